//! Own entries without their comments: pfSense has written the file since, and
//! only the mark in the descriptions is left.

use super::numbers::is_own_interface;
use super::tree::{self, Node};
use crate::devices::MergeError;
use crate::devices::pfsense::bgp::group_name;
use crate::devices::pfsense::tunnel::Tunnel;
use crate::order::in_order;

/// The lists whose entries carry the mark.
const MARKED: &[&[&str]] = &[
    &["aliases"],
    &["filter"],
    &["staticroutes"],
    &["installedpackages", "frrbgpneighbors"],
    &["installedpackages", "frrglobalprefixes"],
    &["installedpackages", "openbgpdgroups"],
];

/// True when an entry's description carries the mark.
pub fn is_marked(node: &Node, mark: &str, text: &str) -> bool {
    node.field("descr", text).ends_with(&format!("({mark})"))
}

/// The text without the tunnel's entries.
///
/// # Errors
/// When the text is not well-formed.
pub fn strip(text: &str, tunnel: &Tunnel<'_>) -> Result<String, MergeError> {
    let mark = tunnel.mark();
    if !text.contains(&mark) {
        return Ok(text.to_owned());
    }
    let root = tree::read(text)?;
    let mut ranges: Vec<(usize, usize)> =
        own(&root, tunnel, text).iter().map(|node| lines_of(node.start, node.end, text)).collect();
    ranges.extend(comments(text, &mark));
    let ranges = in_order(ranges, |one, other| one <= other);
    let mut stripped = text.to_owned();
    for (from, to) in ranges.into_iter().rev() {
        stripped.replace_range(from..to, "");
    }
    Ok(stripped)
}

fn own<'n>(root: &'n Node, tunnel: &Tunnel<'_>, text: &str) -> Vec<&'n Node> {
    let mark = tunnel.mark();
    let marked = |node: &&'n Node| is_marked(node, &mark, text);
    let ipsec = if root.name == "ipsec" { Some(root) } else { root.child("ipsec") };
    let mut found: Vec<&Node> = Vec::new();
    let mut ids: Vec<String> = Vec::new();
    if let Some(ipsec) = ipsec {
        let phase1: Vec<&Node> = ipsec.all("phase1").filter(marked).collect();
        ids.extend(phase1.iter().map(|node| node.field("ikeid", text)));
        found.extend(phase1);
        found.extend(ipsec.all("phase2").filter(|node| marked(node) || ids.contains(&node.field("ikeid", text))));
        let maps = ipsec.child("vtimaps").into_iter().flat_map(|maps| maps.all("item"));
        found.extend(maps.filter(|item| ids.contains(&item.field("reqid", text))));
    }
    for path in MARKED {
        found.extend(root.at(path).into_iter().flat_map(|list| &list.children).filter(marked));
    }
    let neighbors = root.at(&["installedpackages", "openbgpdneighbors"]).into_iter().flat_map(|list| &list.children);
    found.extend(neighbors.filter(|node| node.field("groupname", text) == group_name(tunnel)));
    let interfaces = root.child("interfaces").into_iter().flat_map(|node| &node.children);
    found.extend(interfaces.filter(|node| is_own_interface(tunnel, node, text)));
    let target = format!("gw|{}", tunnel.gateway());
    let rows = root.at(&["installedpackages", "frr", "config"]).into_iter().flat_map(|config| config.all("row"));
    found.extend(rows.filter(|row| row.field("routetarget", text) == target));
    found
}

/// The comments that are left of ranges whose content was changed.
fn comments(text: &str, mark: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for opening in [format!("<!-- {mark} begin "), format!("<!-- {mark} end ")] {
        for (at, _) in text.match_indices(&opening) {
            let Some(length) = text.get(at..).and_then(|rest| rest.find("-->")) else { continue };
            found.push(lines_of(at, at + length + "-->".len(), text));
        }
    }
    found
}

/// The bytes to cut for something: whole lines where it stands alone on them.
fn lines_of(start: usize, end: usize, text: &str) -> (usize, usize) {
    let head = text.get(..start).unwrap_or_default().trim_end_matches([' ', '\t']);
    let rest = text.get(end..).unwrap_or_default();
    let newline = if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with('\n')) };
    if head.ends_with('\n') && newline > 0 { (head.len(), end + newline) } else { (start, end) }
}

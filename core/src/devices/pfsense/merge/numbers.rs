//! The numbers of a tunnel in a firewall that has others: those it had before,
//! else the first that are free.

use super::backup::Backup;
use super::own::is_marked;
use super::tree::Node;
use crate::devices::pfsense::tunnel::{Tunnel, first_ifnum};

/// Takes over the numbers that the tunnel has in the backup; 0 where it has none.
pub fn remember(tunnel: &mut Tunnel<'_>, backup: &Backup<'_>) {
    let (text, mark) = (backup.text, tunnel.mark());
    let ikeid = backup.numbers(backup.phase1().filter(|node| is_marked(node, &mark, text)), "ikeid");
    let reqids = backup.numbers(backup.phase2().filter(|node| is_marked(node, &mark, text)), "reqid");
    tunnel.numbers.ikeid = ikeid.first().copied().unwrap_or(0);
    tunnel.numbers.reqids = reqids;
    let id = tunnel.numbers.ikeid.to_string();
    let maps = backup.vti_maps().filter(|item| item.field("reqid", text) == id);
    tunnel.numbers.ifnum = backup.numbers(maps, "ifnum").first().copied().unwrap_or(0);
    let own = backup.section(&["interfaces"]).iter().find(|node| is_own_interface(tunnel, node, text));
    tunnel.numbers.opt = own.and_then(opt_number).unwrap_or(0);
}

/// True when the interface is the tunnel's: its device and its name.
pub fn is_own_interface(tunnel: &Tunnel<'_>, node: &Node, text: &str) -> bool {
    let named = node.field("descr", text).starts_with(&tunnel.vti);
    tunnel.numbers.ikeid > 0 && named && node.field("if", text) == tunnel.device()
}

fn opt_number(node: &Node) -> Option<u32> {
    node.name.strip_prefix("opt")?.parse().ok()
}

/// Gives the tunnel free numbers and names, keeping its own where they are free.
pub fn allocate(tunnel: &mut Tunnel<'_>, backup: &Backup<'_>) {
    let text = backup.text;
    let ikeids = backup.numbers(backup.phase1(), "ikeid");
    tunnel.numbers.ikeid = free(tunnel.numbers.ikeid, &ikeids);
    let mut taken = backup.numbers(backup.phase2(), "reqid");
    let before = std::mem::take(&mut tunnel.numbers.reqids);
    for index in 0..tunnel.children() {
        let reqid = free(before.get(index).copied().unwrap_or(0), &taken);
        taken.push(reqid);
        tunnel.numbers.reqids.push(reqid);
    }
    let interfaces = backup.section(&["interfaces"]);
    let opts: Vec<u32> = interfaces.iter().filter_map(opt_number).collect();
    tunnel.numbers.opt = free(tunnel.numbers.opt, &opts);
    let ifnums = backup.numbers(backup.vti_maps(), "ifnum");
    let wished = match tunnel.numbers.ifnum {
        0 if tunnel.era.vti_maps_keep_old_numbers() => first_ifnum(tunnel.era, tunnel.numbers.ikeid),
        number => number,
    };
    tunnel.numbers.ifnum = free(wished, &ifnums);
    let names: Vec<String> = interfaces.iter().map(|node| node.field("descr", text).to_ascii_uppercase()).collect();
    tunnel.vti = free_name(&tunnel.vti, 25, &names);
    let aliases = backup.section(&["aliases"]).iter().map(|node| node.field("name", text));
    tunnel.alias = free_name(&tunnel.alias, 31, &aliases.collect::<Vec<String>>());
}

/// The wished number when it is free, else the first that is.
fn free(wished: u32, taken: &[u32]) -> u32 {
    if wished > 0 && !taken.contains(&wished) {
        return wished;
    }
    (1..=u32::MAX).find(|number| !taken.contains(number)).unwrap_or(u32::MAX)
}

/// The name, with a number behind it when somebody else has it.
fn free_name(name: &str, most: usize, taken: &[String]) -> String {
    let is_free = |name: &String| !taken.contains(name);
    let numbered = (2..1000).map(|number| {
        let cut: String = name.chars().take(most.saturating_sub(4)).collect();
        format!("{cut}_{number}")
    });
    std::iter::once(name.to_owned()).chain(numbered).find(is_free).unwrap_or_else(|| name.to_owned())
}

/// A rule's number that no other rule has.
pub fn free_tracker(wished: u32, backup: &Backup<'_>) -> u32 {
    let taken = backup.numbers(backup.section(&["filter"]).iter(), "tracker");
    (wished..u32::MAX).find(|number| !taken.contains(number)).unwrap_or(wished)
}

//! The two scripts of the wiki, with what its examples leave out: one moves a tunnel to
//! the other address of its peer, one sends SNMP traps.

use std::net::IpAddr;

use crate::bundle::{Artifact, ArtifactKind, Header};
use crate::plan::{Remote, Start};
use crate::render::shell::word;
use crate::render::template::{Words, fill};
use crate::side::{PLACEHOLDER, Side, TunnelView};

const FAILOVER: &str = include_str!("templates/failover.sh");
const TRAP: &str = include_str!("templates/tunnel-trap.sh");
const SHELL: &str = "text/x-shellscript";

/// A script for each tunnel whose peer has a second address, and the one that sends traps
/// where it was asked for.
pub fn render(side: &Side<'_>) -> Vec<Artifact> {
    let mut files: Vec<Artifact> = side.tunnels().filter_map(|view| failover(side, &view)).collect();
    if sends_traps(side) {
        files.push(traps(side));
    }
    files
}

/// True when the script that sends traps was asked for.
pub fn sends_traps(side: &Side<'_>) -> bool {
    side.gateway().settings.flag("traps")
}

/// The other address of a peer that this end calls by its address.
pub fn second_address(view: &TunnelView<'_>) -> Option<IpAddr> {
    // Where OSPF finds the way, nothing moves a tunnel.
    let Remote::Address(first) = view.here.remote.clone() else { return None };
    if view.here.ospf.is_some() {
        return None;
    }
    let spare = view.peer.lines.iter().filter(|line| !line.dynamic).filter_map(|line| line.address);
    spare.into_iter().find(|address| *address != first).filter(|_| view.here.start == Start::Initiate)
}

fn failover(side: &Side<'_>, view: &TunnelView<'_>) -> Option<Artifact> {
    let second = second_address(view)?;
    let mut words = Words::new();
    words
        .set("id", &view.tunnel.id)
        .set("first", &word(&view.here.remote.text()))
        .set("second", &word(&second.to_string()));
    let name = format!("failover-{}.sh", view.tunnel.id);
    Some(script(side, &name, "Moves the tunnel to the other address of its peer.", FAILOVER, words, &[]))
}

fn traps(side: &Side<'_>) -> Artifact {
    let settings = &side.gateway().settings;
    let or_later = |text: String, what: &str| if text.is_empty() { format!("{PLACEHOLDER}{what}") } else { text };
    let source = settings.address("inside_address").map_or_else(String::new, |address| address.to_string());
    let source = or_later(source, "OWN-ADDRESS-INSIDE");
    let targets = or_later(settings.text("ping_addresses").to_owned(), "ADDRESSES-TO-PING");
    let oid = or_later(settings.text("trap_oid").to_owned(), "OID-OF-YOUR-OWN");
    let mut words = Words::new();
    // Addresses and numbers alone pass the questions' checks: none of them needs a quote.
    words.set("source", &source).set("targets", &targets).set("oid", &oid);
    let replace: Vec<String> =
        [source, targets, oid].into_iter().filter(|word| word.starts_with(PLACEHOLDER)).collect();
    script(side, "tunnel-trap.sh", "Sends SNMP traps when a tunnel stops answering.", TRAP, words, &replace)
}

fn script(
    side: &Side<'_>,
    name: &str,
    purpose: &str,
    template: &str,
    mut words: Words,
    replace: &[String],
) -> Artifact {
    let text = fill(template, words.header(Header::of(side, name, replace).lines()));
    let file = Artifact::new(&side.gateway().id, name, ArtifactKind::Configuration, SHELL, purpose, text);
    Artifact { replace: replace.to_vec(), ..file }
}

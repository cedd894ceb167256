//! The NAT router before a gateway, where it is of a kind that there is a guide for.

use super::{Artifact, ArtifactKind, Header};
use crate::devices::Router;
use crate::finding::Finding;
use crate::plan::{Plan, PlannedGateway, PlannedLine, PlannedNat, Start};
use crate::render::markdown::{filled, plain};
use crate::render::template::Words;

/// A guide for each such router.
pub(super) fn artifacts(plan: &Plan, findings: &[Finding]) -> Vec<Artifact> {
    let mut files = Vec::new();
    for (index, gateway) in plan.gateways.iter().enumerate() {
        for (line, place) in gateway.lines.iter().zip(0..) {
            let Some(nat) = &line.nat else { continue };
            let Some(kind) = nat.kind else { continue };
            let mut words = words_of(gateway, line, nat, kind);
            tunnels(&mut words, plan, (index, place));
            let purpose = format!("The router before {}: what to share, and its traps.", gateway.id);
            let text = filled(kind.guide, &words, &Header::shared(plan, findings, "router"));
            let number = if place == 0 { String::new() } else { format!("-{}", place + 1) };
            let name = format!("router-{}{number}.md", gateway.id);
            files.push(Artifact::shared(ArtifactKind::Guide, &name, "text/markdown", &purpose, text));
        }
    }
    files
}

fn words_of(gateway: &PlannedGateway, line: &PlannedLine, nat: &PlannedNat, kind: &Router) -> Words {
    let mut words = Words::new();
    let name = if nat.router.is_empty() { kind.name } else { &nat.router };
    words.set("name", &plain(&name)).set("label", &plain(&gateway.label)).flag("dynamic", line.dynamic);
    words.set("fqdn", &line.fqdn.as_deref().map_or_else(|| "the one that you choose".to_owned(), |name| plain(&name)));
    words.set("inside", &nat.inside.map_or_else(|| "the gateway".to_owned(), |address| address.to_string()));
    words
}

/// Who calls whom over this line, and how.
fn tunnels(words: &mut Words, plan: &Plan, line: (usize, usize)) {
    let mut called = false;
    for [first, second] in plan.tunnels.iter().map(|tunnel| &tunnel.ends) {
        for (here, there) in [(first, second), (second, first)] {
            called |= (here.gateway, here.line) == line && there.start == Start::Initiate;
        }
    }
    let by_hand = plan.manual.iter().flat_map(|tunnel| &tunnel.ends).any(|end| (end.gateway, end.line) == line);
    words.flag("nat_t", called).flag("by_hand", by_hand).flag("called", called || by_hand);
}

//! The files of a side with manual keys: commands where each of their words is
//! confirmed, the pages as a guide, checks, the way back.

use ipnet::IpNet;

use super::{OS_6, words};
use crate::bundle::{Artifact, ArtifactKind, Header};
use crate::devices::{ManualLabels, Parameter, PhaseOfWork, RunStep, manual_file, manual_parameters, manual_replace};
use crate::keys::Radix;
use crate::order::in_order;
use crate::render::lines::Lines;
use crate::render::markdown;
use crate::render::template::{Words, fill};
use crate::side::{ManualView, Part, Side, Way};

const COMMANDS: &str = include_str!("templates/manual.cli");
const ROLLBACK: &str = include_str!("templates/manual-rollback.cli");
const GUIDE: &str = include_str!("templates/manual-guide.md");
const VERIFY: &str = include_str!("templates/manual-verify.md");

const LABELS: ManualLabels = ManualLabels {
    local: "Address of the bound interface",
    remote: "IPsec Gateway Name or Address",
    encryption: "Encryption",
    integrity: "Authentication",
    encryption_key: ["Encryption Key", ""],
    integrity_key: ["Authentication Key", ""],
    local_networks: "Local network",
    remote_networks: "Destination network",
};

/// Every value in the words of its pages.
pub fn parameters(side: &Side<'_>, view: &ManualView<'_>) -> Vec<Parameter> {
    let cipher = words::cipher(view.tunnel.encryption);
    manual_parameters(side, view, &LABELS, (cipher, view.tunnel.integrity.map_or("", words::hash)))
}

/// Every file; none where no tunnel has manual keys.
pub fn render(side: &Side<'_>) -> Vec<Artifact> {
    if side.manual_tunnels().next().is_none() {
        return Vec::new();
    }
    let words = words_of(side);
    let replace = manual_replace(side);
    let page = |name, kind, template, purpose, replace: &[String]| {
        let text = markdown::filled(template, &words, &Header::of(side, purpose, replace));
        manual_file(side, (name, kind, "text/markdown"), purpose, text)
    };
    let script = |name, kind, template, purpose, replace: &[String]| {
        let mut out = Lines::indented_by("");
        out.header("!", &Header::of(side, purpose, replace).for_console()).line("").line(fill(template, &words));
        manual_file(side, (name, kind, "text/plain"), purpose, out.finish())
    };
    let mut files = vec![page("guide.md", ArtifactKind::Guide, GUIDE, "The pages, field by field", &replace)];
    if has_commands(side) {
        let purpose = "The same as commands for the console";
        files.push(script("vpn.cli", ArtifactKind::Configuration, COMMANDS, purpose, &replace));
    }
    files.push(script("rollback.cli", ArtifactKind::Rollback, ROLLBACK, "Takes it away again", &[]));
    files.push(page("verify.md", ArtifactKind::Verify, VERIFY, "Places that show whether it works", &[]));
    files
}

/// How a group is named as remote network is written nowhere that was read, so
/// tunnels with several remote networks have the pages only.
fn has_commands(side: &Side<'_>) -> bool {
    side.manual_tunnels().all(|view| networks(&view, |(_, other)| *other).len() == 1)
}

fn words_of(side: &Side<'_>) -> Words {
    let mut words = Words::new();
    words.flag("commands", has_commands(side)).flag("old", side.gateway().release.id == OS_6);
    words.set("bound", &bound(side));
    words.list("tunnels", side.manual_tunnels().map(|view| tunnel(side, &view)).collect());
    words
}

fn tunnel(side: &Side<'_>, view: &ManualView<'_>) -> Words {
    let mut words = Words::new();
    // A tunnel's id is small letters, digits and hyphens; keys are hexadecimal digits or
    // the word to replace: nothing to quote.
    words.set("id", &view.tunnel.id).set("peer", &view.here.remote.text());
    words.set("cipher", &words::cipher(view.tunnel.encryption));
    words.set("hash", &view.tunnel.integrity.map_or("", words::hash));
    words.set("encryption_key", &side.manual_key(view, Way::In, Part::Encryption).text());
    words.set("integrity_key", &side.manual_key(view, Way::In, Part::Integrity).text());
    words.set("spi_in", &view.here.spi_in.text(Radix::Prefixed8));
    words.set("spi_out", &view.here.spi_out.text(Radix::Prefixed8));
    let own = networks(view, |(own, _)| *own);
    words.flag("several", own.len() > 1);
    words.list("locals", objects(&own));
    words.list("remotes", objects(&networks(view, |(_, other)| *other)));
    words.list("fields", parameters(side, view).iter().map(Parameter::row).collect());
    words
}

/// What a policy is bound to.
pub(super) fn bound(side: &Side<'_>) -> String {
    match side.gateway().settings.text("wan_interface") {
        "" => "zone WAN".to_owned(),
        // The question takes letters, digits and colons only.
        interface => format!("interface {interface}"),
    }
}

/// The networks on one side of the pairs, each once.
fn networks(view: &ManualView<'_>, pick: fn(&(IpNet, IpNet)) -> IpNet) -> Vec<IpNet> {
    once(view.here.selectors.iter().map(pick))
}

/// Networks in their order, each once.
pub(super) fn once(networks: impl Iterator<Item = IpNet>) -> Vec<IpNet> {
    let mut all = in_order(networks.collect(), |one: &IpNet, other| one <= other);
    all.dedup();
    all
}

/// Address objects with their numbers.
pub(super) fn objects(networks: &[IpNet]) -> Vec<Words> {
    let object = |(place, network): (usize, &IpNet)| {
        let mut words = Words::new();
        words.set("number", &(place + 1)).set("network", network);
        if network.prefix_len() == network.max_prefix_len() {
            words.set("object", &format_args!("host {}", network.addr()));
        } else {
            words.set("object", &format_args!("network {} {}", network.network(), network.netmask()));
        }
        words
    };
    networks.iter().enumerate().map(object).collect()
}

/// This side's part of the work.
pub fn runbook(side: &Side<'_>) -> Vec<RunStep> {
    if side.manual_tunnels().next().is_none() {
        return Vec::new();
    }
    let step = |phase, text: &'static str, minutes| RunStep { phase, text: text.into(), minutes: Some(minutes) };
    vec![
        step(PhaseOfWork::Prepare, "Save the settings. Check that no other manual policy has one of the SPIs.", 5),
        step(PhaseOfWork::Configure, "Go through guide.md, or paste vpn.cli where it is there.", 15),
        step(PhaseOfWork::Connect, "Enable the policy.", 1),
        step(PhaseOfWork::Verify, "Go through verify.md.", 5),
        step(PhaseOfWork::Rollback, "Paste rollback.cli, or delete the policy and its address objects.", 5),
    ]
}

//! The files of a side with manual keys: commands, the way back, a guide, checks.

use std::fmt::{self, Display};

use ipnet::IpNet;

use super::{profile, words};
use crate::bundle::{Artifact, ArtifactKind, Header};
use crate::devices::{ManualLabels, Parameter, PhaseOfWork, RunStep, manual_file, manual_parameters, manual_replace};
use crate::render::lines::Lines;
use crate::render::markdown;
use crate::render::template::{Words, fill};
use crate::side::{ManualView, Part, Side, Way};

const COMMANDS: &str = include_str!("templates/manual.ios");
const ROLLBACK: &str = include_str!("templates/manual-rollback.ios");
const GUIDE: &str = include_str!("templates/manual-guide.md");
const VERIFY: &str = include_str!("templates/manual-verify.md");

/// The crypto map where the interface has none.
pub(super) const OWN_MAP: &str = "tw";

const LABELS: ManualLabels = ManualLabels {
    local: "address of the outside interface",
    remote: "set peer",
    encryption: "transform-set, cipher",
    integrity: "transform-set, hash",
    encryption_key: ["session-key inbound cipher", "session-key outbound cipher"],
    integrity_key: ["session-key inbound authenticator", "session-key outbound authenticator"],
    local_networks: "access list, source",
    remote_networks: "access list, destination",
};

/// Every value in IOS's words.
pub fn parameters(side: &Side<'_>, view: &ManualView<'_>) -> Vec<Parameter> {
    let cipher = words::cipher(view.tunnel.encryption);
    manual_parameters(side, view, &LABELS, (cipher, view.tunnel.integrity.map_or("", words::hash)))
}

/// Every file; none where no tunnel has manual keys.
pub fn render(side: &Side<'_>) -> Vec<Artifact> {
    if side.manual_tunnels().next().is_none() {
        return Vec::new();
    }
    // The keys stand in the file that is pasted, and nowhere else.
    let without = Side { keys: None, ..*side };
    let (secret, open) = (words_of(side), words_of(&without));
    let page = |name, kind, template, purpose, replace: &[String]| {
        let text = markdown::filled(template, &open, &Header::of(side, purpose, replace));
        manual_file(side, (name, kind, "text/markdown"), purpose, text)
    };
    let script = |name, kind, template, purpose, words: &Words, replace: &[String]| {
        // A line that begins with ! is a comment.
        let mut out = Lines::indented_by("");
        out.header("!", &Header::of(side, purpose, replace).for_console()).line("!").line(fill(template, words));
        manual_file(side, (name, kind, "text/plain"), purpose, out.finish())
    };
    let replace = manual_replace(side);
    let purpose = "The commands to paste at the prompt of a privileged session";
    let back = "Takes them away again";
    vec![
        script("vpn.ios", ArtifactKind::Configuration, COMMANDS, purpose, &secret, &replace),
        script("rollback.ios", ArtifactKind::Rollback, ROLLBACK, back, &open, &[]),
        page("guide.md", ArtifactKind::Guide, GUIDE, "What to do, in order", &manual_replace(&without)),
        page("verify.md", ArtifactKind::Verify, VERIFY, "Commands that show whether it works", &[]),
    ]
}

fn words_of(side: &Side<'_>) -> Words {
    let mut words = Words::new();
    let settings = &side.gateway().settings;
    let map = settings.text("crypto_map");
    // The questions take one plain word each.
    words.set("map", if map.is_empty() { &OWN_MAP } else { &map }).flag("own_map", map.is_empty());
    words.set("outside", &settings.text("external_interface")).set("inside", &settings.text("internal_interface"));
    words.flag("undocumented", !profile::is_documented(side.gateway().release.id));
    // One number for the interface: what fits every tunnel.
    words.set("mss", &side.manual_tunnels().map(|view| view.tunnel.mss).min().unwrap_or_default());
    let first = settings.number("first_entry").unwrap_or(10);
    let tunnels = (first..).zip(side.manual_tunnels()).map(|(entry, view)| tunnel(side, &view, entry));
    words.list("tunnels", tunnels.collect()).list("peers", peers(side));
    words
}

fn tunnel(side: &Side<'_>, view: &ManualView<'_>, entry: u32) -> Words {
    let mut words = Words::new();
    // A tunnel's id is small letters, digits and hyphens: a name as it is.
    let id = &view.tunnel.id;
    words.set("id", id).set("name", &format_args!("tw-{id}")).set("entry", &entry);
    words.set("peer", &view.here.remote.text());
    words.set("cipher", &words::cipher(view.tunnel.encryption));
    words.set("hash", &view.tunnel.integrity.map_or("", words::hash));
    words.set("spi_in", &view.spi(Way::In)).set("spi_out", &view.spi(Way::Out));
    // Hexadecimal digits, or the word to replace: nothing to quote.
    for (name, way, part) in [
        ("encryption_in", Way::In, Part::Encryption),
        ("integrity_in", Way::In, Part::Integrity),
        ("encryption_out", Way::Out, Part::Encryption),
        ("integrity_out", Way::Out, Part::Integrity),
    ] {
        words.set(name, &side.manual_key(view, way, part).text());
    }
    words.list("pairs", view.here.selectors.iter().map(pair).collect());
    words.list("fields", parameters(side, view).iter().map(Parameter::row).collect());
    words
}

/// The outside addresses of the tunnels, each pair once.
fn peers(side: &Side<'_>) -> Vec<Words> {
    let mut seen = Vec::new();
    for view in side.manual_tunnels() {
        let both = (view.here.remote.text(), view.here.local.text());
        if !seen.contains(&both) {
            seen.push(both);
        }
    }
    let entry = |(peer, local): &(String, String)| {
        let mut words = Words::new();
        words.set("peer", peer).set("local", local);
        words
    };
    seen.iter().map(entry).collect()
}

fn pair((own, other): &(IpNet, IpNet)) -> Words {
    let mut words = Words::new();
    words.set("own", &Wildcard(own)).set("other", &Wildcard(other));
    words
}

/// A network as an access list writes it: `10.0.0.0 0.0.0.255`, `host 10.0.0.1`, `any`.
pub(super) struct Wildcard<'a>(pub(super) &'a IpNet);

impl Display for Wildcard<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.prefix_len() {
            0 => f.write_str("any"),
            full if full == self.0.max_prefix_len() => write!(f, "host {}", self.0.addr()),
            _ => write!(f, "{} {}", self.0.network(), self.0.hostmask()),
        }
    }
}

/// This side's part of the work.
pub fn runbook(side: &Side<'_>) -> Vec<RunStep> {
    if side.manual_tunnels().next().is_none() {
        return Vec::new();
    }
    let step = |phase, text: &'static str, minutes| RunStep { phase, text: text.into(), minutes: Some(minutes) };
    vec![
        step(
            PhaseOfWork::Prepare,
            "Keep the configuration. Check with show crypto map that map, entries and SPIs are free.",
            5,
        ),
        step(PhaseOfWork::Configure, "Exempt the networks from NAT and let ESP in, by guide.md.", 10),
        step(PhaseOfWork::Connect, "Paste vpn.ios.", 2),
        step(PhaseOfWork::Verify, "Go through verify.md; then save the configuration.", 5),
        step(PhaseOfWork::Rollback, "Paste rollback.ios; take the lines for NAT and ESP back.", 5),
    ]
}

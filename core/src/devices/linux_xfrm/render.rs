//! The files of a side: commands for `ip -batch`, the way back, a guide, checks.

use super::words;
use crate::bundle::{Artifact, ArtifactKind, Header};
use crate::devices::{
    ManualLabels, Parameter, PhaseOfWork, RunStep, manual_file, manual_notes, manual_parameters, manual_replace,
    manual_step,
};
use crate::render::guide::Guide;
use crate::render::lines::Lines;
use crate::side::{ManualView, Part, Side, Way};

const LABELS: ManualLabels = ManualLabels {
    local: "src of outgoing states",
    remote: "dst of outgoing states",
    encryption: "enc or aead",
    integrity: "auth-trunc",
    encryption_key: ["ALGO-KEYMAT of enc or aead, to this host", "ALGO-KEYMAT of enc or aead, to the peer"],
    integrity_key: ["ALGO-KEYMAT of auth-trunc, to this host", "ALGO-KEYMAT of auth-trunc, to the peer"],
    local_networks: "src of outgoing policies",
    remote_networks: "dst of outgoing policies",
};

/// Every file; none where no tunnel has manual keys.
pub fn render(side: &Side<'_>) -> Vec<Artifact> {
    if side.manual_tunnels().next().is_none() {
        return Vec::new();
    }
    let plain = "text/plain";
    vec![
        manual_file(
            side,
            ("xfrm.batch", ArtifactKind::Configuration, plain),
            "States and policies, to be loaded with: ip -batch xfrm.batch",
            configuration(side),
        ),
        manual_file(
            side,
            ("rollback.batch", ArtifactKind::Rollback, plain),
            "Takes them away again: ip -force -batch rollback.batch",
            rollback(side),
        ),
        manual_file(side, ("guide.md", ArtifactKind::Guide, "text/markdown"), "What to do, in order.", guide(side)),
        manual_file(
            side,
            ("verify.md", ArtifactKind::Verify, "text/markdown"),
            "Commands that show whether it works.",
            verify(side),
        ),
    ]
}

fn headed(side: &Side<'_>, what: &str, replace: &[String]) -> Lines {
    let mut out = Lines::indented_by("");
    out.header("#", &Header::of(side, what, replace)).line("");
    out
}

fn configuration(side: &Side<'_>) -> String {
    let mut out = headed(side, "states and policies for ip -batch", &manual_replace(side));
    for view in side.manual_tunnels() {
        out.format(format_args!("# {}", view.tunnel.id));
        out.line(state(side, &view, Way::Out)).line(state(side, &view, Way::In));
        policies(&view, "add", &mut out);
        out.line("");
    }
    out.finish()
}

/// `src A dst B` of a direction.
fn addresses(view: &ManualView<'_>, way: Way) -> String {
    let (local, remote) = (view.here.local.text(), view.here.remote.text());
    match way {
        Way::Out => format!("src {local} dst {remote}"),
        Way::In => format!("src {remote} dst {local}"),
    }
}

/// The SPI's number serves as the number that joins policies to their state: it is
/// not in use by another tunnel here.
fn reqid(view: &ManualView<'_>, way: Way) -> u32 {
    match way {
        Way::In => view.here.spi_in.number(),
        Way::Out => view.here.spi_out.number(),
    }
}

fn state(side: &Side<'_>, view: &ManualView<'_>, way: Way) -> String {
    let key = side.manual_key(view, way, Part::Encryption);
    let cipher = words::cipher(view.tunnel.encryption);
    let algorithms = match view.tunnel.integrity {
        None => format!("aead {cipher} {} 128", key.text()),
        // The length is written out: without it the kernel cuts SHA-256 to 96 bits, and nobody else does.
        Some(hash) => format!(
            "enc {cipher} {} auth-trunc {} {} {}",
            key.text(),
            words::hash(hash),
            side.manual_key(view, way, Part::Integrity).text(),
            hash.icv_bits()
        ),
    };
    format!(
        "xfrm state add {} proto esp spi {} reqid {} mode tunnel {algorithms}",
        addresses(view, way),
        view.spi(way),
        reqid(view, way)
    )
}

fn policies(view: &ManualView<'_>, verb: &str, out: &mut Lines) {
    for (own, other) in &view.here.selectors {
        for (direction, way) in [("out", Way::Out), ("in", Way::In), ("fwd", Way::In)] {
            let (src, dst) = if way == Way::Out { (own, other) } else { (other, own) };
            let template = match verb {
                "add" => format!(" tmpl {} proto esp reqid {} mode tunnel", addresses(view, way), reqid(view, way)),
                _ => String::new(),
            };
            out.format(format_args!("xfrm policy {verb} src {src} dst {dst} dir {direction}{template}"));
        }
    }
}

fn rollback(side: &Side<'_>) -> String {
    let mut out = headed(side, "the way back, for ip -force -batch", &[]);
    for view in side.manual_tunnels() {
        out.format(format_args!("# {}", view.tunnel.id));
        policies(&view, "delete", &mut out);
        for way in [Way::Out, Way::In] {
            out.format(format_args!("xfrm state delete {} proto esp spi {}", addresses(&view, way), view.spi(way)));
        }
        out.line("");
    }
    out.finish()
}

/// Every value in the kernel's words.
pub fn parameters(side: &Side<'_>, view: &ManualView<'_>) -> Vec<Parameter> {
    let hash = view.tunnel.integrity.map(|hash| format!("{} {}", words::hash(hash), hash.icv_bits()));
    let words = (words::cipher(view.tunnel.encryption), hash.unwrap_or_default());
    manual_parameters(side, view, &LABELS, (words.0, &words.1))
}

fn guide(side: &Side<'_>) -> String {
    // The table is for reading aloud; the keys stand in the file that is loaded, and nowhere else.
    let without = Side { keys: None, ..*side };
    let mut guide = Guide::titled(format_args!("{}: keys by hand on Linux", side.gateway().label));
    guide.section("Load states and policies", "a root shell");
    manual_notes(&mut guide);
    guide.step("See which SPIs are in use; none of those below may be among them.").code("ip xfrm state list nokeys");
    guide
        .step("Put xfrm.batch where only root can read it.")
        .code("install -m 600 xfrm.batch /etc/xfrm.batch")
        .step("Load it. Nothing that is there already is changed.")
        .code("ip -batch /etc/xfrm.batch")
        .step("Let the kernel forward.")
        .code("sysctl -w net.ipv4.ip_forward=1")
        .step(
            "Let the firewall pass IP protocol 50 (ESP) between the two outside addresses, and keep packets between \
             the networks out of any NAT rule.",
        )
        .step("States and policies are gone after a restart: load the file again when the network comes up.");
    for view in side.manual_tunnels() {
        guide.section(format_args!("Values of {}", view.tunnel.id), "");
        let text = "These values are in xfrm.batch; compare them with the other end's.";
        manual_step(&mut guide, text, &parameters(&without, &view));
    }
    guide.finish(&Header::of(side, "guide", &manual_replace(&without)))
}

fn verify(side: &Side<'_>) -> String {
    let mut guide = Guide::titled("Does it work?");
    guide
        .section("Look", "a root shell")
        .step("Both states of each tunnel are there; their byte counts grow while something is sent.")
        .code("ip -s xfrm state list nokeys")
        .step("The policies are there, three for each pair of networks.")
        .code("ip xfrm policy list")
        .step("No error counter grows: XfrmInNoStates means a wrong SPI or address, XfrmInStateProtoError a wrong key.")
        .code("cat /proc/net/xfrm_stat");
    guide.finish(&Header::of(side, "checks", &[]))
}

/// This side's part of the work.
pub fn runbook(side: &Side<'_>) -> Vec<RunStep> {
    if side.manual_tunnels().next().is_none() {
        return Vec::new();
    }
    let step = |phase, text: &'static str, minutes| RunStep { phase, text: text.into(), minutes: Some(minutes) };
    vec![
        step(PhaseOfWork::Prepare, "Check with ip xfrm state list nokeys that the SPIs are free.", 2),
        step(PhaseOfWork::Configure, "Copy xfrm.batch, let the firewall pass ESP, exempt the networks from NAT.", 10),
        step(PhaseOfWork::Connect, "Load xfrm.batch with ip -batch.", 1),
        step(PhaseOfWork::Verify, "Go through verify.md.", 5),
        step(PhaseOfWork::Rollback, "Load rollback.batch with ip -force -batch.", 1),
    ]
}

//! The files of a side: a file for `setkey -f`, the way back, a guide, checks.

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
    local: "src of the add to the peer",
    remote: "dst of the add to the peer",
    encryption: "-E",
    integrity: "-A",
    encryption_key: ["key of -E, to this host", "key of -E, to the peer"],
    integrity_key: ["key of -A, to this host", "key of -A, to the peer"],
    local_networks: "src_range of the policies out",
    remote_networks: "dst_range of the policies out",
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
            ("setkey.conf", ArtifactKind::Configuration, plain),
            "Associations and policies, to be loaded with: setkey -f setkey.conf",
            configuration(side),
        ),
        manual_file(
            side,
            ("rollback.conf", ArtifactKind::Rollback, plain),
            "Takes them away again: setkey -f rollback.conf",
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
    let mut out = headed(side, "associations and policies for setkey -f", &manual_replace(side));
    for view in side.manual_tunnels() {
        out.format(format_args!("# {}", view.tunnel.id));
        out.line(add(side, &view, Way::Out)).line(add(side, &view, Way::In));
        for (own, other) in &view.here.selectors {
            let (local, remote, id) = (view.here.local.text(), view.here.remote.text(), unique(&view));
            out.format(format_args!("spdadd {own} {other} any -P out ipsec esp/tunnel/{local}-{remote}/unique:{id} ;"));
            out.format(format_args!("spdadd {other} {own} any -P in ipsec esp/tunnel/{remote}-{local}/unique:{id} ;"));
        }
        out.line("");
    }
    out.finish()
}

/// `src dst` of a direction.
fn addresses(view: &ManualView<'_>, way: Way) -> String {
    let (local, remote) = (view.here.local.text(), view.here.remote.text());
    match way {
        Way::Out => format!("{local} {remote}"),
        Way::In => format!("{remote} {local}"),
    }
}

/// Joins the policies of one tunnel to its associations, where two tunnels lead to
/// the same peer; 1 to 32767.
fn unique(view: &ManualView<'_>) -> usize {
    1000 + view.tunnel.place % 10_000
}

fn add(side: &Side<'_>, view: &ManualView<'_>, way: Way) -> String {
    let cipher = words::cipher(view.tunnel.encryption, side.gateway().release.id);
    let mut line = format!(
        "add {} esp {} -m tunnel -u {} -E {cipher} {}",
        addresses(view, way),
        view.spi(way),
        unique(view),
        side.manual_key(view, way, Part::Encryption).text()
    );
    if let Some(hash) = view.tunnel.integrity {
        let key = side.manual_key(view, way, Part::Integrity);
        line.push_str(&format!(" -A {} {}", words::hash(hash), key.text()));
    }
    line + " ;"
}

fn rollback(side: &Side<'_>) -> String {
    let mut out = headed(side, "the way back, for setkey -f", &[]);
    for view in side.manual_tunnels() {
        out.format(format_args!("# {}", view.tunnel.id));
        for (own, other) in &view.here.selectors {
            out.format(format_args!("spddelete {own} {other} any -P out ;"));
            out.format(format_args!("spddelete {other} {own} any -P in ;"));
        }
        for way in [Way::Out, Way::In] {
            out.format(format_args!("delete {} esp {} ;", addresses(&view, way), view.spi(way)));
        }
        out.line("");
    }
    out.finish()
}

/// Every value in setkey's words.
pub fn parameters(side: &Side<'_>, view: &ManualView<'_>) -> Vec<Parameter> {
    let cipher = words::cipher(view.tunnel.encryption, side.gateway().release.id);
    manual_parameters(side, view, &LABELS, (cipher, view.tunnel.integrity.map_or("", words::hash)))
}

fn guide(side: &Side<'_>) -> String {
    // The table is for reading aloud; the keys stand in the file that is loaded, and nowhere else.
    let without = Side { keys: None, ..*side };
    let mut guide = Guide::titled(format_args!("{}: keys by hand on FreeBSD", side.gateway().label));
    guide.section("Load associations and policies", "a root shell");
    manual_notes(&mut guide);
    guide
        .step("See which SPIs are in use; none of those below may be among them. The list shows keys.")
        .code("setkey -D")
        .step("Put setkey.conf where only root can read it.")
        .code("install -m 600 setkey.conf /usr/local/etc/setkey.conf")
        .step("Load it. Nothing that is there already is changed.")
        .code("setkey -f /usr/local/etc/setkey.conf")
        .step("Let the kernel forward.")
        .code("sysctl net.inet.ip.forwarding=1")
        .step(
            "Let the firewall pass IP protocol 50 (ESP) between the two outside addresses, and keep packets between \
             the networks out of any NAT rule.",
        )
        .step("Associations and policies are gone after a restart: load the file again when the network comes up.");
    for view in side.manual_tunnels() {
        guide.section(format_args!("Values of {}", view.tunnel.id), "");
        let text = "These values are in setkey.conf; compare them with the other end's.";
        manual_step(&mut guide, text, &parameters(&without, &view));
    }
    guide.finish(&Header::of(side, "guide", &manual_replace(&without)))
}

fn verify(side: &Side<'_>) -> String {
    let mut guide = Guide::titled("Does it work?");
    guide
        .section("Look", "a root shell")
        .step("Both associations of each tunnel are there. The list shows keys: look at it alone.")
        .code("setkey -D")
        .step("The policies are there, two for each pair of networks.")
        .code("setkey -DP");
    guide.finish(&Header::of(side, "checks", &[]))
}

/// This side's part of the work.
pub fn runbook(side: &Side<'_>) -> Vec<RunStep> {
    if side.manual_tunnels().next().is_none() {
        return Vec::new();
    }
    let step = |phase, text: &'static str, minutes| RunStep { phase, text: text.into(), minutes: Some(minutes) };
    vec![
        step(PhaseOfWork::Prepare, "Check with setkey -D that the SPIs are free.", 2),
        step(PhaseOfWork::Configure, "Copy setkey.conf, let the firewall pass ESP, exempt the networks from NAT.", 10),
        step(PhaseOfWork::Connect, "Load setkey.conf with setkey -f.", 1),
        step(PhaseOfWork::Verify, "Go through verify.md.", 5),
        step(PhaseOfWork::Rollback, "Load rollback.conf with setkey -f.", 1),
    ]
}

//! This side's part of the work.

use crate::devices::{PhaseOfWork, RunStep};
use crate::side::Side;

/// The steps.
pub fn runbook(side: &Side<'_>) -> Vec<RunStep> {
    let step = |phase, text: &'static str, minutes| RunStep { phase, text: text.into(), minutes: Some(minutes) };
    let mut steps = vec![
        step(PhaseOfWork::Prepare, "Save the whole configuration of the firewall.", 2),
        step(
            PhaseOfWork::Configure,
            "Enter the key, the connection with its child, and the firewall rules by the guide.",
            15,
        ),
        step(PhaseOfWork::Connect, "Check Enabled in the connection, save, apply.", 1),
        step(PhaseOfWork::Verify, "Go through verify.md.", 5),
        step(PhaseOfWork::Rollback, "Uncheck Enabled in the connection; rollback.md has the rest.", 1),
    ];
    if side.tunnels().any(|view| view.tunnel.is_route_based()) {
        steps.push(step(PhaseOfWork::Configure, "Make the tunnel interface, its gateway and the routes.", 5));
    }
    if side.tunnels().any(|view| view.here.bgp.is_some()) {
        steps.push(step(PhaseOfWork::Configure, "Install os-frr and set up BGP.", 10));
    }
    for view in side.tunnels().filter(|view| view.here.start == crate::plan::Start::Respond) {
        if let Some(nat) = &view.line.nat {
            let text = format!("Forward UDP 500 and UDP 4500 on {} to this firewall.", nat.router);
            steps.push(RunStep { phase: PhaseOfWork::Prepare, text: text.into(), minutes: Some(5) });
        }
    }
    steps
}

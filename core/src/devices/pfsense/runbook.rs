//! This side's part of the work.

use std::borrow::Cow;

use super::tunnel::{any_bgp, on_openbgpd, tunnels};
use crate::devices::{PhaseOfWork, RunStep};
use crate::side::Side;

fn step(phase: PhaseOfWork, text: impl Into<Cow<'static, str>>, minutes: u16) -> RunStep {
    RunStep { phase, text: text.into(), minutes: Some(minutes) }
}

/// The steps.
pub fn runbook(side: &Side<'_>) -> Vec<RunStep> {
    let tunnels = tunnels(side);
    let mut steps = vec![
        step(PhaseOfWork::Prepare, "Save the whole configuration of the firewall.", 2),
        step(PhaseOfWork::Configure, "Make phase 1 (disabled) and phase 2 by the guide, or merge into the backup.", 10),
    ];
    if tunnels.iter().any(super::tunnel::Tunnel::is_routed) {
        steps.push(step(PhaseOfWork::Configure, "Assign the tunnel interface; set its MTU and MSS.", 5));
    } else {
        steps.push(step(PhaseOfWork::Configure, "Set the MSS clamp.", 2));
    }
    steps.push(step(PhaseOfWork::Configure, "Add the alias and the firewall rules.", 5));
    if any_bgp(&tunnels) {
        let package = if on_openbgpd(side) { "OpenBGPD" } else { "FRR" };
        steps.push(step(PhaseOfWork::Configure, format!("Install the package {package} and set up BGP."), 10));
    } else if tunnels.iter().any(super::tunnel::Tunnel::is_routed) {
        steps.push(step(PhaseOfWork::Configure, "Add the static routes.", 3));
    }
    for tunnel in tunnels.iter().filter(|tunnel| tunnel.only_answers()) {
        if let Some(nat) = &tunnel.view.line.nat {
            let text = format!("Forward UDP 500 and UDP 4500 on {} to this firewall.", nat.router);
            steps.push(step(PhaseOfWork::Prepare, text, 5));
        }
    }
    steps.push(step(PhaseOfWork::Connect, "Take the check from Disabled in phase 1, save, apply.", 1));
    steps.push(step(PhaseOfWork::Verify, "Go through verify.md.", 5));
    steps.push(step(PhaseOfWork::Rollback, "Disable phase 1 again; rollback.md has the rest.", 1));
    steps
}

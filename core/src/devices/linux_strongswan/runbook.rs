//! This side's part of the work.

use crate::devices::{PhaseOfWork, RunStep};
use crate::side::Side;

/// The steps.
pub fn runbook(side: &Side<'_>) -> Vec<RunStep> {
    let step = |phase, text: &'static str, minutes| RunStep { phase, text: text.into(), minutes: Some(minutes) };
    let mut steps = vec![
        step(PhaseOfWork::Prepare, "Save /etc/swanctl and the nftables rules; install the packages of the guide.", 5),
        step(PhaseOfWork::Configure, "Put the files in place, add two jumps to the firewall, start the unit.", 10),
        step(PhaseOfWork::Connect, "Load the connections: swanctl --load-all.", 1),
        step(PhaseOfWork::Verify, "Go through verify.md.", 5),
        step(PhaseOfWork::Rollback, "Run rollback.sh.", 1),
    ];
    if side.tunnels().any(|view| view.here.bgp.is_some()) {
        steps.push(step(PhaseOfWork::Configure, "Switch bgpd on and load frr.conf.", 5));
    }
    for view in side.tunnels().filter(|view| view.here.start == crate::plan::Start::Respond) {
        if let Some(nat) = &view.line.nat {
            let text = format!("Forward UDP 500 and UDP 4500 on {} to this router.", nat.router);
            steps.push(RunStep { phase: PhaseOfWork::Prepare, text: text.into(), minutes: Some(5) });
        }
    }
    steps
}

//! Azure's part of the order of work.

use std::borrow::Cow;

use super::nat;
use super::script;
use super::setup::Setup;
use crate::devices::{PhaseOfWork, RunStep};
use crate::plan::Start;
use crate::side::Side;

pub(super) fn runbook(side: &Side<'_>) -> Vec<RunStep> {
    let setup = Setup::planned(side.plan, side.gateway());
    if setup.classic {
        let text = "Nothing can be built here any more: guide.md has the gateway's table and the way to today's model.";
        return vec![step(PhaseOfWork::Prepare, text, None)];
    }
    let id = &side.gateway().id;
    let waits = side.tunnels().all(|view| view.here.start == Start::Respond);
    let mut steps = vec![
        step(
            PhaseOfWork::Prepare,
            format!("Log in with az login, choose the subscription, and read {id}/deploy.sh."),
            Some(10),
        ),
        step(
            PhaseOfWork::Build,
            format!(
                "Run bash {id}/deploy.sh. It waits for the gateway, 30 to 45 minutes, and prints its public address."
            ),
            Some(45),
        ),
        step(
            PhaseOfWork::Connect,
            if waits {
                "Nothing to switch on: the connection waits for the other end."
            } else {
                "Nothing to switch on: the connection starts by itself as soon as the other end answers."
            },
            None,
        ),
        step(PhaseOfWork::Verify, format!("Follow {id}/verify.md: connectionStatus says Connected."), Some(10)),
    ];
    if script::speaks_bgp(side) {
        let text = "Compare the BGP address that the script prints with the plan; enter the real one at the other end.";
        steps.insert(2, step(PhaseOfWork::Configure, text, Some(5)));
    }
    if !nat::of_gateway(side).is_empty() {
        let mut shown: Vec<String> = Vec::new();
        for (index, gateway) in side.plan.gateways.iter().enumerate() {
            let pairs = side.plan.seen_elsewhere(index);
            shown.extend(pairs.iter().map(|(from, to)| format!("{from} of {} is seen as {to}", gateway.label)));
        }
        let text = format!("Through NAT {}: names and access lists on either side must follow.", shown.join(", "));
        steps.insert(1, step(PhaseOfWork::Prepare, text, None));
    }
    steps.push(step(
        PhaseOfWork::Rollback,
        format!(
            "Run bash {id}/rollback.sh and answer yes to what was created today. Deleting the gateway takes a while."
        ),
        Some(20),
    ));
    steps
}

fn step(phase: PhaseOfWork, text: impl Into<Cow<'static, str>>, minutes: Option<u16>) -> RunStep {
    RunStep { phase, text: text.into(), minutes }
}

//! This side's part of the work.

use std::borrow::Cow;

use crate::devices::{PhaseOfWork, RunStep};
use crate::plan::Start;
use crate::side::Side;

/// The steps.
pub fn runbook(side: &Side<'_>) -> Vec<RunStep> {
    let id = &side.gateway().id;
    let step = |phase, text: Cow<'static, str>, minutes| RunStep { phase, text, minutes };
    let waits = side.tunnels().all(|view| view.here.start == Start::Respond);
    let connect = if waits {
        "Nothing to switch on: AWS waits for the other end."
    } else {
        "Nothing to switch on: AWS starts by itself as soon as the other end answers."
    };
    vec![
        step(
            PhaseOfWork::Prepare,
            format!("Log in to the account with the AWS CLI, note the VPC's id, and read {id}/deploy.sh.").into(),
            Some(10),
        ),
        step(
            PhaseOfWork::Build,
            format!(
                "Run bash {id}/deploy.sh. It waits for the connection and prints the outside address of each tunnel."
            )
            .into(),
            Some(10),
        ),
        step(
            PhaseOfWork::Configure,
            "Enter the outside addresses in the scenario where they differ, and export the other end again.".into(),
            Some(5),
        ),
        step(PhaseOfWork::Connect, connect.into(), None),
        step(PhaseOfWork::Verify, format!("Follow {id}/verify.md: every tunnel says UP.").into(), Some(5)),
        step(
            PhaseOfWork::Rollback,
            format!("Run bash {id}/rollback.sh and answer yes to what was created today.").into(),
            Some(10),
        ),
    ]
}

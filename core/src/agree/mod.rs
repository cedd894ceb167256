//! Whether two ends will agree: the negotiation as a model, end against end.

use serde::Serialize;

use crate::plan::Plan;

/// How a negotiation ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The ends agree.
    Agreed,
    /// They agree on something weak.
    Weak,
    /// They agree on less than one of them wanted.
    Narrowed,
    /// They do not agree.
    Fails,
    /// Not enough is known.
    Unknown,
}

/// Where a negotiation fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// The packets do not arrive.
    Reach,
    /// The first exchange.
    IkeInit,
    /// Identity and key.
    IkeAuth,
    /// The Child SA.
    Child,
    /// The first rekey of the Child SA.
    RekeyChild,
    /// The first rekey of the IKE SA.
    RekeyIke,
}

/// What comes of a negotiation now, and at the first rekey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Run {
    /// At the start.
    pub now: Outcome,
    /// At the first rekey.
    pub rekey: Outcome,
}

/// The agreement of one tunnel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TunnelAgreement {
    /// The tunnel's id.
    pub tunnel: String,
    /// What comes of it, over both initiators.
    pub outcome: Outcome,
    /// The suite: IKE and ESP, as strongSwan writes them.
    pub suite: Option<String>,
    /// Where it fails.
    pub stage: Option<Stage>,
    /// Why, in one sentence.
    pub reason: Option<String>,
}

/// The agreement of every tunnel of a plan.
pub fn of_plan(plan: &Plan) -> Vec<TunnelAgreement> {
    let _ = plan;
    Vec::new()
}

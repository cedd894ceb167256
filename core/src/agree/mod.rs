//! Whether two ends will agree: the negotiation as a model, end against end.
//!
//! The ends may come from two different plans: what one side was told is held
//! against what the other side was told, in the order in which the daemons do
//! it, and the first thing that fails is named.

mod exchange;
mod manual;
mod view;

use serde::Serialize;

use crate::plan::Plan;

pub use manual::{ManualEndView, agree_manual, keying_differs, manual_view};
pub use view::{View, view};

/// How a negotiation ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The ends agree.
    Agreed,
    /// They agree on something weak.
    Weak,
    /// They agree on less than the initiator wanted: some networks are missing.
    Narrowed,
    /// Not enough is known.
    Unknown,
    /// They agree at the start, and the first rekey fails.
    FailsAtRekey,
    /// They do not agree.
    Fails,
}

/// Where a negotiation fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// The packets do not arrive.
    Reach,
    /// The first exchange: version, algorithms, group.
    IkeInit,
    /// Identity and key.
    IkeAuth,
    /// The Child SA: networks and algorithms.
    Child,
    /// The first rekey of the Child SA.
    RekeyChild,
    /// The first rekey of the IKE SA.
    RekeyIke,
}

/// What comes of a negotiation now, and at the first rekey.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Run {
    /// At the start.
    pub now: Outcome,
    /// At the first rekey.
    pub rekey: Outcome,
}

/// Both directions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ByInitiator {
    /// When the first end starts.
    pub a: Run,
    /// When the second end starts.
    pub b: Run,
}

/// Whether two ends agree, and on what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Agreement {
    /// Over both initiators that can start: the worse.
    pub outcome: Outcome,
    /// For each initiator.
    pub by_initiator: ByInitiator,
    /// The suites, IKE and ESP, as strongSwan writes them.
    pub suite: Option<String>,
    /// Where it fails first.
    pub stage: Option<Stage>,
    /// The cause's id, one of the log doctor's.
    pub reason: Option<&'static str>,
    /// What differs, and what to do.
    pub fix: Option<String>,
}

/// The agreement of one tunnel of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TunnelAgreement {
    /// The tunnel's id.
    pub tunnel: String,
    /// Whether its ends agree.
    #[serde(flatten)]
    pub agreement: Agreement,
}

/// The agreement of every tunnel of a plan, its two ends against each other.
pub fn of_plan(plan: &Plan) -> Vec<TunnelAgreement> {
    let one = |index: usize, id: &str| {
        let a = view(plan, index, 0, None)?;
        let b = view(plan, index, 1, None)?;
        Some(TunnelAgreement { tunnel: id.to_owned(), agreement: agree(&a, &b) })
    };
    let by_hand = |index: usize, id: &str| {
        let a = manual_view(plan, index, 0, None)?;
        let b = manual_view(plan, index, 1, None)?;
        Some(TunnelAgreement { tunnel: id.to_owned(), agreement: agree_manual(&a, &b) })
    };
    let mut all: Vec<TunnelAgreement> =
        plan.tunnels.iter().enumerate().filter_map(|(index, tunnel)| one(index, &tunnel.id)).collect();
    all.extend(plan.manual.iter().enumerate().filter_map(|(index, tunnel)| by_hand(index, &tunnel.id)));
    all
}

/// Whether two ends agree.
pub fn agree(a: &View, b: &View) -> Agreement {
    let a_starts = exchange::run(a, b);
    let b_starts = exchange::run(b, a);
    let counting: Vec<&exchange::Result> = [(a.starts, &a_starts), (b.starts, &b_starts)]
        .into_iter()
        .filter(|(starts, _)| *starts)
        .map(|(_, run)| run)
        .collect();
    let worst = counting.into_iter().max_by_key(|run| run.outcome()).unwrap_or(&a_starts);
    Agreement {
        outcome: worst.outcome(),
        by_initiator: ByInitiator { a: a_starts.run(), b: b_starts.run() },
        suite: worst.suite(),
        stage: worst.failure.as_ref().map(|failure| failure.stage),
        reason: worst.failure.as_ref().map(|failure| failure.reason),
        fix: worst.failure.as_ref().map(|failure| failure.fix.clone()),
    }
}

//! The bill with what is asked besides, as the command prints and the library returns it.

use serde::Serialize;

use super::{Comparison, Estimate, Measured, Options, compare, estimate, measured};
use crate::crypto::EspSuite;
use crate::plan::Plan;

/// A month's bill, and the sizes side by side when asked.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "CostAnswer"))]
pub struct Answer {
    /// The bill.
    #[serde(flatten)]
    pub estimate: Estimate,
    /// Each gateway's sizes, the cheapest that fits first; absent when not asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compare: Option<Vec<Comparison>>,
    /// What a firewall's own processor was seen to do with the plan's suites.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub processor: Vec<Seen>,
}

/// What a firewall's processor was seen to do.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Seen {
    /// The suite of the plan.
    pub suite: String,
    /// That very suite was measured, not the nearest to it.
    pub exact: bool,
    /// The figure.
    #[serde(flatten)]
    pub figure: &'static Measured,
}

/// The bill of a plan; with the sizes and the processor's figures when asked.
pub fn answer(plan: &Plan, options: &Options, compared: bool) -> Answer {
    Answer {
        estimate: estimate(plan, options),
        compare: compared.then(|| compare(plan, options)),
        processor: if compared { seen(plan) } else { Vec::new() },
    }
}

/// What a processor was seen to do with each suite of a plan, each once.
pub fn seen(plan: &Plan) -> Vec<Seen> {
    let with_ike = plan.tunnels.iter().map(|tunnel| tunnel.esp);
    let by_hand = plan.manual.iter().map(|tunnel| EspSuite::new(tunnel.encryption, tunnel.integrity, None));
    let one = |suite: EspSuite| {
        let (figure, exact) = measured(&suite)?;
        Some(Seen { suite: suite.to_string(), exact, figure })
    };
    let mut all: Vec<Seen> = with_ike.chain(by_hand).filter_map(one).collect();
    all.dedup_by(|one, other| one.suite == other.suite);
    all
}

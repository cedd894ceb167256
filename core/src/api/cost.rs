//! The bill of a scenario.

use serde_json::Value;

use super::ask::{self, CostQuestion, Days};
use super::plan::{moment, read};
use super::question::Question;
use super::{Answer, Failure};
use crate::cost;
use crate::fault::Fault;

/// What a scenario costs in a month, as `tunnelwright cost --json` prints it.
///
/// # Errors
/// Faults of the scenario's form or of the question; the findings where there is
/// no plan to count.
pub fn cost(scenario: Value, question: Value) -> Answer<cost::Answer> {
    let scenario = read(scenario)?;
    let ask = CostQuestion::read(question)?;
    let report = crate::check(&scenario, &moment(&Days { date: ask.date.clone(), as_of: ask.as_of.clone() })?);
    let plan = report.plan.ok_or(()).map_err(|()| Failure::refused(report.findings))?;
    let wishes = cost::Ask {
        hours: &ask.hours.0,
        egress_gb: &ask.egress_gb.0,
        vnet_gb: &ask.vnet_gb.0,
        mbps: &ask.mbps.0,
        active_active: ask.active_active,
        discount: &ask.discount.0,
        prices: &ask.prices,
        list: Some(ask.price_list.as_str()).filter(|list| !list.is_empty()),
    };
    let options = cost::ask(&plan, &wishes).map_err(|faults| {
        let renamed = faults.into_iter().map(|fault| Fault { field: ask::cost_field(&fault.field), ..fault });
        Failure::of_question(renamed.collect())
    })?;
    Ok(cost::answer(&plan, &options, ask.compare))
}

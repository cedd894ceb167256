//! A plan as data: what both ends set, in their own words, without keys.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::Value;

use super::ask::Days;
use super::question::{Question, day};
use super::{Answer, Failure};
use crate::Report;
use crate::agree::TunnelAgreement;
use crate::bundle::{SheetRow, manual_rows, rows};
use crate::devices::Parameter;
use crate::draft::Moment;
use crate::scenario::{self, Scenario};
use crate::verdict::Verdict;

/// A scenario in which both ends are resolved.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlanAnswer {
    /// Name of the scenario.
    pub name: String,
    /// The day whose facts hold.
    pub as_of: String,
    /// The gateways, in the scenario's order.
    pub sides: Vec<PlanSide>,
    /// The tunnels: those with IKE, then those with manual keys.
    pub tunnels: Vec<PlanTunnel>,
    /// Whether the two ends of each tunnel will agree.
    pub agreement: Vec<TunnelAgreement>,
    /// The whole in words.
    pub verdict: Verdict,
}

/// One gateway.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlanSide {
    /// Its id, after which its folder is named.
    pub id: String,
    /// Its device.
    pub system: &'static str,
    /// The device's name.
    pub name: &'static str,
}

/// One tunnel.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlanTunnel {
    /// Its id.
    pub id: String,
    /// Ids of the gateways at its ends.
    pub ends: [String; 2],
    /// Its keys are set by hand, without IKE.
    pub manual: bool,
    /// The parameter sheet: each value in the words of both ends, topic by topic.
    pub sheet: Vec<Parameters>,
}

/// What both ends set about one topic.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Parameters {
    /// At the first end.
    pub first: Vec<EndRow>,
    /// At the second end.
    pub second: Vec<EndRow>,
}

/// One value in a device's own words.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EndRow {
    /// What the device calls it.
    pub label: &'static str,
    /// The value as the device writes it.
    pub value: Cow<'static, str>,
}

/// Checks a scenario: the findings, whether the ends agree, the whole in words.
///
/// # Errors
/// Faults of the scenario's form, or of the days.
pub fn check(scenario: Value, days: Value) -> Answer<Report> {
    let scenario = read(scenario)?;
    Ok(crate::check(&scenario, &moment(&Days::read(days)?)?))
}

/// A scenario of the right form.
pub(super) fn read(tree: Value) -> Answer<Scenario> {
    scenario::read_tree(tree).map_err(Failure::of_scenario)
}

pub(super) fn moment(days: &Days) -> Answer<Moment> {
    let today = day("date", &days.date)?;
    let as_of = if days.as_of.is_empty() { None } else { Some(day("as_of", &days.as_of)?) };
    Ok(Moment { today, as_of })
}

/// Makes the plan of a scenario.
///
/// # Errors
/// Faults of the scenario's form or of the days; the findings where so much is
/// missing that there is no plan.
pub fn plan(scenario: Value, days: Value) -> Answer<PlanAnswer> {
    let scenario = read(scenario)?;
    let report = crate::check(&scenario, &moment(&Days::read(days)?)?);
    let Some(plan) = report.plan else { return Err(Failure::refused(report.findings)) };
    let id = |gateway: usize| plan.gateways[gateway].id.clone();
    let tunnel = |id_of: &str, ends: [usize; 2], manual: bool, rows: Vec<SheetRow>| PlanTunnel {
        id: id_of.to_owned(),
        ends: ends.map(id),
        manual,
        sheet: rows.into_iter().map(parameters).collect(),
    };
    let with_ike = plan
        .tunnels
        .iter()
        .enumerate()
        .map(|(index, own)| tunnel(&own.id, [own.ends[0].gateway, own.ends[1].gateway], false, rows(&plan, index)));
    let by_hand = plan.manual.iter().enumerate().map(|(index, own)| {
        tunnel(&own.id, [own.ends[0].gateway, own.ends[1].gateway], true, manual_rows(&plan, index))
    });
    let sides = plan.gateways.iter();
    let sides = sides.map(|own| PlanSide { id: own.id.clone(), system: own.device.id, name: own.device.name });
    Ok(PlanAnswer {
        name: plan.name.clone(),
        as_of: plan.as_of.to_string(),
        sides: sides.collect(),
        tunnels: with_ike.chain(by_hand).collect(),
        agreement: report.agreement,
        verdict: report.verdict,
    })
}

fn parameters(row: SheetRow) -> Parameters {
    let all =
        |own: Vec<Parameter>| own.into_iter().map(|Parameter { label, value, .. }| EndRow { label, value }).collect();
    Parameters { first: all(row.first), second: all(row.second) }
}

//! `agree`.

use std::path::Path;
use std::process::ExitCode;

use tunnelwright_core::agree::{self, ManualEndView, View};
use tunnelwright_core::plan::Plan;
use tunnelwright_core::scenario::Scenario;

use crate::args::{AgreeArgs, Days};
use crate::input::{self, Faults};

/// Prints whether two ends agree; exit 1 when they fail.
pub fn run(args: &AgreeArgs) -> Result<ExitCode, Faults> {
    let a = end(&args.a, &args.days)?;
    let b = end(&args.b, &args.days)?;
    let agreement = match (&a, &b) {
        (End::Ike(a), End::Ike(b)) => agree::agree(a, b),
        (End::Manual(a), End::Manual(b)) => agree::agree_manual(a, b),
        (End::Manual(hand), End::Ike(ike)) | (End::Ike(ike), End::Manual(hand)) => {
            agree::keying_differs(&hand.name, &ike.name)
        }
    };
    let fails = agreement.outcome >= agree::Outcome::FailsAtRekey;
    if args.json {
        super::print(&super::json(&agreement)?)?;
    } else {
        let word = super::json(&agreement.outcome)?;
        let suite = agreement.suite.as_deref().unwrap_or("");
        let fix = agreement.fix.as_deref().unwrap_or("");
        super::print(&format!("{} {suite}{fix}\n", word.trim().trim_matches('"')))?;
    }
    Ok(if fails { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// One end, as it was told.
enum End {
    Ike(Box<View>),
    Manual(Box<ManualEndView>),
}

/// The view of `FILE#GATEWAY` or `FILE#GATEWAY/TUNNEL`.
fn end(text: &str, days: &Days) -> Result<End, Faults> {
    let fault = |what: String| vec![format!("{text}: {what}")];
    let (file, side) = text.rsplit_once('#').ok_or_else(|| fault("write FILE#GATEWAY".to_owned()))?;
    let (gateway, tunnel) = side.split_once('/').map_or((side, None), |(gateway, tunnel)| (gateway, Some(tunnel)));
    let (scenario, report) = input::checked(Path::new(file), days)?;
    let Some(plan) = &report.plan else {
        return Err(report.findings.iter().map(|finding| format!("{file}: {}", input::line(finding))).collect());
    };
    let found = with_ike(plan, &scenario, gateway, tunnel).or_else(|| by_hand(plan, &scenario, gateway, tunnel));
    found.ok_or_else(|| fault("there is no such gateway or tunnel".to_owned()))
}

fn with_ike(plan: &Plan, scenario: &Scenario, gateway: &str, tunnel: Option<&str>) -> Option<End> {
    let (index, end) = plan.tunnels.iter().enumerate().find_map(|(index, planned)| {
        let meant = tunnel.is_none_or(|tunnel| planned.id == tunnel);
        let end = planned.ends.iter().position(|end| plan.gateways[end.gateway].id == gateway)?;
        meant.then_some((index, end))
    })?;
    let key = own_key(scenario, &plan.tunnels[index].id);
    Some(End::Ike(Box::new(agree::view(plan, index, end, key)?)))
}

fn by_hand(plan: &Plan, scenario: &Scenario, gateway: &str, tunnel: Option<&str>) -> Option<End> {
    let (index, end) = plan.manual.iter().enumerate().find_map(|(index, planned)| {
        let meant = tunnel.is_none_or(|tunnel| planned.id == tunnel);
        let end = planned.ends.iter().position(|end| plan.gateways[end.gateway].id == gateway)?;
        meant.then_some((index, end))
    })?;
    let typed = scenario.tunnels.get(plan.manual[index].place).map(|typed| &typed.manual);
    Some(End::Manual(Box::new(agree::manual_view(plan, index, end, typed)?)))
}

fn own_key(scenario: &Scenario, tunnel: &str) -> Option<tunnelwright_core::scenario::Psk> {
    let tunnel = scenario.tunnels.iter().find(|typed| typed.id == tunnel)?;
    (!tunnel.psk.is_empty()).then(|| tunnel.psk.clone())
}

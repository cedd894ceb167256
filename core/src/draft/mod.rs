//! The scenario with each value read for itself: what could be read is typed,
//! what could not has a finding and is absent. Rules look at this.

mod address;
mod gateway;
mod list;
mod report;
mod settings;
mod tunnel;

use jiff::civil::Date;

use crate::cost::{MOST_GB, MOST_HOURS, MOST_MBPS, Usage};
use crate::finding::Finding;
use crate::scenario::{Expect, Scenario, Tunnel, Typed};

pub(crate) use address::{prefix4_at, prefixes_at};
pub use address::{read_address, read_prefix};
pub use gateway::{DraftBgp, DraftGateway, DraftLine, DraftOspf};
pub use list::split_prefixes;
pub use report::Reports;
pub use settings::{default_settings, is_asked_now};
pub use tunnel::{DraftEnd, DraftTunnel};

/// The scenario, read.
#[derive(Debug)]
pub struct Draft<'a> {
    /// As typed.
    pub scenario: &'a Scenario,
    /// The day whose facts hold.
    pub as_of: Date,
    /// The day of the check.
    pub today: Date,
    /// What a month holds.
    pub usage: Usage,
    /// The gateways, in the scenario's order.
    pub gateways: Vec<DraftGateway>,
    /// The tunnels, in the scenario's order.
    pub tunnels: Vec<DraftTunnel>,
}

impl Draft<'_> {
    /// The tunnels that use a pre-shared key, each with what was typed.
    pub fn with_psk(&self) -> impl Iterator<Item = (&DraftTunnel, &Tunnel)> {
        self.tunnels.iter().zip(&self.scenario.tunnels).filter(|(tunnel, _)| !tunnel.is_manual())
    }
}

/// The days that a check needs: nothing in this crate reads a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Today.
    pub today: Date,
    /// Judge at this day, whatever the scenario says.
    pub as_of: Option<Date>,
}

/// Reads a scenario's values.
pub fn read<'a>(scenario: &'a Scenario, moment: &Moment) -> (Draft<'a>, Vec<Finding>) {
    let mut reports = Reports::default();
    let as_of = as_of(scenario, moment, &mut reports);
    let gateways: Vec<DraftGateway> =
        scenario.gateways.iter().enumerate().map(|(i, g)| gateway::read(scenario, g, i, &mut reports)).collect();
    let tunnels = (scenario.tunnels.iter().enumerate())
        .map(|(i, t)| tunnel::read((i, t), &scenario.tunnels[..i], &gateways, &mut reports))
        .collect();
    let usage = usage(&scenario.expect, &mut reports);
    whole(scenario, &mut reports);
    (Draft { scenario, as_of, today: moment.today, usage, gateways, tunnels }, reports.findings)
}

fn as_of(scenario: &Scenario, moment: &Moment, reports: &mut Reports) -> Date {
    if let Some(date) = moment.as_of {
        return date;
    }
    match scenario.as_of.as_deref().map(|text| (text, read_date(text))) {
        None => moment.today,
        Some((_, Some(date))) => date,
        Some((text, None)) => {
            reports.wrong(
                "as_of",
                format!("\"{text}\" is no date"),
                "write a day as YYYY-MM-DD, or leave it out for today",
            );
            moment.today
        }
    }
}

/// What the month is expected to hold.
fn usage(expect: &Expect, reports: &mut Reports) -> Usage {
    let mut number = |name: &str, typed: &Typed, most: u64| {
        let number = typed.number().filter(|number| *number <= most);
        if number.is_none() && !typed.is_empty() {
            let what = format!("\"{}\" is not possible here", typed.0.trim());
            reports.wrong(format!("expect.{name}"), what, format!("write a whole number, 0 to {most}"));
        }
        number
    };
    Usage {
        hours: number("hours", &expect.hours, MOST_HOURS).unwrap_or(Usage::default().hours),
        egress_gb: number("egress_gb", &expect.egress_gb, MOST_GB),
        vnet_gb: number("vnet_gb", &expect.vnet_gb, MOST_GB),
        mbps: number("throughput_mbps", &expect.throughput_mbps, MOST_MBPS).and_then(|mbps| u32::try_from(mbps).ok()),
        ..Usage::default()
    }
}

/// A day in the form YYYY-MM-DD and no other.
pub fn read_date(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let exact = digits && parts.next().is_none() && (year.len(), month.len(), day.len()) == (4, 2, 2);
    exact.then(|| Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()).flatten()
}

fn whole(scenario: &Scenario, reports: &mut Reports) {
    if scenario.name.trim().is_empty() {
        reports.missing("name", "The tunnel has no name yet", "give it one: it stands in the files' headers");
    }
    if scenario.gateways.len() < 2 {
        reports.missing("gateways", "A tunnel needs two gateways", "choose both ends");
    }
    if scenario.tunnels.is_empty() {
        reports.missing("tunnels", "There is no tunnel yet", "add one between the two gateways");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::day;

    #[test]
    fn a_date_is_read_in_one_form_only() {
        assert_eq!(read_date("2026-02-28"), Some(day(2026, 2, 28)));
        for wrong in ["2026-02-29", "2026-2-8", "20260228", "2026-02-28Z", "", "+026-02-28", "28.02.2026"] {
            assert_eq!(read_date(wrong), None, "{wrong}");
        }
    }
}

//! The steps: one file and one row each. The rail, the address line, the title
//! and the buttons all come from the rows.

mod addresses;
mod ends;
mod export;
mod key;
mod manual;
mod networks;
mod protection;
mod questions;
mod review;
mod routing;
mod share;
mod sides;
mod start;

use tunnelwright_core::devices::{self, Stage};
use tunnelwright_core::finding::{Finding, Severity};
use tunnelwright_core::scenario::{Gateway, PathStep, Scenario, parse_path};
use yew::prelude::*;

use crate::components::{Progress, Status, finding_list, step_buttons};
use crate::page::Page;
use crate::state::Action;

pub use start::start;

/// The steps, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum StepId {
    /// Where a scenario is chosen.
    #[default]
    Start,
    /// Which two ends.
    Ends,
    /// Their addresses.
    Addresses,
    /// The networks behind them.
    Networks,
    /// How traffic finds its way.
    Routing,
    /// The algorithms.
    Protection,
    /// The pre-shared key.
    Key,
    /// Everything on one page.
    Review,
    /// The files.
    Export,
}

/// One step.
#[derive(Debug)]
pub struct Row {
    /// Which one.
    pub id: StepId,
    /// In the address line.
    pub slug: &'static str,
    /// In the rail and as the heading.
    pub title: &'static str,
    /// One sentence under the heading.
    pub lead: &'static str,
    /// The fields.
    pub view: fn(&Page) -> Html,
}

/// Every step after the start.
pub static ALL: &[Row] = &[
    Row {
        id: StepId::Ends,
        slug: "ends",
        title: "Ends",
        lead: "Which two systems does the tunnel connect, and in which release?",
        view: ends::view,
    },
    Row {
        id: StepId::Addresses,
        slug: "addresses",
        title: "Addresses",
        lead: "How do the two ends find each other on the Internet?",
        view: addresses::view,
    },
    Row {
        id: StepId::Networks,
        slug: "networks",
        title: "Networks",
        lead: "Which networks behind each end shall the other side reach?",
        view: networks::view,
    },
    Row {
        id: StepId::Routing,
        slug: "routing",
        title: "Routing",
        lead: "How does traffic find its way into the tunnel?",
        view: routing::view,
    },
    Row {
        id: StepId::Protection,
        slug: "protection",
        title: "Protection",
        lead: "The best that both ends have is already chosen. Change it only where you must.",
        view: protection::view,
    },
    Row { id: StepId::Key, slug: "key", title: "Key", lead: "What only the two ends may know.", view: key::view },
    Row {
        id: StepId::Review,
        slug: "review",
        title: "Review",
        lead: "Everything that will be built, on one page: for you, and for the colleague who signs it.",
        view: review::view,
    },
    Row {
        id: StepId::Export,
        slug: "export",
        title: "Export",
        lead: "The files for both sides. They are made in this browser; nothing is sent anywhere.",
        view: export::view,
    },
];

/// The row of a step; the start has none.
pub fn row(id: StepId) -> Option<&'static Row> {
    ALL.iter().find(|row| row.id == id)
}

/// A step's word in the address line.
pub fn slug(id: StepId) -> &'static str {
    row(id).map_or("", |row| row.slug)
}

/// The step with this word.
pub fn by_slug(slug: &str) -> Option<StepId> {
    ALL.iter().find(|row| row.slug == slug).map(|row| row.id)
}

/// The current step: heading, fields, what is said about no field, buttons.
pub fn draw(page: &Page) -> Html {
    let Some(place) = ALL.iter().position(|row| row.id == page.state.step) else { return html! {} };
    let row = &ALL[place];
    let body = (row.view)(page);
    let stray = if row.id >= StepId::Review { Vec::new() } else { page.unclaimed() };
    let target = |row: &Row| (row.id, row.title);
    leave_files(page);
    html! {
        <>
            <h1 id="step-title" tabindex="-1">{ row.title }</h1>
            <p class="lead">{ row.lead }</p>
            { if row.id == StepId::Ends { start::from_link(page) } else { html! {} } }
            { body }
            if !stray.is_empty() {
                <section class="stray" aria-label="Also about this step">
                    { finding_list(&stray, &page.on_repair(), None) }
                </section>
            }
            { step_buttons(
                place.checked_sub(1).map(|place| target(&ALL[place])),
                ALL.get(place + 1).map(target),
                &page.on(Action::Go),
            ) }
        </>
    }
}

/// On every other step than the export, its texts become those of the last visit.
fn leave_files(page: &Page) {
    if page.state.step != StepId::Export {
        let mut looks = page.looks.borrow_mut();
        if !looks.now.is_empty() {
            looks.before = std::mem::take(&mut looks.now);
        }
    }
}

/// How far each step is, for the rail.
pub fn progress(page: &Page) -> Vec<Progress> {
    ALL.iter().map(|row| Progress { id: row.id, title: row.title, ..progress_of(page, row) }).collect()
}

fn progress_of(page: &Page, row: &Row) -> Progress {
    let state = &page.state;
    let of_step = |finding: &&Finding| of_path(&finding.path, &state.scenario) == row.id;
    let findings: Vec<&Finding> = page.derived.report.findings.iter().filter(of_step).collect();
    let wrong = findings.iter().filter(|finding| !finding.is_missing());
    let errors = wrong.clone().filter(|finding| finding.severity == Severity::Error).count();
    let warnings = wrong.filter(|finding| finding.severity == Severity::Warning).count();
    let missing = findings.iter().any(|finding| finding.is_missing());
    let blocked = row.id >= StepId::Review && page.derived.errors().next().is_some();
    let seen = state.visited.contains(&row.id);
    let status = match (errors, missing || blocked || !seen) {
        (1.., _) => Status::Attention,
        (0, true) => Status::ToDo,
        (0, false) => Status::Done,
    };
    Progress { current: state.step == row.id, status, errors, warnings, ..Progress::default() }
}

/// The step that a finding's path belongs to.
pub fn of_path(path: &str, scenario: &Scenario) -> StepId {
    let steps = parse_path(path).unwrap_or_default();
    let place = steps.iter().find_map(|step| match step {
        PathStep::Index(index) => Some(*index),
        PathStep::Field(_) => None,
    });
    let name = |step| match step {
        &PathStep::Index(_) => "",
        PathStep::Field(name) => name.as_str(),
    };
    let names: Vec<&str> = steps.iter().map(name).collect();
    match names.as_slice() {
        ["tunnels", _, "protection" | "keying", ..] | ["tunnels", _, "manual", "encryption" | "integrity"] => {
            StepId::Protection
        }
        ["tunnels", _, "psk" | "manual", ..] => StepId::Key,
        ["tunnels", _, "routing", ..]
        | ["tunnels", _, "ends", _, "transit" | "transport", ..]
        | ["gateways", _, "bgp" | "ospf", ..] => StepId::Routing,
        ["tunnels", _, "initiator" | "ends", ..] | ["gateways", _, "lines", ..] => StepId::Addresses,
        ["gateways", _, "networks", ..] => StepId::Networks,
        ["gateways", _, "settings", key, ..] => stage(place.and_then(|place| scenario.gateways.get(place)), key),
        _ => StepId::Ends,
    }
}

fn stage(gateway: Option<&Gateway>, key: &str) -> StepId {
    let device = gateway.and_then(|gateway| devices::by_id(&gateway.system));
    match device.and_then(|device| device.question(key)).map(|question| question.stage) {
        Some(Stage::Addresses) => StepId::Addresses,
        Some(Stage::Networks) => StepId::Networks,
        Some(Stage::Routing) => StepId::Routing,
        Some(Stage::Protection) => StepId::Protection,
        Some(Stage::Export) => StepId::Export,
        Some(Stage::Ends) | None => StepId::Ends,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_stand_in_their_order_with_words_of_their_own() {
        assert!(ALL.windows(2).all(|pair| pair[0].id < pair[1].id));
        assert!(ALL.iter().all(|row| by_slug(row.slug) == Some(row.id)));
    }

    #[test]
    fn every_field_belongs_to_a_step() {
        let cases = [
            ("name", StepId::Ends),
            ("gateways[0].lines[0].address", StepId::Addresses),
            ("gateways[1].networks[3]", StepId::Networks),
            ("gateways[1].bgp.asn", StepId::Routing),
            ("tunnels[0].ends[1].transit", StepId::Routing),
            ("tunnels[0].ends[1].transport", StepId::Routing),
            ("gateways[1].ospf.area", StepId::Routing),
            ("tunnels[0].ends[1].identity", StepId::Addresses),
            ("tunnels[0].protection.pfs", StepId::Protection),
            ("tunnels[0].psk", StepId::Key),
            ("", StepId::Ends),
        ];
        for (path, expected) in cases {
            assert_eq!(of_path(path, &Scenario::empty()), expected, "{path}");
        }
    }
}

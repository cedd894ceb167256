//! What follows from the scenario: the check, and the files.

use std::borrow::Cow;
use std::rc::Rc;

use serde_json::Value;
use tunnelwright_core::bundle::{self, Bundle, Options, Refusal};
use tunnelwright_core::finding::{Finding, Severity};
use tunnelwright_core::keys::KeyMaterial;
use tunnelwright_core::scenario::{Keying, Scenario, Tunnel};
use tunnelwright_core::verdict::Verdict;
use tunnelwright_core::{Moment, Report, check};

use super::State;
use crate::browser;

/// What follows from the scenario alone.
#[derive(Debug)]
pub struct Derived {
    /// The scenario that this follows from.
    pub scenario: Rc<Scenario>,
    /// The check.
    pub report: Report,
    /// The scenario as a tree, so that a field is read by its path.
    pub json: Value,
    /// The day of the check.
    pub moment: Moment,
}

impl PartialEq for Derived {
    /// The rest follows from these two.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.scenario, &other.scenario) && self.moment == other.moment
    }
}

impl Derived {
    /// Checks the scenario, and what the page alone knows of it: that a key is to be typed.
    pub fn of(state: &State) -> Self {
        let scenario = &state.scenario;
        let moment = Moment { today: browser::today(), as_of: None };
        // The start needs no check, and shall be there at once.
        let report = if scenario.gateways.is_empty() {
            Report { findings: Vec::new(), plan: None, agreement: Vec::new(), verdict: Verdict::default() }
        } else {
            browser::measured("tw-check", || check(scenario, &moment)).with(keys_to_type(state))
        };
        let json = scenario.to_value();
        Self { scenario: scenario.clone(), report, json, moment }
    }

    /// How many findings of a severity there are, not counting what is still to be filled in.
    pub fn count(&self, severity: Severity) -> usize {
        self.report.findings.iter().filter(|finding| finding.severity == severity && !finding.is_missing()).count()
    }

    /// How many fields are still to be filled in.
    pub fn to_do(&self) -> usize {
        self.report.findings.iter().filter(|finding| finding.is_missing()).count()
    }

    /// The findings that stand against an export.
    pub fn errors(&self) -> impl Iterator<Item = &Finding> {
        self.report.findings.iter().filter(|finding| finding.severity == Severity::Error)
    }
}

/// Keys that the user wants to type and has not: none is made in their place.
fn keys_to_type(state: &State) -> Vec<Finding> {
    let finding = |(place, tunnel): (usize, &Tunnel)| Finding {
        code: Cow::Borrowed("N004"),
        severity: Severity::Error,
        path: format!("tunnels[{place}].psk"),
        what: format!("The key of {} is to be typed, and the field is empty", tunnel.id),
        why: Cow::Borrowed("A key made here instead would not be the one that the other side has."),
        fix: "type or paste the key that was agreed, or choose \"Make a key here\"".to_owned(),
        source: Cow::Borrowed(""),
        repair: None,
    };
    let tunnels = state.scenario.tunnels.iter().enumerate();
    tunnels.filter(|(_, tunnel)| is_to_type(state, tunnel)).map(finding).collect()
}

fn is_to_type(state: &State, tunnel: &Tunnel) -> bool {
    tunnel.keying == Keying::Ike && tunnel.psk.is_empty() && state.keys.typed.contains(&tunnel.id)
}

/// True when keys can be written: each is typed where it is to be, and the browser has random numbers for the rest.
fn has_keys(state: &State) -> bool {
    state.keys.material != [0; 32] && !state.scenario.tunnels.iter().any(|tunnel| is_to_type(state, tunnel))
}

/// The files of an export: as they are downloaded, and as they are shown.
#[derive(Debug)]
pub struct Files {
    /// As they are downloaded.
    pub whole: Bundle,
    /// Without keys, for the screen; the same as `whole` when no key is in it.
    pub masked: Bundle,
}

impl Files {
    /// Exports what the state asks for; without keys as long as one is to be typed.
    ///
    /// # Errors
    /// When the core refuses.
    pub fn of(state: &State, derived: &Derived) -> Result<Self, Refusal> {
        let options = |with_secrets| Options {
            material: KeyMaterial(state.keys.material),
            with_secrets,
            despite_errors: state.ui.despite_errors,
            merge: Vec::new(),
        };
        let export = |with| bundle::export(&state.scenario, &derived.report, &options(with));
        let masked = browser::measured("tw-export", || export(false))?;
        let whole = if state.ui.with_secrets && has_keys(state) { export(true)? } else { masked.clone() };
        Ok(Self { whole, masked })
    }
}

#[cfg(test)]
mod tests {
    use tunnelwright_core::scenario::Psk;
    use tunnelwright_core::{fact, presets};

    use super::*;
    use crate::state::{Action, reduce};

    /// A preset whose keys IKE makes, with the key to be typed.
    fn to_type(key: &str) -> State {
        let mut state = State::default();
        let by_ike = |scenario: &Scenario| scenario.tunnels.iter().all(|tunnel| tunnel.keying == Keying::Ike);
        let scenario = presets::ALL.iter().map(|preset| preset.scenario()).find(by_ike).unwrap_or_default();
        let actions = [
            Action::Open(Box::new(scenario)),
            Action::TypeKey(0, true),
            Action::Key(0, Psk::new(key)),
            Action::Material([7; 32]),
        ];
        actions.into_iter().for_each(|action| reduce::apply(&mut state, action));
        state
    }

    #[test]
    fn no_key_is_made_where_one_is_to_be_typed() {
        let state = to_type("");
        let report =
            check(&state.scenario, &Moment { today: fact::day(2026, 11, 21), as_of: None }).with(keys_to_type(&state));
        let found: Vec<_> = report.findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
        assert_eq!(found.iter().map(|finding| finding.path.as_str()).collect::<Vec<_>>(), ["tunnels[0].psk"]);
        assert!(found[0].is_missing() && found[0].fix.contains("Make a key here"));
        assert!(report.verdict.sentence.starts_with("Not finished: 1 thing"), "{}", report.verdict.sentence);
        assert!(!has_keys(&state));
        assert!(has_keys(&to_type("Wq7xT2mNc8vRb5zKd9hJf3gLp6sYa4eU")));
        assert!(keys_to_type(&to_type("Wq7xT2mNc8vRb5zKd9hJf3gLp6sYa4eU")).is_empty());
    }
}

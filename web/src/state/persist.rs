//! What is kept over a reload: everything but secrets.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use tunnelwright_core::scenario;

use super::{Keys, Parked, State, Ui};
use crate::steps::StepId;

/// Version of the stored form; another one is not read.
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Saved {
    version: u32,
    scenario: Value,
    step: StepId,
    visited: BTreeSet<StepId>,
    tunnel: usize,
    parked: BTreeMap<String, Parked>,
    touched: BTreeSet<String>,
    typed_keys: BTreeSet<String>,
    key_used: bool,
    with_secrets: bool,
}

/// The state as text for the browser's storage. The scenario's own form leaves
/// the keys out.
pub fn save(state: &State) -> Option<String> {
    let saved = Saved {
        version: VERSION,
        scenario: serde_json::to_value(&*state.scenario).ok()?,
        step: state.step,
        visited: state.visited.clone(),
        tunnel: state.tunnel,
        parked: state.parked.clone(),
        touched: state.ui.touched.clone(),
        typed_keys: state.keys.typed.clone(),
        key_used: state.keys.used || state.keys.lost,
        with_secrets: state.ui.with_secrets,
    };
    serde_json::to_string(&saved).ok()
}

/// The state from the browser's storage; `None` when it is of another version
/// or damaged.
pub fn restore(text: &str) -> Option<State> {
    let saved: Saved = serde_json::from_str(text).ok().filter(|saved: &Saved| saved.version == VERSION)?;
    let scenario = scenario::read(&saved.scenario.to_string()).ok()?;
    Some(State {
        scenario: Rc::new(scenario),
        step: saved.step,
        visited: saved.visited,
        tunnel: saved.tunnel,
        parked: saved.parked,
        keys: Keys { typed: saved.typed_keys, lost: saved.key_used, ..Keys::default() },
        ui: Ui { touched: saved.touched, with_secrets: saved.with_secrets, ..Ui::default() },
    })
}

#[cfg(test)]
mod tests {
    use tunnelwright_core::finding::Edit;
    use tunnelwright_core::scenario::Psk;

    use super::*;
    use crate::state::{Action, reduce};

    fn filled() -> State {
        let mut state = State::default();
        let actions = [
            Action::Start,
            Action::Edit(vec![Edit::set("name", "Office"), Edit::set("gateways[0].networks[0]", "10.0.0.0/8")]),
            Action::TypeKey(0, true),
            Action::Key(0, Psk::new("hunter2-very-secret")),
            Action::Material([7; 32]),
            Action::Go(StepId::Key),
        ];
        actions.into_iter().for_each(|action| reduce::apply(&mut state, action));
        state
    }

    #[test]
    fn a_reload_keeps_everything_but_the_key() {
        let state = filled();
        let back = save(&state).and_then(|text| restore(&text)).unwrap_or_default();
        assert_eq!(back.scenario.name, "Office");
        assert_eq!(back.scenario.gateways, state.scenario.gateways);
        assert_eq!((back.step, &back.visited), (StepId::Key, &state.visited));
        assert_eq!(back.keys.typed, state.keys.typed);
        assert!(back.scenario.tunnels[0].psk.is_empty());
    }

    #[test]
    fn no_secret_is_stored() {
        let mut state = filled();
        reduce::apply(&mut state, Action::TypeKey(0, false));
        for state in [filled(), state] {
            let text = save(&state).unwrap_or_default();
            assert!(!text.is_empty() && !text.contains("hunter2") && !text.contains("7,7,7"), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_left_alone() {
        let other =
            save(&filled()).unwrap_or_default().replace("\"version\":1,\"scenario\"", "\"version\":9,\"scenario\"");
        for text in ["", "{}", "null", other.as_str()] {
            assert!(restore(text).is_none(), "{text}");
        }
    }
}

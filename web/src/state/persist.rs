//! What is kept over a reload: everything but secrets.

use std::rc::Rc;

use serde_json::{Map, Value};
use tunnelwright_core::by_name::Names;
use tunnelwright_core::scenario::{self, Gateway, Scenario, tree_text};

use super::{Keys, State, Ui};
use crate::steps;

/// Version of the stored form; another one is not read.
const VERSION: u64 = 1;

/// The state as text for the browser's storage. The scenario's own form leaves
/// the keys out.
pub fn save(state: &State) -> String {
    let parked = Scenario { gateways: state.parked.clone(), ..Scenario::empty() };
    let visited = state.visited.iter().map(|step| Value::from(steps::slug(*step)));
    let fields = [
        ("version", Value::from(VERSION)),
        ("scenario", state.scenario.to_value()),
        ("parked", parked.to_value()),
        ("aside", state.aside.as_ref().map(|aside| aside.to_value()).unwrap_or_default()),
        ("step", Value::from(steps::slug(state.step))),
        ("visited", visited.collect()),
        ("tunnel", Value::from(state.tunnel)),
        ("touched", texts(&state.ui.touched)),
        ("typed_keys", texts(&state.keys.typed)),
        ("key_used", Value::from(state.keys.used || state.keys.lost)),
        ("with_secrets", Value::from(state.ui.with_secrets)),
    ];
    let mut saved = Map::new();
    saved.extend(fields.into_iter().map(|(name, value)| (name.to_owned(), value)));
    tree_text(&Value::Object(saved))
}

fn texts(texts: &Names) -> Value {
    texts.names().map(Value::from).collect()
}

/// The state from the browser's storage; `None` when it is of another version
/// or damaged.
pub fn restore(text: &str) -> Option<State> {
    let saved: Value = serde_json::from_str(text).ok()?;
    if saved["version"].as_u64() != Some(VERSION) {
        return None;
    }
    let read = |name: &str| scenario::read(&tree_text(&saved[name])).ok();
    let entries = |name: &str| saved[name].as_array().into_iter().flatten().filter_map(Value::as_str);
    let names = |name: &str| -> Names { entries(name).map(str::to_owned).collect() };
    let is = |name: &str| saved[name] == Value::Bool(true);
    let scenario = read("scenario")?;
    let parked: Vec<Gateway> = read("parked").map(|parked| parked.gateways).unwrap_or_default();
    Some(State {
        tunnel: saved["tunnel"].as_u64().and_then(|place| usize::try_from(place).ok()).unwrap_or_default(),
        scenario: Rc::new(scenario),
        step: saved["step"].as_str().and_then(steps::by_slug).unwrap_or_default(),
        visited: entries("visited").filter_map(steps::by_slug).collect(),
        parked,
        aside: read("aside").map(Rc::new),
        keys: Keys { typed: names("typed_keys"), lost: is("key_used"), ..Keys::default() },
        ui: Ui { touched: names("touched"), with_secrets: is("with_secrets"), ..Ui::default() },
        ..State::default()
    })
}

/// What was typed into the tools, from the browser's storage.
pub fn restore_form(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok().filter(Value::is_object)
}

#[cfg(test)]
mod tests {
    use tunnelwright_core::finding::Edit;
    use tunnelwright_core::scenario::Psk;

    use super::*;
    use crate::state::{Action, reduce};
    use crate::steps::StepId;

    fn filled() -> State {
        let mut state = State::default();
        let actions = [
            Action::Start,
            Action::Edit(vec![Edit::set("name", "Office"), Edit::set("gateways[0].networks[0]", "10.0.0.0/8")]),
            Action::System(0, tunnelwright_core::devices::ALL[0].id.into()),
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
        let back = restore(&save(&state)).unwrap_or_default();
        assert_eq!(back.scenario.name, "Office");
        assert_eq!(back.scenario.gateways, state.scenario.gateways);
        assert_eq!((back.step, &back.visited), (StepId::Key, &state.visited));
        assert_eq!(back.parked, state.parked);
        assert_eq!(back.keys.typed, state.keys.typed);
        assert!(back.scenario.tunnels[0].psk.is_empty());
    }

    #[test]
    fn no_secret_is_stored() {
        let mut state = filled();
        reduce::apply(&mut state, Action::TypeKey(0, false));
        for state in [filled(), state] {
            let text = save(&state);
            assert!(!text.is_empty() && !text.contains("hunter2") && !text.contains("7,7,7"), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_left_alone() {
        let other = save(&filled()).replace("\"version\": 1,\n  \"visited\"", "\"version\": 9,\n  \"visited\"");
        for text in ["", "{}", "null", other.as_str()] {
            assert!(restore(text).is_none(), "{text}");
        }
    }
}

//! What a step sees: the state, what follows from it, and fields by their path.

use std::cell::RefCell;
use std::rc::Rc;

use serde_json::Value;
use tunnelwright_core::by_name::ByName;
use tunnelwright_core::finding::{Edit, Finding, Repair};
use tunnelwright_core::plan::{ManualTunnel, Plan, PlannedTunnel};
use tunnelwright_core::scenario::{Gateway, Tunnel, get_path, tree_text};
use yew::prelude::*;

use crate::components::Slot;
use crate::state::{Action, Derived, State};
use crate::steps;

/// The page as a step sees it.
#[derive(Clone)]
pub struct Page {
    /// The state, and the way to change it.
    pub state: UseReducerHandle<State>,
    /// What follows from the scenario.
    pub derived: Rc<Derived>,
    /// What was seen of the files.
    pub looks: Rc<RefCell<Looks>>,
    /// Paths that a field on this step stands for.
    claimed: Rc<RefCell<Vec<String>>>,
}

/// One of the two ends of the tunnel that is edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ends {
    /// Place of the gateway of "your side".
    pub left: usize,
    /// Place of the gateway of "the other side".
    pub right: usize,
}

/// The files' texts on the screen, without keys, by path: those of the last
/// visit to the export, and those of this one.
#[derive(Debug, Default)]
pub struct Looks {
    /// At the last visit.
    pub before: ByName<Rc<str>>,
    /// At this one.
    pub now: ByName<Rc<str>>,
}

/// The id of the field at a path, in the document.
pub fn dom_id(path: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' };
    format!("at-{}", path.chars().map(plain).collect::<String>())
}

impl Page {
    /// The page as it stands.
    pub fn new(state: UseReducerHandle<State>, derived: Rc<Derived>, looks: Rc<RefCell<Looks>>) -> Self {
        Self { state, derived, looks, claimed: Rc::default() }
    }

    /// A callback that does something with what it is given.
    pub fn on<T: 'static>(&self, action: impl Fn(T) -> Action + 'static) -> Callback<T> {
        let dispatcher = self.state.dispatcher();
        Callback::from(move |given| dispatcher.dispatch(action(given)))
    }

    /// The gateways of the tunnel that is edited.
    pub fn ends(&self) -> Option<Ends> {
        let scenario = &self.state.scenario;
        let place = |id: &str| scenario.gateways.iter().position(|gateway| gateway.id == id);
        match self.tunnel()?.ends.as_slice() {
            [left, right] => Some(Ends { left: place(&left.gateway)?, right: place(&right.gateway)? }),
            _ => None,
        }
    }

    /// The tunnel that is edited.
    pub fn tunnel(&self) -> Option<&Tunnel> {
        self.state.scenario.tunnels.get(self.tunnel_index())
    }

    /// Its place.
    pub fn tunnel_index(&self) -> usize {
        self.state.tunnel.min(self.state.scenario.tunnels.len().saturating_sub(1))
    }

    /// Its path.
    pub fn tunnel_path(&self) -> String {
        format!("tunnels[{}]", self.tunnel_index())
    }

    /// A gateway by place.
    pub fn gateway(&self, index: usize) -> Option<&Gateway> {
        self.state.scenario.gateways.get(index)
    }

    /// What to call a gateway: its label, else its short name.
    pub fn gateway_name(&self, index: usize) -> String {
        let gateway = self.gateway(index);
        let name = gateway.map(|gateway| if gateway.label.trim().is_empty() { &gateway.id } else { &gateway.label });
        name.cloned().unwrap_or_default()
    }

    /// The plan, where there is one.
    pub fn plan(&self) -> Option<&Plan> {
        self.derived.report.plan.as_ref()
    }

    /// The planned tunnel that is edited, where IKE makes its keys.
    pub fn planned(&self) -> Option<&PlannedTunnel> {
        self.plan()?.tunnels.iter().find(|tunnel| tunnel.place == self.tunnel_index())
    }

    /// The planned tunnel that is edited, where its keys are entered by hand.
    pub fn planned_manual(&self) -> Option<&ManualTunnel> {
        self.plan()?.manual.iter().find(|tunnel| tunnel.place == self.tunnel_index())
    }

    /// The text at a path; empty when there is none.
    pub fn text(&self, path: &str) -> String {
        match get_path(&self.derived.json, path) {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => text.clone(),
            Some(other) => tree_text(other),
        }
    }

    /// The texts of the list at a path.
    pub fn list(&self, path: &str) -> Vec<String> {
        let texts = get_path(&self.derived.json, path).and_then(Value::as_array);
        let text = |value: &Value| value.as_str().map(str::to_owned);
        texts.map(|texts| texts.iter().filter_map(text).collect()).unwrap_or_default()
    }

    /// The field at a path: its value, its findings, and the ways to change it.
    pub fn slot(&self, path: &str) -> Slot {
        self.claimed.borrow_mut().push(path.to_owned());
        let owned = path.to_owned();
        let left = path.to_owned();
        Slot {
            id: dom_id(path).into(),
            value: self.text(path).into(),
            findings: self.findings(path, &|_| true).into(),
            on_change: self.on(move |value: Value| Action::Edit(vec![Edit { path: owned.clone(), value }])),
            on_leave: self.on(move |()| Action::Leave(left.clone())),
            on_repair: self.on(Action::Repair),
        }
    }

    /// The slot of a field that stands for something else when it changes.
    pub fn slot_with(&self, path: &str, change: impl Fn(Value) -> Action + 'static) -> Slot {
        Slot { on_change: self.on(change), ..self.slot(path) }
    }

    /// A callback for repair buttons.
    pub fn on_repair(&self) -> Callback<Repair> {
        self.on(Action::Repair)
    }

    fn findings(&self, path: &str, pick: &dyn Fn(&Finding) -> bool) -> Vec<Finding> {
        let here = |finding: &&Finding| is_below(&finding.path, path) && pick(finding) && self.is_shown(finding);
        self.derived.report.findings.iter().filter(here).cloned().collect()
    }

    /// A finding waits while its field is being filled in: what is missing is
    /// said once the field, or its step, was left; what cannot be read, once
    /// the field was left.
    fn is_shown(&self, finding: &Finding) -> bool {
        let state = &self.state;
        let touched = state.ui.touched.names().any(|path| is_below(&finding.path, path));
        let editing = state.ui.editing.as_ref().is_some_and(|path| is_below(&finding.path, path));
        let step = steps::of_path(&finding.path, &state.scenario);
        let was_left = state.visited.contains(&step) && state.step != step;
        if touched || was_left {
            return true;
        }
        let unfinished = editing && finding.code == "A001";
        !(finding.is_missing() || unfinished)
    }

    /// The findings of the current step that no field of it shows. To be asked
    /// after the step was drawn.
    pub fn unclaimed(&self) -> Vec<Finding> {
        let claimed = self.claimed.borrow();
        let step = self.state.step;
        let stray = |finding: &Finding| {
            steps::of_path(&finding.path, &self.state.scenario) == step
                && !claimed.iter().any(|path| is_below(&finding.path, path))
        };
        self.findings("", &stray)
    }
}

/// True when `path` is `whole`, or lies below it.
pub fn is_below(path: &str, whole: &str) -> bool {
    match path.strip_prefix(whole) {
        Some(rest) => whole.is_empty() || rest.is_empty() || rest.starts_with(['.', '[']),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_lies_below_its_parents_only() {
        let cases = [("a[1].b", "a[1]", true), ("a[10]", "a[1]", false), ("ab", "a", false), ("a.b", "", true)];
        for (path, whole, expected) in cases {
            assert_eq!(is_below(path, whole), expected, "{path} {whole}");
        }
    }

    #[test]
    fn a_path_becomes_a_plain_id() {
        assert_eq!(dom_id("gateways[0].lines[1].nat.inside"), "at-gateways-0--lines-1--nat-inside");
    }
}

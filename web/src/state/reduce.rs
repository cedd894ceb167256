//! How the state changes: pure, so that it is tested without a browser.

use std::rc::Rc;

use tunnelwright_core::devices;
use tunnelwright_core::finding::Edit;
use tunnelwright_core::scenario::{self, Gateway, Line, Psk, Scenario, Tunnel, TunnelEnd};
use tunnelwright_core::share;

use super::{Action, Keys, Place, State, Ui, grow};
use crate::steps::{self, StepId};

/// Applies one action.
pub fn apply(state: &mut State, action: Action) {
    match action {
        Action::Start => open(state, two_ends(), false),
        Action::Open(scenario) => open(state, *scenario, true),
        Action::Link(words) => link(state, &words),
        Action::TakeBack => {
            if let Some(scenario) = state.aside.take() {
                open(state, (*scenario).clone(), true);
            }
        }
        Action::Go(step) => go(state, step),
        Action::Tool(tool) => {
            state.tool = Some(tool);
            rest(state);
        }
        Action::Fill(edits) => {
            state.ui.editing = edits.first().map(|edit| edit.path.clone());
            fill(state, edits);
        }
        Action::Mend(repair) => {
            say(state, format!("Done: {}", repair.label));
            fill(state, repair.edits);
        }
        Action::Fleet(fleet) => state.ui.fleet = Some(fleet),
        Action::PriceList(list) => state.ui.price_list = list,
        Action::Jump(path) => jump(state, path),
        Action::Arrived => state.ui.jump = None,
        Action::Tunnel(index) => state.tunnel = index,
        Action::AnotherSite => add(state, grow::another_site),
        Action::AnotherLine(end) => add(state, |scenario, place| grow::another_line(scenario, place, end)),
        Action::RemoveTunnel => remove(state),
        Action::BringBack => bring_back(state),
        Action::Edit(edits) => edit(state, &edits, true),
        Action::Leave(path) => leave(state, path),
        Action::Repair(repair) => {
            edit(state, &repair.edits, false);
            say(state, format!("Done: {}", repair.label));
        }
        Action::System(gateway, system) => system_of(state, gateway, system),
        Action::Rename(gateway, id) => rename(state, gateway, &id),
        Action::Key(tunnel, psk) => key(state, tunnel, psk),
        Action::TypeKey(tunnel, typed) => type_key(state, tunnel, typed),
        Action::Material(bytes) => state.keys.material = bytes,
        Action::ToolKey(path, key) => {
            state.ui.editing = Some(path.clone());
            state.keys.tool.insert(path, key);
        }
        Action::Draw(place, bytes) => state.keys.drawn[place] = bytes,
        Action::ShowTool(show) => state.ui.tool_shown = show,
        Action::KeyUsed => (state.keys.used, state.keys.lost) = (true, false),
        Action::Say(text) => say(state, text),
        Action::Card(open) => state.ui.card_open = open,
        Action::WithSecrets(with) => state.ui.with_secrets = with,
        Action::ShowSecrets(show) => state.ui.secrets_shown = show,
        Action::DespiteErrors(despite) => state.ui.despite_errors = despite,
        Action::Wrap(wrap) => state.ui.wrap = wrap,
        Action::Look(path) => state.ui.file = Some(path).filter(|path| !path.is_empty()),
    }
}

/// A scenario with two empty ends and a tunnel between them.
fn two_ends() -> Scenario {
    let gateway = |id: &str| Gateway { id: id.into(), lines: vec![Line::default()], ..Gateway::default() };
    let end = |id: &str| TunnelEnd { gateway: id.into(), ..TunnelEnd::default() };
    Scenario {
        gateways: vec![gateway("site-a"), gateway("site-b")],
        tunnels: vec![Tunnel { id: "a-b".into(), ends: vec![end("site-a"), end("site-b")], ..Tunnel::default() }],
        ..Scenario::empty()
    }
}

/// Opens the scenario of a link. What lies open is kept, also when the link is no good.
fn link(state: &mut State, words: &str) {
    state.ui.links += 1;
    match share::read(words) {
        Ok(scenario) => {
            open(state, scenario, true);
            state.ui.from_link = true;
            say(state, "The tunnel of the link is open.".to_owned());
        }
        Err(error) => {
            go(state, StepId::Start);
            // What was said of an earlier link does not stand beside this.
            say(state, String::new());
            state.ui.link_error = Some(error);
        }
    }
}

/// A scenario that comes from outside is judged at once: every step counts as seen. What lay open before is
/// set aside, so that opening another one loses nothing.
fn open(state: &mut State, scenario: Scenario, known: bool) {
    let is_worth_it = |before: &Scenario| !before.gateways.is_empty() && *before != two_ends() && *before != scenario;
    if is_worth_it(&state.scenario) {
        state.aside = Some(state.scenario.clone());
    }
    let typed = scenario.tunnels.iter().filter(|tunnel| !tunnel.psk.is_empty()).map(|tunnel| tunnel.id.clone());
    state.keys.typed = typed.collect();
    state.keys.parked.clear();
    state.keys.lost = false;
    state.scenario = Rc::new(scenario);
    state.parked.clear();
    state.tunnel = 0;
    let old = std::mem::take(&mut state.ui);
    state.ui =
        Ui { notice: old.notice, fleet: old.fleet, price_list: old.price_list, links: old.links, ..Ui::default() };
    state.visited = if known { steps::ALL.iter().map(|row| row.id).collect() } else { Default::default() };
    go(state, StepId::Ends);
}

fn go(state: &mut State, step: StepId) {
    // The address line follows what is drawn and says so: that is no step away.
    if state.place() != Place::Step(step) {
        state.ui.link_error = None;
    }
    state.go(step);
    rest(state);
}

/// Nothing is being typed, nothing lies over the page.
fn rest(state: &mut State) {
    state.ui.editing = None;
    state.ui.card_open = false;
    state.ui.tool_shown = false;
}

fn fill(state: &mut State, edits: Vec<Edit>) {
    let form = Rc::make_mut(&mut state.form);
    for edit in edits {
        // A path that does not fit the tree is not one of a tool's fields.
        let _ = scenario::change(form, &edit.path, edit.value);
    }
}

fn jump(state: &mut State, path: String) {
    go(state, steps::of_path(&path, &state.scenario));
    state.ui.touched.add(path.clone());
    state.ui.jump = Some(path);
}

fn edit(state: &mut State, edits: &[Edit], typing: bool) {
    let Some(next) = scenario::apply(&state.scenario, edits) else { return };
    keys_follow(&mut state.keys, &state.scenario.tunnels, &next.tunnels);
    state.scenario = Rc::new(next);
    if typing {
        state.ui.editing = edits.first().map(|edit| edit.path.clone());
    }
}

/// What is known of a tunnel's key follows its new short name.
fn keys_follow(keys: &mut Keys, before: &[Tunnel], after: &[Tunnel]) {
    for (old, new) in before.iter().zip(after).filter(|(old, new)| old.id != new.id) {
        if keys.typed.remove(&old.id).is_some() {
            keys.typed.add(new.id.clone());
        }
        if let Some(key) = keys.parked.remove(&old.id) {
            keys.parked.insert(new.id.clone(), key);
        }
    }
}

/// A tunnel more: it is the one to edit now.
fn add(state: &mut State, grow: impl FnOnce(&mut Scenario, usize) -> Option<usize>) {
    let Some(place) = grow(Rc::make_mut(&mut state.scenario), state.tunnel) else { return };
    state.tunnel = place;
    say(state, format!("Added: {}. Its fields are shown now.", state.scenario.tunnels[place].id));
}

fn remove(state: &mut State) {
    let Some(removed) = grow::remove(Rc::make_mut(&mut state.scenario), state.tunnel) else { return };
    state.tunnel = 0;
    say(state, format!("Removed: {}", removed.tunnel.id));
    state.ui.removed = Some(removed);
}

fn bring_back(state: &mut State) {
    let Some(removed) = state.ui.removed.take() else { return };
    say(state, format!("Back again: {}", removed.tunnel.id));
    state.tunnel = grow::bring_back(Rc::make_mut(&mut state.scenario), removed);
}

fn leave(state: &mut State, path: String) {
    state.ui.editing = None;
    state.ui.touched.add(path);
}

fn say(state: &mut State, text: String) {
    state.ui.notice = (state.ui.notice.0.wrapping_add(1), text);
}

/// Another system has other releases and other questions: the old answers are
/// parked, and those given before for the new one come back.
fn system_of(state: &mut State, index: usize, system: String) {
    let scenario = Rc::make_mut(&mut state.scenario);
    let Some(gateway) = scenario.gateways.get_mut(index) else { return };
    if gateway.system == system {
        return;
    }
    let id = index.to_string();
    let old = std::mem::replace(&mut gateway.system, system);
    let (release, settings) = (std::mem::take(&mut gateway.release), std::mem::take(&mut gateway.settings));
    let parked = state.parked.iter().position(|parked| parked.id == id && parked.system == gateway.system);
    match parked.map(|place| state.parked.swap_remove(place)) {
        Some(parked) => (gateway.release, gateway.settings) = (parked.release, parked.settings),
        None => {
            let device = devices::by_id(&gateway.system);
            gateway.release = device.map(|device| device.default_release.to_owned()).unwrap_or_default();
        }
    }
    state.parked.push(Gateway { id, system: old, release, settings, ..Gateway::default() });
    state.ui.touched.add(format!("gateways[{index}].system"));
}

/// The tunnels' ends follow a gateway's new short name.
fn rename(state: &mut State, index: usize, id: &str) {
    let scenario = Rc::make_mut(&mut state.scenario);
    let Some(gateway) = scenario.gateways.get_mut(index) else { return };
    let old = std::mem::replace(&mut gateway.id, id.to_owned());
    let shared = scenario.gateways.iter().filter(|gateway| gateway.id == old).count() > 0;
    let taken = scenario.gateways.iter().filter(|gateway| gateway.id == id).count() > 1;
    if !shared && !taken {
        let ends = scenario.tunnels.iter_mut().flat_map(|tunnel| &mut tunnel.ends);
        ends.filter(|end| end.gateway == old).for_each(|end| end.gateway = id.to_owned());
    }
    state.ui.editing = Some(format!("gateways[{index}].id"));
}

fn key(state: &mut State, index: usize, psk: Psk) {
    if let Some(tunnel) = Rc::make_mut(&mut state.scenario).tunnels.get_mut(index) {
        tunnel.psk = psk;
        state.ui.editing = Some(format!("tunnels[{index}].psk"));
    }
}

fn type_key(state: &mut State, index: usize, typed: bool) {
    let Some(tunnel) = Rc::make_mut(&mut state.scenario).tunnels.get_mut(index) else { return };
    if typed {
        state.keys.typed.add(tunnel.id.clone());
        tunnel.psk = state.keys.parked.remove(&tunnel.id).unwrap_or_default();
    } else if state.keys.typed.remove(&tunnel.id).is_some() {
        state.keys.parked.insert(tunnel.id.clone(), std::mem::take(&mut tunnel.psk));
    }
}

#[cfg(test)]
mod tests {
    use tunnelwright_core::scenario::RoutingKind;

    use super::*;

    fn after(actions: impl IntoIterator<Item = Action>) -> State {
        let mut state = State::default();
        apply(&mut state, Action::Start);
        actions.into_iter().for_each(|action| apply(&mut state, action));
        state
    }

    fn set(path: &str, value: &str) -> Action {
        Action::Edit(vec![Edit::set(path, value)])
    }

    #[test]
    fn a_start_has_two_ends_and_one_tunnel() {
        let state = after([]);
        assert_eq!(state.step, StepId::Ends);
        assert_eq!((state.scenario.gateways.len(), state.scenario.tunnels.len()), (2, 1));
    }

    #[test]
    fn another_system_and_back_loses_no_answer() {
        let [one, other] = [devices::ALL[0].id, devices::ALL[1].id];
        let choose = |id: &str| Action::System(0, id.to_owned());
        let state = after([
            choose(one),
            set("gateways[0].settings.some", "typed"),
            set("gateways[0].release", "x"),
            choose(other),
            set("gateways[0].settings.other", "too"),
            choose(one),
        ]);
        let gateway = &state.scenario.gateways[0];
        assert_eq!((gateway.release.as_str(), gateway.settings.len()), ("x", 1));
        assert!(gateway.settings.contains("some"));
        let mut back = state.clone();
        apply(&mut back, choose(other));
        assert!(back.scenario.gateways[0].settings.contains("other"));
    }

    #[test]
    fn another_kind_of_routing_and_back_loses_nothing() {
        let kind = |kind: &str| set("tunnels[0].routing.kind", kind);
        let typed = [set("tunnels[0].routing.transit", "10.9.9.0/30"), set("gateways[0].bgp.asn", "65010")];
        let mut actions = vec![kind("bgp")];
        actions.extend(typed);
        actions.extend([kind("policy"), kind("bgp")]);
        let state = after(actions);
        assert_eq!(state.scenario.tunnels[0].routing.kind, RoutingKind::Bgp);
        assert_eq!(state.scenario.tunnels[0].routing.transit, "10.9.9.0/30");
        assert_eq!(state.scenario.gateways[0].bgp.asn.number(), Some(65010));
    }

    #[test]
    fn a_new_short_name_takes_the_tunnel_along() {
        let state = after([Action::Rename(0, "hq".into())]);
        assert_eq!(state.scenario.tunnels[0].ends[0].gateway, "hq");
        let state = after([Action::Rename(0, "site-b".into()), Action::Rename(0, "site-c".into())]);
        assert_eq!(state.scenario.gateways[0].id, "site-c");
        assert_eq!(state.scenario.tunnels[0].ends[1].gateway, "site-b");
    }

    #[test]
    fn a_typed_key_comes_back_after_a_look_at_the_made_one() {
        let typed = Action::TypeKey(0, true);
        let state = after([typed.clone(), Action::Key(0, Psk::new("abc")), Action::TypeKey(0, false)]);
        assert!(state.scenario.tunnels[0].psk.is_empty());
        let mut back = state;
        apply(&mut back, typed);
        assert_eq!(back.scenario.tunnels[0].psk.reveal(), "abc");
    }

    #[test]
    fn a_typed_key_stays_typed_under_a_new_short_name() {
        let state = after([Action::TypeKey(0, true), set("tunnels[0].id", "office")]);
        assert!(state.types_key(&state.scenario.tunnels[0]));
        let back = after([
            Action::TypeKey(0, true),
            Action::Key(0, Psk::new("abc")),
            Action::TypeKey(0, false),
            set("tunnels[0].id", "office"),
            Action::TypeKey(0, true),
        ]);
        assert_eq!(back.scenario.tunnels[0].psk.reveal(), "abc");
    }

    #[test]
    fn a_key_in_a_tool_is_no_part_of_its_form_and_is_hidden_when_one_leaves() {
        let tool = Action::ToolKey("keys.key".into(), Psk::new("hunter2"));
        let state = after([Action::Tool(crate::tools::ALL[0].id), tool, Action::ShowTool(true)]);
        assert!(state.ui.tool_shown && !state.form.to_string().contains("hunter2"));
        let mut left = state;
        apply(&mut left, Action::Go(StepId::Ends));
        assert!(!left.ui.tool_shown);
        assert_eq!(left.keys.tool.get("keys.key").expect("a key").reveal(), "hunter2");
        assert!(!format!("{left:?}").contains("hunter2"));
    }

    #[test]
    fn a_tool_keeps_what_was_typed_and_leaves_the_tunnel_alone() {
        let fill = |path: &str, value: &str| Action::Fill(vec![Edit::set(path, value)]);
        let tool = crate::tools::ALL[0].id;
        let state =
            after([Action::Tool(tool), fill("packet.esp", "x"), fill("addresses.space[0]", "y"), Action::Start]);
        assert_eq!(state.form.to_string(), r#"{"addresses":{"space":["y"]},"packet":{"esp":"x"}}"#);
        assert_eq!((state.tool, &*state.scenario), (None, &two_ends()));
    }

    #[test]
    fn what_lay_open_comes_back_with_its_key_after_a_link() {
        let words = share::write(&tunnelwright_core::presets::ALL[0].scenario()).expect("a link");
        let typed = [set("name", "Mine"), Action::TypeKey(0, true), Action::Key(0, Psk::new("abc"))];
        let mut state = after(typed);
        let mine = state.scenario.clone();
        apply(&mut state, Action::Link(words));
        assert!(state.ui.from_link && state.step == StepId::Ends);
        assert_eq!(state.scenario.name, tunnelwright_core::presets::ALL[0].scenario().name);
        apply(&mut state, Action::TakeBack);
        assert_eq!(state.scenario, mine);
        assert!(state.types_key(&state.scenario.tunnels[0]) && !state.ui.from_link);
        apply(&mut state, Action::TakeBack);
        assert_eq!(state.scenario.name, tunnelwright_core::presets::ALL[0].scenario().name);
    }

    #[test]
    fn a_broken_link_says_so_and_touches_nothing() {
        let mut state = after([set("name", "Mine")]);
        let mine = state.scenario.clone();
        apply(&mut state, Action::Link("1.AAAA".into()));
        assert_eq!((state.step, &state.scenario), (StepId::Start, &mine));
        assert_eq!(state.ui.link_error, Some(share::LinkError::Damaged));
        apply(&mut state, Action::Go(StepId::Ends));
        assert_eq!(state.ui.link_error, None);
    }

    #[test]
    fn an_empty_start_is_not_worth_keeping() {
        let mut state = after([]);
        apply(&mut state, Action::Open(Box::new(tunnelwright_core::presets::ALL[0].scenario())));
        assert_eq!(state.aside, None);
    }

    #[test]
    fn an_edit_that_does_not_fit_changes_nothing() {
        let state = after([set("gateways[9].label", "x")]);
        assert_eq!(*state.scenario, two_ends());
    }
}

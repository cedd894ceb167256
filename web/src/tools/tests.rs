//! The tools as a browser would first draw them, without a browser.

use std::rc::Rc;

use serde_json::{Value, json};
use tunnelwright_core::{Moment, check, fact, presets};
use yew::LocalServerRenderer;
use yew::platform::Runtime;
use yew::prelude::*;

use super::{ToolId, row};
use crate::page::{Looks, Page};
use crate::state::{Derived, State};

/// A tool on a state of the page.
#[derive(Properties, PartialEq)]
struct Props {
    tool: ToolId,
    preset: &'static str,
    form: Value,
}

#[component]
fn Probe(props: &Props) -> Html {
    let state = use_reducer(|| {
        let scenario = presets::ALL.iter().find(|preset| preset.name == props.preset).map(|preset| preset.scenario());
        State { scenario: Rc::new(scenario.unwrap_or_default()), form: Rc::new(props.form.clone()), ..State::default() }
    });
    let moment = Moment { today: fact::day(2026, 11, 21), as_of: None };
    let derived = Derived {
        scenario: state.scenario.clone(),
        report: check(&state.scenario, &moment),
        bill: None,
        json: serde_json::to_value(&*state.scenario).unwrap_or_default(),
        moment,
    };
    (row(props.tool).view)(&Page::new(state, Rc::new(derived), Rc::new(Looks::default().into())))
}

/// The tool as text.
fn drawn(tool: ToolId, preset: &'static str, form: Value) -> String {
    let (send, receive) = std::sync::mpsc::channel();
    let runtime = Runtime::default();
    runtime.spawn_pinned(move || async move {
        let renderer = LocalServerRenderer::<Probe>::with_props(Props { tool, preset, form }).hydratable(false);
        // The receiver waits below.
        let _ = send.send(renderer.render().await);
    });
    receive.recv().unwrap_or_default()
}

fn has(drawing: &str, parts: &[&str]) {
    for part in parts {
        assert!(drawing.contains(part), "no {part} in\n{drawing}");
    }
}

#[test]
fn a_packet_of_the_usual_size_is_there_before_anything_is_typed() {
    let drawing = drawn(ToolId::Packet, "", json!({}));
    has(&drawing, &["MTU 1446, TCP MSS 1406", "value=\"1500\"", "<option value=\"aes256gcm16\" selected"]);
    assert!(!drawing.contains("id=\"take\""), "there is no tunnel to take values from");
}

#[test]
fn what_cannot_be_read_is_said_at_its_field_and_stays() {
    let drawing = drawn(ToolId::Packet, "", json!({ "packet": { "path": "15oo", "esp": "aes256-shaa256" } }));
    has(
        &drawing,
        &["value=\"15oo\"", "value=\"aes256-shaa256\"", "\"15oo\" is no number", "id=\"at-packet-esp-findings\""],
    );
    assert!(!drawing.contains("TCP MSS"), "an answer without a question");
}

#[test]
fn tools_stand_at_their_places_with_words_of_their_own() {
    for tool in super::ALL {
        assert_eq!((row(tool.id).slug, super::by_slug(tool.slug)), (tool.slug, Some(tool.id)));
    }
}

#[test]
fn a_space_gets_its_subnet_with_reason_source_and_map() {
    let form =
        json!({ "addresses": { "space": ["172.16.0.0/16"], "used": ["172.16.20.0/24"], "far": ["172.16.0.0/12"] } });
    let drawing = drawn(ToolId::Addresses, "", form);
    has(&drawing, &["172.16.255.224/27", "27 addresses are left", "Source: ", "172.16.20.0/24", "Each overlap once"]);
    has(&drawing, &["10.255.252.0/30", "10.255.252.1", "10.255.252.2"]);
    assert!(!drawing.contains("Use it in the tunnel"), "there is no tunnel");
}

#[test]
fn with_a_tunnel_the_planner_takes_and_gives() {
    let preset = presets::ALL[0].name;
    let form = json!({ "addresses": { "space": ["10.20.0.0/16"], "used": ["10.20.255.192/27"], "within": ["10.9.0.0/24"], "given": "10.20.255.224/28" } });
    let drawing = drawn(ToolId::Addresses, preset, form);
    has(
        &drawing,
        &["id=\"take\"", "Use it in the tunnel", "too small for", "Use 10.20.255.224/27", "The tunnel uses it."],
    );
}

#[test]
fn a_bill_names_its_day_and_does_not_hide_what_it_lacks() {
    let of = presets::ALL.iter().find(|preset| preset.name.ends_with("-2016")).map(|preset| preset.name);
    let drawing = drawn(ToolId::Bill, "", json!({ "bill": { "of": of } }));
    has(&drawing, &["141.62 USD a month", "The same today", "The sizes side by side", "2016-10-26"]);
    let drawing = drawn(ToolId::Bill, "", json!({ "bill": { "of": of, "egress-gb": "100" } }));
    has(&drawing, &["Not in the total, because no price is known", "and what has no price here"]);
}

#[test]
fn a_price_that_is_none_is_said_at_its_field_and_stays() {
    let form = json!({ "bill": { "hours": "-1", "discount": "150", "price": "egress=cheap" } });
    let drawing = drawn(ToolId::Bill, presets::ALL[0].name, form);
    has(
        &drawing,
        &[
            "value=\"-1\"",
            "\"-1\" is not possible here",
            "\"cheap\" is no amount of money",
            "at-bill-discount-findings",
        ],
    );
    assert!(!drawing.contains("a month</p>"), "a bill of what cannot be read");
}

#[test]
fn a_pair_gets_what_both_can_and_the_reason_behind_each_no() {
    let form = json!({"matrix": {"one": "azure", "other": "pfsense", "other_release": "2.3.2"}}); // tidy: vendor
    let drawing = drawn(ToolId::Matrix, "", form);
    has(&drawing, &["IKEv2", "since 2.4.4-p1", "not confirmed", "read 2026-"]);
    let form = json!({"matrix": {"one": "pfsense", "other": "none", "need": "Routing", "show": "yes"}}); // tidy: vendor
    let drawing = drawn(ToolId::Matrix, "", form);
    has(&drawing, &["3 abilities", "since 2.4.4-p1"]);
    assert!(!drawing.contains("AES"), "only what was asked for: {drawing}");
}

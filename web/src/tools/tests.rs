//! The tools as a browser would first draw them, without a browser.

use std::rc::Rc;

use serde_json::{Value, json};
use tunnelwright_core::planner::{Ask, plan};
use tunnelwright_core::{Moment, check, devices, fact, presets};
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
    prices: Option<String>,
}

#[component]
fn Probe(props: &Props) -> Html {
    let state = use_reducer(|| {
        let scenario = presets::ALL.iter().find(|preset| preset.name == props.preset).map(|preset| preset.scenario());
        let mut state = State { form: Rc::new(props.form.clone()), ..State::default() };
        state.scenario = Rc::new(scenario.unwrap_or_default());
        state.ui.price_list = props.prices.clone().map(|text| ("prices.json".into(), text.into()));
        state
    });
    let moment = Moment { today: fact::day(2026, 11, 21), as_of: None };
    let derived = Derived {
        scenario: state.scenario.clone(),
        report: check(&state.scenario, &moment),
        json: serde_json::to_value(&*state.scenario).unwrap_or_default(),
        moment,
    };
    (row(props.tool).view)(&Page::new(state, Rc::new(derived), Rc::new(Looks::default().into())))
}

/// The tool as text.
fn drawn(tool: ToolId, preset: &'static str, form: Value) -> String {
    drawn_with(tool, preset, form, None)
}

/// The tool as text, with a saved price list.
fn drawn_with(tool: ToolId, preset: &'static str, form: Value, prices: Option<&str>) -> String {
    let prices = prices.map(str::to_owned);
    let (send, receive) = std::sync::mpsc::channel();
    let runtime = Runtime::default();
    runtime.spawn_pinned(move || async move {
        let renderer = LocalServerRenderer::<Probe>::with_props(Props { tool, preset, form, prices }).hydratable(false);
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
fn pairs_that_two_clouds_accept_stand_under_the_names_of_both() {
    let form = json!({ "addresses": { "space": ["10.1.0.0/16"], "kind": "every", "count": "2" } });
    let drawing = drawn(ToolId::Addresses, "", form);
    has(&drawing, &["169.254.21.0/30", "169.254.21.4/30"]);
    devices::LINK_LOCALS.iter().for_each(|cloud| has(&drawing, &[&format!(">{}</th>", cloud.name)]));
    assert!(!drawing.contains("Your side"), "both ends are clouds");
}

/// The command prints this very answer (see the command's own tests).
#[test]
fn the_planner_shows_the_answer_that_the_command_prints() {
    let space = ["10.1.0.0/16".to_owned(), "203.0.113.0/24".to_owned()];
    let used = ["10.1.10.0/24".to_owned(), "10.9.0.0/24".to_owned()];
    let far = ["10.1.255.0/24".to_owned(), "192.168.0.0/24".to_owned(), "192.168.1.0/24".to_owned()];
    let (tunnels, outside) =
        (["172.31.252.0/30".to_owned(), "169.254.21.2".to_owned()], ["198.51.100.0/29".to_owned()]);
    let form = json!({ "addresses": {
        "space": space, "used": used, "far": far, "transit_used": tunnels, "outside": outside, "count": "2",
    } });
    let drawing = drawn(ToolId::Addresses, "", form);
    let ask = Ask {
        space: space.into(),
        used: used.into(),
        far: far.into(),
        transit_used: tunnels.into(),
        outside: outside.into(),
        count: "2".to_owned(),
        ..Ask::default()
    };
    let answer = plan(&ask).unwrap();
    let subnet = answer.gateway_subnet.as_ref().unwrap().prefix.to_string();
    assert_eq!(subnet, "10.1.254.224/27", "clear of the other side's 10.1.255.0/24");
    has(&drawing, &[&subnet]);
    answer.transit.iter().for_each(|one| has(&drawing, &[&one.network.to_string()]));
    assert_eq!(answer.conflicts.len(), 3, "{:?}", answer.conflicts);
    has(&drawing, &answer.conflicts.iter().map(|clash| clash.what.as_str()).collect::<Vec<_>>());
    let nat = answer.translation.as_ref().unwrap();
    nat.networks.iter().for_each(|one| has(&drawing, &[&one.shown_as.unwrap().to_string()]));
    has(&drawing, &nat.able.iter().map(|able| able.who.as_str()).collect::<Vec<_>>());
    has(&drawing, &["With BGP, 198.51.100.0/29 leaks"]);
    let full = json!({ "addresses": { "space": ["10.1.0.0/28"] } });
    has(&drawn(ToolId::Addresses, "", full), &["No space has room for a /27", "at-addresses-space-findings"]);
}

#[test]
fn many_networks_of_the_other_sides_are_shown_summarised() {
    let far: Vec<String> = (0..512).map(|i| format!("10.{}.{}.0/24", 64 + i / 256, i % 256)).collect();
    let drawing = drawn(ToolId::Addresses, "", json!({ "addresses": { "far": far } }));
    has(&drawing, &["the 512 networks as 1, because", "<p class=\"mono\">10.64.0.0/15</p>"]);
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
    has(&drawing, &["Not in the total, because no price is known", "without what has no price here"]);
}

#[test]
fn sizes_without_the_price_of_an_address_are_compared_by_what_is_known() {
    let list = r#"{"Items":[{"currencyCode":"EUR","retailPrice":0.2,"armRegionName":"westeurope","meterName":"VpnGw1AZ",
        "skuName":"VpnGw1AZ","serviceName":"VPN Gateway","unitOfMeasure":"1 Hour","type":"Consumption"}]}"#;
    let drawing = drawn_with(ToolId::Bill, presets::ALL[0].name, json!({}), Some(list));
    let address = "not in its price: Standard public address, 730 hours (meter public-ip)";
    has(
        &drawing,
        &["At least 146.00 EUR a month", "at least 146.00 EUR", address, "is-chart", "Every size with its price"],
    );
    let other = list.replace("VpnGw1AZ", "nothing of ours");
    let drawing = drawn_with(ToolId::Bill, presets::ALL[0].name, json!({}), Some(&other));
    has(&drawing, &["No price of a VPN gateway for westeurope is in it", "at-bill-prices-findings"]);
    assert!(!drawing.contains("is-chart"), "a chart of nothing\n{drawing}");
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

#[test]
fn the_keys_of_two_systems_say_what_both_take_and_nothing_is_made_unasked() {
    let by_hand: Vec<&str> =
        devices::ALL.iter().filter(|device| device.manual.is_some()).map(|device| device.id).collect();
    let form = json!({ "keys": { "first": by_hand[0], "second": by_hand[1] } });
    let drawing = drawn(ToolId::Keys, "", form);
    has(&drawing, &["Both take 256 to ", "Make a key", "Choose SPIs", "What the two systems take"]);
    assert!(!drawing.contains("<output"), "a key that nobody asked for");
}

#[test]
fn a_system_without_manual_keys_has_no_spis_and_a_wrong_length_says_so() {
    let without = devices::ALL.iter().find(|device| device.manual.is_none()).map(|device| device.id);
    let form = json!({ "keys": { "first": without, "second": without, "length": "7" } });
    let drawing = drawn(ToolId::Keys, "", form);
    has(&drawing, &["has no manual keying", "7 characters are fewer than 128 bits", "id=\"at-keys-length-findings\""]);
    assert!(!drawing.contains("Choose SPIs") && !drawing.contains("Make a key"));
}

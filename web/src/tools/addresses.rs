//! The address planner: the gateway's subnet, transit networks, what clashes.

use std::rc::Rc;

use serde_json::{Value, json};
use tunnelwright_core::addressing::{Block, Role, Space};
use tunnelwright_core::devices;
use tunnelwright_core::diagram::space_svg;
use tunnelwright_core::fact::Source;
use tunnelwright_core::finding::{Edit, Repair};
use tunnelwright_core::planner::{Answer, Ask, Clash, Fleet, Transit, fleet, kinds, plan};
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::form::Form;
use super::take;
use crate::components::{Diagram, Field, FileDrop, Fold, Look, OptionGroup, PrefixList, SelectOption, plain_table};
use crate::page::Page;
use crate::state::Action;

/// The question of a gateway that the planner answers.
const SUBNET: &str = "gateway_subnet";
/// The one that names the subnets that are there already.
const SUBNETS: &str = "subnets";

/// The fields and the answer.
pub fn view(page: &Page) -> Html {
    let form = Form::new(page, "addresses");
    let ask = Ask {
        space: form.list("space"),
        used: form.list("used"),
        far: form.list("far"),
        purpose: form.text("purpose").to_owned(),
        given: form.text("given").to_owned(),
        count: form.text_or("count", "1").to_owned(),
        kind: form.text("kind").to_owned(),
        within: form.list("within"),
    };
    let Some(answer) = plan(&ask) else { return Html::default() };
    let form = form.said(&answer.findings);
    html! {
        <>
            { take(page.tunnel().map(|_| form.write("").reform(from_tunnel(page)))) }
            { fields(&form, &ask, &answer) }
            <div class="tool-answer">
                { subnet(page, &ask, &answer) }
                { clashes(&answer.clashes) }
                { map(&answer.spaces) }
                { transit(page, &ask.kind, &answer.transit) }
                { remote(&ask, &answer) }
                { attachments(&answer) }
            </div>
            { fleet_box(page) }
        </>
    }
}

/// The gateway that has a subnet of its own, by place.
fn cloud(page: &Page) -> Option<usize> {
    page.state.scenario.gateways.iter().position(|gateway| is_asked(page, &gateway.id))
}

/// True when the gateway of this name has a subnet of its own.
fn is_asked(page: &Page, id: &str) -> bool {
    let gateway = page.state.scenario.gateways.iter().find(|gateway| gateway.id == id);
    let device = gateway.and_then(|gateway| devices::by_id(&gateway.system));
    device.is_some_and(|device| device.question(SUBNET).is_some())
}

/// What the scenario knows.
fn from_tunnel(page: &Page) -> impl Fn(MouseEvent) -> Value + use<> {
    let cloud = cloud(page);
    let of = |place: usize| page.list(&format!("gateways[{place}].networks"));
    let setting = |key: &str| cloud.map(|place| format!("gateways[{place}].settings.{key}")).unwrap_or_default();
    let others = (0..page.state.scenario.gateways.len()).filter(|place| Some(*place) != cloud);
    let filled = json!({
        "space": cloud.map(of).unwrap_or_default(),
        "used": page.list(&setting(SUBNETS)),
        "far": others.flat_map(of).collect::<Vec<_>>(),
        "given": cloud.map(|_| page.text(&setting(SUBNET))).unwrap_or_default(),
        "count": page.state.scenario.tunnels.len().to_string(),
    });
    move |_| filled.clone()
}

fn fields(form: &Form<'_>, ask: &Ask, answer: &Answer) -> Html {
    let list = |name: &'static str, label: &'static str, help: &'static str, values: &[String]| {
        let field = Field::new(form.slot(name, ""), label).help(help);
        html! { <PrefixList {field} values={values.to_vec()} /> }
    };
    let uses = answer.rules.uses.iter().map(|one| SelectOption::new(one.id, one.label)).collect();
    let kinds = kinds().into_iter().map(|(id, name, _)| SelectOption::new(id, name)).collect();
    let chosen = |text: &str, first: &'static str| if text.is_empty() { first.to_owned() } else { text.to_owned() };
    let purpose = form.slot("purpose", &chosen(&ask.purpose, answer.rules.uses[0].id));
    html! {
        <div class="choices tool-fields">
            { list("space", "Address spaces of the cloud's network", "One a line, or pasted as a list. Example: 10.1.0.0/16.", &ask.space) }
            { list("used", "Subnets in it already", "Nothing is proposed on top of them.", &ask.used) }
            { list("far", "Networks of the other sides", "Offices, partners, other clouds: everything that must not overlap.", &ask.far) }
            { Field::new(purpose, "What stands in the gateway's subnet").select(&[OptionGroup::plain(uses)], false) }
            { Field::new(form.slot("given", &ask.given), "A gateway subnet to check").help("Leave empty to get one proposed.").mono() }
            { Field::new(form.slot("count", &ask.count), "Transit networks").help("One for each tunnel.").text(Look::Number) }
            { Field::new(form.slot("kind", &chosen(&ask.kind, "30")), "Kind of transit network").select(&[OptionGroup::plain(kinds)], false) }
            { list("within", "Take the transit networks from", "Leave empty for private ranges that are rarely used.", &ask.within) }
        </div>
    }
}

fn subnet(page: &Page, ask: &Ask, answer: &Answer) -> Html {
    let Some(found) = answer.proposal.filter(|_| !ask.space.is_empty()) else {
        return html! { <p role="status">{ "Give the cloud's address space, and the gateway's subnet is proposed here." }</p> };
    };
    let rules = answer.rules;
    let use_this = cloud(page).map(|place| {
        let value = found.prefix.to_string();
        put(page, value.clone(), vec![Edit::set(format!("gateways[{place}].settings.{SUBNET}"), value)])
    });
    let kept = rules
        .reserved_in(found.prefix)
        .into_iter()
        .map(|(address, purpose)| vec![Html::from(address.to_string()), Html::from(purpose)]);
    let is_right = !ask.given.trim().is_empty() && !answer.findings.iter().any(|finding| finding.path == "given");
    html! {
        <section>
            if is_right {
                <p>{ mono(&ask.given) }{ format!(" is right for {}. What would be proposed:", found.sized_for.label) }</p>
            }
            <div class="answer-line">
                <p class="answer" role="status">{ format!("{}: ", rules.name) }<span class="mono">{ found.prefix.to_string() }</span></p>
                { use_this }
            </div>
            <p class="help">
                { format!("For {}: {}. ", found.sized_for.label, found.sized_for.reason) }
                { source(found.sized_for.source) }
            </p>
            <p>{ format!("{} addresses are left in it: {} to {}.", found.usable, found.first, found.last) }</p>
            { plain_table("Addresses that the cloud keeps in it", &["Address", "What for"], kept.collect(), false) }
            <p class="help">{ source(rules.reserved_source) }</p>
        </section>
    }
}

/// The button that puts a value, and what follows from it, into the tunnel.
fn put(page: &Page, value: String, edits: Vec<Edit>) -> Html {
    if edits.iter().all(|edit| edit.value == page.text(&edit.path)) {
        return html! { <p class="help">{ "The tunnel uses it." }</p> };
    }
    let repair = Repair { label: format!("use {value} in the tunnel"), edits };
    let click = page.on(move |_: MouseEvent| Action::Repair(repair.clone()));
    html! { <button type="button" class="repair" onclick={click}>{ "Use it in the tunnel" }</button> }
}

fn source(source: &'static Source) -> Html {
    html! {
        <>
            { "Source: " }
            <a href={source.url} target="_blank" rel="noopener noreferrer">{ source.title }</a>
            { format!(", read {}.", source.checked) }
        </>
    }
}

fn map(spaces: &[Space]) -> Html {
    if spaces.is_empty() {
        return Html::default();
    }
    let rows = spaces.iter().flat_map(|space| runs(&space.blocks)).map(|run| {
        let (first, last) = (&run[0], &run[run.len() - 1]);
        let range = format!("{} to {}", first.prefix.network(), last.prefix.broadcast());
        let addresses = if run.len() == 1 { mono(&first.prefix) } else { mono(&range) };
        vec![addresses, Html::from(first.role.word()), Html::from(first.label.clone())]
    });
    html! {
        <section>
            <h2>{ "The space, to scale" }</h2>
            <div class="figure is-wide"><Diagram svg={space_svg("The address space", spaces)} /></div>
            { plain_table("The same as a table", &["Addresses", "Is", "Of"], rows.collect(), false) }
        </section>
    }
}

/// The blocks in their order; free ones beside each other are one run.
fn runs(blocks: &[Block]) -> impl Iterator<Item = &[Block]> {
    blocks.chunk_by(|one, next| one.role == Role::Free && next.role == Role::Free)
}

fn mono(text: &impl ToString) -> Html {
    html! { <span class="mono">{ text.to_string() }</span> }
}

fn clashes(clashes: &[Clash]) -> Html {
    let row = |clash: &Clash| {
        let side = |(prefix, what): &(_, String)| html! { <>{ mono(prefix) }{ format!(", {what}") }</> };
        vec![side(&clash.change), side(&clash.keep), Html::from(clash.why)]
    };
    html! {
        <section>
            <h2>{ "What overlaps" }</h2>
            if clashes.is_empty() {
                <p>{ "Nothing." }</p>
            } else {
                { plain_table("Each overlap once", &["Change", "Keep", "Because"], clashes.iter().map(row).collect(), false) }
            }
        </section>
    }
}

fn transit(page: &Page, kind: &str, networks: &[Transit]) -> Html {
    let rule = kinds().into_iter().find(|(id, ..)| *id == kind).map_or("", |(_, _, rule)| rule);
    let Some(first) = networks.first() else {
        return html! { <section><h2>{ "Transit networks" }</h2><p>{ "None fits." }</p></section> };
    };
    let use_this = page.tunnel().map(|tunnel| {
        let mut edits = vec![Edit::set(format!("{}.routing.transit", page.tunnel_path()), first.network.to_string())];
        if !rule.is_empty() {
            // The cloud's own rule says which end has which address.
            let is_cloud = |end: usize| tunnel.ends.get(end).is_some_and(|end| is_asked(page, &end.gateway));
            let [here, there] = if is_cloud(0) { [1, 0] } else { [0, 1] };
            for (end, address) in [(here, first.here), (there, first.there)] {
                edits.push(Edit::set(format!("{}.ends[{end}].transit", page.tunnel_path()), address.to_string()));
            }
        }
        put(page, first.network.to_string(), edits)
    });
    let row = |one: &Transit| vec![mono(&one.network), mono(&one.here), mono(&one.there)];
    let far = if rule.is_empty() { "The other side" } else { "The cloud" };
    html! {
        <section>
            <h2>{ "Transit networks" }</h2>
            <div class="answer-line">
                <p>{ "The first one: " }{ mono(&first.network) }</p>
                { use_this }
            </div>
            if !rule.is_empty() {
                <p class="help">{ rule }{ "." }</p>
            }
            { plain_table("Free, with both ends", &["Network", "Your side", far], networks.iter().map(row).collect(), false) }
        </section>
    }
}

/// What the cloud's side enters for the other sides.
fn remote(ask: &Ask, answer: &Answer) -> Html {
    if ask.far.is_empty() {
        return Html::default();
    }
    let remote = &answer.remote;
    let how = match (remote.summarised, remote.fits) {
        (_, false) => "these are more than the cloud takes; use BGP.",
        (true, true) => "summarised, because the cloud's limit is near.",
        (false, true) => "as they are.",
    };
    html! {
        <section>
            <h2>{ "What the cloud's side enters for the other sides" }</h2>
            <p>{ "With BGP: nothing, the session brings the networks. Without BGP: " }{ how }</p>
            <ul class="mono">{ remote.prefixes.iter().take(100).map(|net| html! { <li>{ net.to_string() }</li> }).collect::<Html>() }</ul>
        </section>
    }
}

fn attachments(answer: &Answer) -> Html {
    let row = |one: &tunnelwright_core::addressing::Attachment| {
        vec![Html::from(one.what), html! { <>{ one.effect }{ ". " }{ source(one.source) }</> }]
    };
    let rows = answer.rules.attachments.iter().map(row).collect();
    html! {
        <Fold summary="What must not be attached to the gateway's subnet">
            { plain_table("Not in the gateway's subnet", &["What", "What happens"], rows, false) }
        </Fold>
    }
}

/// A list of any length: read when it changes, not when the page is drawn.
fn fleet_box(page: &Page) -> Html {
    let read = page.on(|text: String| Action::Fleet(Rc::new((fleet(&text), text.into()))));
    let typed = read.reform(|event: InputEvent| {
        let area = event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
        area.map(|area| area.value()).unwrap_or_default()
    });
    // What comes from a file is judged, not shown: the field would take longer than the answer.
    let from_file = page.on(|(_, text): (String, String)| Action::Fleet(Rc::new((fleet(&text), AttrValue::default()))));
    let pasted = page.state.ui.fleet.as_deref();
    let text = pasted.map(|(_, text)| text.clone()).unwrap_or_default();
    html! {
        <Fold summary="Check a whole fleet's prefixes" open={pasted.is_some()}>
            <label for="fleet">{ "Prefixes" }</label>
            <textarea id="fleet" class="mono" rows="6" value={text} spellcheck="false" autocomplete="off"
                aria-describedby="fleet-help" oninput={typed} />
            <p class="help" id="fleet-help">{ "One a line, or pasted as a list; # begins a comment. Kept while the page is open. Give a long list as a file: a browser is slow to show a hundred thousand lines." }</p>
            <FileDrop id="fleet-file" label="Or a file with them" accept=".txt,.csv,text/plain" on_text={from_file} />
            { pasted.map(|(fleet, _)| fleet_answer(fleet)) }
        </Fold>
    }
}

fn fleet_answer(fleet: &Fleet) -> Html {
    let said = format!(
        "{} prefixes, {} overlaps; the same addresses in {}.",
        fleet.prefixes, fleet.overlaps, fleet.summarised
    );
    let pairs = fleet.pairs.iter().map(|pair| {
        let line = |line: u32| format!(", line {line}");
        vec![
            html! { <>{ mono(&pair.prefix) }{ line(pair.line) }</> },
            html! { <>{ mono(&pair.holder) }{ line(pair.holder_line) }</> },
        ]
    });
    let summary: Vec<String> = fleet.summary.iter().map(ToString::to_string).collect();
    html! {
        <>
            <p class="answer" role="status">{ said }</p>
            if fleet.unread > 0 {
                <div class="finding is-error">
                    <p>{ format!("{} entries cannot be read; they are left out:", fleet.unread) }</p>
                    <ul>{ fleet.faults.iter().map(|fault| html! { <li>{ fault }</li> }).collect::<Html>() }</ul>
                </div>
            }
            if !fleet.pairs.is_empty() {
                { plain_table("Overlaps, the first ones", &["Prefix", "Lies inside"], pairs.collect(), false) }
            }
            if !summary.is_empty() {
                <h3>{ "The fewest prefixes with the same addresses" }</h3>
                <p class="mono">{ summary.join(", ") }{ if fleet.summarised > summary.len() { " and more" } else { "" } }</p>
            }
        </>
    }
}

//! The bill: what a tunnel costs a month, then and now, and what other sizes would.

use std::borrow::Cow;

use tunnelwright_core::check;
use tunnelwright_core::cost::{
    self, Ask, Comparison, Estimate, Line, Offer, Options, compare, estimate, measured, shown,
};
use tunnelwright_core::crypto::EspSuite;
use tunnelwright_core::finding::{Edit, Repair};
use tunnelwright_core::plan::Plan;
use tunnelwright_core::presets;
use yew::prelude::*;

use super::form::{Control, Form, Row};
use super::parts::{all, answer, answer_line, button, figure, fold, help, link, list, section, status};
use crate::components::{Field, FileDrop, Look, OptionGroup, SelectOption, default_field, plain_table};
use crate::page::Page;
use crate::state::Action;

static FIELDS: &[Row] = &[
    number("egress-gb", "Gigabytes out of the cloud", "To the other side, a month."),
    number("vnet-gb", "Gigabytes to other regions", "To virtual networks there, a month."),
    number("mbps", "Throughput needed, Mbps", "Decides which sizes fit."),
    number("discount", "Discount, percent", "Taken off every line."),
    Row::new("active", "Both machines of the gateway at work", "Active-active: an address for each.", Control::Tick),
];

static HOURS: Row =
    number("hours", "The month", "A month has 730 hours; fewer where the gateway is taken down in between.");

static PRICE: Row = Row::new(
    "price",
    "Price of one unit",
    "METER=AMOUNT, several with commas between. Meters: ",
    Control::Line(Look::Mono, ""),
);

const fn number(name: &'static str, label: &'static str, help: &'static str) -> Row {
    Row::new(name, label, help, Control::Line(Look::Number, ""))
}

/// The fields and the answer.
pub fn view(page: &Page) -> Html {
    let form = Form::new(page, "bill");
    let choice = choice(page, &form);
    let Some(plan) = plan(page, choice) else {
        let wait = "The tunnel that lies open is not complete yet: its bill follows when it is.";
        return all(vec![chooser(page, &form, choice), status("", wait.into())]);
    };
    let prices = form.text("price").split([',', ';', ' ']).filter(|text| !text.is_empty());
    let prices: Vec<String> = prices.map(str::to_owned).collect();
    let wishes = wishes(page, &form, &prices);
    let options = cost::ask(&plan, &wishes);
    let form = form.judged(options.as_ref().err().map(Vec::as_slice).unwrap_or_default());
    let said = match &options {
        Ok(options) => the_bill(&plan, options),
        Err(_) => vec![status("", "The bill appears as soon as every field can be read.".into())],
    };
    all(vec![chooser(page, &form, choice), fields(page, &form, &plan, &wishes), answer(said)])
}

fn wishes<'a>(page: &'a Page, form: &Form<'a>, prices: &'a [String]) -> Ask<'a> {
    Ask {
        hours: form.text("hours"),
        egress_gb: form.text("egress-gb"),
        vnet_gb: form.text("vnet-gb"),
        mbps: form.text("mbps"),
        active_active: form.flag("active"),
        discount: form.text("discount"),
        prices,
        list: page.state.ui.price_list.as_ref().map(|(_, text)| text.as_str()),
    }
}

/// The tunnel that lies open, or a preset's name.
fn choice<'a>(page: &Page, form: &Form<'a>) -> &'a str {
    let first = if page.state.scenario.gateways.is_empty() { presets::ALL[0].name } else { "" };
    Some(form.text("of")).filter(|name| !name.is_empty()).unwrap_or(first)
}

/// The plan of what is chosen; an open tunnel may have none yet.
fn plan<'a>(page: &'a Page, choice: &str) -> Option<Cow<'a, Plan>> {
    match presets::ALL.iter().find(|preset| preset.name == choice) {
        Some(preset) => check(&preset.scenario(), &page.derived.moment).plan.map(Cow::Owned),
        None => page.plan().map(Cow::Borrowed),
    }
}

fn chooser(page: &Page, form: &Form<'_>, choice: &str) -> Html {
    let open = (!page.state.scenario.gateways.is_empty()).then(|| SelectOption::new("", "The tunnel that lies open"));
    let presets = presets::ALL.iter().map(|preset| SelectOption::new(preset.name, preset.scenario().name));
    let options = open.into_iter().chain(presets).collect();
    Field::new(form.slot("of", choice), "The bill of").select(&[OptionGroup::plain(options)], false)
}

fn fields(page: &Page, form: &Form<'_>, plan: &Plan, wishes: &Ask<'_>) -> Html {
    let hours = Field::new(form.slot(HOURS.name, wishes.hours), HOURS.label)
        .help(HOURS.help)
        .default(plan.usage.hours.to_string().into());
    // In the order of the fields.
    let usual = [plan.usage.egress_gb, plan.usage.vnet_gb, plan.usage.mbps.map(u64::from), None, None];
    let field = |(row, usual): (&Row, Option<u64>)| {
        let more = usual.map(|usual| format!(" Empty: {usual}, as the tunnel expects.")).unwrap_or_default();
        form.helped(row, &more)
    };
    html! {
        <>
            <div class="choices tool-fields">
                { default_field(hours, "hours") }
                { FIELDS.iter().zip(usual).map(field).collect::<Html>() }
            </div>
            { keep(page, form, wishes) }
            { own_prices(page, form, plan, wishes) }
        </>
    }
}

fn own_prices(page: &Page, form: &Form<'_>, plan: &Plan, wishes: &Ask<'_>) -> Html {
    let meters = plan.gateways.iter().filter_map(|gateway| gateway.device.bill).flat_map(|bill| bill.meters);
    let mut keys = meters.map(|meter| meter.key).collect::<Vec<_>>().join(", ");
    keys.push('.');
    let open = !wishes.prices.is_empty() || wishes.list.is_some();
    fold("Prices of your own".to_owned(), open, all(vec![form.helped(&PRICE, &keys), price_list(page, form)]))
}

/// The button that keeps what was typed as what the tunnel expects.
fn keep(page: &Page, form: &Form<'_>, wishes: &Ask<'_>) -> Html {
    let typed = [
        ("hours", wishes.hours),
        ("egress_gb", wishes.egress_gb),
        ("vnet_gb", wishes.vnet_gb),
        ("throughput_mbps", wishes.mbps),
    ];
    let path = |field: &str| format!("expect.{field}");
    let new = typed.iter().filter(|(field, value)| !value.is_empty() && page.text(&path(field)) != *value);
    let edits: Vec<Edit> = new.map(|(field, value)| Edit::set(path(field), *value)).collect();
    if edits.is_empty() || page.state.scenario.gateways.is_empty() || !form.text("of").is_empty() {
        return Html::default();
    }
    let repair = Repair { label: "keep what the month holds with the tunnel".to_owned(), edits };
    let click = page.on(move |_: MouseEvent| Action::Repair(repair.clone()));
    html! { <div class="button-row">{ button("quiet", "Keep this with the tunnel", click) }</div> }
}

/// A price list saved from the maker's own service.
fn price_list(page: &Page, form: &Form<'_>) -> Html {
    let on_text = page.on(|list: (String, String)| Action::PriceList(Some((list.0.into(), list.1.into()))));
    let taken = page.state.ui.price_list.as_ref().map(|(name, _)| {
        let drop = page.on(|_: MouseEvent| Action::PriceList(None));
        let line = html! { <p>{ "Prices of " }<strong>{ name }</strong></p> };
        answer_line(line, button("quiet", "Take it away", drop))
    });
    let file = FileDrop {
        id: "price-list".into(),
        label: "A saved price list".into(),
        help: "The JSON answer of the maker's price service, saved to a file. It is read here and goes nowhere.".into(),
        accept: ".json,application/json",
        on_text,
    };
    html! {
        <>
            { file.draw() }
            { taken }
            { form.slot("prices", "").findings() }
        </>
    }
}

fn the_bill(plan: &Plan, options: &Options) -> Vec<Html> {
    let bill = estimate(plan, options);
    let mut parts = vec![status("answer", bill.sentence().into()), of_day(&bill, "Line by line")];
    parts.extend(bill.now.as_deref().map(|now| of_day(now, "The same today")));
    parts.extend(compare(plan, options).iter().map(sizes));
    parts.push(processor(plan));
    parts
}

/// The bill of one day.
pub fn of_day(bill: &Estimate, caption: &'static str) -> Html {
    if bill.currency.is_empty() {
        return Html::default();
    }
    let mut rows: Vec<Vec<Html>> = bill.lines.iter().map(|line| row(line, &bill.currency)).collect();
    rows.extend(bill.total_micros.map(|micros| {
        let what = if bill.complete { "A month" } else { "A month, as far as known" };
        vec![strong(what.to_owned()), Html::default(), strong(shown(micros, &bill.currency))]
    }));
    let mut parts = Vec::new();
    if !bill.lines.is_empty() {
        parts.push(plain_table(caption, &["What", "Price of", "Amount"], rows, true));
    }
    if !bill.unknown.is_empty() {
        parts.push(unknown(&bill.unknown));
    }
    parts.extend(bill.notes.iter().map(|note| help([note, "."].concat())));
    html! { <section class="bill">{ all(parts) }</section> }
}

fn row(line: &Line, currency: &str) -> Vec<Html> {
    let price = if line.source.is_empty() {
        "your own price".into()
    } else {
        link(line.source.clone(), [&line.region, ", ", &line.as_of].concat())
    };
    vec![line.what.clone().into(), price, shown(line.micros, currency).into()]
}

fn strong(text: String) -> Html {
    html! { <strong>{ text }</strong> }
}

fn unknown(unknown: &[String]) -> Html {
    html! {
        <div class="finding is-warning">
            <p>{ "Not in the total, because no price is known:" }</p>
            { list(unknown.iter().map(|text| text.clone().into()).collect()) }
        </div>
    }
}

const HEADS: &[&str] = &["Size", "Gateway", "One tunnel", "Tunnels", "Fits", "A month"];

/// The sizes of a gateway: bars where there is something to draw, and the table.
fn sizes(comparison: &Comparison) -> Html {
    let rows = comparison.offers.iter().map(|offer| size(comparison, offer)).collect();
    let suites = comparison.suites.join(", ");
    let mut parts = vec![help(format!(
        "What fits first, the cheapest at the top. One tunnel: with {suites}, as its maker measured it."
    ))];
    if comparison.offers.iter().any(|offer| offer.micros.is_some()) {
        parts.push(figure("figure is-chart", cost::svg(comparison)));
    }
    // The chart is not always there: none without a price, none on a narrow screen.
    parts.push(plain_table("Every size with its price", HEADS, rows, true));
    section("The sizes side by side", parts)
}

fn size(comparison: &Comparison, offer: &Offer) -> Vec<Html> {
    let planned = if comparison.planned == Some(offer.name) { " (planned)" } else { "" };
    let mbps = |mbps: Option<u32>| mbps.map_or_else(|| "not known".into(), |mbps| format!("{mbps} Mbps").into());
    let mut cannot = if offer.fits { "fits".to_owned() } else { offer.cannot.join("; ") };
    if offer.micros.is_some() && !offer.complete {
        cannot.push_str("; not in its price: ");
        cannot.push_str(&offer.unknown.join("; "));
    }
    cannot.push(' ');
    vec![
        [offer.name, planned].concat().into(),
        mbps(offer.mbps),
        mbps(offer.tunnel_mbps),
        offer.tunnels.to_string().into(),
        all(vec![cannot.into(), link(offer.source.to_owned(), "Source".to_owned())]),
        offer.price(&comparison.currency).into(),
    ]
}

/// What the other end's own processor was seen to do.
fn processor(plan: &Plan) -> Html {
    let with_ike = plan.tunnels.iter().map(|tunnel| tunnel.esp);
    let by_hand = plan.manual.iter().map(|tunnel| EspSuite::new(tunnel.encryption, tunnel.integrity, None));
    let parts = vec![
        list(with_ike.chain(by_hand).map(|suite| seen(&suite)).collect()),
        help("Orders of magnitude of their day, no promise.".to_owned()),
    ];
    section("What a firewall's own processor does with it", parts)
}

fn seen(suite: &EspSuite) -> Html {
    let Some((figure, exact)) = measured(suite) else {
        return format!("{suite}: nobody measured it here.").into();
    };
    let nearest = if exact { String::new() } else { format!(", the nearest that was measured is {}", figure.cipher) };
    let help =
        if figure.accelerated { "with help of the processor (AES-NI)" } else { "the processor has no help for it" };
    let (mbps, as_of) = (figure.mbps, figure.as_of);
    let words = format!("{suite}{nearest}: about {mbps} Mbps on a server of {as_of}, {help}. ");
    all(vec![words.into(), link(figure.source.to_owned(), "Source".to_owned())])
}

/// The cost in a sentence with its day; none where nothing is billed.
pub fn in_short(bill: &Estimate) -> Option<String> {
    (!bill.currency.is_empty()).then(|| format!("{}, by prices of {}.", bill.sentence(), bill.as_of))
}

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

use super::form::Form;
use crate::components::{DefaultField, Diagram, Field, FileDrop, Fold, Look, OptionGroup, SelectOption, plain_table};
use crate::page::Page;
use crate::state::Action;

/// The fields and the answer.
pub fn view(page: &Page) -> Html {
    let form = Form::new(page, "bill");
    let choice = choice(page, &form);
    let Some(plan) = plan(page, choice) else {
        return html! {
            <>
                { chooser(page, &form, choice) }
                <p role="status">{ "The tunnel that lies open is not complete yet: its bill follows when it is." }</p>
            </>
        };
    };
    let own: Vec<String> = form.text("price").split([',', ';', ' ']).map(str::to_owned).collect();
    let own: Vec<String> = own.into_iter().filter(|text| !text.is_empty()).collect();
    let list = page.state.ui.price_list.as_ref();
    let wishes = Ask {
        hours: form.text("hours"),
        egress_gb: form.text("egress-gb"),
        vnet_gb: form.text("vnet-gb"),
        mbps: form.text("mbps"),
        active_active: form.flag("active"),
        discount: form.text("discount"),
        prices: &own,
        list: list.map(|(_, text)| text.as_str()),
    };
    let options = cost::ask(&plan, &wishes);
    let form = form.judged(options.as_ref().err().map(Vec::as_slice).unwrap_or_default());
    html! {
        <>
            { chooser(page, &form, choice) }
            { fields(page, &form, &plan, &wishes) }
            <div class="tool-answer">
                if let Ok(options) = &options {
                    { answer(&plan, options) }
                } else {
                    <p role="status">{ "The bill appears as soon as every field can be read." }</p>
                }
            </div>
        </>
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
    let number = |name: &'static str, label: &'static str, help: String, value: &str| {
        Field::new(form.slot(name, value), label).helped(help).text(Look::Number)
    };
    let hours = Field::new(form.slot("hours", wishes.hours), "The month")
        .help("A month has 730 hours; fewer where the gateway is taken down in between.")
        .default(plan.usage.hours.to_string().into());
    let usual =
        |value: Option<u64>| value.map(|value| format!(" Empty: {value}, as the tunnel expects.")).unwrap_or_default();
    let meters = plan.gateways.iter().find_map(|gateway| gateway.device.bill).map(|bill| bill.meters);
    let keys: Vec<&str> = meters.into_iter().flatten().map(|meter| meter.key).collect();
    html! {
        <>
            <div class="choices tool-fields">
                <DefaultField field={hours} unit="hours" />
                { number("egress-gb", "Gigabytes out of the cloud", format!("To the other side, a month.{}", usual(plan.usage.egress_gb)), wishes.egress_gb) }
                { number("vnet-gb", "Gigabytes to other regions", format!("To virtual networks there, a month.{}", usual(plan.usage.vnet_gb)), wishes.vnet_gb) }
                { number("mbps", "Throughput needed, Mbps", format!("Decides which sizes fit.{}", usual(plan.usage.mbps.map(u64::from))), wishes.mbps) }
                { number("discount", "Discount, percent", "Taken off every line.".to_owned(), wishes.discount) }
                { Field::new(form.slot("active", ""), "Both machines of the gateway at work")
                    .help("Active-active: an address for each.").check(wishes.active_active) }
            </div>
            { keep(page, form, wishes) }
            <Fold summary="Prices of your own" open={!wishes.prices.is_empty() || wishes.list.is_some()}>
                { Field::new(form.slot("price", form.text("price")), "Price of one unit")
                    .helped(format!("METER=AMOUNT, several with commas between. Meters: {}.", keys.join(", ")))
                    .mono() }
                { price_list(page, form) }
            </Fold>
        </>
    }
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
    html! { <div class="button-row"><button type="button" class="quiet" onclick={click}>{ "Keep this with the tunnel" }</button></div> }
}

/// A price list saved from the maker's own service.
fn price_list(page: &Page, form: &Form<'_>) -> Html {
    let on_text = page.on(|list: (String, String)| Action::PriceList(Some((list.0.into(), list.1.into()))));
    let taken = page.state.ui.price_list.as_ref().map(|(name, _)| {
        let drop = page.on(|_: MouseEvent| Action::PriceList(None));
        html! {
            <div class="answer-line">
                <p>{ "Prices of " }<strong>{ name }</strong></p>
                <button type="button" class="quiet" onclick={drop}>{ "Take it away" }</button>
            </div>
        }
    });
    html! {
        <>
            <FileDrop
                id="price-list"
                label="A saved price list"
                help="The JSON answer of the maker's price service, saved to a file. It is read here and goes nowhere."
                accept=".json,application/json"
                {on_text}
            />
            { taken }
            { form.slot("prices", "").findings() }
        </>
    }
}

fn answer(plan: &Plan, options: &Options) -> Html {
    let bill = estimate(plan, options);
    let now = bill.now.as_deref().map(|now| of_day(now, "The same today"));
    html! {
        <>
            <p class="answer" role="status">{ bill.sentence() }</p>
            { of_day(&bill, "Line by line") }
            { now }
            { compare(plan, options).iter().map(sizes).collect::<Html>() }
            { processor(plan) }
        </>
    }
}

/// The bill of one day.
pub fn of_day(bill: &Estimate, caption: &'static str) -> Html {
    if bill.currency.is_empty() {
        return Html::default();
    }
    let row = |line: &Line| {
        let price = if line.source.is_empty() {
            Html::from("your own price")
        } else {
            let day = format!("{}, {}", line.region, line.as_of);
            html! { <a href={line.source.clone()} target="_blank" rel="noopener noreferrer">{ day }</a> }
        };
        let amount = Html::from(shown(line.micros, &bill.currency));
        vec![Html::from(line.what.clone()), price, amount]
    };
    let total = bill.total_micros.map(|micros| {
        let what = if bill.complete { "A month" } else { "A month, as far as known" };
        let amount = html! { <strong>{ shown(micros, &bill.currency) }</strong> };
        vec![html! { <strong>{ what }</strong> }, Html::default(), amount]
    });
    let rows = bill.lines.iter().map(row).chain(total).collect();
    html! {
        <section class="bill">
            if !bill.lines.is_empty() {
                { plain_table(caption, &["What", "Price of", "Amount"], rows, true) }
            }
            if !bill.unknown.is_empty() {
                <div class="finding is-warning">
                    <p>{ "Not in the total, because no price is known:" }</p>
                    <ul>{ bill.unknown.iter().map(|text| html! { <li>{ text }</li> }).collect::<Html>() }</ul>
                </div>
            }
            { bill.notes.iter().map(|note| html! { <p class="help">{ note }{ "." }</p> }).collect::<Html>() }
        </section>
    }
}

/// The sizes of a gateway: bars, and the table under them.
fn sizes(comparison: &Comparison) -> Html {
    let unknown = "not known";
    let row = |offer: &Offer| {
        let here = (comparison.planned == Some(offer.name)).then_some(" (planned)");
        let mbps = |mbps: Option<u32>| Html::from(mbps.map_or(unknown.to_owned(), |mbps| format!("{mbps} Mbps")));
        let cannot = if offer.fits { "fits".to_owned() } else { offer.cannot.join("; ") };
        vec![
            html! { <>{ offer.name }{ here }</> },
            mbps(offer.mbps),
            mbps(offer.tunnel_mbps),
            offer.tunnels.into(),
            html! { <>{ cannot }{ " " }<a href={offer.source} target="_blank" rel="noopener noreferrer">{ "Source" }</a></> },
            Html::from(offer.micros.map_or(unknown.to_owned(), |micros| shown(micros, &comparison.currency))),
        ]
    };
    let heads = ["Size", "Gateway", "One tunnel", "Tunnels", "Fits", "A month"];
    html! {
        <section>
            <h2>{ "The sizes side by side" }</h2>
            <p class="help">{ format!("What fits first, the cheapest at the top. One tunnel: with {}, as its maker measured it.", comparison.suites.join(", ")) }</p>
            if comparison.offers.iter().any(|offer| offer.micros.is_some()) {
                <div class="figure is-chart"><Diagram svg={cost::svg(comparison)} /></div>
            }
            { plain_table("The same as a table", &heads, comparison.offers.iter().map(row).collect(), true) }
        </section>
    }
}

/// What the other end's own processor was seen to do.
fn processor(plan: &Plan) -> Html {
    let with_ike = plan.tunnels.iter().map(|tunnel| tunnel.esp);
    let by_hand = plan.manual.iter().map(|tunnel| EspSuite::new(tunnel.encryption, tunnel.integrity, None));
    let line = |suite: EspSuite| {
        let Some((figure, exact)) = measured(&suite) else {
            return html! { <li>{ format!("{suite}: nobody measured it here.") }</li> };
        };
        let nearest =
            if exact { String::new() } else { format!(", the nearest that was measured is {}", figure.cipher) };
        let help =
            if figure.accelerated { "with help of the processor (AES-NI)" } else { "the processor has no help for it" };
        html! {
            <li>
                { format!("{suite}{nearest}: about {} Mbps on a server of {}, {help}. ", figure.mbps, figure.as_of) }
                <a href={figure.source} target="_blank" rel="noopener noreferrer">{ "Source" }</a>
            </li>
        }
    };
    html! {
        <section>
            <h2>{ "What a firewall's own processor does with it" }</h2>
            <ul>{ with_ike.chain(by_hand).map(line).collect::<Html>() }</ul>
            <p class="help">{ "Orders of magnitude of their day, no promise." }</p>
        </section>
    }
}

/// The cost in a sentence with its day; none where nothing is billed.
pub fn in_short(bill: &Estimate) -> Option<String> {
    (!bill.currency.is_empty()).then(|| format!("{}, by prices of {}.", bill.sentence(), bill.as_of))
}

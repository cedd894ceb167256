//! Everything on one page, like a change request that a colleague signs.

use tunnelwright_core::agree::TunnelAgreement;
use tunnelwright_core::bundle;
use tunnelwright_core::devices::{PhaseOfWork, RunStep};
use tunnelwright_core::diagram;
use tunnelwright_core::plan::{ManualTunnel, Plan, PlannedTunnel};
use tunnelwright_core::verdict::Verdict;
use yew::prelude::*;

use super::share;
use crate::components::{diagram, finding_list, icon, parameter_table, sketch};
use crate::page::Page;
use crate::state::Action;
use crate::tools::{self, ToolId};

/// The review.
pub fn view(page: &Page) -> Html {
    let report = &page.derived.report;
    html! {
        <div class="review">
            { verdict(page, &report.verdict) }
            if let Some(plan) = &report.plan {
                { drawing(plan) }
                { agreement(&report.agreement) }
                { tables(plan) }
                { packets(plan) }
            }
            { findings(page) }
            if let Some(plan) = &report.plan {
                { bill(page) }
                { work(plan) }
            }
            { share::view(page) }
        </div>
    }
}

fn verdict(page: &Page, verdict: &Verdict) -> Html {
    let list = |title: &'static str, lines: &[String]| {
        if lines.is_empty() {
            return html! {};
        }
        html! { <div><h3>{ title }</h3><ul>{ for lines.iter().map(|line| html! { <li>{ line }</li> }) }</ul></div> }
    };
    html! {
        <section class="verdict-box" aria-labelledby="review-verdict">
            <h2 id="review-verdict">{ "Verdict" }</h2>
            <p class="verdict">{ crate::components::verdict_sentence(&page.derived) }</p>
            <div class="two-columns">
                { list("It withstands", &verdict.withstands) }
                { list("It does not withstand", &verdict.does_not) }
            </div>
            if let Some(change) = &verdict.best_change {
                <p><strong>{ "The change that helps most: " }</strong>{ change }</p>
            }
        </section>
    }
}

fn drawing(plan: &Plan) -> Html {
    let svg = diagram::svg(plan);
    if svg.is_empty() {
        return html! {};
    }
    html! { <section class="drawing"><h2>{ "The tunnel" }</h2>{ diagram(svg) }{ sketch(plan) }</section> }
}

fn agreement(tunnels: &[TunnelAgreement]) -> Html {
    let line = |one: &TunnelAgreement| {
        let (sign, word) = crate::components::outcome(one.agreement.outcome);
        html! {
            <li>
                { icon(sign) }
                <span>
                    { format!("{}: {word}", one.tunnel) }
                    if let Some(suite) = &one.agreement.suite {
                        { ": " }<code>{ suite }</code>
                    }
                    if let Some(reason) = &one.agreement.fix {
                        { format!(". {reason}") }
                    }
                </span>
            </li>
        }
    };
    html! { <ul class="agreement">{ for tunnels.iter().map(line) }</ul> }
}

fn tables(plan: &Plan) -> Html {
    let name = |gateway: usize| {
        let gateway = &plan.gateways[gateway];
        AttrValue::from(format!("{}: {} {}", gateway.label, gateway.device.name, gateway.release.name))
    };
    let negotiated = |(index, tunnel): (usize, &PlannedTunnel)| {
        let caption = format!("What is negotiated: {}", tunnel.id);
        let names = [0, 1].map(|end| name(tunnel.ends[end].gateway));
        parameter_table(caption, &names, &bundle::rows(plan, index))
    };
    let entered = |(index, tunnel): (usize, &ManualTunnel)| {
        let caption = format!("What is entered by hand: {}", tunnel.id);
        let names = [0, 1].map(|end| name(tunnel.ends[end].gateway));
        parameter_table(caption, &names, &bundle::manual_rows(plan, index))
    };
    let negotiated = plan.tunnels.iter().enumerate().map(negotiated);
    negotiated.chain(plan.manual.iter().enumerate().map(entered)).collect()
}

fn packets(plan: &Plan) -> Html {
    let several = plan.tunnels.len() > 1;
    let one = |tunnel: &PlannedTunnel| {
        html! {
            <section>
                <h2>{ if several { format!("Packet size: {}", tunnel.id) } else { "Packet size".to_owned() } }</h2>
                { tools::planned_packet(tunnel) }
            </section>
        }
    };
    plan.tunnels.iter().map(one).collect()
}

fn findings(page: &Page) -> Html {
    let all = &page.derived.report.findings;
    html! {
        <section aria-labelledby="review-findings">
            <h2 id="review-findings">{ "Findings" }</h2>
            if all.is_empty() {
                <p>{ "None." }</p>
            } else {
                { finding_list(all, &page.on_repair(), Some(&page.on(Action::Jump))) }
            }
        </section>
    }
}

/// What it costs a month; nothing where nothing is billed.
fn bill(page: &Page) -> Html {
    let Some(bill) = page.plan().map(Plan::bill).filter(|bill| !bill.currency.is_empty()) else { return html! {} };
    html! {
        <section>
            <h2>{ "Cost" }</h2>
            <p>{ tools::cost_in_short(bill) }</p>
            { tools::cost_of_day(bill, "Line by line") }
            { bill.now.as_deref().map(|now| tools::cost_of_day(now, "The same today")) }
            { tools::link(page, ToolId::Bill, "Other sizes, traffic, prices of your own") }
        </section>
    }
}

/// The order of work: both sides' steps, by phase.
fn work(plan: &Plan) -> Html {
    let steps = bundle::steps(plan);
    let phase = |(phase, title): &(PhaseOfWork, &'static str)| {
        let own = steps.iter().filter(|(_, step)| step.phase == *phase);
        let lines: Vec<Html> = own.map(|(label, step)| work_step(label, step)).collect();
        if lines.is_empty() {
            return Html::default();
        }
        html! { <section><h3>{ *title }</h3><ol>{ lines }</ol></section> }
    };
    if steps.is_empty() {
        return Html::default();
    }
    html! {
        <section class="work-order">
            <h2>{ "Order of work" }</h2>
            { bundle::PHASES.iter().map(phase).collect::<Html>() }
        </section>
    }
}

fn work_step(label: &str, step: &RunStep) -> Html {
    let minutes =
        step.minutes.map(|minutes| html! { <span class="minutes">{ format!(" About {minutes} minutes.") }</span> });
    html! { <li><strong>{ label }{ ": " }</strong>{ &*step.text }{ minutes }</li> }
}

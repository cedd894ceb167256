//! `cost`.

use std::process::ExitCode;

use tunnelwright_core::Report;
use tunnelwright_core::cost::{self, Answer, Ask, Comparison, Estimate, Measured, Options, Seen, shown};
use tunnelwright_core::plan::Plan;

use crate::args::CostArgs;
use crate::input::{self, Faults};

/// Prints the month's bill, and the sizes side by side when asked.
pub fn run(args: &CostArgs) -> Result<ExitCode, Faults> {
    let (_, report) = input::checked(&args.file, &args.days)?;
    let plan = plan(&report)?;
    let options = options(args, plan)?;
    let answer = cost::answer(plan, &options, args.compare || args.svg);
    super::print(&match (args.json, args.svg) {
        (true, _) => super::json(&answer)?,
        (_, true) => drawing(answer.compare.as_deref().unwrap_or_default())?,
        (false, false) => text(&answer.estimate) + &compared(&answer),
    })
}

/// A bill needs a plan; without one, what is missing.
fn plan(report: &Report) -> Result<&Plan, Faults> {
    let lines = || report.findings.iter().map(input::line).collect::<Faults>();
    report.plan.as_ref().ok_or_else(lines)
}

fn options(args: &CostArgs, plan: &Plan) -> Result<Options, Faults> {
    let list = args.prices.as_deref().map(input::text).transpose()?;
    let ask = Ask {
        hours: &args.hours,
        egress_gb: &args.egress_gb,
        vnet_gb: &args.vnet_gb,
        mbps: &args.mbps,
        active_active: args.active_active,
        discount: &args.discount,
        prices: &args.price,
        list: list.as_deref(),
    };
    cost::ask(plan, &ask).map_err(|faults| faults.iter().map(|fault| format!("--{fault}")).collect())
}

fn drawing(offers: &[Comparison]) -> Result<String, Faults> {
    let first = offers.first().ok_or_else(|| vec!["nothing here is billed by the month".to_owned()])?;
    Ok(cost::svg(first))
}

fn text(estimate: &Estimate) -> String {
    let mut text = format!("{} (prices as of {})\n", estimate.sentence(), estimate.as_of);
    for line in &estimate.lines {
        let amount = shown(line.micros, &estimate.currency);
        text.push_str(&format!("{amount:>16}  {} [{}]\n", line.what, line.gateway));
    }
    estimate.unknown.iter().for_each(|what| text.push_str(&format!("{:>16}  {what}\n", "price not known")));
    estimate.notes.iter().for_each(|note| text.push_str(&format!("{note}.\n")));
    if let Some(now) = &estimate.now {
        text.push_str(&format!("\nToday: {}", self::text(now)));
    }
    text
}

fn comparison(comparison: &Comparison) -> String {
    let mut text = format!("\nSizes for {}, {}:\n", comparison.gateway, comparison.suites.join(", "));
    for offer in &comparison.offers {
        let price = offer.price(&comparison.currency);
        let mbps = |mbps: Option<u32>| mbps.map_or_else(|| "not measured".to_owned(), |mbps| format!("{mbps} Mbps"));
        let word = if offer.fits { "fits" } else { "does not fit" };
        text.push_str(&format!(
            "{:<16} {price:>16}  {word}; {} tunnels, {} in all, {} through one tunnel\n",
            offer.name,
            offer.tunnels,
            mbps(offer.mbps),
            mbps(offer.tunnel_mbps)
        ));
        offer.unknown.iter().for_each(|what| text.push_str(&format!("{:>18}without {what}\n", "")));
        offer.cannot.iter().for_each(|reason| text.push_str(&format!("{:>18}{reason}\n", "")));
    }
    text
}

fn compared(answer: &Answer) -> String {
    let sizes = answer.compare.iter().flatten().map(comparison);
    sizes.chain(answer.processor.iter().map(processor)).collect()
}

fn processor(seen: &Seen) -> String {
    let Measured { cipher, mbps, accelerated, as_of, .. } = seen.figure;
    let help = if *accelerated { "which AES-NI helps with" } else { "which AES-NI does not help with" };
    let near = if seen.exact { "" } else { "; the nearest figure there is" };
    format!(
        "The firewall's own processor with {}: a server of {as_of} had {mbps} Mbps with {cipher}, {help}{near}.\n",
        seen.suite
    )
}

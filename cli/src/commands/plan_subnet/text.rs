//! The planner's answer as lines, one fact each.

use std::fmt::Write;

use tunnelwright_core::planner::{Answer, Checked, Clash, LinkLocal, NatPlan, Subnet};

/// The whole answer.
pub fn text(answer: &Answer) -> String {
    let mut text = String::new();
    answer.gateway_subnet.iter().for_each(|subnet| subnet_lines(subnet, &mut text));
    answer.check.iter().for_each(|check| check_lines(check, &mut text));
    for transit in &answer.transit {
        let _ =
            writeln!(text, "transit {}: first end {}, second end {}", transit.network, transit.first, transit.second);
    }
    answer.link_local.iter().for_each(|pair| pair_lines(pair, &mut text));
    answer.conflicts.iter().for_each(|clash| clash_line(clash, &mut text));
    answer.translation.iter().for_each(|plan| nat_lines(plan, &mut text));
    for leak in &answer.announced.leaks {
        let _ = writeln!(text, "with BGP {leak} leaks where a router announces all that it is connected to");
    }
    if answer.remote.summarised {
        let summary: Vec<String> = answer.remote.prefixes.iter().map(ToString::to_string).collect();
        let (given, most) = (answer.remote.given, answer.remote.most);
        let _ = writeln!(text, "the other sides' {given} networks, {most} being the limit, are: {}", summary.join(" "));
    }
    text
}

fn subnet_lines(subnet: &Subnet, text: &mut String) {
    let (sized_for, addresses) = (subnet.sized_for, &subnet.addresses);
    let _ = writeln!(text, "{} {}: {} ({})", subnet.name, subnet.prefix, sized_for.reason, sized_for.source.url);
    if let (Some(first), Some(last)) = (addresses.first, addresses.last) {
        let _ = writeln!(text, "  {} addresses are left, {first} to {last}", addresses.usable);
    }
    for kept in &addresses.reserved {
        let _ = writeln!(text, "  {} is kept: {}", kept.address, kept.purpose);
    }
    for attachment in subnet.not_attached {
        let _ = writeln!(text, "  not in it: {}: {}", attachment.what, attachment.effect);
    }
}

fn check_lines(check: &Checked, text: &mut String) {
    for fault in &check.faults {
        let _ = writeln!(text, "wrong: {}; {}", fault.what, fault.fix);
    }
    if check.faults.is_empty() {
        let _ = writeln!(text, "{} is right", check.prefix);
    }
}

fn pair_lines(pair: &LinkLocal, text: &mut String) {
    for end in &pair.ends {
        let _ =
            writeln!(text, "link-local {}: {} {}, other end {}", pair.network, end.cloud, end.address, end.other_end);
    }
}

fn clash_line(clash: &Clash, text: &mut String) {
    let severity = clash.severity.word();
    let _ = writeln!(text, "{severity}: {}; change {}: {}", clash.what, clash.change, clash.why);
}

fn nat_lines(plan: &NatPlan, text: &mut String) {
    for one in &plan.networks {
        let to = one.shown_as.map_or_else(|| "nothing: no private range has room".to_owned(), |to| to.to_string());
        let _ = writeln!(text, "without renumbering, show {} ({}) as {to}", one.network, one.of);
    }
    for able in &plan.able {
        let _ = writeln!(text, "  {}: {} ({})", able.how, able.who, able.source.url);
    }
}

//! `plan-subnet`: the gateway's subnet, transit networks, conflicts.

mod text;

use std::path::PathBuf;
use std::process::ExitCode;

use tunnelwright_core::addressing::Place;
use tunnelwright_core::diagram::space_svg;
use tunnelwright_core::draft::split_prefixes;
use tunnelwright_core::finding::{Finding, has_error};
use tunnelwright_core::planner::{Ask, plan};

use crate::input::Faults;

/// `plan-subnet`.
///
/// Each prefix is CIDR, or an address with a dotted mask; lists may be parted by
/// commas. Exit 1 when there is no room, or when what --check names is wrong;
/// conflicts are an answer.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Address spaces of the virtual network
    #[arg(long, value_name = "PREFIX", num_args = 1.., required = true)]
    pub space: Vec<String>,
    /// Subnets that it has already
    #[arg(long, value_name = "PREFIX", num_args = 1..)]
    pub used: Vec<String>,
    /// Networks of the other sides: nothing that is proposed lies in them
    #[arg(long, value_name = "PREFIX", num_args = 1..)]
    pub other: Vec<String>,
    /// Transit networks of tunnels that are there, and single addresses that BGP peers with: kept clear of, too
    #[arg(long, value_name = "PREFIX", num_args = 1..)]
    pub transit_used: Vec<String>,
    /// Networks between the other sides' routers and the Internet, which BGP must not announce
    #[arg(long, value_name = "PREFIX", num_args = 1..)]
    pub outside: Vec<String>,
    /// What stands in the gateway's subnet
    #[arg(long = "for", value_name = "USE", default_value = "vpn",
          value_parser = ["vpn", "basic", "active-active", "expressroute", "growth"])]
    pub sized_for: String,
    /// Where in the free space: at its first or last addresses
    #[arg(long, value_name = "PLACE", default_value = "last", value_parser = ["first", "last"])]
    pub place: String,
    /// Judge this subnet for the gateway
    #[arg(long, value_name = "PREFIX")]
    pub check: Option<String>,
    /// Name of the subnet that --check judges
    #[arg(long, value_name = "NAME", requires = "check")]
    pub name: Option<String>,
    /// How many transit networks to propose, at most 65536
    #[arg(long, value_name = "N", default_value = "1", allow_hyphen_values = true)]
    pub transit: String,
    /// Their length
    #[arg(long, value_name = "30|31", default_value = "30", value_parser = ["30", "31"])]
    pub transit_length: String,
    /// Take the transit networks from this range
    #[arg(long, value_name = "PREFIX", num_args = 1..)]
    pub within: Vec<String>,
    /// Link-local pairs for BGP that this cloud accepts, as many as transit networks; two clouds: that both accept
    #[arg(long, value_name = "CLOUD", num_args = 1.., value_parser = ["azure", "aws"])]
    pub apipa: Vec<String>,
    /// Write the space to scale into this file, as SVG
    #[arg(long, value_name = "FILE")]
    pub picture: Option<PathBuf>,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

/// The options that the fields of the question are given by.
const OPTIONS: [(&str, &str); 10] = [
    ("space", "--space"),
    ("used", "--used"),
    ("far", "--other"),
    ("transit_used", "--transit-used"),
    ("outside", "--outside"),
    ("purpose", "--for"),
    ("given", "--check"),
    ("count", "--transit"),
    ("kind", "--transit-length"),
    ("within", "--within"),
];

/// Asks the core, prints, and draws where that is asked.
pub fn run(args: &Args) -> Result<ExitCode, Faults> {
    let answer = plan(&question(args)).ok_or_else(|| vec!["no cloud is known".to_owned()])?;
    let unread = |finding: &&Finding| finding.code == UNREAD || finding.is_missing();
    let faults: Faults = answer.findings.iter().filter(unread).map(line).collect();
    if !faults.is_empty() {
        return Err(faults);
    }
    if let Some(path) = &args.picture {
        let drawing = space_svg("Address space", &answer.spaces);
        std::fs::write(path, drawing).map_err(|error| vec![format!("--picture: {}: {error}", path.display())])?;
    }
    super::print(&if args.json { super::json(&answer)? } else { text::text(&answer) })?;
    // What is wrong with the given subnet is a part of the answer.
    answer.findings.iter().filter(|finding| finding.path != "given").for_each(|finding| eprintln!("{}", line(finding)));
    Ok(if has_error(&answer.findings) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// The code of what cannot be read, as in a scenario.
const UNREAD: &str = "A001";

fn question(args: &Args) -> Ask {
    Ask {
        space: entries(&args.space),
        used: entries(&args.used),
        far: entries(&args.other),
        transit_used: entries(&args.transit_used),
        outside: entries(&args.outside),
        purpose: args.sized_for.clone(),
        place: if args.place == "first" { Place::First } else { Place::Last },
        given: args.check.clone().unwrap_or_default(),
        name: args.name.clone().unwrap_or_default(),
        count: args.transit.clone(),
        kind: args.transit_length.clone(),
        clouds: args.apipa.clone(),
        within: entries(&args.within),
    }
}

/// The entries of an option; what holds none is one that cannot be read.
fn entries(texts: &[String]) -> Vec<String> {
    let parts = |text: &String| {
        let parts = split_prefixes(text);
        if parts.is_empty() { vec![text.clone()] } else { parts }
    };
    texts.iter().flat_map(parts).collect()
}

/// A finding at the option that its field is given by.
fn line(finding: &Finding) -> String {
    let (field, place) = finding.path.split_at(finding.path.find('[').unwrap_or(finding.path.len()));
    let option = OPTIONS.iter().find(|(name, _)| *name == field).map_or(field, |(_, option)| option);
    format!("{option}{place}: {}; {}", finding.what, finding.fix)
}

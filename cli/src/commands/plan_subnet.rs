//! `plan-subnet`: the gateway's subnet, transit networks, conflicts.

mod answer;
mod request;

use std::path::PathBuf;
use std::process::ExitCode;

use tunnelwright_core::diagram::space_svg;

use crate::input::Faults;
use answer::Answer;
use request::Request;

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
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(0..=65536))]
    pub transit: u32,
    /// Their length
    #[arg(long, value_name = "30|31", default_value_t = 30, value_parser = clap::value_parser!(u8).range(30..=31))]
    pub transit_length: u8,
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

/// Plans, prints, and draws where that is asked.
pub fn run(args: &Args) -> Result<ExitCode, Faults> {
    let request = Request::read(args)?;
    let answer = Answer::of(&request);
    if let Some(path) = &args.picture {
        let drawing = space_svg("Address space", &answer.spaces(&request));
        std::fs::write(path, drawing).map_err(|error| vec![format!("--picture: {}: {error}", path.display())])?;
    }
    super::print(&if args.json { super::json(&answer)? } else { answer.text() })?;
    answer.lacking.iter().for_each(|line| eprintln!("{line}"));
    Ok(if answer.is_good() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

//! What is asked, read: every fault of every option at once.

use ipnet::{IpNet, Ipv4Net};
use tunnelwright_core::addressing::{GatewaySubnetRules, LinkLocalRules, Place, SubnetUse};
use tunnelwright_core::devices;
use tunnelwright_core::draft::{read_prefix, split_prefixes};

use super::Args;
use crate::input::Faults;

/// What is asked.
pub struct Request {
    pub rules: &'static GatewaySubnetRules,
    pub sized_for: &'static SubnetUse,
    pub spaces: Vec<Ipv4Net>,
    pub used: Vec<Ipv4Net>,
    pub others: Vec<IpNet>,
    pub within: Vec<Ipv4Net>,
    pub check: Option<Ipv4Net>,
    pub name: Option<String>,
    pub place: Place,
    pub transits: usize,
    pub transit_length: u8,
    pub clouds: Vec<&'static LinkLocalRules>,
}

impl Request {
    pub fn read(args: &Args) -> Result<Self, Faults> {
        let mut faults = Vec::new();
        let rules = devices::GATEWAY_SUBNETS.first().ok_or_else(|| vec!["no cloud is known".to_owned()])?;
        let sized_for = rules.sized_for(&args.sized_for);
        let request = Self {
            rules,
            sized_for: sized_for.ok_or_else(|| vec![format!("--for: there is no use \"{}\"", args.sized_for)])?,
            spaces: narrow("--space", &args.space, &mut faults),
            used: narrow("--used", &args.used, &mut faults),
            others: read("--other", &args.other, &mut faults, Ok),
            within: narrow("--within", &args.within, &mut faults),
            check: narrow("--check", args.check.as_slice(), &mut faults).first().copied(),
            name: args.name.clone(),
            place: if args.place == "first" { Place::First } else { Place::Last },
            transits: args.transit as usize,
            transit_length: args.transit_length,
            clouds: devices::LINK_LOCALS
                .iter()
                .copied()
                .filter(|cloud| args.apipa.iter().any(|id| id == cloud.id))
                .collect(),
        };
        if faults.is_empty() { Ok(request) } else { Err(faults) }
    }
}

/// The prefixes of an option that `take` accepts.
fn read<T>(option: &str, texts: &[String], faults: &mut Faults, take: fn(IpNet) -> Result<T, String>) -> Vec<T> {
    let parts = texts.iter().flat_map(|text| {
        let parts = split_prefixes(text);
        if parts.is_empty() { vec![text.clone()] } else { parts }
    });
    let mut found = Vec::new();
    for (place, text) in parts.enumerate() {
        let net = read_prefix(&text).map_err(|error| match error.right {
            Some(right) => format!("{}; use {right}", error.what),
            None => error.what,
        });
        match net.and_then(take) {
            Ok(net) => found.push(net),
            Err(what) => faults.push(format!("{option}[{place}]: {what}")),
        }
    }
    found
}

fn narrow(option: &str, texts: &[String], faults: &mut Faults) -> Vec<Ipv4Net> {
    read(option, texts, faults, |net| match net {
        IpNet::V4(net) => Ok(net),
        IpNet::V6(net) => Err(format!("{net} is IPv6; write an IPv4 network like 10.1.0.0/16")),
    })
}

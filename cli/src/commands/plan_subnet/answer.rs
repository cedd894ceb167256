//! The answer, as JSON and as lines.

use std::fmt::Write;

use ipnet::{IpNet, Ipv4Net};
use serde::Serialize;
use tunnelwright_core::addressing::{
    Block, Claim, ClaimKind, Role, Space, Unusual, check_gateway_subnet, conflicts, free_transits, link_local_pairs,
    propose_gateway_subnet, space_map, unusual, usable_addresses,
};
use tunnelwright_core::fact;

use super::request::Request;
use crate::input::Faults;

/// The whole answer.
#[derive(Serialize)]
pub struct Answer {
    gateway_subnet: Option<Subnet>,
    #[serde(skip_serializing_if = "Option::is_none")]
    check: Option<Checked>,
    transit: Vec<Transit>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    link_local: Vec<LinkLocal>,
    conflicts: Vec<Conflict>,
    spaces: Vec<SpaceTable>,
    /// What could not be found; for standard error.
    #[serde(skip)]
    pub lacking: Faults,
}

#[derive(Serialize)]
struct Source {
    title: &'static str,
    url: &'static str,
    checked: String,
}

#[derive(Serialize)]
struct Subnet {
    name: &'static str,
    prefix: String,
    r#for: &'static str,
    reason: &'static str,
    source: Source,
    #[serde(flatten)]
    addresses: Addresses,
    not_attached: Vec<Attachment>,
}

#[derive(Serialize)]
struct Addresses {
    first: Option<String>,
    last: Option<String>,
    usable: u64,
    reserved: Vec<Kept>,
}

#[derive(Serialize)]
struct Kept {
    address: String,
    purpose: &'static str,
}

#[derive(Serialize)]
struct Attachment {
    what: &'static str,
    effect: &'static str,
    source: Source,
}

#[derive(Serialize)]
struct Checked {
    prefix: String,
    faults: Vec<CheckFault>,
    #[serde(flatten)]
    addresses: Addresses,
}

#[derive(Serialize)]
struct CheckFault {
    what: String,
    fix: String,
    right: Option<String>,
    source: Option<Source>,
}

#[derive(Serialize)]
struct Transit {
    network: String,
    first: String,
    second: String,
}

#[derive(Serialize)]
struct LinkLocal {
    network: String,
    ends: Vec<LinkLocalEnd>,
}

#[derive(Serialize)]
struct LinkLocalEnd {
    cloud: &'static str,
    address: String,
    other_end: String,
    rule: &'static str,
    source: Source,
}

#[derive(Serialize)]
struct Conflict {
    severity: &'static str,
    what: String,
    change: String,
    keep: Option<String>,
    why: String,
}

#[derive(Serialize)]
struct SpaceTable {
    prefix: String,
    blocks: Vec<SpaceBlock>,
}

#[derive(Serialize)]
struct SpaceBlock {
    prefix: String,
    role: &'static str,
    label: String,
}

impl Answer {
    pub fn of(request: &Request) -> Self {
        let mut lacking = Vec::new();
        let mut answer = Self {
            gateway_subnet: proposal(request),
            check: request.check.map(|subnet| checked(request, subnet)),
            transit: transits(request, &mut lacking),
            link_local: link_locals(request, &mut lacking),
            conflicts: all_conflicts(request),
            spaces: Vec::new(),
            lacking,
        };
        if answer.gateway_subnet.is_none() {
            let length = request.sized_for.length;
            answer
                .lacking
                .push(format!("--space: no space has room for a /{length}; add a space, or free a part of one"));
        }
        let table = |space: &Space| SpaceTable { prefix: space.prefix.to_string(), blocks: table(space) };
        answer.spaces = answer.spaces(request).iter().map(table).collect();
        answer
    }

    /// The spaces with what is used and proposed in them.
    pub fn spaces(&self, request: &Request) -> Vec<Space> {
        let block = |prefix: IpNet, role, label: &str| Block { prefix, role, label: label.to_owned() };
        let named = request.used.iter().map(|net| block(IpNet::V4(*net), Role::Used, ""));
        let others = request.others.iter().map(|net| block(*net, Role::Reserved, "another side"));
        let proposed = self.gateway_subnet.as_ref().and_then(|subnet| subnet.prefix.parse().ok());
        let proposed = proposed.map(|net| block(net, Role::Proposed, request.rules.name));
        let given: Vec<Block> = proposed.into_iter().chain(named).chain(others).collect();
        request.spaces.iter().map(|space| space_map(IpNet::V4(*space), &given)).collect()
    }

    /// There is room, and what was to be judged is right.
    pub fn is_good(&self) -> bool {
        self.lacking.is_empty() && self.check.as_ref().is_none_or(|check| check.faults.is_empty())
    }

    /// One line a fact.
    pub fn text(&self) -> String {
        let mut text = String::new();
        if let Some(subnet) = &self.gateway_subnet {
            subnet_lines(subnet, &mut text);
        }
        for fault in self.check.iter().flat_map(|check| &check.faults) {
            let _ = writeln!(text, "wrong: {}; {}", fault.what, fault.fix);
        }
        if let Some(check) = self.check.as_ref().filter(|check| check.faults.is_empty()) {
            let _ = writeln!(text, "{} is right", check.prefix);
        }
        for transit in &self.transit {
            let _ = writeln!(
                text,
                "transit {}: first end {}, second end {}",
                transit.network, transit.first, transit.second
            );
        }
        for pair in &self.link_local {
            for end in &pair.ends {
                let _ = writeln!(
                    text,
                    "link-local {}: {} {}, other end {}",
                    pair.network, end.cloud, end.address, end.other_end
                );
            }
        }
        for conflict in &self.conflicts {
            let _ = writeln!(
                text,
                "{}: {}; change {}: {}",
                conflict.severity, conflict.what, conflict.change, conflict.why
            );
        }
        text
    }
}

fn subnet_lines(subnet: &Subnet, text: &mut String) {
    let _ = writeln!(text, "{} {}: {} ({})", subnet.name, subnet.prefix, subnet.reason, subnet.source.url);
    if let (Some(first), Some(last)) = (&subnet.addresses.first, &subnet.addresses.last) {
        let _ = writeln!(text, "  {} addresses are left, {first} to {last}", subnet.addresses.usable);
    }
    for kept in &subnet.addresses.reserved {
        let _ = writeln!(text, "  {} is kept: {}", kept.address, kept.purpose);
    }
    for attachment in &subnet.not_attached {
        let _ = writeln!(text, "  not in it: {}: {}", attachment.what, attachment.effect);
    }
}

fn source(source: &'static fact::Source) -> Source {
    Source { title: source.title, url: source.url, checked: source.checked.to_string() }
}

fn addresses(request: &Request, subnet: Ipv4Net) -> Addresses {
    let usable = usable_addresses(request.rules, subnet);
    let kept = |(address, purpose): (std::net::Ipv4Addr, _)| Kept { address: address.to_string(), purpose };
    Addresses {
        first: usable.map(|(first, _, _)| first.to_string()),
        last: usable.map(|(_, last, _)| last.to_string()),
        usable: usable.map_or(0, |(_, _, count)| count),
        reserved: request.rules.reserved_in(subnet).into_iter().map(kept).collect(),
    }
}

fn narrow(nets: &[IpNet]) -> impl Iterator<Item = Ipv4Net> {
    nets.iter().filter_map(|net| match net {
        IpNet::V4(net) => Some(*net),
        IpNet::V6(_) => None,
    })
}

/// What is taken in the spaces: subnets, and what the cloud refuses.
fn taken(request: &Request) -> Vec<Ipv4Net> {
    request.used.iter().copied().chain(request.rules.refused.iter().map(|refused| refused.range)).collect()
}

fn proposal(request: &Request) -> Option<Subnet> {
    let (rules, sized_for) = (request.rules, request.sized_for);
    let propose = |taken: &[Ipv4Net]| propose_gateway_subnet(rules, sized_for, &request.spaces, taken, request.place);
    // Clear of the other sides, too, where they leave room.
    let clear: Vec<Ipv4Net> = taken(request).into_iter().chain(narrow(&request.others)).collect();
    let found = propose(&clear).or_else(|| propose(&taken(request)))?;
    Some(Subnet {
        name: rules.name,
        prefix: found.prefix.to_string(),
        r#for: sized_for.id,
        reason: sized_for.reason,
        source: source(sized_for.source),
        addresses: addresses(request, found.prefix),
        not_attached: rules
            .attachments
            .iter()
            .map(|other| Attachment { what: other.what, effect: other.effect, source: source(other.source) })
            .collect(),
    })
}

fn checked(request: &Request, subnet: Ipv4Net) -> Checked {
    let named = (request.name.as_deref(), subnet);
    let faults = check_gateway_subnet(request.rules, request.sized_for, (&request.spaces, &request.used), named);
    let fault = |fault: tunnelwright_core::addressing::Fault| CheckFault {
        what: fault.what,
        fix: fault.fix,
        right: fault.right.map(|right| right.to_string()),
        source: fault.source.map(source),
    };
    Checked {
        prefix: subnet.to_string(),
        faults: faults.into_iter().map(fault).collect(),
        addresses: addresses(request, subnet),
    }
}

/// Everything that a transit network must keep clear of.
fn known(request: &Request) -> Vec<IpNet> {
    let narrow = request.spaces.iter().chain(&request.used).chain(&request.check).copied().map(IpNet::V4);
    narrow.chain(request.others.iter().copied()).collect()
}

fn transits(request: &Request, lacking: &mut Faults) -> Vec<Transit> {
    let found = free_transits(request.transits, request.transit_length, &request.within, &known(request));
    enough("--transit", found.len(), request.transits, lacking);
    let transit = |pair: &tunnelwright_core::addressing::TransitPair| Transit {
        network: pair.network.to_string(),
        first: pair.first.to_string(),
        second: pair.second.to_string(),
    };
    found.iter().map(transit).collect()
}

fn enough(option: &str, found: usize, asked: usize, lacking: &mut Faults) {
    if found < asked {
        let right = "ask for fewer, or name another range with --within";
        lacking.push(format!("{option}: {asked} networks are asked for, there is room for {found}; {right}"));
    }
}

fn link_locals(request: &Request, lacking: &mut Faults) -> Vec<LinkLocal> {
    if request.clouds.is_empty() {
        return Vec::new();
    }
    let found = link_local_pairs(&request.clouds, request.transits, &known(request));
    enough("--apipa", found.len(), request.transits, lacking);
    found
        .into_iter()
        .map(|pair| LinkLocal { network: pair.network.to_string(), ends: ends(&request.clouds, pair) })
        .collect()
}

/// What each cloud has, and what is left for the end opposite.
fn ends(
    clouds: &[&'static tunnelwright_core::addressing::LinkLocalRules],
    pair: tunnelwright_core::addressing::TransitPair,
) -> Vec<LinkLocalEnd> {
    let mut ends = Vec::new();
    for cloud in clouds {
        let (own, other) = cloud.ends(pair);
        ends.push(LinkLocalEnd {
            cloud: cloud.name,
            address: own.to_string(),
            other_end: other.to_string(),
            rule: cloud.rule,
            source: source(cloud.source),
        });
    }
    ends
}

fn table(space: &Space) -> Vec<SpaceBlock> {
    let row = |block: &Block| SpaceBlock {
        prefix: block.prefix.to_string(),
        role: block.role.word(),
        label: block.label.clone(),
    };
    space.blocks.iter().map(row).collect()
}

fn claim(prefix: IpNet, kind: ClaimKind, owner: &str) -> Claim {
    Claim { prefix, kind, owner: owner.to_owned() }
}

const SPACE: &str = "the space";

fn all_conflicts(request: &Request) -> Vec<Conflict> {
    let mut found = among_spaces(request);
    found.extend(outside(request));
    found.extend(among_all(request));
    let networks = request.spaces.iter().copied().map(IpNet::V4).chain(request.others.iter().copied());
    found.extend(networks.filter_map(|net| Some(odd(net, unusual(net)?))));
    found
}

fn odd(net: IpNet, unusual: Unusual) -> Conflict {
    let severity = match unusual {
        Unusual::Carrier => "advice",
        Unusual::Special(_) | Unusual::Public => "warning",
    };
    let what = format!("{net} is {}", unusual.words());
    Conflict { severity, what, change: net.to_string(), keep: None, why: unusual.why().to_owned() }
}

/// Spaces of one virtual network must not overlap each other.
fn among_spaces(request: &Request) -> Vec<Conflict> {
    let name = |place: usize| format!("space {}", place + 1);
    let claims: Vec<Claim> = (request.spaces.iter().enumerate())
        .map(|(place, net)| claim(IpNet::V4(*net), ClaimKind::Network, &name(place)))
        .collect();
    listed(&claims)
}

/// Subnets that lie in no space.
fn outside(request: &Request) -> Vec<Conflict> {
    let lost = request.used.iter().filter(|net| !request.spaces.iter().any(|space| space.contains(*net)));
    let conflict = |net: &Ipv4Net| Conflict {
        severity: "warning",
        what: format!("the subnet {net} lies in none of the spaces"),
        change: net.to_string(),
        keep: None,
        why: "a subnet is a part of its virtual network's address space".to_owned(),
    };
    lost.map(conflict).collect()
}

fn among_all(request: &Request) -> Vec<Conflict> {
    let spaces = request.spaces.iter().map(|net| claim(IpNet::V4(*net), ClaimKind::Network, SPACE));
    let used = request.used.iter().map(|net| claim(IpNet::V4(*net), ClaimKind::Subnet, SPACE));
    let others = request
        .others
        .iter()
        .enumerate()
        .map(|(place, net)| claim(*net, ClaimKind::Network, &format!("other network {}", place + 1)));
    let mut claims: Vec<Claim> = spaces.chain(others).chain(used).collect();
    // A subnet in such a range lies in a space that touches it, and the space is what is wrong then.
    claims.extend(request.rules.fixed_ranges().map(|(net, what)| claim(net, ClaimKind::Fixed(what), what)));
    listed(&claims)
}

fn words(claim: &Claim) -> &str {
    if claim.kind == ClaimKind::Subnet { "a subnet" } else { &claim.owner }
}

fn listed(claims: &[Claim]) -> Vec<Conflict> {
    // The space itself is what overlaps then, and is listed.
    let covered = |change: &Claim, keep: &Claim| {
        let inside = |net: IpNet| {
            claims
                .iter()
                .any(|other| other.owner == SPACE && other.kind == ClaimKind::Network && other.prefix.contains(&net))
        };
        match (change.kind, keep.kind) {
            (ClaimKind::Subnet, ClaimKind::Subnet) => false,
            (ClaimKind::Subnet, _) => inside(change.prefix),
            (_, ClaimKind::Subnet) => inside(keep.prefix),
            _ => false,
        }
    };
    let conflict = |found: &tunnelwright_core::addressing::Conflict| {
        let (change, keep) = (&claims[found.change], &claims[found.keep]);
        if covered(change, keep) || change.prefix.prefix_len() == 0 && matches!(keep.kind, ClaimKind::Fixed(_)) {
            return None;
        }
        Some(Conflict {
            severity: "error",
            what: format!("{} ({}) overlaps {} ({})", change.prefix, words(change), keep.prefix, words(keep)),
            change: change.prefix.to_string(),
            keep: Some(keep.prefix.to_string()),
            why: found.why.to_owned(),
        })
    };
    conflicts(claims).iter().filter_map(conflict).collect()
}

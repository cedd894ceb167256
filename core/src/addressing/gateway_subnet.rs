//! The subnet that a cloud's gateway stands in: how large, where, and what is
//! wrong with a given one. What one cloud asks for is data ([`GatewaySubnetRules`]).

use std::net::Ipv4Addr;

use ipnet::{IpNet, Ipv4Net};

use super::{Place, Use, next_free, overlap, special_ranges};
use crate::fact::Source;

/// What one cloud asks of the subnet of its gateway.
#[derive(Debug)]
pub struct GatewaySubnetRules {
    /// The device's id.
    pub device: &'static str,
    /// The name that the subnet must have, letter for letter.
    pub name: &'static str,
    /// Where the name is written.
    pub name_source: &'static Source,
    /// The uses, the usual one first.
    pub uses: &'static [SubnetUse],
    /// Addresses that the cloud keeps in every subnet.
    pub reserved: &'static [Reserved],
    /// Where they are written.
    pub reserved_source: &'static Source,
    /// What must not be attached to the subnet, or stand in it.
    pub attachments: &'static [Attachment],
    /// Ranges that the address space must not touch.
    pub refused: &'static [RefusedRange],
    /// Where they are written.
    pub refused_source: &'static Source,
    /// Lengths of the smallest and the largest subnet that the cloud takes at all.
    pub lengths: (u8, u8),
    /// How many prefixes of the other end it takes, for [`super::remote_networks`].
    pub most_remote: (usize, &'static Source),
}

/// One use of the gateway, with the size that it needs.
#[derive(Debug)]
pub struct SubnetUse {
    /// Short name, as the command takes it.
    pub id: &'static str,
    /// What people call it.
    pub label: &'static str,
    /// Length to propose.
    pub length: u8,
    /// Longest length that works.
    pub longest: u8,
    /// Why this size.
    pub reason: &'static str,
    /// Where that is written.
    pub source: &'static Source,
    /// A source says so without contradiction.
    pub confirmed: bool,
}

/// An address that the cloud keeps in every subnet.
#[derive(Debug)]
pub struct Reserved {
    /// Its place: from the first address on, or (negative) back from one behind the last.
    pub offset: i8,
    /// What it is for.
    pub purpose: &'static str,
}

/// Something that must not be attached to the subnet.
#[derive(Debug)]
pub struct Attachment {
    /// What.
    pub what: &'static str,
    /// What happens with it.
    pub effect: &'static str,
    /// Where that is written.
    pub source: &'static Source,
}

/// A range that the address space must not touch.
#[derive(Debug)]
pub struct RefusedRange {
    /// The range.
    pub range: Ipv4Net,
    /// What it is.
    pub what: &'static str,
}

/// A place for the subnet.
#[derive(Debug, Clone, Copy)]
pub struct Proposal {
    /// The subnet.
    pub prefix: Ipv4Net,
    /// The use it was sized for, with reason and source.
    pub sized_for: &'static SubnetUse,
    /// First address that the cloud leaves.
    pub first: Ipv4Addr,
    /// Last address that the cloud leaves.
    pub last: Ipv4Addr,
    /// How many it leaves.
    pub usable: u64,
}

/// One thing that is wrong with a given subnet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub what: String,
    /// What would be right.
    pub fix: String,
    /// A subnet that would be right, where there is one.
    pub right: Option<Ipv4Net>,
    /// Where the rule is written; none for plain logic.
    pub source: Option<&'static Source>,
}

impl GatewaySubnetRules {
    /// What nobody may use, and what the cloud refuses besides; each range once.
    pub fn fixed_ranges(&self) -> impl Iterator<Item = (IpNet, &'static str)> {
        let unusable = || {
            special_ranges().iter().filter_map(|(range, purpose)| match purpose {
                Use::Unusable(what) => Some((*range, *what)),
                Use::Private | Use::CarrierNat | Use::Documentation | Use::Special(_) => None,
            })
        };
        let refused = self.refused.iter().map(|refused| (IpNet::V4(refused.range), refused.what));
        unusable().chain(refused.filter(move |(range, _)| !unusable().any(|(known, _)| known.contains(range))))
    }

    /// The use with this id.
    pub fn sized_for(&self, id: &str) -> Option<&'static SubnetUse> {
        self.uses.iter().find(|other| other.id == id)
    }

    /// The kept addresses of one subnet with their purposes, in order. Of a subnet
    /// that is smaller than the cloud takes some may coincide.
    pub fn reserved_in(&self, subnet: Ipv4Net) -> Vec<(Ipv4Addr, &'static str)> {
        let (first, last) = (u32::from(subnet.network()), u32::from(subnet.broadcast()));
        let at = |offset: i8| match u32::try_from(offset) {
            Ok(forward) => first.checked_add(forward),
            Err(_) => (last - (u32::from(offset.unsigned_abs()) - 1)).into(),
        };
        self.reserved.iter().filter_map(|kept| Some((Ipv4Addr::from(at(kept.offset)?), kept.purpose))).collect()
    }
}

/// First and last address that the cloud leaves in a subnet, and how many there
/// are; `None` when it leaves none.
pub fn usable_addresses(rules: &GatewaySubnetRules, subnet: Ipv4Net) -> Option<(Ipv4Addr, Ipv4Addr, u64)> {
    let front = rules.reserved.iter().filter(|kept| kept.offset >= 0).count() as u64;
    let kept = rules.reserved.len() as u64;
    let size = 1_u64 << (32 - subnet.prefix_len());
    let usable = size.checked_sub(kept).filter(|usable| *usable > 0)?;
    let first = u64::from(u32::from(subnet.network())) + front;
    let at = |number: u64| u32::try_from(number).ok().map(Ipv4Addr::from);
    Some((at(first)?, at(first + usable - 1)?, usable))
}

/// The smallest right subnet for a use, at its next free place in the spaces.
///
/// `used` are the subnets that are there already. `None` when no space has room.
pub fn propose_gateway_subnet(
    rules: &GatewaySubnetRules,
    sized_for: &'static SubnetUse,
    spaces: &[Ipv4Net],
    used: &[Ipv4Net],
    place: Place,
) -> Option<Proposal> {
    let IpNet::V4(prefix) = next_free(&wide(spaces), &wide(used), sized_for.length, place)? else { return None };
    let (first, last, usable) = usable_addresses(rules, prefix)?;
    Some(Proposal { prefix, sized_for, first, last, usable })
}

/// Everything that is wrong with a given subnet, with what would be right.
///
/// `name` is its name, where one is given; `used` are the other subnets.
pub fn check_gateway_subnet(
    rules: &GatewaySubnetRules,
    sized_for: &'static SubnetUse,
    (spaces, used): (&[Ipv4Net], &[Ipv4Net]),
    (name, subnet): (Option<&str>, Ipv4Net),
) -> Vec<Fault> {
    let proposal = propose_gateway_subnet(rules, sized_for, spaces, used, Place::Last).map(|found| found.prefix);
    let mut faults = Vec::new();
    faults.extend(name.filter(|name| *name != rules.name).map(|name| Fault {
        what: format!("the subnet is called \"{name}\""),
        fix: format!("call it {}, exactly so", rules.name),
        right: None,
        source: Some(rules.name_source),
    }));
    faults.extend(wrong_size(sized_for, (spaces, used), subnet, proposal));
    if !spaces.is_empty() && !spaces.iter().any(|space| space.contains(&subnet)) {
        faults.push(with_proposal(format!("{subnet} lies in none of the spaces"), proposal));
    } else if spaces == [subnet] {
        faults.push(Fault {
            what: format!("{subnet} is the whole space: nothing else has a place"),
            fix: "add a second space for the machines".to_owned(),
            right: None,
            source: None,
        });
    }
    let clashes = used.iter().filter(|other| overlap(IpNet::V4(**other), IpNet::V4(subnet)));
    faults.extend(clashes.map(|other| with_proposal(format!("{subnet} overlaps the subnet {other}"), proposal)));
    faults
}

fn with_proposal(what: String, right: Option<Ipv4Net>) -> Fault {
    let fix = right.map_or_else(|| "make room for it first".to_owned(), |right| format!("use {right}"));
    Fault { what, fix, right, source: None }
}

/// Too small: the same place at the right size where that is free, else the proposal.
fn wrong_size(
    sized_for: &'static SubnetUse,
    (spaces, used): (&[Ipv4Net], &[Ipv4Net]),
    subnet: Ipv4Net,
    proposal: Option<Ipv4Net>,
) -> Option<Fault> {
    if subnet.prefix_len() <= sized_for.longest {
        return None;
    }
    let grown = Ipv4Net::new(subnet.addr(), sized_for.longest).ok().map(|net| net.trunc()).filter(|net| {
        let clear = !used.iter().any(|other| overlap(IpNet::V4(*other), IpNet::V4(*net)));
        clear && spaces.iter().any(|space| space.contains(net))
    });
    let what = format!("{subnet} is too small for {}: a /{} is needed", sized_for.label, sized_for.longest);
    Some(Fault { source: Some(sized_for.source), ..with_proposal(what, grown.or(proposal)) })
}

fn wide(nets: &[Ipv4Net]) -> Vec<IpNet> {
    nets.iter().copied().map(IpNet::V4).collect()
}

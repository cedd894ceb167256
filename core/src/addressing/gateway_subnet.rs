//! The subnet that a cloud's gateway stands in: how large, where, and what is
//! wrong with a given one. What one cloud asks for is data ([`GatewaySubnetRules`]).

use std::net::Ipv4Addr;

use ipnet::{IpNet, Ipv4Net};
use serde::Serialize;

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
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SubnetUse {
    /// Short name, as the command takes it.
    #[serde(rename = "for")]
    pub id: &'static str,
    /// What people call it.
    #[serde(skip)]
    pub label: &'static str,
    /// Length to propose.
    #[serde(skip)]
    pub length: u8,
    /// Longest length that works.
    #[serde(skip)]
    pub longest: u8,
    /// Why this size.
    pub reason: &'static str,
    /// Where that is written.
    pub source: &'static Source,
    /// A source says so without contradiction.
    #[serde(skip)]
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
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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

/// The room that there is for the subnet.
#[derive(Debug, Clone, Copy, Default)]
pub struct Room<'a> {
    /// The spaces of the cloud's network.
    pub spaces: &'a [Ipv4Net],
    /// The subnets that are in it already.
    pub used: &'a [Ipv4Net],
    /// The networks of the other sides.
    pub others: &'a [IpNet],
}

/// The addresses of a subnet: what the cloud leaves in it, and what it keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SubnetAddresses {
    /// First address that the cloud leaves; none when it leaves none.
    pub first: Option<Ipv4Addr>,
    /// Last address that the cloud leaves.
    pub last: Option<Ipv4Addr>,
    /// How many it leaves.
    pub usable: u64,
    /// What it keeps, in order. Of a subnet that is smaller than it takes some may coincide.
    pub reserved: Vec<KeptAddress>,
}

/// An address that the cloud keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct KeptAddress {
    /// The address.
    pub address: Ipv4Addr,
    /// What it is for.
    pub purpose: &'static str,
}

/// One thing that is wrong with a given subnet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "SubnetFault"))]
pub struct Fault {
    /// What is wrong.
    pub what: String,
    /// What would be right.
    pub fix: String,
    /// A subnet that would be right, where there is one.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
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

    /// What the cloud leaves in a subnet and what it keeps.
    pub fn addresses(&self, subnet: Ipv4Net) -> SubnetAddresses {
        let (first, last) = (u32::from(subnet.network()), u32::from(subnet.broadcast()));
        let at = |offset: i8| match u32::try_from(offset) {
            Ok(forward) => first.checked_add(forward),
            Err(_) => last.checked_sub(u32::from(offset.unsigned_abs()) - 1),
        };
        let kept = |kept: &Reserved| Some(KeptAddress { address: at(kept.offset)?.into(), purpose: kept.purpose });
        let front = self.reserved.iter().filter(|kept| kept.offset >= 0).count() as u64;
        let usable = (1_u64 << (32 - subnet.prefix_len())).saturating_sub(self.reserved.len() as u64);
        let place = |number: u64| u32::try_from(u64::from(first) + front + number).ok().map(Ipv4Addr::from);
        SubnetAddresses {
            first: place(0).filter(|_| usable > 0),
            last: usable.checked_sub(1).and_then(place),
            usable,
            reserved: self.reserved.iter().filter_map(kept).collect(),
        }
    }

    /// What the cloud refuses, as prefixes.
    fn refused_ranges(&self) -> impl Iterator<Item = IpNet> {
        self.refused.iter().map(|refused| IpNet::V4(refused.range))
    }
}

/// The smallest right subnet for a use, at its next free place in the spaces:
/// clear of what the cloud refuses, and of the other sides' networks, too, where
/// they leave room. `None` when no space has room.
pub fn propose_gateway_subnet(
    rules: &GatewaySubnetRules,
    sized_for: &SubnetUse,
    room: Room<'_>,
    place: Place,
) -> Option<Ipv4Net> {
    let mut taken: Vec<IpNet> = wide(room.used).into_iter().chain(rules.refused_ranges()).collect();
    let own = taken.len();
    taken.extend(room.others);
    let spaces = wide(room.spaces);
    let propose = |taken: &[IpNet]| next_free(&spaces, taken, sized_for.length, place);
    match propose(&taken).or_else(|| propose(&taken[..own]))? {
        IpNet::V4(found) => Some(found),
        IpNet::V6(_) => None,
    }
}

/// Everything that is wrong with a given subnet, with what would be right.
/// `name` is its name, where one is given; it may be among the used ones itself.
pub fn check_gateway_subnet(
    rules: &GatewaySubnetRules,
    sized_for: &'static SubnetUse,
    room: Room<'_>,
    (name, subnet): (Option<&str>, Ipv4Net),
) -> Vec<Fault> {
    let used: Vec<Ipv4Net> = room.used.iter().copied().filter(|used| *used != subnet).collect();
    let room = Room { used: &used, ..room };
    let proposal = propose_gateway_subnet(rules, sized_for, room, Place::Last);
    let mut faults = Vec::new();
    faults.extend(name.filter(|name| *name != rules.name).map(|name| Fault {
        what: format!("the subnet is called \"{name}\""),
        fix: format!("call it {}, exactly so", rules.name),
        right: None,
        source: Some(rules.name_source),
    }));
    faults.extend(wrong_size(sized_for, room, subnet, proposal));
    faults.extend(wrong_place(room, subnet, proposal));
    let clash = |whose: &str, other: &IpNet| with_proposal(format!("{subnet} overlaps {whose} {other}"), proposal);
    let taken = |other: &&IpNet| overlap(**other, IpNet::V4(subnet));
    faults.extend(wide(room.used).iter().filter(taken).map(|other| clash("the subnet", other)));
    faults.extend(room.others.iter().filter(taken).map(|other| clash("another side's network", other)));
    faults
}

/// Outside every space, or one as a whole.
fn wrong_place(room: Room<'_>, subnet: Ipv4Net, proposal: Option<Ipv4Net>) -> Option<Fault> {
    if !room.spaces.is_empty() && !room.spaces.iter().any(|space| space.contains(&subnet)) {
        return Some(with_proposal(format!("{subnet} lies in none of the spaces"), proposal));
    }
    (room.spaces == [subnet]).then(|| Fault {
        what: format!("{subnet} is the whole space: nothing else has a place"),
        fix: "add a second space for the machines".to_owned(),
        right: None,
        source: None,
    })
}

fn with_proposal(what: String, right: Option<Ipv4Net>) -> Fault {
    let fix = right.map_or_else(|| "make room for it first".to_owned(), |right| format!("use {right}"));
    Fault { what, fix, right, source: None }
}

/// Too small: the same place at the right size where that is free, else the proposal.
fn wrong_size(
    sized_for: &'static SubnetUse,
    room: Room<'_>,
    subnet: Ipv4Net,
    proposal: Option<Ipv4Net>,
) -> Option<Fault> {
    if subnet.prefix_len() <= sized_for.longest {
        return None;
    }
    let grown = Ipv4Net::new(subnet.addr(), sized_for.longest).ok().map(|net| net.trunc()).filter(|net| {
        let taken = wide(room.used).into_iter().chain(room.others.iter().copied());
        let clear = !taken.into_iter().any(|other| overlap(other, IpNet::V4(*net)));
        clear && room.spaces.iter().any(|space| space.contains(net))
    });
    let what = format!("{subnet} is too small for {}: a /{} is needed", sized_for.label, sized_for.longest);
    Some(Fault { source: Some(sized_for.source), ..with_proposal(what, grown.or(proposal)) })
}

fn wide(nets: &[Ipv4Net]) -> Vec<IpNet> {
    nets.iter().copied().map(IpNet::V4).collect()
}

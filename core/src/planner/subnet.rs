//! The gateway's subnet: proposed, and a given one judged.

use std::borrow::Cow;

use ipnet::{IpNet, Ipv4Net};
use serde::Serialize;

use super::{Read, said};
use crate::addressing::{
    Attachment, Fault, GatewaySubnetRules, Place, Room, SubnetAddresses, SubnetUse, check_gateway_subnet, overlap,
    propose_gateway_subnet,
};
use crate::draft::Reports;
use crate::finding::{Edit, Finding, Severity};

/// A place for the gateway's subnet.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Subnet {
    /// The name that it must have.
    pub name: &'static str,
    /// Its addresses.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub prefix: Ipv4Net,
    /// The use that it was sized for, with reason and source.
    #[serde(flatten)]
    pub sized_for: &'static SubnetUse,
    /// What the cloud leaves and keeps in it.
    #[serde(flatten)]
    pub addresses: SubnetAddresses,
    /// What must not be attached to it.
    pub not_attached: &'static [Attachment],
}

/// A given subnet, judged.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Checked {
    /// The subnet.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub prefix: Ipv4Net,
    /// Everything that is wrong with it; findings at its field, too.
    pub faults: Vec<Fault>,
    /// What the cloud leaves and keeps in it.
    #[serde(flatten)]
    pub addresses: SubnetAddresses,
}

/// The use with this id, the usual one for an empty one.
pub(super) fn sized_for(
    rules: &'static GatewaySubnetRules,
    id: &str,
    reports: &mut Reports,
) -> Option<&'static SubnetUse> {
    let known = rules.sized_for(id);
    if known.is_none() && !id.is_empty() {
        let ids: Vec<&str> = rules.uses.iter().map(|one| one.id).collect();
        reports.wrong("purpose", format!("there is no use \"{id}\""), format!("choose one of {}", ids.join(", ")));
    }
    known.or(rules.uses.first())
}

/// The proposal; why there is none, or what it could not keep clear of.
pub(super) fn propose(
    rules: &'static GatewaySubnetRules,
    sized_for: &'static SubnetUse,
    read: &Read,
    place: Place,
    reports: &mut Reports,
) -> Option<Subnet> {
    let length = sized_for.length;
    let Some(prefix) = propose_gateway_subnet(rules, sized_for, read.room(), place) else {
        if !read.space.is_empty() {
            let what = format!("no space has room for a /{length}");
            let why = "The gateway needs a subnet of its own.";
            let fix = "add a space, or free a part of one".to_owned();
            reports.findings.push(said(Severity::Error, "space", what, why, fix));
        }
        return None;
    };
    if let Some(other) = read.others.iter().find(|far| overlap(**far, IpNet::V4(prefix))) {
        let what = format!("no /{length} is clear of the other sides: {prefix} lies in {other}");
        let why = "What has an address there on the other side cannot be told from the gateway.";
        let fix = "add a space that no other side uses".to_owned();
        reports.findings.push(said(Severity::Warning, "space", what, why, fix));
    }
    let addresses = rules.addresses(prefix);
    Some(Subnet { name: rules.name, prefix, sized_for, addresses, not_attached: rules.attachments })
}

/// What is wrong with the given subnet, with the one that would be right.
pub(super) fn check(
    rules: &GatewaySubnetRules,
    sized_for: &'static SubnetUse,
    read: &Read,
    (name, given): (&str, Ipv4Net),
    reports: &mut Reports,
) -> Checked {
    let name = Some(name).filter(|name| !name.is_empty());
    // What a tunnel has in it is listed with the conflicts, and may be the gateway's own address.
    let is_far = |net: &&IpNet| !read.tunnels.iter().any(|own| IpNet::V4(*own) == **net && given.contains(own));
    let others: Vec<IpNet> = read.others.iter().filter(is_far).copied().collect();
    let room = Room { others: &others, ..read.room() };
    let faults = check_gateway_subnet(rules, sized_for, room, (name, given));
    reports.findings.extend(faults.iter().map(finding));
    Checked { prefix: given, faults, addresses: rules.addresses(given) }
}

fn finding(fault: &Fault) -> Finding {
    let why = "The gateway would not be created there.";
    let finding = said(Severity::Error, "given", fault.what.clone(), why, fault.fix.clone());
    let finding = Finding { source: Cow::Borrowed(fault.source.map_or("", |source| source.url)), ..finding };
    match fault.right {
        Some(right) => finding.repaired_by(format!("Use {right}"), vec![Edit::set("given", right.to_string())]),
        None => finding,
    }
}

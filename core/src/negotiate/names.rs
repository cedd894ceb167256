//! Who is called what: the peer's address or name, and the identities of IKE.

use super::refusal::{ADDRESS_LATER, NO_NAME};
use super::{Party, Refusals, line};
use crate::devices::Feature;
use crate::draft::DraftTunnel;
use crate::plan::{Identity, Remote, Start};

/// What one end is called.
pub(super) struct Names {
    /// What this end calls the other.
    pub(super) remote: Remote,
    /// What this end calls itself.
    pub(super) identity: Identity,
}

pub(super) fn decide(
    tunnel: &DraftTunnel,
    parties: &[Party<'_>; 2],
    starts: [Start; 2],
    refusals: &mut Refusals,
) -> [Names; 2] {
    for party in parties {
        address_later(party, refusals);
    }
    [0, 1].map(|i| Names {
        remote: remote(tunnel, &parties[i], &parties[1 - i], starts[i], refusals),
        identity: identity(&parties[i]),
    })
}

/// The word that stands for an address that is not known yet.
pub(super) fn placeholder(party: &Party<'_>) -> String {
    let gateway = party.gateway.id.to_ascii_uppercase();
    // Each line of several has an address of its own.
    match party.gateway.lines.len() {
        0 | 1 => format!("REPLACE-WITH-PUBLIC-ADDRESS-OF-{gateway}"),
        _ => format!("REPLACE-WITH-PUBLIC-ADDRESS-{}-OF-{gateway}", party.end.line + 1),
    }
}

pub(super) fn address_later(party: &Party<'_>, refusals: &mut Refusals) {
    let line = line(party);
    if line.address.is_none() && line.fqdn.is_none() && !line.dynamic {
        refusals.add(
            &ADDRESS_LATER,
            format!("{}.address", line.path),
            format!("The public address of {} is not known yet", party.gateway.id),
            format!("enter it once the gateway has one; until then the files say {}", placeholder(party)),
        );
    }
}

fn remote(tunnel: &DraftTunnel, here: &Party<'_>, there: &Party<'_>, start: Start, refusals: &mut Refusals) -> Remote {
    let line = line(there);
    match (&line.fqdn, line.address, line.dynamic) {
        (_, Some(address), false) => Remote::Address(address),
        (Some(name), _, _) if here.has(Feature::PeerByName) => Remote::Name(name.clone()),
        (Some(name), _, _) => {
            refusals.add(
                &NO_NAME,
                format!("{}.fqdn", line.path),
                format!("{} cannot find its peer by a name ({name})", here.name()),
                "give a fixed public address, or take a release that takes names".to_owned(),
            );
            Remote::Name(name.clone())
        }
        (None, _, true) if start == Start::Respond => Remote::Any,
        (None, None, false) => Remote::Later(placeholder(there)),
        (None, _, true) => {
            refusals.add(
                &NO_NAME,
                format!("{}.fqdn", line.path),
                format!(
                    "{} cannot start {}: the address of {} changes and has no name",
                    here.gateway.id, tunnel.id, there.gateway.id
                ),
                "give the changing address a host name (dynamic DNS), or let that end start".to_owned(),
            );
            Remote::Later(placeholder(there))
        }
    }
}

/// The identity: what was chosen, else the public address, else the name that
/// follows it. Behind NAT it is still the public one, because the peer expects
/// what it knows, and the gateway's own address means nothing to it.
fn identity(party: &Party<'_>) -> Identity {
    if let Some(identity) = &party.end.identity {
        return identity.clone();
    }
    let line = line(party);
    match (line.address, &line.fqdn) {
        (Some(address), _) if !line.dynamic => Identity::Address(address),
        (_, Some(name)) => Identity::AddressOf(name.clone()),
        _ => Identity::Later(placeholder(party)),
    }
}

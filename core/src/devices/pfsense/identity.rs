//! Identities as a phase 1 holds them.

use std::net::IpAddr;

use super::tunnel::Tunnel;
use crate::plan::{Identity, Remote};

/// An identity as a phase 1 holds it: kind and text.
pub type StoredIdentity = (&'static str, String);

impl Tunnel<'_> {
    /// The identity that this end sends.
    ///
    /// Since 2.2 "Dynamic DNS" sends the name itself; only racoon sent the address
    /// behind it. Without NAT the interface's own address is the address of the name.
    pub fn own_identity(&self) -> StoredIdentity {
        let line = self.view.line;
        match &self.view.here.identity {
            Identity::Address(address) if self.is_own(*address) => ("myaddress", String::new()),
            Identity::Address(address) => ("address", address.to_string()),
            Identity::Name(name) => ("fqdn", name.clone()),
            Identity::AddressOf(_) if line.nat.is_none() => ("myaddress", String::new()),
            Identity::AddressOf(name) => ("dyn_dns", name.clone()),
            Identity::Later(_) if line.nat.is_none() => ("myaddress", String::new()),
            Identity::Later(word) => ("address", word.clone()),
        }
    }

    /// True when the address is that of the interface itself.
    fn is_own(&self, address: IpAddr) -> bool {
        match &self.view.line.nat {
            None => self.view.line.address == Some(address) || self.view.line.dynamic,
            Some(nat) => nat.inside == Some(address),
        }
    }

    /// The identity that this end expects.
    pub fn peer_identity(&self) -> StoredIdentity {
        let here = self.view.here;
        let peer_address = ("peeraddress", String::new());
        let any = if self.era.racoon() { peer_address.clone() } else { ("any", String::new()) };
        match (&here.peer_identity, &here.remote) {
            (Identity::Address(id), Remote::Address(address)) if id == address => peer_address,
            (Identity::Address(id), _) => ("address", id.to_string()),
            (Identity::Name(name), _) => ("fqdn", name.clone()),
            (Identity::AddressOf(name), Remote::Name(remote))
                if name == remote && self.view.peer_line.nat.is_none() =>
            {
                peer_address
            }
            (Identity::AddressOf(_), _) => any,
            (Identity::Later(_), Remote::Any) => any,
            (Identity::Later(id), Remote::Later(word)) if id == word => peer_address,
            (Identity::Later(word), _) => ("address", word.clone()),
        }
    }
}

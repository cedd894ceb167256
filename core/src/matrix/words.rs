//! Abilities and conditions in words, for tables that people read and programs join.

use super::Group;
use crate::crypto::Named;
use crate::devices::{Feature, Row, When};
use crate::scenario::RoutingKind;

impl Feature {
    /// The column of the matrix that it stands in.
    pub fn group(self) -> Group {
        match self {
            Self::Ike(_) | Self::AggressiveMode => Group::Ike,
            Self::IkeEncryption(_) => Group::IkeEncryption,
            Self::IkeIntegrity(_) => Group::IkeIntegrity,
            Self::IkeGroup(_) => Group::IkeGroup,
            Self::EspEncryption(_) => Group::EspEncryption,
            Self::EspIntegrity(_) => Group::EspIntegrity,
            Self::Pfs(_) | Self::NoPfs => Group::Pfs,
            Self::Routing(_) => Group::Routing,
            Self::NatTraversal | Self::PeerByName | Self::TranslateOwn | Self::TranslateBoth | Self::InnerIpv6 => {
                Group::Network
            }
        }
    }

    /// Its keyword within the group, as scenarios write it where they do; never changes.
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Ike(version) => version.keyword(),
            Self::IkeEncryption(cipher) | Self::EspEncryption(cipher) => cipher.keyword(),
            Self::IkeIntegrity(hash) | Self::EspIntegrity(hash) => hash.keyword(),
            Self::IkeGroup(group) | Self::Pfs(group) => group.keyword(),
            Self::NoPfs => "none",
            Self::Routing(RoutingKind::Policy) => "policy",
            Self::Routing(RoutingKind::Static) => "static",
            Self::Routing(RoutingKind::Bgp) => "bgp",
            Self::Routing(RoutingKind::Ospf) => "ospf",
            Self::AggressiveMode => "aggressive-mode",
            Self::NatTraversal => "nat-traversal",
            Self::PeerByName => "peer-by-name",
            Self::TranslateOwn => "translate-own",
            Self::TranslateBoth => "translate-both",
            Self::InnerIpv6 => "inner-ipv6",
        }
    }

    /// Its name within the group, for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ike(version) => version.name(),
            Self::IkeEncryption(cipher) | Self::EspEncryption(cipher) => cipher.name(),
            Self::IkeIntegrity(hash) | Self::EspIntegrity(hash) => hash.name(),
            Self::IkeGroup(group) | Self::Pfs(group) => group.name(),
            Self::NoPfs => "off",
            Self::Routing(RoutingKind::Policy) => "policy-based",
            Self::Routing(RoutingKind::Static) => "route-based, static routes",
            Self::Routing(RoutingKind::Bgp) => "route-based, BGP",
            Self::Routing(RoutingKind::Ospf) => "GRE with OSPF",
            Self::AggressiveMode => "IKEv1 aggressive mode",
            Self::NatTraversal => "NAT traversal",
            Self::PeerByName => "peer by host name",
            Self::TranslateOwn => "1:1 NAT of its own networks in a policy-based tunnel",
            Self::TranslateBoth => "1:1 NAT of both sides' networks in a route-based tunnel",
            Self::InnerIpv6 => "IPv6 networks in a policy-based tunnel",
        }
    }
}

impl When {
    /// The condition in words; empty when it always holds.
    pub fn words(self) -> String {
        match self {
            Self::Always => String::new(),
            Self::Is(key, values) => format!("{key} is {}", values.join(" or ")),
            Self::IsNot(key, values) => format!("{key} is not {}", values.join(" or ")),
            Self::Both(one, other) => format!("{}, and {}", one.words(), other.words()),
            Self::Version(version) => format!("with {}", version.name()),
        }
    }
}

impl Row {
    /// The releases and days on which it holds: "2.4.5 to 2.6.0 only", "since 2.7.0, from 2026-03-01".
    pub fn span(&self) -> String {
        let mut text = match self.until {
            Some(until) if until == self.since => format!("{until} only"),
            Some(until) => format!("{} to {until} only", self.since),
            None => format!("since {}", self.since),
        };
        for (word, day) in [(", from ", self.days.0), (", until ", self.days.1)] {
            if let Some(day) = day {
                text.push_str(word);
                text.push_str(&day.to_string());
            }
        }
        text
    }
}

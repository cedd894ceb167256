//! What the gateway can do, since when, in which setting.

use super::releases::{CLASSIC_DYNAMIC, CLASSIC_SOURCE, CLASSIC_STATIC, RESOURCE_MANAGER};
use super::sku::{WITH_NAT, WITHOUT_POLICY};
use super::sources::{BGP26, BICEP, FAQ26, IPSECFAQ26, NAT21, PBTS20, VPNTYPE26};
use crate::crypto::{DhGroup, Encryption, IkeVersion, Integrity};
use crate::devices::{Feature, Row, When};
use crate::fact::{Source, day};
use crate::scenario::RoutingKind;

const ROUTE_BASED: When = When::IsNot("vpn_type", &["PolicyBased"]);
const POLICY_BASED: When = When::Is("vpn_type", &["PolicyBased"]);
const WITH_POLICY_SKU: When = When::IsNot("sku", WITHOUT_POLICY);
const NOT_BASIC: When = When::IsNot("sku", &["Basic"]);
const ROUTED_NOT_BASIC: When = When::Both(&ROUTE_BASED, &NOT_BASIC);
const ROUTED_WITH_POLICY: When = When::Both(&ROUTE_BASED, &WITH_POLICY_SKU);
const WITH_NAT_SKU: When = When::Is("sku", WITH_NAT);
const ROUTED_WITH_NAT: When = When::Both(&ROUTE_BASED, &WITH_NAT_SKU);
const CHOSEN: When = When::IsNot("policy", &["default"]);
const CUSTOM: When = When::Both(&CHOSEN, &ROUTED_WITH_POLICY);

const fn classic(feature: Feature, release: &'static str) -> Row {
    Row {
        feature,
        since: release,
        until: Some(release),
        days: (None, None),
        when: When::Always,
        confirmed: true,
        source: CLASSIC_SOURCE,
    }
}

const fn today(feature: Feature, when: When, source: &'static Source) -> Row {
    Row { feature, since: RESOURCE_MANAGER, until: None, days: (None, None), when, confirmed: true, source }
}

/// An algorithm of a custom policy.
const fn custom(feature: Feature) -> Row {
    today(feature, CUSTOM, &IPSECFAQ26)
}

/// The documents list GCM for the IKE SA, but not which hash goes with it, and one
/// of the interfaces does not take it: never chosen by itself.
const fn unconfirmed(feature: Feature) -> Row {
    Row {
        feature,
        since: RESOURCE_MANAGER,
        until: None,
        days: (None, None),
        when: CUSTOM,
        confirmed: false,
        source: &IPSECFAQ26,
    }
}

pub(super) static ROWS: &[Row] = &[
    classic(Feature::Ike(IkeVersion::V1), CLASSIC_STATIC),
    classic(Feature::Routing(RoutingKind::Policy), CLASSIC_STATIC),
    classic(Feature::Ike(IkeVersion::V2), CLASSIC_DYNAMIC),
    classic(Feature::Routing(RoutingKind::Static), CLASSIC_DYNAMIC),
    today(Feature::Ike(IkeVersion::V2), ROUTE_BASED, &VPNTYPE26),
    today(Feature::Ike(IkeVersion::V1), POLICY_BASED, &VPNTYPE26),
    // The table of 2017 knows IKEv2 only for route-based gateways; the first
    // document that lists both is of September 2020.
    Row {
        feature: Feature::Ike(IkeVersion::V1),
        since: RESOURCE_MANAGER,
        until: None,
        days: (Some(day(2020, 9, 2)), None),
        when: ROUTED_WITH_POLICY,
        confirmed: true,
        source: &PBTS20,
    },
    // A route-based gateway answers with the pairs that the device proposes, in
    // every SKU; to propose pairs itself it needs policy-based selectors (a rule).
    today(Feature::Routing(RoutingKind::Policy), When::Always, &PBTS20),
    today(Feature::Routing(RoutingKind::Static), ROUTE_BASED, &FAQ26),
    today(Feature::Routing(RoutingKind::Bgp), ROUTED_NOT_BASIC, &BGP26),
    today(Feature::NatTraversal, When::Always, &FAQ26),
    Row {
        feature: Feature::PeerByName,
        since: RESOURCE_MANAGER,
        until: None,
        days: (Some(day(2020, 11, 1)), None),
        when: When::Always,
        confirmed: true,
        source: &BICEP,
    },
    // NAT rules go with no policy-based selectors, so each end translating its own
    // networks in a policy-based tunnel is no row here.
    Row {
        feature: Feature::TranslateBoth,
        since: RESOURCE_MANAGER,
        until: None,
        days: (Some(day(2021, 12, 2)), None),
        when: ROUTED_WITH_NAT,
        confirmed: true,
        source: &NAT21,
    },
    unconfirmed(Feature::IkeEncryption(Encryption::Aes256Gcm)),
    unconfirmed(Feature::IkeEncryption(Encryption::Aes128Gcm)),
    custom(Feature::IkeEncryption(Encryption::Aes256)),
    custom(Feature::IkeEncryption(Encryption::Aes192)),
    custom(Feature::IkeEncryption(Encryption::Aes128)),
    custom(Feature::IkeIntegrity(Integrity::Sha384)),
    custom(Feature::IkeIntegrity(Integrity::Sha256)),
    custom(Feature::IkeIntegrity(Integrity::Sha1)),
    custom(Feature::IkeIntegrity(Integrity::Md5)),
    custom(Feature::IkeGroup(DhGroup::Modp2048s256)),
    custom(Feature::IkeGroup(DhGroup::Ecp384)),
    custom(Feature::IkeGroup(DhGroup::Ecp256)),
    custom(Feature::IkeGroup(DhGroup::Modp2048)),
    custom(Feature::IkeGroup(DhGroup::Modp1024)),
    custom(Feature::IkeGroup(DhGroup::Modp768)),
    custom(Feature::EspEncryption(Encryption::Aes256Gcm)),
    custom(Feature::EspEncryption(Encryption::Aes192Gcm)),
    custom(Feature::EspEncryption(Encryption::Aes128Gcm)),
    custom(Feature::EspEncryption(Encryption::Aes256)),
    custom(Feature::EspEncryption(Encryption::Aes192)),
    custom(Feature::EspEncryption(Encryption::Aes128)),
    custom(Feature::EspEncryption(Encryption::TripleDes)),
    custom(Feature::EspEncryption(Encryption::Des)),
    custom(Feature::EspIntegrity(Integrity::Sha256)),
    custom(Feature::EspIntegrity(Integrity::Sha1)),
    custom(Feature::EspIntegrity(Integrity::Md5)),
    custom(Feature::Pfs(DhGroup::Modp2048s256)),
    custom(Feature::Pfs(DhGroup::Ecp384)),
    custom(Feature::Pfs(DhGroup::Ecp256)),
    custom(Feature::Pfs(DhGroup::Modp2048)),
    custom(Feature::Pfs(DhGroup::Modp1024)),
    custom(Feature::Pfs(DhGroup::Modp768)),
    custom(Feature::NoPfs),
];

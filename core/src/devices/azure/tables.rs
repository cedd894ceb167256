//! The default IPsec/IKE parameters, as Azure printed them in each era.

use jiff::civil::Date;

use super::sources::{DEV16, DEV17, DEV23};
use crate::crypto::DhGroup::{Modp768, Modp1024, Modp1536, Modp2048, Modp2048s256};
use crate::crypto::Encryption::{Aes128, Aes256, Aes256Gcm, Des, TripleDes};
use crate::crypto::Integrity::{Md5, Sha1, Sha256};
use crate::crypto::{DhGroup, Encryption, EspSuite, IkeSuite, Integrity};
use crate::devices::Offers;
use crate::fact::{Source, day};

/// An edition of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Era {
    /// Until the end of 2016.
    Of2016,
    /// From 2017: the second source document dates the change to January 2017.
    Of2017,
    /// From 2023-10-06, the newest edition found.
    Of2023,
}

impl Era {
    /// The edition that held on a day.
    pub(super) fn at(day_of_facts: Date) -> Self {
        if day_of_facts < day(2017, 1, 1) {
            Self::Of2016
        } else if day_of_facts < day(2023, 10, 6) {
            Self::Of2017
        } else {
            Self::Of2023
        }
    }

    /// Where it is printed.
    pub(super) fn source(self) -> &'static Source {
        match self {
            Self::Of2016 => &DEV16,
            Self::Of2017 => &DEV17,
            Self::Of2023 => &DEV23,
        }
    }

    /// The offers of a gateway with the default policy.
    pub(super) fn offers(self, route_based: bool) -> &'static Offers {
        match (self, route_based) {
            (Self::Of2016, false) => &POLICY_2016,
            (Self::Of2017, false) => &POLICY_2017,
            (Self::Of2023, false) => &POLICY_2023,
            (Self::Of2016, true) => &ROUTE_2016,
            (Self::Of2017, true) => &ROUTE_2017,
            (Self::Of2023, true) => &ROUTE_2023,
        }
    }

    /// Lifetimes of the IKE SA and the Child SA, seconds.
    pub(super) fn lifetimes(self, route_based: bool) -> (u32, u32) {
        match (self, route_based) {
            (Self::Of2016 | Self::Of2017 | Self::Of2023, false) => (28_800, 3_600),
            (Self::Of2016, true) => (10_800, 3_600),
            (Self::Of2017 | Self::Of2023, true) => (28_800, 27_000),
        }
    }
}

/// Every default table has group 2 and no other for the IKE SA.
const fn ike(cipher: Encryption, hash: Integrity) -> IkeSuite {
    IkeSuite::new(cipher, hash, Modp1024)
}

const fn esp(cipher: Encryption, hash: Integrity) -> EspSuite {
    EspSuite::new(cipher, Some(hash), None)
}

const fn pfs(cipher: Encryption, hash: Integrity, group: DhGroup) -> EspSuite {
    EspSuite::new(cipher, Some(hash), Some(group))
}

const GCM: EspSuite = EspSuite::new(Aes256Gcm, None, None);

const POLICY_IKE_2016: &[IkeSuite] = &[ike(Aes256, Sha1), ike(Aes128, Sha1), ike(TripleDes, Sha1)];
const POLICY_ESP_2016: &[EspSuite] = &[esp(Aes256, Sha1), esp(Aes128, Sha1), esp(TripleDes, Sha1)];
const POLICY_IKE: &[IkeSuite] = &[ike(Aes256, Sha256), ike(Aes256, Sha1), ike(Aes128, Sha1), ike(TripleDes, Sha1)];
const POLICY_ESP: &[EspSuite] = &[esp(Aes256, Sha256), esp(Aes256, Sha1), esp(Aes128, Sha1), esp(TripleDes, Sha1)];

static POLICY_2016: Offers = Offers {
    title: "policy-based defaults of 2016",
    ike: POLICY_IKE_2016,
    esp_as_initiator: POLICY_ESP_2016,
    esp_as_responder: POLICY_ESP_2016,
    source: &DEV16,
};

static POLICY_2017: Offers = Offers {
    title: "policy-based defaults since 2017",
    ike: POLICY_IKE,
    esp_as_initiator: POLICY_ESP,
    esp_as_responder: POLICY_ESP,
    source: &DEV17,
};

static POLICY_2023: Offers = Offers {
    title: "policy-based defaults of today",
    ike: POLICY_IKE,
    esp_as_initiator: POLICY_ESP,
    esp_as_responder: POLICY_ESP,
    source: &DEV23,
};

/// Of the sixteen and eighteen printed rows only those of ESP with a cipher can
/// be said here; the others are AH, AH with ESP, and ESP without encryption. The
/// printed responder list lacks AES256, but the table's own summary allows PFS
/// groups 1, 2, 5, 14 and 24, and a tunnel of October 2016 was started by the
/// device with AES256-SHA1 with and without group 14: those rows stand last.
static ROUTE_2016: Offers = Offers {
    title: "route-based defaults of 2016",
    ike: &[ike(Aes256, Sha1), ike(Aes256, Sha256), ike(TripleDes, Sha1), ike(TripleDes, Sha256)],
    esp_as_initiator: &[
        esp(Aes256, Sha1),
        esp(Aes128, Sha1),
        esp(TripleDes, Md5),
        esp(TripleDes, Sha1),
        esp(Des, Md5),
        esp(Des, Sha1),
    ],
    esp_as_responder: &[
        esp(Aes128, Sha1),
        esp(TripleDes, Md5),
        esp(TripleDes, Sha1),
        esp(Des, Md5),
        esp(Des, Sha1),
        esp(Aes256, Sha1),
        pfs(Aes256, Sha1, Modp768),
        pfs(Aes256, Sha1, Modp1024),
        pfs(Aes256, Sha1, Modp1536),
        pfs(Aes256, Sha1, Modp2048),
        pfs(Aes256, Sha1, Modp2048s256),
    ],
    source: &DEV16,
};

const ROUTE_IKE: &[IkeSuite] = &[
    ike(Aes256, Sha1),
    ike(Aes256, Sha256),
    ike(Aes128, Sha1),
    ike(Aes128, Sha256),
    ike(TripleDes, Sha1),
    ike(TripleDes, Sha256),
];

const ROUTE_INITIATOR: &[EspSuite] =
    &[GCM, esp(Aes256, Sha1), esp(TripleDes, Sha1), esp(Aes256, Sha256), esp(Aes128, Sha1), esp(TripleDes, Sha256)];

const ROUTE_RESPONDER: &[EspSuite] = &[
    GCM,
    esp(Aes256, Sha1),
    esp(TripleDes, Sha1),
    esp(Aes256, Sha256),
    esp(Aes128, Sha1),
    esp(TripleDes, Sha256),
    esp(Des, Sha1),
    pfs(Aes256, Sha1, Modp768),
    pfs(Aes256, Sha1, Modp1024),
    pfs(Aes256, Sha1, Modp2048),
    pfs(Aes128, Sha1, Modp768),
    pfs(Aes128, Sha1, Modp1024),
    pfs(Aes128, Sha1, Modp2048),
    pfs(TripleDes, Sha1, Modp768),
    pfs(TripleDes, Sha1, Modp1024),
    pfs(TripleDes, Sha256, Modp1024),
    pfs(Aes256, Sha256, Modp768),
    pfs(Aes256, Sha256, Modp1024),
    pfs(Aes256, Sha256, Modp2048),
    pfs(Aes256, Sha1, Modp2048s256),
    pfs(Aes256, Sha256, Modp2048s256),
    esp(Aes128, Sha256),
    pfs(Aes128, Sha256, Modp768),
    pfs(Aes128, Sha256, Modp1024),
    pfs(Aes128, Sha256, Modp2048),
    pfs(TripleDes, Sha1, Modp2048),
];

static ROUTE_2017: Offers = Offers {
    title: "route-based defaults since 2017",
    ike: ROUTE_IKE,
    esp_as_initiator: ROUTE_INITIATOR,
    esp_as_responder: ROUTE_RESPONDER,
    source: &DEV17,
};

static ROUTE_2023: Offers = Offers {
    title: "route-based defaults of today",
    ike: ROUTE_IKE,
    esp_as_initiator: ROUTE_INITIATOR,
    esp_as_responder: ROUTE_RESPONDER,
    source: &DEV23,
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_azure_offers_it_also_accepts() {
        for era in [Era::Of2016, Era::Of2017, Era::Of2023] {
            for route_based in [false, true] {
                let offers = era.offers(route_based);
                assert!(offers.esp_as_initiator.iter().all(|suite| offers.esp_as_responder.contains(suite)));
            }
        }
        assert_eq!(ROUTE_RESPONDER.len(), 26);
    }
}

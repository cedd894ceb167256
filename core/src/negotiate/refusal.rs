//! What the negotiation has to say, by code.

use std::borrow::Cow;

use crate::finding::{Edit, Finding, Repair, Severity};

/// One kind of refusal: its texts, as the docs show them.
#[derive(Debug)]
pub struct Code {
    /// The code.
    pub code: &'static str,
    /// The pattern's name.
    pub name: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Why it matters.
    pub why: &'static str,
    /// Where that is written; empty for plain logic.
    pub source: &'static str,
}

const fn code(
    code: &'static str,
    name: &'static str,
    severity: Severity,
    why: &'static str,
    source: &'static str,
) -> Code {
    Code { code, name, severity, why, source }
}

const RFC7296: &str = "https://www.rfc-editor.org/rfc/rfc7296";

pub(super) static NO_ROUTING: Code =
    code("D001", "routing-not-supported", Severity::Error, "The release has no such tunnel.", "");
pub(super) static NO_IKE_VERSION: Code = code(
    "D002",
    "no-common-ike-version",
    Severity::Error,
    "An initiator of one version gets no answer from a responder of the other.",
    RFC7296,
);
pub(super) static NO_COMMON: Code =
    code("D003", "no-common-algorithm", Severity::Error, "The responder answers NO_PROPOSAL_CHOSEN.", RFC7296);
pub(super) static NOT_SUPPORTED: Code =
    code("D004", "algorithm-not-supported", Severity::Error, "The device cannot be set to it.", "");
pub(super) static NOT_OFFERED: Code = code(
    "D005",
    "suite-not-offered",
    Severity::Error,
    "Here the device negotiates from a fixed list, and this combination is not on it.",
    "",
);
pub(super) static NOBODY_STARTS: Code =
    code("D010", "nobody-can-start", Severity::Error, "Both ends wait for the other: no packet is ever sent.", "");
pub(super) static CANNOT_START: Code =
    code("D011", "initiator-cannot-reach", Severity::Error, "The first packet never arrives.", "");
pub(super) static NO_NAME: Code = code(
    "D012",
    "peer-by-name-not-supported",
    Severity::Error,
    "The device takes an address only, and this one changes.",
    "",
);
pub(super) static ADDRESS_LATER: Code =
    code("D013", "address-not-known-yet", Severity::Advice, "The files carry a word to replace until it is known.", "");
pub(super) static LIFETIME: Code =
    code("D014", "lifetime-out-of-range", Severity::Error, "The device refuses the value.", "");
pub(super) static LIFETIME_FIXED: Code = code(
    "D015",
    "lifetime-fixed",
    Severity::Advice,
    "Lifetimes are each end's own affair in IKEv2: the shorter one renews first.",
    RFC7296,
);
pub(super) static TRANSIT_SIZE: Code = code(
    "R001",
    "transit-size",
    Severity::Error,
    "A tunnel has two ends: a /30 or /31 holds their addresses, and the devices' forms take no other.",
    "https://www.rfc-editor.org/rfc/rfc3021",
);
pub(super) static TRANSIT_OUTSIDE: Code = code(
    "R002",
    "transit-address-outside",
    Severity::Error,
    "Both addresses must lie in the transit network, or the ends do not see each other.",
    "",
);
pub(super) static NO_TRANSLATION: Code = code(
    "D017",
    "translation-not-possible",
    Severity::Error,
    "Without it the other end sees the real addresses, which it has itself.",
    "",
);
pub(super) static NO_ASN: Code = code(
    "N002",
    "asn-missing",
    Severity::Error,
    "BGP needs a number for each side.",
    "https://www.rfc-editor.org/rfc/rfc4271",
);
pub(super) static NO_BGP_ADDRESS: Code = code(
    "N003",
    "bgp-address-missing",
    Severity::Error,
    "BGP needs an address for each side.",
    "https://www.rfc-editor.org/rfc/rfc4271",
);
pub(super) static BGP_LIKELY: Code = code(
    "R003",
    "bgp-address-assigned",
    Severity::Advice,
    "The device assigns its BGP address when it is built; the one planned is what it usually takes.",
    "",
);

pub(super) static NO_IKE: Code =
    code("D016", "no-ike-here", Severity::Error, "Of this system only manual keying is described here.", "");

pub(super) static NO_AGGRESSIVE: Code = code(
    "D020",
    "aggressive-mode-not-supported",
    Severity::Error,
    "An end that waits for main mode does not answer the first packet of aggressive mode.",
    "https://www.rfc-editor.org/rfc/rfc2409#section-5",
);

pub(super) static NO_OSPF: Code = code(
    "D021",
    "ospf-over-gre-not-supported",
    Severity::Error,
    "GRE with OSPF over IPsec is built here for systems whose own words for it are known. Others have none of it, or are not described yet.",
    "",
);
pub(super) static NO_OSPF_ROUTE: Code = code(
    "D022",
    "ospf-needs-fixed-addresses",
    Severity::Error,
    "Each way stays on its own line by a host route to the other end's address: to an address that changes there is none.",
    "",
);

const RFC3948: &str = "https://www.rfc-editor.org/rfc/rfc3948";
const RFC4106: &str = "https://www.rfc-editor.org/rfc/rfc4106";
const RFC4303: &str = "https://www.rfc-editor.org/rfc/rfc4303";
const RFC8221: &str = "https://www.rfc-editor.org/rfc/rfc8221";

pub(super) static NO_MANUAL: Code = code(
    "K201",
    "manual-keying-not-supported",
    Severity::Error,
    "Manual keys must be entered at both ends; one end has no place for them.",
    "",
);
pub(super) static MANUAL_NOT_SUPPORTED: Code =
    code("K202", "manual-algorithm-not-supported", Severity::Error, "The device cannot be set to it by hand.", "");
pub(super) static MANUAL_NO_COMMON: Code = code(
    "K203",
    "manual-no-common-algorithm",
    Severity::Error,
    "What one end encrypts the other must be able to decrypt: both need the same cipher and the same hash.",
    RFC4303,
);
pub(super) static NO_COMMON_SPI: Code = code(
    "K204",
    "no-common-spi",
    Severity::Error,
    "The sender writes the number into each packet and the receiver finds its keys by it: both must take it.",
    RFC4303,
);
pub(super) static SPI_REFUSED: Code =
    code("K205", "spi-out-of-range", Severity::Error, "The device refuses the number.", RFC4303);
pub(super) static SPI_TWICE: Code = code(
    "K206",
    "spi-used-twice",
    Severity::Error,
    "The receiver finds the keys by the SPI: two tunnels with one number open each other's packets with the wrong key.",
    RFC4303,
);
pub(super) static ONE_SPI: Code = code(
    "K207",
    "one-spi-for-both-directions",
    Severity::Error,
    "The device has one field for both directions; the other end needs the same number in both of its fields.",
    "",
);
pub(super) static ONE_KEY: Code = code(
    "K208",
    "one-key-for-both-directions",
    Severity::Error,
    "The device has one field for both directions; the other end needs the same key for both.",
    "",
);
pub(super) static KEY_UNREADABLE: Code = code(
    "K209",
    "manual-key-unreadable",
    Severity::Error,
    "A key of another length, or with another character in it, is another key or none.",
    "",
);
pub(super) static KEY_NOT_TEXT: Code = code(
    "K210",
    "manual-key-has-no-characters",
    Severity::Error,
    "The device takes keys as characters only, and not every byte is a character that can be typed.",
    "",
);
pub(super) static TEXT_COSTS: Code = code(
    "K211",
    "characters-cost-strength",
    Severity::Advice,
    "A random byte carries 8 bits, a letter or digit 5.95.",
    "",
);
pub(super) static GCM_BY_HAND: Code = code(
    "K212",
    "counter-mode-with-manual-keys",
    Severity::Warning,
    "A counter that begins again under the same key, as after every restart, gives away the plain text and lets anybody forge packets: the RFCs forbid it.",
    RFC4106,
);
pub(super) static MANUAL_NAT: Code = code(
    "K213",
    "manual-keys-through-nat",
    Severity::Warning,
    "Nobody negotiates NAT traversal: the packets are ESP itself (IP protocol 50), which has no ports to translate. ESP in UDP wants a process at each end that holds port 4500 and keeps the router's mapping alive, and that is what an IKE daemon does.",
    RFC3948,
);
pub(super) static MANUAL_ADDRESS: Code = code(
    "K214",
    "manual-keys-need-addresses",
    Severity::Error,
    "Without IKE nobody tells the other end that an address has changed.",
    RFC4303,
);
pub(super) static MANUAL_ADVICE: Code = code(
    "K215",
    "manual-keying",
    Severity::Advice,
    "Nothing is negotiated, so nothing can fail to be; but the keys stay until somebody changes them, a stolen one opens everything recorded, and repeated packets are not noticed.",
    RFC8221,
);
pub(super) static MANUAL_ROUTING: Code = code(
    "K216",
    "manual-keys-policy-based",
    Severity::Error,
    "With manual keys the tunnel takes what its pairs of networks select. An interface whose keys are entered by hand exists on few systems, and most that are described here have none: it is not built.",
    "",
);

/// Every kind of refusal, for the docs.
pub static CODES: &[&Code] = &[
    &NO_ROUTING,
    &NO_IKE_VERSION,
    &NO_COMMON,
    &NOT_SUPPORTED,
    &NOT_OFFERED,
    &NOBODY_STARTS,
    &CANNOT_START,
    &NO_NAME,
    &ADDRESS_LATER,
    &LIFETIME,
    &LIFETIME_FIXED,
    &NO_TRANSLATION,
    &TRANSIT_SIZE,
    &TRANSIT_OUTSIDE,
    &NO_ASN,
    &NO_BGP_ADDRESS,
    &BGP_LIKELY,
    &NO_IKE,
    &NO_AGGRESSIVE,
    &NO_OSPF,
    &NO_OSPF_ROUTE,
    &NO_MANUAL,
    &MANUAL_NOT_SUPPORTED,
    &MANUAL_NO_COMMON,
    &NO_COMMON_SPI,
    &SPI_REFUSED,
    &SPI_TWICE,
    &ONE_SPI,
    &ONE_KEY,
    &KEY_UNREADABLE,
    &KEY_NOT_TEXT,
    &TEXT_COSTS,
    &GCM_BY_HAND,
    &MANUAL_NAT,
    &MANUAL_ADDRESS,
    &MANUAL_ADVICE,
    &MANUAL_ROUTING,
];

/// The refusals so far.
#[derive(Debug, Default)]
pub(super) struct Refusals {
    pub(super) findings: Vec<Finding>,
}

impl Refusals {
    pub(super) fn add(&mut self, code: &'static Code, path: String, what: String, fix: String) {
        self.findings.push(Finding {
            code: Cow::Borrowed(code.code),
            severity: code.severity,
            path,
            what,
            why: Cow::Borrowed(code.why),
            fix,
            source: Cow::Borrowed(code.source),
            repair: None,
        });
    }

    /// As [`Refusals::add`], with a one-click cure.
    pub(super) fn add_with(
        &mut self,
        code: &'static Code,
        path: String,
        what: String,
        fix: String,
        repair: Option<(String, Vec<Edit>)>,
    ) {
        self.add(code, path, what, fix);
        if let Some(last) = self.findings.last_mut() {
            last.repair = repair.map(|(label, edits)| Repair { label, edits });
        }
    }
}

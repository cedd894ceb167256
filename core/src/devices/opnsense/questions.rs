//! What only OPNsense asks for.

use crate::devices::{Kind, Question, Show, Stage};
use crate::scenario::RoutingKind;

/// Every question.
pub static QUESTIONS: &[Question] = &[Question {
    key: "first_reqid",
    label: "First Reqid",
    help: "The number that ties the first tunnel to its interface: 10 gives ipsec10. Not in use so far under VPN > IPsec > Virtual \
           Tunnel Interfaces; further tunnels take the numbers after it.",
    stage: Stage::Addresses,
    kind: Kind::Number(1, 32_000, ""),
    default: "10",
    required: false,
    show: Show::Routed(&[RoutingKind::Static, RoutingKind::Bgp]),
    advanced: true,
}];

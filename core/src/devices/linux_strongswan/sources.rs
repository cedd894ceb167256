//! Where the facts are written.

use crate::fact::{Source, day};

/// What each option of swanctl.conf means, and its default.
pub static OPTIONS: Source = Source {
    title: "strongSwan 5.9.0 to 6.0.6, src/swanctl/swanctl.opt",
    url: "https://github.com/strongswan/strongswan/blob/6.0.6/src/swanctl/swanctl.opt",
    checked: day(2026, 11, 21),
};

/// What is new in which release.
pub static NEWS: Source = Source {
    title: "strongSwan, NEWS",
    url: "https://github.com/strongswan/strongswan/blob/6.0.6/NEWS",
    checked: day(2026, 11, 21),
};

/// Names of algorithms in proposals.
pub static KEYWORDS: Source = Source {
    title: "strongSwan 5.9.0 to 6.0.6, proposal_keywords_static.txt",
    url: "https://github.com/strongswan/strongswan/blob/6.0.6/src/libstrongswan/crypto/proposal/proposal_keywords_static.txt",
    checked: day(2026, 11, 21),
};

/// How a text of swanctl.conf is read, and what a secret may begin with.
pub static PARSER: Source = Source {
    title: "strongSwan 6.0.6, settings_lexer.l and load_creds.c",
    url: "https://github.com/strongswan/strongswan/blob/6.0.6/src/libstrongswan/settings/settings_lexer.l",
    checked: day(2026, 11, 21),
};

/// Routing with FRR.
pub static FRR: Source = Source {
    title: "FRRouting User Guide, BGP",
    url: "https://docs.frrouting.org/en/stable-8.4/bgp.html",
    checked: day(2026, 11, 21),
};

/// IPv6 networks behind gateways with IPv4 addresses, which strongSwan's own tests try.
pub static INNER_IPV6: Source = Source {
    title: "strongSwan's own test ipv6/net2net-ip6-in-ip4-ikev2",
    url: "https://github.com/strongswan/strongswan/tree/6.0.6/testing/tests/ipv6/net2net-ip6-in-ip4-ikev2",
    checked: day(2026, 11, 21),
};

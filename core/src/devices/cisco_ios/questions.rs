//! What only IOS asks for. The answers go into commands, which have no quotes, so
//! each is held to one plain word.

use crate::devices::{Kind, Question, Show, Stage};
use crate::scenario::RoutingKind;

const fn text(
    key: &'static str,
    label: &'static str,
    help: &'static str,
    check: fn(&str) -> Result<(), String>,
    default: &'static str,
) -> Question {
    Question {
        key,
        label,
        help,
        stage: Stage::Addresses,
        kind: Kind::Text(check),
        default,
        required: false,
        show: Show::Always,
        advanced: false,
    }
}

/// Every question.
pub static QUESTIONS: &[Question] = &[
    text(
        "external_interface",
        "Outside interface",
        "The interface with the outside address, in one word: GigabitEthernet0/0. show ip interface brief lists them.",
        interface,
        "GigabitEthernet0/0",
    ),
    text(
        "internal_interface",
        "Inside interface",
        "The interface towards the networks, where the TCP MSS is set: GigabitEthernet0/1.",
        interface,
        "GigabitEthernet0/1",
    ),
    text(
        "crypto_map",
        "Crypto map that is there",
        "An interface has one crypto map. Where the outside interface has one already, its name: the tunnels become \
         entries of it. Empty: a new one, called tw.",
        map,
        "",
    ),
    Question {
        key: "first_entry",
        label: "First entry of the crypto map",
        help: "The sequence number of the first tunnel's entry, not in use so far; further tunnels take the numbers after it.",
        stage: Stage::Addresses,
        kind: Kind::Number(1, 65_000, ""),
        default: "10",
        required: false,
        show: Show::Always,
        advanced: true,
    },
    Question {
        show: Show::Routed(&[RoutingKind::Policy]),
        ..text(
            "nat_acl",
            "Access list of NAT",
            "The name or number of the access list in ip nat inside source list, where the router translates for the Internet: \
             the guide then has the lines that exempt the tunnel. Empty: the guide says where they go.",
            map,
            "",
        )
    },
    Question {
        show: Show::Routed(&[RoutingKind::Bgp]),
        advanced: true,
        ..text(
            "bgp_interface",
            "Interface of the BGP address",
            "Where the BGP address is not the one on the tunnel: the interface that has it, like Loopback0.",
            optional_interface,
            "",
        )
    },
    Question {
        advanced: true,
        ..text(
            "ikev2_policy",
            "IKEv2 policy that is there",
            "Where the router has an IKEv2 policy already, its name: the tunnels' proposals are added to it. Empty: a new \
             one, called tw.",
            map,
            "",
        )
    },
    Question {
        kind: Kind::Number(1, 9_000, ""),
        advanced: true,
        ..text(
            "first_policy",
            "First ISAKMP policy",
            "With IKEv1: the number of the first tunnel's policy, not in use so far; further tunnels take the numbers after it.",
            interface,
            "10",
        )
    },
    Question {
        kind: Kind::Number(0, 9_000, ""),
        show: Show::Routed(&[RoutingKind::Static, RoutingKind::Bgp]),
        advanced: true,
        ..text(
            "first_tunnel",
            "First tunnel interface",
            "The number of the first tunnel's interface (Tunnel1), not in use so far; further tunnels take the numbers after it.",
            interface,
            "1",
        )
    },
];

fn optional_interface(text: &str) -> Result<(), String> {
    if text.is_empty() { Ok(()) } else { interface(text) }
}

fn is_word(text: &str, most: usize, also: &str) -> bool {
    text.len() <= most && text.chars().all(|c| c.is_ascii_alphanumeric() || also.contains(c))
}

/// `GigabitEthernet0/0/0.100`, `Dialer1`, `Port-channel1`.
fn interface(text: &str) -> Result<(), String> {
    if text.starts_with(|c: char| c.is_ascii_alphabetic()) && is_word(text, 40, "/.:-") {
        return Ok(());
    }
    Err("write the interface in one word as show ip interface brief lists it, like GigabitEthernet0/0".to_owned())
}

fn map(text: &str) -> Result<(), String> {
    if is_word(text, 32, "-_") {
        return Ok(());
    }
    Err("write the name as show crypto map lists it: letters, digits, hyphens and underscores, at most 32".to_owned())
}

#[cfg(test)]
mod tests {
    use super::{interface, map};

    #[test]
    fn an_answer_stays_one_word_of_its_command() {
        for good in ["GigabitEthernet0/0", "Gi0/0/0.100", "Dialer1", "Port-channel1", "Serial0/1/0:23"] {
            assert_eq!(interface(good), Ok(()), "{good}");
        }
        for bad in ["", "Gi 0/0", "Gi0/0\nno ip routing", "Gi0/0!", "Gi0/0?", "0/0", "Gi\"0"] {
            assert!(interface(bad).is_err(), "{bad:?}");
        }
        for good in ["", "VPN", "to_branch-2"] {
            assert_eq!(map(good), Ok(()), "{good}");
        }
        for bad in ["a b", "a\n", "a?", "a;b", "a-name-of-more-than-thirty-two-characters"] {
            assert!(map(bad).is_err(), "{bad:?}");
        }
    }
}

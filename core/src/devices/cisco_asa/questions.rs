//! What only an ASA asks for. The answers go into commands, which have no quotes, so
//! each is held to one plain word.

use crate::devices::{Choice, Kind, Question, Show, Stage};
use crate::scenario::RoutingKind;

const ROUTED: Show = Show::Routed(&[RoutingKind::Static, RoutingKind::Bgp]);
const BY_POLICY: Show = Show::Routed(&[RoutingKind::Policy]);

const MODELS: &[Choice] = &[
    Choice { value: "newer", label: "5506-X to 5585-X, ASAv, Firepower" },
    Choice { value: "first", label: "5505, 5510, 5520, 5540, 5550 or 5580" },
];

const fn question(key: &'static str, label: &'static str, help: &'static str, kind: Kind) -> Question {
    Question {
        key,
        label,
        help,
        stage: Stage::Addresses,
        kind,
        default: "",
        required: false,
        show: Show::Always,
        advanced: false,
    }
}

/// Every question.
pub static QUESTIONS: &[Question] = &[
    Question {
        default: "newer",
        ..question(
            "model",
            "Model",
            "The first models have neither AES-GCM nor SHA-2 for the tunnel's packets. show version names the model.",
            Kind::Choice(MODELS),
        )
    },
    Question {
        default: "outside",
        ..question(
            "outside",
            "Outside interface",
            "The name (nameif) of the interface with the outside address: outside. show nameif lists them.",
            Kind::Text(interface),
        )
    },
    Question {
        default: "inside",
        ..question(
            "inside",
            "Inside interface",
            "The name (nameif) of the interface towards the networks: inside.",
            Kind::Text(interface),
        )
    },
    Question {
        show: BY_POLICY,
        ..question(
            "crypto_map",
            "Crypto map that is there",
            "An interface has one crypto map. Where the outside interface has one already, its name: the tunnels become \
             entries of it. Empty: a new one, called tw.",
            Kind::Text(map),
        )
    },
    Question {
        default: "10",
        advanced: true,
        show: BY_POLICY,
        ..question(
            "first_entry",
            "First entry of the crypto map",
            "The sequence number of the first tunnel's entry, not in use so far; further tunnels take the numbers after it.",
            Kind::Number(1, 65_000, ""),
        )
    },
    Question {
        advanced: true,
        show: BY_POLICY,
        ..question(
            "nat_t_off",
            "NAT traversal off",
            "Switches NAT traversal off for the entries of the crypto map. Only where no router translates between the \
             ends, and only against a peer whose old version of it stops the negotiation.",
            Kind::Flag,
        )
    },
    Question {
        default: "10",
        advanced: true,
        ..question(
            "first_policy",
            "First IKE policy",
            "The priority of the first tunnel's IKE policy, not in use so far; further tunnels take the numbers after it.",
            Kind::Number(1, 65_000, ""),
        )
    },
    Question {
        default: "1",
        advanced: true,
        show: ROUTED,
        ..question(
            "first_tunnel",
            "First tunnel interface",
            "The number of the first tunnel's interface (Tunnel1), not in use so far; further tunnels take the numbers \
             after it.",
            Kind::Number(0, 100, ""),
        )
    },
];

fn is_word(text: &str, most: usize) -> bool {
    text.len() <= most && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

/// `outside`, `DMZ_2`.
fn interface(text: &str) -> Result<(), String> {
    if text.starts_with(|c: char| c.is_ascii_alphabetic()) && is_word(text, 48) {
        return Ok(());
    }
    Err("write the name as show nameif lists it: letters, digits, hyphens and underscores, at most 48".to_owned())
}

fn map(text: &str) -> Result<(), String> {
    if is_word(text, 32) {
        return Ok(());
    }
    Err("write the name as show running-config crypto map lists it: letters, digits, hyphens and underscores, at most 32"
        .to_owned())
}

#[cfg(test)]
mod tests {
    use super::{interface, map};

    #[test]
    fn an_answer_stays_one_word_of_its_command() {
        for good in ["outside", "DMZ_2", "isp-1"] {
            assert_eq!(interface(good), Ok(()), "{good}");
        }
        for bad in ["", "out side", "out\nreload", "out?", "1out", "out;", "out)", "o,i", "z\u{fc}rich"] {
            assert!(interface(bad).is_err(), "{bad:?}");
        }
        for good in ["", "outside_map", "VPN-2"] {
            assert_eq!(map(good), Ok(()), "{good}");
        }
        for bad in ["a b", "a\n", "a?", "a;b", "a-name-of-more-than-thirty-two-characters"] {
            assert!(map(bad).is_err(), "{bad:?}");
        }
    }
}

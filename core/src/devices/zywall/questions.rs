//! What only ZLD asks for. The answers go into commands, which have no quotes, so each is held to one plain word.

use crate::devices::{Kind, Question, Show, Stage};
use crate::scenario::RoutingKind;

/// Every question.
pub static QUESTIONS: &[Question] = &[
    Question {
        key: "wan_interface",
        label: "Outside interface",
        help: "The interface with the outside address, as Configuration > Network > Interface lists it: wan1, ge2, wan1_ppp.",
        stage: Stage::Addresses,
        kind: Kind::Text(interface),
        default: "wan1",
        required: false,
        show: Show::Always,
        advanced: false,
    },
    Question {
        key: "first_vti",
        label: "First tunnel interface",
        help: "The number of the first tunnel's interface (vti0), not in use so far; further tunnels take the numbers after it.",
        stage: Stage::Addresses,
        kind: Kind::Number(0, 900, ""),
        default: "0",
        required: false,
        show: Show::Routed(&[RoutingKind::Static, RoutingKind::Bgp]),
        advanced: true,
    },
];

fn interface(text: &str) -> Result<(), String> {
    let plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-'));
    if plain && text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.len() <= 31 {
        return Ok(());
    }
    Err("write the interface in one word as its page lists it, like wan1".to_owned())
}

#[cfg(test)]
mod tests {
    use super::interface;

    #[test]
    fn an_interface_is_one_plain_word() {
        for good in ["wan1", "ge2", "wan1_ppp", "vlan0.2"] {
            assert_eq!(interface(good), Ok(()), "{good}");
        }
        for bad in ["", "wan 1", "wan1\nexit", "wan1;", "1wan", "wan?", "a-name-of-more-than-thirty-one-characters"] {
            assert!(interface(bad).is_err(), "{bad:?}");
        }
    }
}

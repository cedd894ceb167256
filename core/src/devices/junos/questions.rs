//! What only Junos asks for. The answers go into `set` commands without quotes, so
//! each is held to the letters that its place takes.

use crate::devices::{Choice, Kind, Question, Show, Stage};

const ADDRESS_BOOKS: &[Choice] = &[
    Choice { value: "global", label: "global: security address-book global" },
    Choice { value: "zone", label: "in each zone: address-book below security-zone" },
];

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
        "The interface with the outside address, with its unit: ge-0/0/0.0. show interfaces terse lists them.",
        interface,
        "ge-0/0/0.0",
    ),
    text("wan_zone", "Zone of the outside interface", "The security zone that it stands in.", zone, "untrust"),
    text("lan_zone", "Zone of the networks", "The security zone of the networks behind this firewall.", zone, "trust"),
    text(
        "vpn_zone",
        "Zone of the tunnel",
        "A security zone for the tunnel interfaces; it is made when it is not there. One of its own keeps the tunnel's \
         packets out of the NAT rules for the Internet.",
        zone,
        "vpn",
    ),
    Question {
        key: "st0_unit",
        label: "First unit of st0",
        help: "The unit of st0 for the first tunnel, not in use so far; further tunnels take the numbers after it.",
        stage: Stage::Addresses,
        kind: Kind::Number(0, 16_000, ""),
        default: "0",
        required: false,
        show: Show::Always,
        advanced: true,
    },
    Question {
        key: "address_book",
        label: "Address book",
        help: "Where this firewall keeps its addresses. Junos refuses a mixture of both kinds: take the one that is in use.",
        stage: Stage::Networks,
        kind: Kind::Choice(ADDRESS_BOOKS),
        default: "zone",
        required: false,
        show: Show::Always,
        advanced: true,
    },
];

/// `ge-0/0/0.0`, `reth0.100`.
fn interface(text: &str) -> Result<(), String> {
    let well = |part: &str, also: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || also.contains(c))
    };
    let good = text
        .split_once('.')
        .is_some_and(|(name, unit)| well(name, "-/:") && !unit.is_empty() && unit.bytes().all(|b| b.is_ascii_digit()));
    if good && text.len() <= 32 {
        return Ok(());
    }
    Err("write the interface with its unit, like ge-0/0/0.0".to_owned())
}

/// Letters, digits, hyphens and underscores, at most 63.
fn zone(text: &str) -> Result<(), String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if (1..=63).contains(&text.len()) && text.chars().all(plain) && !text.starts_with('-') {
        return Ok(());
    }
    Err("write the zone's name: letters, digits, hyphens and underscores, at most 63".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_stays_one_word_of_its_command() {
        for good in ["ge-0/0/0.0", "reth0.100", "xe-2/1/0:3.0", "fe-0/0/7.4094"] {
            assert_eq!(interface(good), Ok(()), "{good}");
        }
        for bad in
            ["", "ge-0/0/0", "ge-0/0/0.", ".0", "ge-0/0/0.0 family", "ge-0/0/0.0;", "ge\"0.0", "GE-0/0/0.0", "a.0\n"]
        {
            assert!(interface(bad).is_err(), "{bad:?}");
        }
        for bad in ["", "a b", "a;b", "a\nb", "a{", "-a", "\"a\"", "z\u{fc}rich"] {
            assert!(zone(bad).is_err(), "{bad:?}");
        }
        assert_eq!(zone("Trust_2-a"), Ok(()));
        assert!(zone(&"a".repeat(64)).is_err());
    }
}

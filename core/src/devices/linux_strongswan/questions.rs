//! What only this device asks for. The answers go into a script and into firewall
//! rules without quotes, so each is held to the letters that its place takes.

use crate::devices::{Kind, Question, Show, Stage};
use crate::scenario::RoutingKind;

/// Every question.
pub static QUESTIONS: &[Question] = &[
    Question {
        key: "first_interface",
        label: "First XFRM interface",
        help: "The number of the first tunnel's interface, which is its if_id too: 1 gives xfrm1. Not in use so far; further \
               tunnels take the numbers after it.",
        stage: Stage::Addresses,
        kind: Kind::Number(1, 9_000, ""),
        default: "1",
        required: false,
        show: Show::Routed(&[RoutingKind::Static, RoutingKind::Bgp]),
        advanced: true,
    },
    Question {
        key: "filter_table",
        label: "nftables table of the filter rules",
        help: "The table of family inet that holds this router's own input and forward chains: filter, as nft list tables shows it.",
        stage: Stage::Networks,
        kind: Kind::Text(table),
        default: "filter",
        required: false,
        show: Show::Always,
        advanced: true,
    },
];

/// A letter, then letters, digits, hyphens and underscores, at most 32.
fn table(text: &str) -> Result<(), String> {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
    let letter = text.bytes().next().is_some_and(|b| b.is_ascii_alphabetic());
    // The other table of the rules has this name.
    if letter && text.len() <= 32 && text.bytes().all(plain) && text != "tunnelwright" {
        return Ok(());
    }
    Err("write the table's name: letters, digits, hyphens and underscores, at most 32".to_owned())
}

#[cfg(test)]
mod tests {
    use super::table;

    #[test]
    fn a_table_stays_one_word() {
        for good in ["filter", "fw_4", "my-table"] {
            assert_eq!(table(good), Ok(()), "{good}");
        }
        for bad in ["", "1a", "a b", "a;b", "a{", "a\nb", "\"a\"", "a#", "tunnelwright"] {
            assert!(table(bad).is_err(), "{bad:?}");
        }
    }
}

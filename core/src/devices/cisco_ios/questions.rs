//! What only IOS asks for. The answers go into commands, which have no quotes, so
//! each is held to one plain word.

use crate::devices::{Kind, Question, Show, Stage};

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
];

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

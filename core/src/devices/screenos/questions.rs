//! What only ScreenOS asks for. The answers go into commands without quotes.

use crate::devices::{Kind, Question, Show, Stage};

/// Every question.
pub static QUESTIONS: &[Question] = &[
    Question {
        key: "external_interface",
        label: "Outside interface",
        help: "The interface with the outside address: ethernet0/0. get interface lists them.",
        stage: Stage::Addresses,
        kind: Kind::Text(interface),
        default: "ethernet0/0",
        required: false,
        show: Show::Always,
        advanced: false,
    },
    Question {
        key: "tunnel_interface",
        label: "First tunnel interface",
        help: "N of tunnel.N for the first tunnel, not in use so far; further tunnels take the numbers after it.",
        stage: Stage::Addresses,
        kind: Kind::Number(1, 1000, ""),
        default: "1",
        required: false,
        show: Show::Always,
        advanced: true,
    },
];

/// `ethernet0/0`, `bgroup0`, `ethernet3/1.5`.
fn interface(text: &str) -> Result<(), String> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "/.:".contains(c);
    if (1..=32).contains(&text.len()) && text.chars().all(plain) {
        return Ok(());
    }
    Err("write the interface as get interface lists it, like ethernet0/0".to_owned())
}

#[cfg(test)]
mod tests {
    use super::interface;

    #[test]
    fn an_answer_stays_one_word_of_its_command() {
        for good in ["ethernet0/0", "bgroup0", "ethernet3/1.5"] {
            assert_eq!(interface(good), Ok(()), "{good}");
        }
        for bad in ["", "ethernet0/0 zone", "e\n", "e;", "e\"", "E0"] {
            assert!(interface(bad).is_err(), "{bad:?}");
        }
    }
}

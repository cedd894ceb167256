//! What only SonicOS asks for.

use crate::devices::{Kind, Question, Show, Stage};

/// Every question.
pub static QUESTIONS: &[Question] = &[Question {
    key: "wan_interface",
    label: "Outside interface",
    help: "SonicOS's name of the interface with the outside address: X1. Empty: any interface of the zone WAN, which is \
           right where there is one line.",
    stage: Stage::Addresses,
    kind: Kind::Text(interface),
    default: "",
    required: false,
    show: Show::Always,
    advanced: true,
}];

fn interface(text: &str) -> Result<(), String> {
    let plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b':');
    if plain && text.len() <= 15 {
        Ok(())
    } else {
        Err("write the name as SonicOS shows it: X1, X2, X1:V20".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::interface;

    #[test]
    fn an_interface_is_one_plain_word() {
        for good in ["X1", "X1:V20", "U0"] {
            assert!(interface(good).is_ok(), "{good}");
        }
        for bad in ["X1 ", "X1\nno vpn policies", "\"X1\"", "X1;", "a-name-that-is-too-long"] {
            assert!(interface(bad).is_err(), "{bad}");
        }
    }
}

//! What only Halon SR asks for: what its watching script needs to know.

use std::net::Ipv4Addr;

use crate::devices::{Kind, Question, Show, Stage};
use crate::scenario::RoutingKind;

const WITH_OSPF: Show = Show::Routed(&[RoutingKind::Ospf]);

/// Every question.
pub static QUESTIONS: &[Question] = &[
    Question {
        key: "inside_interfaces",
        label: "Interfaces inside",
        help: "The interfaces of the networks that OSPF announces, with blanks between them: em1 vlan10.",
        stage: Stage::Routing,
        kind: Kind::Text(interfaces),
        default: "",
        required: false,
        show: WITH_OSPF,
        advanced: false,
    },
    Question {
        key: "line_routers",
        label: "Routers of the lines",
        help: "The provider's router of each line, in the order of the lines, with blanks between them: each way leaves by its own.",
        stage: Stage::Routing,
        kind: Kind::Text(addresses),
        default: "",
        required: false,
        show: WITH_OSPF,
        advanced: false,
    },
    Question {
        key: "traps",
        label: "Send SNMP traps",
        help: "Writes a script that pings through the tunnels and sends a trap when answers stop. It needs root access.",
        stage: Stage::Export,
        kind: Kind::Flag,
        default: "false",
        required: false,
        show: Show::Always,
        advanced: true,
    },
    Question {
        key: "inside_address",
        label: "Own address inside",
        help: "An address of this system inside its own network, from which it pings: 10.0.0.1.",
        stage: Stage::Export,
        kind: Kind::Address,
        default: "",
        required: false,
        show: Show::If("traps", &["true"]),
        advanced: true,
    },
    Question {
        key: "ping_addresses",
        label: "Addresses to ping",
        help: "Addresses behind the other ends that always answer, with blanks between them: 10.1.0.1 10.2.0.1.",
        stage: Stage::Export,
        kind: Kind::Text(addresses),
        default: "",
        required: false,
        show: Show::If("traps", &["true"]),
        advanced: true,
    },
    Question {
        key: "trap_oid",
        label: "OID of the traps",
        help: "A branch of your own enterprise's numbers: 1.3.6.1.4.1, your number, and what you like below it.",
        stage: Stage::Export,
        kind: Kind::Text(oid),
        default: "",
        required: false,
        show: Show::If("traps", &["true"]),
        advanced: true,
    },
];

fn addresses(text: &str) -> Result<(), String> {
    if text.split(' ').all(|word| word.parse::<Ipv4Addr>().is_ok()) {
        Ok(())
    } else {
        Err("write IPv4 addresses with one blank between them: 10.1.0.1 10.2.0.1".to_owned())
    }
}

/// Letters and a number, as OpenBSD names interfaces.
fn interfaces(text: &str) -> Result<(), String> {
    let is_one = |word: &str| {
        let number = word.trim_start_matches(|c: char| c.is_ascii_lowercase());
        number.len() < word.len()
            && !number.is_empty()
            && number.len() <= 4
            && word.len() <= 15
            && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    if text.split(' ').all(is_one) {
        Ok(())
    } else {
        Err("write names of interfaces with one blank between them: em1 vlan10".to_owned())
    }
}

fn oid(text: &str) -> Result<(), String> {
    let number = |part: &str| !part.is_empty() && part.len() <= 10 && part.bytes().all(|byte| byte.is_ascii_digit());
    if text.starts_with("1.3.6.1.4.1.") && text.len() <= 128 && text.split('.').all(number) {
        Ok(())
    } else {
        Err("write numbers with dots between them, below 1.3.6.1.4.1".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::{addresses, interfaces, oid};

    #[test]
    fn answers_are_words_that_mean_nothing_to_a_shell() {
        assert!(addresses("10.1.0.1").is_ok() && addresses("10.1.0.1 10.2.0.1").is_ok());
        for bad in ["", "10.1.0.1  10.2.0.1", "10.1.0.0/24", "10.1.0.1;id", "$(id)", "10.1.0.1\n10.2.0.1"] {
            assert!(addresses(bad).is_err(), "{bad}");
        }
        assert!(interfaces("em1").is_ok() && interfaces("em1 vlan10").is_ok());
        for bad in ["", "em", "1", "em1  em2", "em1 {", "em1;id", "Em1", "em1\nem2", "em12345"] {
            assert!(interfaces(bad).is_err(), "{bad}");
        }
        assert!(oid("1.3.6.1.4.1.99999.1").is_ok());
        for bad in ["", "1.3.6.1.4.1.", "1.3.6.1.4.1.5;id", "1.3.6.1.4.1.5 6", "1.3.6.1.2.1.1", "iso.3.6"] {
            assert!(oid(bad).is_err(), "{bad}");
        }
    }
}

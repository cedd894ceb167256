//! What only pfSense asks for.

use crate::devices::{Choice, Kind, Question, Show, Stage};
use crate::scenario::RoutingKind;

const ROUTED: Show = Show::Routed(&[RoutingKind::Static, RoutingKind::Bgp]);

/// The releases that have both routing packages.
const WITH_OPENBGPD: &[&str] = &["2.4.4", "2.4.4-p1", "2.4.5"];

/// Every question.
pub static QUESTIONS: &[Question] = &[
    Question {
        key: "wan_interface",
        label: "Outside interface",
        help: "pfSense's internal name of the interface with the outside address: wan, or opt1, opt2 and so on for a second line. \
               With several lines, one name each in their order, parted by commas.",
        stage: Stage::Addresses,
        kind: Kind::Text(interfaces),
        default: "wan",
        required: false,
        show: Show::Always,
        advanced: false,
    },
    Question {
        key: "carp_vip",
        label: "CARP address of a pair",
        help: "For a pair of firewalls: the unique id of the shared outside address, 13 characters like 5f1c2d3e4a5b6 \
               (in a backup under virtualip, uniqid). Empty for a single firewall.",
        stage: Stage::Addresses,
        kind: Kind::Text(uniqid),
        default: "",
        required: false,
        show: Show::Always,
        advanced: true,
    },
    Question {
        key: "lan_interface",
        label: "Inside interface",
        help: "pfSense's internal name of the interface of the local network, for the egress rule: lan, opt1, opt2 and so on.",
        stage: Stage::Networks,
        kind: Kind::Text(interface),
        default: "lan",
        required: false,
        show: Show::If("lan_egress_rule", &["true"]),
        advanced: false,
    },
    Question {
        key: "lan_egress_rule",
        label: "Add a rule that lets the local network into the tunnel",
        help: "Only needed where the inside interface has no rule that allows everything outwards.",
        stage: Stage::Networks,
        kind: Kind::Flag,
        default: "false",
        required: false,
        show: Show::Always,
        advanced: true,
    },
    Question {
        key: "auto_vpn_rules_disabled",
        label: "\"Disable all auto-added VPN rules\" is set on this firewall",
        help: "System > Advanced > Firewall & NAT. When it is set, rules for UDP 500, UDP 4500 and ESP are written as well.",
        stage: Stage::Networks,
        kind: Kind::Flag,
        default: "false",
        required: false,
        show: Show::Always,
        advanced: true,
    },
    Question {
        key: "bgp_daemon",
        label: "Package for BGP",
        help: "Up to 2.4.5 pfSense has two packages, of which only one can be installed. From 2.5.0 on there is FRR alone.",
        stage: Stage::Routing,
        kind: Kind::Choice(&[Choice { value: "frr", label: "FRR" }, Choice { value: "openbgpd", label: "OpenBGPD" }]),
        default: "frr",
        required: false,
        show: Show::Releases(WITH_OPENBGPD),
        advanced: false,
    },
    Question {
        key: "vti_name",
        label: "Name of the tunnel interface",
        help: "The beginning of its description; the tunnel's short name follows: TUNNEL gives TUNNEL_OFFICE_CLOUD. \
               Letters, digits and underscores, at most 12.",
        stage: Stage::Routing,
        kind: Kind::Text(prefix),
        default: "TUNNEL",
        required: false,
        show: ROUTED,
        advanced: true,
    },
];

/// True when BGP runs on OpenBGPD here.
pub fn uses_openbgpd(settings: &crate::devices::Settings, era: super::era::Era) -> bool {
    era.openbgpd() && settings.text("bgp_daemon") == "openbgpd"
}

fn is_interface(name: &str) -> bool {
    let rest = name.strip_prefix("opt").unwrap_or_default();
    name == "wan" || name == "lan" || (!rest.is_empty() && rest.len() <= 3 && rest.bytes().all(|b| b.is_ascii_digit()))
}

fn interface(text: &str) -> Result<(), String> {
    if is_interface(text) { Ok(()) } else { Err("write wan, lan, or opt and a number (opt1)".to_owned()) }
}

fn interfaces(text: &str) -> Result<(), String> {
    if text.split(',').all(|name| is_interface(name.trim())) {
        Ok(())
    } else {
        Err("write wan, lan, or opt and a number (opt1); several parted by commas, in the order of the lines"
            .to_owned())
    }
}

fn uniqid(text: &str) -> Result<(), String> {
    if text.len() == 13 && text.bytes().all(|b| b.is_ascii_hexdigit()) {
        Ok(())
    } else {
        Err("write the 13 hexadecimal digits of the address's uniqid".to_owned())
    }
}

fn prefix(text: &str) -> Result<(), String> {
    let plain = text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    let letter = text.bytes().next().is_some_and(|b| b.is_ascii_alphabetic());
    if plain && letter && text.len() <= 12 {
        Ok(())
    } else {
        Err("use at most 12 letters, digits and underscores, beginning with a letter".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_internal_interface_names_are_taken() {
        for good in ["wan", "lan", "opt1", "opt12"] {
            assert!(interface(good).is_ok(), "{good}");
        }
        for bad in ["", "WAN", "opt", "em0", "opt1x", "wan</interface>"] {
            assert!(interface(bad).is_err(), "{bad}");
        }
        assert!(interfaces("wan, opt1").is_ok());
        assert!(interfaces("wan,,").is_err());
        assert!(uniqid("5f1c2d3e4a5b6").is_ok());
        assert!(uniqid("_vip5f1c2d3e4").is_err());
        assert!(prefix("TUNNEL").is_ok());
        assert!(prefix("1A").is_err());
    }
}

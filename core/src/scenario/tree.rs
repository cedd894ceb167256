//! A scenario from a JSON tree whose form is right: `shape` has seen to that, so
//! nothing is asked twice here, and what is absent is empty.

use serde_json::Value;

use super::{
    Bgp, Expect, Gateway, Initiator, Keying, Line, Manual, ManualSa, Nat, Off, Ospf, Pfs, Protection, Psk, Routing,
    RoutingKind, Scenario, Setting, Translation, Tunnel, TunnelEnd, Typed, TypedSpi,
};
use crate::crypto::Named;

/// The scenario; `None` when its version is no number.
pub(super) fn scenario(root: &Value) -> Option<Scenario> {
    Some(Scenario {
        version: root["version"].as_u64()?.try_into().ok()?,
        name: text(&root["name"]),
        description: text(&root["description"]),
        as_of: root["as_of"].as_str().map(str::to_owned),
        expect: expect(&root["expect"]),
        gateways: list(&root["gateways"], gateway),
        tunnels: list(&root["tunnels"], tunnel),
    })
}

fn expect(value: &Value) -> Expect {
    Expect {
        hours: typed(&value["hours"]),
        egress_gb: typed(&value["egress_gb"]),
        vnet_gb: typed(&value["vnet_gb"]),
        throughput_mbps: typed(&value["throughput_mbps"]),
    }
}

fn gateway(value: &Value) -> Gateway {
    let settings = value["settings"].as_object().into_iter().flatten();
    Gateway {
        id: text(&value["id"]),
        label: text(&value["label"]),
        system: text(&value["system"]),
        release: text(&value["release"]),
        lines: list(&value["lines"], line),
        networks: list(&value["networks"], text),
        bgp: bgp(&value["bgp"]),
        ospf: Ospf { router_id: text(&value["ospf"]["router_id"]), area: text(&value["ospf"]["area"]) },
        settings: settings.map(|(key, value)| (key.clone(), setting(value))).collect(),
    }
}

fn line(value: &Value) -> Line {
    Line {
        id: text(&value["id"]),
        address: text(&value["address"]),
        fqdn: text(&value["fqdn"]),
        dynamic: flag(&value["dynamic"]),
        nat: nat(&value["nat"]),
        mtu: typed(&value["mtu"]),
        pppoe: flag(&value["pppoe"]),
    }
}

fn nat(value: &Value) -> Nat {
    Nat {
        behind: flag(&value["behind"]),
        inside: text(&value["inside"]),
        router: text(&value["router"]),
        system: text(&value["system"]),
        forwards: flag(&value["forwards"]),
    }
}

fn bgp(value: &Value) -> Bgp {
    Bgp { asn: typed(&value["asn"]), address: text(&value["address"]), announce: list(&value["announce"], text) }
}

fn setting(value: &Value) -> Setting {
    match value {
        Value::Bool(flag) => Setting::Flag(*flag),
        Value::Array(_) => Setting::List(list(value, text)),
        Value::Null | Value::Number(_) | Value::String(_) | Value::Object(_) => Setting::Text(typed(value)),
    }
}

fn tunnel(value: &Value) -> Tunnel {
    Tunnel {
        id: text(&value["id"]),
        ends: list(&value["ends"], end),
        initiator: initiator(&value["initiator"]),
        routing: routing(&value["routing"]),
        protection: protection(&value["protection"]),
        psk: Psk::new(text(&value["psk"])),
        keying: if value["keying"] == "manual" { Keying::Manual } else { Keying::Ike },
        manual: manual(&value["manual"]),
    }
}

fn end(value: &Value) -> TunnelEnd {
    TunnelEnd {
        gateway: text(&value["gateway"]),
        line: text(&value["line"]),
        identity: text(&value["identity"]),
        transit: text(&value["transit"]),
        transport: text(&value["transport"]),
        translate: list(&value["translate"], translation),
    }
}

fn translation(value: &Value) -> Translation {
    Translation { from: text(&value["from"]), to: text(&value["to"]) }
}

fn initiator(value: &Value) -> Initiator {
    match value.as_str() {
        Some("first") => Initiator::First,
        Some("second") => Initiator::Second,
        Some("either") => Initiator::Either,
        _ => Initiator::Best,
    }
}

fn routing(value: &Value) -> Routing {
    Routing { kind: kind(&value["kind"]), transit: text(&value["transit"]), metric: typed(&value["metric"]) }
}

fn kind(value: &Value) -> RoutingKind {
    match value.as_str() {
        Some("policy") => RoutingKind::Policy,
        Some("bgp") => RoutingKind::Bgp,
        Some("ospf") => RoutingKind::Ospf,
        _ => RoutingKind::Static,
    }
}

fn protection(value: &Value) -> Protection {
    Protection {
        ike_version: word(&value["ike_version"]),
        exchange_mode: word(&value["exchange_mode"]),
        ike_encryption: word(&value["ike_encryption"]),
        ike_integrity: word(&value["ike_integrity"]),
        ike_group: word(&value["ike_group"]),
        ike_lifetime: typed(&value["ike_lifetime"]),
        esp_encryption: word(&value["esp_encryption"]),
        esp_integrity: word(&value["esp_integrity"]),
        pfs: if value["pfs"] == "off" { Some(Pfs::Off(Off::Off)) } else { word(&value["pfs"]).map(Pfs::Group) },
        esp_lifetime: typed(&value["esp_lifetime"]),
        dpd_seconds: typed(&value["dpd_seconds"]),
    }
}

fn manual(value: &Value) -> Manual {
    Manual {
        encryption: word(&value["encryption"]),
        integrity: word(&value["integrity"]),
        to_first: manual_sa(&value["to_first"]),
        to_second: manual_sa(&value["to_second"]),
    }
}

fn manual_sa(value: &Value) -> ManualSa {
    ManualSa {
        spi: TypedSpi::from(typed(&value["spi"]).0.as_str()),
        encryption_key: Psk::new(text(&value["encryption_key"])),
        integrity_key: Psk::new(text(&value["integrity_key"])),
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn flag(value: &Value) -> bool {
    value.as_bool().unwrap_or_default()
}

/// A number as JSON spells it, or the text that stands in its place.
fn typed(value: &Value) -> Typed {
    match value {
        Value::Number(number) => Typed(number.to_string()),
        value => Typed(text(value)),
    }
}

fn list<T>(value: &Value, entry: fn(&Value) -> T) -> Vec<T> {
    value.as_array().into_iter().flatten().map(entry).collect()
}

fn word<T: Named>(value: &Value) -> Option<T> {
    value.as_str().and_then(T::from_keyword)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_field_is_read_and_written_under_its_own_name() {
        let root = json!({
            "version": 1, "name": "n", "description": "d", "as_of": "2024-06-01",
            "expect": { "hours": 4, "egress_gb": 5, "vnet_gb": 6, "throughput_mbps": 7 },
            "gateways": [{
                "id": "i", "label": "l", "system": "s", "release": "r", "networks": ["10.0.0.0/8", "a"],
                "lines": [{
                    "id": "li", "address": "la", "fqdn": "lf", "dynamic": true, "mtu": 1492, "pppoe": true,
                    "nat": { "behind": true, "inside": "ni", "router": "nr", "system": "ns", "forwards": true },
                }],
                "bgp": { "asn": 65010, "address": "ba", "announce": ["b"] },
                "ospf": { "router_id": "oi", "area": "oa" },
                "settings": { "flag": true, "text": "t", "number": 5, "list": ["x", "y"] },
            }],
            "tunnels": [{
                "id": "t", "initiator": "second", "routing": { "kind": "bgp", "transit": "rt", "metric": 20 },
                "ends": [{ "gateway": "eg", "line": "el", "identity": "ei", "transit": "et", "transport": "ep", "translate": [{ "from": "tf", "to": "tt" }] }],
                "protection": {
                    "ike_version": "ikev1", "exchange_mode": "aggressive", "ike_encryption": "aes128", "ike_integrity": "sha1", "ike_group": "modp1024",
                    "ike_lifetime": 1, "esp_encryption": "aes256", "esp_integrity": "sha384", "pfs": "off",
                    "esp_lifetime": 2, "dpd_seconds": 3,
                },
                "keying": "manual", "manual": { "encryption": "3des", "integrity": "md5" },
            }],
        });
        assert_eq!(serde_json::to_value(scenario(&root)).unwrap(), root);
    }

    #[test]
    fn every_word_is_read() {
        for (field, words) in [("initiator", ["first", "second", "either"].as_slice()), ("keying", &["manual"])] {
            for word in words {
                assert_eq!(serde_json::to_value(tunnel(&json!({ field: word }))).unwrap()[field], *word);
            }
        }
        for word in ["policy", "static", "bgp", "ospf"] {
            assert_eq!(serde_json::to_value(kind(&json!(word))).unwrap(), word);
        }
        assert_eq!(initiator(&json!("best")), Initiator::Best);
        assert_eq!(
            protection(&json!({ "pfs": "modp2048" })).pfs.and_then(Pfs::group).map(Named::keyword),
            Some("modp2048")
        );
    }

    #[test]
    fn secrets_are_read_from_their_own_fields() {
        let sa = |name: &str| json!({ "spi": format!("{name}1"), "encryption_key": format!("{name}2"), "integrity_key": format!("{name}3") });
        let read = tunnel(&json!({ "psk": "k", "manual": { "to_first": sa("a"), "to_second": sa("b") } }));
        let revealed = |sa: &ManualSa| {
            [sa.spi.reveal().to_owned(), sa.encryption_key.reveal().to_owned(), sa.integrity_key.reveal().to_owned()]
        };
        assert_eq!(read.psk.reveal(), "k");
        assert_eq!(revealed(&read.manual.to_first), ["a1", "a2", "a3"]);
        assert_eq!(revealed(&read.manual.to_second), ["b1", "b2", "b3"]);
    }

    #[test]
    fn a_number_typed_with_care_or_without_comes_back_as_typed() {
        for text in ["0", "65010", "007", "abc", "-1", "1.5", " 7", "18446744073709551616"] {
            let json = serde_json::to_value(Typed::from(text)).unwrap();
            assert_eq!(typed(&json).0.trim(), text.trim());
        }
        assert_eq!(typed(&json!(1.5)).0, "1.5");
    }
}

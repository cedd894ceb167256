//! Whole outputs, compared with plain files; the end-to-end suite gives the scripts to shellcheck.

use std::path::PathBuf;

use crate::draft::Moment;
use crate::fact::day;
use crate::scenario::{Psk, Scenario, read};
use crate::side::{Keys, Side};

/// A firewall's end is played by a second gateway of the same kind: this folder knows no other.
fn scenario(name: &str) -> Scenario {
    read(CASES.iter().find(|case| case.0 == name).map(|case| case.1).unwrap()).unwrap()
}

const STATIC: &str = r#"{
  "version": 1, "name": "Office to cloud",
  "gateways": [
    { "id": "office", "label": "Head office", "system": "azure", "lines": [{ "address": "198.51.100.10" }],
      "networks": ["192.168.10.0/24"], "settings": { "gateway_subnet": "192.168.10.224/27" } },
    { "id": "cloud", "label": "Azure", "system": "azure", "lines": [{ "address": "203.0.113.20" }],
      "networks": ["10.20.0.0/16"],
      "settings": { "gateway_subnet": "10.20.255.224/27", "subnets": ["10.20.1.0/24", "10.20.2.0/24"], "zones": true } }
  ],
  "tunnels": [{ "id": "office-cloud", "ends": [{ "gateway": "office" }, { "gateway": "cloud" }],
    "routing": { "kind": "static" } }]
}"#;

const BGP_BEHIND_NAT: &str = r#"{
  "version": 1, "name": "Home to cloud", "as_of": "2024-06-01",
  "gateways": [
    { "id": "home", "system": "azure", "bgp": { "asn": 65010, "address": "10.0.0.30" },
      "lines": [{ "fqdn": "home.example.net", "dynamic": true, "nat": { "behind": true, "router": "a 'router' & $(more)" } }],
      "networks": ["10.0.0.0/24"], "settings": { "gateway_subnet": "10.0.0.0/27" } },
    { "id": "cloud", "system": "azure", "lines": [{}], "networks": ["172.16.0.0/16"],
      "settings": { "sku": "VpnGw1", "gateway_subnet": "172.16.19.224/27", "vnet_exists": true } }
  ],
  "tunnels": [{ "id": "home-cloud", "ends": [{ "gateway": "home" }, { "gateway": "cloud" }],
    "initiator": "first", "routing": { "kind": "bgp" } }]
}"#;

const POLICY: &str = r#"{
  "version": 1, "name": "Pairs of networks",
  "gateways": [
    { "id": "office", "system": "azure", "lines": [{ "address": "198.51.100.10" }],
      "networks": ["192.168.10.0/24", "192.168.20.0/24"], "settings": { "gateway_subnet": "192.168.10.224/27" } },
    { "id": "cloud", "system": "azure", "lines": [{ "address": "203.0.113.20" }],
      "networks": ["10.20.0.0/16"], "settings": { "gateway_subnet": "10.20.255.224/27" } }
  ],
  "tunnels": [{ "id": "office-cloud", "ends": [{ "gateway": "office" }, { "gateway": "cloud" }],
    "initiator": "either", "routing": { "kind": "policy" } }]
}"#;

const DEFAULTS_2016: &str = r#"{
  "version": 1, "name": "Autumn 2016", "as_of": "2016-10-26",
  "gateways": [
    { "id": "office", "system": "azure", "lines": [{ "address": "198.51.100.10" }],
      "networks": ["192.168.1.0/24"],
      "settings": { "sku": "Standard", "policy": "default", "gateway_subnet": "192.168.1.224/27" } },
    { "id": "cloud", "system": "azure", "lines": [{ "address": "203.0.113.20" }],
      "networks": ["10.1.0.0/16"],
      "settings": { "sku": "Standard", "policy": "default", "gateway_subnet": "10.1.255.224/27" } }
  ],
  "tunnels": [{ "id": "office-cloud", "ends": [{ "gateway": "office" }, { "gateway": "cloud" }],
    "initiator": "first", "routing": { "kind": "policy" } }]
}"#;

const APIPA: &str = r#"{
  "version": 1, "name": "Two sites with link-local BGP",
  "gateways": [
    { "id": "cloud", "system": "azure", "lines": [{ "address": "203.0.113.20" }], "networks": ["10.20.0.0/16"],
      "settings": { "gateway_subnet": "10.20.255.224/27", "apipa": "169.254.21.2", "sku": "VpnGw2AZ" } },
    { "id": "site-a", "system": "azure", "lines": [{ "address": "198.51.100.10" }], "networks": ["192.168.10.0/24"],
      "bgp": { "asn": 65010, "address": "169.254.21.1" }, "settings": { "gateway_subnet": "192.168.10.224/27" } },
    { "id": "site-b", "system": "azure", "lines": [{}], "networks": ["192.168.20.0/24"],
      "bgp": { "asn": 65020, "address": "169.254.21.5" }, "settings": { "gateway_subnet": "192.168.20.224/27" } }
  ],
  "tunnels": [
    { "id": "a", "ends": [{ "gateway": "site-a" }, { "gateway": "cloud" }], "routing": { "kind": "bgp" } },
    { "id": "b", "ends": [{ "gateway": "site-b" }, { "gateway": "cloud" }], "routing": { "kind": "bgp" } }
  ]
}"#;

const NAT: &str = r#"{
  "version": 1, "name": "The same network on both sides",
  "gateways": [
    { "id": "office", "system": "azure", "lines": [{ "address": "198.51.100.10" }],
      "networks": ["10.1.0.0/16"], "settings": { "gateway_subnet": "10.1.255.224/27" } },
    { "id": "cloud", "system": "azure", "lines": [{ "address": "203.0.113.20" }], "networks": ["10.1.0.0/16"],
      "settings": { "gateway_subnet": "10.1.255.224/27", "subnets": ["10.1.1.0/24"], "sku": "VpnGw2AZ" } }
  ],
  "tunnels": [{ "id": "office-cloud", "ends": [
      { "gateway": "office", "translate": [{ "from": "10.1.0.0/16", "to": "10.200.0.0/16" }] },
      { "gateway": "cloud", "translate": [{ "from": "10.1.0.0/16", "to": "10.201.0.0/16" }] }],
    "routing": { "kind": "static" } }]
}"#;

const NAT_BGP: &str = r#"{
  "version": 1, "name": "The same network on both sides, BGP",
  "gateways": [
    { "id": "office", "system": "azure", "lines": [{ "address": "198.51.100.10" }],
      "networks": ["10.1.0.0/16", "10.98.0.0/27"], "bgp": { "asn": 65010, "address": "10.98.0.30" },
      "settings": { "gateway_subnet": "10.98.0.0/27" } },
    { "id": "cloud", "system": "azure", "lines": [{ "address": "203.0.113.20" }],
      "networks": ["10.1.0.0/16", "10.99.0.0/27"], "bgp": { "asn": 65515, "address": "10.99.0.30" },
      "settings": { "gateway_subnet": "10.99.0.0/27", "subnets": ["10.1.1.0/24"], "sku": "VpnGw2AZ" } }
  ],
  "tunnels": [{ "id": "office-cloud", "ends": [
      { "gateway": "office", "translate": [{ "from": "10.1.0.0/16", "to": "10.200.0.0/16" }] },
      { "gateway": "cloud", "translate": [{ "from": "10.1.0.0/16", "to": "10.201.0.0/16" }] }],
    "routing": { "kind": "bgp" } }]
}"#;

const CLASSIC: &str = r#"{
  "version": 1, "name": "Summer 2013", "as_of": "2013-06-08",
  "gateways": [
    { "id": "office", "system": "azure", "release": "classic-static", "lines": [{ "address": "198.51.100.10" }],
      "networks": ["192.168.1.0/24"] },
    { "id": "cloud", "system": "azure", "release": "classic-static", "lines": [{ "address": "203.0.113.20" }],
      "networks": ["10.4.0.0/16"] }
  ],
  "tunnels": [{ "id": "office-cloud", "ends": [{ "gateway": "office" }, { "gateway": "cloud" }],
    "routing": { "kind": "policy" } }]
}"#;

const CASES: &[(&str, &str)] = &[
    ("static", STATIC),
    ("bgp-behind-nat", BGP_BEHIND_NAT),
    ("policy", POLICY),
    ("defaults-2016", DEFAULTS_2016),
    ("apipa", APIPA),
    ("nat", NAT),
    ("nat-bgp", NAT_BGP),
    ("classic", CLASSIC),
];

fn files(name: &str, keys: Option<&str>) -> Vec<crate::bundle::Artifact> {
    let scenario = scenario(name);
    let report = crate::check(&scenario, &Moment { today: day(2026, 11, 21), as_of: None });
    let Some(plan) = report.plan.as_ref() else { panic!("{name}: {:#?}", report.findings) };
    let keys = keys.map(|key| Keys::of_psks(plan.tunnels.iter().map(|t| (t.id.clone(), Psk::new(key)))));
    let index = plan.gateways.iter().position(|gateway| gateway.id == "cloud").unwrap();
    let side = Side { plan, index, keys: keys.as_ref(), findings: &[] };
    (side.gateway().device.render)(&side)
}

fn snapshots() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/devices/azure/snapshots")
}

#[test]
fn whole_outputs_are_as_before() {
    for (name, _) in CASES {
        for file in files(name, None) {
            let short = file.path.strip_prefix("cloud/").unwrap();
            let path = snapshots().join(format!("{name}.{short}"));
            expect_test::expect_file![path].assert_eq(&file.text);
        }
    }
}

#[test]
fn every_file_is_plain_and_ends_with_one_newline() {
    for (name, _) in CASES {
        for file in files(name, Some("kEy\"\\'$(id)`&%")) {
            assert!(file.text.is_ascii(), "{name} {}", file.path);
            assert!(file.text.ends_with('\n') && !file.text.ends_with("\n\n"), "{name} {}", file.path);
            assert!(file.text.lines().all(|line| line.trim_end() == line), "{name} {}", file.path);
            assert_eq!(file.secret, file.text.contains("kEy"), "{name} {}", file.path);
            assert!(file.replace.iter().all(|word| file.text.contains(word.as_str())), "{name} {}", file.path);
        }
    }
}

/// Reads a price list; its prices as `meter above micros`, or the faults.
fn price_list(text: &str) -> String {
    match super::retail::read(text, "eastus") {
        Ok(list) => {
            let mut lines = vec![format!("{} {}", list.currency, list.region)];
            for price in &list.prices {
                lines
                    .extend(price.tiers.iter().map(|tier| format!("{} {} {:?}", price.meter, tier.above, tier.micros)));
            }
            lines.extend(list.notes);
            lines.join("\n") + "\n"
        }
        Err(faults) => faults.iter().map(|fault| format!("{fault}\n")).collect(),
    }
}

const ROW: &str = r#"{"currencyCode":"USD","tierMinimumUnits":0.0,"retailPrice":0.21,"unitPrice":0.21,"armRegionName":"eastus","meterName":"VpnGw1AZ","productName":"VPN Gateway","skuName":"VpnGw1AZ","serviceName":"VPN Gateway","unitOfMeasure":"1 Hour","type":"Consumption"}"#;

fn answer(rows: &[String]) -> String {
    format!("{{\"BillingCurrency\":\"USD\",\"Items\":[{}],\"NextPageLink\":null,\"Count\":1}}", rows.join(","))
}

#[test]
fn a_saved_price_list_is_read_to_the_millionth_for_its_region() {
    let other = |from: &str, to: &str| ROW.replace(from, to);
    let rows = [
        ROW.to_owned(),
        other("0.21", "9.99").replace("eastus", "westus"),
        other("\"VpnGw1AZ\"", "\"VpnGw5AZ\"").replace("0.21", "4.015"),
        other("\"meterName\":\"VpnGw1AZ\"", "\"meterName\":\"S2S Connection\"").replace("0.21", "0.015"),
        other("\"meterName\":\"VpnGw1AZ\"", "\"meterName\":\"P2S Connection\"").replace("0.21", "0.01"),
        other("\"meterName\":\"VpnGw1AZ\",\"productName\":\"VPN Gateway\",\"skuName\":\"VpnGw1AZ\",\"serviceName\":\"VPN Gateway\"", "\"meterName\":\"Standard IPv4 Static Public IP\",\"skuName\":\"Standard\",\"serviceName\":\"Virtual Network\"").replace("0.21", "5e-3"),
        other("Consumption", "Reservation"),
    ];
    expect_test::expect![[r#"
        USD eastus
        VpnGw1AZ 0 Some(210000)
        VpnGw5AZ 0 Some(4015000)
        tunnel 0 Some(15000)
        public-ip 0 Some(5000)
    "#]]
    .assert_eq(&price_list(&answer(&rows)));
    let more = answer(&rows[..1]).replace("null", "\"https://prices.azure.com/next\"");
    expect_test::expect![[r#"
        USD eastus
        VpnGw1AZ 0 Some(210000)
        The saved price list has further pages, which are not in this file
    "#]]
    .assert_eq(&price_list(&more));
}

#[test]
fn a_file_that_is_no_price_list_is_refused_with_what_would_be_right() {
    expect_test::expect![[r#"
        prices: this is not JSON: expected value at line 1 column 1; save the answer of https://prices.azure.com/api/retail/prices for serviceName 'VPN Gateway' as it comes
    "#]].assert_eq(&price_list("hello"));
    expect_test::expect![[r#"
        prices: there is no list "Items" in it: this is no answer of that service; save the answer of https://prices.azure.com/api/retail/prices for serviceName 'VPN Gateway' as it comes
    "#]].assert_eq(&price_list("{\"version\":1}"));
    expect_test::expect![[r#"
        prices: no price of a VPN gateway for eastus is in it; save the answer of https://prices.azure.com/api/retail/prices for serviceName 'VPN Gateway' as it comes
    "#]].assert_eq(&price_list(&answer(&[])));
    let wrong = [
        ROW.replace("0.21,\"unitPrice\"", "-0.21,\"unitPrice\""),
        ROW.replace("0.21,\"unitPrice\"", "\"free\",\"unitPrice\""),
        ROW.replace("1 Hour", "1 Month"),
        ROW.replace("USD", "EUR"),
        ROW.replace("0.0,", "0.5,"),
        "7".to_owned(),
    ];
    expect_test::expect![[r#"
        prices: Items[0].retailPrice: "-0.21" is negative; save the answer of https://prices.azure.com/api/retail/prices for serviceName 'VPN Gateway' as it comes
        prices: Items[1].retailPrice: there is no number; save the answer of https://prices.azure.com/api/retail/prices for serviceName 'VPN Gateway' as it comes
        prices: Items[2].unitOfMeasure: "1 Month" stands here, "1 Hour" is expected; save the answer of https://prices.azure.com/api/retail/prices for serviceName 'VPN Gateway' as it comes
        prices: Items[3].currencyCode: EUR stands here, USD above it; save the answer of https://prices.azure.com/api/retail/prices for serviceName 'VPN Gateway' as it comes
        prices: Items[4].tierMinimumUnits: this is no whole number; save the answer of https://prices.azure.com/api/retail/prices for serviceName 'VPN Gateway' as it comes
        prices: Items[5]: this is no price, which is an object; save the answer of https://prices.azure.com/api/retail/prices for serviceName 'VPN Gateway' as it comes
    "#]].assert_eq(&price_list(&answer(&wrong)));
}

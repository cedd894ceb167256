//! The bill, from the presets and from a user's own prices.

use expect_test::{Expect, expect};
use tunnelwright_core::cost::{Ask, ask, compare, estimate, shown};
use tunnelwright_core::fact::day;
use tunnelwright_core::plan::Plan;
use tunnelwright_core::scenario::Scenario;
use tunnelwright_core::{Moment, check, presets};

fn plan(preset: &str, edit: impl Fn(&mut Scenario), as_of: Option<(i16, i8, i8)>) -> Plan {
    let mut scenario = presets::ALL.iter().find(|one| one.name == preset).expect("a preset").scenario();
    edit(&mut scenario);
    let as_of = as_of.map(|(year, month, date)| day(year, month, date));
    check(&scenario, &Moment { today: day(2026, 11, 21), as_of }).plan.expect("a plan")
}

/// With this SKU.
fn of_size(preset: &str, sku: &str) -> Plan {
    plan(preset, |scenario| set(scenario, "sku", sku), None)
}

fn set(scenario: &mut Scenario, key: &str, value: &str) {
    use tunnelwright_core::scenario::Setting;
    for gateway in scenario.gateways.iter_mut().filter(|gateway| gateway.settings.contains("sku")) {
        gateway.settings.insert(key.to_owned(), Setting::Text(value.into()));
    }
}

/// The bill as lines, or the faults.
fn bill(plan: &Plan, wishes: &Ask<'_>) -> String {
    let options = match ask(plan, wishes) {
        Ok(options) => options,
        Err(faults) => return faults.iter().map(|fault| format!("{fault}\n")).collect(),
    };
    let estimate = estimate(plan, &options);
    let mut text = format!("{} as of {}\n", estimate.sentence(), estimate.as_of);
    for line in &estimate.lines {
        text.push_str(&format!(
            "{} {} [{} {}]\n",
            shown(line.micros, &estimate.currency),
            line.what,
            line.region,
            line.as_of
        ));
    }
    estimate.unknown.iter().for_each(|what| text.push_str(&format!("unknown: {what}\n")));
    text
}

fn check_bill(plan: &Plan, wishes: &Ask<'_>, expected: Expect) {
    expected.assert_eq(&bill(plan, wishes));
}

/// Document 001: "about 140 dollars a month", on 2016-10-26.
#[test]
fn the_bill_of_2016_comes_out_and_stands_beside_todays() {
    let plan = plan("azure-pfsense-2016", |_| (), None);
    let estimate = estimate(&plan, &Default::default());
    assert_eq!(estimate.total_micros, Some(141_620_000));
    assert!(estimate.complete);
    assert_eq!(estimate.as_of, "2016-10-26");
    let now = estimate.now.expect("today's bill");
    assert_eq!(now.total_micros, Some(156_950_000));
    check_bill(
        &plan,
        &Ask::default(),
        expect![[r#"
        141.62 USD a month as of 2016-10-26
        138.70 USD Gateway Standard, 730 hours [eastus 2016-10-26]
        2.92 USD Dynamic public address, 730 hours [eastus 2016-10-26]
    "#]],
    );
}

#[test]
fn traffic_is_paid_by_the_step_and_an_unknown_step_is_said_to_be_unknown() {
    let plan = plan("azure-pfsense", |scenario| set(scenario, "location", "eastus"), None);
    let out = |egress_gb| Ask { egress_gb, ..Ask::default() };
    check_bill(
        &plan,
        &out("100"),
        expect![[r#"
        156.95 USD a month as of 2025-01-15
        153.30 USD Gateway VpnGw1AZ, 730 hours [eastus 2025-01-15]
        3.65 USD Standard public address, 730 hours [eastus 2026-04-03]
        0.00 USD Traffic out of Azure, 100 GB [eastus 2026-03-01]
    "#]],
    );
    check_bill(
        &plan,
        &out("101"),
        expect![[r#"
        157.04 USD a month as of 2025-01-15
        153.30 USD Gateway VpnGw1AZ, 730 hours [eastus 2025-01-15]
        3.65 USD Standard public address, 730 hours [eastus 2026-04-03]
        0.09 USD Traffic out of Azure, 101 GB [eastus 2026-03-01]
    "#]],
    );
    check_bill(
        &plan,
        &out("50000"),
        expect![[r#"
        4338.25 USD a month as of 2025-01-15
        153.30 USD Gateway VpnGw1AZ, 730 hours [eastus 2025-01-15]
        3.65 USD Standard public address, 730 hours [eastus 2026-04-03]
        4181.30 USD Traffic out of Azure, 50000 GB [eastus 2026-03-01]
    "#]],
    );
    check_bill(
        &plan,
        &out("50001"),
        expect![[r#"
            At least 156.95 USD a month, without what has no price here as of 2025-01-15
            153.30 USD Gateway VpnGw1AZ, 730 hours [eastus 2025-01-15]
            3.65 USD Standard public address, 730 hours [eastus 2026-04-03]
            unknown: Traffic out of Azure, 50001 GB (meter egress)
        "#]],
    );
}

#[test]
fn a_price_that_nobody_knows_is_never_zero() {
    check_bill(
        &of_size("azure-pfsense", "VpnGw5AZ"),
        &Ask::default(),
        expect![[r#"
            At least 3.65 USD a month, without what has no price here as of 2026-04-03
            3.65 USD Standard public address, 730 hours [eastus 2026-04-03]
            unknown: Gateway VpnGw5AZ, 730 hours (meter VpnGw5AZ)
        "#]],
    );
    let classic = plan("azure-classic-pfsense-2.0", |_| (), None);
    let none = estimate(&classic, &Default::default());
    assert_eq!((none.total_micros, none.complete, none.lines.len()), (None, false, 0));
}

#[test]
fn own_prices_hours_and_discount_go_before_the_table() {
    let plan = of_size("azure-pfsense", "VpnGw5AZ");
    let prices = ["VpnGw5AZ=4.02".to_owned(), "public-ip=0".to_owned()];
    let wishes = Ask { prices: &prices, hours: "744", discount: "12.5%", active_active: true, ..Ask::default() };
    check_bill(
        &plan,
        &wishes,
        expect![[r#"
        2617.02 USD a month as of 2026-11-21
        2617.02 USD Gateway VpnGw5AZ, 744 hours [westeurope ]
        0.00 USD 2 times Standard public address, 744 hours [westeurope ]
    "#]],
    );
}

#[test]
fn wrong_wishes_are_all_named_at_their_fields() {
    let plan = plan("azure-pfsense", |_| (), None);
    let prices = ["VpnGw9=1".to_owned(), "egress=-0.087".to_owned(), "0.19".to_owned()];
    let wishes = Ask {
        hours: "-730",
        egress_gb: "1.5",
        vnet_gb: "99999999999999999999",
        mbps: "fast",
        discount: "101",
        prices: &prices,
        list: Some("VpnGw1AZ;0.21"),
        ..Ask::default()
    };
    check_bill(
        &plan,
        &wishes,
        expect![[r#"
        hours: "-730" is not possible here; write a whole number, 0 to 8784
        egress-gb: "1.5" is not possible here; write a whole number, 0 to 1000000000
        vnet-gb: "99999999999999999999" is not possible here; write a whole number, 0 to 1000000000
        mbps: "fast" is not possible here; write a whole number, 0 to 1000000
        discount: "101" is no discount in percent; write percent, 0 to 100, at most two digits after the point
        prices: this is not JSON: expected value at line 1 column 1; save the answer of https://prices.azure.com/api/retail/prices for serviceName 'VPN Gateway' as it comes
        price: there is no meter "VpnGw9"; write METER=AMOUNT for one unit, like Basic=0.19; there are Basic, VpnGw1AZ, VpnGw2AZ, VpnGw3AZ, VpnGw4AZ, VpnGw5AZ, VpnGw1, VpnGw2, VpnGw3, VpnGw4, VpnGw5, Standard, HighPerformance, classic, tunnel, public-ip, dynamic-ip, egress, vnet-transfer
        price: "-0.087" is negative; write METER=AMOUNT for one unit, like Basic=0.19; there are Basic, VpnGw1AZ, VpnGw2AZ, VpnGw3AZ, VpnGw4AZ, VpnGw5AZ, VpnGw1, VpnGw2, VpnGw3, VpnGw4, VpnGw5, Standard, HighPerformance, classic, tunnel, public-ip, dynamic-ip, egress, vnet-transfer
        price: "0.19" has no =; write METER=AMOUNT for one unit, like Basic=0.19; there are Basic, VpnGw1AZ, VpnGw2AZ, VpnGw3AZ, VpnGw4AZ, VpnGw5AZ, VpnGw1, VpnGw2, VpnGw3, VpnGw4, VpnGw5, Standard, HighPerformance, classic, tunnel, public-ip, dynamic-ip, egress, vnet-transfer
    "#]],
    );
}

#[test]
fn a_saved_list_in_another_currency_stands_alone() {
    let plan = plan("azure-pfsense", |_| (), None);
    let list = r#"{"Items":[{"currencyCode":"EUR","retailPrice":0.2,"armRegionName":"westeurope","meterName":"VpnGw1AZ",
        "skuName":"VpnGw1AZ","serviceName":"VPN Gateway","unitOfMeasure":"1 Hour","type":"Consumption"}]}"#;
    check_bill(
        &plan,
        &Ask { list: Some(list), ..Ask::default() },
        expect![[r#"
            At least 146.00 EUR a month, without what has no price here as of 2026-11-21
            146.00 EUR Gateway VpnGw1AZ, 730 hours [westeurope ]
            unknown: Standard public address, 730 hours (meter public-ip)
        "#]],
    );
}

#[test]
fn eleven_tunnels_pay_for_one() {
    let many = plan(
        "azure-pfsense",
        |scenario| {
            let tunnel = scenario.tunnels[0].clone();
            for number in 2..=11 {
                let mut copy = tunnel.clone();
                copy.id = format!("tunnel-{number}");
                copy.routing.transit = String::new();
                scenario.tunnels.push(copy);
            }
        },
        None,
    );
    check_bill(
        &many,
        &Ask::default(),
        expect![[r#"
        167.90 USD a month as of 2025-01-15
        153.30 USD Gateway VpnGw1AZ, 730 hours [eastus 2025-01-15]
        10.95 USD 1 tunnel beyond the 10 included, 730 hours [eastus 2025-01-15]
        3.65 USD Standard public address, 730 hours [eastus 2026-04-03]
    "#]],
    );
}

#[test]
fn the_cheapest_size_that_fits_stands_first_and_each_other_says_what_it_cannot() {
    let plan = plan("azure-pfsense", |scenario| set(scenario, "location", "eastus"), None);
    let options = ask(&plan, &Ask { mbps: "700", ..Ask::default() }).expect("a wish");
    let comparison = &compare(&plan, &options)[0];
    let lines: Vec<String> = comparison
        .offers
        .iter()
        .map(|offer| {
            let price = offer.price(&comparison.currency);
            format!("{} {price} {:?} {:?} {}", offer.name, offer.mbps, offer.tunnel_mbps, offer.cannot.join("; "))
        })
        .collect();
    expect![[r#"
        VpnGw2AZ 397.85 USD Some(1250) Some(1250) 
        VpnGw3AZ not known Some(2500) Some(1500) 
        VpnGw4AZ not known Some(5000) Some(2300) 
        VpnGw5AZ not known Some(10000) Some(2300) 
        Basic 29.93 USD Some(100) None carries 100 Mbps in all, 700 are asked for; takes no custom IPsec/IKE policy, so the algorithms cannot be chosen
        VpnGw1 142.35 USD Some(650) Some(650) is retired since 2026-09-30; VpnGw1AZ takes its place; carries 650 Mbps in all, 700 are asked for; one tunnel with aes256gcm16-ecp384 carries 650 Mbps, 700 are asked for
        Standard 142.35 USD Some(100) None is retired since 2026-06-30; VpnGw1AZ takes its place; carries 100 Mbps in all, 700 are asked for; takes no custom IPsec/IKE policy, so the algorithms cannot be chosen
        VpnGw1AZ 156.95 USD Some(650) Some(650) carries 650 Mbps in all, 700 are asked for; one tunnel with aes256gcm16-ecp384 carries 650 Mbps, 700 are asked for
        VpnGw2 361.35 USD Some(1250) Some(1250) is retired since 2026-09-30; VpnGw2AZ takes its place
        VpnGw3 916.15 USD Some(2500) Some(1500) is retired since 2026-09-30; VpnGw3AZ takes its place
        VpnGw4 1536.65 USD Some(5000) Some(2300) is retired since 2026-09-30; VpnGw4AZ takes its place
        VpnGw5 2668.15 USD Some(10000) Some(2300) is retired since 2026-09-30; VpnGw5AZ takes its place
        HighPerformance not known Some(200) None is retired since 2026-06-30; VpnGw2AZ takes its place; carries 200 Mbps in all, 700 are asked for; takes no custom IPsec/IKE policy, so the algorithms cannot be chosen
    "#]].assert_eq(&(lines.join("\n") + "\n"));
    let drawing = tunnelwright_core::cost::svg(comparison);
    assert!(drawing.contains("<title>") && drawing.contains("<desc>") && !drawing.contains("style="), "{drawing}");
}

/// Before April 2026 no source names the price of a public address.
#[test]
fn where_only_the_address_has_no_price_the_sizes_are_still_compared() {
    let plan = plan("azure-pfsense", |scenario| set(scenario, "location", "eastus"), Some((2025, 6, 1)));
    let comparison = &compare(&plan, &Default::default())[0];
    let lines: Vec<String> = comparison
        .offers
        .iter()
        .map(|offer| {
            let lacks = offer.unknown.join("; ");
            format!("{} {}, fits: {}; lacks {lacks}", offer.name, offer.price(&comparison.currency), offer.fits)
        })
        .collect();
    expect![[r#"
        VpnGw1AZ at least 153.30 USD, fits: true; lacks Standard public address, 730 hours (meter public-ip)
        VpnGw2AZ not known, fits: true; lacks Gateway VpnGw2AZ, 730 hours (meter VpnGw2AZ); Standard public address, 730 hours (meter public-ip)
        VpnGw3AZ not known, fits: true; lacks Gateway VpnGw3AZ, 730 hours (meter VpnGw3AZ); Standard public address, 730 hours (meter public-ip)
        VpnGw4AZ not known, fits: true; lacks Gateway VpnGw4AZ, 730 hours (meter VpnGw4AZ); Standard public address, 730 hours (meter public-ip)
        VpnGw5AZ not known, fits: true; lacks Gateway VpnGw5AZ, 730 hours (meter VpnGw5AZ); Standard public address, 730 hours (meter public-ip)
        Basic at least 26.28 USD, fits: false; lacks Standard public address, 730 hours (meter public-ip)
        VpnGw1 at least 138.70 USD, fits: false; lacks Standard public address, 730 hours (meter public-ip)
        Standard at least 138.70 USD, fits: false; lacks Standard public address, 730 hours (meter public-ip)
        VpnGw2 at least 357.70 USD, fits: false; lacks Standard public address, 730 hours (meter public-ip)
        VpnGw3 at least 912.50 USD, fits: false; lacks Standard public address, 730 hours (meter public-ip)
        VpnGw4 at least 1533.00 USD, fits: false; lacks Standard public address, 730 hours (meter public-ip)
        VpnGw5 at least 2664.50 USD, fits: false; lacks Standard public address, 730 hours (meter public-ip)
        HighPerformance not known, fits: false; lacks Gateway HighPerformance, 730 hours (meter HighPerformance); Standard public address, 730 hours (meter public-ip)
    "#]].assert_eq(&(lines.join("\n") + "\n"));
    let drawing = tunnelwright_core::cost::svg(comparison);
    assert!(drawing.contains("at least 153.30 USD") && !drawing.contains(">153.30 USD"), "{drawing}");
}

/// What the month is expected to hold may stand in the scenario itself.
#[test]
fn what_the_scenario_expects_is_counted() {
    let plan = plan(
        "azure-pfsense",
        |scenario| {
            scenario.expect.hours = 100.into();
            scenario.expect.egress_gb = 200.into();
            set(scenario, "location", "eastus");
        },
        None,
    );
    check_bill(
        &plan,
        &Ask::default(),
        expect![[r#"
        30.20 USD a month as of 2025-01-15
        21.00 USD Gateway VpnGw1AZ, 100 hours [eastus 2025-01-15]
        0.50 USD Standard public address, 100 hours [eastus 2026-04-03]
        8.70 USD Traffic out of Azure, 200 GB [eastus 2026-03-01]
    "#]],
    );
    check_bill(
        &plan,
        &Ask { hours: "10", ..Ask::default() },
        expect![[r#"
        10.85 USD a month as of 2025-01-15
        2.10 USD Gateway VpnGw1AZ, 10 hours [eastus 2025-01-15]
        0.05 USD Standard public address, 10 hours [eastus 2026-04-03]
        8.70 USD Traffic out of Azure, 200 GB [eastus 2026-03-01]
    "#]],
    );
}

use expect_test::expect;

use super::*;

fn list(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn prefix_of(answer: &Answer) -> Option<String> {
    answer.gateway_subnet.as_ref().map(|found| found.prefix.to_string())
}

fn answer(ask: &Ask) -> Answer {
    plan(ask).unwrap()
}

#[test]
fn the_documents_examples_get_the_next_free_place() {
    let cases = [
        (&["172.16.0.0/16"], &["172.16.20.0/24"], "172.16.255.224/27"),
        (&["10.1.0.0/16"], &["10.1.10.0/24"], "10.1.255.224/27"),
    ];
    for (space, used, expected) in cases {
        let answer = answer(&Ask { space: list(space), used: list(used), ..Ask::default() });
        assert_eq!(prefix_of(&answer).as_deref(), Some(expected));
        assert!(answer.findings.is_empty() && answer.conflicts.is_empty(), "{answer:?}");
        assert_eq!(answer.spaces[0].blocks.iter().filter(|block| block.role == Role::Proposed).count(), 1);
    }
}

#[test]
fn a_subnet_of_the_documents_is_right_as_it_is() {
    let space = list(&["172.16.0.0/16"]);
    let given = "172.16.19.224/27".to_owned();
    assert!(answer(&Ask { space, given, used: list(&["172.16.20.0/24"]), ..Ask::default() }).findings.is_empty());
}

#[test]
fn everything_wrong_is_said_at_its_field_at_once() {
    let ask = Ask {
        space: list(&["10.1.0.0/33", "10.1.0.7/24", "fd00::/48", "203.0.113.0/24"]),
        used: list(&["office"]),
        far: list(&["-1"]),
        given: "203.0.113.0/28".to_owned(),
        count: "-3".to_owned(),
        within: list(&["10.0.0.0"]),
        ..Ask::default()
    };
    let said: Vec<String> = answer(&ask)
        .findings
        .iter()
        .map(|finding| {
            let right = finding.repair.as_ref().map(|repair| repair.label.clone()).unwrap_or_default();
            format!("{}: {}; {} [{right}]\n", finding.path, finding.what, finding.fix)
        })
        .collect();
    expect![[r#"
        space[0]: "10.1.0.0/33": the length after "/" is a number from 0 to 32; correct it []
        space[1]: "10.1.0.7/24" has host bits set: 10.1.0.7 lies inside 10.1.0.0/24, it does not begin it; use 10.1.0.0/24 [Use 10.1.0.0/24]
        space[2]: fd00::/48 is IPv6; this place takes IPv4; write an IPv4 network []
        used[0]: "office" is no address; one looks like 203.0.113.10; correct it []
        far[0]: "-1" is no address; one looks like 203.0.113.10; correct it []
        given: 203.0.113.0/28 is too small for a VPN gateway: a /27 is needed; use 203.0.113.0/27 [Use 203.0.113.0/27]
        within[0]: "10.0.0.0" has no length; a network is written like 10.0.0.0/24; use 10.0.0.0/24 [Use 10.0.0.0/24]
        count: "-3" is no number of tunnels; give a whole number, 0 to 65536 []
    "#]].assert_eq(&said.concat());
}

#[test]
fn nothing_is_proposed_on_top_of_another_sides_network_or_what_the_cloud_refuses() {
    let ask = |space: &[&str], far: &[&str]| Ask { space: list(space), far: list(far), ..Ask::default() };
    let clear = answer(&ask(&["10.1.0.0/16"], &["10.1.255.0/24"]));
    assert_eq!(prefix_of(&clear).as_deref(), Some("10.1.254.224/27"));
    let refused = answer(&ask(&["168.63.129.0/26"], &[]));
    assert_eq!(prefix_of(&refused).as_deref(), Some("168.63.129.32/27"));
    // Where the other side leaves no room, the subnet is proposed all the same, and that is said.
    let full = answer(&ask(&["10.1.0.0/24"], &["10.0.0.0/8"]));
    assert_eq!(prefix_of(&full).as_deref(), Some("10.1.0.224/27"));
    let said: Vec<&str> = full.findings.iter().map(|finding| finding.what.as_str()).collect();
    assert_eq!(said, ["no /27 is clear of the other sides: 10.1.0.224/27 lies in 10.0.0.0/8"]);
    let given = Ask { given: "10.1.255.0/27".to_owned(), ..ask(&["10.1.0.0/16"], &["10.1.255.0/24"]) };
    let check = answer(&given).check.unwrap();
    assert_eq!(check.faults[0].what, "10.1.255.0/27 overlaps another side's network 10.1.255.0/24");
    assert_eq!(check.faults[0].right, Some("10.1.254.224/27".parse().unwrap()));
}

#[test]
fn each_overlap_is_named_once_with_the_one_to_change() {
    let ask = Ask {
        space: list(&["10.1.0.0/16", "10.1.128.0/17", "203.0.113.0/24"]),
        used: list(&["10.1.10.0/24", "10.1.10.128/25", "10.2.0.0/24"]),
        far: list(&["10.0.0.0/8", "169.254.0.0/24", "100.64.0.0/24", "192.168.0.0/16", "192.168.0.0/24"]),
        ..Ask::default()
    };
    let line =
        |clash: &Clash| format!("{}: {}; change {}: {}\n", clash.severity.word(), clash.what, clash.change, clash.why);
    let clashes: String = answer(&ask).conflicts.iter().map(line).collect();
    expect![[r#"
        error: 10.1.128.0/17 (space 2) overlaps 10.1.0.0/16 (space 1); change 10.1.128.0/17: it is the smaller one: fewer machines to renumber
        error: 10.1.0.0/16 (the space) overlaps 10.0.0.0/8 (other network 1); change 10.1.0.0/16: it is the smaller one: fewer machines to renumber
        error: 10.1.128.0/17 (the space) overlaps 10.0.0.0/8 (other network 1); change 10.1.128.0/17: it is the smaller one: fewer machines to renumber
        error: 10.2.0.0/24 (a subnet) overlaps 10.0.0.0/8 (other network 1); change 10.2.0.0/24: it is the smaller one: fewer machines to renumber
        error: 169.254.0.0/24 (other network 2) overlaps 169.254.0.0/16 (link-local); change 169.254.0.0/24: the range has a meaning of its own everywhere
        error: 192.168.0.0/24 (other network 5) overlaps 192.168.0.0/16 (other network 4); change 192.168.0.0/24: it is the smaller one: fewer machines to renumber
        error: 10.1.10.128/25 (a subnet) overlaps 10.1.10.0/24 (a subnet); change 10.1.10.128/25: it is the smaller one: fewer machines to renumber
        warning: the subnet 10.2.0.0/24 lies in none of the spaces; change 10.2.0.0/24: a subnet is a part of its virtual network's address space
        warning: 203.0.113.0/24 is for examples in documents; change 203.0.113.0/24: what the range is meant for may meet it one day
        advice: 100.64.0.0/24 is for providers' NAT, shared by all their customers; change 100.64.0.0/24: providers use this range between themselves and their customers: it clashes where yours does
    "#]].assert_eq(&clashes);
}

#[test]
fn transit_networks_keep_clear_of_everything_and_say_which_end_is_which() {
    let ask = |kind: &str, count: &str, within: &[&str]| Ask {
        far: list(&["172.31.252.0/30"]),
        kind: kind.to_owned(),
        count: count.to_owned(),
        within: list(within),
        ..Ask::default()
    };
    let shown = |ask: &Ask| -> Vec<String> {
        let answer = answer(ask);
        answer.transit.iter().map(|one| format!("{} {} {}", one.network, one.first, one.second)).collect()
    };
    assert_eq!(shown(&ask("", "", &[])), ["172.31.252.4/30 172.31.252.5 172.31.252.6"]);
    assert_eq!(
        shown(&ask("31", "2", &["10.9.0.0/30"])),
        ["10.9.0.0/31 10.9.0.0 10.9.0.1", "10.9.0.2/31 10.9.0.2 10.9.0.3"]
    );
    assert!(shown(&ask("30", "0", &[])).is_empty());
    let full = answer(&ask("30", "3", &["10.9.0.0/29"]));
    assert_eq!((full.transit.len(), full.findings[0].path.as_str()), (2, "within"));
}

#[test]
fn a_clouds_pairs_stand_instead_of_transit_networks_or_beside_them() {
    let clouds: Vec<&str> = crate::devices::LINK_LOCALS.iter().map(|rules| rules.id).collect();
    for cloud in &clouds {
        let answer = answer(&Ask { kind: (*cloud).to_owned(), count: "3".to_owned(), ..Ask::default() });
        let ends: Vec<usize> = answer.link_local.iter().map(|pair| pair.ends.len()).collect();
        assert_eq!((answer.transit.len(), ends), (0, vec![1; 3]), "{cloud}");
    }
    let both = answer(&Ask { clouds: list(&clouds), ..Ask::default() });
    let [one, other] = &both.link_local[0].ends[..] else { panic!("an end for each cloud") };
    assert_eq!((one.address, one.other_end, both.transit.len()), (other.other_end, other.address, 1));
    let every = kinds().pop().map(|(id, name)| (id.to_owned(), name)).unwrap();
    assert_eq!(every.1.split(" and ").count(), clouds.len(), "{every:?}");
    let pairs = answer(&Ask { kind: every.0, ..Ask::default() });
    assert_eq!((pairs.transit.len(), pairs.link_local), (0, both.link_local.clone()));
    let many = answer(&Ask { kind: clouds[0].to_owned(), count: "200".to_owned(), ..Ask::default() });
    let said: Vec<(&str, Severity)> = many.findings.iter().map(|one| (one.path.as_str(), one.severity)).collect();
    assert_eq!(said, [("count", Severity::Warning), ("count", Severity::Error)]);
}

#[test]
fn the_other_sides_networks_are_summarised_exactly_when_the_limit_is_near() {
    let far = |count: usize| (0..count).map(|i| format!("10.{}.{}.0/24", 64 + i / 256, i % 256)).collect::<Vec<_>>();
    let few = answer(&Ask { far: far(500), ..Ask::default() }).remote;
    assert_eq!((few.prefixes.len(), few.summarised), (500, false));
    let many = answer(&Ask { far: far(512), ..Ask::default() }).remote;
    assert_eq!((many.prefixes, many.summarised), (vec!["10.64.0.0/15".parse().unwrap()], true));
}

#[test]
fn a_fleets_list_is_read_in_every_sane_form_and_counted_whole() {
    let fleet =
        fleet("# sites\n10.0.0.0/24, 10.0.1.0/24\n10.0.0.0 255.255.255.0 # again\n10.0.0.128/25\n\n10.0.0.7/24\n");
    assert_eq!((fleet.prefixes, fleet.overlaps, fleet.unread), (4, 2, 1));
    assert_eq!((fleet.summarised, fleet.summary[0].to_string().as_str()), (1, "10.0.0.0/23"));
    assert_eq!(fleet.faults[0].split(':').next(), Some("line 6"));
    let pair = &fleet.pairs[0];
    let shown = (pair.prefix.to_string(), pair.line, pair.holder.to_string(), pair.holder_line);
    assert_eq!(shown, ("10.0.0.0/24".to_owned(), 3, "10.0.0.0/24".to_owned(), 2));
}

#[test]
fn of_a_long_list_the_first_lines_are_shown_and_all_are_counted() {
    let text: String = (0..1000).map(|i| format!("10.{}.{}.0/24\n", i / 250, i % 250)).collect();
    let fleet = fleet(&format!("10.0.0.0/8\n{text}"));
    assert_eq!((fleet.prefixes, fleet.overlaps, fleet.pairs.len()), (1001, 1000, 200));
    assert_eq!(fleet.summarised, 1);
}

#[test]
fn where_neither_side_can_be_renumbered_each_network_gets_a_free_range_of_its_size_and_those_who_can() {
    let ask = |space: &[&str], far: &[&str]| Ask { space: list(space), far: list(far), ..Ask::default() };
    let shown = |ask: &Ask| -> Vec<String> {
        let plan = answer(ask).translation;
        let line = |one: Shown| {
            let to = one.shown_as.map_or("nothing".to_owned(), |to| to.to_string());
            format!("{} of {} as {to}", one.network, one.of)
        };
        plan.into_iter().flat_map(|plan| plan.networks).map(line).collect()
    };
    assert_eq!(
        shown(&ask(&["10.1.0.0/16"], &["10.1.0.0/16", "10.255.0.0/24", "192.168.0.0/24"])),
        ["10.1.0.0/16 of other network 1 as 10.254.0.0/16", "10.1.0.0/16 of the space as 10.253.0.0/16"]
    );
    assert_eq!(
        shown(&ask(&["10.1.0.0/16"], &["10.0.0.0/8"])),
        ["10.1.0.0/16 of the space as 172.30.0.0/16", "10.0.0.0/8 of other network 1 as nothing"]
    );
    assert!(shown(&ask(&["10.1.0.0/16"], &["0.0.0.0/0", "10.2.0.0/16"])).is_empty());
    let able = answer(&ask(&["10.1.0.0/16"], &["10.1.0.0/16"])).translation.unwrap().able;
    let both: Vec<&str> =
        able.iter().filter(|one| one.how.contains("route-based")).map(|one| one.who.as_str()).collect();
    assert!(both.iter().any(|who| who.contains(", from 2021-12-02, where ")), "{able:?}");
    assert!(able.len() > both.len());
}

#[test]
fn the_planner_and_the_wizard_show_a_network_at_the_same_range() {
    let base = crate::presets::base(crate::rules::Base::TwoFirewalls).unwrap();
    let same = ["gateways[0].networks", "gateways[1].networks"]
        .map(|path| crate::finding::Edit::set(path, serde_json::json!(["10.1.0.0/16"])));
    let policy = crate::finding::Edit::set("tunnels[0].routing.kind", "policy");
    let scenario = crate::scenario::apply(&base, &[&same[..], &[policy]].concat()).unwrap();
    let moment = crate::Moment { today: crate::fact::day(2026, 11, 21), as_of: None };
    let findings = crate::check(&scenario, &moment).findings;
    let advised = findings.into_iter().find(|finding| finding.code == "A101").unwrap().repair.unwrap();
    let ask = Ask { space: list(&["10.1.0.0/16"]), far: list(&["10.1.0.0/16"]), ..Ask::default() };
    for shown in answer(&ask).translation.unwrap().networks {
        let to = serde_json::json!(shown.shown_as.unwrap());
        assert!(advised.edits.iter().any(|edit| edit.value == to), "{shown:?} and {advised:?}");
    }
}

#[test]
fn tunnels_that_are_there_take_part_in_conflicts_and_are_kept_clear_of() {
    let ask = Ask {
        space: list(&["10.1.0.0/16"]),
        used: list(&["10.1.10.0/24"]),
        far: list(&["192.168.0.0/16"]),
        given: "10.1.254.0/27".to_owned(),
        transit_used: list(&[
            "172.31.252.0/30",
            "192.168.9.0/30",
            "10.1.255.224/30",
            "172.31.252.0/31",
            "169.254.21.0/30",
            "169.254.21.2",
            "10.1.10.4",
            "10.1.254.30/32",
            "10.1.77.1",
            "192.168.1.1",
            "127.0.0.1",
            "10.1.10.4",
        ]),
        clouds: vec![crate::devices::LINK_LOCALS[0].id.to_owned()],
        ..Ask::default()
    };
    let answer = answer(&ask);
    let line = |clash: &Clash| format!("{}: {}; change {}\n", clash.severity.word(), clash.what, clash.change);
    expect![[r#"
        warning: 10.1.255.224/30 (transit network 3) overlaps 10.1.0.0/16 (the space); change 10.1.255.224/30
        error: 10.1.77.1/32 (BGP address 9) overlaps 10.1.0.0/16 (the space); change 10.1.77.1/32
        error: 192.168.9.0/30 (transit network 2) overlaps 192.168.0.0/16 (other network 1); change 192.168.9.0/30
        error: 172.31.252.0/31 (transit network 4) overlaps 172.31.252.0/30 (transit network 1); change 172.31.252.0/31
        error: 127.0.0.1/32 (BGP address 11) overlaps 127.0.0.0/8 (loopback); change 127.0.0.1/32
    "#]]
    .assert_eq(&answer.conflicts.iter().map(line).collect::<String>());
    assert!(answer.findings.is_empty(), "the gateway's own address may lie in its subnet: {:?}", answer.findings);
    assert_eq!(prefix_of(&answer).as_deref(), Some("10.1.255.192/27"));
    assert_eq!(answer.transit[0].network.to_string(), "172.31.252.4/30");
    assert_eq!(answer.link_local[0].network.to_string(), "169.254.21.4/30");
    assert!(answer.translation.is_none(), "a tunnel is renumbered, not translated");
    let misread = plan(&Ask { transit_used: list(&["10.1.0.1/30", "fd00::1"]), ..Ask::default() }).unwrap().findings;
    let paths: Vec<&str> = misread.iter().map(|finding| finding.path.as_str()).collect();
    assert_eq!(paths, ["transit_used[0]", "transit_used[1]"]);
}

#[test]
fn the_network_towards_the_internet_leaks_with_bgp() {
    let ask = Ask {
        space: list(&["10.1.0.0/16"]),
        far: list(&["192.168.0.0/24", "198.51.100.0/24"]),
        outside: list(&["203.0.113.0/29", "198.51.100.8/29"]),
        ..Ask::default()
    };
    let answer = answer(&ask);
    let expected = (vec!["10.1.0.0/16".parse().unwrap()], vec!["203.0.113.0/29".parse().unwrap()]);
    assert_eq!((answer.announced.cloud, answer.announced.leaks), expected);
    let said: Vec<(&str, &str)> =
        answer.findings.iter().map(|finding| (finding.path.as_str(), finding.what.as_str())).collect();
    let holds = "198.51.100.0/24 holds addresses of 198.51.100.8/29, which leads to the Internet";
    assert_eq!(said, [("outside[1]", holds)]);
}

use expect_test::expect;

use super::*;

fn list(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
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
        assert_eq!(answer.proposal.map(|found| found.prefix.to_string()).as_deref(), Some(expected));
        assert!(answer.findings.is_empty() && answer.clashes.is_empty(), "{answer:?}");
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
        within[0]: "10.0.0.0" has no length; a network is written like 10.0.0.0/24; use 10.0.0.0/24 [Use 10.0.0.0/24]
        count: "-3" is no number of tunnels; give a whole number, 1 to 1000 []
        given: 203.0.113.0/28 is too small for a VPN gateway: a /27 is needed; use 203.0.113.0/27 [Use 203.0.113.0/27]
        space[3]: 203.0.113.0/24 is for examples in documents; take a private range: 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 []
    "#]].assert_eq(&said.concat());
}

#[test]
fn each_overlap_is_named_once_with_the_one_to_change() {
    let ask = Ask {
        space: list(&["10.1.0.0/16"]),
        used: list(&["10.1.10.0/24", "10.1.10.128/25"]),
        far: list(&["10.0.0.0/8", "169.254.0.0/24"]),
        ..Ask::default()
    };
    let clashes: Vec<String> = answer(&ask)
        .clashes
        .iter()
        .map(|clash| {
            let ((change, one), (keep, other)) = (&clash.change, &clash.keep);
            format!("{change} ({one}) stays clear of {keep} ({other}): {}\n", clash.why)
        })
        .collect();
    expect![[r#"
        10.1.0.0/16 (the space) stays clear of 10.0.0.0/8 (the other side): it is the smaller one: fewer machines to renumber
        10.1.10.128/25 (a subnet) stays clear of 10.1.10.0/24 (a subnet): it is the smaller one: fewer machines to renumber
        10.1.10.0/24 (a subnet) stays clear of 10.0.0.0/8 (the other side): it is the smaller one: fewer machines to renumber
        10.1.10.128/25 (a subnet) stays clear of 10.0.0.0/8 (the other side): it is the smaller one: fewer machines to renumber
        169.254.0.0/24 (the other side) stays clear of 169.254.0.0/16 (link-local): the range has a meaning of its own everywhere
    "#]].assert_eq(&clashes.concat());
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
        answer.transit.iter().map(|one| format!("{} {} {}", one.network, one.here, one.there)).collect()
    };
    assert_eq!(shown(&ask("", "", &[])), ["172.31.252.4/30 172.31.252.5 172.31.252.6"]);
    assert_eq!(
        shown(&ask("31", "2", &["10.9.0.0/30"])),
        ["10.9.0.0/31 10.9.0.0 10.9.0.1", "10.9.0.2/31 10.9.0.2 10.9.0.3"]
    );
    for (kind, _, rule) in kinds().iter().filter(|(_, _, rule)| !rule.is_empty()) {
        assert_eq!(shown(&ask(kind, "3", &[])).len(), 3, "{rule}");
    }
    let full = answer(&ask("30", "3", &["10.9.0.0/29"]));
    assert_eq!((full.transit.len(), full.findings[0].path.as_str()), (2, "within"));
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

use super::*;
use crate::crypto::IkeVersion;
use crate::devices::{self, Abilities, DeviceFacts, Feature};
use crate::draft;
use crate::fact::day;
use crate::scenario::RoutingKind;

const TODAY: jiff::civil::Date = day(2026, 11, 21);

fn end(device: &str, release: &str) -> End {
    let device = devices::by_id(device).expect("a device");
    End { device, release: device.release(release).expect("a release") }
}

fn answers(ends: [End; 2], feature: Feature) -> [Answer; 2] {
    let shared = together(ends, TODAY);
    shared.iter().find(|shared| shared.feature == feature).expect("one of them knows it").ends
}

#[test]
fn the_matrix_says_yes_exactly_where_the_planner_may_choose() {
    for device in devices::ALL {
        let settings = draft::default_settings(device);
        for release in device.releases {
            let facts =
                DeviceFacts { release, settings: &settings, as_of: TODAY, networks: &[], routing: RoutingKind::Static };
            let abilities = Abilities::of(device, &facts);
            for shared in together([End { device, release }; 2], TODAY) {
                let feature = shared.feature;
                let can = matches!(shared.ends[0], Answer::Yes(_) | Answer::Unconfirmed(_) | Answer::With(..));
                assert_eq!(can, abilities.has(feature), "{} {}: {feature:?}", device.id, release.id);
                let sure = can && shared.ends[0].row().is_some_and(|row| row.confirmed);
                assert_eq!(sure, abilities.has_confirmed(feature), "{} {}: {feature:?}", device.id, release.id);
            }
        }
    }
}

#[test]
fn a_no_says_which_release_can() {
    let cloud = end("azure", "resource-manager"); // tidy: vendor
    let young = end("pfsense", "2.3.2"); // tidy: vendor
    let old = end("pfsense", "2.0.3"); // tidy: vendor
    let [here, there] = answers([cloud, young], Feature::Routing(RoutingKind::Bgp));
    assert_eq!(here.words(), "yes");
    assert_eq!(there.words(), "since 2.4.4-p1");
    let [_, old] = answers([cloud, old], Feature::Ike(IkeVersion::V2));
    assert_eq!(old.words(), "since 2.2");
    assert!(!old.is_yes());
}

#[test]
fn every_ability_is_in_the_table_once_a_row_with_a_source_and_its_day() {
    let table = table(TODAY);
    assert_eq!(table.devices.len(), devices::ALL.len());
    for (device, row) in devices::ALL.iter().zip(&table.devices) {
        assert_eq!(row.id, device.id);
        assert_eq!(row.abilities.len(), device.rows.len(), "{}", device.id);
        for ability in &row.abilities {
            assert!(ability.source.url.starts_with("https://"), "{}: {}", device.id, ability.name);
            assert!(device.release(ability.since).is_some(), "{}: {}", device.id, ability.since);
        }
        assert_eq!(row.releases.len(), device.releases.len());
        assert_eq!(row.manual.is_some(), device.manual.is_some(), "{}", device.id);
    }
}

#[test]
fn a_keyword_names_one_ability_within_its_group() {
    let mut seen: Vec<(Group, &str, &str)> = Vec::new();
    for row in devices::ALL.iter().flat_map(|device| device.rows) {
        let key = (row.feature.group(), row.feature.keyword(), row.feature.name());
        assert!(!seen.iter().any(|(group, word, name)| (*group, *word) == (key.0, key.1) && *name != key.2), "{key:?}");
        seen.push(key);
    }
    assert!(seen.len() > 100);
}

#[test]
fn facts_are_listed_when_they_were_read_more_than_a_year_ago() {
    let youngest = devices::ALL.iter().flat_map(|device| device.rows).map(|row| row.source.checked).max();
    let youngest = youngest.expect("there are rows");
    assert_eq!(aged(day(2020, 1, 1)), []);
    let late = youngest.checked_add(jiff::ToSpan::months(13)).expect("a day");
    let old = aged(late);
    for device in devices::ALL {
        assert!(old.iter().any(|aged| aged.device == device.id), "{} has no dated source", device.id);
    }
    for (place, one) in old.iter().enumerate() {
        assert!(!old[place + 1..].contains(one), "{} twice", one.source.title);
    }
}

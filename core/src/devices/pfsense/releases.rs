//! The releases that differ, oldest first, with the config revisions they write.
//!
//! A patch release that behaves like its neighbour is named beside it. The day is
//! that of the first one's tag in the source repository, or of its promotion to a
//! release there; of 2.8 the day on which development moved on to 2.9.

use jiff::civil::Date;

use super::sources::PROGRAM;
use crate::devices::Release;
use crate::fact::day;

/// The release for a new gateway: the newest whose config revision is confirmed.
pub const DEFAULT: &str = "2.7.2";

const fn release(id: &'static str, name: &'static str, since: Option<Date>) -> Release {
    Release { id, name, since, retired: None, successor: None, source: &PROGRAM }
}

/// Every release.
pub static RELEASES: &[Release] = &[
    release("2.0.3", "2.0 to 2.0.3", Some(day(2013, 4, 10))),
    release("2.1", "2.1", Some(day(2013, 9, 11))),
    release("2.1.5", "2.1.1 to 2.1.5", Some(day(2014, 8, 25))),
    release("2.2", "2.2", Some(day(2015, 1, 22))),
    release("2.2.3", "2.2.1 to 2.2.3", Some(day(2015, 6, 23))),
    release("2.2.4", "2.2.4", Some(day(2015, 7, 26))),
    release("2.2.6", "2.2.5, 2.2.6", Some(day(2015, 12, 21))),
    release("2.3", "2.3", Some(day(2016, 4, 11))),
    release("2.3.1", "2.3.1", Some(day(2016, 5, 16))),
    release("2.3.2", "2.3.2", Some(day(2016, 7, 19))),
    release("2.3.5", "2.3.3 to 2.3.5", Some(day(2017, 2, 15))),
    release("2.4.0", "2.4.0", Some(day(2017, 10, 10))),
    release("2.4.2", "2.4.1, 2.4.2", Some(day(2017, 11, 20))),
    release("2.4.3", "2.4.3", Some(day(2018, 3, 26))),
    release("2.4.4", "2.4.4 without a patch", Some(day(2018, 9, 20))),
    release("2.4.4-p1", "2.4.4-p1 to 2.4.4-p3", Some(day(2018, 11, 28))),
    release("2.4.5", "2.4.5", Some(day(2020, 3, 23))),
    release("2.5.0", "2.5.0", Some(day(2021, 2, 16))),
    release("2.5.1", "2.5.1", Some(day(2021, 4, 12))),
    release("2.5.2", "2.5.2", Some(day(2021, 7, 6))),
    release("2.6.0", "2.6.0", Some(day(2022, 1, 25))),
    release("2.7.0", "2.7.0", Some(day(2023, 6, 27))),
    release("2.7.2", "2.7.1, 2.7.2", Some(day(2023, 11, 15))),
    release("2.8", "2.8", Some(day(2025, 4, 2))),
    release("plus", "Plus", None),
];

/// A config revision: 19.1 is `(19, 1)`. No release writes a second digit behind the point.
pub type Revision = (u8, u8);

/// A config revision as a backup spells it.
pub fn read_revision(text: &str) -> Option<Revision> {
    let (whole, tenth) = text.split_once('.').unwrap_or((text, "0"));
    Some((whole.parse().ok()?, tenth.parse().ok().filter(|tenth| *tenth < 10)?))
}

/// Lowest and highest config revision (`<version>` in a backup) that a release
/// writes. The revision of 2.8 is known only to lie between those of 2.7.2 and of
/// the development version after it. Of Plus no table is public: revisions since
/// 2.6.0 are taken, because the schema of what is written here is the same since.
pub fn config_revisions(release: &str) -> Option<(Revision, Revision)> {
    let range = match release {
        "2.0.3" => ((8, 0), (8, 0)),
        "2.1" => ((9, 8), (9, 8)),
        "2.1.5" => ((10, 1), (10, 1)),
        "2.2" => ((11, 6), (11, 6)),
        "2.2.3" => ((11, 7), (11, 7)),
        "2.2.4" => ((11, 9), (11, 9)),
        "2.2.6" => ((12, 0), (12, 0)),
        "2.3" => ((15, 0), (15, 0)),
        "2.3.1" => ((15, 4), (15, 4)),
        "2.3.2" => ((15, 5), (15, 5)),
        "2.3.5" => ((15, 8), (15, 8)),
        "2.4.0" => ((17, 0), (17, 0)),
        "2.4.2" => ((17, 3), (17, 3)),
        "2.4.3" => ((17, 9), (18, 0)),
        "2.4.4" => ((18, 8), (18, 8)),
        "2.4.4-p1" => ((18, 9), (19, 1)),
        "2.4.5" => ((19, 1), (19, 1)),
        "2.5.0" => ((21, 4), (21, 4)),
        "2.5.1" => ((21, 5), (21, 5)),
        "2.5.2" => ((21, 7), (21, 7)),
        "2.6.0" => ((22, 2), (22, 2)),
        "2.7.0" => ((22, 9), (22, 9)),
        "2.7.2" => ((23, 3), (23, 3)),
        "2.8" => ((23, 4), (24, 4)),
        "plus" => ((22, 2), (24, 9)),
        _ => return None,
    };
    Some(range)
}

/// The releases that write this config revision.
pub fn with_revision(revision: Revision) -> Vec<&'static str> {
    let fits =
        |release: &&Release| config_revisions(release.id).is_some_and(|(low, high)| (low..=high).contains(&revision));
    RELEASES.iter().filter(fits).map(|release| release.name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_release_has_its_config_revision() {
        for release in RELEASES {
            assert!(config_revisions(release.id).is_some(), "{}", release.id);
        }
        assert!(RELEASES.iter().any(|release| release.id == DEFAULT));
    }

    #[test]
    fn a_revision_names_its_releases() {
        assert_eq!(with_revision((15, 5)), ["2.3.2"]);
        assert_eq!(with_revision((19, 1)), ["2.4.4-p1 to 2.4.4-p3", "2.4.5"]);
        assert_eq!(with_revision((1, 0)), Vec::<&str>::new());
        for (text, revision) in
            [("19.1", Some((19, 1))), ("15", Some((15, 0))), ("15.15", None), ("", None), ("x.1", None)]
        {
            assert_eq!(read_revision(text), revision, "{text}");
        }
    }
}

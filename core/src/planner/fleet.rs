//! A fleet's prefixes, pasted: what overlaps, and the fewest that hold the same.

use ipnet::IpNet;

use crate::addressing::{nesting, summarise};
use crate::draft::{read_prefix, split_prefixes};

/// How much of each list is shown; the counts are of all.
const SHOWN: usize = 200;

/// The answer about a list of prefixes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fleet {
    /// How many prefixes were read.
    pub prefixes: usize,
    /// How many entries cannot be read.
    pub unread: usize,
    /// Those entries with their lines, as sentences; the first ones.
    pub faults: Vec<String>,
    /// How many pairs overlap.
    pub overlaps: usize,
    /// Those pairs; the first ones.
    pub pairs: Vec<FleetPair>,
    /// How many prefixes the summary has.
    pub summarised: usize,
    /// The summary; the first ones.
    pub summary: Vec<IpNet>,
}

/// Two prefixes of a list that overlap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FleetPair {
    /// The smaller one.
    pub prefix: IpNet,
    /// Its line.
    pub line: u32,
    /// The one that holds it.
    pub holder: IpNet,
    /// Its line.
    pub holder_line: u32,
}

/// Reads a list, one prefix a line or several, `#` before a comment, and tells
/// every overlap once. Time grows as n log n.
pub fn fleet(text: &str) -> Fleet {
    let mut fleet = Fleet::default();
    let (mut prefixes, mut lines) = (Vec::new(), Vec::new());
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.split('#').next().unwrap_or(line).trim();
        if line.is_empty() {
            continue;
        }
        if let Ok(prefix) = read_prefix(line) {
            prefixes.push(prefix);
            lines.push(number);
            continue;
        }
        for entry in split_prefixes(line) {
            match read_prefix(&entry) {
                Ok(prefix) => {
                    prefixes.push(prefix);
                    lines.push(number);
                }
                Err(error) => {
                    fleet.unread += 1;
                    let right = error.right.map(|right| format!("; use {right}")).unwrap_or_default();
                    keep(&mut fleet.faults, || format!("line {number}: {}{right}", error.what));
                }
            }
        }
    }
    judge(&mut fleet, &prefixes, &lines);
    fleet
}

fn judge(fleet: &mut Fleet, prefixes: &[IpNet], lines: &[u32]) {
    for (holder, held) in nesting(prefixes).pairs() {
        fleet.overlaps += 1;
        keep(&mut fleet.pairs, || FleetPair {
            prefix: prefixes[held],
            line: lines[held],
            holder: prefixes[holder],
            holder_line: lines[holder],
        });
    }
    fleet.prefixes = prefixes.len();
    fleet.summary = summarise(prefixes);
    fleet.summarised = fleet.summary.len();
    fleet.summary.truncate(SHOWN);
}

fn keep<T>(list: &mut Vec<T>, make: impl FnOnce() -> T) {
    if list.len() < SHOWN {
        list.push(make());
    }
}

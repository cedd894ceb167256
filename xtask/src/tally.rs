//! Counting what passed, and reading the counts of others.

use std::fmt;

/// What a stage, or all of them, found.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
    /// Seen, but nothing here can judge it. Neither good nor bad, always said.
    pub not_judged: u64,
}

impl Tally {
    /// One check; the reason is printed when it fails.
    pub fn judge(&mut self, good: bool, reason: impl FnOnce() -> String) {
        if good {
            self.passed += 1;
        } else {
            self.failed += 1;
            println!("{}", reason());
        }
    }

    pub fn add(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.not_judged += other.not_judged;
    }

    pub fn is_good(self) -> bool {
        self.failed == 0
    }

    /// Takes the exit code into account: a runner that fails has failed
    /// something, and one that judged nothing has not done its work.
    pub fn settled(mut self, success: bool) -> Tally {
        if !success && self.failed == 0 {
            println!("the runner failed without counting a failure: counted as one");
            self.failed = 1;
        }
        if self.passed + self.failed == 0 {
            println!("the runner judged nothing: counted as one failure");
            self.failed = 1;
        }
        self
    }

    /// Sums cargo's lines `test result: ok. 3 passed; 0 failed; 1 ignored; ...`.
    pub fn from_cargo(lines: &[String]) -> Tally {
        let mut sum = Tally::default();
        let results = lines.iter().filter_map(|line| line.strip_prefix("test result: "));
        for result in results {
            let rest = result.split_once(". ").map_or("", |(_verdict, rest)| rest);
            let mut parts = rest.split(';').map(str::trim);
            sum.passed += counted(&mut parts, " passed");
            sum.failed += counted(&mut parts, " failed");
            sum.not_judged += counted(&mut parts, " ignored");
        }
        sum
    }

    /// Reads the closing line `3 passed, 0 failed` of our own runners, and the
    /// last `2 not judged`, on that line or on one of its own.
    pub fn from_runner(lines: &[String]) -> Tally {
        let mut tally = lines.iter().rev().find_map(|line| closing(line)).unwrap_or_default();
        let mut parts = lines.iter().rev().flat_map(|line| line.split(','));
        tally.not_judged = parts.find_map(|part| number(part.trim(), " not judged")).unwrap_or(0);
        tally
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

fn counted<'a>(parts: &mut impl Iterator<Item = &'a str>, unit: &str) -> u64 {
    parts.next().and_then(|part| number(part, unit)).unwrap_or(0)
}

fn closing(line: &str) -> Option<Tally> {
    let mut parts = line.split(',').map(str::trim);
    Some(Tally { passed: number(parts.next()?, " passed")?, failed: number(parts.next()?, " failed")?, not_judged: 0 })
}

fn number(text: &str, unit: &str) -> Option<u64> {
    text.strip_suffix(unit)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.lines().map(str::to_owned).collect()
    }

    fn tally(passed: u64, failed: u64, not_judged: u64) -> Tally {
        Tally { passed, failed, not_judged }
    }

    #[test]
    fn cargo_results_are_summed() {
        let output = lines(
            "running 3 tests\n\
             test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s\n\
             test result: FAILED. 5 passed; 2 failed; 0 ignored; 0 measured\n",
        );
        assert_eq!(Tally::from_cargo(&output), tally(8, 2, 1));
    }

    #[test]
    fn the_last_closing_line_counts() {
        let cases = [
            ("3 passed, 1 failed", tally(3, 1, 0)),
            ("1 passed, 0 failed\nmore\n7 passed, 2 failed", tally(7, 2, 0)),
            ("4 not judged\n7 passed, 2 failed", tally(7, 2, 4)),
            ("7 passed, 2 failed, 4 not judged", tally(7, 2, 4)),
            ("nothing of the kind", tally(0, 0, 0)),
            ("about 3 passed, 1 failed", tally(0, 0, 0)),
        ];
        for (text, expected) in cases {
            assert_eq!(Tally::from_runner(&lines(text)), expected, "{text}");
        }
    }

    #[test]
    fn silence_and_unexplained_failure_count_as_failures() {
        let cases = [
            (tally(3, 0, 0), true, tally(3, 0, 0)),
            (tally(3, 0, 0), false, tally(3, 1, 0)),
            (tally(3, 2, 0), false, tally(3, 2, 0)),
            (tally(0, 0, 0), true, tally(0, 1, 0)),
            (tally(0, 0, 5), true, tally(0, 1, 5)),
        ];
        for (counted, success, expected) in cases {
            assert_eq!(counted.settled(success), expected);
        }
    }
}

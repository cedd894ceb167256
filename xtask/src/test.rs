//! `cargo xtask test`: runs stages one after the other, some beside them, and sums up.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::process::Beside;
use crate::setup::Workshop;
use crate::stage::{self, Stage};
use crate::tally::Tally;

/// One stage's outcome.
struct Row {
    name: &'static str,
    tally: Tally,
    seconds: f64,
}

/// Runs the named stages, or all of them, also after a failure.
pub fn run(names: &[String]) -> Result<bool> {
    let stages = chosen(names)?;
    let start = Instant::now();
    let mut workshop = Workshop::default();
    let begun = begin(&stages, &mut workshop);
    let rows: Vec<Row> =
        stages.into_iter().zip(begun).map(|(stage, begun)| judge(stage, &mut workshop, begun)).collect();
    Ok(sum_up(&rows, start.elapsed()))
}

/// Starts what can run beside other stages, where there are any: one alone is better watched.
fn begin(stages: &[&Stage], workshop: &mut Workshop) -> Vec<Option<Beside>> {
    if stages.len() < 2 {
        return stages.iter().map(|_| None).collect();
    }
    let begin = |stage: &&Stage| {
        let begun = stage.begin(workshop)?;
        println!("{} has begun beside the others: its words come in its turn", stage.name);
        Some(begun)
    };
    stages.iter().map(begin).collect()
}

fn chosen(names: &[String]) -> Result<Vec<&'static Stage>> {
    if let Some(unknown) = names.iter().find(|name| !is_known(name)) {
        let known = stage::names().join(", ");
        bail!("there is no stage `{unknown}`: choose from {known}");
    }
    let all = stage::ALL.iter();
    if names.is_empty() {
        return Ok(all.filter(|stage| (stage.exists)()).collect());
    }
    let wanted = |stage: &&Stage| names.iter().any(|name| name == stage.name);
    Ok(all.filter(wanted).collect())
}

fn is_known(name: &str) -> bool {
    stage::ALL.iter().any(|stage| stage.name == name)
}

fn judge(stage: &Stage, workshop: &mut Workshop, begun: Option<Beside>) -> Row {
    println!("\n== {} ==", stage.name);
    let start = Instant::now();
    let tally = stage.judge(workshop, begun).unwrap_or_else(|error| {
        println!("{error:#}");
        Tally { failed: 1, ..Tally::default() }
    });
    let seconds = start.elapsed().as_secs_f64();
    println!("-- {}: {tally}, {seconds:.1} s", stage.name);
    Row { name: stage.name, tally, seconds }
}

/// Prints the table and, alone on the last line, the verdict.
fn sum_up(rows: &[Row], whole: Duration) -> bool {
    let mut sum = Tally::default();
    let headings = ("stage", "passed", "failed", "not judged", "seconds");
    let (stage, passed, failed, not_judged, seconds) = headings;
    println!("\n{stage:<12}{passed:>9}{failed:>9}{not_judged:>13}{seconds:>10}");
    for row in rows {
        print_row(row);
        sum.add(row.tally);
    }
    print_row(&Row { name: "all", tally: sum, seconds: whole.as_secs_f64() });
    println!("{sum}");
    sum.is_good()
}

fn print_row(row: &Row) {
    let Tally { passed, failed, not_judged } = row.tally;
    let (name, seconds) = (row.name, row.seconds);
    println!("{name:<12}{passed:>9}{failed:>9}{not_judged:>13}{seconds:>10.1}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_stages_keep_the_order_of_the_list() {
        let names = ["tidy".to_owned(), "format".to_owned()];
        let stages = chosen(&names).unwrap_or_default();
        let order: Vec<_> = stages.iter().map(|stage| stage.name).collect();
        assert_eq!(order, ["format", "tidy"]);
    }

    #[test]
    fn an_unknown_stage_is_refused_by_name() {
        let error = chosen(&["formt".to_owned()]).err().map(|error| error.to_string());
        assert!(error.is_some_and(|text| text.contains("`formt`") && text.contains("format")));
    }
}

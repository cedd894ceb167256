//! One line a step, with the seconds it took.

use std::io::Write;
use std::time::Instant;

use anyhow::Result;

/// Runs one step and prints its line: the name at once, so that a person sees
/// what takes long, and its outcome with the seconds when it ends.
pub fn step(name: &str, work: impl FnOnce() -> Result<&'static str>) -> Result<()> {
    let start = Instant::now();
    print!("{name:<58} ");
    let _ = std::io::stdout().flush();
    let result = work();
    let outcome = result.as_ref().copied().unwrap_or("FAILED");
    println!("{outcome:<10} {:>6.1} s", start.elapsed().as_secs_f64());
    result.map(|_| ())
}

//! Documents that the command writes about itself.

use anyhow::{Context, Result};

use crate::setup::{Need, Workshop};
use crate::tally::Tally;
use crate::{process, project};

/// A file and the words after `tunnelwright` that print its content.
struct Generated {
    path: &'static str,
    args: &'static [&'static str],
}

/// Every generated file. One more document is one more row.
const GENERATED: &[Generated] = &[
    Generated { path: "docs/rules.md", args: &["docs", "rules"] },
    Generated { path: "docs/devices.md", args: &["docs", "devices"] },
    Generated { path: "docs/scenario.schema.json", args: &["schema"] },
    Generated { path: "docs/matrix.schema.json", args: &["matrix", "--schema"] },
];

pub fn run(check: bool) -> Result<bool> {
    let mut workshop = Workshop::default();
    if check {
        let tally = compare(&mut workshop)?;
        println!("{tally}");
        return Ok(tally.is_good());
    }
    for file in GENERATED {
        let text = render(&mut workshop, file)?;
        let path = project::root().join(file.path);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(&path, text).with_context(|| format!("{} cannot be written", file.path))?;
        println!("wrote {}", file.path);
    }
    Ok(true)
}

/// Compares every generated file with what would be written now.
pub fn compare(workshop: &mut Workshop) -> Result<Tally> {
    let mut tally = Tally::default();
    for file in GENERATED {
        let fresh = render(workshop, file)?;
        let old = std::fs::read_to_string(project::root().join(file.path)).unwrap_or_default();
        let path = file.path;
        tally.judge(fresh == old, || format!("{path} is stale: run `cargo xtask codegen` and commit it"));
    }
    Ok(tally)
}

fn render(workshop: &mut Workshop, file: &Generated) -> Result<String> {
    workshop.ensure(Need::Command)?;
    let mut command = process::command(project::command_binary()?);
    process::quiet(command.args(file.args))
}

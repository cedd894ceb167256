//! Documents that the command writes about itself.

use std::collections::BTreeMap;

use anyhow::{Context, Result};

use crate::setup::{Need, Workshop};
use crate::tally::Tally;
use crate::{files, process, project};

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
    Generated { path: "docs/library.schema.json", args: &["docs", "library"] },
    Generated { path: "docs/matrix.schema.json", args: &["matrix", "--schema"] },
];

/// The folder of the site's pages; those that the command writes are below it.
const SITE: &str = "docs/site";

/// The folders that hold nothing else.
const WHOLE: [&str; 2] = ["docs/site/devices", "docs/site/findings"];

pub fn run(check: bool) -> Result<bool> {
    let mut workshop = Workshop::default();
    if check {
        let tally = compare(&mut workshop)?;
        println!("{tally}");
        return Ok(tally.is_good());
    }
    let fresh = fresh(&mut workshop)?;
    for path in left_over(&fresh) {
        std::fs::remove_file(project::root().join(&path)).with_context(|| format!("{path} cannot be removed"))?;
    }
    for (name, text) in &fresh {
        let path = project::root().join(name);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(&path, text).with_context(|| format!("{name} cannot be written"))?;
    }
    println!("wrote {} documents", fresh.len());
    Ok(true)
}

/// Compares every generated file with what would be written now.
pub fn compare(workshop: &mut Workshop) -> Result<Tally> {
    let mut tally = Tally::default();
    let fresh = fresh(workshop)?;
    for (path, text) in &fresh {
        let old = std::fs::read_to_string(project::root().join(path)).unwrap_or_default();
        tally.judge(*text == old, || format!("{path} is stale: run `cargo xtask codegen` and commit it"));
    }
    for path in left_over(&fresh) {
        tally.judge(false, || format!("{path} is made no more: run `cargo xtask codegen` and commit it"));
    }
    Ok(tally)
}

/// Every generated document by its path.
fn fresh(workshop: &mut Workshop) -> Result<BTreeMap<String, String>> {
    let mut all = BTreeMap::new();
    for file in GENERATED {
        all.insert(file.path.to_owned(), render(workshop, file.args)?);
    }
    let site: BTreeMap<String, String> = serde_json::from_str(&render(workshop, &["docs", "site"])?)?;
    all.extend(site.into_iter().map(|(path, text)| (format!("{SITE}/{path}"), text)));
    Ok(all)
}

/// Files of the generated folders that nothing makes any more.
fn left_over(fresh: &BTreeMap<String, String>) -> Vec<String> {
    let there = WHOLE.iter().flat_map(|folder| files::below(&project::root().join(folder)).unwrap_or_default());
    let there = there.map(|path| files::relative(&path, project::root()));
    there.filter(|path| !fresh.contains_key(path)).collect()
}

fn render(workshop: &mut Workshop, args: &[&str]) -> Result<String> {
    workshop.ensure(Need::Command)?;
    let mut command = process::command(project::command_binary()?);
    process::quiet(command.args(args))
}

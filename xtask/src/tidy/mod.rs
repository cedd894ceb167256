//! The project's invariants, executed.
//!
//! Each check is a row of [`CHECKS`] and a small function that lists what is
//! wrong. To add one, write the function in a file of its own and add a row.

mod budgets;
mod devices;
mod licences;
mod places;
mod purity;
mod rules;
mod sources;
mod tree;
mod vendors;
mod versions;
mod web;

use anyhow::Result;

use crate::tally::Tally;
use tree::Tree;

/// One invariant.
struct Check {
    /// What holds when it passes.
    name: &'static str,
    /// What to do about a violation.
    cure: &'static str,
    /// Lists the violations, each with its place.
    find: fn(&Tree) -> Result<Vec<String>>,
}

static CHECKS: &[Check] = &[
    Check {
        name: "core is pure",
        cure: "drop the dependency, or move what needs it to web/ or cli/",
        find: |_| purity::find(),
    },
    Check {
        name: "no vendor's name outside its folder",
        cure: "let the device's profile or a callback say it, and name the concept here",
        find: |tree| Ok(vendors::find(tree)),
    },
    Check {
        name: "devices do not know each other",
        cure: "move what both use to a neutral module and call it from there",
        find: |tree| Ok(devices::find(tree)),
    },
    Check {
        name: "steps and components parse no addresses",
        cure: "parse in core, and let web/src/state call it",
        find: |tree| Ok(web::addresses(tree)),
    },
    Check {
        name: "no style attributes",
        cure: "use a class: the page's content security policy refuses style attributes",
        find: |tree| Ok(web::styles(tree)),
    },
    Check {
        name: "sources are https addresses",
        cure: "cite the https address of the source",
        find: |tree| Ok(sources::find(tree)),
    },
    Check {
        name: "every rule file is declared",
        cure: "declare it by `mod` in the file next to it, and put it on the list of rules",
        find: |tree| Ok(rules::find(tree)),
    },
    Check {
        name: "no machine's paths and no registry's hosts",
        cure: "write a path below the project, or leave the host to the machine's settings",
        find: |tree| Ok(places::find(tree)),
    },
    Check {
        name: "tool versions agree",
        cure: "write the version that is locked",
        find: |tree| Ok(versions::find(tree)),
    },
    Check { name: "licences are permissive", cure: "choose another dependency", find: |_| licences::find() },
];

/// Runs every check, prints the outcome and the closing line.
pub fn run() -> Result<bool> {
    let tally = judge()?;
    println!("{tally}");
    Ok(tally.is_good())
}

/// Runs every check; budgets only warn.
pub fn judge() -> Result<Tally> {
    let tree = Tree::read()?;
    let mut tally = Tally::default();
    for check in CHECKS {
        // A check that cannot be made has not been passed.
        let found = (check.find)(&tree).unwrap_or_else(|error| vec![format!("{error:#}")]);
        let verdict = if found.is_empty() { "ok" } else { "FAILED" };
        println!("{verdict:<7} {}", check.name);
        tally.judge(found.is_empty(), || explain(&found, check.cure));
    }
    for warning in budgets::find(&tree) {
        println!("warning {warning}");
    }
    Ok(tally)
}

fn explain(found: &[String], cure: &str) -> String {
    let mut text = String::new();
    for place in found {
        text.push_str("        ");
        text.push_str(place);
        text.push('\n');
    }
    text + "        cure: " + cure
}

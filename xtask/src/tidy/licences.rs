//! What we ship may be used by anybody: only permissive licences come in.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::project;

/// Identifiers as SPDX writes them.
const ALLOWED: [&str; 12] = [
    "MIT",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "MPL-2.0",
    "Zlib",
    "Unicode-3.0",
    "Unlicense",
    "0BSD",
    "CC0-1.0",
    "BSL-1.0",
];

pub fn find() -> Result<Vec<String>> {
    refused(&project::metadata()?)
}

/// Every package that a member needs to run, with a licence that is not allowed.
fn refused(metadata: &Value) -> Result<Vec<String>> {
    let packages = by_id(&metadata["packages"]).context("cargo metadata has no packages")?;
    let nodes = by_id(&metadata["resolve"]["nodes"]).context("cargo metadata has no graph")?;
    let members: Vec<&str> = strings(&metadata["workspace_members"]).collect();
    let mut found = Vec::new();
    for id in reachable(&members, &nodes) {
        let package = packages.get(id).context("cargo metadata lacks a package")?;
        let licence = package["license"].as_str().unwrap_or("none stated");
        if !members.contains(&id) && !is_allowed(licence) {
            let (name, version) = (&package["name"], &package["version"]);
            found.push(format!("{name} {version}: {licence}"));
        }
    }
    Ok(found)
}

fn by_id(list: &Value) -> Option<BTreeMap<&str, &Value>> {
    let items = list.as_array()?.iter();
    items.map(|item| Some((item["id"].as_str()?, item))).collect()
}

fn strings(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str)
}

/// Follows normal dependencies; those of builds and tests are not shipped.
fn reachable<'a>(roots: &[&'a str], nodes: &BTreeMap<&'a str, &'a Value>) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    let mut open = roots.to_vec();
    while let Some(id) = open.pop() {
        if seen.insert(id) {
            let edges = nodes.get(id).and_then(|node| node["deps"].as_array());
            let normal = edges.into_iter().flatten().filter(|edge| is_normal(edge));
            open.extend(normal.filter_map(|edge| edge["pkg"].as_str()));
        }
    }
    seen
}

fn is_normal(edge: &Value) -> bool {
    let kinds = edge["dep_kinds"].as_array().into_iter().flatten();
    kinds.into_iter().any(|kind| kind["kind"].is_null())
}

/// Evaluates an SPDX expression: one side of OR, both sides of AND.
fn is_allowed(expression: &str) -> bool {
    let spaced = expression
        .replace('(', " ( ")
        .replace(')', " ) ")
        // Old packages write a slash for OR.
        .replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    either(&mut rest) == Some(true) && rest.is_empty()
}

/// `None` where the expression cannot be read: then nothing is allowed.
fn either(rest: &mut &[&str]) -> Option<bool> {
    let mut good = both(rest)?;
    while take(rest, "OR") {
        good |= both(rest)?;
    }
    Some(good)
}

fn both(rest: &mut &[&str]) -> Option<bool> {
    let mut good = single(rest)?;
    while take(rest, "AND") {
        good &= single(rest)?;
    }
    Some(good)
}

fn single(rest: &mut &[&str]) -> Option<bool> {
    if take(rest, "(") {
        let good = either(rest)?;
        return take(rest, ")").then_some(good);
    }
    let (&id, tail) = rest.split_first()?;
    *rest = tail;
    if take(rest, "WITH") {
        // An exception only permits more.
        *rest = rest.split_first()?.1;
    }
    Some(ALLOWED.contains(&id))
}

fn take(rest: &mut &[&str], word: &str) -> bool {
    match rest.split_first() {
        Some((first, tail)) if *first == word => {
            *rest = tail;
            true
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn expressions() {
        let cases = [
            ("MIT", true),
            ("MIT OR Apache-2.0", true),
            ("MIT/Apache-2.0", true),
            ("GPL-3.0-only", false),
            ("GPL-3.0-only OR MIT", true),
            ("GPL-3.0-only AND MIT", false),
            ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
            ("(MIT OR GPL-2.0-only) AND GPL-3.0-only", false),
            ("MIT OR GPL-2.0-only AND GPL-3.0-only", true),
            ("Apache-2.0 WITH LLVM-exception OR MIT", true),
            ("BSL-1.0", true),
            ("MIT OR", false),
            ("(MIT", false),
            ("MIT MIT", false),
            ("", false),
            ("none stated", false),
        ];
        for (text, expected) in cases {
            assert_eq!(is_allowed(text), expected, "{text}");
        }
    }

    #[test]
    fn only_normal_dependencies_of_members_count() -> Result<()> {
        let package = |id: &str, licence: &str| json!({"id": id, "name": id, "version": "1", "license": licence});
        let edge = |id: &str, kind: Value| json!({"pkg": id, "dep_kinds": [{"kind": kind}]});
        let metadata = json!({
            "workspace_members": ["ours"],
            "packages": [
                package("ours", "none"), package("good", "MIT"),
                package("bad", "GPL-3.0-only"), package("tool", "GPL-3.0-only"),
            ],
            "resolve": {"nodes": [
                {"id": "ours", "deps": [edge("good", Value::Null), edge("tool", json!("dev"))]},
                {"id": "good", "deps": [edge("bad", Value::Null)]},
                {"id": "bad", "deps": []},
                {"id": "tool", "deps": []},
            ]},
        });
        assert_eq!(refused(&metadata)?, ["\"bad\" \"1\": GPL-3.0-only"]);
        Ok(())
    }
}

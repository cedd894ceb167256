//! The project's text files, as every check sees them.

use std::collections::BTreeSet;

use anyhow::Result;

use crate::{files, process, project};

/// One text file: its path below the project, with forward slashes, and text.
pub struct Source {
    pub path: String,
    pub text: String,
}

impl Source {
    pub fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// Tells whether the whole file is tests.
    pub fn is_test(&self) -> bool {
        self.path.ends_with("/tests.rs") || self.path.split('/').any(|part| part == "tests")
    }

    /// Tests stand at the end of a file, in a module of their own.
    pub fn lines_without_tests(&self) -> impl Iterator<Item = (usize, &str)> {
        self.lines().take_while(|(_, line)| *line != "#[cfg(test)]")
    }

    /// The place of a line, as an editor jumps to it.
    pub fn at(&self, line: usize, what: &str) -> String {
        format!("{}:{line}: {what}", self.path)
    }

    /// Lines with their numbers, from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line))
    }
}

pub struct Tree {
    pub sources: Vec<Source>,
}

impl Tree {
    /// Reads what git tracks; without git, what would be tracked.
    pub fn read() -> Result<Self> {
        let mut sources = Vec::new();
        for path in tracked().map_or_else(walked, Ok)? {
            // A file that is deleted but not yet committed is no file, and
            // one that is not text has no words.
            if let Ok(text) = std::fs::read_to_string(project::root().join(&path)) {
                sources.push(Source { path, text });
            }
        }
        Ok(Self { sources })
    }

    pub fn below(&self, folder: &str) -> impl Iterator<Item = &Source> {
        self.sources.iter().filter(move |source| source.path.starts_with(folder))
    }

    pub fn get(&self, path: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.path == path)
    }

    /// The ids of all devices: the folders below core/src/devices.
    pub fn devices(&self) -> BTreeSet<&str> {
        let inner = self.below(DEVICES).map(|source| &source.path[DEVICES.len()..]);
        inner.filter_map(|path| Some(path.split_once('/')?.0)).collect()
    }

    #[cfg(test)]
    pub fn of(sources: &[(&str, &str)]) -> Self {
        let sources = sources.iter().map(|(path, text)| Source { path: (*path).to_owned(), text: (*text).to_owned() });
        Self { sources: sources.collect() }
    }
}

pub const DEVICES: &str = "core/src/devices/";

/// The device in whose folder a path lies.
pub fn device_of(path: &str) -> Option<&str> {
    Some(path.strip_prefix(DEVICES)?.split_once('/')?.0)
}

fn tracked() -> Option<Vec<String>> {
    let mut git = process::command("git");
    let list = process::quiet(git.args(["ls-files", "-z"])).ok()?;
    let paths: Vec<String> = list.split_terminator('\0').map(str::to_owned).collect();
    (!paths.is_empty()).then_some(paths)
}

fn walked() -> Result<Vec<String>> {
    const MADE: [&str; 3] = ["target/", "dist/", "node_modules/"];
    let all = files::below(project::root())?.into_iter();
    let paths = all.map(|path| files::relative(&path, project::root()));
    Ok(paths.filter(|path| !MADE.iter().any(|made| path.starts_with(made))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_are_folders() {
        let tree = Tree::of(&[
            ("core/src/devices/mod.rs", ""),
            ("core/src/devices/cisco_asa/mod.rs", ""),
            ("core/src/devices/cisco_asa/render/ike.rs", ""),
            ("core/src/devices/halon/mod.rs", ""),
        ]);
        let ids: Vec<&str> = tree.devices().into_iter().collect();
        assert_eq!(ids, ["cisco_asa", "halon"]);
    }

    #[test]
    fn a_path_belongs_to_one_device() {
        assert_eq!(device_of("core/src/devices/halon/render/ike.rs"), Some("halon"));
        assert_eq!(device_of("core/src/devices/mod.rs"), None);
        assert_eq!(device_of("core/src/plan.rs"), None);
    }
}

//! Everything but a device's own folder speaks of gateways, never of a vendor.

use super::tree::{DEVICES, Source, Tree, device_of};

/// Vendors that the core could be tempted to know, whether or not they have
/// a folder of that name.
const ALWAYS: [&str; 2] = ["azure", "pfsense"];

/// Folder names that are ordinary words, or programs or engines that several systems have.
const ORDINARY: [&str; 3] = ["generic", "openbsd", "setkey"];

/// At the end of a line that must name a vendor all the same.
const MARKER: &str = "tidy: vendor";

/// Names this short also occur inside ordinary words ("aws" in "draws"), so
/// they count only as a whole part of an identifier.
const SHORT: usize = 4;

pub fn find(tree: &Tree) -> Vec<String> {
    let words = words(tree);
    let neutral = tree.sources.iter().filter(|source| is_neutral(&source.path));
    neutral.flat_map(|source| in_source(source, &words)).collect()
}

fn words(tree: &Tree) -> Vec<String> {
    let folders = tree.devices();
    let all = ALWAYS.into_iter().chain(folders).map(str::to_owned);
    let mut words: Vec<String> = all.filter(|word| !ORDINARY.contains(&word.as_str())).collect();
    words.sort();
    words.dedup();
    words
}

/// Where vendors must not be named. A device's folder is there as well: it may
/// name itself, but no other.
fn is_neutral(path: &str) -> bool {
    let core = path.starts_with("core/src/")
        && !path.starts_with("core/src/presets")
        && !path.split('/').any(|part| part == "fixtures")
        && path != "core/src/devices/mod.rs";
    let page = path.starts_with("web/src/") || (path.starts_with("www/") && path.ends_with(".css"));
    core || page
}

fn in_source(source: &Source, words: &[String]) -> Vec<String> {
    let own = device_of(&source.path);
    // The folder of the device is no news, but the rest of the path may be.
    let path = match own {
        Some(id) => &source.path[DEVICES.len() + id.len()..],
        None => &source.path,
    };
    let foreign = |word: &&String| own.is_none_or(|id| !id.contains(word.as_str()));
    let mut found = Vec::new();
    for word in words.iter().filter(foreign) {
        if names(path, word) {
            found.push(format!("{}: its path names {word}", source.path));
        }
        for (number, line) in source.lines() {
            if names(line, word) && !line.trim_end().ends_with(MARKER) {
                found.push(source.at(number, &format!("names {word}: {}", line.trim())));
            }
        }
    }
    found
}

/// Tells whether a text names a vendor, in any of the usual spellings.
fn names(text: &str, word: &str) -> bool {
    if word.len() <= SHORT {
        return parts(text).any(|part| part.eq_ignore_ascii_case(word));
    }
    let text = text.to_ascii_lowercase();
    ["_", "-", " ", ""].iter().any(|joint| text.contains(&word.replace('_', joint)))
}

/// The parts of all identifiers: `AwsPeer_x` has Aws, Peer and x.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_ascii_alphanumeric()).flat_map(humps).filter(|part| !part.is_empty())
}

/// Cuts where a small letter is followed by a capital one.
fn humps(identifier: &str) -> Vec<&str> {
    let bytes = identifier.as_bytes();
    let cut = |at: &usize| bytes[at - 1].is_ascii_lowercase() && bytes[*at].is_ascii_uppercase();
    let mut found = Vec::new();
    let mut start = 0;
    for end in (1..bytes.len()).filter(cut) {
        found.push(&identifier[start..end]);
        start = end;
    }
    found.push(&identifier[start..]);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_name() {
        let cases = [
            ("let azure_limit = 1;", "azure", true),
            ("struct PfSenseQuirk;", "pfsense", true),
            ("/// as Cisco ASA does", "cisco_asa", true),
            ("cisco-asa", "cisco_asa", true),
            ("CiscoAsa", "cisco_asa", true),
            ("cisco_ios", "cisco_asa", false),
            ("it draws lines", "aws", false),
            ("AwsPeer", "aws", true),
            ("aws_peer", "aws", true),
            ("on AWS,", "aws", true),
            ("ein Azurblau", "azure", false),
        ];
        for (text, word, expected) in cases {
            assert_eq!(names(text, word), expected, "{word} in {text}");
        }
    }

    #[test]
    fn only_the_own_folder_may_name_a_device() {
        let tree = Tree::of(&[
            ("core/src/devices/mod.rs", "mod azure; mod halon;"),
            ("core/src/devices/halon/mod.rs", "// Halon"),
            ("core/src/devices/azure/mod.rs", "// unlike Halon"),
            ("core/src/devices/cases.rs", "// for halon"),
            ("core/src/presets/azure.rs", "azure halon"),
            ("core/src/plan.rs", "azure(); // tidy: vendor\nAzure"),
            ("web/src/steps/azure.rs", ""),
            ("www/css/app.css", ".halon {}"),
            ("www/embed/example.html", "azure"),
            ("docs/devices.md", "azure"),
        ]);
        let expected = [
            "core/src/devices/azure/mod.rs:1: names halon: // unlike Halon",
            "core/src/devices/cases.rs:1: names halon: // for halon",
            "core/src/plan.rs:2: names azure: Azure",
            "web/src/steps/azure.rs: its path names azure",
            "www/css/app.css:1: names halon: .halon {}",
        ];
        assert_eq!(find(&tree), expected);
    }
}

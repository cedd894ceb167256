//! All files of an export in one ZIP: stored, with one fixed time, so that the
//! same export gives the same bytes.

use std::io::{Cursor, Write};

use tunnelwright_core::bundle::Bundle;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The ZIP of a bundle, with its manifest; `None` only when it outgrows the format.
pub fn zip(bundle: &Bundle) -> Option<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o600);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let manifest = bundle.manifest.to_json();
    let files = bundle.files.iter().map(|file| (file.path.as_str(), file.text.as_str()));
    for (path, text) in files.chain([("manifest.json", manifest.as_str())]) {
        writer.start_file(path, options).ok()?;
        writer.write_all(text.as_bytes()).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}

/// A file name for the scenario: small letters, digits and hyphens.
pub fn file_name(scenario: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let text: String = scenario.chars().map(plain).collect();
    let words: Vec<&str> = text.split('-').filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "tunnel.zip".to_owned() } else { format!("{}.zip", words.join("-")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_a_safe_file_name() {
        let cases =
            [("Office, today", "office-today.zip"), ("../../x", "x.zip"), ("", "tunnel.zip"), ("Büro", "b-ro.zip")];
        for (name, expected) in cases {
            assert_eq!(file_name(name), expected);
        }
    }
}

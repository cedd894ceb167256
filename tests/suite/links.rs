//! Links that somebody kept: `tests/ref/links/<form>/<name>.txt` never changes, and opens what it opened.
//! UPDATE_EXPECT=1 writes the links that are missing, and how they read today.

use std::fs;
use std::path::{Path, PathBuf};

use expect_test::expect_file;
use tunnelwright_core::presets;
use tunnelwright_core::share;

fn folder(form: u32) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("ref/links").join(form.to_string())
}

/// Names and words of the links of a form.
fn kept(form: u32) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder(form)).into_iter().flatten().flatten().map(|entry| entry.path());
    let links = entries.filter(|path| path.extension().is_some_and(|ending| ending == "txt"));
    let read = |path: PathBuf| {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        (name, fs::read_to_string(&path).expect("a link").trim().to_owned())
    };
    let mut links: Vec<(String, String)> = links.map(read).collect();
    links.sort();
    links
}

/// A link of each preset, as it was when the preset came in.
#[test]
fn each_preset_has_a_link_that_is_kept() {
    for preset in presets::ALL {
        let file = folder(share::VERSION).join(preset.name).with_added_extension("txt");
        if !file.exists() && std::env::var_os("UPDATE_EXPECT").is_some() {
            fs::create_dir_all(folder(share::VERSION)).expect("a folder");
            let link = share::write(&preset.scenario()).expect("a link");
            fs::write(&file, [&link, "\n"].concat()).expect("a file");
        }
        assert!(file.exists(), "{} has no link: UPDATE_EXPECT=1 makes one", preset.name);
    }
}

#[test]
fn old_links_open_what_they_opened() {
    for form in 1..=share::VERSION {
        let links = kept(form);
        assert!(!links.is_empty(), "form {form}");
        for (name, link) in links {
            let scenario = share::read(&link).unwrap_or_else(|error| panic!("{name}: {error}"));
            expect_file![folder(form).join(&name).with_added_extension("json")].assert_eq(&scenario.to_json());
        }
    }
}

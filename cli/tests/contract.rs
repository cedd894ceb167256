//! The command's words and answers: scripts rely on them.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const SEED: &str = "0707070707070707070707070707070707070707070707070707070707070707";

fn tunnelwright(args: &[&str], input: Option<&str>) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_tunnelwright"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(input.unwrap_or_default().as_bytes()).expect("the command reads");
    drop(stdin);
    child.wait_with_output().expect("the command ends")
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn errors(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

fn preset(name: &str) -> String {
    let output = tunnelwright(&["preset", name], None);
    assert!(output.status.success());
    text(&output)
}

/// An empty folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    path
}

#[test]
fn presets_are_named_one_a_line_and_printed_as_json() {
    let names = text(&tunnelwright(&["presets"], None));
    for name in
        ["azure-classic-pfsense-2.0", "azure-pfsense-2016", "azure-pfsense-bgp-behind-nat", "pfsense-pfsense-bgp"]
    {
        assert!(names.lines().any(|line| line == name), "{name}");
        let scenario: Value = serde_json::from_str(&preset(name)).expect("JSON");
        assert_eq!(scenario["version"], 1);
    }
    let json: Value = serde_json::from_str(&text(&tunnelwright(&["presets", "--json"], None))).expect("JSON");
    assert_eq!(json.as_array().map(Vec::len), Some(names.lines().count()));
    let unknown = tunnelwright(&["preset", "nonsense"], None);
    assert!(!unknown.status.success() && errors(&unknown).contains("nonsense"));
}

#[test]
fn check_exits_with_1_on_an_error_and_answers_in_the_agreed_form() {
    let good = tunnelwright(&["check", "-", "--json", "--date", "2026-11-21"], Some(&preset("azure-pfsense")));
    assert!(good.status.success(), "{}{}", text(&good), errors(&good));
    let answer: Value = serde_json::from_str(&text(&good)).expect("JSON");
    assert_eq!(answer["agreement"][0]["outcome"], "agreed");
    for finding in answer["findings"].as_array().expect("a list") {
        for key in ["code", "severity", "path", "what", "why", "fix", "source"] {
            assert!(finding[key].is_string(), "{key} in {finding}");
        }
    }
    let bad = preset("azure-pfsense").replace("192.168.10.0/24", "10.20.0.0/24");
    assert_eq!(tunnelwright(&["check", "-"], Some(&bad)).status.code(), Some(1));
}

#[test]
fn export_writes_the_files_of_its_manifest_and_the_same_bytes_again() {
    let runs: Vec<PathBuf> = ["export-one", "export-two"].map(folder).into();
    for run in &runs {
        let out = run.to_str().expect("a path");
        let args = ["export", "-", "--out", out, "--with-secrets", "--seed", SEED, "--date", "2026-11-21"];
        let output = tunnelwright(&args, Some(&preset("azure-pfsense")));
        assert!(output.status.success(), "{}", errors(&output));
    }
    let manifest = fs::read_to_string(runs[0].join("manifest.json")).expect("a manifest");
    assert_eq!(manifest, fs::read_to_string(runs[1].join("manifest.json")).expect("a manifest"));
    let manifest: Value = serde_json::from_str(&manifest).expect("JSON");
    for file in manifest["files"].as_array().expect("a list") {
        let path = file["path"].as_str().expect("a path");
        let bytes = fs::read(runs[0].join(path)).expect(path);
        assert_eq!(bytes, fs::read(runs[1].join(path)).expect(path));
        if file["secret"] == true {
            owner_only(&runs[0].join(path));
        }
    }
}

#[cfg(unix)]
fn owner_only(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(path).expect("a file").permissions().mode();
    assert_eq!(mode & 0o077, 0, "{} holds a key and others can read it", path.display());
}

#[cfg(not(unix))]
fn owner_only(_: &Path) {}

#[test]
fn export_refuses_on_an_error_and_writes_nothing() {
    let out = folder("export-refused");
    let bad = preset("azure-pfsense").replace("192.168.10.0/24", "10.20.0.0/24");
    let args = ["export", "-", "--out", out.to_str().expect("a path"), "--date", "2026-11-21"];
    let refused = tunnelwright(&args, Some(&bad));
    assert_eq!(refused.status.code(), Some(1));
    assert!(errors(&refused).contains("gateways[0].networks[0]"), "{}", errors(&refused));
    assert!(!out.exists());
    let despite = tunnelwright(&[&args[..], &["--despite-errors"]].concat(), Some(&bad));
    assert!(despite.status.success(), "{}", errors(&despite));
    let manifest = fs::read_to_string(out.join("manifest.json")).expect("a manifest");
    let manifest: Value = serde_json::from_str(&manifest).expect("JSON");
    let guide =
        manifest["files"].as_array().expect("a list").iter().find(|file| file["kind"] == "guide").expect("a guide");
    let text = fs::read_to_string(out.join(guide["path"].as_str().expect("a path"))).expect("the guide");
    assert!(text.contains("WRONG A101"), "a banner says what is wrong");
}

#[test]
fn as_of_judges_an_old_scenario_at_another_day() {
    let old = preset("azure-classic-pfsense-2.0");
    assert!(tunnelwright(&["check", "-"], Some(&old)).status.success());
    let today = tunnelwright(&["check", "-", "--as-of", "2026-11-21"], Some(&old));
    assert_eq!(today.status.code(), Some(1));
    assert!(text(&today).contains("D101"), "{}", text(&today));
}

#[test]
fn agree_names_the_first_thing_that_differs() {
    let dir = folder("agree");
    fs::create_dir_all(&dir).expect("a folder");
    let (a, b) = (dir.join("a.json"), dir.join("b.json"));
    fs::write(&a, preset("azure-pfsense")).expect("written");
    let mut other: Value = serde_json::from_str(&preset("azure-pfsense")).expect("JSON");
    other["tunnels"][0]["protection"] = serde_json::json!({ "ike_group": "modp2048" });
    fs::write(&b, other.to_string()).expect("written");
    let end = |path: &Path, id: &str| format!("{}#{id}", path.display());
    let same = tunnelwright(&["agree", &end(&a, "office"), &end(&a, "cloud"), "--json"], None);
    let answer: Value = serde_json::from_str(&text(&same)).expect("JSON");
    assert_eq!((&answer["outcome"], &answer["stage"]), (&"agreed".into(), &Value::Null));
    let differ = tunnelwright(&["agree", &end(&a, "office"), &end(&b, "cloud"), "--json"], None);
    assert_eq!(differ.status.code(), Some(1));
    let answer: Value = serde_json::from_str(&text(&differ)).expect("JSON");
    assert_eq!(answer["stage"], "ike_init");
    assert_eq!(answer["reason"], "p1_dh_mismatch");
    assert_eq!(answer["by_initiator"]["a"]["now"], "fails");
}

#[test]
fn faults_of_a_file_go_to_standard_error_one_a_line_with_the_path() {
    let output = tunnelwright(&["check", "-"], Some(r#"{"version":1,"gateways":[{"sku":1}],"colour":2}"#));
    assert_eq!(output.status.code(), Some(1));
    let lines = errors(&output);
    assert_eq!(lines.lines().count(), 2, "{lines}");
    assert!(lines.contains("gateways[0].sku") && lines.contains("colour"), "{lines}");
}

#[test]
fn the_schema_takes_every_preset() {
    let schema: Value = serde_json::from_str(&text(&tunnelwright(&["schema"], None))).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    for name in text(&tunnelwright(&["presets"], None)).lines() {
        let scenario: Value = serde_json::from_str(&preset(name)).expect("JSON");
        let faults: Vec<String> = validator.iter_errors(&scenario).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{name}: {faults:?}");
        let mut wrong = scenario;
        wrong["gateways"][0]["sku"] = 1.into();
        assert!(!validator.is_valid(&wrong), "an unknown field is refused");
    }
}

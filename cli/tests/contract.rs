//! The command's words and answers: scripts rely on them.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tunnelwright_core::planner::{Ask, plan};

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

fn planned(args: &[&str]) -> Value {
    let output = tunnelwright(&[&["plan-subnet", "--json"], args].concat(), None);
    assert!(output.status.success(), "{}", errors(&output));
    serde_json::from_str(&text(&output)).expect("JSON")
}

#[test]
fn plan_subnet_answers_with_the_subnet_its_reason_transit_networks_and_conflicts() {
    let first = planned(&["--space", "172.16.0.0/16", "--used", "172.16.20.0/24"]);
    let subnet = &first["gateway_subnet"];
    assert_eq!((&subnet["name"], &subnet["prefix"]), (&"GatewaySubnet".into(), &"172.16.255.224/27".into()));
    assert!(subnet["reason"].as_str().is_some_and(|reason| reason.contains("/27")), "{subnet}");
    assert!(subnet["source"]["url"].as_str().is_some_and(|url| url.starts_with("https://")), "{subnet}");
    assert_eq!((&subnet["first"], &subnet["usable"]), (&"172.16.255.228".into(), &27.into()));
    assert_eq!(subnet["reserved"].as_array().map(Vec::len), Some(5));
    assert_eq!(
        first["transit"][0],
        serde_json::json!({"network": "172.31.252.0/30", "first": "172.31.252.1", "second": "172.31.252.2"})
    );
    assert_eq!(first["conflicts"], serde_json::json!([]));
    let second = planned(&["--space", "10.1.0.0/16", "--used", "10.1.10.0/24", "--for", "basic", "--place", "first"]);
    assert_eq!(second["gateway_subnet"]["prefix"], "10.1.0.0/29");
    let both = planned(&[
        "--space",
        "172.16.0.0/16",
        "--other",
        "172.16.20.0/24",
        "--transit",
        "3",
        "--within",
        "10.9.0.0/28",
    ]);
    assert_eq!(both["transit"].as_array().map(Vec::len), Some(3));
    let conflicts = both["conflicts"].as_array().expect("a list");
    assert_eq!(conflicts.len(), 1, "{conflicts:?}");
    assert_eq!((&conflicts[0]["change"], &conflicts[0]["keep"]), (&"172.16.20.0/24".into(), &"172.16.0.0/16".into()));
}

/// The page shows this very answer (see the page's own tests).
#[test]
fn plan_subnet_prints_the_answer_that_the_page_shows() {
    let list = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let ask = Ask {
        space: list(&["10.1.0.0/16", "203.0.113.0/24"]),
        used: list(&["10.1.10.0/24", "10.9.0.0/24"]),
        far: list(&["10.1.255.0/24", "192.168.0.0/24", "192.168.1.0/24"]),
        transit_used: list(&["172.31.252.0/30", "169.254.21.2"]),
        outside: list(&["198.51.100.0/29"]),
        count: "2".to_owned(),
        ..Ask::default()
    };
    let options = [
        ("--space", &ask.space),
        ("--used", &ask.used),
        ("--other", &ask.far),
        ("--transit-used", &ask.transit_used),
        ("--outside", &ask.outside),
    ];
    let mut args = vec!["--transit", "2"];
    for (option, values) in options {
        args.push(option);
        args.extend(values.iter().map(String::as_str));
    }
    let answer = planned(&args);
    assert_eq!(answer, serde_json::to_value(plan(&ask).expect("an answer")).expect("JSON"));
    assert_eq!(answer["gateway_subnet"]["prefix"], "10.1.254.224/27", "clear of the other side's network");
    assert_eq!(answer["conflicts"].as_array().map(Vec::len), Some(3));
}

#[test]
fn plan_subnet_plans_1_to_1_nat_and_keeps_clear_of_tunnels_that_are_there() {
    let args = ["--space", "10.1.0.0/16", "--other", "10.1.0.0/16", "192.168.7.0/24"];
    let more = ["--transit-used", "172.31.252.0/30,10.1.255.252/30", "192.168.7.1", "--outside", "203.0.113.0/29"];
    let answer = planned(&[&args[..], &more].concat());
    let networks = serde_json::json!([
        {"network": "10.1.0.0/16", "of": "other network 1", "shown_as": "10.255.0.0/16"},
        {"network": "10.1.0.0/16", "of": "the space", "shown_as": "10.254.0.0/16"},
    ]);
    assert_eq!(answer["translation"]["networks"], networks);
    let able = answer["translation"]["able"].as_array().expect("a list");
    let is_whole = |one: &Value| {
        one["how"].is_string()
            && one["who"].as_str().is_some_and(|who| who.contains(" since "))
            && one["source"]["url"].is_string()
    };
    assert!(able.len() > 1 && able.iter().all(is_whole), "{able:?}");
    assert_eq!(answer["transit"][0]["network"], "172.31.252.4/30");
    let errors: Vec<(&Value, &Value)> = answer["conflicts"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|clash| (&clash["severity"], &clash["change"]))
        .collect();
    let [error, warning] = ["error", "warning"].map(Value::from);
    let [network, transit] = ["10.1.0.0/16", "10.1.255.252/30"].map(Value::from);
    assert_eq!(errors, [(&error, &network), (&warning, &transit), (&error, &transit)]);
    let announced = serde_json::json!({
        "cloud": ["10.1.0.0/16"], "others": ["10.1.0.0/16", "192.168.7.0/24"], "leaks": ["203.0.113.0/29"],
    });
    assert_eq!(answer["announced"], announced);
    let lines = text(&tunnelwright(&[&["plan-subnet"], &args[..], &more].concat(), None));
    for line in ["without renumbering, show 10.1.0.0/16 (the space) as 10.254.0.0/16", "with BGP 203.0.113.0/29 leaks"]
    {
        assert!(lines.contains(line), "{line} in {lines}");
    }
    let none = planned(&["--space", "10.1.0.0/16", "--other", "10.2.0.0/16"]);
    assert_eq!(none.get("translation"), None);
}

#[test]
fn plan_subnet_judges_a_given_subnet_and_names_pairs_that_two_clouds_accept() {
    let space = ["--space", "172.16.0.0/16", "--used", "172.16.20.0/24"];
    let good = planned(&[&space[..], &["--check", "172.16.19.224/27", "--name", "GatewaySubnet"]].concat());
    assert_eq!((&good["check"]["faults"], &good["check"]["last"]), (&serde_json::json!([]), &"172.16.19.254".into()));
    let pairs = planned(&[&space[..], &["--apipa", "azure", "aws"]].concat());
    let ends = &pairs["link_local"][0]["ends"];
    assert_eq!((&ends[0]["address"], &ends[1]["address"]), (&"169.254.21.2".into(), &"169.254.21.1".into()));
    let args = ["plan-subnet", "--json", "--check", "172.16.20.240/28", "--name", "gateway"];
    let bad = tunnelwright(&[&args, &space[..]].concat(), None);
    assert_eq!(bad.status.code(), Some(1));
    let answer: Value = serde_json::from_str(&text(&bad)).expect("JSON");
    assert_eq!(answer["check"]["faults"].as_array().map(Vec::len), Some(3), "{answer}");
    assert_eq!(answer["check"]["faults"][1]["right"], "172.16.255.224/27");
}

#[test]
fn a_mistyped_prefix_is_named_with_its_place_and_what_would_be_right() {
    let args = [
        "plan-subnet",
        "--space",
        "10.1.0.1/16",
        "10.0.0.0/33",
        "fd00::/8",
        "10.1.0.0/-5",
        "--used",
        "10.1.0.0,nonsense",
    ];
    let output = tunnelwright(&args, None);
    assert_eq!((output.status.code(), text(&output)), (Some(1), String::new()));
    let lines = errors(&output);
    let begins: Vec<&str> = lines.lines().map(|line| line.split(": ").next().unwrap_or(line)).collect();
    let expected = ["--space[0]", "--space[1]", "--space[2]", "--space[3]", "--used[0]", "--used[1]"];
    assert_eq!(begins, expected, "{lines}");
    assert!(lines.contains("use 10.1.0.0/16") && lines.contains("IPv6"), "{lines}");
    let args =
        ["plan-subnet", "--space", "10.1.0.0/16", "--transit", "-3", "--check", "fd00::/64", "--within", "10.0.0.0/33"];
    let lines = errors(&tunnelwright(&args, None));
    for begin in ["--transit: \"-3\" is no number", "--check: fd00::/64 is IPv6", "--within[0]: \"10.0.0.0/33\""] {
        assert!(lines.lines().any(|line| line.starts_with(begin)), "{begin}: {lines}");
    }
    let full = tunnelwright(&["plan-subnet", "--json", "--space", "10.1.0.0/28"], None);
    assert_eq!(full.status.code(), Some(1));
    let answer: Value = serde_json::from_str(&text(&full)).expect("JSON");
    assert_eq!(answer["gateway_subnet"], Value::Null);
    assert!(errors(&full).contains("--space: no space has room for a /27"), "{}", errors(&full));
}

#[test]
fn overlap_lists_every_overlap_once_and_the_fewest_prefixes() {
    let list = "10.0.0.0/9\n\n10.128.0.0/9 # the rest\r\n10.1.0.0 255.255.0.0\nfd00::/8\n10.1.0.0/16\n";
    let output = tunnelwright(&["overlap", "-", "--json"], Some(list));
    assert!(output.status.success(), "{}", errors(&output));
    let answer: Value = serde_json::from_str(&text(&output)).expect("JSON");
    assert_eq!((&answer["prefixes"], &answer["summary"]), (&5.into(), &serde_json::json!(["10.0.0.0/8", "fd00::/8"])));
    let expected = serde_json::json!([
        {"prefix": "10.1.0.0/16", "line": 4, "inside": "10.0.0.0/9", "inside_line": 1},
        {"prefix": "10.1.0.0/16", "line": 6, "inside": "10.1.0.0/16", "inside_line": 4},
    ]);
    assert_eq!(answer["overlaps"], expected);
    let plain = text(&tunnelwright(&["overlap", "-"], Some(list)));
    assert!(plain.contains("2 overlaps among 5 prefixes; the same addresses in 2:\n10.0.0.0/8\nfd00::/8\n"), "{plain}");
    let empty: Value = serde_json::from_str(&text(&tunnelwright(&["overlap", "-", "--json"], Some("")))).expect("JSON");
    assert_eq!(empty["summary"], serde_json::json!([]));
    let bad = tunnelwright(&["overlap", "-"], Some("10.0.0.1/24\nx\n10.0.0.0/33\n10.0.0.0/8\n"));
    assert_eq!((bad.status.code(), errors(&bad).lines().count(), text(&bad)), (Some(1), 3, String::new()));
    assert!(errors(&bad).contains("line 1: ") && errors(&bad).contains("use 10.0.0.0/24"), "{}", errors(&bad));
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
fn mtu_answers_with_sizes_and_layers_that_add_up() {
    let output = tunnelwright(&["mtu", "--path", "1500", "--esp", "aes256gcm16", "--nat-t", "--json"], None);
    assert!(output.status.success(), "{}", errors(&output));
    let answer: Value = serde_json::from_str(&text(&output)).expect("JSON");
    assert_eq!((&answer["mtu"], &answer["mss"]), (&1438.into(), &1398.into()));
    let layers = answer["layers"].as_array().expect("a list");
    let bytes: u64 = layers.iter().map(|layer| layer["bytes"].as_u64().expect("a number")).sum();
    assert_eq!(bytes, 1500);
    assert!(layers.iter().all(|layer| layer["name"].is_string() && layer["why"].is_string()));
}

#[test]
fn mtu_names_every_wrong_option_with_what_would_be_right() {
    let args = ["mtu", "--path", "-1", "--esp", "aes256gcm15", "--outer", "5", "--inner", "x", "--mode", "both"];
    let output = tunnelwright(&args, None);
    assert_eq!(output.status.code(), Some(1));
    let lines = errors(&output);
    assert_eq!(lines.lines().count(), 5, "{lines}");
    assert!(lines.contains("--esp: \"aes256gcm15\" is no algorithm of ESP; the nearest is aes256gcm16"), "{lines}");
}

#[test]
fn a_price_file_that_is_none_is_named_at_its_option() {
    let file = folder("no-prices").with_extension("json");
    for (content, words) in [("VpnGw1AZ;0.21", "is not JSON"), ("{\"Items\": \"none\"}", "Items")] {
        fs::write(&file, content).expect("a file");
        let args = ["cost", "-", "--json", "--hours=-1", "--prices", file.to_str().expect("a path")];
        let output = tunnelwright(&args, Some(&preset("azure-pfsense-2016")));
        assert_eq!((output.status.code(), text(&output)), (Some(1), String::new()), "{content}");
        let lines = errors(&output);
        let named = |begin: &str| lines.lines().any(|line| line.starts_with(begin));
        assert!(named("--prices: ") && named("--hours: \"-1\"") && lines.contains(words), "{lines}");
    }
}

#[test]
fn cost_answers_with_lines_that_add_up_to_the_total() {
    let output = tunnelwright(&["cost", "-", "--json", "--date", "2026-11-21"], Some(&preset("azure-pfsense-2016")));
    assert!(output.status.success(), "{}", errors(&output));
    let answer: Value = serde_json::from_str(&text(&output)).expect("JSON");
    assert_eq!((&answer["currency"], &answer["as_of"]), (&"USD".into(), &"2016-10-26".into()));
    assert_eq!(answer["total_micros"], 141_620_000);
    let lines = answer["lines"].as_array().expect("a list");
    let sum: u64 = lines.iter().map(|line| line["micros"].as_u64().expect("a whole number")).sum();
    assert_eq!(answer["total_micros"], sum);
    assert!(lines.iter().all(|line| line["what"].is_string()));
    assert_eq!(answer["now"]["total_micros"], 156_950_000);
}

#[test]
fn cost_says_what_has_no_price_and_takes_the_users_own() {
    let large = preset("azure-pfsense").replace("VpnGw1AZ", "VpnGw5AZ");
    let cost = |more: &[&str]| {
        let output = tunnelwright(&[&["cost", "-", "--json", "--date", "2026-11-21"], more].concat(), Some(&large));
        assert!(output.status.success(), "{}", errors(&output));
        serde_json::from_str::<Value>(&text(&output)).expect("JSON")
    };
    let unknown = cost(&[]);
    assert_eq!((&unknown["complete"], unknown["unknown"].as_array().map(Vec::len)), (&false.into(), Some(1)));
    let own = cost(&["--price", "VpnGw5AZ=4", "--discount", "50", "--hours", "10"]);
    assert_eq!((&own["complete"], &own["total_micros"]), (&true.into(), &20_025_000.into()));
    let compared = cost(&["--compare", "--mbps", "2000"]);
    assert_eq!(compared["compare"][0]["offers"][0]["name"], "VpnGw4AZ");
    let bad = tunnelwright(&["cost", "-", "--hours", "-1", "--price", "x"], Some(&large));
    assert_eq!((bad.status.code(), errors(&bad).lines().count()), (Some(1), 2), "{}", errors(&bad));
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

#[test]
fn the_librarys_types_describe_what_the_command_prints() {
    let schema: Value = serde_json::from_str(&text(&tunnelwright(&["docs", "library"], None))).expect("JSON");
    let judge = |name: &str, list: bool, args: &[&str], input: Option<&str>| {
        let one = serde_json::json!({"$ref": format!("#/$defs/{name}")});
        let mut own = if list { serde_json::json!({"type": "array", "items": one}) } else { one };
        own["$defs"] = schema["$defs"].clone();
        let answer: Value = serde_json::from_str(&text(&tunnelwright(args, input))).expect("JSON");
        let validator = jsonschema::validator_for(&own).expect("a schema");
        let faults: Vec<String> = validator.iter_errors(&answer).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{name}: {args:?}: {faults:?}");
        assert!(!validator.is_valid(&serde_json::json!([{}])) && !validator.is_valid(&serde_json::json!({})), "{name}");
    };
    for name in text(&tunnelwright(&["presets"], None)).lines() {
        let scenario = preset(name);
        judge("CheckAnswer", false, &["check", "-", "--json"], Some(&scenario));
        judge("CostAnswer", false, &["cost", "-", "--compare", "--json"], Some(&scenario));
    }
    let far = ["plan-subnet", "--space", "10.0.0.0/16", "--other", "10.0.0.0/24", "--apipa", "azure", "--json"];
    judge("SubnetAnswer", false, &far, None);
    judge("SubnetAnswer", false, &[&far[..], &["--check", "10.0.1.0/24"]].concat(), None);
    judge("MtuAnswer", false, &["mtu", "--esp", "aes256-sha256", "--nat-t", "--json"], None);
    judge("Matrix", false, &["matrix", "--json"], None);
    judge("PairRow", true, &["matrix", "--pair", "azure,pfsense", "--json"], None);
    judge("Preset", true, &["presets", "--json"], None);
    judge("PskAnswer", false, &["key", "psk", "--for", "azure,pfsense", "--json"], None);
    judge("PskJudged", false, &["key", "check", "--for", "azure,pfsense", "--json", "abc"], None);
    judge("SpiAnswer", false, &["key", "spi", "--for", "halon_sr,zywall", "--json"], None);
}

#[test]
fn the_matrix_is_data_that_its_schema_describes() {
    let schema: Value = serde_json::from_str(&text(&tunnelwright(&["matrix", "--schema"], None))).expect("JSON");
    let matrix: Value = serde_json::from_str(&text(&tunnelwright(&["matrix", "--json"], None))).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let faults: Vec<String> = validator.iter_errors(&matrix).map(|error| error.to_string()).collect();
    assert_eq!(faults, [""; 0]);
    assert_eq!(matrix["version"], 1);
    assert!(!validator.is_valid(&serde_json::json!({"version": 1})), "a schema that takes everything");
    let row = &matrix["devices"][0]["abilities"][0];
    assert!(row["source"]["url"].as_str().is_some_and(|url| url.starts_with("https://")), "{row}");
    assert!(row["source"]["checked"].as_str().is_some_and(|day| day.len() == 10), "{row}");
}

#[test]
fn a_pair_of_devices_gets_what_both_can_and_the_reason_behind_each_no() {
    let pair = ["matrix", "--pair", "azure,pfsense@2.3.2", "--date", "2026-11-21"];
    let said = text(&tunnelwright(&pair, None));
    let (together, apart) = said.split_once("\nNot together:\n").expect("both parts");
    assert!(together.lines().any(|line| line.contains("IKEv2")), "{together}");
    assert!(apart.lines().any(|line| line.contains("BGP") && line.ends_with("pfSense: since 2.4.4-p1")), "{apart}");
    let json: Value =
        serde_json::from_str(&text(&tunnelwright(&[&pair[..], &["--json"]].concat(), None))).expect("JSON");
    let bgp = json.as_array().and_then(|rows| rows.iter().find(|row| row["keyword"] == "bgp")).expect("a row").clone();
    assert_eq!((&bgp["together"], &bgp["ends"][1]["why"]), (&false.into(), &"since 2.4.4-p1".into()));
    let wrong = tunnelwright(&["matrix", "--pair", "nonsense,pfsense@9"], None);
    let errors = errors(&wrong);
    assert!(!wrong.status.success() && errors.contains("no device \"nonsense\""), "{errors}");
    assert!(errors.contains("no release \"9\""), "both are said: {errors}");
}

#[test]
fn facts_that_grew_old_are_listed_and_fail_the_check() {
    let fresh = tunnelwright(&["matrix", "--aged", "--date", "2026-11-21"], None);
    assert!(fresh.status.success(), "{}", text(&fresh));
    let old = tunnelwright(&["matrix", "--aged", "--date", "2030-01-01"], None);
    assert!(!old.status.success() && text(&old).contains("pfsense: last read 2026-"), "{}", text(&old));
}

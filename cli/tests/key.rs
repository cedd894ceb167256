//! The command's words `key ...`: scripts rely on them.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const SEED: &str = "0707070707070707070707070707070707070707070707070707070707070707";

fn key(args: &[&str], input: Option<&str>) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_tunnelwright"))
        .arg("key")
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    // A command that reads nothing may have closed its end already.
    let _ = stdin.write_all(input.unwrap_or_default().as_bytes());
    drop(stdin);
    child.wait_with_output().expect("the command ends")
}

fn text(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("UTF-8").trim_end()
}

fn errors(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).expect("UTF-8")
}

fn json(args: &[&str]) -> Value {
    let output = key(args, None);
    assert!(output.status.success(), "{}", errors(&output));
    serde_json::from_str(text(&output)).expect("JSON")
}

#[test]
fn a_new_key_suits_both_ends_and_nothing_else_is_on_the_line() {
    let output = key(&["psk", "--for", "azure,pfsense"], None);
    let made = text(&output).to_owned();
    assert_eq!(made.len(), 32);
    assert!(!made.contains(['-', '~', ' ']), "{made}");
    assert!(errors(&output).contains("bits"), "{}", errors(&output));
    let check = key(&["check", "--for", "azure,pfsense", "-"], Some(&made));
    assert!(check.status.success(), "{}", text(&check));
    assert_ne!(made, text(&key(&["psk", "--for", "azure,pfsense"], None)), "two keys are two keys");
}

#[test]
fn a_seed_makes_the_same_key_again_and_json_tells_its_strength() {
    let args = ["psk", "--for", "azure,setkey", "--length", "40", "--seed", SEED, "--json"];
    let (one, other) = (json(&args), json(&args));
    assert_eq!(one, other);
    assert_eq!(one["length"], 40);
    assert!(one["entropy_bits"].as_f64().is_some_and(|bits| (238.0..239.0).contains(&bits)), "{one}");
    assert_eq!(one["ends"][1]["confirmed"], false, "nothing is known of that end: letters and digits only");
    assert_eq!(one["alphabet"].as_str().map(str::len), Some(62));
}

#[test]
fn a_key_too_short_or_too_long_is_refused_with_the_reason() {
    for (length, part) in [("12", "128 bits"), ("129", "Azure takes 1 to 128")] {
        let output = key(&["psk", "--for", "azure,pfsense", "--length", length], None);
        assert_eq!(output.status.code(), Some(1));
        assert!(errors(&output).contains(part), "{}", errors(&output));
    }
}

#[test]
fn a_key_is_as_long_as_the_end_that_takes_least_allows() {
    let made = json(&["psk", "--for", "halon_sr,zywall", "--seed", SEED, "--json"]);
    assert_eq!(made["length"], 31);
    assert!(made["entropy_bits"].as_f64().is_some_and(|bits| bits >= 128.0), "{made}");
    let asked = key(&["psk", "--for", "halon_sr,zywall", "--length", "32"], None);
    assert!(errors(&asked).contains("8 to 31 characters"), "{}", errors(&asked));
}

#[test]
fn a_typed_key_is_judged_at_each_end_and_never_repeated() {
    let output = key(&["check", "--for", "azure,pfsense", "--json", "-"], Some("ein Satz-mit Blanks\n"));
    assert_eq!(output.status.code(), Some(1));
    let answer: Value = serde_json::from_str(text(&output)).expect("JSON");
    assert_eq!(answer["ends"][0]["reads"], "refused");
    assert!(answer["ends"][0]["note"].as_str().is_some_and(|note| note.contains("character 4")), "{answer}");
    assert!(!text(&output).contains("Satz"));
    let weak = json(&["check", "--for", "azure,pfsense", "--json", "password123"]);
    assert!(weak["strength"]["score"].as_u64().is_some_and(|score| score < 2), "{weak}");
    let strong = json(&["check", "--for", "azure,pfsense", "--json", "Wq7xT2mNc8vRb5zKd9hJf3gLp6sYa4eU"]);
    assert_eq!(strong["strength"]["score"], 4);
}

#[test]
fn the_tables_of_2015_are_converted_both_ways() {
    let spellings = [
        ("ascii", "kkkkkkkkkkkkkkkk"),
        ("hex", "6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b"),
        ("0x", "0x6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b"),
        ("dashed", "6b6b6b6b-6b6b6b6b-6b6b6b6b-6b6b6b6b"),
        ("base64", "a2tra2tra2tra2tra2traw=="),
    ];
    for (from, typed) in spellings {
        for (to, expected) in spellings {
            assert_eq!(text(&key(&["convert", "--from", from, "--to", to, typed], None)), expected, "{from} to {to}");
            let input = format!("{typed}\r\n");
            assert_eq!(text(&key(&["convert", "--from", from, "--to", to, "-"], Some(&input))), expected);
        }
    }
}

#[test]
fn what_cannot_be_converted_names_the_place_and_not_the_key() {
    for (from, to, typed, part) in [
        ("hex", "ascii", "6b006b", "byte 2"),
        ("hex", "0x", "6b6g", "character 4"),
        ("0x", "hex", "6b6b", "does not begin with 0x"),
        ("octal", "hex", "6b6b", "none of ascii, hex, 0x, dashed, base64"),
    ] {
        let output = key(&["convert", "--from", from, "--to", to, typed], None);
        assert_eq!(output.status.code(), Some(1));
        assert!(errors(&output).contains(part) && !errors(&output).contains(typed), "{}", errors(&output));
    }
}

#[test]
fn an_spi_is_given_in_every_notation_and_mirrored() {
    let answer = json(&["spi", "--for", "linux_xfrm,setkey", "--json"]);
    let decimal = answer["decimal"].as_u64().expect("a number");
    assert!((256..=4095).contains(&decimal));
    assert_eq!(answer["hex"], format!("0x{decimal:x}"));
    assert_eq!(answer["swap"], true);
    assert_eq!(answer["ends"][0]["incoming"]["value"], answer["ends"][1]["outgoing"]["value"]);
    assert_eq!(answer["ends"][1]["incoming"]["value"], answer["ends"][0]["outgoing"]["value"]);
    let none = key(&["spi", "--for", "linux_xfrm,azure"], None);
    assert!(!none.status.success() && errors(&none).contains("no manual keying"), "{}", errors(&none));
    let unknown = key(&["spi", "--for", "linux-xfrm,nonsense"], None);
    assert!(errors(&unknown).contains("nonsense") && errors(&unknown).contains("setkey"), "{}", errors(&unknown));
}

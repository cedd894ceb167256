//! No text that a user types changes the meaning of a generated file.

use std::process::Command;

use proptest::prelude::*;
use tunnelwright_core::presets;
use tunnelwright_core::render::shell;
use tunnelwright_core::render::xml::Xml;
use tunnelwright_tests::exported;

/// Texts with what the target syntaxes treat in their own way.
fn hostile() -> impl Strategy<Value = String> {
    const BITS: &[&str] = &[
        "'", "\"", "`", "$(id)", "${HOME}", "\\", "]]>", "<!--", "-->", "--", "&amp;", "&", "<", ">", "%s", "#", ";",
        "|", "\n", "\r\n", "\t", " ", "\u{e9}", "\u{2028}", "\u{202e}", "EOF", "*/", "{{", "!", "-", "a", "0",
    ];
    proptest::collection::vec(proptest::sample::select(BITS), 0..12).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_shell_reads_a_quoted_word_back_as_it_was(text in hostile()) {
        let script = format!("printf '%s' {}", shell::word(&text));
        let output = Command::new("bash").args(["-c", &script]).output().expect("bash runs");
        prop_assert_eq!(String::from_utf8_lossy(&output.stdout), text);
    }

    #[test]
    fn an_xml_parser_reads_a_text_back_as_it_was(text in hostile()) {
        // A parser makes one newline of CR LF, which pfSense's texts never hold.
        let text = text.replace('\r', "");
        let mut xml = Xml::at(0, " ");
        xml.element("root", |xml| {
            xml.comment(&text).leaf("plain", &text).cdata_escaped("descr", &text);
        });
        let (plain, descr) = read_back(&xml.finish());
        prop_assert_eq!(&plain, &text);
        prop_assert_eq!(descr, text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"));
    }

    #[test]
    fn a_name_reaches_no_line_of_its_own_in_any_file(text in hostile()) {
        for preset in presets::ALL {
            let mut scenario = preset.scenario();
            let plain: Vec<usize> = lines(&scenario);
            scenario.name = format!("x{text}");
            scenario.gateways[0].label = format!("x{text}");
            if let Some(line) = scenario.gateways[0].lines.first_mut() {
                line.nat.router = format!("x{text}");
            }
            prop_assert_eq!(lines(&scenario), plain, "{}", preset.name);
        }
    }
}

/// How many lines each file but the scenario's own has.
fn lines(scenario: &tunnelwright_core::scenario::Scenario) -> Vec<usize> {
    let bundle = exported(scenario, false).expect("a preset has a plan");
    let files = bundle.files.iter().filter(|file| !file.path.ends_with(".json") && !file.path.ends_with(".svg"));
    files.map(|file| file.text.lines().count()).collect()
}

fn read_back(xml: &str) -> (String, String) {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut name, mut plain, mut descr) = (String::new(), String::new(), String::new());
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(start) => name = start.name().as_ref().to_owned(),
            Event::End(_) => name.clear(),
            Event::Text(text) if name == "plain" => plain.push_str(&text),
            Event::GeneralRef(entity) if name == "plain" => {
                plain.push_str(match &*entity {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    other => panic!("entity {other}"),
                });
            }
            Event::CData(data) if name == "descr" => descr.push_str(&data),
            Event::Eof => return (plain, descr),
            _ => {}
        }
    }
}

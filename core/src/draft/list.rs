//! Lists of networks as people paste them.

use std::net::Ipv4Addr;

/// Splits a pasted text into networks: lines, commas, semicolons and blanks
/// part them, quotes and brackets around them fall away, and a dotted mask
/// belongs to the address before it.
pub fn split_prefixes(text: &str) -> Vec<String> {
    let part = |c: char| c.is_whitespace() || matches!(c, ',' | ';');
    let wrap = |c: char| matches!(c, '"' | '\'' | '[' | ']' | '(' | ')');
    let words = text.split(part).map(|word| word.trim_matches(wrap)).filter(|word| !word.is_empty());
    let mut found: Vec<String> = Vec::new();
    for word in words {
        match found.last_mut() {
            Some(last) if is_bare_address(last) && is_mask(word) => {
                last.push(' ');
                last.push_str(word);
            }
            _ => found.push(word.to_owned()),
        }
    }
    found
}

fn is_bare_address(text: &str) -> bool {
    text.parse::<Ipv4Addr>().is_ok()
}

/// Masks that are no network at the same time: all begin with 255.
fn is_mask(text: &str) -> bool {
    text.starts_with("255.") && text.parse::<Ipv4Addr>().is_ok_and(|mask| ipnet::ipv4_mask_to_prefix(mask).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pasted_list_is_split_in_every_sane_form() {
        let cases: &[(&str, &[&str])] = &[
            ("10.0.0.0/8, 192.168.1.0/24", &["10.0.0.0/8", "192.168.1.0/24"]),
            ("10.0.0.0/8\n\n  fd00::/8;", &["10.0.0.0/8", "fd00::/8"]),
            ("192.168.1.0 255.255.255.0\n10.0.0.0 255.0.0.0", &["192.168.1.0 255.255.255.0", "10.0.0.0 255.0.0.0"]),
            ("192.168.1.0/255.255.255.0", &["192.168.1.0/255.255.255.0"]),
            ("[\"10.0.0.0/8\", \"10.1.0.0/16\"]", &["10.0.0.0/8", "10.1.0.0/16"]),
            ("10.0.0.0 10.1.0.0", &["10.0.0.0", "10.1.0.0"]),
            ("office", &["office"]),
            (" ,;\n", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(split_prefixes(text), *expected, "{text:?}");
        }
    }
}

//! `overlap`: a fleet's prefixes, one a line.

use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use ipnet::{IpNet, Ipv4Net};
use tunnelwright_core::addressing::{Nesting, nesting};
use tunnelwright_core::draft::read_prefix;

use crate::input::Faults;

/// `overlap`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The list, one prefix a line, "#" begins a comment; `-` for standard input
    pub file: PathBuf,
    /// As JSON: {"prefixes", "overlaps": [{"prefix", "line", "inside", "inside_line"}], "summary"}
    #[arg(long)]
    pub json: bool,
}

/// The prefixes of a list with the lines that they stand in.
struct List {
    prefixes: Vec<IpNet>,
    lines: Vec<u32>,
}

/// Prints every overlap once, and the fewest prefixes that hold the same addresses.
pub fn run(args: &Args) -> Result<ExitCode, Faults> {
    let list = read(&bytes(&args.file)?, &args.file)?;
    let nesting = nesting(&list.prefixes);
    let summary = nesting.summary();
    let mut out = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    let written = if args.json {
        write_json(&mut out, &list, &nesting, &summary)
    } else {
        write_text(&mut out, &list, &nesting, &summary)
    };
    match written.and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(vec![format!("standard output: {error}")]),
        _ => Ok(ExitCode::SUCCESS),
    }
}

fn bytes(path: &Path) -> Result<Vec<u8>, Faults> {
    let fault = |error: std::io::Error| vec![format!("{}: {error}", path.display())];
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).map_err(fault)?;
        return Ok(bytes);
    }
    std::fs::read(path).map_err(fault)
}

fn read(bytes: &[u8], path: &Path) -> Result<List, Faults> {
    let mut list = List { prefixes: Vec::new(), lines: Vec::new() };
    let mut faults = Vec::new();
    for (number, line) in (1..).zip(bytes.split(|byte| *byte == b'\n')) {
        let line = line.split(|byte| *byte == b'#').next().unwrap_or(line).trim_ascii();
        if line.is_empty() {
            continue;
        }
        match plain(line).map_or_else(|| unusual(line), Ok) {
            Ok(prefix) => {
                list.prefixes.push(prefix);
                list.lines.push(number);
            }
            Err(what) => faults.push(format!("{}: line {number}: {what}", path.display())),
        }
    }
    if faults.is_empty() { Ok(list) } else { Err(faults) }
}

/// The usual form, `10.0.0.0/8`, read byte by byte; everything else is left to the
/// reader that knows all forms and says what is wrong.
fn plain(line: &[u8]) -> Option<IpNet> {
    let mut rest = line;
    let mut address = 0_u32;
    for end in [b'.', b'.', b'.', b'/'] {
        address = address << 8 | u32::from(number(&mut rest, Some(end))?);
    }
    let length = number(&mut rest, None)?;
    let net = Ipv4Net::new(address.into(), length).ok()?;
    (net.trunc() == net).then_some(IpNet::V4(net))
}

/// A number up to 255 without a leading zero, and the byte behind it.
fn number(rest: &mut &[u8], end: Option<u8>) -> Option<u8> {
    let digits = rest.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len());
    let (text, behind) = rest.split_at_checked(digits).filter(|(text, _)| (1..=3).contains(&text.len()))?;
    let value = text.iter().fold(0_u16, |value, digit| value * 10 + u16::from(digit - b'0'));
    let zero = text.len() > 1 && text[0] == b'0';
    *rest = match end {
        Some(_) => behind.split_first().filter(|(byte, _)| Some(**byte) == end)?.1,
        None if behind.is_empty() => behind,
        None => return None,
    };
    (!zero).then(|| u8::try_from(value).ok()).flatten()
}

fn unusual(line: &[u8]) -> Result<IpNet, String> {
    let text = String::from_utf8_lossy(line);
    let shown: String = text.chars().take(60).collect();
    read_prefix(&shown).map_err(|error| match error.right {
        Some(right) => format!("{}; use {right}", error.what),
        None => error.what,
    })
}

type Written = std::io::Result<()>;

fn write_text(out: &mut impl Write, list: &List, nesting: &Nesting<'_>, summary: &[IpNet]) -> Written {
    let mut count = 0;
    for (holder, held) in nesting.pairs() {
        let (larger, smaller) = (list.prefixes[holder], list.prefixes[held]);
        let (at, inside) = (list.lines[held], list.lines[holder]);
        put(out, smaller)?;
        if larger == smaller {
            writeln!(out, " (line {at}) stands in line {inside} already")?;
        } else {
            write!(out, " (line {at}) lies inside ")?;
            put(out, larger)?;
            writeln!(out, " (line {inside})")?;
        }
        count += 1;
    }
    let prefixes = list.prefixes.len();
    writeln!(out, "{count} overlaps among {prefixes} prefixes; the same addresses in {}:", summary.len())?;
    for net in summary {
        put(out, *net)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// Written piece by piece: a whole answer of a million prefixes need not stand in memory.
fn write_json(out: &mut impl Write, list: &List, nesting: &Nesting<'_>, summary: &[IpNet]) -> Written {
    write!(out, "{{\n  \"prefixes\": {},\n  \"overlaps\": [", list.prefixes.len())?;
    for (place, (holder, held)) in nesting.pairs().enumerate() {
        out.write_all(if place == 0 { b"\n    {\"prefix\": \"" } else { b",\n    {\"prefix\": \"" })?;
        put(out, list.prefixes[held])?;
        write!(out, "\", \"line\": {}, \"inside\": \"", list.lines[held])?;
        put(out, list.prefixes[holder])?;
        write!(out, "\", \"inside_line\": {}}}", list.lines[holder])?;
    }
    write!(out, "\n  ],\n  \"summary\": [")?;
    for (place, net) in summary.iter().enumerate() {
        out.write_all(if place == 0 { b"\n    \"" } else { b",\n    \"" })?;
        put(out, *net)?;
        out.write_all(b"\"")?;
    }
    writeln!(out, "\n  ]\n}}")
}

/// A prefix; IPv4 digit by digit, which takes a third of the general way's time.
fn put(out: &mut impl Write, net: IpNet) -> Written {
    let IpNet::V4(net) = net else { return write!(out, "{net}") };
    let [a, b, c, d] = net.addr().octets();
    let mut text = Vec::with_capacity(18);
    for (number, end) in [(a, b'.'), (b, b'.'), (c, b'.'), (d, b'/'), (net.prefix_len(), b' ')] {
        let digits = [number / 100, number / 10 % 10, number % 10];
        let zeros = if number > 99 { 0 } else { 1 + usize::from(number < 10) };
        text.extend(digits[zeros..].iter().map(|digit| b'0' + digit));
        text.push(end);
    }
    text.pop();
    out.write_all(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quick_reader_and_the_one_that_knows_all_forms_agree() {
        let texts = [
            "0.0.0.0/0",
            "255.255.255.255/32",
            "10.0.0.0/8",
            "10.0.0.1/8",
            "10.0.0.0/33",
            "10.0.0.0/",
            "10.0.0/8",
            "010.0.0.0/8",
            "10.0.0.0/08",
            "256.0.0.0/8",
            "1000.0.0.0/8",
            "10.0.0.0/8x",
            "10.0.0.0 255.0.0.0",
            "fd00::/8",
            "-1.0.0.0/8",
            "",
            "/",
            "....",
            "10..0.0/8",
            "10.0.0.0/256",
            "10.0.0.0/+8",
        ];
        for text in texts {
            let known = read_prefix(text).ok();
            if let Some(quick) = plain(text.as_bytes()) {
                assert_eq!(Some(quick), known, "{text}");
            }
            assert_eq!(unusual(text.as_bytes()).ok(), known, "{text}");
        }
        assert!(plain(b"172.16.0.0/12").is_some());
    }

    #[test]
    fn a_prefix_is_written_as_it_is_read() {
        for text in ["0.0.0.0/0", "255.255.255.255/32", "9.10.99.100/32", "10.0.0.0/8", "fd00::/8"] {
            let mut out = Vec::new();
            put(&mut out, text.parse().expect("a prefix")).expect("memory takes it");
            assert_eq!(String::from_utf8(out).expect("ASCII"), text);
        }
    }
}

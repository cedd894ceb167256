//! A scenario as the words of a link: without secrets, only what differs from the defaults, packed.
//!
//! A link is `1.` and base64url of four bytes of SHA-256 and one LZ4 block. The number names the dictionary
//! that the block leans on; old dictionaries stay, so that old links stay. LZ4 with a dictionary makes 300
//! bytes of a preset and adds little code; deflate without one makes 400 and adds more (measured 2026-11-21).

#[cfg(test)]
mod tests;

use std::fmt;

use base64ct::{Base64UrlUnpadded, Encoding};
use lz4_flex::block::{compress_with_dict, decompress_into_with_dict};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::scenario::{Gateway, Line, Scenario, Tunnel, TunnelEnd, read as read_scenario, tree_text};

/// The form of the links that are written: which dictionary they lean on.
pub const VERSION: u32 = 1;

/// Bytes of the JSON that a link may hold. A scenario of a hundred gateways has half of it.
pub const MOST: usize = 64 * 1024;

/// Words that scenarios share. Never changed: another one is another version.
static DICTIONARY: &[u8] = include_bytes!("dictionary-1.txt");

/// Bytes of the checksum: a link that was cut off or retyped wrongly is told from one that is right.
const CHECK: usize = 4;

/// Why a link cannot be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkError {
    /// Another form than this crate reads: made by a newer one.
    Newer(u32),
    /// Cut off, retyped, or never a link.
    Damaged,
    /// What it holds is no scenario of this version: the first fault.
    Form(String),
}

impl fmt::Display for LinkError {
    /// What is wrong and what to do, in sentences.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Newer(version) => write!(
                f,
                "It has form {version}, and this Tunnelwright reads up to {VERSION}: open it where it was made, or take a newer one."
            ),
            Self::Damaged => f.write_str(
                "It was cut off or changed on its way. Ask for it again, or for the file scenario.json of an export.",
            ),
            Self::Form(fault) => write!(f, "What it holds cannot be read: {fault}."),
        }
    }
}

/// The words of a link for a scenario, without its secrets; `None` when it is too large for a link.
///
/// Letters, digits, `-`, `_` and one full stop: nothing that an address or a mail would change.
pub fn write(scenario: &Scenario) -> Option<String> {
    let mut tree = scenario.to_value();
    thin(&mut tree, &usual());
    let text = compact(&tree_text(&tree));
    if text.len() > MOST {
        return None;
    }
    let packed = compress_with_dict(text.as_bytes(), DICTIONARY);
    let body = [&check(text.as_bytes()), packed.as_slice()].concat();
    Some(format!("{VERSION}.{}", Base64UrlUnpadded::encode_string(&body)))
}

/// The scenario that the words of a link hold.
///
/// # Errors
/// When the link is of a newer form, damaged, or holds no scenario. No text makes it panic, and none makes
/// it hold more than [`MOST`] bytes unpacked.
pub fn read(link: &str) -> Result<Scenario, LinkError> {
    let (version, body) = link.trim().split_once('.').ok_or(LinkError::Damaged)?;
    match version.parse() {
        Ok(VERSION) => {}
        Ok(newer) if newer > VERSION => return Err(LinkError::Newer(newer)),
        Ok(_) | Err(_) => return Err(LinkError::Damaged),
    }
    let text = unpack(body).ok_or(LinkError::Damaged)?;
    read_scenario(&text).map_err(|faults| {
        let fault = faults.into_iter().next();
        LinkError::Form(fault.map(|fault| [fault.path, fault.message].join(": ")).unwrap_or_default())
    })
}

fn unpack(body: &str) -> Option<String> {
    let bytes = Base64UrlUnpadded::decode_vec(body).ok()?;
    let (sum, packed) = bytes.split_at_checked(CHECK)?;
    let mut text = vec![0; MOST];
    let length = decompress_into_with_dict(packed, &mut text, DICTIONARY).ok()?;
    text.truncate(length);
    (check(&text) == sum).then(|| String::from_utf8(text).ok()).flatten()
}

fn check(text: &[u8]) -> [u8; CHECK] {
    let mut sum = [0; CHECK];
    sum.copy_from_slice(&Sha256::digest(text)[..CHECK]);
    sum
}

/// A scenario in which everything is as it is when nobody says otherwise.
fn usual() -> Value {
    let gateway = Gateway { lines: vec![Line::default()], ..Gateway::default() };
    let tunnel = Tunnel { ends: vec![TunnelEnd::default()], ..Tunnel::default() };
    Scenario { gateways: vec![gateway], tunnels: vec![tunnel], ..Scenario::default() }.to_value()
}

/// Takes away what is as usual. Places in lists stay, since they count; a device's own settings stay, since
/// what is usual for them may be another thing tomorrow.
fn thin(value: &mut Value, usual: &Value) {
    match value {
        Value::Object(map) => map.retain(|name, value| {
            if name != "settings" {
                thin(value, &usual[name.as_str()]);
            }
            match value {
                Value::Object(map) => !map.is_empty(),
                Value::Array(list) => !list.is_empty(),
                value => *value != usual[name.as_str()],
            }
        }),
        Value::Array(list) => list.iter_mut().for_each(|value| thin(value, &usual[0])),
        _ => {}
    }
}

/// JSON without the spaces between its words. A writer without them would be a second one in the page.
fn compact(text: &str) -> String {
    let (mut inside, mut escaped) = (false, false);
    let mut keep = |c: char| {
        let is_text = inside;
        inside ^= c == '"' && !escaped;
        escaped = is_text && c == '\\' && !escaped;
        is_text || !c.is_ascii_whitespace()
    };
    text.chars().filter(|c| keep(*c)).collect()
}

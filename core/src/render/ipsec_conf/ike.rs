//! The words of a tunnel with IKE, as ipsec.conf(5) and iked.conf(5) share them.

use super::{cipher, hash, pair};
use crate::crypto::{DhGroup, IkeVersion, Named};
use crate::devices::{Parameter, Topic};
use crate::plan::{Identity, Remote, Start};
use crate::render::template::Words;
use crate::side::{PLACEHOLDER, Side, TunnelView, networks_of};

/// The words for a rule: `id`, `mode`, `local` (empty: the daemon finds it), `peer`, `exchange`, the
/// algorithms, lifetimes in seconds, `srcid`, `dstid` (empty: not to be written),
/// `key` (quoted), `mss`, and the list `pairs` of `own` and `other`.
///
/// Words that may be missing end in a blank, so that they can stand before others.
pub fn ike(side: &Side<'_>, view: &TunnelView<'_>) -> Words {
    let (here, suite, esp) = (view.here, view.tunnel.ike, view.tunnel.esp);
    let mut words = Words::new();
    words.set("id", &view.tunnel.id).set("mode", &mode(view)).set("peer", &peer(&here.remote));
    words.set("exchange", &view.tunnel.exchange.keyword());
    words.set("local", &before("local", &local(view))).set("mss", &view.tunnel.mss);
    let ike_hash = hash(suite.integrity);
    words.set("ike_auth", &before("auth", if suite.encryption.is_aead() { "" } else { ike_hash }));
    words.set("ike_enc", &cipher(suite.encryption)).set("ike_prf", &ike_hash).set("ike_group", &group(suite.group));
    words.set("esp_auth", &before("auth", esp.integrity.map_or("", hash))).set("esp_enc", &cipher(esp.encryption));
    words.set("pfs", &esp.pfs.map_or_else(|| "none".to_owned(), group));
    words.set("ike_lifetime", &here.ike_lifetime).set("esp_lifetime", &here.esp_lifetime);
    words.set("srcid", &before("srcid", &identity(&here.identity)));
    words.set("dstid", &before("dstid", &identity(&here.peer_identity)));
    words.set("key", &quoted(side.key(&view.tunnel.id).text()));
    words.set_some("dpd", here.dpd_seconds.as_ref().map(|seconds| seconds as &dyn std::fmt::Display));
    words.list("pairs", here.selectors.iter().map(pair).collect());
    words
}

/// How an end begins: `active`, `passive` or `dynamic`.
///
/// `dynamic` is for an end whose address changes and who starts with IKEv1: it notices a dead
/// peer, and sends the identity that stands behind srcid. Without one it would send its host
/// name, which nobody expects, so it is taken only where there is one.
pub fn mode(view: &TunnelView<'_>) -> &'static str {
    let named = !identity(&view.here.identity).is_empty();
    match (view.here.start, view.tunnel.ike_version) {
        (Start::Respond, _) => "passive",
        (Start::Initiate, IkeVersion::V1) if view.line.dynamic && named => "dynamic",
        (Start::Initiate, _) => "active",
    }
}

/// The peer as a rule names it.
pub fn peer(remote: &Remote) -> String {
    match remote {
        Remote::Address(_) | Remote::Name(_) | Remote::Later(_) => remote.text(),
        Remote::Any => "any".to_owned(),
    }
}

/// This end's own address on the packets, where it is known and stays.
pub fn local(view: &TunnelView<'_>) -> String {
    let line = view.line;
    let address = line.nat.as_ref().map_or(line.address.filter(|_| !line.dynamic), |nat| nat.inside);
    address.map_or_else(String::new, |address| address.to_string())
}

/// An identity as a rule names it; empty where none can be named.
pub fn identity(identity: &Identity) -> String {
    match identity {
        Identity::Address(_) | Identity::Name(_) | Identity::Later(_) => identity.text(),
        // The address behind the name changes; the daemon's own default follows it.
        Identity::AddressOf(_) => String::new(),
    }
}

/// A group by its number, which both grammars take for every one of them but the newest.
pub fn group(group: DhGroup) -> String {
    match group {
        DhGroup::Curve25519 => "curve25519".to_owned(),
        group => format!("grp{}", group.number()),
    }
}

fn before(word: &str, value: &str) -> String {
    if value.is_empty() { String::new() } else { format!("{word} {value} ") }
}

/// A key in double quotes. What is more than letters, digits, dot, underscore and hyphen, and
/// what begins like code, is written as its bytes behind 0x: the daemons read that as
/// the very same key, and no quote, backslash or blank of it means anything on the way.
pub fn quoted(key: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    let code = key.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("0x"));
    if key.bytes().all(plain) && !code {
        return format!("\"{key}\"");
    }
    format!("\"0x{}\"", base16ct::lower::encode_string(key.as_bytes()))
}

/// Every word of a side's rules to put in by hand, once.
pub fn replace(side: &Side<'_>) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for view in side.tunnels() {
        let key = side.key(&view.tunnel.id);
        let peer = peer(&view.here.remote);
        let later = [peer].into_iter().chain((!key.is_secret()).then(|| key.text().to_owned()));
        for word in later.filter(|word| word.starts_with(PLACEHOLDER)) {
            if !words.contains(&word) {
                words.push(word);
            }
        }
    }
    words
}

/// What a device calls the values of a rule.
pub struct IkeLabels {
    /// The version of IKE.
    pub version: &'static str,
    /// Cipher, hash, group and lifetime of the IKE SA.
    pub ike: [&'static str; 4],
    /// Cipher, hash, group and lifetime of the Child SA.
    pub esp: [&'static str; 4],
}

/// Every negotiated value of a rule; what a device says itself of version, peer and key is given.
pub fn parameters(view: &TunnelView<'_>, labels: &IkeLabels, [version, peer, key]: [String; 3]) -> Vec<Parameter> {
    let (here, suite, esp) = (view.here, view.tunnel.ike, view.tunnel.esp);
    let own = |topic, label, value: String| Parameter { topic, label, value: value.into() };
    let told = |text: String| if text.is_empty() { "not written".to_owned() } else { text };
    vec![
        own(Topic::IkeVersion, labels.version, version),
        own(Topic::LocalAddress, "local", told(local(view))),
        own(Topic::RemoteAddress, "peer", peer),
        own(Topic::LocalIdentity, "srcid", told(identity(&here.identity))),
        own(Topic::RemoteIdentity, "dstid", told(identity(&here.peer_identity))),
        own(Topic::Authentication, "psk", key),
        own(Topic::IkeEncryption, labels.ike[0], cipher(suite.encryption).to_owned()),
        own(Topic::IkeIntegrity, labels.ike[1], hash(suite.integrity).to_owned()),
        own(Topic::IkeGroup, labels.ike[2], group(suite.group)),
        own(Topic::IkeLifetime, labels.ike[3], here.ike_lifetime.to_string()),
        own(Topic::EspEncryption, labels.esp[0], cipher(esp.encryption).to_owned()),
        own(Topic::EspIntegrity, labels.esp[1], told(esp.integrity.map_or("", hash).to_owned())),
        own(Topic::Pfs, labels.esp[2], esp.pfs.map_or_else(|| "none".to_owned(), group)),
        own(Topic::EspLifetime, labels.esp[3], here.esp_lifetime.to_string()),
        own(Topic::LocalNetworks, "from", networks_of(&here.selectors, |(own, _)| *own)),
        own(Topic::RemoteNetworks, "to", networks_of(&here.selectors, |(_, other)| *other)),
        own(Topic::PacketSize, "TCP MSS", view.tunnel.mss.to_string()),
    ]
}

#[cfg(test)]
mod tests {
    use super::quoted;
    use proptest::prelude::*;

    #[test]
    fn a_plain_key_stays_as_it_is_and_any_other_becomes_its_bytes() {
        for (key, text) in [
            ("aB3.x_-", "\"aB3.x_-\""),
            ("a b", "\"0x612062\""),
            ("a\"b\\", "\"0x6122625c\""),
            ("0x61", "\"0x30783631\""),
            ("0X61", "\"0x30583631\""),
        ] {
            assert_eq!(quoted(key), text);
        }
    }

    proptest! {
        #[test]
        fn no_key_leaves_its_quotes(key in any::<String>()) {
            let text = quoted(&key);
            let inside = &text[1..text.len() - 1];
            prop_assert!(inside.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte)));
        }
    }
}

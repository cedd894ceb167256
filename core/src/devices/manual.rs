//! Manual keying as data: what a device takes where no IKE makes the keys.

use std::ops::RangeInclusive;

use ipnet::IpNet;

use super::{Parameter, Row, Topic};
use crate::bundle::{Artifact, ArtifactKind};
use crate::fact::Source;
use crate::keys::{FIRST_SPI, Notation, Radix};
use crate::plan::Remote;
use crate::render::guide::Guide;
use crate::render::template::Words;
use crate::side::{ManualView, Part, Side, Way, networks_of};

/// How a device takes manual keys.
#[derive(Debug)]
pub struct ManualRules {
    /// Ciphers and hashes by release: `Feature::EspEncryption`, `Feature::EspIntegrity`.
    /// A release without a row has no manual keying.
    pub rows: &'static [Row],
    /// Its SPIs.
    pub spi: SpiRule,
    /// Its keys.
    pub key: KeyRule,
    /// Every value of one tunnel in this device's own words, for the parameter sheet.
    pub parameters: fn(&Side<'_>, &ManualView<'_>) -> Vec<Parameter>,
}

/// Which SPIs a device takes, and what it calls them.
#[derive(Debug)]
pub struct SpiRule {
    /// The numbers that it takes.
    pub range: RangeInclusive<u32>,
    /// How they are typed.
    pub radix: Radix,
    /// One number serves both directions.
    pub one: bool,
    /// What it calls the SPI of the packets that come in.
    pub incoming: &'static str,
    /// What it calls the SPI of the packets that go out.
    pub outgoing: &'static str,
    /// Where that is written.
    pub source: &'static Source,
}

/// Which keys a device takes.
#[derive(Debug)]
pub struct KeyRule {
    /// The notations that it reads; the first is the one that is written for it.
    /// `Ascii` alone: every byte of a key must be one of `alphabet`.
    pub notations: &'static [Notation],
    /// The characters of a key in `Ascii`; letters and digits where nothing more is confirmed.
    pub alphabet: &'static str,
    /// One key serves both directions.
    pub one: bool,
    /// Where that is written.
    pub source: &'static Source,
}

impl SpiRule {
    /// The numbers that both take; empty where there is none.
    pub fn common(&self, other: &Self) -> RangeInclusive<u32> {
        let least = *self.range.start().max(other.range.start());
        least.max(FIRST_SPI)..=*self.range.end().min(other.range.end())
    }

    /// Of the numbers that both take, those of three hexadecimal digits where there
    /// are such: short to say, and in nearly every device's range.
    pub fn handy(&self, other: &Self) -> RangeInclusive<u32> {
        let common = self.common(other);
        let (least, most) = ((*common.start()).max(0x100), (*common.end()).min(0xfff));
        if least <= most { least..=most } else { common }
    }
}

/// A range of SPIs for people: decimal and hexadecimal.
pub fn spi_range(range: &RangeInclusive<u32>) -> String {
    format!("{} to {} (0x{:x} to 0x{:x})", range.start(), range.end(), range.start(), range.end())
}

impl KeyRule {
    /// The notation in which its keys are written.
    pub fn written(&self) -> Notation {
        self.notations.first().copied().unwrap_or(Notation::Prefixed)
    }

    /// True when it takes keys as characters only.
    pub fn is_text_only(&self) -> bool {
        self.notations.iter().all(|notation| *notation == Notation::Ascii)
    }
}

/// What a device calls the values that every tunnel with manual keys has.
#[derive(Debug)]
pub struct ManualLabels {
    /// Its own outside address.
    pub local: &'static str,
    /// The peer's outside address.
    pub remote: &'static str,
    /// The cipher.
    pub encryption: &'static str,
    /// The hash.
    pub integrity: &'static str,
    /// The cipher's key of the packets in and out; the first alone where one key serves both.
    pub encryption_key: [&'static str; 2],
    /// The hash's key, likewise.
    pub integrity_key: [&'static str; 2],
    /// The networks on this side.
    pub local_networks: &'static str,
    /// The networks on the other side.
    pub remote_networks: &'static str,
}

/// Every value of a tunnel, for the sheet and for guides: labels are the device's,
/// as are the words for cipher and hash (empty: none). Keys stand there as the
/// words that replace them unless `side` carries the keys.
pub fn manual_parameters(
    side: &Side<'_>,
    view: &ManualView<'_>,
    labels: &ManualLabels,
    (encryption, integrity): (&str, &str),
) -> Vec<Parameter> {
    let one = |topic, label: &'static str, value: String| Parameter { topic, label, value: value.into() };
    let spi = &view.here.rules.spi;
    let mut all = vec![
        one(Topic::LocalAddress, labels.local, view.here.local.text()),
        one(Topic::RemoteAddress, labels.remote, view.here.remote.text()),
        one(Topic::EspEncryption, labels.encryption, encryption.to_owned()),
    ];
    if !integrity.is_empty() {
        all.push(one(Topic::EspIntegrity, labels.integrity, integrity.to_owned()));
    }
    all.push(one(Topic::SpiIn, spi.incoming, view.spi(Way::In)));
    if !spi.one {
        all.push(one(Topic::SpiOut, spi.outgoing, view.spi(Way::Out)));
    }
    // A device with one field gets one line; else both, even where the keys are the same.
    let ways = if view.here.rules.key.one { &[Way::In][..] } else { &[Way::In, Way::Out][..] };
    for (topic, part, labels) in [
        (Topic::EncryptionKey, Part::Encryption, labels.encryption_key),
        (Topic::IntegrityKey, Part::Integrity, labels.integrity_key),
    ] {
        for (way, label) in ways.iter().zip(labels) {
            let key = side.manual_key(view, *way, part);
            if !key.text().is_empty() {
                all.push(one(topic, label, key.text().to_owned()));
            }
        }
    }
    all.push(one(Topic::LocalNetworks, labels.local_networks, networks_of(&view.here.selectors, |(own, _)| *own)));
    all.push(one(
        Topic::RemoteNetworks,
        labels.remote_networks,
        networks_of(&view.here.selectors, |(_, other)| *other),
    ));
    all.push(one(Topic::PacketSize, "TCP MSS", view.tunnel.mss.to_string()));
    all
}

/// The words of one tunnel for a template: `id`, `local` and `remote` address, `spi_in`, `spi_out`, the keys
/// (`cipher_key_in` and so on), the list `pairs` of networks (`own`, `other`), the `mss`, whether it is `aead`, and `parameters` as
/// the list `fields` of a table in Markdown (`label`, `value`).
pub fn manual_words(side: &Side<'_>, view: &ManualView<'_>, parameters: &[Parameter]) -> Words {
    let mut words = Words::new();
    // An id is small letters, digits and hyphens.
    words.set("id", &view.tunnel.id).set("local", &view.here.local.text()).set("remote", &view.here.remote.text());
    words.set("spi_in", &view.spi(Way::In)).set("spi_out", &view.spi(Way::Out));
    words.flag("aead", view.tunnel.integrity.is_none()).set("mss", &view.tunnel.mss);
    let names = ["cipher_key_in", "hash_key_in", "cipher_key_out", "hash_key_out"];
    for (name, (way, part)) in names.into_iter().zip(KEYS) {
        words.set(name, &side.manual_key(view, way, part).text());
    }
    let pair = |(own, other): &(IpNet, IpNet)| {
        let mut words = Words::new();
        words.set("own", own).set("other", other);
        words
    };
    words.list("pairs", view.here.selectors.iter().map(pair).collect());
    words.list("fields", parameters.iter().map(Parameter::row).collect());
    words
}

/// A step of a guide with every value as a field: the whole tunnel on one page.
pub fn manual_step(guide: &mut Guide, text: &str, parameters: &[Parameter]) {
    guide.step(text);
    for parameter in parameters {
        guide.field(parameter.label, &parameter.value);
    }
}

/// What everybody has to know who enters keys by hand, as a guide's notes.
pub fn manual_notes(guide: &mut Guide) {
    guide
        .note(
            "Nothing is negotiated: both ends must hold the same keys, and what goes out here must come in there with \
             the same SPI. A wrong digit shows only as packets that never arrive.",
        )
        .note("No SPI here may be in use by another tunnel of this device: look before you enter it.")
        .note(
            "The keys stay until you change them. Change keys and SPIs at both ends at the same time, every few months \
             and whenever somebody leaves who knew them.",
        );
}

/// Every word to put in by hand on a side's tunnels with manual keys, once.
pub fn manual_replace(side: &Side<'_>) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for view in side.manual_tunnels() {
        for remote in [&view.here.local, &view.here.remote] {
            words.extend(matches!(remote, Remote::Later(_)).then(|| remote.text()));
        }
        for (way, part) in KEYS {
            let key = side.manual_key(&view, way, part);
            words.extend((!key.is_secret() && !key.text().is_empty()).then(|| key.text().to_owned()));
        }
    }
    let mut unique: Vec<String> = Vec::with_capacity(words.len());
    for word in words {
        if !unique.contains(&word) {
            unique.push(word);
        }
    }
    unique
}

/// Every key of one end.
const KEYS: [(Way, Part); 4] = [
    (Way::In, Part::Encryption),
    (Way::In, Part::Integrity),
    (Way::Out, Part::Encryption),
    (Way::Out, Part::Integrity),
];

/// One file of a side whose tunnels have manual keys: `name` below the side's
/// folder. It is marked as secret when it holds keys.
pub fn manual_file(
    side: &Side<'_>,
    (name, kind, media_type): (&str, ArtifactKind, &'static str),
    purpose: &str,
    text: String,
) -> Artifact {
    let holds = |word: &String| text.contains(word.as_str());
    let has_key = side.manual_tunnels().any(|view| {
        KEYS.iter().any(|(way, part)| {
            let key = side.manual_key(&view, *way, *part);
            key.is_secret() && text.contains(key.text())
        })
    });
    let replace = manual_replace(side).into_iter().filter(holds).collect();
    let file = Artifact::new(&side.gateway().id, name, kind, media_type, purpose, text);
    Artifact { secret: has_key, replace, ..file }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::day;

    static SOURCE: Source = Source { title: "a test", url: "https://example.net", checked: day(2026, 11, 21) };

    fn rule(range: RangeInclusive<u32>) -> SpiRule {
        SpiRule { range, radix: Radix::Decimal, one: false, incoming: "in", outgoing: "out", source: &SOURCE }
    }

    #[test]
    fn two_ranges_that_do_not_meet_have_no_number_in_common() {
        for (one, other, common, handy) in [
            (256..=4095, 0x3000..=u32::MAX, None, None),
            (256..=4095, 256..=16639, Some(256..=4095), Some(256..=4095)),
            (256..=16639, 0x3000..=0x2fff_ffff, Some(0x3000..=16639), Some(0x3000..=16639)),
            (0..=9999, 1..=u32::MAX, Some(256..=9999), Some(256..=4095)),
            (256..=u32::MAX, 256..=u32::MAX, Some(256..=u32::MAX), Some(256..=4095)),
            (4095..=4095, 256..=4095, Some(4095..=4095), Some(4095..=4095)),
        ] {
            let (one, other) = (rule(one), rule(other));
            let found = Some(one.common(&other)).filter(|range| !range.is_empty());
            assert_eq!(found, common);
            let found = Some(one.handy(&other)).filter(|range| !range.is_empty());
            assert_eq!(found, handy);
            assert_eq!(one.common(&other).is_empty(), other.common(&one).is_empty());
        }
        assert_eq!(spi_range(&(256..=4095)), "256 to 4095 (0x100 to 0xfff)");
    }
}

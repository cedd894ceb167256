//! What is asked about keys for two devices, outside a scenario: the command and
//! the page's tool have their answers from here.

use std::ops::RangeInclusive;

use super::generate::{log2, tenths};
use super::{KeyBytes, KeyMaterial, PskReading, Spi, random_spi, read_psk};
use crate::crypto::{Encryption, Integrity, Named};
use crate::devices::{Device, ManualRules, spi_range};

/// What one device makes of a typed pre-shared key.
#[derive(Debug)]
pub struct PskEnd {
    /// The device.
    pub device: &'static Device,
    /// True when it takes the key.
    pub accepted: bool,
    /// `as typed`, `code` or `refused`.
    pub reads: &'static str,
    /// How it comes to that; empty for `as typed`. Shows nothing of the key.
    pub note: String,
}

/// What each device makes of a typed pre-shared key; true when all take it and
/// read the same bytes.
pub fn judge_psk(devices: &[&'static Device], key: &str) -> (bool, Vec<PskEnd>) {
    let readings: Vec<PskReading> = devices.iter().map(|device| read_psk(&device.psk, key)).collect();
    let read: Vec<Option<KeyBytes>> = readings.iter().map(|reading| reading.bytes(key)).collect();
    let same = read.iter().all(Option::is_some) && read.windows(2).all(|pair| pair[0] == pair[1]);
    let end = |(device, reading): (&&'static Device, PskReading)| {
        let (reads, note) = match reading {
            PskReading::AsTyped => ("as typed", String::new()),
            PskReading::Code(bytes) => ("code", format!("its beginning makes it code for {} bytes", bytes.len())),
            PskReading::Refused(why) => ("refused", why),
        };
        PskEnd { device, accepted: reads != "refused", reads, note }
    };
    (same, devices.iter().zip(readings).map(end).collect())
}

/// The bits, rounded down, that a typed key has at most: so many characters of so many kinds, drawn
/// at random. What continues a run (`aaaa`, `1234`) adds nothing. A key that somebody
/// thought up has fewer.
pub fn most_bits(key: &str) -> u32 {
    let has = |kind: fn(&char) -> bool, letters: usize| if key.chars().any(|c| kind(&c)) { letters } else { 0 };
    let letters = has(char::is_ascii_lowercase, 26)
        + has(char::is_ascii_uppercase, 26)
        + has(char::is_ascii_digit, 10)
        + has(|c| !c.is_ascii_alphanumeric(), 33);
    tenths(counting(key) as u64 * log2(letters)) / 10
}

/// The characters that do not merely go on with the step that led to the one before.
fn counting(key: &str) -> usize {
    let codes: Vec<i64> = key.chars().map(|c| i64::from(u32::from(c))).collect();
    let goes_on = |three: &&[i64]| three[2] - three[1] == three[1] - three[0];
    codes.len() - codes.windows(3).filter(goes_on).count()
}

/// The algorithms whose manual key has this many bytes, by name.
pub fn fitting(bytes: usize) -> Vec<&'static str> {
    let ciphers = Encryption::ALL.iter().filter(|cipher| cipher.esp_key_bytes() == bytes).map(|cipher| cipher.name());
    let hashes = Integrity::ALL.iter().filter(|hash| hash.esp_key_bytes() == bytes).map(|hash| hash.name());
    ciphers.chain(hashes).collect()
}

/// The SPIs of a tunnel between two devices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SpiPair {
    /// Of the packets to the first device.
    pub first: Spi,
    /// Of the packets to the second; the same number where one serves both directions.
    pub second: Spi,
    /// False where one number serves both directions.
    pub swap: bool,
}

/// One field of a device, and what is typed there.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SpiField {
    /// What the device calls it.
    pub field: &'static str,
    /// The number in its notation.
    pub value: String,
}

/// How two devices take SPIs.
#[derive(Debug, Clone, Copy)]
pub struct SpiEnds {
    devices: [&'static Device; 2],
    rules: [&'static ManualRules; 2],
}

impl SpiEnds {
    /// The two ends.
    ///
    /// # Errors
    /// Names each device without manual keying.
    pub fn of(devices: [&'static Device; 2]) -> Result<Self, Vec<String>> {
        let [first, second] = devices;
        if let (Some(one), Some(other)) = (first.manual, second.manual) {
            return Ok(Self { devices, rules: [one, other] });
        }
        let without = devices.iter().filter(|device| device.manual.is_none());
        Err(without.map(|device| format!("{} has no manual keying", device.name)).collect())
    }

    /// The numbers that both take.
    ///
    /// # Errors
    /// Says what each takes when there is none.
    pub fn common(&self) -> Result<RangeInclusive<u32>, String> {
        let [one, other] = self.rules;
        let common = one.spi.common(&other.spi);
        if !common.is_empty() {
            return Ok(common);
        }
        let [first, second] = [0, 1].map(|end| self.takes(end));
        Err(format!("there is no SPI that both ends take: {first}; {second}"))
    }

    /// What one end takes, for people.
    pub fn takes(&self, end: usize) -> String {
        format!("{} takes {}", self.devices[end].name, spi_range(&self.rules[end].spi.range))
    }

    /// Two numbers that both take, each equally likely; one where an end has but one.
    ///
    /// # Errors
    /// When they have too few in common.
    pub fn choose(&self, material: &KeyMaterial) -> Result<SpiPair, String> {
        self.common()?;
        let [one, other] = self.rules;
        let range = one.spi.handy(&other.spi);
        let none = || "there are not enough SPIs that both ends take".to_owned();
        let first = random_spi(material, &range, None).ok_or_else(none)?;
        let swap = self.rules.iter().all(|rules| !rules.spi.one);
        let second = if swap { random_spi(material, &range, Some(first)).ok_or_else(none)? } else { first };
        Ok(SpiPair { first, second, swap })
    }

    /// What is typed at an end: the packets that come in, and those that go out.
    pub fn typed(&self, end: usize, pair: &SpiPair) -> [SpiField; 2] {
        let spi = &self.rules[end].spi;
        let (incoming, outgoing) = if end == 0 { (pair.first, pair.second) } else { (pair.second, pair.first) };
        [(spi.incoming, incoming), (spi.outgoing, outgoing)]
            .map(|(field, number)| SpiField { field, value: number.text(spi.radix) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::devices;

    fn devices_that(has: fn(&Device) -> bool) -> impl Iterator<Item = &'static Device> {
        devices::ALL.iter().copied().filter(move |device| has(device))
    }

    #[test]
    fn a_key_that_goes_on_by_itself_is_worth_little() {
        for (key, least, most) in [
            ("", 0, 0),
            ("aaaaaaaaaaaaaaaa", 9, 10),
            ("123456789", 6, 7),
            ("Sommer2024", 53, 60),
            ("Wq7xT2mNc8vRb5zKd9hJf3gLp6sYa4eU", 180, 191),
        ] {
            let bits = most_bits(key);
            assert!((least..=most).contains(&bits), "{key}: {bits}");
        }
    }

    #[test]
    fn a_length_names_the_algorithms_that_take_it() {
        assert_eq!(fitting(64), [Integrity::Sha512.name()]);
        assert!(fitting(16).len() > 3 && fitting(7).is_empty());
    }

    /// Both ends are typed from one pair: what goes out here comes in there.
    #[test]
    fn in_and_out_are_swapped_between_the_ends() {
        let by_hand: Vec<_> = devices_that(|device| device.manual.is_some()).collect();
        let mut judged = 0;
        for one in &by_hand {
            for other in &by_hand {
                let ends = SpiEnds::of([one, other]).unwrap();
                let Ok(common) = ends.common() else { continue };
                let pair = ends.choose(&KeyMaterial([7; 32])).unwrap();
                assert!(common.contains(&pair.first.number()) && common.contains(&pair.second.number()));
                assert_eq!(pair.swap, pair.first != pair.second);
                let number = |field: &SpiField| {
                    let digits = field.value.trim_start_matches("0x");
                    [10, 16].map(|radix| u32::from_str_radix(digits, radix).ok())
                };
                let [(here_in, here_out), (there_in, there_out)] = [0, 1]
                    .map(|end| ends.typed(end, &pair))
                    .map(|[incoming, outgoing]| (number(&incoming), number(&outgoing)));
                assert!(here_in.contains(&Some(pair.first.number())) && there_out.contains(&Some(pair.first.number())));
                assert!(
                    there_in.contains(&Some(pair.second.number())) && here_out.contains(&Some(pair.second.number()))
                );
                judged += 1;
            }
        }
        assert!(judged > 50, "{judged}");
    }

    #[test]
    fn ends_without_a_common_number_say_what_each_takes() {
        let high = devices_that(|device| device.manual.is_some_and(|rules| *rules.spi.range.start() > 4095)).next();
        let low = devices_that(|device| device.manual.is_some_and(|rules| *rules.spi.range.end() <= 4095)).next();
        let ends = SpiEnds::of([high.unwrap(), low.unwrap()]).unwrap();
        let why = ends.common().unwrap_err();
        assert!(why.contains("(0x3000 to") && why.contains("to 0xfff)"), "{why}");
        assert!(ends.choose(&KeyMaterial([7; 32])).is_err());
        let without = devices_that(|device| device.manual.is_none()).next();
        assert_eq!(SpiEnds::of([without.unwrap(), low.unwrap()]).unwrap_err().len(), 1);
    }

    #[test]
    fn two_readings_of_one_key_are_told_apart() {
        let codes = devices_that(|device| device.psk.prefixes.iter().any(|prefix| prefix.text == "0x")).next();
        let plain = devices_that(|device| device.psk.prefixes.is_empty() && device.psk.confirmed).next();
        let ends = [codes.unwrap(), plain.unwrap()];
        let (same, read) = judge_psk(&ends, "0x6b6b6b6b6b6b6b6b6b6b");
        assert!(!same);
        assert_eq!(read.iter().map(|end| end.reads).collect::<Vec<_>>(), ["code", "as typed"]);
        assert!(judge_psk(&ends, "Wq7xT2mNc8vRb5zKd9hJf3gLp6sYa").0);
    }
}

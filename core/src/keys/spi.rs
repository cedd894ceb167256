//! The number that names an SA in each packet.

use std::fmt;
use std::ops::RangeInclusive;

use rand_chacha::rand_core::Rng;

use super::generate::{KeyMaterial, stream};

/// The first SPI that may be used: 0 means "none", 1 to 255 are reserved
/// (RFC 4303 section 2.1, checked 2026-11-21).
pub const FIRST_SPI: u32 = 256;

/// An SPI. `Debug` hides it as it hides keys: who knows it can send packets that
/// the other end has to try its keys on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spi(u32);

/// How a device has an SPI typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Radix {
    /// `256`.
    Decimal,
    /// `100`: hexadecimal without a prefix.
    Hex,
    /// `0x100`.
    Prefixed,
    /// `0x00000100`: always eight digits.
    Prefixed8,
}

impl Spi {
    /// An SPI; `None` for the reserved numbers.
    pub fn new(number: u32) -> Option<Self> {
        (number >= FIRST_SPI).then_some(Self(number))
    }

    /// The number.
    pub fn number(self) -> u32 {
        self.0
    }

    /// The number as a device has it typed.
    pub fn text(self, radix: Radix) -> String {
        match radix {
            Radix::Decimal => self.0.to_string(),
            Radix::Hex => format!("{:x}", self.0),
            Radix::Prefixed => format!("0x{:x}", self.0),
            Radix::Prefixed8 => format!("0x{:08x}", self.0),
        }
    }

    /// Reads `256` or `0x100`.
    ///
    /// # Errors
    /// Names the first character that is no digit, or says that the number is
    /// reserved or too large. Shows nothing of the number.
    pub fn read(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let hex = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"));
        let (digits, radix, before) = hex.map_or((text, 10, 0), |digits| (digits, 16, 2));
        if let Some(place) = digits.chars().position(|c| !c.is_digit(radix)) {
            let kind =
                if radix == 10 { "decimal digit; begin a hexadecimal number with 0x" } else { "hexadecimal digit" };
            return Err(format!("character {} is no {kind}", before + place + 1));
        }
        let number = u32::from_str_radix(digits, radix)
            .map_err(|_| "write a number from 256 to 4294967295, or 0x100 to 0xffffffff".to_owned())?;
        Self::new(number).ok_or_else(|| "0 to 255 are reserved (RFC 4303): use 256 (0x100) or more".to_owned())
    }
}

/// An SPI of a range, each equally likely; `other` is not taken again. `None` when
/// the range holds no such number.
pub fn random_spi(material: &KeyMaterial, range: &RangeInclusive<u32>, other: Option<Spi>) -> Option<Spi> {
    let least = (*range.start()).max(FIRST_SPI);
    let count = u64::from(*range.end()).checked_sub(u64::from(least))? + 1;
    if count == 1 && other.is_some_and(|other| other.0 == least) {
        return None;
    }
    let mut rng = stream(material, b"tunnelwright random spi 1\0", if other.is_some() { "second" } else { "first" });
    let fair = (1_u64 << 32) - (1_u64 << 32) % count;
    loop {
        let draw = u64::from(rng.next_u32());
        // What lies above the largest multiple of the count is thrown away, so that no number is more likely.
        let found = Spi(least + (draw % count) as u32);
        if draw < fair && Some(found) != other {
            return Some(found);
        }
    }
}

impl fmt::Debug for Spi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Spi(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_of_2015_are_read_and_written() {
        let spi = Spi::read("256").unwrap();
        assert_eq!(Spi::read("0x100"), Ok(spi));
        let written = [Radix::Decimal, Radix::Hex, Radix::Prefixed, Radix::Prefixed8].map(|radix| spi.text(radix));
        assert_eq!(written, ["256", "100", "0x100", "0x00000100"]);
    }

    #[test]
    fn a_random_spi_lies_in_its_range_and_not_on_the_other() {
        for seed in 0..=255 {
            let material = KeyMaterial([seed; 32]);
            let one = random_spi(&material, &(0..=257), None).unwrap();
            let other = random_spi(&material, &(0..=257), Some(one)).unwrap();
            assert_eq!(one.number() + other.number(), 256 + 257);
            assert!(random_spi(&material, &(300..=u32::MAX), None).is_some());
        }
        assert_eq!(random_spi(&KeyMaterial([0; 32]), &(0..=255), None), None);
        assert_eq!(random_spi(&KeyMaterial([0; 32]), &(256..=256), Spi::new(256)), None);
    }

    #[test]
    fn reserved_and_unreadable_numbers_are_refused_with_the_reason() {
        for (text, part) in [
            ("255", "reserved"),
            ("0", "reserved"),
            ("0xff", "reserved"),
            ("4294967296", "4294967295"),
            ("", "256 to"),
            ("0x", "256 to"),
            ("12a", "character 3"),
            ("0x1g", "character 4"),
            ("-1", "character 1"),
        ] {
            let message = Spi::read(text).unwrap_err();
            assert!(message.contains(part), "{text}: {message}");
        }
        assert_eq!(Spi::read("4294967295").unwrap().text(Radix::Hex), "ffffffff");
    }
}

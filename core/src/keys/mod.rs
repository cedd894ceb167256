//! Keys: pre-shared keys and the keys of manual keying, made from key material
//! that the caller brings; their notations; the numbers that name SAs.

mod answer;
mod bytes;
mod generate;
mod manual;
mod notation;
mod pair;
mod reading;
mod spi;

pub use answer::{PskAnswer, PskJudged, PskReader, PskTaker, SpiAnswer, SpiNumber, SpiTyped};
pub use bytes::KeyBytes;
pub use generate::{KeyMaterial, LEAST_BITS, LENGTH, PORTABLE, PskForm, ospf, psk};
pub use manual::{ManualKeys, SaKeys, manual, typed};
pub use notation::{Notation, NotationError, recognise};
pub use pair::{PskEnd, SpiEnds, SpiField, SpiPair, fitting, judge_psk, most_bits};
pub use reading::{PskReading, read_psk};
pub use spi::{FIRST_SPI, Radix, Spi, random_spi};

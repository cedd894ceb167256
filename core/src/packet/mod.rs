//! How large a packet may be: MTU and TCP MSS from the bytes that ESP adds.
//!
//! Everything follows from RFC 4303: a packet inside is padded so that it ends,
//! together with two bytes of trailer, on a multiple of the cipher's block and
//! of four bytes; before it stand the ESP header and the cipher's IV, behind it
//! the integrity check value. What stands around that is counted from the RFC
//! of each header. The layers are data ([`Layer`]), so that the command, the
//! page and the drawing show the same numbers.
//!
//! [`ask`] reads typed values and answers with every fault at once; [`largest`]
//! is the arithmetic on values already read.

mod ask;
mod layers;
mod picture;
mod shape;
mod size;
mod suite;
mod transforms;

#[cfg(test)]
mod tests;

pub use ask::{Ask, ask, suite_words};
pub use layers::{Layer, LayerKind};
pub use picture::svg;
pub(crate) use shape::GRE;
pub use shape::{IpVersion, Mode, Shape};
pub(crate) use size::fitting;
pub use size::{Sizes, largest, outer_bytes};
pub use suite::{Suite, of_plan, suite};
pub use transforms::{CIPHERS, Cipher, HASHES, Hash};

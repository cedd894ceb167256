//! Pre-shared keys: made from key material that the caller brings, checked
//! against what both ends take.

mod generate;

pub use generate::{KeyMaterial, LENGTH, psk};

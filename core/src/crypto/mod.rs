//! Algorithms, suites, and how strong they are: no device, no protocol exchange.

mod algorithms;
mod keying;
mod preference;
mod strength;
mod suite;

pub use algorithms::{DhGroup, Encryption, ExchangeMode, IkeVersion, Integrity, Named};
pub use preference::{ENCRYPTION_BEST_FIRST, GROUP_BEST_FIRST, INTEGRITY_BEST_FIRST};
pub use strength::{Rating, Strength, rate_encryption, rate_group, rate_integrity};
pub use suite::{EspSuite, IkeSuite};

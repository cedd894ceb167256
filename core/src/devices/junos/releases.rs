//! The releases that differ, oldest first.
//!
//! A release is named after the first YANG model that shows the difference; the
//! models of 18.4 to 22.1 were not all read, their ends were. Days of release are
//! not in the models and are left out.

use super::sources::{MODELS, SAMPLES};
use crate::devices::Release;
use crate::fact::Source;

/// The release for a new gateway.
pub const DEFAULT: &str = "24.2";

/// The first that the models describe.
pub const FIRST_MODEL: &str = "17.4";
/// Groups 15 and 16.
pub const GROUP_16: &str = "18.3";
/// Manual keys are marked as deprecated.
pub const DEPRECATED: &str = "22.2";
/// Manual keys are absent.
pub const WITHOUT_MANUAL: &str = "22.3";
/// SHA-512, group 21, manual keys again, `responder-only`.
pub const SHA_512: &str = "23.2";

const fn release(id: &'static str, name: &'static str, source: &'static Source) -> Release {
    Release { id, name, since: None, retired: None, successor: None, source }
}

/// Every release.
pub static RELEASES: &[Release] = &[
    release("11.4", "11.4 to 17.3", &SAMPLES),
    release(FIRST_MODEL, "17.4 to 18.2", &MODELS),
    release(GROUP_16, "18.3 to 22.1", &MODELS),
    release(DEPRECATED, "22.2", &MODELS),
    release(WITHOUT_MANUAL, "22.3 to 23.1", &MODELS),
    release(SHA_512, "23.2, 23.4", &MODELS),
    release(DEFAULT, "24.2 and later", &MODELS),
];

/// True when `establish-tunnels responder-only` exists.
pub fn can_only_answer(release: &str) -> bool {
    release == SHA_512 || release == DEFAULT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_release_for_a_new_gateway_exists() {
        assert!(RELEASES.iter().any(|release| release.id == DEFAULT));
    }
}

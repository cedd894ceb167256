//! The releases that differ, oldest first. Days of release are in no source that was read.

use super::sources::{BGP_GUIDE, CLOUD_PAGE, FIRST_VTI, GUIDE_8_4, NOTICE_9_16};
use crate::devices::Release;
use crate::fact::Source;

/// IKEv2 policies.
pub const V8_4: &str = "8.4";
/// SHA-2 and AES-GCM for packets, groups above 5.
pub const V9_0: &str = "9.0";
/// Tunnel interfaces, with IKEv1.
pub const V9_7: &str = "9.7";
/// Tunnel interfaces with IKEv2, BGP over them.
pub const V9_8: &str = "9.8";
/// Weak algorithms are on their way out; in which of these releases each went is not confirmed.
pub const V9_13: &str = "9.13";
/// Weak algorithms are gone.
pub const V9_16: &str = "9.16";

const fn release(id: &'static str, name: &'static str, source: &'static Source) -> Release {
    Release { id, name, since: None, retired: None, successor: None, source }
}

/// Every release.
pub static RELEASES: &[Release] = &[
    release(V8_4, "8.4 to 8.7", &GUIDE_8_4),
    release(V9_0, "9.0 to 9.6", &CLOUD_PAGE),
    release(V9_7, "9.7", &FIRST_VTI),
    release(V9_8, "9.8 to 9.12", &BGP_GUIDE),
    release(V9_13, "9.13 to 9.15", &NOTICE_9_16),
    release(V9_16, "9.16 and later", &NOTICE_9_16),
];

//! Text machinery: one writer a text shape, each with its own escaping. Knows no vendor.

pub mod frr;
pub mod guide;
pub mod ipsec_conf;
pub mod joined;
pub mod lines;
pub mod markdown;
pub mod shell;
pub mod template;
pub mod xml;

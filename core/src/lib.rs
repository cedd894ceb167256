//! Both ends of an IPsec site-to-site tunnel from one description.
//!
//! The way through has one direction and three types: a [`scenario::Scenario`]
//! is what the user says and may be wrong; [`check`] reads it, reports every
//! [`finding::Finding`] at once and makes a [`plan::Plan`] in which both ends
//! are resolved; [`bundle::export`] turns the plan into files, and cannot fail.
//!
//! Nothing here reads a clock, a random number, a file or the network: the day
//! and the key material come in as arguments, so the same input gives the same
//! bytes everywhere.

// What works on a plan is compiled without the feature too, and left out by the linker: no plan can be made then.
#![cfg_attr(not(feature = "plan"), allow(dead_code, unused_imports))]

pub mod addressing;
pub mod agree;
pub mod api;
pub mod bundle;
pub mod by_name;
pub mod cost;
pub mod crypto;
pub mod devices;
pub mod diagram;
pub mod draft;
pub mod fact;
pub mod fault;
pub mod finding;
pub mod keys;
pub mod matrix;
#[cfg(feature = "plan")]
pub mod negotiate;
pub mod order;
pub mod packet;
pub mod plan;
pub mod planner;
pub mod presets;
pub mod render;
pub mod rules;
pub mod scenario;
pub mod share;
pub mod side;
pub mod verdict;

#[cfg(feature = "plan")]
mod check;

#[cfg(feature = "plan")]
pub use check::{Report, check};
pub use draft::Moment;

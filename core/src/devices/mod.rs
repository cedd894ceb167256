//! The systems that can be an end of a tunnel: one folder each, one list.
//!
//! A device knows its own releases, abilities, questions, words and files; no
//! device knows another, and nothing outside this folder names one.

pub mod aws;
pub mod azure;
pub mod cisco_asa;
pub mod cisco_ios;
pub mod fritzbox;
pub mod halon_sr;
pub mod halon_sx;
pub mod junos;
pub mod linux_strongswan;
pub mod linux_xfrm;
pub mod openbsd;
pub mod opnsense;
pub mod pfsense;
pub mod rras;
pub mod screenos;
pub mod setkey;
pub mod sonicwall;
pub mod zywall;

mod device;
#[cfg(not(feature = "plan"))]
mod facts;
mod ike_files;
mod manual;
mod profile;
mod question;
#[cfg(test)]
mod testing;

use crate::addressing::{GatewaySubnetRules, LinkLocalRules};

pub use device::{
    Behaviour, BgpAddress, Device, DeviceFacts, Dpd, Lifetime, Merge, MergeError, Offers, Parameter, PhaseOfWork,
    PskPrefix, PskRule, Release, Router, RunStep, SelectorRule, SizeAdvice, Topic, TransitUse,
};
pub use ike_files::{ike_page, ike_text};
pub use manual::{
    KeyRule, ManualLabels, ManualRules, SpiRule, manual_file, manual_notes, manual_parameters, manual_replace,
    manual_step, manual_words, spi_range,
};
pub use profile::{Abilities, Feature, Row, When};
pub use question::{Choice, Kind, Question, Settings, Show, Stage, Value};

/// The list is written once; what it holds depends on whether scenarios are planned.
macro_rules! listed {
    ($(&$folder:ident::DEVICE,)*) => {
        /// Every device, in the order in which the page offers them.
        #[cfg(feature = "plan")]
        pub static ALL: &[&Device] = &[$(&$folder::DEVICE,)*];

        /// Every device, in the order in which the page offers them; of each its facts alone.
        #[cfg(not(feature = "plan"))]
        pub static ALL: &[&Device] = &[$({
            static MANUAL: Option<ManualRules> = $folder::DEVICE.manual_facts();
            static FACTS: Device = $folder::DEVICE.facts(MANUAL.as_ref());
            &FACTS
        },)*];
    };
}

listed![
    &azure::DEVICE,
    &aws::DEVICE,
    &pfsense::DEVICE,
    &opnsense::DEVICE,
    &linux_strongswan::DEVICE,
    &linux_xfrm::DEVICE,
    &setkey::DEVICE,
    &halon_sr::DEVICE,
    &halon_sx::DEVICE,
    &junos::DEVICE,
    &screenos::DEVICE,
    &zywall::DEVICE,
    &sonicwall::DEVICE,
    &openbsd::DEVICE,
    &cisco_asa::DEVICE,
    &cisco_ios::DEVICE,
    &fritzbox::DEVICE,
    &rras::DEVICE,
];

/// The NAT routers that there is a guide for, where one stands before a gateway.
pub static ROUTERS: &[&Router] = &[&fritzbox::ROUTER];

/// What each cloud asks of the subnet that its gateway stands in.
pub static GATEWAY_SUBNETS: &[&GatewaySubnetRules] = &[&azure::GATEWAY_SUBNET];

/// What each cloud accepts as link-local addresses inside a tunnel.
pub static LINK_LOCALS: &[&LinkLocalRules] = &[&azure::LINK_LOCAL, &aws::LINK_LOCAL];

/// The device that a person or a program names by its id; hyphens and underscores are the same.
///
/// # Errors
/// Names every device when there is none of this id.
pub fn named(id: &str) -> Result<&'static Device, String> {
    by_id(&id.trim().replace('-', "_")).ok_or_else(|| {
        let all: Vec<&str> = ALL.iter().map(|device| device.id).collect();
        format!("there is no device \"{id}\"; there are {}", all.join(", "))
    })
}

/// The device with this id.
pub fn by_id(id: &str) -> Option<&'static Device> {
    ALL.iter().copied().find(|device| device.id == id)
}

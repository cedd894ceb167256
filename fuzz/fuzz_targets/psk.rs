//! No text brings the reading of a pre-shared key down, whatever the device's rule; a
//! refusal is too short to repeat a long one.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tunnelwright_core::devices;
use tunnelwright_core::keys::{PskReading, read_psk};

fuzz_target!(|text: &str| {
    for device in devices::ALL {
        match read_psk(&device.psk, text) {
            PskReading::AsTyped | PskReading::Code(_) => {
                assert!(text.chars().all(|c| device.psk.alphabet.contains(c)), "{}", device.id);
            }
            PskReading::Refused(why) => assert!(text.chars().count() < 200 || !why.contains(text)),
        }
    }
});

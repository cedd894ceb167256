//! No text brings the reader of SPIs down; what is read is no reserved number and
//! comes back from every notation that says its base.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tunnelwright_core::keys::{FIRST_SPI, Radix, Spi};

fuzz_target!(|text: &str| {
    if let Ok(spi) = Spi::read(text) {
        assert!(spi.number() >= FIRST_SPI);
        for radix in [Radix::Decimal, Radix::Prefixed, Radix::Prefixed8] {
            assert_eq!(Spi::read(&spi.text(radix)), Ok(spi));
        }
    }
});

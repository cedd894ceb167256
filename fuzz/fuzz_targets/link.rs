//! No text and no bytes bring the reader of links down, also where the checksum is right; what is
//! read is written and read again as the same scenario.

#![no_main]

use base64ct::{Base64UrlUnpadded, Encoding};
use libfuzzer_sys::fuzz_target;
use lz4_flex::block::decompress_into_with_dict;
use sha2::{Digest, Sha256};
use tunnelwright_core::share::{MOST, read, write};

static DICTIONARY: &[u8] = include_bytes!("../../core/src/share/dictionary-1.txt");

fuzz_target!(|data: (&str, &[u8])| {
    let (text, packed) = data;
    round(text);
    round(&format!("1.{text}"));
    let mut room = vec![0; MOST];
    if let Ok(length) = decompress_into_with_dict(packed, &mut room, DICTIONARY) {
        let sum = Sha256::digest(&room[..length]);
        let body = [&sum[..4], packed].concat();
        round(&format!("1.{}", Base64UrlUnpadded::encode_string(&body)));
    }
});

fn round(link: &str) {
    if let Ok(scenario) = read(link) {
        // Written out it may be larger than what was packed, and then too large.
        if let Some(again) = write(&scenario) {
            assert_eq!(read(&again).as_ref(), Ok(&scenario));
        }
    }
}

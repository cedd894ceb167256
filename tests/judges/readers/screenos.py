"""Reads the tables of `guide.md`: for manual keys ScreenOS has no confirmed commands."""

import os
import re

from security_association import HASHES as SIZES, Sa

CIPHERS = {"des": "des", "3des": "3des", "aes128": "aes128", "aes192": "aes192", "aes256": "aes256"}
HASHES = {"md5": "md5", "sha-1": "sha1"}
FLOOR = 0x3000


def read(folder):
    """Both directions of every table."""
    with open(os.path.join(folder, "guide.md"), encoding="utf-8") as file:
        parts = file.read().split("## Values of ")[1:]
    return [one for part in parts for one in both(dict(re.findall(r"\| ([^|`]+) \| `([^`]*)` \|", part)))]


def both(said):
    """The two directions of one table; the SPIs are hexadecimal without a prefix."""
    own, peer = said["address of the outgoing interface"], said["gateway"]
    hash_name = HASHES[said["authentication algorithm"]]
    more = {"cipher": CIPHERS[said["encryption algorithm (ESP)"]], "hash": hash_name, "icv_bits": SIZES[hash_name][2],
            "cipher_key": bytes.fromhex(said["encryption key (hexadecimal)"]),
            "hash_key": bytes.fromhex(said["authentication key (hexadecimal)"])}
    spi_in, spi_out = (int(said[f"{end} SPI (hexadecimal)"], 16) for end in ("local", "remote"))
    if min(spi_in, spi_out) < FLOOR:
        raise ValueError("an SPI below the stated floor")
    return Sa(own, peer, spi_out, **more), Sa(peer, own, spi_in, **more)

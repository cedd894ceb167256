"""Reads `config.set` by the grammar of `junos_set`; one SPI and one pair of keys make both directions.

The commands name the outside interface and not its address: that stands in the guide.
"""

import os
import re

import junos_set
from security_association import HASHES as SIZES, Sa

CIPHERS = {"des-cbc": "des", "3des-cbc": "3des", "aes-128-cbc": "aes128", "aes-192-cbc": "aes192", "aes-256-cbc": "aes256"}
HASHES = {"hmac-md5-96": "md5", "hmac-sha1-96": "sha1", "hmac-sha-256-128": "sha256", "hmac-sha-384": "sha384",
          "hmac-sha-512": "sha512"}
RELEASES = ["11.4", "22.2", "22.3", "24.2"]


def read(folder):
    """Both directions of every VPN with manual keys; every reference holds, and the way back leaves nothing."""
    text, guide, back = (content(folder, name) for name in ("config.set", "guide.md", "rollback.set"))
    statements = junos_set.read(text)
    wrong = junos_set.references(statements) + junos_set.undone(statements, back)
    own = set(re.findall(r"\| address of external-interface \| `([^`]+)` \|", guide))
    if wrong or len(own) != 1:
        raise ValueError("; ".join(wrong[:3]) or f"{len(own)} outside addresses in the guide")
    return [one for name in junos_set.vpns(statements) for one in both(statements, name, own.copy().pop())]


def content(folder, name):
    """A file's text."""
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return file.read()


def both(statements, name, own):
    """The two directions of one VPN."""
    said = {word: junos_set.value(statements, f"security ipsec vpn {name} {word}")
            for word in ("bind-interface", "manual gateway", "manual protocol", "manual spi",
                         "manual authentication algorithm", "manual authentication key hexadecimal",
                         "manual encryption algorithm", "manual encryption key hexadecimal")}
    missing = [word for word, value in said.items() if value is None]
    if missing:
        raise ValueError(f"{name} lacks {', '.join(missing)}")
    peer, spi, hash_name = said["manual gateway"], int(said["manual spi"]), HASHES[said["manual authentication algorithm"]]
    more = {"cipher": CIPHERS[said["manual encryption algorithm"]], "hash": hash_name, "icv_bits": SIZES[hash_name][2],
            "cipher_key": bytes.fromhex(said["manual encryption key hexadecimal"]),
            "hash_key": bytes.fromhex(said["manual authentication key hexadecimal"])}
    return Sa(own, peer, spi, **more), Sa(peer, own, spi, **more)

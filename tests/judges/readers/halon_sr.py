"""Reads the guide's tables, and that the engine's rules beside them say the same."""

import os
import re

from readers import openbsd
from security_association import HASHES as SIZES, Sa

RELEASES = ["3.1", "6.4"]
CIPHERS = {"des-cbc": "des", "3des-cbc": "3des", "aes-128": "aes128", "aes-192": "aes192", "aes-256": "aes256"}
HASHES = {"hmac-md5": "md5", "hmac-sha1": "sha1", "hmac-sha2-256": "sha256", "hmac-sha2-384": "sha384",
          "hmac-sha2-512": "sha512"}
ROW = re.compile(r"^   \| (.+?) \| `(.+)` \|$")


def read(folder):
    """Every tunnel's table."""
    found = [one for table in tables(folder) for one in associations(table)]
    if found != openbsd.read(folder, "engine-ipsec.conf"):
        raise ValueError("the guide and the engine's rules differ")
    return found


def tables(folder):
    """The fields of each tunnel, by their names in the form. A second table lists its flows."""
    with open(os.path.join(folder, "guide.md"), encoding="utf-8") as file:
        sections = file.read().split("\n## ")[1:]
    for section in sections:
        rows = [ROW.match(line) for line in section.splitlines()]
        fields = {row[1]: row[2] for row in rows if row and not row[1].startswith("`")}
        if fields:
            if not any(row and row[1].startswith("`") for row in rows):
                raise ValueError("a tunnel without flows")
            yield fields


def associations(fields):
    """Out, then in. Without 0x an SPI is decimal; keys begin with 0x."""
    local, remote = fields["Local gateway"], fields["Remote gateway"]
    hash_name = HASHES[fields["Authentication algorithm"]]
    key, hash_key = (prefixed(fields[name]) for name in ("Encryption key", "Authentication key"))
    more = (CIPHERS[fields["Encryption algorithm"]], key, hash_name, hash_key, SIZES[hash_name][2])
    return [Sa(local, remote, int(fields["SPI, outgoing"], 0), *more),
            Sa(remote, local, int(fields["SPI, incoming"], 0), *more)]


def prefixed(text):
    """`0x` and hexadecimal digits."""
    if not text.startswith("0x"):
        raise ValueError("a key without 0x")
    return bytes.fromhex(text[2:])

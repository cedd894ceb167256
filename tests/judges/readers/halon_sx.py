"""Reads the guide's tables: SPIs and keys are bare hexadecimal digits."""

import os
import re

from security_association import HASHES as SIZES, Sa

CIPHERS = {"3DES": "3des", "AES-128-CBC": "aes128", "AES-256-CBC": "aes256"}
HASHES = {"MD5": "md5", "SHA-1": "sha1", "SHA-256": "sha256"}
ROW = re.compile(r"^   \| (.+?) \| `(.+)` \|$")
DIGITS = re.compile(r"^[0-9a-f]+$")


def read(folder):
    """Every tunnel's table."""
    with open(os.path.join(folder, "guide.md"), encoding="utf-8") as file:
        sections = file.read().split("\n## ")[1:]
    tables = [dict(row.groups() for row in map(ROW.match, section.splitlines()) if row) for section in sections]
    return [one for fields in tables if fields for one in associations(fields)]


def associations(fields):
    """Out, then in."""
    local, remote = fields["Local gateway"], fields["Remote gateway"]
    values = [fields[name] for name in ("SPI, outgoing", "SPI, incoming", "Encryption key", "Authentication key")]
    if not all(map(DIGITS.match, values)):
        raise ValueError("an SPI or a key that is more than hexadecimal digits")
    out, back = (int(text, 16) for text in values[:2])
    hash_name = HASHES[fields["Authentication algorithm"]]
    key, hash_key = map(bytes.fromhex, values[2:])
    more = (CIPHERS[fields["Encryption algorithm"]], key, hash_name, hash_key, SIZES[hash_name][2])
    return [Sa(local, remote, out, *more), Sa(remote, local, back, *more)]

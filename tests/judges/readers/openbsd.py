"""Reads ipsec.conf as ipsecctl does: words, quotes, comments, lines continued by a backslash."""

import os
import re

from security_association import HASHES as SIZES, Sa

# 5.4 would tie the many SA rules of the judge, all between the same two addresses, into one bundle.
RELEASES = ["5.9", "6.3"]
FILE = "ipsec-manual.conf"
# The grammar takes any beginning of a name; the first that fits counts. Lengths of keys: least and most.
CIPHERS = [("3des-cbc", "3des", 24, 24), ("des-cbc", "des", 8, 8), ("aes", "aes", 16, 32), ("aes-128", "aes", 16, 16),
           ("aes-192", "aes", 24, 24), ("aes-256", "aes", 32, 32), ("blowfish", "blowfish", 5, 56),
           ("cast128", "cast128", 5, 16)]
HASHES = [("hmac-md5", "md5"), ("hmac-sha1", "sha1"), ("hmac-sha2-256", "sha256"), ("hmac-sha2-384", "sha384"),
          ("hmac-sha2-512", "sha512")]
ADDRESS = r"[0-9a-f:.]+"
ESP = re.compile(rf"^esp tunnel from ({ADDRESS}) to ({ADDRESS}) spi (\w+):(\w+) auth (\S+) enc (\S+) "
                 r"authkey (\w+):(\w+) enckey (\w+):(\w+)$")
FLOW = re.compile(rf"^flow esp from {ADDRESS}/\d+ to {ADDRESS}/\d+ local ({ADDRESS}) peer ({ADDRESS})$")


def read(folder, name=FILE):
    """Two associations of each `esp` rule, and that each rule has its flows."""
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        rules = lines(file.read())
    esp = [ESP.match(rule) for rule in rules if rule.startswith("esp ")]
    flows = [FLOW.match(rule) for rule in rules if rule.startswith("flow ")]
    if not all(esp) or not all(flows) or len(esp) + len(flows) != len(rules):
        raise ValueError("a rule that is neither esp nor flow")
    if {found.groups() for found in flows} != {found.groups()[:2] for found in esp}:
        raise ValueError("flows and SA rules name different gateways")
    return [one for found in esp for one in associations(*found.groups())]


def lines(text):
    """The rules, words parted by one blank. A backslash joins lines first, even those of a comment."""
    joined = text.replace("\\\n", "")
    plain = [re.sub(r"#.*", "", line) for line in joined.split("\n")]
    return [" ".join(line.split()) for line in plain if line.strip()]


def associations(local, remote, spi_out, spi_in, auth, enc, *keys):
    """Out, then in: the second value of each pair is the incoming one."""
    hash_name = next(own for name, own in HASHES if name.startswith(auth))
    _, family, least, most = next(row for row in CIPHERS if row[0].startswith(enc))
    hash_out, hash_in, out, back = (hexadecimal(key) for key in keys)
    if not all(least <= len(key) <= most for key in (out, back)):
        raise ValueError("a key that the grammar refuses")
    cipher = {16: f"{family}128", 24: f"{family}192", 32: f"{family}256"}[len(out)] if family in ("aes", "blowfish") else family
    bits = SIZES[hash_name][2]
    return [Sa(local, remote, number(spi_out), cipher, out, hash_name, hash_out, bits),
            Sa(remote, local, number(spi_in), cipher, back, hash_name, hash_in, bits)]


def number(text):
    """As strtoul with base 0: a zero in front means octal."""
    return int(text, 16) if text.startswith("0x") else int(text, 8 if text.startswith("0") else 10)


def hexadecimal(text):
    """Hexadecimal digits, 0x or not."""
    return bytes.fromhex(text.removeprefix("0x"))

"""Reads a file for `setkey -f`: statements that end in a semicolon."""

import os
import re

from security_association import HASHES as SIZES, Sa

CIPHERS = {"des-cbc": "des", "3des-cbc": "3des", "cast128-cbc": "cast128", "blowfish-cbc": "blowfish",
           "aes-cbc": "aes", "rijndael-cbc": "aes", "aes-gcm-16": "aes"}
HASHES = {"hmac-md5": "md5", "hmac-sha1": "sha1", "aes-xcbc-mac": "aesxcbc", "hmac-sha2-256": "sha256",
          "hmac-sha2-384": "sha384", "hmac-sha2-512": "sha512"}
RELEASES = ["freebsd-10", "freebsd-13"]
ADD = re.compile(r"^add (\S+) (\S+) esp (\S+) -m tunnel -u (\d+) -E (\S+) (\S+)(?: -A (\S+) (\S+))?$")
POLICY = re.compile(r"^spdadd \S+ \S+ any -P (in|out) ipsec esp/tunnel/([\d.]+)-([\d.]+)/unique:(\d+)$")


def read(folder):
    """Every `add`, and that each has its policies."""
    with open(os.path.join(folder, "setkey.conf"), encoding="utf-8") as file:
        text = "".join(line for line in file if not line.startswith("#"))
    statements = [" ".join(part.split()) for part in text.split(";") if part.strip()]
    added = [ADD.match(one) for one in statements if one.startswith("add ")]
    policies = [POLICY.match(one) for one in statements if one.startswith("spdadd ")]
    if not all(added) or not all(policies) or len(added) + len(policies) != len(statements):
        raise ValueError("a statement that is no add and no spdadd")
    joined = {(one[2], one[3], one[4]) for one in policies}
    if joined != {(one[1], one[2], one[4]) for one in added}:
        raise ValueError("policies and associations do not belong together")
    return [association(one) for one in added]


def association(found):
    """One `add`; the length of the key tells AES and Blowfish apart, as in the kernel."""
    src, dst, spi, _, cipher_name, cipher_key, hash_name, hash_key = found.groups()
    key, aead = value(cipher_key), cipher_name == "aes-gcm-16"
    cipher = CIPHERS[cipher_name]
    if cipher in ("aes", "blowfish"):
        cipher = f"{cipher}{(len(key) - 4 * aead) * 8}"
    if aead:
        return Sa(src, dst, int(spi, 0), f"{cipher}gcm16", key)
    name = HASHES[hash_name]
    return Sa(src, dst, int(spi, 0), cipher, key, name, value(hash_key), SIZES[name][2])


def value(text):
    """`0x...` or characters in double quotes."""
    if text.startswith('"'):
        return text.strip('"').encode("ascii")
    if not text.startswith("0x"):
        raise ValueError("a key that is neither hexadecimal nor quoted")
    return bytes.fromhex(text[2:])

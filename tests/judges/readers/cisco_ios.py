"""Manual keys of a Cisco router, read from its commands (vpn.ios) by IOS's own modes.

SPIs are decimal, keys bare hexadecimal digits; a crypto map entry names its transform set and its access list.
The own address stands in no command: it is read from the line for ESP in the guide.
"""

import os
import re

from security_association import Sa

RELEASES = ["ios-12", "ios-15", "ios-xe-17.11"]
CIPHERS = {"esp-des": "des", "esp-3des": "3des", "esp-aes": "aes128", "esp-aes 192": "aes192", "esp-aes 256": "aes256"}
HASHES = {"esp-md5-hmac": "md5", "esp-sha-hmac": "sha1", "esp-sha256-hmac": "sha256", "esp-sha384-hmac": "sha384",
          "esp-sha512-hmac": "sha512"}
MODES = ("ip access-list extended ", "crypto ipsec transform-set ", "crypto map ", "interface ")


class ReaderError(ValueError):
    """The text is not what a router would take."""


def read(folder):
    """The associations of a side, two for each entry of the crypto map."""
    with open(os.path.join(folder, "vpn.ios"), encoding="ascii") as file:
        modes = modes_of(file.read())
    with open(os.path.join(folder, "guide.md"), encoding="utf-8") as file:
        own = dict(re.findall(r"^   permit esp host (\S+) host (\S+)$", file.read(), re.MULTILINE))
    maps = [words for head, words in modes.items() if head.startswith("interface ") and "crypto map" in words]
    if len(maps) != 1:
        raise ReaderError(f"{len(maps)} interfaces have a crypto map")
    found = []
    for head, words in modes.items():
        if head.startswith("crypto map "):
            name, _, kind = head.split()[2:]
            if kind != "ipsec-manual" or [name] != maps[0]["crypto map"]:
                raise ReaderError(f"{head} is not a manual entry of the interface's map")
            found += entry(words, modes, own)
    return found


def modes_of(text):
    """Each command that opens a mode, with the lines in it: everything but the last words names a line."""
    modes, level = {}, None
    lines = [line for line in text.splitlines() if not line.startswith("!")]
    if lines[0] != "configure terminal" or lines[-1] != "end":
        raise ReaderError("not a session of configure terminal")
    for line in lines[1:-1]:
        if not line.startswith(" "):
            if level is not None or not line.startswith(MODES) or line in modes:
                raise ReaderError(f"unexpected: {line}")
            level = modes[line] = {}
        elif line == " exit":
            level = None
        else:
            put(level, line.strip())
    if level is not None:
        raise ReaderError("a mode is never left")
    return modes


def put(level, line):
    """One line of a mode."""
    known = ("set peer", "set session-key inbound esp", "set session-key outbound esp", "set transform-set",
             "match address", "permit ip", "mode tunnel", "ip tcp adjust-mss", "crypto map")
    for key in known:
        if line == key or line.startswith(f"{key} "):
            if key in level and key != "permit ip":
                raise ReaderError(f"{key} twice")
            level.setdefault(key, []).append(line[len(key):].strip())
            return
    raise ReaderError(f"unknown: {line}")


def entry(words, modes, own):
    """Both associations of an entry."""
    access_list = modes[f"ip access-list extended {words['match address'][0]}"]
    for pair in access_list["permit ip"]:
        if len(networks(pair.split())) != 2:
            raise ReaderError(f"not two networks: {pair}")
    name = words["set transform-set"][0]
    head = next(head for head in modes if head.startswith(f"crypto ipsec transform-set {name} "))
    if modes[head] != {"mode tunnel": [""]}:
        raise ReaderError(f"{name} is not in tunnel mode")
    cipher, _, hash_name = head.split(" ", 4)[4].rpartition(" ")
    peer = words["set peer"][0]
    algorithms = {"cipher": CIPHERS[cipher], "hash": HASHES[hash_name]}
    return [session(words["set session-key outbound esp"][0], own[peer], peer, algorithms),
            session(words["set session-key inbound esp"][0], peer, own[peer], algorithms)]


def networks(words):
    """A network is `any`, `host A`, or an address and a wildcard mask."""
    found = []
    while words:
        word = words.pop(0)
        if word == "any":
            found.append(word)
        elif word == "host":
            found.append(words.pop(0))
        else:
            mask = int.from_bytes(bytes(map(int, words.pop(0).split("."))), "big")
            if mask & (mask + 1) or int.from_bytes(bytes(map(int, word.split("."))), "big") & mask:
                raise ReaderError(f"no wildcard mask of a network: {word}")
            found.append(word)
    return found


def session(text, src, dst, algorithms):
    """One `set session-key` line."""
    form = re.fullmatch(r"([0-9]+) cipher ([0-9a-f]+) authenticator ([0-9a-f]+)", text)
    if form is None:
        raise ReaderError("not an SPI, a cipher's key and an authenticator's")
    spi, cipher_key, hash_key = form.groups()
    return Sa(src, dst, int(spi), cipher_key=bytes.fromhex(cipher_key), hash_key=bytes.fromhex(hash_key), **algorithms)

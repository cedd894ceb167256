"""Manual keys of a ZyWALL, read from its commands (vpn.zysh) and from the guide's table (guide.md).

One SPI in decimal and one pair of keys serve both directions; a key is its characters.
"""

import os
import re

from security_association import Sa

RELEASES = ["zynos", "zld-2", "zld-4", "zld-4.32", "zld-5"]
CIPHERS = {"des": "des", "3des": "3des", "aes128": "aes128", "aes192": "aes192", "aes256": "aes256"}
HASHES = {"md5": "md5", "sha": "sha1", "sha1": "sha1"}


class ReaderError(ValueError):
    """The text is not what a ZyWALL's owner could enter."""


def read(folder):
    """The associations of a side: from the guide and, where there are commands, from these as well; both must agree."""
    with open(os.path.join(folder, "guide.md"), encoding="utf-8") as file:
        of_guide = guide(file.read())
    commands = os.path.join(folder, "vpn.zysh")
    if os.path.exists(commands):
        with open(commands, encoding="ascii") as file:
            of_commands = script(file.read())
        if of_commands != of_guide:
            raise ReaderError("the commands and the guide differ")
    return of_guide


def script(text):
    """The associations in a script, by ZLD's own levels: `crypto map NAME` opens one, `exit` leaves it."""
    found, level = [], None
    for number, line in enumerate(text.splitlines(), 1):
        words = line.split()
        if not words or line.startswith("#"):
            continue
        if level is None:
            if words[:2] == ["crypto", "map"] and len(words) == 3:
                level = {}
            elif words[0] not in ("configure", "address-object", "exit", "write"):
                raise ReaderError(f"line {number}: unknown command {words[0]}")
        elif words == ["exit"]:
            found += of_map(level)
            level = None
        else:
            key = " ".join(words[:3]) if words[0] == "set" else words[0]
            if key in level:
                raise ReaderError(f"line {number}: {key} twice")
            level[key] = words[3:] if words[0] == "set" else words[1:]
    if level is not None:
        raise ReaderError("a crypto map is never left")
    return found


def of_map(level):
    """The two associations of a crypto map."""
    if level.get("ipsec-manual") != [] or level.get("activate") != [] or level.get("encapsulation") != ["tunnel"]:
        raise ReaderError("not a manual, active map in tunnel mode")
    algorithms = re.fullmatch(r"esp-([a-z0-9]+)-([a-z0-9]+)", level["transform-set"][0])
    spi, *keys = level["set session-key esp"]
    if len(keys) != 4 or keys[0] != "cipher" or keys[2] != "authenticator":
        raise ReaderError("set session-key is not complete")
    return pair(level["local-ip"][0], level["peer-ip"][0], spi, algorithms.groups(), (keys[1], keys[3]))


def guide(text):
    """The associations in a guide: one table a tunnel."""
    found = []
    for section in text.split("\n## Tunnel ")[1:]:
        fields = dict(re.findall(r"^   \| ([^|]+?) \| `([^`]*)` \|  \|$", section.split("\n## ")[0], re.MULTILINE))
        algorithms = (fields["Encryption Algorithm"].lower(), fields["Authentication Algorithm"].lower())
        keys = (fields["Encryption Key"], fields["Authentication Key"])
        found += pair(fields["Own WAN address"], fields["Remote gateway address"], fields["SPI (for both directions)"],
                      algorithms, keys)
    return found


def pair(own, peer, spi, algorithms, keys):
    """Both directions: the same number and the same keys."""
    if not re.fullmatch(r"[0-9]+", spi) or not 256 <= int(spi) <= 4095:
        raise ReaderError("the SPI is no decimal number from 256 to 4095")
    names = {"cipher": CIPHERS[algorithms[0]], "hash": HASHES[algorithms[1]]}
    texts = {"cipher_key": keys[0].encode("ascii"), "hash_key": keys[1].encode("ascii")}
    return [Sa(src, dst, int(spi), **names, **texts) for src, dst in ((own, peer), (peer, own))]

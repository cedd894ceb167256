"""Manual keys of a SonicWall, read from its commands (vpn.cli) and from the guide's table (guide.md).

Keys are bare hexadecimal digits. An SPI is bare hexadecimal in the guide and has 0x and eight digits in a command.
"""

import dataclasses
import os
import re
import shlex

from security_association import Sa

RELEASES = ["sonicos-6", "sonicos-7"]
CIPHERS = {"des": "des", "aes-128": "aes128", "aes-256": "aes256"}
HASHES = {"md5": "md5", "sha-1": "sha1", "aes-xcbc": "aesxcbc", "sha-256": "sha256", "sha-384": "sha384",
          "sha-512": "sha512"}
LEVELS = ("vpn", "address-group")


class ReaderError(ValueError):
    """The text is not what a SonicWall's owner could enter."""


def read(folder):
    """The associations of a side: from the guide and, where there are commands, from these as well; both must agree."""
    with open(os.path.join(folder, "guide.md"), encoding="utf-8") as file:
        of_guide = guide(file.read())
    commands = os.path.join(folder, "vpn.cli")
    if os.path.exists(commands):
        with open(commands, encoding="ascii") as file:
            of_commands = script(file.read())
        # A command does not say the own address: the guide does, and the rest must be the same.
        if len(of_commands) != len(of_guide) or [with_own(*both) for both in zip(of_commands, of_guide)] != of_guide:
            raise ReaderError("the commands and the guide differ")
    return of_guide


def with_own(command, page):
    """What a command says, completed by the own address from the page."""
    end = "dst" if not command.dst else "src"
    return dataclasses.replace(command, **{end: getattr(page, end)})


def script(text):
    """The associations in a script, by SonicOS's own levels: a policy opens one, `exit` leaves it."""
    found, level, kind = [], None, None
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("!"):
            continue
        words = shlex.split(line)
        if level is None:
            kind = words[0]
            if kind in LEVELS:
                level = {}
            elif kind not in ("configure", "address-object", "commit", "end"):
                raise ReaderError(f"line {number}: unknown command {kind}")
        elif words == ["exit"]:
            found += of_policy(level) if kind == "vpn" else []
            level = None
        elif kind == "vpn":
            put(level, words, number)
    if level is not None:
        raise ReaderError("a policy is never left")
    return found


def put(level, words, number):
    """One line of a policy: all but its last word name it."""
    key = " ".join(words[:3]) if words[0] == "proposal" else " ".join(words[:-1]) or words[0]
    if key in level:
        raise ReaderError(f"line {number}: {key} twice")
    level[key] = words[-1]


def of_policy(level):
    """The two associations of a policy."""
    wanted = {"auth-method": "manual-key", "proposal ipsec protocol": "esp", "enable": "enable"}
    for key, value in wanted.items():
        if level.get(key) != value:
            raise ReaderError(f"{key} is {level.get(key)}")
    spis = [level["proposal ipsec in-spi"], level["proposal ipsec out-spi"]]
    if not all(re.fullmatch(r"0x[0-9a-f]{8}", spi) for spi in spis):
        raise ReaderError("an SPI is not 0x and eight digits")
    algorithms = (level["proposal ipsec encryption"], level["proposal ipsec authentication"])
    keys = (level["proposal ipsec encryption-key"], level["proposal ipsec authentication-key"])
    return pair("", level["gateway primary"], [int(spi, 16) for spi in spis], algorithms, keys)


def guide(text):
    """The associations in a guide: one table a tunnel."""
    found = []
    for section in text.split("\n## Tunnel ")[1:]:
        fields = dict(re.findall(r"^   \| ([^|]+?) \| `([^`]*)` \|  \|$", section.split("\n## ")[0], re.MULTILINE))
        spis = [fields["Incoming SPI"], fields["Outgoing SPI"]]
        if not all(re.fullmatch(r"[0-9a-f]{3,8}", spi) for spi in spis):
            raise ReaderError("an SPI is not three to eight bare digits")
        found += pair(fields["Address of the bound interface"], fields["IPsec Gateway Name or Address"],
                      [int(spi, 16) for spi in spis], (fields["Encryption"], fields["Authentication"]),
                      (fields["Encryption Key"], fields["Authentication Key"]))
    return found


def pair(own, peer, spis, algorithms, keys):
    """Both directions: two numbers, one pair of keys."""
    names = {"cipher": CIPHERS[algorithms[0]], "hash": HASHES[algorithms[1]]}
    texts = {"cipher_key": bytes.fromhex(keys[0]), "hash_key": bytes.fromhex(keys[1])}
    return [Sa(own, peer, spis[1], **names, **texts), Sa(peer, own, spis[0], **names, **texts)]

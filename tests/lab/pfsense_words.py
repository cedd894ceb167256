"""Algorithms and identities as pfSense turns them into strongSwan's words."""

import base64

GROUPS = {"1": "modp768", "2": "modp1024", "5": "modp1536", "14": "modp2048", "15": "modp3072", "16": "modp4096",
          "17": "modp6144", "18": "modp8192", "19": "ecp256", "20": "ecp384", "21": "ecp521", "22": "modp1024s160",
          "23": "modp2048s224", "24": "modp2048s256", "25": "ecp192", "26": "ecp224", "27": "ecp224bp",
          "28": "ecp256bp", "29": "ecp384bp", "30": "ecp512bp", "31": "curve25519", "32": "curve448"}
# Key lengths that `auto` stands for, from high to low.
AUTO = {"aes": (256, 192, 128), "aes128gcm": (128, 96, 64), "aes192gcm": (128, 96, 64), "aes256gcm": (128, 96, 64),
        "blowfish": tuple(range(256, 127, -8))}
QUOTED, BARE = {"keyid", "asn1dn", "auto"}, {"address", "auto"}


def algorithm(name, length, integrity, prf, group):
    """One proposal string."""
    parts = [f"{name}{length or ''}"] if name else []
    if integrity:
        parts.append(integrity.replace("hmac_", ""))
    if prf:
        parts.append(f"prf{prf}")
    if group and str(group) in GROUPS:
        parts.append(GROUPS[str(group)])
    return "-".join(parts)


def lengths(option):
    """The key lengths of one Phase 2 cipher, `auto` spread out."""
    length = option.get("keylen", "")
    return AUTO.get(option["name"], (None,)) if length == "auto" else (length or None,)


def hashes(entry):
    """hash-algorithm-option as a list of words."""
    return [item for item in entry.get("hash-algorithm-option", []) if isinstance(item, str) and item]


def ciphers(entry):
    """encryption-algorithm-option as a list of {name, keylen}."""
    return [item for item in entry.get("encryption-algorithm-option", []) if isinstance(item, dict)]


def find_id(kind, data, address):
    """(strongSwan type, data) of an identity."""
    renamed = {"myaddress": "address", "peeraddress": "address", "dyn_dns": "dns", "keyid tag": "keyid",
               "user_fqdn": "userfqdn"}
    if kind in ("myaddress", "peeraddress"):
        data = address
    return ("any", "%any") if kind == "any" else (renamed.get(kind, kind), data)


def spell_id(kind, data):
    """The identity as it stands in swanctl.conf (the quotes belong to the file, not to the value)."""
    if kind == "any":
        return "%any"
    bare = kind in BARE or (kind == "asn1dn" and data and not data.startswith("#"))
    return data if bare else f"{kind}:{data}"


def secret(key):
    """The pre-shared key, trimmed as pfSense trims it."""
    return "0s" + base64.b64encode(key.strip(" \t\n\r\0\x0b").encode()).decode()

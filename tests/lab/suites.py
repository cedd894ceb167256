"""Proposals as transforms, so that a planned suite and a negotiated one can be compared."""

import re

CIPHERS = {"3des": ("3DES_CBC", None), "des": ("DES_CBC", None), "null": ("NULL", None), "cast128": ("CAST_CBC", None),
           "chacha20poly1305": ("CHACHA20_POLY1305", None)}
ICV = {"8": "8", "12": "12", "16": "16", "64": "8", "96": "12", "128": "16", "": "16"}
INTEGRITY = {"md5": "HMAC_MD5_96", "sha1": "HMAC_SHA1_96", "sha": "HMAC_SHA1_96", "sha256": "HMAC_SHA2_256_128",
             "sha384": "HMAC_SHA2_384_192", "sha512": "HMAC_SHA2_512_256", "aesxcbc": "AES_XCBC_96",
             "aescmac": "AES_CMAC_96"}
PRF = {"md5": "PRF_HMAC_MD5", "sha1": "PRF_HMAC_SHA1", "sha256": "PRF_HMAC_SHA2_256", "sha384": "PRF_HMAC_SHA2_384",
       "sha512": "PRF_HMAC_SHA2_512", "aesxcbc": "PRF_AES128_XCBC", "aescmac": "PRF_AES128_CMAC"}
GROUPS = {"modp768": "MODP_768", "modp1024": "MODP_1024", "modp1536": "MODP_1536", "modp2048": "MODP_2048",
          "modp3072": "MODP_3072", "modp4096": "MODP_4096", "modp6144": "MODP_6144", "modp8192": "MODP_8192",
          "modp1024s160": "MODP_1024_160", "modp2048s224": "MODP_2048_224", "modp2048s256": "MODP_2048_256",
          "ecp192": "ECP_192", "ecp224": "ECP_224", "ecp256": "ECP_256", "ecp384": "ECP_384", "ecp521": "ECP_521",
          "ecp224bp": "ECP_224_BP", "ecp256bp": "ECP_256_BP", "ecp384bp": "ECP_384_BP", "ecp512bp": "ECP_512_BP",
          "curve25519": "CURVE_25519", "x25519": "CURVE_25519", "curve448": "CURVE_448", "x448": "CURVE_448"}
# Ciphers that none of Debian's strongSwan plugins brings.
NOT_HERE = re.compile(r"^(des|cast128|blowfish\d*)$")


def transforms(proposal):
    """{'encr', 'size', 'integ', 'prf', 'dh'} of a written proposal."""
    head, *rest = proposal.split("-")
    encr, size, aead = cipher(head)
    found = {"encr": encr, "size": size, "integ": None, "prf": None, "dh": None}
    for word in rest:
        if word in GROUPS:
            found["dh"] = GROUPS[word]
        elif word.startswith("prf"):
            found["prf"] = PRF[word[3:]]
        elif word in INTEGRITY:
            found["integ"] = None if aead else INTEGRITY[word]
            found["prf"] = found["prf"] or PRF[word]
    return found


def cipher(word):
    """(name, key size, AEAD or not) of a cipher keyword."""
    match = re.match(r"^aes(\d+)gcm(\d*)$", word)
    if match:
        return f"AES_GCM_{ICV[match.group(2)]}", match.group(1), True
    match = re.match(r"^aes(\d*)$", word)
    if match:
        return "AES_CBC", match.group(1) or "128", False
    match = re.match(r"^blowfish(\d*)$", word)
    if match:
        return "BLOWFISH_CBC", match.group(1) or "128", False
    name, size = CIPHERS[word]
    return name, size, word == "chacha20poly1305"


def usable(proposals):
    """(those that charon here can do, those that it cannot)."""
    good = [text for text in proposals if not NOT_HERE.match(text.split("-")[0])]
    return good, [text for text in proposals if text not in good]


def common(ones, others, fields):
    """Transforms that both lists name, compared by the given fields."""
    there = {tuple(transforms(text)[name] for name in fields) for text in others}
    return {tuple(transforms(text)[name] for name in fields) for text in ones} & there


IKE_FIELDS = ("encr", "size", "integ", "prf", "dh")
ESP_FIELDS = ("encr", "size", "integ")
RAW = {"encr": "encr-alg", "size": "encr-keysize", "integ": "integ-alg", "prf": "prf-alg", "dh": "dh-group"}


def negotiated(raw, fields):
    """The same tuple from what `swanctl --list-sas --raw` shows."""
    return tuple(raw.get(RAW[name]) for name in fields)

"""Packet sizes before real ESP: a packet of the computed size fits the path, one byte more does not.

scapy builds and encrypts the packets. What it lacks (XCBC, short tags, some lengths of HMAC, GMAC, Camellia)
is counted here a second time, from the RFCs' own figures, without looking at the product's tables.
"""

import itertools
import json
import os

# Debian's cryptography and its keys of any value: what matters is the length.
KEYS = {"null": 0, "des": 8, "3des": 24, "cast128": 16, "blowfish128": 16, "aes128": 16, "aes256": 32,
        "aes256ctr": 36, "aes128gcm16": 20, "aes256gcm16": 36, "aes128ccm16": 19, "aes256ccm16": 35,
        "chacha20poly1305": 36}
SCAPY_CIPHERS = {"null": "NULL", "des": "DES", "3des": "3DES", "cast128": "CAST", "blowfish128": "Blowfish",
                 "aes128": "AES-CBC", "aes256": "AES-CBC", "aes256ctr": "AES-CTR", "aes128gcm16": "AES-GCM", "aes256gcm16": "AES-GCM",
                 "aes128ccm16": "AES-CCM", "aes256ccm16": "AES-CCM", "chacha20poly1305": "CHACHA20-POLY1305"}
SCAPY_HASHES = {"md5": ("HMAC-MD5-96", 16), "sha1": ("HMAC-SHA1-96", 20), "sha256": ("SHA2-256-128", 32),
                "sha384": ("SHA2-384-192", 48), "sha512": ("SHA2-512-256", 64), "aescmac": ("AES-CMAC-96", 16)}
AEAD = ("gcm", "ccm", "poly1305", "gmac")

# RFC 3602 (AES-CBC: IV and block 16), 4312 (Camellia the same), 3686 and 5529 (CTR: IV 8), 4106, 4309, 4543, 7634
# (IV 8, no block), 2405/2451 (IV and block 8), 2410 (nothing): iv, block, tag.
RFC_CIPHERS = {
    "aes128": (16, 16, 0), "aes192": (16, 16, 0), "aes256": (16, 16, 0), "camellia256": (16, 16, 0),
    "aes256ctr": (8, 1, 0), "camellia128ctr": (8, 1, 0), "3des": (8, 8, 0), "null": (0, 1, 0),
    "aes128gcm8": (8, 1, 8), "aes256gcm8": (8, 1, 8), "aes128gcm12": (8, 1, 12), "aes256gcm12": (8, 1, 12),
    "aes192gcm16": (8, 1, 16), "aes128ccm8": (8, 1, 8), "aes256ccm12": (8, 1, 12), "aes256ccm64": (8, 1, 8),
    "camellia256ccm16": (8, 1, 16), "camellia192ccm12": (8, 1, 12), "aes128gmac": (8, 1, 16), "aes256gmac": (8, 1, 16),
}
# RFC 3566, 4494, 4595, 4868: bytes of the check value.
RFC_HASHES = {"aesxcbc": 12, "aescmac": 12, "md5_128": 16, "sha1_160": 20, "sha256": 16, "sha384": 24, "sha512": 32}

PATHS = (1280, 1300, 1400, 1437, 1492, 1500, 9000)


def is_aead(cipher):
    """True when no hash stands beside it."""
    return any(word in cipher for word in AEAD)


def suites(ciphers, hashes):
    """Every suite of these."""
    for cipher in ciphers:
        if is_aead(cipher):
            yield cipher, None
        else:
            yield from ((cipher, name) for name in hashes)


def shapes():
    """Outer and inner version, mode, UDP, GRE, PPPoE."""
    for outer, inner, mode, udp, gre, pppoe in itertools.product("46", "46", ("tunnel", "transport"), (0, 1), (0, 1),
                                                                 (0, 1)):
        if mode == "transport" and not gre and outer != inner:
            continue
        yield {"outer": outer, "inner": inner, "mode": mode, "udp": udp, "gre": gre, "pppoe": pppoe}


def answer(product, suite, shape, path):
    """The command's own words."""
    words = ["mtu", "--json", "--path", str(path), "--esp", suite, "--outer", shape["outer"], "--inner",
             shape["inner"], "--mode", shape["mode"]]
    words += ["--nat-t"] if shape["udp"] else []
    words += ["--gre"] if shape["gre"] else []
    words += ["--pppoe"] if shape["pppoe"] else []
    return json.loads(product.call(*words))


class Wire:
    """scapy, asked for the length of one packet on the path."""

    def __init__(self):
        os.environ.setdefault("HOME", "/tmp")
        import logging
        import warnings
        logging.getLogger("scapy").setLevel(logging.ERROR)
        warnings.filterwarnings("ignore")
        from scapy.layers import inet, inet6, ipsec, l2, ppp
        self.inet, self.inet6, self.ipsec, self.l2, self.ppp = inet, inet6, ipsec, l2, ppp

    def header(self, version, end):
        """An IP header between two ends."""
        if version == "4":
            return self.inet.IP(src=f"192.0.2.{end}", dst=f"192.0.2.{end + 1}")
        return self.inet6.IPv6(src=f"2001:db8::{end}", dst=f"2001:db8::{end + 1}")

    def inner(self, shape, length):
        """A TCP packet of so many bytes, with its IP header."""
        header = 20 if shape["inner"] == "4" else 40
        return self.header(shape["inner"], 11) / self.inet.TCP() / (b"x" * (length - header - 20))

    def association(self, cipher, name, shape):
        """One SA."""
        outside = None if shape["mode"] == "transport" else self.header(shape["outer"], 1)
        extra = {}
        if name:
            extra = {"auth_algo": SCAPY_HASHES[name][0], "auth_key": bytes(SCAPY_HASHES[name][1])}
        key = bytes(range(1, KEYS[cipher] + 1)) or None
        udp = self.inet.UDP(sport=4500, dport=4500) if shape["udp"] else None
        return self.ipsec.SecurityAssociation(self.ipsec.ESP, spi=0x1000, crypt_algo=SCAPY_CIPHERS[cipher],
                                              crypt_key=key, tunnel_header=outside, nat_t_header=udp, **extra)

    def length(self, cipher, name, shape, length):
        """Bytes on the path of a user's packet of so many bytes."""
        packet = self.inner(shape, length)
        if shape["gre"]:
            # In tunnel mode GRE's header lies inside; in transport mode it is the outer one.
            proto = 0x0800 if shape["inner"] == "4" else 0x86DD
            packet = self.header(shape["outer"], 21) / self.l2.GRE(proto=proto) / packet
        packet = packet.__class__(bytes(packet))
        sealed = bytes(self.association(cipher, name, shape).encrypt(packet))
        if shape["pppoe"]:
            proto = 0x0021 if shape["outer"] == "4" else 0x0057
            frame = self.ppp.PPPoE(sessionid=1) / self.ppp.PPP(proto=proto) / sealed
            return len(bytes(frame))
        return len(sealed)


def counted(cipher, name, shape, length):
    """The same length counted from the RFCs, packet by packet."""
    iv, block, tag = RFC_CIPHERS[cipher]
    tag += RFC_HASHES[name] if name else 0
    header = {"4": 20, "6": 40}
    if shape["mode"] == "tunnel":
        clear = length + ((header[shape["outer"]] + 4) if shape["gre"] else 0)
    elif shape["gre"]:
        clear = length + 4
    else:
        clear = length - header[shape["inner"]]
    sealed = clear + 2
    while sealed % 4 or sealed % block:
        sealed += 1
    outside = (8 if shape["pppoe"] else 0) + header[shape["outer"]] + (8 if shape["udp"] else 0)
    return outside + 8 + iv + sealed + tag


def judge(tally, product, title, cases, length):
    """One family of suites: every shape, every path."""
    for cipher, name in cases:
        suite = f"{cipher}-{name}" if name else cipher
        wrong, packets = [], 0
        for number, shape in enumerate(shapes()):
            # Each shape meets each path over the run of suites; building packets takes its time.
            path = PATHS[(number + len(suite)) % len(PATHS)]
            if path - 8 * shape["pppoe"] < 1280 and shape["outer"] == "6":
                path = 1500
            sizes = answer(product, suite, shape, path)
            if sum(layer["bytes"] for layer in sizes["layers"]) != path:
                wrong.append(f"{shape} {path}: the layers are not the path")
            header = 20 if shape["inner"] == "4" else 40
            if sizes["mss"] != sizes["mtu"] - header - 20:
                wrong.append(f"{shape} {path}: mss {sizes['mss']} of mtu {sizes['mtu']}")
            fits, over = (length(cipher, name, shape, sizes["mtu"] + more) for more in (0, 1))
            packets += 2
            if not fits <= path < over:
                wrong.append(f"{shape} {path}: mtu {sizes['mtu']} makes {fits}, one byte more {over}")
        tally.check(f"{title} {suite}", wrong[:3], f"{packets} packets")


def everything(tally, product, only):
    """Both families; a scapy that is missing is a failure."""
    if only in "packet size: counted from the RFCs":
        judge(tally, product, "packet size: counted from the RFCs:", suites(RFC_CIPHERS, RFC_HASHES), counted)
    if only in "packet size: scapy":
        try:
            wire = Wire()
        except ImportError as error:
            tally.fail("packet size: scapy", f"{error}: install python3-scapy and python3-cryptography")
            return
        judge(tally, product, "packet size: scapy:", suites(SCAPY_CIPHERS, SCAPY_HASHES), wire.length)

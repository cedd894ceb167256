"""One SA with manual keys as a device's export says it, and what scapy does with it.

An export's reader gives one of these for each direction, made from the exported text alone.
"""

import dataclasses

from cryptography.hazmat.backends import default_backend
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from scapy.layers.inet import IP, UDP
from scapy.layers.ipsec import ESP, AUTH_ALGOS, SecurityAssociation
from scapy.packet import Raw

# Cipher in the project's word: scapy's name, length of the key with its salt.
CIPHERS = {
    "des": ("DES", 8), "3des": ("3DES", 24), "cast128": ("CAST", 16),
    "blowfish128": ("Blowfish", 16), "blowfish192": ("Blowfish", 24), "blowfish256": ("Blowfish", 32),
    "aes128": ("AES-CBC", 16), "aes192": ("AES-CBC", 24), "aes256": ("AES-CBC", 32),
    "aes128gcm16": ("AES-GCM", 20), "aes192gcm16": ("AES-GCM", 28), "aes256gcm16": ("AES-GCM", 36),
}
# Hash: scapy's name, length of the key, bits of the check value.
HASHES = {
    "md5": ("HMAC-MD5-96", 16, 96), "sha1": ("HMAC-SHA1-96", 20, 96), "aesxcbc": ("AES-XCBC-96", 16, 96),
    "sha256": ("SHA2-256-128", 32, 128), "sha384": ("SHA2-384-192", 48, 192), "sha512": ("SHA2-512-256", 64, 256),
}


def xcbc(key, data):
    """AES-XCBC-MAC (RFC 3566), which scapy lacks."""
    def block(key, text):
        cipher = Cipher(algorithms.AES(key), modes.ECB(), backend=default_backend()).encryptor()  # nosec: the RFC's own
        return cipher.update(text) + cipher.finalize()

    def mix(one, other):
        return bytes(a ^ b for a, b in zip(one, other))

    first, second, third = (block(key, bytes([n]) * 16) for n in (1, 2, 3))
    parts = [data[at:at + 16] for at in range(0, len(data), 16)] or [b""]
    mac = bytes(16)
    for part in parts[:-1]:
        mac = block(first, mix(mac, part))
    last = parts[-1]
    padded = mix(last, second) if len(last) == 16 else mix(last + b"\x80" + bytes(15 - len(last)), third)
    return block(first, mix(mac, padded))[:12]


class XcbcAlgo:
    """An authentication algorithm with scapy's interface."""

    name, icv_size, key_size = "AES-XCBC-96", 12, (16,)

    def check_key(self, key):
        if len(key) != 16:
            raise TypeError("AES-XCBC takes 16 bytes")

    def sign(self, pkt, key, esn_en=False, esn=0):
        pkt.data += xcbc(key, bytes(pkt))
        return pkt

    def verify(self, pkt, key, esn_en=False, esn=0):
        from scapy.layers.ipsec import IPSecIntegrityError  # pylint: disable=import-outside-toplevel
        clone = pkt.copy()
        sent, clone.data = pkt.data[-12:], clone.data[:-12]
        if xcbc(key, bytes(clone)) != sent:
            raise IPSecIntegrityError("pkt is not authentic")


AUTH_ALGOS.setdefault("AES-XCBC-96", XcbcAlgo())


@dataclasses.dataclass(frozen=True)
class Sa:
    """One direction, as one end was told."""

    src: str
    dst: str
    spi: int
    cipher: str
    cipher_key: bytes
    hash: str = ""
    hash_key: bytes = b""
    icv_bits: int = 0

    def faults(self):
        """What the RFCs do not allow."""
        wrong = [] if 256 <= self.spi <= 0xFFFFFFFF else ["the SPI is reserved or too large"]
        length = CIPHERS[self.cipher][1]
        if len(self.cipher_key) != length:
            wrong.append(f"the cipher's key has {len(self.cipher_key)} bytes, {self.cipher} takes {length}")
        if self.hash:
            _, length, bits = HASHES[self.hash]
            if len(self.hash_key) != length:
                wrong.append(f"the hash's key has {len(self.hash_key)} bytes, {self.hash} takes {length}")
            if self.icv_bits and self.icv_bits != bits:
                wrong.append(f"the check value has {self.icv_bits} bits, every other system sends {bits}")
        elif "gcm" not in self.cipher:
            wrong.append("there is no hash")
        return wrong

    def scapy(self):
        """The same for scapy."""
        auth = {"auth_algo": HASHES[self.hash][0], "auth_key": self.hash_key} if self.hash else {}
        return SecurityAssociation(ESP, spi=self.spi, crypt_algo=CIPHERS[self.cipher][0], crypt_key=self.cipher_key,
                                   tunnel_header=IP(src=self.src, dst=self.dst), **auth)


def packet(number):
    """A packet of its own for each tunnel."""
    text = f"tunnel {number}: the quick brown fox".encode()
    return IP(bytes(IP(src="10.1.0.1", dst="10.2.0.1") / UDP(sport=1000, dport=2000) / Raw(text)))


def seal(association, plain):
    """The packet as it leaves, as bytes of the wire."""
    return bytes(association.scapy().encrypt(plain))


def opens(association, wire, plain):
    """True when the very packet comes out again."""
    try:
        return bytes(association.scapy().decrypt(IP(wire))) == bytes(plain)
    except Exception:  # pylint: disable=broad-except
        # scapy answers a wrong key with errors of many kinds: each of them means that nothing was opened.
        return False

"""The RFCs' own vectors for what the judge of manual keys calculates with."""

from cryptography.hazmat.backends import default_backend
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from scapy.layers.ipsec import AUTH_ALGOS

from security_association import xcbc

KEY = bytes(range(16))
# RFC 3566, section 4.
XCBC = ((0, "75f0251d528ac01c4573dfd5"), (3, "5b376580ae2f19afe7219cee"), (16, "d2a246fa349b68a79998a439"),
        (20, "47f51b4564966215b8985c63"))
# RFC 2202 and RFC 4231, test case 1: the key's length, and the value of "Hi There".
HMAC = {
    "HMAC-MD5-96": (16, "9294727a3638bb1c13f48ef8158bfc9d"),
    "HMAC-SHA1-96": (20, "b617318655057264e28bc0b6fb378c8ef146be00"),
    "SHA2-256-128": (20, "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
    "SHA2-384-192": (20, "afd03944d84895626b0825f4ab46907f15f9dadbe4101ec682aa034c7cebc59c"
                         "faea9ea9076ede7f4af152e8b2fa9cb6"),
    "SHA2-512-256": (20, "87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cde"
                         "daa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854"),
}
# RFC 3602, case 1.
CBC = ("06a9214036b8a15b512e03d534120006", "3dafba429d9eb430b422da802c9fac41", b"Single block msg",
       "e353779c1079aeb82708942dbe77181a")


def wrong():
    """Vectors that do not come out."""
    found = [f"RFC 3566, {length} bytes" for length, value in XCBC if xcbc(KEY, bytes(range(length))).hex() != value]
    for name, (length, value) in HMAC.items():
        mac = AUTH_ALGOS[name].new_mac(b"\x0b" * length)
        mac.update(b"Hi There")
        found += [] if mac.finalize().hex() == value else [f"RFC 2202 or 4231, {name}"]
    key, start, plain, value = CBC
    cipher = Cipher(algorithms.AES(bytes.fromhex(key)), modes.CBC(bytes.fromhex(start)), backend=default_backend())
    sealed = cipher.encryptor()
    return found + ([] if (sealed.update(plain) + sealed.finalize()).hex() == value else ["RFC 3602, case 1"])

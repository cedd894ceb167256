"""Reads a file for `ip -batch`: `xfrm state add` lines, keyword by keyword."""

import os

from security_association import Sa

CIPHERS = {"cbc(des)": "des", "cbc(des3_ede)": "3des", "cbc(cast5)": "cast128", "cbc(blowfish)": "blowfish",
           "cbc(aes)": "aes", "rfc4106(gcm(aes))": "aes"}
HASHES = {"hmac(md5)": "md5", "hmac(sha1)": "sha1", "xcbc(aes)": "aesxcbc", "hmac(sha256)": "sha256",
          "hmac(sha384)": "sha384", "hmac(sha512)": "sha512"}


def read(folder):
    """Every state, and that each has its policies."""
    with open(os.path.join(folder, "xfrm.batch"), encoding="utf-8") as file:
        lines = [line.split() for line in file if line.strip() and not line.startswith("#")]
    states = [state(words[3:]) for words in lines if words[:3] == ["xfrm", "state", "add"]]
    policies = [words[3:] for words in lines if words[:3] == ["xfrm", "policy", "add"]]
    # Three policies for each pair of networks: out, in, and in to be forwarded.
    if len(policies) * 2 % (len(states) * 3) or not policies or len(lines) != len(states) + len(policies):
        raise ValueError(f"{len(states)} states and {len(policies)} policies in {len(lines)} lines")
    known = {(reqid, one.src, one.dst) for one, reqid in states}
    for words in policies:
        template = words[words.index("tmpl") + 1:]
        found = (template[template.index("reqid") + 1], template[1], template[3])
        if found not in known:
            raise ValueError(f"a policy without its state: {' '.join(words)}")
    return [one for one, _ in states]


def state(words):
    """One state and its reqid."""
    found, words = {}, list(words)
    while words:
        keyword = words.pop(0)
        count = {"enc": 2, "auth-trunc": 3, "aead": 3}.get(keyword, 1)
        found[keyword] = [words.pop(0) for _ in range(count)]
    if found["proto"] != ["esp"] or found["mode"] != ["tunnel"]:
        raise ValueError(f"no ESP tunnel: {found['proto']} {found['mode']}")
    return associated(found), found["reqid"][0]


def associated(found):
    """Cipher by the length of its key, as the kernel does."""
    name, key = found.get("aead", found.get("enc"))[:2]
    key, aead = hexadecimal(key), "aead" in found
    cipher = CIPHERS[name]
    if cipher in ("aes", "blowfish"):
        cipher = f"{cipher}{(len(key) - 4 * aead) * 8}"
    more = {}
    if aead:
        cipher, bits = f"{cipher}gcm16", found["aead"][2]
        if bits != "128":
            raise ValueError(f"a tag of {bits} bits")
    else:
        hash_name, hash_key, bits = found["auth-trunc"]
        more = {"hash": HASHES[hash_name], "hash_key": hexadecimal(hash_key), "icv_bits": int(bits)}
    return Sa(found["src"][0], found["dst"][0], int(found["spi"][0], 0), cipher, key, **more)


def hexadecimal(text):
    """`0x...` to bytes."""
    if not text.startswith("0x"):
        raise ValueError("a key without 0x")
    return bytes.fromhex(text[2:])

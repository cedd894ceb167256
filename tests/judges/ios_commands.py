"""The commands for a Cisco router with IKE, read mode by mode: what they negotiate, and whether each name that they use is there."""

import os
import re
import subprocess
import tempfile

from ipaddress import ip_network

V1_CIPHERS = {"des": "des", "3des": "3des", "aes": "aes128", "aes 192": "aes192", "aes 256": "aes256"}
V2_CIPHERS = {"des": "des", "3des": "3des", "aes-cbc-128": "aes128", "aes-cbc-192": "aes192", "aes-cbc-256": "aes256",
              "aes-gcm-128": "aes128gcm", "aes-gcm-256": "aes256gcm"}
ESP_CIPHERS = {"esp-des": "des", "esp-3des": "3des", "esp-aes": "aes128", "esp-aes 192": "aes192", "esp-aes 256": "aes256",
               "esp-gcm": "aes128gcm", "esp-gcm 256": "aes256gcm"}
ESP_HASHES = {"esp-md5-hmac": "md5", "esp-sha-hmac": "sha1", "esp-sha256-hmac": "sha256", "esp-sha384-hmac": "sha384",
              "esp-sha512-hmac": "sha512"}
HASHES = {"md5": "md5", "sha": "sha1", "sha1": "sha1", "sha256": "sha256", "sha384": "sha384", "sha512": "sha512"}
NAME, NUMBER, ADDRESS = r"[A-Za-z][\w./-]*", r"\d+", r"\d+\.\d+\.\d+\.\d+"
KEY = r"(?!(?:local|remote|hex|[06])(?:$| ))[A-Za-z0-9][!#-&(->@-\[\]-_a-~]*"
# Commands that open a mode: the form, and the forms within it; a mode within a mode is a form with a third part.
CHILD = [rf"set security-association lifetime seconds (?P<lifetime>{NUMBER})",
         "set security-association lifetime kilobytes 102400000", rf"set transform-set (?P<transforms>{NAME})",
         rf"set pfs group(?P<pfs>{NUMBER})", rf"set ikev2-profile (?P<ikev2_profile>{NAME})"]
MODES = {
    "acl": (rf"ip access-list extended (?P<name>{NAME})", [r"permit ip (?P<pair>\S.*\S)"]),
    "isakmp": (rf"crypto isakmp policy {NUMBER}", [
        "authentication pre-share", r"encryption (?P<encryption>\S.*)", r"hash (?P<hash>\S+)", rf"group (?P<group>{NUMBER})",
        rf"lifetime (?P<lifetime>{NUMBER})"]),
    "proposal": (rf"crypto ikev2 proposal (?P<name>{NAME})", [
        r"encryption (?P<encryption>\S+)", r"integrity (?P<integrity>\S+)", r"prf (?P<prf>\S+)", rf"group (?P<group>{NUMBER})"]),
    "policy": (rf"crypto ikev2 policy {NAME}", [rf"proposal (?P<proposal>{NAME})"]),
    "keyring": (rf"crypto ikev2 keyring (?P<name>{NAME})", [
        rf"peer {NAME}", rf" address (?P<peer>{ADDRESS})", f" pre-shared-key (?P<key>{KEY})", " exit"]),
    "profile": (rf"crypto ikev2 profile (?P<name>{NAME})", [
        rf"match identity remote (?P<expects>address {ADDRESS} 255\.255\.255\.255|fqdn [\w.-]+)",
        rf"identity local (?P<sends>address {ADDRESS}|fqdn [\w.-]+)", "authentication remote pre-share",
        "authentication local pre-share", rf"keyring local (?P<keyring>{NAME})", rf"lifetime (?P<lifetime>{NUMBER})",
        rf"dpd (?P<dpd>{NUMBER}) 5 on-demand"]),
    "transforms": (rf"crypto ipsec transform-set (?P<name>{NAME}) (?P<esp>esp-.*)", ["mode tunnel"]),
    "map": (rf"crypto map (?P<map>{NAME}) {NUMBER} ipsec-isakmp", [
        rf"set peer (?P<peer>{ADDRESS})", rf"match address (?P<acl>{NAME})", *CHILD]),
    "ipsec": (rf"crypto ipsec profile (?P<name>{NAME})", CHILD),
    "tunnel": (rf"interface (?P<name>Tunnel{NUMBER})", [
        rf"ip address (?P<address>{ADDRESS}) (?P<mask>{ADDRESS})", rf"ip mtu (?P<mtu>{NUMBER})",
        rf"ip tcp adjust-mss (?P<mss>{NUMBER})", rf"tunnel source (?P<source>{NAME})", "tunnel mode ipsec ipv4",
        rf"tunnel destination (?P<peer>{ADDRESS})", rf"tunnel protection ipsec profile (?P<ipsec>{NAME})"]),
    "interface": (rf"interface (?P<name>{NAME})", [
        rf"ip tcp adjust-mss (?P<mss>{NUMBER})", rf"crypto map (?P<map>{NAME})"]),
    "bgp": (rf"router bgp (?P<asn>{NUMBER})", [
        "bgp log-neighbor-changes", rf"neighbor (?P<neighbor>{ADDRESS}) remote-as (?P<as>{NUMBER})",
        rf"neighbor {ADDRESS} ebgp-multihop (?P<hops>{NUMBER})", rf"neighbor {ADDRESS} update-source (?P<source>{NAME})",
        "address-family ipv4", rf" network (?P<network>{ADDRESS} mask {ADDRESS})", rf" neighbor (?P<active>{ADDRESS}) activate",
        rf" neighbor {ADDRESS} prefix-list (?P<list_in>{NAME}) in", rf" neighbor {ADDRESS} prefix-list (?P<list_out>{NAME}) out",
        "exit-address-family"]),
}
LINES = [
    f"crypto isakmp key (?P<key>{KEY}) address (?P<peer>{ADDRESS})", rf"crypto isakmp keepalive (?P<dpd>{NUMBER}) 3 periodic",
    rf"ip route (?P<network>{ADDRESS} {ADDRESS}) (?P<interface>Tunnel{NUMBER})",
    rf"ip prefix-list (?P<list>{NAME}) seq {NUMBER} permit (?P<prefix>\S+/\d+)",
]
MANY = {"pair", "network"}


class IosError(ValueError):
    """A line that no mode takes, a value said twice, or a name that is nowhere."""


def read(text):
    """(kind, values) of each mode, and the values of each single line."""
    lines = [line for line in text.splitlines() if not line.startswith("!")]
    if lines[0] != "configure terminal" or lines[-1] != "end":
        raise IosError("not a session of configure terminal")
    modes, singles, level = [], [], None
    for line in lines[1:-1]:
        if level and line == " exit":
            level = None
        elif level and line.startswith(" "):
            put(level, line[1:])
        else:
            level = next(((kind, {key: [value] for key, value in match.groupdict().items()})
                          for kind, (form, _) in MODES.items() if (match := re.fullmatch(form, line))), None)
            (modes if level else singles).append(level or single(line))
    return modes, singles


def put(level, line):
    """A line within a mode."""
    kind, values = level
    match = next((match for form in MODES[kind][1] if (match := re.fullmatch(form, line))), None)
    if match is None:
        raise IosError(f"unknown within {kind}: {line}")
    for key, value in match.groupdict().items():
        if key in values and key not in MANY:
            raise IosError(f"twice: {line}")
        values.setdefault(key, []).append(value)


def single(line):
    """A command of one line."""
    match = next((match for form in LINES if (match := re.fullmatch(form, line))), None)
    if match is None:
        raise IosError(f"unknown: {line}")
    return match.groupdict()


class Side:
    """One file's modes by kind and name."""

    def __init__(self, text):
        self.modes, self.singles = read(text)

    def all(self, kind):
        """Every mode of a kind."""
        return [values for own, values in self.modes if own == kind]

    def one(self, kind, name=None):
        """The only one of a kind, or the one of that name, each value by itself where it stands once."""
        found = [values for values in self.all(kind) if name is None or values["name"] == [name]]
        if len(found) != 1:
            raise IosError(f"{len(found)} of {kind} {name or ''}")
        return {key: value if key in MANY else value[0] for key, value in found[0].items()}

    def said(self, key):
        """Single lines with this value."""
        return [line for line in self.singles if line.get(key) is not None]


def side(text):
    """What the one tunnel of a file negotiates."""
    own = Side(text)
    routed = bool(own.all("tunnel"))
    child = own.one("ipsec") if routed else own.one("map")
    peer = (own.one("tunnel") if routed else child)["peer"]
    v1 = "ikev2_profile" not in child
    ike = version_1(own, peer) if v1 else version_2(own, child["ikev2_profile"], peer)
    esp = own.one("transforms", child["transforms"])["esp"]
    cipher, _, last = esp.rpartition(" ")
    found = (ESP_CIPHERS[cipher], ESP_HASHES[last]) if last in ESP_HASHES else (ESP_CIPHERS[esp], None)
    if found[0].endswith("gcm") != (found[1] is None):
        raise IosError("a cipher without its hash, or one with a hash too many")
    pfs = int(child["pfs"]) if "pfs" in child else None
    ike["lifetimes"] = (ike["lifetimes"], int(child["lifetime"]))
    return {"version": "ikev1" if v1 else "ikev2", "peer": peer, "esp": (*found, pfs), "kind": "routed" if routed else "policy",
            **ike, **(tunnel(own, child) if routed else mapped(own, child))}


def version_1(own, peer):
    """An isakmp policy and a key."""
    policy, keys = own.one("isakmp"), own.said("key")
    if len(keys) != 1 or keys[0]["peer"] != peer or own.all("proposal"):
        raise IosError("not one key of the peer")
    return {"psk": keys[0]["key"], "ike": (V1_CIPHERS[policy["encryption"]], HASHES[policy["hash"]], int(policy["group"])),
            "lifetimes": int(policy["lifetime"]), "sends": None, "expects": None}


def version_2(own, name, peer):
    """Proposal, policy, keyring and profile hang together."""
    profile = own.one("profile", name)
    keyring, proposal = own.one("keyring", profile["keyring"]), own.one("proposal", own.one("policy")["proposal"])
    if keyring["peer"] != peer or own.said("key"):
        raise IosError("the key is another peer's")
    cipher = V2_CIPHERS[proposal["encryption"]]
    if ("integrity" in proposal) == cipher.endswith("gcm") or ("prf" in proposal) != cipher.endswith("gcm"):
        raise IosError("an authenticated cipher has a PRF and no hash, another one a hash")
    hash_name = HASHES[proposal.get("integrity") or proposal["prf"]]
    return {"psk": keyring["key"], "ike": (cipher, hash_name, int(proposal["group"])), "lifetimes": int(profile["lifetime"]),
            "sends": profile.get("sends"), "expects": profile["expects"].removesuffix(" 255.255.255.255")}


def networks(words):
    """Both networks of an access list's line: `any`, `host A`, or an address and a wildcard mask."""
    words, found = words.split(), []
    while words:
        word = words.pop(0)
        if word == "any":
            found.append("0.0.0.0/0")
        elif word == "host":
            found.append(f"{words.pop(0)}/32")
        else:
            mask = ".".join(str(255 - int(part)) for part in words.pop(0).split("."))
            found.append(str(ip_network(f"{word}/{mask}")))
    return tuple(found)


def mapped(own, child):
    """An entry of the crypto map that the outside interface has."""
    pairs = sorted(networks(pair) for pair in own.one("acl", child["acl"])["pair"])
    if any(len(pair) != 2 for pair in pairs) or [values["map"] for values in own.all("interface") if "map" in values] != [[child["map"]]]:
        raise IosError("not pairs, or the map is on no interface")
    size = [values["mss"][0] for values in own.all("interface") if "mss" in values]
    return {"selectors": pairs, "routes": [], "bgp": None, "transit": None, "mss": size[0]}


def tunnel(own, child):
    """A tunnel interface: routes lead into it."""
    interface = own.one("tunnel")
    if interface["ipsec"] != child["name"]:
        raise IosError("the interface has another profile")
    routes = [line for line in own.said("interface")]
    if any(line["interface"] != interface["name"] for line in routes):
        raise IosError("a route beside the tunnel")
    net = ip_network(f"{interface['address']}/{interface['mask']}", strict=False)
    return {"selectors": [("0.0.0.0/0", "0.0.0.0/0")], "transit": (interface["address"], str(net)), "mss": interface["mss"],
            "routes": sorted(str(ip_network(line["network"].replace(" ", "/"))) for line in routes),
            "bgp": session(own, interface) if own.all("bgp") else None}


def session(own, interface):
    """The BGP session: own and peer's number and address, what is sent, what is let in."""
    bgp = own.one("bgp")
    sent, heard = (sorted(line["prefix"] for line in own.said("list") if line["list"] == bgp[name]) for name in ("list_out", "list_in"))
    told = sorted(str(ip_network(network.replace(" mask ", "/"))) for network in bgp["network"])
    if bgp["active"] != bgp["neighbor"] or told != sent or bgp["source"] != interface["name"]:
        raise IosError("the neighbour is not active, other networks are announced than let out, or another source")
    return (bgp["asn"], interface["address"], bgp["as"], bgp["neighbor"], sent, heard)


def undone(text, back):
    """What a way back does not name: every name that was made."""
    own = Side(text)
    made = [name for kind, values in own.modes for name in values.get("name", []) if kind not in ("keyring", "interface")]
    words = set(re.findall(r"\S+", back))
    return [f"stays behind: {word}" for word in made + [line["list"] for line in own.said("list")] if word not in words]


def vtysh(text):
    """FRR's own parser reads the lines of BGP, prefix lists and routes."""
    lines, inside = [], False
    for line in text.splitlines():
        inside = line.startswith("router bgp ") or (inside and line.startswith(" "))
        if inside or line.startswith(("ip prefix-list ", "ip route ")):
            lines.append(line)
    if not lines:
        return []
    with tempfile.NamedTemporaryFile("w", suffix=".conf", delete=False) as file:
        file.write("\n".join(lines) + "\n")
    done = subprocess.run(["vtysh", "-C", "-f", file.name], text=True, capture_output=True, timeout=60, check=False)
    os.unlink(file.name)
    return [] if done.returncode == 0 else [f"vtysh: {(done.stdout + done.stderr).strip()[:300]}"]

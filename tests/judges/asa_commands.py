"""The commands for an ASA, read mode by mode: what they negotiate, and whether each name that they use is there."""

import re

from ipaddress import ip_network

CIPHERS = {"des": "des", "3des": "3des", "aes": "aes128", "aes-192": "aes192", "aes-256": "aes256", "aes-gcm": "aes128gcm",
           "aes-gcm-256": "aes256gcm"}
HASHES = {"md5": "md5", "sha": "sha1", "sha256": "sha256", "sha384": "sha384", "sha512": "sha512"}
ESP_HASHES = {"md5": "md5", "sha-1": "sha1", "sha-256": "sha256", "sha-384": "sha384", "sha-512": "sha512", "null": None}
NAME, WORD, NUMBER, ADDRESS, NET = r"[A-Za-z][\w.-]*", r"\S+", r"\d+", r"\d+\.\d+\.\d+\.\d+", r"(?:host \S+|\S+ \S+)"
KEY = r"[A-Za-z0-9][!#-&(->@-\[\]-_a-~]*"
# Commands that open a mode, then those within it; the names of groups are the reader's words.
MODES = {
    rf"object-group network (?P<name>{NAME})": [rf"network-object (?P<network>{NET})"],
    rf"crypto ikev1 policy (?P<policy>{NUMBER})": [
        "authentication pre-share", rf"encryption (?P<encryption>{WORD})", rf"hash (?P<hash>{WORD})",
        rf"group (?P<group>{NUMBER})", rf"lifetime (?P<lifetime>{NUMBER})"],
    rf"crypto ikev2 policy (?P<policy>{NUMBER})": [
        rf"encryption (?P<encryption>{WORD})", rf"integrity (?P<integrity>{WORD})", rf"group (?P<group>{NUMBER})",
        rf"prf (?P<prf>{WORD})", rf"lifetime seconds (?P<lifetime>{NUMBER})"],
    rf"crypto ipsec ikev2 ipsec-proposal (?P<name>{NAME})": [
        rf"protocol esp encryption (?P<encryption>{WORD})", rf"protocol esp integrity (?P<integrity>{WORD})"],
    rf"group-policy (?P<name>{NAME}) attributes": ["vpn-tunnel-protocol (?P<version>ikev[12])"],
    rf"tunnel-group (?P<peer>{ADDRESS}) general-attributes": [rf"default-group-policy (?P<group_policy>{NAME})"],
    rf"tunnel-group (?P<peer>{ADDRESS}) ipsec-attributes": [
        f"ikev1 pre-shared-key (?P<key>{KEY})", f"ikev2 remote-authentication pre-shared-key (?P<remote_key>{KEY})",
        f"ikev2 local-authentication pre-shared-key (?P<local_key>{KEY})",
        rf"isakmp keepalive threshold (?P<dpd>{NUMBER}) retry {NUMBER}"],
    rf"crypto ipsec profile (?P<name>{NAME})": [
        rf"set ikev1 transform-set (?P<transforms>{NAME})", rf"set ikev2 ipsec-proposal (?P<proposal>{NAME})",
        rf"set pfs group(?P<pfs>{NUMBER})", rf"set security-association lifetime seconds (?P<lifetime>{NUMBER})",
        "set security-association lifetime kilobytes unlimited"],
    rf"interface Tunnel(?P<number>{NUMBER})": [
        rf"nameif (?P<nameif>{NAME})", rf"ip address (?P<address>{ADDRESS}) (?P<mask>{ADDRESS})",
        rf"tunnel source interface (?P<source>{NAME})", rf"tunnel destination (?P<peer>{ADDRESS})",
        "tunnel mode ipsec ipv4", rf"tunnel protection ipsec profile (?P<profile>{NAME})"],
    rf"router bgp (?P<asn>{NUMBER})": [
        "bgp log-neighbor-changes", "address-family ipv4 unicast", rf" neighbor (?P<neighbor>{ADDRESS}) remote-as (?P<as>{NUMBER})",
        rf" neighbor {ADDRESS} ebgp-multihop (?P<hops>{NUMBER})", rf" neighbor (?P<active>{ADDRESS}) activate",
        rf" neighbor {ADDRESS} prefix-list (?P<list_in>{NAME}) in", rf" neighbor {ADDRESS} prefix-list (?P<list_out>{NAME}) out",
        rf" network (?P<network>{ADDRESS} mask {ADDRESS})", " no auto-summary", " no synchronization", "exit-address-family"],
}
LINES = [
    rf"access-list (?P<acl>{NAME}) extended permit ip object-group (?P<own>{NAME}) object-group (?P<other>{NAME})",
    rf"nat \((?P<inside>{NAME}),(?P<outside>{NAME})\) 1 source static (?P<own>{NAME}) (?P=own) "
    rf"destination static (?P<other>{NAME}) (?P=other) no-proxy-arp route-lookup",
    rf"crypto (?P<enabled>ikev[12]) enable (?P<interface>{NAME})",
    rf"crypto ipsec ikev1 transform-set (?P<transforms>{NAME}) esp-(?P<cipher>\S+) esp-(?P<hash>\S+)-hmac",
    rf"group-policy (?P<policy_name>{NAME}) internal", rf"tunnel-group (?P<peer>{ADDRESS}) type ipsec-l2l",
    rf"crypto map (?P<map>{NAME}) interface (?P<interface>{NAME})",
    rf"crypto map (?P<map>{NAME}) (?P<entry>{NUMBER}) (?P<what>match address|set \S+(?: \S+)*?) (?P<value>\S+)",
    rf"crypto map (?P<map>{NAME}) (?P<entry>{NUMBER}) (?P<off>set nat-t-disable)",
    rf"route (?P<nameif>{NAME}) (?P<network>{ADDRESS} {ADDRESS}) (?P<next>{ADDRESS}) 1",
    rf"prefix-list (?P<list>{NAME}) seq (?P<seq>{NUMBER}) permit (?P<prefix>\S+/\d+)",
    rf"sysopt connection tcpmss (?P<mss>{NUMBER})", "sysopt connection preserve-vpn-flows",
]
MAP_WORDS = {"match address", "set peer", "set ikev1 transform-set", "set ikev2 ipsec-proposal", "set pfs",
             "set security-association lifetime seconds", "set security-association lifetime kilobytes"}


class AsaError(ValueError):
    """A line that no mode takes, a value said twice, or a name that is nowhere."""


def read(text):
    """Modes with their values, and single lines; several of a kind stand in lists."""
    lines = [line for line in text.splitlines() if not line.startswith("!")]
    if lines[0] != "configure terminal" or lines[-1] != "end":
        raise AsaError("not a session of configure terminal")
    modes, singles, level = [], [], None
    for line in lines[1:-1]:
        if line == " exit" and level:
            level = None
        elif line.startswith(" ") and level:
            put(level, line[1:])
        else:
            level = open_mode(line)
            if level:
                modes.append(level)
            else:
                singles.append(single(line))
    return modes, singles


def open_mode(line):
    """The mode that a line opens, with its own values."""
    for form, inner in MODES.items():
        if match := re.fullmatch(form, line):
            return {"mode": form.split("(?P")[0].split(" " + NAME)[0].strip(), "end": line.split()[-1], "inner": inner,
                    "values": {key: [value] for key, value in match.groupdict().items()}}
    return None


def put(level, line):
    """A line within a mode."""
    for form in level["inner"]:
        if match := re.fullmatch(form, line):
            for key, value in match.groupdict().items():
                many = key == "network"
                if key in level["values"] and not many:
                    raise AsaError(f"twice: {line}")
                level["values"].setdefault(key, []).append(value)
            return
    raise AsaError(f"unknown within {level['mode']}: {line}")


def single(line):
    """A command of one line."""
    for form in LINES:
        match = re.fullmatch(form, line)
        if match and match.groupdict().get("what", "match address") in MAP_WORDS:
            return match.groupdict()
    raise AsaError(f"unknown: {line}")


def modes_of(modes, kind, end=""):
    """Every mode of a kind, its values; by its last word too where two share their beginning."""
    return [mode["values"] for mode in modes if mode["mode"].startswith(kind) and (not end or mode["end"] == end)]


def only(found, what):
    """The one of its kind."""
    if len(found) != 1:
        raise AsaError(f"{len(found)} of {what}")
    return found[0]


def prefix(words):
    """`host A`, `A M` or `A mask M` as a prefix."""
    words = words.replace(" mask ", " ").split()
    return f"{words[1]}/32" if words[0] == "host" else str(ip_network("/".join(words)))


def side(text):
    """What the one tunnel of a file negotiates."""
    modes, singles = read(text)
    said = lambda key: [line for line in singles if line.get(key) is not None]  # noqa: E731
    version = only(modes_of(modes, "group-policy"), "group policies")["version"][0]
    keys = only(modes_of(modes, "tunnel-group", "ipsec-attributes"), "tunnel groups with keys")
    general = only(modes_of(modes, "tunnel-group", "general-attributes"), "tunnel groups")
    peer = only([line["peer"] for line in said("peer")], "peers")
    if {keys["peer"][0], general["peer"][0]} != {peer} or general["group_policy"][0] != only(said("policy_name"), "names")["policy_name"]:
        raise AsaError("the tunnel group is not of one piece")
    policy = only(modes_of(modes, f"crypto {version} policy"), "IKE policies")
    if only(said("enabled"), "enabled versions")["enabled"] != version:
        raise AsaError("another version is switched on")
    tunnel = routed(modes, said, version, peer) if modes_of(modes, "interface") else mapped(modes, said, version, peer)
    one = lambda key: policy[key][0]  # noqa: E731
    gcm = CIPHERS[one("encryption")].endswith("gcm")
    if version == "ikev2" and one("integrity") != ("null" if gcm else one("prf")):
        raise AsaError("integrity and prf differ, or an authenticated cipher has a hash")
    psk = keys["key"] if version == "ikev1" else keys["remote_key"] + keys["local_key"]
    if len(set(psk)) != 1 or ("key" in keys) != (version == "ikev1"):
        raise AsaError("not one key of the version")
    return {"version": version, "peer": peer, "psk": psk[0],
            "ike": (CIPHERS[one("encryption")], HASHES[one("hash" if version == "ikev1" else "prf")], int(one("group"))),
            "lifetimes": (int(one("lifetime")), tunnel.pop("lifetime")), "dpd": keys.get("dpd", [None])[0],
            "mss": only(said("mss"), "sizes")["mss"], **tunnel}


def suite(modes, said, version, name, pfs):
    """Cipher, hash and PFS of the Child SA by the name of its proposal."""
    if version == "ikev1":
        line = only([line for line in said("transforms") if line["transforms"] == name], name)
        return CIPHERS[line["cipher"]], HASHES[line["hash"]], pfs
    values = only([mode for mode in modes_of(modes, "crypto ipsec ikev2 ipsec-proposal") if mode["name"] == [name]], name)
    found = CIPHERS[values["encryption"][0]], ESP_HASHES[values["integrity"][0]], pfs
    if found[0].endswith("gcm") != (found[1] is None):
        raise AsaError("a cipher without its hash, or one with a hash too many")
    return found


def mapped(modes, said, version, peer):
    """An entry of a crypto map: its access list's groups are those of the NAT line."""
    entry = {line["what"]: line["value"] for line in said("what")}
    if len(entry) != len(said("what")) or len({(line["map"], line["entry"]) for line in said("entry")}) != 1:
        raise AsaError("more than one entry, or a word of it twice")
    groups = {mode["name"][0]: [prefix(network) for network in mode["network"]] for mode in modes_of(modes, "object-group")}
    acl, nat = only(said("acl"), "access lists"), only(said("inside"), "NAT lines")
    if entry["match address"] != acl["acl"] or (acl["own"], acl["other"]) != (nat["own"], nat["other"]):
        raise AsaError("access list and NAT are not of the same networks")
    if entry["set peer"] != peer:
        raise AsaError("another peer")
    name = entry["set ikev1 transform-set" if version == "ikev1" else "set ikev2 ipsec-proposal"]
    pfs = int(entry["set pfs"].removeprefix("group")) if "set pfs" in entry else None
    pairs = sorted((own, other) for own in groups[acl["own"]] for other in groups[acl["other"]])
    return {"kind": "policy", "esp": suite(modes, said, version, name, pfs), "selectors": pairs, "routes": [], "bgp": None,
            "transit": None, "lifetime": int(entry["set security-association lifetime seconds"]), "nat_t_off": bool(said("off"))}


def routed(modes, said, version, peer):
    """A tunnel interface: routes lead to its far end."""
    tunnel = {key: value[0] for key, value in only(modes_of(modes, "interface"), "interfaces").items()}
    profile = only(modes_of(modes, "crypto ipsec profile"), "profiles")
    if tunnel["peer"] != peer or [tunnel["profile"]] != profile["name"]:
        raise AsaError("the interface has another peer or profile")
    name = profile["transforms" if version == "ikev1" else "proposal"][0]
    pfs = int(profile["pfs"][0]) if "pfs" in profile else None
    net = ip_network(f"{tunnel['address']}/{tunnel['mask']}", strict=False)
    routes = [line for line in said("next")]
    for line in routes:
        if line["nameif"] != tunnel["nameif"] or line["next"] == tunnel["address"] or line["next"] not in map(str, net.hosts()):
            raise AsaError(f"a route beside the tunnel: {line}")
    return {"kind": "routed", "esp": suite(modes, said, version, name, pfs), "selectors": [("0.0.0.0/0", "0.0.0.0/0")],
            "routes": sorted(prefix(line["network"]) for line in routes), "bgp": session(modes, said, tunnel["address"]),
            "transit": (tunnel["address"], str(net)), "lifetime": int(profile["lifetime"][0]), "nat_t_off": False}


def session(modes, said, address):
    """The BGP session: own and peer's number and address, what is sent, what is let in."""
    if not modes_of(modes, "router bgp"):
        return None
    bgp = only(modes_of(modes, "router bgp"), "BGP")
    lists = {name: sorted(line["prefix"] for line in said("list") if line["list"] == name)
             for name in (bgp["list_out"][0], bgp["list_in"][0])}
    if bgp["active"] != bgp["neighbor"] or sorted(map(prefix, bgp["network"])) != lists[bgp["list_out"][0]]:
        raise AsaError("the neighbour is not active, or other networks are announced than let out")
    return (bgp["asn"][0], address, bgp["as"][0], bgp["neighbor"][0], *lists.values())


def undone(text, back):
    """What a way back does not name: every name and number that was made."""
    modes, singles = read(text)
    made = [line for mode in modes for line in mode["values"].get("name", [])] + [
        line[key] for line in singles for key in ("acl", "transforms", "policy_name", "peer", "list") if line.get(key)]
    made += [f"Tunnel{number}" for mode in modes for number in mode["values"].get("number", [])]
    words = set(re.findall(r"\S+", back))
    return [f"stays behind: {word}" for word in made if word not in words]

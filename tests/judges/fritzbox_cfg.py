"""A FRITZ!Box as an end with IKE (vpn.cfg), and as the router before one (the shared guide): read, and held against the other end.

The file is read by its own form: blocks in braces, `name = value;`, texts in double quotes, lists with commas, `//` for comments.
"""

import ipaddress
import re

import ios_commands

ADDRESSES = ("198.51.100.10", "203.0.113.20")
NETWORKS = ("192.168.178.0/24", "192.168.188.0/24")
TOKEN = re.compile(r'\s+|//[^\n]*|(?P<text>"[^"\\\n]*")|(?P<mark>[{}=;,])|(?P<word>[A-Za-z0-9_.:-]+)')
# What the sets were seen to hold, and whether the keys of phase 2 are made anew.
PHASE1 = {"all/all/all": {("aes256", "sha1", 2), ("aes256", "sha512", 2)}, "dh14/aes/sha": {("aes192", "sha1", 14)}}
PHASE2 = {"esp-all-all/ah-none/comp-all/pfs": True, "esp-all-all/ah-none/comp-all/no-pfs": False}
FIXED = {"enabled": "yes", "conn_type": "conntype_lan", "reject_not_encrypted": "no", "dont_filter_netbios": "yes", "localip": "0.0.0.0",
         "local_virtualip": "0.0.0.0", "remote_virtualip": "0.0.0.0", "mode": "phase1_mode_idp", "keytype": "connkeytype_pre_shared",
         "cert_do_server_auth": "no", "use_nat_t": "yes", "use_xauth": "no", "use_cfgmode": "no"}
FREE = {"name", "always_renew", "remoteip", "remotehostname", "phase1ss", "phase2ss", "key", "localid", "remoteid", "phase2localid",
        "phase2remoteid", "accesslist"}


class BoxError(ValueError):
    """The text is not of the file's form."""


def tokens(text):
    """The words of a file without blanks and comments."""
    found, place = [], 0
    while place < len(text):
        match = TOKEN.match(text, place)
        if not match:
            raise BoxError(f"at {text[place:place + 30]!r}")
        if match.lastgroup:
            found.append(match[0])
        place = match.end()
    return found


def block(words):
    """`{name: value}` up to the brace that ends it; lists as lists, blocks as blocks."""
    found = {}
    while words and words[0] != "}":
        name = words.pop(0)
        if name in found or not re.fullmatch("[a-z0-9_]+", name):
            raise BoxError(f"{name} here")
        if words and words[0] == "{":
            words.pop(0)
            found[name] = block(words)
            if not words or words.pop(0) != "}":
                raise BoxError(f"{name} is never closed")
            continue
        values, mark = [], words.pop(0) if words else ""
        if mark != "=":
            raise BoxError(f"{name} has no value")
        while mark in ("=", ","):
            values.append(words.pop(0).strip('"'))
            mark = words.pop(0) if words else ""
        if mark != ";":
            raise BoxError(f"{name} is not ended")
        found[name] = values if len(values) > 1 else values[0]
    return found


def connection(text):
    """The one connection of a file."""
    words = tokens(text)
    root = block(words)
    if words or set(root) != {"vpncfg"} or set(root["vpncfg"]) != {"connections", "ike_forward_rules"}:
        raise BoxError("more than one connection and its two rules")
    if root["vpncfg"]["ike_forward_rules"] != ["udp 0.0.0.0:500 0.0.0.0:500", "udp 0.0.0.0:4500 0.0.0.0:4500"]:
        raise BoxError("the rules for UDP 500 and 4500")
    found = root["vpncfg"]["connections"]
    wrong = [name for name, value in FIXED.items() if found.get(name) != value] + sorted(set(found) - set(FIXED) - FREE)
    if wrong:
        raise BoxError(f"{wrong}")
    return found


def network(part):
    """`ipnet { ipaddr mask }` as a prefix."""
    return str(ipaddress.ip_network(f"{part['ipnet']['ipaddr']}/{part['ipnet']['mask']}"))


def side(manifest, name):
    """What a side says."""
    found = connection(manifest.text(manifest.one("native-config", name)))
    other = ipaddress.ip_network(network(found["phase2remoteid"]))
    if found["accesslist"] != f"permit ip any {other.network_address} {other.netmask}":
        raise BoxError(f"accesslist {found['accesslist']}")
    named = found.get("remotehostname")
    if named and found["remoteip"] != "0.0.0.0":
        raise BoxError("an address and a name")
    return {"psk": found["key"], "peer": named or found["remoteip"], "sends": found["localid"], "expects": found["remoteid"],
            "ike": found["phase1ss"], "pfs": PHASE2[found["phase2ss"]], "starts": found["always_renew"] == "yes",
            "selectors": [(network(found["phase2localid"]), str(other))]}


def mirrored(one, other):
    """What does not fit between two boxes."""
    wrong = [f"{key}: {one[key]} and {other[key]}" for key in ("psk", "ike", "pfs") if one[key] != other[key]]
    wrong += [f"expects {here['expects']}, the other sends {there['sends']}" for here, there in ((one, other), (other, one))
              if here["expects"] != there["sends"]]
    if one["selectors"] != [pair[::-1] for pair in other["selectors"]]:
        wrong.append(f"selectors {one['selectors']} and {other['selectors']}")
    return wrong + ([] if one["starts"] or other["starts"] else ["nobody starts"])


def scenario(systems, protection=None, line=None):
    """Two gateways, one tunnel."""
    gateways = [{"id": name, "system": system, "lines": [{"address": address}], "networks": [own]}
                for name, system, address, own in zip(("one", "other"), systems, ADDRESSES, NETWORKS)]
    gateways[0]["lines"] = [line] if line else gateways[0]["lines"]
    return {"version": 1, "name": "a box\n}", "gateways": gateways,
            "tunnels": [{"id": "t", "ends": [{"gateway": "one"}, {"gateway": "other"}], "routing": {"kind": "policy"}, "protection": protection or {}}]}


def everything(tally, run, only):
    """Two boxes; a router of another maker; the guide of the router in front; the judge itself."""
    for title, judge in (("fritzbox: the judge itself", blind), ("fritzbox and fritzbox", two), ("fritzbox and a router", router),
                         ("fritzbox before a gateway", in_front)):
        if only in title:
            run.guarded(title, lambda title=title, judge=judge: tally.check(title, judge(run), "every value"))


def two(run):
    """Every set, with and without PFS, fixed and with a name."""
    wrong = []
    group14 = {"ike_encryption": "aes192", "ike_group": "modp2048", "ike_integrity": "sha1", "esp_encryption": "aes192", "esp_integrity": "sha1",
               "pfs": "modp2048"}
    named = {"fqdn": "home.example.net", "dynamic": True}
    for protection, line, ike, pfs in (({}, None, "all/all/all", True), ({"pfs": "off"}, None, "all/all/all", False),
                                       (group14, None, "dh14/aes/sha", True), ({}, named, "all/all/all", True)):
        manifest = run.export(scenario(("fritzbox", "fritzbox"), protection, line), False)
        sides = [side(manifest, name) for name in ("one", "other")]
        wrong += mirrored(*sides) + ([] if (sides[0]["ike"], sides[0]["pfs"]) == (ike, pfs) else [f"{sides[0]}"])
        wrong += [] if sides[1]["peer"] == ("home.example.net" if line else ADDRESSES[0]) else [f"peer {sides[1]['peer']}"]
    return wrong


def router(run):
    """The other end's commands pick what the set was seen to hold."""
    manifest = run.export(scenario(("fritzbox", "cisco_ios")), False)
    here, there = side(manifest, "one"), ios_commands.side(manifest.text(manifest.one("native-config", "other")))
    pairs = {"version": (there["version"], "ikev1"), "psk": (here["psk"], there["psk"]), "peer": (there["peer"], ADDRESSES[0]),
             "its peer": (here["peer"], ADDRESSES[1]), "PFS": (here["pfs"], there["esp"][2] is not None),
             "selectors": (here["selectors"], [pair[::-1] for pair in there["selectors"]])}
    wrong = [f"{key}: {one} and {other}" for key, (one, other) in pairs.items() if one != other]
    return wrong + ([] if there["ike"] in PHASE1[here["ike"]] else [f"{there['ike']} is not in {here['ike']}"])


def in_front(run):
    """Who may start decides what is shared; manual keys need ESP itself."""
    wrong = []
    described = run.product.preset("azure-pfsense-behind-fritzbox")
    for initiator, shared in (("first", []), ("second", [("UDP", "500"), ("UDP", "4500")]), ("either", [("UDP", "500"), ("UDP", "4500")])):
        described["tunnels"][0]["initiator"] = initiator
        manifest = run.export(described, False)
        text = next(manifest.text(entry) for entry in manifest.files if entry["path"] == "shared/router-home.md")
        found = re.findall(r"^   \| `(\w+)` \| `([^`]+)` \|", text, re.MULTILINE)
        wrong += [] if found == shared and "home.example.net" in text else [f"{initiator}: {found}"]
    return wrong


def blind(_):
    """Faults that the judge does not see."""
    one = {"psk": "k", "ike": "a", "pfs": True, "sends": {"fqdn": "x"}, "expects": {"fqdn": "y"}, "selectors": [("p", "q")], "starts": True}
    other = {**one, "sends": {"fqdn": "y"}, "expects": {"fqdn": "x"}, "selectors": [("q", "p")], "starts": False}
    changes = {"psk": "l", "ike": "b", "pfs": False, "sends": {"ipaddr": "y"}, "expects": {"fqdn": "z"}, "selectors": [("p", "q")]}
    unseen = [key for key, value in changes.items() if not mirrored(one, {**other, key: value})]
    unseen += [] if mirrored({**one, "starts": False}, other) else ["nobody starts"]
    for text in ('a = "b;', "a { b = c; ", "a = b; a = c;", "a b;", 'a = "x\ny";', "vpncfg { connections { } }"):
        try:
            connection(text)
            unseen.append(text)
        except BoxError:
            pass
    return unseen + mirrored(one, other)

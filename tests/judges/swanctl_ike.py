"""Tunnels with IKE that end on strongSwan: what swanctl.conf, the script and the rules say, held against the other end's text.

charon itself judges the same files in tests/lab; here every release and routing kind, and every hostile key.
"""

import json
import os
import re
import subprocess

import azure_offers
import azure_reader
import hostile
import junos_ike
import strongswan_reader
import swanctl_conf

SYSTEM = "linux_strongswan"
ADDRESSES = ("198.51.100.10", "203.0.113.20")
RELEASES = ("5.9.0", "5.9.6", "6.0")
NETWORKS = (["10.1.0.0/16", "192.168.7.0/24"], ["10.2.0.0/16"])
# What Junos calls an algorithm, as a proposal's keyword.
CIPHERS = {"des-cbc": "des", "3des-cbc": "3des", "aes-128-cbc": "aes128", "aes-192-cbc": "aes192", "aes-256-cbc": "aes256",
           "aes-128-gcm": "aes128gcm16", "aes-192-gcm": "aes192gcm16", "aes-256-gcm": "aes256gcm16",
           "chacha20-poly1305": "chacha20poly1305"}
HASHES = {"md5": "md5", "sha1": "sha1", "sha-256": "sha256", "sha-384": "sha384", "sha-512": "sha512",
          "hmac-md5-96": "md5", "hmac-sha1-96": "sha1", "hmac-sha-256-128": "sha256", "hmac-sha-384": "sha384",
          "hmac-sha-512": "sha512"}
GROUPS = {"group1": "modp768", "group2": "modp1024", "group5": "modp1536", "group14": "modp2048", "group15": "modp3072",
          "group16": "modp4096", "group19": "ecp256", "group20": "ecp384", "group21": "ecp521", "group24": "modp2048s256"}
# nftables.conf of a router that drops what it does not know, as the guide says to extend it.
ROUTER = """flush ruleset
include "{rules}"
table inet filter {{
	chain input {{
		type filter hook input priority filter; policy drop;
		jump tunnelwright_input
	}}
	chain forward {{
		type filter hook forward priority filter; policy drop;
		jump tunnelwright_forward
	}}
}}
"""


# What says that a packet goes into a tunnel, or comes out of one.
OUT = [['{"rt": {"key": "ipsec"}}'], ['{"meta": {"key": "oifname"}}']]
INWARD = [['{"meta": {"key": "ipsec"}}'], ['{"meta": {"key": "iifname"}}']]


def ruleset(path):
    """The rules as the kernel has them, below a router's own, loaded twice: the second time must change nothing."""
    table = re.search(r"^table inet (\S+) ", open(path, encoding="utf-8").read(), re.M)[1]
    own = ROUTER.format(rules=path).replace("inet filter", f"inet {table}")
    script = ("set -e; printf %s \"$1\" > \"$2\"; nft -f \"$2\"; nft -j list ruleset; nft -f \"$3\"; nft -j list ruleset")
    where = os.path.join(os.path.dirname(path), "nftables.conf")
    done = subprocess.run(["unshare", "-rn", "sh", "-c", script, "sh", own, where, path], text=True, capture_output=True,
                          timeout=60, check=False)
    os.remove(where)
    if done.returncode != 0:
        raise ValueError(f"nft: {done.stderr[:300]}")
    first, second = ([item["rule"] for item in json.loads(text)["nftables"] if "rule" in item]
                     for text in done.stdout.strip().split("\n"))
    plain = lambda rules: sorted((rule["table"], rule["chain"], json.dumps(rule["expr"])) for rule in rules)  # noqa: E731
    if plain(first) != plain(second):
        raise ValueError("the rules change when they are loaded again")
    return first


def matches(rule):
    """A rule's matches as {what: value}; prefixes as text."""
    found = {}
    for part in rule["expr"]:
        if "match" in part:
            left, right = part["match"]["left"], part["match"]["right"]
            found[json.dumps(left)] = f"{right['prefix']['addr']}/{right['prefix']['len']}" if (
                isinstance(right, dict) and "prefix" in right) else right
    return found


def passes(rules):
    """(own to other, other to own): the pairs between which the forward chain lets packets pass."""
    ways = ([], [])
    for rule in rules:
        if rule["chain"] == "tunnelwright_forward":
            seen = matches(rule)
            pair = tuple(with_bits(value) for key, value in sorted(seen.items()) if "addr" in key)
            way = [key for key in seen if "addr" not in key]
            if way not in OUT + INWARD or {"accept": None} not in rule["expr"]:
                raise ValueError(f"a rule lets pass what is not in the tunnel: {rule['expr']}")
            ways[0 if way in OUT else 1].append(pair[::-1])
    return sorted(ways[0]), sorted(ways[1])


def with_bits(text):
    """An address alone is a host."""
    return text if "/" in text else f"{text}/32"


def clamp(rules):
    """The one MSS."""
    sizes = {part["mangle"]["value"] for rule in rules if rule["chain"] == "mss" for part in rule["expr"] if "mangle" in part}
    if len(sizes) != 1:
        raise ValueError(f"MSS {sizes}")
    return sizes.pop()


def untranslated(rules):
    """Pairs that keep their addresses: translated to themselves."""
    found = []
    for rule in rules:
        if rule["chain"] == "nat":
            (pair,) = [part["snat"]["addr"]["map"]["data"]["set"] for part in rule["expr"] if "snat" in part]
            (one, other), = pair
            if one != other:
                raise ValueError(f"translated: {pair}")
            found.append(tuple(with_bits(value) for key, value in sorted(matches(rule).items()) if "addr" in key)[::-1])
    return sorted(found)


def session(text):
    """The BGP session of a frr.conf."""
    if text is None:
        return None
    one = lambda pattern: re.search(pattern, text, re.M)[1]  # noqa: E731
    lists = [sorted(re.findall(rf"^ip prefix-list \S+-{way} seq \d+ permit (\S+)$", text, re.M)) for way in ("OUT", "IN")]
    return (one(r"^router bgp (\d+)$"), one(r"update-source (\S+)$"), one(r"remote-as (\d+)$"),
            one(r"^ neighbor (\S+) remote-as"), *lists)


def side(manifest, name):
    """What a side negotiates, and what it lets pass."""
    files = {os.path.basename(entry["path"]): entry for entry in manifest.find("native-config", name)}
    text, script = manifest.text(manifest.one("swanctl-conf", name)), manifest.path(files["tunnels.sh"])
    tree = swanctl_conf.parse(text)
    (connection, one), = tree["connections"].items()
    children = one["children"].values()
    rules = ruleset(manifest.path(files["tunnels.nft"]))
    frr = manifest.one("frr-conf", name)
    selectors = [(own.strip(), other.strip()) for child in children for own in child["local_ts"].split(",")
                 for other in child["remote_ts"].split(",")]
    (esp,), (life,), (start,) = ({child[key] for child in children} for key in ("esp_proposals", "life_time", "start_action"))
    ids = {child.get("if_id_in") for child in children} | {child.get("if_id_out") for child in children}
    six = any(":" in net for pair in selectors for net in pair)
    made = strongswan_reader.interfaces(strongswan_reader.calls(script), six)
    if ids != ({None} if not made else set(made)):
        raise ValueError(f"if_id {ids}, interfaces {sorted(made)}")
    interface = next(iter(made.values()), {"mtu": None, "address": "", "routes": []})
    return {
        "connection": connection, "version": one["version"], "peer": one["remote_addrs"], "own": one.get("local_addrs"),
        "sends": one["local"].get("id"), "expects": one["remote"].get("id"), "ike": one["proposals"], "esp": esp,
        "psk": strongswan_reader.secret_of(tree, one), "start": start, "selectors": sorted(selectors),
        "lifetimes": (seconds(one["rekey_time"]) + seconds(one["over_time"]), seconds(life)), "mtu": interface["mtu"],
        "address": interface["address"], "routes": sorted(interface["routes"]), "mss": clamp(rules), "passes": passes(rules),
        "untranslated": untranslated(rules), "bgp": session(manifest.text(frr) if frr else None),
    }


def seconds(text):
    """`3600s`."""
    return int(text.removesuffix("s"))


def mirrored(one, other):
    """What does not fit between two sides of one tunnel."""
    wrong = [f"{key}: {one[key]} and {other[key]}" for key in ("version", "psk", "ike", "esp", "mtu", "mss") if one[key] != other[key]]
    if one["selectors"] != sorted(pair[::-1] for pair in other["selectors"]):
        wrong.append(f"selectors: {one['selectors']} and {other['selectors']}")
    for here, there in ((one, other), (other, one)):
        if here["expects"] not in (there["sends"] or here["peer"], "%any"):
            wrong.append(f"expects {here['expects']}, the other sends {there['sends']}")
        out, back = here["passes"]
        if not out or out != [pair[::-1] for pair in back] and sorted(out) != sorted(pair[::-1] for pair in back):
            wrong.append(f"does not let pass both ways: {here['passes']}")
        if here["untranslated"] != out:
            wrong.append(f"translated on the way: {out}, kept {here['untranslated']}")
    if one["passes"][0] != sorted(pair[::-1] for pair in other["passes"][0]):
        wrong.append("the two let pass different networks")
    if {one["start"], other["start"]} == {"none"}:
        wrong.append("nobody starts")
    if bool(one["bgp"]) != bool(other["bgp"]):
        wrong.append("one end has BGP")
    elif one["bgp"] and (one["bgp"][:2], one["bgp"][2:4], one["bgp"][4:]) != (
            other["bgp"][2:4], other["bgp"][:2], other["bgp"][:3:-1]):
        wrong.append(f"BGP: {one['bgp']} and {other['bgp']}")
    return wrong


def scenario(release, kind, more=None, key=None):
    """Two Linux routers, or what `more` makes of the second gateway."""
    gateways = [{"id": name, "system": SYSTEM, "release": release, "lines": [{"address": ADDRESSES[index]}],
                 "networks": NETWORKS[index], "bgp": {"asn": 65001 + index}} for index, name in enumerate(("one", "other"))]
    gateways[1].update(more or {})
    tunnel = {"id": "t", "ends": [{"gateway": "one"}, {"gateway": "other"}], "routing": {"kind": kind}}
    return {"version": 1, "name": "two Linux", "gateways": gateways, "tunnels": [{**tunnel, **({"psk": key} if key else {})}]}


def everything(tally, run, only):
    """Every release and routing kind between two Linux routers; the cloud; another maker's; hostile keys; the judge itself."""
    if only in "strongswan: the judge itself":
        tally.check("strongswan: the judge itself", blind(), "every fault seen")
    cases = [(f"strongswan {release} {kind}", scenario(release, kind)) for release in RELEASES
             for kind in ("policy", "static", "bgp")]
    named = {"lines": [{"fqdn": "other.example.net", "dynamic": True}]}
    cases.append(("strongswan, the other end by its name", scenario("6.0", "static", named)))
    nat = {"lines": [{"address": ADDRESSES[1], "nat": {"behind": True, "inside": "192.168.1.2"}}]}
    cases.append(("strongswan, the other end behind NAT", scenario("6.0", "policy", nat)))
    for title, described in cases:
        if only in title:
            run.guarded(title, lambda title=title, described=described: two(tally, run, title, described))
    for name, key in hostile.KEYS.items():
        title = f"strongswan, hostile key: {name}"
        if only in title:
            run.guarded(title, lambda title=title, key=key: one_key(tally, run, title, key))
    for kind in ("policy", "static", "bgp"):
        for title, judge in ((f"strongswan and the cloud, {kind}", cloud), (f"strongswan and junos, {kind}", junos)):
            if only in title:
                run.guarded(title, lambda title=title, kind=kind, judge=judge: judge(tally, run, title, kind))


def two(tally, run, title, described):
    """Both texts against each other, and the networks against the scenario."""
    manifest = run.export(described, False)
    one, other = side(manifest, "one"), side(manifest, "other")
    wrong, kind = mirrored(one, other), described["tunnels"][0]["routing"]["kind"]
    for index, found in enumerate((one, other)):
        own, far = NETWORKS[index], NETWORKS[1 - index]
        if found["passes"][0] != sorted((left, right) for left in own for right in far):
            wrong.append(f"lets pass {found['passes'][0]}")
        if kind == "static" and found["routes"] != sorted(far):
            wrong.append(f"routes {found['routes']}")
        if kind == "policy" and found["selectors"] != found["passes"][0]:
            wrong.append(f"selectors {found['selectors']}")
        if kind == "bgp" and found["bgp"][5] != sorted(far):
            wrong.append(f"lets in {found['bgp'][5]}")
    tally.check(title, wrong, f"{one['ike']} / {one['esp']}")


def one_key(tally, run, title, key):
    """Both ends read the very key, or the tool refuses it."""
    try:
        manifest = run.export(scenario("6.0", "policy", key=key), False)
    except Exception as error:  # noqa: BLE001
        words = str(error)
        tally.check(title, [] if "exit 1:" in words and "psk" in words else [words[:200]], "refused")
        return
    keys = {side(manifest, name)["psk"] for name in ("one", "other")}
    tally.check(title, [] if keys == {key.encode()} else [f"read back {keys}"], "read back")


def cloud(tally, run, title, kind):
    """The cloud's script is run against the stand-in; its connection must have the same values."""
    described = run.product.preset("azure-strongswan")
    described["tunnels"][0]["routing"]["kind"] = kind
    manifest = run.export(described, False)
    here = side(manifest, "office")
    there = azure_reader.describe(hostile.run(manifest, manifest.one("azure-cli", "cloud")))
    wanted = {"version": there["ike"].removeprefix("IKEv"), "psk": there["psk"].encode(),
              "ike": azure_offers.custom_ike(there["policy"]), "esp": azure_offers.custom_esp(there["policy"]),
              "peer": "203.0.113.20"}
    wrong = [f"{key}: {here[key]}, the cloud has {value}" for key, value in wanted.items() if here[key].replace(
        *((b"", b"") if key == "psk" else ("prf", ""))) != value]
    if kind == "bgp":
        bgp = there["bgp"]
        own = (str(bgp["peer_asn"]), bgp["peer_address"], str(bgp["asn"]), bgp["address"])
        wrong += [] if here["bgp"][:4] == own else [f"BGP: {here['bgp'][:4]}, the cloud has {own}"]
        wrong += [] if f"{bgp['address']}/32" in here["routes"] else ["no route to the cloud's BGP address"]
    elif kind == "static":
        wrong += [] if here["routes"] == sorted(there["vnet_prefixes"]) else [f"routes: {here['routes']}"]
    else:
        wrong += [] if {far for _, far in here["selectors"]} == set(there["vnet_prefixes"]) else [f"{here['selectors']}"]
    tally.check(title, wrong, f"{here['ike']} / {here['esp']}")


def junos(tally, run, title, kind):
    """A Linux router and an SRX."""
    manifest = run.export(scenario("6.0", kind, {"system": "junos", "release": "24.2"}), False)
    here, there = side(manifest, "one"), junos_ike.side(manifest.text(manifest.one("native-config", "other")))
    cipher, hash_name, group = there["ike"]
    esp = [CIPHERS[there["esp"][0]], HASHES.get(there["esp"][1]), GROUPS.get(there["esp"][2])]
    wanted = {"version": there["version"].removeprefix("v").removesuffix("-only"), "psk": there["psk"].encode(),
              "ike": f"{CIPHERS[cipher]}-{HASHES[hash_name]}-{GROUPS[group]}", "esp": "-".join(part for part in esp if part),
              "mtu": there["mtu"] if here["mtu"] else None}
    wrong = [f"{key}: {here[key]}, the other has {value}" for key, value in wanted.items() if here[key] != value]
    pairs = sorted(pair[::-1] for pair in there["selectors"])
    wrong += [] if kind != "policy" or here["selectors"] == pairs else [f"{here['selectors']}, the other has {pairs}"]
    if kind == "bgp" and (here["bgp"][:2], here["bgp"][2:4]) != (there["bgp"][2:4], there["bgp"][:2]):
        wrong.append(f"BGP: {here['bgp']} and {there['bgp']}")
    tally.check(title, wrong, f"{here['ike']} / {here['esp']}")


def blind():
    """Faults that the judge does not see."""
    one = {"version": "2", "psk": b"k", "ike": "a", "esp": "b", "mtu": "1400", "mss": 1350, "selectors": [("1/8", "2/8")],
           "peer": "2.2.2.2", "sends": "x", "expects": "y", "start": "none", "passes": ([("1/8", "2/8")], [("2/8", "1/8")]),
           "untranslated": [("1/8", "2/8")], "bgp": ("1", "x", "2", "y", ["p"], ["q"])}
    other = {**one, "selectors": [("2/8", "1/8")], "peer": "1.1.1.1", "sends": "y", "expects": "x", "start": "start",
             "passes": ([("2/8", "1/8")], [("1/8", "2/8")]), "untranslated": [("2/8", "1/8")],
             "bgp": ("2", "y", "1", "x", ["q"], ["p"])}
    faults = {"version": "1", "psk": b"l", "ike": "c", "esp": "c", "mtu": "1300", "mss": 1300, "selectors": [("2/8", "3/8")],
              "sends": "z", "expects": "z", "start": "none", "passes": ([("2/8", "1/8")], []), "untranslated": [],
              "bgp": ("2", "y", "1", "z", ["q"], ["p"])}
    unseen = [key for key, value in faults.items() if not mirrored(one, {**other, key: value})]
    for text in ('a { b = "c', "a { b = c", "a { b = c } }", "a = 1\na = 2", 'a "b"', "include x\n"):
        try:
            swanctl_conf.parse(text)
            unseen.append(text)
        except swanctl_conf.ConfError:
            pass
    return unseen + [f"sides that agree: {fault}" for fault in mirrored(one, other)]

"""Tunnels with IKE that end on a ZyWALL: what its guide and its commands say, held against what the other end's text says."""

import ipaddress
import os
import re

import azure_reader
import hostile
import ike_rules
import ios_commands

ADDRESSES = ("198.51.100.10", "203.0.113.20")
NETWORKS = (["10.1.0.0/16", "192.168.7.9/32"], ["10.2.0.0/16"])
KINDS = {"zld-2": ("policy",), "zld-4": ("policy",), "zld-4.32": ("policy", "static", "bgp"), "zld-5": ("policy", "static", "bgp")}
# IKE cipher, hash, group; ESP cipher, hash, PFS; true where every word is in the commands.
SUITES = [("des", "md5", "modp768", "des", "md5", "modp768", True), ("3des", "sha1", "modp1024", "3des", "sha1", "modp1024", True),
          ("aes128", "sha1", "modp1536", "aes128", "sha1", "modp1536", True), ("aes192", "sha1", "modp2048", "aes192", "md5", "off", True),
          ("aes256", "sha256", "modp2048", "aes256", "sha1", "off", False), ("aes256", "sha512", "modp2048", "aes256", "sha512", "modp2048", False)]
NUMBERS = {"modp768": 1, "modp1024": 2, "modp1536": 5, "modp2048": 14, "off": None}
CIPHERS = {"AES128": "aes128", "AES192": "aes192", "AES256": "aes256", "DES3": "3des", "DES": "des"}
HASHES = {"MD5": "md5", "SHA1": "sha1", "SHA256": "sha256"}
GROUPS = {"DHGroup1": 1, "DHGroup2": 2, "DHGroup14": 14, "PFS1": 1, "PFS2": 2, "PFS2048": 14, "None": None}
# What stands in a level of the commands: each once, with so many words behind.
POLICY = {"local-ip": 2, "peer-ip": 1, "authentication": 1, "keystring": 1, "local-id type": 2, "peer-id type": 2, "mode": 1, "transform-set": 1,
          "lifetime": 1, "natt": 0, "dpd": 0, "dpd-interval": 1, "activate": 0}
MAP = {"ipsec-isakmp": 1, "scenario": 1, "encapsulation": 1, "transform-set": 1, "set security-association lifetime seconds": 1, "set pfs": 1,
       "local-policy": 1, "remote-policy": 1, "adjust-mss": 1, "nail-up": 0, "activate": 0}


class ZldError(ValueError):
    """The text is not what a ZyWALL's owner could enter."""


def tables(text):
    """The tables of a guide, each as rows of bare cells."""
    found, rows = [], []
    for line in text.splitlines() + [""]:
        line = line.strip()
        if line.startswith("|"):
            rows.append([cell.strip().strip("`") for cell in line.strip("|").split("|")])
        elif rows:
            found.append(rows)
            rows = []
    return found


def guide(text):
    """What the pages are to hold."""
    fields, objects, pairs, routes = {}, {}, [], []
    for head, _, *rows in tables(text):
        if head[0] == "Field":
            fields |= {row[0]: row[1] for row in rows}
        elif head[0] == "Name":
            objects |= {row[0]: row[1] for row in rows}
        elif head[0] == "Connection Name":
            pairs = sorted((objects[row[1]], objects[row[2]]) for row in rows)
        elif head[0] == "Destination IP":
            routes = sorted(str(ipaddress.ip_network("/".join(row[:2]))) for row in rows if row[0] != "(none)")
    group = lambda word: None if word == "none" else int(word.removeprefix("DH"))  # noqa: E731
    phase = lambda number: tuple(fields[f"Phase {number}: {word}"].lower() for word in ("Encryption", "Authentication"))  # noqa: E731
    identity = lambda name: fields[name].replace("IPv4", "ip").replace("DNS", "fqdn").replace("Any", "any")  # noqa: E731
    return {
        "version": fields["IKE Version"].lower(), "peer": fields["Peer Gateway Address"], "psk": fields["Pre-Shared Key"],
        "sends": identity("Local ID"), "expects": identity("Peer ID"), "ike": (*phase(1), group(fields["Phase 1: Key Group"])),
        "esp": (*phase(2), group(fields["Perfect Forward Secrecy (PFS)"])),
        "lifetimes": (int(fields["Phase 1: SA Life Time"]), int(fields["Phase 2: SA Life Time"])),
        "starts": fields["Nailed-Up"] == "on", "mss": fields["MSS Adjustment"].removeprefix("Custom Size "), "selectors": pairs,
        "interface": fields["My Address"].removeprefix("Interface "), "routes": routes,
        "transit": (fields["IP Address"], fields["Subnet Mask"]) if "IP Address" in fields else None, "bgp": session(text)}


def session(text):
    """The lines of BGP in the guide: own number, peer's, address, source, networks."""
    block = re.search(r"^   router bgp\n((?:    .*\n)+)", text, re.MULTILINE)
    if not block:
        return None
    lines = [line.split() for line in block[1].splitlines()]
    one = lambda *start: next(line[len(start):] for line in lines if line[:len(start)] == list(start))  # noqa: E731
    peer = one("neighbor")[0]
    if one("neighbor", peer, "ebgp-multihop") != ["hops", "2"]:
        raise ZldError("the neighbor is not given its hops")
    return (one("as-number")[0], one("neighbor", peer, "update-source")[0], one("neighbor", peer, "remote-as")[0], peer,
            sorted(line[1] for line in lines if line[0] == "network"))


def levels(text):
    """The commands: objects, and each level with its lines."""
    objects, opened, level, known = {}, {}, None, None
    for number, line in enumerate(text.splitlines(), 1):
        words = line.split()
        if not words or line.startswith("#"):
            continue
        if level is None:
            if words[0] == "address-object" and len(words) == 3 and words[1] not in objects:
                objects[words[1]] = words[2]
            elif " ".join(words[:2]) in ("isakmp policy", "ikev2 policy", "crypto map") and len(words) == 3 and words[2] not in opened:
                known = MAP if words[0] == "crypto" else POLICY
                level = opened[(words[0], words[2])] = {}
            elif line not in ("configure terminal", "exit", "write"):
                raise ZldError(f"line {number}: {line}")
        elif words == ["exit"]:
            level = None
        else:
            key = next((key for key in known if words[:len(key.split())] == key.split()), words[0] if words[0].startswith("group") else None)
            rest = words[len(key.split()):] if key else []
            if key is None or key in level or len(rest) != known.get(key, 0):
                raise ZldError(f"line {number}: {line}")
            level[key] = rest
    if level is not None:
        raise ZldError("a level is never left")
    return objects, opened


def commands(text):
    """What the commands come to, in the words of the guide's reader."""
    objects, opened = levels(text)
    ((word, name), policy), *others = [(key, level) for key, level in opened.items() if key[0] != "crypto"]
    maps = [level for key, level in opened.items() if key[0] == "crypto"]
    if others or any(level["ipsec-isakmp"] != [name] or "activate" not in level or level["encapsulation"] != ["tunnel"]
                     or level["scenario"] != ["site-to-site-static"] for level in maps):
        raise ZldError("a connection is not of this gateway, or not active")
    v1 = word == "isakmp"
    if v1 != ("mode" in policy) or v1 != ("natt" in policy) or "activate" not in policy or policy["authentication"] != ["pre-share"]:
        raise ZldError("lines of the other version of IKE")
    algorithms = lambda text: tuple("sha1" if part == "sha" else part for part in text.removeprefix("esp-").split("-"))  # noqa: E731
    (group,) = (int(key[5:]) for key in policy if key.startswith("group"))
    (esp,) = {(*algorithms(level["transform-set"][0]), None if level["set pfs"] == ["none"] else int(level["set pfs"][0][5:])) for level in maps}
    (life,) = {int(level["set security-association lifetime seconds"][0]) for level in maps}
    (mss,), (starts,) = {level["adjust-mss"][0] for level in maps}, {"nail-up" in level for level in maps}
    return {
        "version": "ikev1" if v1 else "ikev2", "peer": policy["peer-ip"][0], "psk": policy["keystring"][0],
        "sends": " ".join(policy["local-id type"]), "expects": " ".join(policy["peer-id type"]),
        "ike": (*algorithms(policy["transform-set"][0]), group), "esp": esp, "lifetimes": (int(policy["lifetime"][0]), life),
        "starts": starts, "mss": mss, "interface": policy["local-ip"][1], "routes": [], "transit": None, "bgp": None,
        "selectors": sorted((objects[level["local-policy"][0]], objects[level["remote-policy"][0]]) for level in maps)}


def undone(text, back):
    """What the way back leaves, or takes away that was not there."""
    objects, opened = levels(text)
    made = {f"address-object {name}" for name in objects}
    made |= {f"{'crypto map' if word == 'crypto' else word + ' policy'} {name}" for word, name in opened}
    gone = {line.removeprefix("no ") for line in back.splitlines() if line.startswith("no ")}
    return [f"left or too much: {sorted(made ^ gone)}"] if made != gone else []


def texts(manifest, name):
    """Guide, commands and way back of a side; none where there are no commands."""
    entry = lambda kind: manifest.one(kind, name)  # noqa: E731
    script = entry("native-config")
    return manifest.text(entry("guide")), manifest.text(script) if script else None, manifest.text(entry("rollback"))


def side(manifest, name):
    """What a side negotiates; guide, commands and way back must agree."""
    page, script, back = texts(manifest, name)
    found = guide(page)
    if script:
        other = commands(script)
        wrong = [key for key in found if found[key] != other[key]] + undone(script, back)
        if wrong:
            raise ZldError(f"the guide and the commands differ: {wrong}")
    return {**found, "commands": bool(script)}


def mirrored(one, other):
    """What does not fit between two sides of one tunnel."""
    wrong = [f"{key}: {one[key]} and {other[key]}" for key in ("version", "psk", "ike", "esp", "mss") if one[key] != other[key] or not one[key]]
    if one["selectors"] != sorted(pair[::-1] for pair in other["selectors"]):
        wrong.append(f"selectors: {one['selectors']} and {other['selectors']}")
    wrong += [f"expects {here['expects']}, the other sends {there['sends']}" for here, there in ((one, other), (other, one))
              if here["expects"] not in (there["sends"], "any")]
    if not one["starts"] and not other["starts"]:
        wrong.append("nobody starts")
    if bool(one["transit"]) != bool(other["transit"]) or (one["transit"] and one["transit"][0] == other["transit"][0]):
        wrong.append(f"addresses on the tunnel: {one['transit']} and {other['transit']}")
    if one["bgp"] and (not other["bgp"] or one["bgp"][:4] != (*other["bgp"][2:4], *other["bgp"][:2])):
        wrong.append(f"BGP: {one['bgp']} and {other['bgp']}")
    return wrong


def scenario(systems, kind, protection, more=None):
    """Two gateways, one tunnel."""
    gateways = [{"id": name, "system": system, "release": release, "lines": [{"address": ADDRESSES[index]}], "networks": NETWORKS[index],
                 "bgp": {"asn": 65001 + index}} for index, (name, (system, release)) in enumerate(zip(("one", "other"), systems))]
    return {"version": 1, "name": "two ZyWALLs\nexit\nwrite", "gateways": gateways,
            "tunnels": [{"id": "t", "ends": [{"gateway": "one"}, {"gateway": "other"}], "routing": {"kind": kind}, "protection": protection,
                         **(more or {})}]}


def everything(tally, run, only):
    """Every release, routing kind, version and suite between two ZyWALLs; Halon, a router and the cloud; the judge itself."""
    cases = [(f"zld {release} {kind} {version}", scenario([("zywall", release)] * 2, kind, {"ike_version": version}), None)
             for release, kinds in KINDS.items() for kind in kinds for version in ("ikev1", "ikev2")
             if not (version == "ikev2" and release in ("zld-2", "zld-4")) and not (version == "ikev1" and kind != "policy")]
    for suite in SUITES:
        *words, spelled = suite
        keys = ("ike_encryption", "ike_integrity", "ike_group", "esp_encryption", "esp_integrity", "pfs")
        for version in ("ikev1", "ikev2"):
            protection = {**dict(zip(keys, words)), "ike_version": version, "ike_lifetime": 7200, "esp_lifetime": 1800}
            cases.append((f"zld {version} {' '.join(words)}", scenario([("zywall", "zld-5")] * 2, "policy", protection), (words, spelled)))
    for title, described, wanted in cases:
        if only in title:
            run.guarded(title, lambda title=title, described=described, wanted=wanted: two(tally, run, title, described, wanted))
    for title, judge in (("zld: the judge itself", blind), ("zld and a Halon SR", halon), ("zld and a router", router), ("zld and the cloud", cloud)):
        if only in title:
            run.guarded(title, lambda title=title, judge=judge: tally.check(title, judge(run), "every value"))


def two(tally, run, title, described, wanted):
    """Both sides against each other and against the scenario."""
    manifest, tunnel = run.export(described, False), described["tunnels"][0]
    sides = [side(manifest, name) for name in ("one", "other")]
    wrong = mirrored(*sides)
    for index, one in enumerate(sides):
        far = sorted(NETWORKS[1 - index])
        wrong += [] if one["peer"] == ADDRESSES[1 - index] and one["version"] == tunnel["protection"]["ike_version"] else [f"{one}"]
        kind = tunnel["routing"]["kind"]
        if (kind == "policy" and sorted({there for _, there in one["selectors"]}) != far or kind == "static" and one["routes"] != far
                or kind == "bgp" and one["bgp"][4] != sorted(NETWORKS[index])):
            wrong.append(f"networks of {one}")
        if wanted:
            cipher, hash_name, group, esp, esp_hash, pfs = wanted[0]
            said = (one["ike"], one["esp"], one["lifetimes"], one["commands"])
            if said != ((cipher, hash_name, NUMBERS[group]), (esp, esp_hash, NUMBERS[pfs]), (7200, 1800), wanted[1]):
                wrong.append(f"said {said}")
    tally.check(title, wrong, f"{sides[0]['ike']} / {sides[0]['esp']}")


def halon(run):
    """Halon's statements at the other end: IKEv1, with commands here."""
    manifest = run.export(run.product.preset("halon-zywall-ike"), False)
    here, rule = side(manifest, "branch"), ike_rules.read(os.path.join(manifest.folder, "head-office"), ("halon_sr", ""))[0]
    plain = lambda word: word.replace("hmac-", "").replace("sha2-", "sha").replace("-", "")  # noqa: E731
    number = lambda group: int(group.removeprefix("grp")) if group.startswith("grp") else NUMBERS[group]  # noqa: E731
    pairs = {"commands": (here["commands"], True), "version": (here["version"], "ikev1"), "psk": (here["psk"], rule["psk"]),
             "peer": (rule["peer"], ADDRESSES[0]), "ike": (here["ike"], (plain(rule["ike_enc"]), plain(rule["ike_auth"]), number(rule["ike_group"]))),
             "esp": (here["esp"], (plain(rule["esp_enc"]), plain(rule["esp_auth"]), number(rule["esp_group"]))),
             "selectors": (here["selectors"], [(rule["other"], rule["own"])])}
    return [f"{key}: {one} and {two}" for key, (one, two) in pairs.items() if one != two]


def router(run):
    """Another maker's commands at the other end."""
    manifest = run.export(scenario([("zywall", "zld-5"), ("cisco_ios", "ios-15")], "static", {}), False)
    here, there = side(manifest, "one"), ios_commands.side(manifest.text(manifest.one("native-config", "other")))
    pairs = {key: (here[key], there[key]) for key in ("version", "psk", "ike", "esp")}
    pairs["peer"] = there["peer"], ADDRESSES[0]
    return [f"{key}: {one} and {two}" for key, (one, two) in pairs.items() if one != two]


def cloud(run):
    """The cloud's script is run against the stand-in; its connection must have the same values."""
    manifest = run.export(run.product.preset("azure-zywall"), False)
    here, there = side(manifest, "office"), azure_reader.describe(hostile.run(manifest, manifest.one("azure-cli", "cloud")))
    policy = there["policy"]
    pairs = {"version": (here["version"], there["ike"].lower()), "psk": (here["psk"], there["psk"]),
             "IKE": (here["ike"], (CIPHERS[policy["ikeEncryption"]], HASHES[policy["ikeIntegrity"]], GROUPS[policy["dhGroup"]])),
             "ESP": (here["esp"], (CIPHERS[policy["ipsecEncryption"]], HASHES[policy["ipsecIntegrity"]], GROUPS[policy["pfsGroup"]])),
             "networks": (here["routes"], sorted(there["vnet_prefixes"]))}
    return [f"{key}: {one}, the cloud has {two}" for key, (one, two) in pairs.items() if one != two]


def blind(_):
    """Faults that the judge does not see."""
    one = {"version": "ikev2", "psk": "k", "ike": ("a", "b", 2), "esp": ("c", "d", None), "mss": "1", "selectors": [("p", "q")],
           "sends": "ip 1", "expects": "ip 2", "starts": True, "transit": ("1", "m"), "bgp": ("1", "a", "2", "b", [])}
    other = {**one, "sends": "ip 2", "expects": "ip 1", "selectors": [("q", "p")], "transit": ("2", "m"), "bgp": ("2", "b", "1", "a", [])}
    changes = {"version": "ikev1", "psk": "l", "ike": ("a", "b", 5), "esp": ("c", "d", 2), "mss": "2", "selectors": [("q", "x")], "sends": "ip 3",
               "expects": "ip 3", "transit": ("1", "m"), "bgp": ("3", "b", "1", "a", [])}
    unseen = [key for key, value in changes.items() if not mirrored(one, {**other, key: value})]
    unseen += [] if mirrored({**one, "starts": False}, {**other, "starts": False}) else ["nobody starts"]
    for line in ("reload", "crypto map a\n activate\n activate\n exit", "crypto map a\n activate", "crypto map a\n set pfs group2 x\n exit"):
        try:
            levels(line)
            unseen.append(line)
        except ZldError:
            pass
    return unseen + mirrored(one, other)

"""Tunnels with IKE that end on Cisco's firewalls and routers: what the commands say, held against what the other end's own text says."""

import os

import asa_commands
import azure_reader
import hostile
import ike_rules
import ios_commands
import junos_ike

ADDRESSES = ("198.51.100.10", "203.0.113.20")
NETWORKS = (["10.1.0.0/16", "192.168.7.9/32"], ["10.2.0.0/16"])
KEYS = ["a?bcdefghijklmnop", "abc defghijklmnop", "6 abcdefghijklmnop", "0 abcdefghijklmnop", "abc\ndefghijklmnop", "abc\"defghijklmnop",
        "abc\\defghijklmnop", "!abcdefghijklmnop", "hex", "loc", "abc!#$%&()*+,-./:;<=>@[]^_{|}~"]
# What the cloud's script calls an algorithm.
CIPHERS = {"AES128": "aes128", "AES192": "aes192", "AES256": "aes256", "DES3": "3des", "DES": "des", "GCMAES128": "aes128gcm",
           "GCMAES256": "aes256gcm"}
HASHES = {"MD5": "md5", "SHA1": "sha1", "SHA256": "sha256", "SHA384": "sha384"}
GROUPS = {"DHGroup1": 1, "DHGroup2": 2, "DHGroup14": 14, "DHGroup24": 24, "ECP256": 19, "ECP384": 20, "PFS1": 1, "PFS2": 2,
          "PFS2048": 14, "PFS14": 14, "PFS24": 24, "None": None}
# The maker's systems: name, file, reader, releases with what each of them has.
ASA = ("cisco_asa", "config.asa", asa_commands, {
    "8.4": ["policy"], "9.0": ["policy"], "9.7": ["policy", "static"], "9.8": ["policy", "static", "bgp"],
    "9.13": ["policy", "static", "bgp"], "9.16": ["policy", "static", "bgp"]})
IOS = ("cisco_ios", "ike.ios", ios_commands, {
    "ios-12": ["policy"], "ios-15": ["policy", "static", "bgp"], "ios-xe-16": ["policy", "static", "bgp"],
    "ios-xe-17.11": ["policy", "static", "bgp"]})
SYSTEMS = [ASA, IOS]
# IKE cipher, hash, group; ESP cipher, hash, PFS: every word that the releases of WIDE have, with the versions that have them.
WIDE = {"cisco_asa": "9.8", "cisco_ios": "ios-xe-16"}
SUITES = [
    ("des", "md5", "modp1024", "des", "md5", "off", "ikev1 ikev2"), ("3des", "sha1", "modp1536", "3des", "sha1", "modp1024", "ikev1 ikev2"),
    ("aes128", "sha1", "modp1024", "aes128", "sha1", "modp1536", "ikev1 ikev2"),
    ("aes192", "sha1", "modp1536", "aes192", "md5", "off", "ikev1 ikev2"),
    ("aes256", "sha256", "modp2048", "aes256", "sha256", "modp2048", "ikev2"),
    ("aes128", "sha384", "ecp256", "aes128", "sha384", "ecp256", "ikev2"),
    ("aes256", "sha512", "ecp521", "aes256", "sha512", "ecp521", "ikev2"),
    ("aes128gcm16", "sha256", "ecp384", "aes128gcm16", None, "ecp384", "ikev2"),
    ("aes256gcm16", "sha512", "modp2048s256", "aes256gcm16", None, "modp2048s256", "ikev2")]
NUMBERS = {"modp1024": 2, "modp1536": 5, "modp2048": 14, "ecp256": 19, "ecp384": 20, "ecp521": 21, "modp2048s256": 24, "off": None}
# Where one version of IKE alone is there.
ONLY_V1 = [("9.7", "static"), ("ios-12", "policy")]


def scenario(systems, kind, protection, more=None):
    """Two gateways, one tunnel; `more` goes into the tunnel."""
    gateways = [{"id": name, "system": system, "release": release, "lines": [{"address": ADDRESSES[index]}],
                 "networks": NETWORKS[index], "bgp": {"asn": 65001 + index}}
                for index, (name, (system, release)) in enumerate(zip(("one", "other"), systems))]
    tunnel = {"id": "t", "ends": [{"gateway": "one"}, {"gateway": "other"}], "routing": {"kind": kind},
              "protection": protection, **(more or {})}
    return {"version": 1, "name": "two ends\nend\nreload", "gateways": gateways, "tunnels": [tunnel]}


def mirrored(one, other):
    """What does not fit between two sides of one tunnel."""
    wrong = [f"{key}: {one[key]} and {other[key]}" for key in ("version", "psk", "ike", "esp", "kind", "mss")
             if one[key] != other[key] or not one[key]]
    if one["selectors"] != sorted(pair[::-1] for pair in other["selectors"]):
        wrong.append(f"selectors: {one['selectors']} and {other['selectors']}")
    for here, there in ((one, other), (other, one)):
        # Where nothing is written, the interface's address is sent, and the peer's address expected.
        plain_address = f"address {here['peer']}"
        expected, sent = here.get("expects") or plain_address, there.get("sends") or plain_address
        if expected != sent:
            wrong.append(f"expects {expected}, the other sends {sent}")
    if bool(one["transit"]) != bool(other["transit"]):
        wrong.append("one end has no address on the tunnel")
    elif one["transit"] and (one["transit"][1] != other["transit"][1] or one["transit"][0] == other["transit"][0]):
        wrong.append(f"addresses on the tunnel: {one['transit']} and {other['transit']}")
    if bool(one["bgp"]) != bool(other["bgp"]):
        wrong.append("one end has BGP")
    elif one["bgp"] and (one["bgp"][:2], one["bgp"][2:4], one["bgp"][4:]) != (
            other["bgp"][2:4], other["bgp"][:2], other["bgp"][:3:-1]):
        wrong.append(f"BGP: {one['bgp']} and {other['bgp']}")
    return wrong


def fits(found, index, kind):
    """What one side says that is not in the scenario."""
    far = sorted(NETWORKS[1 - index])
    wrong = [] if found["peer"] == ADDRESSES[1 - index] else [f"peer {found['peer']}"]
    if kind == "policy" and sorted({there for _, there in found["selectors"]}) != far:
        wrong.append(f"selectors {found['selectors']}")
    if kind == "static" and found["routes"] != far:
        wrong.append(f"routes {found['routes']}")
    if kind == "bgp" and (found["bgp"][5] != far or found["bgp"][4] != sorted(NETWORKS[index])):
        wrong.append(f"BGP {found['bgp']}")
    return wrong


def two(tally, run, title, systems, described):
    """Both texts against each other, each against its way back and against the scenario."""
    manifest = run.export(described, False)
    sides, wrong = [], []
    for index, (name, (_, file, reader, _)) in enumerate(zip(("one", "other"), systems)):
        text, back = text_of(manifest, name, file), manifest.text(manifest.one("rollback", name))
        sides.append(reader.side(text))
        wrong += bgp_lines(reader, text) + reader.undone(text, back) + fits(sides[-1], index, described["tunnels"][0]["routing"]["kind"])
    wanted = described["tunnels"][0]["protection"].get("ike_version")
    wrong += [] if wanted in (None, sides[0]["version"]) else [f"version {sides[0]['version']}"]
    tally.check(title, wrong + mirrored(*sides), f"{sides[0]['ike']} / {sides[0]['esp']}")


def bgp_lines(reader, text):
    """What FRR says of the lines that it shares with routers."""
    return reader.vtysh(text) if reader is ios_commands else []


def text_of(manifest, name, file):
    """A file of a side by its name."""
    entry = next(entry for entry in manifest.files if entry["path"] == f"{name}/{file}")
    return manifest.text(entry)


def everything(tally, run, only):
    """Every release, kind and version between two of a maker; other makers; the cloud; keys; the judge itself."""
    if only in "cisco: the judge itself":
        tally.check("cisco: the judge itself", blind(), "every fault seen")
    for one in SYSTEMS:
        for release, kinds in one[3].items():
            for kind in kinds:
                for version in ("ikev1",) if (release, kind) in ONLY_V1 else ("ikev1", "ikev2"):
                    pair(tally, run, only, (one, one), (release, release), kind, {"ike_version": version})
        for suite in SUITES:
            for version in suite[-1].split():
                title = f"{one[0]} {version} {' '.join(str(word) for word in suite[:-1])}"
                if only in title:
                    run.guarded(title, lambda one=one, suite=suite, version=version, title=title:
                                wished(tally, run, title, one, (suite, version)))
    for kind in ("policy", "static", "bgp"):
        for version in ("ikev1", "ikev2"):
            pair(tally, run, only, (ASA, IOS), ("9.16", "ios-xe-17.11"), kind, {"ike_version": version})
    for one in SYSTEMS:
        for key in KEYS:
            title = f"{one[0]} key {key!r}"
            if only in title:
                run.guarded(title, lambda one=one, key=key, title=title: hostile_key(tally, run, title, one, key))
        title = f"{one[0]} and a Halon SR"
        if only in title:
            run.guarded(title, lambda one=one, title=title: halon(tally, run, title, one))
        for kind in ("policy", "static", "bgp"):
            title = f"{one[0]} and the cloud, {kind}"
            if only in title:
                run.guarded(title, lambda one=one, kind=kind, title=title: cloud(tally, run, title, one, kind))
            title = f"{one[0]} and an SRX, {kind}"
            if only in title:
                run.guarded(title, lambda one=one, kind=kind, title=title: srx(tally, run, title, one, kind))


def pair(tally, run, only, systems, releases, kind, protection):
    """One tunnel between two ends of this maker."""
    names = [f"{system[0]} {release}" for system, release in zip(systems, releases)]
    title = f"{' and '.join(dict.fromkeys(names))} {kind} {protection.get('ike_version', '')}".strip()
    if only in title:
        described = scenario([(system[0], release) for system, release in zip(systems, releases)], kind, protection)
        run.guarded(title, lambda: two(tally, run, title, systems, described))


def wished(tally, run, title, system, case):
    """A chosen suite is the one that is read back, at both ends."""
    (cipher, hash_name, group, esp, esp_hash, pfs, _), version = case
    protection = {"ike_version": version, "ike_encryption": cipher, "ike_integrity": hash_name, "ike_group": group,
                  "esp_encryption": esp, "pfs": pfs, "ike_lifetime": 7200, "esp_lifetime": 1800, **({"esp_integrity": esp_hash} if esp_hash else {})}
    manifest = run.export(scenario([(system[0], WIDE[system[0]])] * 2, "policy", protection), False)
    plain_word = lambda word: word.removesuffix("16")  # noqa: E731
    wanted = {"ike": (plain_word(cipher), hash_name, NUMBERS[group]), "esp": (plain_word(esp), esp_hash, NUMBERS[pfs]),
              "lifetimes": (7200, 1800), "version": version}
    sides = [system[2].side(text_of(manifest, name, system[1])) for name in ("one", "other")]
    wrong = [f"{key}: {one[key]}, not {value}" for one in sides for key, value in wanted.items() if one[key] != value]
    tally.check(title, wrong + mirrored(*sides), str(wanted["ike"]))


def hostile_key(tally, run, title, system, key):
    """The whole key is read back at both ends, or the tool refuses it; what is exported all the same does no other harm."""
    described = scenario([(system[0], max(system[3], key=release_number))] * 2, "policy", {}, {"psk": key})
    path, folder = run.scenario_file(described)
    try:
        manifest = run.product.export(path, folder, True, False)
    except Exception as error:  # noqa: BLE001
        words = str(error)
        tally.check(title, [] if "exit 1:" in words and "psk" in words else [words[:200]], "refused")
        return
    found = {system[2].side(text_of(manifest, name, system[1]))["psk"] for name in ("one", "other")}
    tally.check(title, [] if found == {key} else [f"read back {found}"], "read back")


def release_number(release):
    """For the newest of the releases."""
    return [int(part) for part in release.replace("ios-xe-", "99.").replace("ios-", "").split(".")]


def srx(tally, run, title, system, kind):
    """Another maker's commands at the other end."""
    newest = max(system[3], key=release_number)
    manifest = run.export(scenario([(system[0], newest), ("junos", "24.2")], kind, {}), False)
    here = system[2].side(text_of(manifest, "one", system[1]))
    there = junos_ike.side(manifest.text(manifest.one("native-config", "other")))
    ike, esp = ([None if word is None else plain(word) for word in there[key]] for key in ("ike", "esp"))
    pairs = {"version": (here["version"], {"v1-only": "ikev1", "v2-only": "ikev2"}[there["version"]]),
             "psk": (here["psk"], there["psk"]), "peer": (here["peer"], ADDRESSES[1]), "its peer": (there["peer"], ADDRESSES[0]),
             "IKE": (list(here["ike"]), ike), "ESP": (list(here["esp"]), esp)}
    if kind == "policy":
        pairs["selectors"] = here["selectors"], sorted(pair[::-1] for pair in there["selectors"])
    if kind == "bgp":
        own, far = here["bgp"], there["bgp"]
        pairs["BGP"] = (own[:2], own[2:4], own[4], own[5]), (far[2:4], far[:2], far[5], far[4])
    tally.check(title, [f"{key}: {one} and {two}" for key, (one, two) in pairs.items() if one != two], str(here["esp"]))


def halon(tally, run, title, system):
    """The statements of isakmpd's grammar at the other end: IKEv1."""
    newest = max(system[3], key=release_number)
    manifest = run.export(scenario([(system[0], newest), ("halon_sr", "3.1")], "policy", {}), False)
    here = system[2].side(text_of(manifest, "one", system[1]))
    rules = ike_rules.read(os.path.join(manifest.folder, "other"), ("halon_sr", ""))
    rule = rules[0]
    number = lambda group: int(group.removeprefix("grp"))  # noqa: E731
    pairs = {"version": (here["version"], "ikev1"), "psk": (here["psk"], rule["psk"]), "peer": (here["peer"], ADDRESSES[1]),
             "its peer": (rule["peer"], ADDRESSES[0]),
             "IKE": (here["ike"], (plain(rule["ike_enc"]), plain(rule["ike_auth"]), number(rule["ike_group"]))),
             "ESP": (here["esp"], (plain(rule["esp_enc"]), plain(rule["esp_auth"]), number(rule["esp_group"]))),
             "selectors": (here["selectors"], sorted((one["other"], one["own"]) for one in rules))}
    tally.check(title, [f"{key}: {one} and {two}" for key, (one, two) in pairs.items() if one != two], str(here["ike"]))


def plain(word):
    """Junos's word for an algorithm in the neutral spelling."""
    if word.startswith("group"):
        return int(word[5:])
    word = word.replace("hmac-", "").removesuffix("-96").removesuffix("-128") if word.startswith("hmac") else word.removesuffix("-cbc")
    return word.replace("sha2-", "sha").replace("-", "")


def cloud(tally, run, title, system, kind):
    """The cloud's script is run against the stand-in; its connection must have the same values."""
    described = run.product.preset(f"azure-{system[0].replace('_', '-')}")
    described["tunnels"][0]["routing"] = {"kind": kind}
    described["gateways"][0].setdefault("bgp", {"asn": 65010})
    manifest = run.export(described, False)
    here = system[2].side(text_of(manifest, "office", system[1]))
    there = azure_reader.describe(hostile.run(manifest, manifest.one("azure-cli", "cloud")))
    policy = there["policy"]
    pairs = {
        "version": (here["version"], there["ike"].lower()), "psk": (here["psk"], there["psk"]),
        "IKE": (here["ike"], (CIPHERS[policy["ikeEncryption"]], HASHES[policy["ikeIntegrity"]], GROUPS[policy["dhGroup"]])),
        "ESP": (here["esp"], (CIPHERS[policy["ipsecEncryption"]], HASHES.get(policy["ipsecIntegrity"]), GROUPS[policy["pfsGroup"]])),
        "policy-based selectors": (kind == "policy", there["policy_based_selectors"]),
    }
    if kind == "policy":
        pairs["networks"] = sorted({far for _, far in here["selectors"]}), sorted(there["vnet_prefixes"])
    if kind == "static":
        pairs["routes"] = here["routes"], sorted(there["vnet_prefixes"])
    if kind == "bgp":
        far = there["bgp"]
        pairs["BGP"] = here["bgp"][:4], (str(far["peer_asn"]), far["peer_address"], str(far["asn"]), far["address"])
        pairs["route to the neighbour"] = here["routes"], [f"{far['address']}/32"]
    tally.check(title, [f"{key}: {one}, the cloud has {other}" for key, (one, other) in pairs.items() if one != other],
                f"{here['ike']} / {here['esp']}")


def blind():
    """Faults that the judge does not see."""
    one = {"version": "ikev2", "psk": "k", "ike": ("a", "b", 1), "esp": ("d", None, 2), "kind": "routed", "mss": "1350",
           "selectors": [("1.0.0.0/8", "2.0.0.0/8")], "transit": ("1", "n"), "bgp": ("1", "x", "2", "y", ["p"], ["q"]),
           "peer": "2.0.0.2"}
    other = {**one, "selectors": [("2.0.0.0/8", "1.0.0.0/8")], "transit": ("2", "n"), "bgp": ("2", "y", "1", "x", ["q"], ["p"])}
    changes = {"version": "ikev1", "psk": "l", "ike": ("a", "b", 2), "esp": ("d", "e", 2), "kind": "policy", "mss": "1",
               "selectors": [("3.0.0.0/8", "1.0.0.0/8")], "transit": ("1", "n"), "bgp": ("2", "y", "1", "x", ["q"], ["z"])}
    unseen = [key for key, value in changes.items() if not mirrored(one, {**other, key: value})]
    unseen += [f"sides that agree: {fault}" for fault in mirrored(one, other)]
    unseen += [] if ios_commands.vtysh("router bgp 1\n neighbor 1.2.3.4 nonsense 1\n") else ["vtysh takes nonsense"]
    unseen += [] if mirrored({**one, "sends": "fqdn a.b"}, {**other, "expects": "fqdn c.d"}) else ["identities"]
    for reader, lines in ((asa_commands, ASA_FAULTS), (ios_commands, IOS_FAULTS)):
        for line in lines:
            try:
                reader.read(f"configure terminal\n{line}\nend\n")
                unseen.append(line)
            except ValueError:
                pass
    return unseen


ASA_FAULTS = ["reload", "crypto map m 10 set nonsense x", "crypto ikev2 policy 1\n integrity sha256\n integrity sha256",
              "tunnel-group 1.2.3.4 ipsec-attributes\n ikev1 pre-shared-key a b", "no crypto map m",
              "tunnel-group 1.2.3.4 ipsec-attributes\n ikev1 pre-shared-key a?b", "object-group network x\n network-object a"]
IOS_FAULTS = ["reload", "crypto isakmp key a b address 1.2.3.4", "crypto isakmp key a?b address 1.2.3.4",
              "crypto isakmp key hex address 1.2.3.4", "crypto isakmp key 0 abc address 1.2.3.4", "no crypto map m",
              "crypto ikev2 proposal p\n encryption aes-cbc-256\n encryption aes-cbc-256", "interface Tunnel1\n shutdown"]

"""Tunnels with IKE that end on a SonicWall: what its commands and its guide say, held against what the other end's text says."""

import re
import shlex

import azure_reader
import hostile

ADDRESSES = ("198.51.100.10", "203.0.113.20")
RELEASES = ("sonicos-6", "sonicos-7")
NETWORKS = (["10.1.0.0/16", "192.168.7.0/24"], ["10.2.0.0/16"])
# What the cloud's script calls an algorithm.
CIPHERS = {"aes-128": "AES128", "aes-256": "AES256"}
HASHES = {"sha-1": "SHA1", "sha-256": "SHA256", "sha-384": "SHA384"}
GROUPS = {"2": "DHGroup2", "14": "DHGroup14"}
PFS = {"2": "PFS2", "14": "PFS2048", None: "None"}


class SonicosError(ValueError):
    """A line that no console takes, or that says something twice."""


def script(text):
    """Objects, groups and the one policy of a script."""
    objects, groups, policy, level = {}, {}, {}, None
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("!"):
            continue
        words = shlex.split(line)
        if words[0] in ("configure", "commit", "end"):
            continue
        if words == ["exit"]:
            level = None if level != "secret" else "policy"
        elif level is None and words[:2] == ["address-object", "ipv4"]:
            objects[words[2]] = network(words[3:words.index("zone")]), words[-1]
        elif level is None and words[:2] == ["address-group", "ipv4"]:
            level, groups[words[2]] = words[2], []
        elif level is None and words[:2] == ["vpn", "policy"] and not policy:
            level, policy = "policy", {"type": words[2], "name": words[3]}
        elif level in groups and words[:2] == ["address-object", "ipv4"]:
            groups[level].append(words[2])
        elif level in ("policy", "secret"):
            key = words[0] if len(words) == 1 else " ".join(words[:-2] if words[0] in ("ike-id", "network") else words[:-1])
            if key in policy:
                raise SonicosError(f"line {number}: {key} twice")
            policy[key] = words[-1] if words[0] not in ("ike-id", "network") else tuple(words[-2:])
            level = "secret" if words == ["auth-method", "shared-secret"] else level
        else:
            raise SonicosError(f"line {number}: {line}")
    return objects, groups, policy


def network(words):
    """`network A M` or `host A` as a prefix."""
    if words[0] == "host" and len(words) == 2:
        return f"{words[1]}/32"
    bits = "".join(f"{int(part):08b}" for part in words[2].split("."))
    if words[0] != "network" or not re.fullmatch("1*0*", bits):
        raise SonicosError(" ".join(words))
    return f"{words[1]}/{bits.count('1')}"


def side(text, guide):
    """What a side negotiates; the guide's table must say the same."""
    objects, groups, policy = script(text)
    pfs = policy.get("proposal ipsec perfect-forward-secrecy dh-group")
    if bool(pfs) == ("no proposal ipsec" in policy):
        raise SonicosError("perfect forward secrecy is neither on nor off")
    found = {
        "peer": policy["gateway primary"], "psk": policy["shared-secret"], "exchange": policy["proposal ike exchange"],
        "ike": tuple(policy[f"proposal ike {word}"] for word in ("encryption", "authentication", "dh-group")),
        "esp": (policy["proposal ipsec encryption"], policy["proposal ipsec authentication"], pfs),
        "sends": policy.get("ike-id local"), "expects": policy.get("ike-id peer"),
        "starts": "keep-alive" in policy, "type": policy["type"], "lifetimes": (
            policy["proposal ike lifetime"], policy["proposal ipsec lifetime"]),
        "local": named(objects, groups, policy, "network local", "LAN"),
        "remote": sorted(prefix for prefix, zone in objects.values() if zone == "VPN"),
    }
    if policy["type"] == "site-to-site":
        said = "network remote destination-network" if "network remote destination-network" in policy else "network remote"
        if named(objects, groups, policy, said, "VPN") != found["remote"]:
            raise SonicosError("an object of the zone VPN is not in the policy")
    agree(found, guide)
    return found


def named(objects, groups, policy, key, zone):
    """The networks that a line of the policy names."""
    if key not in policy:
        return []
    kind, name = policy[key]
    members = [objects[one] for one in (groups[name] if kind == "group" else [name])]
    if any(own != zone for _, own in members):
        raise SonicosError(f"{key}: not in the zone {zone}")
    return sorted(prefix for prefix, _ in members)


def agree(found, guide):
    """The guide's table against the commands."""
    table = dict(re.findall(r"^   \| ([^|]+?) \| `([^`]*)` \|  \|$", guide, re.MULTILINE))
    phase = lambda number: tuple(table[f"{number} {word}"] for word in ("Encryption", "Authentication"))  # noqa: E731
    pairs = {
        "peer": table["IPsec Primary Gateway Name or Address"], "psk": table["Shared Secret"], "exchange": table["Exchange"],
        "ike": (*phase("IKE (Phase 1)"), table["IKE (Phase 1) DH Group"]),
        "esp": (*phase("IPsec (Phase 2)"), table["Enable Perfect Forward Secrecy"].partition("DH Group ")[2] or None),
        "lifetimes": (table["IKE (Phase 1) Life Time (seconds)"], table["IPsec (Phase 2) Life Time (seconds)"]),
        "starts": table["Enable Keep Alive"] == "on", "sends": tuple(table["Local IKE ID"].split(" ")),
        "expects": tuple(table["Peer IKE ID"].split(" ")),
        "remote": sorted(table["Destination network"].split(", ")),
        "local": sorted(table["Local network"].split(", ")) if "Local network" in table else [],
    }
    wrong = [key for key, value in pairs.items() if found[key] != value]
    if wrong:
        raise SonicosError(f"the guide and the commands differ in {', '.join(wrong)}")


def mirrored(one, other):
    """What does not fit between two sides of one tunnel."""
    wrong = [f"{key}: {one[key]} and {other[key]}" for key in ("exchange", "psk", "ike", "esp", "type")
             if one[key] != other[key] or not one[key]]
    for here, there in ((one, other), (other, one)):
        if here["expects"] != there["sends"]:
            wrong.append(f"expects {here['expects']}, the other sends {there['sends']}")
        if here["type"] == "site-to-site" and here["local"] != there["remote"]:
            wrong.append(f"local {here['local']}, the other's remote {there['remote']}")
    if not one["starts"] and not other["starts"]:
        wrong.append("nobody starts")
    return wrong


def scenario(release, kind, version):
    """Two SonicWalls; the second has one network where a policy is to name it."""
    networks = [[NETWORKS[0][0]], NETWORKS[1]] if kind == "policy" else NETWORKS
    gateways = [{"id": name, "system": "sonicwall", "release": release, "lines": [{"address": ADDRESSES[index]}],
                 "networks": networks[index]} for index, name in enumerate(("one", "other"))]
    return {"version": 1, "name": "two SonicWalls", "gateways": gateways,
            "tunnels": [{"id": "t", "ends": [{"gateway": "one"}, {"gateway": "other"}], "routing": {"kind": kind},
                         "protection": {"ike_version": version}}]}


def everything(tally, run, only):
    """Every release, routing kind and version between two SonicWalls; the cloud; the judge itself."""
    if only in "sonicos: the judge itself":
        tally.check("sonicos: the judge itself", blind(), "every fault seen")
    for release in RELEASES:
        for kind in ("policy", "static"):
            for version in ("ikev1", "ikev2"):
                title = f"sonicos {release} {kind} {version}"
                if only in title:
                    described = scenario(release, kind, version)
                    run.guarded(title, lambda title=title, described=described: two(tally, run, title, described))
    title = "sonicos and the cloud"
    if only in title:
        run.guarded(title, lambda: cloud(tally, run, title))


def texts(manifest, name):
    """The commands and the guide of a side."""
    return manifest.text(manifest.one("native-config", name)), manifest.text(manifest.one("guide", name))


def two(tally, run, title, described):
    """Both texts against each other, and the networks against the scenario."""
    manifest = run.export(described, False)
    sides = [side(*texts(manifest, name)) for name in ("one", "other")]
    wrong = mirrored(*sides)
    version = described["tunnels"][0]["protection"]["ike_version"]
    for index, one in enumerate(sides):
        if one["peer"] != ADDRESSES[1 - index] or one["remote"] != sorted(described["gateways"][1 - index]["networks"]):
            wrong.append(f"peer {one['peer']}, remote {one['remote']}")
        if one["exchange"] != {"ikev1": "main", "ikev2": "ikev2"}[version]:
            wrong.append(f"exchange {one['exchange']}")
    tally.check(title, wrong, f"{'-'.join(sides[0]['ike'])} / {sides[0]['esp']}")


def cloud(tally, run, title):
    """The cloud's script is run against the stand-in; its connection must have the same values."""
    manifest = run.export(run.product.preset("azure-sonicwall"), False)
    here = side(*texts(manifest, "office"))
    there = azure_reader.describe(hostile.run(manifest, manifest.one("azure-cli", "cloud")))
    policy = there["policy"]
    (cipher, hash_name, group), (esp_cipher, esp_hash, pfs) = here["ike"], here["esp"]
    pairs = {
        "version": ({"main": "IKEv1", "ikev2": "IKEv2"}[here["exchange"]], there["ike"]), "psk": (here["psk"], there["psk"]),
        "IKE": ((CIPHERS[cipher], HASHES[hash_name], GROUPS[group]),
                (policy["ikeEncryption"], policy["ikeIntegrity"], policy["dhGroup"])),
        "ESP": ((CIPHERS[esp_cipher], HASHES[esp_hash], PFS[pfs]),
                (policy["ipsecEncryption"], policy["ipsecIntegrity"], policy["pfsGroup"])),
        "networks": (here["remote"], sorted(there["vnet_prefixes"])),
    }
    wrong = [f"{key}: {one}, the cloud has {other}" for key, (one, other) in pairs.items() if one != other]
    tally.check(title, wrong, f"{'-'.join(here['ike'])} / {here['esp']}")


def blind():
    """Faults that the judge does not see."""
    one = {"exchange": "ikev2", "psk": "k", "ike": ("a", "b", "c"), "esp": ("d", "e", "f"), "type": "site-to-site",
           "sends": ("ipv4", "1"), "expects": ("ipv4", "2"), "local": ["p"], "remote": ["q"], "starts": True}
    other = {**one, "sends": ("ipv4", "2"), "expects": ("ipv4", "1"), "local": ["q"], "remote": ["p"], "starts": False}
    changes = {"exchange": "main", "psk": "l", "ike": ("a", "b", "x"), "esp": ("d", "e", None), "type": "tunnel-interface",
               "sends": ("ipv4", "3"), "expects": ("ipv4", "3"), "local": ["x"], "remote": ["x"]}
    unseen = [key for key, value in changes.items() if not mirrored(one, {**other, key: value})]
    unseen += [] if mirrored({**one, "starts": False}, other) else ["nobody starts"]
    for line in ("no vpn policies", 'vpn policy site-to-site "a"\n enable\n enable'):
        try:
            script(line)
            unseen.append(line)
        except SonicosError:
            pass
    return unseen + [f"sides that agree: {fault}" for fault in mirrored(one, other)]

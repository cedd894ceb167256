"""Tunnels with IKE that end on OPNsense: what the section of config.xml comes to, held against the other end's text and the guide.

charon judges what OPNsense would make of the same section in tests/lab; here every release and routing kind.
"""

import re

import azure_offers
import azure_reader
import hostile
import opnsense_reader
import swanctl_ike

ADDRESSES = ("198.51.100.10", "203.0.113.20")
RELEASES = ("24.1", "24.7", "25.7", "26.1", "26.7")
NETWORKS = (["10.1.0.0/16", "192.168.7.0/24"], ["10.2.0.0/16"])
# A field of the guide, and where the same value stands in swanctl.conf.
FIELDS = {"Proposals": "proposals", "Local addresses": "local_addrs", "Remote addresses": "remote_addrs",
          "Over time (s)": "over_time", "DPD delay (s)": "dpd_delay", "Keyingtries": "keyingtries"}
CHILD = {"ESP proposals": "esp_proposals", "Local": "local_ts", "Remote": "remote_ts", "Reqid": "reqid"}
CHOICES = {"IKEv1": "1", "IKEv2": "2", "Trap+start": "trap|start", "None": "none", "Start": "start", "Clear": "clear"}


def read(manifest, name, release, peer, own):
    """The end as the lab's reader has it."""
    return opnsense_reader.read(manifest.text(manifest.one("native-config", name)),
                                manifest.text(manifest.one("guide", name)), release, {peer}, own)


def side(manifest, name, release, peer, own):
    """What a side negotiates, in swanctl's words."""
    found = read(manifest, name, release, peer, own)
    one = found.conf["connections"][found.connection]
    children = list(one["children"].values())
    ids = {part: next(value.get("id") for key, value in one.items() if key.startswith(part) and isinstance(value, dict))
           for part in ("local", "remote")}
    frr = manifest.one("frr-conf", name)
    (esp,), (life,) = ({child[key] for child in children} for key in ("esp_proposals", "rekey_time"))
    return {
        "version": one["version"], "peer": one.get("remote_addrs"), "psk": found.psk.encode(), "sends": ids["local"],
        "expects": ids["remote"] or "%any", "ike": one["proposals"], "esp": esp, "starts": found.may_start,
        "selectors": sorted((own_ts, far) for child in children for own_ts in child["local_ts"].split(",")
                            for far in child["remote_ts"].split(",")),
        "routes": sorted(found.routes) if found.route_based else [], "address": found.tunnel_address,
        "lifetimes": (int(one["rekey_time"]) + int(one["over_time"]), int(life)),
        "bgp": swanctl_ike.session(manifest.text(frr) if frr else None),
        "guide": guide(manifest.text(manifest.one("guide", name)), found, one, children)}


def fields(text):
    """{field: [values]} of the guide's tables, in order."""
    found = {}
    for name, value in re.findall(r"^\| ([^|]+?) \| ([^|]*?) \| [^|]*\|$", text, re.M):
        found.setdefault(name, []).append(value.strip("`") if value.startswith("`") else value)
    return found


def guide(text, found, one, children):
    """Where the guide says something else than the section."""
    told, wrong = fields(text), []
    plain = lambda value: "" if value == "(leave empty)" else value.replace(" ", "")  # noqa: E731

    def same(name, values, wanted):
        if [CHOICES.get(value, plain(value)) for value in values] != wanted:
            wrong.append(f"guide: {name} {values}, the section has {wanted}")

    for name, key in FIELDS.items():
        same(name, told.get(name, []), [one.get(key, "")] if key in one or name in told else [])
    for name, key in CHILD.items():
        values = told.get(name, [])
        # A tunnel interface has a Reqid too, which comes first.
        wanted = [child.get(key, "") for child in children]
        same(name, values, ([wanted[0]] if name == "Reqid" and found.route_based else []) + wanted)
    same("Rekey time (s)", told["Rekey time (s)"], [one["rekey_time"], *(child["rekey_time"] for child in children)])
    same("Version", told["Version"], [one["version"]])
    for name in ("Start action", "Close action", "DPD action"):
        same(name, told[name], [child[name.lower().replace(" ", "_")] for child in children])
    same("Pre-Shared Key", told["Pre-Shared Key"], [found.psk])
    policies = "not checked" if found.route_based else "checked"
    wrong += [] if set(told["Policies"]) == {policies} else [f"guide: Policies {told['Policies']}"]
    if found.route_based:
        same("Tunnel remote address", told["Tunnel remote address"], [found.tunnel_peer])
        same("Tunnel local address", told["Tunnel local address"], [found.tunnel_address.split("/")[0]])
    return wrong


def words(proposal):
    """A proposal in strongSwan's words: the PRF of an AEAD cipher, and the groups that have two names."""
    parts = proposal.replace("x25519", "curve25519").replace("x448", "curve448").split("-")
    aead = "gcm" in parts[0] or "poly" in parts[0]
    return "-".join([parts[0], *(f"prf{part}" if aead and part.startswith(("sha", "aesx")) else part for part in parts[1:])])


def mirrored(here, there):
    """What does not fit between OPNsense and a side in strongSwan's words."""
    wrong = list(here.get("guide", []))
    for key in ("ike", "esp"):
        if words(here[key]) != words(there[key]) if "guide" in there else words(here[key]) != there[key]:
            wrong.append(f"{key}: {here[key]} and {there[key]}")
    wrong += [f"{key}: {here[key]} and {there[key]}" for key in ("version", "psk") if here[key] != there[key]]
    if here["selectors"] != sorted(pair[::-1] for pair in there["selectors"]):
        wrong.append(f"selectors: {here['selectors']} and {there['selectors']}")
    for one, other in ((here, there), (there, here)):
        if one["expects"] not in (other["sends"] or one["peer"], "%any"):
            wrong.append(f"expects {one['expects']}, the other sends {other['sends']}")
    if not here["starts"] and there.get("start", "start" if there.get("starts") else "none") == "none":
        wrong.append("nobody starts")
    if bool(here["bgp"]) != bool(there["bgp"]):
        wrong.append("one end has BGP")
    elif here["bgp"] and (here["bgp"][:2], here["bgp"][2:4], here["bgp"][4:]) != (
            there["bgp"][2:4], there["bgp"][:2], there["bgp"][:3:-1]):
        wrong.append(f"BGP: {here['bgp']} and {there['bgp']}")
    return wrong


def scenario(release, kind, other, key=None):
    """OPNsense and another gateway."""
    gateways = [{"id": "one", "system": "opnsense", "release": release, "lines": [{"address": ADDRESSES[0]}],
                 "networks": NETWORKS[0], "bgp": {"asn": 65001}},
                {"id": "other", **other, "lines": [{"address": ADDRESSES[1]}], "networks": NETWORKS[1], "bgp": {"asn": 65002}}]
    tunnel = {"id": "t", "ends": [{"gateway": "one"}, {"gateway": "other"}],
              "routing": {"kind": kind, **({} if kind == "policy" else {"transit": "172.31.252.0/30"})}}
    return {"version": 1, "name": "OPNsense", "gateways": gateways, "tunnels": [{**tunnel, **({"psk": key} if key else {})}]}


def everything(tally, run, only):
    """Every release and routing kind, against itself and against Linux; the cloud; hostile keys; the judge itself."""
    if only in "opnsense: the judge itself":
        tally.check("opnsense: the judge itself", blind(), "every fault seen")
    linux = {"system": swanctl_ike.SYSTEM, "release": "6.0"}
    for release in RELEASES:
        for kind in ("policy", "static", "bgp"):
            for name, other in (("Linux", linux), ("itself", {"system": "opnsense", "release": release})):
                title = f"opnsense {release} and {name}, {kind}"
                if only in title:
                    run.guarded(title, lambda title=title, release=release, kind=kind, other=other:
                                two(tally, title, run.export(scenario(release, kind, other), False), release, kind, other))
    for name, key in hostile.KEYS.items():
        title = f"opnsense, hostile key: {name}"
        if only in title:
            run.guarded(title, lambda title=title, key=key: one_key(tally, run, title, key))
    for kind in ("policy", "static"):
        title = f"opnsense and the cloud, {kind}"
        if only in title:
            run.guarded(title, lambda title=title, kind=kind: cloud(tally, run, title, kind))


def two(tally, title, manifest, release, kind, other):
    """Both texts against each other, and the networks against the scenario."""
    here = side(manifest, "one", release, ADDRESSES[1], ADDRESSES[0])
    if other["system"] == "opnsense":
        there = side(manifest, "other", release, ADDRESSES[0], ADDRESSES[1])
    else:
        there = swanctl_ike.side(manifest, "other")
    wrong = mirrored(here, there) + there.get("guide", [])
    if kind == "static" and here["routes"] != sorted(NETWORKS[1]):
        wrong.append(f"routes {here['routes']}")
    if kind == "policy" and {far for _, far in here["selectors"]} != set(NETWORKS[1]):
        wrong.append(f"selectors {here['selectors']}")
    tally.check(title, wrong, f"{here['ike']} / {here['esp']}")


def one_key(tally, run, title, key):
    """OPNsense reads the very key, or the tool refuses it."""
    described = scenario("26.7", "policy", {"system": swanctl_ike.SYSTEM, "release": "6.0"}, key)
    try:
        manifest = run.export(described, False)
    except Exception as error:  # noqa: BLE001
        said = str(error)
        tally.check(title, [] if "exit 1:" in said and "psk" in said else [said[:200]], "refused")
        return
    seen = read(manifest, "one", "26.7", ADDRESSES[1], ADDRESSES[0]).psk
    tally.check(title, [] if seen == key else [f"read back {seen}"], "read back")


def cloud(tally, run, title, kind):
    """The cloud's script is run against the stand-in; its connection must have the same values."""
    described = run.product.preset("azure-opnsense")
    described["tunnels"][0]["routing"]["kind"] = kind
    manifest = run.export(described, False)
    here = side(manifest, "office", "26.7", ADDRESSES[1], ADDRESSES[0])
    there = azure_reader.describe(hostile.run(manifest, manifest.one("azure-cli", "cloud")))
    wanted = {"version": there["ike"].removeprefix("IKEv"), "psk": there["psk"].encode(),
              "ike": azure_offers.custom_ike(there["policy"]), "esp": azure_offers.custom_esp(there["policy"])}
    wrong = here["guide"] + [f"{key}: {here[key]}, the cloud has {value}" for key, value in wanted.items() if here[key] != value]
    found = here["routes"] if kind == "static" else [far for _, far in here["selectors"]]
    wrong += [] if found == sorted(there["vnet_prefixes"]) else [f"networks: {found}"]
    tally.check(title, wrong, f"{here['ike']} / {here['esp']}")


def blind():
    """Faults that the judge does not see."""
    one = {"version": "2", "psk": b"k", "ike": "aes256gcm16-sha384-x25519", "esp": "aes256gcm16-x448", "sends": "x", "expects": "y",
           "peer": "2.2.2.2", "starts": False, "selectors": [("1/8", "2/8")], "bgp": None, "guide": []}
    other = {**one, "ike": "aes256gcm16-prfsha384-curve25519", "esp": "aes256gcm16-curve448", "sends": "y", "expects": "x",
             "peer": "1.1.1.1", "start": "start", "selectors": [("2/8", "1/8")]}
    other.pop("guide")
    faults = {"version": "1", "psk": b"l", "ike": "aes256gcm16-sha256-curve25519", "esp": "aes256gcm16", "sends": "z",
              "expects": "z", "start": "none", "selectors": [("2/8", "3/8")], "bgp": ("1",)}
    unseen = [key for key, value in faults.items() if not mirrored(one, {**other, key: value})]
    for tag, values in (("child", {"start_action": "restart"}), ("Connection", {"version": "ikev2"}), ("local", {"id": "a{b"})):
        choices = {name: options[0] for name, options in opnsense_reader.OPTIONS[tag].items()}
        try:
            opnsense_reader.check(tag, {**choices, **values})
            unseen.append(f"{tag} {values}")
        except opnsense_reader.ReaderError:
            pass
    return unseen + [f"sides that agree: {fault}" for fault in mirrored(one, other)]

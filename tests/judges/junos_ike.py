"""Tunnels with IKE that end on Junos: what the `set` commands say, held against what the other end's own text says."""

import azure_reader
import hostile
import junos_set
import screenos_cfg

ADDRESSES = ("198.51.100.10", "203.0.113.20")
RELEASES = ("11.4", "17.4", "18.3", "22.2", "22.3", "23.2", "24.2")
NETWORKS = (["10.1.0.0/16", "192.168.7.0/24"], ["10.2.0.0/16"])
# What the cloud's script calls an algorithm, and Junos: IKE cipher, IKE hash, ESP, group.
IKE_CIPHERS = {"AES128": "aes-128-cbc", "AES192": "aes-192-cbc", "AES256": "aes-256-cbc", "DES3": "3des-cbc"}
IKE_HASHES = {"MD5": "md5", "SHA1": "sha1", "SHA256": "sha-256", "SHA384": "sha-384"}
ESP_CIPHERS = {**IKE_CIPHERS, "GCMAES128": "aes-128-gcm", "GCMAES192": "aes-192-gcm", "GCMAES256": "aes-256-gcm"}
ESP_HASHES = {"MD5": "hmac-md5-96", "SHA1": "hmac-sha1-96", "SHA256": "hmac-sha-256-128"}
GROUPS = {"DHGroup1": "group1", "DHGroup2": "group2", "DHGroup14": "group14", "DHGroup24": "group24", "ECP256": "group19",
          "ECP384": "group20", "PFS1": "group1", "PFS2": "group2", "PFS2048": "group14", "PFS14": "group14",
          "PFS24": "group24", "None": None}


def side(text):
    """What a file's one VPN negotiates, in Junos's words."""
    said = junos_set.read(text)
    name = junos_set.vpns(said)[0]
    one = lambda path, default=None: junos_set.value(said, path.format(name), default)  # noqa: E731
    return {
        "version": one("security ike gateway {} version"), "peer": one("security ike gateway {} address"),
        "psk": one("security ike policy {} pre-shared-key ascii-text"),
        "ike": tuple(one(f"security ike proposal {{}} {word}")
                     for word in ("encryption-algorithm", "authentication-algorithm", "dh-group")),
        "esp": (one("security ipsec proposal {} encryption-algorithm"),
                one("security ipsec proposal {} authentication-algorithm"),
                one("security ipsec policy {} perfect-forward-secrecy keys")),
        "local_identity": one("security ike gateway {} local-identity"),
        "remote_identity": one("security ike gateway {} remote-identity"),
        "selectors": selectors(said, name),
        "routes": sorted(path.split()[3] for path, _ in said if path.startswith("routing-options static route ")),
        "start": one("security ipsec vpn {} establish-tunnels"), "bgp": session(said, name),
        "mtu": one(r"interfaces st0 unit \d+ family inet mtu"),
        "passes": (addresses(said, "out", "source"), addresses(said, "out", "destination"),
                   addresses(said, "in", "source"), addresses(said, "in", "destination")),
    }


def selectors(said, name):
    """Pairs of networks, own first."""
    found = [(path.split(), value) for path, value in said if path.startswith(f"security ipsec vpn {name} traffic-selector ")]
    return sorted((words[words.index("local-ip") + 1], value) for words, value in found)


def addresses(said, way, end):
    """The networks that a security policy names, through the address book."""
    book = {path.split()[-1]: value for path, value in said if " address-book " in f" {path} "}
    names = junos_set.values(said, rf"security policies \S+ \S+ \S+ \S+ policy \S+-{way} match {end}-address")
    return sorted(book[name] for name in names)


def session(said, name):
    """The BGP session: own and peer's number and address, what is sent, what is let in."""
    peers = [(path.split()[5], value) for path, value in said if path.startswith(f"protocols bgp group {name} neighbor ")]
    if not peers:
        return None
    lists = [sorted(path.split()[-1] for path, value in said
                    if path.startswith(f"policy-options policy-statement {name}-{way} ") and value == "exact")
             for way in ("out", "in")]
    group = f"protocols bgp group {name}"
    return (junos_set.value(said, f"{group} local-as"), junos_set.value(said, f"{group} local-address"),
            peers[0][1], peers[0][0], *lists)


def mirrored(one, other):
    """What does not fit between two sides of one tunnel."""
    wrong = [f"{key}: {one[key]} and {other[key]}" for key in ("version", "psk", "ike", "esp", "mtu")
             if one[key] != other[key] or not one[key]]
    if one["selectors"] != sorted(pair[::-1] for pair in other["selectors"]):
        wrong.append(f"selectors: {one['selectors']} and {other['selectors']}")
    for here, there in ((one, other), (other, one)):
        # Where nothing is said, the gateway's address is expected and the interface's address is sent.
        expected, sent = here["remote_identity"] or f"inet {here['peer']}", there["local_identity"] or f"inet {here['peer']}"
        if expected != sent:
            wrong.append(f"expects {expected}, the other sends {sent}")
        own, far, back_far, back_own = here["passes"]
        if (own, far) != (back_own, back_far) or not own or not far:
            wrong.append(f"the policies do not let pass both ways: {here['passes']}")
    if {one["start"], other["start"]} == {"responder-only"}:
        wrong.append("nobody starts")
    if bool(one["bgp"]) != bool(other["bgp"]):
        wrong.append("one end has BGP")
    elif one["bgp"] and (one["bgp"][:2], one["bgp"][2:4], one["bgp"][4:]) != (
            other["bgp"][2:4], other["bgp"][:2], other["bgp"][:3:-1]):
        wrong.append(f"BGP: {one['bgp']} and {other['bgp']}")
    return wrong


def scenario(release, kind, more=None):
    """Two SRX, or what `more` makes of the first line."""
    gateways = [{"id": name, "system": "junos", "release": release, "lines": [{"address": ADDRESSES[index]}],
                 "networks": NETWORKS[index], "bgp": {"asn": 65001 + index}} for index, name in enumerate(("one", "other"))]
    gateways[0].update(more or {})
    return {"version": 1, "name": "two SRX", "gateways": gateways,
            "tunnels": [{"id": "t", "ends": [{"gateway": "one"}, {"gateway": "other"}], "routing": {"kind": kind}}]}


def everything(tally, run, only):
    """Every release and routing kind between two SRX; the cloud; the judge itself."""
    if only in "junos: the judge itself":
        tally.check("junos: the judge itself", blind(), "every fault seen")
    nat = {"lines": [{"fqdn": "one.example.net", "dynamic": True, "nat": {"behind": True, "inside": "192.168.1.2"}}]}
    for release in RELEASES:
        for kind in ("policy", "static", "bgp"):
            if (release, kind) != ("11.4", "policy"):
                pair(tally, run, only, f"junos {release} {kind}", scenario(release, kind))
    fixed = {"lines": [{**nat["lines"][0], "dynamic": False, "fqdn": None, "address": ADDRESSES[0]}]}
    del fixed["lines"][0]["fqdn"]
    pair(tally, run, only, "junos behind NAT with a fixed address", scenario("24.2", "static", fixed))
    title = "junos and screenos, policy"
    if only in title:
        run.guarded(title, lambda: older(tally, run, title))
    for kind in ("static", "bgp"):
        title = f"junos and the cloud, {kind}"
        if only in title:
            run.guarded(title, lambda title=title, kind=kind: cloud(tally, run, title, kind))


def pair(tally, run, only, title, described):
    """One tunnel between two SRX."""
    if only in title:
        run.guarded(title, lambda: two(tally, title, run.export(described, False), described))


def two(tally, title, manifest, described):
    """Both texts against each other, each against itself, and the networks against the scenario."""
    sides, wrong = [], []
    for index, name in enumerate(("one", "other")):
        text = manifest.text(manifest.one("native-config", name))
        wrong += junos_set.references(junos_set.read(text))
        wrong += junos_set.undone(junos_set.read(text), manifest.text(manifest.one("rollback", name)))
        sides.append(side(text))
        networks, kind = NETWORKS[1 - index], described["tunnels"][0]["routing"]["kind"]
        if kind == "static" and sides[-1]["routes"] != sorted(networks):
            wrong.append(f"routes {sides[-1]['routes']}")
        if kind == "policy" and {there for _, there in sides[-1]["selectors"]} != set(networks):
            wrong.append(f"selectors {sides[-1]['selectors']}")
        if kind == "bgp" and sides[-1]["bgp"][5] != sorted(networks):
            wrong.append(f"lets in {sides[-1]['bgp'][5]}")
        if sides[-1]["peer"] != ADDRESSES[1 - index]:
            wrong.append(f"peer {sides[-1]['peer']}")
    tally.check(title, wrong + mirrored(*sides), f"{'-'.join(sides[0]['ike'])} / {sides[0]['esp']}")


def older(tally, run, title):
    """Junos and its maker's older system: one pair of networks, IKEv1."""
    described = scenario("24.2", "policy", {"system": "screenos", "release": "6.2", "networks": NETWORKS[0][:1]})
    described["tunnels"][0]["protection"] = {"ike_version": "ikev1"}
    manifest = run.export(described, False)
    here, wrong = screenos_cfg.side(manifest.text(manifest.one("native-config", "one")))
    there = side(manifest.text(manifest.one("native-config", "other")))
    wrong += [f"{key}: {here[key]} and {there[key]}" for key in ("version", "psk", "ike", "esp") if here[key] != there[key]]
    wrong += [] if here["selectors"] == [pair[::-1] for pair in there["selectors"]] else [f"selectors {here['selectors']}"]
    wrong += [] if (here["peer"], there["peer"]) == ADDRESSES[::-1] else ["peers"]
    tally.check(title, wrong, f"{'-'.join(here['ike'])} / {here['esp']}")


def cloud(tally, run, title, kind):
    """The cloud's script is run against the stand-in; its connection must have the same values."""
    described = run.product.preset("azure-juniper")
    described["tunnels"][0]["routing"]["kind"] = kind
    manifest = run.export(described, False)
    here = side(manifest.text(manifest.one("native-config", "office")))
    there = azure_reader.describe(hostile.run(manifest, manifest.one("azure-cli", "cloud")))
    policy = there["policy"]
    wanted = {
        "version": {"IKEv1": "v1-only", "IKEv2": "v2-only"}[there["ike"]], "psk": there["psk"],
        "ike": (IKE_CIPHERS[policy["ikeEncryption"]], IKE_HASHES[policy["ikeIntegrity"]], GROUPS[policy["dhGroup"]]),
        "esp": (ESP_CIPHERS[policy["ipsecEncryption"]], ESP_HASHES.get(policy["ipsecIntegrity"]), GROUPS[policy["pfsGroup"]]),
    }
    wrong = [f"{key}: {here[key]}, the cloud has {value}" for key, value in wanted.items() if here[key] != value]
    if kind == "bgp":
        cloud_bgp = there["bgp"]
        own = (str(cloud_bgp["peer_asn"]), cloud_bgp["peer_address"], str(cloud_bgp["asn"]), cloud_bgp["address"])
        wrong += [] if here["bgp"][:4] == own else [f"BGP: {here['bgp'][:4]}, the cloud has {own}"]
        wrong += [] if f"{cloud_bgp['address']}/32" in here["routes"] else ["no route to the cloud's BGP address"]
    else:
        wrong += [] if here["routes"] == sorted(there["vnet_prefixes"]) else [f"routes: {here['routes']}"]
    tally.check(title, wrong, f"{'-'.join(here['ike'])} / {here['esp']}")


def blind():
    """Faults that the judge does not see."""
    one = {"version": "v2-only", "psk": "k", "ike": ("a", "b", "c"), "esp": ("d", None, "e"), "mtu": "1400",
           "selectors": [("1.0.0.0/8", "2.0.0.0/8")], "peer": "2.0.0.2", "local_identity": None, "remote_identity": None, "start": "immediately",
           "bgp": ("1", "x", "2", "y", ["p"], ["q"]), "passes": (["1"], ["2"], ["2"], ["1"])}
    other = {**one, "selectors": [("2.0.0.0/8", "1.0.0.0/8")], "bgp": ("2", "y", "1", "x", ["q"], ["p"]),
             "passes": (["2"], ["1"], ["1"], ["2"])}
    changes = {"version": "v1-only", "psk": "l", "ike": ("a", "b", "x"), "esp": ("d", None, None), "mtu": "1300",
               "selectors": [("2.0.0.0/8", "3.0.0.0/8")], "local_identity": "hostname x", "remote_identity": "inet 1.2.3.4",
               "bgp": ("2", "y", "1", "z", ["q"], ["p"]), "passes": (["2"], ["1"], ["1"], ["3"])}
    unseen = [key for key, value in changes.items() if not mirrored(one, {**other, key: value})]
    lines = ["set security ipsec vpn v manual spi 100", "set security ipsec vpn v manual spi 16640",
             "set security ike proposal p dh-group group31", "set security ipsec vpn v manual spi 0x100", "set system reboot",
             "delete security", "set security ike policy p pre-shared-key ascii-text \"a\"b\"",
             "set security ike proposal p lifetime-seconds 86401", "set interfaces st0 unit 0 family inet address 10.0.0.1"]
    for line in lines:
        try:
            junos_set.read(line)
            unseen.append(line)
        except junos_set.SetError:
            pass
    return unseen + [f"sides that agree: {fault}" for fault in mirrored(one, other)]

"""VPN connections of AWS: what the exported script makes, held against the other end's files, the guide, and Amazon's own program.

charon judges the same values in tests/lab; here every field of both ends, a second run and the way back.
"""

import re

import aws_calls
import aws_reader
import strongswan_reader
from product import CommandError

OUTSIDE = ["203.0.113.20", "203.0.113.21"]
OWN = "198.51.100.10"
# A field of the guide, and where the same value stands in the options of a tunnel.
FIELDS = {
    "Inside IPv4 CIDR": "TunnelInsideCidr", "Pre-shared key": "PreSharedKey", "Phase 1 encryption algorithms": "Phase1EncryptionAlgorithms",
    "Phase 2 encryption algorithms": "Phase2EncryptionAlgorithms", "Phase 1 integrity algorithms": "Phase1IntegrityAlgorithms",
    "Phase 2 integrity algorithms": "Phase2IntegrityAlgorithms", "Phase 1 DH group numbers": "Phase1DHGroupNumbers",
    "Phase 2 DH group numbers": "Phase2DHGroupNumbers", "IKE version": "IKEVersions", "Phase 1 lifetime (seconds)": "Phase1LifetimeSeconds",
    "Phase 2 lifetime (seconds)": "Phase2LifetimeSeconds", "Rekey margin time (seconds)": "RekeyMarginTimeSeconds",
    "Rekey fuzz (percentage)": "RekeyFuzzPercentage", "DPD timeout (seconds)": "DPDTimeoutSeconds",
    "DPD timeout action": "DPDTimeoutAction", "Startup action": "StartupAction"}


def file_of(manifest, name, side="cloud"):
    """A file of the AWS side."""
    return next(manifest.path(entry) for entry in manifest.files if entry["path"] == f"{side}/{name}")


def state_of(manifest, side="cloud", outside=None):
    """What the script makes."""
    return aws_reader.run_script(file_of(manifest, "deploy.sh", side), list(outside or OUTSIDE))


def keys(manifest, side):
    """The pre-shared keys that EC2 gets."""
    return {item[0]["PreSharedKey"] for item in aws_reader.tunnels(state_of(manifest, side))}


def linux(manifest, outside):
    """The Linux end of the tunnel to one outside address."""
    path = lambda name: next(manifest.path(entry) for entry in manifest.files if entry["path"] == f"office/{name}")  # noqa: E731
    read = lambda name: open(path(name), encoding="utf-8").read()  # noqa: E731
    return strongswan_reader.read(read("swanctl.conf"), path("tunnels.sh"), read("tunnels.nft"), {outside}, OWN, "6.0")


def everything(tally, run, only):
    """Every kind of routing in both tunnels, both ends as the one that starts; a second run; the way back; the program."""
    if only in "aws: the judge itself":
        tally.check("aws: the judge itself", blind(run), "every fault seen")
    cases = [(f"aws and linux, {kind}, {initiator} starts", kind, initiator) for kind in ("bgp", "static", "policy")
             for initiator in ("first", "second")]
    for title, kind, initiator in cases:
        if only in title:
            run.guarded(title, lambda title=title, kind=kind, initiator=initiator: case(tally, run, title, described(run, kind, initiator)))
    for title, judge in (("aws: a second run changes nothing, and the way back leaves nothing", again),
                         ("aws: Debian's own AWS CLI takes every call", program), ("aws: no key, no run", without_key)):
        if only in title:
            run.guarded(title, lambda title=title, judge=judge: judge(tally, run, title))


def described(run, kind, initiator="first", suite=None):
    """The preset, routed and started in one way."""
    scenario = run.product.preset("aws-strongswan")
    if kind == "policy":
        # The same pair cannot be in two policy-based tunnels.
        del scenario["tunnels"][1], scenario["gateways"][1]["lines"][1]
    for tunnel in scenario["tunnels"]:
        tunnel["routing"]["kind"] = kind
        tunnel["initiator"] = initiator
        tunnel["protection"] = suite or {}
    return scenario


def case(tally, run, title, scenario):
    """Both tunnels, every value."""
    manifest = run.export(scenario, False)
    state, wrong = state_of(manifest), []
    with open(file_of(manifest, "guide.md"), encoding="utf-8") as file:
        wrong += guide(file.read(), state)
    frr = [manifest.text(entry) for entry in manifest.files if entry["path"] == "office/frr.conf"]
    for outside in OUTSIDE[:len(scenario["tunnels"])]:
        here = aws_reader.side_of(state, outside, scenario["gateways"][1]["networks"])
        wrong += [f"{outside}: {words}" for words in unlike(here, linux(manifest, outside), frr[0] if frr else "", scenario)]
    wrong += [] if "NOTE" not in state["stdout"] else ["the script says that the plan has other addresses"]
    tally.check(title, wrong, f"{len(scenario['tunnels'])} tunnels, both ends")


def unlike(here, there, frr, scenario):
    """What differs between AWS's end and the Linux one."""
    (one,), two = here.conf["connections"].values(), there.conf["connections"][there.connection]
    (mine,), (theirs,) = one["children"].values(), two["children"].values()
    pairs = {
        "version": (one["version"], two["version"]), "IKE": (one["proposals"], two["proposals"]),
        "ESP": (mine["esp_proposals"], theirs["esp_proposals"]), "key": (here.psk, there.psk), "peer": (here.own_address, there.peer),
        "AWS expects": (one["remote"]["id"], two["local"]["id"]), "Linux expects": (one["local"]["id"], two["remote"]["id"]),
        "customer gateway": (here.peer, OWN), "who starts": (here.may_start, not there.may_start),
        "address on the tunnel": (f"{here.tunnel_peer}/30" if here.route_based else "", there.tunnel_address),
        "selectors": ((mine["local_ts"], mine["remote_ts"]), (theirs["remote_ts"], theirs["local_ts"]))}
    wrong = [f"{key}: {left}, the other end has {right}" for key, (left, right) in pairs.items() if left != right]
    networks = [gateway["networks"] for gateway in scenario["gateways"]]
    if here.bgp:
        peer = re.escape(here.bgp.address)
        said = lambda pattern: (re.findall(pattern, frr, re.M) or [None])[0]  # noqa: E731
        told = (said(r"^router bgp (\d+)$"), said(rf"neighbor {peer} remote-as (\d+)$"))
        source = said(rf"neighbor {peer} update-source (\S+)$")
        numbers = (str(here.bgp.peer_asn), str(here.bgp.asn))
        wrong += [] if (told, source) == (numbers, here.bgp.peer_address) else [f"BGP: {told} from {source}, AWS has {here.bgp}"]
        wrong += [] if not here.routes else [f"static routes {here.routes}"]
    elif sorted(here.routes) != sorted(networks[0]) or not set(there.routes) <= set(networks[1]) or (
            not here.route_based and (mine["local_ts"], mine["remote_ts"]) != (networks[1][0], networks[0][0])):
        wrong.append(f"routes {here.routes} and {there.routes}")
    return wrong


def guide(text, state):
    """Where the console's guide says something else than the script does."""
    wrong = []
    by_inside = {item[0]["TunnelInsideCidr"]: item[0] for item in aws_reader.tunnels(state)}
    sections = re.split(r"^### Tunnel \d+ options: .*$", text, flags=re.M)[1:]
    if len(sections) != len(by_inside):
        return [f"{len(sections)} tunnels in the guide"]
    for section in sections:
        told = dict(re.findall(r"^   \| ([^|]+?) \| `([^`]*)` \|", section.split("\n##")[0], re.M))
        options = by_inside.get(told.get("Inside IPv4 CIDR"), {})
        for label, key in FIELDS.items():
            value = options.get(key)
            plain = str(value[0]["Value"] if isinstance(value, list) else value) if value is not None else None
            wrong += [] if told.get(label) == plain else [f"guide: {label} {told.get(label)}, the script has {plain}"]
    return wrong


def again(tally, run, title):
    """Every resource is found again; then each is deleted once a person says yes, and none without."""
    manifest = run.export(described(run, "static"), False)
    first = state_of(manifest)
    makes = lambda state: [call["argv"][:2] for call in state["calls"] if call["argv"][1].startswith(("create", "attach", "delete"))]  # noqa: E731
    second = aws_reader.run_script(file_of(manifest, "deploy.sh"), [], again={**first, "calls": []})
    wrong = [f"made again: {makes(second)}"] if makes(second) else []
    rollback = file_of(manifest, "rollback.sh")
    kept = aws_reader.run_script(rollback, [], again={**first, "calls": []}, typed="no\n" * 9)
    wrong += [f"deleted without a yes: {makes(kept)}"] if makes(kept) else []
    gone = aws_reader.run_script(rollback, [], again={**first, "calls": []}, typed="yes\n" * 9)
    left = [item for kind in ("VpnConnections", "CustomerGateways", "VpnGateways") for item in gone[kind] if item["State"] != "deleted"]
    tally.check(title, wrong + ([f"left: {left}"] if left else []), f"{len(makes(first))} calls make something, {len(makes(gone))} delete")


def program(tally, run, title):
    """Every kind of call of every script, each before the real program once."""
    calls = []
    for kind in ("bgp", "static", "policy"):
        manifest = run.export(described(run, kind), False)
        state = state_of(manifest)
        calls += state["calls"]
    calls += aws_reader.run_script(file_of(manifest, "rollback.sh"), [], again={**state, "calls": []}, typed="yes\n" * 9)["calls"]
    wrong, count = aws_calls.refused(calls)
    tally.check(title, wrong, f"{count} kinds of calls")


def without_key(tally, run, title):
    """An export without keys asks; with a key that AWS refuses it stops before anything is made."""
    manifest = run.export(described(run, "bgp"), False, secrets=False)
    script, wrong = file_of(manifest, "deploy.sh"), []
    good = {"PSK_OFFICE_CLOUD_1": "k1.good_KEY", "PSK_OFFICE_CLOUD_2": "k2.good_KEY"}
    found = {item[0]["PreSharedKey"] for item in aws_reader.tunnels(aws_reader.run_script(script, list(OUTSIDE), good))}
    wrong += [] if found == set(good.values()) else [f"keys {found}"]
    for key in ("", "short", "0startswithzero", "with-hyphen-in", "with blank in", "$(id)$(id)$(id)", "k" * 65, "quote\"quote\""):
        try:
            aws_reader.run_script(script, list(OUTSIDE), {**good, "PSK_OFFICE_CLOUD_2": key})
            wrong.append(f"takes the key {key!r}")
        except aws_reader.ReaderError as reason:
            wrong += [] if "ey" in str(reason) and "EC2" not in str(reason) else [str(reason)]
    tally.check(title, wrong, "8 keys refused before the first resource")


def blind(run):
    """Faults that the judge does not see."""
    unseen = aws_calls.blind()
    scenario = described(run, "bgp")
    try:
        manifest = run.export(scenario, False)
    except CommandError as error:
        return [str(error)]
    state = state_of(manifest)
    frr = next(manifest.text(entry) for entry in manifest.files if entry["path"] == "office/frr.conf")
    there = linux(manifest, OUTSIDE[0])
    faults = {"PreSharedKey": "another.key", "Phase1DHGroupNumbers": [{"Value": 19}], "Phase2EncryptionAlgorithms": [{"Value": "AES128-GCM-16"}],
              "Phase1IntegrityAlgorithms": [{"Value": "SHA1"}], "TunnelInsideCidr": "169.254.99.0/30", "StartupAction": "start",
              "IKEVersions": [{"Value": "ikev1"}]}
    for key, value in faults.items():
        tunnel = next(item[0] for item in aws_reader.tunnels(state) if item[0]["OutsideIpAddress"] == OUTSIDE[0])
        before, tunnel[key] = tunnel[key], value
        if not unlike(aws_reader.side_of(state, OUTSIDE[0], ["10.20.0.0/16"]), there, frr, scenario):
            unseen.append(key)
        tunnel[key] = before
    return unseen

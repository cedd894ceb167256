"""OpenBSD's sec(4): the interface that iked.conf names, its file, and bgpd.conf, read back and held against the other end's."""

import ipaddress
import os
import re

import judges

INET = re.compile(r"^inet (\S+) (\S+) NONE$")
BGPD = {"asn": r"^AS (\d+)$", "id": r"^router-id (\S+)$", "peer": r"^neighbor (\S+) \{$", "peer_asn": r"^\tremote-as (\d+)$",
        "own": r"^\tlocal-address (\S+)$"}


def read(folder, kind):
    """One side: the only interface of iked.conf, what its file says, and bgpd.conf where there is BGP."""
    with open(os.path.join(folder, "iked.conf"), encoding="ascii") as file:
        rules = file.read()
    if re.findall(r"^\tfrom (.*) \\$", rules, re.M) != ["any to any"]:
        raise ValueError("a rule with an interface that does not take everything")
    (name,) = re.findall(r"^\tiface (\S+)$", rules, re.M)
    side = {"name": name, **interface(os.path.join(folder, f"hostname.{name}"))}
    path = os.path.join(folder, "bgpd.conf")
    if os.path.exists(path) != (kind == "bgp"):
        raise ValueError("bgpd.conf is there without BGP, or is missing")
    return {**side, **bgpd(path)} if kind == "bgp" else side


def interface(path):
    """The lines of hostname.if(5), in their order; anything else is a fault."""
    with open(path, encoding="ascii") as file:
        lines = [line for line in file.read().splitlines() if not line.startswith("#")]
    here, mask = INET.match(lines[0]).groups()
    form = [r"inet .*", r"dest (\S+)", r"mtu (\d+)", r"up"]
    found = [re.fullmatch(pattern, line) for pattern, line in zip(form, lines)]
    routes = [re.fullmatch(r"!route -qn add (\S+) (\S+)", line) for line in lines[4:]]
    if not all(found) or not all(routes):
        raise ValueError(f"a line that is none of {path}")
    there = found[1][1]
    if any(route[2] != there for route in routes):
        raise ValueError("a route that leads elsewhere")
    return {"here": here, "there": there, "mask": mask, "mtu": int(found[2][1]), "routes": sorted(route[1] for route in routes)}


def bgpd(path):
    """The session and its filters; OpenBGPD itself reads the whole."""
    words = judges.bgpd_check(path)
    if words:
        raise ValueError(words)
    with open(path, encoding="ascii") as file:
        text = file.read()
    side = {key: re.search(pattern, text, re.M)[1] for key, pattern in BGPD.items()}
    side["networks"] = sorted(re.findall(r"^network (\S+)$", text, re.M))
    for key, way in (("in", "from"), ("out", "to")):
        side[key] = sorted(re.findall(rf"^allow {way} {re.escape(side['peer'])} prefix (\S+)$", text, re.M))
    if text.index("deny from any") > text.index("allow ") or "deny to any" not in text:
        raise ValueError("the filters let pass what nobody allowed")
    return side


def differences(sides, networks):
    """What is not mirrored, or not what the scenario says."""
    wrong = []
    for (mine, yours), (own, other) in zip((sides, sides[::-1]), (networks, networks[::-1])):
        if (mine["here"], mine["mask"], mine["mtu"]) != (yours["there"], yours["mask"], yours["mtu"]):
            wrong.append("addresses or MTU are not mirror images")
        net = ipaddress.ip_network(f"{mine['here']}/{mine['mask']}", strict=False)
        if ipaddress.ip_address(mine["there"]) not in net or not 1280 <= mine["mtu"] <= 1500:
            wrong.append("the far end is not in the network, or an MTU that the kernel refuses")
        if "asn" not in mine:
            wrong += [] if mine["routes"] == sorted(other) else ["the routes are not the other side's networks"]
            continue
        if (mine["asn"], mine["own"], mine["peer"]) != (yours["peer_asn"], yours["peer"], yours["own"]):
            wrong.append("the sessions are not mirror images")
        if (mine["networks"], mine["out"], mine["in"]) != (sorted(own), sorted(own), sorted(other)):
            wrong.append("what is announced or heard is not what the scenario says")
    return wrong


def blind(sides, networks):
    """Faults that the judge does not see when they are planted one by one."""
    faults = [{"here": "192.0.2.1"}, {"mask": "255.255.255.0"}, {"mtu": 1279}]
    faults += [{"asn": "1"}, {"own": "192.0.2.1"}, {"in": []}, {"networks": []}] if "asn" in sides[0] else [{"routes": []}]
    return [str(fault) for fault in faults if not differences([{**sides[0], **fault}, sides[1]], networks)]

"""The world that a scenario's person lives in: addresses, routers, networks, names.

Of the scenario the lab takes only what stands outside the exported files: where
cables go. What the devices do is read from the files.
"""

import copy
import ipaddress
import re

from one_to_one import shown
from pfsense_world import World
from tunnel import Place

SPARE = ["203.0.113.210", "198.51.100.210"]
STEP = re.compile(r"([A-Za-z_]\w*)|\[(\d+)\]")
SYSTEMS = ("azure", "pfsense", "linux_strongswan", "opnsense", "aws")


def edited(scenario, edits):
    """A copy with values set at paths such as `gateways[0].release`; None removes."""
    result = copy.deepcopy(scenario)
    for path, value in (edits or {}).items():
        steps = [name or int(index) for name, index in STEP.findall(path)]
        assign(result, steps, copy.deepcopy(value))
    return result


def assign(place, steps, value):
    """Walk to the last step, making what is missing on the way."""
    for step, following in zip(steps, steps[1:]):
        empty = [] if isinstance(following, int) else {}
        if isinstance(step, int):
            while len(place) <= step:
                place.append({})
            place = place[step]
        else:
            place = place.setdefault(step, empty)
    last = steps[-1]
    if value is None:
        if isinstance(place, dict):
            place.pop(last, None)
        elif last < len(place):
            del place[last]
    elif isinstance(place, list) and last == len(place):
        place.append(value)
    else:
        place[last] = value


def with_addresses(scenario):
    """Every gateway that a tunnel must call needs an address: fill in spare ones where there is nothing to call."""
    result = copy.deepcopy(scenario)
    for index, gateway in enumerate(result["gateways"]):
        for line in gateway.get("lines") or [{}]:
            if not line.get("address") and not line.get("fqdn"):
                line["address"] = SPARE[index % len(SPARE)]
    return result


def tunnels(scenario):
    """Each tunnel whose two ends the lab can play: (index, gateway a, gateway b)."""
    gateways = {gateway["id"]: gateway for gateway in scenario["gateways"]}
    found = []
    for index, tunnel in enumerate(scenario["tunnels"]):
        ends = [(gateways[end["gateway"]], end) for end in tunnel["ends"]]
        found.append((index, ends[0], ends[1]))
    return found


def line_of(end):
    """The line that an end uses: the named one or the first."""
    gateway, ref = end
    lines = gateway.get("lines") or [{}]
    return next((line for line in lines if ref.get("line") and line.get("id") == ref["line"]), lines[0])


def public_of(end, number):
    """The public address of an end in the lab's world; a changing one gets a spare."""
    return line_of(end).get("address") or SPARE[number]


def names_of(ends):
    """Host names of both ends and the addresses behind them."""
    return {line_of(end)["fqdn"]: public_of(end, number) for number, end in enumerate(ends) if line_of(end).get("fqdn")}


def peers_of(end, number):
    """What the other side may call this end: address or name."""
    line = line_of(end)
    return {text for text in (line.get("address"), line.get("fqdn"), public_of(end, number)) if text}


def inside_of(end):
    """The address between router and gateway, when there is a router with NAT."""
    nat = line_of(end).get("nat") or {}
    return (nat.get("inside") or "192.168.178.2") if nat.get("behind") else None


def hosts_of(gateway):
    """A machine in each network; the gateway's own BGP address where it lies in one."""
    peer = (gateway.get("bgp") or {}).get("address", "")
    return [host_in(ipaddress.ip_network(text), peer) for text in gateway.get("networks", [])]


def host_in(network, peer):
    """The BGP address if it is inside, else the first host."""
    if peer and ipaddress.ip_address(peer) in network:
        return peer
    return str(network[1] if network.num_addresses > 1 else network[0])


def announced(gateway):
    """What a firewall should announce."""
    return set((gateway.get("bgp") or {}).get("announce") or gateway.get("networks", []))


def place_of(end, number, hosts=None, frr=None):
    """Where an end stands; hosts given for systems whose networks come from their own files."""
    gateway, ref = end
    inside = inside_of(end)
    forwards = bool((line_of(end).get("nat") or {}).get("forwards"))
    lans = [] if hosts else list(gateway.get("networks", []))
    hosts = hosts or hosts_of(gateway)
    # What the person wants, not what a file says: the other side reaches each host there.
    pairs = [(pair["from"], pair["to"]) for pair in ref.get("translate") or []]
    return Place(public_of(end, number), inside, forwards, lans, hosts, frr, [shown(pairs, host) for host in hosts])


def world_of(end, number, names):
    """The firewall's own surroundings."""
    gateway, _ = end
    return World(inside_of(end) or public_of(end, number), list(gateway.get("networks", [])), names)

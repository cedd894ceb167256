"""From an export to a Setup: which file is read by which reader, and with which surroundings."""

import hashlib
import os

import aws_reader
import azure_reader
import bgpd_conf
import opnsense_reader
import pfsense_reader
import scenario as world
import strongswan_reader
from setup import Setup

CACHE = {}


class Unreadable(Exception):
    """An exported end that no reader here can judge; the reason."""


def setup_of(name, scenarios, manifests, tunnel_index=0):
    """Read end a from the first export and end b from the second (the same one for a plain case)."""
    ends, labels = {}, {}
    for number, key in enumerate("ab"):
        _, one, two = world.tunnels(scenarios[key])[tunnel_index]
        ends[key] = (one, two)[number]
        labels[key] = ends[key][0]["id"]
    names = world.names_of([ends["a"], ends["b"]])
    sides, places = {}, {}
    for number, key in enumerate("ab"):
        # Each side calls what its own export was told to call.
        told = world.tunnels(scenarios[key])[tunnel_index][2 - number]
        peers = world.peers_of(told, 1 - number)
        sides[key], places[key] = read_end(ends[key], number, peers, names, scenarios[key], manifests[key])
    return Setup(name, sides, places, names, expected_routes(ends, sides, places), labels)


def read_end(end, number, peers, names, scenario, manifest):
    """One end by its system."""
    gateway, _ = end
    if gateway["system"] == "azure":
        return read_azure(end, number, peers, names, scenario, manifest)
    if gateway["system"] == "pfsense":
        return read_pfsense(end, number, peers, names, manifest)
    if gateway["system"] == "linux_strongswan":
        return read_strongswan(end, number, peers, manifest)
    if gateway["system"] == "opnsense":
        return read_opnsense(end, number, peers, manifest)
    if gateway["system"] == "aws":
        return read_aws(end, number, manifest)
    raise Unreadable(f"no reader for {gateway['system']}")


def read_azure(end, number, peers, names, scenario, manifest):
    """The script's state is kept by content: a fault changes one side only."""
    gateway, _ = end
    script = manifest.one("azure-cli", gateway["id"])
    if script is None:
        raise Unreadable(f"{gateway['system']} {gateway.get('release', '')} exports no az script")
    public = world.public_of(end, number)
    key = hashlib.sha256((manifest.text(script) + public).encode()).hexdigest()
    if key not in CACHE:
        CACHE[key] = azure_reader.run_script(manifest.path(script), {"*": public}, manifest.folder)
    state = CACHE[key]
    peer = next((azure_reader.peer_of(state, item) for item in azure_reader.of_type(state, "connections")
                 if azure_reader.peer_of(state, item) in peers), None)
    side = azure_reader.side_of(azure_reader.describe(state, peer), scenario.get("as_of"), names)
    return side, world.place_of(end, number, hosts=side.hosts)


def read_aws(end, number, manifest):
    """The script's state is kept by content; every outside address is a line of the gateway."""
    gateway, ref = end
    script = manifest.path(next(entry for entry in manifest.find("native-config", gateway["id"])
                                if entry["path"].endswith("/deploy.sh")))
    outside = [world.public_of((gateway, {**ref, "line": line.get("id")}), number) for line in gateway["lines"]]
    with open(script, encoding="utf-8") as file:
        key = hashlib.sha256((file.read() + " ".join(outside)).encode()).hexdigest()
    if key not in CACHE:
        CACHE[key] = aws_reader.run_script(script, outside)
    side = aws_reader.side_of(CACHE[key], world.public_of(end, number), gateway["networks"])
    return side, world.place_of(end, number)


def read_pfsense(end, number, peers, names, manifest):
    """The section for an empty box, and the routing daemon's file beside it."""
    gateway, _ = end
    entry = manifest.one("pfsense-ipsec-section", gateway["id"])
    if entry is None:
        raise Unreadable(f"pfSense {gateway['release']} exports no IPsec section")
    text = manifest.text(entry)
    surroundings = world.world_of(end, number, names)
    side = first_peer(text, gateway["release"], surroundings, peers)
    return side, world.place_of(end, number, frr=routing_conf(gateway, manifest, side))


def read_strongswan(end, number, peers, manifest):
    """swanctl.conf and the script beside it."""
    gateway, _ = end
    files = {os.path.basename(entry["path"]): entry for entry in manifest.find("native-config", gateway["id"])}
    own_address = world.inside_of(end) or world.public_of(end, number)
    side = strongswan_reader.read(manifest.text(manifest.one("swanctl-conf", gateway["id"])), manifest.path(files["tunnels.sh"]),
                                  manifest.text(files["tunnels.nft"]), peers, own_address, gateway.get("release", ""))
    frr = manifest.one("frr-conf", gateway["id"])
    return side, world.place_of(end, number, frr=manifest.text(frr) if frr else None)


def read_opnsense(end, number, peers, manifest):
    """The section of config.xml, and the routes of the guide."""
    gateway, _ = end
    entry = manifest.one("native-config", gateway["id"])
    if entry is None:
        raise Unreadable(f"OPNsense {gateway['release']} exports no section")
    own_address = world.inside_of(end) or world.public_of(end, number)
    side = opnsense_reader.read(manifest.text(entry), manifest.text(manifest.one("guide", gateway["id"])),
                                gateway.get("release", ""), peers, own_address)
    frr = manifest.one("frr-conf", gateway["id"])
    return side, world.place_of(end, number, frr=manifest.text(frr) if frr else None)


def first_peer(text, version, surroundings, peers):
    """The Phase 1 towards the other end, by address or by name."""
    errors = []
    for peer in sorted(peers):
        try:
            return pfsense_reader.read_text(text, version, surroundings, peer)
        except pfsense_reader.ReaderError as error:
            errors.append(str(error))
    raise pfsense_reader.ReaderError(max(errors, key=len))


def routing_conf(gateway, manifest, side):
    """frr.conf as exported, or what stands in for an exported bgpd.conf."""
    frr = manifest.one("frr-conf", gateway["id"])
    if frr:
        return manifest.text(frr)
    bgpd = manifest.one("bgpd-conf", gateway["id"])
    if not bgpd:
        return None
    side.stand_ins.append(bgpd_conf.STAND_IN)
    return bgpd_conf.as_frr(manifest.text(bgpd))


def expected_routes(ends, sides, places):
    """Prefixes that each end must learn, when both ends speak BGP."""
    speaks = {key: bool(sides[key].bgp or places[key].frr) for key in "ab"}
    if not all(speaks.values()):
        return None
    offered = {key: set(sides[key].bgp.networks) if sides[key].bgp else world.announced(ends[key][0]) for key in "ab"}
    return {"a": offered["b"], "b": offered["a"]}


def write(path, text):
    """A file below a fresh folder."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path

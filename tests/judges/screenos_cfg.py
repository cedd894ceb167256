"""ScreenOS commands: a reader that knows those which were published, and no other."""

import re

NAME = r"([A-Za-z0-9][A-Za-z0-9-]*)"
NET = r"(\d+\.\d+\.\d+\.\d+/\d+)"
ZONE = "(?:trust|untrust)"
GRAMMAR = {
    "zone": r"set interface (tunnel\.\d+) zone untrust",
    "unnumbered": r"set interface (tunnel\.\d+) ip unnumbered interface (\S+)",
    "route": rf"set route {NET} interface (tunnel\.\d+)",
    "phase1": rf"set ike p1-proposal {NAME} preshare group(\d+) esp (\S+) (\S+) seconds (\d+)",
    "gateway": rf"set ike gateway {NAME} address (\S+) main outgoing-interface (\S+) preshare ([A-Za-z0-9-]+) proposal {NAME}",
    "dpd": rf"set ike gateway {NAME} dpd-liveness interval (\d+)",
    "phase2": rf"set ike p2-proposal {NAME} no-pfs esp (\S+) (\S+) seconds (\d+)",
    "vpn": rf"set vpn {NAME} gateway {NAME} tunnel idletime 0 proposal {NAME}",
    "monitor": rf"set vpn {NAME} monitor optimized rekey",
    "networks": rf'set vpn {NAME} proxy-id local-ip {NET} remote-ip {NET} "ANY"',
    "bind": rf"set vpn {NAME} bind interface (tunnel\.\d+)",
    "address": rf"set address {ZONE} {NAME} {NET}",
    "policy": rf"set policy top from {ZONE} to {ZONE} {NAME} {NAME} any permit",
    "mss": r"set flow vpn-tcp-mss (\d+)",
    "save": r"(save)",
}
# The published words in those of the other maker's system, to compare both ends.
CIPHERS = {"aes256": "aes-256-cbc"}
HASHES = {"sha-1": ("sha1", "hmac-sha1-96")}


def read(text):
    """Every command by its kind: lists of its words."""
    found = {kind: [] for kind in GRAMMAR}
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        kinds = [(kind, match.groups()) for kind, pattern in GRAMMAR.items() for match in [re.fullmatch(pattern, line)] if match]
        if len(kinds) != 1:
            raise ValueError(f"no published command: {line!r}")
        found[kinds[0][0]].append(kinds[0][1])
    return found


def side(text):
    """What the file's one VPN negotiates, and what does not hold in itself."""
    said = read(text)
    name, group, cipher, ike_hash, _ = said["phase1"][0]
    _, peer, outside, psk, proposal = said["gateway"][0]
    _, esp_cipher, esp_hash, _ = said["phase2"][0]
    tunnel, networks = said["bind"][0][1], said["networks"][0][1:]
    book = {entry: network for entry, network in said["address"]}
    passed = [(book[source], book[destination]) for source, destination in said["policy"]]
    wrong = [] if {name} == {proposal, *said["vpn"][0], said["bind"][0][0]} else ["a name that is not there"]
    wrong += [] if said["zone"][0][0] == said["unnumbered"][0][0] == said["route"][0][1] == tunnel else ["another interface"]
    wrong += [] if said["unnumbered"][0][1] == outside else ["another outside interface"]
    wrong += [] if said["route"][0][0] == networks[1] else ["another route than network"]
    wrong += [] if sorted(passed) == sorted([networks, networks[::-1]]) else [f"policies {passed}"]
    return {"version": "v1-only", "peer": peer, "psk": psk, "selectors": [networks],
            "ike": (CIPHERS[cipher], HASHES[ike_hash][0], f"group{group}"),
            "esp": (CIPHERS[esp_cipher], HASHES[esp_hash][1], None)}, wrong

"""The Linux end from its exported files alone: swanctl.conf as strongSwan reads it, and what the script does."""

import os
import shutil
import subprocess
import tempfile

import swanctl_conf
from side import Side

# Each stand-in writes down how it was called; no interface exists before the script makes one.
FAKE = """#!/bin/sh
{ printf '%s' "${0##*/}"; printf '\\037%s' "$@"; printf '\\n'; } >> "$CALLS"
case "${0##*/} $1 $2" in "ip link show") exit 1 ;; esac
"""


class ReaderError(Exception):
    """strongSwan or the script would not do what a tunnel needs."""


def calls(script):
    """What the script calls when it brings the tunnels up, word by word."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "calls")
        for name in ("ip", "nft", "sysctl"):
            fake = os.path.join(folder, name)
            with open(fake, "w", encoding="utf-8") as file:
                file.write(FAKE)
            os.chmod(fake, 0o755)
        done = subprocess.run([shutil.which("dash") or "sh", script, "up"], text=True, capture_output=True, timeout=20,
                              check=False, env={"PATH": f"{folder}:/usr/bin:/bin", "CALLS": path})
        if done.returncode != 0 or done.stderr:
            raise ReaderError(f"tunnels.sh: exit {done.returncode} {done.stderr[:200]}")
        with open(path, encoding="utf-8") as file:
            return [line.split("\x1f") for line in file.read().splitlines()]


def interfaces(said, six):
    """{if_id: (name, MTU, address, routes)} of the XFRM interfaces; with IPv6 in a tunnel its forwarding is on."""
    made, rest = {}, []
    for words in said:
        if words[:3] == ["ip", "link", "add"] and words[4:7] == ["type", "xfrm", "if_id"] and len(words) == 8:
            made[words[3]] = {"if_id": words[7], "mtu": None, "address": "", "routes": [], "up": False}
        elif words[:4] == ["ip", "link", "set", "dev"] and words[5] == "mtu" and words[7:] == ["up"]:
            made[words[4]].update(mtu=words[6], up=True)
        elif words[:3] == ["ip", "address", "replace"] and words[4] == "dev":
            made[words[5]]["address"] = words[3]
        elif words[:3] == ["ip", "route", "replace"] and words[4] == "dev":
            made[words[5]]["routes"].append(words[3])
        elif words[:3] != ["ip", "link", "show"]:
            rest.append(words)
    forwarding = ["net.ipv4.ip_forward=1", *(["net.ipv6.conf.all.forwarding=1"] if six else [])]
    wanted = [*(["sysctl", "-q", "-w", word] for word in forwarding), ["nft", "-f", "/etc/tunnelwright/tunnels.nft"]]
    if rest != wanted:
        raise ReaderError(f"the script does something else: {rest}")
    down = [name for name, one in made.items() if not one["up"]]
    if down:
        raise ReaderError(f"never up: {down}")
    return {one["if_id"]: {**one, "name": name} for name, one in made.items()}


def connection(tree, peers):
    """The connection towards the other end; one with any address only where nothing else fits."""
    by_peer = [name for name, one in tree["connections"].items() if one["remote_addrs"] in peers]
    any_peer = [name for name, one in tree["connections"].items() if one["remote_addrs"] == "%any"]
    found = by_peer or any_peer
    if len(found) != 1:
        raise ReaderError(f"{len(found)} connections fit {sorted(peers)}")
    return found[0]


def answers_aggressive(path):
    """charon refuses to answer aggressive mode without this; the lab's own daemons have it on."""
    with open(path, encoding="utf-8") as file:
        if swanctl_conf.parse(file.read()) != {"charon": {"i_dont_care_about_security_and_use_aggressive_mode_psk": "yes"}}:
            raise ReaderError("aggressive.conf says something else")


def secret_of(tree, one):
    """The secret whose owners are the ends of a connection."""
    wanted = {part["id"] for part in (one["local"], one["remote"]) if "id" in part}
    for values in tree["secrets"].values():
        if {text for key, text in values.items() if key.startswith("id")} == wanted:
            return swanctl_conf.secret(values["secret"])
    raise ReaderError(f"no secret for {sorted(wanted)}")


def read(text, script, rules, peers, own_address, release):
    """One end of one tunnel."""
    try:
        tree = swanctl_conf.parse(text)
    except swanctl_conf.ConfError as error:
        raise ReaderError(f"swanctl.conf: {error}") from error
    if set(tree) != {"connections", "secrets"}:
        raise ReaderError(f"sections {sorted(tree)}")
    name = connection(tree, peers)
    one = tree["connections"][name]
    six = any(":" in child["local_ts"] for other in tree["connections"].values() for child in other["children"].values())
    made = interfaces(calls(script), six)
    actions = {child["start_action"] for child in one["children"].values()}
    ids = {child.get("if_id_in") for child in one["children"].values()} | {
        child.get("if_id_out") for child in one["children"].values()}
    if len(actions) != 1 or len(ids) != 1:
        raise ReaderError(f"children differ: {actions}, {ids}")
    starts, (if_id,) = actions != {"none"}, ids
    if one.get("aggressive") == "yes" and not starts:
        answers_aggressive(os.path.join(os.path.dirname(script), "aggressive.conf"))
    side = Side(
        system="linux_strongswan", release=release, own_address=one.get("local_addrs", own_address),
        peer=one["remote_addrs"], conf={"connections": {name: one}, "secrets": tree["secrets"]}, connection=name,
        children=list(one["children"]), route_based=if_id is not None, may_start=starts, may_answer=True,
        psk=secret_of(tree, one).decode(), text=text,
        rules=rules)
    if if_id is None:
        side.routes = [part.strip() for child in one["children"].values() for part in child["remote_ts"].split(",")]
    elif if_id not in made:
        raise ReaderError(f"no interface has if_id {if_id}: the tunnel carries nothing")
    else:
        interface = made[if_id]
        side.interface, side.tunnel_address, side.routes = interface["name"], interface["address"], interface["routes"]
    return side

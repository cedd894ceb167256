"""The scripts for Halon SR, run as they are exported: its commands are stand-ins that write down how they are called.

A script never ends by itself: the stand-in of `sleep` counts the rounds, changes the world, and ends it.
"""

import os
import shutil
import subprocess
import tempfile

FIRST, SECOND, TARGET = "203.0.113.20", "192.0.2.20", "10.20.0.1"
OID = "REPLACE-WITH-OID-OF-YOUR-OWN"
# A neighbour whose address holds the peer's: it must not be taken for it.
NEIGHBOUR = "esp tunnel from 198.51.100.10 to 203.0.113.200 spi 0x1 auth hmac-sha1 enc aes\n"
STANDINS = {
    "sleep": """echo "sleep $1" >> "$WORLD/calls"
echo x >> "$WORLD/rounds"
round=$(wc -l < "$WORLD/rounds")
[ -x "$WORLD/change" ] && "$WORLD/change" "$((round))"
[ "$((round))" -ge "$ROUNDS" ] && kill "$PPID"
exit 0""",
    "ipsecctl": """cat "$WORLD/sas\"""",
    "logger": """echo "logger $*" >> "$WORLD/calls\"""",
    "ping": """for last; do :; done
echo "ping $*" >> "$WORLD/pings"
! grep -qxF "$last" "$WORLD/silent\"""",
    "snmpctl": """echo "snmpctl $*" >> "$WORLD/calls\"""",
    "configure": """echo "configure $*" >> "$WORLD/calls"
case "$*" in
"-- show ipsec") cat "$WORLD/config" ;;
*"replace peer"*) sed -i "s/peer $7 /peer ${10} /" "$WORLD/config"; echo 4711; "$WORLD/moved" ;;
esac
exit 0""",
}


def everything(tally, run, only):
    """Shell scripts behave as their guide says."""
    for title, judge in (("halon scripts: failover", failover), ("halon scripts: traps", traps)):
        if only in title:
            run.guarded(title, lambda title=title, judge=judge: tally.check(title, judge(script_of(run))))


def script_of(run):
    """The preset's exported scripts by name."""
    folder = os.path.join(run.export(run.product.preset("halon-dpd-failover"), False).folder, "branch")
    return {name: os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".sh")}


def played(path, rounds, files):
    """The calls of a script in a world of files."""
    with tempfile.TemporaryDirectory() as world:
        tools = os.path.join(world, "bin")
        os.mkdir(tools)
        for name, text in [*((f"bin/{name}", text) for name, text in STANDINS.items()), *files.items()]:
            with open(os.path.join(world, name), "w", encoding="ascii") as file:
                file.write(f"#!/bin/sh\n{text}\n" if name.startswith("bin/") or name in ("change", "moved") else text)
            os.chmod(os.path.join(world, name), 0o755)
        with open(path, encoding="ascii") as file:
            text = file.read().replace("/var/run/", f"{world}/")
        copy = os.path.join(world, "script.sh")
        with open(copy, "w", encoding="ascii") as file:
            file.write(text)
        subprocess.run([shutil.which("dash") or "sh", copy], timeout=60, check=False, capture_output=True,
                       env={"PATH": f"{tools}:/usr/bin:/bin", "WORLD": world, "ROUNDS": str(rounds)})
        with open(os.path.join(world, "calls"), encoding="ascii") as file:
            return file.read().splitlines()


def sa(peer):
    """An established SA as ipsecctl lists it."""
    return f"esp tunnel from 198.51.100.10 to {peer} spi 0x12345678 auth hmac-sha2-256 enc aes-256\n"


def statement(peer):
    """The scope as Halon shows it; the expected identity stays the first address."""
    return f"ipsec {{\n\tike from 10.10.0.0/24 to 10.20.0.0/24 peer {peer} main auth hmac-sha1 dstid {FIRST} psk \"x\" label t\n}}\n"


def changes(calls):
    """What a script did beside looking."""
    return [call for call in calls if call.startswith("configure") and call != "configure -- show ipsec"]


def failover(scripts):
    """It stays while the tunnel is up, moves when it is gone, and confirms only what came up."""
    path, wrong = scripts["failover-branch-office.sh"], []
    nothing = {"moved": ":", "config": statement(FIRST)}
    up = played(path, 12, {**nothing, "sas": NEIGHBOUR + sa(FIRST)})
    wrong += [f"it moved a tunnel that is up: {changes(up)}"] if changes(up) else []
    for peer, other in ((FIRST, SECOND), (SECOND, FIRST)):
        move = f"configure -- edit ipsec -- replace peer {peer} with peer {other} -- commit -time 60 Change {peer} to {other}"
        works = f'printf "%s" "{sa(other).strip()}" > "$WORLD/sas"'
        calls = played(path, 12, {"config": statement(peer), "sas": NEIGHBOUR, "moved": works})
        if changes(calls) != [move, "configure -- commit-confirm 4711"]:
            wrong.append(f"from {peer}: {changes(calls)}")
        elif calls[:calls.index(move)].count("sleep 10") != 3:
            wrong.append("it moves at the first look")
        calls = played(path, 5, {"config": statement(peer), "sas": NEIGHBOUR, "moved": ":"})
        if changes(calls) != [move]:
            wrong.append(f"from {peer}, and the other does not answer: {changes(calls)}")
    strange = played(path, 5, {"config": statement("198.18.0.1"), "sas": "", "moved": ":"})
    return wrong + ([f"it changes what it does not know: {changes(strange)}"] if changes(strange) else [])


def traps(scripts):
    """One trap when an address falls silent, one when it answers again, none between."""
    change = f'case "$1" in 2) echo {TARGET} > "$WORLD/silent" ;; 5) : > "$WORLD/silent" ;; esac'
    calls = played(scripts["tunnel-trap.sh"], 8, {"change": change, "silent": ""})
    sent = [call for call in calls if call.startswith("snmpctl")]
    wanted = [f"snmpctl trap send {OID}.{number} oid {OID}.3 string {TARGET}" for number in (1, 2)]
    return [] if sent == wanted else [f"sent: {sent}"]

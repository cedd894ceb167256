#!/usr/bin/python3
"""A fleet's prefixes: our overlaps and summary beside other tools on the same input, in one run.

Usage: prefixes.py --tunnelwright PATH
Processor seconds and peak memory of whole processes, reading and printing included; ours lists every
overlap besides the summary. Exit 1 when a summary differs from ours, or when ours misses its target.
"""

import argparse
import hashlib
import os
import random
import sys
import tempfile
import time

SEED = 20261121
# What is asked of a million prefixes on one core: seconds and bytes each, the process itself included.
TARGET_SECONDS, TARGET_BYTES = 0.5, 100
LENGTHS = [16, 20, 22, 24, 24, 24, 24, 25, 26, 27, 28, 29, 30, 32]

IPADDRESS = """
import ipaddress, sys, time
nets = [ipaddress.ip_network(line.strip()) for line in open(sys.argv[1])]
start = time.process_time()
found = list(ipaddress.collapse_addresses(nets))
print(time.process_time() - start, file=sys.stderr)
print("\\n".join(map(str, found)))
"""
NETADDR = """
import netaddr, sys, time
nets = [netaddr.IPNetwork(line.strip()) for line in open(sys.argv[1])]
start = time.process_time()
found = netaddr.cidr_merge(nets)
print(time.process_time() - start, file=sys.stderr)
print("\\n".join(map(str, found)))
"""


def prefixes(count):
    """Random networks of the usual lengths, the same in every run."""
    dice = random.Random(SEED)
    for _ in range(count):
        length = dice.choice(LENGTHS)
        first = dice.getrandbits(32) >> (32 - length) << (32 - length)
        yield f"{first >> 24}.{first >> 16 & 255}.{first >> 8 & 255}.{first & 255}/{length}\n"


def tools(binary, path, count):
    """Each tool as a command; iprange is the fastest other one found, written in C.

    The Python ones get the smaller list only: the larger takes them a minute.
    """
    python = "/usr/bin/python3"
    quick = [("tunnelwright overlap", [binary, "overlap", path]), ("iprange (C)", ["iprange", path])]
    slow = [("ipaddress.collapse_addresses", [python, "-c", IPADDRESS, path]),
            ("netaddr.cidr_merge", [python, "-c", NETADDR, path])]
    return quick + (slow if count <= 100_000 else [])


def run(name, command, folder):
    """Processor seconds, wall seconds, peak bytes, digest of the summary, error output.

    Nothing large is kept here: a child's peak begins with its parent's size.
    """
    out, err = os.path.join(folder, "out"), os.path.join(folder, "err")
    start = time.monotonic()
    pid = os.posix_spawnp(command[0], command, os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 1, out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
        (os.POSIX_SPAWN_OPEN, 2, err, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)])
    _, status, usage = os.wait4(pid, 0)
    wall = time.monotonic() - start
    with open(err, encoding="utf-8") as file:
        words = file.read().strip()
    if status:
        raise SystemExit(f"{command[0]}: {words}")
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * 1024, digest(name, out), words


def digest(name, path):
    """Of the summary alone: ours stands behind a line that ends with a colon, iprange leaves /32 out."""
    sums = hashlib.sha256()
    with open(path, encoding="ascii") as lines:
        if name.startswith("tunnelwright"):
            next(line for line in lines if line.endswith(":\n"))
        for line in lines:
            sums.update((line if "/" in line else line.replace("\n", "/32\n")).encode())
    return sums.hexdigest()


def row(name, command, count, folder):
    """One line of the table; the best of three for the quick ones."""
    runs = [run(name, command, folder)]
    while len(runs) < 3 and runs[0][0] < 2:
        runs.append(run(name, command, folder))
    seconds, wall, peak, found, words = min(runs, key=lambda one: one[0])
    alone = f", the call alone {float(words):.2f} s" if words else ""
    print(f"{count:>9,}  {name:30} {seconds:7.2f} s processor {wall:7.2f} s wall {peak / 2**20:7.1f} MiB peak "
          f"({peak / count:5.0f} bytes each){alone}", flush=True)
    return seconds, peak, found


def main():
    """Both sizes, all tools."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tunnelwright", required=True)
    binary, good, growth = os.path.abspath(parser.parse_args().tunnelwright), True, []
    with tempfile.TemporaryDirectory(prefix="prefixes-") as folder:
        for count in (100_000, 1_000_000):
            path = os.path.join(folder, "list")
            with open(path, "w", encoding="ascii") as file:
                file.writelines(prefixes(count))
            results = {name: row(name, command, count, folder) for name, command in tools(binary, path, count)}
            seconds, peak, ours = results["tunnelwright overlap"]
            growth.append(seconds)
            for name, (_, _, theirs) in results.items():
                if theirs != ours:
                    print(f"{name} has another summary")
                    good = False
    print(f"ten times as many take {growth[1] / growth[0]:.1f} times as long (n log n: 12)")
    good = good and peak / count <= TARGET_BYTES
    print(f"{count:,}: {seconds:.2f} s with reading and printing (target without: {TARGET_SECONDS}), "
          f"{peak / count:.0f} bytes each (target {TARGET_BYTES})")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())

"""Two routers with FRR's ospfd, told what the exported ospfd.conf and hostname files say.

The kernel here has no GRE: two pairs of veth stand in for the two tunnels, with GRE's names, addresses and packet size.
Asserted: FULL on both ways, both networks learned, the way of the lower cost; silence on that way moves the traffic to
the other one by OSPF's own timer, and back. A wrong key and another packet size must keep the two apart.
"""

import json
import os
import shutil
import tempfile
import time

import ospfd_conf
from net import Gateway, connect, remove_leftovers, stop, take_lock
from routing import Router

PRESET, SIDES = "halon-ospf-failover", ("branch", "head-office")
DAEMONS = ("zebra", "ospfd")
# Hellos go out every 10 seconds, a silent neighbour is dead after 40; the guide promises less than a minute.
MEET_SECONDS, APART_SECONDS, DEAD_SECONDS = 45, 25, 60
SILENCE = """table inet silence {{
 chain in {{
  type filter hook prerouting priority -300
  iifname "{0}" drop
 }}
}}
"""


def everything(tally, product, only):
    """One export, then each of its faults."""
    if only not in "ospf over gre":
        return
    folder = tempfile.mkdtemp(prefix="twlab-ospf-")
    with_key = os.path.join(folder, "scenario.json")
    with open(with_key, "w", encoding="utf-8") as file:
        json.dump(product.preset(PRESET), file)
    manifest = product.export(with_key, os.path.join(folder, "out"))
    sides = [side(os.path.join(manifest.folder, name)) for name in SIDES]
    try:
        tally.check("ospf over gre: two ways", failover(sides), "FULL, learned, moved to the other way and back")
        tally.stand_in("ospf over gre", "veth for GRE, which this kernel lacks; FRR's ospfd for OpenBSD's")
        for title, change in (("another key", other_key), ("another packet size", other_size)):
            tally.check(f"ospf over gre: {title} is noticed", apart(sides, change), "no neighbour becomes FULL")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def side(folder):
    """What the exported files of one side say."""
    files = {name: os.path.join(folder, name) for name in os.listdir(folder) if name.startswith("engine-")}
    texts = {}
    for name, path in files.items():
        with open(path, encoding="ascii") as file:
            texts[name] = file.read()
    links = {found[1]: ospfd_conf.hostname(texts[name]) for name in texts if (found := ospfd_conf.GRE.match(name))}
    return {"ospf": ospfd_conf.ospfd(texts["engine-ospfd.conf"]), "links": links,
            "loopback": ospfd_conf.hostname(texts["engine-hostname.lo1"])}


class Pair:
    """Both routers with their links; always torn down."""

    def __init__(self, sides):
        self.sides, self.gateways, self.routers, self.lock, self.folder = sides, [], [], None, None

    def __enter__(self):
        self.lock = take_lock()
        remove_leftovers()
        self.folder = tempfile.mkdtemp(prefix="twlab-")
        os.chmod(self.folder, 0o755)
        try:
            self.build()
        except BaseException:
            self.__exit__()
            raise
        return self

    def build(self):
        """Namespaces, links, a network behind each, daemons."""
        self.gateways = [Gateway(f"ospf-{number}", self.folder) for number in range(2)]
        for name in self.sides[0]["links"]:
            connect(self.gateways[0], name, self.gateways[1], name)
        for number, (gateway, one) in enumerate(zip(self.gateways, self.sides)):
            gateway.sysctl(conf__all__rp_filter=0, ip_forward=1)
            lines = ["link set lo up"]
            for name, link in one["links"].items():
                lines += [f"addr add {link['addresses'][0]} dev {name}", f"link set {name} mtu {link['mtu']}"]
            for name in inside(one):
                lines += [f"link add {name} type veth peer name {name}-host", f"link set {name}-host up",
                          f"addr add {lan(number)}/24 dev {name}", f"link set {name} up"]
            gateway.ip(lines)
            router = Router(gateway, DAEMONS)
            self.routers.append(router)
            router.start(ospfd_conf.frr(one["ospf"]))

    def full(self, number):
        """The links on which a router has a neighbour in the state FULL."""
        table = json.loads(self.routers[number].vtysh("-c", "show ip ospf neighbor json", check=False).stdout or "{}")
        found = [one for many in table.get("neighbors", table).values() for one in many]
        states = [(one.get("ifaceName", ""), str(one.get("nbrState", one.get("state", "")))) for one in found]
        return {name.split(":")[0] for name, state in states if state.startswith("Full")}

    def way(self, number):
        """The link by which a router reaches the other's network."""
        words = self.gateways[number].run(["ip", "route", "get", lan(1 - number)], check=False).stdout.split()
        return words[words.index("dev") + 1] if "dev" in words else ""

    def answers(self):
        """A ping from network to network."""
        done = self.gateways[0].run(["ping", "-c1", "-W1", "-I", lan(0), lan(1)], check=False)
        return done.returncode == 0

    def __exit__(self, *_):
        for router in self.routers:
            router.stop()
        for gateway in self.gateways:
            stop(gateway.holder)
        remove_leftovers()
        shutil.rmtree(self.folder, ignore_errors=True)
        self.lock.close()


def inside(one):
    """The interfaces on which no OSPF is spoken."""
    return [name for name, link in one["ospf"]["interfaces"].items() if link["passive"]]


def lan(number):
    """An address of the preset's network on this side."""
    return ("10.10.0.1", "10.20.0.1")[number]


def wait(condition, seconds):
    """Seconds until it holds; None when it never does."""
    start = time.monotonic()
    while time.monotonic() - start < seconds:
        if condition():
            return time.monotonic() - start
        time.sleep(0.3)
    return None


def failover(sides):
    """What is wrong with the two ways."""
    first, second = sorted(sides[0]["links"], key=lambda name: sides[0]["ospf"]["interfaces"][name]["metric"])
    both = (0, 1)
    with Pair(sides) as pair:
        if wait(lambda: all(pair.full(number) == {first, second} for number in both), MEET_SECONDS) is None:
            return [f"neighbours in the state FULL: {[sorted(pair.full(number)) for number in both]}"]
        if wait(lambda: all(pair.way(number) == first for number in both) and pair.answers(), 20) is None:
            return [f"ways {[pair.way(number) for number in both]} instead of {first}, or no answer"]
        for gateway in pair.gateways:
            gateway.run(["nft", "-f", "-"], text=SILENCE.format(first))
        moved = wait(lambda: all(pair.way(number) == second for number in both) and pair.answers(), DEAD_SECONDS)
        if moved is None:
            return [f"{DEAD_SECONDS} seconds after silence on {first}: {[pair.way(number) for number in both]}"]
        if moved < 5:
            return [f"moved after {moved:.0f} seconds: the silence was no silence"]
        for gateway in pair.gateways:
            gateway.run(["nft", "delete", "table", "inet", "silence"])
        back = wait(lambda: all(pair.way(number) == first for number in both) and pair.answers(), MEET_SECONDS)
        return [] if back is not None else [f"does not come back to {first}"]


def apart(sides, change):
    """The same with one side changed: no neighbour may become FULL."""
    with Pair([sides[0], change(sides[1])]) as pair:
        met = wait(lambda: pair.full(0) or pair.full(1), APART_SECONDS)
        return [] if met is None else [f"neighbours all the same: {pair.full(0)}, {pair.full(1)}"]


def other_key(one):
    """The last character of the key differs."""
    keys = {number: key[:-1] + ("a" if key[-1] != "a" else "b") for number, key in one["ospf"]["keys"].items()}
    return {**one, "ospf": {**one["ospf"], "keys": keys}}


def other_size(one):
    """Packets of one side are smaller."""
    links = {name: {**link, "mtu": link["mtu"] - 100} for name, link in one["links"].items()}
    return {**one, "links": links}

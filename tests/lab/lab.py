"""The whole lab: network, two charons, two routers, and what is asserted of a tunnel."""

import suites
import firewall
from charon import Charon
from net import LabError, Network
from routing import Router, cloud_conf, exported_conf, wait_for_routes
from tunnel import Tunnel

ROUTE_SECONDS = 25
ROUTES_STAND_IN = "static routes into a VTI are the lab's own: no exported file that is read here has them"
VTI_STAND_IN = ("the TUN device of userland ESP for the kernel's tunnel interface (if_ipsec, XFRM interface); its name, reqid "
                "and if_id are not judged")


class Lab:
    """Context manager around everything that must be torn down."""

    def __init__(self, tally):
        self.tally = tally
        self.network = Network()
        self.charons, self.routers = {}, {}

    def __enter__(self):
        self.network.__enter__()
        try:
            for name, gateway in self.network.gateways.items():
                self.charons[name] = Charon(gateway)
                self.routers[name] = Router(gateway)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for router in self.routers.values():
            router.stop()
        for charon in self.charons.values():
            charon.stop()
        self.network.__exit__()

    def tunnel(self, setup):
        """Put both ends of a setup in their places."""
        return Tunnel(self.network, self.charons, setup.sides, setup.places, setup.names)

    def judge(self, setup):
        """Everything that must hold of a tunnel that both files call agreed."""
        tunnel = self.tunnel(setup)
        for name, side in setup.sides.items():
            for reason in side.stand_ins:
                self.tally.stand_in(setup.name, reason)
        if any(side.tunnel_address for side in setup.sides.values()):
            self.tally.stand_in(setup.name, VTI_STAND_IN)
            if not setup.bgp and not all(side.routes for side in setup.sides.values()):
                self.tally.stand_in(setup.name, ROUTES_STAND_IN)
        self.as_it_stands(setup)
        starters = who_starts(setup)
        if not self.tally.check(f"{setup.name}: someone starts", [] if starters else [setup.why_nobody()]):
            return []
        # Packets and routes in the direction that runs last; both must come up.
        attempts = [self.one_way(setup, tunnel, starter, last=starter == starters[-1]) for starter in starters]
        for text in sorted(set(tunnel.left_out)):
            self.tally.not_judged(setup.name, f"cipher of {text} is in none of Debian's strongSwan plugins")
        return attempts

    def as_it_stands(self, setup):
        """A file that charon can read is loaded without a change, and charon must list what was read from it."""
        for key, side in setup.sides.items():
            if side.text:
                charon = self.charons[key]
                charon.reset()
                words = charon.load_text(side.text)
                wrong = [words] if words else unlike(charon.connections(), side)
                self.tally.check(f"{setup.name}: charon loads the file of {setup.labels[key]} as it stands", wrong)
                charon.load({"connections": {}})

    def one_way(self, setup, tunnel, starter, last):
        """One end starts: SAs, suite, rekey, and at the end packets."""
        name = f"{setup.name}: started by {setup.labels[starter]}"
        found = tunnel.attempt(starter)
        if not self.tally.check(f"{name}: comes up", [] if found.worked else [f"{found.stage}: {found.words}"]):
            return found
        self.tally.check(f"{name}: SAs on both ends", tunnel.up())
        self.tally.check(f"{name}: planned suite", wrong_suite(setup.sides, starter, found), words_of(found))
        self.tally.check(f"{name}: rekeys", [] if found.rekey else [f"{found.stage}: {found.words}"])
        if last:
            self.traffic(name, setup, tunnel, starter)
        return found

    def traffic(self, name, setup, tunnel, starter):
        """Routes first, then packets both ways, and the proof that they went through the SA."""
        tunnel.routes(starter)
        for key, side in setup.sides.items():
            if side.rules:
                self.network.gateways[key].run(["nft", "-f", "-"], text=firewall.router(side))
        before = tunnel.bytes_through()
        if setup.bgp and not self.routing(name, setup):
            return
        tunnel.learned_elsewhere()
        self.tally.check(f"{name}: ping both ways", tunnel.pings())
        after = tunnel.bytes_through()
        rise = [after[0] - before[0], after[1] - before[1]]
        self.tally.check(f"{name}: inside the tunnel", [] if min(rise) > 0 else [f"bytes in/out rose by {rise}"],
                         f"{rise[0]} bytes in, {rise[1]} out")

    def routing(self, name, setup):
        """BGP: each side's prefixes in the other's table."""
        try:
            for key, side in setup.sides.items():
                own = setup.places[key].frr
                conf = cloud_conf(side.bgp) if side.bgp else exported_conf(own)
                self.routers[key].start(conf)
            missing = wait_for_routes(self.routers, setup.bgp, ROUTE_SECONDS)
            words = [f"{setup.labels[key]} lacks {', '.join(left)} ({self.routers[key].summary()})"
                     for key, left in missing.items()]
            return self.tally.check(f"{name}: BGP prefixes on both sides", words)
        except LabError as error:
            self.tally.fail(f"{name}: BGP", error)
            return False

    def after(self):
        """What a case leaves running."""
        for router in self.routers.values():
            router.stop()
        for gateway in self.network.gateways.values():
            gateway.run(["nft", "flush", "ruleset"])


def unlike(loaded, side):
    """What charon lists of a connection, against what the reader took from the same file."""
    one, told = side.conf["connections"][side.connection], loaded.get(side.connection, {})
    pairs = [("local_addrs", [one.get("local_addrs", "%any")]), ("remote_addrs", [one.get("remote_addrs", "%any")]),
             ("version", {"1": "IKEv1", "2": "IKEv2"}[one["version"]]), ("rekey_time", one["rekey_time"].rstrip("s"))]
    wrong = [f"{key}: {told.get(key)}, in the file {value}" for key, value in pairs if told.get(key) != value]
    children = told.get("children", {})
    if set(children) != set(one["children"]):
        wrong.append(f"children {sorted(children)}")
    for name, child in one["children"].items():
        for end in ("local", "remote"):
            listed, wanted = children.get(name, {}).get(f"{end}-ts", []), child[f"{end}_ts"].replace(" ", "").split(",")
            wrong += [] if sorted(listed) == sorted(wanted) else [f"{name} {end}_ts: {listed}"]
    for part in ("local", "remote"):
        listed = told.get(f"{part}-1", {}).get("id")
        section = next(values for key, values in one.items() if key.startswith(part) and isinstance(values, dict))
        # Where nothing is written, charon sends its address, and takes anything.
        wrong += [] if listed == section.get("id", listed) else [f"{part} id: {listed}"]
    return wrong


def who_starts(setup):
    """Ends that may start towards an end that may answer and can be reached."""
    ends = setup.sides
    reachable = {key: place.inside is None or place.forwards for key, place in setup.places.items()}
    return [key for key, other in (("b", "a"), ("a", "b"))
            if ends[key].may_start and ends[other].may_answer and reachable[other]]


def wrong_suite(sides, starter, found):
    """The negotiated suite must be one that both files name, IKE, ESP and PFS group."""
    other = "b" if starter == "a" else "a"
    wrong = []
    ike = suites.common(sides[starter].proposals("initiator"), sides[other].proposals("responder"), suites.IKE_FIELDS)
    if found.ike not in ike:
        wrong.append(f"IKE {found.ike} is not in both files: {sorted(ike, key=str)}")
    ones, others = sides[starter].child_proposals("initiator"), sides[other].child_proposals("responder")
    esp = suites.common(ones, others, suites.ESP_FIELDS)
    if not found.esp or not found.esp <= esp:
        wrong.append(f"ESP {found.esp} is not in both files: {sorted(esp, key=str)}")
    groups = {item[-1] for item in suites.common(ones, others, (*suites.ESP_FIELDS, "dh"))}
    if found.rekey and not found.pfs <= groups:
        wrong.append(f"PFS after the rekey {found.pfs}, both files name {groups}")
    return wrong


def words_of(found):
    """The suite in one line."""
    ike = "/".join(part for part in found.ike if part)
    esp = " ".join("/".join(part for part in item if part) for item in sorted(found.esp, key=str))
    pfs = " ".join(str(group) for group in found.pfs if group)
    return f"{ike}, {esp}{' ' + pfs if pfs else ''}"

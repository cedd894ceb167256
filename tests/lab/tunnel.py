"""One tunnel between two daemons: load both ends, bring it up, look, send packets.

What the lab changes of an end's swanctl.conf before loading it, and why:
`start_action`, `close_action` and `dpd_action` become none or clear, because the lab
decides who starts and when; `policies` becomes yes and `reqid` goes, because userland
ESP has one TUN device and finds its SA by policy; ciphers that Debian's plugins lack
are taken out and counted as not judged.
"""

import ipaddress
import time
from dataclasses import dataclass, field

import one_to_one
import stage
import suites
from net import LabError

PING_COUNT, TRIES = "3", 3


@dataclass
class Place:
    """Where an end stands in the lab's world."""

    public: str
    inside: str = None
    forwards: bool = False
    lans: list = field(default_factory=list)
    hosts: list = field(default_factory=list)
    frr: str = None
    seen: list = field(default_factory=list)


@dataclass
class Attempt:
    """What one initiator got."""

    worked: bool
    stage: str = None
    words: str = ""
    rekey: bool = None
    ike: tuple = None
    esp: set = field(default_factory=set)
    pfs: set = field(default_factory=set)
    selectors: list = field(default_factory=list)


def adapted(conf):
    """The configuration as the lab loads it, and the proposals that it had to leave out."""
    left_out = []
    for connection in conf["connections"].values():
        if "proposals" in connection:
            good, bad = suites.usable(connection["proposals"].split(","))
            connection["proposals"] = ",".join(good)
            left_out += bad
        for child in connection["children"].values():
            child.update(start_action="none", close_action="none", dpd_action="clear", policies="yes")
            child.pop("reqid", None)
            good, bad = suites.usable(child.get("esp_proposals", "").split(","))
            child["esp_proposals"] = ",".join(good)
            left_out += bad
    return conf, left_out


class Tunnel:
    """The two ends in place; one object for one case."""

    def __init__(self, network, charons, sides, places, names):
        self.network, self.charons, self.sides, self.places = network, charons, sides, places
        self.left_out = []
        for name, place in places.items():
            network.clear(name)
            network.gateways[name].set_names(names)
        for name, place in places.items():
            network.place(name, place.public, place.inside, place.forwards)
            self.add_lans(name, place)
            self.translate(network.gateways[name], sides[name].nat)
            if sides[name].tunnel_address:
                network.gateways[name].ip([f"addr replace {sides[name].tunnel_address} dev ipsec0"])

    @staticmethod
    def translate(gateway, nat):
        """1:1 NAT. Userland ESP wants an address within its own selector: one that nobody asks for."""
        if nat:
            gateway.run(["nft", "-f", "-"], text=one_to_one.rules(nat))
            gateway.ip([f"addr replace {ipaddress.ip_network(item.shown)[-2]}/32 dev lo" for item in nat.own])

    def add_lans(self, name, place):
        """The networks behind the gateway: hosts with their mask, or single addresses."""
        gateway = self.network.gateways[name]
        if place.lans:
            for number, (prefix, host) in enumerate(zip(place.lans, place.hosts)):
                bits = ipaddress.ip_network(prefix).prefixlen
                gateway.ip([f"link add lan{number} type veth peer name far{number}", f"link set far{number} up",
                            f"link set lan{number} up", f"addr add {host}/{bits} dev lan{number}{without_dad(host)}"])
        else:
            gateway.ip([f"addr replace {host}/32 dev lo" for host in place.hosts])

    def load(self, starter):
        """Both configurations for the roles that follow from who starts; charon's words on a refusal."""
        for name in ("a", "b"):
            conf, left_out = adapted(self.sides[name].conf_as("initiator" if name == starter else "responder"))
            self.left_out += left_out
            self.charons[name].reset()
            refused = self.charons[name].load(conf)
            if refused:
                return f"charon {name} refuses the configuration: {refused}"
        return None

    def attempt(self, starter, rekey=True):
        """Start from one end, and rekey once it is up."""
        refused = self.load(starter)
        if refused:
            raise LabError(refused)
        side, charon = self.sides[starter], self.charons[starter]
        answerer = self.charons["b" if starter == "a" else "a"]
        for child in side.children:
            worked, _ = charon.initiate(child, side.connection)
            if not worked:
                log = charon.log()
                return Attempt(False, stage.of_failure(log), stage.words(log, answerer.log()))
        found = self.look(starter)
        if rekey:
            found.rekey = self.rekey_children(starter)
            if not found.rekey:
                found.stage = "rekey_child"
                found.words = stage.words(charon.log(), answerer.log())
            elif not self.rekey_ike(starter):
                found.rekey, found.stage = False, "rekey_ike"
                found.words = stage.words(charon.log(), answerer.log())
            found.pfs = {item.get("dh-group") for item in installed(charon)}
        return found

    def look(self, starter):
        """What is up now, on the side that started."""
        sa = self.charons[starter].sas()[0]
        children = installed(self.charons[starter])
        return Attempt(True, ike=suites.negotiated(sa, suites.IKE_FIELDS),
                       esp={suites.negotiated(item, suites.ESP_FIELDS) for item in children},
                       selectors=[(tuple(item["local-ts"]), tuple(item["remote-ts"])) for item in children])

    def rekey_children(self, starter):
        """Rekey each child; a new SPI is the proof, a missing one the failure."""
        charon = self.charons[starter]
        for child in self.sides[starter].children:
            before = spis(charon, child)
            charon.rekey(child=child)
            if not wait_until(lambda: spis(charon, child) - before and not rekeying(charon), 4):
                return False
        return True

    def rekey_ike(self, starter):
        """Rekey the IKE SA in place, IKEv2 only; IKEv1 has nothing but a new negotiation."""
        charon, name = self.charons[starter], self.sides[starter].connection
        sas = charon.sas()
        if sas[0]["version"] == "1":
            return True
        before = {sa["initiator-spi"] for sa in sas}
        charon.rekey(ike=name)
        return bool(wait_until(lambda: {sa["initiator-spi"] for sa in charon.sas()
                                        if sa["state"] == "ESTABLISHED"} - before, 4))

    def up(self):
        """Failures of the state on both ends: one IKE SA established, every child installed."""
        wrong = []
        for name in ("a", "b"):
            sas = [sa for sa in self.charons[name].sas() if sa["state"] == "ESTABLISHED"]
            children = [item for sa in sas for item in sa["child-sas"].values() if item["state"] == "INSTALLED"]
            if len(sas) != 1 or len(children) < len(self.sides[name].children):
                wrong.append(f"{name}: {len(sas)} IKE SAs, {len(children)} Child SAs of "
                             f"{len(self.sides[name].children)}")
        return wrong

    def routes(self, starter):
        """Send the other side's networks into the tunnel, as each system does it."""
        for name in ("a", "b"):
            side, place = self.sides[name], self.places[name]
            other = self.places["b" if name == "a" else "a"]
            lines = ["link set ipsec0 up"]
            if side.bgp and side.system == "azure":
                lines += [f"addr replace {side.bgp.address}/32 dev lo",
                          f"route replace {side.bgp.peer_address}/32 dev ipsec0 src {side.bgp.address}"]
            for prefix in self.static_prefixes(side, place, other):
                lines.append(f"route replace {prefix} dev ipsec0 src {host_beside(place.hosts, prefix)}")
            self.network.gateways[name].ip(lines)

    def learned_elsewhere(self):
        """What came by BGP as the wire carries it is reached as the end's NAT rules show it."""
        for name, side in self.sides.items():
            if side.bgp:
                self.network.gateways[name].ip([f"route replace {item.shown} dev ipsec0 src {self.places[name].hosts[0]}"
                                                for item in side.nat.other])

    def static_prefixes(self, side, own, other):
        """From the file; a VTI's static routes stand in no IPsec section, so the lab adds them."""
        if side.routes or side.bgp:
            return side.routes
        if own.frr:
            return []
        return [str(ipaddress.ip_network(text)) for text in other.lans] or [f"{host}/32" for host in other.hosts]

    def pings(self):
        """Both ways between all hosts; failures with the loss that ping saw."""
        self.settle()
        wrong = []
        for name, other in (("a", "b"), ("b", "a")):
            for source in self.places[name].hosts:
                targets = self.places[other].seen or self.places[other].hosts
                for target in (text for text in targets if family(text) == family(source)):
                    text = self.ping(name, source, target)
                    if " 0% packet loss" not in text:
                        wrong.append(f"ping {name}: {source} -> {target}: {loss(text)}")
        return wrong

    def ping(self, name, source, target):
        """One packet until the path is awake, then the ones that count.

        ping waits two round trips for the last answer, which a busy machine exceeds:
        a run with a loss is repeated, and one clean run is asked for.
        """
        words = ["ping", f"-{family(target)}", "-i", "0.1", "-W", "1", "-I", source, target]
        gateway = self.network.gateways[name]
        if not any(gateway.run([*words, "-c", "1"], check=False).returncode == 0 for _ in range(TRIES)):
            return "100% packet loss"
        for _ in range(TRIES):
            text = gateway.run([*words, "-c", PING_COUNT], check=False).stdout
            if " 0% packet loss" in text:
                break
        return text

    def settle(self):
        """Wait until no end is still deleting what a rekey replaced."""
        wait_until(lambda: not any(rekeying(charon) for charon in self.charons.values()), 3)

    def bytes_through(self):
        """Bytes that left and came through the SAs of end a."""
        children = self.charons["a"].children()
        return (sum(int(item.get("bytes-in", 0)) for item in children),
                sum(int(item.get("bytes-out", 0)) for item in children))


def family(text):
    """4 or 6, of an address or a network."""
    return ipaddress.ip_network(text).version


def host_beside(hosts, prefix):
    """The first host of a network's own family."""
    return next(host for host in hosts if family(host) == family(prefix))


def without_dad(host):
    """An IPv6 address is there at once: nobody else can have it."""
    return " nodad" if family(host) == 6 else ""


def spis(charon, child):
    """Inbound SPIs of the installed SAs of a child, by the name in the configuration."""
    return {item["spi-in"] for item in installed(charon) if item["name"] == child}


def installed(charon):
    """Child SAs that carry traffic."""
    return [item for item in charon.children() if item["state"] == "INSTALLED"]


def rekeying(charon):
    """A rekey is still under way."""
    return any(item["state"] in ("REKEYING", "DELETING") for item in charon.children())


def wait_until(condition, seconds):
    """Poll a condition."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.05)
    return False


def loss(text):
    """'100% packet loss' out of ping's summary."""
    for part in text.replace("\n", ",").split(","):
        if "packet loss" in part:
            return part.strip()
    return text.strip()[-100:] or "no answer"

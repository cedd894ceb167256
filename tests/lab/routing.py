"""FRR in a gateway: zebra, staticd and bgpd with sockets of their own.

The firewall's daemons get the exported frr.conf as it is, except that the name
of its VTI becomes `ipsec0`, the only tunnel device that userland ESP has.
"""

import json
import os
import re
import time

from net import LabError, stop

DAEMONS = ("zebra", "staticd", "bgpd")
VTI = re.compile(r"\bipsec\d+\b")
START_SECONDS = 8


def cloud_conf(bgp):
    """frr.conf of the gateway that plays a cloud: its peer, its prefixes, no policy."""
    lines = ["frr defaults traditional", "log stdout", f"router bgp {bgp.asn}", f" bgp router-id {bgp.address}",
             " no bgp ebgp-requires-policy", " no bgp network import-check",
             f" neighbor {bgp.peer_address} remote-as {bgp.peer_asn}",
             f" neighbor {bgp.peer_address} update-source {bgp.address}",
             f" neighbor {bgp.peer_address} ebgp-multihop 255", " address-family ipv4 unicast",
             *(f"  network {prefix}" for prefix in bgp.networks), " exit-address-family"]
    return "\n".join(lines) + "\n"


def exported_conf(text):
    """The exported file with the VTI's name made the lab's."""
    return VTI.sub("ipsec0", text)


class Router:
    """The FRR daemons of one gateway for one case."""

    def __init__(self, gateway, names=DAEMONS):
        self.gateway, self.names = gateway, names
        self.folder = os.path.join(gateway.folder, "frr")
        self.daemons = []
        os.makedirs(self.folder, exist_ok=True)

    def start(self, conf):
        """Start all of them, then hand the configuration over through vtysh, as FRR itself does."""
        self.gateway.run(["sh", "-c", "mkdir -p /run/frr && chown frr:frr /run/frr && rm -f /run/frr/*"])
        path = os.path.join(self.folder, "frr.conf")
        with open(path, "w", encoding="utf-8") as file:
            file.write(conf)
        os.chmod(self.gateway.folder, 0o755)
        for name in self.names:
            self.daemons.append(self.gateway.spawn(
                [f"/usr/lib/frr/{name}", "-f", "/dev/null", "--vty_socket", "/run/frr", "-i", f"/run/frr/{name}.pid",
                 "-z", "/run/frr/zserv.api", "-A", "127.0.0.1", "--log", "stdout"],
                os.path.join(self.folder, f"{name}.log")))
            self.wait_for(f"/run/frr/{name}.vty")
        done = self.vtysh("-f", path, check=False)
        wrong = [line for line in (done.stdout + done.stderr).splitlines() if "% " in line or "rror" in line]
        if done.returncode != 0 or wrong:
            raise LabError(f"vtysh does not take frr.conf: {' | '.join(wrong) or done.returncode}")

    def wait_for(self, path):
        """A daemon is there when its socket is."""
        deadline = time.monotonic() + START_SECONDS
        while self.gateway.run(["test", "-S", path], check=False).returncode != 0:
            if time.monotonic() > deadline:
                raise LabError(f"FRR does not start: {path}")
            time.sleep(0.03)

    def vtysh(self, *words, check=True):
        """vtysh against these daemons."""
        return self.gateway.run(["vtysh", "--vty_socket", "/run/frr", *words], check)

    def again(self):
        """Start the sessions anew, so that no retry timer costs minutes."""
        self.vtysh("-c", "clear bgp *", check=False)

    def routes(self):
        """Prefixes from BGP that are installed in the kernel."""
        try:
            table = json.loads(self.vtysh("-c", "show ip route bgp json", check=False).stdout or "{}")
        except ValueError:
            return set()
        return {prefix for prefix, entries in table.items() if any(entry.get("installed") for entry in entries)}

    def summary(self):
        """State of the sessions, for a failure's words."""
        text = self.vtysh("-c", "show bgp summary", check=False).stdout
        return " ".join(line for line in text.splitlines() if re.match(r"^\d+\.", line))[:300]

    def stop(self):
        """End the daemons; their routes go with zebra's end."""
        for process in reversed(self.daemons):
            stop(process)
        self.daemons = []


def wait_for_routes(routers, wanted, seconds):
    """Until every router has its prefixes, clearing the sessions now and then; what is missing at the end."""
    deadline = time.monotonic() + seconds
    kick = time.monotonic() + 2
    missing = wanted
    while time.monotonic() < deadline:
        missing = {name: wanted[name] - routers[name].routes() for name in wanted}
        if not any(missing.values()):
            return {}
        if time.monotonic() > kick:
            for router in routers.values():
                router.again()
            kick = time.monotonic() + 4
        time.sleep(0.2)
    return {name: sorted(left) for name, left in missing.items() if left}

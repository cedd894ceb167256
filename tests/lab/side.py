"""One end of a tunnel as its exported files describe it, in words of no vendor.

Both readers produce this; everything after them (network, daemons, checks)
works on it alone and never looks at a vendor's file again.
"""

import copy
from dataclasses import dataclass, field

from one_to_one import OneToOne


@dataclass
class Bgp:
    """What one end says about the session."""

    asn: int
    address: str
    peer_asn: int
    peer_address: str
    networks: list = field(default_factory=list)


@dataclass
class Side:
    """What an end will do, and the swanctl.conf that makes charon do the same."""

    system: str
    release: str
    own_address: str
    peer: str
    conf: dict
    connection: str
    children: list
    route_based: bool
    may_start: bool
    may_answer: bool
    psk: str
    tunnel_address: str = ""
    tunnel_peer: str = ""
    interface: str = ""
    prefixes: list = field(default_factory=list)
    hosts: list = field(default_factory=list)
    routes: list = field(default_factory=list)
    bgp: Bgp = None
    responder_conf: dict = None
    stand_ins: list = field(default_factory=list)
    nat: OneToOne = field(default_factory=OneToOne)
    # The exported file itself, where charon can read it.
    text: str = ""
    # Its nftables rules, for the lab to set up below a router's own.
    rules: str = ""

    def conf_as(self, role):
        """The configuration for a role: Azure's default offers differ by role."""
        chosen = self.responder_conf if role == "responder" and self.responder_conf else self.conf
        return copy.deepcopy(chosen)

    def proposals(self, role):
        """IKE proposals for a role, each as written."""
        return split(self.conf_as(role)["connections"][self.connection].get("proposals", ""))

    def child_proposals(self, role):
        """ESP proposals of the first child for a role."""
        connection = self.conf_as(role)["connections"][self.connection]
        return split(connection["children"][self.children[0]].get("esp_proposals", ""))


def split(text):
    """A comma list without blanks."""
    return [item.strip() for item in text.split(",") if item.strip()]

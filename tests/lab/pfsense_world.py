"""What a firewall knows beside its IPsec section: its interfaces and the names it can resolve."""

import ipaddress
from dataclasses import dataclass, field


@dataclass
class World:
    """Facts of the machine that no exported IPsec section holds."""

    wan: str
    lans: list = field(default_factory=list)
    names: dict = field(default_factory=dict)

    def resolve(self, host):
        """Address of a remote gateway; an unknown name stays a name."""
        return self.names.get(host, host)

    def interface_network(self, name):
        """Network of `lan`, `opt1` ...: the networks of the scenario in their order."""
        order = 0 if name == "lan" else whole_number(name) if name.startswith("opt") else None
        if order is None or order >= len(self.lans):
            raise ValueError(f"no network known for interface {name!r}")
        return self.lans[order]


def whole_number(name):
    """1 of 'opt1'."""
    digits = "".join(mark for mark in name if mark.isdigit())
    return int(digits) if digits else 0


def cidr(item, world, with_mask=False, mode=""):
    """localid, remoteid or natlocalid as pfSense writes it (ipsec_idinfo_to_cidr)."""
    kind = item.get("type", "")
    if kind == "address":
        if not with_mask:
            return item["address"]
        six = ":" in item["address"]
        bits = (64 if six else 30) if mode == "vti" else (128 if six else 32)
        return f"{item['address']}/{bits}"
    if kind == "network":
        return f"{item['address']}/{item['netbits']}"
    if kind in ("none", "mobile"):
        return "0.0.0.0/0"
    return str(ipaddress.ip_network(world.interface_network(kind)))

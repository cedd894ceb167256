"""1:1 NAT of an end, as its exported file says it, done by nftables in its namespace.

Both systems map host for host and in both directions: pf's `binat` on enc0, and
Azure's static NAT rules. A rule without state does the same. It stands behind the
choice of the route on the way out and before it on the way in, as in both systems:
the wanted network of the other side may well be the own one.
"""

import ipaddress
from dataclasses import dataclass, field

TABLE = "one-to-one"


@dataclass
class Mapping:
    """Hosts of `real` are `shown` elsewhere; with `towards` only in packets to and from that network."""

    real: str
    shown: str
    towards: str = None


@dataclass
class OneToOne:
    """`own`: this end's networks, real here and shown on the wire. `other`: real on the wire and shown here."""

    own: list = field(default_factory=list)
    other: list = field(default_factory=list)

    def __bool__(self):
        return bool(self.own or self.other)


def rules(nat):
    """The table for `nft -f -`."""
    inward = [rewrite("daddr", item.shown, item.real, "saddr", item.towards) for item in nat.own]
    inward += [rewrite("saddr", item.real, item.shown, "daddr", item.towards) for item in nat.other]
    outward = [rewrite("saddr", item.real, item.shown, "daddr", item.towards) for item in nat.own]
    outward += [rewrite("daddr", item.shown, item.real, "saddr", item.towards) for item in nat.other]
    chains = [chain("in", "prerouting", "-300", "iifname", inward), chain("out", "postrouting", "300", "oifname", outward)]
    return f"table ip {TABLE} {{\n" + "\n".join(chains) + "\n}\n"


def chain(name, hook, priority, interface, lines):
    """One chain on the tunnel's device."""
    body = "\n".join(f'    {interface} "ipsec0" {line}' for line in dict.fromkeys(lines))
    return f"  chain {name} {{\n    type filter hook {hook} priority {priority};\n{body}\n  }}"


def rewrite(which, source, target, far, towards):
    """The network part is replaced, the host part stays."""
    one, other = ipaddress.ip_network(source), ipaddress.ip_network(target)
    condition = f"ip {far} {towards} " if towards else ""
    return f"{condition}ip {which} {one} ip {which} set ip {which} & {one.hostmask} | {other.network_address}"


def shown(pairs, text):
    """A network or an address after a list of (from, to); as it is where none fits."""
    whole = ipaddress.ip_network(text)
    for real, elsewhere in pairs:
        one, other = ipaddress.ip_network(real), ipaddress.ip_network(elsewhere)
        if whole.version == one.version and whole.subnet_of(one):
            moved = int(whole.network_address) - int(one.network_address) + int(other.network_address)
            found = ipaddress.ip_network((moved, whole.prefixlen))
            return str(found) if "/" in text else str(found.network_address)
    return text

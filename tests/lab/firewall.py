"""A Linux router's own firewall with a tunnel's exported rules in it, as the guide says to add them.

The router translates whatever it sends (masquerading, and IPv6 to an address that nobody
routes), so packets pass only where the exported rules keep them from it. With a route-based
tunnel it drops what nobody accepts, too; what a policy-based tunnel accepts is known by its
IPsec policy, and userland ESP has none in the kernel.
"""

import re

TABLE = re.compile(r"^table inet (\S+) \{$", re.M)
INTERFACE = re.compile(r'"xfrm\d+"')
MASQUERADE = """table ip nat {
	chain postrouting {
		type nat hook postrouting priority srcnat; policy accept;
		masquerade
	}
}
table ip6 nat {
	chain postrouting {
		type nat hook postrouting priority srcnat; policy accept;
		snat to 2001:db8:ffff::1
	}
}
"""
DROP = """table inet %s {
	chain input {
		type filter hook input priority filter; policy drop;
		iifname "lo" accept
		ct state established,related accept
		jump tunnelwright_input
	}
	chain forward {
		type filter hook forward priority filter; policy drop;
		jump tunnelwright_forward
	}
}
"""


def router(side):
    """The whole ruleset; the tunnel's interface is the only one that userland ESP has."""
    rules = INTERFACE.sub('"ipsec0"', side.rules)
    drop = DROP % TABLE.search(rules)[1] if side.route_based else ""
    return f"flush ruleset\n{rules}\n{MASQUERADE}{drop}"

"""What the lab brings up: every preset, and each routing kind with each era of each system.

A case is a preset with values changed at paths. `despite` exports although a
finding is an error (presets of their own time); `expect` is "up", or "narrowed" for
a tunnel that comes up and carries nothing, which the tool must then not call agreed.
"""

from dataclasses import dataclass, field


@dataclass
class Case:
    """One scenario for the lab."""

    name: str
    preset: str
    edits: dict = field(default_factory=dict)
    despite: bool = False
    expect: str = "up"


RELEASE, SETTINGS = "gateways[0].release", "gateways[1].settings."
POLICY = {"tunnels[0].routing": {"kind": "policy"}}
STATIC = {"tunnels[0].routing": {"kind": "static", "transit": "172.31.252.0/30"}}
AZURE_BGP = {"tunnels[0].routing": {"kind": "bgp", "transit": "10.20.255.252/30"},
             "gateways[0].bgp": {"asn": 65010, "address": "192.168.10.1"},
             "gateways[1].bgp": {"asn": 65515, "address": "10.20.255.254"}}
TWO_NETWORKS = {"gateways[0].networks": ["192.168.10.0/24", "192.168.11.0/24"]}
BASIC = {f"{SETTINGS}sku": "Basic", f"{SETTINGS}vpn_type": "PolicyBased", f"{SETTINGS}policy": "default"}
# A preset of two firewalls with OpenBGPD; these move it to a release with FRR.
FRR = {"as_of": None, "gateways[0].settings.bgp_daemon": None, "gateways[1].settings.bgp_daemon": None}


LINUX = "linux_strongswan"
SWAN = {"as_of": None, "gateways[0].system": LINUX, "gateways[0].release": "6.0", "gateways[0].settings": None}
SWANS = {**SWAN, "gateways[1].system": LINUX, "gateways[1].release": "6.0", "gateways[1].settings": None}
SWAN_AND_FIREWALL = {**SWAN, "gateways[1].release": "2.7.2", "gateways[1].settings.bgp_daemon": None}
SENSE = {"as_of": None, "gateways[0].system": "opnsense", "gateways[0].release": "26.7", "gateways[0].settings": None}
SENSES = {**SENSE, "gateways[1].system": "opnsense", "gateways[1].release": "24.1", "gateways[1].settings": None}
# One tunnel of the two.
ONE_TUNNEL = {"tunnels[1]": None, "gateways[1].lines[1]": None}
AWS_STATIC = {"tunnels[0].routing.kind": "static"}
FIREWALL = {"gateways[0].system": "pfsense", "gateways[0].release": "2.7.2"}
# Everything that could end a string, a value, a section or a line of swanctl.conf.
HOSTILE_KEY = "0S a\"b\\n\\\"c#d{e}f=$(id)`id`'g ;include /etc/passwd"


def both(version):
    """Both firewalls on one release."""
    return {RELEASE: version, "gateways[1].release": version}


# The same network on both sides.
SAME = {"gateways[0].networks": ["10.1.0.0/16"], "gateways[1].networks": ["10.1.0.0/16"],
        "tunnels[0].ends[0].translate": [{"from": "10.1.0.0/16", "to": "10.200.0.0/16"}],
        "tunnels[0].ends[1].translate": [{"from": "10.1.0.0/16", "to": "10.201.0.0/16"}]}
AZURE_SAME = {**SAME, f"{SETTINGS}sku": "VpnGw2AZ", f"{SETTINGS}gateway_subnet": "10.1.255.224/27",
              f"{SETTINGS}subnets": ["10.1.1.0/24"]}
# With BGP the gateway's subnet lies in a space of its own, which nobody translates.
AZURE_SAME_BGP = {**AZURE_SAME, "tunnels[0].routing": {"kind": "bgp", "transit": "172.31.252.0/30"},
                  "gateways[1].networks": ["10.1.0.0/16", "10.99.0.0/27"],
                  f"{SETTINGS}gateway_subnet": "10.99.0.0/27",
                  "gateways[0].bgp": {"asn": 65010}, "gateways[1].bgp": {"asn": 65515, "address": "10.99.0.30"}}

SIX = {"gateways[0].networks": ["fd00:a:1::/64", "2001:db8:a::/48"], "gateways[1].networks": ["fd00:b:1::/64"]}
BOTH = {"gateways[0].networks": ["10.10.0.0/24", "fd00:a:1::/64"], "gateways[1].networks": ["10.1.0.0/16", "fd00:b:1::/64"]}
SIX_PAIRS = (("two Linux", SWANS), ("Linux and firewall", SWAN_AND_FIREWALL), ("two firewalls, 2.7.2", {**FRR, **both("2.7.2")}),
             ("firewalls of 2.4.5 and 2.8", {**FRR, RELEASE: "2.4.5", "gateways[1].release": "2.8"}))

VARIANTS = [
    *(Case(f"Azure static routes, pfSense {version}", "azure-pfsense", {**STATIC, RELEASE: version})
      for version in ("2.4.5", "2.5.2", "2.6.0", "2.7.2")),
    *(Case(f"Azure policy-based selectors, pfSense {version}", "azure-pfsense", {**POLICY, RELEASE: version})
      for version in ("2.3.2", "2.4.3", "2.5.2", "2.8")),
    Case("Azure, two networks in one policy-based tunnel", "azure-pfsense", {**POLICY, **TWO_NETWORKS}),
    *(Case(f"Azure BGP, pfSense {version}", "azure-pfsense", {**AZURE_BGP, RELEASE: version})
      for version in ("2.5.2", "2.8")),
    Case("Azure, default offers", "azure-pfsense", {**POLICY, f"{SETTINGS}policy": "default"}),
    Case("Azure, IKEv1", "azure-pfsense", {**POLICY, "tunnels[0].protection.ike_version": "ikev1"}),
    Case("Azure behind-NAT device, router forwards, either starts", "azure-pfsense-bgp-behind-nat",
         {"gateways[0].lines[0].nat.forwards": True, "tunnels[0].initiator": "either"}),
    *(Case(f"two firewalls, BGP, {version}", "pfsense-pfsense-bgp", {**FRR, **both(version)})
      for version in ("2.5.2", "2.7.2")),
    *(Case(f"two firewalls, static routes, {version}", "pfsense-pfsense-bgp",
           {**FRR, **both(version), "tunnels[0].routing": {"kind": "static", "transit": "172.19.0.0/30"}})
      for version in ("2.4.4-p1", "2.6.0", "2.8")),
    *(Case(f"two firewalls, policy-based, {version}", "pfsense-pfsense-bgp", {**FRR, **both(version), **POLICY})
      for version in ("2.2", "2.3.2", "2.4.5", "2.7.2")),
    Case("Azure policy-based gateway, pfSense 2.7.2", "azure-pfsense", {**POLICY, **BASIC, RELEASE: "2.7.2"}),
    Case("Azure policy-based gateway, pfSense 2.4.5", "azure-pfsense", {**POLICY, **BASIC, RELEASE: "2.4.5"}),
    Case("Azure policy-based gateway, pfSense 2.0.3 (racoon)", "azure-pfsense",
         {**POLICY, **BASIC, RELEASE: "2.0.3"}, despite=True),
    *(Case(f"same network on both sides, Azure translates both, pfSense {version}", "azure-pfsense",
           {**AZURE_SAME, **STATIC, RELEASE: version}) for version in ("2.5.2", "2.8")),
    Case("same network on both sides, Azure translates both, BGP", "azure-pfsense", {**AZURE_SAME_BGP, RELEASE: "2.7.2"}),
    Case("firewall shows its network elsewhere, Azure policy-based selectors", "azure-pfsense",
         {**POLICY, RELEASE: "2.8",
          "tunnels[0].ends[0].translate": [{"from": "192.168.10.0/24", "to": "10.200.10.0/24"}]}),
    *(Case(f"same network on both sides, two firewalls, {version}", "pfsense-pfsense-bgp",
           {**FRR, **both(version), **POLICY, **SAME}) for version in ("2.2", "2.4.5", "2.5.2", "2.8")),
    Case("same network on both sides, two firewalls, one network of two", "pfsense-pfsense-bgp",
         {**FRR, **both("2.7.2"), **POLICY, **SAME, "gateways[0].networks": ["10.1.0.0/16", "192.168.7.0/24"]}),
    # The plain 2.4.4 asks for its two tunnel addresses only: up, and useless.
    Case("two firewalls, VTI of the plain 2.4.4", "pfsense-pfsense-bgp",
         {**FRR, **both("2.4.4"), "tunnels[0].routing": {"kind": "static", "transit": "172.19.0.0/30"}},
         despite=True, expect="narrowed"),
    Case("two firewalls of two eras, policy-based, IKEv1", "pfsense-pfsense-bgp",
         {**FRR, **POLICY, RELEASE: "2.3.2", "gateways[1].release": "2.7.2",
          "tunnels[0].protection.ike_version": "ikev1"}),
    *(Case(f"Azure and Linux {version}, {name}", "azure-strongswan", {"gateways[0].release": version, **edits})
      for version, name, edits in (("5.9.0", "static routes", STATIC), ("5.9.6", "policy-based", POLICY),
                                   ("6.0", "IKEv1, policy-based", {**POLICY, "tunnels[0].protection.ike_version": "ikev1"}))),
    Case("Azure and Linux behind NAT, static routes", "azure-strongswan",
         {**STATIC, "tunnels[0].initiator": "first",
          "gateways[0].lines[0].nat": {"behind": True, "inside": "192.168.178.2", "router": "Router"}}),
    *(Case(f"two Linux, {name}", "pfsense-pfsense-bgp", {**SWANS, **edits}) for name, edits in (
        ("BGP", {}), ("static routes without addresses", {"tunnels[0].routing": {"kind": "static"}}),
        ("policy-based, two networks", {**POLICY, "gateways[0].networks": ["10.10.0.0/24", "10.11.0.0/24"]}),
        ("policy-based, IKEv1, two networks", {**POLICY, "tunnels[0].protection.ike_version": "ikev1",
                                               "gateways[0].networks": ["10.10.0.0/24", "10.11.0.0/24"]}))),
    *(Case(f"Linux and firewall, {name}", "pfsense-pfsense-bgp", {**SWAN_AND_FIREWALL, **edits}) for name, edits in (
        ("BGP", {}), ("static routes", {"tunnels[0].routing": {"kind": "static", "transit": "172.19.0.0/30"}}),
        ("policy-based", POLICY))),
    # IPv6 alone, and beside IPv4: each pair of one family is a Child SA of its own.
    *(Case(f"IPv6 alone, {name}", "pfsense-pfsense-bgp", {**edits, **POLICY, **SIX}) for name, edits in SIX_PAIRS),
    *(Case(f"IPv4 and IPv6, {name}", "pfsense-pfsense-bgp", {**edits, **POLICY, **BOTH}) for name, edits in SIX_PAIRS),
    Case("IPv4 and IPv6, two Linux, IKEv1", "pfsense-pfsense-bgp",
         {**SWANS, **POLICY, **BOTH, "tunnels[0].protection.ike_version": "ikev1"}),
    Case("IPv4 and IPv6, two firewalls of 2.4.0, IKEv1", "pfsense-pfsense-bgp",
         {**FRR, **both("2.4.0"), **POLICY, **BOTH, "tunnels[0].protection.ike_version": "ikev1"}),
    *(Case(f"aggressive mode, {name}", "pfsense-pfsense-bgp",
           {**edits, **POLICY, "tunnels[0].protection.exchange_mode": "aggressive"}) for name, edits in (
               ("two Linux", SWANS), ("two Linux, the second starts", {**SWANS, "tunnels[0].initiator": "second"}),
               ("Linux and firewall", SWAN_AND_FIREWALL), ("two firewalls, 2.3.2", {**FRR, **both("2.3.2")}))),
    Case("two Linux, hostile key", "pfsense-pfsense-bgp", {**SWANS, **POLICY, "tunnels[0].psk": HOSTILE_KEY}),
    *(Case(f"Azure and OPNsense {version}, {name}", "azure-opnsense", {"gateways[0].release": version, **edits})
      for version, name, edits in (("24.1", "policy-based", POLICY), ("24.7", "BGP", AZURE_BGP),
                                   ("26.1", "IKEv1, policy-based", {**POLICY, "tunnels[0].protection.ike_version": "ikev1"}))),
    *(Case(f"two OPNsense, {name}", "pfsense-pfsense-bgp", {**SENSES, **edits}) for name, edits in (
        ("BGP", {}), ("static routes", {"tunnels[0].routing": {"kind": "static", "transit": "172.19.0.0/30"}}),
        ("policy-based, two networks", {**POLICY, "gateways[0].networks": ["10.10.0.0/24", "10.11.0.0/24"]}))),
    *(Case(f"AWS and {name}", "aws-strongswan", {**ONE_TUNNEL, **edits}) for name, edits in (
        ("Linux, static routes", AWS_STATIC), ("Linux, policy-based", POLICY),
        ("firewall, policy-based, IKEv1", {**FIREWALL, **POLICY, "tunnels[0].protection": {"ike_version": "ikev1"}}), ("Linux, IKEv1", {"tunnels[0].protection": {"ike_version": "ikev1"}}),
        ("Linux, started by AWS", {"tunnels[0].initiator": "second"}),
        ("Linux behind NAT", {"gateways[0].lines[0].nat": {"behind": True, "inside": "192.168.178.2", "router": "Router"}}),
        ("firewall, static routes", {**FIREWALL, **AWS_STATIC}), ("OPNsense, BGP", {**SENSE, "gateways[0].release": "25.7"}))),
    Case("OPNsense and firewall, policy-based", "pfsense-pfsense-bgp",
         {**SENSE, **POLICY, "gateways[1].release": "2.7.2", "gateways[1].settings.bgp_daemon": None}),
    Case("OPNsense, hostile key", "pfsense-pfsense-bgp",
         {**SENSES, **POLICY, "tunnels[0].psk": HOSTILE_KEY.replace(" ", "") + "<&>]]>"}),
]

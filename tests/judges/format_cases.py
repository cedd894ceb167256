"""Exports that the formats' own programs judge: more of them than the lab can bring up in its time."""

from cases import AZURE_BGP, FRR, POLICY, RELEASE, SETTINGS, STATIC, VARIANTS, Case, both

RELEASES = ["2.2", "2.3.2", "2.4.3", "2.4.4-p1", "2.4.5", "2.5.2", "2.6.0", "2.7.2", "2.8"]
ROUTED = [version for version in RELEASES if version >= "2.4.4"]

FORMATS = VARIANTS + [
    *(Case(f"policy-based, pfSense {version}", "azure-pfsense", {**POLICY, RELEASE: version}) for version in RELEASES),
    *(Case(f"static, pfSense {version}", "azure-pfsense", {**STATIC, RELEASE: version}) for version in ROUTED),
    *(Case(f"BGP, pfSense {version}", "azure-pfsense", {**AZURE_BGP, RELEASE: version}) for version in ROUTED),
    *(Case(f"two firewalls, FRR, {version}", "pfsense-pfsense-bgp", {**FRR, **both(version)}) for version in ROUTED),
    *(Case(f"gateway SKU {sku}", "azure-pfsense", {f"{SETTINGS}sku": sku})
      for sku in ("VpnGw1AZ", "VpnGw2AZ", "VpnGw5AZ", "Basic")),
    Case("Azure without a known address", "azure-pfsense", {"gateways[1].lines": [{}]}),
    Case("device with a host name", "azure-pfsense", {"gateways[0].lines": [{"fqdn": "office.example.net",
                                                                            "dynamic": True}]}),
    Case("many networks", "azure-pfsense", {**POLICY, "gateways[0].networks": [f"10.{n}.0.0/24" for n in range(30, 42)]}),
    Case("IPv6 networks", "pfsense-pfsense-bgp", {**FRR, **both("2.7.2"), **POLICY,
                                                 "gateways[0].networks": ["2001:db8:1::/64"],
                                                 "gateways[1].networks": ["2001:db8:2::/64"]}),
    Case("everything at once despite errors", "azure-pfsense", {RELEASE: "2.3.2", **AZURE_BGP}, despite=True),
]

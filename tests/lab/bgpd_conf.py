"""OpenBGPD's old bgpd.conf (the package of pfSense up to 2.4.5): translations for today's programs.

The daemon of Debian writes no kernel routes on Linux, so FRR runs in its place with
what the file says; `bgpd -n` judges the file itself after its old filter words have
been put into today's.
"""

import re

STAND_IN = "stand-in: FRR for OpenBGPD (its port to Linux sets no kernel routes)"


def fields(text):
    """{'asn', 'router_id', 'networks', 'neighbors': [{...}]} of a bgpd.conf in either form."""
    found = {"asn": None, "router_id": None, "networks": [], "neighbors": []}
    group_as, neighbor = None, None
    for line in text.splitlines():
        line = line.split("#", 1)[0].strip()
        words = line.split()
        if not words:
            continue
        if words[0] == "AS":
            found["asn"] = words[1]
        elif words[0] == "router-id":
            found["router_id"] = words[1]
        elif words[0] == "network" and len(words) > 1:
            found["networks"].append(words[1])
        elif words[0] == "neighbor":
            neighbor = {"address": words[1].strip('"'), "as": group_as}
            found["neighbors"].append(neighbor)
        elif words[0] == "remote-as":
            if neighbor is None:
                group_as = words[1]
            else:
                neighbor["as"] = words[1]
        elif words[0] in ("multihop", "local-address") and neighbor is not None:
            neighbor[words[0]] = words[1]
        elif words[0] == "}" and neighbor is not None:
            neighbor = None
        elif words[0] == "}":
            group_as = None
    return found


def as_frr(text):
    """frr.conf with the same speakers and networks."""
    conf = fields(text)
    lines = ["frr defaults traditional", f"router bgp {conf['asn']}", " no bgp ebgp-requires-policy",
             " no bgp network import-check"]
    if conf["router_id"]:
        lines.append(f" bgp router-id {conf['router_id']}")
    for peer in conf["neighbors"]:
        lines.append(f" neighbor {peer['address']} remote-as {peer['as']}")
        if peer.get("multihop"):
            lines.append(f" neighbor {peer['address']} ebgp-multihop {peer['multihop']}")
        if peer.get("local-address"):
            lines.append(f" neighbor {peer['address']} update-source {peer['local-address']}")
    lines.append(" address-family ipv4 unicast")
    lines += [f"  network {network}" for network in conf["networks"] if "/" in network]
    return "\n".join(lines + [" exit-address-family"]) + "\n"


def modern(text):
    """The same file in the words of OpenBGPD 7: `announce all|none|self` became filter rules long ago."""
    kept = []
    for line in text.splitlines():
        if re.match(r"^\s*announce\s+(all|self|none|default-route)\b", line):
            continue
        line = re.sub(r"^(\s*)network\s+inet\s+connected", r"\1network inet connected", line)
        kept.append(line)
    return "\n".join(kept) + "\n"

"""The merged configuration: the same tunnel as in the section alone, the old one untouched, nothing lost.

From it come the static routes too, which the IPsec section cannot hold.
"""

import backup
import pfsense_reader
import pfsense_xml
from pfsense_release import release


def examine(original, text, gateway, side, surroundings):
    """(what is wrong, networks routed into the tunnel)."""
    wrong = lost_lines(original, text)
    wrong += old_tunnel(original, text, gateway, surroundings)
    found = pfsense_reader.read_text(text, gateway["release"], surroundings, side.peer)
    if neutral(found) != neutral(side):
        wrong.append(f"another tunnel than in the section: {difference(neutral(side), neutral(found))}")
    return wrong, routed(text, gateway, found)


def lost_lines(original, text):
    """Every line of the original stands there still, in its order."""
    lines = iter(text.split("\n"))
    missing = [line for line in original.split("\n") if not any(line == other for other in lines)]
    return [f"lost or moved: {missing[0].strip()!r}"] if missing else []


def old_tunnel(original, text, gateway, surroundings):
    """The tunnel that was there makes the same swanctl.conf as before."""
    before, after = (pfsense_reader.read_text(source, gateway["release"], surroundings, backup.OTHER_PEER).conf
                     for source in (original, text))
    return [] if before == after else [f"the other tunnel changed: {difference(before, after)}"]


def neutral(side):
    """A side without the numbers that depend on what else is there."""
    connection = dict(side.conf["connections"][side.connection])
    children = [{name: value for name, value in child.items() if name != "reqid"}
                for child in connection.pop("children").values()]
    return connection, children, side.psk, side.tunnel_address, side.tunnel_peer, side.nat


def difference(one, other):
    """The first place where two texts part."""
    left, right = str(one), str(other)
    at = next((index for index, pair in enumerate(zip(left, right)) if pair[0] != pair[1]), 0)
    return f"...{left[max(0, at - 30):at + 50]} / ...{right[max(0, at - 30):at + 50]}"


def routed(text, gateway, side):
    """Networks of static routes over the gateway that belongs to the tunnel's interface."""
    _, tree = pfsense_xml.parse(text, release(gateway["release"]))
    names = {f"{item['descr']}_VTIV4" for item in (tree.get("interfaces") or {}).values()
             if isinstance(item, dict) and item.get("if") == side.interface and "enable" in item}
    routes = tree.get("staticroutes") or {}
    return [route["network"] for route in routes.get("route", []) if isinstance(route, dict)
            and route.get("gateway") in names and "disabled" not in route]

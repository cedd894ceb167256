"""The pfSense end from the exported XML alone, for one release."""

import json
import sys

import pfsense_ipsecconf
import pfsense_racoon
import pfsense_swanctl
import pfsense_words as words
import pfsense_xml
from pfsense_release import engine, release
from pfsense_world import World, cidr
from one_to_one import Mapping, OneToOne
from side import Side

NAT_SINCE = (2, 1)
BINAT_STAND_IN = "nftables' stateless rewriting for pf's binat on enc0"


class ReaderError(Exception):
    """pfSense would not take the file, or would make no tunnel of it."""


def phase1s(section):
    """Enabled Phase 1 entries."""
    return [one for one in section.get("phase1", []) if isinstance(one, dict)]


def phase2s(section, ikeid):
    """Enabled Phase 2 entries of a Phase 1, in file order."""
    return [two for two in section.get("phase2", [])
            if isinstance(two, dict) and two.get("ikeid") == ikeid and "disabled" not in two and "mobile" not in two]


def interface_number(section, one, version):
    """2.5.x: the number that <vtimaps> gives to the first VTI of this Phase 1."""
    if version >= (2, 6):
        return None
    maps = section.get("vtimaps") or {}
    for item in maps.get("item", []) if isinstance(maps, dict) else []:
        if item.get("reqid") == one["ikeid"] and item.get("index", "0") in ("0", ""):
            return int(item["ifnum"])
    return None


def pick(section, peer):
    """The Phase 1 towards a peer, the only one when no peer is asked for."""
    wanted = [one for one in phase1s(section) if peer in (None, one.get("remote-gateway"))]
    if len(wanted) != 1:
        raise ReaderError(f"{len(wanted)} Phase 1 entries fit peer {peer!r}")
    return wanted[0]


def read(path, version_text, world, peer=None):
    """Side of one tunnel of an exported file."""
    with open(path, encoding="utf-8") as file:
        return read_text(file.read(), version_text, world, peer)


def read_text(text, version_text, world, peer=None):
    """As read, from text."""
    version = release(version_text)
    try:
        section = pfsense_xml.section(text, "ipsec", version)
    except pfsense_xml.Refused as error:
        raise ReaderError(f"pfSense refuses the file: {error}") from error
    if not section:
        raise ReaderError("the file has no ipsec section")
    if version < (2, 3) and "enable" not in section:
        raise ReaderError("before 2.3 nothing runs without <enable> in the ipsec section")
    one = pick(section, peer)
    twos = phase2s(section, one["ikeid"])
    if not twos:
        raise ReaderError(f"Phase 1 {one['ikeid']} has no enabled Phase 2")
    # Phase 1 is exported disabled and enabled by hand as the last step: the lab enables it.
    return side_of(section, one, twos, version, version_text, world)


def side_of(section, one, twos, version, version_text, world):
    """Put generator's output and the tunnel's other facts together."""
    kind = engine(version)
    number = interface_number(section, one, version) if kind == "swanctl" else None
    try:
        if kind == "swanctl":
            name, conn = pfsense_swanctl.connection(one, twos, world, version, number)
        else:
            maker = pfsense_racoon if kind == "racoon" else pfsense_ipsecconf
            name, conn = maker.connection(one, twos, world, version)
    except (ValueError, KeyError) as error:
        raise ReaderError(f"{type(error).__name__}: {error}") from error
    check_lists(one, twos, version, kind)
    vtis = [two for two in twos if two.get("mode") == "vti"]
    action = next(iter(conn["children"].values()))["start_action"]
    made = Side(
        system="pfsense", release=version_text, own_address=world.wan, peer=one["remote-gateway"],
        conf={"connections": {name: conn}, "secrets": pfsense_swanctl.secrets(one, world, 0)},
        connection=name, children=list(conn["children"]), route_based=bool(vtis),
        may_start=action in ("start", "trap"), may_answer=True, psk=one.get("pre-shared-key", "").strip(),
        prefixes=list(world.lans))
    made.nat = binat(twos, version, world)
    if made.nat:
        made.stand_ins.append(BINAT_STAND_IN)
    if kind == "racoon":
        made.stand_ins.append(pfsense_racoon.STAND_IN)
    if vtis:
        add_vti(made, one, vtis[0], version, kind, number, world)
    else:
        made.routes = [cidr(two["remoteid"], world) for two in twos]
    return made


def binat(twos, version, world):
    """`binat on enc0 from LOCAL to REMOTE -> NATLOCAL`, one for each Phase 2 that has a translation (filter.inc)."""
    own = []
    for two in twos if version >= NAT_SINCE else []:
        if not two.get("natlocalid") or two.get("mode") == "transport":
            continue
        real, elsewhere, remote = (cidr(two[name], world, True, two.get("mode"))
                                   for name in ("localid", "natlocalid", "remoteid"))
        if real.split("/")[1] != elsewhere.split("/")[1]:
            raise ReaderError(f"pf would hide {real} behind {elsewhere}: the masks differ, so nobody reaches a host")
        own.append(Mapping(real, elsewhere, remote))
    return OneToOne(own)


def add_vti(made, one, two, version, kind, number, world):
    """Name and addresses of the interface."""
    if version < (2, 6) and kind == "swanctl" and not number:
        raise ReaderError("2.5.x needs <vtimaps> to give the VTI its interface")
    made.interface = (pfsense_swanctl.interface(two, version, number, 0) if kind == "swanctl"
                      else pfsense_ipsecconf.interface(one, 0))
    made.tunnel_address = cidr(two["localid"], world, True, "vti")
    made.tunnel_peer = cidr(two["remoteid"], world)


def check_lists(one, twos, version, kind):
    """Algorithms in the shape that the release does not read vanish without a word: refuse instead."""
    new_shape = isinstance(one.get("encryption"), dict)
    if kind != "racoon" and version >= (2, 4, 3) and not new_shape:
        raise ReaderError("from 2.4.3 Phase 1 algorithms stand in <encryption><item>")
    if version < (2, 4, 3) and new_shape:
        raise ReaderError("before 2.4.3 <encryption><item> is not read")
    for two in twos:
        if not words.ciphers(two) and two.get("protocol") == "esp":
            raise ReaderError("a Phase 2 without cipher makes no tunnel")
    if kind == "swanctl" and "responderonly" in one and version >= (2, 5, 2):
        raise ReaderError("responderonly is not read from 2.5.2 on (startaction)")
    if kind != "swanctl" and one.get("startaction"):
        raise ReaderError("startaction is not read before 2.5.2 (responderonly)")


if __name__ == "__main__":
    SIDE = read(sys.argv[1], sys.argv[2], World("203.0.113.7", ["10.0.0.0/24"]))
    print(json.dumps(SIDE.conf, indent=1))

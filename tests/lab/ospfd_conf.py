"""Reads OpenBSD's ospfd.conf and hostname.if files, as strictly as their grammars, and writes them for FRR.

Only what an export may hold is known; every other word is refused.
"""

import ipaddress
import re

TOKEN = re.compile(r'"[^"\n]*"|[{}\n]|[^\s{}"]+')
# ospfd.conf(5): an MD5 key has at most as many characters as MD5 has bytes; ospfd's defaults.
LONGEST_KEY, METRIC, PASSIVE = 16, 10, False
GRE = re.compile(r"^engine-hostname\.(gre\d+)$")


class Refused(ValueError):
    """What ospfd or ifconfig would not take."""


def ospfd(text):
    """Router id, area, authentication and interfaces of a file with one area."""
    words = iter(TOKEN.findall(re.sub(r"(?m)#.*$", "", text)))
    read = {"router_id": None, "default": False, "area": None, "interfaces": {}, "keys": {}}
    for word in words:
        if word == "\n":
            continue
        if word == "router-id":
            read["router_id"] = str(ipaddress.IPv4Address(next(words)))
        elif word == "redistribute":
            read["default"] = next(words) == "default" or refuse("redistribute")
        elif word == "area" and read["area"] is None:
            read["area"] = str(ipaddress.IPv4Address(next(words)))
            area(words, read)
        else:
            refuse(word)
    return read


def area(words, read):
    """The block of the area."""
    opened(words)
    for word in words:
        if word == "}":
            return
        if word == "interface":
            name = next(words)
            read["interfaces"][name] = interface(words)
        elif word == "auth-type":
            read["auth"] = next(words)
        elif word == "auth-md":
            number, key = int(next(words)), next(words).strip('"')
            if len(key) > LONGEST_KEY:
                refuse("a key of OSPF that is too long")
            read["keys"][number] = key
        elif word == "auth-md-keyid":
            read["keyid"] = int(next(words))
        elif word != "\n":
            refuse(word)
    refuse("an area without its end")


def interface(words):
    """The block of an interface."""
    read = {"metric": METRIC, "passive": PASSIVE}
    opened(words)
    for word in words:
        if word == "}":
            return read
        if word == "metric":
            read["metric"] = int(next(words))
        elif word == "passive":
            read["passive"] = True
        elif word != "\n":
            refuse(word)
    return refuse("an interface without its end")


def opened(words):
    """The brace stands on the same line."""
    if next(words) != "{":
        refuse("a block without its brace")


def refuse(word):
    """Always raises."""
    raise Refused(f"not known here: {word}")


def hostname(text):
    """One interface: its addresses, the ends of GRE, the packet size and the routes set with it."""
    read = {"addresses": [], "routes": []}
    for line in text.splitlines():
        words = line.split()
        if not words or words[0].startswith("#") or words == ["up"]:
            continue
        match words:
            case ["inet", address, mask, "NONE"] | ["inet", "alias", address, mask, "NONE"]:
                read["addresses"].append(str(ipaddress.IPv4Interface(f"{address}/{mask}")))
            case ["dest", address]:
                read["dest"] = address
            case ["tunnel", own, other]:
                read["tunnel"] = (own, other)
            case ["mtu", size]:
                read["mtu"] = int(size)
            case ["!route", "-n", "add", "-host", target, router]:
                read["routes"].append((target, router))
            case _:
                refuse(line)
    return read


def frr(conf):
    """The same for FRR: each GRE is a link between two."""
    number = conf["keyid"]
    lines = ["frr defaults traditional", "log stdout"]
    for name, link in conf["interfaces"].items():
        lines += [f"interface {name}", f" ip ospf area {conf['area']}", f" ip ospf cost {link['metric']}"]
        if link["passive"]:
            lines.append(" ip ospf passive")
        else:
            lines += [" ip ospf network point-to-point", " ip ospf authentication message-digest",
                      f" ip ospf message-digest-key {number} md5 {conf['keys'][number]}"]
        lines.append("exit")
    return "\n".join([*lines, "router ospf", f" ospf router-id {conf['router_id']}", "exit"]) + "\n"

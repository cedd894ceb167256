"""Two ways with OSPF over GRE: everything that both ends' files say, read back and held against each other.

Each side says it twice, in Halon's words (the guide) and in the engine's (the files that begin with `engine-`), and IKE
in a third place: all must agree, and both ends must be mirror images.
"""

import ipaddress
import os
import re

import ike_rules
import ospf
import ospfd_conf

PRESET, SIDES = "halon-ospf-failover", ("branch", "head-office")
ROW = re.compile(r"^\| (.+?) \| (.+?) \| (.+?) \| (.+?) \|$")
PROTOCOLS = ("udp", "esp", "ipencap", "gre", "89")


def everything(tally, run, only):
    """The preset, the same with nothing chosen, and the judge's own faults."""
    if only in "halon ospf: the judge itself":
        run.guarded("halon ospf: the judge itself", lambda: tally.check("halon ospf: the judge itself", blind(run)))
    for title, scenario in (("the preset", run.product.preset(PRESET)), ("nothing chosen", plain(run))):
        title = f"halon ospf: {title}"
        if only in title:
            run.guarded(title, lambda title=title, scenario=scenario: tally.check(title, differences(
                [side(os.path.join(run.export(scenario, False).folder, name)) for name in SIDES]), "both ends, every value"))


def plain(run):
    """The preset with every address of the tunnels left to the tool, and another area."""
    scenario = run.product.preset(PRESET)
    for tunnel in scenario["tunnels"]:
        for end in tunnel["ends"]:
            end.pop("transport", None)
    for gateway in scenario["gateways"]:
        gateway["ospf"] = {"area": "0.0.0.7"}
    return scenario


def side(folder):
    """What all files of one side say."""
    with open(os.path.join(folder, "ospf-guide.md"), encoding="ascii") as file:
        text = file.read()
    with open(os.path.join(folder, "engine-pf.conf"), encoding="ascii") as file:
        rules = [line for line in file.read().splitlines() if line and not line.startswith("#")]
    return {**ospf.side(folder), "halon": halon(text), "rules": rules, "ike": ike_rules.read(folder, ("halon_sr", ""))}


def halon(text):
    """The guide's scopes and its table of what Halon's own words are not known for."""
    block = re.search(r"^   ```\n(.*?)^   ```", text, re.S | re.M)[1]
    found = {"address": {}, "lo1": [], "links": [], "keys": {}}
    scope = []
    for line in (line.strip() for line in block.splitlines()):
        words = line.split()
        if words[-1] == "{":
            scope.append(" ".join(words[:-1]))
            if scope[0] == "ospf" and words[0] == "interface":
                found["links"].append(words[1])
        elif line == "}":
            scope.pop()
        elif words[0] == "address" and scope == ["interface lo1"]:
            found["lo1"].append(words[1])
        elif words[0] == "address":
            found["address"][scope[0].removeprefix("interface ")] = tuple(words[1:])
        elif words[0] == "router-id":
            found["router_id"] = words[1]
        elif words[0] == "auth-md":
            found["keys"][int(words[1])] = words[2].strip('"')
        elif line not in ("auth-type crypt", "auth-md-keyid 1", "redistribute default"):
            raise ValueError(f"a line that is not known: {line}")
    if scope:
        raise ValueError(f"a scope without its end: {scope}")
    found["area"] = re.search(r"^\s+area (\S+) \{$", block, re.M)[1]
    rows = [ROW.match(line) for line in text.splitlines()]
    found["words"] = {row[4].strip("`") for row in rows if row}
    found["values"] = {(row[1], row[3].replace("`", "")) for row in rows if row}
    return found


def alone(one):
    """What one side's files say differently in different places."""
    said, conf, wrong = one["halon"], one["ospf"], []
    pairs = [("router id", said["router_id"], conf["router_id"]), ("area", said["area"], conf["area"]),
             ("key", said["keys"], conf["keys"]), ("interfaces", said["links"], list(conf["interfaces"])),
             ("lo1", said["lo1"], [str(ipaddress.IPv4Interface(a)) for a in one["loopback"]["addresses"]]),
             ("ends of GRE", [a.split("/")[0] for a in said["lo1"]], [l["tunnel"][0] for _, l in ordered(one)]),
             ("authentication", (conf["auth"], conf["keyid"]), ("crypt", 1)),
             ("IKE", [(r["own"], r["other"], r["peer"]) for r in one["ike"]],
              [(*l["tunnel"], l["routes"][0][0]) for _, l in ordered(one)])]
    wrong += [f"{name}: {here} and {there}" for name, here, there in pairs if here != there]
    for name, link in ordered(one):
        metric = conf["interfaces"][name]["metric"]
        (target, router), = link["routes"]
        words = {f"tunnel {' '.join(link['tunnel'])}", f"mtu {link['mtu']}", f"metric {metric}",
                 f"route add -host {target} {router}"}
        wrong += [f"the guide's table lacks {sorted(words - said['words'])}"] if words - said["words"] else []
        values = {(f"interface {name}", str(link["mtu"])), (f"ospf, interface {name}", str(metric)),
                  ("routes", f"{target} by {router}"), (f"interface {name}", " to ".join(link["tunnel"]))}
        wrong += [f"the guide's values lack {sorted(values - said['values'])}"] if values - said["values"] else []
        if said["address"].get(name) != (link["addresses"][0], link["dest"]):
            wrong.append(f"address of {name}: {said['address'].get(name)} and {link['addresses']} {link['dest']}")
    if not {"sysctl net.inet.gre.allow=1", "sysctl net.inet.ip.forwarding=1", "passive"} <= said["words"]:
        wrong.append("the guide's table lacks the kernel or passive")
    return wrong + passes(one)


def passes(one):
    """The packets that pf must let pass, each by a rule that names both its ends."""
    wrong = []
    for (name, link), rule in zip(ordered(one), one["ike"]):
        ends = {"udp": (rule["local"], rule["peer"]), "esp": (rule["local"], rule["peer"]),
                "ipencap": (rule["local"], rule["peer"]), "gre": link["tunnel"],
                "89": (link["addresses"][0].split("/")[0], link["dest"])}
        for protocol in PROTOCOLS:
            where = {"gre": "on enc0 ", "ipencap": "on enc0 ", "89": f"on {name} "}.get(protocol, "")
            fit = [line for line in one["rules"] if f"{where}proto {protocol} " in line
                   and all(end in re.split(r"[ {}]+", line) for end in ends[protocol])]
            if not fit:
                wrong.append(f"no rule for {protocol} between {ends[protocol]}")
        if sum(line.startswith(f"pass on {name} from") for line in one["rules"]) != 2:
            wrong.append(f"the networks do not pass both ways on {name}")
    return wrong


def ordered(one):
    """The links by their numbers."""
    return sorted(one["links"].items())


def differences(sides):
    """What is wrong at one side, and what is not mirrored."""
    wrong = [f"{name}: {words}" for name, one in zip(SIDES, sides) for words in alone(one)]
    one, other = sides
    if one["ospf"]["router_id"] == other["ospf"]["router_id"]:
        wrong.append("two routers with one id")
    same = [(s["ospf"]["area"], s["ospf"]["keys"], s["ospf"]["auth"], s["ospf"]["keyid"], sorted(s["links"])) for s in sides]
    wrong += [] if same[0] == same[1] else ["area, key or links differ"]
    for (name, here), (_, there) in zip(ordered(one), ordered(other)):
        network = [ipaddress.IPv4Interface(link["addresses"][0]) for link in (here, there)]
        mirrored = [(here["tunnel"], there["tunnel"][::-1]), (str(network[0].ip), there["dest"]),
                    (str(network[1].ip), here["dest"]), (network[0].network, network[1].network), (here["mtu"], there["mtu"]),
                    (one["ospf"]["interfaces"][name]["metric"], other["ospf"]["interfaces"][name]["metric"])]
        wrong += [f"{name}: {mine} and {yours}" for mine, yours in mirrored if mine != yours]
    for rules in zip(one["ike"], other["ike"]):
        wrong += ike_rules.differences([rules[0]], [rules[1]], ike_rules.key_of(rules[0]).decode())
    return wrong + apart(sides)


def apart(sides):
    """Nothing is used for two things, and the two ways share no line and no cost."""
    wrong = []
    for one in sides:
        links = [link for _, link in ordered(one)]
        lists = {"routers": [l["routes"][0][1] for l in links], "peers": [l["routes"][0][0] for l in links],
                 "own addresses": [rule["local"] for rule in one["ike"]], "ends of GRE": [e for l in links for e in l["tunnel"]],
                 "networks": [ipaddress.IPv4Interface(l["addresses"][0]).network for l in links],
                 "costs": [one["ospf"]["interfaces"][name]["metric"] for name, _ in ordered(one)]}
        wrong += [f"{name} used twice: {found}" for name, found in lists.items() if len(set(found)) != len(found)]
        inner = lists["networks"] + [ipaddress.ip_network("10.10.0.0/24"), ipaddress.ip_network("10.20.0.0/24")]
        wrong += [f"{end} lies in {net}" for end in lists["ends of GRE"] for net in inner if ipaddress.ip_address(end) in net]
    return wrong


def blind(run):
    """Faults that the judge does not see, each put into one file of one side."""
    faults = [("engine-ospfd.conf", "metric 20", "metric 10"), ("engine-ospfd.conf", "router-id 10.255.0.1", "router-id 10.255.0.2"),
              ("engine-ospfd.conf", "area 0.0.0.0", "area 0.0.0.1"), ("engine-hostname.gre0", "mtu 1376", "mtu 1476"),
              ("engine-hostname.gre0", "tunnel 10.255.0.1", "tunnel 10.255.0.9"), ("engine-hostname.gre1", "192.0.2.1\n", "198.51.100.1\n"),
              ("engine-hostname.lo1", "10.255.1.1", "10.255.1.9"), ("ospf-guide.md", "address 172.31.252.1/30", "address 172.31.252.1/29"),
              ("ospf-guide.md", "`metric 20`", "`metric 30`"), ("ike-guide.md", "to 10.255.0.2 ", "to 10.255.0.2/32 "),
              ("engine-pf.conf", "proto gre", "proto tcp"), ("engine-pf.conf", "proto 89", "proto 88"),
              ("engine-hostname.gre0", "203.0.113.20", "203.0.113.148")]
    unseen = []
    for name, text, wrong in faults:
        folder = run.export(run.product.preset(PRESET), False).folder
        path = os.path.join(folder, SIDES[0], name)
        with open(path, encoding="ascii") as file:
            whole = file.read()
        if text not in whole:
            unseen.append(f"{name} holds no {text}")
            continue
        with open(path, "w", encoding="ascii") as file:
            file.write(whole.replace(text, wrong))
        try:
            seen = differences([side(os.path.join(folder, one)) for one in SIDES])
        except (ospfd_conf.Refused, ValueError):
            seen = True
        unseen += [] if seen else [f"{name}: {wrong.strip()}"]
    return unseen

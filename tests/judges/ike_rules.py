"""IKE in the rules of ipsecctl and iked: both ends' exports are read back and held against each other.

iked reads its own file; the rules of isakmpd, and Halon's statements of the same grammar, are read here.
"""

import os
import re
import shutil
import subprocess
import tempfile

import judges
import sec_interfaces

IKED = "/usr/sbin/iked"
HERE, THERE, CALLER = "198.51.100.10", "203.0.113.20", "branch.example.net"
PAIRS = [(("openbsd", "iked"), ("openbsd", "iked")), (("openbsd", "isakmpd"), ("openbsd", "isakmpd")),
         (("openbsd", "isakmpd"), ("halon_sr", "")), (("halon_sr", ""), ("halon_sr", ""))]
# IKEv1 alone: from a changing address, which says who it is, to one that answers anybody.
AGGRESSIVE = {"exchange_mode": "aggressive", "pfs": "modp2048"}
PLAIN = "kJ7mQ2vX9bN4tR8wZ3cF6hL1pS5dG0yA"
HOSTILE = ["a \"b\\ c#d'$e", "0x6162", "0Xab\\", "psk \"x\"\nike esp from any to any"]
# The options after the addresses, in the grammar's order; each takes one value.
WORDS = r'(?:auth (?P<{0}auth>\S+) )?enc (?P<{0}enc>\S+) group (?P<{0}group>\S+) lifetime (?P<{0}life>\d+)'
ENDPOINTS = r'(?:local (?P<local>\S+) )?(?:peer (?P<peer>\S+) )?'
IDS = r'(?:srcid (?P<srcid>\S+) )?(?:dstid (?P<dstid>\S+) )?'
IKE = re.compile(r'^ike (?:(?P<mode>active|passive|dynamic) )?(?:esp )?from (?P<own>\S+) to (?P<other>\S+) ' + ENDPOINTS
                 + "(?P<exchange>main|aggressive) " + WORDS.format("ike_") + " quick " + WORDS.format("esp_") + " " + IDS
                 + r'psk "(?P<psk>[A-Za-z0-9._-]+)"(?: label [a-z0-9-]+)?$')
IKEV2 = re.compile(r'^ikev2 "[a-z0-9-]+" (?P<mode>active|passive) esp (?P<flows>(?:from \S+ to \S+ )+)' + ENDPOINTS
                   + r'ikesa (?:auth (?P<ike_auth>\S+) )?enc (?P<ike_enc>\S+) prf (?P<prf>\S+) group (?P<ike_group>\S+)'
                   + r' childsa (?:auth (?P<esp_auth>\S+) )?enc (?P<esp_enc>\S+) group (?P<esp_group>\S+) ' + IDS
                   + r'ikelifetime (?P<ike_life>\d+) lifetime (?P<esp_life>\d+) psk "(?P<psk>[A-Za-z0-9._-]+)"'
                   + r'(?: iface (?P<iface>sec\d+))?$')
SAME = ("exchange", "ike_auth", "ike_enc", "ike_group", "esp_auth", "esp_enc", "esp_group", "prf")
SUITES = [{}, {"pfs": "off"}, {"esp_encryption": "aes128", "esp_integrity": "sha1", "ike_encryption": "aes128",
                               "ike_integrity": "sha1", "ike_group": "modp1024", "pfs": "modp1024"},
          {"ike_encryption": "3des", "ike_integrity": "md5", "ike_group": "modp1536", "esp_encryption": "3des",
           "esp_integrity": "md5", "pfs": "off", "ike_lifetime": 28800, "esp_lifetime": 3600},
          {"ike_encryption": "aes256", "ike_integrity": "sha512", "ike_group": "modp4096", "esp_encryption": "aes192",
           "esp_integrity": "sha384", "pfs": "modp2048"}]


def everything(tally, run, only):
    """Every pair with every suite, then every hostile key."""
    if only in "IKE rules: the judge itself":
        tally.check("IKE rules: the judge itself sees what it is there for", blind(), "10 faults seen")
    for ends in PAIRS:
        title = "IKE rules " + " and ".join(" ".join(end).strip() for end in ends)
        if only not in title:
            continue
        for number, suite in enumerate(SUITES):
            run.guarded(f"{title} {number}", lambda ends=ends, suite=suite, title=f"{title}, suite {number}":
                        judge(tally, run, title, (ends, suite, PLAIN)))
        if ("openbsd", "iked") not in ends:
            run.guarded(f"{title} aggressive", lambda ends=ends, title=f"{title}, aggressive mode":
                        judge(tally, run, title, (ends, AGGRESSIVE, PLAIN)))
        if ends == (("openbsd", "iked"), ("openbsd", "iked")):
            for kind in ("static", "bgp"):
                run.guarded(f"{title} {kind}", lambda ends=ends, kind=kind, title=f"{title}, {kind}":
                            interfaces(tally, run, title, (ends, kind)))
        for number, key in enumerate(HOSTILE):
            run.guarded(f"{title} key {number}", lambda ends=ends, key=key, title=f"{title}, hostile key {number}":
                        judge(tally, run, title, (ends, {}, key)))


def scenario(ends, suite, key):
    """Two gateways, three networks, one tunnel."""
    networks = (["10.1.0.0/24", "10.1.1.5/32"], ["10.2.0.0/16"])
    gateways = [{"id": name, "system": system, "lines": [{"address": address}], "networks": own,
                 "settings": {"daemon": daemon} if daemon else {}}
                for name, address, own, (system, daemon) in zip(("one", "other"), (HERE, THERE), networks, ends)]
    caller = {}
    if suite is AGGRESSIVE:
        gateways[0]["lines"], caller = [{"dynamic": True}], {"identity": CALLER}
    tunnel = {"id": "t", "ends": [{"gateway": "one", **caller}, {"gateway": "other"}], "routing": {"kind": "policy"},
              "protection": suite, "psk": key}
    return {"version": 1, "name": "rules \\", "gateways": gateways, "tunnels": [tunnel]}


def judge(tally, run, title, case):
    """One export of both sides. A key that the tool refuses is exported in spite of that: it must not do harm either."""
    ends, _, key = case
    manifest = run.export(scenario(*case), key != PLAIN)
    folders = [os.path.join(manifest.folder, name) for name in ("one", "other")]
    for folder, (_, daemon) in zip(folders, ends):
        if daemon == "iked":
            words = iked(os.path.join(folder, "iked.conf"), key)
            tally.check(f"{title}: iked reads {os.path.basename(folder)}", [words] if words else [])
    sides = [read(folder, end) for folder, end in zip(folders, ends)]
    tally.check(f"{title}: both ends say the same", differences(*sides, key))


def interfaces(tally, run, title, case):
    """Tunnels as interfaces: the rules as always, then what stands beside them."""
    ends, kind = case
    world = scenario(ends, {}, PLAIN)
    world["tunnels"][0]["routing"] = {"kind": kind}
    for number, gateway in enumerate(world["gateways"]):
        gateway.update({"bgp": {"asn": 65010 + number}})
        gateway["settings"]["first_sec"] = 3 * number
    manifest = run.export(world, False)
    folders = [os.path.join(manifest.folder, name) for name in ("one", "other")]
    for folder in folders:
        words = iked(os.path.join(folder, "iked.conf"), PLAIN)
        tally.check(f"{title}: iked reads {os.path.basename(folder)}", [words] if words else [])
    tally.check(f"{title}: both ends say the same", differences(*(read(folder, end) for folder, end in zip(folders, ends)),
                                                                PLAIN))
    networks = [gateway["networks"] for gateway in world["gateways"]]
    sides = [sec_interfaces.read(folder, kind) for folder in folders]
    tally.check(f"{title}: interfaces, routes and BGP are mirror images", sec_interfaces.differences(sides, networks))
    tally.check(f"{title}: the judge sees its faults", sec_interfaces.blind(sides, networks), "faults seen")


def iked(path, key):
    """iked's own parser, and the key that it has understood."""
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copy(path, folder)
        os.chmod(copy, 0o600)
        done = subprocess.run([*judges.with_interfaces(copy), IKED, "-n", "-v", "-f", copy], text=True, capture_output=True, timeout=60, check=False)
    said = done.stdout + done.stderr
    if done.returncode != 0:
        return said.strip()[:400] or f"exit {done.returncode}"
    keys = re.findall(r" psk 0x([0-9a-f]+)", said)
    return "" if keys == [key.encode().hex()] else f"another key, or {len(keys)} rules"


def read(folder, end):
    """The rules of one side, words in a dictionary; anything else in the file is a fault."""
    name, form = {("openbsd", "iked"): ("iked.conf", IKEV2), ("openbsd", "isakmpd"): ("ipsec-ike.conf", IKE),
                  ("halon_sr", ""): ("ike-guide.md", IKE)}[end]
    with open(os.path.join(folder, name), encoding="ascii") as file:
        text = file.read()
    if end[0] == "halon_sr":
        text = re.search(r"^   ipsec \{\n(.*?)^   \}\n", text, re.S | re.M)[1]
    lines = [" ".join(re.sub(r"^\s*#.*", "", line).split()) for line in text.replace("\\\n", "").split("\n")]
    found = [form.match(line) for line in lines if line]
    if not found or not all(found):
        raise ValueError(f"a line that is no rule in {name}")
    return [one for match in found for one in flows(match.groupdict())]


def flows(rule):
    """One entry for each pair of networks."""
    if "flows" not in rule:
        return [rule]
    pairs = re.findall(r"from (\S+) to (\S+)", rule["flows"])
    return [{**rule, "own": own, "other": other} for own, other in pairs]


def key_of(rule):
    """The key's bytes: behind 0x as digits, else as characters."""
    text = rule["psk"]
    return bytes.fromhex(text[2:]) if text[:2].lower() == "0x" else text.encode()


def differences(one, other, key):
    """What is not mirrored."""
    wrong = []
    if sorted((rule["own"], rule["other"]) for rule in one) != sorted((rule["other"], rule["own"]) for rule in other):
        wrong.append("the networks are not mirror images")
    for rule in one + other:
        wrong += [f"{name}: {rule.get(name)} and {one[0].get(name)}" for name in SAME if rule.get(name) != one[0].get(name)]
        if key_of(rule) != key.encode():
            wrong.append("another key")
    for mine, yours in ((one[0], other[0]), (other[0], one[0])):
        if (mine["local"], mine["srcid"]) != (anybody(yours["peer"]), yours["dstid"]):
            wrong.append("addresses or identities are not mirror images")
    if one[0]["mode"] == other[0]["mode"] == "passive":
        wrong.append("nobody starts")
    if one[0].get("exchange") == "aggressive" and (one[0]["mode"], other[0]["mode"]) != ("dynamic", "passive"):
        wrong.append("the end with the changing address is not dynamic, or the other one not passive")
    return wrong


def anybody(peer):
    """No peer, or the word any, is an end without an address of its own."""
    return None if peer == "any" else peer


def blind():
    """Faults that the judge does not see: it is shown two sides that agree, then each fault in turn."""
    one = {"mode": "active", "exchange": "main", "own": "10.1.0.0/24", "other": "10.2.0.0/16", "local": HERE, "peer": THERE, "srcid": HERE,
           "dstid": THERE, "ike_auth": "hmac-sha1", "ike_enc": "aes-128", "ike_group": "grp14", "esp_auth": "hmac-sha1",
           "esp_enc": "aes-128", "esp_group": "none", "psk": PLAIN}
    other = {**one, "mode": "passive", "own": one["other"], "other": one["own"], "local": THERE, "peer": HERE,
             "srcid": THERE, "dstid": HERE}
    faults = [{"own": "10.3.0.0/24"}, {"ike_enc": "aes-256"}, {"ike_group": "grp2"}, {"esp_auth": None},
              {"esp_group": "grp14"}, {"exchange": "aggressive"}, {"psk": "0x00"}, {"dstid": THERE}, {"peer": THERE}]
    unseen = [str(fault) for fault in faults if not differences([one], [{**other, **fault}], PLAIN)]
    unseen += [] if differences([{**one, "mode": "passive"}], [other], PLAIN) else ["nobody starts"]
    return unseen + [f"sides that agree: {fault}" for fault in differences([one], [other], PLAIN)]

"""The OPNsense end from the exported section of config.xml: what its model takes, and the swanctl.conf that it makes.

After opnsense/core: models/OPNsense/IPsec/Swanctl.xml and Swanctl.php (getConfig), IPsecProposalField.php,
plugins.inc.d/ipsec.inc (ipsec_write_secrets, generate_strongswan_conf, ipsec_configure_vti).
"""

import base64
import ipaddress
import re
import xml.etree.ElementTree as tree

import swanctl_conf
from side import Side

UUID = re.compile(r"^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")
IDENTITY = re.compile(r"^[0-9a-zA-Z.\-,_:=@%*\s]{0,1024}$")
DESCRIPTION = re.compile(r"^.{0,255}$")
BOOLEAN = ("0", "1")
OPTIONS = {
    "Connection": {"enabled": BOOLEAN, "unique": ("no", "never", "keep", "replace"), "aggressive": BOOLEAN,
                   "version": ("0", "1", "2"), "mobike": BOOLEAN, "encap": BOOLEAN, "send_certreq": BOOLEAN,
                   "send_cert": ("", "ifasked", "never", "always")},
    "local": {"enabled": BOOLEAN, "auth": ("psk",)}, "remote": {"enabled": BOOLEAN, "auth": ("psk",)},
    "child": {"enabled": BOOLEAN, "sha256_96": BOOLEAN, "start_action": ("none", "trap|start", "route", "start", "trap"),
              "close_action": ("none", "trap", "start"), "dpd_action": ("clear", "trap", "start"),
              "mode": ("tunnel", "transport", "pass", "drop"), "policies": BOOLEAN},
    "VTI": {"enabled": BOOLEAN}}
NUMBERS = {"reauth_time": 500000, "rekey_time": 500000, "over_time": 500000, "dpd_delay": 500000, "dpd_timeout": 500000,
           "keyingtries": 1000, "round": 10, "reqid": 65535}
YES_NO = {"aggressive", "mobike", "encap", "send_certreq", "sha256_96", "policies"}
# In the model's order; what is empty is left out of swanctl.conf.
FIELDS = {
    "Connection": "proposals unique aggressive version mobike local_addrs local_port remote_addrs remote_port encap reauth_time "
                  "rekey_time over_time dpd_delay dpd_timeout send_certreq send_cert keyingtries".split(),
    "local": "round auth id".split(), "remote": "round auth id".split(),
    "child": "reqid esp_proposals sha256_96 start_action close_action dpd_action mode policies local_ts remote_ts rekey_time".split()}
KNOWN = {"Connection": {"pools"}, "local": {"eap_id", "certs", "pubkeys"}, "remote": {"eap_id", "groups", "certs", "pubkeys"},
         "child": set(), "VTI": {"reqid", "local", "remote", "tunnel_local", "tunnel_remote"}}
GROUPS = ("modp2048 modp3072 modp4096 modp6144 modp8192 ecp224 ecp256 ecp384 ecp521 ecp224bp ecp256bp ecp384bp ecp512bp "
          "x25519 x448").split()
HASHES = ("sha256", "sha384", "sha512", "aesxcbc")
# Single entries of the lists: those of both phases, of phase 1, of phase 2, by the first release that has them.
LISTED = {
    (24, 1): ("aes256-sha1-modp2048 aes128-sha1-modp2048 aes256-sha1-modp4096 aes256-sha1-ecp521 aes256-sha512-modp1024 "
              "aes256-sha256", "", ""),
    (25, 7): ("aes256-sha256-modp1024 aes256-sha1", "", ""),
    (26, 1): ("", "chacha20poly1305-sha256-x25519 chacha20poly1305-sha384-x25519 chacha20poly1305-sha512-x25519 "
                  "chacha20poly1305-sha256-x448 chacha20poly1305-sha384-x448 chacha20poly1305-sha512-x448",
              "aes256gcm16 chacha20poly1305-x25519 chacha20poly1305-x448 chacha20poly1305"),
    (26, 7): ("aes192-sha1-modp2048 aes256-sha256-modp1536 aes128-sha256-modp1536", "aes256gcm16-sha256-modp1536", "")}


class ReaderError(Exception):
    """OPNsense would not take the file, or would make no tunnel of it."""


def proposals(version, phase):
    """The list to choose from."""
    found = set()
    for first, lists in LISTED.items():
        if version >= first:
            found |= set(lists[0].split()) | set(lists[phase].split())
    for bits in ("128", "192", "256"):
        found |= {f"aes{bits}-{name}-{group}" for name in HASHES for group in GROUPS}
        if phase == 1:
            found |= {f"aes{bits}gcm16-{name}-{group}" for name in HASHES for group in GROUPS}
        else:
            found |= {f"aes{bits}gcm16-{group}" for group in GROUPS}
    return found


def entries(root, path, tag):
    """{uuid: {field: text}} of one list, each field once and known to the model."""
    found = {}
    for item in root.findall(f"OPNsense/Swanctl/{path}/{tag}"):
        uuid = item.get("uuid", "")
        if not UUID.match(uuid) or uuid in found:
            raise ReaderError(f"uuid {uuid!r} of a {tag}")
        names = [child.tag for child in item]
        known = set(FIELDS.get(tag, ())) | set(OPTIONS[tag]) | KNOWN[tag] | {"description", "connection"}
        if len(set(names)) != len(names) or not set(names) <= known:
            raise ReaderError(f"fields of a {tag}: {sorted(set(names) - known) or 'one twice'}")
        found[uuid] = {child.tag: child.text or "" for child in item}
        check(tag, found[uuid])
    return found


def check(tag, values):
    """The model's own validation of one entry."""
    for name, choices in OPTIONS[tag].items():
        if values.get(name, "") not in choices:
            raise ReaderError(f"{tag} {name}: {values.get(name)!r} is no choice")
    for name, most in NUMBERS.items():
        text = values.get(name, "")
        if text and not (text.isdigit() and int(text) <= most):
            raise ReaderError(f"{tag} {name}: {text!r}")
    if not IDENTITY.match(values.get("id", "")) or not DESCRIPTION.match(values.get("description", "")):
        raise ReaderError(f"{tag}: identity or description")
    for name in ("local_ts", "remote_ts"):
        for text in filter(None, values.get(name, "").split(",")):
            ipaddress.ip_network(text)
    if tag == "Connection" and not values.get("description"):
        raise ReaderError("a connection needs a description")


def written(tag, values):
    """One entry as getConfig writes it."""
    made = {}
    for name in FIELDS[tag]:
        text = values.get(name, "")
        if text:
            made[name] = ("yes" if text == "1" else "no") if name in YES_NO else text
    return made


def generated(values, level=0):
    """generate_strongswan_conf: no value is quoted."""
    out = []
    for key, value in values.items():
        pad = "    " * level
        if isinstance(value, dict):
            out.append(f"{pad}{key} {{\n{generated(value, level + 1)}{pad}}}\n")
        else:
            out.append(f"{pad}{key} = {value}\n")
    return "".join(out)


def secrets(root):
    """ipsec_write_secrets."""
    made = {}
    for item in root.findall("OPNsense/IPsec/preSharedKeys/preSharedKey"):
        values = {child.tag: child.text or "" for child in item}
        if not UUID.match(item.get("uuid", "")) or not values["ident"] or values["keyType"] != "PSK":
            raise ReaderError("a pre-shared key that the page would refuse")
        one = {"id-0": values["ident"]}
        if values["remote_ident"]:
            one["id-1"] = values["remote_ident"]
        made[f"ike-{item.get('uuid')}"] = {**one, "secret": "0s" + base64.b64encode(values["Key"].encode()).decode()}
    return made


def swanctl(root, version):
    """The whole file. The connections are exported disabled: who follows the guide enables them last."""
    connections = entries(root, "Connections", "Connection")
    made = {}
    for uuid, values in connections.items():
        chosen(values["proposals"], proposals(version, 1))
        made[uuid] = written("Connection", values)
    for tag, key, path in (("local", "local", "locals"), ("remote", "remote", "remotes")):
        for uuid, values in entries(root, path, tag).items():
            made[values["connection"]][f"{key}-{uuid}"] = written(tag, values)
    for uuid, values in entries(root, "children", "child").items():
        chosen(values["esp_proposals"], proposals(version, 2))
        child = {**written("child", values),
                 "updown": f"/usr/local/opnsense/scripts/ipsec/updown_event.py --connection_child {uuid}"}
        made[values["connection"]].setdefault("children", {})[uuid] = child
    return {"connections": made, "secrets": secrets(root)}


def chosen(text, offered):
    """What is stored must be on the list."""
    if text not in offered:
        raise ReaderError(f"the page does not offer {text}")


def interfaces(root):
    """{reqid: VTI}."""
    made = {}
    for values in entries(root, "VTIs", "VTI").values():
        if values["reqid"] in made or bool(values["local"]) != bool(values["remote"]):
            raise ReaderError("a Reqid twice, or one outside address alone")
        made[values["reqid"]] = values
    return made


def smallest(one, other):
    """Util::smallestCIDR: the smallest network that holds both."""
    bits = 32
    while ipaddress.ip_network(f"{one}/{bits}", strict=False) != ipaddress.ip_network(f"{other}/{bits}", strict=False):
        bits -= 1
    return bits


def read(text, guide, release, peers, own_address):
    """One end of one tunnel."""
    version = tuple(int(part) for part in (release or "26.7").split("."))
    if version < (24, 1):
        raise ReaderError("before 24.1 no section can be restored")
    root = tree.fromstring(text)
    if root.tag != "opnsense" or root.findtext("ipsec/enable") is None:
        raise ReaderError("IPsec is not switched on")
    conf_text = generated(swanctl(root, version))
    conf = swanctl_conf.parse(conf_text)
    names = [name for name, one in conf["connections"].items() if one.get("remote_addrs", "%any") in peers | {"%any"}]
    if len(names) != 1:
        raise ReaderError(f"{len(names)} connections fit {sorted(peers)}")
    (name,), one = names, conf["connections"][names[0]]
    children = list(one["children"].values())
    actions = {child["start_action"] for child in children}
    key = secret_of(conf, one)
    side = Side(
        system="opnsense", release=release, own_address=one.get("local_addrs", own_address), peer=one.get("remote_addrs", "%any"),
        conf={"connections": {name: one}, "secrets": conf["secrets"]}, connection=name, children=list(one["children"]),
        route_based=children[0]["policies"] == "no", may_start=actions != {"none"}, may_answer=True, psk=key, text=conf_text)
    if side.route_based:
        add_vti(side, children, interfaces(root), guide)
    else:
        side.routes = [part for child in children for part in child["remote_ts"].split(",")]
    return side


def secret_of(conf, one):
    """The key whose owners are the ends: both, or the one that is named."""
    ids = {value["id"] for key, value in one.items() if isinstance(value, dict) and "id" in value and key != "children"}
    for values in conf["secrets"].values():
        if {values["id-0"], values.get("id-1", values["id-0"])} == (ids or {"%any"}):
            return base64.b64decode(values["secret"][2:]).decode()
    raise ReaderError(f"no key for {sorted(ids)}")


def add_vti(side, children, made, guide):
    """The interface that has the child's Reqid, and the routes that the guide tells to make over its gateway."""
    if len(children) != 1 or children[0].get("reqid") not in made:
        raise ReaderError("no tunnel interface has the child's Reqid")
    vti = made[children[0]["reqid"]]
    if vti["local"] and (vti["local"], vti["remote"]) != (side.own_address, side.peer):
        raise ReaderError(f"the interface is bound to {vti['local']} and {vti['remote']}")
    side.interface = f"ipsec{vti['reqid']}"
    bits = smallest(vti["tunnel_local"], vti["tunnel_remote"])
    side.tunnel_address, side.tunnel_peer = f"{vti['tunnel_local']}/{bits}", vti["tunnel_remote"]
    side.routes = re.findall(rf"^\| `([\d./]+)` \| `IPSEC{vti['reqid']}_GW` \|$", guide, re.M)

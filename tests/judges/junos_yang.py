#!/usr/bin/python3
"""Junos exports before Juniper's own YANG models, by hand: the models are too large to stand here.

Usage: junos_yang.py MODELS FILE...
MODELS is a folder with the junos-es-conf-* and junos-common-* modules of one release, from
https://github.com/Juniper/yang (Apache-2.0); yanglint (Debian: libyang2-tools) is needed.
Exit 1 when a file is refused.
"""

import glob
import os
import subprocess
import sys
import tempfile
from xml.sax.saxutils import escape

import junos_set

MODULES = ("security", "interfaces", "routing-options", "protocols", "policy-options")
# Lists and their keys, by the names on the way to them; `[]` stands for an entry.
LISTS = {
    "security/zones/security-zone": ("name",), "security/zones/security-zone/[]/interfaces": ("name",),
    "security/zones/security-zone/[]/host-inbound-traffic/system-services": ("name",),
    "security/zones/security-zone/[]/host-inbound-traffic/protocols": ("name",),
    "security/zones/security-zone/[]/address-book/address": ("name", "ip-prefix"),
    "security/address-book": ("name",), "security/address-book/[]/address": ("name", "ip-prefix"),
    "security/ike/proposal": ("name",), "security/ike/policy": ("name",), "security/ike/gateway": ("name",),
    "security/ipsec/proposal": ("name",), "security/ipsec/policy": ("name",), "security/ipsec/vpn": ("name",),
    "security/ipsec/vpn/[]/traffic-selector": ("name",), "interfaces/interface": ("name",),
    "interfaces/interface/[]/unit": ("name",), "interfaces/interface/[]/unit/[]/family/inet/address": ("name",),
    "security/policies/policy": ("from-zone-name", "to-zone-name"), "security/policies/policy/[]/policy": ("name",),
    "routing-options/static/route": ("name",), "policy-options/policy-statement": ("name",),
    "policy-options/policy-statement/[]/term": ("name",), "protocols/bgp/group": ("name",),
    "policy-options/policy-statement/[]/term/[]/from/route-filter": ("address", "choice-ident", "choice-value"),
    "protocols/bgp/group/[]/neighbor": ("name",),
}
EMPTY = {"optimized", "general-ikeid", "permit", "accept", "reject", "exact"}
PAIRS = {"local-ip", "remote-ip"}


class Node:
    """A container, an entry of a list, or a leaf."""

    def __init__(self, name, keys=()):
        self.name, self.keys, self.children, self.text = name, keys, [], None

    def child(self, name, keys=()):
        """The child of this name and these keys, made when it is not there."""
        for node in self.children:
            if (node.name, node.keys) == (name, keys) and node.text is None:
                return node
        self.children.append(Node(name, keys))
        return self.children[-1]

    def leaf(self, name, text):
        """A leaf, or one more value of a list of leaves."""
        self.children.append(Node(name))
        self.children[-1].text = text

    def xml(self, space=None):
        """This node as XML."""
        about = f' xmlns="{space}"' if space else ""
        inner = "".join(f"<{key}>{escape(value)}</{key}>" for key, value in self.keys)
        inner += escape(self.text or "") + "".join(node.xml() for node in self.children)
        return f"<{self.name}{about}>{inner}</{self.name}>"


def words_of(path, value):
    """The words of a statement, with the names that the tree has and the commands have not."""
    words = f"{path} {value}".split() if not value.startswith('"') else [*path.split(), value[1:-1]]
    if words[0] == "interfaces":
        words.insert(1, "interface")
    kinds = {"inet": "identity-ipv4", "inet6": "identity-ipv6", "hostname": "identity-hostname"}
    if words[-2] in kinds and words[-3].endswith("-identity"):
        words.insert(-1, kinds[words[-2]])
    if words[-1] == "exact":
        words.append("")
    if words[-2] in ("autonomous-system", "local-as"):
        words.insert(-1, "as-number")
    if words[:3] == ["security", "policies", "from-zone"]:
        words[2:6] = ["policy", words[3], words[5]]
    return words


def enter(node, words):
    """One statement into the tree."""
    trail = []
    while words:
        name = words.pop(0)
        trail.append(name)
        keys = LISTS.get("/".join(trail))
        if keys:
            node = node.child(name, tuple((key, words.pop(0)) for key in keys))
            trail.append("[]")
        elif name in PAIRS:
            node.leaf(name, words.pop(0))
        elif len(words) == 1 and words[0] not in EMPTY and "/".join([*trail, words[0]]) not in LISTS:
            node.leaf(name, words.pop(0))
        else:
            node = node.child(name)


def document(statements):
    """The tree as the models have it."""
    root = Node("configuration")
    for path, value in statements:
        enter(root, words_of(path, value))
    return root


def space(models, module):
    """The namespace of a module."""
    path = glob.glob(os.path.join(models, f"junos-es-conf-{module}@*.yang"))[0]
    with open(path, encoding="utf-8") as file:
        return next(line.split('"')[1] for line in file if "namespace" in line)


def judged(models, text):
    """yanglint's words; nothing when it is content."""
    root = document(junos_set.read(text))
    for node in root.children:
        node.name += f' xmlns="{space(models, node.name)}"'
    xml = root.xml(space(models, "root"))
    for node in root.children:
        xml = xml.replace(f"</{node.name}>", f"</{node.name.split()[0]}>")
    modules = [glob.glob(os.path.join(models, f"junos-es-conf-{name}@*.yang"))[0] for name in ("root", *MODULES)]
    with tempfile.NamedTemporaryFile("w", suffix=".xml") as file:
        file.write(xml)
        file.flush()
        # getconfig: some models demand nodes of statements that are not there; names and values are judged all the same.
        done = subprocess.run(["yanglint", "-p", models, "-t", "getconfig", *modules, file.name], text=True,
                              capture_output=True, timeout=600, check=False)
    return "" if done.returncode == 0 else (done.stderr or done.stdout).strip()[-800:]


def main():
    """Each file, one line."""
    models, bad = sys.argv[1], 0
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8") as file:
            words = judged(models, file.read())
        bad += bool(words)
        print(f"{'refused' if words else 'taken'}: {path}{': ' + words if words else ''}")
    return 1 if bad or len(sys.argv) < 3 else 0


if __name__ == "__main__":
    sys.exit(main())

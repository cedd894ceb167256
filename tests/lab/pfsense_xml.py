"""config.xml as pfSense's own parser reads it (xmlparse.inc), not as XML alone would have it.

Differences that decide whether a backup is restored: names are lower-cased, only
listed names may repeat, every piece of text is entity-decoded once more (CDATA
too), tabs and newlines at the ends vanish, and an empty list element is dropped.
"""

import html.entities
import re
import xml.parsers.expat

# Names that may repeat, those of the configuration file (the package list is another one).
LIST_TAGS = set("""acls alias aliasurl allowedip allowedhostname authserver bridged build_port_path ca cacert cert crl
clone config container columnitem checkipservice depends_on_package disk dnsserver dnsupdate domainoverrides dyndns
earlyshellcmd element encryption-algorithm-option field fieldname gateway_item gateway_group gif gre group
hash-algorithm-option hosts ifgroupentry igmpentry interface_array item key lagg lbaction lbpool l7rules lbprotocol
member menu tab mobilekey monitor_type mount npt ntpserver onetoone openvpn-server openvpn-client openvpn-csc option
package passthrumac phase1 phase2 ppp pppoe priv proxyarpnet pool qinqentry queue pages pipe radnsserver roll route
row rrddatafile rule schedule service servernat servers sshkeyfile serversdisabled shellcmd staticmap subqueue switch
swport timerange tunnel user vip virtual_server vlan vlangroup voucherdbfile vxlan wgpeer winsserver wolentry widget
xmldatafile""".split())

ENTITY = re.compile(r"&(#[xX]?[0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);")
XML_NAMES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


class Refused(Exception):
    """pfSense would refuse the file as a whole."""


def decode_entities(text, release):
    """html_entity_decode with the flags of the PHP that the release has."""
    return ENTITY.sub(lambda match: decoded(match, release), text)


def decoded(match, release):
    """One entity, or the text as it was when this PHP does not know it."""
    name = match.group(1)
    if name.startswith("#"):
        code = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
        # PHP before 8.1 leaves single quotes alone unless asked; it came with 2.7.
        return match.group(0) if code == 39 and release < (2, 7) else chr(code)
    if release >= (2, 9):
        return XML_NAMES.get(name, match.group(0))
    code = html.entities.name2codepoint.get(name)
    return match.group(0) if code is None else chr(code)


class Reader:
    """expat callbacks that build nested dictionaries as the PHP code does."""

    def __init__(self, text, release):
        self.release = release
        self.source = text.encode()
        self.root = {}
        self.stack = [self.root]
        self.names = []
        self.text = [None]
        self.run = ""
        self.parser = xml.parsers.expat.ParserCreate()
        self.parser.buffer_text = False
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.data
        self.parser.StartCdataSectionHandler = self.flush
        self.parser.EndCdataSectionHandler = self.flush

    def parse(self):
        """The whole tree, or Refused with the reason."""
        try:
            self.parser.Parse(self.source, True)
        except xml.parsers.expat.ExpatError as error:
            raise Refused(f"XML error: {error}") from error
        return self.root

    def start(self, name, _attributes):
        """A second element of a name that is no list stops the parse."""
        self.flush()
        name = name.lower()
        parent = self.stack[-1]
        if name in parent and name not in LIST_TAGS:
            raise Refused(f"{name} at line {self.parser.CurrentLineNumber} cannot occur more than once")
        if name in LIST_TAGS:
            parent.setdefault(name, [])
        else:
            parent[name] = None
        self.names.append(name)
        self.stack.append({})
        self.text.append(None)

    def end(self, _name):
        """Children win over text; an empty list element is dropped."""
        self.flush()
        name, children, text = self.names.pop(), self.stack.pop(), self.text.pop()
        value = children if children else (text or "")
        if name not in LIST_TAGS:
            self.stack[-1][name] = value
        elif value != "":
            self.stack[-1][name].append(value)

    def data(self, text):
        """An entity is a piece of its own; other text runs on until markup."""
        if self.source[self.parser.CurrentByteIndex:self.parser.CurrentByteIndex + 1] == b"&" and not self.in_cdata():
            self.flush()
            self.piece(text)
        else:
            self.run += text

    def in_cdata(self):
        """Inside CDATA an ampersand is a plain character."""
        at = self.parser.CurrentByteIndex
        opened = self.source.rfind(b"<![CDATA[", 0, at)
        return opened >= 0 and self.source.find(b"]]>", opened, at) < 0

    def flush(self):
        """Hand over the text that has run up to here."""
        text, self.run = self.run, ""
        if text:
            self.piece(text)

    def piece(self, text):
        """Trim line ends, drop blanks before the first real text, decode, append."""
        text = text.strip("\t\n\r")
        if not text or (self.text[-1] is None and not text.strip(" ")):
            return
        self.text[-1] = (self.text[-1] or "") + decode_entities(text, self.release)


def parse(text, release):
    """(root name, tree) of a file; the root is `pfsense` or one section."""
    tree = Reader(text, release).parse()
    name = next(iter(tree))
    return name, tree[name]


def section(text, name, release):
    """One section as a restore of its area would take it; {} when it is not there."""
    if f"<{name}>" not in text.lower():
        return {}
    root, tree = parse(text, release)
    found = tree if root == name else tree.get(name, {}) if root == "pfsense" else {}
    return found if isinstance(found, dict) else {}

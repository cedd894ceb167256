"""Hostile words: refused with a reason, or the same words when the target's own parser reads them back.

Two exports are compared: one with a harmless marker, one with the hostile value at
the same place. Everything that a parser reads must be equal, except where the
marker stood; there it must be the value itself, or a name made of safe letters.
"""

import re
import unicodedata
import xml.etree.ElementTree as tree

import azure_reader
import pfsense_xml

MARKER = "Plainmark"
CANARY = "twlabcanary"
MADE_PLAIN = "line breaks and invisible characters of a description become blanks: the same words, not the same bytes"
RUNS = {}
SAFE = re.compile(r"^[A-Za-z0-9._ /:@-]*$")

VALUES = {
    "single quote": "it's", "double quote": 'say "x"', "both quotes": "a'b\"c", "backslash": "a\\b\\n",
    "newline": "one\ntwo", "carriage return": "one\rtwo", "end of CDATA": "a]]>b", "ampersand": "a & b &amp; &lt;c",
    "tag": "</descr><x/>", "comment end": "a --> b -- c", "command": f"$(touch {CANARY})",
    "backticks": f"`touch {CANARY}`", "variable": "$HOME ${PATH}", "semicolon": f"; touch {CANARY} #",
    "percent": "100% %s %n %00", "hash": "a # b", "exclamation": "a ! b", "non-ASCII": "Zürich – 東京 ✓",
    "leading dash": "-rf", "leading at": "@/etc/hostname", "here-document": "EOF\nJSON\n", "braces": "{{x}} ${y}",
    "right-to-left": "a\u202eb", "null-like": "null", "very long": "x" * 3000, "escape": "\x1b[31mred",
}
KEYS = {
    "single quote": "abc'def0123456789ABCDEF", "double quote": 'abc"def0123456789ABCDEF',
    "ampersand": "abc&amp;def<0123456789>", "dollar": "abc$(id)def`id`012345", "percent": "abc%sdef%n0123456789",
    "hash": "abc#def#0123456789ABC", "end of CDATA": "abc]]>def0123456789", "backslash": "abc\\def\\n0123456789",
    "leading at": "@/etc/hostname0123456", "leading dash": "-abcdef0123456789ABC", "non-ASCII": "schlüssel0123456789AB",
    "space": "abc def 0123456789 AB", "newline": "abc\ndef0123456789ABCD", "exclamation": "abc!def!0123456789AB",
    "braces": "{abc}[def]0123456789", "equals": "a=b@c=@d0123456789ABC", "quotes at the ends": "'abcdef0123456789ABC'",
}
FIELDS = ["name", "description", "gateways[0].label", "gateways[1].label", "gateways[0].lines[0].nat.router",
          "gateways[1].settings.location", "gateways[1].settings.resource_group"]


def same_words(plain, hostile, value, where):
    """One read-back text against the other."""
    if plain == hostile:
        return []
    if MARKER.lower() not in plain.lower():
        return [f"{where} changed from {plain[:80]!r} to {hostile[:80]!r}"]
    around = re.split(re.escape(MARKER), plain)
    if len(around) > 1 and plain_words(hostile) == plain_words(value.join(around)):
        return []
    if SAFE.match(hostile) and len(hostile) <= max(120, len(plain) + 80):
        return []
    return [f"{where} reads back as {hostile[:80]!r}"]


def plain_words(text):
    """Runs of blanks, line breaks and invisible characters as one blank: the words that a person reads."""
    seen = "".join(" " if unicodedata.category(mark) in ("Cc", "Cf") else mark for mark in text)
    return " ".join(seen.split())


def scripts(plain, hostile, value):
    """What az was called with."""
    if CANARY in hostile["written"]:
        return ["the script ran the value as a command"]
    one, two = ([call["expanded"] for call in state["calls"]] for state in (plain, hostile))
    if [len(argv) for argv in one] != [len(argv) for argv in two]:
        return [f"{len(one)} az calls became {len(two)}, or their words changed in number"]
    return [words for argv, other in zip(one, two) for left, right in zip(argv, other)
            for words in same_words(left, right, value, "az word")]


def run(manifest, entry):
    """Run an exported script against the stand-in; the same text is run once."""
    text = manifest.text(entry)
    if text not in RUNS:
        RUNS[text] = azure_reader.run_script(manifest.path(entry), {"*": "198.51.100.200"}, manifest.folder)
    return RUNS[text]


def leaves(node, path=""):
    """(path, text) of a tree of dictionaries and lists."""
    if isinstance(node, dict):
        return [item for name, child in node.items() for item in leaves(child, f"{path}/{name}")]
    if isinstance(node, list):
        return [item for index, child in enumerate(node) for item in leaves(child, f"{path}[{index}]")]
    return [(path, str(node))]


def structures(plain, hostile, value):
    """Parsed trees: the same places, the same words but for the value."""
    one, two = leaves(plain), leaves(hostile)
    if [path for path, _ in one] != [path for path, _ in two]:
        return ["the structure changed"]
    return [words for (path, left), (_, right) in zip(one, two) for words in same_words(left, right, value, path)]


def pfsense(text):
    """pfSense's own reading, by the newest release in use."""
    return pfsense_xml.parse(text, (2, 7, 2))[1]


def xml_tree(text):
    """Any other XML: tags, attributes, texts."""
    return [(item.tag, dict(item.attrib), item.text or "", item.tail or "") for item in tree.fromstring(text).iter()]


def lines(plain, hostile, value, comment):
    """A line-based file: the same number of lines, the same statements."""
    one, two = plain.split("\n"), hostile.split("\n")
    if len(one) != len(two) or "\r" in hostile:
        return [f"{len(one)} lines became {len(two)}"]
    wrong = []
    for left, right in zip(one, two):
        if left.lstrip().startswith(comment) and right.lstrip().startswith(comment):
            continue
        wrong += same_words(left, right, value, "line")
    return wrong

"""Hostile words and keys in the files of devices that enter keys by hand, or speak IKE without a daemon here.

Words: every statement of a hostile export is that of a harmless one, and the readers find the same associations.
Keys: refused with the field and a reason, or each end's own file gives back the very bytes.
"""

import importlib
import json
import os
import re

import asa_commands
import aws_ike
import fritzbox_cfg
import hostile
import ike_rules
import ios_commands
import junos_ike
import rras_ps1
import scenario as world
import sonicos_ike
import zld_ike
from product import CommandError

MANUAL = ("cisco-linux-manual", "halon-juniper-manual", "halon-sonicwall-manual", "halon-sx-manual",
          "halon-zywall-manual", "linux-setkey-manual")
# Two of a kind, so that no cloud's script has to run for every word.
IKE = ("halon_sr", "junos", "openbsd", "sonicwall", "cisco_asa", "cisco_ios", "zywall", "aws",
       "fritzbox", "rras")
CISCO = {"cisco_asa": asa_commands, "cisco_ios": ios_commands}
# More places where a person writes a word than those of every preset.
FIELDS = ["gateways[0].id", "tunnels[0].id", "tunnels[0].ends[0].identity", "tunnels[0].ends[1].identity",
          "gateways[0].settings.wan_interface", "gateways[1].settings.wan_interface", "gateways[1].settings.gateway_name",
          "gateways[1].settings.log_group"]
COMMENTS = {".set": "#", ".cli": "!", ".ios": "!", ".zysh": "#", ".batch": "#", ".conf": "#", ".sh": "#",
            ".asa": "!", ".nft": "#", ".service": "#", ".cfg": "//", ".ps1": "#"}
# Sixteen characters each: a key of AES-128 as somebody might type it.
KEYS = {
    "single quote": "it's 16 letters."[:16].replace(" ", "_"), "double quote": 'ab"cd"ef"gh"ijkl', "backslash": "ab\\cd\\ef\\gh\\ijk\\",
    "command": "$(id)`id`;id#ab$", "comment": "ab#cd!ef;gh//ij*", "braces": "{a}[b](c)<d>&e|f", "percent": "%s%n%00%x%d%%a%%",
    "looks like hex": "0x6b6b6b6b6b6b6b", "dashes": "6b6b6b6-b6b6b6b6", "leading dash": "-rf--help--abcd-", "question mark": "ab?cd?ef?gh?ijkl",
    "end of a cell": "a|b|c|d`e`f`g`h|", "a blank inside": "abc def ghi jklm", "newline": "abcdefg\nhijklmno", "non-ASCII": "schl\u00fcsselschl\u00fcs",
    "end of a comment": "-->abcdefghij<!-",
}


def everything(tally, run, only):
    """Words in every preset, then keys."""
    if only in "hostile devices: the judge itself":
        tally.check("hostile devices: the judge itself sees what it is there for", blind(), "8 faults seen")
    for name in MANUAL + IKE:
        if only in f"hostile {name}":
            described = run.product.preset(name) if name in MANUAL else one_tunnel(run) if name == "aws" else two(name)
            run.words(name, FIELDS, described)
            for kind, value in KEYS.items():
                title = f"hostile {name} key: {kind}"
                judge = manual_key if name in MANUAL else psk
                run.guarded(title, lambda judge=judge, title=title, value=value, described=described:
                            judge(tally, run, title, described, value))


def two(system):
    """One tunnel between two gateways of a system, keys by IKE."""
    gateways = [{"id": name, "label": name, "system": system, "lines": [{"address": address}], "networks": [network]}
                for name, address, network in (("one", "198.51.100.10", "10.1.0.0/16"), ("other", "203.0.113.20", "10.2.0.0/16"))]
    return {"version": 1, "name": f"two {system}", "gateways": gateways,
            "tunnels": [{"id": "t", "ends": [{"gateway": "one"}, {"gateway": "other"}],
                         # A server's tunnels are routed.
                         "routing": {"kind": "static" if system == "rras" else "policy"}}]}


def one_tunnel(run):
    """AWS is no end opposite itself: one tunnel of its preset."""
    edits = {"tunnels[1]": None, "gateways[1].lines[1]": None}
    return world.edited(run.product.preset("aws-strongswan"), edits)


def export(tally, run, title, described, field):
    """The export; none when the tool refuses it, which is judged."""
    path, folder = run.scenario_file(described)
    try:
        return run.product.export(path, folder, True, False)
    except CommandError as error:
        tally.check(title, run.refused_well(error, folder, field), "refused")
        return None


def manual_key(tally, run, title, described, key):
    """The key for the cipher in both directions: both ends' files must give it back."""
    sa = {"encryption_key": key}
    manual = {"encryption": "aes128", "integrity": "sha1", "to_first": sa, "to_second": sa}
    manifest = export(tally, run, title, world.edited(described, {"tunnels[0].manual": manual}), "encryption_key")
    if manifest:
        found = {one.cipher_key for one in associations(manifest)}
        tally.check(title, [] if found == {key.encode()} else ["another key is read back"], "read back")


def psk(tally, run, title, described, key):
    """A pre-shared key, nearly twice as long: both ends' files must give it back."""
    key = (key + key)[:31]
    manifest = export(tally, run, title, world.edited(described, {"tunnels[0].psk": key}), "psk")
    if manifest:
        found = set().union(*(keys_of(manifest, gateway["system"], gateway["id"]) for gateway in described["gateways"]))
        tally.check(title, [] if found == {key} else [f"{len(found)} keys are read back, or another one"], "read back")


def keys_of(manifest, system, name):
    """The pre-shared keys that a side's own text holds."""
    if system == "sonicwall":
        return {sonicos_ike.side(*sonicos_ike.texts(manifest, name))["psk"]}
    if system == "junos":
        return {junos_ike.side(manifest.text(manifest.one("native-config", name)))["psk"]}
    if system == "rras":
        return {rras_ps1.side(manifest, name)["psk"]}
    if system == "fritzbox":
        return {fritzbox_cfg.side(manifest, name)["psk"]}
    if system == "zywall":
        return {zld_ike.side(manifest, name)["psk"]}
    if system == "aws":
        return aws_ike.keys(manifest, name)
    if system == "linux_strongswan":
        return {aws_ike.linux(manifest, aws_ike.OUTSIDE[0]).psk}
    if system in CISCO:
        return {CISCO[system].side(manifest.text(manifest.one("native-config", name)))["psk"]}
    folder = os.path.join(manifest.folder, name)
    if system == "halon_sr":
        return {ike_rules.key_of(rule).decode() for rule in ike_rules.read(folder, (system, ""))}
    keys = {ike_rules.key_of(rule).decode() for rule in ike_rules.read(folder, (system, "iked"))}
    # What iked itself has understood.
    wrong = [words for words in (ike_rules.iked(os.path.join(folder, "iked.conf"), key) for key in keys) if words]
    return keys | set(wrong)


def associations(manifest):
    """Of every gateway, by its own reader."""
    scenario = json.loads(manifest.text(manifest.one("scenario", "shared")))
    found = []
    for gateway in scenario["gateways"]:
        reader = importlib.import_module(f"readers.{gateway['system']}")
        found += reader.read(os.path.join(manifest.folder, gateway["id"]))
    return found


def has_associations(manifest):
    """True when every tunnel has its keys by hand."""
    scenario = json.loads(manifest.text(manifest.one("scenario", "shared")))
    return all(tunnel.get("keying") == "manual" for tunnel in scenario["tunnels"])


def statements(path, before, text, value):
    """A file of a device, or a guide: the same statements but for the word."""
    ending = os.path.splitext(path)[1]
    if ending in COMMENTS:
        return hostile.lines(before, text, value, COMMENTS[ending])
    if ending == ".md":
        return guide(before, text, value)
    return []


def guide(before, text, value):
    """Markdown: one comment at the front, then the same lines with the same cells and the same code spans."""
    (head, plain), (hostile_head, body) = split(before), split(text)
    if head.count("\n") != hostile_head.count("\n"):
        return ["the comment at the front has other lines"]
    one, two = plain.split("\n"), body.split("\n")
    if len(one) != len(two):
        return [f"{len(one)} lines became {len(two)}"]
    wrong = []
    for left, right in zip(one, two):
        wrong += hostile.same_words(unescaped(left), unescaped(right), hostile.plain_words(value), "line")
        if marks(left) != marks(right):
            wrong.append(f"other cells or code spans: {right[:80]!r}")
    return wrong


def split(text):
    """The comment at the front, which ends at the first end of a comment, and the rest."""
    if not text.startswith("<!--"):
        return "", text
    head, _, rest = text.partition("-->")
    return head, rest


CODE = re.compile(r"(?<![`\\])(`+)(?!`)(.+?)(?<!`)\1(?!`)")


def marks(line):
    """What makes structure: cells, code spans, tags."""
    bare = re.sub(r"\\.", "", CODE.sub("", line))
    # A cell ends at a bar, in a code span too; a backslash keeps it in.
    # A lone backtick may open code that ends further down.
    spans = len(CODE.findall(line)), bare.count("`")
    return re.sub(r"\\.", "", line).count("|"), spans, len(re.findall(r"<(?=[a-zA-Z/!])", bare))


def unescaped(line):
    """As a reader of Markdown sees it: in code spans everything stands for itself but a bar in a table."""
    seen, end = [], 0
    for span in CODE.finditer(line):
        seen += [text(line[end:span.start()]), code(span[2])]
        end = span.end()
    return "".join([*seen, text(line[end:])])


def code(inside):
    """The inside of a code span: one blank at both ends belongs to the marks."""
    padded = len(inside) > 2 and inside[0] == inside[-1] == " " and inside.strip()
    return (inside[1:-1] if padded else inside).replace("\\|", "|")


def text(outside):
    """What stands between code spans."""
    named = outside.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", named)


def blind():
    """Faults that the judge does not see."""
    mark, page = hostile.MARKER, "<!--\nScenario: {}\n-->\n\n# {}\n\n| Field | `{}` |\n"
    plain = page.format(mark, mark, "10.0.0.0/8")
    faults = {
        "a word that ends the comment": page.format("a --> b", "a --> b", "10.0.0.0/8"),
        "a word that opens a cell": page.format("a|b", "a|b", "10.0.0.0/8"),
        "a word that opens code": page.format("a`b", "a`b", "10.0.0.0/8"),
        "a word that opens a tag": page.format("a<b>", "a<b>", "10.0.0.0/8"),
        "a value that changed": page.format("a", "a", "10.0.0.0/7"),
        "a line more": page.format("a", "a\nb", "10.0.0.0/8"),
    }
    words = ["a --> b", "a|b", "a`b", "a<b>", "a", "a\nb"]
    unseen = [name for (name, text), word in zip(faults.items(), words) if not statements("x.md", plain, text, word)]
    script = "# {}\nset a \"{}\"\n"
    for name, text, word in (("a line more in a script", script.format("a", 'b\nset c"'), "b\nset c"),
                             ("another statement", "# a\nset b \"a\"\n", "a")):
        unseen += [] if statements("x.set", script.format(mark, mark), text, word) else [name]
    return unseen + statements("x.md", plain, page.format("fine", "fine", "10.0.0.0/8"), "fine")

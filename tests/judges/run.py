#!/usr/bin/python3
"""The formats' own programs judge every exported file; hostile words try to break out.

Usage: run.py --tunnelwright PATH [--only WORD] [--keep]
Exit 1 when anything failed; a judge that is missing is a failure.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "lab"))
sys.path.insert(0, HERE)

import addresses  # noqa: E402
import aws_ike  # noqa: E402
import bills  # noqa: E402
import cisco_ike  # noqa: E402
import esp_sizes  # noqa: E402
import halon_ospf  # noqa: E402
import halon_scripts  # noqa: E402
import fritzbox_cfg  # noqa: E402
import hostile  # noqa: E402
import hostile_devices  # noqa: E402
import ike_rules  # noqa: E402
import judges  # noqa: E402
import junos_ike  # noqa: E402
import key_places  # noqa: E402
import manual_keys  # noqa: E402
import opnsense_ike  # noqa: E402
import pfsense_xml  # noqa: E402
import reading  # noqa: E402
import rras_ps1  # noqa: E402
import scenario as world  # noqa: E402
import sonicos_ike  # noqa: E402
import swanctl_ike  # noqa: E402
import zld_ike  # noqa: E402
from aws_reader import ReaderError as AwsError  # noqa: E402
from azure_reader import ReaderError  # noqa: E402
from cases import Case  # noqa: E402
from format_cases import FORMATS  # noqa: E402
from product import CommandError, Product  # noqa: E402
from tally import Tally  # noqa: E402

# As long as the device that takes least allows.
KEY = "kJ7mQ2vX9bN4tR8wZ3cF6hL1pS5dG0y"


class Run:
    """All judgements of one run."""

    def __init__(self, options, tally, work):
        self.only, self.tally, self.work = options.only, tally, work
        self.product = Product(options.tunnelwright)
        self.count = 0

    def everything(self):
        """Files first, then words."""
        presets = [Case(f"preset {name}", name, despite=True) for name in self.product.presets()]
        for case in presets + FORMATS:
            if self.only in case.name:
                self.guarded(case.name, lambda case=case: self.case(case))
        self.guarded("addresses", lambda: addresses.judge(self.product, self.tally, self.only))
        for preset in ("azure-pfsense-bgp-behind-nat", "pfsense-pfsense-bgp", "azure-strongswan"):
            if self.only in f"hostile {preset}":
                self.words(preset)
                # Keys of strongSwan: swanctl_ike.
                if preset != "azure-strongswan":
                    self.keys(preset)
        hostile_devices.everything(self.tally, self, self.only)
        manual_keys.everything(self.tally, self, self.only)
        halon_scripts.everything(self.tally, self, self.only)
        halon_ospf.everything(self.tally, self, self.only)
        ike_rules.everything(self.tally, self, self.only)
        sonicos_ike.everything(self.tally, self, self.only)
        junos_ike.everything(self.tally, self, self.only)
        swanctl_ike.everything(self.tally, self, self.only)
        cisco_ike.everything(self.tally, self, self.only)
        zld_ike.everything(self.tally, self, self.only)
        aws_ike.everything(self.tally, self, self.only)
        fritzbox_cfg.everything(self.tally, self, self.only)
        rras_ps1.everything(self.tally, self, self.only)
        opnsense_ike.everything(self.tally, self, self.only)
        self.guarded("the bill", lambda: bills.everything(self.tally, self.product, self.only, self.work))
        self.guarded("packet size", lambda: esp_sizes.everything(self.tally, self.product, self.only))

    @staticmethod
    def refused_well(error, folder, field):
        """For the judges in files of their own."""
        return refused_well(error, folder, field)

    def guarded(self, name, action):
        """A refusal or a crash is this case's failure."""
        try:
            action()
        except (CommandError, AwsError, ReaderError, OSError, ValueError, KeyError) as error:
            self.tally.fail(name, f"{type(error).__name__}: {error}")

    def scenario_file(self, scenario):
        """A fresh folder with the scenario."""
        self.count += 1
        folder = os.path.join(self.work, str(self.count))
        return reading.write(os.path.join(folder, "scenario.json"), json.dumps(scenario)), os.path.join(folder, "out")

    def export(self, scenario, despite, secrets=True):
        """One export."""
        path, folder = self.scenario_file(scenario)
        return self.product.export(path, folder, secrets, despite)

    def case(self, case):
        """Every file of one export before its judges, and the key's places."""
        scenario = with_key(world.edited(self.product.preset(case.preset), case.edits), KEY)
        try:
            manifest = self.export(scenario, case.despite)
        except CommandError as error:
            self.refusal(case.name, error)
            return
        for entry, judge, words in judges.of_files(manifest):
            self.tally.check(f"{case.name}: {entry['path']}: {judge.__name__}", [words] if words else [])
        self.tally.check(f"{case.name}: manifest", judges.of_manifest(manifest))
        self.tally.check(f"{case.name}: key only where it is marked", key_places.wrong_with(manifest, [KEY]))
        bare = self.export(scenario, case.despite, secrets=False)
        self.tally.check(f"{case.name}: no key when none is asked for", key_places.wrong_without(bare, [KEY]))
        again = self.export(scenario, case.despite)
        self.tally.check(f"{case.name}: the same bytes twice", [] if again.data == manifest.data else ["they differ"])

    def refusal(self, name, error):
        """A case that the tool refuses must say where and why; it is counted apart."""
        self.tally.not_judged(name, f"the tool refuses the scenario: {str(error)[:160]}")

    def words(self, preset, more=(), described=None):
        """Every hostile value in all free fields at once; field by field where that shows something."""
        base = with_key(described or world.with_addresses(self.product.preset(preset)), KEY)
        fields = [field for field in [*hostile.FIELDS, *more] if self.takes_words(preset, base, field)]
        for name, value in hostile.VALUES.items():
            title = f"hostile {preset}: {name}"
            taken = [field for field in fields if self.takes(title, base, field, value)]
            if taken and not self.reads_back(title, base, taken, value, quiet=len(taken) > 1):
                for field in taken:
                    self.reads_back(f"{title} in {field}", base, [field], value)

    def takes_words(self, preset, base, field):
        """A field that takes free text; one with a list of choices is out of harm's way."""
        try:
            self.export(marked(base, [field], hostile.MARKER), False)
            return True
        except CommandError as error:
            self.tally.check(f"hostile {preset} {field}: any word", refused_well(error, "", field), "refused")
            return False

    def takes(self, title, base, field, value):
        """True when the tool takes the value; a refusal is judged at once."""
        path, folder = self.scenario_file(marked(base, [field], value))
        try:
            self.product.export(path, folder, True, False)
            return True
        except CommandError as error:
            self.tally.check(f"{title} in {field}", refused_well(error, folder, field), "refused")
            return False

    def reads_back(self, title, base, fields, value, quiet=False):
        """What the targets' parsers see of the value, in these fields at once; quiet: only success is counted."""
        try:
            plain = Readback(self.export(marked(base, fields, hostile.MARKER), False))
            found = Readback(self.export(marked(base, fields, value), False))
            wrong = found.differences(plain, value)
        except (CommandError, ReaderError, OSError, ValueError, KeyError) as error:
            wrong = [f"{type(error).__name__}: {error}"]
        if wrong and quiet:
            return False
        self.tally.check(title, wrong, f"read back in {len(fields)} fields")
        if not wrong and hostile.plain_words(value) != value:
            self.tally.stand_in(title, hostile.MADE_PLAIN)
        return not wrong

    def keys(self, preset):
        """Hostile keys: both ends must read back the very key, or the tool refuses it."""
        base = world.with_addresses(self.product.preset(preset))
        for name, value in hostile.KEYS.items():
            self.guarded(f"hostile {preset} key: {name}", lambda name=name, value=value: self.key(preset, name, value, base))

    def key(self, preset, name, value, base):
        """The key that each target's own parser sees."""
        title = f"hostile {preset} key: {name}"
        path, folder = self.scenario_file(with_key(base, value))
        try:
            manifest = self.product.export(path, folder, True, False)
        except CommandError as error:
            self.tally.check(title, refused_well(error, folder, "psk"), "refused")
            return
        seen = set()
        for entry in manifest.find("azure-cli"):
            state = hostile.run(manifest, entry)
            seen |= {item["properties"].get("sharedKey") for item in state["resources"].values()
                     if item.get("type", "").endswith("/connections")}
        for entry in manifest.find("pfsense-ipsec-section"):
            section = pfsense_xml.section(manifest.text(entry), "ipsec", (2, 7, 2))
            seen |= {one.get("pre-shared-key", "") for one in section["phase1"]}
        self.tally.check(title, [] if seen == {value} else [f"read back {seen}"], "read back")


class Readback:
    """What each target's own parser sees of an export."""

    def __init__(self, manifest):
        self.manifest = manifest
        self.paths = sorted(entry["path"] for entry in manifest.files)
        self.states = {entry["path"]: hostile.run(manifest, entry) for entry in manifest.find("azure-cli")}

    def differences(self, plain, value):
        """Against the export with the marker."""
        if self.paths != plain.paths:
            return [f"other files: {sorted(set(self.paths) ^ set(plain.paths))}"]
        wrong = judges.of_manifest(self.manifest)
        wrong += [f"{entry['path']}: {judge.__name__}: {words}"
                  for entry, judge, words in judges.of_files(self.manifest, hostile=True) if words]
        for entry in self.manifest.files:
            other = next(item for item in plain.manifest.files if item["path"] == entry["path"])
            wrong += [f"{entry['path']}: {words}" for words in self.file(entry, other, plain, value)]
        if hostile_devices.has_associations(self.manifest):
            read = [sorted(map(repr, hostile_devices.associations(side))) for side in (plain.manifest, self.manifest)]
            wrong += [] if read[0] == read[1] else ["the readers find other associations"]
        return wrong[:6]

    def file(self, entry, other, plain, value):
        """One file by its kind."""
        text, before = self.manifest.text(entry), plain.manifest.text(other)
        kind, path = entry["kind"], entry["path"]
        try:
            if kind == "azure-cli":
                return hostile.scripts(plain.states[path], self.states[path], value)
            if kind.startswith("pfsense-"):
                return hostile.structures(hostile.pfsense(before), hostile.pfsense(text), value)
            if kind == "frr-conf":
                return hostile.lines(before, text, value, "!")
            if kind == "bgpd-conf" or (kind == "native-config" and path.endswith(".xml")):
                return hostile.lines(before, text, value, "#")
            if path.endswith(".json"):
                return hostile.structures(json.loads(before), json.loads(text), value)
            return hostile_devices.statements(path, before, text, value)
        except (pfsense_xml.Refused, ValueError) as error:
            return [str(error)]


def marked(base, fields, value):
    """The scenario with one value in several fields."""
    return world.edited(base, {field: value for field in fields})


def with_key(scenario, key):
    """The same key for every tunnel; with manual keys it is that of AES-256 in both directions."""
    changes = {}
    for index, tunnel in enumerate(scenario["tunnels"]):
        changes[f"tunnels[{index}].psk"] = key
        if tunnel.get("keying") == "manual":
            # AES-256 takes 32 characters: one more than the shortest limit of a pre-shared key.
            sa = {"encryption_key": f"{key}A"}
            hash_name = {"integrity": tunnel["manual"]["integrity"]} if "integrity" in tunnel.get("manual", {}) else {}
            manual = {"encryption": "aes256", **hash_name, "to_first": sa, "to_second": sa}
            changes[f"tunnels[{index}].manual"] = manual
    return world.edited(scenario, changes)


def refused_well(error, folder, field):
    """Exit 1, the field's path and a reason, nothing written, no crash."""
    words = str(error)
    leaf = field.split(".")[-1].split("[")[0]
    wrong = [] if "exit 1:" in words else [f"not a clean refusal: {words[:200]}"]
    if leaf not in words and field not in words:
        wrong.append(f"the refusal does not name {field}: {words[:200]}")
    if folder and os.path.isdir(folder) and os.listdir(folder):
        wrong.append(f"files were written all the same: {os.listdir(folder)[:3]}")
    return wrong


def main():
    """Judge, count."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tunnelwright", required=True)
    parser.add_argument("--only", default="")
    parser.add_argument("--keep", action="store_true")
    options, tally = parser.parse_args(), Tally()
    work = tempfile.mkdtemp(prefix="twlab-judges-")
    absent = judges.missing()
    try:
        if absent:
            tally.fail("judges", f"missing packages: {', '.join(absent)}")
        else:
            Run(options, tally, work).everything()
    except CommandError as error:
        tally.fail("the command", error)
    finally:
        print(f"kept: {work}" if options.keep else "", end="\n" if options.keep else "")
        if not options.keep:
            shutil.rmtree(work, ignore_errors=True)
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())

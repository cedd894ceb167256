#!/usr/bin/python3
"""The tunnel lab: real daemons judge what `tunnelwright` exports.

Usage: run.py [--tunnelwright PATH] [--only WORD] [--keep] [--scenario FILE]
Without --tunnelwright only the lab's own tests run. Exit 1 when anything failed.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile

import backup
import faults
import merged
import ospf
import reading
import scenario as world
import selftest
import suites
from aws_reader import ReaderError as AwsError
from azure_reader import ReaderError as AzureError
from cases import VARIANTS, Case
from lab import Lab, who_starts
from net import LabError
from opnsense_reader import ReaderError as OpnsenseError
from pfsense_reader import ReaderError as PfsenseError
from pfsense_world import World
from product import CommandError, Product
from strongswan_reader import ReaderError as StrongswanError
from tally import Tally

READING = (AwsError, AzureError, OpnsenseError, PfsenseError, StrongswanError)


def arguments():
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tunnelwright", help="the command under test")
    parser.add_argument("--only", default="", help="cases whose name holds this")
    parser.add_argument("--keep", action="store_true", help="keep exports and logs, say where")
    parser.add_argument("--scenario", help="one scenario file instead of all cases")
    return parser.parse_args()


class Run:
    """All cases of one run."""

    def __init__(self, options, tally, lab, work):
        self.options, self.tally, self.lab, self.work = options, tally, lab, work
        self.product = Product(options.tunnelwright) if options.tunnelwright else None
        self.count, self.given = 0, None

    def everything(self):
        """The lab's own tests, then presets, variants and faults."""
        if not self.options.only and not self.options.scenario:
            selftest.readers(self.tally)
            selftest.machinery(self.tally, self.lab)
        if self.product is None:
            return
        for case in self.cases():
            self.guarded(case.name, lambda case=case: self.case(case))
        for fault in faults.CASES if not self.options.scenario else []:
            if self.options.only in f"fault {fault.name}":
                self.guarded(f"fault {fault.name}", lambda fault=fault: self.fault(fault))
        for fault in faults.DEAF if not self.options.scenario else []:
            if self.options.only in f"fault {fault.name}":
                self.guarded(f"fault {fault.name}", lambda fault=fault: self.deaf(fault))

    def cases(self):
        """The given file, or every preset and every variant."""
        if self.options.scenario:
            with open(self.options.scenario, encoding="utf-8") as file:
                self.given = json.load(file)
            return [Case(os.path.basename(self.options.scenario), "")]
        # With manual keys there is no daemon to watch: tests/judges opens their packets.
        with_ike = [name for name in self.product.presets()
                    if any(tunnel.get("keying") != "manual" for tunnel in self.product.preset(name)["tunnels"])]
        presets = [Case(f"preset {name}", name, despite=True) for name in with_ike]
        return [case for case in presets + VARIANTS if self.options.only in case.name]

    def guarded(self, name, action):
        """A case that throws is a failed case, not the end of the run."""
        try:
            action()
        except reading.Unreadable as reason:
            self.tally.not_judged(name, str(reason))
        except (CommandError, LabError, *READING) as error:
            self.tally.fail(name, error)
        finally:
            self.lab.after()

    def export(self, scenario, despite, merge=False):
        """Scenario file and manifest in a folder of their own; with merge also into small saved configurations."""
        self.count += 1
        folder = os.path.join(self.work, str(self.count))
        path = reading.write(os.path.join(folder, "scenario.json"), json.dumps(scenario))
        merges = {gateway["id"]: reading.write(os.path.join(folder, f"{gateway['id']}.xml"),
                                               backup.of(gateway["release"]))
                  for gateway in scenario["gateways"] if merge and gateway["system"] == "pfsense"}
        return path, self.product.export(path, os.path.join(folder, "out"), despite=despite, merges=merges)

    def scenario_of(self, case):
        """The case's scenario with an address for everyone who must be called."""
        base = self.given if self.options.scenario else self.product.preset(case.preset)
        return world.with_addresses(world.edited(base, case.edits))

    def case(self, case):
        """Export, read, bring up, compare with the tool's own word."""
        scenario = self.scenario_of(case)
        systems = {gateway["system"] for gateway in scenario["gateways"]}
        if not systems <= set(world.SYSTEMS):
            self.tally.not_judged(case.name, f"the lab plays {', '.join(world.SYSTEMS)} only")
            return
        path, manifest = self.export(scenario, case.despite, merge=True)
        for index, _, _ in world.tunnels(scenario):
            setup = reading.setup_of(case.name, {"a": scenario, "b": scenario}, {"a": manifest, "b": manifest}, index)
            self.merged(setup, scenario, manifest)
            if case.expect == "narrowed":
                self.narrowed(case.name, setup, path)
            else:
                self.promise(case.name, path, index, self.lab.judge(setup))

    def merged(self, setup, scenario, manifest):
        """Each firewall's merged configuration against its section, and its static routes for the lab."""
        gateways = {gateway["id"]: gateway for gateway in scenario["gateways"]}
        for key, side in setup.sides.items():
            entry = manifest.one("pfsense-config-merged", setup.labels[key])
            if entry is None:
                continue
            gateway = gateways[setup.labels[key]]
            surroundings = World(side.own_address, list(gateway.get("networks", [])), setup.names)
            wrong, routes = merged.examine(backup.of(gateway["release"]), manifest.text(entry), gateway, side,
                                           surroundings)
            self.tally.check(f"{setup.name}: merged configuration of {setup.labels[key]}", wrong)
            side.routes = side.routes or routes

    def narrowed(self, name, setup, path):
        """SAs come up, packets between the networks do not pass, and the tool says so."""
        tunnel = self.lab.tunnel(setup)
        starter = (who_starts(setup) or ["a"])[0]
        found = tunnel.attempt(starter, rekey=False)
        self.tally.check(f"{name}: comes up", [] if found.worked else [f"{found.stage}: {found.words}"])
        if found.worked:
            tunnel.routes(starter)
            self.tally.check(f"{name}: carries nothing between the networks",
                             [] if tunnel.pings() else [f"packets pass with {found.selectors}"])
        report = self.product.check(path)
        warned = [item for item in report["findings"] if item["severity"] == "error"]
        outcomes = [item["outcome"] for item in report.get("agreement", [])]
        self.tally.check(f"{name}: the tool warns", [] if warned or "narrowed" in outcomes else [str(outcomes)])

    def promise(self, name, path, index, attempts):
        """What came up must be what the tool calls agreed, with the suite that it names."""
        agreement = self.product.check(path).get("agreement", [])
        if index >= len(agreement):
            self.tally.fail(f"{name}: the tool calls it agreed", "it says nothing about this tunnel")
            return
        told = agreement[index]
        good = told["outcome"] in ("agreed", "weak")
        self.tally.check(f"{name}: the tool calls it agreed", [] if good else [json.dumps(told)])
        seen = [found for found in attempts if found.worked]
        if seen and told.get("suite"):
            self.tally.check(f"{name}: the tool names the suite", wrong_promise(told["suite"], seen), told["suite"])

    def deaf(self, fault):
        """Up, and no answer where the plan of end a says: so a wrong NAT rule cannot pass for a right one."""
        scenarios, manifests, _ = self.exports(fault)
        setup = reading.setup_of(fault.name, dict.fromkeys("ab", scenarios["a"]), manifests)
        tunnel = self.lab.tunnel(setup)
        starter = (who_starts(setup) or ["a"])[0]
        found = tunnel.attempt(starter, rekey=False)
        self.tally.check(f"fault {fault.name}: comes up", [] if found.worked else [f"{found.stage}: {found.words}"])
        tunnel.routes(starter)
        self.tally.check(f"fault {fault.name}: nobody answers there",
                         [] if tunnel.pings() else ["packets pass as if nothing were wrong"])

    def fault(self, fault):
        """Each end from its own scenario, each starter in turn."""
        scenarios, manifests, paths = self.exports(fault)
        setup = reading.setup_of(fault.name, scenarios, manifests)
        predicted = self.product.agree(*(f"{paths[key]}#{setup.labels[key]}" for key in "ab"))
        self.compare(fault, setup, predicted)

    def exports(self, fault):
        """Scenario, export and its path for each end."""
        plain = world.with_addresses(world.edited(self.product.preset(fault.preset), fault.base))
        scenarios = {"a": world.edited(plain, fault.own), "b": world.edited(plain, fault.edits)}
        paths, manifests = {}, {}
        for key in "ab":
            paths[key], manifests[key] = self.export(scenarios[key], despite=True)
        return scenarios, manifests, paths

    def compare(self, fault, setup, predicted):
        """Each starter's outcome; and the stage, which is that of the worse one."""
        tunnel = self.lab.tunnel(setup)
        stages = []
        for starter in who_starts(setup):
            found = tunnel.attempt(starter)
            told = predicted["by_initiator"][starter]
            saw = {"now": found.worked, "rekey": found.worked and bool(found.rekey)}
            says = {when: told[when] in ("agreed", "weak", "narrowed") for when in ("now", "rekey")}
            wrong = [f"{when}: daemons {saw[when]}, tool says {told[when]} ({found.stage}: {found.words})"
                     for when in ("now", "rekey") if saw[when] != says[when] and (when == "now" or saw["now"])]
            self.tally.check(f"fault {fault.name}: started by {setup.labels[starter]}", wrong,
                             found.stage or "no failure")
            stages.append(found.stage)
        failed = [item for item in stages if item]
        right = predicted.get("stage") in failed if failed else predicted.get("stage") is None
        self.tally.check(f"fault {fault.name}: stage", [] if right else [
            f"daemons {failed or 'agree'}, tool predicts {predicted.get('stage')} ({predicted.get('reason')})"])
        if not failed:
            self.tally.fail(f"fault {fault.name}", "the change makes no fault: the case proves nothing")


def wrong_promise(suite, attempts):
    """The suite in the tool's words against those that the daemons chose, one for each starter."""
    ike, esp = (suites.transforms(text.strip()) for text in suite.split("/"))
    wanted = (tuple(ike[name] for name in suites.IKE_FIELDS), {tuple(esp[name] for name in suites.ESP_FIELDS)},
              {esp["dh"]})
    chosen = [(found.ike, found.esp, found.pfs) for found in attempts]
    return [] if wanted in chosen else [f"{suite}, daemons {chosen}"]


def main():
    """Set up, run, tear down, count."""
    options, tally = arguments(), Tally()
    work = tempfile.mkdtemp(prefix="twlab-export-")
    if options.keep:
        os.environ["TWLAB_KEEP"] = "1"
    try:
        if options.tunnelwright and not options.scenario:
            ospf.everything(tally, Product(options.tunnelwright), options.only)
        with Lab(tally) as lab:
            Run(options, tally, lab, work).everything()
            if options.keep:
                print(f"kept: {work} and {lab.network.folder}")
    except LabError as error:
        tally.fail("the lab itself", error)
    except KeyboardInterrupt:
        tally.fail("the lab itself", "interrupted")
    finally:
        if not options.keep:
            shutil.rmtree(work, ignore_errors=True)
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())

"""Calling the command under test: `tunnelwright`, by its published words only."""

import json
import os
import subprocess

DATE = "2026-11-21"
SEED = "7e571ab07e571ab07e571ab07e571ab07e571ab07e571ab07e571ab07e571ab0"


class CommandError(Exception):
    """The command refused or failed; its own words."""


class Product:
    """One binary."""

    def __init__(self, path):
        self.path = os.path.abspath(path)

    def call(self, *words, allowed=(0,), text=None):
        """Run it; output when the exit code is an allowed one."""
        done = subprocess.run([self.path, *words], input=text, text=True, capture_output=True, timeout=60,
                              check=False)
        if done.returncode not in allowed:
            raise CommandError(f"{words[0]}: exit {done.returncode}: {(done.stderr or done.stdout).strip()[:500]}")
        return done.stdout

    def presets(self):
        """Names of the built-in scenarios."""
        return [line.split()[0] for line in self.call("presets").splitlines() if line.strip()]

    def preset(self, name):
        """One built-in scenario."""
        return json.loads(self.call("preset", name))

    def check(self, path):
        """Findings and agreement; errors are part of the answer."""
        return json.loads(self.call("check", path, "--json", "--date", DATE, allowed=(0, 1)))

    def agree(self, one, other):
        """The prediction for two ends of two scenarios; a failing tunnel may be an exit code of 1."""
        return json.loads(self.call("agree", one, other, "--json", "--date", DATE, allowed=(0, 1)))

    def export(self, path, folder, secrets=True, despite=False, merges=None):
        """Write every file of a scenario below a folder; merges: side -> its saved configuration's path."""
        words = ["export", path, "--out", folder, "--seed", SEED, "--date", DATE]
        words += ["--with-secrets"] if secrets else []
        words += ["--despite-errors"] if despite else []
        words += [word for side, saved in (merges or {}).items() for word in ("--merge", f"{side}={saved}")]
        self.call(*words)
        return Manifest(folder)


class Manifest:
    """The files of one export."""

    def __init__(self, folder):
        self.folder = folder
        with open(os.path.join(folder, "manifest.json"), encoding="utf-8") as file:
            self.data = json.load(file)
        self.files = self.data["files"]

    def path(self, entry):
        """Where a file of the list lies."""
        return os.path.join(self.folder, entry["path"])

    def text(self, entry):
        """Its text."""
        with open(self.path(entry), encoding="utf-8") as file:
            return file.read()

    def find(self, kind, side=None):
        """Entries of a kind, of one side when it is named."""
        return [entry for entry in self.files if entry["kind"] == kind and side in (None, entry["side"])]

    def one(self, kind, side):
        """The only entry of a kind on a side, or None."""
        found = self.find(kind, side)
        return found[0] if len(found) == 1 else None

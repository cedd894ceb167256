"""Counting what passed, what failed and what nobody here can judge."""

import time


class Tally:
    """Prints each result as it comes and the sums at the end."""

    def __init__(self):
        self.passed, self.failed, self.unjudged, self.stand_ins = 0, 0, {}, {}
        self.start = time.monotonic()

    def ok(self, name, words=""):
        """One check that held."""
        self.passed += 1
        print(f"ok    {name}{': ' if words else ''}{words}", flush=True)

    def fail(self, name, words):
        """One check that did not hold, with the tool's words."""
        self.failed += 1
        print(f"FAIL  {name}: {words}", flush=True)

    def check(self, name, wrong, words=""):
        """Passed when there is nothing wrong."""
        if wrong:
            self.fail(name, "; ".join(str(item) for item in wrong) if isinstance(wrong, (list, set)) else str(wrong))
        else:
            self.ok(name, words)
        return not wrong

    def not_judged(self, name, reason):
        """Something that this machine cannot decide."""
        self.unjudged.setdefault(reason, []).append(name)

    def stand_in(self, name, reason):
        """Something judged with a substitute."""
        self.stand_ins.setdefault(reason, []).append(name)

    def close(self):
        """The closing lines; the exit code."""
        for reason, names in self.stand_ins.items():
            print(f"stand-in ({len(names)}): {reason}")
        for reason, names in self.unjudged.items():
            print(f"not judged ({len(names)}): {reason}: {', '.join(sorted(set(names))[:6])}")
        print(f"{time.monotonic() - self.start:.0f} seconds")
        print(f"{sum(len(names) for names in self.unjudged.values())} not judged")
        print(f"{self.passed} passed, {self.failed} failed")
        return 1 if self.failed else 0

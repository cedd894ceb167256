"""pfSense release strings as comparable tuples; Plus releases as the CE release they share code with."""

import re

PLUS = [((25,), (2, 8, 0)), ((23, 9), (2, 7, 1)), ((23,), (2, 7, 0)), ((22,), (2, 6, 0)), ((21, 5), (2, 5, 2)),
        ((21,), (2, 5, 0))]


def release(text):
    """'2.4.4-p1' -> (2, 4, 4, 1); '24.03' -> (2, 7, 1)."""
    found = re.search(r"(\d+)\.(\d+)(?:\.(\d+))?(?:[-_ ]?p(\d+))?", str(text))
    if not found:
        raise ValueError(f"no release in {text!r}")
    major, minor, patch, extra = (int(part or 0) for part in found.groups())
    if major >= 20:
        return next(ce for start, ce in PLUS if (major, minor) >= start)
    return (major, minor, patch, extra) if extra else (major, minor, patch)


def engine(version):
    """Which program and which file: racoon, ipsec.conf or swanctl.conf."""
    if version < (2, 2):
        return "racoon"
    return "ipsec.conf" if version < (2, 5) else "swanctl"

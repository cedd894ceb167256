"""One function for each judge: a file in, the tool's words out, nothing when it is content."""

import concurrent.futures
import hashlib
import json
import os
import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as tree

import bgpd_conf
import pfsense_xml

NEEDED = {"shellcheck": "shellcheck", "bash": "bash", "xmllint": "libxml2-utils", "vtysh": "frr", "bgpd": "openbgpd",
          "ip": "iproute2", "unshare": "util-linux", "iked": "openiked", "nft": "nftables", "dash": "dash",
          "systemd-analyze": "systemd", "/usr/bin/aws": "awscli"}
# `bgpd` is also FRR's; OpenBGPD's own lies in sbin.
OPENBGPD = "/usr/sbin/bgpd"


def missing():
    """Judges that are not on this machine."""
    absent = [package for name, package in NEEDED.items() if shutil.which(name) is None]
    return absent + ([] if os.path.exists(OPENBGPD) else ["openbgpd"])


def said(arguments, path=None):
    """The words of a program that is not content."""
    done = subprocess.run([*arguments, *([path] if path else [])], text=True, capture_output=True, timeout=60,
                          check=False)
    return "" if done.returncode == 0 else (done.stdout + done.stderr).strip()[:600] or f"exit {done.returncode}"


def script(path, *more):
    """The shell that the first line names, and shellcheck."""
    with open(path, encoding="utf-8") as file:
        plain = file.readline() == "#!/bin/sh\n"
    return said(["dash" if plain else "bash", "-n"], path) or said(
        ["shellcheck", f"--shell={'sh' if plain else 'bash'}", "--severity=style", *more], path)


def hostile_script(path):
    """As before; that `$` in single quotes stays as it is, is what a hostile word needs (SC2016)."""
    return script(path, "--exclude=SC2016")


def nft(path):
    """nftables' own parser and the kernel's check, in a network of its own."""
    return said(["unshare", "-rn", "nft", "-c", "-f"], path)


def unit(path):
    """systemd's own check; that strongSwan's unit is not on this machine is no fault of the text."""
    done = subprocess.run(["systemd-analyze", "verify", path], text=True, capture_output=True, timeout=60, check=False)
    words = [line for line in done.stderr.splitlines() if os.path.basename(path) in line]
    return "; ".join(words)[:600]


def xml_file(path):
    """Two XML parsers."""
    try:
        tree.parse(path)
    except tree.ParseError as error:
        return f"ElementTree: {error}"
    return said(["xmllint", "--noout"], path)


def pfsense_file(path):
    """pfSense's own rules on top: repeated names, the section's literal start tag."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    try:
        name, _ = pfsense_xml.parse(text, (2, 7, 2))
    except pfsense_xml.Refused as error:
        return f"pfSense refuses it: {error}"
    return "" if name in ("ipsec", "pfsense") and "<ipsec>" in text else f"no literal <ipsec> below <{name}>"


def ip_batch(path):
    """iproute2's own parser, in a network of its own; what only a kernel with ESP can answer is no fault of the text."""
    done = subprocess.run(["unshare", "-rn", "ip", "-force", "-batch", path], text=True, capture_output=True, timeout=60,
                          check=False)
    kernel = ("Error: Requested type not found.", "RTNETLINK answers:", "Command failed")
    words = [line for line in done.stderr.splitlines() if line.strip() and not line.startswith(kernel)]
    return "; ".join(words)[:600]


def iked(path):
    """OpenIKED's own parser, which wants a file that only its owner reads."""
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copy(path, folder)
        os.chmod(copy, 0o600)
        return said([*with_interfaces(path), "iked", "-n", "-f"], copy)


def with_interfaces(path):
    """iked looks whether the interfaces of its rules are there: a network of its own, where they are."""
    with open(path, encoding="utf-8") as file:
        names = sorted(set(re.findall(r"^\tiface (sec\d+)$", file.read(), re.M)))
    make = "".join(f"ip link add {name} type veth peer name peer{place} && " for place, name in enumerate(names))
    return ["unshare", "-rn", "sh", "-c", make + 'exec "$@"', "sh"] if names else []


def frr(path):
    """FRR's own parser."""
    return said(["vtysh", "-C", "-f"], path)


def bgpd(path):
    """OpenBGPD's parser, with old words put into today's when the file is of the old kind."""
    first = bgpd_check(path)
    if not first:
        return ""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    with tempfile.TemporaryDirectory() as folder:
        copy = os.path.join(folder, "bgpd.conf")
        with open(copy, "w", encoding="utf-8") as file:
            file.write(bgpd_conf.modern(text))
        second = bgpd_check(copy)
    return f"{first} / translated: {second}" if second else ""


def bgpd_check(path):
    """`bgpd -n` wants a file that only its owner reads."""
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copy(path, folder)
        os.chmod(copy, 0o600)
        return said([OPENBGPD, "-n", "-f"], copy)


def json_file(path):
    """A JSON parser that refuses double names."""
    try:
        with open(path, encoding="utf-8") as file:
            json.load(file, object_pairs_hook=unique)
    except ValueError as error:
        return str(error)
    return ""


def unique(pairs):
    """An object without double names."""
    names = [name for name, _ in pairs]
    if len(set(names)) != len(names):
        raise ValueError(f"double name in {names}")
    return dict(pairs)


BY_KIND = {"azure-cli": [script], "frr-conf": [frr], "bgpd-conf": [bgpd],
           "pfsense-ipsec-section": [xml_file, pfsense_file], "pfsense-config-merged": [xml_file, pfsense_file]}
BY_NAME = {"iked.conf": [iked], "tunnels.nft": [nft], "tunnelwright.service": [unit]}
BY_ENDING = {".sh": [script], ".xml": [xml_file], ".svg": [xml_file], ".json": [json_file], ".batch": [ip_batch]}


def judges_of(entry, hostile=False):
    """Every judge that a file has, by its kind and by its ending."""
    ending = os.path.splitext(entry["path"])[1]
    found = BY_KIND.get(entry["kind"], []) + BY_ENDING.get(ending, [])
    found = found + BY_NAME.get(os.path.basename(entry["path"]), [])
    return [hostile_script if hostile and judge is script else judge for judge in dict.fromkeys(found)]


def of_files(manifest, hostile=False):
    """(entry, judge, words) of every file before every judge of its own; the judges work side by side."""
    work = [(entry, judge) for entry in manifest.files for judge in judges_of(entry, hostile)]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        words = list(pool.map(lambda item: item[1](manifest.path(item[0])), work))
    return [(entry, judge, said_words) for (entry, judge), said_words in zip(work, words)]


def of_manifest(manifest):
    """The list against the folder: hashes, no file too many or too few, sane text."""
    wrong = []
    listed = {entry["path"] for entry in manifest.files}
    there = {os.path.relpath(os.path.join(folder, name), manifest.folder)
             for folder, _, names in os.walk(manifest.folder) for name in names} - {"manifest.json"}
    wrong += [f"not in the manifest: {path}" for path in sorted(there - listed)]
    wrong += [f"in the manifest only: {path}" for path in sorted(listed - there)]
    for entry in manifest.files:
        if entry["path"] in there:
            with open(manifest.path(entry), "rb") as file:
                data = file.read()
            if hashlib.sha256(data).hexdigest() != entry["sha256"]:
                wrong.append(f"sha256 of {entry['path']}")
            wrong += [f"{entry['path']}: {words}" for words in sane(data)]
    return wrong


def sane(data):
    """UTF-8, one newline at the end, no control characters."""
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return [f"not UTF-8: {error}"]
    wrong = [] if text.endswith("\n") else ["no newline at the end"]
    if re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", text):
        wrong.append("control characters")
    return wrong

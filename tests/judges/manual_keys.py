"""Manual keys: what one side encrypts, the other opens, for every pair of devices and every algorithm pair.

Both sides' exports are read by their own readers (`readers/`), and scapy does the cryptography with what was read.
"""

import dataclasses
import importlib
import os

import rfc_vectors
from security_association import CIPHERS, HASHES, Sa, opens, packet, seal

HERE = os.path.dirname(os.path.abspath(__file__))
ADDRESSES = ("198.51.100.10", "203.0.113.20")
# Findings that refuse an algorithm, by code: one end does not take it.
NOT_TAKEN = ("K202", "K203")
# Pairs that share no cipher: the one has only what the other has dropped.
NOTHING_SHARED = ({"setkey@freebsd-13", "zywall@zynos"}, {"cisco_ios@ios-xe-17.11", "zywall@zynos"})
# Findings that refuse a pair of devices as a whole, with the reason.
NEVER = ("K201", "K204")


def devices():
    """Every device that has a reader."""
    names = sorted(os.path.splitext(name)[0] for name in os.listdir(os.path.join(HERE, "readers")))
    return [name for name in names if not name.startswith("_")]


def algorithms():
    """Every cipher with every hash; the authenticated ones alone."""
    for cipher in CIPHERS:
        for hash_name in [None] if "gcm" in cipher else HASHES:
            yield cipher, hash_name


def tunnel(number, cipher, hash_name):
    """One tunnel with chosen algorithms."""
    manual = {"encryption": cipher} if hash_name is None else {"encryption": cipher, "integrity": hash_name}
    return {"id": f"t{number}-{cipher}-{hash_name or 'aead'}"[:32], "keying": "manual", "manual": manual,
            "ends": [{"gateway": "one"}, {"gateway": "other"}], "routing": {"kind": "policy"}}


def scenario(pair, tunnels):
    """Two gateways and their tunnels; devices may bring answers to their questions (`SETTINGS` in the reader)."""
    gateways = []
    for index, (name, device) in enumerate(zip(("one", "other"), pair)):
        system, _, release = device.partition("@")
        reader = importlib.import_module(f"readers.{system}")
        gateway = {"id": name, "system": system, "lines": [{"address": ADDRESSES[index]}],
                   "networks": [f"10.{index + 1}.0.0/16"], "settings": getattr(reader, "SETTINGS", {})}
        gateways.append({**gateway, **({"release": release} if release else {})})
    return {"version": 1, "name": "manual keys", "gateways": gateways, "tunnels": tunnels}


def variants(device):
    """The device in each release that its reader names, else in its default one."""
    reader = importlib.import_module(f"readers.{device}")
    return [f"{device}@{release}" for release in getattr(reader, "RELEASES", [])] or [device]


def everything(tally, run, only):
    """Every pair, each way round included by judging both directions."""
    if only in "manual keys: the judge itself":
        tally.check("manual keys: the judge itself sees what it is there for", blind(), "8 faults seen")
        tally.check("manual keys: the judge itself calculates as the RFCs do", rfc_vectors.wrong(), "10 vectors")
    all_devices = [variant for device in devices() for variant in variants(device)]
    for index, one in enumerate(all_devices):
        for other in all_devices[index:]:
            title = f"manual keys {one} and {other}"
            if only in title:
                run.guarded(title, lambda pair=(one, other), title=title: judge(tally, run, title, pair))


def judge(tally, run, title, pair):
    """One pair of devices."""
    wanted = [tunnel(number, *names) for number, names in enumerate(algorithms())]
    path, _ = run.scenario_file(scenario(pair, wanted))
    errors = [found for found in run.product.check(path)["findings"] if found["severity"] == "error"]
    if any(found["code"] in NEVER for found in errors):
        reasons = {found["what"] for found in errors if found["code"] in NEVER}
        tally.check(f"{title}: refused with the reason", [] if all(reasons) else ["no reason"], "refused")
        return
    others = [f"{found['code']} {found['path']}: {found['what']}" for found in errors if found["code"] not in NOT_TAKEN]
    refused = {int(found["path"].split("[")[1].split("]")[0]) for found in errors if found["path"].startswith("tunnels[")}
    kept = [one for number, one in enumerate(wanted) if number not in refused]
    shared = [] if bool(kept) != (set(pair) in NOTHING_SHARED) else [f"{len(kept)} algorithm pairs are left"]
    tally.check(f"{title}: nothing but algorithms is refused", others[:3] + shared)
    if kept:
        manifest = run.export(scenario(pair, kept), False)
        sides = [read(device, os.path.join(manifest.folder, name)) for device, name in zip(pair, ("one", "other"))]
        tally.check(f"{title}: {len(kept)} algorithm pairs, both directions", wrong(kept, *sides),
                    f"{2 * len(kept)} packets opened, as many swapped, changed and with a wrong key refused")


def read(device, folder):
    """A side's associations by its own reader."""
    return importlib.import_module(f"readers.{device.partition('@')[0]}").read(folder)


def wrong(tunnels, one, other):
    """What does not hold between the two sides' associations."""
    found = []
    for name, side in (("one", one), ("other", other)):
        found += [f"{name}: {fault}" for association in side for fault in association.faults()]
        incoming = [association.spi for association in side if association.dst == ADDRESSES[name == "other"]]
        if len(set(incoming)) != len(incoming):
            found.append(f"{name}: an SPI stands on two tunnels")
        if len(side) != 2 * len(tunnels):
            found.append(f"{name}: {len(side)} associations for {len(tunnels)} tunnels")
    if found:
        return found[:6]
    wanted = sorted((item["manual"]["encryption"], item["manual"].get("integrity", "")) for item in tunnels)
    for number, (sender, receiver, dst) in enumerate(((one, other, ADDRESSES[1]), (other, one, ADDRESSES[0]))):
        out = [association for association in sender if association.dst == dst]
        if sorted((association.cipher, association.hash) for association in out) != wanted:
            found.append(f"direction {number}: other algorithms than those asked for")
        for place, association in enumerate(out):
            found += passes(association, receiver, place)
    return found[:6]


def passes(sent, receiver, number):
    """A packet passes, and passes only as it is and under its own SPI and keys."""
    name = f"{sent.cipher}-{sent.hash}"
    held = [one for one in receiver if (one.dst, one.spi) == (sent.dst, sent.spi)]
    if len(held) != 1:
        return [f"{name}: {len(held)} associations of the receiver have this SPI"]
    plain = packet(number)
    wire = seal(sent, plain)
    found = [] if opens(held[0], wire, plain) else [f"{name}: the other side does not open it"]
    swapped = [one for one in receiver if one.src == sent.dst and one.cipher == sent.cipher and one.hash == sent.hash]
    if any(one.spi != sent.spi and opens(one, wire, plain) for one in swapped):
        found.append(f"{name}: opened under the SPI of the other direction")
    broken = bytearray(wire)
    broken[-20] ^= 0x01
    if opens(held[0], bytes(broken), plain):
        found.append(f"{name}: opened with a changed byte")
    keys = [dataclasses.replace(held[0], cipher_key=flipped(held[0].cipher_key))]
    keys += [dataclasses.replace(held[0], hash_key=flipped(held[0].hash_key))] if held[0].hash else []
    if any(opens(one, wire, plain) for one in keys):
        found.append(f"{name}: opened with a wrong key")
    return found


def blind():
    """Faults that the judge does not see: it is shown two sides that agree, then each fault in turn."""
    def both(out, back):
        keys = {"cipher": "aes128", "hash": "sha1"}
        here = Sa(*ADDRESSES, out, cipher_key=bytes(range(16)), hash_key=bytes(range(20)), **keys)
        return here, Sa(*reversed(ADDRESSES), back, cipher_key=bytes(range(1, 17)), hash_key=bytes(range(1, 21)), **keys)

    out, back = both(300, 301)
    tunnels = [{"manual": {"encryption": "aes128", "integrity": "sha1"}}]
    change = dataclasses.replace
    faults = {
        "swapped SPIs": [change(out, spi=301), change(back, spi=300)],
        "one SPI changed": [change(out, spi=302), back],
        "a cipher's key changed": [change(out, cipher_key=flipped(out.cipher_key)), back],
        "a hash's key changed": [out, change(back, hash_key=flipped(back.hash_key))],
        "a cut key": [change(out, cipher_key=out.cipher_key[:-1]), back],
        "another cipher": [change(out, cipher="3des", cipher_key=bytes(range(24))), back],
        "keys of the other direction": [change(out, cipher_key=back.cipher_key, hash_key=back.hash_key), back],
        "a reserved SPI": None,
    }
    sides = {name: (side or [*both(255, 301)], [out, back] if side else [*both(255, 301)])
             for name, side in faults.items()}
    unseen = [name for name, (one, other) in sides.items() if not wrong(tunnels, one, other)]
    return unseen + [f"sides that agree: {fault}" for fault in wrong(tunnels, [out, back], [out, back])]


def flipped(key):
    """The key with one bit changed that DES does not take for parity."""
    return bytes([key[0] ^ 0x10]) + key[1:]

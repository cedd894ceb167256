"""Tunnels that end on Windows RRAS: the script is read as PowerShell reads it, held against the cmdlets' pages and the other end.

PowerShell is in no package here. The reader knows what the scripts use: comments, blocks of `@{ name = value }`, texts in single
quotes (a quote in them is doubled), numbers, $true and $false, lists, and commands with -Name value. All else is an error.
"""

import re

import azure_reader
import hostile
import ios_commands

ADDRESSES = ("198.51.100.10", "203.0.113.20")
NETWORKS = (["10.1.0.0/16", "192.168.7.9/32"], ["10.2.0.0/16"])
RELEASES = ("2016", "2019", "2022", "2025")
# The lists of Microsoft's pages for Windows Server 2016 and 2025.
LISTS = {"EncryptionMethod": "DES DES3 AES128 AES192 AES256", "IntegrityCheckMethod": "MD5 SHA1 SHA256 SHA384",
         "CipherTransformConstants": "DES DES3 AES128 AES192 AES256 GCMAES128 GCMAES192 GCMAES256 None",
         "AuthenticationTransformConstants": "MD596 SHA196 SHA256128 GCMAES128 GCMAES192 GCMAES256 None",
         "DHGroup": "None Group1 Group2 Group14 ECP256 ECP384 Group24", "PfsGroup": "None PFS1 PFS2 PFS2048 ECP256 ECP384 PFSMM PFS24",
         "Protocol": "L2TP IKEv2 Automatic SSTP", "AuthenticationMethod": "EAP MachineCertificates PSKOnly MSCHAPv2",
         "ResponderAuthenticationMethod": "MachineCertificates PSKOnly"}
FREE = {"Name", "Destination", "SharedSecret", "IPv4Subnet", "NumberOfTries", "Persistent", "InitiateConfigPayload", "CustomPolicy",
        "MMSALifeTimeSeconds", "SALifeTimeSeconds"}
COMMANDS = {"Connect-VpnS2SInterface": {"Name"}, "Add-BgpRouter": {"BgpIdentifier", "LocalASN"}, "Add-BgpCustomRoute": {"Network"},
            "Add-BgpPeer": {"Name", "LocalIPAddress", "PeerIPAddress", "LocalASN", "PeerASN"}, "Remove-BgpPeer": {"Name", "Force"},
            "Remove-VpnS2SInterface": {"Name", "Force"}}
KNOWN = {"$ErrorActionPreference = 'Stop'", "Import-Module RemoteAccess", "if ((Get-RemoteAccess).VpnS2SStatus -ne 'Installed') {",
         "Install-RemoteAccess -VpnType VpnS2S", "}", "Add-VpnS2SInterface @tunnel", "if (-not (Get-BgpRouter -ErrorAction SilentlyContinue)) {"}
VALUE = r"'(?:[^'\r\n]|'')*'|\$true|\$false|\d+"
TEXT = re.compile(VALUE)
IKE = {"DES3": "3des"}
NUMBERS = {"Group1": 1, "Group2": 2, "Group14": 14, "Group24": 24, "ECP256": 19, "ECP384": 20, "PFS1": 1, "PFS2": 2, "PFS2048": 14, "PFS24": 24,
           "None": None}
HASHES = {"MD596": "md5", "SHA196": "sha1", "SHA256128": "sha256"}
KEYS = ("ike_encryption", "ike_integrity", "ike_group", "esp_encryption", "esp_integrity", "pfs")
SUITES = [("des", "md5", "modp768", "des", "md5", "off"), ("3des", "sha1", "modp1024", "3des", "sha1", "modp768"),
          ("aes128", "sha256", "modp2048", "aes128", "sha256", "modp1024"), ("aes192", "sha384", "ecp256", "aes192", "sha256", "modp2048"),
          ("aes256", "sha384", "ecp384", "aes256gcm16", None, "ecp384"), ("aes256", "sha256", "modp2048s256", "aes128gcm16", None, "ecp256"),
          ("aes128", "sha1", "modp2048", "aes192gcm16", None, "modp2048s256")]
MODP = {"modp768": 1, "modp1024": 2, "modp2048": 14, "ecp256": 19, "ecp384": 20, "modp2048s256": 24, "off": None}


class ScriptError(ValueError):
    """The text is not what the reader knows of PowerShell."""


def value(text):
    """One value: a text, a number, or a truth."""
    if not re.fullmatch(VALUE, text):
        raise ScriptError(f"value {text}")
    return text[1:-1].replace("''", "'") if text.startswith("'") else text


def values(text):
    """A value, or the values of a list."""
    if not text.startswith("@("):
        return value(text)
    inside = re.fullmatch(rf"@\(((?:{VALUE})(?:, (?:{VALUE}))*)\)", text)
    if not inside:
        raise ScriptError(f"list {text}")
    return [value(part) for part in TEXT.findall(inside[1])]


def read(text):
    """The interfaces and the commands of a script."""
    interfaces, commands, opened = [], [], None
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if opened is not None:
            if line == "}":
                interfaces.append(opened)
                opened = None
                continue
            name, mark, rest = line.partition(" = ")
            if not mark or name in opened or not (name in LISTS or name in FREE):
                raise ScriptError(f"line {number}: {line}")
            opened[name] = values(rest)
            if name in LISTS and opened[name] not in LISTS[name].split():
                raise ScriptError(f"line {number}: {name} takes one of {LISTS[name]}")
        elif line == "$tunnel = @{":
            opened = {}
        elif line not in KNOWN:
            name, *rest = re.findall(rf"(?:{VALUE}|[^\s'])+", line)
            if name not in COMMANDS:
                raise ScriptError(f"line {number}: {line}")
            commands.append((name, arguments(name, rest, number)))
    if opened is not None:
        raise ScriptError("a block is never closed")
    return interfaces, commands


def arguments(name, words, number):
    """The parameters of a command; a switch has no value."""
    found = {}
    while words:
        key = words.pop(0)
        if not key.startswith("-") or key[1:] not in COMMANDS[name] or key[1:] in found:
            raise ScriptError(f"line {number}: {name} {key}")
        found[key[1:]] = value(words.pop(0)) if words and not words[0].startswith("-") else True
    return found


def side(manifest, name):
    """What a side negotiates; the way back takes away what was made."""
    interfaces, commands = read(manifest.text(manifest.one("native-config", name)))
    (one,) = interfaces
    peers = [rest for command, rest in commands if command == "Add-BgpPeer"]
    fixed = {"Protocol": "IKEv2", "AuthenticationMethod": "PSKOnly", "ResponderAuthenticationMethod": "PSKOnly", "CustomPolicy": "$true",
             "InitiateConfigPayload": "$false", "NumberOfTries": "0"}
    wrong = [key for key, wanted in fixed.items() if one.get(key) != wanted]
    back = read(manifest.text(manifest.one("rollback", name)))
    gone = [("Remove-BgpPeer", {"Name": peer["Name"], "Force": True}) for peer in peers]
    if wrong or back != ([], gone + [("Remove-VpnS2SInterface", {"Name": one["Name"], "Force": True})]):
        raise ScriptError(f"{wrong}, way back {back}")
    starts = [rest for command, rest in commands if command == "Connect-VpnS2SInterface"]
    if starts not in ([], [{"Name": one["Name"]}]) or bool(starts) != (one["Persistent"] == "$true"):
        raise ScriptError("started and not persistent, or the other way round")
    cipher = one["CipherTransformConstants"]
    aead = cipher.startswith("GCM")
    if aead and one["AuthenticationTransformConstants"] != cipher:
        raise ScriptError("a cipher that authenticates stands in one place only")
    plain = lambda word: IKE.get(word, word.lower())  # noqa: E731
    esp = f"aes{cipher[6:]}gcm" if aead else plain(cipher)
    return {"psk": one["SharedSecret"], "peer": one["Destination"], "starts": bool(starts), "version": "ikev2",
            "ike": (plain(one["EncryptionMethod"]), one["IntegrityCheckMethod"].lower(), NUMBERS[one["DHGroup"]]),
            "esp": (esp, None if aead else HASHES[one["AuthenticationTransformConstants"]], NUMBERS[one["PfsGroup"]]),
            "lifetimes": (int(one["MMSALifeTimeSeconds"]), int(one["SALifeTimeSeconds"])),
            "routes": sorted(subnet.rpartition(":")[0] for subnet in one["IPv4Subnet"]), "bgp": session(commands, peers), "words": one}


def session(commands, peers):
    """The session: own number and address, the peer's, what is announced."""
    if not peers:
        return None
    ((router,), (peer,)) = [rest for command, rest in commands if command == "Add-BgpRouter"], peers
    if (router["LocalASN"], router["BgpIdentifier"]) != (peer["LocalASN"], peer["LocalIPAddress"]):
        raise ScriptError("router and peer differ")
    return (peer["LocalASN"], peer["LocalIPAddress"], peer["PeerASN"], peer["PeerIPAddress"],
            sorted(rest["Network"] for command, rest in commands if command == "Add-BgpCustomRoute"))


def scenario(systems, kind, protection, release="2025"):
    """Two gateways, one tunnel."""
    gateways = [{"id": name, "system": system, "lines": [{"address": ADDRESSES[index]}], "networks": NETWORKS[index],
                 "bgp": {"asn": 65001 + index, "address": ("10.1.0.1", "10.2.0.1")[index]}, **({"release": release} if system == "rras" else {})}
                for index, (name, system) in enumerate(zip(("one", "other"), systems))]
    return {"version": 1, "name": "servers\n'; Stop-Computer", "gateways": gateways,
            "tunnels": [{"id": "t", "ends": [{"gateway": "one"}, {"gateway": "other"}], "routing": {"kind": kind}, "protection": protection}]}


def everything(tally, run, only):
    """Every release and routing kind, every word of every list, a router, the cloud, the judge itself."""
    for release in RELEASES:
        for kind in ("static", "bgp"):
            title = f"rras {release} {kind}"
            if only in title:
                run.guarded(title, lambda title=title, kind=kind, release=release:
                            tally.check(title, two(run, scenario(("rras", "rras"), kind, {}, release), None), "both sides"))
    for suite in SUITES:
        title = f"rras {' '.join(str(word) for word in suite)}"
        protection = {key: word for key, word in zip(KEYS, suite) if word} | {"ike_lifetime": 14400, "esp_lifetime": 7200}
        if only in title:
            run.guarded(title, lambda title=title, suite=suite, protection=protection:
                        tally.check(title, two(run, scenario(("rras", "rras"), "static", protection), suite), "read back"))
    for title, judge in (("rras: the judge itself", blind), ("rras and a router", router), ("rras and the cloud", cloud)):
        if only in title:
            run.guarded(title, lambda title=title, judge=judge: tally.check(title, judge(run), "every value"))


def two(run, described, suite):
    """Two servers against each other and against the scenario."""
    manifest, kind = run.export(described, False), described["tunnels"][0]["routing"]["kind"]
    sides = [side(manifest, name) for name in ("one", "other")]
    one, other = sides
    wrong = mirrored(one, other)
    for index, here in enumerate(sides):
        far = sorted(NETWORKS[1 - index]) if kind == "static" else [f"10.{2 - index}.0.1/32"]
        wrong += [] if here["peer"] == ADDRESSES[1 - index] and here["routes"] == far else [f"{here['peer']}, routes {here['routes']}"]
        wrong += [] if kind == "static" or here["bgp"][4] == sorted(NETWORKS[index]) else [f"{here['bgp']}"]
        if suite:
            cipher, hash_name, group, esp, esp_hash, pfs = suite
            wanted = (cipher, hash_name, MODP[group]), (esp.removesuffix("16") if "gcm" in esp else esp, esp_hash, MODP[pfs]), (14400, 7200)
            wrong += [] if (here["ike"], here["esp"], here["lifetimes"]) == wanted else [f"{here['ike']} {here['esp']} {here['lifetimes']}"]
    return wrong


def mirrored(one, other):
    """What does not fit between two sides."""
    wrong = [f"{key}: {one[key]} and {other[key]}" for key in ("psk", "ike", "esp") if one[key] != other[key] or not one[key]]
    wrong += [] if one["starts"] or other["starts"] else ["nobody starts"]
    if bool(one["bgp"]) != bool(other["bgp"]) or (one["bgp"] and one["bgp"][:4] != (*other["bgp"][2:4], *other["bgp"][:2])):
        wrong.append(f"BGP: {one['bgp']} and {other['bgp']}")
    return wrong


def router(run):
    """Another maker's commands at the other end."""
    manifest = run.export(scenario(("rras", "cisco_ios"), "static", {}), False)
    here, there = side(manifest, "one"), ios_commands.side(manifest.text(manifest.one("native-config", "other")))
    pairs = {key: (here[key], there[key]) for key in ("version", "psk", "ike", "esp")} | {"peer": (there["peer"], ADDRESSES[0])}
    return [f"{key}: {one} and {two}" for key, (one, two) in pairs.items() if one != two]


def cloud(run):
    """The cloud's script is run against the stand-in; its connection must have the same values, which have the same names there."""
    manifest = run.export(run.product.preset("azure-rras"), False)
    here, there = side(manifest, "office"), azure_reader.describe(hostile.run(manifest, manifest.one("azure-cli", "cloud")))
    policy, words = there["policy"], here["words"]
    hashes = {**HASHES, **{name: name for name in LISTS["CipherTransformConstants"].split()}}
    esp = hashes[words["AuthenticationTransformConstants"]].upper()
    pairs = {"version": (here["version"], there["ike"].lower()), "psk": (here["psk"], there["psk"]),
             "IKE": ((words["EncryptionMethod"], words["IntegrityCheckMethod"], words["DHGroup"]),
                     (policy["ikeEncryption"], policy["ikeIntegrity"], policy["dhGroup"].removeprefix("DH"))),
             "ESP": ((words["CipherTransformConstants"], esp, words["PfsGroup"]),
                     (policy["ipsecEncryption"], policy["ipsecIntegrity"], policy["pfsGroup"])),
             "networks": (here["routes"], sorted(there["vnet_prefixes"]))}
    return [f"{key}: {one}, the cloud has {two}" for key, (one, two) in pairs.items() if one != two]


def blind(_):
    """Faults that the judge does not see."""
    one = {"psk": "k", "ike": ("a", "b", 2), "esp": ("c", "d", None), "starts": True, "bgp": ("1", "a", "2", "b", [])}
    other = {**one, "bgp": ("2", "b", "1", "a", []), "starts": False}
    changes = {"psk": "l", "ike": ("a", "b", 5), "esp": ("c", "d", 2), "bgp": ("3", "b", "1", "a", [])}
    unseen = [key for key, changed in changes.items() if not mirrored(one, {**other, key: changed})]
    unseen += [] if mirrored({**one, "starts": False}, other) else ["nobody starts"]
    block = "$tunnel = @{{\n    {}\n}}\n"
    for text in ("Stop-Computer", "Connect-VpnS2SInterface -Name 'a'; Stop-Computer", "Connect-VpnS2SInterface -Name 'a' -Name 'b'",
                 'Connect-VpnS2SInterface -Name "a$(b)"', block.format("Name = 'a'b'"), block.format("DHGroup = 'Group5'"),
                 block.format("Name = 'a'; Name = 'b'"), block.format("IPv4Subnet = @('a' 'b')"), "$tunnel = @{\n    Name = 'a'"):
        try:
            read(text)
            unseen.append(text)
        except (ScriptError, ValueError):
            pass
    found = read(block.format("SharedSecret = 'it''s'"))[0][0]["SharedSecret"]
    return unseen + mirrored(one, other) + ([] if found == "it's" else [found])

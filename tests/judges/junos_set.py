"""Junos `set` commands: a reader that knows their grammar, and the tree that they make.

Each statement that an export may hold is written out here, from Juniper's published
commands and its YANG models, without a look at the product. A line that is no such
statement, or a value outside its range, is an error.
"""

import ipaddress
import re
import shlex

NAME = r"[A-Za-z0-9][A-Za-z0-9_-]*"
NAME32, NAME63, NAME31 = (rf"(?=\S{{1,{length}}}(?:\s|$)){NAME}" for length in (32, 63, 31))
UNIT = r"st0\.\d+"
INTERFACE = r"[a-z][a-z0-9/:-]*\.\d+"
WORD = r'"[^"\\]*"|\S+'
CIPHERS = "des-cbc|3des-cbc|aes-128-cbc|aes-192-cbc|aes-256-cbc"
ESP_CIPHERS = f"{CIPHERS}|aes-128-gcm|aes-192-gcm|aes-256-gcm|chacha20-poly1305"
ESP_HASHES = "hmac-md5-96|hmac-sha1-96|hmac-sha-256-128|hmac-sha-384|hmac-sha-512"
GROUPS = "group(?:1|2|5|14|15|16|19|20|21|24)"
LATER = r"REPLACE-WITH-[A-Z0-9-]+"
VPN, IKE, IPSEC = (rf"security {path} " for path in ("ipsec vpn", "ike", "ipsec"))
BOOK = rf"(?:security address-book global|security zones security-zone {NAME63} address-book) address {NAME63}"
POLICY = rf"security policies from-zone {NAME63} to-zone {NAME63} policy {NAME63}"

# A statement, and what its last words must be: a pattern, a range of numbers, or a kind of address.
GRAMMAR = [
    (r"interfaces st0 unit \d+ description", WORD),
    (r"interfaces st0 unit \d+ family inet mtu", range(256, 9193)),
    (r"interfaces st0 unit \d+ family inet address", "interface4"),
    (rf"security zones security-zone {NAME63} interfaces", UNIT),
    (rf"security zones security-zone {NAME63} host-inbound-traffic system-services", "ike"),
    (rf"security zones security-zone {NAME63} host-inbound-traffic protocols", "bgp"),
    (rf"{VPN}{NAME32} bind-interface", UNIT),
    (rf"{VPN}{NAME32} manual gateway", "address"),
    (rf"{VPN}{NAME32} manual external-interface", INTERFACE),
    (rf"{VPN}{NAME32} manual protocol", "esp"),
    (rf"{VPN}{NAME32} manual spi", range(256, 16640)),
    (rf"{VPN}{NAME32} manual authentication algorithm", ESP_HASHES),
    (rf"{VPN}{NAME32} manual authentication key hexadecimal", f"(?:[0-9a-f]{{2}})+|{LATER}"),
    (rf"{VPN}{NAME32} manual encryption algorithm", CIPHERS),
    (rf"{VPN}{NAME32} manual encryption key hexadecimal", f"(?:[0-9a-f]{{2}})+|{LATER}"),
    (rf"{VPN}{NAME32} ike (?:gateway|ipsec-policy)", NAME32),
    (rf"{VPN}{NAME32} traffic-selector {NAME31} local-ip \S+ remote-ip", "network"),
    (rf"{VPN}{NAME32} establish-tunnels", "immediately|on-traffic|responder-only"),
    (rf"{IKE}proposal {NAME32} authentication-method", "pre-shared-keys"),
    (rf"{IKE}proposal {NAME32} authentication-algorithm", "md5|sha1|sha-256|sha-384|sha-512"),
    (rf"{IKE}proposal {NAME32} encryption-algorithm", CIPHERS),
    (rf"{IKE}proposal {NAME32} dh-group", GROUPS),
    (rf"{IKE}proposal {NAME32} lifetime-seconds", range(180, 86401)),
    (rf"{IKE}policy {NAME32} mode", "main"),
    (rf"{IKE}policy {NAME32} proposals", NAME32),
    (rf"{IKE}policy {NAME32} pre-shared-key ascii-text", r'"[^"\\]{1,255}"'),
    (rf"{IKE}gateway {NAME32} ike-policy", NAME32),
    (rf"{IKE}gateway {NAME32} address", "peer"),
    (rf"{IKE}gateway {NAME32} external-interface", INTERFACE),
    (rf"{IKE}gateway {NAME32} version", "v1-only|v2-only"),
    (rf"{IKE}gateway {NAME32} (?:local|remote)-identity", rf"inet (?:[0-9.]+|{LATER})|inet6 [0-9a-f:]+|hostname [A-Za-z0-9.-]+"),
    (rf"{IKE}gateway {NAME32}", "general-ikeid"),
    (rf"{IKE}gateway {NAME32} dead-peer-detection", "optimized"),
    (rf"{IKE}gateway {NAME32} dead-peer-detection interval", range(2, 61)),
    (rf"{IKE}gateway {NAME32} dead-peer-detection threshold", range(1, 6)),
    (rf"{IPSEC}proposal {NAME32} protocol", "esp"),
    (rf"{IPSEC}proposal {NAME32} authentication-algorithm", ESP_HASHES),
    (rf"{IPSEC}proposal {NAME32} encryption-algorithm", ESP_CIPHERS),
    (rf"{IPSEC}proposal {NAME32} lifetime-seconds", range(180, 86401)),
    (rf"{IPSEC}policy {NAME32} proposals", NAME32),
    (rf"{IPSEC}policy {NAME32} perfect-forward-secrecy keys", GROUPS),
    (r"routing-options static route \S+ next-hop", UNIT),
    (r"routing-options autonomous-system", range(1, 2**32)),
    (rf"policy-options policy-statement {NAME} term {NAME} from route-filter \S+", "exact"),
    (rf"policy-options policy-statement {NAME} term {NAME} then", "accept|reject"),
    (rf"protocols bgp group {NAME} type", "external"),
    (rf"protocols bgp group {NAME} multihop ttl", range(1, 256)),
    (rf"protocols bgp group {NAME} local-as", range(1, 2**32)),
    (rf"protocols bgp group {NAME} local-address", "address"),
    (rf"protocols bgp group {NAME} (?:export|import)", NAME),
    (rf"protocols bgp group {NAME} neighbor \S+ peer-as", range(1, 2**32)),
    (BOOK, "network"),
    (rf"{POLICY} match (?:source-address|destination-address)", NAME63),
    (rf"{POLICY} match application", "any"),
    (rf"{POLICY} then", "permit"),
    (r"security flow tcp-mss ipsec-vpn mss", range(64, 65536)),
]


class SetError(ValueError):
    """A line that Junos would not take."""


def fits(value, kind):
    """True when the last words are what the statement takes."""
    if isinstance(kind, range):
        return value.isdigit() and int(value) in kind
    try:
        if kind == "address":
            return bool(re.fullmatch(LATER, value)) or bool(ipaddress.ip_address(value))
        if kind == "peer":
            return bool(re.fullmatch(rf"{LATER}|[A-Za-z0-9.-]+|[0-9a-f:]+", value))
        if kind == "network":
            return bool(ipaddress.ip_network(value))
        if kind == "interface4":
            return bool(ipaddress.IPv4Interface(value)) and "/" in value
    except ValueError:
        return False
    return re.fullmatch(kind, value) is not None


def statement(words):
    """The statement's path and its value."""
    wrong = None
    for pattern, kind in GRAMMAR:
        found = re.fullmatch(rf"({pattern}) (.+)", words)
        if found and fits(found.group(2), kind):
            return found.group(1), found.group(2)
        wrong = wrong or (found and f"{words!r}: {found.group(2)!r} is not taken")
    raise SetError(wrong or f"no statement: {words!r}")


def read(text):
    """Every statement of a file, in order: (path, value)."""
    found = []
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        if not line.startswith("set "):
            raise SetError(f"no set command: {line!r}")
        found.append(statement(line[4:]))
    return found


def value(statements, pattern, default=None):
    """The value of the one statement whose path matches."""
    found = [value for path, value in statements if re.fullmatch(pattern, path)]
    if len(found) > 1:
        raise SetError(f"{len(found)} times {pattern}")
    return shlex.split(found[0])[0] if found and found[0].startswith('"') else (found[0] if found else default)


def values(statements, pattern):
    """The values of all statements whose path matches, sorted."""
    return sorted(value for path, value in statements if re.fullmatch(pattern, path))


def vpns(statements):
    """The names of the VPNs."""
    names = {found.group(1) for path, _ in statements
             for found in [re.match(rf"security ipsec vpn ({NAME}) ", path)] if found}
    return sorted(names)


def references(statements):
    """What is named and does not exist: Junos refuses that at commit."""
    made = {kind: {found.group(1) for path, _ in statements for found in [re.match(f"{kind} ({NAME})", path)] if found}
            for kind in ("security ike proposal", "security ike policy", "security ike gateway",
                         "security ipsec proposal", "security ipsec policy", "policy-options policy-statement")}
    uses = [(r"security ike policy \S+ proposals", "security ike proposal"),
            (r"security ike gateway \S+ ike-policy", "security ike policy"),
            (r"security ipsec policy \S+ proposals", "security ipsec proposal"),
            (r"security ipsec vpn \S+ ike gateway", "security ike gateway"),
            (r"security ipsec vpn \S+ ike ipsec-policy", "security ipsec policy"),
            (r"protocols bgp group \S+ (?:export|import)", "policy-options policy-statement")]
    wrong = [f"{path} {value}: not there" for path, value in statements for pattern, kind in uses
             if re.fullmatch(pattern, path) and value not in made[kind]]
    book = {path.split()[-1] for path, _ in statements if " address-book " in f" {path} "}
    used = {value for path, value in statements if re.search(r" match (source|destination)-address$", path)}
    wrong += [f"address {name} is used and not there" for name in sorted(used - book)]
    units = {f"st0.{path.split()[3]}" for path, _ in statements if path.startswith("interfaces st0 unit ")}
    named = {value for path, value in statements if re.fullmatch(UNIT, value)}
    return wrong + [f"{unit} is used and not there" for unit in sorted(named - units)]


def undone(statements, rollback):
    """What the way back leaves behind; its first lines name what stays on purpose."""
    gone = [line[7:] for line in rollback.splitlines() if line.startswith("delete ")]
    stays = (r"security flow tcp-mss ipsec-vpn mss|routing-options autonomous-system|"
             r"security zones security-zone \S+ host-inbound-traffic (system-services|protocols)")
    left = [f"{path} {value}" for path, value in statements
            if not any(f"{path} {value} ".startswith(f"{line} ") for line in gone) and not re.fullmatch(stays, path)]
    return [f"the way back leaves {line}" for line in left]

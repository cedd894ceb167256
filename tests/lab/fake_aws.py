#!/usr/bin/python3 -S
"""`aws` for the lab: records every call and plays the part of EC2 that a VPN needs.

It stands first on PATH while an exported script runs unchanged. What it does not know,
it refuses with exit 252 as the real program refuses a bad flag; what EC2 would refuse,
with 254. Environment: FAKE_AWS_STATE (JSON file), FAKE_AWS_OUTSIDE (JSON list: the
outside addresses that tunnels get, in order).
"""

import ipaddress
import json
import os
import re
import sys

sys.path.append("/usr/lib/python3/dist-packages")
import jmespath  # noqa: E402

# Operation: (flags with a value, of which these are needed).
FLAGS = {
    "sts get-caller-identity": ((), ()),
    "ec2 describe-vpn-gateways": (("--filters", "--vpn-gateway-ids"), ()),
    "ec2 create-vpn-gateway": (("--type", "--amazon-side-asn", "--tag-specifications"), ("--type",)),
    "ec2 delete-vpn-gateway": (("--vpn-gateway-id",), ("--vpn-gateway-id",)),
    "ec2 attach-vpn-gateway": (("--vpn-gateway-id", "--vpc-id"), ("--vpn-gateway-id", "--vpc-id")),
    "ec2 detach-vpn-gateway": (("--vpn-gateway-id", "--vpc-id"), ("--vpn-gateway-id", "--vpc-id")),
    "ec2 describe-route-tables": (("--filters",), ()),
    "ec2 enable-vgw-route-propagation": (("--gateway-id", "--route-table-id"), ("--gateway-id", "--route-table-id")),
    "ec2 disable-vgw-route-propagation": (("--gateway-id", "--route-table-id"), ("--gateway-id", "--route-table-id")),
    "ec2 describe-customer-gateways": (("--filters", "--customer-gateway-ids"), ()),
    "ec2 create-customer-gateway": (("--type", "--ip-address", "--bgp-asn", "--bgp-asn-extended", "--tag-specifications"),
                                    ("--type",)),
    "ec2 delete-customer-gateway": (("--customer-gateway-id",), ("--customer-gateway-id",)),
    "ec2 describe-vpn-connections": (("--filters", "--vpn-connection-ids"), ()),
    "ec2 create-vpn-connection": (("--type", "--customer-gateway-id", "--vpn-gateway-id", "--options", "--tag-specifications"),
                                  ("--type", "--customer-gateway-id")),
    "ec2 delete-vpn-connection": (("--vpn-connection-id",), ("--vpn-connection-id",)),
    "ec2 create-vpn-connection-route": (("--vpn-connection-id", "--destination-cidr-block"),
                                        ("--vpn-connection-id", "--destination-cidr-block")),
    "ec2 wait vpn-connection-available": (("--vpn-connection-ids", "--filters"), ()),
    "ec2 wait vpn-connection-deleted": (("--vpn-connection-ids", "--filters"), ()),
}
GLOBAL = ("--query", "--output")
KINDS = {"VpnGateways": "VpnGatewayId", "CustomerGateways": "CustomerGatewayId", "VpnConnections": "VpnConnectionId"}
# What Amazon's reference says of the options of a tunnel.
WORDS = {
    "Phase1EncryptionAlgorithms": {"AES128", "AES256", "AES128-GCM-16", "AES256-GCM-16"},
    "Phase2EncryptionAlgorithms": {"AES128", "AES256", "AES128-GCM-16", "AES256-GCM-16"},
    "Phase1IntegrityAlgorithms": {"SHA1", "SHA2-256", "SHA2-384", "SHA2-512"},
    "Phase2IntegrityAlgorithms": {"SHA1", "SHA2-256", "SHA2-384", "SHA2-512"},
    "Phase1DHGroupNumbers": {2, *range(14, 25)}, "Phase2DHGroupNumbers": {2, 5, *range(14, 25)},
    "IKEVersions": {"ikev1", "ikev2"},
}
KEPT = {*(f"169.254.{number}.0/30" for number in range(6)), "169.254.169.252/30"}


class Refused(Exception):
    """The call ends with this code and these words."""

    def __init__(self, code, words):
        super().__init__(words)
        self.code = code


def parsed(argv):
    """(operation, {flag: [words]}) of a command line."""
    operation = next((" ".join(argv[:length]) for length in (3, 2) if " ".join(argv[:length]) in FLAGS), None)
    if operation is None:
        raise Refused(252, f"unknown command: {' '.join(argv[:3])}")
    known, needed = FLAGS[operation]
    flags, current = {}, None
    for word in argv[len(operation.split()):]:
        if word.startswith("--"):
            if word not in known + GLOBAL or word in flags:
                raise Refused(252, f"{operation}: {word}")
            current = flags.setdefault(word, [])
        elif current is None:
            raise Refused(252, f"{operation}: {word} without a flag")
        else:
            current.append(word)
    missing = [flag for flag in needed if not flags.get(flag)]
    if missing:
        raise Refused(252, f"{operation}: {missing[0]} is required")
    return operation, flags


def fits(item, words):
    """True when a resource passes the filters."""
    for word in words or []:
        name, values = re.fullmatch(r"Name=([^,]+),Values=(.+)", word).groups()
        own = {"tag:Name": item.get("Name"), "state": item.get("State"), "ip-address": item.get("IpAddress"),
               "bgp-asn": item.get("BgpAsn")}
        if name not in own:
            raise Refused(254, f"filter {name}")
        if own[name] not in values.split(","):
            return False
    return True


def name_of(flags, kind):
    """The Name tag of a --tag-specifications."""
    match = re.fullmatch(r"ResourceType=([a-z-]+),Tags=\[\{Key=Name,Value=([A-Za-z0-9._-]+)\}\]",
                         flags.get("--tag-specifications", [""])[0])
    if not match or match[1] != kind:
        raise Refused(252, f"--tag-specifications of {kind}")
    return match[2]


class Account:
    """What is there."""

    def __init__(self, state, outside):
        self.state, self.outside = state, outside

    def all(self, kind):
        """Resources of a kind."""
        return self.state.setdefault(kind, [])

    def find(self, kind, wanted):
        """One resource by its id."""
        for item in self.all(kind):
            if item[KINDS[kind]] == wanted and item.get("State") != "deleted":
                return item
        raise Refused(254, f"{wanted} does not exist")

    def describe(self, kind, flags, ids):
        """Those with the ids, or that pass the filters."""
        items = [self.find(kind, wanted) for wanted in flags[ids]] if ids in flags else self.all(kind)
        return {kind: [item for item in items if fits(item, flags.get("--filters"))]}

    def make(self, kind, prefix, values):
        """A new resource."""
        item = {KINDS[kind]: f"{prefix}-{len(self.all(kind)) + 1:017x}", "State": "available", **values}
        self.all(kind).append(item)
        return {kind[:-1]: item}

    def vpn_gateway(self, flags):
        """Its number is Amazon's when none is given."""
        asn = int(flags.get("--amazon-side-asn", ["64512"])[0])
        if not (64512 <= asn <= 65534 or 4200000000 <= asn <= 4294967294):
            raise Refused(254, f"AmazonSideAsn {asn}")
        return self.make("VpnGateways", "vgw", {"AmazonSideAsn": asn, "Name": name_of(flags, "vpn-gateway"), "VpcAttachments": []})

    def attach(self, flags):
        """A VPC has one gateway, a gateway one VPC."""
        gateway = self.find("VpnGateways", flags["--vpn-gateway-id"][0])
        if any(one["State"] == "attached" for one in gateway["VpcAttachments"]):
            raise Refused(254, "attached already")
        gateway["VpcAttachments"] = [{"State": "attached", "VpcId": flags["--vpc-id"][0]}]
        return {"VpcAttachment": gateway["VpcAttachments"][0]}

    def customer_gateway(self, flags):
        """An address and a number."""
        plain, extended = flags.get("--bgp-asn", ["0"])[0], flags.get("--bgp-asn-extended", ["0"])[0]
        if not 0 <= int(plain) <= 2147483647 or (int(extended) and not 2147483648 <= int(extended) <= 4294967295):
            raise Refused(254, f"BgpAsn {plain} {extended}")
        asn = plain if int(plain) else extended
        if asn == "7224":
            raise Refused(254, "BgpAsn 7224 is reserved")
        address = str(ipaddress.IPv4Address(flags["--ip-address"][0]))
        return self.make("CustomerGateways", "cgw", {"BgpAsn": asn, "IpAddress": address, "Name": name_of(flags, "customer-gateway")})

    def vpn_connection(self, flags):
        """Two tunnels, whatever is said of them."""
        path = flags["--options"][0]
        if not path.startswith("file://"):
            raise Refused(252, "--options: the keys would stand on the command line")
        if os.stat(path[7:]).st_mode & 0o077:
            raise Refused(252, "--options: others can read the file")
        with open(path[7:], encoding="utf-8") as file:
            options = json.load(file)
        tunnels = options["TunnelOptions"]
        if not 1 <= len(tunnels) <= 2:
            raise Refused(254, f"{len(tunnels)} tunnels")
        for tunnel in tunnels:
            check(tunnel)
        if len({tunnel["TunnelInsideCidr"] for tunnel in tunnels}) != len(tunnels):
            raise Refused(254, "one inside network twice")
        for tunnel in tunnels:
            tunnel["OutsideIpAddress"] = self.outside.pop(0)
        self.find("CustomerGateways", flags["--customer-gateway-id"][0])
        self.find("VpnGateways", flags["--vpn-gateway-id"][0])
        # EC2 lists them in an order of its own.
        return self.make("VpnConnections", "vpn", {
            "Options": {**options, "TunnelOptions": tunnels[::-1]}, "Routes": [], "Name": name_of(flags, "vpn-connection"),
            "CustomerGatewayId": flags["--customer-gateway-id"][0], "VpnGatewayId": flags["--vpn-gateway-id"][0]})

    def route(self, flags):
        """Only a connection with static routing has them."""
        connection = self.find("VpnConnections", flags["--vpn-connection-id"][0])
        network = str(ipaddress.IPv4Network(flags["--destination-cidr-block"][0]))
        if not connection["Options"]["StaticRoutesOnly"] or any(one["DestinationCidrBlock"] == network for one in connection["Routes"]):
            raise Refused(254, f"no route {network} here")
        connection["Routes"].append({"DestinationCidrBlock": network, "State": "available"})
        return {}

    def propagate(self, flags):
        """A route table learns from a gateway."""
        tables = self.state.setdefault("propagation", [])
        tables.append([flags["--route-table-id"][0], self.find("VpnGateways", flags["--gateway-id"][0])["VpnGatewayId"]])
        return {}

    def delete(self, kind, wanted):
        """It stays listed as deleted."""
        self.find(kind, wanted)["State"] = "deleted"
        return {}

    def answer(self, operation, flags):
        """What the call gives."""
        one = lambda flag: flags[flag][0]  # noqa: E731
        table = {
            "sts get-caller-identity": lambda: {"Account": "111122223333"},
            "ec2 describe-vpn-gateways": lambda: self.describe("VpnGateways", flags, "--vpn-gateway-ids"),
            "ec2 describe-customer-gateways": lambda: self.describe("CustomerGateways", flags, "--customer-gateway-ids"),
            "ec2 describe-vpn-connections": lambda: self.describe("VpnConnections", flags, "--vpn-connection-ids"),
            "ec2 describe-route-tables": lambda: {"RouteTables": [{"RouteTableId": "rtb-0a1b2c3d"}]},
            "ec2 create-vpn-gateway": lambda: self.vpn_gateway(flags),
            "ec2 attach-vpn-gateway": lambda: self.attach(flags),
            "ec2 detach-vpn-gateway": lambda: self.find("VpnGateways", one("--vpn-gateway-id")).update(VpcAttachments=[]) or {},
            "ec2 enable-vgw-route-propagation": lambda: self.propagate(flags),
            "ec2 disable-vgw-route-propagation": dict,
            "ec2 create-customer-gateway": lambda: self.customer_gateway(flags),
            "ec2 create-vpn-connection": lambda: self.vpn_connection(flags),
            "ec2 create-vpn-connection-route": lambda: self.route(flags),
            "ec2 wait vpn-connection-available": lambda: [self.find("VpnConnections", name) for name in flags["--vpn-connection-ids"]] and {},
            "ec2 wait vpn-connection-deleted": dict,
            "ec2 delete-vpn-connection": lambda: self.delete("VpnConnections", one("--vpn-connection-id")),
            "ec2 delete-customer-gateway": lambda: self.delete("CustomerGateways", one("--customer-gateway-id")),
            "ec2 delete-vpn-gateway": lambda: self.delete("VpnGateways", one("--vpn-gateway-id")),
        }
        return table[operation]()


def check(tunnel):
    """EC2's own limits, as its reference prints them."""
    wrong = [key for key, words in WORDS.items() for item in tunnel.get(key, []) if item["Value"] not in words]
    inside = ipaddress.ip_network(tunnel["TunnelInsideCidr"])
    first, second = tunnel["Phase1LifetimeSeconds"], tunnel["Phase2LifetimeSeconds"]
    limits = {
        "PreSharedKey": re.fullmatch(r"[A-Za-z1-9._][A-Za-z0-9._]{7,63}", tunnel["PreSharedKey"]),
        "TunnelInsideCidr": inside.prefixlen == 30 and inside.subnet_of(ipaddress.ip_network("169.254.0.0/16")) and str(inside) not in KEPT,
        "Phase1LifetimeSeconds": 900 <= first <= 28800, "Phase2LifetimeSeconds": 900 <= second <= 3600 and second < first,
        "RekeyMarginTimeSeconds": 60 <= tunnel["RekeyMarginTimeSeconds"] <= second / 2,
        "RekeyFuzzPercentage": 0 <= tunnel["RekeyFuzzPercentage"] <= 100, "DPDTimeoutSeconds": tunnel["DPDTimeoutSeconds"] >= 30,
        "DPDTimeoutAction": tunnel["DPDTimeoutAction"] in ("clear", "none", "restart"),
        "StartupAction": tunnel["StartupAction"] == "add" or
        (tunnel["StartupAction"] == "start" and tunnel["IKEVersions"] == [{"Value": "ikev2"}]),
    }
    wrong += [key for key, good in limits.items() if not good]
    if wrong:
        raise Refused(254, f"TunnelOptions: {', '.join(wrong)}")


def as_text(found):
    """--output text of what a script asks for: a word, or words with tabs between them."""
    if found is None:
        return "None"
    return "\t".join(map(as_text, found)) if isinstance(found, list) else str(found)


def main():
    """One call."""
    path = os.environ["FAKE_AWS_STATE"]
    state = {"calls": [], "outside": json.loads(os.environ["FAKE_AWS_OUTSIDE"])}
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            state = json.load(file)
    call = {"argv": sys.argv[1:], "status": 0, "options": None}
    state["calls"].append(call)
    try:
        operation, flags = parsed(sys.argv[1:])
        if "--options" in flags and flags["--options"][0].startswith("file://"):
            with open(flags["--options"][0][7:], encoding="utf-8") as file:
                call["options"] = file.read()
        found = Account(state, state["outside"]).answer(operation, flags)
        if "--query" in flags:
            print(as_text(jmespath.search(flags["--query"][0], found)))
    except Refused as reason:
        call["status"] = reason.code
        sys.stderr.write(f"fake aws: {reason}\n")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(state, file)
    sys.exit(call["status"])


if __name__ == "__main__":
    main()

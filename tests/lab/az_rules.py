"""What Azure refuses although the command line is well formed.

Each rule is a place where a generated script would stop on a real subscription.
"""

import ipaddress

from az_state import ArmError

AZURE_ASNS = {8074, 8075, 12076, 65515, 65517, 65518, 65519, 65520}
IANA_ASNS = {23456, 429496729, 4294967295} | set(range(64496, 64512)) | set(range(65535, 65552))
RETRY_LATER = "AnotherOperationInProgress: the gateway is still being created; wait for it first"


def network(text, what):
    """A prefix without host bits, as the service wants it."""
    try:
        return ipaddress.ip_network(text)
    except ValueError as error:
        raise ArmError(f"InvalidAddressPrefixFormat: {what} {text!r}: {error}") from error


def address(text, what):
    """A bare IPv4 or IPv6 address."""
    try:
        return str(ipaddress.ip_address(text))
    except ValueError as error:
        raise ArmError(f"InvalidIPAddress: {what} {text!r}: {error}") from error


def number(text, what, low, high):
    """A whole number within the service's bounds."""
    if not str(text).isdigit() or not low <= int(text) <= high:
        raise ArmError(f"InvalidParameterValue: {what} {text!r} is not within {low}..{high}")
    return int(text)


def gateway_subnet(vnet):
    """GatewaySubnet of the VNet: without it no gateway can be made."""
    for subnet in vnet["properties"]["subnets"]:
        if subnet["name"] == "GatewaySubnet":
            return subnet
    raise ArmError("InvalidGatewaySubnet: the virtual network has no subnet named 'GatewaySubnet'")


def peer_address_of(subnet):
    """The address that Azure's own examples show: the last usable one of GatewaySubnet."""
    net = network(subnet["properties"]["addressPrefix"], "GatewaySubnet")
    return str(net.broadcast_address - 1)


def check_subnet(vnet, name, prefix):
    """A subnet lies within the VNet and clear of the other subnets."""
    net = network(prefix, f"subnet {name}")
    spaces = [network(text, "VNet") for text in vnet["properties"]["addressSpace"]["addressPrefixes"]]
    if not any(net.subnet_of(space) for space in spaces):
        raise ArmError(f"NetcfgSubnetRangeOutsideVnet: {name} {prefix}")
    for other in vnet["properties"]["subnets"]:
        if other["name"] != name and net.overlaps(network(other["properties"]["addressPrefix"], "subnet")):
            raise ArmError(f"NetcfgSubnetRangesOverlap: {name} {prefix} and {other['name']}")


def check_shared_key(key):
    """Printable ASCII without space, hyphen and tilde (the service's own list)."""
    bad = sorted({mark for mark in key if not 33 <= ord(mark) <= 126 or mark in "-~"})
    if not key or len(key) > 128 or bad:
        raise ArmError(f"InvalidSharedKey: length {len(key)}, refused characters {bad}")


def check_onprem_bgp(settings, vnet_prefixes):
    """ASN and peer address of the on-premises side."""
    asn = number(settings["asn"], "asn", 0, 4294967295)
    if asn in AZURE_ASNS or asn in IANA_ASNS:
        raise ArmError(f"InvalidAsn: {asn} is reserved")
    peer = ipaddress.ip_address(address(settings["bgpPeeringAddress"], "bgpPeeringAddress"))
    if any(peer in network(prefix, "VNet") for prefix in vnet_prefixes):
        raise ArmError(f"InvalidBgpPeeringAddress: {peer} lies inside the virtual network")


def check_policy(policy):
    """A custom policy is complete, its GCM values equal, its lifetimes in bounds."""
    names = ("ikeEncryption", "ikeIntegrity", "dhGroup", "ipsecEncryption", "ipsecIntegrity", "pfsGroup",
             "saLifeTimeSeconds", "saDataSizeKilobytes")
    missing = [name for name in names if policy.get(name) in (None, "")]
    if missing:
        raise ArmError(f"InvalidIpsecPolicy: missing {missing}")
    unknown = sorted(set(policy) - set(names))
    if unknown:
        raise ArmError(f"InvalidIpsecPolicy: unknown {unknown}")
    encryption, integrity = policy["ipsecEncryption"], policy["ipsecIntegrity"]
    if (encryption.startswith("GCM") or integrity.startswith("GCM")) and encryption != integrity:
        raise ArmError(f"InvalidIpsecPolicy: {encryption} goes with integrity {encryption}, not {integrity}")
    number(policy["saLifeTimeSeconds"], "saLifeTimeSeconds", 300, 172799)
    number(policy["saDataSizeKilobytes"], "saDataSizeKilobytes", 1024, 2147483647)


def add_custom_bgp(gateway, wanted):
    """APIPA addresses: in Azure's two ranges, at an IP configuration that is there, one without active-active."""
    configs = {f"{gateway['id']}/ipConfigurations/{item['name']}".lower(): index
               for index, item in enumerate(gateway["properties"]["ipConfigurations"])}
    for item in wanted:
        index = configs.get(item["ipconfigurationId"].lower())
        if index is None:
            raise ArmError(f"InvalidIpConfiguration: {item['ipconfigurationId']}")
        inside = [ipaddress.ip_address(text) for text in item["customBgpIpAddresses"]]
        if len(inside) > 1 and len(configs) == 1:
            raise ArmError("one APIPA address, or active-active")
        ranges = [network(f"169.254.{number}.0/24", "APIPA") for number in (21, 22)]
        if any(peer not in ranges[0] and peer not in ranges[1] for peer in inside):
            raise ArmError(f"InvalidCustomBgpIpAddress: {item['customBgpIpAddresses']}")
        gateway["properties"]["bgpSettings"]["bgpPeeringAddresses"][index]["customBgpIpAddresses"] = item["customBgpIpAddresses"]


def check_custom_bgp(wanted, gateway, there):
    """A connection names addresses that the gateway has; it needs one exactly when the peer has a link-local one."""
    own = [text for item in gateway["properties"]["bgpSettings"]["bgpPeeringAddresses"]
           for text in item.get("customBgpIpAddresses", [])]
    if any(item["customBgpIpAddress"] not in own for item in wanted):
        raise ArmError(f"InvalidCustomBgpIpAddress: the gateway has {own}")
    if bool(wanted) != ipaddress.ip_address(there["bgpPeeringAddress"]).is_link_local:
        raise ArmError("the peer's address is of another kind than the connection's own")

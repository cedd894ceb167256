"""NAT rules of the stand-in: what Azure's documents say that the service refuses.

Source: About NAT, and Configure NAT on VPN Gateway (2024-10-16).
"""

import az_rules as rules
from az_state import ArmError

SKUS = {f"VpnGw{number}{zones}" for number in range(2, 6) for zones in ("", "AZ")}
MOST = 500
KEYS = {"IngressSnat": "ingressNatRules", "EgressSnat": "egressNatRules"}


def add(gateway, name, rule):
    """A new part of the gateway."""
    properties = gateway["properties"]
    check_gateway(properties)
    if "/" in name:
        raise ArmError(f"InvalidResourceName: {name}")
    if any(other["name"] == name for other in properties["natRules"]) or len(properties["natRules"]) >= MOST:
        raise ArmError(f"InvalidNatRule: {name} is there already, or one of more than {MOST}")
    check_mapping(properties, rule)
    made = {"name": name, "id": f"{gateway['id']}/natRules/{name}", "properties": rule}
    properties["natRules"].append(made)
    return made


def check_gateway(properties):
    """Route-based, large enough, built."""
    if properties["provisioningState"] != "Succeeded":
        raise ArmError(rules.RETRY_LATER)
    if properties["sku"]["name"] not in SKUS or properties["vpnType"] != "RouteBased":
        raise ArmError(f"NatNotSupported: {properties['sku']['name']} {properties['vpnType']}")


def check_mapping(properties, rule):
    """One prefix each; static ones of one size; no external one over another."""
    spaces = [[rules.network(item["addressSpace"], "NAT rule") for item in rule[key]]
              for key in ("internalMappings", "externalMappings")]
    if any(len(space) != 1 for space in spaces):
        raise ArmError("InvalidNatRule: one prefix a rule")
    internal, external = spaces[0][0], spaces[1][0]
    if rule["type"] == "Static" and internal.prefixlen != external.prefixlen:
        raise ArmError(f"InvalidNatRule: {internal} and {external} differ in size")
    for other in properties["natRules"]:
        taken = rules.network(other["properties"]["externalMappings"][0]["addressSpace"], "NAT rule")
        if taken.overlaps(external):
            raise ArmError(f"InvalidNatRule: {external} overlaps {taken} of {other['name']}")


def remove(state, gateway, name):
    """Not while a connection uses it."""
    found = next((rule for rule in gateway["properties"]["natRules"] if rule["name"] == name), None)
    if found is None:
        raise ArmError(f"ResourceNotFound: NAT rule {name}")
    for connection in state.of_type("Microsoft.Network/connections"):
        used = [item["id"].lower() for key in KEYS.values() for item in connection["properties"].get(key) or []]
        if found["id"].lower() in used:
            raise ArmError(f"NatRuleInUse: {name}")
    gateway["properties"]["natRules"].remove(found)


def check_connection(state, properties, gateway, local):
    """The rules exist, each in its place; and with them no network is on both sides."""
    mapped = {mode: used(properties, gateway, mode) for mode in KEYS}
    if any(mapped.values()):
        if properties.get("usePolicyBasedTrafficSelectors"):
            raise ArmError("NatNotSupportedWithPolicyBasedTrafficSelectors")
        if properties.get("gatewayCustomBgpIpAddresses"):
            raise ArmError("NatNotSupportedWithApipa")
    vnet_id = gateway["properties"]["ipConfigurations"][0]["properties"]["subnet"]["id"].split("/subnets/")[0]
    own = after(state.get(vnet_id)["properties"]["addressSpace"]["addressPrefixes"], [])
    prefixes = local["properties"].get("localNetworkAddressSpace", {}).get("addressPrefixes", [])
    for far in after(prefixes, mapped["IngressSnat"]):
        for near in own:
            if far.overlaps(near):
                raise ArmError(f"OverlappingAddressSpaces: {far} of the local network gateway and {near} of the VNet")
    # The same seen from the other side: what it has itself it cannot reach here.
    for near in after([str(item) for item in own], mapped["EgressSnat"]):
        for far in after(prefixes, []):
            if far.overlaps(near):
                raise ArmError(f"OverlappingAddressSpaces: {near} as the other side sees it, which has {far} itself")


def used(properties, gateway, mode):
    """Rules that a connection names, which must be the gateway's and of that mode."""
    known = {rule["id"].lower(): rule["properties"] for rule in gateway["properties"]["natRules"]}
    found = []
    for item in properties.get(KEYS[mode]) or []:
        rule = known.get(item["id"].lower())
        if rule is None or rule["mode"] != mode:
            raise ArmError(f"InvalidNatRuleReference: {item['id']} in {KEYS[mode]}")
        found.append(rule)
    return found


def after(prefixes, mapped):
    """Networks after the rules that name them exactly."""
    table = {rule["internalMappings"][0]["addressSpace"]: rule["externalMappings"][0]["addressSpace"] for rule in mapped}
    return [rules.network(table.get(prefix, prefix), "address space") for prefix in prefixes]

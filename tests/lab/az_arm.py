"""Resource Manager's part of the stand-in: what each resource becomes.

Bodies are kept in ARM's own JSON shape, whichever way they came (`az network`,
`az rest`, `az resource`), so that the reader looks at one shape only.
"""

import json
import os

import az_nat
import az_rules as rules
from az_state import ArmError, group_id, network_id, parse_id

CONNECTION_KEYS = {
    "connectionType", "connectionProtocol", "connectionMode", "dpdTimeoutSeconds", "sharedKey", "enableBgp",
    "routingWeight", "virtualNetworkGateway1", "localNetworkGateway2", "ipsecPolicies",
    "usePolicyBasedTrafficSelectors", "trafficSelectorPolicies", "ingressNatRules", "egressNatRules",
    "gatewayCustomBgpIpAddresses", "authenticationType", "useLocalAzureIpAddress", "expressRouteGatewayBypass",
    "provisioningState", "connectionStatus", "resourceGuid", "ingressBytesTransferred", "egressBytesTransferred",
    "tunnelProperties"}
LOCAL_GATEWAY_KEYS = {"gatewayIpAddress", "fqdn", "localNetworkAddressSpace", "bgpSettings", "provisioningState",
                      "resourceGuid"}
GATEWAY_KEYS = {"bgpSettings", "enableBgp", "enableBgpRouteTranslationForNat", "gatewayType", "ipConfigurations", "sku",
                "vpnGatewayGeneration", "vpnType"}
MODES = {"Default", "InitiatorOnly", "ResponderOnly"}
PROTOCOLS = {"IKEv1", "IKEv2"}


def make(state, resource_id, kind, body):
    """Store a resource with the fields that every resource has."""
    group, _, _ = parse_id(resource_id)
    state.get(group_id(group))
    body.update({"id": resource_id, "name": resource_id.rsplit("/", 1)[1], "resourceGroup": group, "type": kind})
    body["properties"].setdefault("provisioningState", "Succeeded")
    return state.put(resource_id, body)


def chosen_address(name):
    """The documentation address that the lab picked for this public IP."""
    table = json.loads(os.environ.get("FAKE_AZ_ADDRESSES", "{}"))
    found = table.get(name, table.get("*"))
    if not found:
        raise ArmError(f"the lab chose no address for public IP {name!r} (FAKE_AZ_ADDRESSES)")
    return found


def public_ip(state, group, name, settings):
    """A static address is there at once, a dynamic one when a gateway takes it."""
    static = settings["method"] == "Static"
    if settings["sku"] != "Basic" and not static:
        raise ArmError("StandardSkuPublicIPAddressesMustBeStatic")
    properties = {"publicIPAllocationMethod": settings["method"],
                  "ipAddress": chosen_address(name) if static else None}
    return make(state, network_id(group, "publicIPAddresses", name), "Microsoft.Network/publicIPAddresses",
                {"location": settings["location"], "sku": {"name": settings["sku"]}, "zones": settings["zones"],
                 "properties": properties})


def vnet(state, group, name, prefixes, location):
    """A virtual network without subnets."""
    for prefix in prefixes:
        rules.network(prefix, "VNet")
    properties = {"addressSpace": {"addressPrefixes": prefixes}, "subnets": []}
    return make(state, network_id(group, "virtualNetworks", name), "Microsoft.Network/virtualNetworks",
                {"location": location, "properties": properties})


def subnet(state, owner, name, prefix):
    """A subnet, written into its network as ARM shows it."""
    rules.check_subnet(owner, name, prefix)
    entry = {"name": name, "id": f"{owner['id']}/subnets/{name}",
             "properties": {"addressPrefix": prefix, "provisioningState": "Succeeded"}}
    rest = [item for item in owner["properties"]["subnets"] if item["name"] != name]
    owner["properties"]["subnets"] = rest + [entry]
    state.put(owner["id"], owner)
    return entry


def vnet_gateway(state, group, name, settings):
    """A VPN gateway; BGP settings exist always, the switch only when asked for."""
    owner = state.get(settings["vnet"])
    inside = rules.gateway_subnet(owner)
    addresses = [state.get(item) for item in settings["public_ips"]]
    if not addresses:
        raise ArmError("a VPN gateway needs a public IP address")
    check_gateway(settings)
    peer = rules.peer_address_of(inside)
    properties = {
        "natRules": [], "enableBgpRouteTranslationForNat": settings.get("translates_routes", False),
        "gatewayType": settings["gateway_type"], "vpnType": settings["vpn_type"],
        "vpnGatewayGeneration": settings["generation"], "sku": {"name": settings["sku"], "tier": settings["sku"]},
        "enableBgp": settings["bgp"], "activeActive": len(addresses) > 1,
        "bgpSettings": {"asn": int(settings["asn"] or 65515), "bgpPeeringAddress": peer, "peerWeight": 0,
                        "bgpPeeringAddresses": [{"defaultBgpIpAddresses": [peer],
                                                 "tunnelIpAddresses": [item["properties"]["ipAddress"]]}
                                                for item in addresses]},
        "ipConfigurations": [{"name": f"vnetGatewayConfig{index}", "properties": {
            "subnet": {"id": inside["id"]}, "publicIPAddress": {"id": item["id"]}}}
            for index, item in enumerate(addresses)],
        "provisioningState": "Updating" if settings["no_wait"] else "Succeeded"}
    gateway = make(state, network_id(group, "virtualNetworkGateways", name),
                   "Microsoft.Network/virtualNetworkGateways",
                   {"location": settings["location"], "properties": properties})
    if not settings["no_wait"]:
        finish_gateway(state, gateway)
    return gateway


def whole_gateway(state, resource_id, body):
    """A gateway as one resource: what the command has no flags for."""
    properties = body.get("properties", {})
    unknown = sorted(set(properties) - GATEWAY_KEYS)
    if unknown:
        raise ArmError(f"InvalidRequestContent: no property {unknown} on virtualNetworkGateways")
    bgp = properties.get("bgpSettings", {})
    configs = [item["properties"] for item in properties["ipConfigurations"]]
    group, _, _ = parse_id(resource_id)
    settings = {
        "vnet": configs[0]["subnet"]["id"].split("/subnets/")[0],
        "public_ips": [item["publicIPAddress"]["id"] for item in configs],
        "gateway_type": properties["gatewayType"], "vpn_type": properties["vpnType"],
        "sku": properties["sku"]["name"], "generation": properties.get("vpnGatewayGeneration"),
        "asn": bgp.get("asn"), "bgp": bool(properties.get("enableBgp")), "no_wait": True,
        "translates_routes": bool(properties.get("enableBgpRouteTranslationForNat")), "location": body["location"]}
    if properties["gatewayType"] != "Vpn" or properties["sku"]["tier"] != settings["sku"]:
        raise ArmError("InvalidGateway: the type is Vpn and the tier is the SKU's name")
    gateway = vnet_gateway(state, group, resource_id.rsplit("/", 1)[1], settings)
    rules.add_custom_bgp(gateway, bgp.get("bgpPeeringAddresses", []))
    return gateway


def check_gateway(settings):
    """SKU against what the SKU cannot do."""
    basic = settings["sku"] == "Basic"
    if settings["vpn_type"] == "PolicyBased" and not basic:
        raise ArmError(f"PolicyBasedGatewaySkuInvalid: {settings['sku']} is route-based only")
    if basic and settings["bgp"]:
        raise ArmError("BgpNotSupportedOnBasicSku")
    if settings["vpn_type"] == "PolicyBased" and settings["bgp"]:
        raise ArmError("BgpNotSupportedOnPolicyBasedGateway")
    if settings["asn"]:
        rules.number(settings["asn"], "asn", 1, 4294967295)


def finish_gateway(state, gateway):
    """The end of the long creation: dynamic addresses are assigned now."""
    gateway["properties"]["provisioningState"] = "Succeeded"
    for config in gateway["properties"]["ipConfigurations"]:
        item = state.get(config["properties"]["publicIPAddress"]["id"])
        if not item["properties"]["ipAddress"]:
            item["properties"]["ipAddress"] = chosen_address(item["name"])


def local_gateway(state, resource_id, body):
    """Address or FQDN, never both; unknown properties are refused as ARM refuses them."""
    properties = body.get("properties", {})
    unknown = sorted(set(properties) - LOCAL_GATEWAY_KEYS)
    if unknown:
        raise ArmError(f"InvalidRequestContent: no property {unknown} on localNetworkGateways")
    where, fqdn = properties.get("gatewayIpAddress"), properties.get("fqdn")
    if bool(where) == bool(fqdn):
        raise ArmError("LocalNetworkGatewayMustHaveAddressOrFqdn: exactly one of gatewayIpAddress and fqdn")
    if where:
        rules.address(where, "gatewayIpAddress")
    for prefix in properties.get("localNetworkAddressSpace", {}).get("addressPrefixes", []):
        rules.network(prefix, "local network gateway")
    if properties.get("bgpSettings"):
        spaces = [prefix for item in state.of_type("Microsoft.Network/virtualNetworks")
                  for prefix in item["properties"]["addressSpace"]["addressPrefixes"]]
        rules.check_onprem_bgp(properties["bgpSettings"], spaces)
    return make(state, resource_id, "Microsoft.Network/localNetworkGateways", body)


def connection(state, resource_id, body):
    """A site-to-site connection, checked against the gateways that it joins."""
    properties = body.setdefault("properties", {})
    unknown = sorted(set(properties) - CONNECTION_KEYS)
    if unknown:
        raise ArmError(f"InvalidRequestContent: no property {unknown} on connections")
    gateway = state.get(properties["virtualNetworkGateway1"]["id"])
    local = state.get(properties["localNetworkGateway2"]["id"])
    if gateway["properties"]["provisioningState"] != "Succeeded":
        raise ArmError(rules.RETRY_LATER)
    earlier = state.resources.get(resource_id.lower())
    if earlier:
        # ARM never shows the key, so an update without it leaves the key alone.
        properties.setdefault("sharedKey", earlier["properties"].get("sharedKey"))
        if properties.get("connectionProtocol", "IKEv2") != earlier["properties"].get("connectionProtocol", "IKEv2"):
            raise ArmError("ConnectionProtocolCannotBeChanged: delete the connection and make it anew")
    check_connection(properties, gateway, local)
    az_nat.check_connection(state, properties, gateway, local)
    return make(state, resource_id, "Microsoft.Network/connections", body)


def check_connection(properties, gateway, local):
    """The rules that tie connection, gateway and local network gateway together."""
    if properties.get("connectionType") != "IPsec":
        raise ArmError(f"InvalidConnectionType: {properties.get('connectionType')!r}")
    if properties.get("connectionMode", "Default") not in MODES:
        raise ArmError(f"InvalidConnectionMode: {properties['connectionMode']!r}")
    if properties.get("connectionProtocol", "IKEv2") not in PROTOCOLS:
        raise ArmError(f"InvalidConnectionProtocol: {properties['connectionProtocol']!r}")
    if properties.get("sharedKey") is not None:
        rules.check_shared_key(properties["sharedKey"])
    if properties.get("dpdTimeoutSeconds"):
        rules.number(properties["dpdTimeoutSeconds"], "dpdTimeoutSeconds", 9, 3600)
    basic = gateway["properties"]["sku"]["name"] == "Basic"
    policies = properties.get("ipsecPolicies") or []
    if len(policies) > 1 or (policies and basic):
        raise ArmError("InvalidIpsecPolicies: one policy, and none on a Basic gateway")
    for policy in policies:
        rules.check_policy(policy)
    if properties.get("enableBgp"):
        here, there = gateway["properties"], local["properties"].get("bgpSettings")
        if not here["enableBgp"] or not there:
            raise ArmError("BgpNotEnabled: gateway and local network gateway must both have BGP settings")
        if here["bgpSettings"]["asn"] == int(there["asn"]):
            raise ArmError("BgpAsnMustDiffer")
        rules.check_custom_bgp(properties.get("gatewayCustomBgpIpAddresses", []), gateway, there)

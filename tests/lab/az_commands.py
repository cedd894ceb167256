"""One function for each command of the fake `az`: flags in, resource out."""

import copy

import az_arm as arm
import az_nat
import az_rest
import az_rules as rules
from az_state import SUBSCRIPTION, ArmError, group_id, network_id, reference

NOTHING = object()  # a command that prints nothing

TYPES = {"public-ip": "publicIPAddresses", "vnet": "virtualNetworks", "vnet-gateway": "virtualNetworkGateways",
         "local-gateway": "localNetworkGateways", "vpn-connection": "connections"}


def run(command, options, state):
    """Find the function of the command and call it."""
    words = command.split()
    if words[0] == "network" and words[-1] in ("show", "wait") and len(words) == 3:
        return (wait if words[-1] == "wait" else show)(options, state, TYPES[words[1]])
    return TABLE[command](options, state)


def flat(resource):
    """The CLI lifts `properties` to the top; the key of a connection is never shown."""
    result = {key: value for key, value in resource.items() if key != "properties"}
    result.update({key: value for key, value in resource["properties"].items() if key != "sharedKey"})
    return copy.deepcopy(result)


def target(options, state, kind):
    """The resource that --ids or --name with --resource-group point to."""
    if options.ids:
        return state.get(options.ids[0])
    if not options.name or not options.resource_group:
        raise ArmError("either --ids or --name with --resource-group")
    return state.get(network_id(options.resource_group, kind, options.name))


def show(options, state, kind):
    """Any `show` of a network resource."""
    return flat(target(options, state, kind))


def wait(options, state, kind):
    """`wait --created` is what ends the creation of a gateway here."""
    if not (options.created or options.updated or options.exists or options.custom or options.deleted):
        raise ArmError("wait needs one of --created, --updated, --deleted, --exists, --custom")
    resource = target(options, state, kind)
    if kind == "virtualNetworkGateways":
        arm.finish_gateway(state, resource)
    return NOTHING


def account_show(_options, _state):
    """The signed-in subscription."""
    return {"id": SUBSCRIPTION, "name": "lab", "tenantId": SUBSCRIPTION, "state": "Enabled"}


def account_set(options, _state):
    """Chosen by the global --subscription."""
    if not options.subscription:
        raise ArmError("account set needs --subscription")
    return NOTHING


def group_create(options, state):
    """Creating a group that exists is no error."""
    name = options.name
    body = {"id": group_id(name), "name": name, "location": options.location, "type": "Microsoft.Resources/group",
            "tags": tags(options), "properties": {"provisioningState": "Succeeded"}}
    return state.resources.get(group_id(name).lower()) or state.put(group_id(name), body)


def tags(options):
    """`--tags a=b c` as ARM keeps them."""
    return dict(item.partition("=")[::2] for item in options.tags or [])


def location(options, state):
    """The group's region unless the command names one."""
    return options.location or state.get(group_id(options.resource_group))["location"]


def public_ip_create(options, state):
    """Standard without a method is static."""
    method = options.allocation_method or ("Dynamic" if options.sku == "Basic" else "Static")
    settings = {"sku": options.sku, "method": method, "zones": options.zone or [],
                "location": location(options, state)}
    return {"publicIp": flat(arm.public_ip(state, options.resource_group, options.name, settings))}


def vnet_create(options, state):
    """With the first subnet in the same call if it is named."""
    made = arm.vnet(state, options.resource_group, options.name, options.address_prefixes or ["10.0.0.0/16"],
                    location(options, state))
    if options.subnet_name:
        arm.subnet(state, made, options.subnet_name, (options.subnet_prefixes or ["10.0.0.0/24"])[0])
    return {"newVNet": flat(made)}


def subnet_create(options, state):
    """One prefix is what a gateway subnet has."""
    owner = state.get(network_id(options.resource_group, "virtualNetworks", options.vnet_name))
    if not options.address_prefixes or len(options.address_prefixes) != 1:
        raise ArmError("--address-prefixes takes one prefix here")
    return flat(arm.subnet(state, owner, options.name, options.address_prefixes[0]))


def subnet_show(options, state):
    """By name within its network."""
    owner = state.get(network_id(options.resource_group, "virtualNetworks", options.vnet_name))
    for entry in owner["properties"]["subnets"]:
        if entry["name"] == options.name:
            return flat(entry)
    raise ArmError(f"ResourceNotFound: subnet {options.name}")


def vnet_gateway_create(options, state):
    """--asn, --bgp-peering-address or --peer-weight switch BGP on."""
    group = options.resource_group
    settings = {
        "vnet": reference(group, "virtualNetworks", options.vnet),
        "public_ips": [reference(group, "publicIPAddresses", item) for item in options.public_ip_address or []],
        "gateway_type": options.gateway_type, "vpn_type": options.vpn_type, "sku": options.sku,
        "generation": options.vpn_gateway_generation, "asn": options.asn,
        "bgp": bool(options.asn or options.bgp_peering_address or options.peer_weight),
        "no_wait": options.no_wait is not None, "location": location(options, state)}
    made = arm.vnet_gateway(state, group, options.name, settings)
    return NOTHING if settings["no_wait"] else {"vnetGateway": flat(made)}


def vnet_gateway_update(options, state):
    """Only what the tool may export: BGP on, and its number."""
    if options.set or options.add or options.remove:
        raise ArmError("--set, --add and --remove are not judged on a gateway")
    gateway = target(options, state, "virtualNetworkGateways")
    if options.asn:
        gateway["properties"]["bgpSettings"]["asn"] = rules.number(options.asn, "asn", 1, 4294967295)
        gateway["properties"]["enableBgp"] = True
    if options.enable_bgp:
        gateway["properties"]["enableBgp"] = truth(options.enable_bgp)
    return flat(gateway)


def truth(text):
    """The CLI's words for true."""
    return str(text).lower() in ("1", "t", "true", "y", "yes")


def gateway_named(options, state):
    """The gateway that a `nat-rule` command works on."""
    return state.get(network_id(options.resource_group, "virtualNetworkGateways", options.gateway_name))


def nat_rule_add(options, state):
    """Becomes a part of the gateway. Without --mode and --type the service chooses: a script must say them."""
    if not options.mode or not options.type:
        raise ArmError("the lab wants --mode and --type said")
    rule = {"mode": options.mode, "type": options.type,
            "internalMappings": [{"addressSpace": text} for text in options.internal_mappings],
            "externalMappings": [{"addressSpace": text} for text in options.external_mappings]}
    return flat(az_nat.add(gateway_named(options, state), options.name, rule))


def nat_rule_list(options, state):
    """As the gateway has them."""
    return [flat(rule) for rule in gateway_named(options, state)["properties"]["natRules"]]


def nat_rule_remove(options, state):
    """A rule that a connection uses stays."""
    az_nat.remove(state, gateway_named(options, state), options.name)
    return NOTHING


def local_gateway_body(options, region):
    """ARM's shape of what the flags of `local-gateway create` say."""
    properties = {"gatewayIpAddress": options.gateway_ip_address,
                  "localNetworkAddressSpace": {"addressPrefixes": options.address_prefixes or []}}
    if options.asn or options.bgp_peering_address:
        properties["bgpSettings"] = {"asn": options.asn, "bgpPeeringAddress": options.bgp_peering_address}
    return {"location": region, "properties": properties}


def local_gateway_create(options, state):
    """The command has no flag for an FQDN: that needs ARM's own interface."""
    where = network_id(options.resource_group, "localNetworkGateways", options.name)
    return flat(arm.local_gateway(state, where, local_gateway_body(options, location(options, state))))


def connection_create(options, state):
    """Key, BGP and policy-based selectors have flags; mode, protocol and DPD have none."""
    group = options.resource_group
    if not options.local_gateway2:
        raise ArmError("the lab knows connections to a local network gateway only (--local-gateway2)")
    if options.auth_type not in (None, "PSK"):
        raise ArmError("certificate authentication is not judged")
    properties = {
        "connectionType": "IPsec", "sharedKey": options.shared_key,
        "enableBgp": options.enable_bgp is not None and truth(options.enable_bgp),
        "usePolicyBasedTrafficSelectors": options.use_policy_based_traffic_selectors == "true",
        "virtualNetworkGateway1": {"id": reference(group, "virtualNetworkGateways", options.vnet_gateway1)},
        "localNetworkGateway2": {"id": reference(group, "localNetworkGateways", options.local_gateway2)}}
    made = arm.connection(state, network_id(group, "connections", options.name),
                          {"location": location(options, state), "properties": properties})
    return {"resource": flat(made)}


def connection_update(options, state):
    """The flags with a documented effect; `--set` is unconfirmed for mode, protocol and DPD."""
    if options.set or options.add or options.remove:
        raise ArmError("the effect of --set, --add and --remove on a connection is unconfirmed; use az rest")
    body = copy.deepcopy(target(options, state, "connections"))
    if options.shared_key is not None:
        body["properties"]["sharedKey"] = options.shared_key
    if options.enable_bgp is not None:
        body["properties"]["enableBgp"] = truth(options.enable_bgp)
    if options.use_policy_based_traffic_selectors is not None:
        body["properties"]["usePolicyBasedTrafficSelectors"] = truth(options.use_policy_based_traffic_selectors)
    return flat(arm.connection(state, body["id"], body))


def policy_add(options, state):
    """One complete policy; a second one is refused by the service."""
    where = network_id(options.resource_group, "connections", options.connection_name)
    body = copy.deepcopy(state.get(where))
    policy = {"ikeEncryption": options.ike_encryption, "ikeIntegrity": options.ike_integrity,
              "dhGroup": options.dh_group, "ipsecEncryption": options.ipsec_encryption,
              "ipsecIntegrity": options.ipsec_integrity, "pfsGroup": options.pfs_group,
              "saLifeTimeSeconds": rules.number(options.sa_lifetime, "--sa-lifetime", 300, 172799),
              "saDataSizeKilobytes": rules.number(options.sa_max_size, "--sa-max-size", 1024, 2147483647)}
    body["properties"]["ipsecPolicies"] = body["properties"].get("ipsecPolicies", []) + [policy]
    return arm.connection(state, where, body)["properties"]["ipsecPolicies"][0]


def policy_list(options, state):
    """The policy of a connection, or nothing."""
    where = network_id(options.resource_group, "connections", options.connection_name)
    return state.get(where)["properties"].get("ipsecPolicies", [])


def policy_clear(options, state):
    """Back to the default offers."""
    where = network_id(options.resource_group, "connections", options.connection_name)
    state.get(where)["properties"]["ipsecPolicies"] = []
    return NOTHING


def key_update(options, state):
    """The key alone, by its own command."""
    rules.check_shared_key(options.value)
    where = network_id(options.resource_group, "connections", options.connection_name)
    state.get(where)["properties"]["sharedKey"] = options.value
    return {"value": options.value}


def key_show(options, state):
    """The one place where the service hands the key out."""
    where = network_id(options.resource_group, "connections", options.connection_name)
    return {"value": state.get(where)["properties"].get("sharedKey")}


def answer(value):
    """A status command: always the same answer, after checking that its target is there."""
    def status(options, state):
        if hasattr(options, "ids") and (options.name or options.ids):
            target(options, state, "virtualNetworkGateways")
        return copy.deepcopy(value)
    return status


def ike_sas(options, state):
    """No SA is ever up in the stand-in."""
    target(options, state, "connections")
    return []


def group_show(options, state):
    """A resource group by name."""
    return state.get(group_id(options.name))


def group_exists(options, state):
    """true or false, never an error."""
    return group_id(options.name).lower() in state.resources


TABLE = {
    "account show": account_show, "account set": account_set, "version": lambda _o, _s: {"azure-cli": "2.89.1"},
    "group create": group_create, "group show": group_show, "group exists": group_exists,
    "network public-ip create": public_ip_create, "network vnet create": vnet_create,
    "network vnet subnet create": subnet_create, "network vnet subnet show": subnet_show,
    "network vnet-gateway create": vnet_gateway_create, "network vnet-gateway update": vnet_gateway_update,
    "network vnet-gateway list-bgp-peer-status": answer({"value": []}),
    "network vnet-gateway list-learned-routes": answer({"value": []}),
    "network vnet-gateway list-advertised-routes": answer({"value": []}),
    "network vnet-gateway nat-rule add": nat_rule_add, "network vnet-gateway nat-rule list": nat_rule_list,
    "network vnet-gateway nat-rule remove": nat_rule_remove,
    "network vnet-gateway reset": answer({}),
    "network local-gateway create": local_gateway_create, "network vpn-connection create": connection_create,
    "network vpn-connection update": connection_update, "network vpn-connection list-ike-sas": ike_sas,
    "network vpn-connection ipsec-policy add": policy_add, "network vpn-connection ipsec-policy list": policy_list,
    "network vpn-connection ipsec-policy clear": policy_clear,
    "network vpn-connection shared-key update": key_update, "network vpn-connection shared-key show": key_show,
    "rest": az_rest.rest, "resource show": az_rest.resource_show, "resource update": az_rest.resource_update,
}

"""What the Azure CLI accepts, command by command.

The table is the reason why the fake `az` can fail loudly: a flag that the real
program does not have would end a user's script half way, with half a gateway
built and billed. Source: the Azure CLI reference (release 2.89), read for each
command below. Abbreviated flags are refused, although the real program takes a
unique prefix: a script that relies on this breaks with the next release.
"""

ONE, MANY, SWITCH, BOOL = "one", "many", "switch", "bool"

IKE_ENCRYPTION = ["AES128", "AES192", "AES256", "DES", "DES3", "GCMAES128", "GCMAES256"]
IKE_INTEGRITY = ["GCMAES128", "GCMAES256", "MD5", "SHA1", "SHA256", "SHA384"]
DH_GROUP = ["DHGroup1", "DHGroup14", "DHGroup2", "DHGroup2048", "DHGroup24", "ECP256", "ECP384", "None"]
ESP_ENCRYPTION = ["AES128", "AES192", "AES256", "DES", "DES3", "GCMAES128", "GCMAES192", "GCMAES256", "None"]
ESP_INTEGRITY = ["GCMAES128", "GCMAES192", "GCMAES256", "MD5", "SHA1", "SHA256"]
PFS_GROUP = ["ECP256", "ECP384", "None", "PFS1", "PFS14", "PFS2", "PFS2048", "PFS24", "PFSMM"]
GATEWAY_SKU = ["Basic", "ErGw1AZ", "ErGw2AZ", "ErGw3AZ", "ErGwScale", "HighPerformance", "Standard",
               "UltraPerformance", "VpnGw1", "VpnGw1AZ", "VpnGw2", "VpnGw2AZ", "VpnGw3", "VpnGw3AZ",
               "VpnGw4", "VpnGw4AZ", "VpnGw5", "VpnGw5AZ"]
TRUTH = ["0", "1", "f", "false", "n", "no", "t", "true", "y", "yes"]


def flag(*names, kind=ONE, required=False, choices=None, default=None):
    """One flag: all its spellings, how many values, whether it must be there."""
    return {"names": names, "kind": kind, "required": required, "choices": choices, "default": default}


def need(*names, **more):
    """A flag without which the real command refuses to start."""
    return flag(*names, required=True, **more)


GROUP, NAME, LOCATION = need("--resource-group", "-g"), need("--name", "-n"), flag("--location", "-l")
# `show`, `update`, `delete` and `wait` take --ids instead of group and name.
SOFT_GROUP, SOFT_NAME = flag("--resource-group", "-g"), flag("--name", "-n")
IDS = flag("--ids", kind=MANY)
TAGS, NO_WAIT = flag("--tags", kind=MANY), flag("--no-wait", kind=BOOL)
BY_ID = [SOFT_GROUP, SOFT_NAME, IDS]
GENERIC_UPDATE = [flag("--set", kind=MANY), flag("--add", kind=MANY), flag("--remove", kind=MANY),
                  flag("--force-string", kind=BOOL)]
WAIT = BY_ID + [flag("--created", kind=SWITCH), flag("--updated", kind=SWITCH), flag("--deleted", kind=SWITCH),
                flag("--exists", kind=SWITCH), flag("--custom"), flag("--interval"), flag("--timeout")]
GLOBAL = [flag("--output", "-o", choices=["json", "jsonc", "none", "table", "tsv", "yaml", "yamlc"]),
          flag("--query"), flag("--subscription"), flag("--only-show-errors", kind=SWITCH),
          flag("--verbose", kind=SWITCH), flag("--debug", kind=SWITCH)]

POLICY = [GROUP, need("--connection-name"),
          need("--ike-encryption", choices=IKE_ENCRYPTION), need("--ike-integrity", choices=IKE_INTEGRITY),
          need("--dh-group", choices=DH_GROUP), need("--ipsec-encryption", choices=ESP_ENCRYPTION),
          need("--ipsec-integrity", choices=ESP_INTEGRITY), need("--pfs-group", choices=PFS_GROUP),
          need("--sa-lifetime"), need("--sa-max-size"), NO_WAIT]

BGP = [flag("--asn"), flag("--bgp-peering-address"), flag("--peer-weight")]
PUBLIC_ADDRESS = flag("--public-ip-address", "--public-ip-addresses", kind=MANY)
PREFIXES = flag("--address-prefixes", "--local-address-prefixes", kind=MANY)

COMMANDS = {
    "account show": [flag("--name", "-n")],
    "account set": [],
    "version": [],
    "group create": [need("--name", "-n", "--resource-group", "-g"), need("--location", "-l"), TAGS,
                     flag("--managed-by")],
    "group show": [need("--name", "-n", "--resource-group", "-g")],
    "group exists": [need("--name", "-n", "--resource-group", "-g")],
    "network public-ip create": [
        GROUP, NAME, LOCATION, TAGS, flag("--allocation-method", choices=["Dynamic", "Static"]),
        flag("--sku", choices=["Basic", "Standard", "StandardV2"], default="Standard"),
        flag("--tier", choices=["Global", "Regional"]), flag("--version", choices=["IPv4", "IPv6"]),
        flag("--zone", "-z", kind=MANY), flag("--dns-name"), flag("--idle-timeout")],
    "network public-ip show": BY_ID + [flag("--expand")],
    "network public-ip wait": WAIT,
    "network vnet create": [
        GROUP, NAME, LOCATION, TAGS, flag("--address-prefixes", "--address-prefix", kind=MANY),
        flag("--subnet-name"), flag("--subnet-prefixes", "--subnet-prefix", kind=MANY),
        flag("--dns-servers", kind=MANY), flag("--summarized-gateway-prefixes", kind=MANY), NO_WAIT],
    "network vnet show": BY_ID + [flag("--expand")],
    "network vnet subnet create": [
        GROUP, NAME, need("--vnet-name"), flag("--address-prefixes", "--address-prefix", kind=MANY), NO_WAIT],
    "network vnet subnet show": BY_ID + [flag("--vnet-name"), flag("--expand")],
    "network vnet-gateway create": [
        GROUP, NAME, LOCATION, TAGS, need("--vnet"), PUBLIC_ADDRESS, NO_WAIT,
        flag("--gateway-type", choices=["ExpressRoute", "LocalGateway", "Vpn"], default="Vpn"),
        flag("--vpn-type", choices=["PolicyBased", "RouteBased"], default="RouteBased"),
        flag("--sku", choices=GATEWAY_SKU, default="Basic"),
        flag("--vpn-gateway-generation", choices=["Generation1", "Generation2", "None"]),
        flag("--gateway-default-site"), flag("--enable-private-ip", kind=BOOL), *BGP],
    "network vnet-gateway show": BY_ID,
    "network vnet-gateway wait": WAIT,
    "network vnet-gateway update": BY_ID + GENERIC_UPDATE + BGP + [
        flag("--enable-bgp", choices=TRUTH), flag("--sku", choices=GATEWAY_SKU), PUBLIC_ADDRESS, TAGS, NO_WAIT,
        flag("--gateway-default-site"), flag("--vnet"), flag("--enable-private-ip", kind=BOOL)],
    "network vnet-gateway list-bgp-peer-status": BY_ID + [flag("--peer")],
    "network vnet-gateway list-learned-routes": BY_ID,
    "network vnet-gateway list-advertised-routes": BY_ID + [need("--peer")],
    # `nat-rule` has no `show` and no `delete`, and its gateway is no --name.
    "network vnet-gateway nat-rule add": [
        GROUP, NAME, need("--gateway-name"), need("--internal-mappings", kind=MANY),
        need("--external-mappings", kind=MANY), flag("--ip-config-id"), NO_WAIT,
        flag("--mode", choices=["EgressSnat", "IngressSnat"]), flag("--type", choices=["Dynamic", "Static"])],
    "network vnet-gateway nat-rule list": [GROUP, need("--gateway-name")],
    "network vnet-gateway nat-rule remove": [GROUP, NAME, need("--gateway-name"), NO_WAIT],
    "network vnet-gateway reset": BY_ID + [flag("--gateway-vip"), NO_WAIT],
    "network vnet-gateway delete": BY_ID + [NO_WAIT],
    "network local-gateway create": [GROUP, NAME, LOCATION, TAGS, flag("--gateway-ip-address"), PREFIXES, NO_WAIT,
                                     *BGP],
    "network local-gateway show": BY_ID,
    "network local-gateway wait": WAIT,
    "network local-gateway update": BY_ID + GENERIC_UPDATE + BGP + [flag("--gateway-ip-address"), PREFIXES, TAGS,
                                                                    NO_WAIT],
    "network vpn-connection create": [
        GROUP, NAME, LOCATION, TAGS, need("--vnet-gateway1"), flag("--local-gateway2"), flag("--vnet-gateway2"),
        flag("--express-route-circuit2"), flag("--shared-key"), flag("--authorization-key"),
        flag("--enable-bgp", kind=BOOL), flag("--routing-weight"),
        flag("--use-policy-based-traffic-selectors", choices=["false", "true"]), flag("--validate", kind=SWITCH),
        flag("--ingress-nat-rule", kind=MANY), flag("--egress-nat-rule", kind=MANY),
        flag("--auth-type", choices=["Certificate", "PSK"]), flag("--cert-auth")],
    "network vpn-connection show": BY_ID,
    "network vpn-connection wait": WAIT,
    "network vpn-connection update": BY_ID + GENERIC_UPDATE + [
        flag("--enable-bgp", choices=TRUTH), flag("--routing-weight"), flag("--shared-key"), TAGS, NO_WAIT,
        flag("--use-policy-based-traffic-selectors", choices=TRUTH)],
    "network vpn-connection list-ike-sas": BY_ID + [NO_WAIT],
    "network vpn-connection ipsec-policy add": POLICY,
    "network vpn-connection ipsec-policy list": [GROUP, need("--connection-name")],
    "network vpn-connection ipsec-policy clear": [GROUP, need("--connection-name"), NO_WAIT],
    "network vpn-connection shared-key show": [GROUP, need("--connection-name")],
    "network vpn-connection shared-key update": [GROUP, need("--connection-name"), need("--value")],
    "rest": [need("--uri", "--url", "-u"), flag("--method", "-m", choices=[
        "delete", "get", "head", "options", "patch", "post", "put"], default="get"), flag("--body", "-b"),
        flag("--headers", kind=MANY), flag("--uri-parameters", "--url-parameters", kind=MANY),
        flag("--resource"), flag("--output-file"), flag("--skip-authorization-header", kind=SWITCH)],
    "resource show": BY_ID + [flag("--resource-type"), flag("--api-version"), flag("--namespace"),
                              flag("--parent"), flag("--include-response-body", kind=BOOL)],
    "resource update": BY_ID + GENERIC_UPDATE + [flag("--resource-type"), flag("--api-version"),
                                                 flag("--namespace"), flag("--parent"),
                                                 flag("--include-response-body", kind=BOOL)],
}

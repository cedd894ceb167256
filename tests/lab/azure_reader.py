"""The Azure end from the exported script alone.

The script runs unchanged under bash with the fake `az` first on PATH; from the
state that it leaves, this makes what the gateway would do (Side) and the
swanctl.conf of the charon that plays it.
"""

import base64
import ipaddress
import json
import os
import shutil
import subprocess
import sys
import tempfile

import azure_offers as offers
from one_to_one import Mapping, OneToOne, shown
from side import Bgp, Side

HERE = os.path.dirname(os.path.abspath(__file__))
ANY = "0.0.0.0/0"
EITHER_IDENTITY = "Azure with a host name as peer takes its address and its name as identity (undocumented)"
NAT_STAND_IN = "nftables' stateless rewriting for the NAT rules of Azure's gateway"
SECONDS = 120


class ReaderError(Exception):
    """The exported script does not make a gateway that could carry a tunnel."""


def run_script(script, addresses, root=None, environment=None):
    """Run an exported script with the fake az; its state, or its failure in its own words.

    It runs in a copy of its export, so that files beside it are found and files
    that it writes do not change what the other judges see.
    """
    root = root or os.path.dirname(os.path.abspath(script))
    with tempfile.TemporaryDirectory(prefix="twlab-az-") as work:
        export = os.path.join(work, "export")
        shutil.copytree(root, export)
        os.mkdir(os.path.join(work, "bin"))
        os.symlink(os.path.join(HERE, "fake_az.py"), os.path.join(work, "bin", "az"))
        copy = os.path.join(export, os.path.relpath(os.path.abspath(script), root))
        state = os.path.join(work, "state.json")
        env = {"PATH": f"{work}/bin:/usr/bin:/bin", "HOME": work, "FAKE_AZ_STATE": state, "LANG": "C.UTF-8",
               "FAKE_AZ_ADDRESSES": json.dumps(addresses), **(environment or {})}
        done = subprocess.run(["bash", copy], cwd=os.path.dirname(copy), env=env, text=True, capture_output=True,
                              timeout=SECONDS, stdin=subprocess.DEVNULL, check=False)
        calls = load(state)
        if done.returncode != 0:
            raise ReaderError(f"script ends with {done.returncode}: {done.stderr.strip()[-600:]}")
        refused = [call["argv"] for call in calls["calls"] if call["status"] == 2]
        if refused:
            raise ReaderError(f"script hides a call that az refuses: {refused[0]}")
        calls["stdout"] = done.stdout
        calls["written"] = sorted(name for _, _, names in os.walk(work) for name in names)
        return calls


def load(path):
    """The state, empty when the script never called az."""
    if not os.path.exists(path):
        return {"resources": {}, "calls": []}
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def of_type(state, kind):
    """Resources of one Microsoft.Network type."""
    wanted = f"microsoft.network/{kind}".lower()
    return [item for item in state["resources"].values() if item.get("type", "").lower() == wanted]


def by_id(state, resource_id):
    """Resource by id, in any case."""
    return state["resources"][resource_id.lower()]


def describe(state, name=None):
    """Neutral description of one connection of the state (the only one, or by its peer address)."""
    connections = of_type(state, "connections")
    chosen = [item for item in connections if name is None or peer_of(state, item) == name]
    if len(chosen) != 1:
        raise ReaderError(f"{len(chosen)} of {len(connections)} connections fit peer {name!r}")
    connection = chosen[0]["properties"]
    gateway = by_id(state, connection["virtualNetworkGateway1"]["id"])["properties"]
    local = by_id(state, connection["localNetworkGateway2"]["id"])["properties"]
    config = gateway["ipConfigurations"][0]["properties"]
    vnet = by_id(state, config["subnet"]["id"].split("/subnets/")[0])["properties"]
    policies = connection.get("ipsecPolicies") or [None]
    return {
        "public_ip": by_id(state, config["publicIPAddress"]["id"])["properties"]["ipAddress"],
        "vpn_type": gateway["vpnType"], "sku": gateway["sku"]["name"],
        "ike": ike_version(connection, gateway), "mode": connection.get("connectionMode", "Default"),
        "policy": policies[0], "psk": connection.get("sharedKey"),
        "dpd": connection.get("dpdTimeoutSeconds") or 45,
        "peer": local.get("gatewayIpAddress") or local.get("fqdn"), "peer_is_fqdn": bool(local.get("fqdn")),
        "peer_prefixes": local.get("localNetworkAddressSpace", {}).get("addressPrefixes", []),
        "vnet_prefixes": vnet["addressSpace"]["addressPrefixes"],
        "subnets": {item["name"]: item["properties"]["addressPrefix"] for item in vnet["subnets"]},
        "policy_based_selectors": bool(connection.get("usePolicyBasedTrafficSelectors")),
        "selector_policies": connection.get("trafficSelectorPolicies") or [],
        "egress": nat_rules(connection, gateway, "egressNatRules"),
        "ingress": nat_rules(connection, gateway, "ingressNatRules"),
        "routes_translated": bool(gateway.get("enableBgpRouteTranslationForNat")),
        "bgp": bgp_of(connection, gateway, local)}


def nat_rules(connection, gateway, key):
    """(internal, external) of the NAT rules that a connection uses; a rule on the gateway alone does nothing."""
    named = {rule["id"].lower(): rule["properties"] for rule in gateway.get("natRules", [])}
    used = [named[item["id"].lower()] for item in connection.get(key) or []]
    return [(rule["internalMappings"][0]["addressSpace"], rule["externalMappings"][0]["addressSpace"]) for rule in used]


def peer_of(state, connection):
    """Address or FQDN of the on-premises device of a connection."""
    local = by_id(state, connection["properties"]["localNetworkGateway2"]["id"])["properties"]
    return local.get("gatewayIpAddress") or local.get("fqdn")


def ike_version(connection, gateway):
    """Policy-based gateways speak IKEv1 only; else the connection's protocol, IKEv2 by default."""
    if gateway["vpnType"] == "PolicyBased":
        return "IKEv1"
    return connection.get("connectionProtocol", "IKEv2")


def bgp_of(connection, gateway, local):
    """The session of this connection, or None."""
    if not connection.get("enableBgp"):
        return None
    here, there = gateway["bgpSettings"], local["bgpSettings"]
    # Azure peers from its APIPA address exactly when the other end has one.
    custom = [item["customBgpIpAddress"] for item in connection.get("gatewayCustomBgpIpAddresses", [])]
    return {"asn": int(here["asn"]), "address": (custom or [here["bgpPeeringAddress"]])[0], "peer_asn": int(there["asn"]),
            "peer_address": there["bgpPeeringAddress"]}


def read(script, addresses, as_of=None, resolve=None, peer=None, root=None):
    """Side of the Azure gateway that an exported script makes."""
    return side_of(describe(run_script(script, addresses, root), peer), as_of, resolve or {})


def side_of(end, as_of, resolve):
    """From the neutral description to charon's configuration, for both roles."""
    era = offers.era_of(as_of)
    peer_address = resolve.get(end["peer"], end["peer"])
    if not end["psk"]:
        raise ReaderError("the connection has no shared key")
    starts = {role: configuration(end, peer_address, era, role) for role in ("initiator", "responder")}
    connection = next(iter(starts["initiator"]["connections"]))
    bgp = None
    if end["bgp"]:
        told = end["egress"] if end["routes_translated"] else []
        bgp = Bgp(networks=[shown(told, prefix) for prefix in end["vnet_prefixes"]], **end["bgp"])
    nat = OneToOne([Mapping(*pair) for pair in end["egress"]], [Mapping(*pair) for pair in end["ingress"]])
    return Side(
        system="azure", release=era, own_address=end["public_ip"], peer=end["peer"],
        conf=starts["initiator"], responder_conf=starts["responder"], connection=connection,
        children=list(starts["initiator"]["connections"][connection]["children"]),
        route_based=end["vpn_type"] == "RouteBased" and not end["policy_based_selectors"],
        may_start=end["mode"] != "ResponderOnly", may_answer=end["mode"] != "InitiatorOnly", psk=end["psk"],
        prefixes=list(end["vnet_prefixes"]), hosts=[host_in(end["subnets"], end["vnet_prefixes"])], bgp=bgp,
        routes=[shown(end["ingress"], prefix) for prefix in end["peer_prefixes"]], nat=nat, stand_ins=stand_ins(end))


def stand_ins(end):
    """What the lab's Azure does that no document confirms, or cannot do."""
    found = [] if end["policy"] else [offers.LEFT_OUT]
    if end["egress"] or end["ingress"]:
        found.append(NAT_STAND_IN)
    return found + ([EITHER_IDENTITY] if end["peer_is_fqdn"] else [])


def configuration(end, peer_address, era, role):
    """swanctl.conf of the charon that plays the gateway in one role."""
    ike, esp, ike_seconds, esp_seconds = offers.defaults(end["vpn_type"], era, role)
    if end["policy"]:
        ike, esp = [offers.custom_ike(end["policy"])], [offers.custom_esp(end["policy"])]
        ike_seconds, esp_seconds = 28800, int(end["policy"]["saLifeTimeSeconds"])
    connection = {
        "version": "1" if end["ike"] == "IKEv1" else "2",
        "local_addrs": end["public_ip"], "remote_addrs": peer_address, "proposals": ",".join(ike),
        "dpd_delay": f"{dpd_delay(end)}s", "unique": "replace", "mobike": "no", "fragmentation": "yes",
        ("reauth_time" if end["ike"] == "IKEv1" else "rekey_time"): f"{ike_seconds}s",
        "local": {"auth": "psk", "id": end["public_ip"]},
        "remote": {"auth": "psk", "id": peer_address},
        "children": children(end, role, esp, esp_seconds)}
    connections = {"azure": connection}
    secrets = {"ike-azure": {"id-0": peer_address, "secret": f"0s{encoded(end['psk'])}"}}
    if end["peer_is_fqdn"]:
        accept_both_identities(end, role, connections, secrets)
    return {"connections": connections, "secrets": secrets}


def accept_both_identities(end, role, connections, secrets):
    """With a host name as peer it is not documented whether Azure wants the address or the name: take both."""
    name = f"fqdn:{end['peer']}"
    # A secret without owners fits every identity, the unknown one of an initiator too.
    secrets["ike-azure"].pop("id-0")
    if role == "initiator":
        connections["azure"]["remote"] = {"auth": "psk", "id": "%any"}
    else:
        connections["azure-fqdn"] = {**connections["azure"], "remote": {"auth": "psk", "id": name}}


def dpd_delay(end):
    """charon probes at an interval; a third of Azure's timeout gives three probes within it."""
    return 0 if end["vpn_type"] == "PolicyBased" else max(3, int(end["dpd"]) // 3)


def encoded(key):
    """Base64 of the key, as charon takes it after 0s."""
    return base64.b64encode(key.encode()).decode()


def children(end, role, esp, seconds):
    """Selectors by kind of gateway and role."""
    common = {"esp_proposals": ",".join(esp), "rekey_time": f"{seconds}s", "start_action": "none"}
    if end["vpn_type"] == "PolicyBased":
        return {f"azure-{index}": {"local_ts": here, "remote_ts": there, **common}
                for index, (here, there) in enumerate(pairs(end))}
    here, there = route_based_selectors(end, role)
    return {"azure": {"local_ts": here, "remote_ts": there, **common}}


def pairs(end):
    """A policy-based gateway has one SA for each pair of prefixes."""
    return [(here, there) for there in end["peer_prefixes"] for here in end["vnet_prefixes"]]


def route_based_selectors(end, role):
    """As responder whatever the device proposes; as initiator any, or the configured prefixes."""
    if role == "responder" or not end["policy_based_selectors"]:
        return ANY, ANY
    if end["selector_policies"]:
        return (",".join(text for item in end["selector_policies"] for text in item["localAddressRanges"]),
                ",".join(text for item in end["selector_policies"] for text in item["remoteAddressRanges"]))
    return ",".join(end["vnet_prefixes"]), ",".join(end["peer_prefixes"])


def host_in(end_subnets, prefixes):
    """An address that a machine in the VNet could have: the fifth of a subnet, as Azure gives out."""
    for name, prefix in end_subnets.items():
        if name != "GatewaySubnet":
            return str(ipaddress.ip_network(prefix)[4])
    inside = [ipaddress.ip_network(prefix) for prefix in prefixes]
    taken = [ipaddress.ip_network(prefix) for prefix in end_subnets.values()]
    for offset in (4, 260, 65540):
        for net in inside:
            if offset < net.num_addresses and not any(net[offset] in other for other in taken):
                return str(net[offset])
    raise ReaderError("no address of the VNet lies outside GatewaySubnet")


if __name__ == "__main__":
    FOUND = run_script(sys.argv[1], {"*": "198.51.100.10"})
    print(json.dumps(describe(FOUND), indent=1))

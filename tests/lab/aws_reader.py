"""The AWS end from the exported script alone.

The script runs unchanged under bash with the fake `aws` first on PATH; from the state
that it leaves, this makes what the gateway would do (Side) for each tunnel, and the
swanctl.conf of the charon that plays it.
"""

import base64
import ipaddress
import json
import os
import subprocess
import sys
import tempfile

from side import Bgp, Side

HERE = os.path.dirname(os.path.abspath(__file__))
ANY = "0.0.0.0/0"
SECONDS = 120
STAND_IN = "charon for AWS's endpoint of a tunnel, with the values that the script gives EC2"
CIPHERS = {"AES128": "aes128", "AES256": "aes256", "AES128-GCM-16": "aes128gcm16", "AES256-GCM-16": "aes256gcm16"}
HASHES = {"SHA1": "sha1", "SHA2-256": "sha256", "SHA2-384": "sha384", "SHA2-512": "sha512"}
GROUPS = {2: "modp1024", 5: "modp1536", 14: "modp2048", 15: "modp3072", 16: "modp4096", 17: "modp6144", 18: "modp8192",
          19: "ecp256", 20: "ecp384", 21: "ecp521", 22: "modp1024s160", 23: "modp2048s224", 24: "modp2048s256"}


class ReaderError(Exception):
    """The exported script does not make a connection that could carry a tunnel."""


def run_script(script, outside, environment=None, again=None, typed=None):
    """Run an exported script with the fake aws; its state. `again`: a state to begin with."""
    with tempfile.TemporaryDirectory(prefix="twlab-aws-") as work:
        os.mkdir(os.path.join(work, "bin"))
        os.symlink(os.path.join(HERE, "fake_aws.py"), os.path.join(work, "bin", "aws"))
        state = os.path.join(work, "state.json")
        if again:
            with open(state, "w", encoding="utf-8") as file:
                json.dump(again, file)
        env = {"PATH": f"{work}/bin:/usr/bin:/bin", "HOME": work, "TMPDIR": work, "FAKE_AWS_STATE": state, "LANG": "C.UTF-8",
               "FAKE_AWS_OUTSIDE": json.dumps(outside), **(environment or {})}
        done = subprocess.run(["bash", os.path.abspath(script)], cwd=work, env=env, text=True, capture_output=True, timeout=SECONDS,
                              input=typed or "", check=False)
        found = {"calls": []}
        if os.path.exists(state):
            with open(state, encoding="utf-8") as file:
                found = json.load(file)
        if done.returncode != 0:
            raise ReaderError(f"script ends with {done.returncode}: {done.stderr.strip()[-600:]}")
        refused = [call["argv"] for call in found["calls"] if call["status"]]
        if refused:
            raise ReaderError(f"script hides a call that aws refuses: {refused[0]}")
        left = [name for name in os.listdir(work) if name not in ("bin", "state.json")]
        if left:
            raise ReaderError(f"the script leaves {left}")
        found["stdout"] = done.stdout
        return found


def tunnels(state):
    """Every tunnel that was made: (tunnel's options, connection, customer gateway, virtual private gateway)."""
    by_id = {item[key]: item for kind, key in (("CustomerGateways", "CustomerGatewayId"), ("VpnGateways", "VpnGatewayId"))
             for item in state.get(kind, [])}
    return [(tunnel, one, by_id[one["CustomerGatewayId"]], by_id[one["VpnGatewayId"]])
            for one in state.get("VpnConnections", []) for tunnel in one["Options"]["TunnelOptions"]]


def only(tunnel, key):
    """The one value of a list, that the two ends cannot meet at another."""
    values = [item["Value"] for item in tunnel.get(key, [])]
    if len(values) > 1:
        raise ReaderError(f"{key}: {values}")
    return values[0] if values else None


def suite(tunnel, phase):
    """A phase's proposal in strongSwan's words."""
    cipher = only(tunnel, f"Phase{phase}EncryptionAlgorithms")
    hash_name, group = only(tunnel, f"Phase{phase}IntegrityAlgorithms"), GROUPS[only(tunnel, f"Phase{phase}DHGroupNumbers")]
    if "GCM" in cipher:
        prf = [f"prf{HASHES[hash_name]}"] if phase == 1 else []
        return "-".join([CIPHERS[cipher], *prf, group])
    return "-".join([CIPHERS[cipher], HASHES[hash_name], group])


def side_of(state, outside, networks):
    """The end of the tunnel with this outside address; `networks` are the VPC's, which no file holds."""
    found = [item for item in tunnels(state) if item[0]["OutsideIpAddress"] == outside]
    if len(found) != 1:
        raise ReaderError(f"{len(found)} tunnels have the outside address {outside}")
    tunnel, connection, customer, gateway = found[0]
    attached = [one for one in gateway["VpcAttachments"] if one["State"] == "attached"]
    if not attached or gateway["VpnGatewayId"] not in [one for _, one in state.get("propagation", [])]:
        raise ReaderError("the gateway is at no VPC, or no route table learns from it")
    first, second = ipaddress.ip_network(tunnel["TunnelInsideCidr"]).hosts()
    peer, version = customer["IpAddress"], only(tunnel, "IKEVersions").removeprefix("ikev")
    conf = {
        "version": version, "local_addrs": outside, "remote_addrs": peer, "proposals": suite(tunnel, 1),
        "dpd_delay": f"{max(3, tunnel['DPDTimeoutSeconds'] // 3)}s", "unique": "replace", "mobike": "no", "fragmentation": "yes",
        ("reauth_time" if version == "1" else "rekey_time"): f"{tunnel['Phase1LifetimeSeconds']}s",
        "local": {"auth": "psk", "id": outside}, "remote": {"auth": "psk", "id": peer},
        "children": {"aws": {"local_ts": ANY, "remote_ts": ANY, "esp_proposals": suite(tunnel, 2), "start_action": "none",
                             "rekey_time": f"{tunnel['Phase2LifetimeSeconds']}s"}}}
    child = conf["children"]["aws"]
    child.update(local_ts=connection["Options"].get("RemoteIpv4NetworkCidr", ANY),
                 remote_ts=connection["Options"].get("LocalIpv4NetworkCidr", ANY))
    routed = child["local_ts"] == child["remote_ts"] == ANY
    encoded = base64.b64encode(tunnel["PreSharedKey"].encode()).decode()
    bgp = None
    if not connection["Options"]["StaticRoutesOnly"]:
        bgp = Bgp(asn=gateway["AmazonSideAsn"], address=str(first), peer_asn=int(customer["BgpAsn"]), peer_address=str(second),
                  networks=list(networks))
    return Side(
        system="aws", release="", own_address=outside, peer=peer,
        conf={"connections": {"aws": conf}, "secrets": {"ike-aws": {"id-0": peer, "secret": f"0s{encoded}"}}},
        connection="aws", children=["aws"], route_based=routed, may_start=tunnel["StartupAction"] == "start", may_answer=True,
        psk=tunnel["PreSharedKey"], tunnel_address=f"{first}/30" if routed else "", tunnel_peer=str(second), prefixes=list(networks), bgp=bgp,
        routes=[one["DestinationCidrBlock"] for one in connection["Routes"]], stand_ins=[STAND_IN])


if __name__ == "__main__":
    print(json.dumps(run_script(sys.argv[1], ["203.0.113.20", "203.0.113.21", "203.0.113.22", "203.0.113.23"]), indent=1))

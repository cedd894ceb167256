"""Faults, one at a time: the stage that the daemons show against the stage that the tool predicts.

End a is exported from the plain scenario, end b from the same scenario with one
value changed, as happens when two people configure the two ends. Where only the
firewall has a word in the matter, the change is on side a.
"""

from dataclasses import dataclass, field

from cases import AZURE_SAME, SAME, SIX

OTHER_KEY = "zQ8vT3nB6yK1wM5rX9cD2fH7jL4pS0aG"


@dataclass
class Fault:
    """One changed value on side b, or on side a."""

    name: str
    preset: str
    base: dict
    edits: dict
    own: dict = field(default_factory=dict)


FIXED = {"tunnels[0].protection": {
    "ike_version": "ikev2", "ike_encryption": "aes256", "ike_integrity": "sha256", "ike_group": "modp2048",
    "esp_encryption": "aes256", "esp_integrity": "sha256", "pfs": "modp2048"},
    "tunnels[0].psk": "kJ7mQ2vX9bN4tR8wZ3cF6hL1pS5dG0yA"}
FIREWALLS = {**FIXED, "as_of": None, "gateways[0].release": "2.7.2", "gateways[1].release": "2.7.2",
             "gateways[0].settings.bgp_daemon": None, "gateways[1].settings.bgp_daemon": None,
             "tunnels[0].routing": {"kind": "policy"}, "tunnels[0].initiator": "either"}
SWANS = {**FIREWALLS, **{f"gateways[{number}].{key}": value for number in (0, 1) for key, value in (
    ("system", "linux_strongswan"), ("release", "6.0"), ("settings", None))}}
SENSES = {**SWANS, "gateways[0].system": "opnsense", "gateways[0].release": "26.7"}
for gone in ("gateways[0].settings.bgp_daemon", "gateways[1].settings.bgp_daemon"):
    SWANS.pop(gone)
    SENSES.pop(gone)
PROTECTION = "tunnels[0].protection."
CHANGES = {
    "key": {"tunnels[0].psk": OTHER_KEY},
    "IKE group": {f"{PROTECTION}ike_group": "ecp384"},
    "IKE cipher": {f"{PROTECTION}ike_encryption": "aes128"},
    "IKE hash": {f"{PROTECTION}ike_integrity": "sha384"},
    "IKE version": {f"{PROTECTION}ike_version": "ikev1"},
    "Child SA cipher": {f"{PROTECTION}esp_encryption": "aes128"},
    "Child SA hash": {f"{PROTECTION}esp_integrity": "sha1"},
    "PFS group": {f"{PROTECTION}pfs": "ecp384"},
    "PFS off on one side": {f"{PROTECTION}pfs": "off"},
}
SELECTORS = {"networks of the own side": {"gateways[1].networks": ["10.77.0.0/24"]},
             "networks of the other side": {"gateways[0].networks": ["10.78.0.0/24"]}}
# One end has another IPv6 network than the other expects.
SIX_WRONG = {"IPv6 prefix of the own side": {"gateways[1].networks": ["fd00:c:1::/64"]},
             "IPv6 prefix of the other side": {"gateways[0].networks": ["fd00:d:1::/64"]}}
EITHER = {"tunnels[0].initiator": "either"}
POLICY_BASED = {"tunnels[0].routing": {"kind": "policy"}, "tunnels[0].psk": FIXED["tunnels[0].psk"],
                "gateways[1].settings.sku": "Basic", "gateways[1].settings.vpn_type": "PolicyBased",
                "gateways[1].settings.policy": "default"}
IDENTITY = {"identity": {"tunnels[0].ends[1].identity": "other.example.net"},
            "address of the other side": {"gateways[0].lines[0].address": "198.51.100.99"}}

# Both sides have one network; one side shows or expects it at other addresses than was agreed.
SHOWN = {"own network shown elsewhere": {"tunnels[0].ends[1].translate": [{"from": "10.1.0.0/16", "to": "10.222.0.0/16"}]},
         "other network expected elsewhere": {
             "tunnels[0].ends[0].translate": [{"from": "10.1.0.0/16", "to": "10.222.0.0/16"}]}}

CASES = ([Fault(f"two firewalls: {name}", "pfsense-pfsense-bgp", FIREWALLS, edits)
          for name, edits in {**CHANGES, **SELECTORS, **IDENTITY}.items()]
         + [Fault(f"two firewalls, the same network: {name}", "pfsense-pfsense-bgp", {**FIREWALLS, **SAME}, edits)
            for name, edits in SHOWN.items()]
         + [Fault(f"two firewalls, IKEv1: {name}", "pfsense-pfsense-bgp",
                  {**FIREWALLS, f"{PROTECTION}ike_version": "ikev1"}, CHANGES[name])
            for name in ("key", "IKE group", "IKE cipher", "Child SA cipher", "PFS group")]
         + [Fault(f"two Linux: {name}", "pfsense-pfsense-bgp", SWANS, edits)
            for name, edits in {**CHANGES, **SELECTORS, **IDENTITY}.items()]
         + [Fault(f"{pair}: {name}", "pfsense-pfsense-bgp", {**base, **SIX}, edits)
            for pair, base in (("two Linux", SWANS), ("two firewalls", FIREWALLS)) for name, edits in SIX_WRONG.items()]
         + [Fault(f"OPNsense and Linux: {name}", "pfsense-pfsense-bgp", SENSES, edits)
            for name, edits in {**CHANGES, **SELECTORS, **IDENTITY}.items()]
         + [Fault(f"firewall and Azure: {name}", "azure-pfsense", FIXED, edits)
            for name, edits in {**CHANGES,
                                "address of the device": {"gateways[0].lines[0].address": "198.51.100.99"}}.items()]
         + [Fault("firewall and Azure: identity", "azure-pfsense", FIXED, {},
                  {"tunnels[0].ends[0].identity": "other.example.net"}),
            # Azure's default offers have PFS as responder only: it shows when Azure rekeys.
            Fault("Azure's default offers against PFS", "azure-pfsense",
                  {**FIXED, **EITHER, "gateways[1].settings.policy": "default",
                   f"{PROTECTION}ike_group": "modp1024", f"{PROTECTION}esp_integrity": "sha1"}, {}),
            Fault("Azure's policy-based gateway: networks of the device", "azure-pfsense",
                  {**POLICY_BASED, **EITHER}, {"gateways[0].networks": ["10.79.0.0/24"]}),
            Fault("Azure's policy-based gateway: key", "azure-pfsense", {**POLICY_BASED, **EITHER}, CHANGES["key"])])

# The daemons agree, for any-to-any is selected, and yet nobody reaches the other where the plan says.
DEAF = [Fault(f"firewall and Azure, the same network: {name}", "azure-pfsense", {**FIXED, **AZURE_SAME}, edits)
        for name, edits in SHOWN.items()]

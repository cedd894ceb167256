"""The lab's own tests, on hand-made samples: the readers, then the whole machinery, faults included.

They run before every exported case, so that a failure there is the export's and
not the lab's.
"""

import os
import re

import az_query
import azure_reader
import one_to_one
import pfsense_reader
import pfsense_xml
import stage
import suites
import swanctl
from one_to_one import Mapping, OneToOne
from pfsense_release import release
from pfsense_world import World
from setup import Setup
from tunnel import Place

SAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "samples")
AZURE, OFFICE, INSIDE = "198.51.100.10", "203.0.113.7", "192.168.178.2"


def text_of(name):
    """A sample as text."""
    with open(os.path.join(SAMPLES, name), encoding="utf-8") as file:
        return file.read()


def equal(tally, name, found, wanted):
    """One expectation."""
    tally.check(name, [] if found == wanted else [f"{found!r} instead of {wanted!r}"])


def readers(tally):
    """Small rules of the formats, each of which has bitten someone."""
    equal(tally, "query: dotted path", az_query.select({"a": [{"b": 1}]}, "a[0].b"), 1)
    equal(tally, "raw listing", swanctl.parse_raw("list-sa event {x {a=1 b=[c d]}}"), [{"x": {"a": "1", "b": ["c", "d"]}}])
    equal(tally, "GCM counts its ICV in bits or bytes", suites.transforms("aes256gcm128-sha384-ecp384"),
          suites.transforms("aes256gcm16-sha384-ecp384"))
    equal(tally, "stage of silence", stage.of_failure("[IKE] retransmit 1 of request"), "reach")
    seven, six = release("2.7.2"), release("2.6.0")
    equal(tally, "releases", (release("2.4.4") < release("2.4.4-p1") < release("2.4.5"), release("24.03")),
          (True, (2, 7, 1)))
    for name, source, version, wanted in (
            ("CDATA is decoded once more", "<ipsec><descr><![CDATA[A &amp; B &lt;]]></descr></ipsec>", seven, "A & B <"),
            ("a typed entity survives", "<ipsec><descr><![CDATA[&amp;lt;]]></descr></ipsec>", seven, "&lt;"),
            ("the same outside CDATA", "<ipsec><descr>&amp;lt;</descr></ipsec>", seven, "&lt;"),
            ("&apos; in CDATA stays", "<ipsec><descr><![CDATA[&apos;]]></descr></ipsec>", seven, "&apos;"),
            ("&#039; in CDATA before PHP 8.1", "<ipsec><descr><![CDATA[&#039;]]></descr></ipsec>", six, "&#039;"),
            ("names are lower-cased", "<IPSEC><Descr>x</Descr></IPSEC>", seven, "x")):
        equal(tally, f"XML: {name}", pfsense_xml.parse(source, version)[1]["descr"], wanted)
    refused(tally, "XML: a repeated name stops the parse", "<ipsec><phase1><ikeid>1</ikeid><ikeid>2</ikeid></phase1></ipsec>")
    refused(tally, "XML: broken", "<ipsec><phase1></ipsec>")
    trap(tally)
    loud(tally)
    translation(tally)


def refused(tally, name, text):
    """pfSense must refuse this text."""
    try:
        pfsense_xml.parse(text, release("2.7.2"))
        tally.fail(name, "accepted")
    except pfsense_xml.Refused:
        tally.ok(name)


def translation(tally):
    """1:1 NAT as both systems do it, and pf's other kind, which is refused."""
    pairs = [("10.1.0.0/16", "10.200.0.0/16")]
    equal(tally, "NAT: host for host", [one_to_one.shown(pairs, text) for text in ("10.1.2.3", "10.1.0.0/16", "10.2.0.1")],
          ["10.200.2.3", "10.200.0.0/16", "10.2.0.1"])
    lines = one_to_one.rules(OneToOne([Mapping(*pairs[0])], [])).splitlines()
    equal(tally, "NAT: in and out are each other's reverse", [line.split(" ", 6)[-1] for line in lines if "ipsec0" in line],
          ["ip daddr 10.200.0.0/16 ip daddr set ip daddr & 0.0.255.255 | 10.1.0.0",
           "ip saddr 10.1.0.0/16 ip saddr set ip saddr & 0.0.255.255 | 10.200.0.0"])
    two = {"mode": "tunnel", "localid": {"type": "network", "address": "10.1.0.0", "netbits": "16"},
           "remoteid": {"type": "network", "address": "10.2.0.0", "netbits": "16"},
           "natlocalid": {"type": "network", "address": "10.200.0.0", "netbits": "24"}}
    try:
        pfsense_reader.binat([two], release("2.7.2"), World(INSIDE))
        tally.fail("NAT: networks of two sizes", "accepted")
    except pfsense_reader.ReaderError:
        tally.ok("NAT: networks of two sizes")


def trap(tally):
    """The plain 2.4.4 narrows a VTI to its two addresses, 2.4.4-p1 does not."""
    text = text_of("pfsense-2.7.2-vti-bgp.xml").replace("\t\t<startaction>start</startaction>\n", "")
    world = World(INSIDE, ["10.0.0.0/24"])
    for version, wanted in (("2.4.4", "172.16.19.254"), ("2.4.4-p1", "172.16.19.254,0.0.0.0/0"),
                            ("2.7.2", "172.16.19.254,0.0.0.0/0,::/0")):
        side = pfsense_reader.read_text(text, version, world)
        child = side.conf["connections"][side.connection]["children"][side.children[0]]
        equal(tally, f"VTI selectors in {version}", child["remote_ts"], wanted)


def loud(tally):
    """The stand-in for az must refuse what az refuses."""
    base = text_of("azure-policy.sh")
    for name, old, new in (
            ("unknown flag", "--sku VpnGw1AZ", "--sku VpnGw1AZ --enable-bgp true"),
            ("unknown SKU", "VpnGw1AZ", "VpnGw9"),
            ("missing required flag", "--vnet-gateway1 vgw-hub", ""),
            ("no such command", "vpn-connection create", "vpn-connection make"),
            ("connection before the gateway is there", "--sku VpnGw1AZ\n", "--sku VpnGw1AZ --no-wait\n"),
            ("wrong prefix", "10.0.1.0/24", "10.0.1.1/24"),
            ("no GatewaySubnet", "--name GatewaySubnet", "--name gateway"),
            ("key with a space", "'kJ7m", "'k J7m"),
            ("beyond JMESPath's subset", "--query ipAddress", "--query 'ipAddress || name'")):
        check_refusal(tally, f"az: {name}", base.replace(old, new))
    body = text_of("azure-bgp.sh")
    check_refusal(tally, "az: PATCH changes tags only", body.replace("--method put", "--method patch"))
    check_refusal(tally, "az: no api-version", body.replace("?api-version=2024-05-01", ""))
    check_refusal(tally, "az: BGP peer inside the VNet", body.replace('"10.0.0.1"', '"172.16.20.9"'))


def check_refusal(tally, name, script):
    """Run a changed sample; it must fail."""
    import tempfile
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "deploy.sh")
        with open(path, "w", encoding="utf-8") as file:
            file.write(script)
        try:
            azure_reader.describe(azure_reader.run_script(path, {"*": AZURE}))
            tally.fail(name, "the stand-in let it pass")
        except azure_reader.ReaderError:
            tally.ok(name)


def edited(name, changes):
    """A sample with regular-expression changes, each of which must apply."""
    text = text_of(name)
    for pattern, new in changes:
        text, count = re.subn(pattern, new, text, flags=re.S)
        if not count:
            raise AssertionError(f"{pattern!r} is not in {name}")
    return text


def policy_setup(name, xml="pfsense-2.6.0-policy.xml", version="2.6.0", script="azure-policy.sh", changes=()):
    """Two networks behind the firewall, one VNet, selectors on the device."""
    lans = ["10.0.0.0/24", "10.0.1.0/24"]
    one = pfsense_reader.read_text(edited(xml, changes), version, World(OFFICE, lans))
    two = azure_reader.read(os.path.join(SAMPLES, script), {"*": AZURE})
    return Setup(name, {"a": one, "b": two}, {"a": Place(OFFICE, lans=lans, hosts=["10.0.0.1", "10.0.1.1"]),
                                              "b": Place(AZURE, hosts=two.hosts)},
                 labels={"a": "pfSense", "b": "Azure"})


def bgp_setup(name, changes=()):
    """Routed, behind NAT, host name instead of an address, BGP."""
    lans, names = ["10.0.0.0/24", "192.168.2.0/24"], {"hq.example.net": OFFICE}
    one = pfsense_reader.read_text(edited("pfsense-2.7.2-vti-bgp.xml", changes), "2.7.2", World(INSIDE, lans))
    two = azure_reader.read(os.path.join(SAMPLES, "azure-bgp.sh"), {"*": AZURE}, resolve=names)
    place = Place(OFFICE, INSIDE, False, lans, ["10.0.0.1", "192.168.2.1"], text_of("pfsense-2.7.2-frr.conf"))
    return Setup(name, {"a": one, "b": two}, {"a": place, "b": Place(AZURE, hosts=two.hosts)}, names,
                 {"a": set(two.bgp.networks), "b": set(lans)}, {"a": "pfSense", "b": "Azure"})


FAULTS = [
    ("key", [("kJ7mQ2vX", "wrongKey")], "ike_auth"),
    ("IKE group", [("<dhgroup>2<", "<dhgroup>19<")], "ike_init"),
    ("IKE cipher", [("(<encryption>.*?)<keylen>256", r"\1<keylen>192")], "ike_init"),
    ("IKE hash", [("<hash-algorithm>sha256", "<hash-algorithm>sha512")], "ike_init"),
    ("IKE version", [("<iketype>ikev2", "<iketype>ikev1")], "ike_init"),
    ("own identity", [("<myid_type>myaddress</myid_type>\n\t\t<myid_data>",
                       "<myid_type>fqdn</myid_type>\n\t\t<myid_data>other.example.net")], "ike_auth"),
    ("peer identity", [("<peerid_type>peeraddress</peerid_type>\n\t\t<peerid_data>",
                        "<peerid_type>address</peerid_type>\n\t\t<peerid_data>198.51.100.99")], "ike_auth"),
    ("ESP cipher", [("(<encryption-algorithm-option>.{1,60}?)<keylen>256", r"\1<keylen>192")], "child"),
    ("ESP hash", [("hmac_sha256", "hmac_sha512")], "child"),
    ("PFS", [("<pfsgroup>0<", "<pfsgroup>20<")], "rekey_child"),
    ("remote gateway", [("<remote-gateway>198.51.100.10", "<remote-gateway>198.51.100.77")], "reach"),
]


def faults(tally, lab):
    """Each fault must show at its stage; this proves the stage finder, not an export."""
    for name, changes, wanted in FAULTS:
        setup = policy_setup(name, changes=changes)
        found = lab.tunnel(setup).attempt("a")
        equal(tally, f"sample fault: {name}", found.stage, wanted)


def selector_fault(tally, lab):
    """Azure starts with a policy-based gateway's pairs; the device has other networks."""
    setup = policy_setup("selectors", "pfsense-2.4.5-policy-v1.xml", "2.4.5", "azure-policy-v1.sh",
                         [("10\\.0\\.0\\.0", "10.9.0.0"), ("10\\.0\\.1\\.0", "10.9.1.0")])
    equal(tally, "sample fault: selectors", lab.tunnel(setup).attempt("b").stage, "child")


def machinery(tally, lab):
    """The samples as whole cases."""
    for setup in (policy_setup("sample policy-based selectors, IKEv2"),
                  policy_setup("sample policy-based gateway, IKEv1, pfSense 2.4.5", "pfsense-2.4.5-policy-v1.xml",
                               "2.4.5", "azure-policy-v1.sh"),
                  bgp_setup("sample VTI and BGP behind NAT")):
        lab.judge(setup)
        lab.after()
    faults(tally, lab)
    selector_fault(tally, lab)

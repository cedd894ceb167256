"""A small saved configuration of a firewall in use, in the schema of its release.

It has another tunnel already, so that a merge must find free numbers and leave
that tunnel alone.
"""

from pfsense_release import release

# Config revision that each release writes, newest first.
REVISIONS = [((2, 8), "23.9"), ((2, 7, 1), "23.3"), ((2, 7), "22.9"), ((2, 6), "22.2"), ((2, 5, 2), "21.7"),
             ((2, 5, 1), "21.5"), ((2, 5), "21.4"), ((2, 4, 4, 3), "19.1"), ((2, 4, 4, 1), "18.9"),
             ((2, 4, 4), "18.8"), ((2, 4, 3, 1), "18.0"), ((2, 4, 3), "17.9"), ((2, 4, 1), "17.3"), ((2, 4), "17.0"),
             ((2, 3, 3), "15.8"), ((2, 3, 2), "15.5"), ((2, 3, 1), "15.4"), ((2, 3), "15.0"), ((2, 2, 5), "12.0"),
             ((2, 2, 4), "11.9"), ((2, 2, 1), "11.7"), ((2, 2), "11.6"), ((2, 1, 1), "10.1"), ((2, 1), "9.8"),
             ((2, 0), "8.0")]
OTHER_PEER = "192.0.2.77"

TEXT = """<?xml version="1.0"?>
<pfsense>
	<version>{revision}</version>
	<system>
		<hostname>fw</hostname>
		<user>
			<name>admin</name>
			<descr><![CDATA[System Administrator &amp; owner]]></descr>
		</user>
	</system>
	<interfaces>
		<wan>
			<enable></enable>
			<if>igb0</if>
			<descr><![CDATA[WAN]]></descr>
			<ipaddr>dhcp</ipaddr>
		</wan>
		<lan>
			<enable></enable>
			<if>igb1</if>
			<descr><![CDATA[LAN]]></descr>
			<ipaddr>192.168.250.1</ipaddr>
			<subnet>24</subnet>
		</lan>
		<opt1>
			<enable></enable>
			<if>igb2</if>
			<descr><![CDATA[Gäste]]></descr>
			<ipaddr>192.168.251.1</ipaddr>
			<subnet>24</subnet>
		</opt1>
	</interfaces>
	<filter>
		<rule>
			<id></id>
			<tracker>0100000101</tracker>
			<type>pass</type>
			<interface>lan</interface>
			<descr><![CDATA[Default allow LAN to any rule]]></descr>
			<source>
				<network>lan</network>
			</source>
			<destination>
				<any></any>
			</destination>
		</rule>
	</filter>
	<ipsec>{enable}
		<phase1>
			<ikeid>1</ikeid>
			<iketype>ikev1</iketype>
			<mode>main</mode>
			<interface>wan</interface>
			<remote-gateway>192.0.2.77</remote-gateway>
			<protocol>inet</protocol>
			<myid_type>myaddress</myid_type>
			<myid_data></myid_data>
			<peerid_type>peeraddress</peerid_type>
			<peerid_data></peerid_data>
{algorithms}
			<lifetime>28800</lifetime>
			<pre-shared-key>old&amp;key&lt;1&gt;</pre-shared-key>
			<authentication_method>pre_shared_key</authentication_method>
			<descr><![CDATA[Supplier "A &amp; B"]]></descr>
			<nat_traversal>on</nat_traversal>
			<dpd_delay>10</dpd_delay>
			<dpd_maxfail>5</dpd_maxfail>
		</phase1>
		<phase2>
			<ikeid>1</ikeid>
			<uniqid>60a1b2c3d4e5f</uniqid>
			<mode>tunnel</mode>
			<reqid>1</reqid>
			<localid>
				<type>network</type>
				<address>192.168.250.0</address>
				<netbits>24</netbits>
			</localid>
			<remoteid>
				<type>network</type>
				<address>10.99.0.0</address>
				<netbits>24</netbits>
			</remoteid>
			<protocol>esp</protocol>
			<encryption-algorithm-option>
				<name>aes</name>
				<keylen>256</keylen>
			</encryption-algorithm-option>
			<hash-algorithm-option>hmac_sha1</hash-algorithm-option>
			<pfsgroup>2</pfsgroup>
			<lifetime>3600</lifetime>
			<descr><![CDATA[Supplier's net]]></descr>
		</phase2>
	</ipsec>
</pfsense>
"""
ALGORITHMS = """<encryption-algorithm>
	<name>aes</name>
	<keylen>256</keylen>
</encryption-algorithm>
<hash-algorithm>sha1</hash-algorithm>
<dhgroup>2</dhgroup>"""


def indented(text, depth):
    """Lines moved to the right by tabs."""
    return "\n".join("\t" * depth + line for line in text.split("\n"))


def of(version_text):
    """The saved configuration of a firewall with this release."""
    version = release(version_text)
    revision = next(number for start, number in REVISIONS if version >= start)
    algorithms = indented(ALGORITHMS, 3)
    if version >= (2, 4, 3):
        inner = indented(f"<item>\n{indented(ALGORITHMS, 1)}\n</item>", 1)
        algorithms = indented(f"<encryption>\n{inner}\n</encryption>", 3)
    enable = "\n\t\t<enable></enable>" if version < (2, 3) else ""
    return TEXT.format(revision=revision, algorithms=algorithms, enable=enable)

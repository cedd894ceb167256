#!/bin/sh
{{#header}}
# {{line}}
{{/header}}
#
# Takes the tunnels away again. Remove the include and the two jumps from your firewall's
# file first: nft does not delete a chain that is jumped to.
set -u

{{#tunnels}}
swanctl --terminate --ike {{id}} --timeout 5 || true
{{/tunnels}}
rm -f /etc/swanctl/conf.d/tunnelwright.conf
{{#answers_aggressive}}
rm -f /etc/strongswan.d/tunnelwright-aggressive.conf
{{/answers_aggressive}}
swanctl --load-all --clear
systemctl disable --now tunnelwright.service
rm -f /etc/systemd/system/tunnelwright.service
systemctl daemon-reload
nft delete chain inet {{filter_table}} tunnelwright_input
nft delete chain inet {{filter_table}} tunnelwright_forward
rm -rf /etc/tunnelwright
{{#bgp}}
{{#tunnels}}
{{#bgp_peer}}
vtysh -c 'configure terminal' -c 'router bgp {{asn}}' -c 'no neighbor {{bgp_peer}}' -c 'end'
{{#announce}}
vtysh -c 'configure terminal' -c 'router bgp {{asn}}' -c 'address-family ipv4 unicast' -c 'no network {{network}}' -c 'end'
{{/announce}}
vtysh -c 'configure terminal' -c 'no ip prefix-list TW-{{upper}}-IN' -c 'no ip prefix-list TW-{{upper}}-OUT' -c 'end'
{{/bgp_peer}}
{{/tunnels}}
vtysh -c 'write memory'
{{/bgp}}

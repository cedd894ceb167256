#!/bin/sh
# Tunnelwright 0.1.0: rollback.sh
# Scenario: A & B
# Facts as of 2026-11-21, written 2026-11-21
# Side: North "1" # set (Linux strongSwan 6.0.0 and later)
#
# Takes the tunnels away again. Remove the include and the two jumps from your firewall's
# file first: nft does not delete a chain that is jumped to.
set -u

swanctl --terminate --ike a-b --timeout 5 || true
rm -f /etc/swanctl/conf.d/tunnelwright.conf
rm -f /etc/strongswan.d/tunnelwright-aggressive.conf
swanctl --load-all --clear
systemctl disable --now tunnelwright.service
rm -f /etc/systemd/system/tunnelwright.service
systemctl daemon-reload
nft delete chain inet filter tunnelwright_input
nft delete chain inet filter tunnelwright_forward
rm -rf /etc/tunnelwright

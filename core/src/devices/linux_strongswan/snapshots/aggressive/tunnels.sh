#!/bin/sh
# Tunnelwright 0.1.0: tunnels.sh
# Scenario: A & B
# Facts as of 2026-11-21, written 2026-11-21
# Side: North "1" # set (Linux strongSwan 6.0.0 and later)
#
# Makes what strongSwan leaves to others. Usage: sh tunnels.sh up | down
# It can be run again at any time.
set -eu

up() {
    sysctl -q -w net.ipv4.ip_forward=1
    nft -f /etc/tunnelwright/tunnels.nft
}

# Routes and addresses go with their interface. Forwarding stays on: others may need it.
down() {
    if nft list table inet tunnelwright >/dev/null 2>&1; then
        nft delete table inet tunnelwright
        nft flush chain inet filter tunnelwright_input
        nft flush chain inet filter tunnelwright_forward
    fi
}

case "${1:-}" in
    up) up ;;
    down) down ;;
    *)
        echo "usage: sh tunnels.sh up | down" >&2
        exit 2
        ;;
esac

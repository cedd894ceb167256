#!/bin/sh
{{#header}}
# {{line}}
{{/header}}
#
# Makes what strongSwan leaves to others. Usage: sh tunnels.sh up | down
# It can be run again at any time.
set -eu

up() {
    sysctl -q -w net.ipv4.ip_forward=1
{{#any_six}}
    sysctl -q -w net.ipv6.conf.all.forwarding=1
{{/any_six}}
    nft -f /etc/tunnelwright/tunnels.nft
{{#tunnels}}
{{#routed}}

    # {{id}}
    if ! ip link show dev {{interface}} >/dev/null 2>&1; then
        ip link add {{interface}} type xfrm if_id {{if_id}}
    fi
    ip link set dev {{interface}} mtu {{mtu}} up
{{#transit}}
    ip address replace {{transit}} dev {{interface}}
{{/transit}}
{{#routes}}
    ip route replace {{route}} dev {{interface}}
{{/routes}}
{{/routed}}
{{/tunnels}}
}

# Routes and addresses go with their interface. Forwarding stays on: others may need it.
down() {
{{#tunnels}}
{{#routed}}
    if ip link show dev {{interface}} >/dev/null 2>&1; then
        ip link delete dev {{interface}}
    fi
{{/routed}}
{{/tunnels}}
    if nft list table inet tunnelwright >/dev/null 2>&1; then
        nft delete table inet tunnelwright
        nft flush chain inet {{filter_table}} tunnelwright_input
        nft flush chain inet {{filter_table}} tunnelwright_forward
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

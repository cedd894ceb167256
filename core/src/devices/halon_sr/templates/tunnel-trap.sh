#!/bin/sh
{{#header}}
# {{line}}
{{/header}}
#
# Pings through the tunnels, and sends an SNMP trap when answers stop and when they come back.
# snmpctl and its traps are documented for OpenBSD 5.4; try the command once on your release.
set -u

# An address of this system inside its own network: from another one no tunnel takes the packet.
SOURCE={{source}}
# Addresses behind the other ends that always answer.
ADDRESSES="{{targets}}"
# Traps: .1 below it is sent when an address answers no more, .2 when it answers again.
OID={{oid}}
EVERY=10
PIDFILE=/var/run/tunnel-trap.pid

answers() {
	ping -q -w 1 -c 3 -I "$SOURCE" "$1" > /dev/null 2>&1
}

# The trap, with the address beside it.
trap_for() {
	snmpctl trap send "$OID.$1" oid "$OID.3" string "$2"
}

if [ -f "$PIDFILE" ] && kill -0 "$(cat "$PIDFILE")" 2> /dev/null; then
	echo "it runs already" >&2
	exit 1
fi
echo "$$" > "$PIDFILE"

# The addresses that do not answer, each between blanks. A trap that could not be sent
# changes nothing here, so it is tried again.
silent=" "
while true; do
	for address in $ADDRESSES; do
		case "$silent" in
		*" $address "*) before=silent ;;
		*) before=answers ;;
		esac
		if answers "$address"; then now=answers; else now=silent; fi
		[ "$now" = "$before" ] && continue
		logger -t tunnel-trap "$address: $now"
		if [ "$now" = silent ]; then
			trap_for 1 "$address" && silent="$silent$address "
		else
			trap_for 2 "$address" && silent="${silent%%" $address "*} ${silent#*" $address "}"
		fi
	done
	sleep "$EVERY"
done

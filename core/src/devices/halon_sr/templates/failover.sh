#!/bin/sh
{{#header}}
# {{line}}
{{/header}}
#
# Moves the tunnel {{id}} to the other address of its peer when its SAs are gone, and
# back again the same way. Needs dead peer detection: without it SAs of a dead peer stay.
# Every statement in the scope ipsec with the same peer moves along.
set -u

FIRST={{first}}
SECOND={{second}}
# Seconds between two looks; looks without an SA before it moves.
EVERY=10
LOOKS=3
# Seconds for a test commit to be confirmed, and for the tunnel to come up within them.
TEST=60
WAIT=30
# Seconds before it moves again.
HOLD=300
PIDFILE=/var/run/failover-{{id}}.pid

# An SA from or to this very address is established.
is_up() {
	ipsecctl -ss | tr -s '[:space:]' '\n' | grep -qxF "$1"
}

# The configuration in use has this very peer.
is_peer() {
	configure -- show ipsec | tr '\t' ' ' | grep -qF "peer $1 "
}

# Names the peer in use, or nothing.
active() {
	if is_peer "$FIRST"; then
		echo "$FIRST"
	elif is_peer "$SECOND"; then
		echo "$SECOND"
	fi
}

# Moves as a test: what is not confirmed comes back by itself.
move() {
	if ! id=$(configure -- edit ipsec -- replace peer "$1" with peer "$2" -- commit -time "$TEST" Change "$1" to "$2"); then
		logger -t failover "could not change $1 to $2"
		return 1
	fi
	sleep "$WAIT"
	if is_up "$2"; then
		configure -- commit-confirm "$id" && logger -t failover "{{id}} runs to $2"
	else
		logger -t failover "no tunnel to $2 either: $1 comes back"
	fi
}

if [ -f "$PIDFILE" ] && kill -0 "$(cat "$PIDFILE")" 2> /dev/null; then
	echo "it runs already" >&2
	exit 1
fi
echo "$$" > "$PIDFILE"

missed=0
while true; do
	sleep "$EVERY"
	from=$(active)
	case "$from" in
	"$FIRST") to=$SECOND ;;
	"$SECOND") to=$FIRST ;;
	*)
		logger -t failover "neither $FIRST nor $SECOND is a peer: nothing to move"
		sleep "$HOLD"
		continue
		;;
	esac
	if is_up "$from"; then
		missed=0
		continue
	fi
	missed=$((missed + 1))
	[ "$missed" -lt "$LOOKS" ] && continue
	missed=0
	logger -t failover "{{id}} is down at $from: trying $to"
	move "$from" "$to"
	sleep "$HOLD"
done

#!/bin/sh
# SPDX-License-Identifier: MIT
# network.sh PAIDAN CLERK: the clerk in a network of its own, over TCP. First a slow line that loses
# packets, if the kernel has netem; then one that is cut without a word, found out by the
# kernel's time-outs that the console asks for, and settled when it is back. Needs root.
set -u
here=$(cd "$(dirname "$0")/../screen" && pwd)
. "$here/demo_city.sh"
. "$here/../lib/pg-common"
clerk=$2
space=paidan$$
PATH=$PATH:/usr/sbin:/sbin
if [ "$(id -u)" != 0 ] || ! ip netns add "$space" 2>/dev/null; then
	echo "1..0 # SKIP a network of our own cannot be made"
	exit 0
fi
trap 'ip netns del "$space"' EXIT
near=pd$$a far=pd$$b
at=10.$(($$ % 200 + 20)).77
ip link add "$near" type veth peer name "$far" netns "$space" &&
	ip addr add "$at.1/24" dev "$near" && ip link set "$near" up &&
	ip -n "$space" addr add "$at.2/24" dev "$far" && ip -n "$space" link set "$far" up || {
	echo "1..0 # SKIP a network of our own cannot be made"
	exit 0
}
demo_city "$1"
bin=$(pg_bindir)
data=$PAIDAN_STATE_DIR/demo/data
"$PAIDAN" demo stop >/dev/null
echo "host all all $at.0/24 trust" | cat - "$data/pg_hba.conf" >"$WORK/hba"
cat "$WORK/hba" >"$data/pg_hba.conf"
folder=$(echo "$DB" | sed -n 's/.*host=\([^ ]*\).*/\1/p')
start() {
	as_postgres "$bin/pg_ctl" -s -w -D "$data" -l "$WORK/server.log" \
		-o "-k $folder -c listen_addresses=$at.1" start >&2
}
: >"$WORK/server.log"
chown postgres "$WORK/server.log"
start || exit 99
trap 'as_postgres "$bin/pg_ctl" -s -m immediate -D "$data" stop; demo_city_gone; ip netns del "$space"' EXIT
sql() {
	psql -XqAt -v ON_ERROR_STOP=1 "$DB user=postgres" -c "$1"
}
ticket=$(sql "SELECT min(id) FROM paidan.ticket_open WHERE state = 'registered' AND claim_by IS NULL")
clerk() {
	ip netns exec "$space" "$clerk" "host=$at.1 dbname=paidan user=yangjw" "$WORK/drafts" 15000 5 "$@"
}
count() {
	sql "SELECT count(*) FROM paidan.event WHERE ticket_id = $ticket AND detail->>'text' LIKE '$1%'"
}
netem() {
	tc qdisc "$1" dev "$near" root netem delay 100ms 30ms loss 5% 2>/dev/null &&
		ip netns exec "$space" tc qdisc "$1" dev "$far" root netem delay 100ms 30ms loss 5%
}
for_both() {
	what=$1
	shift
	ip neigh "$what" "$at.2" dev "$near" "$@"
	ip -n "$space" neigh "$what" "$at.1" dev "$far" "$@"
}
tell() {
	number=$((${number-0} + 1))
	[ "$1" = "$2" ] || printf 'not '
	echo "ok $number - $3"
}

if netem add; then
	clerk "n:$ticket:slow1" "n:$ticket:slow2" "n:$ticket:slow3" >"$WORK/slow" 2>&1
	tell $? 0 'a slow line that loses packets: the clerk ends well'
	tell "$(count slow)" 3 'each write happened once'
	netem del
else
	tell 1 1 'a slow line # SKIP the kernel has no netem'
fi

# The write waits for the row, so that it is under way when the line goes.
mkfifo "$WORK/held" "$WORK/said"
{ echo "BEGIN; SELECT 1 FROM paidan.ticket_open WHERE id = $ticket FOR UPDATE;"; cat "$WORK/held"; } |
	psql -Xqt "$DB user=postgres" >/dev/null 2>&1 &
holder=$!
exec 3>"$WORK/held"
clerk "n:$ticket:cut1" "n:$ticket:cut2" >"$WORK/said" 2>"$WORK/err" &
while read -r at_ms words; do
	case $words in
	'send 0')
		[ -n "${sent-}" ] || {
			until waits=$(sql "SELECT pid FROM pg_stat_activity
				WHERE wait_event_type = 'Lock'") && [ -n "$waits" ]; do :; done
			# To an address that nobody has: lost on the way, and no side is told.
			for_both replace lladdr 02:00:00:00:77:77 nud permanent
			sent=$at_ms
		}
		;;
	'state waiting'*)
		[ -n "${lost-}" ] || {
			lost=$at_ms
			for_both del
			# That session is still there, and waits for its turn.
			left=$(sql "SELECT count(*) FROM pg_stat_activity WHERE pid = $waits")
		}
		;;
	'state ready'*) ready=$at_ms ;;
	'uncertain 0')
		settled=$at_ms
		kill "$holder"
		;;
	esac
done <"$WORK/said"
exec 3>&-
wait "$holder" 2>/dev/null
sed 's/^/# /' "$WORK/err"
tell "$([ $((lost - sent)) -lt 32000 ] && echo yes)" yes "a cut without a word is found out after $((lost - sent)) ms"
tell "$left" 1 'the server does not know yet'
tell "$([ $((settled - ready)) -lt 10000 ] && echo yes)" yes "settled $((settled - ready)) ms after reconnecting"
tell "$(count cut)" 2 'each write happened once'
echo "1..$number"

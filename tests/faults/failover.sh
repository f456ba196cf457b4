#!/bin/sh
# SPDX-License-Identifier: MIT
# failover.sh PAIDAN SCREENTEST: the console on a host list, the demo city and its standby;
# failover.screen tells what happens.
set -u
here=$(cd "$(dirname "$0")/../screen" && pwd)
. "$here/demo_city.sh"
. "$here/../lib/pg-common"
screentest=$2
demo_city "$1"
bin=$(pg_bindir)
STANDBY=$WORK/standby
MAIN=$(echo "$DB" | sed -n 's/.*host=\([^ ]*\).*/\1/p')
export STANDBY MAIN
mkdir "$STANDBY"
[ "$(id -u)" != 0 ] || chown postgres "$STANDBY"
as_postgres "$bin/pg_basebackup" -h "$MAIN" -U postgres --no-sync -c fast -R -X stream \
	-D "$STANDBY/data" &&
	as_postgres "$bin/pg_ctl" -s -w -D "$STANDBY/data" -l "$STANDBY/log" \
		-o "-F -k $STANDBY -c listen_addresses=" start >&2 || exit 99
trap 'as_postgres "$bin/pg_ctl" -s -m immediate -D "$STANDBY/data" stop >/dev/null 2>&1; demo_city_gone' EXIT
PROMOTE="$WORK/promote"
cat >"$PROMOTE" <<SH
. "$here/../lib/pg-common"
as_postgres "$bin/pg_ctl" -s -w -D "$STANDBY/data" promote
SH
export PROMOTE
"$screentest" "$here/../faults/failover.screen" -- "$PAIDAN" --language zh \
	--db "$(echo "$DB" | sed "s|host=[^ ]*|host=$STANDBY,$MAIN|") user=yangjw" console

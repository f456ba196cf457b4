#!/bin/sh
# SPDX-License-Identifier: MIT
# schedules.sh PAIDAN CLERK [COUNT [SEED [ONLY]]]: schedules.py beside a demo city of its own, and a
# pgbouncer if there is one.
set -u
here=$(cd "$(dirname "$0")/../screen" && pwd)
. "$here/demo_city.sh"
. "$here/../lib/pg-common"
demo_city "$1"

bouncer=$(PATH=$PATH:/usr/sbin command -v pgbouncer)
if [ -n "$bouncer" ]; then
	BOUNCER=$WORK/bouncer
	export BOUNCER
	mkdir "$BOUNCER"
	[ "$(id -u)" != 0 ] || chown postgres "$BOUNCER"
	as_postgres tee "$BOUNCER/ini" >/dev/null <<INI
[databases]
paidan = $(echo "$DB" | sed 's/dbname=[^ ]*//')
[pgbouncer]
unix_socket_dir = $BOUNCER
unix_socket_mode = 0777
listen_addr =
listen_port = 6432
auth_type = trust
auth_file = $BOUNCER/users
pool_mode = transaction
server_login_retry = 0.2
logfile = $BOUNCER/log
pidfile = $BOUNCER/pid
INI
	echo '"yangjw" ""' | as_postgres tee "$BOUNCER/users" >/dev/null
	as_postgres "$bouncer" -q -d "$BOUNCER/ini" || exit 1
	trap 'kill "$(cat "$BOUNCER/pid")"; demo_city_gone' EXIT
fi
python3 "$here/../faults/schedules.py" "$@"

# SPDX-License-Identifier: MIT
# Sourced after demo_city: a pgbouncer in transaction mode before the demo server.
#   pooler    sets BOUNCER, the folder of its socket, port 6432; false if there is no pgbouncer. It ends with
#             the demo city
. "$here/../lib/pg-common"

pooler() {
	bouncer=$(PATH=$PATH:/usr/sbin command -v pgbouncer) || return 1
	BOUNCER=$WORK/bouncer
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
}

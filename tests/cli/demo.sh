#!/bin/sh
# SPDX-License-Identifier: MIT
# The demo server: started, started again, stopped, killed, reset.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/tap.sh"
unset PGHOST PGPORT PGUSER PGDATABASE PGSERVICE
export XDG_STATE_HOME="$tmp/state" PAIDAN_DATA="${PAIDAN_DATA:-$here/../../config}"
data=$XDG_STATE_HOME/paidan/demo/data
cleanup() {
	"$PAIDAN" demo stop >/dev/null 2>&1
}

running() {
	run "$PAIDAN" demo status
	[ "$status" = 0 ]
}
# said LINE: the last line of the last run
said() {
	[ "$(tail -n 1 "$tmp/out")" = "$1" ]
}
connection() {
	tail -n 1 "$tmp/out"
}
sql() {
	psql -XqtA -v ON_ERROR_STOP=1 -d "host=$XDG_STATE_HOME/paidan/demo/run user=postgres dbname=paidan" -c "$1"
}

run "$PAIDAN" demo status
ok 'nothing runs at first' ended 69
ok 'and it says so' said 'The demo server does not run.'
run "$PAIDAN" demo stop
ok 'stopping what does not run is harmless' ended 0

run "$PAIDAN" demo start
ok 'demo start' ended 0
conninfo=$(connection)
ok 'its last line is a connection string' [ "$(psql -XqtA -d "$conninfo" -c 'SELECT session_user')" = yangjw ]
ok 'the city is loaded' [ "$(sql 'SELECT count(*) > 100 FROM paidan.ticket_open')" = t ]
ok 'nobody else may enter' [ "$(stat -c %a "$XDG_STATE_HOME/paidan/demo/run")" = 700 ]
pid=$(head -n 1 "$data/postmaster.pid")
tickets=$(sql 'SELECT count(*) FROM paidan.ticket_open')

run "$PAIDAN" demo start
ok 'a second start is harmless' ended 0
ok 'and leads to the same place' said "$conninfo"
ok 'the server is the same' [ "$(head -n 1 "$data/postmaster.pid")" = "$pid" ]
ok 'the city is not loaded twice' [ "$(sql 'SELECT count(*) FROM paidan.ticket_open')" = "$tickets" ]

run "$PAIDAN" demo logins
ok 'demo logins' ended 0
ok 'the dispatcher is among them' grep -Eq '^yangjw +杨静文 +dispatcher' "$tmp/out"
ok 'so is a liaison' grep -q ' liaison ' "$tmp/out"

# Two starts and a kill: everything the server has said is done stays done.
sql 'CREATE TABLE public.mark AS SELECT 1'
kill -9 "$pid"
(
	"$PAIDAN" demo start >"$tmp/out2" 2>&1
	echo $? >"$tmp/status2"
) &
other=$!
run "$PAIDAN" demo start
wait "$other"
ok 'it recovers from a kill' ended 0
ok 'two starts at once do no harm' [ "$(cat "$tmp/status2")" = 0 ]
ok 'what was written is there' [ "$(sql 'SELECT count(*) FROM public.mark')" = 1 ]

run "$PAIDAN" demo reset
ok 'a reset asks first' ended 1
ok 'and without an answer does nothing' [ "$(sql 'SELECT count(*) FROM public.mark')" = 1 ]
run "$PAIDAN" demo reset --yes
ok 'demo reset --yes' ended 0
ok 'the city is as at first' \
	[ "$(sql "SELECT count(*) = $tickets AND to_regclass('public.mark') IS NULL FROM paidan.ticket_open")" = t ]

run "$PAIDAN" demo open nobody
ok 'an unknown login is refused' \
	ended 67 '"nobody" is no login of the demo city; "paidan demo logins" shows them: the database does not admit this login: role "nobody" does not exist'
run "$PAIDAN" demo open
ok 'the console wants a terminal' ended 74

run "$PAIDAN" demo stop
ok 'demo stop' ended 0
ok 'it has stopped' eval '! running'
ok 'nothing of it is left' [ ! -e "$data/postmaster.pid" ]

# A load cut short is made good by the next start.
mkdir -p "$tmp/half/demo"
cp "${PAIDAN_DATA}"/demo/*.csv "$tmp/half/demo/"
echo 'x,"' >>"$tmp/half/demo/duties.csv"
run env PAIDAN_DATA="$tmp/half" "$PAIDAN" demo reset --yes
ok 'a broken file is told' ended 69
ok 'with its name and line' grep -q 'half/demo/duties.csv: .*line [0-9]' "$tmp/err"
ok 'nothing of the city is there' [ "$(sql 'SELECT count(*) FROM paidan.account')" = 0 ]
run "$PAIDAN" demo start
ok 'the next start loads it' ended 0
ok 'whole' [ "$(sql 'SELECT count(*) FROM paidan.ticket_open')" = "$tickets" ]
finish

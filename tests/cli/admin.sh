#!/bin/sh
# SPDX-License-Identifier: MIT
# paidan admin session: who is signed in, and ending it.
here=$(cd "$(dirname "$0")" && pwd)
[ -n "$PAIDAN_TEST_PGDATA" ] || exec "$here/../lib/with-pg" "$0" "$@"
. "$here/tap.sh"

as() {
	login=$1
	shift
	run env PGUSER="$login" "$PAIDAN" admin "$@"
}
says() {
	grep -qE -e "$1" "$tmp/out" || {
		echo "# wanted: $1"
		return 1
	}
}

createdb city && export PGDATABASE=city
run "$PAIDAN" migrate
ok 'a schema' ended 0
run env PGUSER=postgres "$PAIDAN" admin account add first --name x --role admin --no-password
ok 'there is no platform yet' eval 'ended 1 && grep -q platform "$tmp/err"'
psql -XqtA -f "$here/../db/fixture.sql" >/dev/null || exit 1
psql -XqtA -c "UPDATE paidan.account SET name = name || e'\e[31m\n' WHERE login = 't_light'"

# Somebody's session: it says its process, and ends when it is ended.
mkfifo "$tmp/in"
PGUSER=t_light PGAPPNAME=desk psql -XqtA <"$tmp/in" >"$tmp/pid" 2>"$tmp/ended" &
exec 3>"$tmp/in"
echo 'SELECT pg_backend_pid();' >&3
until [ -s "$tmp/pid" ]; do :; done
pid=$(cat "$tmp/pid")

as t_admin session list
ok 'an administrator lists all' ended 0
day='[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8}'
ok 'with since when, who, from where' says "^$pid +$day t_light +.* the server +desk +市城管局\$"
ok 'and itself' says " t_admin .* this one\$"
ok 'what is foreign is made harmless' eval '! grep -q "$(printf "\033")" "$tmp/out"'
as t_disp session list
ok 'others see their own' [ "$(grep -c . "$tmp/out")" = 1 ]
as t_disp session end "$pid" --reason x
ok 'and end no other' ended 1 'There is no such session, or it is not yours to end.'
as t_admin session end "$pid"
ok 'a reason is needed' ended 1 'A value is missing: reason.'
as t_admin session end nonsense --reason x
ok 'no number' ended 1 'There is no such session, or it is not yours to end.'
as t_admin session end "$pid" --reason '离岗未退出'
ok 'an administrator ends it' ended 0
ok 'and is told so' says "^The session of t_light since $day is ended\\.\$"
echo 'SELECT 1;' >&3
exec 3>&-
wait
ok 'it has ended' grep -q 'terminating connection due to administrator command' "$tmp/ended"
as t_admin session ended
ok 'that is kept' says "^$day t_light +the server +$day 系统管理员 +离岗未退出\$"
as t_admin session ended --to 2020-01-01
ok 'by days' eval 'ended 0 && [ ! -s "$tmp/out" ]'
as t_disp session ended
ok 'for administrators' ended 77 'You do not have the right to do this (sessions).'
# The PIN of the lock: asked for, and given by nobody else.
pin() {
	lines=$1
	shift
	printf "$lines" >"$tmp/lines"
	status=0
	PGUSER=t_disp "$PAIDAN" pin "$@" <"$tmp/lines" >"$tmp/out" 2>"$tmp/err" || status=$?
}
pin '246810\n246811\n'
ok 'two that are not the same' ended 1 'the two are not the same; nothing was changed'
pin '2468\n2468\n'
ok 'too short a PIN' ended 1
pin '246810\n246810\n'
ok 'a PIN' eval 'ended 0 && says "^The PIN is set"'
ok 'is kept as a hash' [ "$(psql -XqtA -c "SELECT length(hash) FROM paidan.pin WHERE login = 't_disp' AND position('246810'::bytea IN hash) = 0")" = 32 ]
pin 'wrong\nanother\nanother\n'
ok 'whoever changes it must know it' ended 77 'the PIN is wrong'
pin '246810\n' --remove
ok 'or takes it away' eval 'ended 0 && says "^The PIN is taken away"'
pin ''
ok 'nothing typed changes nothing' ended 1

as t_admin session lits
ok 'a wrong verb' ended 64 'there is no command "lits"; did you mean "list"?'
as t_admin session ended --from yesterday
ok 'a wrong day' ended 64 '--from: a date such as 2026-10-01, not "yesterday"'
as t_admin session end
ok 'no process' ended 64
finish

#!/bin/sh
# SPDX-License-Identifier: MIT
# paidan admin account: made, confirmed, locked; the password never an argument, never sent.
here=$(cd "$(dirname "$0")" && pwd)
[ -n "$PAIDAN_TEST_PGDATA" ] || exec "$here/../lib/with-pg" "$0" "$@"
. "$here/tap.sh"

as() {
	login=$1
	shift
	run env PGUSER="$login" "$PAIDAN" admin account "$@"
}
says() {
	grep -qE -e "$1" "$tmp/out" || {
		echo "# wanted: $1"
		return 1
	}
}
secret_of() {
	psql -XqtA -c "SELECT rolpassword FROM pg_authid WHERE rolname = '$1'"
}

createdb city && export PGDATABASE=city
run "$PAIDAN" migrate
ok 'a schema' ended 0
psql -XqtA -f "$here/../db/fixture.sql" >/dev/null || exit 1
psql -XqtA -c "ALTER SYSTEM SET log_statement = 'all'" -c 'SELECT pg_reload_conf()' >/dev/null
(umask 077 && echo 'sesame open' >"$tmp/secret" && echo 'another' >"$tmp/other")

# Who owns the database needs no account, and no second person.
run "$PAIDAN" admin account add first --name 首任 --role admin --no-password
ok 'the owner makes the first one' ended 0
ok 'at once' says '^first: in use$'
as first list
ok 'who sees all' says '^first +首任 +市平台 +administrator'

as t_admin add newcomer --name 新派单 --role dispatcher --password-file "$tmp/secret" --reason 入职
ok 'an administrator adds one' ended 0
ok 'who waits' says "^newcomer: waits for a coordinator's confirmation\$"
ok 'what is kept of the password is SCRAM' eval 'secret_of newcomer | grep -q "^SCRAM-SHA-256\\$"'
as t_coord confirm newcomer
ok 'a coordinator confirms' says '^newcomer: in use$'
run env PGUSER=newcomer "$PAIDAN" admin session list
ok 'the newcomer works' ended 0
as t_admin list
ok 'the list' says '^newcomer +新派单 +市平台 +dispatcher *$'
as t_admin history newcomer
ok 'its history' says 'newcomer +Account added +系统管理员 .*name: 新派单.*state: waiting.*入职$'
ok 'and who confirmed it' says 'newcomer +Confirmed +方志远'

as t_admin lock newcomer
ok 'locked with a reason' ended 1 'A value is missing: reason.'
as t_admin lock newcomer --reason 离职
ok 'locked' says '^newcomer: locked$'
run env PGUSER=newcomer "$PAIDAN" admin session list
ok 'it does not come in' ended 77
as t_admin unlock newcomer
ok 'let in again' says '^newcomer: in use$'

# Sessions that are open end, and could do nothing if they did not.
mkfifo "$tmp/in"
PGUSER=newcomer psql -XqtA <"$tmp/in" >"$tmp/pid" 2>"$tmp/ended" &
exec 3>"$tmp/in"
echo 'SELECT pg_backend_pid();' >&3
until [ -s "$tmp/pid" ]; do :; done
as t_admin lock newcomer --reason 再锁
echo 'SELECT count(*) FROM paidan_api.unit_list;' >&3
exec 3>&-
wait
ok 'a session that is open ends' grep -q 'terminating connection due to administrator command' "$tmp/ended"

old=$(secret_of t_disp)
run sh -c "PGUSER=t_disp '$PAIDAN' admin account password --password-file - <'$tmp/other'"
ok 'one changes the own password alone' ended 0
ok 'it is another' [ "$(secret_of t_disp)" != "$old" ]
as t_admin password t_coord --password-file "$tmp/other"
ok "another's waits for a second person" says "^t_coord: waits for"
as t_coord confirm t_coord
ok 'and until then it does not come in' ended 77

chmod 644 "$tmp/secret"
as t_admin add second --name x --role caller --password-file "$tmp/secret"
ok 'a file that others may read' eval 'ended 65 && grep -q "chmod 600 it first" "$tmp/err"'
as t_admin add second --name x --role caller --password-file "$tmp/nowhere"
ok 'no file' eval 'ended 65 && grep -q "cannot be read" "$tmp/err"'
run sh -c "PGUSER=t_admin setsid '$PAIDAN' admin account add second --name x --role caller </dev/null"
ok 'no terminal to ask' eval 'ended 65 && grep -q "no terminal to ask" "$tmp/err"'
as t_admin add second --name x --role owner --no-password
ok 'no such role' ended 1 'A value cannot be: roles.'
as t_admin add t_disp --name x --role caller --no-password
ok 'a login that is there' ended 1 'There is a login t_disp already, or it cannot be one.'
as t_admin role t_admin --role coordinator
ok 'nobody raises himself' ended 1 'Nobody changes or confirms their own account, or what they asked for.'
as t_disp add second --name x --role caller --no-password
ok 'for administrators' ended 77 'You do not have the right to do this (Accounts).'
as t_admin add watcher --name 督查 --role monitor --no-password
ok 'a monitor watches something' ended 1 'A value is missing: trades.'
as t_admin add watcher --name 督查 --role monitor --trade 市政/道路照明 --area 颍州区 --no-password
ok 'a trade in an area' ended 0
as t_admin list
ok 'listed so' says '^watcher +督查 +市平台 +joint supervi.* 市政/道路照明、.*颍州区 +waits'
as t_admin lst
ok 'no such verb' eval 'ended 64 && grep -q "did you mean .list" "$tmp/err"'
as t_admin lock
ok 'usage' eval 'ended 64 && grep -q "usage: paidan admin" "$tmp/err"'
ok 'the password stands in no log of the server' eval '! grep -rqE "sesame|another" "$PAIDAN_TEST_PGDATA"/log "$PAIDAN_TEST_PGDATA"/*.log 2>/dev/null'
finish

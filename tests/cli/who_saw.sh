#!/bin/sh
# SPDX-License-Identifier: MIT
# paidan who-saw, and files that do not come about without a row in the ledger.
here=$(cd "$(dirname "$0")" && pwd)
[ -n "$PAIDAN_TEST_PGDATA" ] || exec "$here/../lib/with-pg" "$0" "$@"
. "$here/tap.sh"

as() {
	login=$1
	shift
	run env PGUSER="$login" "$PAIDAN" "$@"
}
says() {
	grep -qE -e "$1" "$tmp/out" || {
		echo "# wanted: $1"
		return 1
	}
}
sql() {
	psql -XqtA -v ON_ERROR_STOP=1 -c "$1"
}

createdb city && export PGDATABASE=city
run "$PAIDAN" migrate
ok 'a schema' ended 0
psql -XqtA -f "$here/../db/fixture.sql" >/dev/null || exit 1
first=$(sql "SELECT t.new_ticket('{\"name\": \"欧阳秘\", \"phone\": \"13987654321\"}')")
second=$(sql "SELECT t.new_ticket('{\"phone\": \"13987654321\"}')")
number=$(sql "SELECT number FROM paidan.ticket_open WHERE id = $first")
PGUSER=t_disp psql -Xqt -c "SELECT paidan_api.reveal(gen_random_uuid(), $first, 'phone', 'other', E'走访\e[31m核实')" >/dev/null
PGUSER=t_call psql -Xqt -c "SELECT paidan_api.reveal(gen_random_uuid(), $second, 'phone', 'follow_up', NULL)" >/dev/null

as t_super who-saw "$number"
ok 'who saw it' ended 0
ok 'one line' says "^$number .* t_disp +李静 +citizen.s number +the server +其他.*: 走访.*核实\$"
ok 'and no other' [ "$(wc -l <"$tmp/out")" = 1 ]
ok 'what is foreign is made harmless' eval '! grep -q "$(printf "\033")" "$tmp/out"'
as t_super who-saw "$number" --citizen
ok 'the same citizen, two tickets' eval 'ended 0 && [ "$(wc -l <"$tmp/out")" = 2 ]'
ok 'by whom' says 't_call +华晓燕'
as t_disp who-saw "$number"
ok 'not for all' ended 77 'You do not have the right to do this (Who saw it).'
as t_super who-saw 20200101-9999
ok 'no such ticket' ended 1 'There is no such ticket, or it is not yours to see.'
as t_super who-saw --month 2026
ok 'a month' ended 64 '--month: a month such as 2026-11, not "2026"'
as t_super who-saw
ok 'usage' ended 64
as t_super who-saw --month "$(date +%Y-%m)"
ok 'nothing unusual' says '^Nothing unusual was read in this month\.$'
sql "UPDATE paidan.reading_rule SET most = 0 WHERE kind = 'many'"
as t_super who-saw --month "$(TZ=Asia/Shanghai date +%Y-%m)"
ok 'what is unusual is data' says '^t_call +华晓燕 +1 readings on one day \(more than 0\); last [0-9: -]+, [0-9]+-[0-9]+$'

as t_disp report gaps --csv
ok 'a file' ended 0
ok 'says who made it when' says '^"?Export 1, 李静 t_disp, [0-9: -]+; recorded"?.?$'
as t_call report gaps --csv
ok 'not without the right' ended 77 'You do not have the right to do this (Export).'
ok 'and then nothing comes' [ ! -s "$tmp/out" ]
as t_call report gaps
ok 'reading is not exporting' ended 0
as t_super admin export list
ok 'the list of files' says '^1 +[0-9: -]+ t_disp +李静 +the server +gaps +\{"to": "", "from": ""\}$'
as t_disp admin export list
ok 'not for all' ended 77
as t_super admin export lst
ok 'usage' ended 64
finish

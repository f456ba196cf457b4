#!/bin/sh
# SPDX-License-Identifier: MIT
# paidan verify and paidan seal, against a record that somebody with all power changes.
here=$(cd "$(dirname "$0")" && pwd)
[ -n "$PAIDAN_TEST_PGDATA" ] || exec "$here/../lib/with-pg" "$0" "$@"
. "$here/tap.sh"

sql() {
	psql -XqtA -v ON_ERROR_STOP=1 -c "$1"
}
# Past every trigger.
forge() {
	sql "SET session_replication_role = replica; $1"
}
as() {
	login=$1
	shift
	run env PGUSER="$login" "$PAIDAN" "$@"
}
says() {
	grep -qxF -e "$1" "$tmp/out" || {
		echo "# wanted: $1"
		return 1
	}
}
number() {
	sql "SELECT number FROM paidan.ticket_open ORDER BY id DESC LIMIT 1"
}

refuses 76 'the database has no schema of paidan; "paidan migrate" makes it' "$PAIDAN" verify
createdb city && export PGDATABASE=city
run "$PAIDAN" migrate
ok 'a schema' ended 0
psql -XqtA -f "$here/../db/fixture.sql" >/dev/null || exit 1
as t_admin verify
ok 'nothing is in order' ended 0
ok 'and is told so' says '0 events of 0 tickets and 0 days were looked at; faults: 0'
as t_admin seal
ok 'and has no seals' eval 'ended 0 && [ ! -s "$tmp/out" ]'

# Three days ago, and today.
sql "BEGIN; INSERT INTO paidan.replay SELECT pg_backend_pid(), 't_disp', now() - interval '3 days';
    SET LOCAL paidan.replay = 'on'; SELECT (paidan_api.register(gen_random_uuid(),
    '{\"channel\": \"hotline\", \"body\": \"路灯不亮\"}')).state; DELETE FROM paidan.replay; COMMIT" >/dev/null
old=$(number)
sql "SELECT t.ticket_in('handling')" >/dev/null
as t_admin seal
ok 'the days that are over' ended 0
ok 'one line each' grep -qE "^$(TZ=Asia/Shanghai date -d '3 days ago' +%F) 1 [0-9a-f]{64}\$" "$tmp/out"
cp "$tmp/out" "$tmp/seals"
days=$(wc -l <"$tmp/seals")
as t_admin verify --seals "$tmp/seals"
ok 'all as it was written' ended 0
ok 'counted' says "4 events of 2 tickets and $days days were looked at; faults: 0"
as t_admin verify --from "$(TZ=Asia/Shanghai date +%F)"
ok 'one day' says '3 events of 1 tickets and 0 days were looked at; faults: 0'

id=$(sql "SELECT id FROM paidan.ticket_open WHERE number = '$old'")
forge "UPDATE paidan.event SET actor = 'x' WHERE ticket_id = $id"
as t_admin verify
ok 'a changed event ends with 1' ended 1
ok 'and is named' eval 'grep -qE "^$old: event 1 of [-0-9]+ [:0-9]+ was changed, or stands in another.s place$" "$tmp/out"'
forge "UPDATE paidan.event e SET hash = paidan_int.event_hash('', e) WHERE ticket_id = $id"
as t_admin verify
ok 'with its hash made to fit, the day remembers' says \
	"$(head -1 "$tmp/seals" | cut -c1-10): the day's events are not those that were sealed: 1 sealed, 1 found"
sql 'DELETE FROM paidan.seal'
as t_admin seal
as t_admin verify
ok 'with new seals nobody sees it' ended 0
as t_admin verify --seals "$tmp/seals"
ok 'but by the seals that were kept' says \
	"$(head -1 "$tmp/seals" | cut -c1-10): the seal is not the one that was kept elsewhere"
PAIDAN_LANGUAGE=zh as t_admin verify --seals "$tmp/seals"
ok 'in Chinese' grep -q '封存值与外部留存的不一致' "$tmp/out"

# The logs beside it.
sql "INSERT INTO paidan.session_end (at, since, pid, login, by_login, by_name, application, reason)
    SELECT now(), now(), g, 't_disp', 't_admin', 'x', 'paidan', 'x' FROM generate_series(1, 3) AS g"
forge "UPDATE paidan.session_end SET by_login = 'x' WHERE seq = 2"
as t_admin verify
ok 'a changed row in a log is named' eval 'ended 1 && grep -qE "^the log of ended sessions: row 2 of [-0-9]+ [:0-9]+ was changed, or stands in another.s place\$" "$tmp/out"'
PAIDAN_LANGUAGE=zh as t_admin verify
ok 'in Chinese' grep -qE '^结束会话日志：.* 的第 2 条被改动' "$tmp/out"
forge "UPDATE paidan.session_end SET by_login = 't_admin' WHERE seq = 2"
as t_admin verify
ok 'and put right again' ended 0
forge "DELETE FROM paidan.session_end WHERE seq = 3"
as t_admin verify
ok 'a removed one, too' says 'the log of ended sessions: rows 3 to 3 are missing'
forge "UPDATE paidan.chain_head SET seq = 2, hash = (SELECT hash FROM paidan.session_end WHERE seq = 2) WHERE log = 'session_end'"

printf '2026-01-01 x\n' >"$tmp/bad"
refuses 65 "$tmp/bad:1: no seal; a line is a day, its events and 64 hexadecimal digits" \
	env PGUSER=t_admin "$PAIDAN" verify --seals "$tmp/bad"
printf '2026-02-30 1 %064d\n' 0 >"$tmp/bad"
refuses 65 "$tmp/bad:1: no seal; a line is a day, its events and 64 hexadecimal digits" \
	env PGUSER=t_admin "$PAIDAN" verify --seals "$tmp/bad"
refuses 66 "$tmp/none: cannot be read: No such file or directory" "$PAIDAN" verify --seals "$tmp/none"
refuses 64 '--from: a date such as 2026-10-01, not "yesterday"' "$PAIDAN" verify --from yesterday
refuses 64 'usage: paidan seal [--from DATE] [--to DATE]' "$PAIDAN" seal "$tmp/seals"
as t_disp verify
ok 'a dispatcher may not' ended 77
as t_disp seal
ok 'nor seal' ended 77

# What was written before there was a chain: the schema file's own words, run again.
forge "ALTER TABLE paidan.event ALTER hash DROP NOT NULL; UPDATE paidan.event SET hash = NULL"
as t_admin verify
ok 'no chain is not in order' ended 1
sed -n '/^DO/,/^\$\$;/p' "$here/../../src/sql/schema/0009_chain.sql" | psql -Xq -v ON_ERROR_STOP=1
as t_admin verify
ok 'an older record is chained' eval 'ended 0 && grep -q "faults: 0" "$tmp/out"'
ok 'and protected as before' eval '! sql "DELETE FROM paidan.event" 2>/dev/null'
sql "INSERT INTO paidan.export_log (at, command_id, host, login, name, application, what, scope)
    SELECT now(), gen_random_uuid(), inet '10.0.0.1', 't_disp', 'x', 'paidan', 'queue', jsonb '{}' FROM generate_series(1, 3)
    UNION ALL SELECT now(), gen_random_uuid(), NULL, 't_disp', 'x', 'paidan', 'queue', '{}'"
sql "INSERT INTO paidan.account_log (at, actor, login, verb, after) VALUES (now(), 't_admin', 't_disp', 'account_role', '{\"a\": 1}')"
forge "ALTER TABLE paidan.export_log ALTER seq DROP NOT NULL, ALTER hash DROP NOT NULL;
    ALTER TABLE paidan.session_end ALTER seq DROP NOT NULL, ALTER hash DROP NOT NULL;
    ALTER TABLE paidan.account_log ALTER seq DROP NOT NULL, ALTER hash DROP NOT NULL;
    UPDATE paidan.export_log SET seq = NULL, hash = NULL; UPDATE paidan.session_end SET seq = NULL, hash = NULL;
    UPDATE paidan.account_log SET seq = NULL, hash = NULL; DELETE FROM paidan.chain_head"
sed -n '/^DO/,/^\$\$;/p; /TRIGGER USER/p' "$here/../../src/sql/schema/0024_logs.sql" | psql -Xq -v ON_ERROR_STOP=1
as t_admin verify
ok 'older logs are chained, too' eval 'ended 0 && [ "$(sql "SELECT count(*) FROM paidan.export_log WHERE hash IS NOT NULL")" = 4 ]'
ok 'and protected as before' eval '! sql "DELETE FROM paidan.export_log" 2>/dev/null'
finish

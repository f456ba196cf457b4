#!/bin/sh
# SPDX-License-Identifier: MIT
# What row security adds to a page of a queue: the console's own statement, prepared as the console
# has it, with row security and without it, when the statement itself says what the login sees.
# On a server of its own; for a city's dispatcher, a county's, a unit's liaison officer and who
# watches a trade or an area. The measuring is rights.py's.
#   sh tests/bench/rights.sh APPLY_SCHEMA [OPEN]       APPLY_SCHEMA: build/tests/db/apply_schema
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
[ -n "${PAIDAN_TEST_PGDATA:-}" ] || exec "$here/../lib/with-pg" sh "$0" "$@"
. "$here/program.sh"
apply=$1
open=${2:-60000}
texts=$(bench_program texts)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
createdb bench
export PGDATABASE=bench

owner() {
	psql -XqAt -v ON_ERROR_STOP=1 "$@"
}

"$apply" >"$work/log"
owner -f "$here/../db/fixture.sql" >"$work/log"
# As an office's server is set (city.sh).
owner -c 'ALTER DATABASE bench SET random_page_cost = 1.1'
# A third of the tickets are a county's, of ten matters one is lighting; 122 units have each their
# share and an officer, and one ticket in five waits for its sign-in.
owner -c "INSERT INTO paidan.unit (id, code, name, short_name, kind, platform_id)
    SELECT 100 + g, 'U' || g, '市第' || g || '单位', '单位' || g, 'bureau', 1 FROM generate_series(0, 119) AS g" \
	-c "INSERT INTO paidan.account (login, name, platform_id, unit_id, active)
    SELECT 'officer' || g, '联络员' || g, 1, 100 + g, true FROM generate_series(0, 119) AS g" \
	-c "SET session_replication_role = replica" -c "
    INSERT INTO paidan.ticket_open (id, due_at, received_at, state_at, platform_id, unit_id, category_id, state, queue,
        territory_code, number, title, unit_ids)
    SELECT 261100000000 + g, now() + (g % 9000) * interval '1 minute', now(), now(), 1 + (g % 3 = 0)::int, u,
        CASE (g / 7) % 10 WHEN 0 THEN 3 ELSE 5 END, 'dispatched',
        CASE g % 5 WHEN 0 THEN 'sign_in' ELSE 'handling' END, '341202001001', 'n' || g,
        '路灯不亮 ' || g, ARRAY[u]
    FROM generate_series(1, $open) AS g,
        LATERAL (SELECT CASE g * 37 % 101 WHEN 0 THEN 1 WHEN 1 THEN 3 ELSE 100 + g % 120 END) AS x(u)" \
	-c 'VACUUM ANALYZE' \
	-c 'CREATE ROLE unhindered LOGIN BYPASSRLS IN ROLE paidan_user, paidan_dispatcher'
for which in queue 'unit queue'; do
	"$texts" "$which: first" '$1' "''" 50 | tr '\n\t' '  ' >"$work/$which"
done
# What the login sees anyway: without row security it would have to be said.
/usr/bin/python3 "$here/rights.py" "$work/unit queue" t_light 'unit_id = 1'
/usr/bin/python3 "$here/rights.py" "$work/queue" \
	t_disp true \
	t_county '(platform_id = 2 OR unit_id = 3)' \
	t_trade "category_id = ANY ('{2,3}')" \
	t_area "territory_code IN ('341202000000', '341202001000', '341202001001', '341202002000', '341202009000')"

#!/bin/sh
# SPDX-License-Identifier: MIT
# What row security adds to a page of a queue: the console's own statement, prepared as the console
# has it, with row security and without it, when the statement itself says what the login sees.
# In turns on a server of its own; what the backend's processor worked (not how long it waited
# for others), medians and their ratio, for a city's dispatcher, a county's, a unit's liaison
# officer and who watches a trade.
#   sh tests/bench/rights.sh APPLY_SCHEMA [OPEN]       APPLY_SCHEMA: build/tests/db/apply_schema
# --planned: each page is planned anew, as when it is asked for the first time.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
[ -n "${PAIDAN_TEST_PGDATA:-}" ] || exec "$here/../lib/with-pg" sh "$0" "$@"
. "$here/program.sh"
planned=
[ "$1" = --planned ] && { planned=1; shift; }
apply=$1
open=${2:-60000}
texts=$(bench_program texts)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
createdb bench
export PGDATABASE=bench
turns=9 each=300

owner() {
	psql -XqAt -v ON_ERROR_STOP=1 "$@"
}

"$apply" >"$work/log"
owner -f "$here/../db/fixture.sql" >"$work/log"
# As an office's server is set (city.sh).
owner -c 'ALTER DATABASE bench SET random_page_cost = 1.1'
# A third of the tickets are a county's, of ten matters one is lighting; 122 units have each their
# share, and one ticket in five waits for its sign-in.
owner -c "INSERT INTO paidan.unit (id, code, name, short_name, kind, platform_id)
    SELECT 100 + g, 'U' || g, '市第' || g || '单位', '单位' || g, 'bureau', 1 FROM generate_series(0, 119) AS g" \
	-c "SET session_replication_role = replica" -c "
    INSERT INTO paidan.ticket_open (id, due_at, received_at, state_at, platform_id, unit_id, category_id, state, queue,
        territory_code, number, title, unit_ids)
    SELECT 261100000000 + g, now() + (g % 9000) * interval '1 minute', now(), now(), 1 + (g % 3 = 0)::int, u,
        CASE (g / 7) % 10 WHEN 0 THEN 3 ELSE 5 END, 'dispatched',
        CASE g % 5 WHEN 0 THEN 'sign_in' ELSE 'handling' END, '341202001001', 'n' || g,
        '路灯不亮 ' || g, ARRAY[u]
    FROM generate_series(1, $open) AS g,
        LATERAL (SELECT CASE g * 37 % 101 WHEN 0 THEN 1 WHEN 1 THEN 3 ELSE 100 + g % 120 END) AS x(u)" \
	-c 'VACUUM ANALYZE'
"$texts" 'queue: first' '$1' "''" 50 | tr '\n\t' '  ' >"$work/page"
# What the login sees anyway: without row security it would have to be said.
sees() {
	case $1 in
	t_county) echo '(platform_id = 2 OR unit_id = 3)' ;;
	t_light) echo 'unit_id = 1' ;;
	t_trade) echo "category_id = ANY ('{2,3}')" ;;
	*) echo true ;;
	esac
}

# script CONDITION: many pages, between two looks at what the backend has worked
script() {
	page="$(sed "s/queue = \$1/queue = \$1 AND $1/" "$work/page")"
	ask="EXECUTE page('sign_in');"
	[ -z "$planned" ] || ask="$(echo "$page" | sed "s/\$1/'sign_in'/g");"
	echo 'SELECT pg_backend_pid() AS pid \gset'
	echo '\setenv PID :pid'
	echo '\o /dev/null'
	[ -n "$planned" ] || echo "PREPARE page (text) AS $page;"
	yes "$ask" | head -n 10
	echo '\! cut -d" " -f1 /proc/$PID/schedstat'
	yes "$ask" | head -n "$each"
	echo '\! cut -d" " -f1 /proc/$PID/schedstat'
}
# page LOGIN SCRIPT: milliseconds a page
page() {
	psql -XAtq -v ON_ERROR_STOP=1 -U "$1" -f "$2" |
		awk -v n="$each" 'NR == 1 { from = $1 } NR == 2 { printf "%.4f\n", ($1 - from) / n / 1e6 }'
}
median() {
	sort -n "$1" | sed -n "$((turns / 2 + 1))p"
}
for login in t_disp t_county t_light t_trade; do
	script true >"$work/with.sql"
	script "$(sees $login)" >"$work/without.sql"
	: >"$work/with"
	: >"$work/without"
	for turn in $(seq $turns); do
		page $login "$work/with.sql" >>"$work/with"
		owner -c 'ALTER TABLE paidan.ticket_open DISABLE ROW LEVEL SECURITY'
		page $login "$work/without.sql" >>"$work/without"
		owner -c 'ALTER TABLE paidan.ticket_open ENABLE ROW LEVEL SECURITY'
	done
	echo "$login $(median "$work/without") $(median "$work/with")" |
		awk '{ printf "%s: %.3f ms without, %.3f ms with row security: %+.1f %%\n", $1, $2, $3, 100 * ($3 / $2 - 1) }'
done

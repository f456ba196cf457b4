#!/bin/sh
# SPDX-License-Identifier: MIT
# What row security adds to a page of a queue: the same page of the view with and without it, in
# turns on a server of its own; medians and their ratio, for a city's dispatcher, a county's, a unit's
# liaison officer and who watches a trade.
#   sh tests/bench/rights.sh APPLY_SCHEMA [OPEN]       APPLY_SCHEMA: build/tests/db/apply_schema
set -eu
here=$(cd "$(dirname "$0")" && pwd)
apply=$1
open=${2:-60000}
[ -n "${PAIDAN_TEST_PGDATA:-}" ] || exec "$here/../lib/with-pg" sh "$0" "$@"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
createdb bench
export PGDATABASE=bench
turns=7 each=1

owner() {
	psql -XqAt -v ON_ERROR_STOP=1 "$@"
}

"$apply" >"$work/log"
owner -f "$here/../db/fixture.sql" >"$work/log"
# A third of the tickets are a county's, of ten matters one is lighting.
owner -c "SET session_replication_role = replica" -c "
    INSERT INTO paidan.ticket_open (id, due_at, received_at, state_at, platform_id, unit_id, category_id, state, queue,
        territory_code, number, title, unit_ids)
    SELECT 261100000000 + g, now() + (g % 9000) * interval '1 minute', now(), now(), 1 + (g % 3 = 0)::int, 1 + g % 4,
        CASE g % 10 WHEN 0 THEN 3 ELSE 5 END, 'dispatched', 'sign_in', '341202001001', 'n' || g, '路灯不亮 ' || g,
        ARRAY[1 + g % 4]
    FROM generate_series(1, $open) AS g" -c 'VACUUM ANALYZE'
# In both, what the login sees anyway: without row security it would have to be said, too.
sees() {
	case $1 in
	t_county) echo '(platform_id = 2 OR unit_id = 3)' ;;
	t_light) echo 'unit_id = 1' ;;
	t_trade) echo 'category_id = 3' ;;
	*) echo true ;;
	esac
}
cat >"$work/page" <<'SQL'
SELECT id, number, title, unit_name, category_name, territory_name, claim_name FROM paidan_api.open_ticket
WHERE queue = 'sign_in' AND (due_at, id) > (now(), 0) AND SEEN ORDER BY due_at, id LIMIT 50;
SQL

# page LOGIN: the average of a second
page() {
	pgbench -n -f "$work/page.sql" -T "$each" -U "$1" | sed -n 's/^latency average = \(.*\) ms/\1/p'
}
median() {
	sort -n "$1" | sed -n "$((turns / 2 + 1))p"
}
for login in t_disp t_county t_light t_trade; do
	sed "s/SEEN/$(sees $login)/" "$work/page" >"$work/page.sql"
	: >"$work/with"
	: >"$work/without"
	for turn in $(seq $turns); do
		page $login >>"$work/with"
		owner -c 'ALTER TABLE paidan.ticket_open DISABLE ROW LEVEL SECURITY'
		page $login >>"$work/without"
		owner -c 'ALTER TABLE paidan.ticket_open ENABLE ROW LEVEL SECURITY'
	done
	echo "$login $(median "$work/without") $(median "$work/with")" |
		awk '{ printf "%s: %.3f ms without, %.3f ms with row security: %+.1f %%\n", $1, $2, $3, 100 * ($3 / $2 - 1) }'
done

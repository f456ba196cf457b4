#!/bin/sh
# SPDX-License-Identifier: MIT
# How long hints take, and learning, in a city as big as budgets allow for: see hints_speed.sql.
#   tests/bench/hints_speed.sh [SECONDS]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
[ -n "${PAIDAN_TEST_PGDATA-}" ] || exec "$here/../lib/with-pg" sh "$0" "$@"
root=$(cd "$here/../.." && pwd)
. "$here/program.sh"
seconds=${1:-10}
work=$(mktemp -d "${TMPDIR:-/tmp}/paidan-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT
createdb paidan
export PGDATABASE=paidan PAIDAN_LANGUAGE=en
"$PAIDAN" migrate >"$work/log" || { cat "$work/log"; exit 1; }
psql -XqAt -f "$here/hints_speed.sql" >"$work/log" || { cat "$work/log"; exit 1; }

# ask NAME QUESTION: median and p99, as the client sees them.
ask() {
	rm -f "$work"/log.*
	printf '%s\n' '\set n random(1, 1000)' 'SELECT id FROM public.bench_open WHERE n = :n \gset' \
		"$2" >"$work/script"
	pgbench -n -M prepared -U bench -T "$seconds" -l --log-prefix="$work/log" -f "$work/script" \
		>"$work/out" 2>&1 || { cat "$work/out"; exit 1; }
	cat "$work"/log.* | awk '{ print $3 / 1000 }' | sort -n | awk -v name="$1" '
		{ v[NR] = $1 }
		END { printf "%-24s %6d calls  median %6.1f ms  p99 %6.1f ms\n", name, NR, v[int(NR / 2) + 1],
		    v[int(NR * 0.99) + 1] }'
}
ask nothing 'SELECT 1;'
ask hints 'SELECT count(*) FROM paidan_api.hints(:id);'
ask matter 'SELECT count(*) FROM paidan_api.matter(:id);'
ask clock_preview 'SELECT count(*) FROM paidan_api.clock_preview(:id);'

psql -XqAt >"$work/log" <<'SQL'
INSERT INTO paidan.hint_todo (at, unit_id, outcome, body, place, category_id, territory_code)
SELECT now(), 1 + b.n % 120, 'accepted', o.title || ' ' || x.body, x.place, o.category_id, o.territory_code
FROM public.bench_open b JOIN paidan.ticket_open o USING (id) JOIN paidan.ticket_text x USING (id)
WHERE b.n <= 300 ORDER BY b.n;
SQL
printf '%s\n' 'SELECT paidan_int.fold_hints(0);' >"$work/script"
pgbench -n -M prepared -U postgres -t 300 -l --log-prefix="$work/fold" -f "$work/script" >"$work/out" 2>&1
cat "$work"/fold.* | awk '{ print $3 / 1000 }' | sort -n | awk '
	{ v[NR] = $1 }
	END { printf "%-24s %6d calls  median %6.1f ms  p99 %6.1f ms\n", "learning a ticket", NR,
	    v[int(NR / 2) + 1], v[int(NR * 0.99) + 1] }'

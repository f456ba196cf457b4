#!/bin/sh
# SPDX-License-Identifier: MIT
# run.sh APPLY_SCHEMA PACK_JSON: loads config/demo/ and the rules of Fuyang into an empty
# database as the program does, and looks at what came of it.
set -u
here=$(cd "$(dirname "$0")" && pwd)
if [ "${PAIDAN_DEMO_TEST:-}" != inside ]; then
	for program in pg_prove psql python3; do
		command -v "$program" >/dev/null || { echo "SKIP: $program is not installed"; exit 77; }
	done
	PAIDAN_DEMO_TEST=inside exec "$here/../../lib/with-pg" sh "$0" "$@"
fi

apply=$(realpath "$1") pack_json=$(realpath "$2")
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
export PGOPTIONS='-c client_min_messages=warning' PGCLIENTENCODING=UTF8
# The files name each other from the top of the source.
cd "$here/../../.." || exit 1

"$pack_json" config/cities/fuyang.yaml >"$work/pack" || exit 1
"$pack_json" --calendar config/calendars/cn.yaml >"$work/years" || exit 1

# The search path is the one of the session that has just migrated.
load() {
	psql -qX -1 -v ON_ERROR_STOP=1 -v pack="$(cat "$work/pack")" -v source="$(cat config/cities/fuyang.yaml)" \
		-d "$1" -c "SET search_path = pg_catalog, pg_temp" -f src/sql/demo/tables.sql \
		-f tests/db/demo/copy.sql -c "\\copy pg_temp.year FROM '$work/years'" \
		-f tests/db/demo/rules.sql -f src/sql/demo/load.sql
}

createdb one && PGDATABASE=one "$apply" >"$work/log" || exit 1
load one || { echo "FAILED: the demo city does not load"; exit 1; }
pg_prove -q -d one "$here/demo.sql" || exit 1
PGDATABASE=one python3 "$here/../slow_clock.py" city || exit 1

# A city is never loaded over another, and the refusal leaves nothing behind.
psql -qX -d one -c 'DROP TABLE file_appeal, file_step'
psql -qXAt -d one -c 'SELECT count(*) FROM paidan.event' >"$work/before"
load one 2>"$work/err" && { echo "FAILED: a second load is not refused"; exit 1; }
grep -q 'already holds a city' "$work/err" || { cat "$work/err"; exit 1; }
psql -qXAt -d one -c 'SELECT count(*) FROM paidan.event' >"$work/after"
cmp "$work/before" "$work/after" || exit 1

# The logins belong to the cluster: a second demo database finds them made.
createdb two && PGDATABASE=two "$apply" >"$work/log" || exit 1
load two || { echo "FAILED: a second database of the same server"; exit 1; }

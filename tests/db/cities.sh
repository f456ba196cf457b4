#!/bin/sh
# SPDX-License-Identifier: MIT
# cities.sh APPLY_SCHEMA PACK_JSON: four cities in four databases. Each loads its own pack and
# the calendar; the same appeal comes in at the same moment, and is due when that city has said.
set -u
here=$(cd "$(dirname "$0")" && pwd)
if [ "${PAIDAN_CITIES_TEST:-}" != inside ]; then
	for program in pg_prove psql; do
		command -v "$program" >/dev/null || { echo "SKIP: $program is not installed"; exit 77; }
	done
	PAIDAN_CITIES_TEST=inside exec "$here/../lib/with-pg" sh "$0" "$@"
fi

apply=$1 pack_json=$2 config=$here/../../config
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
export PGOPTIONS='-c client_min_messages=warning' PGCLIENTENCODING=UTF8
failed=0

"$pack_json" --calendar "$config/calendars/cn.yaml" >"$work/years" || exit 1
# The program's calendar and the one that the other tests go by are the same facts.
python3 - "$work/years" "$here/calendar.csv" <<'PY' || failed=1
import csv, json, sys
ours = {(d["date"], d["off"], d["name"]) for line in open(sys.argv[1], encoding="utf-8")
        for d in json.loads(line.split("\t")[2])}
facts = {(r["date"], r["off"] == "true", r["name"]) for r in csv.DictReader(open(sys.argv[2], encoding="utf-8"))}
for day in sorted(ours ^ facts):
    print("calendar.csv and cn.yaml differ:", day)
sys.exit(ours != facts)
PY
for city in fuyang daye chengdu chenzhou; do
	"$pack_json" "$config/cities/$city.yaml" >"$work/pack" || exit 1
	createdb "$city" && PGDATABASE=$city "$apply" >"$work/log" || exit 1
	psql -qX -v ON_ERROR_STOP=1 -v pack="$(cat "$work/pack")" -d "$city" \
		-c 'CREATE EXTENSION pgtap' -f "$here/cities_load.sql" >"$work/log" 2>&1 ||
		{ cat "$work/log"; exit 1; }
	while IFS='	' read -r year published days; do
		psql -qXAt -v ON_ERROR_STOP=1 -d "$city" -c "SELECT paidan_int.set_year('cn', $year, '$days', $published)" \
			>"$work/log" || exit 1
	done <"$work/years"
	pg_prove -q -d "$city" --set "city=$city" "$here/cities.sql" || failed=1
done
exit "$failed"

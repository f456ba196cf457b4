#!/bin/sh
# SPDX-License-Identifier: MIT
# slow_clock.sh APPLY_SCHEMA [COUNT [SEED]]: so many random clocks, 100000 unless told, by the
# database and by the slow model of slow_clock.py; the same seed gives the same clocks.
set -u
here=$(cd "$(dirname "$0")" && pwd)
if [ "${PAIDAN_CLOCK_TEST:-}" != inside ]; then
	for program in python3 psql; do
		command -v "$program" >/dev/null || { echo "SKIP: $program is not installed"; exit 77; }
	done
	PAIDAN_CLOCK_TEST=inside exec "$here/../lib/with-pg" sh "$0" "$@"
fi

apply=$1
shift
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
export PGOPTIONS='-c client_min_messages=warning' PGCLIENTENCODING=UTF8
createdb clocks && PGDATABASE=clocks "$apply" >"$work/log" &&
	psql -qX -v ON_ERROR_STOP=1 -d clocks -f "$here/fixture.sql" \
		-c "\\copy t.notice FROM '$here/calendar.csv' (FORMAT csv, HEADER)" \
		-c 'SELECT t.load_years()' >"$work/log" || { cat "$work/log"; exit 1; }
PGDATABASE=clocks python3 "$here/slow_clock.py" random "$@"

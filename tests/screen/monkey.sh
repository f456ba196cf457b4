#!/bin/sh
# SPDX-License-Identifier: MIT
# monkey.sh SCREENTEST PAIDAN [SEED [STEPS]]: random keys as a dispatcher, as a liaison officer, and in a
# city that has nothing. The sanitizers watch; at the end it must leave with 0.
set -u
here=$(cd "$(dirname "$0")" && pwd)
screentest=$1 seed=${3:-20230201} steps=${4:-700}
. "$here/demo_city.sh"
demo_city "$2"

empty="$(printf '%s' "$DB" | sed 's/dbname=[^ ]*/dbname=empty/')"
psql -Xq "$DB user=postgres" -c 'CREATE DATABASE empty TEMPLATE template0' &&
	"$PAIDAN" --db "$empty user=postgres" migrate >/dev/null &&
	psql -Xq "$empty user=postgres" -c "INSERT INTO paidan.platform (code, name, kind)
	    VALUES ('K', '空城总平台', 'city'); INSERT INTO paidan.account (login, name, platform_id)
	    SELECT 'yangjw', '杨静文', id FROM paidan.platform"

tests=0 failed=0
# play NAME CONNECTION
play() {
	tests=$((tests + 1))
	python3 "$here/monkey.py" "$((seed + tests))" "$steps" >"$WORK/$1.screen"
	if "$screentest" --timeout 30000 "$WORK/$1.screen" -- \
		"$PAIDAN" --language zh --db "$2" console >"$WORK/$1.out" 2>&1; then
		echo "ok $tests - $steps steps, seed $((seed + tests)): $1"
	else
		echo "not ok $tests - $steps steps, seed $((seed + tests)): $1"
		grep -v '^ok' "$WORK/$1.out" | sed 's/^/# /'
		failed=1
	fi
}
play dispatcher "$DB user=yangjw"
play liaison "$DB user=cgj"
play empty "$empty user=yangjw"
echo "1..$tests"
exit "$failed"

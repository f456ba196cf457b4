#!/bin/sh
# SPDX-License-Identifier: MIT
# A demo city for the benches, grown to TICKETS (60 in 1,000 of them open, at least the demo's
# own), on a server tuned as an office's would be; durability stays on. Kept until `--drop`,
# so that one city serves many runs.
#   sh tests/bench/city.sh DIR [TICKETS [OPEN]]    the last line is its connection string
#   sh tests/bench/city.sh --drop DIR
# PAIDAN: the program, of a release build (default: build-bench/paidan, built if missing)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
drop=
[ "${1-}" != --drop ] || { drop=1; shift; }
dir=${1:?usage: city.sh [--drop] DIR [TICKETS [OPEN]]}
tickets=${2:-0}
open=${3:-$((tickets * 6 / 100))}
. "$here/program.sh"

mkdir -p "$dir"
dir=$(cd "$dir" && pwd)
export PAIDAN_STATE_DIR="$dir" PAIDAN_LANGUAGE=en
if [ -n "$drop" ]; then
	"$PAIDAN" demo stop
	rm -rf "$dir"
	exit 0
fi
conninfo=$("$PAIDAN" demo start | tail -n 1)
owner=$(echo "$conninfo" | sed 's/user=[^ ]*/user=postgres/')
if [ ! -f "$dir/grown" ]; then
	for setting in 'max_connections=600' "shared_buffers='2GB'" "effective_cache_size='6GB'" \
		"max_wal_size='4GB'" 'random_page_cost=1.1'; do
		psql -Xq "$owner" -c "ALTER SYSTEM SET $setting"
	done
	"$PAIDAN" demo stop >&2
	"$PAIDAN" demo start >&2
	first=1
	while [ "$first" -le "$tickets" ]; do
		last=$((first + 999999))
		[ "$last" -le "$tickets" ] || last=$tickets
		psql -Xq "$owner" -v first="$first" -v last="$last" -v open="$open" \
			-f "$here/generate.sql" >&2
		first=$((last + 1))
	done
	psql -Xq "$owner" -c 'VACUUM (ANALYZE)' -c CHECKPOINT
	echo "$tickets" >"$dir/grown"
fi
echo "$conninfo"

#!/bin/sh
# SPDX-License-Identifier: MIT
# console.sh SCREENTEST PAIDAN [SCRIPT]: the console on the demo city, on a server of its own.
# Every console_*.screen is one person's work, from the keys to the record.
set -u
here=$(cd "$(dirname "$0")" && pwd)
screentest=$1 paidan=$2
shift 2
work=$(mktemp -d "${TMPDIR:-/tmp}/paidan-screen.XXXXXX") || exit 1
chmod 711 "$work"
export PAIDAN_STATE_DIR="$work/state" PAIDAN="$paidan" WORK="$work" HERE="$here"
unset PGHOST PGPORT PGUSER PGDATABASE PGSERVICE
finish() {
	"$paidan" demo stop >/dev/null 2>&1
	rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' HUP INT TERM

"$paidan" demo start >"$work/log" 2>&1 || {
	cat "$work/log"
	echo "not ok - the demo city starts"
	exit 1
}
# The same database for psql, without the login.
DB=$(sed -n '$s/ user=[^ ]*//p' "$work/log")
export DB
failed=0
[ $# -gt 0 ] || set -- "$here"/console_*.screen
for script; do
	options=$(sed -n 's/^# options: //p' "$script")
	echo "# $(basename "$script")"
	# shellcheck disable=SC2086 # words
	"$screentest" $options "$script" -- "$paidan" --language "$(sed -n 's/^# language: //p' "$script")" \
		demo open "$(sed -n 's/^# login: //p' "$script")" || failed=1
done
exit "$failed"

#!/bin/sh
# SPDX-License-Identifier: MIT
# console.sh SCREENTEST PAIDAN [SCRIPT...]: the console on the demo city, on a server of its own;
# each script finds the city as it is at the beginning.
# Every console_*.screen is a piece of somebody's work. Its head says who sits there:
#   # login: yangjw        without one the script starts its consoles itself
#   # language: zh
#   # options: ...         of screentest
#   # env: NAME=VALUE ...  of the console
# DB is the database without a login, CITY the other actor (city.sh), WORK a folder.
set -u
here=$(cd "$(dirname "$0")" && pwd)
screentest=$1 paidan=$2
shift 2
. "$here/demo_city.sh"
demo_city "$paidan"
demo_city_keep || exit 1
export HERE="$here"
# What is told of the selected row is told at once, but in the scripts about that.
export PAIDAN_PREVIEW_MS=0

head_of() {
	sed -n "s/^# $1: //p" "$2"
}

failed=0
[ $# -gt 0 ] || set -- "$here"/console_*.screen
for script; do
	echo "# $(basename "$script")"
	# What the one before did must not matter.
	demo_city_again || { echo "not ok - the demo city comes back"; exit 1; }
	options=$(head_of options "$script")
	login=$(head_of login "$script")
	env=$(head_of env "$script")
	# shellcheck disable=SC2086 # words
	if [ -n "$login" ]; then
		"$screentest" $options "$script" -- \
			env $env "$paidan" --language "$(head_of language "$script")" demo open "$login"
	else
		"$screentest" $options "$script"
	fi || failed=1
done
exit "$failed"

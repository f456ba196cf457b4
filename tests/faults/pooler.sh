#!/bin/sh
# SPDX-License-Identifier: MIT
# pooler.sh PAIDAN SCREENTEST: the console behind a pgbouncer in transaction mode; pooler.screen
# tells what happens.
set -u
here=$(cd "$(dirname "$0")/../screen" && pwd)
. "$here/demo_city.sh"
. "$here/../lib/pooler.sh"
screentest=$2
demo_city "$1"
pooler || {
	echo "1..0 # SKIP pgbouncer is not installed"
	exit 0
}
export PAIDAN_ANSWER_SECONDS=1 PAIDAN_LOG="$WORK/console.log"
"$screentest" "$here/../faults/pooler.screen" -- "$PAIDAN" --language zh \
	--db "$(echo "$DB" | sed "s|host=[^ ]*|host=$BOUNCER|; s|port=[^ ]*|port=6432|") user=yangjw" console

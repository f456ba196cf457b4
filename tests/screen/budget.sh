#!/bin/sh
# SPDX-License-Identifier: MIT
# budget.sh PAIDAN [TERM...]: what each step of the console costs on the demo city, beside the fewest
# bytes that could do it. What is exact is held everywhere; see ../bench/bytes.py.
set -u
here=$(cd "$(dirname "$0")" && pwd)
/usr/bin/python3 -c 'import pyte' 2>/dev/null || {
	echo "1..0 # SKIP pyte is not installed: apt-get install python3-pyte"
	exit 0
}
. "$here/demo_city.sh"
demo_city "$1"
shift
[ $# -gt 0 ] || set -- xterm-256color vt100 screen linux vt220 ansi
terms=
for term; do
	terms="$terms --term $term"
done
# shellcheck disable=SC2086 # words
/usr/bin/python3 "$here/../bench/bytes.py" "$DB user=yangjw" --paidan "$PAIDAN" --check $terms

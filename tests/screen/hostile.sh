#!/bin/sh
# SPDX-License-Identifier: MIT
# hostile.sh SCREENTEST PAIDAN [FOLDER]: a city in which every word is hostile: taken in, shown in every
# view, printed and exported. No byte reaches the terminal but what the console itself sends (the
# runner looks at each), and every picture is, cell by cell, what the console believes to show.
# FOLDER: files of hostile text of many kinds, beside our own of tests/data/nasty.
set -u
here=$(cd "$(dirname "$0")" && pwd)
screentest=$1 paidan=$2
more=${3:-$here/../../../shared/data/nasty}
[ -d "$more" ] || { more=; echo "# only our own words: there are no others beside"; }
. "$here/demo_city.sh"
demo_city "$paidan"
count=0 failed=0
ok() {
	count=$((count + 1))
	name=$1
	shift
	if "$@" >"$WORK/said" 2>&1; then
		echo "ok $count - $name"
	else
		failed=1
		echo "not ok $count - $name"
		head -c 8000 "$WORK/said" | sed 's/^/# /'
	fi
}
python3 "$here/hostile.py" make "$WORK" "$here/../data/nasty/lines.txt" $more || exit 1

taken_in() {
	"$paidan" --db "$DB user=yangjw" import tickets "$WORK/nasty.csv" --channel hotline \
		--rejects "$WORK/rejects" >"$WORK/import.out" 2>&1
	[ $? -le 1 ] && python3 "$here/hostile.py" check "$WORK/import.out" &&
		[ "$(psql -XqAt "$DB user=postgres" -c "SELECT count(*) > 40 FROM paidan.ticket_open WHERE received_at < '2019-01-03'")" = t ]
}
ok 'all of it is taken in, or told why not' taken_in
ok 'names of units, matters, places, people are hostile, too' \
	psql -XqAt -v ON_ERROR_STOP=1 "$DB user=postgres" -f "$WORK/nasty.sql"
walk() {
	"$screentest" --timeout 60000 "$WORK/nasty.screen" -- \
		"$paidan" --language zh --lock-minutes 0 --db "$DB user=$1" console >"$WORK/walk" 2>&1 && return
	grep -v '^ok' "$WORK/walk"
	return 1
}
ok 'shown in every view, to a coordinator' walk fangzy
by_hand() {
	psql -XqAt "$DB user=postgres" -c "SELECT (SELECT count(*) FROM paidan.merge) || ' merged ' ||
	    (SELECT count(*) FROM paidan.event WHERE verb = 'register' AND actor = 'fangzy')" | tee "$WORK/hand"
	grep -q '^[1-9][0-9]* merged [1-9]' "$WORK/hand"
}
ok 'merged and registered by hand on the way' by_hand

# --- what is printed
printed() {
	"$paidan" --language zh --db "$DB user=$1" "$2" "$3" $4 >"$WORK/out" 2>&1
	[ $? -le 1 ] && [ -s "$WORK/out" ] && python3 "$here/hostile.py" check "$WORK/out"
}
number=$(psql -XqAt "$DB user=postgres" -c "SELECT min(number) FROM paidan.ticket_open WHERE received_at < '2019-01-03'")
ok 'due' printed fangzy due "$number" ''
ok 'report' printed fangzy report gaps ''
ok 'sessions' printed admin admin session list
ok 'logins' "$paidan" demo logins
harmless() {
	"$paidan" --language zh --db "$DB user=fangzy" report gaps --csv >"$WORK/gaps.csv" || return 1
	python3 - "$WORK/gaps.csv" <<'PYTHON'
import csv, sys
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8-sig", newline="")))
bad = [f for row in rows for f in row if f[:1] in "=+-@\t\r＝＋－＠" and f and not f.lstrip("+-").replace(".", "").isdigit()]
sys.exit("a formula: %r" % bad[:3] if bad or len(rows) < 2 else 0)
PYTHON
}
ok 'an export has no formula' harmless
echo "1..$count"
exit $failed

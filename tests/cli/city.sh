#!/bin/sh
# SPDX-License-Identifier: MIT
# paidan city, calendar and due, end to end, against a private server.
here=$(cd "$(dirname "$0")" && pwd)
[ -n "$PAIDAN_TEST_PGDATA" ] || exec "$here/../lib/with-pg" "$0" "$@"
. "$here/tap.sh"
root=$here/../..
packs=$root/tests/data/packs

sql() {
	psql -XqtA -v ON_ERROR_STOP=1 -c "$1"
}
# as LOGIN ARGUMENTS…: runs the program
as() {
	login=$1
	shift
	run env PGUSER="$login" "$PAIDAN" "$@"
}
said() {
	[ "$(cat "$tmp/out")" = "$1" ] || {
		echo "# wanted: $1"
		return 1
	}
}
has_line() {
	grep -qxF -e "$1" "$tmp/out"
}

### Without a database

for city in fuyang daye chengdu chenzhou; do
	run "$PAIDAN" city check "$root/config/cities/$city.yaml" --db host=/nowhere
	ok "the pack of $city is in order" eval 'ended 0 && [ ! -s "$tmp/out" ]'
done
run "$PAIDAN" calendar check "$root/config/calendars/cn.yaml" --db host=/nowhere
ok 'so is the calendar' ended 0

run sh -c '(head -20 "$2"; tail -n +21 "$2") | "$1" city check /dev/stdin' - "$PAIDAN" "$packs/good.yaml"
ok 'a pack may come through a pipe' ended 0
run "$PAIDAN" city check "$packs"
ok 'a folder is no pack' ended 66 "$packs: cannot be read: Is a directory"
sed -e 's/^calendar:/calandar:/' -e 's/amount: 8, within/amount: 0, within/' "$packs/good.yaml" >"$tmp/two.yaml"
run "$PAIDAN" city check "$tmp/two.yaml"
ok 'all faults are told' ended 65 "$tmp/two.yaml: 3 faults"
ok 'each with its place' said "$tmp/two.yaml:2:1: \"calendar\" is missing here: The calendar of holidays and make-up workdays that the city follows.
$tmp/two.yaml:5:1: unknown key \"calandar\"; did you mean \"calendar\"?
$tmp/two.yaml:25:60: a limit of 0 hours is over when it begins; it must be at least 1"
printf 'city: "\033[2J"\n' >"$tmp/nasty.yaml"
run "$PAIDAN" city check "$tmp/nasty.yaml"
ok 'nothing of the file acts on the terminal' eval '[ "$status" = 65 ] && ! grep -q "$(printf "\033")" "$tmp/out" "$tmp/err"'
refuses 66 "$tmp/none.yaml: cannot be read: No such file or directory" "$PAIDAN" city check "$tmp/none.yaml"
refuses 66 "$tmp/none.yaml: cannot be read: No such file or directory" "$PAIDAN" calendar check "$tmp/none.yaml"
usage='usage: paidan city check FILE | load FILE --from DATE | diff FILE [--at DATE] | recompute [--at DATE] | show [--at DATE] | list'
refuses 64 "$usage" "$PAIDAN" city
refuses 64 "$usage" "$PAIDAN" city check
refuses 64 "$usage" "$PAIDAN" city show --from 2026-01-01
refuses 64 "$usage" "$PAIDAN" city load "$packs/good.yaml" --at 2026-01-01
refuses 64 'there is no command "chekc"; did you mean "check"?' "$PAIDAN" city chekc "$packs/good.yaml"
refuses 64 '--from says on which day the rules come into force; it must be given' "$PAIDAN" city load "$packs/good.yaml"
refuses 64 '--from: a date such as 2026-10-01, not "2026-02-30"' "$PAIDAN" city load "$packs/good.yaml" --from 2026-02-30
refuses 64 '--at: a date such as 2026-10-01, not "tomorrow"' "$PAIDAN" city show --at tomorrow
refuses 64 'usage: paidan calendar check FILE | load FILE' "$PAIDAN" calendar
refuses 64 'there is no command "laod"; did you mean "load"?' "$PAIDAN" calendar laod x
refuses 64 'usage: paidan due TICKET' "$PAIDAN" due

### With one

sql 'CREATE DATABASE city'
export PGDATABASE=city
refuses 76 'the database has no schema of paidan; "paidan migrate" makes it' "$PAIDAN" city list
run "$PAIDAN" migrate
ok 'the schema is made' ended 0
sql "INSERT INTO paidan.platform (code, name, kind) VALUES ('TOP', '总平台', 'city');
	CREATE ROLE root LOGIN; GRANT paidan_admin TO root;
	CREATE ROLE yang LOGIN; GRANT paidan_dispatcher TO yang;
	INSERT INTO paidan.account (login, name, platform_id)
	SELECT l, l, id FROM paidan.platform, (VALUES ('root'), ('yang')) AS v(l)" >/dev/null

as root city list
ok 'at first there is what the program brought' eval 'ended 0 && [ "$(wc -l <"$tmp/out")" -le 1 ]'
before=$(wc -l <"$tmp/out")
refuses 1 'no rules are in force on that day' env PGUSER=root "$PAIDAN" city show --at 1999-12-31
as yang city load "$packs/good.yaml" --from 2024-01-01
ok 'a dispatcher loads no rules' ended 77
as root city load "$tmp/two.yaml" --from 2024-01-01
ok 'a pack with faults is not loaded' ended 65
ok 'nor half of it' [ "$(sql 'SELECT count(*) FROM paidan.rule_pack')" = "$before" ]

started=$(date +%s%N)
as root city load "$packs/good.yaml" --from 2024-01-01
ended=$(date +%s%N)
ok 'the administrator loads them' ended 0
first=$((before + 1)) second=$((before + 2)) third=$((before + 3))
ok 'as a new version' said "version $first of the rules, in force from 2024-01-01"
echo "# loaded in $(((ended - started) / 1000000)) ms"
as root city show --at 2024-06-01
ok 'the source is kept as it was' cmp -s "$tmp/out" "$packs/good.yaml"
as root city show --at 2023-12-31
ok 'the day before, they are not in force' sh -c '! cmp -s "$1" "$2"' - "$tmp/out" "$packs/good.yaml"

sed -e 's/class: general, unit: working_days, amount: 5/class: general, unit: working_days, amount: 7/' \
	-e '/code: mailbox/a\  - {code: media, name: 媒体}' \
	-e 's/review_days: 30/review_days: 60/' "$packs/good.yaml" >"$tmp/new.yaml"
as root city diff "$packs/good.yaml" --at 2024-06-01
ok 'the same pack changes nothing' eval 'ended 0 && said ""'
as root city diff "$tmp/new.yaml" --at 2024-06-01
ok 'a changed one does' ended 0
ok 'a new limit' has_line 'clocks[handling general].amount: 5 → 7'
ok 'a new review' has_line 'parking.review_days: 30 → 60'
ok 'a new channel' has_line 'channels[media].name: (nothing) → 媒体'
ok 'and nothing else' [ "$(wc -l <"$tmp/out")" -le 4 ]
as root city load "$tmp/new.yaml" --from 2025-01-01
ok 'it is the next version' said "version $second of the rules, in force from 2025-01-01"
as root city show --at 2024-12-31
ok 'the day before, the old one is in force' cmp -s "$tmp/out" "$packs/good.yaml"
as root city show --at 2025-01-01
ok 'on the day, the new one' cmp -s "$tmp/out" "$tmp/new.yaml"
as root city show
ok 'and today' cmp -s "$tmp/out" "$tmp/new.yaml"
as root city list
ok 'both are listed, the latest first' [ "$(head -2 "$tmp/out" | sed 's/; loaded .* by root$//')" = \
	"version $second, in force from 2025-01-01
version $first, in force from 2024-01-01" ]
as yang city show
ok 'a dispatcher may read them' cmp -s "$tmp/out" "$tmp/new.yaml"

as yang calendar load "$root/config/calendars/cn.yaml"
ok 'a dispatcher loads no calendar' ended 77
as root calendar load "$root/config/calendars/cn.yaml"
ok 'the administrator does' ended 0
ok 'year by year' [ "$(wc -l <"$tmp/out")" = 9 ]
ok 'with its days' grep -q '^cn 2024: .* days; 0 deadlines' "$tmp/out"
ok 'an explicit workday is one' [ "$(sql "SELECT is_work FROM paidan.calendar_day WHERE calendar = 'cn' AND day = '2020-02-03'")" = t ]
ok 'the eve of the festival is one' [ "$(sql "SELECT is_work FROM paidan.calendar_day WHERE calendar = 'cn' AND day = '2024-02-09'")" = t ]
ok 'a make-up Sunday is one' [ "$(sql "SELECT is_work FROM paidan.calendar_day WHERE calendar = 'cn' AND day = '2024-02-18'")" = t ]
ok 'a holiday is none' [ "$(sql "SELECT is_work FROM paidan.calendar_day WHERE calendar = 'cn' AND day = '2024-02-12'")" = f ]

# The four cities, one after the other in databases of their own.
for city in fuyang daye chengdu chenzhou; do
	PGDATABASE=postgres sql "CREATE DATABASE $city"
	export PGDATABASE=$city
	pack=$root/config/cities/$city.yaml
	run "$PAIDAN" migrate
	refuses 67 'The login root has no account on this platform.' \
		env PGUSER=root "$PAIDAN" city load "$pack" --from 2024-01-01
	run "$PAIDAN" city load "$pack" --from 2024-01-01
	ok "$city is loaded, by who owns the database" ended 0
	platforms=$(grep -c 'kind: \(city\|county\|sector\)' "$pack")
	ok "$city has its platforms" [ "$(sql 'SELECT count(*) FROM paidan.platform')" = "$platforms" ]
	refuses 67 'The login postgres has no account on this platform.' \
		"$PAIDAN" city load "$pack" --from 2025-01-01
	sql "INSERT INTO paidan.account (login, name, platform_id)
		SELECT 'root', 'root', id FROM paidan.platform WHERE parent_id IS NULL" >/dev/null
	as root city diff "$pack" --at 2024-01-01
	ok "$city is what was written" eval 'ended 0 && said ""'
done
export PGDATABASE=city

### Why it is due

# The clock of dispatch in working days, for it starts at receipt: here over the Spring Festival of 2024.
sed '/^clocks:/a\  - {kind: dispatch, class: general, unit: working_days, amount: 5}' "$packs/good.yaml" >"$tmp/slow.yaml"
as root city load "$tmp/slow.yaml" --from 2024-01-01
ok 'a third version' said "version $third of the rules, in force from 2024-01-01"
as root city load "$tmp/slow.yaml" --from 2025-01-01
printf '编号,内容,受理时间\nA1,路灯白天亮着,2024-02-08 17:31:00\n' >"$tmp/one.csv"
as yang import tickets "$tmp/one.csv" --channel hotline
ok 'an appeal comes in' ended 0
number=$(sql 'SELECT number FROM paidan.ticket_open')
refuses 1 'There is no such ticket, or it is not yours to see.' env PGUSER=yang "$PAIDAN" due 19990101-0001
as yang due "$number"
ok 'its clocks are explained' ended 0
ok 'under its number' eval 'head -1 "$tmp/out" | grep -q "^$number  "'
ok 'the clock' has_line 'Dispatch'
ok 'the start, after the cut-off' has_line '  Starts 2024-02-08 17:31:00; counted from 2024-02-09.'
ok 'the class' has_line '  Class: 一般.'
ok 'the rule' grep -q '^  Limit: 5 working days, each until 17:30; .* Version [0-9]* of the rules' "$tmp/out"
ok 'the holidays' has_line '  Not counted: 2024-02-10 to 2024-02-17, 春节, 8 days.'
ok 'the make-up workday' has_line '  Counted: 2024-02-18, a make-up workday for 春节.'
ok 'the result' has_line '  Due 2024-02-22 17:30:00.'
sed 's/^/# /' "$tmp/out"
finish

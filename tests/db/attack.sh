#!/bin/sh
# SPDX-License-Identifier: MIT
# attack.sh APPLY_SCHEMA [--without SQL] [LOGIN...]: what a login may try with psql and must not
# get. Each login plays attack.list under its own name, and afterwards no row, object or role is
# other than before. --without takes a protection away first, to see that this is noticed.
set -u
here=$(cd "$(dirname "$0")" && pwd)
if [ "${PAIDAN_DB_TESTS:-}" != inside ]; then
	command -v psql >/dev/null || { echo "1..0 # SKIP psql is not installed"; exit 0; }
	PAIDAN_DB_TESTS=inside exec "$here/../lib/with-pg" sh "$0" "$@"
fi

apply=$1
shift
without='SELECT 1'
[ "${1:-}" = --without ] && { without=$2; shift 2; }
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
export PGDATABASE=attack
unset PGOPTIONS
tests=0 failed=0

owner() {
	psql -XqAt -v ON_ERROR_STOP=1 "$@"
}

ok() {
	tests=$((tests + 1))
	if [ "$1" = 0 ]; then
		echo "ok $tests - $2"
	else
		failed=$((failed + 1))
		echo "not ok $tests - $2"
		head -c 6000 "$3" | sed 's/^/# /'
	fi
}

{
	createdb attack && "$apply" && psql -qX -v ON_ERROR_STOP=1 -f "$here/fixture.sql" \
		-c "\\copy t.notice FROM '$here/calendar.csv' (FORMAT csv, HEADER)" \
		-c 'SELECT t.load_years(2025, 2026)' &&
		owner -f "$here/attack_city.sql" && owner -c "$without"
} >"$work/log" 2>&1 || { cat "$work/log"; echo "Bail out! no city to attack"; exit 1; }

# A script of what a login tries: each attempt after a line that tells its number.
awk -v outside="$work/outside.sql" -v inside="$work/inside.sql" -v names="$work/names" '
	/^#/ { next }
	/^= / {
		n++
		split(substr($0, 3), part, / [|] /)
		print n "\t" part[1] "\t" part[2] "\t" part[3] >names
		both = part[2] != "out"
		begin = "SET client_min_messages = error;\nROLLBACK;\nDISCARD ALL;\n\\echo @@ " n
		print begin >outside
		if (both)
			print begin >inside
		next
	}
	{ print >outside; if (both) print >inside }' "$here/attack.list"

# try LOGIN SCRIPT: what was answered, split into a file an attempt. Where in the text of a query
# or a function something happened is left out of what is compared, not of what is searched.
try() {
	rm -f "$work"/got.*
	# shellcheck disable=SC2046 # name=value, no blanks in them
	stdbuf -oL psql -XAtq -v VERBOSITY=verbose -U "$1" \
		$(owner -F= -c "SELECT '-v' || name, value FROM t.aim('$1')") -f "$2" >"$work/raw" 2>&1
	awk -v to="$work/got." '
		/^@@ / { file = to $2; printf "" >file; context = 0; next }
		!file { next }
		{ print >(file ".raw") }
		{ sub(/^psql:[^ ]*: /, "") }
		/^(LOCATION|LINE [0-9]+): / { context = 0; skip = /^LINE/; next }
		skip { skip = 0; next }
		/^CONTEXT: / { context = 1; next }
		/^(ERROR|DETAIL|HINT|FATAL|WARNING)/ { context = 0 }
		context { next }
		/^(QUERY:|ERROR:  25P02:)/ { next }
		{ printf "%s;", $0 >file }' "$work/raw"
}

wanted() {
	case $1 in
	# Since 16 the server says who might.
	denied) echo '(ERROR:  42501: [^;]*;(DETAIL:  (Only|To change another) [^;]*;)?(HINT:  [^;]*;)?)+' ;;
	hidden) echo '(ERROR:  PD00[1237]: (no_account|no_right|no_ticket|not_your_unit);(DETAIL:  \{[^;]*\};)?)*' ;;
	nothing) echo '' ;;
	*) echo "$1" ;;
	esac
}

attempts=0
attack() {
	login=$1 script=$2 secrets=$3
	owner -c 'SELECT * FROM t.digest()' >"$work/before"
	try "$login" "$script"
	tried=0 wrong=0
	: >"$work/why"
	while IFS='	' read -r n name who want; do
		[ -f "$work/got.$n" ] || {
			[ "$who" = out ] && [ "$script" = "$work/inside.sql" ] && continue
			echo "$name: was not tried" >>"$work/why"
			wrong=1
			continue
		}
		tried=$((tried + 1))
		echo >>"$work/got.$n"
		if ! grep -qxE -- "$(wanted "$want")" "$work/got.$n"; then
			wrong=1
			{ echo "$name: wanted $want, got:"; head -c 200 "$work/got.$n"; echo ...; tail -c 200 "$work/got.$n"; } >>"$work/why"
		fi
		if grep -qE -- "$secrets" "$work/got.$n.raw" 2>/dev/null; then
			wrong=1
			{ echo "$name: told a secret:"; grep -E -- "$secrets" "$work/got.$n.raw"; } >>"$work/why"
		fi
	done <"$work/names"
	attempts=$((attempts + tried))
	[ "$tried" -ge 100 ] || [ "$script" = "$work/inside.sql" ] ||
		{ echo "only $tried attempts" >>"$work/why"; wrong=1; }
	ok "$wrong" "$login: $tried attempts, nothing learned" "$work/why"
	owner -c 'SELECT * FROM t.digest()' >"$work/after"
	diff "$work/before" "$work/after" >"$work/why"
	ok $? "$login: nothing changed" "$work/why"
}

# What a login may not see of what attack_city.sql wrote; the citizen's name and number nobody may.
[ $# -gt 0 ] || set -- $(owner -c 'SELECT login FROM t.aims ORDER BY login')
for login; do
	secrets=$(owner -c "SELECT secrets FROM t.aims WHERE login = '$login'")
	script=$work/inside.sql
	[ "$(owner -c "SELECT outside FROM t.aims WHERE login = '$login'")" = t ] && script=$work/outside.sql
	attack "$login" "$script" "$secrets"
done
echo "# $attempts attempts by $# logins"
echo "1..$tests"
exit "$failed"

#!/bin/sh
# SPDX-License-Identifier: MIT
# run.sh APPLY_SCHEMA [--update] [FILE.sql | SPEC...]: the tests of the database, on a
# server of their own. --update writes schema.expected anew instead of comparing. Ends
# with 0 if all passed.
set -u
here=$(cd "$(dirname "$0")" && pwd)
if [ "${PAIDAN_DB_TESTS:-}" != inside ]; then
	for program in pg_prove psql; do
		command -v "$program" >/dev/null && continue
		echo "SKIP: $program is not installed"
		exit 77
	done
	PAIDAN_DB_TESTS=inside exec "$here/../lib/with-pg" sh "$0" "$@"
fi

apply=$1
shift
update=
[ "${1:-}" = --update ] && { update=yes; shift; }
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
export PGOPTIONS='-c client_min_messages=warning'
failed=0

fail() {
	echo "FAILED: $*"
	failed=1
}

# The schema from nothing, and once more over itself, must be the same.
check_schema() {
	createdb paidan && PGDATABASE=paidan "$apply" >"$work/log" || exit 1
	dump "$work/once"
	PGDATABASE=paidan "$apply" | grep -q 'up to date' || fail "the same code is applied again"
	# Without its mark the code is taken for another's and replaced.
	psql -qX -d paidan -c 'COMMENT ON SCHEMA paidan_api IS NULL'
	PGDATABASE=paidan "$apply" | grep -q 'files of code' || fail "other code is not replaced"
	dump "$work/twice"
	cmp -s "$work/once" "$work/twice" || fail "a second migration changes the schema"
	PGDATABASE=paidan "$apply" --dry-run | grep -q 'would apply schema' &&
		fail "a dry run of an up-to-date database promises schema files"
	if [ -n "$update" ]; then
		cp "$work/once" "$here/schema.expected"
	elif psql -qXAt -c 'SHOW server_version' | grep -q '^15'; then
		diff -u "$here/schema.expected" "$work/once" || fail "schema.expected"
	else
		echo "# schema.expected is what pg_dump of PostgreSQL 15 writes: not compared"
	fi
}

# Tables, indexes, row security, triggers, grants; what the code looks like its own files say.
dump() {
	pg_dump -s --no-comments -n paidan -n paidan_api -d paidan |
		sed -e '/^--/d' -e '/^SET /d' -e '/^SELECT pg_catalog/d' -e '/^\\/d' |
		awk '/^CREATE FUNCTION/ { print; body = 1 } !body { print }
		    body && /\$(_)?\$;$/ { body = 0 }' |
		cat -s >"$1"
}

# A database migrated by a program of the future, or one tampered with, is left alone.
check_refusals() {
	createdb -T paidan newer || exit 1
	psql -qX -d newer -c "INSERT INTO paidan.schema_version VALUES (99, 'x', 'x')"
	psql -qX -d newer -c "INSERT INTO paidan.schema_version SELECT g, 'x', 'x'
	    FROM generate_series(5, 98) AS g ON CONFLICT DO NOTHING"
	PGDATABASE=newer "$apply" 2>"$work/err" && fail "a newer schema is not refused"
	grep -q 'use a newer paidan' "$work/err" || fail "newer: $(cat "$work/err")"
	createdb -T paidan other || exit 1
	psql -qX -d other -c "UPDATE paidan.schema_version SET checksum = 'x' WHERE version = 1"
	PGDATABASE=other "$apply" 2>"$work/err" && fail "a changed schema file is not refused"
	grep -q 'another 0001_city' "$work/err" || fail "checksum: $(cat "$work/err")"
	createdb weak && psql -qX -c 'CREATE ROLE weak LOGIN'
	PGUSER=weak PGDATABASE=weak "$apply" 2>"$work/err" && fail "a weak login may migrate"
	grep -q 'may not create roles' "$work/err" || fail "weak: $(cat "$work/err")"
}

# The owner of a database who may create roles needs no superuser.
check_plain_owner() {
	psql -qX -c 'CREATE ROLE dba LOGIN CREATEROLE' \
		-c 'GRANT paidan_owner, paidan_keeper TO dba WITH ADMIN OPTION' &&
		createdb -O dba second || exit 1
	PGUSER=dba PGDATABASE=second "$apply" >"$work/log" 2>&1 ||
		fail "plain owner: $(cat "$work/log")"
}

# Two at once: both succeed, and every version is there once.
check_two_at_once() {
	createdb race || exit 1
	PGDATABASE=race "$apply" >"$work/a" 2>&1 &
	first=$!
	PGDATABASE=race "$apply" >"$work/b" 2>&1 || fail "two at once: $(cat "$work/b")"
	wait "$first" || fail "two at once: $(cat "$work/a")"
	[ "$(cat "$work/a" "$work/b" | grep -c 'applied schema')" = \
		"$(psql -qXAt -d race -c 'SELECT count(*) FROM paidan.schema_version')" ] ||
		fail "two at once: a schema file was applied twice"
}

# A database with the fixture. It is migrated, not copied: a copy has not the grants
# of the database itself.
prepare() {
	createdb "$1" && PGDATABASE=$1 "$apply" >"$work/log" &&
		psql -qX -v ON_ERROR_STOP=1 -d "$1" -c 'CREATE EXTENSION pgtap' \
			-f "$here/fixture.sql" -c "\\copy t.notice FROM '$here/calendar.csv' (FORMAT csv, HEADER)" \
			-c 'SELECT t.load_years()' >"$work/log" && return
	cat "$work/log"
	exit 1
}

run_pgtap() {
	prepare pgtap
	pg_prove -v -d pgtap "$@" || fail "pgTAP"
}

run_isolation() {
	tool=$(find /usr/lib/postgresql -name pg_isolation_regress 2>/dev/null | sort | tail -n 1)
	[ -n "$tool" ] || { echo "SKIP: pg_isolation_regress is not installed"; return; }
	prepare isolation
	# A transaction of its own would hold the feed back, and the specs tell what is seen when.
	psql -qX -c 'ALTER SYSTEM SET autovacuum = off' -c 'SELECT pg_reload_conf()' >"$work/log"
	mkdir -p "$work/results"
	"$tool" --use-existing --dbname=isolation --inputdir="$here/isolation" \
		--outputdir="$work" "$@" >"$work/log" 2>&1 && return
	cat "$work/log" "$work"/regression.diffs
	fail "isolation"
}

case ${1:-} in
'')
	check_schema
	check_refusals
	check_plain_owner
	check_two_at_once
	run_pgtap "$here"/pgtap/*.sql
	run_isolation $(cd "$here/isolation/specs" && for f in *.spec; do echo "${f%.spec}"; done)
	;;
*.sql)
	check_schema
	run_pgtap "$@"
	;;
*)
	check_schema
	run_isolation "$@"
	;;
esac
exit "$failed"

#!/bin/sh
# SPDX-License-Identifier: MIT
# The database is away, closed, empty, older or newer: the sentence and the exit code of each.
here=$(cd "$(dirname "$0")" && pwd)
[ -n "$PAIDAN_TEST_PGDATA" ] || exec "$here/../lib/with-pg" "$0" "$@"
. "$here/tap.sh"

sql() {
	psql -XqtA -v ON_ERROR_STOP=1 -c "$1"
}
version() {
	sql 'SELECT max(version) FROM paidan.schema_version'
}

refuses 69 "the database cannot be reached: connection to server on socket \"$tmp/.s.PGSQL.$PGPORT\" failed: No such file or directory" \
	"$PAIDAN" migrate --db "host=$tmp"
refuses 69 'the database cannot be reached: database "nowhere" does not exist' \
	env PGDATABASE=nowhere "$PAIDAN" migrate
refuses 77 'the database does not admit this login: role "nobody" does not exist' \
	env PGUSER=nobody "$PAIDAN" migrate

sql 'CREATE DATABASE city'
sql "CREATE ROLE guarded LOGIN PASSWORD 'right'"
cp "$PAIDAN_TEST_PGDATA/pg_hba.conf" "$tmp/hba"
{
	echo 'local all guarded scram-sha-256'
	cat "$tmp/hba"
} >"$PAIDAN_TEST_PGDATA/pg_hba.conf"
sql 'SELECT pg_reload_conf()' >/dev/null
# The reload is asynchronous: wait for its effect.
until PGUSER=guarded PGPASSWORD=wrong psql -Xqc '' 2>&1 | grep -q authentication; do :; done
refuses 77 'the database wants a password; put it into ~/.pgpass or a service file' \
	env PGUSER=guarded "$PAIDAN" migrate
echo '*:*:*:*:wrong' >"$tmp/pass"
chmod 600 "$tmp/pass"
refuses 77 'the database refused the password: password authentication failed for user "guarded"' \
	env PGUSER=guarded PGPASSFILE="$tmp/pass" "$PAIDAN" migrate

export PGDATABASE=city
run "$PAIDAN" migrate --dry-run
ok 'a dry run succeeds' ended 0
ok 'a dry run changes nothing' [ "$(sql "SELECT to_regnamespace('paidan') IS NULL")" = t ]
run "$PAIDAN" migrate
ok 'an empty database is filled' ended 0
newest=$(version)
ok 'it has a version' [ "$newest" -ge 1 ]
run "$PAIDAN" migrate
ok 'the second time is harmless' ended 0
ok 'and leaves the version' [ "$(version)" = "$newest" ]

sql "INSERT INTO paidan.schema_version (version, name, checksum) VALUES ($((newest + 1)), 'future', 'x')"
refuses 76 "the database's schema is at version $((newest + 1)), this program knows only $newest; use a newer paidan" \
	"$PAIDAN" migrate
ok 'it says nothing else' [ "$(cat "$tmp/out" "$tmp/err" | wc -l)" = 1 ]
sql "DELETE FROM paidan.schema_version WHERE name = 'future'"
run "$PAIDAN" migrate
ok 'and taken again when it is not' ended 0

# The same numbers, but not the same schema.
sql "CREATE DATABASE nearly TEMPLATE city"
export PGDATABASE=nearly
sql "UPDATE paidan.schema_version SET checksum = 'another' WHERE version = 1"
run "$PAIDAN" migrate
ok 'a schema from another program is refused' ended 76
ok 'and nothing was touched' [ "$(sql "SELECT checksum FROM paidan.schema_version WHERE version = 1")" = another ]
finish

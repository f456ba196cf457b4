#!/bin/sh
# SPDX-License-Identifier: MIT
# Getting in: a server with exactly the files of config/server, and everybody who tries. Peer on the
# socket, SCRAM and certificates over TLS; what else there is stays out, and is told why.
here=$(cd "$(dirname "$0")" && pwd)
for program in openssl python3; do
	command -v $program >/dev/null || { echo "1..0 # SKIP $program is not installed"; exit 0; }
done
[ "$(id -u)" = 0 ] || { echo "1..0 # SKIP only root can come as several Unix accounts"; exit 0; }
[ -n "$PAIDAN_TEST_PGDATA" ] || exec "$here/../lib/with-pg" "$0" "$@"
. "$here/tap.sh"
. "$here/../lib/pg-common"
bin=$(pg_bindir)
server=$here/../../config/server
data=$PAIDAN_TEST_PGDATA

# --- the city, while the server still trusts everybody
createdb paidan && export PGDATABASE=paidan
run "$PAIDAN" migrate
ok 'a schema' ended 0
psql -Xqt -v ON_ERROR_STOP=1 -f "$here/../db/fixture.sql" >/dev/null || exit 1
psql -Xqt -v ON_ERROR_STOP=1 >/dev/null <<'SQL' || exit 1
SET password_encryption = 'scram-sha-256';
ALTER ROLE t_disp PASSWORD 'right horse';
ALTER ROLE t_coord PASSWORD 'right horse';
SET password_encryption = 'md5';
ALTER ROLE t_call PASSWORD 'right horse';
CREATE ROLE nobody LOGIN;
CREATE ROLE daemon LOGIN;
CREATE ROLE games LOGIN;
GRANT paidan_dispatcher TO nobody, daemon;
INSERT INTO paidan.account (login, name, platform_id, active) VALUES ('nobody', '甲', 1, true), ('daemon', '乙', 1, true);
CREATE ROLE stranger LOGIN PASSWORD 'right horse';
CREATE ROLE by_certificate;
GRANT by_certificate TO t_coord;
SQL

# --- certificates, valid for a day
ca() {
	openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj "/CN=$1" \
		-keyout "$tmp/$1.key" -out "$tmp/$1.crt" 2>/dev/null
}
certificate() { # NAME CA CN [SAN]
	openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=$3" \
		-keyout "$tmp/$1.key" -out "$tmp/$1.csr" 2>/dev/null &&
		echo "subjectAltName=${4:-DNS:$3}" >"$tmp/$1.ext" &&
		openssl x509 -req -in "$tmp/$1.csr" -CA "$tmp/$2.crt" -CAkey "$tmp/$2.key" \
			-CAcreateserial -days 1 -extfile "$tmp/$1.ext" -out "$tmp/$1.crt" 2>/dev/null
}
ca city-ca && ca other-ca && certificate server city-ca db.paidan.example &&
	certificate t_coord city-ca t_coord && certificate t_disp city-ca t_disp &&
	certificate forged other-ca t_coord || exit 1
chmod 600 "$tmp"/*.key

# --- the server, as config/server says
for file in pg_hba.conf pg_ident.conf paidan-server.conf; do
	cp "$server/$file" "$data/$file"
done
cp "$tmp/server.crt" "$data/paidan-server.crt"
cp "$tmp/server.key" "$data/paidan-server.key"
cp "$tmp/city-ca.crt" "$data/paidan-ca.crt"
echo "include 'paidan-server.conf'" >>"$data/postgresql.conf"
chown postgres "$data"/pg_*.conf "$data"/paidan-*
chmod 600 "$data/paidan-server.key"
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
"$here/../lib/pg-stop"
as_postgres "$bin/pg_ctl" -s -w -t 60 -D "$data" -l "$PGHOST/door.log" \
	-o "-F -k $PGHOST -p $port -c listen_addresses=127.0.0.1" start || { cat "$PGHOST/door.log"; exit 1; }
log=$PGHOST/door.log
sockets=$PGHOST
unset PGHOST PGPORT PGUSER PGDATABASE

# --- the socket: a Unix account is the login of its name, and no other
as() { # UNIX ACCOUNT, ARGUMENTS OF paidan...
	uid=$(id -u "$1")
	shift
	run setpriv --reuid "$uid" --regid 65534 --clear-groups env HOME="$tmp/home" "$PAIDAN" "$@"
}
local_db="host=$sockets port=$port dbname=paidan"
as nobody city list --db "$local_db user=nobody"
ok 'a Unix account comes in as its own login' ended 0
as nobody city list --db "$local_db user=daemon"
ok 'and as no other' ended 77 \
	'the database does not admit this login: Peer authentication failed for user "daemon"'
as nobody city list --db "$local_db user=t_disp"
ok 'neither as one without a Unix account' ended 77 \
	'the database does not admit this login: Peer authentication failed for user "t_disp"'
as nobody city list --db "$local_db user=postgres"
ok 'nor as the administrator' ended 77 \
	'the database does not admit this login: Peer authentication failed for user "postgres"'
as games city list --db "$local_db user=games"
ok 'a login without a part in paidan stays out' ended 77 \
	"the database does not admit this login: pg_hba.conf rejects connection for host \"[local]\", user \"games\", database \"paidan\", no encryption"
as nobody city list --db "$local_db user=nobody dbname=postgres"
ok 'and whoever has one, of other databases' eval 'ended 77 && grep -q "database \"postgres\"" "$tmp/err"'
run runuser -u postgres -- psql -XqtA "$local_db user=postgres" -c 'SELECT 1'
ok 'the administrator comes in by the account postgres' ended 0
run runuser -u postgres -- psql -XqtA "$local_db user=postgres" -c 'SHOW idle_in_transaction_session_timeout' -c 'SHOW temp_file_limit'
ok 'nobody holds the others up by accident' eval '[ "$(paste -sd" " "$tmp/out")" = "2min 5GB" ]'

# --- the network: by password
password_of() {
	printf '%s\n' "$1" >"$tmp/home/.pgpass" && chmod 600 "$tmp/home/.pgpass"
}
over() { # LOGIN, MORE OF THE CONNECTION STRING, ARGUMENTS
	string="host=db.paidan.example hostaddr=127.0.0.1 port=$port dbname=paidan user=$1 $2"
	shift 2
	run "$PAIDAN" city list --db "$string" "$@"
}
refused() { # NAME SENTENCE CODE LOGIN MORE...
	name=$1 sentence=$2 code=$3
	shift 3
	over "$@"
	ok "$name" eval "ended $code && grep -qF -- \"\$sentence\" \"\$tmp/err\" && [ \"\$(wc -l <\"\$tmp/err\")\" = 1 ]"
}
full="sslmode=verify-full sslrootcert=$tmp/city-ca.crt"
password_of '*:*:*:*:right horse'
over t_disp "$full"
ok 'SCRAM under TLS, the server proven' ended 0
ok 'as it was agreed on' grep -q 'connection authorized: user=t_disp database=paidan application_name=paidan SSL enabled (protocol=TLSv1' "$log"
password_of '*:*:*:*:wrong horse'
refused 'a wrong password' 'the database refused the password: password authentication failed for user "t_disp"' 77 t_disp "$full"
password_of '*:*:*:*:right horse'
refused 'a server whose certificate another authority signed' 'certificate verify failed' 69 t_disp "sslmode=verify-full sslrootcert=$tmp/other-ca.crt"
refused 'no authority to compare with' 'root certificate file' 69 t_disp sslmode=verify-full
string="hostaddr=127.0.0.1 port=$port dbname=paidan user=t_disp $full"
run "$PAIDAN" city list --db "host=elsewhere.example $string"
ok 'a server of another name' eval 'ended 69 &&
	grep -q "for \"db.paidan.example\" does not match host name \"elsewhere.example\"$" "$tmp/err"'
refused 'without TLS' 'no encryption' 77 t_disp sslmode=disable
refused 'a login without a part in paidan' 'pg_hba.conf rejects connection' 77 stranger "$full"
refused 'a password that is kept as MD5' 'the database refused the password' 77 t_call "$full"
run env PGSSLMODE=disable psql -XqtAw "host=127.0.0.1 port=$port dbname=paidan user=postgres"
ok 'the administrator does not come over the network' eval '[ "$status" = 2 ] && grep -q "rejects connection" "$tmp/err"'
run openssl s_client -starttls postgres -connect "127.0.0.1:$port" -tls1_1
ok 'TLS 1.1 is too old' grep -qE 'alert protocol version|no protocols available|unsupported protocol' "$tmp/err"

# --- the network: by certificate
mine() {
	echo "$full sslcert=$tmp/$1.crt sslkey=$tmp/$1.key"
}
rm "$tmp/home/.pgpass"
over t_coord "$(mine t_coord)"
ok 'a client certificate' ended 0
refused 'somebody else'\''s' 'certificate authentication failed for user "t_coord"' 77 t_coord "$(mine t_disp)"
refused 'one that another authority signed' 'unknown ca' 69 t_coord "$(mine forged)"
refused 'none' 'connection requires a valid client certificate' 77 t_coord "$full"
password_of '*:*:*:*:right horse'
refused 'a password instead of it' 'connection requires a valid client certificate' 77 t_coord "$full"
refused 'neither without TLS' 'no encryption' 77 t_coord sslmode=disable
refused 'it is asked of those who come by certificate only: the others need their password' \
	'the database wants a password' 77 t_disp "$(mine t_disp) passfile=$tmp/none"
# Outside the networks that take certificates there is no other way for them, though others come in.
sed -i 's/^\(hostssl  paidan       +by_certificate  \)samenet /\1192.0.2.0\/24 /' "$data/pg_hba.conf"
as_postgres "$bin/pg_ctl" -s -D "$data" reload
tries=0
until over t_coord "$full"; ! grep -q 'requires a valid client certificate' "$tmp/err" || [ $((tries += 1)) -gt 500 ]; do :; done
refused 'from elsewhere, with a password, who has a certificate stays out' \
	'pg_hba.conf rejects connection for host "127.0.0.1", user "t_coord"' 77 t_coord "$full"
refused 'and with it' 'pg_hba.conf rejects connection' 77 t_coord "$(mine t_coord)"
over t_disp "$full"
ok 'while others come in by their password' ended 0
cp "$server/pg_hba.conf" "$data/pg_hba.conf"
as_postgres "$bin/pg_ctl" -s -D "$data" reload
tries=0
until over t_coord "$(mine t_coord)"; [ "$status" = 0 ] || [ $((tries += 1)) -gt 500 ]; do :; done
chmod 644 "$tmp/t_coord.key"
refused 'a key that others may read' 'has group or world access' 69 t_coord "$(mine t_coord)"
chmod 600 "$tmp/t_coord.key"

# --- what this program asks for, whatever the server takes: nothing is sent to these
for mode in disable allow prefer require verify-ca; do
	run "$PAIDAN" city list --db "hostaddr=192.0.2.1 dbname=paidan sslmode=$mode sslrootcert=$tmp/city-ca.crt"
	ok "over a network with $mode" ended 78 'the server 192.0.2.1 need not prove who it is: say sslmode=verify-full and sslrootcert, or set tls to any; see paidan-security(7)'
done
printf '[hotline]\nhost=/none,192.0.2.1\nsslmode=require\n' >"$tmp/home/.pg_service.conf"
run "$PAIDAN" city list --db service=hotline
ok 'by a service file, the second host' eval 'ended 78 && grep -q "192.0.2.1 need not prove" "$tmp/err"'
run env PGHOSTADDR=192.0.2.1 "$PAIDAN" city list
ok 'by the environment' eval 'ended 78 && grep -q "192.0.2.1 need not prove" "$tmp/err"'
run "$PAIDAN" city list --tls any --db "hostaddr=192.0.2.1 dbname=paidan sslmode=require connect_timeout=1"
ok 'with tls set to any it is tried' ended 69

# --- passwords that lie open
chmod 644 "$tmp/home/.pgpass"
refused 'a password file that others may read' "other users may read $tmp/home/.pgpass, which holds a password: chmod 600 it" 78 t_disp "$full"
mv "$tmp/home/.pgpass" "$tmp/pass"
refused 'wherever it lies' "other users may read $tmp/pass, which holds a password: chmod 600 it" 78 t_disp "$full passfile=$tmp/pass"
chmod 600 "$tmp/pass"
over t_disp "$full passfile=$tmp/pass"
ok 'is taken when they may not' ended 0
printf '[hotline]\nhost=db.paidan.example\nhostaddr=127.0.0.1\nport=%s\ndbname=paidan\nuser=t_disp\nsslmode=verify-full\nsslrootcert=%s\n' \
	"$port" "$tmp/city-ca.crt" >"$tmp/service"
run env PGSERVICEFILE="$tmp/service" PGPASSFILE="$tmp/pass" "$PAIDAN" city list --db service=hotline
ok 'a service file that holds none may be read' ended 0
echo 'password=right horse' >>"$tmp/service"
run env PGSERVICEFILE="$tmp/service" "$PAIDAN" city list --db service=hotline
ok 'one that does may not' ended 78 "other users may read $tmp/service, which holds a password: chmod 600 it"
chmod 600 "$tmp/service"
run env PGSERVICEFILE="$tmp/service" "$PAIDAN" city list --db service=hotline
ok 'is taken then, too' ended 0
open='a password in the environment goes to every program started from it; put it into ~/.pgpass or a service file'
run env PGPASSWORD='right horse' "$PAIDAN" city list
ok 'PGPASSWORD' ended 78 "PGPASSWORD: $open"
run env PAIDAN_DB='password=right' "$PAIDAN" city list
ok 'a setting in the environment' ended 78 "PAIDAN_DB: $open"
run env PAIDAN_DB='postgresql://t_disp:right@db.paidan.example/paidan' "$PAIDAN" city list
ok 'and as an address' ended 78 "PAIDAN_DB: $open"

# --- the console goes the other road to the database, with the same gate
console() {
	run script -qec "$PAIDAN console $*" /dev/null
}
console --db "'hostaddr=192.0.2.1 dbname=paidan sslmode=require'"
ok 'the console: a server that need not prove who it is' eval 'ended 78 && grep -q "192.0.2.1 need not prove who it is" "$tmp/out"'
console --db "'host=db.paidan.example hostaddr=127.0.0.1 port=$port dbname=paidan user=t_disp sslmode=verify-full sslrootcert=$tmp/other-ca.crt'"
ok 'the console: an authority of somebody else' eval 'ended 69 && grep -q "certificate verify failed" "$tmp/out"'
chmod 644 "$tmp/pass"
console --db "'$local_db passfile=$tmp/pass'"
ok 'the console: an open password file' eval 'ended 78 && grep -q "other users may read" "$tmp/out"'
chmod 600 "$tmp/pass"

# --- what others see of a console that runs
ulimit -c unlimited
seat=$tmp/seat
mkdir "$seat" && cp "$tmp/pass" "$seat/pass" && chown nobody "$seat" "$seat/pass"
# sees CHECK SETTINGS...: the check while nobody sits at a console
sees() {
	check=$1
	shift
	run python3 "$here/../lib/seat.py" Paidan "$check" setpriv --reuid "$(id -u nobody)" --regid 65534 \
		--clear-groups --inh-caps=-all env HOME="$seat" PGPASSFILE="$seat/pass" \
		ASAN_OPTIONS="$ASAN_OPTIONS:disable_coredump=0" "$PAIDAN" console \
		--db "$local_db user=nobody" --state-dir "$seat" --log "$seat/log" "$@"
	[ "$status" = 0 ]
}
as_them='setpriv --reuid nobody --regid 65534 --clear-groups --inh-caps=-all'
ok 'no core is dumped' sees 'grep -q "Max core file size *0 " /proc/$pid/limits'
ok 'unless it is allowed' sees 'grep -q "Max core file size *unlimited " /proc/$pid/limits' --core-dumps allow
memory="$as_them head -c 1 /proc/\$pid/environ /proc/\$pid/maps >/dev/null 2>&1"
ok 'no other program of the same user reads its memory' eval 'sees "! $memory"'
ok 'unless that is allowed' eval 'sees "$memory" --core-dumps allow'
ok 'no password stands in its arguments or its environment' sees \
	'! cat /proc/$pid/cmdline /proc/$pid/environ | grep -q horse'
ok 'nor in its log' eval '[ -s "$seat/log" ] && ! grep -q horse "$seat/log"'
ulimit -c 0

# --- what the server has written down
ok 'who came and who was refused is in the log' eval 'grep -q "user=t_disp" "$log" && grep -q "password authentication failed" "$log"'
psql -Xqt "$local_db user=postgres" >/dev/null 2>&1 # as root: peer refuses
runuser -u postgres -- psql -Xqt "$local_db user=postgres" -v secret='市民说的话' >/dev/null 2>&1 <<'SQL'
SET client_min_messages = debug1;
SELECT :'secret'::int;
SELECT paidan_api.note(gen_random_uuid(), 1, 1, :'secret');
PREPARE p AS SELECT 1 / $1::int, $2::text;
EXECUTE p(0, :'secret');
ALTER ROLE t_disp PASSWORD 'right horse';
ALTER ROLE t_disp PASSWORD 'right horse' nonsense;
SQL
ok 'not what somebody wrote' eval '! grep -q 市民 "$log"'
ok 'nor a password' eval '! grep -q horse "$log"'
ok 'nor a statement' eval '! grep -qE "STATEMENT|SELECT|ALTER" "$log"'
finish

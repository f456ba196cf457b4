#!/bin/sh
# SPDX-License-Identifier: MIT
# The other actor of the console's screen tests, who works in the demo city by SQL.
# DB is its connection string without the login.
#   city.sh tickets MMDD PREFIX NAME...   registers (as yangjw, or BY) classified appeals titled PREFIX+NAME, of a day in 2020,
#                                         numbered MMDD-0001 and so on, the first the most urgent
#   city.sh today PREFIX NAME...          the same of this moment, numbered as they come
#   city.sh rules CITY                    from now on the rules of another city's pack, in this one's platforms
#   city.sh do LOGIN VERB TITLE [SQL]     runs paidan_api.VERB on it; SQL: the further arguments
#   city.sh dispatch LOGIN TITLE UNIT     the same for this verb, the unit by its code
#   city.sh return LOGIN TITLE REASON UNIT  a return by the code of its reason, that names this unit
#   city.sh overdue TITLE                 its handling should have been over an hour ago
#   city.sh small                         a platform of its own, ZZ: zz_pd dispatches, zz_hf calls, zz_db supervises,
#                                         zz_xt coordinates, the unit ZZ-DW is zz_dw's; zz_zj is a seat, zz_bb keeps the registry,
#                                         zz_gl administers; its lists are empty
#   city.sh is SQL WANTED                 the answer that the owner gets is this one
#   city.sh becomes SQL WANTED            the same, sooner or later
#   city.sh quiet SECONDS                 waits until the clock's minute does not turn for so long
#   city.sh kill                          kills the server; its processes end when they notice
set -eu

sql() {
	login=$1
	shift
	psql -XqAt -v ON_ERROR_STOP=1 "$DB user=$login" -c "$*"
}

register() {
	sql "${BY-yangjw}" "SELECT 1 FROM paidan_api.register(gen_random_uuid(), jsonb_build_object(
	    'channel', 'hotline', 'title', '$1$2', 'body', '$1的来话。',
	    'place', '清河街道', 'territory', '341202000000', 'category', '01.02.01') || $3)"
}

tickets() {
	day=$1 prefix=$2 minute=0
	shift 2
	for name; do
		minute=$((minute + 1))
		register "$prefix" "$name" "jsonb_build_object('received_at',
		    '2020$day 00:00:00+08'::timestamptz + interval '$minute minutes')"
	done
}

today() {
	prefix=$1
	shift
	for name; do
		register "$prefix" "$name" "'{}'"
	done
}

# A rule is a block of the pack: who the city is stays, all else is the other's.
rules() {
	config=$(dirname "$0")/../../config/cities
	awk 'FNR == 1 { file++; key = "" }
		/^[a-z_]+:/ { key = $0; sub(/:.*/, "", key) }
		file == 1 == (key ~ /^(city|name|platforms|channels)$/)' \
		"$config/fuyang.yaml" "$config/$1.yaml" >"$WORK/pack.yaml"
	"$PAIDAN" --db "$DB user=admin" city load --from "$(date +%F)" "$WORK/pack.yaml"
	# (It is day all day, as demo_city.sh has it.)
	sql postgres "UPDATE paidan.rule_pack SET pack = pack ||
	    '{\"shifts\": [{\"code\": \"day\", \"name\": \"白班\", \"from\": \"00:00\", \"to\": \"00:00\"}]}'"
}

act() {
	login=$1 verb=$2 title=$3 more=${4-}
	done=$(sql "$login" "SELECT paidan_api.$verb(gen_random_uuid(), id, version${more:+, $more})
	    FROM paidan_api.open_ticket WHERE title = '$title'")
	[ -n "$done" ] || {
		echo "no ticket is called $title"
		return 1
	}
}

overdue() {
	sql postgres "WITH t AS (SELECT id, platform_id, unit_ids FROM paidan.ticket_open WHERE title = '$1'),
	    c AS (UPDATE paidan.clock k SET due_at = now() - interval '1 hour', warn_at = now() - interval '1 day'
	        FROM t WHERE k.ticket_id = t.id AND k.kind IN ('handling', 'second_handling')),
	    f AS (INSERT INTO paidan.change (ticket_id, platform_id, unit_ids) SELECT id, platform_id, unit_ids FROM t)
	    UPDATE paidan.ticket_open o SET due_at = now() - interval '1 hour', warn_at = now() - interval '1 day'
	    FROM t WHERE o.id = t.id"
}

small() {
	sql postgres "DO \$\$
	DECLARE
		r record;
	BEGIN
		FOR r IN SELECT * FROM (VALUES ('zz_pd', 'dispatcher'), ('zz_hf', 'caller'), ('zz_db', 'supervisor'),
		    ('zz_xt', 'coordinator'), ('zz_dw', 'liaison'), ('zz_zj', 'seat'), ('zz_bb', 'registrar'), ('zz_gl', 'admin')) AS v(login, role) LOOP
			EXECUTE format('CREATE ROLE %I LOGIN IN ROLE %I', r.login, 'paidan_' || r.role);
		END LOOP;
	END
	\$\$;
	INSERT INTO paidan.platform (code, name, kind, parent_id)
	SELECT 'ZZ', '小平台', 'sector', id FROM paidan.platform WHERE parent_id IS NULL;
	INSERT INTO paidan.unit (code, name, short_name, kind, platform_id)
	SELECT 'ZZ-DW', '小平台养护单位', '养护单位', 'bureau', id FROM paidan.platform WHERE code = 'ZZ';
	INSERT INTO paidan.liaison (unit_id, name, phone, login) SELECT id, '单联络', '0558-1', 'zz_dw' FROM paidan.unit WHERE code = 'ZZ-DW';
	INSERT INTO paidan.account (login, name, platform_id, unit_id)
	SELECT v.login, v.name, p.id, CASE v.login WHEN 'zz_dw' THEN u.id END
	FROM (VALUES ('zz_pd', '派小平'), ('zz_hf', '访小平'), ('zz_db', '督小平'), ('zz_xt', '协小平'), ('zz_dw', '单联络'), ('zz_zj', '座小平'), ('zz_bb', '编小平'), ('zz_gl', '管小平')) AS v(login, name),
	    paidan.platform p, paidan.unit u WHERE p.code = 'ZZ' AND u.code = 'ZZ-DW'"
}

is() {
	got=$(sql postgres "$1")
	[ "$got" = "$2" ] || {
		echo "it is: $got"
		return 1
	}
}

# A server ends a session a moment after its client has gone.
becomes() {
	tries=0
	until is "$@" >/dev/null || [ "$tries" -ge 50 ]; do
		tries=$((tries + 1))
		sleep 0.1
	done
	is "$@"
}

# Until second 60 - SECONDS the minute has so much left.
quiet() {
	while [ "$(date +%S)" -ge $((60 - $1)) ]; do
		sleep 0.2
	done
}

verb=$1
shift
case $verb in
tickets) tickets "$@" ;;
today) today "$@" ;;
rules) rules "$@" ;;
do) act "$@" ;;
dispatch) act "$1" dispatch "$2" "(SELECT id FROM paidan_api.unit_list WHERE code = '$3'), '{}', 'script', NULL" ;;
return) act "$1" return_ticket "$2" "'$3', '依据某文件第1条。', (SELECT id FROM paidan_api.unit_list WHERE code = '$4')" ;;
overdue) overdue "$@" ;;
small) small ;;
is) is "$@" ;;
becomes) becomes "$@" ;;
quiet) quiet "$@" ;;
kill) kill -9 "$(head -n 1 "$PAIDAN_STATE_DIR/demo/data/postmaster.pid")" ;;
*) exit 2 ;;
esac

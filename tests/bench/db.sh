#!/bin/sh
# SPDX-License-Identifier: MIT
# What the console asks, asked many times: median and p99 of each question as the client sees it,
# by pgbench, with the very statements of src/query, over a Unix socket.
#   sh tests/bench/db.sh DIR [QUESTION...]      DIR as made by city.sh DIR 1000000
# SECONDS_EACH (default 3) is how long each question is asked.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
. "$here/program.sh"
dir=${1:?usage: db.sh DIR [QUESTION...]}
shift
wanted=" $* "
conninfo=$(sh "$here/city.sh" "$dir" 1000000 60000)
texts=$(bench_program texts)
each=${SECONDS_EACH:-3}
PGHOST=$(echo "$conninfo" | sed -n 's/.*host=\([^ ]*\).*/\1/p') PGPORT=5432 PGDATABASE=paidan
export PGHOST PGPORT PGDATABASE
work=$(mktemp -d "${TMPDIR:-/tmp}/paidan-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT

owner() {
	psql -XqAt -U postgres -v ON_ERROR_STOP=1 "$@"
}

# Tickets to ask about, in an order that is no order; those to dispatch are set back, so that
# every run finds as many.
owner <<'SQL'
SET client_min_messages = warning;
SET search_path = paidan;
DROP TABLE IF EXISTS public.bench_open, public.bench_dispatch;
DROP SEQUENCE IF EXISTS public.bench_n;
SELECT setseed(0.5);
CREATE TABLE public.bench_open AS
    SELECT row_number() OVER (ORDER BY random()) AS n, t.id FROM ticket_open t
    WHERE t.platform_id = (SELECT id FROM platform WHERE kind = 'city') AND t.version > 1;
CREATE UNIQUE INDEX ON public.bench_open (n);
UPDATE ticket_open SET state = 'registered', queue = 'dispatch', unit_id = NULL, unit_ids = '{}'
    WHERE state = 'dispatched' AND dispatched_at > now() - interval '1 day'
        AND id IN (SELECT ticket_id FROM assignment WHERE reason = 'bench');
DELETE FROM assignment WHERE reason = 'bench';
CREATE TABLE public.bench_dispatch AS
    SELECT row_number() OVER (ORDER BY random()) AS n, t.id, t.version,
        (SELECT u.id FROM unit u WHERE u.code = 'CGJ') AS lead
    FROM ticket_open t
    WHERE t.state = 'registered' AND t.category_id IS NOT NULL AND t.claim_by IS NULL
        AND t.platform_id = (SELECT id FROM platform WHERE kind = 'city');
CREATE UNIQUE INDEX ON public.bench_dispatch (n);
CREATE SEQUENCE public.bench_n;
GRANT SELECT ON public.bench_open, public.bench_dispatch TO PUBLIC;
GRANT USAGE ON public.bench_n TO PUBLIC;
VACUUM ANALYZE public.bench_open, public.bench_dispatch, paidan.ticket_open, paidan.assignment;
SQL
tickets=$(owner -c 'SELECT count(*) FROM public.bench_open')
dispatches=$(owner -c 'SELECT count(*) FROM public.bench_dispatch')

# ask NAME LOGIN CLIENTS LIMIT SCRIPT-LINES: LIMIT is of pgbench, -T seconds or -t times
ask() {
	name=$1 login=$2 clients=$3 limit=$4
	case "$wanted" in
	*" $name "* | '  ') ;;
	*) return 0 ;;
	esac
	printf '%s\n' "$5" >"$work/script"
	rm -f "$work"/log.*
	# Prepared, as the console asks what it asks again; and by one plan what it says is steady.
	case "$name $login" in
	page-*\ cgj) steady= ;;
	page-* | overdue* | detail* | aftercare*) steady='-c plan_cache_mode=force_generic_plan' ;;
	*) steady= ;;
	esac
	(cd "$work" && PGOPTIONS="$steady" xargs -d '\n' pgbench -n -M prepared -U "$login" \
		-c "$clients" -j 1 $limit -l --log-prefix=log -f script paidan <values >out 2>err) ||
		{ cat "$work/err" >&2; exit 1; }
	if grep -q 'aborted\|ERROR' "$work/err"; then
		cat "$work/err" >&2
		exit 1
	fi
	sort -n -k3,3 "$work"/log.* | awk -v name="$name" -v clients="$clients" -v login="$login" '
		{ us[NR] = $3 }
		END { printf "%-26s %-8s %2d %7d %9.2f %9.2f %9.2f\n", name, login, clients, NR,
		    us[int(NR / 2) + 1] / 1000, us[int(NR * 0.99) + (NR * 0.99 < NR)] / 1000, us[NR] / 1000 }'
}

# text NAME VALUE...: the statement as one line of a pgbench script. A value that is a literal
# becomes a parameter, as it is the console's.
: >"$work/values"
text() {
	name=$1
	shift
	count=$#
	while [ "$count" -gt 0 ]; do
		value=$1
		shift
		case "$value" in
		\'\') value="(SELECT '')" ;;      # pgbench has no empty variables
		\'*\' | [0-9]*)
			value=${value#\'} value=${value%\'}
			number=$(wc -l <"$work/values")
			echo "-Dvalue$number=$value" >>"$work/values"
			value=:value$number ;;
		esac
		set -- "$@" "$value"
		count=$((count - 1))
	done
	"$texts" "$name" "$@" | tr '\n\t' '  ' | sed 's/ *$/;/'
}

# The ticket is drawn first and named by a parameter, for the planner looks at it: draw-of-a-ticket
# is what to take off.
pick="\\set n random(1, $tickets)
SELECT n.id FROM public.bench_open n WHERE n.n = :n \\gset"
printf '%-26s %-8s %2s %7s %9s %9s %9s\n' question login cl times 'median ms' p99 max

# A call that asks for nothing: what the wire and the session cost by themselves.
ask nothing yangjw 1 "-T $each" 'SELECT 1;'

for login in yangjw fnx_pd cgj; do
	ask "page-first" $login 1 "-T $each" "$(text 'queue: first' "'handling'" "''" 50)"
	ask "page-dispatch" $login 1 "-T $each" "$(text 'queue: first' "'dispatch'" "''" 50)"
	ask "page-closed" $login 1 "-T $each" "$(text 'closed: first' "'closed'" "''" 50)"
	ask "page-filter" $login 1 "-T $each" "$(text 'queue: first' "'handling'" "'路灯'" 50)"
	ask "page-filter-none" $login 1 "-T $each" "$(text 'queue: first' "'handling'" "'qqqq'" 50)"
	ask "badges" $login 1 "-T $each" "$(text counts)"
done
# The whole overdue desk, in one go.
for login in yangjw fnx_pd cgj; do
	ask overdue $login 1 "-T $each" "\\startpipeline
$(text 'overdue: groups')
$(text 'overdue: rows' "'{}'")
\\endpipeline"
done
for login in huaxy yzq_hf; do
	ask page-calls $login 1 "-T $each" "$(text 'calls: first' "'follow_up'" "''" 50)"
	ask page-zone $login 1 "-T $each" "$(text 'zone: first' "'dissatisfied'" "''" 50)"
	ask call-desk $login 1 "-T $each" "$(text 'call desk')"
done
# The cases, and all that a handover shows.
for login in fangzy yangjw; do
	ask cases $login 1 "-T $each" "$(text 'cases: page' "'false'" NULL 50)"
	shift="\\startpipeline"
	for part in handovers list changes given colleagues; do
		shift="$shift
$(text "shift: $part")"
	done
	ask handover $login 1 "-T $each" "$shift
\\endpipeline"
done
ask page-mine yangjw 1 "-T $each" "$(text 'keeper: first' "'yangjw'" "''" 50)"
ask page-mine cgj 1 "-T $each" "$(text 'unit: first' "'mine'" "''" 50)"
middle=$(owner -c "SELECT (extract(epoch FROM due_at) * 1000000)::bigint || ' ' || id
	FROM paidan.ticket_open WHERE queue = 'handling' ORDER BY due_at
	OFFSET (SELECT least(5000, count(*) / 2) FROM paidan.ticket_open WHERE queue = 'handling')
	LIMIT 1")
ask page-after-5000 yangjw 1 "-T $each" \
	"$(text 'queue: after' "'handling'" "''" 50 "'${middle% *}'" "'${middle#* }'")"

ask draw-of-a-ticket yangjw 1 "-T $each" "$pick"
# In one go, as the console sends it.
detail="$pick
\\startpipeline
$(text one :id)"
for part in $("$texts" | sed -n 's/^detail: //p'); do
	detail="$detail
$(text "detail: $part" :id)"
done
ask detail yangjw 1 "-T $each" "$detail
\\endpipeline"
# One ticket for its caller, and for the zone.
care="$pick
\\startpipeline
$(text one :id)"
for part in $("$texts" | sed -n 's/^aftercare: //p'); do
	care="$care
$(text "aftercare: $part" :id)"
done
ask aftercare huaxy 1 "-T $each" "$care
\\endpipeline"
ask hints yangjw 1 "-T $each" "$pick
$(text hints :id)"
# What may be about the same: of a ticket, and of what is being typed (budget: 30 ms p95). The
# words of a ticket stand for those of the citizen.
ask alike yangjw 1 "-T $each" "$pick
$(text 'alike tickets' :id)"
said="$pick
SELECT quote_literal(t.title || ' ' || left(d.body, 80)) AS said, quote_literal(d.place) AS place,
    quote_literal(coalesce(t.territory_code, '')) AS territory
    FROM paidan_api.open_ticket t, paidan_api.ticket_detail(t.id) AS d WHERE t.id = :id \\gset"
said=$(printf '%s' "$said" | tr '\n' ' ' | sed 's/\\gset */\\gset\n/g; s/\(\\set n [^)]*)\) /\1\n/')
ask draw-of-words yangjw 1 "-T $each" "$said"
ask alike-typed yangjw 1 "-T $each" "$said
$(text 'alike what is typed' :said :place :territory "''")"
ask registered yangjw 1 "-T $each" "$(text 'registered today')"
ask dictionaries yangjw 1 "-T $each" "\\startpipeline
$(text 'names: units')
$(text 'names: categories')
$(text 'names: territories')
$(text 'names: reasons')
\\endpipeline"
ask hello yangjw 1 "-T $each" "$(text hello)"

since=$(psql -XqAt -U yangjw -c "$("$texts" 'watch: cursor')")
ask lead yangjw 1 "-T $each" "$(text 'watch: lead')"
ask changes-none yangjw 1 "-T $each" "$(text 'watch: changes' "'$since'")"

next="(SELECT nextval('public.bench_n'))"
# The row's number is drawn first: a write names one ticket by id and version.
draw="SELECT d.id, d.version, d.lead FROM public.bench_dispatch d WHERE d.n = $next \\gset"
dispatch="$draw
$(text dispatch gen_random_uuid :id :version :lead "'{}'" "'bench'" NULL |
	sed 's/gen_random_uuid/gen_random_uuid()/')"
ask draw-of-a-write yangjw 1 "-t 300" "$draw"
ask dispatch yangjw 1 "-t $((dispatches / 6))" "$dispatch"
ask dispatch yangjw 8 "-t $((dispatches / 6 / 8 * 3))" "$dispatch"
ask changes-many yangjw 1 "-T $each" "$(text 'watch: changes' "'$since'")"
ask pulse yangjw 1 "-T $each" "$(text 'watch: pulse' "'$since'")"

#!/bin/sh
# SPDX-License-Identifier: MIT
# The chain of the record: how fast it is verified, and what it adds to a write.
#   sh tests/bench/chain.sh DIR [TICKETS]      DIR as made by city.sh DIR TICKETS (200000)
# A write is a note, the plainest there is, so that its share is the largest it can be; the
# trigger is switched off and on in turns, and the ratio is of the medians of what the backend's
# processor worked (waiting for the disk, and for others, comes on top in both).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
dir=${1:?usage: chain.sh DIR [TICKETS]}
conninfo=$(sh "$here/city.sh" "$dir" "${2:-200000}" 20000)
PGHOST=$(echo "$conninfo" | sed -n 's/.*host=\([^ ]*\).*/\1/p') PGPORT=5432 PGDATABASE=paidan
export PGHOST PGPORT PGDATABASE
work=$(mktemp -d "${TMPDIR:-/tmp}/paidan-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT
turns=9 each=300

owner() {
	psql -XqAt -U postgres -v ON_ERROR_STOP=1 "$@"
}

seconds() {
	start=$(date +%s%N)
	"$@"
	echo "$start $(date +%s%N)" | awk '{ printf "%.2f", ($2 - $1) / 1e9 }' >"$work/took"
}

events=$(owner -c 'SELECT count(*) FROM paidan.event')
seconds owner -c "SELECT count(*) FROM paidan_int.chain_faults(NULL)" >"$work/faults"
chain=$(cat "$work/took")
seconds psql -XqAt -U admin -c 'SELECT fault, facts FROM paidan_api.verify(NULL, NULL, NULL)' >"$work/faults"
all=$(cat "$work/took")
echo "$events events"
echo "$events $chain" | awk '{ printf "chains: %s s, %d events a second\n", $2, $1 / $2 }'
echo "$events $all" | awk '{ printf "paidan verify: %s s, %d events a second\n", $2, $1 / $2 }'

owner -c "SET client_min_messages = warning; DROP TABLE IF EXISTS public.bench_note;
    CREATE TABLE public.bench_note AS SELECT row_number() OVER () AS n, id FROM
    (SELECT id FROM paidan.ticket_open WHERE claim_by IS NULL LIMIT 1000) AS x;
    ALTER TABLE public.bench_note ADD PRIMARY KEY (n); GRANT SELECT ON public.bench_note TO PUBLIC"

# trigger ENABLE|DISABLE
trigger() {
	owner -c "SELECT format('ALTER TABLE ONLY %s $1 TRIGGER chain_event', relid)
	    FROM pg_partition_tree('paidan.event')" | sed "s/$/;/" | owner -f -
}
# A note each on so many tickets, and before and after them what the backend has worked.
note() {
	echo "SELECT paidan_api.note(gen_random_uuid(), t.id, t.version, '已电话催问。')
	    FROM paidan_api.open_ticket t WHERE t.id = (SELECT id FROM public.bench_note WHERE n = $1);"
}
{
	echo 'SELECT pg_backend_pid() AS pid \gset'
	echo '\setenv PID :pid'
	echo '\o /dev/null'
	for n in $(seq 20); do note "$n"; done
	echo '\! cut -d" " -f1 /proc/$PID/schedstat'
	for n in $(seq 21 $((each + 20))); do note "$n"; done
	echo '\! cut -d" " -f1 /proc/$PID/schedstat'
} >"$work/notes.sql"
notes() {
	psql -XAtq -v ON_ERROR_STOP=1 -U yangjw -f "$work/notes.sql" |
		awk -v n="$each" 'NR == 1 { from = $1 } NR == 2 { printf "%.4f\n", ($1 - from) / n / 1e6 }'
}
owner -c 'ALTER TABLE paidan.event ALTER hash DROP NOT NULL'
for turn in $(seq $turns); do
	trigger DISABLE
	notes >>"$work/off"
	trigger ENABLE
	owner -c "SET session_replication_role = replica; UPDATE paidan.event SET hash = '' WHERE hash IS NULL"
	notes >>"$work/on"
done
owner -c 'ALTER TABLE paidan.event ALTER hash SET NOT NULL'
median() {
	sort -n "$1" | sed -n "$((turns / 2 + 1))p"
}
echo "$(median "$work/off") $(median "$work/on")" |
	awk '{ printf "a note: %.3f ms without, %.3f ms with the chain: %+.1f %%\n", $1, $2, 100 * ($2 / $1 - 1) }'

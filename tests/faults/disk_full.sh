#!/bin/sh
# SPDX-License-Identifier: MIT
# disk_full.sh PAIDAN CLERK: the record is on a disk that is full. The clerk is told in one
# sentence, again and again; once there is room it happens, once. Needs to mount a small tmpfs.
set -u
here=$(cd "$(dirname "$0")/../screen" && pwd)
. "$here/demo_city.sh"
clerk=$2
disk=/tmp/paidan-disk.$$
mkdir "$disk"
if [ "$(id -u)" != 0 ] || ! mount -t tmpfs -o size=8m paidan "$disk" 2>/dev/null; then
	rmdir "$disk"
	echo "1..0 # SKIP a tmpfs cannot be mounted"
	exit 0
fi
demo_city "$1"
trap 'demo_city_gone; umount "$disk"; rmdir "$disk"' EXIT
mkdir "$disk/space"
chown postgres "$disk" "$disk/space"
sql() {
	psql -XqAt -v ON_ERROR_STOP=1 "$DB user=postgres" "$@"
}
sql -c "CREATE TABLESPACE small LOCATION '$disk/space'"
ticket=$(sql -c "SELECT min(id) FROM paidan.ticket_open
	WHERE state = 'registered' AND claim_by IS NULL")
# The part of the record that the note will go to.
part=$(sql -c "SELECT p.relid::regclass FROM pg_partition_tree('paidan.event') p WHERE p.isleaf
	AND EXISTS (SELECT FROM paidan.event e WHERE e.tableoid = p.relid AND e.ticket_id = $ticket)")
sql -c "ALTER TABLE $part SET TABLESPACE small"
dd if=/dev/zero of="$disk/filler" bs=4k 2>/dev/null
# Too long for the room that is left in its pages, and not to be compressed.
text=$(od -An -tx1 -N 4000 /dev/urandom | tr -d ' \n')
mkfifo "$WORK/said"
LC_ALL=C.UTF-8 "$clerk" "$DB user=yangjw" "$WORK/drafts" 5000 0 "n:$ticket:full$text" \
	>"$WORK/said" 2>"$WORK/err" &
refused=0
while read -r _ words; do
	case $words in
	'said 0 refused The disk of the database is full'*)
		refused=$((refused + 1))
		[ "$refused" = 3 ] && rm "$disk/filler"
		;;
	'said 0 happened') happened=yes ;;
	esac
done <"$WORK/said"
wait $!
code=$?
sed 's/^/# /' "$WORK/err"
echo 1..4
[ "$code" = 0 ] || printf 'not '
echo "ok 1 - the clerk ends well"
[ "$refused" -ge 3 ] || printf 'not '
echo "ok 2 - it was told in a sentence, $refused times"
[ "${happened-}" = yes ] || printf 'not '
echo "ok 3 - with room it happened"
[ "$(sql -c "SELECT count(*) FROM paidan.event
	WHERE ticket_id = $ticket AND detail->>'text' LIKE 'full%'")" = 1 ] || printf 'not '
echo "ok 4 - once"

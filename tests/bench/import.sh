#!/bin/sh
# SPDX-License-Identifier: MIT
# How fast appeals go in, and how much memory the importer takes: two files, one ten times the
# other, into a private server. The memory must be the same for both.
#   PAIDAN=build/paidan tests/bench/import.sh [ROWS]
here=$(cd "$(dirname "$0")" && pwd)
[ -n "$PAIDAN_TEST_PGDATA" ] || exec "$here/../lib/with-pg" "$0" "$@"

PAIDAN=${PAIDAN:-$here/../../build/paidan}
rows=${1:-200000}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
export PAIDAN_LANGUAGE=en LC_ALL=C.UTF-8

"$PAIDAN" migrate >"$tmp/log" 2>&1 || { cat "$tmp/log"; exit 1; }
psql -Xqt -v ON_ERROR_STOP=1 -c "
	INSERT INTO paidan.platform (code, name, kind) VALUES ('FY', '阜阳', 'city');
	INSERT INTO paidan.channel (code, name) VALUES ('hotline', '热线');
	CREATE ROLE yang LOGIN; GRANT paidan_dispatcher TO yang;
	INSERT INTO paidan.account (login, name, platform_id) SELECT 'yang', 'yang', id FROM paidan.platform" ||
	exit 1

# measure FROM TO
measure() {
	awk -v from="$1" -v to="$2" 'BEGIN {
		print "工单号,来电时间,内容,地址,联系电话"
		for (i = from; i <= to; i++)
			printf "N%d,2023-%02d-%02d %02d:%02d:00,合肥大道第%d盏路灯白天一直亮着，晚上反而不亮，" \
			    "已经反映过两次，希望尽快有人来修。,颍州区合肥大道 %d 号,555-%07d\n",
			    i, i / 86400 % 12 + 1, i % 28 + 1, i / 60 % 24, i % 60, i, i, i
	}' >"$tmp/rows.csv"
	PGUSER=yang python3 - "$PAIDAN" "$tmp/rows.csv" "$(($2 - $1 + 1))" <<'PY'
import subprocess, sys, time
program, path, rows = sys.argv[1], sys.argv[2], int(sys.argv[3])
began = time.monotonic()
run = subprocess.Popen([program, "import", "tickets", path, "--channel", "hotline"], text=True,
                       stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
peak = "?"
# The kernel keeps the high-water mark; getrusage would mix in this interpreter's own.
while run.poll() is None:
    try:
        for line in open(f"/proc/{run.pid}/status"):
            if line.startswith("VmHWM:"):
                peak = f"{int(line.split()[1]) / 1024:.1f} MiB"
    except OSError:
        pass
    time.sleep(0.05)
took = time.monotonic() - began
print(f"{run.stdout.read().strip()}; {took:.1f} s, {rows / took:.0f} rows/s, peak memory {peak}")
sys.exit(run.returncode)
PY
}
measure 1 $((rows / 10)) && measure $((rows / 10 + 1)) $((rows / 10 + rows))

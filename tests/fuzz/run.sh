#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs the fuzzers that build.sh built, one after the other, each for so many seconds:
#   sh tests/fuzz/run.sh SECONDS [FOLDER [NAME...]]      (default: build-fuzz, all)
# A line each: what was executed, and what was found; the inputs found lie in FOLDER/found-NAME-*.
set -u
seconds=$1 out=${2:-build-fuzz}
[ $# -gt 2 ] && shift 2 || set -- $(cd "$out" && ls -d fuzz_* | sed -n 's/^fuzz_\([a-z]*\)$/\1/p')
found=0
for name; do
	nice -n 19 "$out/fuzz_$name" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=1024 \
		-artifact_prefix="$out/found-$name-" -print_final_stats=1 "$out/corpus/$name" >"$out/log-$name" 2>&1
	status=$?
	echo "$name: $(sed -n 's/^stat::number_of_executed_units: *//p' "$out/log-$name") executions, exit $status"
	[ "$status" = 0 ] || found=1
done
exit "$found"

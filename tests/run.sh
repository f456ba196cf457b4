#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs what the tests need, builds with ASan and UBSan, runs everything.
#   sh tests/run.sh [MESON TEST ARGUMENTS]     for example: sh tests/run.sh --suite unit
# Ends with one line: N passed, N failed[, N skipped].
set -eu
cd "$(dirname "$0")/.."

sh config/install.sh test

build=build-test
if [ ! -f "$build/build.ninja" ]; then
	meson setup "$build" -Dbuildtype=debug -Doptimization=1 -Db_sanitize=address,undefined \
		-Db_lundef=false -Dwerror=true >/dev/null || {
		cat "$build/meson-logs/meson-log.txt" >&2
		echo "0 passed, 1 failed"
		exit 1
	}
fi
if ! ninja -C "$build" --quiet; then
	echo "0 passed, 1 failed"
	exit 1
fi

# halt_on_error: a finding of UBSan is a failure, not a line in a log.
export ASAN_OPTIONS="detect_leaks=1:abort_on_error=0:${ASAN_OPTIONS-}"
export UBSAN_OPTIONS="halt_on_error=1:print_stacktrace=1:${UBSAN_OPTIONS-}"
status=0
meson test -C "$build" --no-rebuild --print-errorlogs "$@" || status=$?
python3 tests/count.py "$build/meson-logs/testlog.json" || status=1
exit "$status"

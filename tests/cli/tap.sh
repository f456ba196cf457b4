# SPDX-License-Identifier: MIT
# TAP for the shell tests beside: source it, call ok and its like, end with finish.
# $tmp is a folder of the test's own, which everybody may enter; `run` leaves out and err there.

export LC_ALL=C.UTF-8 PAIDAN_LANGUAGE=en
PAIDAN=${PAIDAN:-$here/../../build/paidan}
tests=0 failed=0
tmp=$(mktemp -d) || exit 1
chmod 711 "$tmp"
# Whatever the user who runs the tests has set must not matter.
export HOME="$tmp/home" XDG_CONFIG_HOME="$tmp/config"
mkdir -p "$HOME" "$XDG_CONFIG_HOME/paidan"
cleanup() { :; }
trap 'cleanup; rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM

# ok NAME COMMAND…
ok() {
	name=$1
	shift
	tests=$((tests + 1))
	if "$@"; then
		echo "ok $tests - $name"
		return
	fi
	failed=$((failed + 1))
	echo "not ok $tests - $name"
	echo "# failed: $*" | head -1
	for f in out err; do
		[ -f "$tmp/$f" ] && sed "s/^/# $f: /" "$tmp/$f" | head -20
	done
}

# run COMMAND…: keeps what it says and its exit code; always true
run() {
	status=0
	"$@" >"$tmp/out" 2>"$tmp/err" </dev/null || status=$?
}

# ended CODE [SENTENCE]: the last run ended so, and its last line on stderr was exactly that
ended() {
	[ "$status" = "$1" ] || {
		echo "# exit $status, wanted $1"
		return 1
	}
	[ $# = 1 ] || [ "$(tail -n 1 "$tmp/err")" = "paidan: $2" ]
}

# refuses CODE SENTENCE COMMAND…: is a test of its own
refuses() {
	code=$1 sentence=$2
	shift 2
	run "$@"
	ok "$sentence" ended "$code" "$sentence"
}

finish() {
	echo "1..$tests"
	exit "$failed"
}

#!/bin/sh
# SPDX-License-Identifier: MIT
# A runner that cannot fail proves nothing: each of these scripts must end in a
# failure that names the line, the reason and the screen.
#   runner_fails.sh SCREENTEST SAMPLE
set -u
screentest=$1
sample=$2
script=$(mktemp)
trap 'rm -f "$script" "$script.same"' EXIT
count=0
failed=0

# must_fail REASON LINE...
must_fail() {
	reason=$1
	shift
	{ echo 'wait row=4 0200-0000'; printf '%s\n' "$@"; } >"$script"
	out=$("$screentest" --timeout 700 "$script" -- "$sample" 2>&1)
	code=$?
	count=$((count + 1))
	line=$(($# + 1))
	case $out in
	*"not ok $line - $script:$line: "*"# $reason"*)
		if [ $code -eq 1 ]; then
			echo "ok $count - $*"
			return
		fi
		;;
	esac
	echo "not ok $count - $*"
	printf '%s\n' "$out" | sed 's/^/# /'
	failed=1
}

must_fail 'did not come in time: nowhere' 'wait nowhere'
must_fail 'did not go in time: 派单台' 'gone 派单台'
must_fail 'not on the screen: nowhere' 'expect nowhere'
must_fail 'not on the screen: 派单台' 'expect row=2 派单台'
must_fail 'it is on the screen: 派单台' 'forbid 派单台'
must_fail 'the cursor stands at 4 2' 'cursor 5 2'
must_fail 'the cursor is not hidden' 'cursor hidden'
must_fail 'the cursor stands elsewhere' 'cursor-on 派单台'
must_fail '派单台 is not reverse' 'style 派单台 reverse'
must_fail 'not on the screen: nowhere' 'style nowhere bold'
must_fail '0 bytes since the last key' 'key <PgUp>' 'bytes >= 1'
must_fail '1 bells since the last key' 'key <C-g>' 'bells == 0'
must_fail 'no such key: Nokey' 'key <Nokey>'
must_fail 'no such command: expct' 'expct 派单台'
must_fail 'NO_SUCH_VARIABLE is not set' 'expect ${NO_SUCH_VARIABLE}'
must_fail 'it ended with 3; it said: oops' 'shell echo oops; exit 3'
must_fail 'it did not end in 700 ms' 'shell sleep 60'
must_fail 'it has not ended within 700 ms' 'exit 7'
must_fail 'it ended with 7' 'key q' 'exit 0'
must_fail 'the program has ended' 'key q' 'exit 7' 'signal TERM'
must_fail 'did not come before the program ended: nowhere' 'key q' 'wait nowhere'
must_fail 'the program was not idle within 700 ms' 'signal STOP' 'key j'
must_fail 'no console is called second' 'in second'
must_fail 'bytes since the last key' 'key j' 'idle 1 bytes >= 1'
must_fail 'foul sent what no console sends: \x1b]' "spawn foul -- printf 'x\\033]0;title'" 'foul: exit 0'
must_fail 'foul sent what no console sends: \xc2\x9b' "spawn foul -- printf '\\302\\233'" 'foul: exit 0'
must_fail 'foul sent what no console sends: \xe2\x80\xae' "spawn foul -- printf '\\342\\200\\256'" 'foul: exit 0'
must_fail 'foul sent what no console sends: \x1b[?1000h' "spawn foul -- printf '\\033[?1000h'" 'foul: exit 0'
must_fail 'foul sent what no console sends: \x1b[38;5;1m' "spawn foul -- printf '\\033[38;5;1m'" 'foul: exit 0'
must_fail 'row 1 should be: x' "shell echo x >$script.same" "same $script.same"
must_fail 'nowhere/there cannot be read' 'same nowhere/there'
echo "1..$count"
exit $failed

#!/bin/sh
# SPDX-License-Identifier: MIT
# attack_without.sh APPLY_SCHEMA: takes each protection of attack_without.list away and sees that attack.sh notices.
# By hand: each is a server of its own.
set -u
here=$(cd "$(dirname "$0")" && pwd)
apply=$1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
tests=0 failed=0

while IFS= read -r line; do
	case $line in
	'#'*) continue ;;
	'= '*)
		name=${line#= } logins=${line##*| }
		continue
		;;
	esac
	tests=$((tests + 1))
	# shellcheck disable=SC2086 # several logins
	sh "$here/attack.sh" "$apply" --without "$line" $logins >"$work/out" 2>&1
	if grep -q '^not ok' "$work/out"; then
		echo "ok $tests - without: ${name% |*}"
		grep -A1 '^not ok' "$work/out" | head -2 | cut -c1-120 | sed 's/^/# /'
		continue
	fi
	failed=$((failed + 1))
	echo "not ok $tests - without: ${name% |*}: nobody noticed"
	tail -3 "$work/out" | sed 's/^/# /'
done <"$here/attack_without.list"
echo "1..$tests"
exit "$failed"

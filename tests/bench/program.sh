# SPDX-License-Identifier: MIT
# Sourced by the benches: PAIDAN becomes the program of a release build, made if need be;
# bench_program NAME prints where a program of this folder is. $root is the source's top folder.
build=${BENCH_BUILD:-$root/build-bench}

bench_build() {
	[ -f "$build/build.ninja" ] || meson setup "$build" "$root" --buildtype=release >&2
	ninja -C "$build" --quiet "$@" >&2
}

bench_program() {
	bench_build "tests/bench/bench_$1"
	echo "$build/tests/bench/bench_$1"
}

if [ -z "${PAIDAN-}" ]; then
	bench_build paidan
	PAIDAN=$build/paidan
fi
export PAIDAN

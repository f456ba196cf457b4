# SPDX-License-Identifier: MIT
# Sourced by the benches: PAIDAN becomes the program of a release build, made if need be.
# $root is the source's top folder.
if [ -z "${PAIDAN-}" ]; then
	[ -f "$root/build-bench/build.ninja" ] ||
		meson setup "$root/build-bench" "$root" --buildtype=release -Dtests=false >&2
	ninja -C "$root/build-bench" --quiet paidan >&2
	PAIDAN=$root/build-bench/paidan
fi
export PAIDAN

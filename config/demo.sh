#!/bin/sh
# SPDX-License-Identifier: MIT
# From a fresh clone on Debian 12 to the console of the demo city:
# installs what is missing (as root, or with sudo), builds into build/, starts
# the demo server, opens the console.
#   sh config/demo.sh            all of that
#   sh config/demo.sh --prepare  all but the console; the last line printed is the
#                                connection string
set -eu
cd "$(dirname "$0")/.."

fail() {
	echo "demo.sh: $*" >&2
	exit 1
}

build() {
	if [ ! -f build/build.ninja ]; then
		said=$(meson setup build -Dtests=false 2>&1) || {
			echo "$said" >&2
			fail "the build could not be set up"
		}
	fi
	ninja -C build --quiet paidan
}

case "${1-}" in
'' | --prepare) ;;
*) fail "unknown option $1; there is only --prepare" ;;
esac

sh config/install.sh build
build
build/paidan demo start
if [ "${1-}" != --prepare ]; then
	exec build/paidan demo open
fi

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

packages="gcc libc6-dev meson ninja-build pkg-config python3 gettext unicode-data
	libncurses-dev libpq-dev libyaml-dev libjansson-dev postgresql-15"

fail() {
	echo "demo.sh: $*" >&2
	exit 1
}

# is_installed PACKAGE
is_installed() {
	[ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# as_root COMMAND…
as_root() {
	if [ "$(id -u)" = 0 ]; then
		"$@"
	else
		sudo "$@"
	fi
}

install_missing() {
	missing=
	for package in $packages; do
		is_installed "$package" || missing="$missing $package"
	done
	[ -n "$missing" ] || return 0
	if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
		fail "these packages are missing, and there is no sudo to install them:$missing"
	fi
	echo "Installing:$missing"
	as_root apt-get -qq update
	# shellcheck disable=SC2086 # a list of words
	as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install $missing
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

if command -v dpkg-query >/dev/null; then
	install_missing
else
	echo "This is no Debian: what is missing must be installed by hand ($packages)." >&2
fi
build
build/paidan demo start
if [ "${1-}" != --prepare ]; then
	exec build/paidan demo open
fi

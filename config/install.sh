#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs from Debian what is missing, as root or with sudo.
#   sh config/install.sh build     to build and to run the demo city
#   sh config/install.sh test      that, and what the tests need
set -eu

build="gcc libc6-dev meson ninja-build pkg-config python3 gettext unicode-data
	libncurses-dev libpq-dev libyaml-dev libjansson-dev libsodium-dev postgresql"
tests="clang libclang-rt-dev libcmocka-dev libvterm-dev ncurses-term pgtap
	libtap-parser-sourcehandler-pgtap-perl
	pgbouncer mandoc procps iproute2 python3-pyte"

fail() {
	echo "install.sh: $*" >&2
	exit 1
}

is_installed() {
	[ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

as_root() {
	if [ "$(id -u)" = 0 ]; then
		"$@"
	else
		sudo "$@"
	fi
}

case "${1-}" in
build) packages=$build ;;
test) packages="$build $tests" ;;
*) fail "say build or test" ;;
esac

if ! command -v dpkg-query >/dev/null; then
	echo "This is no Debian: what is missing must be installed by hand ($packages)." >&2
	exit 0
fi
missing=
for package in $packages; do
	is_installed "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
	fail "these packages are missing, and there is no sudo to install them:$missing"
fi
echo "Installing:$missing"
as_root apt-get -qq update
# shellcheck disable=SC2086 # a list of words
as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install $missing

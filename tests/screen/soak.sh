#!/bin/sh
# SPDX-License-Identifier: MIT
# soak.sh PAIDAN [OPTION OF bench/soak.py]...: thousands of keys while rows change; memory stays flat.
# The whole size, a million of each: soak.sh PAIDAN --keys 1000000 --changes 1000000
set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/demo_city.sh"
demo_city "$1"
shift
# The one who changes rows speaks to the same server.
python3 "$here/../bench/soak.py" "$PAIDAN" "$DB" "$@"

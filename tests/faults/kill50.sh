#!/bin/sh
# SPDX-License-Identifier: MIT
# kill50.sh PAIDAN [ROUNDS [SEED]]: kill50.py beside a demo city of its own.
set -u
here=$(cd "$(dirname "$0")/../screen" && pwd)
. "$here/demo_city.sh"
demo_city "$1"
python3 "$here/../faults/kill50.py" "$@"

#!/bin/sh
# SPDX-License-Identifier: MIT
# schedules.sh PAIDAN CLERK [COUNT [SEED [ONLY]]]: schedules.py beside a demo city of its own, and a
# pgbouncer if there is one.
set -u
here=$(cd "$(dirname "$0")/../screen" && pwd)
. "$here/demo_city.sh"
. "$here/../lib/pooler.sh"
demo_city "$1"
if pooler; then
	export BOUNCER
fi
python3 "$here/../faults/schedules.py" "$@"

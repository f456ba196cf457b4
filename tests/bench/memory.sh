#!/bin/sh
# SPDX-License-Identifier: MIT
# What one console costs the server: the memory of its backend at the first list, idle, after each
# desk, after five tickets; of a dispatcher, a county's and a unit's.
#   sh tests/bench/memory.sh DIR [LOGIN...]      DIR as made by city.sh DIR 200000
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
. "$here/program.sh"
dir=${1:?usage: memory.sh DIR [LOGIN...]}
shift
conninfo=$(sh "$here/city.sh" "$dir" 200000)
exec /usr/bin/python3 "$here/memory.py" "$conninfo" "$dir/demo/server.log" "$@"

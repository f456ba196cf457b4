#!/bin/sh
# SPDX-License-Identifier: MIT
# Bytes a step, of the console and of its peers, in one run: a city with 10,000 open tickets in DIR
# (made if need be, see city.sh), then bytes.py with what is given after it.
#   sh tests/bench/bytes.sh DIR [--lines] [--term TERM]...
# Peers (Debian): apt-get install mutt tig pspg; those that are missing are skipped, with a
# sentence. Needs python3-pyte.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
dir=${1:?usage: bytes.sh DIR [OPTION OF bytes.py]...}
shift
. "$here/program.sh"
conninfo=$(sh "$here/city.sh" "$dir" 20000 10000 | tail -n 1)
# What a new city does by itself (cases by rule, what the hints learn) is done first: it changes counts.
psql -XqAt "$conninfo" -c "SELECT paidan_api.pulse(paidan_api.feed_cursor())
    FROM generate_series(1, 1500)" >/dev/null
exec /usr/bin/python3 "$here/bytes.py" "$conninfo" --paidan "$PAIDAN" --peers "$@"

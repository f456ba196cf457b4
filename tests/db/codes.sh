#!/bin/sh
# SPDX-License-Identifier: MIT
# Every refusal of the SQL code is a pair of codes.csv, every pair is used, and nothing but
# refuse() raises.
sql=$(cd "$(dirname "$0")/../../src/sql" && pwd)
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
status=0

tail -n +2 "$sql/codes.csv" | cut -d, -f1,2 | sort >"$work/listed"
grep -rhoE "refuse\('PD[0-9]{3}', '[a-z_]+'" "$sql/api" "$sql/internal" |
	sed -E "s/refuse\('([^']*)', '([^']*)'/\1,\2/" | sort -u >"$work/raised"
diff -u "$work/listed" "$work/raised" || { echo "codes.csv and the SQL code differ"; status=1; }
[ -z "$(cut -d, -f1 "$work/listed" | uniq -d)" ] || { echo "an SQLSTATE is listed twice"; status=1; }
[ -z "$(cut -d, -f2 "$work/listed" | sort | uniq -d)" ] || { echo "a code is listed twice"; status=1; }
grep -rnE 'RAISE (EXCEPTION|USING)|RAISE .*ERRCODE' "$sql/api" "$sql/internal" | grep -v internal/refuse.sql &&
	{ echo "only refuse() may raise"; status=1; }

# The manifest lists every file of the folders once.
grep -v '^#' "$sql/manifest" | sort >"$work/manifest"
(cd "$sql" && ls prepare.sql internal/*.sql api/*.sql data/*.sql policy/*.sql | sort) >"$work/files"
diff -u "$work/files" "$work/manifest" || { echo "the manifest and the files differ"; status=1; }
exit "$status"

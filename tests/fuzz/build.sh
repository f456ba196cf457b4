#!/bin/sh
# SPDX-License-Identifier: MIT
# Builds every tests/fuzz/fuzz_*.c with clang's libFuzzer and both sanitisers:
#   sh tests/fuzz/build.sh [FOLDER]              (default: build-fuzz)
# and runs one:
#   build-fuzz/fuzz_csv -max_total_time=60 build-fuzz/corpus/csv
# A harness is linked with base and text; a line "sources: …" in it names more, a line
# "libraries: …" what else, a line "seeds: …" files and folders to begin with.
set -eu
cd "$(dirname "$0")/../.."
out=${1:-build-fuzz}
unicode=/usr/share/unicode
flags="-std=c11 -g -O1 -D_POSIX_C_SOURCE=200809L -D_GNU_SOURCE -Iinclude -Isrc
	-Wall -Wextra -Wno-unused-parameter
	-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all"

mkdir -p "$out"
python3 src/tools/width_table.py $unicode "$out/chars_table.c"
python3 src/tools/pinyin_table.py $unicode/Unihan_Readings.txt.bz2 "$out/pinyin_table.c"
common=""
for source in src/base/*.c src/text/*.c "$out"/*_table.c tests/unit/base/no_catalogues.c; do
	object=$out/$(basename "$source" .c).o
	clang $flags -c "$source" -o "$object"
	common="$common $object"
done
for harness in tests/fuzz/fuzz_*.c; do
	name=$(basename "$harness" .c)
	more=$(sed -n 's/^.*sources: *\([^*]*\).*$/\1/p' "$harness")
	libraries=$(sed -n 's/^.*libraries: *\([^*]*\).*$/\1/p' "$harness")
	clang $flags -fsanitize=fuzzer "$harness" $more $common $libraries -o "$out/$name"
	# libFuzzer writes what it finds into the folder: the seeds stay as they are.
	mkdir -p "$out/corpus/${name#fuzz_}"
	if [ -d "tests/fuzz/seeds/${name#fuzz_}" ]; then
		cp "tests/fuzz/seeds/${name#fuzz_}"/* "$out/corpus/${name#fuzz_}/"
	fi
	for seeds in $(sed -n 's/^.*seeds: *\([^*]*\).*$/\1/p' "$harness"); do
		find "$seeds" -type f -exec cp {} "$out/corpus/${name#fuzz_}/" \;
	done
	echo "$out/$name"
done

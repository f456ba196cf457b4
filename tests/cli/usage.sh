#!/bin/sh
# SPDX-License-Identifier: MIT
# What needs no database: help, wrong words, wrong settings.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/tap.sh"
yaml=$XDG_CONFIG_HOME/paidan/paidan.yaml

run "$PAIDAN" --version
ok 'the version' grep -Eqx 'paidan [0-9.]+' "$tmp/out"
for words in help --help -h; do
	run "$PAIDAN" $words
	ok "$words" eval '[ "$status" = 0 ] && grep -q "^  migrate " "$tmp/out" && grep -q "^  --page-size " "$tmp/out"'
done
# Every command has help, and tells of every option it has.
"$PAIDAN" tables commands >"$tmp/commands"
ok 'there are commands' [ -s "$tmp/commands" ]
while read -r command option; do
	run "$PAIDAN" help "$command"
	ok "help $command $option" grep -qe "${option:-Usage: paidan $command }" "$tmp/out"
	cp "$tmp/out" "$tmp/first"
	run "$PAIDAN" "$command" --help
	ok "$command --help is help $command" cmp -s "$tmp/first" "$tmp/out"
done <"$tmp/commands"

refuses 64 'there is no command "migrte"; did you mean "migrate"?' "$PAIDAN" migrte
refuses 64 'there is no command "xyzzy"; "paidan help" shows those there are' "$PAIDAN" xyzzy
refuses 64 'there is no command "imprt"; did you mean "import"?' "$PAIDAN" help imprt
refuses 64 'unknown option "--dry-rnu"; did you mean "--dry-run"?' "$PAIDAN" migrate --dry-rnu
refuses 64 'unknown option "--langauge"; did you mean "--language"?' "$PAIDAN" --langauge=en migrate
refuses 64 'unknown option "--xyzzy"; --help shows those there are' "$PAIDAN" migrate --xyzzy
refuses 64 'unknown option "-x"; --help shows those there are' "$PAIDAN" migrate -x
refuses 64 'the option "--dry-run" takes no value' "$PAIDAN" migrate --dry-run=yes
refuses 64 'usage: paidan migrate [--dry-run]' "$PAIDAN" migrate now
refuses 64 'there is no command "strat"; did you mean "start"?' "$PAIDAN" demo strat
refuses 64 'there is no table "paidan.yml"; did you mean "paidan.yaml"?' "$PAIDAN" tables paidan.yml
refuses 64 '--page-size: "page_size" must be a number from 20 to 200, not "9"' "$PAIDAN" --page-size 9
refuses 64 '--page-size: a value must follow' "$PAIDAN" --page-size
refuses 64 '--db: a password on the command line is seen by everybody on this machine; put it into ~/.pgpass or a service file' \
	"$PAIDAN" migrate --db 'host=/tmp password=secret'
ok 'the password is not repeated' sh -c '! grep -q secret "$1/out" "$1/err"' - "$tmp"
refuses 78 'PAIDAN_COLOUR: "colour" must be one of auto, never, not "blue"' env PAIDAN_COLOUR=blue "$PAIDAN" help
refuses 73 'the output could not be written' sh -c '"$1" help >/dev/full' - "$PAIDAN"

printf 'colour: never\nlangauge: en\n' >"$yaml"
refuses 78 "$yaml:2:1: unknown setting \"langauge\"; did you mean \"language\"?" "$PAIDAN" migrate
# A quoted value can hold anything; nothing of it may reach the terminal as it stands.
printf 'colour: "\\e[2J\\u202E"\n' >"$yaml"
refuses 78 "$yaml:1:9: \"colour\" must be one of auto, never, not \"^[[2J<U+202E>\"" "$PAIDAN" migrate
rm "$yaml"

refuses 73 "Cannot write the log $tmp/none/log: No such file or directory" "$PAIDAN" --log "$tmp/none/log" tables
run env -u PAIDAN_LANGUAGE LC_ALL=zh_CN.GB18030 "$PAIDAN" --language en 命令
ok 'messages come in the encoding of the locale' \
	[ "$(iconv -f gb18030 -t utf-8 "$tmp/err")" = \
	'paidan: there is no command "命令"; "paidan help" shows those there are' ]
run env LC_ALL=C "$PAIDAN" --terminal-encoding big5 命令
ok 'or in the one that was set' \
	[ "$(iconv -f big5 -t utf-8 "$tmp/err")" = \
	'paidan: there is no command "命令"; "paidan help" shows those there are' ]
finish

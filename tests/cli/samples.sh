#!/bin/sh
# SPDX-License-Identifier: MIT
# The files that are made from tables are the ones that are committed.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/tap.sh"
root=$here/../..

# same TABLE FILE
same() {
	run "$PAIDAN" tables "$1"
	ok "$2 is what \"paidan --language en tables $1\" prints" cmp "$tmp/out" "$root/$2"
}

same paidan.yaml config/paidan.yaml
same keys.yaml config/keys.yaml
same paidan.yaml.5 man/paidan.yaml.5
same paidan-city.5 man/paidan-city.5

# The samples are all comments; with them taken away they are still understood.
cp "$root/config/paidan.yaml" "$root/config/keys.yaml" "$XDG_CONFIG_HOME/paidan"
run "$PAIDAN" help
ok 'the samples can be used as they are' ended 0
for file in paidan.yaml keys.yaml; do
	sed 's/^\( *\)#\([a-z_-]*:\)/\1\2/' "$root/config/$file" >"$XDG_CONFIG_HOME/paidan/$file"
	ok "every line of $file is awake" sh -c '! cmp -s "$1" "$2"' - "$root/config/$file" "$XDG_CONFIG_HOME/paidan/$file"
done
run "$PAIDAN" help
ok 'every line of the samples can be used' ended 0

# paidan(1) is written by hand, but forgets no command and no option.
"$PAIDAN" tables commands >"$tmp/commands"
while read -r command option; do
	ok "paidan(1) tells of $command $option" \
		grep -Eq "(Nm|Oo|Op) Cm $command.*${option:+Fl ${option#-}}" "$root/man/paidan.1"
done <"$tmp/commands"
if command -v mandoc >/dev/null; then
	for page in paidan.1 paidan.yaml.5 paidan-city.5 paidan-security.7; do
		ok "man/$page is well-formed" mandoc -Tlint -Wwarning "$root/man/$page"
	done
	# An administrator reads two pages of 66 lines, not three.
	ok 'paidan-security(7) has two pages' \
		[ "$(mandoc -Tutf8 "$root/man/paidan-security.7" | wc -l)" -le 132 ]
fi
# What paidan-security(7) tells of is there.
sed -n 's/^\.Sy \([a-z_]*\)$/\1/p' "$root/man/paidan-security.7" | sort -u >"$tmp/settings"
while read -r setting; do
	ok "paidan-security(7): the setting $setting" grep -q "^ *#*$setting\( = \|: \)" \
		"$root/config/paidan.yaml" "$root/config/server/paidan-server.conf"
done <"$tmp/settings"
finish

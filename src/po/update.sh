#!/bin/sh
# SPDX-License-Identifier: MIT
# Brings zh.po up to what the source says: new messages come in empty, old ones go.
#   sh src/po/update.sh           edit zh.po afterwards
#   sh src/po/update.sh --check   fails if a message is missing, fuzzy or untranslated
set -eu
export LC_ALL=C.UTF-8
cd "$(dirname "$0")/../.."
po=src/po/zh.po
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

find src include -name '*.[ch]' | sort |
	xgettext --from-code=UTF-8 --language=C --keyword=_ --keyword=N_ \
		--add-comments=TRANSLATORS --no-location --package-name=paidan -f - \
		-o "$work/all.pot"
msgmerge --quiet --no-fuzzy-matching --no-wrap --no-location --sort-output -o "$work/new.po" \
	"$po" "$work/all.pot"
msgattrib --no-obsolete --no-wrap "$work/new.po" | sed '/^"POT-Creation-Date/d' >"$work/zh.po"

if [ "${1-}" = --check ]; then
	msgattrib --untranslated --no-wrap "$work/zh.po" >"$work/left.po"
	msgattrib --only-fuzzy --no-wrap "$work/zh.po" >>"$work/left.po"
	if grep -q '^msgid "..*"' "$work/left.po"; then
		grep '^msgid' "$work/left.po" >&2
		exit 1
	fi
	msgfmt --check -o /dev/null "$work/zh.po"
	cmp -s "$work/zh.po" "$po" || {
		echo "src/po/zh.po is not up to date: sh src/po/update.sh" >&2
		exit 1
	}
	exit 0
fi
cp "$work/zh.po" "$po"
msgfmt --statistics -o /dev/null "$po"

/* SPDX-License-Identifier: MIT */
#include "term/key.h"

#include <string.h>
#include <strings.h>

#include "base/vec.h"
#include "term/keyseq.h"
#include "text/sanitize.h"
#include "text/utf8.h"
#include "text/width.h"

/* The first name of a key is the one that is shown. */
static const struct {
	const char *name;
	enum keysym sym;
	uint32_t cp;
} names[] = {
	{ "Enter", KEY_ENTER, 0 },
	{ "Esc", KEY_ESC, 0 },
	{ "Tab", KEY_TAB, 0 },
	{ "S-Tab", KEY_BACKTAB, 0 },
	{ "Space", KEY_CHAR, ' ' },
	{ "BS", KEY_BS, 0 },
	{ "Del", KEY_DEL, 0 },
	{ "Ins", KEY_INS, 0 },
	{ "Up", KEY_UP_SYM, 0 },
	{ "Down", KEY_DOWN_SYM, 0 },
	{ "Left", KEY_LEFT_SYM, 0 },
	{ "Right", KEY_RIGHT_SYM, 0 },
	{ "Home", KEY_HOME_SYM, 0 },
	{ "End", KEY_END_SYM, 0 },
	{ "PgUp", KEY_PGUP, 0 },
	{ "PgDn", KEY_PGDN, 0 },
	{ "F1", KEY_FUNCTION, 1 },
	{ "F2", KEY_FUNCTION, 2 },
	{ "F3", KEY_FUNCTION, 3 },
	{ "F4", KEY_FUNCTION, 4 },
	{ "F5", KEY_FUNCTION, 5 },
	{ "F6", KEY_FUNCTION, 6 },
	{ "F7", KEY_FUNCTION, 7 },
	{ "F8", KEY_FUNCTION, 8 },
	{ "F9", KEY_FUNCTION, 9 },
	{ "F10", KEY_FUNCTION, 10 },
	{ "F11", KEY_FUNCTION, 11 },
	{ "F12", KEY_FUNCTION, 12 },
	{ "Paste", KEY_PASTE, 0 },
	{ "lt", KEY_CHAR, '<' }, /* where a bare < would open a name */
	{ "gt", KEY_CHAR, '>' },
	{ "CR", KEY_ENTER, 0 },
	{ "Return", KEY_ENTER, 0 },
	{ "Escape", KEY_ESC, 0 },
	{ "Backspace", KEY_BS, 0 },
	{ "Delete", KEY_DEL, 0 },
	{ "Insert", KEY_INS, 0 },
	{ "PageUp", KEY_PGUP, 0 },
	{ "PageDown", KEY_PGDN, 0 },
};

bool
key_equal(const struct key *a, const struct key *b)
{
	if (a->sym != b->sym || a->cp != b->cp || a->mods != b->mods)
		return false;
	if (a->sym != KEY_PASTE)
		return true;
	return a->text_length == b->text_length &&
	    (a->text_length == 0 || memcmp(a->text, b->text, a->text_length) == 0);
}

static bool
parse_base(const char *name, size_t n, struct key *out)
{
	uint32_t cp;
	bool bad = false;

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		if (strlen(names[i].name) == n && strncasecmp(names[i].name, name, n) == 0) {
			out->sym = names[i].sym;
			out->cp = names[i].cp;
			return out->sym != KEY_PASTE;
		}
	}
	if (n == 0 || utf8_decode(name, n, &cp, &bad) != n || bad)
		return false;
	if (!sanitize_harmless(cp) || width_cp(cp) < 1)
		return false;
	out->sym = KEY_CHAR;
	out->cp = cp;
	return true;
}

/*
 * A terminal can send Control with few characters, and some of those are other
 * keys: C-m is Enter. A binding of C-5 would never fire, so it is refused.
 */
static bool
parse_control(struct key *key)
{
	if (key->sym == KEY_PASTE || key->sym == KEY_ESC)
		return false;
	if (key->sym != KEY_CHAR) {
		key->mods |= KEYMOD_CTRL;
		return true;
	}
	uint32_t cp = key->cp;
	if (cp >= 'a' && cp <= 'z')
		cp -= 0x20;
	if (cp == ' ')
		cp = '@';
	if (cp == '?')
		cp = 0x7F + 0x40;
	else if (cp < '@' || cp > '_')
		return false;
	struct key control = keyseq_control((unsigned char)(cp - 0x40));
	control.mods |= key->mods;
	*key = control;
	return true;
}

bool
key_parse(const char *name, size_t n, struct key *out)
{
	struct key key = { 0 };
	bool control = false;

	while (n > 2 && name[1] == '-' && strchr("CcMm", name[0])) {
		if (name[0] == 'C' || name[0] == 'c')
			control = true;
		else
			key.mods |= KEYMOD_META;
		name += 2;
		n -= 2;
	}
	if (!parse_base(name, n, &key) || (control && !parse_control(&key)))
		return false;
	*out = key;
	return true;
}

static const char *
name_of(const struct key *key)
{
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		if (names[i].sym != key->sym || names[i].cp != key->cp)
			continue;
		if (key->sym != KEY_CHAR || key->cp == ' ')
			return names[i].name;
	}
	return NULL;
}

void
key_name(const struct key *key, struct strbuf *out)
{
	const char *name = name_of(key);
	char s[UTF8_MAX];

	if (key->mods & KEYMOD_CTRL)
		strbuf_adds(out, "C-");
	if (key->mods & KEYMOD_META)
		strbuf_adds(out, "M-");
	if (name)
		strbuf_adds(out, name);
	else if (key->sym == KEY_CHAR)
		strbuf_add(out, s, utf8_encode(key->cp, s));
	else
		strbuf_adds(out, "?");
}

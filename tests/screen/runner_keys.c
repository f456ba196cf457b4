/* SPDX-License-Identifier: MIT */
#include "runner_keys.h"

#include <stdint.h>
#include <string.h>

#include "base/vec.h"
#include "base/xalloc.h"
#include "term/key.h"
#include "text/utf8.h"

/* As xterm sends them. */
static const struct {
	enum keysym sym;
	uint32_t cp;
	const char *bytes;
} sequences[] = {
	{ KEY_ENTER, 0, "\r" },
	{ KEY_ESC, 0, "\033" },
	{ KEY_TAB, 0, "\t" },
	{ KEY_BACKTAB, 0, "\033[Z" },
	{ KEY_BS, 0, "\177" },
	{ KEY_DEL, 0, "\033[3~" },
	{ KEY_INS, 0, "\033[2~" },
	{ KEY_UP_SYM, 0, "\033[A" },
	{ KEY_DOWN_SYM, 0, "\033[B" },
	{ KEY_RIGHT_SYM, 0, "\033[C" },
	{ KEY_LEFT_SYM, 0, "\033[D" },
	{ KEY_HOME_SYM, 0, "\033[H" },
	{ KEY_END_SYM, 0, "\033[F" },
	{ KEY_PGUP, 0, "\033[5~" },
	{ KEY_PGDN, 0, "\033[6~" },
	{ KEY_FUNCTION, 1, "\033OP" },
	{ KEY_FUNCTION, 2, "\033OQ" },
	{ KEY_FUNCTION, 3, "\033OR" },
	{ KEY_FUNCTION, 4, "\033OS" },
	{ KEY_FUNCTION, 5, "\033[15~" },
	{ KEY_FUNCTION, 6, "\033[17~" },
	{ KEY_FUNCTION, 7, "\033[18~" },
	{ KEY_FUNCTION, 8, "\033[19~" },
	{ KEY_FUNCTION, 9, "\033[20~" },
	{ KEY_FUNCTION, 10, "\033[21~" },
	{ KEY_FUNCTION, 11, "\033[23~" },
	{ KEY_FUNCTION, 12, "\033[24~" },
};

static bool
add_key(const struct key *key, struct encoder *encoder, struct strbuf *out)
{
	if (key->mods & KEYMOD_META)
		strbuf_addc(out, '\033');
	if (key->sym == KEY_CHAR && key->mods & KEYMOD_CTRL) {
		strbuf_addc(out, (char)(key->cp & 0x1F));
		return true;
	}
	if (key->sym == KEY_CHAR)
		return encoder_put(encoder, key->cp, out);
	if (key->mods & KEYMOD_CTRL)
		return false;
	for (size_t i = 0; i < ARRAY_LEN(sequences); i++) {
		if (sequences[i].sym == key->sym && sequences[i].cp == key->cp) {
			strbuf_adds(out, sequences[i].bytes);
			return true;
		}
	}
	return false;
}

bool
keys_bytes(const char *keys, struct encoder *encoder, struct strbuf *out, char **cause)
{
	while (*keys) {
		const char *end = *keys == '<' ? strchr(keys, '>') : NULL;
		size_t n = end ? (size_t)(end - keys) - 1 : utf8_next(keys, strlen(keys), 0);
		const char *name = end ? keys + 1 : keys;
		struct key key;
		if (!key_parse(name, n, &key) || !add_key(&key, encoder, out)) {
			*cause = xasprintf("no such key: %.*s", (int)n, name);
			return false;
		}
		keys = end ? end + 1 : keys + n;
	}
	return true;
}

bool
keys_text(const char *text, struct encoder *encoder, struct strbuf *out, char **cause)
{
	for (size_t at = 0, n = strlen(text); at < n;) {
		uint32_t cp;
		at += utf8_decode(text + at, n - at, &cp, NULL);
		if (!encoder_put(encoder, cp, out)) {
			*cause = xasprintf("the encoding has no U+%04X", (unsigned)cp);
			return false;
		}
	}
	return true;
}

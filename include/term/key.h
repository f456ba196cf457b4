/* SPDX-License-Identifier: MIT */
/*
 * Keys: decoded from terminal bytes, and named as people write them:
 * "a", "陈", "Enter", "Esc", "Tab", "S-Tab", "Space", "BS", "Del", "Up", "PgDn",
 * "Home", "F1", "C-l", "M-x". In scripts and messages special keys stand in <>.
 */
#ifndef PAIDAN_TERM_KEY_H
#define PAIDAN_TERM_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"

enum keysym {
	KEY_NONE_SYM,
	KEY_CHAR,                /* cp is the character, already as typed (shift applied) */
	KEY_ENTER, KEY_ESC, KEY_TAB, KEY_BACKTAB, KEY_BS, KEY_DEL, KEY_INS,
	KEY_UP_SYM, KEY_DOWN_SYM, KEY_LEFT_SYM, KEY_RIGHT_SYM,
	KEY_HOME_SYM, KEY_END_SYM, KEY_PGUP, KEY_PGDN,
	KEY_FUNCTION,            /* cp is 1..12 */
	KEY_PASTE,               /* a bracketed paste; text holds it */
};

#define KEYMOD_CTRL 1
#define KEYMOD_META 2

struct key {
	enum keysym sym;
	uint32_t cp;
	unsigned mods;
	/* KEY_PASTE: sanitised for editing (no controls but \n); valid until the next key */
	const char *text;
	size_t text_length;
};

bool key_equal(const struct key *a, const struct key *b);
/* Parses one name ("C-l", "Enter", "d"); false if it is none. */
bool key_parse(const char *name, size_t n, struct key *out);
void key_name(const struct key *key, struct strbuf *out);

/*
 * Decodes terminal input: UTF-8 text (the caller converts other encodings),
 * sequences of the terminal's own description plus those of xterm, linux, vt and rxvt.
 * An escape alone is KEY_ESC once keyreader_flush is called (time is the
 * caller's); unknown sequences are swallowed whole; never more than 1 KiB is held
 * outside a paste, and a paste is cut at 1 MiB.
 */
struct keyreader;
struct keyreader *keyreader_create(void);
void keyreader_destroy(struct keyreader *r);
/* Adds a sequence of this terminal ("\033[A" → KEY_UP_SYM); NULL or empty is ignored. */
void keyreader_add(struct keyreader *r, const char *sequence, enum keysym sym, uint32_t cp);
/* The terminal says where its cursor is, counted from 0; never in its first row. */
typedef void keyreader_report_fn(void *ctx, int row, int col);
void keyreader_on_report(struct keyreader *r, keyreader_report_fn *fn, void *ctx);
void keyreader_feed(struct keyreader *r, const char *bytes, size_t n);
/* The next whole key; false if there is none yet. */
bool keyreader_next(struct keyreader *r, struct key *out);
/*
 * True if something is pending that only time can settle (an escape that may be a key or a
 * sequence).
 */
bool keyreader_pending(const struct keyreader *r);
/* The time is up: what is pending becomes keys. */
void keyreader_flush(struct keyreader *r);

#endif

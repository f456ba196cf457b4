/* SPDX-License-Identifier: MIT */
#include "ui/edit_private.h"

#include <string.h>

#include "text/utf8.h"
#include "text/width.h"

#define EDIT_LIMIT 65536

void
edit_init(struct edit *e, bool lines, size_t limit)
{
	*e = (struct edit){ .lines = lines, .limit = limit ? limit : EDIT_LIMIT };
}

void
edit_finish(struct edit *e)
{
	strbuf_finish(&e->text);
}

void
edit_set(struct edit *e, const char *text)
{
	strbuf_clear(&e->text);
	strbuf_adds(&e->text, text);
	e->caret = e->text.len;
	e->scroll = 0;
}

const char *
edit_text(const struct edit *e)
{
	return strbuf_str(&e->text);
}

static size_t
next(const struct edit *e, size_t at)
{
	return at < e->text.len ? utf8_next(edit_text(e), e->text.len, at) : e->text.len;
}

static size_t
prev(const struct edit *e, size_t at)
{
	return at > 0 ? utf8_prev(edit_text(e), e->text.len, at) : 0;
}

size_t
edit_snap(const struct edit *e, size_t at)
{
	size_t b = 0;

	while (b < at && b < e->text.len)
		b = next(e, b);
	return b;
}

/* Takes bytes away. Those that then meet may be one character: the caret must not stand in it. */
static bool
cut(struct edit *e, size_t from, size_t to)
{
	if (from >= to)
		return false;
	strbuf_splice(&e->text, from, to - from, NULL, 0);
	e->caret = edit_snap(e, from);
	return true;
}

static bool
insert(struct edit *e, const char *s, size_t n)
{
	size_t room = e->text.len < e->limit ? e->limit - e->text.len : 0;

	if (n > room) {
		size_t fits = 0;
		for (size_t b = 0; b <= room; b = utf8_next(s, n, b))
			fits = b;
		n = fits;
	}
	if (n == 0)
		return false;
	strbuf_splice(&e->text, e->caret, 0, s, n);
	/* One line: what was pasted as several comes in as one. */
	for (size_t i = e->caret; !e->lines && i < e->caret + n; i++)
		if (e->text.s[i] == '\n')
			e->text.s[i] = ' ';
	e->caret = edit_snap(e, e->caret + n);
	return true;
}

static size_t
line_start(const struct edit *e, size_t at)
{
	while (at > 0 && (!e->lines || edit_text(e)[at - 1] != '\n'))
		at--;
	return at;
}

static size_t
line_end(const struct edit *e, size_t at)
{
	while (at < e->text.len && (!e->lines || edit_text(e)[at] != '\n'))
		at++;
	return at;
}

/* Kinds of characters for C-w: a word is a run of one kind. */
static int
kind(const struct edit *e, size_t at)
{
	uint32_t cp;

	utf8_decode(edit_text(e) + at, e->text.len - at, &cp, NULL);
	if (cp == ' ' || cp == '\t' || cp == '\n' || cp == 0x3000)
		return 0;
	if (cp < 0x80 && !strchr("_", (int)cp) && !(cp >= '0' && cp <= '9') &&
	    !((cp | 32) >= 'a' && (cp | 32) <= 'z'))
		return 1;
	if (cp >= 0x3001 && cp <= 0x303f)
		return 1;
	return width_cp(cp) == 2 ? 2 : 3;
}

static size_t
word_start(const struct edit *e, size_t at)
{
	while (at > 0 && kind(e, prev(e, at)) == 0)
		at = prev(e, at);
	int k = at > 0 ? kind(e, prev(e, at)) : 0;
	while (at > 0 && kind(e, prev(e, at)) == k)
		at = prev(e, at);
	return at;
}

/* Up and down by rows as they were shown, keeping the column as well as can be. */
static void
move_rows(struct edit *e, long by)
{
	struct edit_rows rows = { 0 };
	struct strbuf shown = STRBUF_INIT;

	edit_break(e, e->cols > 1 ? e->cols : 80, &rows);
	size_t from = edit_row_of(&rows, e->caret), to;
	if (by < 0)
		to = from > (size_t)-by ? from - (size_t)-by : 0;
	else
		to = from + (size_t)by < rows.count ? from + (size_t)by : rows.count - 1;
	int goal = edit_show(e, rows.starts[from], e->caret, &shown), col = 0;
	size_t end = to + 1 < rows.count ? prev(e, rows.starts[to + 1]) : e->text.len;
	size_t at = rows.starts[to];
	while (at < end && col < goal) {
		strbuf_clear(&shown);
		col += edit_show(e, at, next(e, at), &shown);
		if (col > goal)
			break;
		at = next(e, at);
	}
	if (to != from)
		e->caret = at;
	strbuf_finish(&shown);
	edit_rows_finish(&rows);
}

static bool
control_key(struct edit *e, uint32_t cp, bool *changed)
{
	switch (cp) {
	case 'a':
		e->caret = line_start(e, e->caret);
		return true;
	case 'e':
		e->caret = line_end(e, e->caret);
		return true;
	case 'b':
		e->caret = prev(e, e->caret);
		return true;
	case 'f':
		e->caret = next(e, e->caret);
		return true;
	case 'u':
		*changed = cut(e, line_start(e, e->caret), e->caret);
		return true;
	case 'k': {
		size_t end = line_end(e, e->caret);
		/* At the end of a line: joins it with the next. */
		*changed = cut(e, e->caret, end == e->caret ? next(e, end) : end);
		return true;
	}
	case 'w':
		*changed = cut(e, word_start(e, e->caret), e->caret);
		return true;
	default:
		return false;
	}
}

static bool
lines_key(struct edit *e, const struct key *key, bool *changed)
{
	long page = e->rows > 1 ? e->rows - 1 : 1;

	switch (key->sym) {
	case KEY_ENTER:
		*changed = insert(e, "\n", 1);
		return true;
	case KEY_UP_SYM:
		move_rows(e, -1);
		return true;
	case KEY_DOWN_SYM:
		move_rows(e, 1);
		return true;
	case KEY_PGUP:
		move_rows(e, -page);
		return true;
	case KEY_PGDN:
		move_rows(e, page);
		return true;
	default:
		return false;
	}
}

static bool
motion_key(struct edit *e, const struct key *key, bool *changed)
{
	switch (key->sym) {
	case KEY_LEFT_SYM:
		e->caret = prev(e, e->caret);
		return true;
	case KEY_RIGHT_SYM:
		e->caret = next(e, e->caret);
		return true;
	case KEY_HOME_SYM:
		e->caret = line_start(e, e->caret);
		return true;
	case KEY_END_SYM:
		e->caret = line_end(e, e->caret);
		return true;
	case KEY_BS:
		*changed = cut(e, prev(e, e->caret), e->caret);
		return true;
	case KEY_DEL:
		*changed = cut(e, e->caret, next(e, e->caret));
		return true;
	default:
		return e->lines && lines_key(e, key, changed);
	}
}

bool
edit_key(struct edit *e, const struct key *key, bool *changed)
{
	char bytes[UTF8_MAX];

	*changed = false;
	if (key->sym == KEY_PASTE) {
		*changed = insert(e, key->text, key->text_length);
		return true;
	}
	if (key->sym == KEY_CHAR && key->mods == 0) {
		*changed = insert(e, bytes, utf8_encode(key->cp, bytes));
		return true;
	}
	if (key->sym == KEY_CHAR)
		return key->mods == KEYMOD_CTRL && control_key(e, key->cp, changed);
	return key->mods == 0 && motion_key(e, key, changed);
}

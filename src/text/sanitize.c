/* SPDX-License-Identifier: MIT */
#include "text/sanitize.h"

#include <string.h>

#include "text/chars.h"
#include "text/utf8.h"
#include "text/width.h"

#define MOST_MARKS 3
#define TAB_STOP 8

struct washer {
	struct strbuf *out;
	enum sanitize_mode mode;
	bool base;       /* a mark would sit on the character before it */
	bool emoji;      /* a selector would choose the look of the one before it */
	int marks;       /* on this base so far */
	size_t measured; /* up to where in out `column` has been counted, for tabs */
	int column;
};

bool
sanitize_harmless(uint32_t cp)
{
	return !(chars_flags(cp) & CHARS_HIDDEN);
}

/* What was put last is ours: no mark may change how it looks. */
static void
end_base(struct washer *w)
{
	w->base = false;
	w->emoji = false;
	w->marks = 0;
}

static void
put_bytes(struct washer *w, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		strbuf_addf(w->out, "<%02X>", (unsigned char)s[i]);
	end_base(w);
}

static void
put_space(struct washer *w, char c)
{
	strbuf_addc(w->out, c);
	if (c == '\n') {
		w->measured = w->out->len;
		w->column = 0;
	}
	end_base(w);
}

static void
put_tab(struct washer *w)
{
	/* Only what is new is measured, or a line of tabs would take for ever. */
	w->column += width_text(w->out->s + w->measured, w->out->len - w->measured);
	do
		strbuf_addc(w->out, ' ');
	while (++w->column % TAB_STOP);
	w->measured = w->out->len;
	end_base(w);
}

static void
put_control(struct washer *w, uint32_t cp)
{
	if (cp == '\n' || cp == '\r')
		put_space(w, w->mode == SANITIZE_TEXT ? '\n' : ' ');
	else if (cp == '\t' && w->mode == SANITIZE_TEXT)
		put_tab(w);
	else if (cp == '\t')
		put_space(w, ' ');
	else {
		strbuf_addc(w->out, '^');
		strbuf_addc(w->out, (char)(cp ^ 0x40));
		end_base(w);
	}
}

static void
put_mark(struct washer *w, uint32_t cp, const char *s, size_t n)
{
	w->emoji = false;
	/* The base stays: the marks after this one are too many as well. */
	if (w->base && w->marks >= MOST_MARKS) {
		strbuf_addf(w->out, "<U+%04X>", (unsigned)cp);
		return;
	}
	if (!w->base)
		strbuf_adds(w->out, "\u25cc");
	strbuf_add(w->out, s, n);
	w->base = true;
	w->marks++;
}

static void
put_code_point(struct washer *w, uint32_t cp, const char *s, size_t n)
{
	unsigned flags = chars_flags(cp);

	if (cp < 0x20 || cp == 0x7f) {
		put_control(w, cp);
	} else if (w->emoji && (cp == 0xfe0e || cp == 0xfe0f)) {
		w->emoji = false;
	} else if (flags & CHARS_HIDDEN) {
		strbuf_addf(w->out, "<U+%04X>", (unsigned)cp);
		end_base(w);
	} else if (flags & CHARS_ZERO) {
		put_mark(w, cp, s, n);
	} else {
		strbuf_add(w->out, s, n);
		w->base = true;
		w->emoji = flags & CHARS_EMOJI;
		w->marks = 0;
	}
}

/* Length of the run of plain ASCII at s, which needs no looking at one by one. */
static size_t
plain_run(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && s[i] >= 0x20 && s[i] < 0x7f)
		i++;
	return i;
}

void
sanitize(struct strbuf *out, const char *s, size_t n, enum sanitize_mode mode)
{
	struct washer w = { .out = out, .mode = mode, .measured = out->len };
	size_t at = 0;

	strbuf_reserve(out, n);
	while (at < n) {
		size_t run = plain_run(s + at, n - at);
		uint32_t cp;
		bool bad;

		/* The last of the run may be the base of a mark, or a keycap's digit. */
		if (run > 1) {
			strbuf_add(out, s + at, run - 1);
			at += run - 1;
		}
		run = utf8_decode(s + at, n - at, &cp, &bad);
		if (bad)
			put_bytes(&w, s + at, run);
		else
			put_code_point(&w, cp, s + at, run);
		at += run;
		if (cp == '\r' && at < n && s[at] == '\n')
			at++;
	}
}

void
sanitize_adds(struct strbuf *out, const char *s)
{
	sanitize(out, s, strlen(s), SANITIZE_LINE);
}

char *
sanitize_line(const char *s)
{
	struct strbuf out = STRBUF_INIT;

	if (s)
		sanitize_adds(&out, s);
	return strbuf_take(&out);
}

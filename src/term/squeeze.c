/* SPDX-License-Identifier: MIT */
#include "term/squeeze.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define REPEAT_MAX 1000

/*
 * Styles (SGR) are held back until something is drawn: of several in a row the
 * ones before a reset do nothing, and the rest make one sequence.
 */
struct squeezer {
	struct strbuf *out;
	bool plain;         /* the style that the terminal has is the plain one */
	bool reset;         /* the styles held begin with a reset */
	struct strbuf held; /* parameters that follow it: "1;31" */
};

/* Length of the control sequence at s (ESC [ parameters final), or 0. */
static size_t
csi_length(const char *s, size_t n)
{
	size_t at = 2;

	if (n < 3 || s[0] != '\033' || s[1] != '[')
		return 0;
	while (at < n && s[at] >= 0x20 && s[at] < 0x40)
		at++;
	return at < n ? at + 1 : 0;
}

/* s, n: what stands between ESC [ and m. */
static void
hold_style(struct squeezer *q, const char *s, size_t n)
{
	if (n == 0 || (s[0] == '0' && (n == 1 || s[1] == ';'))) {
		size_t skip = n < 2 ? n : 2;
		q->reset = true;
		strbuf_clear(&q->held);
		s += skip;
		n -= skip;
	}
	/* 10, on the linux console, chooses a character set: the one that is on. */
	if (n > 3 && memcmp(s, "10;", 3) == 0) {
		s += 3;
		n -= 3;
	}
	if (n > 0 && q->held.len > 0)
		strbuf_addc(&q->held, ';');
	strbuf_add(&q->held, s, n);
}

static void
put_style(struct squeezer *q)
{
	bool reset = q->reset && !q->plain;

	if (reset || q->held.len > 0) {
		strbuf_adds(q->out, reset && q->held.len > 0 ? "\033[0;" : "\033[");
		strbuf_add(q->out, strbuf_str(&q->held), q->held.len);
		strbuf_addc(q->out, 'm');
	}
	if (q->reset || q->held.len > 0)
		q->plain = q->held.len == 0;
	q->reset = false;
	strbuf_clear(&q->held);
}

/* ESC [ times b: the last character again. */
static void
repeat(const char *s, struct strbuf *out)
{
	long times = strtol(s + 2, NULL, 10);
	size_t end = out->len;
	char last[4];
	size_t n = 1;

	while (n < sizeof last && n < end && ((unsigned char)out->s[end - n] & 0xC0) == 0x80)
		n++;
	if (end < n || times > REPEAT_MAX)
		return;
	memcpy(last, out->s + end - n, n);
	while (times-- > 0)
		strbuf_add(out, last, n);
}

void
squeeze(const char *s, size_t n, struct strbuf *out)
{
	struct squeezer q = { .out = out, .plain = true };

	for (size_t at = 0; at < n;) {
		size_t length = csi_length(s + at, n - at);
		char final = length > 0 ? s[at + length - 1] : '\0';
		if (length == 0 && s[at] == '\017') {
			length = 1;
		} else if (length == 0 && n - at >= 3 && memcmp(s + at, "\033(B", 3) == 0) {
			length = 3;
		} else if (final == 'm') {
			hold_style(&q, s + at + 2, length - 3);
		} else {
			put_style(&q);
			length = length > 0 ? length : 1;
			if (final == 'b')
				repeat(s + at, out);
			else
				strbuf_add(out, s + at, length);
		}
		at += length;
	}
	put_style(&q);
	strbuf_finish(&q.held);
}

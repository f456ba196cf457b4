/* SPDX-License-Identifier: MIT */
/*
 * Breaking text into lines: after spaces, and on either side of a wide
 * character, but no line begins with a closing mark or ends with an opening
 * one (the rule of Chinese typesetting, GB/T 15834 §5).
 */
#include "text/width.h"

#include <stdbool.h>
#include <string.h>

#include "text/chars.h"
#include "text/utf8.h"

#define NO_BREAK_SPACE 0xa0

static const char closing[] = "，。、；：？！）】》〉」』〕］｝”’…—·％℃°,.;:?!)]}%";
static const char opening[] = "（【《〈「『〔［｛“‘￥＄([{$#";

static bool
is_in(const char *set, size_t size, uint32_t cp)
{
	for (size_t at = 0; at < size;) {
		uint32_t one;

		at += utf8_decode(set + at, size - at, &one, NULL);
		if (one == cp)
			return true;
	}
	return false;
}

static bool
may_break(uint32_t before, uint32_t after)
{
	if (after == ' ')
		return false;
	if (before == ' ')
		return true;
	if (!((chars_flags(before) | chars_flags(after)) & CHARS_WIDE))
		return false;
	return !is_in(closing, sizeof closing - 1, after) &&
	    !is_in(opening, sizeof opening - 1, before);
}

/* Bytes of s, within one paragraph, that make the next line; at least one character. */
static size_t
line_length(const char *s, size_t n, int columns)
{
	size_t at = 0, good = 0;
	uint32_t before = 0;
	int used = 0;

	while (at < n) {
		size_t next = utf8_next(s, n, at);
		int w = width_text(s + at, next - at);
		uint32_t cp;

		utf8_decode(s + at, n - at, &cp, NULL);
		/* A space that bears a mark is seen, and stays where it is. */
		if (cp == ' ' && next - at > 1)
			cp = NO_BREAK_SPACE;
		if (at > 0 && may_break(before, cp))
			good = at;
		/* Spaces hang over the edge: the break after them eats them. */
		if (at > 0 && cp != ' ' && w > columns - used)
			return good ? good : at;
		used += w;
		before = cp;
		at = next;
	}
	return n;
}

static size_t
without_spaces(const char *s, size_t n)
{
	while (n > 0 && s[n - 1] == ' ')
		n--;
	return n;
}

static void
wrap_paragraph(struct strbuf *out, const char *s, size_t n, int columns)
{
	n = without_spaces(s, n);
	while (n > 0) {
		size_t taken = line_length(s, n, columns);
		size_t shown = without_spaces(s, taken);

		strbuf_add(out, s, shown);
		s += taken;
		n -= taken;
		/* An indent that leaves no room for the first word makes no line of its own. */
		if (n > 0 && shown > 0)
			strbuf_addc(out, '\n');
	}
}

void
width_wrap(struct strbuf *out, const char *s, int columns)
{
	for (;;) {
		size_t n = strcspn(s, "\n");

		wrap_paragraph(out, s, n, columns);
		if (s[n] == '\0')
			return;
		strbuf_addc(out, '\n');
		s += n + 1;
	}
}

/* SPDX-License-Identifier: MIT */
#include "text/width.h"

#include <stdbool.h>
#include <string.h>

#include "text/chars.h"
#include "text/utf8.h"

static int ambiguous_columns = 1;

void
width_set_ambiguous(int columns)
{
	ambiguous_columns = columns == 2 ? 2 : 1;
}

int
width_cp(uint32_t cp)
{
	unsigned flags;

	if (cp < 0x20 || (cp >= 0x7f && cp < 0xa0))
		return -1;
	if (cp < 0x7f)
		return 1;
	if ((cp >= 0xd800 && cp <= 0xdfff) || cp > 0x10ffff)
		return -1;
	flags = chars_flags(cp);
	if (flags & CHARS_ZERO)
		return 0;
	if (flags & CHARS_WIDE)
		return 2;
	return flags & CHARS_AMBIGUOUS ? ambiguous_columns : 1;
}

int
width_text(const char *s, size_t n)
{
	int columns = 0;

	for (size_t at = 0; at < n;) {
		uint32_t cp;
		int w;

		at += utf8_decode(s + at, n - at, &cp, NULL);
		w = width_cp(cp);
		columns += w > 0 ? w : 0;
	}
	return columns;
}

size_t
width_prefix(const char *s, size_t n, int columns, int *used)
{
	size_t at = 0;
	int sum = 0;

	while (at < n) {
		uint32_t cp;
		size_t took = utf8_decode(s + at, n - at, &cp, NULL);
		int w = width_cp(cp);

		if (w > 0 && w > columns - sum)
			break;
		sum += w > 0 ? w : 0;
		at += took;
	}
	if (used)
		*used = sum;
	return at;
}

static void
add_spaces(struct strbuf *out, int n)
{
	if (n <= 0)
		return;
	memset(strbuf_reserve(out, (size_t)n), ' ', (size_t)n);
	out->len += (size_t)n;
	out->s[out->len] = '\0';
}

void
width_fit(struct strbuf *out, const char *s, int columns, enum width_align align)
{
	static const char dots[] = "…";
	size_t n = strlen(s), kept;
	int used, left, dots_width = width_cp(0x2026);
	bool cut;

	if (columns <= 0)
		return;
	kept = width_prefix(s, n, columns, &used);
	cut = kept < n;
	if (cut && dots_width <= columns) {
		kept = width_prefix(s, n, columns - dots_width, &used);
		used += dots_width;
	}
	left = 0;
	if (align == ALIGN_RIGHT)
		left = columns - used;
	else if (align == ALIGN_CENTRE)
		left = (columns - used) / 2;
	add_spaces(out, left);
	strbuf_add(out, s, kept);
	if (cut && dots_width <= columns)
		strbuf_adds(out, dots);
	add_spaces(out, columns - used - left);
}

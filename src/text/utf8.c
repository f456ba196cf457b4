/* SPDX-License-Identifier: MIT */
#include "text/utf8.h"

#include "text/chars.h"

/*
 * Table 3-7 in two facts: how many bytes a lead byte asks for, and the range
 * of the second byte, which is where overlong forms, surrogates and what lies
 * above U+10FFFF are kept out.
 */
static size_t
shape(unsigned char lead, unsigned char *low, unsigned char *high)
{
	*low = 0x80;
	*high = 0xbf;
	if (lead < 0x80)
		return 1;
	if (lead < 0xc2)
		return 0;
	if (lead < 0xe0)
		return 2;
	if (lead < 0xf0) {
		if (lead == 0xe0)
			*low = 0xa0;
		if (lead == 0xed)
			*high = 0x9f;
		return 3;
	}
	if (lead < 0xf5) {
		if (lead == 0xf0)
			*low = 0x90;
		if (lead == 0xf4)
			*high = 0x8f;
		return 4;
	}
	return 0;
}

/* Bytes of s that are a proper beginning of a sequence; *need gets its whole length. */
static size_t
well_formed(const char *s, size_t n, size_t *need)
{
	const unsigned char *p = (const unsigned char *)s;
	unsigned char low, high;
	size_t got = 1;

	*need = shape(p[0], &low, &high);
	if (*need == 0)
		return 0;
	for (; got < *need && got < n; got++) {
		if (p[got] < low || p[got] > high)
			break;
		low = 0x80;
		high = 0xbf;
	}
	return got;
}

size_t
utf8_decode(const char *s, size_t n, uint32_t *cp, bool *bad)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t need, got;
	uint32_t v;

	if (bad)
		*bad = false;
	if (p[0] < 0x80) {
		*cp = p[0];
		return 1;
	}
	got = well_formed(s, n, &need);
	if (need == 0 || got < need) {
		*cp = UTF8_BAD;
		if (bad)
			*bad = true;
		return got ? got : 1;
	}
	v = p[0] & (0x7fu >> need);
	for (size_t i = 1; i < need; i++)
		v = v << 6 | (p[i] & 0x3fu);
	*cp = v;
	return need;
}

bool
utf8_incomplete(const char *s, size_t n)
{
	size_t need;

	return n > 0 && well_formed(s, n, &need) == n && n < need;
}

size_t
utf8_encode(uint32_t cp, char out[UTF8_MAX])
{
	if (cp > 0x10ffff || (cp >= 0xd800 && cp <= 0xdfff))
		cp = UTF8_BAD;
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xc0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3f));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xe0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3f));
		out[2] = (char)(0x80 | (cp & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3f));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3f));
	out[3] = (char)(0x80 | (cp & 0x3f));
	return 4;
}

size_t
utf8_check(const char *s, size_t n)
{
	size_t at = 0, need;

	while (at < n) {
		if ((unsigned char)s[at] < 0x80) {
			at++;
			continue;
		}
		if (well_formed(s + at, n - at, &need) < need || need == 0)
			return at;
		at += need;
	}
	return n;
}

static bool
is_control(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7f && cp < 0xa0);
}

static bool
joins(uint32_t cp)
{
	return cp >= 0x80 && (chars_flags(cp) & CHARS_ZERO);
}

size_t
utf8_next(const char *s, size_t n, size_t pos)
{
	uint32_t cp;
	size_t took;

	if (pos >= n)
		return n;
	pos += utf8_decode(s + pos, n - pos, &cp, NULL);
	if (is_control(cp))
		return pos;
	while (pos < n) {
		took = utf8_decode(s + pos, n - pos, &cp, NULL);
		if (!joins(cp))
			break;
		pos += took;
	}
	return pos;
}

/*
 * Offset and value of the code point that ends at pos > 0. Only a lead byte
 * can begin a sequence of several bytes, and a lead byte is never in the middle
 * of one: so whatever decodes to exactly the bytes up to pos is the answer.
 */
static size_t
step_back(const char *s, size_t pos, uint32_t *cp)
{
	for (size_t back = UTF8_MAX; back > 1; back--)
		if (back <= pos && utf8_decode(s + pos - back, back, cp, NULL) == back)
			return pos - back;
	utf8_decode(s + pos - 1, 1, cp, NULL);
	return pos - 1;
}

size_t
utf8_prev(const char *s, size_t n, size_t pos)
{
	uint32_t cp, before;
	size_t at;

	if (pos > n)
		pos = n;
	if (pos == 0)
		return 0;
	pos = step_back(s, pos, &cp);
	while (pos > 0 && joins(cp)) {
		at = step_back(s, pos, &before);
		if (is_control(before))
			break;
		pos = at;
		cp = before;
	}
	return pos;
}

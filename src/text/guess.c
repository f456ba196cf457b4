/* SPDX-License-Identifier: MIT */
/*
 * Which encoding is it? Both GB 2312 and Big5 put their common characters into
 * a level of their own (rows 16-55; 0xA440-0xC67E), and every language has a few
 * dozen characters that no page is without. Text read in its own encoding falls
 * into that level and hits those; read in the other one, it misses.
 */
#include "text/encoding.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "text/utf8.h"

/* More does not change the answer, only the time. */
#define ENOUGH ((size_t)256 << 10)

#define FREQUENT_SCORE 4
#define COMMON_SCORE 1
#define RARE_SCORE (-2)
#define BAD_SCORE (-8)

/*
 * Ascending: 的一是不了在有人这中大为上个国我以要他时来用们 and, from addresses
 * and reports, 市县区路号街小道年月日电话楼门地水工单内容标题编, in each encoding.
 */
/* clang-format off */
static const uint16_t frequent_gb[] = {
	0xb1e0, 0xb1ea, 0xb2bb, 0xb4f3, 0xb5a5, 0xb5c0, 0xb5c4, 0xb5d8, 0xb5e7, 0xb8f6,
	0xb9a4, 0xb9fa, 0xbac5, 0xbbb0, 0xbdd6, 0xc0b4, 0xc1cb, 0xc2a5, 0xc2b7, 0xc3c5,
	0xc3c7, 0xc4da, 0xc4ea, 0xc7f8, 0xc8cb, 0xc8d5, 0xc8dd, 0xc9cf, 0xcab1, 0xcac7,
	0xcad0, 0xcbae, 0xcbfb, 0xcce2, 0xceaa, 0xced2, 0xcfd8, 0xd0a1, 0xd2aa, 0xd2bb,
	0xd2d4, 0xd3c3, 0xd3d0, 0xd4c2, 0xd4da, 0xd5e2, 0xd6d0,
};
static const uint16_t frequent_big5[] = {
	0xa440, 0xa446, 0xa448, 0xa457, 0xa46a, 0xa470, 0xa475, 0xa4a3, 0xa4a4, 0xa4ba,
	0xa4e9, 0xa4eb, 0xa4f4, 0xa548, 0xa54c, 0xa5ab, 0xa5ce, 0xa661, 0xa662, 0xa67e,
	0xa6b3, 0xa7da, 0xa8d3, 0xaaba, 0xaaf9, 0xac4f, 0xacb0, 0xad6e, 0xadcc, 0xadd3,
	0xae65, 0xaec9, 0xb0cf, 0xb0ea, 0xb36f, 0xb3e6, 0xb5f3, 0xb8b9, 0xb8dc, 0xb8f4,
	0xb944, 0xb971, 0xbcd0, 0xbcd3, 0xbd73, 0xbfa4, 0xc344,
};
/* clang-format on */

struct tally {
	long score;
	size_t characters;
	size_t bad;
};

static int
by_value(const void *a, const void *b)
{
	const uint16_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

static bool
is_frequent(const uint16_t *table, size_t count, uint16_t code)
{
	return bsearch(&code, table, count, sizeof *table, by_value) != NULL;
}

static int
judge_gb(unsigned char a, unsigned char b)
{
	uint16_t code = (uint16_t)(a << 8 | b);

	if (is_frequent(frequent_gb, ARRAY_LEN(frequent_gb), code))
		return FREQUENT_SCORE;
	if (b >= 0xa1 && ((a >= 0xb0 && a <= 0xd7) || a == 0xa1 || a == 0xa3))
		return COMMON_SCORE;
	/* Rows that the standard leaves to users. */
	if (b < 0xa1 && a >= 0xa1 && a <= 0xa7)
		return BAD_SCORE;
	return RARE_SCORE;
}

static int
judge_big5(unsigned char a, unsigned char b)
{
	uint16_t code = (uint16_t)(a << 8 | b);

	if (is_frequent(frequent_big5, ARRAY_LEN(frequent_big5), code))
		return FREQUENT_SCORE;
	if (code >= 0xa440 && code <= 0xc67e)
		return COMMON_SCORE;
	/* Punctuation and full-width digits. */
	if ((code >= 0xa140 && code <= 0xa17e) || (code >= 0xa2af && code <= 0xa2b8))
		return COMMON_SCORE;
	if (a < 0xa1 || a > 0xf9)
		return BAD_SCORE;
	return RARE_SCORE;
}

/* Bytes of the character at p under GB18030: 1 (no such character), 2 or 4; 0: cut off. */
static size_t
gb_size(const unsigned char *p, size_t n)
{
	if (p[0] == 0x80 || p[0] == 0xff)
		return 1;
	if (n < 2)
		return 0;
	if (p[1] >= 0x40 && p[1] <= 0xfe && p[1] != 0x7f)
		return 2;
	if (p[1] < 0x30 || p[1] > 0x39)
		return 1;
	if (n < 4)
		return 0;
	return p[2] >= 0x81 && p[2] <= 0xfe && p[3] >= 0x30 && p[3] <= 0x39 ? 4 : 1;
}

static size_t
big5_size(const unsigned char *p, size_t n)
{
	if (p[0] == 0x80 || p[0] == 0xff)
		return 1;
	if (n < 2)
		return 0;
	return (p[1] >= 0x40 && p[1] <= 0x7e) || (p[1] >= 0xa1 && p[1] <= 0xfe) ? 2 : 1;
}

static struct tally
count(const unsigned char *p, size_t n, size_t (*size)(const unsigned char *, size_t),
    int (*judge)(unsigned char, unsigned char))
{
	struct tally t = { 0 };

	for (size_t at = 0; at < n;) {
		size_t took;

		if (p[at] < 0x80) {
			at++;
			continue;
		}
		took = size(p + at, n - at);
		if (took == 0)
			break;
		t.characters++;
		if (took == 2)
			t.score += judge(p[at], p[at + 1]);
		else
			t.score += took == 4 ? RARE_SCORE : BAD_SCORE;
		t.bad += took == 1;
		at += took;
	}
	return t;
}

/* UTF-8, or UTF-8 with a few broken places: no other encoding looks like it by chance. */
static bool
looks_like_utf8(const char *s, size_t n, bool whole)
{
	size_t good = 0, bad = 0;

	for (size_t at = 0; at < n;) {
		uint32_t cp;
		bool broken;

		if (!whole && utf8_incomplete(s + at, n - at))
			break;
		at += utf8_decode(s + at, n - at, &cp, &broken);
		good += !broken && cp >= 0x80;
		bad += broken;
	}
	return bad == 0 || good > 9 * bad;
}

enum encoding
encoding_guess(const char *s, size_t n, bool whole)
{
	const unsigned char *p = (const unsigned char *)s;
	struct tally gb, big5;

	if (n >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0)
		return ENCODING_UTF8;
	if (n >= 4 && memcmp(s, "\x84\x31\x95\x33", 4) == 0)
		return ENCODING_GB18030;
	if (n > ENOUGH) {
		n = ENOUGH;
		whole = false;
	}
	if (looks_like_utf8(s, n, whole))
		return ENCODING_UTF8;
	gb = count(p, n, gb_size, judge_gb);
	big5 = count(p, n, big5_size, judge_big5);
	/* Neither: the reader will at least see every ASCII character right. */
	if (gb.bad * 2 > gb.characters && big5.bad * 2 > big5.characters)
		return ENCODING_UTF8;
	/* By the average, for the two do not count alike many characters. */
	if (big5.score * (long)gb.characters > gb.score * (long)big5.characters)
		return ENCODING_BIG5;
	return ENCODING_GB18030;
}

/* SPDX-License-Identifier: MIT */
#include "text/encoding.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "shared.h"
#include "text/utf8.h"

static void
test_names(void **state)
{
	/* clang-format off */
	static const struct {
		const char *name;
		enum encoding e;
	} cases[] = {
		{ "UTF8", ENCODING_UTF8 }, { "utf-8", ENCODING_UTF8 },
		{ "UTF-8-SIG", ENCODING_UTF8 }, { "65001", ENCODING_UTF8 },
		{ "GB-18030", ENCODING_GB18030 }, { "gb18030", ENCODING_GB18030 },
		{ "cp936", ENCODING_GBK }, { "GBK", ENCODING_GBK }, { "Windows-936", ENCODING_GBK },
		{ "EUC-CN", ENCODING_GB2312 }, { "GB_2312-80", ENCODING_GB2312 },
		{ "Big5", ENCODING_BIG5 }, { "CP950", ENCODING_BIG5 }, { "big-5", ENCODING_BIG5 },
		{ "Auto", ENCODING_AUTO },
	};
	/* clang-format on */
	enum encoding e = ENCODING_BIG5;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		assert_true(encoding_parse(cases[i].name, &e));
		assert_int_equal(e, cases[i].e);
	}
	for (enum encoding k = ENCODING_AUTO; k <= ENCODING_BIG5; k++) {
		assert_true(encoding_parse(encoding_name(k), &e));
		assert_int_equal(e, k);
	}
	assert_false(encoding_parse("latin1", &e));
	assert_false(encoding_parse("", &e));
	assert_false(encoding_parse("utf-8-with-a-very-long-name-behind-it", &e));
}

/* Feeds in pieces of `step` bytes, which must change nothing. */
static size_t
decode(enum encoding e, const char *s, size_t n, size_t step, struct strbuf *out)
{
	struct decoder *d = decoder_create(e);
	size_t bad;

	for (size_t at = 0; at < n; at += step)
		decoder_feed(d, s + at, n - at < step ? n - at : step, false, out);
	decoder_feed(d, "", 0, true, out);
	bad = decoder_bad(d);
	decoder_destroy(d);
	return bad;
}

static void
check(enum encoding e, const char *s, size_t n, const char *expected, size_t bad)
{
	for (size_t step = 1; step <= n; step++) {
		struct strbuf out = STRBUF_INIT;

		assert_int_equal(decode(e, s, n, step, &out), bad);
		assert_string_equal(strbuf_str(&out), expected);
		strbuf_finish(&out);
	}
}

#define DECODES(e, s, expected, bad) check((e), (s), sizeof(s) - 1, (expected), (bad))

static void
test_decodes(void **state)
{
	DECODES(ENCODING_UTF8, "阜阳😀", "阜阳😀", 0);
	DECODES(ENCODING_AUTO, "阜阳", "阜阳", 0);
	DECODES(ENCODING_GB18030,
	    "\xb8\xb7\xd1\xf4"
	    "ab\n",
	    "阜阳ab\n", 0);
	DECODES(ENCODING_GB2312, "\xb8\xb7\xd1\xf4", "阜阳", 0);
	/* 㐂 in four bytes, 😀 beyond the basic plane, 镕 from GBK */
	DECODES(ENCODING_GB18030,
	    "\x81\x39\xef\x31"
	    "x"
	    "\x94\x39\xfc\x36\xe9\x46",
	    "㐂x😀镕", 0);
	DECODES(ENCODING_GBK, "\xe9\x46\x80", "镕€", 0);
	DECODES(ENCODING_BIG5, "\xbb\x4f\xab\x6e", "臺南", 0);
}

static void
test_bom_is_swallowed_once(void **state)
{
	DECODES(ENCODING_UTF8,
	    "\xef\xbb\xbf"
	    "a\xef\xbb\xbf",
	    "a\xef\xbb\xbf", 0);
	DECODES(ENCODING_GB18030,
	    "\x84\x31\x95\x33"
	    "a",
	    "a", 0);
	DECODES(ENCODING_UTF8, "\xef\xbb\xbf", "", 0);
	DECODES(ENCODING_UTF8, "a\xef\xbb\xbf", "a\xef\xbb\xbf", 0);
}

/* A bad byte costs itself only: line ends and quotes after it survive. */
static void
test_bad_bytes(void **state)
{
	DECODES(ENCODING_UTF8,
	    "a\xff"
	    "b\xe4\xb8\n",
	    "a\ufffdb\ufffd\n", 2);
	DECODES(ENCODING_UTF8, "\xe4\xb8", "\ufffd", 1);
	DECODES(ENCODING_GB18030,
	    "a\xff"
	    "b",
	    "a\ufffdb", 1);
	DECODES(ENCODING_GB18030, "\xb8\n\xb8\xb7", "\ufffd\n阜", 1);
	DECODES(ENCODING_GB18030, "\xb8", "\ufffd", 1);
	DECODES(ENCODING_GB18030, "\x81\x39",
	    "\ufffd"
	    "9",
	    1);
	DECODES(ENCODING_GB18030, "\x81\x39\xef",
	    "\ufffd"
	    "9\ufffd",
	    2);
	DECODES(ENCODING_BIG5, "\xbb\n", "\ufffd\n", 1);
	DECODES(ENCODING_BIG5, "\xff\xbb", "\ufffd\ufffd", 2);
}

/*
 * Every pair of bytes, between two ASCII characters, in one piece and in
 * single bytes: both ways agree, and neither neighbour is lost.
 */
static void
test_every_pair(void **state)
{
	static const enum encoding all[] = { ENCODING_UTF8, ENCODING_GB18030, ENCODING_BIG5 };

	for (size_t k = 0; k < sizeof all / sizeof all[0]; k++) {
		for (unsigned pair = 0; pair < 0x10000; pair++) {
			struct strbuf one = STRBUF_INIT, pieces = STRBUF_INIT;
			char s[4] = { '\n', (char)(pair >> 8), (char)pair, '\n' };

			assert_int_equal(
			    decode(all[k], s, 4, 4, &one), decode(all[k], s, 4, 1, &pieces));
			assert_string_equal(one.s, pieces.s);
			assert_int_equal(utf8_check(one.s, one.len), one.len);
			assert_true(one.len >= 3);
			assert_int_equal(one.s[0], '\n');
			assert_int_equal(one.s[one.len - 1], '\n');
			strbuf_finish(&one);
			strbuf_finish(&pieces);
		}
	}
}

static void
test_every_code_point_round_trips(void **state)
{
	struct encoder *x = encoder_create(ENCODING_GB18030);
	struct decoder *d = decoder_create(ENCODING_GB18030);
	struct strbuf bytes = STRBUF_INIT, back = STRBUF_INIT;
	size_t lost = 0;

	for (uint32_t cp = 0; cp < 0x110000; cp++) {
		char s[UTF8_MAX];
		size_t n = utf8_encode(cp, s);

		strbuf_clear(&bytes);
		strbuf_clear(&back);
		if (!encoder_put(x, cp, &bytes)) {
			assert_int_equal(bytes.len, 0);
			lost += cp < 0xd800 || cp > 0xdfff;
			continue;
		}
		decoder_feed(d, bytes.s, bytes.len, false, &back);
		/* The very first may be taken for a BOM, but the first is NUL here. */
		assert_int_equal(back.len, n);
		assert_memory_equal(back.s, s, n);
	}
	assert_int_equal(decoder_bad(d), 0);
	/* The standard covers all of Unicode; the C library leaves out a few private ones. */
	assert_true(lost < 100);
	encoder_destroy(x);
	decoder_destroy(d);
	strbuf_finish(&bytes);
	strbuf_finish(&back);
}

static void
test_encodes(void **state)
{
	struct encoder *x = encoder_create(ENCODING_GB2312);
	struct encoder *u = encoder_create(ENCODING_UTF8);
	struct strbuf out = STRBUF_INIT;

	assert_true(encoder_put(x, 0x961c, &out));
	assert_true(encoder_put(x, 'a', &out));
	/* 镕 and 😀 are not in GB 2312; what came before and comes after is whole. */
	assert_false(encoder_put(x, 0x9555, &out));
	assert_false(encoder_put(x, 0x1f600, &out));
	assert_false(encoder_put(x, 0xd800, &out));
	assert_true(encoder_put(x, 0x9633, &out));
	assert_string_equal(out.s,
	    "\xb8\xb7"
	    "a\xd1\xf4");
	strbuf_clear(&out);
	assert_true(encoder_put(u, 0x1f600, &out));
	assert_false(encoder_put(u, 0xdfff, &out));
	assert_false(encoder_put(u, 0x110000, &out));
	assert_string_equal(out.s, "😀");
	encoder_destroy(x);
	encoder_destroy(u);
	strbuf_finish(&out);
}

/* What of s the encoding has; the rest as '?', as an office program would. */
static void
encode_all(enum encoding e, const struct strbuf *s, struct strbuf *out)
{
	struct encoder *x = encoder_create(e);

	for (size_t at = 0; at < s->len;) {
		uint32_t cp;

		at += utf8_decode(s->s + at, s->len - at, &cp, NULL);
		if (!encoder_put(x, cp, out))
			strbuf_addc(out, '?');
	}
	encoder_destroy(x);
}

/* The whole, beginnings cut at odd places, and single lines from 40 bytes up. */
static void
check_guesses(const struct strbuf *s, enum encoding expected)
{
	size_t lines = 0, right = 0;

	assert_int_equal(encoding_guess(s->s, s->len, true), expected);
	for (size_t n = 200; n < 4096 && n < s->len; n += 7)
		assert_int_equal(encoding_guess(s->s, n, false), expected);
	for (size_t at = 0; at < s->len;) {
		const char *end = memchr(s->s + at, '\n', s->len - at);
		size_t n = end ? (size_t)(end - s->s) - at : s->len - at;

		if (n >= 40) {
			lines++;
			right += encoding_guess(s->s + at, n, true) == expected;
		}
		at += n + 1;
	}
	assert_true(lines > 100);
	/* A single line may be all ASCII, or nearly. */
	if (right * 100 < lines * 98)
		fail_msg("%zu of %zu lines", right, lines);
}

static void
check_real(const char *path, enum encoding as, enum encoding expected)
{
	struct strbuf text = STRBUF_INIT, bytes = STRBUF_INIT;

	shared_read(&text, "%s", path);
	encode_all(as, &text, &bytes);
	check_guesses(&bytes, expected);
	strbuf_finish(&text);
	strbuf_finish(&bytes);
}

static void
test_guess_traditional(void **state)
{
	static const char path[] = "tainan1999/tainan1999_sample_8000.csv";

	check_real(path, ENCODING_UTF8, ENCODING_UTF8);
	check_real(path, ENCODING_BIG5, ENCODING_BIG5);
}

static void
test_guess_simplified(void **state)
{
	static const char *const cities[] = {
		"regions/341200_阜阳市.csv",
		"regions/420200_黄石市.csv",
		"regions/431000_郴州市.csv",
		"regions/460100_海口市.csv",
		"regions/510100_成都市.csv",
	};

	for (size_t i = 0; i < sizeof cities / sizeof cities[0]; i++) {
		check_real(cities[i], ENCODING_UTF8, ENCODING_UTF8);
		check_real(cities[i], ENCODING_GB18030, ENCODING_GB18030);
		check_real(cities[i], ENCODING_GBK, ENCODING_GB18030);
		check_real(cities[i], ENCODING_GB2312, ENCODING_GB18030);
	}
}

/* Traditional text in GB18030 is rarer, and harder: its characters are not common ones there. */
static void
test_guess_traditional_in_gb18030(void **state)
{
	struct strbuf text = STRBUF_INIT, bytes = STRBUF_INIT;

	shared_read(&text, "tainan1999/tainan1999_sample_8000.csv");
	encode_all(ENCODING_GB18030, &text, &bytes);
	assert_int_equal(encoding_guess(bytes.s, bytes.len, true), ENCODING_GB18030);
	for (size_t n = 500; n < 8192; n += 101)
		assert_int_equal(encoding_guess(bytes.s, n, false), ENCODING_GB18030);
	strbuf_finish(&text);
	strbuf_finish(&bytes);
}

static void
test_guess_edges(void **state)
{
	assert_int_equal(encoding_guess("", 0, true), ENCODING_UTF8);
	assert_int_equal(encoding_guess("plain", 5, true), ENCODING_UTF8);
	assert_int_equal(encoding_guess("\xef\xbb\xbf\xb8\xb7", 5, true), ENCODING_UTF8);
	assert_int_equal(encoding_guess("\x84\x31\x95\x33\x61", 5, true), ENCODING_GB18030);
	/* Cut in the middle of a character, which is no fault unless it is the end. */
	assert_int_equal(encoding_guess("\xe9\x98\x9c\xe9\x98", 5, false), ENCODING_UTF8);
	assert_int_equal(encoding_guess("\xb8\xb7\xd1\xf4\xb8", 5, false), ENCODING_GB18030);
	/* One broken byte does not make another encoding of it. */
	assert_int_equal(encoding_guess("阜阳市颍州区清河街道\xff", 31, true), ENCODING_UTF8);
	/* A heading alone. */
	assert_int_equal(encoding_guess("\xb9\xa4\xb5\xa5\xba\xc5", 6, true), ENCODING_GB18030);
	assert_int_equal(
	    encoding_guess("\xae\xd7\xa5\xf3\xbd\x73\xb8\xb9", 8, true), ENCODING_BIG5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_decodes),
		cmocka_unit_test(test_bom_is_swallowed_once),
		cmocka_unit_test(test_bad_bytes),
		cmocka_unit_test(test_every_pair),
		cmocka_unit_test(test_every_code_point_round_trips),
		cmocka_unit_test(test_encodes),
		cmocka_unit_test(test_guess_traditional),
		cmocka_unit_test(test_guess_simplified),
		cmocka_unit_test(test_guess_traditional_in_gb18030),
		cmocka_unit_test(test_guess_edges),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include "text/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "shared.h"

static bool
is_scalar(uint32_t cp)
{
	return cp <= 0x10ffff && (cp < 0xd800 || cp > 0xdfff);
}

static void
test_every_code_point_round_trips(void **state)
{
	for (uint32_t cp = 0; cp < 0x110100; cp++) {
		char s[UTF8_MAX];
		size_t n = utf8_encode(cp, s);
		uint32_t back;
		bool bad;

		assert_int_equal(utf8_decode(s, n, &back, &bad), n);
		assert_false(bad);
		assert_int_equal(back, is_scalar(cp) ? cp : UTF8_BAD);
		assert_int_equal(utf8_check(s, n), n);
		for (size_t k = 1; k < n; k++) {
			assert_true(utf8_incomplete(s, k));
			assert_int_equal(utf8_check(s, k), 0);
		}
		assert_false(utf8_incomplete(s, n));
	}
}

/* The Unicode Standard's own examples of maximal subparts (3.9, tables 3-8 to 3-11). */
static void
test_maximal_subparts(void **state)
{
	static const struct {
		const char *s;
		const char *lengths; /* of each piece; capital letter: well-formed */
	} cases[] = {
		{ "\xc0\xaf\xe0\x80\xbf\xf0\x81\x82\x41", "aaaaaaaaA" },
		{ "\xed\xa0\x80\xed\xbf\xbf\xed\xaf\x41", "aaaaaaaaA" },
		{ "\xf4\x91\x92\x93\xff\x41\x80\xbf\x42", "aaaaaAaaA" },
		{ "\xe1\x80\xe2\xf0\x91\x92\xf1\xbf\x41", "bacbA" },
		{ "\xe4\xb8\xad\xe4\xb8", "Cb" },
		{ "\xf0\x9f\x98\x80\xf5", "Da" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		size_t n = strlen(cases[i].s), at = 0;

		for (const char *p = cases[i].lengths; *p; p++) {
			bool good = *p < 'a', bad;
			size_t length = (size_t)(good ? *p - 'A' : *p - 'a') + 1;
			uint32_t cp;

			assert_int_equal(utf8_decode(cases[i].s + at, n - at, &cp, &bad), length);
			assert_int_equal(bad, !good);
			assert_int_equal(cp == UTF8_BAD, !good);
			at += length;
		}
		assert_int_equal(at, n);
	}
}

static void
test_replacement_character_itself_is_fine(void **state)
{
	uint32_t cp;
	bool bad = true;

	assert_int_equal(utf8_decode("\xef\xbf\xbd", 3, &cp, &bad), 3);
	assert_int_equal(cp, UTF8_BAD);
	assert_false(bad);
}

static void
test_check_finds_the_first(void **state)
{
	assert_int_equal(utf8_check("", 0), 0);
	assert_int_equal(utf8_check("中文\xff中", 10), 6);
	assert_int_equal(utf8_check("a\xe4\xb8", 3), 1);
}

static void
test_incomplete(void **state)
{
	assert_false(utf8_incomplete("", 0));
	assert_false(utf8_incomplete("a", 1));
	assert_false(utf8_incomplete("\x80", 1));
	assert_false(utf8_incomplete("\xc0", 1));
	assert_false(utf8_incomplete("\xed\xa0", 2));
	assert_false(utf8_incomplete("\xf4\x90", 2));
	assert_true(utf8_incomplete("\xf4\x8f", 2));
	assert_false(utf8_incomplete("\xe4\xb8"
				     "a",
	    3));
}

static void
test_caret(void **state)
{
	/* e with two marks, 中, a stray mark after a control, and a broken byte */
	static const char s[] = "e\u0301\u0323中\n\u0301\xff"
				"a";
	static const size_t stops[] = { 0, 5, 8, 9, 11, 12, 13 };
	size_t n = sizeof s - 1, count = sizeof stops / sizeof stops[0];

	for (size_t i = 0; i + 1 < count; i++) {
		assert_int_equal(utf8_next(s, n, stops[i]), stops[i + 1]);
		assert_int_equal(utf8_prev(s, n, stops[i + 1]), stops[i]);
	}
	assert_int_equal(utf8_next(s, n, n), n);
	assert_int_equal(utf8_prev(s, n, 0), 0);
}

/* On any bytes, stepping back retraces stepping forward. */
static void
test_caret_retraces_on_garbage(void **state)
{
	static const char *const parts[] = { "a", "\xe4", "\xb8", "中", "\u0301", "\xf0\x9f", "😀",
		"\n", "\u200d", "\xcc", "\x81", "\xff", "\xed\xa0\x80" };
	unsigned seed = 12345;

	for (int round = 0; round < 5000; round++) {
		struct strbuf s = STRBUF_INIT;
		size_t stops[64], count = 0, at = 0;

		for (int i = 0; i < 12; i++) {
			seed = seed * 1103515245 + 12345;
			strbuf_adds(&s, parts[(seed >> 16) % (sizeof parts / sizeof parts[0])]);
		}
		while (at < s.len) {
			stops[count++] = at;
			at = utf8_next(s.s, s.len, at);
			assert_true(at > stops[count - 1]);
		}
		while (count > 0) {
			at = utf8_prev(s.s, s.len, at);
			assert_int_equal(at, stops[--count]);
		}
		strbuf_finish(&s);
	}
}

/* Reads hex digits, with or without spaces, up to anything else. */
static const char *
read_hex(struct strbuf *out, const char *s)
{
	static const char digits[] = "0123456789abcdef";
	int half = -1;

	for (; *s && *s != ':'; s++) {
		const char *at = strchr(digits, *s | 0x20);

		if (!at || *s == ' ')
			continue;
		if (half < 0) {
			half = (int)(at - digits);
			continue;
		}
		strbuf_addc(out, (char)(half << 4 | (int)(at - digits)));
		half = -1;
	}
	return s;
}

static void
replace_bad(struct strbuf *out, const struct strbuf *in)
{
	for (size_t at = 0; at < in->len;) {
		char s[UTF8_MAX];
		uint32_t cp;

		at += utf8_decode(in->s + at, in->len - at, &cp, NULL);
		strbuf_add(out, s, utf8_encode(cp, s));
	}
}

/* One line, "number:invalid hex:bytes:without the bad:with the bad replaced". */
static void
check_line(const char *line, size_t *valid, size_t *invalid)
{
	struct strbuf in = STRBUF_INIT, expected = STRBUF_INIT, got = STRBUF_INIT;
	const char *kind = strchr(line, ':'), *rest;
	bool good;

	if (*line == '#' || !kind || !(rest = strstr(kind, " hex:")))
		return;
	good = kind[1] == 'v' || kind[2] == 'v';
	rest = read_hex(&in, rest + 5);
	if (good) {
		strbuf_add(&expected, in.s, in.len);
		(*valid)++;
	} else {
		rest = strchr(rest + 1, ':');
		assert_non_null(rest);
		read_hex(&expected, rest + 1);
		(*invalid)++;
	}
	replace_bad(&got, &in);
	if ((utf8_check(in.s, in.len) == in.len) != good || got.len != expected.len ||
	    memcmp(got.s, expected.s, got.len) != 0)
		fail_msg("%s", line);
	strbuf_finish(&in);
	strbuf_finish(&expected);
	strbuf_finish(&got);
}

static void
test_public_suite(void **state)
{
	struct strbuf file = STRBUF_INIT;
	size_t valid = 0, invalid = 0;
	char *rest, *line;

	shared_read(&file, "nasty/utf8/utf8tests.txt");
	for (line = strtok_r(file.s, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
		check_line(line, &valid, &invalid);
	assert_true(valid > 10);
	assert_true(invalid > 50);
	strbuf_finish(&file);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_code_point_round_trips),
		cmocka_unit_test(test_maximal_subparts),
		cmocka_unit_test(test_replacement_character_itself_is_fine),
		cmocka_unit_test(test_check_finds_the_first),
		cmocka_unit_test(test_incomplete),
		cmocka_unit_test(test_caret),
		cmocka_unit_test(test_caret_retraces_on_garbage),
		cmocka_unit_test(test_public_suite),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

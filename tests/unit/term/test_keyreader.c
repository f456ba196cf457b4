/* SPDX-License-Identifier: MIT */
#include "term/key.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/vec.h"
#include "base/xalloc.h"

/* Appends the names of the keys that are there, a paste with its text. */
static void
take_all(struct keyreader *r, struct strbuf *out)
{
	struct key key;

	while (keyreader_next(r, &key)) {
		if (out->len > 0)
			strbuf_addc(out, ' ');
		key_name(&key, out);
		if (key.sym == KEY_PASTE) {
			strbuf_addc(out, '[');
			strbuf_add(out, key.text, key.text_length);
			strbuf_addc(out, ']');
		}
	}
}

static void
check(struct keyreader *r, const char *bytes, const char *wanted)
{
	struct strbuf out = STRBUF_INIT;

	keyreader_feed(r, bytes, strlen(bytes));
	take_all(r, &out);
	assert_string_equal(strbuf_str(&out), wanted);
	strbuf_finish(&out);
}

static void
check_flush(struct keyreader *r, const char *wanted)
{
	struct strbuf out = STRBUF_INIT;

	assert_true(keyreader_pending(r));
	keyreader_flush(r);
	take_all(r, &out);
	assert_string_equal(strbuf_str(&out), wanted);
	assert_false(keyreader_pending(r));
	strbuf_finish(&out);
}

static const struct {
	const char *bytes;
	const char *keys;
} known[] = {
	{ "abc", "a b c" },
	{ "派单é", "派 单 é" },
	{ " ", "Space" },
	{ "\r", "Enter" },
	{ "\n", "Enter" },
	{ "\t", "Tab" },
	{ "\177\b", "BS BS" },
	{ "\001\014\032", "C-a C-l C-z" },
	{ "\034\035\036\037", "C-\\ C-] C-^ C-_" },
	/* xterm, in both cursor modes, and with modifiers */
	{ "\033[A\033[B\033[C\033[D", "Up Down Right Left" },
	{ "\033OA\033OB\033OC\033OD", "Up Down Right Left" },
	{ "\033[H\033[F\033OH\033OF", "Home End Home End" },
	{ "\033[1;5A\033[1;3B\033[1;2C\033[1;7D", "C-Up M-Down Right C-M-Left" },
	{ "\033[3;5~\033[5;3~", "C-Del M-PgUp" },
	{ "\033[2~\033[3~\033[5~\033[6~", "Ins Del PgUp PgDn" },
	{ "\033OP\033OQ\033OR\033OS\033[15~\033[24~", "F1 F2 F3 F4 F5 F12" },
	{ "\033[1;5P", "C-F1" },
	{ "\033[Z", "S-Tab" },
	/* linux, vt, PuTTY */
	{ "\033[1~\033[4~", "Home End" },
	{ "\033[[A\033[[E\033[17~", "F1 F5 F6" },
	{ "\033[11~\033[14~", "F1 F4" },
	/* rxvt */
	{ "\033[7~\033[8~\033Oa\033[a", "Home End C-Up Up" },
	{ "\033[3^\033[3$\033[3@", "C-Del Del C-Del" },
	/* the keypad in application mode */
	{ "\033OM\033Op\033Oy\033Ok\033Om\033On", "Enter 0 9 + - ." },
	/* Alt */
	{ "\033x\033派\033\r\033\177\033\001", "M-x M-派 M-Enter M-BS C-M-a" },
	{ "\033\033[A\033\033OP", "M-Up M-F1" },
	{ "\033 \033/", "M-Space M-/" },
	{ "\033O1", "M-O 1" },
};

static void
test_known(void **state)
{
	for (size_t i = 0; i < ARRAY_LEN(known); i++) {
		struct keyreader *r = keyreader_create();
		check(r, known[i].bytes, known[i].keys);
		assert_false(keyreader_pending(r));
		keyreader_destroy(r);
	}
}

/* However a slow line tears them. */
static void
test_known_byte_by_byte(void **state)
{
	for (size_t i = 0; i < ARRAY_LEN(known); i++) {
		struct keyreader *r = keyreader_create();
		struct strbuf out = STRBUF_INIT;
		for (const char *s = known[i].bytes; *s; s++) {
			keyreader_feed(r, s, 1);
			take_all(r, &out);
		}
		assert_string_equal(strbuf_str(&out), known[i].keys);
		strbuf_finish(&out);
		keyreader_destroy(r);
	}
}

static void
test_unknown_is_swallowed_whole(void **state)
{
	static const char *const unknown[] = {
		"\033[99~",
		"\033[?1;2c",
		"\033[24;80R",
		"\033[I",
		"\033[O",
		"\033[<0;12;3M",
		"\033[M abc",
		"\033]11;rgb:0000/0000/0000\a",
		"\033]0;title\033\\",
		"\033P1$r0m\033\\",
		"\033_x\033\\",
		"\033[201~",
		"\033[200;5u",
		"\033[?2004;1$y",
		"\xc2\x9b",
	};

	for (size_t i = 0; i < ARRAY_LEN(unknown); i++) {
		struct keyreader *r = keyreader_create();
		bool mouse = strncmp(unknown[i], "\033[M", 3) == 0;
		check(r, unknown[i], mouse ? "c" : "");
		assert_false(keyreader_pending(r));
		check(r, "z", "z");
		keyreader_destroy(r);
	}
}

static void
test_escape_is_settled_by_time(void **state)
{
	struct keyreader *r = keyreader_create();

	check(r, "\033", "");
	check_flush(r, "Esc");
	check(r, "\033\033", "");
	check_flush(r, "Esc Esc");
	check(r, "\033[", "");
	check_flush(r, "M-[");
	check(r, "\033O", "");
	check_flush(r, "M-O");
	/* What broke off in the middle does not act. */
	check(r, "\033[1;5", "");
	check_flush(r, "");
	check(r, "\033\033[5", "");
	check_flush(r, "Esc");
	check(r, "x", "x");
	keyreader_destroy(r);
}

static void
count_report(void *ctx, int row, int col)
{
	*(int *)ctx += 100 * row + col;
}

/* The terminal answers while somebody presses Esc: both are heard. */
static void
test_an_answer_behind_an_escape(void **state)
{
	struct keyreader *r = keyreader_create();
	int told = 0;

	keyreader_on_report(r, count_report, &told);
	check(r, "\033\033[4;3R", "Esc");
	assert_int_equal(told, 302);
	check(r, "\033", "");
	check(r, "\033[5;1", "");
	check(r, "Rx", "Esc x");
	assert_int_equal(told, 702);
	check(r, "\033\033[200~ab\033[201~", "Esc Paste[ab]");
	check(r, "\033\033[A", "M-Up");
	keyreader_destroy(r);
}

static void
test_torn_characters_wait(void **state)
{
	struct keyreader *r = keyreader_create();

	check(r, "a\xe6\xb4", "a");
	assert_false(keyreader_pending(r));
	keyreader_flush(r);
	check(r, "\xbe", "派");
	check(r, "\xff", "\xef\xbf\xbd");
	keyreader_destroy(r);
}

static void
test_own_sequences(void **state)
{
	struct keyreader *r = keyreader_create();

	keyreader_add(r, NULL, KEY_UP_SYM, 0);
	keyreader_add(r, "", KEY_UP_SYM, 0);
	keyreader_add(r, "\033x", KEY_PGDN, 0);
	keyreader_add(r, "\033xy", KEY_FUNCTION, 12);
	keyreader_add(r, "\033[A", KEY_HOME_SYM, 0);
	check(r, "\033[A\033xy\033xz", "Home F12 PgDn z");
	check(r, "\033x", "");
	check_flush(r, "PgDn");
	keyreader_destroy(r);
}

static void
test_paste(void **state)
{
	struct keyreader *r = keyreader_create();

	check(r, "a\033[200~q\r\nw\re\n\033[201~z", "a Paste[q\nw\ne\n] z");
	check(r, "\033[200~\033[201~", "Paste[]");
	check(r, "\033[200~x\001\033[A\033]0;t\a\177\xc2\x85\xe2\x80\xae\ty\033[201~",
	    "Paste[x[A]0;t y]");
	keyreader_destroy(r);
}

static void
test_paste_in_pieces(void **state)
{
	static const char bytes[] = "\033[200~派\r\n单\033[201~k";
	struct keyreader *r = keyreader_create();
	struct strbuf out = STRBUF_INIT;

	for (const char *s = bytes; *s; s++) {
		keyreader_feed(r, s, 1);
		take_all(r, &out);
	}
	assert_string_equal(strbuf_str(&out), "Paste[派\n单] k");
	strbuf_finish(&out);
	keyreader_destroy(r);
}

static void
test_paste_without_end(void **state)
{
	struct keyreader *r = keyreader_create();

	check(r, "\033[200~abc\033[20", "");
	check_flush(r, "Paste[abc]");
	check(r, "jk", "j k");
	/* The rest of it, late, is paste still. */
	check(r, "def\033[201~q", "Paste[def] q");
	check(r, "def\033[201~q", "d e f q");
	keyreader_destroy(r);
}

static void
test_paste_is_bounded(void **state)
{
	struct keyreader *r = keyreader_create();
	size_t n = (size_t)3 << 20;
	char *many = xmalloc(n);
	struct key key;

	for (size_t i = 0; i < n; i++)
		many[i] = "\xe6\xb4\xbe"[i % 3];
	keyreader_feed(r, "\033[200~", 6);
	for (size_t at = 0; at < n; at += 4096) {
		keyreader_feed(r, many + at, 4096);
		assert_false(keyreader_next(r, &key));
	}
	keyreader_feed(r, "\033[201~x", 7);
	assert_true(keyreader_next(r, &key));
	assert_int_equal(key.sym, KEY_PASTE);
	assert_in_range(key.text_length, (1 << 20) - 4, 1 << 20);
	assert_int_equal(key.text_length % 3, 0);
	check(r, "", "x");
	free(many);
	keyreader_destroy(r);
}

/* A sequence without an end neither fills memory nor types what is in it. */
static void
test_endless_sequences(void **state)
{
	static const char *const begins[] = { "\033[", "\033]", "\033\033[", "\033P" };
	static const char *const ends[] = { "A", "\a", "A", "\033\\" };

	for (size_t i = 0; i < ARRAY_LEN(begins); i++) {
		struct keyreader *r = keyreader_create();
		check(r, begins[i], "");
		for (int j = 0; j < 5000; j++)
			check(r, "1234567890", "");
		check(r, ends[i], "");
		check(r, "x", "x");
		keyreader_destroy(r);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_known),
		cmocka_unit_test(test_known_byte_by_byte),
		cmocka_unit_test(test_unknown_is_swallowed_whole),
		cmocka_unit_test(test_escape_is_settled_by_time),
		cmocka_unit_test(test_an_answer_behind_an_escape),
		cmocka_unit_test(test_torn_characters_wait),
		cmocka_unit_test(test_own_sequences),
		cmocka_unit_test(test_paste),
		cmocka_unit_test(test_paste_in_pieces),
		cmocka_unit_test(test_paste_without_end),
		cmocka_unit_test(test_paste_is_bounded),
		cmocka_unit_test(test_endless_sequences),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

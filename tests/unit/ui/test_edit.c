/* SPDX-License-Identifier: MIT */
#include "stage.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "text/utf8.h"
#include "ui/edit.h"

static bool
type(struct edit *e, const char *name)
{
	struct key key = key_of(name);
	bool changed;

	assert_true(edit_key(e, &key, &changed));
	return changed;
}

static bool
paste(struct edit *e, const char *s)
{
	struct key key = { .sym = KEY_PASTE, .text = s, .text_length = strlen(s) };
	bool changed;

	assert_true(edit_key(e, &key, &changed));
	return changed;
}

static void
assert_boundary(const struct edit *e)
{
	size_t b = 0;

	while (b < e->caret)
		b = utf8_next(edit_text(e), e->text.len, b);
	assert_int_equal(b, e->caret);
	assert_true(e->caret <= e->text.len);
}

static void
random_edits_keep_boundaries(void **state)
{
	static const char *const keys[] = { "Left", "Right", "Home", "End", "BS", "Del", "C-a",
		"C-e", "C-w", "C-u", "C-k", "Up", "Down", "PgUp", "PgDn", "Enter", "a", "Space",
		"陈" };
	static const char *const pastes[] = { "城管局", "e\xcc\x81", "\xcc\x81", "\xe4\xbd", "\xa0",
		"\xff", "a b\nc", "👍🏽", "\xe2\x80\xae", "\t" };
	struct canvas c;
	struct edit e;

	for (int lines = 0; lines < 2; lines++) {
		edit_init(&e, lines, 200);
		canvas_init(&c, 6, 12);
		for (int step = 0; step < 20000; step++) {
			if (random_below(3) == 0) {
				paste(&e, pastes[random_below(ARRAY_LEN(pastes))]);
			} else {
				size_t k = random_below(ARRAY_LEN(keys));
				bool changed;
				struct key key = key_of(keys[k]);
				edit_key(&e, &key, &changed);
			}
			assert_boundary(&e);
			assert_true(e.text.len <= 200);
			canvas_clear(&c);
			edit_draw(&e, &c, (struct rect){ 1, 1, 4, 10 }, STYLE_INPUT, true);
			assert_true(c.cursor_shown);
			assert_in_range(c.cursor_row, 1, lines ? 4 : 1);
			assert_in_range(c.cursor_col, 1, 10);
		}
		canvas_finish(&c);
		edit_finish(&e);
	}
}

static void
foreign_bytes_stay(void **state)
{
	static const char foreign[] = "a\xff\x1b[31m\xe2\x80\xae"
				      "b\xe4\xbd";
	struct strbuf expected = STRBUF_INIT;
	struct edit e;

	edit_init(&e, false, 0);
	edit_set(&e, foreign);
	type(&e, "Home");
	type(&e, "陈");
	type(&e, "End");
	type(&e, "z");
	strbuf_addf(&expected, "陈%sz", foreign);
	assert_string_equal(edit_text(&e), expected.s);
	type(&e, "BS");
	type(&e, "Home");
	type(&e, "Del");
	assert_string_equal(edit_text(&e), foreign);
	strbuf_finish(&expected);
	edit_finish(&e);
}

static void
foreign_bytes_are_shown_harmless(void **state)
{
	struct strbuf out = STRBUF_INIT;
	struct canvas c;
	struct edit e;

	edit_init(&e, false, 0);
	edit_set(&e, "a\xff\x1b[b");
	canvas_init(&c, 1, 30);
	edit_draw(&e, &c, (struct rect){ 0, 0, 1, 30 }, STYLE_INPUT, true);
	canvas_dump(&c, &out);
	assert_string_equal(out.s, "a<FF>^[[b\n");
	assert_int_equal(c.cursor_col, 9);
	canvas_finish(&c);
	strbuf_finish(&out);
	edit_finish(&e);
}

static void
words_and_lines(void **state)
{
	struct edit e;

	edit_init(&e, false, 0);
	edit_set(&e, "dispatch 市城管局 cgj-2");
	type(&e, "C-w");
	assert_string_equal(edit_text(&e), "dispatch 市城管局 cgj-");
	type(&e, "C-w");
	type(&e, "C-w");
	assert_string_equal(edit_text(&e), "dispatch 市城管局 ");
	type(&e, "C-w");
	assert_string_equal(edit_text(&e), "dispatch ");
	assert_true(type(&e, "C-u"));
	assert_false(type(&e, "C-u"));
	assert_string_equal(edit_text(&e), "");
	assert_true(paste(&e, "one\ntwo"));
	assert_string_equal(edit_text(&e), "one two");
	type(&e, "Home");
	type(&e, "C-k");
	assert_string_equal(edit_text(&e), "");
	edit_finish(&e);

	edit_init(&e, true, 0);
	paste(&e, "one\ntwo\nthree");
	type(&e, "Up");
	type(&e, "Home");
	assert_int_equal(e.caret, 4);
	type(&e, "C-k");
	type(&e, "C-k");
	assert_string_equal(edit_text(&e), "one\nthree");
	type(&e, "Enter");
	assert_string_equal(edit_text(&e), "one\n\nthree");
	edit_finish(&e);
}

static void
limit_is_kept_whole(void **state)
{
	struct edit e;

	edit_init(&e, false, 10);
	assert_true(paste(&e, "市城管局长"));
	assert_string_equal(edit_text(&e), "市城管");
	assert_false(type(&e, "陈"));
	assert_true(type(&e, "x"));
	assert_false(type(&e, "y"));
	assert_string_equal(edit_text(&e), "市城管x");
	edit_finish(&e);
}

static void
up_and_down_by_shown_rows(void **state)
{
	struct canvas c;
	struct edit e;

	edit_init(&e, true, 0);
	edit_set(&e, "abcdefghijklmnopqrstuvwxyz");
	canvas_init(&c, 4, 11);
	edit_draw(&e, &c, (struct rect){ 0, 0, 4, 11 }, STYLE_INPUT, true);
	assert_int_equal(c.cursor_row, 2);
	assert_int_equal(c.cursor_col, 6);
	type(&e, "Up");
	assert_int_equal(e.caret, 16);
	type(&e, "Up");
	type(&e, "Up");
	assert_int_equal(e.caret, 6);
	type(&e, "Down");
	assert_int_equal(e.caret, 16);
	canvas_finish(&c);
	edit_finish(&e);
}

static void
wide_caret(void **state)
{
	struct canvas c;
	struct edit e;

	edit_init(&e, false, 0);
	edit_set(&e, "路灯不亮");
	canvas_init(&c, 1, 20);
	edit_draw(&e, &c, (struct rect){ 0, 2, 1, 18 }, STYLE_INPUT, true);
	assert_int_equal(c.cursor_col, 10);
	type(&e, "Left");
	edit_draw(&e, &c, (struct rect){ 0, 2, 1, 18 }, STYLE_INPUT, true);
	assert_int_equal(c.cursor_col, 8);
	canvas_finish(&c);
	edit_finish(&e);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(random_edits_keep_boundaries),
		cmocka_unit_test(foreign_bytes_stay),
		cmocka_unit_test(foreign_bytes_are_shown_harmless),
		cmocka_unit_test(words_and_lines),
		cmocka_unit_test(limit_is_kept_whole),
		cmocka_unit_test(up_and_down_by_shown_rows),
		cmocka_unit_test(wide_caret),
	};
	return cmocka_run_group_tests_name("edit", tests, NULL, NULL);
}

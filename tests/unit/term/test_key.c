/* SPDX-License-Identifier: MIT */
#include "term/key.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/vec.h"

static void
test_names_come_back(void **state)
{
	static const char *const names[] = {
		"a",
		"A",
		"-",
		"陈",
		"Enter",
		"Esc",
		"Tab",
		"S-Tab",
		"Space",
		"BS",
		"Del",
		"Ins",
		"Up",
		"Down",
		"Left",
		"Right",
		"Home",
		"End",
		"PgUp",
		"PgDn",
		"F1",
		"F9",
		"F12",
		"C-l",
		"C-a",
		"M-x",
		"M-陈",
		"C-M-a",
		"C-Up",
		"M-Enter",
		"C-Space",
		"C-\\",
		"C-]",
		"C-^",
		"C-_",
		"<",
		">",
		"C",
		"M",
	};

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		struct strbuf out = STRBUF_INIT;
		struct key key;
		assert_true(key_parse(names[i], strlen(names[i]), &key));
		key_name(&key, &out);
		assert_string_equal(strbuf_str(&out), names[i]);
		strbuf_finish(&out);
	}
}

static void
check_same(const char *a, const char *b)
{
	struct key first, second;

	assert_true(key_parse(a, strlen(a), &first));
	assert_true(key_parse(b, strlen(b), &second));
	assert_true(key_equal(&first, &second));
}

static void
test_one_key_has_one_meaning(void **state)
{
	check_same("enter", "Enter");
	check_same("RETURN", "CR");
	check_same("C-m", "Enter");
	check_same("C-j", "Enter");
	check_same("C-i", "Tab");
	check_same("C-[", "Esc");
	check_same("C-h", "BS");
	check_same("C-?", "BS");
	check_same("C-L", "C-l");
	check_same("M-C-a", "C-M-a");
	check_same("lt", "<");
	check_same(" ", "Space");
	check_same("C-@", "C-Space");
}

static void
test_what_is_no_key(void **state)
{
	static const char *const names[] = {
		"",
		"C-",
		"M-",
		"ab",
		"F0",
		"F13",
		"Entre",
		"C-5",
		"C-陈",
		"C-C-",
		"Paste",
		"\033",
		"\xff",
		"C-Esc",
		"\xe2\x80\xae",
		"\xcc\x81",
	};
	struct key key = { .sym = KEY_UP_SYM };

	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		assert_false(key_parse(names[i], strlen(names[i]), &key));
	assert_int_equal(key.sym, KEY_UP_SYM);
}

static void
test_equal(void **state)
{
	struct key a = { .sym = KEY_PASTE, .text = "ab", .text_length = 2 };
	struct key b = { .sym = KEY_PASTE, .text = "ac", .text_length = 2 };
	struct key x = { .sym = KEY_CHAR, .cp = 'x' };
	struct key meta = { .sym = KEY_CHAR, .cp = 'x', .mods = KEYMOD_META };

	assert_true(key_equal(&a, &a));
	assert_false(key_equal(&a, &b));
	assert_false(key_equal(&x, &meta));
	assert_false(key_equal(&x, &a));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names_come_back),
		cmocka_unit_test(test_one_key_has_one_meaning),
		cmocka_unit_test(test_what_is_no_key),
		cmocka_unit_test(test_equal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include "base/strbuf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void
test_at_rest(void **state)
{
	struct strbuf b = STRBUF_INIT;
	char *s;

	assert_string_equal(strbuf_str(&b), "");
	strbuf_clear(&b);
	s = strbuf_take(&b);
	assert_string_equal(s, "");
	free(s);
	strbuf_finish(&b);
}

static void
test_add(void **state)
{
	struct strbuf b = STRBUF_INIT;

	strbuf_adds(&b, "one");
	strbuf_addc(&b, '\0');
	strbuf_add(&b, "two", 2);
	assert_int_equal(b.len, 6);
	assert_memory_equal(b.s, "one\0tw", 7);
	strbuf_clear(&b);
	assert_int_equal(b.len, 0);
	assert_string_equal(b.s, "");
	strbuf_finish(&b);
	assert_null(b.s);
}

/* Lengths around the room that is left, so that both ways through are taken. */
static void
test_format(void **state)
{
	for (int n = 0; n < 300; n++) {
		struct strbuf b = STRBUF_INIT;

		strbuf_adds(&b, "<");
		strbuf_addf(&b, "%0*d|%s", n, 7, "end");
		assert_int_equal(b.len, 1 + (size_t)(n ? n : 1) + 4);
		assert_int_equal(strlen(b.s), b.len);
		assert_string_equal(b.s + b.len - 5, "7|end");
		strbuf_finish(&b);
	}
}

static void
test_splice(void **state)
{
	struct strbuf b = STRBUF_INIT;

	strbuf_splice(&b, 0, 0, "ace", 3);
	strbuf_splice(&b, 1, 0, "b", 1);
	strbuf_splice(&b, 3, 1, "def", 3);
	assert_string_equal(b.s, "abcdef");
	strbuf_splice(&b, 6, 0, "g", 1);
	strbuf_splice(&b, 0, 2, NULL, 0);
	assert_string_equal(b.s, "cdefg");
	strbuf_splice(&b, 0, 5, "", 0);
	assert_string_equal(b.s, "");
	assert_int_equal(b.len, 0);
	strbuf_finish(&b);
}

static void
test_reserve_and_take(void **state)
{
	struct strbuf b = STRBUF_INIT;
	char *s;

	memset(strbuf_reserve(&b, 1000), 'x', 1000);
	b.len += 1000;
	strbuf_addc(&b, 'y');
	s = strbuf_take(&b);
	assert_int_equal(strlen(s), 1001);
	assert_null(b.s);
	assert_int_equal(b.len + b.cap, 0);
	free(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_at_rest),
		cmocka_unit_test(test_add),
		cmocka_unit_test(test_format),
		cmocka_unit_test(test_splice),
		cmocka_unit_test(test_reserve_and_take),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

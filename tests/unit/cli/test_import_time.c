/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/vec.h"
#include "import_time.h"

static void
understood(void **state)
{
	static const char *const cases[][2] = {
		{ "2015-04-16 02:29:00", "2015-04-16 02:29:00" },
		{ "2015/4/16 2:29", "2015-04-16 02:29:00" },
		{ "2015.4.16 2:29:03", "2015-04-16 02:29:03" },
		{ "2015年4月16日 2时29分", "2015-04-16 02:29:00" },
		{ "2015年4月16日2时29分30秒", "2015-04-16 02:29:30" },
		{ "2015年04月16日 14:29", "2015-04-16 14:29:00" },
		{ "2015年4月16日 下午2时29分", "2015-04-16 14:29:00" },
		{ "2015年4月16日上午12点05分", "2015-04-16 00:05:00" },
		{ "2015年4月16日 下午12点", "2015-04-16 12:00:00" },
		{ "2015年4月16日 下午14:29", "2015-04-16 14:29:00" },
		{ "2015年4月16日 2时", "2015-04-16 02:00:00" },
		{ "2015年4月16日", "2015-04-16 00:00:00" },
		{ "２０１５年４月１６日　２：２９", "2015-04-16 02:29:00" },
		{ "2015／4／16 2：29", "2015-04-16 02:29:00" },
		{ "2015-4-16", "2015-04-16 00:00:00" },
		{ "20150416", "2015-04-16 00:00:00" },
		{ "201504160229", "2015-04-16 02:29:00" },
		{ "20150416022905", "2015-04-16 02:29:05" },
		{ "2015-04-16T02:29:00", "2015-04-16 02:29:00" },
		{ "2015-04-16T02:29:00Z", "2015-04-16 02:29:00+00:00" },
		{ "2015-04/16", "2015-04-16 00:00:00" },
		{ "2015-04-16T02:29:00+08:00", "2015-04-16 02:29:00+08:00" },
		{ "2015-04-16 02:29:00.1234567 +0530", "2015-04-16 02:29:00.123456+05:30" },
		{ "2015-04-16 02:29:00-03", "2015-04-16 02:29:00-03:00" },
		{ "2015-04-16 02:29:00-00:30", "2015-04-16 02:29:00-00:30" },
		{ "2015-04-16 02:29:00.5", "2015-04-16 02:29:00.5" },
		{ "2016-02-29", "2016-02-29 00:00:00" },
		{ "2000-02-29", "2000-02-29 00:00:00" },
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct strbuf out = STRBUF_INIT;
		if (!import_time(cases[i][0], strlen(cases[i][0]), &out))
			fail_msg("\"%s\" is no time", cases[i][0]);
		assert_string_equal(out.s, cases[i][1]);
		strbuf_finish(&out);
	}
}

static void
not_guessed(void **state)
{
	static const char *const cases[] = {
		"", " ", "昨天", "4/16/2015 2:29", "16.4.2015", "15-4-16", "2015-13-01",
		"2015-02-29", "1900-02-29", "2100-02-29", "2015-04-31", "2015-04-00",
		"2015-00-10", "2015-04-16 24:00", "2015-04-16 23:60", "2015-04-16 23:59:60",
		"2015-04-16 2", "2015-04-16 2:29 x",
		"2015-04-16t02:29", "2015-04.16", "2015-04-16 02:29:00.", "2015-04-16 02:29 +15:00",
		"2015-04-16 02:29 +08:60", "2015-04-16 02:29 +8", "2015-04-16 02:29Z+08:00",
		"2015年4月", "2015年4月16日 上午14:29", "9201-04-16", "1899-12-30", "201504",
		"2015041602", "20151316", "42110.10347", "2015-04-16 02:29:00:00",
		"2015-04-16 02:29:00 +08:00 +08:00", "2015-04-16'; DROP TABLE x; --",
		"                                                                     2015-04-16",
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct strbuf out = STRBUF_INIT;

		if (import_time(cases[i], strlen(cases[i]), &out))
			fail_msg("\"%s\" became %s", cases[i], out.s);
		assert_int_equal(out.len, 0);
		strbuf_finish(&out);
	}
}

/* No prefix of anything reads beyond its end or appends when it is refused. */
static void
prefixes(void **state)
{
	static const char whole[] = "２０１５年4月16日 下午2时29分30秒 +08:00";

	for (size_t n = 0; n < sizeof whole; n++) {
		struct strbuf out = STRBUF_INIT;
		char *copy = xmalloc(n > 0 ? n : 1);

		memcpy(copy, whole, n);
		if (!import_time(copy, n, &out))
			assert_int_equal(out.len, 0);
		free(copy);
		strbuf_finish(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(understood),
		cmocka_unit_test(not_guessed),
		cmocka_unit_test(prefixes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include "text/pinyin.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void
check_initials(const char *s, const char *expected)
{
	struct strbuf out = STRBUF_INIT;

	pinyin_initials(&out, s);
	assert_string_equal(strbuf_str(&out), expected);
	strbuf_finish(&out);
}

static void
check_full(const char *s, const char *expected)
{
	struct strbuf out = STRBUF_INIT;

	pinyin_full(&out, s);
	assert_string_equal(strbuf_str(&out), expected);
	strbuf_finish(&out);
}

static void
test_initials(void **state)
{
	check_initials("城管局", "cgj");
	check_initials("市城管局", "scgj");
	check_initials("颍州区", "yzq");
	check_initials("阜阳", "fy");
	check_initials("郴州", "cz");
	check_initials("亳州", "bz");
	check_initials("银行", "yx");
	check_initials("12345 热线（ABC）１２", "12345rxabc12");
	check_initials("城管局城市管理", "cgjcsgl");
	check_initials("臺南市環境保護局", "tnshjbhj");
	check_initials("", "");
	check_initials("\xff，。", "");
}

static void
test_full(void **state)
{
	check_full("城管局", "chengguanju");
	check_full("颍泉区", "yingquanqu");
	check_full("郴州", "chenzhou");
	check_full("亳州", "bozhou");
	check_full("绿化", "lvhua");
	check_full("〇", "ling");
	check_full("Block 7", "block7");
}

static void
check_fit(const char *name, const char *typed, enum pinyin_fit expected)
{
	enum pinyin_fit fit = pinyin_match(name, typed);

	if (fit != expected)
		fail_msg("%s / %s: %d, not %d", name, typed, (int)fit, (int)expected);
}

static void
test_exact(void **state)
{
	check_fit("城管局", "cgj", FIT_EXACT);
	check_fit("城管局", "CGJ", FIT_EXACT);
	check_fit("城管局", "ｃｇｊ", FIT_EXACT);
	check_fit("城管局", "chengguanju", FIT_EXACT);
	check_fit("城管局", "cheng guan ju", FIT_EXACT);
	check_fit("城管局", "chenggj", FIT_EXACT);
	check_fit("城管局", "cguanju", FIT_EXACT);
	check_fit("城管局", "城管局", FIT_EXACT);
	check_fit("城管局", "城gj", FIT_EXACT);
	check_fit("Boston Hall", "boston hall", FIT_EXACT);
	check_fit("Boston Hall", "bostonhall", FIT_EXACT);
	check_fit("城管局（市）", "cgjs", FIT_EXACT);
	check_fit("西安", "xi'an", FIT_EXACT);
	check_fit("住建局", "zhjj", FIT_EXACT);
}

static void
test_prefix_inside_subsequence(void **state)
{
	check_fit("阜阳市城管局", "fy", FIT_PREFIX);
	check_fit("阜阳市城管局", "fuya", FIT_PREFIX);
	check_fit("（市）城管局", "s", FIT_PREFIX);
	check_fit("阜阳市城管局", "cgj", FIT_INSIDE);
	check_fit("阜阳市城管局", "chengg", FIT_INSIDE);
	check_fit("阜阳市城管局", "城管", FIT_INSIDE);
	check_fit("阜阳市城管局", "guanj", FIT_INSIDE);
	check_fit("阜阳市城管局", "fycg", FIT_SUBSEQUENCE);
	check_fit("阜阳市城管局", "fcj", FIT_SUBSEQUENCE);
	check_fit("阜阳市城管局", "阜城局", FIT_SUBSEQUENCE);
	check_fit("阜阳市城管局", "", FIT_PREFIX);
}

static void
test_none(void **state)
{
	check_fit("城管局", "x", FIT_NONE);
	check_fit("城管局", "cgjx", FIT_NONE);
	check_fit("城管局", "jgc", FIT_NONE);
	check_fit("城管局", "hengguan", FIT_NONE);
	check_fit("城管局", "cheguan", FIT_NONE);
	check_fit("", "a", FIT_NONE);
	check_fit("城管局", "局管", FIT_NONE);
}

/* Every reading counts, in both ways of typing. */
static void
test_many_readings(void **state)
{
	check_fit("重庆", "cq", FIT_EXACT);
	check_fit("重庆", "zq", FIT_EXACT);
	check_fit("重庆", "chongqing", FIT_EXACT);
	check_fit("重庆", "zhongqing", FIT_EXACT);
	check_fit("长江", "cj", FIT_EXACT);
	check_fit("长江", "zj", FIT_EXACT);
	check_fit("市长", "shizhang", FIT_EXACT);
	check_fit("行", "x", FIT_EXACT);
	check_fit("行", "h", FIT_EXACT);
	check_fit("银行", "yh", FIT_EXACT);
	check_fit("银行", "yinhang", FIT_EXACT);
	check_fit("六安", "luan", FIT_EXACT);
	check_fit("六安", "liuan", FIT_EXACT);
	check_fit("绿化", "lvhua", FIT_EXACT);
	check_fit("绿化", "luhua", FIT_EXACT);
	check_fit("厦门", "xiamen", FIT_EXACT);
	check_fit("大厦", "dasha", FIT_EXACT);
	check_fit("蚌埠", "bengbu", FIT_EXACT);
	check_fit("大冶", "daye", FIT_EXACT);
	check_fit("单县", "shanxian", FIT_EXACT);
}

static void
test_long_and_broken(void **state)
{
	char typed[200];

	memset(typed, 'c', sizeof typed);
	typed[63] = '\0';
	check_fit("城管局", typed, FIT_NONE);
	memset(typed, 'c', 64);
	typed[64] = '\0';
	check_fit("城管局", typed, FIT_NONE);
	/* Too long for pinyin, it is still found as it stands. */
	check_fit(typed, typed, FIT_EXACT);
	typed[64] = 'x';
	typed[65] = '\0';
	check_fit(typed, typed + 1, FIT_INSIDE);
	check_fit("\xe5\x9f", "c", FIT_NONE);
	check_fit("城管局", "\xe5\x9f", FIT_NONE);
}

/* A name fits its own initials and its own full pinyin, whatever it is made of. */
static void
test_every_character_fits_itself(void **state)
{
	size_t known = 0;

	for (unsigned cp = 0x4e00; cp <= 0x9fff; cp++) {
		char name[4] = { (char)(0xe0 | cp >> 12), (char)(0x80 | (cp >> 6 & 0x3f)),
			(char)(0x80 | (cp & 0x3f)), '\0' };
		struct strbuf full = STRBUF_INIT, initial = STRBUF_INIT;

		assert_int_equal(pinyin_match(name, name), FIT_EXACT);
		pinyin_full(&full, name);
		pinyin_initials(&initial, name);
		if (full.len > 0) {
			assert_int_equal(pinyin_match(name, full.s), FIT_EXACT);
			assert_int_equal(pinyin_match(name, initial.s), FIT_EXACT);
			known++;
		}
		strbuf_finish(&full);
		strbuf_finish(&initial);
	}
	assert_true(known > 20000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_initials),
		cmocka_unit_test(test_full),
		cmocka_unit_test(test_exact),
		cmocka_unit_test(test_prefix_inside_subsequence),
		cmocka_unit_test(test_none),
		cmocka_unit_test(test_many_readings),
		cmocka_unit_test(test_long_and_broken),
		cmocka_unit_test(test_every_character_fits_itself),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* What a coordinator reads before ruling: the way of the ticket, and the draft. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "model/ticket.h"
#include "view/replay.h"

/* The model's strings are the owner's to free; here nobody frees them. */
#define S(text) ((char[]){ text })
#define MINUTE INT64_C(60000)
#define DAY (24 * 60 * MINUTE)

/* 1 February 2023 and later, by the city's clock. */
static int64_t
at(int day, int hour, int minute)
{
	return (19388 + day) * DAY + ((hour - 8) * 60 + minute) * MINUTE;
}

static void
assert_strip(const struct hop *hops, size_t count, const char *text)
{
	struct strbuf out = STRBUF_INIT;

	replay_strip(&out, hops, count);
	assert_string_equal(strbuf_str(&out), text);
	strbuf_finish(&out);
}

static void
a_lamp_goes_round(void **state)
{
	struct hop hops[] = {
		{ 1, 1, S("颍州区"), at(1, 15, 37), at(1, 15, 59), S("dispatched"), 22 * MINUTE, 0, false, 0 },
		{ 2, 2, S("市城管局"), at(1, 15, 59), at(1, 16, 30), S("dispatched"), 31 * MINUTE, 0, false, 0 },
		{ 3, 3, S("园区"), at(1, 16, 30), at(1, 16, 49), S("dispatched"), 19 * MINUTE, 0, false, 0 },
		{ 4, 1, S("颍州区"), at(1, 16, 49), NO_TIME, S("dispatched"), 0, 0, true, 0 },
	};

	assert_strip(hops, 4, "颍州区 02-01 15:37─22分→市城管局 15:59─31分→园区 16:30─19分→颍州区 16:49 ⟲");
	assert_strip(hops, 0, "");
}

static void
time_with_nobody_and_other_days_are_told(void **state)
{
	struct hop hops[] = {
		{ 1, 1, S("颍州区"), at(1, 23, 50), at(2, 0, 10), S("dispatched"), 20 * MINUTE, 0, false, 0 },
		{ 2, 2, S("市城管局"), at(2, 9, 0), NO_TIME, S("ruled"), 0, 530 * MINUTE, false, 0 },
	};

	assert_strip(hops, 2, "颍州区 02-01 23:50─20分→(8时50分)市城管局 02-02 09:00(裁定)");
	/* Less than a minute is none. */
	hops[1].transit_ms = MINUTE - 1;
	assert_strip(hops, 2, "颍州区 02-01 23:50─20分→市城管局 02-02 09:00(裁定)");
}

static void
levels_are_told(void **state)
{
	struct hop hops[] = {
		{ 1, 1, S("颍州区"), at(1, 9, 0), at(1, 9, 5), S("dispatched"), 5 * MINUTE, 0, false, 0 },
		{ 2, 2, S("文峰\x1b街道"), at(1, 9, 5), at(1, 9, 6), S("passed"), MINUTE, 0, false, 1 },
		{ 3, 1, S("颍州区"), at(1, 9, 6), NO_TIME, S("returned"), 0, 0, true, 0 },
	};

	/* What a terminal would obey is shown. */
	assert_strip(hops, 3, "颍州区 02-01 09:00─5分↓文峰^[街道 09:05─1分↑颍州区 09:06 ⟲");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_lamp_goes_round),
		cmocka_unit_test(time_with_nobody_and_other_days_are_told),
		cmocka_unit_test(levels_are_told),
	};

	i18n_use("zh");
	clock_set_utc_offset(480);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

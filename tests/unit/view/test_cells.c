/* SPDX-License-Identifier: MIT */
/* A deadline as it is shown: in the clock's own unit, with signs beside the colours. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "model/ticket.h"
#include "view/cells.h"

#define HOUR INT64_C(3600000)
#define DAY (24 * HOUR)

/* Days since 1970-01-01, a Thursday; the city's clock is eight hours ahead. */
static struct day_off days_off[] = { { 2 }, { 3 }, { 9 }, { 10 } };
static struct names names = { .days_off = days_off, .day_off_count = ARRAY_LEN(days_off) };

/* A moment by the city's clock. */
static int64_t
at(int day, int hour)
{
	return day * DAY + (hour - 8) * HOUR;
}

static void
assert_shown(int64_t now, int64_t due, int64_t warn, const char *unit, bool provisional,
    const char *text, enum style style)
{
	struct desk desk = { .names = &names, .cells_at_ms = now };
	struct strbuf out = STRBUF_INIT;

	assert_int_equal(cell_due(&desk, due, warn, unit, provisional, &out), style);
	assert_string_equal(strbuf_str(&out), text);
	strbuf_finish(&out);
}

static void
a_day_off_is_no_working_time(void **state)
{
	/* Friday 15:00 to Monday 17:00: one working day and two hours. */
	assert_shown(at(1, 15), at(4, 17), NO_TIME, "working_days", false, "1d2h", STYLE_PLAIN);
	assert_shown(at(1, 15), at(4, 17), NO_TIME, "hours", false, "3d2h", STYLE_PLAIN);
	assert_shown(at(1, 15), at(4, 17), NO_TIME, "calendar_days", false, "3d2h", STYLE_PLAIN);
	/* Late over the same weekend. */
	assert_shown(at(4, 17), at(1, 15), NO_TIME, "working_days", false, "-1d2h", STYLE_ALARM);
	/* Just after the city's midnight it is the next day, whatever UTC says. */
	assert_shown(at(1, 1), at(4, 1), NO_TIME, "working_days", false, "1d0h", STYLE_PLAIN);
}

static void
signs_stand_beside_the_colours(void **state)
{
	assert_shown(at(4, 9), at(4, 17), at(4, 8), "hours", false, "8h0m*", STYLE_WARN);
	assert_shown(at(4, 9), at(4, 17), at(4, 10), "hours", false, "8h0m", STYLE_PLAIN);
	assert_shown(at(4, 9), at(4, 17), at(4, 8), "hours", true, "8h0m~*", STYLE_WARN);
	assert_shown(at(4, 9), at(4, 8), at(4, 7), "hours", false, "-1h0m", STYLE_ALARM);
	/* To the minute: due now is not yet late. */
	assert_shown(at(4, 9), at(4, 9), at(4, 8), "hours", false, "0m*", STYLE_WARN);
}

static void
assert_hand(const struct ticket *t, const char *text)
{
	struct desk_view view = { .desk = &(struct desk){ .names = &names } };
	struct strbuf out = STRBUF_INIT;

	for (size_t i = 0; i < ticket_column_count; i++) {
		if (strcmp(ticket_columns[i].id, "hand") == 0)
			ticket_columns[i].cell(&view, t, &out);
	}
	assert_string_equal(strbuf_str(&out), text);
	strbuf_finish(&out);
}

static void
a_quarrel_is_seen_in_the_list(void **state)
{
	char nobody[] = "", returned[] = "returned";
	struct ticket t = { .round = 1, .hops = 3, .claim_by = nobody, .state = nobody };

	assert_hand(&t, "×3");
	t.looped = true;
	assert_hand(&t, "⟲×3");
	t.objected = true;
	assert_hand(&t, "⟲obj×3");
	t.looped = false;
	t.hops = 1;
	assert_hand(&t, "obj");
	t.objected = false;
	t.state = returned;
	assert_hand(&t, "ret");
}

static void
a_year_is_missed_from_november_on(void **state)
{
	struct calendar_year years[] = { { 1969, true }, { 1970, true }, { 1971, false } };
	struct names n = { .years = years, .year_count = ARRAY_LEN(years) };

	assert_int_equal(names_missing_year(&n, at(303, 23)), 0); /* 31 October */
	assert_int_equal(names_missing_year(&n, at(304, 0)), 1971);
	years[1].published = false;
	assert_int_equal(names_missing_year(&n, at(100, 0)), 1970);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_day_off_is_no_working_time),
		cmocka_unit_test(signs_stand_beside_the_colours),
		cmocka_unit_test(a_quarrel_is_seen_in_the_list),
		cmocka_unit_test(a_year_is_missed_from_november_on),
	};

	i18n_use("en");
	clock_set_utc_offset(480);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* The calendar of mainland China, and some with one fault each. */
#include "city/calendar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <jansson.h>

#include "samples.h"

static const char *root;

static void
read_calendar(const char *name, struct city_calendar *out)
{
	struct city_faults faults = { 0 };
	char *path = xasprintf("%s/%s", root, name), *cause = NULL;

	assert_true(city_calendar_read(path, out, &faults, &cause));
	assert_int_equal(faults.count, 0);
	free(path);
}

/* 'o' a day off, 'w' a day on which work is done, '-' not listed. */
static char
day_of(const struct city_calendar *calendar, const char *date)
{
	char found = '-';

	for (size_t y = 0; y < calendar->count; y++) {
		json_t *days = json_loads(calendar->years[y].json, 0, NULL), *day;
		size_t i;
		json_array_foreach(days, i, day) {
			if (strcmp(json_string_value(json_object_get(day, "date")), date) == 0) {
				assert_true(json_is_string(json_object_get(day, "name")));
				assert_int_equal(calendar->years[y].year, atoi(date));
				found = json_is_true(json_object_get(day, "off")) ? 'o' : 'w';
			}
		}
		json_decref(days);
	}
	return found;
}

static void
test_china(void **state)
{
	struct city_calendar c = { 0 };

	read_calendar("config/calendars/cn.yaml", &c);
	assert_string_equal(c.code, "cn");
	assert_int_equal(c.count, 9);
	for (size_t i = 0; i < c.count; i++) {
		assert_int_equal(c.years[i].year, 2018 + (int)i);
		assert_true(c.years[i].published);
		/* Eleven to thirteen holidays with what is moved around them. */
		assert_in_range(c.years[i].days, 20, 45);
	}
	/* The traps. */
	assert_int_equal(day_of(&c, "2020-02-03"), 'w');
	assert_int_equal(day_of(&c, "2020-02-02"), 'o');
	assert_int_equal(day_of(&c, "2024-02-09"), '-');
	assert_int_equal(day_of(&c, "2024-02-04"), 'w');
	assert_int_equal(day_of(&c, "2024-02-18"), 'w');
	assert_int_equal(day_of(&c, "2024-02-10"), 'o');
	/* With the notice of the next year, but in this. */
	assert_int_equal(day_of(&c, "2018-12-29"), 'w');
	assert_int_equal(day_of(&c, "2018-12-31"), 'o');
	assert_int_equal(day_of(&c, "2022-12-31"), 'o');
	assert_int_equal(day_of(&c, "2026-10-10"), 'w');
	city_calendar_finish(&c);
}

static void
test_unpublished(void **state)
{
	struct city_calendar c = { 0 };

	read_calendar("tests/data/calendars/good.yaml", &c);
	assert_int_equal(c.count, 2);
	assert_int_equal(c.years[0].days, 3);
	assert_false(c.years[1].published);
	assert_string_equal(c.years[1].json, "[]");
	assert_int_equal(day_of(&c, "2024-02-29"), 'o');
	city_calendar_finish(&c);
}

static void
read_sample(const char *path, struct city_faults *faults)
{
	struct city_calendar c = { 0 };
	char *cause = NULL;

	assert_true(city_calendar_read(path, &c, faults, &cause));
	assert_int_equal(c.count, 0);
	city_calendar_finish(&c);
}

static void
test_bad_calendars(void **state)
{
	char *folder = xasprintf("%s/tests/data/calendars/bad", root);

	assert_true(samples_walk(folder, read_sample) >= 15);
	free(folder);
}

static void
test_dates(void **state)
{
	assert_true(city_is_date("2024-02-29"));
	assert_true(city_is_date("2000-02-29"));
	assert_false(city_is_date("1900-02-29"));
	assert_false(city_is_date("2026-02-29"));
	assert_false(city_is_date("2026-13-01"));
	assert_false(city_is_date("2026-00-10"));
	assert_false(city_is_date("2026-10-00"));
	assert_false(city_is_date("2026-10-1"));
	assert_false(city_is_date("2026-10-010"));
	assert_false(city_is_date("today"));
	assert_false(city_is_date(""));
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_china),
		cmocka_unit_test(test_unpublished),
		cmocka_unit_test(test_bad_calendars),
		cmocka_unit_test(test_dates),
	};

	root = argc > 1 ? argv[1] : ".";
	return cmocka_run_group_tests(tests, NULL, NULL);
}

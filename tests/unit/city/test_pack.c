/* SPDX-License-Identifier: MIT */
/* The packs of four cities, and a hundred with one fault each. */
#include "city/pack.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <jansson.h>

#include "base/strbuf.h"
#include "base/vec.h"
#include "samples.h"

static const char *root;

static char *
path_of(const char *name)
{
	return xasprintf("%s/%s", root, name);
}

/* The JSON of a pack of the source tree, which must be without fault. */
static json_t *
pack_json(const char *name)
{
	struct city_pack pack = { 0 };
	struct city_faults faults = { 0 };
	char *path = path_of(name), *cause = NULL;

	assert_true(city_pack_read(path, &pack, &faults, &cause));
	if (faults.count > 0) {
		char *line = fault_line(&faults, 0);
		fail_msg("%s:%s", name, line);
	}
	assert_non_null(pack.source);
	json_t *json = json_loads(pack.json, 0, NULL);
	assert_non_null(json);
	city_pack_finish(&pack);
	free(path);
	return json;
}

static json_t *
clock_of(json_t *pack, const char *kind, const char *class)
{
	size_t i;
	json_t *row;

	json_array_foreach(json_object_get(pack, "clocks"), i, row)
		if (strcmp(json_string_value(json_object_get(row, "kind")), kind) == 0 &&
		    strcmp(json_string_value(json_object_get(row, "class")), class) == 0)
			return row;
	fail_msg("no clock %s of %s", kind, class);
	return NULL;
}

static void
assert_clock(json_t *pack, const char *kind, const char *class, const char *unit, int amount)
{
	json_t *row = clock_of(pack, kind, class);

	assert_string_equal(json_string_value(json_object_get(row, "unit")), unit);
	assert_int_equal(json_integer_value(json_object_get(row, "amount")), amount);
}

static json_t *
at(json_t *json, const char *section, const char *key)
{
	json_t *value = json_object_get(json_object_get(json, section), key);

	assert_non_null(value);
	return value;
}

/* What the sources say; what they do not say is the pack's own affair. */
static void
test_fuyang(void **state)
{
	json_t *pack = pack_json("config/cities/fuyang.yaml");

	assert_clock(pack, "sign_in", "general", "working_days", 1);
	assert_clock(pack, "handling", "simple", "working_days", 2);
	assert_clock(pack, "handling", "urgent", "working_days", 2);
	assert_clock(pack, "handling", "general", "working_days", 5);
	assert_clock(pack, "handling", "complex", "working_days", 15);
	assert_int_equal(json_integer_value(at(pack, "designation", "after")), 3);
	json_t *rank = at(pack, "assessment", "rank");
	assert_int_equal(json_integer_value(json_object_get(rank, "bureaux")), 5);
	assert_int_equal(json_integer_value(json_object_get(rank, "counties")), 3);
	assert_int_equal(json_integer_value(json_object_get(rank, "interview_after")), 2);
	size_t i, counties = 0;
	json_t *platform;
	json_array_foreach(json_object_get(pack, "platforms"), i, platform)
		counties += strcmp(json_string_value(json_object_get(platform, "kind")), "county") == 0;
	assert_int_equal(counties, 8);
	json_decref(pack);
}

static void
test_daye(void **state)
{
	json_t *pack = pack_json("config/cities/daye.yaml");

	assert_clock(pack, "handling", "general", "working_days", 5);
	assert_int_equal(json_array_size(json_object_get(pack, "channels")), 12);
	assert_true(json_is_true(at(pack, "objection", "first_receiver")));
	assert_true(json_is_true(at(pack, "second_handling", "confirm_before_archive")));
	json_decref(pack);
}

static void
test_chengdu(void **state)
{
	json_t *pack = pack_json("config/cities/chengdu.yaml");

	assert_clock(pack, "dispatch", "danger", "minutes", 2);
	assert_clock(pack, "on_site", "danger", "hours", 1);
	assert_true(json_is_true(json_object_get(clock_of(pack, "on_site", "danger"), "phone_first")));
	assert_true(json_array_size(at(pack, "checklists", "danger")) > 0);
	assert_clock(pack, "handling", "general", "working_days", 5);
	assert_clock(pack, "handling", "complex", "working_days", 20);
	json_t *floor = json_array_get(at(pack, "assessment", "floors"), 0);
	assert_string_equal(json_string_value(json_object_get(floor, "rate")), "satisfaction");
	assert_int_equal(json_integer_value(json_object_get(floor, "percent")), 85);
	json_decref(pack);
}

static void
test_chenzhou(void **state)
{
	json_t *pack = pack_json("config/cities/chenzhou.yaml");

	assert_int_equal(json_array_size(json_object_get(pack, "lanes")), 4);
	assert_clock(pack, "first_contact", "prompt", "calendar_days", 1);
	assert_clock(pack, "progress", "prompt", "calendar_days", 3);
	assert_clock(pack, "handling", "prompt", "calendar_days", 7);
	json_t *first = json_array_get(json_object_get(pack, "supervision"), 0);
	assert_string_equal(json_string_value(json_object_get(first, "lane")), "high");
	json_decref(pack);
}

/* Every key in its form: presets, null, indexes, lists that are not there. */
static void
test_json(void **state)
{
	json_t *pack = pack_json("tests/data/packs/good.yaml");
	json_t *class = json_array_get(json_object_get(pack, "classes"), 1);
	json_t *clock = clock_of(pack, "handling", "urgent");

	assert_true(json_is_null(json_object_get(pack, "version_note")));
	assert_true(json_is_null(at(pack, "follow_up", "sampling")));
	assert_int_equal(json_integer_value(json_object_get(class, "urgency")), 2);
	assert_true(json_is_false(json_object_get(class, "default")));
	assert_string_equal(json_string_value(json_object_get(clock, "ends")), "office");
	assert_string_equal(json_string_value(json_object_get(clock, "within")), "always");
	assert_true(json_is_false(json_object_get(clock, "phone_first")));
	assert_null(json_object_get(clock, "warn"));
	assert_int_equal(json_integer_value(at(pack, "assessment", "small_n")), 30);
	json_t *root_platform = json_array_get(json_object_get(pack, "platforms"), 0);
	assert_true(json_is_null(json_object_get(root_platform, "parent")));
	json_decref(pack);
}

static void
read_sample(const char *path, struct city_faults *faults)
{
	struct city_pack pack = { 0 };
	char *cause = NULL;

	assert_true(city_pack_read(path, &pack, faults, &cause));
	assert_null(pack.json);
	city_pack_finish(&pack);
}

static void
test_bad_packs(void **state)
{
	char *folder = path_of("tests/data/packs/bad");

	assert_true(samples_walk(folder, read_sample) >= 40);
	free(folder);
}

/* All are told, in the order of the file, whichever check found them. */
static void
test_all_faults(void **state)
{
	static const char text[] = "city: a b\n"
				   "clocks:\n"
				   "  - {kind: handling, class: x, unit: hours, amount: 0, wran: 1}\n"
				   "office: {from: \"9\", to: \"10:00\", cut_off: \"10:00\"}\n"
				   "parking: {days: 5, review_days: 6}\n";
	static const char *const wanted[] = {
		"1:1: \"name\" is missing here: ",
		"1:1: \"time_zone\" is missing here: ",
		"1:1: \"calendar\" is missing here: ",
		"1:1: \"platforms\" is missing here: ",
		"1:1: \"channels\" is missing here: ",
		"1:1: \"classes\" is missing here: ",
		"1:1: \"objection\" is missing here: ",
		"1:1: \"designation\" is missing here: ",
		"1:1: \"extension\" is missing here: ",
		"1:1: \"follow_up\" is missing here: ",
		"1:1: \"second_handling\" is missing here: ",
		"1:1: \"assessment\" is missing here: ",
		"1:7: \"city\" must be ",
		"3:29: \"class\": there is no \"x\" among \"classes\"; there are: none",
		"3:53: a limit of 0 hours is over",
		"3:56: unknown key \"wran\"; did you mean \"warn\"?",
		"4:16: \"from\" must be ",
		"5:33: the first review, after 6 days, ",
	};
	struct city_pack pack = { 0 };
	struct city_faults faults = { 0 };

	city_pack_parse(text, strlen(text), &pack, &faults);
	for (size_t i = 0; i < ARRAY_LEN(wanted) && i < faults.count; i++) {
		char *line = fault_line(&faults, i);
		if (strncmp(line, wanted[i], strlen(wanted[i])) != 0)
			fail_msg("%s, wanted %s", line, wanted[i]);
		free(line);
	}
	assert_int_equal(faults.count, ARRAY_LEN(wanted));
	city_faults_finish(&faults);
}

/* A file of quite another kind is told from, not endlessly. */
static void
test_many_faults(void **state)
{
	struct strbuf text = STRBUF_INIT;
	struct city_pack pack = { 0 };
	struct city_faults faults = { 0 };

	strbuf_adds(&text, "channels:\n");
	for (int i = 0; i < 5000; i++)
		strbuf_adds(&text, "  - {cod: x}\n");
	city_pack_parse(text.s, text.len, &pack, &faults);
	assert_true(faults.count <= 500);
	assert_true(faults.count + faults.untold > 10000);
	city_faults_finish(&faults);
	strbuf_finish(&text);
}

static void
test_unreadable(void **state)
{
	struct city_pack pack = { 0 };
	struct city_faults faults = { 0 };
	char *cause = NULL;

	assert_false(city_pack_read("/nowhere/pack.yaml", &pack, &faults, &cause));
	assert_string_equal(
	    cause, "/nowhere/pack.yaml: cannot be read: No such file or directory");
	free(cause);
	assert_false(city_pack_read("/dev/zero", &pack, &faults, &cause));
	assert_non_null(strstr(cause, "larger than"));
	free(cause);
	assert_int_equal(faults.count, 0);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fuyang),
		cmocka_unit_test(test_daye),
		cmocka_unit_test(test_chengdu),
		cmocka_unit_test(test_chenzhou),
		cmocka_unit_test(test_json),
		cmocka_unit_test(test_bad_packs),
		cmocka_unit_test(test_all_faults),
		cmocka_unit_test(test_many_faults),
		cmocka_unit_test(test_unreadable),
	};

	root = argc > 1 ? argv[1] : ".";
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* The tables of keys hold together. */
#include "city/keys.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/vec.h"
#include "shape.h"

static const struct city_keys *const tables[] = { &pack_keys, &calendar_keys };

static const struct city_key *
parent_of(const struct city_keys *keys, const struct city_key *key)
{
	size_t n = (size_t)(city_key_name(key) - key->path);

	for (size_t i = 0; n > 0 && i < keys->count; i++)
		if (strlen(keys->items[i].path) == n - 1 &&
		    strncmp(keys->items[i].path, key->path, n - 1) == 0)
			return &keys->items[i];
	return NULL;
}

static void
check_key(const struct city_keys *keys, const struct city_key *key)
{
	const struct city_key *parent = parent_of(keys, key);
	bool choice = key->type == CITY_CHOICE || key->type == CITY_DEGREE;

	if (strchr(key->path, '.') &&
	    (!parent || (parent->type != CITY_SECTION && parent->type != CITY_LIST)))
		fail_msg("%s: nothing above it", key->path);
	if (city_key_find(keys, parent, city_key_name(key)) != key)
		fail_msg("%s: stands twice", key->path);
	if (key->preset && (key->required || !value_fits(key, key->preset)))
		fail_msg("%s: its preset will not do", key->path);
	if (choice != (key->choices != NULL) || !key->help || !*key->help)
		fail_msg("%s: choices or help", key->path);
	if ((key->type == CITY_TEXT || key->type == CITY_CODE || key->type == CITY_NUMBER) &&
	    key->max <= key->min)
		fail_msg("%s: its range is empty", key->path);
}

static void
test_tables(void **state)
{
	for (size_t t = 0; t < ARRAY_LEN(tables); t++)
		for (size_t i = 0; i < tables[t]->count; i++)
			check_key(tables[t], &tables[t]->items[i]);
}

/* A section that is a key's only child list must have keys of its own. */
static void
test_sections_have_keys(void **state)
{
	for (size_t t = 0; t < ARRAY_LEN(tables); t++)
		for (size_t i = 0; i < tables[t]->count; i++) {
			const struct city_key *key = &tables[t]->items[i];
			bool above = key->type == CITY_SECTION || key->type == CITY_LIST;
			bool next = i + 1 < tables[t]->count &&
			    city_key_under(&tables[t]->items[i + 1], key);
			if (above != next)
				fail_msg("%s: is followed by keys under it, or not", key->path);
		}
}

static bool
fits(const char *path, const char *text)
{
	for (size_t i = 0; i < pack_keys.count; i++)
		if (strcmp(pack_keys.items[i].path, path) == 0)
			return value_fits(&pack_keys.items[i], text);
	fail_msg("there is no key %s", path);
	return false;
}

static void
test_values(void **state)
{
	assert_true(fits("clocks.amount", "0"));
	assert_true(fits("clocks.amount", "9999"));
	assert_false(fits("clocks.amount", "10000"));
	assert_false(fits("clocks.amount", "00"));
	assert_false(fits("clocks.amount", "+1"));
	assert_false(fits("clocks.amount", " 1"));
	assert_false(fits("clocks.amount", ""));
	assert_false(fits("clocks.amount", "99999999999999999999"));
	assert_true(fits("office.from", "00:00"));
	assert_true(fits("office.from", "23:59"));
	assert_false(fits("office.from", "23:60"));
	assert_false(fits("office.from", "24:00"));
	assert_false(fits("office.from", "08:30:00"));
	assert_false(fits("office.from", "08:3"));
	assert_true(fits("time_zone", "Asia/Shanghai"));
	assert_false(fits("time_zone", "../../etc/passwd"));
	assert_false(fits("time_zone", "/etc/passwd"));
	assert_false(fits("time_zone", "Asia/"));
	assert_false(fits("name", "   "));
	assert_false(fits("name", "two\nlines"));
	assert_true(fits("name", "\xF0\xA0\xAE\xB7\xE5\xB8\x82"));
	assert_true(fits("channels.code", "110"));
	assert_false(fits("channels.code", "a b"));
	assert_true(fits("objection.first_receiver", "true"));
	assert_false(fits("objection.first_receiver", "True"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tables),
		cmocka_unit_test(test_sections_have_keys),
		cmocka_unit_test(test_values),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

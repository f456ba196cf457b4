/* SPDX-License-Identifier: MIT */
#include "stage.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"

static const struct action own[] = {
	{ "dispatch", "d F3", "Dispatch", "d.", NULL, NULL, 0, NULL },
	{ "tag", "Space t", "Tag", "t.", NULL, NULL, 0, NULL },
	{ "none", "", "None", "n.", NULL, NULL, 0, NULL },
};
static const struct action owners[] = {
	{ "delete", "d", "Delete", "x.", NULL, NULL, 0, NULL },
	{ "quit", "Q", "Quit", "q.", NULL, NULL, 0, NULL },
};
static const struct action_table own_table = { "queue", "Queue", own, ARRAY_LEN(own) };
static const struct action_table owner_table = { "app", "All", owners, ARRAY_LEN(owners) };
static const struct action_table *const tables[] = { &own_table, &owner_table, NULL };

static const struct action *
find(const struct keymap *map, const char *name)
{
	struct key key = key_of(name);

	return keymap_find(map, tables, &key);
}

static void
assert_keys(const struct keymap *map, const struct action *a, bool all, const char *expected)
{
	struct strbuf out = STRBUF_INIT;

	keymap_keys(map, a == &owners[0] ? "app" : "queue", a, all, &out);
	assert_string_equal(strbuf_str(&out), expected);
	strbuf_finish(&out);
}

static void
defaults(void **state)
{
	struct keymap *map = keymap_create();

	assert_ptr_equal(find(map, "d"), &own[0]);
	assert_ptr_equal(find(map, "F3"), &own[0]);
	assert_ptr_equal(find(map, "Space"), &own[1]);
	assert_ptr_equal(find(map, "Q"), &owners[1]);
	assert_null(find(map, "z"));
	assert_keys(map, &own[0], true, "d / F3");
	assert_keys(map, &own[0], false, "d");
	assert_keys(map, &own[2], true, "");
	keymap_destroy(map);
}

static void
bindings_replace_and_stay_in_scope(void **state)
{
	struct keymap *map = keymap_create();
	char *cause = NULL;

	assert_true(keymap_bind(map, "queue", "dispatch", "p", &cause));
	assert_ptr_equal(find(map, "p"), &own[0]);
	assert_ptr_equal(find(map, "d"), &owners[0]);
	assert_null(find(map, "F3"));
	assert_keys(map, &own[0], true, "p");
	assert_true(keymap_bind(map, "queue", "dispatch", "", &cause));
	assert_null(find(map, "p"));
	assert_true(keymap_bind(map, "queue", "dispatch", " C-l  陈 ", &cause));
	assert_ptr_equal(find(map, "陈"), &own[0]);
	assert_ptr_equal(find(map, "C-l"), &own[0]);
	keymap_destroy(map);
}

static void
unknown_key_is_refused(void **state)
{
	struct keymap *map = keymap_create();
	char *cause = NULL;

	assert_false(keymap_bind(map, "queue", "dispatch", "p Hyper-x", &cause));
	assert_non_null(strstr(cause, "Hyper-x"));
	assert_ptr_equal(find(map, "d"), &own[0]);
	free(cause);
	keymap_destroy(map);
}

static void
assert_hint(const struct action *a, bool typing, const char *expected)
{
	struct strbuf out = STRBUF_INIT;
	const char *scope = a >= owners && a < owners + ARRAY_LEN(owners) ? "app" : "queue";
	bool found = keymap_hint(NULL, tables, scope, a, typing, &out);

	assert_int_equal(found, *expected != '\0');
	assert_string_equal(strbuf_str(&out), expected);
	strbuf_finish(&out);
}

static void
hints_name_keys_that_work(void **state)
{
	assert_hint(&own[0], false, "d");
	assert_hint(&own[0], true, "F3");
	assert_hint(&own[1], true, "Space");
	assert_hint(&own[2], false, "");
	/* Hidden by the table before, and no other key. */
	assert_hint(&owners[0], false, "");
	assert_hint(&owners[1], false, "Q");
	assert_hint(&owners[1], true, "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(defaults),
		cmocka_unit_test(bindings_replace_and_stay_in_scope),
		cmocka_unit_test(unknown_key_is_refused),
		cmocka_unit_test(hints_name_keys_that_work),
	};
	return cmocka_run_group_tests_name("keymap", tests, NULL, NULL);
}

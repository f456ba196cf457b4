/* SPDX-License-Identifier: MIT */
#include "stage.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/vec.h"

static void
run(struct view *view, const struct args *args)
{
}

static const struct action own[] = {
	{ "dispatch", "d", N_("Dispatch"), "d.", NULL, NULL, 0, run },
	{ "claim", "c", N_("Claim"), "c.", NULL, NULL, 0, run },
	{ "details", "Enter", N_("Details"), "i.", NULL, NULL, 0, run },
	{ "down", "j", N_("Down"), "m.", NULL, NULL, ACTION_MOTION, run },
};
static const struct action owners[] = {
	{ "merge", "m", N_("Merge"), "m.", NULL, NULL, 0, run },
	{ "claim", "C", N_("Claim"), "hidden by the first.", NULL, NULL, 0, run },
	{ "display", "", N_("Display"), "s.", NULL, NULL, 0, run },
};
static const struct action_table own_table = { "queue", "Queue", own, ARRAY_LEN(own) };
static const struct action_table owner_table = { "app", "All", owners, ARRAY_LEN(owners) };
static const struct action_table *const tables[] = { &own_table, &owner_table, NULL };

static void
find_by_name_label_and_initials(void **state)
{
	for (int zh = 0; zh < 2; zh++) {
		assert_true(i18n_use(zh ? "zh" : "en"));
		assert_ptr_equal(action_find(tables, "dispatch"), &own[0]);
		assert_ptr_equal(action_find(tables, "DISPATCH"), &own[0]);
		assert_ptr_equal(action_find(tables, "派单"), &own[0]);
		assert_ptr_equal(action_find(tables, "pd"), &own[0]);
		assert_ptr_equal(action_find(tables, "paidan"), &own[0]);
		assert_ptr_equal(action_find(tables, "lq"), &own[1]);
		assert_ptr_equal(action_find(tables, "bd"), &owners[0]);
	}
	i18n_use("en");
}

static void
find_by_prefix_only_if_unique(void **state)
{
	assert_ptr_equal(action_find(tables, "dispa"), &own[0]);
	assert_null(action_find(tables, "disp"));
	assert_ptr_equal(action_find(tables, "cl"), &own[1]);
	assert_null(action_find(tables, "d"));
	assert_null(action_find(tables, ""));
	assert_null(action_find(tables, "nothing"));
}

static void
motions_are_no_commands(void **state)
{
	assert_null(action_find(tables, "down"));
}

static void
exists_in_its_scope(void **state)
{
	assert_true(action_exists(tables, "queue", "down"));
	assert_true(action_exists(tables, "app", "merge"));
	assert_false(action_exists(tables, "app", "dispatch"));
	assert_false(action_exists(tables, "queue", "merge"));
	assert_false(action_exists(tables, "nowhere", "merge"));
}

static void
args_words_fields_quotes(void **state)
{
	struct args a;
	char *verb;

	assert_true(
	    args_parse("  dispatch . cgj assist=yzq,lqq due=\"2 wd\" \"two words\" \"x=y\"　全角 ",
		&verb, &a));
	assert_string_equal(verb, "dispatch");
	assert_int_equal(a.count, 5);
	assert_string_equal(a.words[0], ".");
	assert_string_equal(a.words[1], "cgj");
	assert_string_equal(a.words[2], "two words");
	assert_string_equal(a.words[3], "x=y");
	assert_string_equal(a.words[4], "全角");
	assert_int_equal(a.fields, 2);
	assert_string_equal(args_field(&a, "assist"), "yzq,lqq");
	assert_string_equal(args_field(&a, "due"), "2 wd");
	assert_null(args_field(&a, "nothing"));
	free(verb);
	args_finish(&a);
}

static void
args_odd_lines(void **state)
{
	struct args a;
	char *verb;

	assert_true(args_parse("", &verb, &a));
	assert_string_equal(verb, "");
	assert_int_equal(a.count + a.fields, 0);
	free(verb);
	args_finish(&a);

	assert_true(args_parse("limit hops>2 =x note= \"a \\\" b\" \"\" 属地=颍州区", &verb, &a));
	assert_int_equal(a.count, 4);
	assert_string_equal(a.words[0], "hops>2");
	assert_string_equal(a.words[1], "=x");
	assert_string_equal(a.words[2], "a \" b");
	assert_string_equal(a.words[3], "");
	assert_string_equal(args_field(&a, "note"), "");
	assert_string_equal(args_field(&a, "属地"), "颍州区");
	free(verb);
	args_finish(&a);

	assert_false(args_parse("chase \"open", &verb, &a));
	assert_null(args_field(NULL, "x"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(find_by_name_label_and_initials),
		cmocka_unit_test(find_by_prefix_only_if_unique),
		cmocka_unit_test(motions_are_no_commands),
		cmocka_unit_test(exists_in_its_scope),
		cmocka_unit_test(args_words_fields_quotes),
		cmocka_unit_test(args_odd_lines),
	};
	return cmocka_run_group_tests_name("action", tests, NULL, NULL);
}

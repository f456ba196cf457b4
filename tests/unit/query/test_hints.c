/* SPDX-License-Identifier: MIT */
/* Reasons and warnings as sentences, and when a choice has to be explained. */
#include "query/hints.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "base/xalloc.h"

/* Strings of structs are not const. */
#define S(text) (char[]){ text }

typedef char *text_fn(const struct hint_fact *fact);

static void
assert_text(text_fn *fn, const char *code, const char *facts, const char *wanted)
{
	struct hint_fact fact = { xstrdup(code), xstrdup(facts) };
	char *text = fn(&fact);

	assert_string_equal(text, wanted);
	free(text);
	free(fact.code);
	free(fact.facts);
}

static void
a_document_is_named_with_its_article(void **state)
{
	const char *whole =
	    "{\"document\": \"No. 11 (2023)\", \"article\": \"4\", \"role\": \"lead\","
	    " \"category\": \"lamps\", \"territory\": \"park\", \"excerpt\": \"lights them\","
	    " \"note\": \"not the ring\"}";

	assert_text(hint_reason_text, "duty", whole,
	    "No. 11 (2023) 4, lead, lamps, park: “lights them” Note: not the ring");
	assert_text(hint_reason_brief, "duty", whole, "No. 11 (2023) 4");
	assert_text(hint_reason_text, "duty",
	    "{\"document\": \"D\", \"article\": null, \"role\": \"assist\", \"category\": \"c\","
	    " \"territory\": \"t\", \"excerpt\": \"\"}",
	    "D, assisting, c, t");
	assert_text(hint_reason_text, "registry_words",
	    "{\"document\": \"D\", \"article\": \"4\", \"words\": [\"lamp\", \"post\"]}",
	    "D 4 speaks of lamp、post");
}

static void
history_is_told_in_numbers(void **state)
{
	const char *plain =
	    "{\"alike\": 37, \"closed\": 35, \"returned\": 1, \"satisfied\": 0,"
	    " \"dissatisfied\": 0, \"category\": \"lamps\", \"territory\": \"park\"}";

	assert_text(hint_reason_text, "history", plain,
	    "37 alike: 35 closed, 1 returned (lamps, park)");
	assert_text(hint_reason_brief, "history", plain, "37 alike: 35 closed, 1 returned");
	assert_text(hint_reason_text, "history",
	    "{\"alike\": 3, \"closed\": 2, \"returned\": 0, \"satisfied\": 0, \"dissatisfied\": 2,"
	    " \"category\": \"c\", \"territory\": \"t\"}",
	    "3 alike: 2 closed, 0 returned, 0 satisfied, 2 dissatisfied (c, t)");
	assert_text(hint_reason_text, "history",
	    "{\"alike\": 1, \"closed\": 1, \"returned\": 0, \"satisfied\": 1, \"dissatisfied\": 0,"
	    " \"category\": \"\", \"territory\": \"t\"}",
	    "1 alike: 1 closed, 0 returned, 1 satisfied, 0 dissatisfied (t)");
	assert_text(hint_reason_brief, "text",
	    "{\"alike\": 12, \"share\": 61.6, \"words\": [\"lamp\"]}",
	    "12 of similar wording, 62 percent: lamp");
	assert_text(hint_reason_brief, "text", "{\"alike\": 0, \"share\": 9, \"words\": [\"lamp\"]}",
	    "place, trade or name: lamp, 9 percent");
	assert_text(hint_reason_text, "text", "{\"alike\": 0, \"share\": 9, \"words\": []}",
	    "Its place or trade fits, 9 percent");
}

static char *
number_of(const struct hint_fact *ruling)
{
	return hint_fact_get(ruling, "ticket_number");
}

static void
a_ruling_has_number_and_day(void **state)
{
	const char *ruling =
	    "{\"number\": \"R17\", \"at_ms\": 0, \"lead_name\": \"Park\", \"category\": \"lamps\","
	    " \"territory\": \"park\", \"reasons\": \"Its road.\", \"legal_basis\": \"§ 3\","
	    " \"ticket_number\": \"20260201-0037\"}";

	assert_text(hint_reason_text, "ruling", ruling,
	    "Ruling R17 of 01-01 08:00: Park leads lamps, park. Its road. Legal basis: § 3 "
	    "(ticket 20260201-0037)");
	assert_text(hint_reason_brief, "ruling", ruling, "R17 01-01 08:00");
	assert_text(number_of, "ruling", ruling, "20260201-0037");
}

static void
nothing_can_act(void **state)
{
	assert_text(hint_reason_text, "territory", "{\"territory\": \"a\\u001b[2Jb\"}",
	    "Governs a^[[2Jb");
	assert_text(hint_reason_text, "unheard", "{\"a\": \"\x1b\"}", "unheard {\"a\": \"^[\"}");
	assert_text(hint_reason_text, "territory", "not json", "Governs ");
}

static void
every_kind_has_its_sentence(void **state)
{
	static const char *const kinds[] = {
		"ruling", "duty", "history", "text", "registry_words", "territory",
	};
	static const char *const codes[] = {
		"returned_this", "conflict", "gap", "against", "against_ruling", "department_duty", "load", "inactive",
		"off_duty", "bound",
	};

	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		assert_true(hint_reason_knows(kinds[i]));
		assert_string_not_equal(hint_kind_label(kinds[i]), "");
	}
	for (size_t i = 0; i < ARRAY_LEN(codes); i++)
		assert_true(hint_warning_knows(codes[i]));
	assert_false(hint_reason_knows("unheard"));
	assert_false(hint_warning_knows("unheard"));
}

/* --- why a choice has to be explained -------------------------------------------- */

static struct unit units[] = {
	{ .id = 1, .name = S("Bureau"), .short_name = S("Bureau"), .kind = S("bureau") },
	{ .id = 2, .name = S("Town"), .short_name = S("Town"), .kind = S("town") },
	{ .id = 3, .name = S("County"), .short_name = S("County"), .kind = S("county"),
	    .runs_platform_id = 7 },
	{ .id = 4, .name = S("Branch"), .short_name = S("Branch"), .kind = S("bureau"),
	    .reach = S(" 1 7 ") },
};
static struct reason reasons[] = { { S("return"), S("not_ours"), S("not our function") } };
static const struct names names = {
	.units = units,
	.unit_count = ARRAY_LEN(units),
	.reasons = reasons,
	.reason_count = ARRAY_LEN(reasons),
};

static void
assert_why(const char *verdict, int *leads, size_t lead_count, struct hint *hint, int unit,
    const char *wanted)
{
	char word[16];
	struct hints hints = { .items = hint, .count = hint != NULL, .verdict = word,
		.leads = leads, .lead_count = lead_count };
	char *why;

	snprintf(word, sizeof word, "%s", verdict);
	why = hints_why(&hints, &names, unit);
	if (wanted == NULL)
		assert_null(why);
	else
		assert_string_equal(why, wanted);
	free(why);
}

static void
the_registrys_own_lead_needs_no_reason(void **state)
{
	int bureau[] = { 1 };

	assert_why("match", bureau, 1, NULL, 1, NULL);
	assert_why("gap", NULL, 0, NULL, 2, NULL);
	assert_null(hints_why(NULL, &names, 1));
}

static void
against_the_registry_needs_one(void **state)
{
	int bureau[] = { 1 }, both[] = { 1, 3 }, branch[] = { 4 };

	assert_why("match", bureau, 1, NULL, 3, "Against the registry, which names Bureau");
	/* A county whose own branch it is passes it on. */
	assert_why("match", branch, 1, NULL, 3, NULL);
	assert_why("match", branch, 1, NULL, 1, "Against the registry, which names Branch");
	assert_why("match", bureau, 1, NULL, 2, "A department's duty (Bureau), aimed at a township");
	assert_why("conflict", both, 2, NULL, 1,
	    "Conflict: equally specific rows name Bureau、County");
}

static void
a_unit_that_returned_it_needs_one(void **state)
{
	int bureau[] = { 1 };
	struct hint_fact warnings[] = {
		{ S("load"), S("{\"open\": 41, \"overdue\": 6}") },
		{ S("returned_this"),
		    S("{\"at_ms\": 0, \"reason_code\": \"not_ours\", \"basis\": \"§ 2\"}") },
	};
	struct hint hint = { .unit_id = 1, .warnings = { warnings, 2 } };

	assert_why("match", bureau, 1, &hint, 1,
	    "Returned this ticket on 01-01 08:00: not our function; § 2");
	hint.warnings.count = 1;
	assert_why("match", bureau, 1, &hint, 1, NULL);
}

static void
what_was_seen_is_kept(void **state)
{
	int bureau[] = { 1 };
	struct hint seen[] = {
		{ .unit_id = 1, .role = S("lead"), .score = 90, .kind = S("duty"),
		    .reasons_json = S("[{\"kind\": \"duty\"}]"), .warnings_json = S("[]") },
		{ .unit_id = 2, .role = S("lead"), .score = 10, .kind = S("territory"),
		    .reasons_json = S("[]"), .warnings_json = S("[]") },
	};
	struct hints hints = {
		.items = seen, .count = 2, .verdict = S("match"), .leads = bureau, .lead_count = 1,
	};
	char *basis = hints_basis(&hints, 1);

	assert_string_equal(basis,
	    "{\"unit\":1,\"verdict\":\"match\",\"leads\":[1],\"seen\":["
	    "{\"unit\":1,\"role\":\"lead\",\"score\":90,\"kind\":\"duty\"},"
	    "{\"unit\":2,\"role\":\"lead\",\"score\":10,\"kind\":\"territory\"}],"
	    "\"kind\":\"duty\",\"score\":90,\"reasons\":[{\"kind\":\"duty\"}],\"warnings\":[]}");
	free(basis);
	/* A unit that no hint speaks for: what was seen all the same. */
	basis = hints_basis(&hints, 3);
	assert_non_null(strstr(basis, "\"unit\":3,"));
	assert_null(strstr(basis, "reasons"));
	free(basis);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_document_is_named_with_its_article),
		cmocka_unit_test(history_is_told_in_numbers),
		cmocka_unit_test(a_ruling_has_number_and_day),
		cmocka_unit_test(nothing_can_act),
		cmocka_unit_test(every_kind_has_its_sentence),
		cmocka_unit_test(the_registrys_own_lead_needs_no_reason),
		cmocka_unit_test(against_the_registry_needs_one),
		cmocka_unit_test(a_unit_that_returned_it_needs_one),
		cmocka_unit_test(what_was_seen_is_kept),
	};

	i18n_use("en");
	clock_set_utc_offset(480);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

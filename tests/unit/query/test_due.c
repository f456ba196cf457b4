/* SPDX-License-Identifier: MIT */
/* The derivation of a deadline as lines for people. */
#include "model/clock.h"
#include "query/due.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/i18n.h"

static void
assert_line(const char *code, const char *facts, const char *wanted)
{
	char *line = due_line_text(code, facts);

	assert_string_equal(line, wanted);
	free(line);
}

static void
facts_come_into_the_line(void **state)
{
	assert_line("start", "{\"at\": \"2024-02-08 17:31:00\", \"day\": \"2024-02-09\"}",
	    "Starts 2024-02-08 17:31:00; counted from 2024-02-09.");
	assert_line("skipped",
	    "{\"from\": \"2024-02-10\", \"to\": \"2024-02-17\", \"name\": \"春节\", \"days\": 8}",
	    "Not counted: 2024-02-10 to 2024-02-17, 春节, 8 days.");
	assert_line("make_up", "{\"date\": \"2024-02-18\", \"name\": \"春节\"}",
	    "Counted: 2024-02-18, a make-up workday for 春节.");
	assert_line("stopped", "{\"at\": \"2024-02-20 09:00:00\", \"outcome\": \"silent\"}",
	    "Stopped 2024-02-20 09:00:00: accepted by silence.");
	assert_line("extension",
	    "{\"amount\": 3, \"unit\": \"working_days\", \"ground\": \"§ 5\","
	    " \"at\": \"2024-02-20 09:00:00\"}",
	    "Extended by 3 working days, granted 2024-02-20 09:00:00: § 5");
}

/* One code, several sentences: by what is there. */
static void
facts_choose_the_line(void **state)
{
	assert_line("start", "{\"at\": \"2024-02-08 17:31:00\", \"day\": null}",
	    "Starts 2024-02-08 17:31:00.");
	assert_line("rule",
	    "{\"unit\": \"hours\", \"amount\": 8, \"within\": \"office\", \"version\": 2,"
	    " \"from\": \"2024-01-01\", \"office_from\": \"08:30\", \"office_to\": \"17:30\"}",
	    "Limit: 8 hours in office hours, 08:30 to 17:30. Version 2 of the rules, in force from "
	    "2024-01-01.");
	assert_line("rule",
	    "{\"unit\": \"minutes\", \"amount\": 2, \"within\": \"always\", \"version\": 2,"
	    " \"from\": \"2024-01-01\"}",
	    "Limit: 2 minutes, day and night. Version 2 of the rules, in force from 2024-01-01.");
	assert_line("pause", "{\"from\": \"a\", \"to\": \"b\", \"days\": 0, \"reason\": \"c\"}",
	    "Stood still from a to b: c");
	assert_line("pause", "{\"from\": \"a\", \"to\": \"b\", \"days\": 4, \"reason\": \"c\"}",
	    "Stood still from a to b, 4 days: c");
	assert_line("pause", "{\"from\": \"a\", \"to\": null, \"resume_on\": \"d\", \"reason\": \"c\"}",
	    "Stands still since a, to go on on d: c");
}

static void
nothing_can_act(void **state)
{
	assert_line("class", "{\"name\": \"a\\u001b[2Jb\"}", "Class: a^[[2Jb.");
	assert_line("class", "not json", "Class: ?.");
	assert_line("unheard", "{\"a\": \"\x1b\"}", "unheard {\"a\": \"^[\"}");
	assert_line("stopped", "{\"at\": \"now\", \"outcome\": \"unheard\"}", "Stopped now: unheard.");
}

static void
labels(void **state)
{
	assert_string_equal(clock_label("handling"), "Handling");
	assert_string_equal(clock_label("unheard"), "unheard");
	assert_string_equal(time_unit_label("hours"), "hours");
	assert_true(due_line_knows("weekend"));
	assert_false(due_line_knows("unheard"));
}

static int
speak_english(void **state)
{
	return !i18n_use("en");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(facts_come_into_the_line),
		cmocka_unit_test(facts_choose_the_line),
		cmocka_unit_test(nothing_can_act),
		cmocka_unit_test(labels),
	};

	return cmocka_run_group_tests(tests, speak_english, NULL);
}

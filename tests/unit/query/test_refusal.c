/* SPDX-License-Identifier: MIT */
/* Every code of the database has a sentence, and the facts come into it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/i18n.h"
#include "query/refusal.h"

static const char *codes_csv;

static void
every_code_has_a_sentence(void **state)
{
	FILE *file = fopen(codes_csv, "r");
	char line[512], *rest, *sqlstate, *code;
	int rows = 0;

	assert_non_null(file);
	assert_non_null(fgets(line, sizeof line, file));
	while (fgets(line, sizeof line, file) != NULL) {
		rest = line;
		sqlstate = strsep(&rest, ",");
		code = strsep(&rest, ",");
		assert_int_equal(strncmp(sqlstate, "PD", 2), 0);
		if (!refusal_knows(code))
			fail_msg("%s has no sentence", code);
		rows++;
	}
	fclose(file);
	assert_true(rows > 20);
}

static void
assert_told(const char *sqlstate, const char *code, const char *detail, const char *wanted)
{
	char *sentence = refusal_of_error(sqlstate, code, detail);

	assert_string_equal(sentence, wanted);
	free(sentence);
}

static void
facts_come_into_the_sentence(void **state)
{
	i18n_use("en");
	assert_told("PD005", "stale",
	    "{\"who\": \"Li\", \"verb\": \"dispatch\", \"at_ms\": 7260000, \"state\": \"dispatched\"}",
	    "The ticket has changed since you saw it: Li, Dispatch, 02:01. It is now: to sign in.");
	assert_told("PD010", "missing", "{\"field\": \"basis\"}", "A value is missing: basis.");
}

/* A name from the database is foreign text too. */
static void
facts_cannot_act(void **state)
{
	assert_told("PD010", "missing", "{\"field\": \"a\\u001b[2Jb\"}", "A value is missing: a^[[2Jb.");
	assert_told("PD010", "missing", "not json", "A value is missing: ?.");
	assert_told("PD010", "missing", "", "A value is missing: ?.");
}

static void
the_servers_own_words_are_cleaned(void **state)
{
	assert_told("22P02", "bad\x1b]0;x", "", "The database refused: bad^[]0;x");
	assert_told("53300", "too many", "",
	    "The database has no free connection; it will be tried again.");
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_code_has_a_sentence),
		cmocka_unit_test(facts_come_into_the_sentence),
		cmocka_unit_test(facts_cannot_act),
		cmocka_unit_test(the_servers_own_words_are_cleaned),
	};

	codes_csv = argc > 1 ? argv[1] : "";
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "query/shape.h"

struct leaf {
	char *name;
};

struct tree {
	struct leaf top;
	struct leaf *leaves;
	size_t leaf_count;
	int rest;                /* what the results behind the parts gave */
};

static const struct row_field leaf_fields[] = {
	{ "name", ROW_TEXT, offsetof(struct leaf, name) },
	ROW_END,
};

static const struct part parts[] = {
	PART_ROW(tree, top, "SELECT top $1", leaf_fields),
	PART_LIST(tree, leaves, leaf_count, "SELECT leaves $1", leaf_fields),
};

static int finished;

static bool
read_rest(void *whole, const PGresult *const *results, char **cause)
{
	struct tree *t = whole;

	t->rest = PQntuples(results[0]);
	if (t->rest > 0)
		return true;
	*cause = strdup("nothing behind");
	return false;
}

static void
finish(void *whole)
{
	/* It goes before the parts do. */
	assert_non_null(((struct tree *)whole)->leaves);
	finished++;
}

static const struct shape plain = {
	SHAPE_OF(tree, parts), .missing = { "PD003", "no_ticket" },
};
static const struct shape full = {
	SHAPE_OF(tree, parts), .missing = { "PD003", "no_ticket" },
	.read = read_rest, .finish = finish,
};

/* One column of that name, a row of one letter each. */
static PGresult *
result_of(const char *column, const char *letters)
{
	PGresult *r = PQmakeEmptyPGresult(NULL, PGRES_TUPLES_OK);
	char name[8], letter[2] = "";
	PGresAttDesc attribute = { .name = name };

	snprintf(name, sizeof name, "%s", column);
	assert_true(PQsetResultAttrs(r, 1, &attribute));
	for (int i = 0; letters[i] != '\0'; i++) {
		letter[0] = letters[i];
		assert_true(PQsetvalue(r, i, 0, letter, 1));
	}
	return r;
}

/* What a reply of these results becomes; they are freed. */
static struct tree *
tree_of(const struct shape *shape, PGresult *top, PGresult *leaves, PGresult *rest,
    char **sentence)
{
	PGresult *results[] = { top, leaves, rest };
	const struct db_reply reply = {
		.outcome = DB_DONE, .count = 3, .results = (const PGresult *const *)results,
	};
	struct tree *t;

	finished = 0;
	t = shape_of_reply(shape, &reply, sentence);
	for (size_t i = 0; i < ARRAY_LEN(results); i++)
		PQclear(results[i]);
	assert_true((t == NULL) == (*sentence != NULL));
	return t;
}

static void
a_row_and_its_list(void **state)
{
	char *sentence;
	struct tree *t = tree_of(&plain, result_of("name", "T"), result_of("name", "ab"), NULL,
	    &sentence);

	assert_string_equal(t->top.name, "T");
	assert_int_equal(t->leaf_count, 2);
	assert_string_equal(t->leaves[1].name, "b");
	shape_destroy(&plain, t);
	shape_destroy(&plain, NULL);
}

static void
a_list_may_be_empty_but_a_row_is_missed(void **state)
{
	char *sentence;
	struct tree *t =
	    tree_of(&plain, result_of("name", "T"), result_of("name", ""), NULL, &sentence);

	assert_int_equal(t->leaf_count, 0);
	shape_destroy(&plain, t);
	t = tree_of(&plain, result_of("name", ""), result_of("name", "a"), NULL, &sentence);
	assert_null(t);
	assert_string_equal(sentence, "There is no such ticket, or it is not yours to see.");
	free(sentence);
}

static void
what_cannot_be_read_is_no_half_tree(void **state)
{
	char *sentence;

	assert_null(tree_of(&plain, result_of("name", "T"), result_of("nom", "ab"), NULL,
	    &sentence));
	assert_non_null(strstr(sentence, "\"name\""));
	free(sentence);
}

static void
the_rest_comes_behind_the_parts(void **state)
{
	char *sentence;
	struct tree *t = tree_of(&full, result_of("name", "T"), result_of("name", "ab"),
	    result_of("x", "123"), &sentence);

	assert_int_equal(t->rest, 3);
	assert_int_equal(finished, 0);
	shape_destroy(&full, t);
	assert_int_equal(finished, 1);
	t = tree_of(&full, result_of("name", "T"), result_of("name", "ab"), result_of("x", ""),
	    &sentence);
	assert_null(t);
	assert_string_equal(sentence, "nothing behind");
	assert_int_equal(finished, 1);
	free(sentence);
}

static void
a_reply_that_is_none_is_told(void **state)
{
	const struct db_reply lost = { .outcome = DB_LOST };
	char *sentence;
	size_t count = 7;

	assert_null(shape_of_reply(&full, &lost, &sentence));
	assert_non_null(strstr(sentence, "lost"));
	free(sentence);
	assert_null(rows_of_reply(&lost, leaf_fields, sizeof(struct leaf), &count, &sentence));
	assert_int_equal(count, 0);
	assert_non_null(strstr(sentence, "lost"));
	free(sentence);
}

static void
rows_come_whole_or_not_at_all(void **state)
{
	PGresult *good = result_of("name", "ab"), *bad = result_of("nom", "ab");
	struct db_reply reply = { .outcome = DB_DONE, .count = 1 };
	const PGresult *results[1];
	size_t count;
	char *sentence;
	struct leaf *rows;

	reply.results = results;
	results[0] = good;
	rows = rows_of_reply(&reply, leaf_fields, sizeof *rows, &count, &sentence);
	assert_null(sentence);
	assert_int_equal(count, 2);
	assert_string_equal(rows[0].name, "a");
	rows_free(leaf_fields, sizeof *rows, rows, count);
	results[0] = bad;
	assert_null(rows_of_reply(&reply, leaf_fields, sizeof *rows, &count, &sentence));
	assert_int_equal(count, 0);
	assert_non_null(sentence);
	free(sentence);
	PQclear(good);
	PQclear(bad);
}

static void
each_part_is_asked_about_the_id(void **state)
{
	struct db_statement st[ARRAY_LEN(parts)];

	shape_statements(&plain, st, "42");
	assert_string_equal(st[1].sql, "SELECT leaves $1");
	assert_int_equal(st[1].count, 1);
	assert_string_equal(st[1].params[0], "42");
	shape_statements(&plain, st, NULL);
	assert_int_equal(st[0].count, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_row_and_its_list),
		cmocka_unit_test(a_list_may_be_empty_but_a_row_is_missed),
		cmocka_unit_test(what_cannot_be_read_is_no_half_tree),
		cmocka_unit_test(the_rest_comes_behind_the_parts),
		cmocka_unit_test(a_reply_that_is_none_is_told),
		cmocka_unit_test(rows_come_whole_or_not_at_all),
		cmocka_unit_test(each_part_is_asked_about_the_id),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

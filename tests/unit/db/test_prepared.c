/* SPDX-License-Identifier: MIT */
/* What is asked again is prepared, in the same round trip, and nobody notices otherwise. */
#include "helper.h"

#include <stdio.h>

#define HOW_MANY "SELECT count(*) FROM pg_prepared_statements"

static struct client client;

static int
setup(void **state)
{
	run("DROP TABLE IF EXISTS t; CREATE TABLE t (n int); INSERT INTO t VALUES (1), (2), (3)");
	client_open_plain(&client);
	UNTIL_STATE(&client, DB_READY);
	return 0;
}

static int
teardown(void **state)
{
	client_close(&client);
	return 0;
}

static void
ask_and_wait(struct answer *a, const char *sql)
{
	ask(&client, a, sql);
	UNTIL(&client, a->ran);
}

static void
the_second_time_prepares(void **state)
{
	struct answer a;

	ask_and_wait(&a, "SELECT max(n) FROM t");
	ask_and_wait(&a, HOW_MANY);
	assert_string_equal(a.text, "0");
	for (int i = 0; i < 3; i++) {
		ask_and_wait(&a, "SELECT max(n) FROM t");
		assert_int_equal(a.outcome, DB_DONE);
		assert_string_equal(a.text, "3");
	}
	/* The question itself has come to be asked again, too. */
	ask_and_wait(&a, "SELECT string_agg(statement, '|' ORDER BY statement)"
	    " FROM pg_prepared_statements");
	assert_string_equal(a.text, "SELECT max(n) FROM t");
}

/* In one burst, before the first answer has come: each has its own answer. */
static void
a_burst_is_in_order(void **state)
{
	struct answer a[30];
	char value[12];
	struct db_statement st[2] = {
		{ .sql = "SELECT $1::int + 1", .count = 1, .params = { value } },
		{ .sql = "SELECT $1::int", .count = 1, .params = { value } },
	};

	for (int i = 0; i < 30; i++) {
		snprintf(value, sizeof value, "%d", i);
		a[i] = (struct answer){ .client = &client };
		db_read(client.db, st, 2, note_answer, &a[i]);
	}
	UNTIL(&client, a[29].ran);
	for (int i = 0; i < 30; i++) {
		assert_int_equal(a[i].outcome, DB_DONE);
		assert_int_equal(atoi(a[i].text), i);
	}
	assert_int_equal(client.lost, 0);
}

/* A wrong text is refused as itself each time; a good one behind it is prepared later. */
static void
errors_are_the_statements_own(void **state)
{
	const struct db_statement st[3] = {
		{ .sql = "SELECT min(n) FROM t" }, { .sql = "SELECT n / 0 FROM t" },
		{ .sql = "SELECT sum(n) FROM t" },
	};
	struct answer a;

	for (int i = 0; i < 4; i++) {
		ask_and_wait(&a, "SELECT nothing FROM t");
		assert_int_equal(a.outcome, DB_REFUSED);
		assert_string_equal(a.sqlstate, "42703");
		a = (struct answer){ .client = &client };
		db_read(client.db, st, 3, note_answer, &a);
		UNTIL(&client, a.ran);
		assert_int_equal(a.outcome, DB_REFUSED);
		assert_string_equal(a.sqlstate, "22012");
	}
	for (int i = 0; i < 3; i++) {
		ask_and_wait(&a, "SELECT sum(n) FROM t");
		assert_string_equal(a.text, "6");
	}
	assert_int_equal(client.lost, 0);
}

static void
a_changed_table_is_survived(void **state)
{
	struct answer a;

	for (int i = 0; i < 3; i++)
		ask_and_wait(&a, "SELECT * FROM t ORDER BY 1 DESC");
	run("ALTER TABLE t ADD more text; ALTER TABLE t ALTER n TYPE text");
	for (int i = 0; i < 3; i++) {
		ask_and_wait(&a, "SELECT * FROM t ORDER BY 1 DESC");
		assert_int_equal(a.outcome, DB_DONE);
		assert_string_equal(a.text, "3");
	}
	assert_int_equal(client.lost, 0);
}

/* Not a stale plan but a statement that the server cannot do: said once, not asked for ever. */
static void
what_cannot_be_done_is_said(void **state)
{
	const char *sql = "SELECT n FROM (SELECT count(*) AS n FROM t) AS s FOR UPDATE";
	struct answer a;

	for (int i = 0; i < 4; i++) {
		ask_and_wait(&a, sql);
		assert_int_equal(a.outcome, DB_REFUSED);
		assert_string_equal(a.sqlstate, "0A000");
	}
	run("CREATE OR REPLACE FUNCTION cannot() RETURNS int LANGUAGE plpgsql AS"
	    " $$ BEGIN RAISE SQLSTATE '0A000'; END $$");
	for (int i = 0; i < 4; i++) {
		ask_and_wait(&a, "SELECT cannot()");
		assert_string_equal(a.sqlstate, "0A000");
	}
}

static void
statements_taken_away(void **state)
{
	struct answer a;

	for (int i = 0; i < 3; i++)
		ask_and_wait(&a, "SELECT count(*) FROM t");
	ask_and_wait(&a, "DEALLOCATE ALL");
	for (int i = 0; i < 3; i++) {
		ask_and_wait(&a, "SELECT count(*) FROM t");
		assert_int_equal(a.outcome, DB_DONE);
		assert_string_equal(a.text, "3");
	}
	/* Where they vanish, no more are made. */
	ask_and_wait(&a, HOW_MANY);
	assert_string_equal(a.text, "0");
}

/* Long ones would fill the server's memory: of six, the four used last stay. */
static void
few_long_ones_stay(void **state)
{
	struct answer a;
	char sql[2000];

	for (int turn = 0; turn < 3; turn++) {
		for (int n = 0; n < 6; n++) {
			snprintf(sql, sizeof sql, "SELECT n + %d FROM t WHERE n = 1 %*s", n, 1500, "");
			for (int i = 0; i < 3; i++) {
				ask_and_wait(&a, sql);
				assert_int_equal(a.outcome, DB_DONE);
				assert_int_equal(atoi(a.text), n + 1);
			}
			ask_and_wait(&a, "SELECT max(n) FROM t");
			assert_string_equal(a.text, "3");
		}
	}
	ask_and_wait(&a, "SELECT string_agg(substr(statement, 12, 1), '' ORDER BY prepare_time)"
	    " || count(*) FROM pg_prepared_statements WHERE length(statement) > 1000");
	assert_string_equal(a.text, "23454");
	assert_int_equal(client.lost, 0);
}

/* Several at once that push each other out: all are answered, in order. */
static void
long_ones_in_a_burst(void **state)
{
	struct db_statement st[8];
	char sql[8][1200], answers[8];
	struct answer a[12];

	for (int n = 0; n < 8; n++) {
		snprintf(sql[n], sizeof sql[n], "SELECT %d FROM t WHERE n = 1 %*s", n, 1000, "");
		st[n] = (struct db_statement){ .sql = sql[n], .steady = n % 2 == 0 };
	}
	for (int i = 0; i < 12; i++) {
		a[i] = (struct answer){ .client = &client };
		db_read(client.db, st + i % 4, 4, note_answer, &a[i]);
	}
	UNTIL(&client, a[11].ran);
	for (int i = 0; i < 12; i++) {
		assert_int_equal(a[i].outcome, DB_DONE);
		snprintf(answers, sizeof answers, "%d", i % 4 + 3);
		assert_string_equal(a[i].text, answers);
	}
	ask_and_wait(&a[0],
	    "SELECT count(*) <= 4 FROM pg_prepared_statements WHERE length(statement) > 900");
	assert_string_equal(a[0].text, "t");
}

/* What stands before it in the request fails: what was to be forgotten for it is known still. */
static void
a_failure_leaves_none_behind(void **state)
{
	char sql[6][1200];
	struct answer a;

	for (int i = 0; i < 6; i++)
		snprintf(sql[i], sizeof sql[i],
		    "SELECT %d + count(*) FROM t WHERE n <> ALL ('{%1000d}')", i, i);
	for (int i = 0; i < 12; i++)
		ask_and_wait(&a, sql[i % 4]);
	for (int i = 0; i < 24; i++) {
		const struct db_statement st[2] = {
			{ .sql = "SELECT n / 0 FROM t" }, { .sql = sql[4 + i % 2] },
		};

		a = (struct answer){ .client = &client };
		db_read(client.db, st, 2, note_answer, &a);
		UNTIL(&client, a.ran);
		assert_string_equal(a.sqlstate, "22012");
		ask_and_wait(&a, sql[i % 4]);
		assert_int_equal(a.outcome, DB_DONE);
	}
	for (int i = 0; i < 18; i++) {
		ask_and_wait(&a, sql[i % 6]);
		assert_int_equal(a.outcome, DB_DONE);
		assert_int_equal(atoi(a.text), i % 6 + (i % 6 >= 1 && i % 6 <= 3 ? 2 : 3));
	}
	ask_and_wait(&a, HOW_MANY " WHERE length(statement) > 900");
	assert_string_equal(a.text, "4");
	assert_int_equal(client.lost, 0);
}

static void
a_cancelled_one_keeps_its_place(void **state)
{
	struct answer slow, next;

	for (int i = 0; i < 3; i++) {
		ask(&client, &slow, "SELECT pg_sleep(30), 1 FROM t");
		ask(&client, &next, "SELECT min(n) + 41 FROM t");
		db_cancel(slow.call);
		UNTIL(&client, next.ran);
		assert_int_equal(slow.outcome, DB_CANCELLED);
		assert_string_equal(next.text, "42");
	}
	assert_int_equal(client.lost, 0);
}

static void
a_new_connection_begins_anew(void **state)
{
	struct answer a;

	for (int i = 0; i < 3; i++)
		ask_and_wait(&a, "SELECT count(*) FROM t");
	run("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
	    " WHERE application_name = 'test'");
	UNTIL(&client, client.lost == 1);
	UNTIL_STATE(&client, DB_READY);
	ask_and_wait(&a, HOW_MANY);
	assert_string_equal(a.text, "0");
	for (int i = 0; i < 3; i++) {
		ask_and_wait(&a, "SELECT count(*) FROM t");
		assert_string_equal(a.text, "3");
	}
}

/* Only what is said to be steady keeps to one plan, and only as long as its own request. */
static void
steady_ones_keep_their_plan(void **state)
{
	const struct db_statement st[2] = {
		{ .sql = "SELECT n FROM t WHERE n = $1::int", .count = 1, .params = { "2" },
		    .steady = true },
		{ .sql = "SELECT current_setting('plan_cache_mode')" },
	};
	struct answer a;

	for (int i = 0; i < 3; i++) {
		a = (struct answer){ .client = &client };
		db_read(client.db, st, 2, note_answer, &a);
		UNTIL(&client, a.ran);
		assert_int_equal(a.outcome, DB_DONE);
		assert_string_equal(a.text, i == 0 ? "auto" : "force_generic_plan");
	}
	ask_and_wait(&a, "SHOW plan_cache_mode");
	assert_string_equal(a.text, "auto");
	ask_and_wait(&a, "SELECT generic_plans || ' ' || custom_plans FROM pg_prepared_statements"
	    " WHERE statement ~ '^SELECT n FROM t'");
	assert_string_equal(a.text, "2 0");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_second_time_prepares, setup, teardown),
		cmocka_unit_test_setup_teardown(a_burst_is_in_order, setup, teardown),
		cmocka_unit_test_setup_teardown(errors_are_the_statements_own, setup, teardown),
		cmocka_unit_test_setup_teardown(steady_ones_keep_their_plan, setup, teardown),
		cmocka_unit_test_setup_teardown(a_changed_table_is_survived, setup, teardown),
		cmocka_unit_test_setup_teardown(what_cannot_be_done_is_said, setup, teardown),
		cmocka_unit_test_setup_teardown(statements_taken_away, setup, teardown),
		cmocka_unit_test_setup_teardown(few_long_ones_stay, setup, teardown),
		cmocka_unit_test_setup_teardown(long_ones_in_a_burst, setup, teardown),
		cmocka_unit_test_setup_teardown(a_failure_leaves_none_behind, setup, teardown),
		cmocka_unit_test_setup_teardown(a_cancelled_one_keeps_its_place, setup, teardown),
		cmocka_unit_test_setup_teardown(a_new_connection_begins_anew, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

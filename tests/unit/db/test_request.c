/* SPDX-License-Identifier: MIT */
#include "helper.h"

#include <stdio.h>

#include "proxy.h"

static struct client client;

static int
setup(void **state)
{
	run("DROP TABLE IF EXISTS t; CREATE TABLE t"
	    " (n int, u int UNIQUE DEFERRABLE INITIALLY DEFERRED)");
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
open_with_timeout(struct client *c, const char *conninfo, int64_t ms)
{
	const struct db_config config = {
		.conninfo = conninfo, .read_timeout_ms = ms, .settle_sql = SETTLE,
		.retry_min_ms = 10, .retry_max_ms = 50,
	};

	client_open(c, &config);
}

static void
answers_come_in_order(void **state)
{
	struct answer a[20];
	char sql[64];

	for (int i = 0; i < 20; i++) {
		snprintf(sql, sizeof sql, "SELECT %d", i);
		ask(&client, &a[i], sql);
	}
	assert_int_equal(db_pending(client.db), 20);
	UNTIL(&client, a[19].ran);
	assert_int_equal(db_pending(client.db), 0);
	for (int i = 0; i < 20; i++) {
		assert_int_equal(a[i].ran, 1);
		assert_int_equal(a[i].outcome, DB_DONE);
		assert_int_equal(atoi(a[i].text), i);
		assert_int_equal(a[i].order, a[0].order + i);
	}
	assert_true(db_round_trip_ms(client.db) >= 0);
}

static void
parameters_are_copied(void **state)
{
	char value[] = "阜'阳\\";
	struct db_statement st[2] = {
		{ .sql = "SELECT $1::text IS NULL", .count = 1, .params = { NULL } },
		{ .sql = "SELECT $2 || $1", .count = 2, .params = { value, "x" } },
	};
	struct answer a = { .client = &client };

	db_read(client.db, st, 2, note_answer, &a);
	memset(value, '?', 3);
	memset(st, 0, sizeof st);
	UNTIL(&client, a.ran);
	assert_int_equal(a.outcome, DB_DONE);
	assert_string_equal(a.text, "x阜'阳\\");
}

/* The second of three fails: the first is undone, the third never runs. */
static void
a_group_is_one_transaction(void **state)
{
	const struct db_statement st[3] = {
		{ .sql = "INSERT INTO t VALUES (1, 1)" },
		{ .sql = "SELECT 1 / 0" },
		{ .sql = "INSERT INTO t VALUES (2, 2)" },
	};
	struct answer a = { .client = &client }, next;

	db_read(client.db, st, 3, note_answer, &a);
	ask(&client, &next, "SELECT count(*) FROM t");
	UNTIL(&client, next.ran);
	assert_int_equal(a.outcome, DB_REFUSED);
	assert_string_equal(a.sqlstate, "22012");
	assert_int_equal(next.outcome, DB_DONE);
	assert_string_equal(next.text, "0");
}

/* All statements succeed, and the commit does not: it must not be taken for done. */
static void
refusal_at_commit_counts(void **state)
{
	const struct db_statement st[2] = {
		{ .sql = "INSERT INTO t VALUES (1, 7), (2, 7)" }, { .sql = "SELECT 1" },
	};
	struct answer a = { .client = &client }, next;

	db_read(client.db, st, 2, note_answer, &a);
	ask(&client, &next, "SELECT count(*) FROM t");
	UNTIL(&client, next.ran);
	assert_int_equal(a.outcome, DB_REFUSED);
	assert_string_equal(a.sqlstate, "23505");
	assert_string_equal(next.text, "0");
}

static void
a_write_refused_at_commit(void **state)
{
	const struct db_statement st = { .sql = "INSERT INTO t VALUES (1, 7), (2, 7)" };
	struct answer a = { .client = &client };
	char id[DB_ID_SIZE];

	db_new_id(id);
	db_write(client.db, id, &st, note_answer, &a);
	UNTIL(&client, a.ran);
	assert_int_equal(a.outcome, DB_REFUSED);
	assert_string_equal(a.sqlstate, "23505");
}

static void
big_both_ways(void **state)
{
	size_t n = 6 * 1000 * 1000;
	char *big = xmalloc(n + 1);
	struct db_statement st = { .sql = "SELECT $1 || $1", .count = 1, .params = { big } };
	struct answer up[3] = { { .ran = 0 } }, down;

	memset(big, 'x', n);
	big[n] = '\0';
	for (int i = 0; i < 3; i++)
		db_read(client.db, &st, 1, note_answer, &up[i]);
	free(big);
	ask(&client, &down, "SELECT repeat('y', 1000) FROM generate_series(1, 20000)");
	UNTIL(&client, down.ran);
	for (int i = 0; i < 3; i++)
		assert_int_equal(up[i].length, 2 * n);
	assert_int_equal(down.rows, 20000);
	assert_int_equal(down.length, 1000);
}

static void
dropped_ones_are_silent(void **state)
{
	struct answer a[12], last;

	for (int i = 0; i < 12; i++)
		ask(&client, &a[i], "SELECT 1");
	/* Some are under way, the later ones wait. */
	for (int i = 0; i < 12; i += 2)
		db_drop(a[i].call);
	db_drop(NULL);
	ask(&client, &last, "SELECT 2");
	assert_int_equal(db_pending(client.db), 7);
	UNTIL(&client, last.ran);
	for (int i = 0; i < 12; i++)
		assert_int_equal(a[i].ran, i % 2);
}

static void
cancel_frees_the_connection(void **state)
{
	struct answer slow, waiting, next, other;
	int64_t start;

	ask(&client, &slow, "SELECT pg_sleep(30)");
	ask(&client, &waiting, "SELECT pg_sleep(30)");
	ask(&client, &next, "SELECT 1");
	char *pid = look("SELECT max(pid) FROM pg_stat_activity WHERE application_name = 'test'");
	start = clock_mono_ms();
	db_cancel(slow.call);
	assert_int_equal(slow.ran, 0);
	UNTIL(&client, slow.ran);
	assert_int_equal(slow.outcome, DB_CANCELLED);
	assert_false(slow.timed_out);
	assert_int_equal(waiting.ran, 0);
	db_cancel(waiting.call);
	/* Out of order if the first message came late and stopped the second: it is asked anew. */
	UNTIL(&client, waiting.ran && next.ran);
	assert_true(clock_mono_ms() - start < 2000);
	assert_int_equal(waiting.outcome, DB_CANCELLED);
	assert_int_equal(next.outcome, DB_DONE);
	ask(&client, &other, "SELECT pg_backend_pid()");
	UNTIL(&client, other.ran);
	assert_string_equal(other.text, pid);
	free(pid);
}

/* The message to stop may come before the request, after it, or hit the next one. */
static void
cancel_hits_only_its_own(void **state)
{
	struct answer a[60][4];

	for (int i = 0; i < 60; i++) {
		ask(&client, &a[i][0], i % 2 ? "SELECT pg_sleep(0.002)" : "SELECT pg_sleep(30)");
		for (int k = 1; k < 4; k++)
			ask(&client, &a[i][k], "SELECT pg_sleep(0.003)");
		for (int turns = i % 5; turns > 0; turns--)
			loop_turn(client.loop, 1);
		if (a[i][0].call)
			db_cancel(a[i][0].call);
		UNTIL(&client, db_pending(client.db) == 0);
		for (int k = 1; k < 4; k++)
			assert_int_equal(a[i][k].outcome, DB_DONE);
		assert_int_equal(a[i][0].ran, 1);
		assert_int_equal(a[i][0].outcome == DB_DONE || a[i][0].outcome == DB_CANCELLED, 1);
	}
	assert_int_equal(client.lost, 0);
}

static void
cancel_never_hits_a_write(void **state)
{
	char id[DB_ID_SIZE];
	struct answer read, write;

	settle_schema();
	for (int i = 0; i < 30; i++) {
		db_new_id(id);
		ask(&client, &read, "SELECT pg_sleep(0.004)");
		ask_write(&client, &write, id, "3");
		for (int turns = i % 6; turns > 0; turns--)
			loop_turn(client.loop, 1);
		if (read.call)
			db_cancel(read.call);
		UNTIL(&client, write.ran);
		assert_int_equal(write.outcome, DB_DONE);
		assert_false(write.settled);
	}
	LOOK_EQUAL("SELECT count(*) FROM effect", "30");
}

static void
cancel_before_sending(void **state)
{
	struct answer a[10];
	char id[DB_ID_SIZE];
	struct answer write;

	settle_schema();
	for (int i = 0; i < 10; i++)
		ask(&client, &a[i], "SELECT 1");
	db_new_id(id);
	ask_write(&client, &write, id, "0");
	db_cancel(a[9].call);
	db_cancel(write.call);
	UNTIL(&client, write.ran && a[8].ran);
	assert_int_equal(a[9].outcome, DB_CANCELLED);
	assert_int_equal(write.outcome, DB_CANCELLED);
	LOOK_EQUAL("SELECT count(*) FROM effect", "0");
}

static void
time_out_keeps_the_connection(void **state)
{
	struct client c = { .refuse = false };
	struct answer slow, quick;

	open_with_timeout(&c, "", 500);
	UNTIL_STATE(&c, DB_READY);
	ask(&c, &slow, "SELECT pg_sleep(30)");
	UNTIL(&c, slow.ran);
	assert_int_equal(slow.outcome, DB_CANCELLED);
	assert_true(slow.timed_out);
	ask(&c, &quick, "SELECT 'here'");
	UNTIL(&c, quick.ran);
	assert_string_equal(quick.text, "here");
	assert_int_equal(c.lost, 0);
	client_close(&c);
}

static void
time_out_without_connection(void **state)
{
	struct client c = { .refuse = false };
	struct answer a;

	open_with_timeout(&c, "host=/nonexistent", 100);
	ask(&c, &a, "SELECT 1");
	UNTIL(&c, a.ran);
	assert_int_equal(a.outcome, DB_LOST);
	assert_true(a.timed_out);
	assert_int_equal(db_state(c.db), DB_WAITING);
	client_close(&c);
}

/* The other end is there and says nothing more, as after a cable is pulled. */
static void
half_open_is_found(void **state)
{
	struct client c = { .refuse = false };
	struct loop *loop = loop_create();
	struct proxy *proxy = proxy_create(loop);
	char *conninfo = xasprintf("host=%s", proxy_host(proxy));
	struct answer read, write, later;
	char id[DB_ID_SIZE];

	settle_schema();
	open_with_timeout(&c, conninfo, 300);
	UNTIL(&c, (loop_turn(loop, 1), db_state(c.db) == DB_READY));
	proxy_silence(proxy, true);
	ask(&c, &read, "SELECT 1");
	UNTIL(&c, read.ran);
	assert_int_equal(read.outcome, DB_CANCELLED);
	assert_true(read.timed_out);
	UNTIL_STATE(&c, DB_WAITING);
	assert_string_equal(db_trouble(c.db), "The database server does not answer.");

	proxy_cut_now(proxy);
	proxy_silence(proxy, false);
	UNTIL(&c, (loop_turn(loop, 1), db_state(c.db) == DB_READY));
	ask(&c, &later, "SELECT 1");
	UNTIL(&c, (loop_turn(loop, 1), later.ran));
	proxy_silence(proxy, true);
	db_new_id(id);
	ask_write(&c, &write, id, "0");
	UNTIL(&c, c.lost > 1);
	assert_true(db_uncertain(c.db));
	assert_int_equal(write.ran, 0);
	proxy_cut_now(proxy);
	proxy_silence(proxy, false);
	ask(&c, &later, "SELECT 1");
	UNTIL(&c, (loop_turn(loop, 1), write.ran && later.ran));
	/* The proxy had not passed it on. */
	assert_int_equal(write.outcome, DB_NOT_DONE);
	client_close(&c);
	proxy_destroy(proxy);
	loop_destroy(loop);
	free(conninfo);
}

static void
statement_timeout_refuses_a_write(void **state)
{
	struct client c = { .refuse = false };
	struct answer a;
	char id[DB_ID_SIZE];

	settle_schema();
	open_with_timeout(&c, "options='-c statement_timeout=50'", 0);
	db_new_id(id);
	ask_write(&c, &a, id, "5000");
	UNTIL(&c, a.ran);
	assert_int_equal(a.outcome, DB_REFUSED);
	assert_string_equal(a.sqlstate, "57014");
	LOOK_EQUAL("SELECT count(*) FROM effect", "0");
	client_close(&c);
}

/* COPY does not belong into a pipeline: the connection is dropped and comes back. */
static void
copy_is_survived(void **state)
{
	struct answer copy, next;

	ask(&client, &copy, "COPY t TO STDOUT");
	UNTIL(&client, copy.ran);
	assert_int_equal(copy.outcome, DB_LOST);
	ask(&client, &next, "SELECT 1");
	UNTIL(&client, next.ran);
	assert_int_equal(next.outcome, DB_DONE);
}

static struct answer from_callback, to_drop;

static void
ask_drop_and_note(void *ctx, const struct db_reply *reply)
{
	struct answer *a = ctx;
	struct db_call *self = a->call;

	note_answer(a, reply);
	db_drop(self);
	db_drop(to_drop.call);
	ask(a->client, &from_callback, "SELECT 'again'");
}

static void
callbacks_may_ask_and_drop(void **state)
{
	const struct db_statement st = { .sql = "SELECT 1" };
	struct answer a = { .client = &client };

	a.call = db_read(client.db, &st, 1, ask_drop_and_note, &a);
	ask(&client, &to_drop, "SELECT 2");
	UNTIL(&client, from_callback.ran);
	assert_int_equal(a.ran, 1);
	assert_int_equal(to_drop.ran, 0);
	assert_string_equal(from_callback.text, "again");
}

static void
close_and_note(void *ctx, const struct db_reply *reply)
{
	struct answer *a = ctx;

	note_answer(a, reply);
	db_close(a->client->db);
	a->client->db = NULL;
}

static void
callbacks_may_close(void **state)
{
	const struct db_statement st = { .sql = "SELECT 1" };
	struct client c = { .refuse = false };
	struct answer a = { .client = &c }, other;

	client_open_plain(&c);
	db_read(c.db, &st, 1, close_and_note, &a);
	ask(&c, &other, "SELECT 2");
	for (int64_t limit = clock_mono_ms() + 10000; !a.ran && clock_mono_ms() < limit;)
		loop_turn(c.loop, 50);
	assert_int_equal(a.ran, 1);
	loop_turn(c.loop, 0);
	assert_int_equal(other.ran, 0);
	client_close(&c);
}

static void
ids_are_random_uuids(void **state)
{
	char a[DB_ID_SIZE], b[DB_ID_SIZE];

	db_new_id(a);
	db_new_id(b);
	assert_int_equal(strlen(a), 36);
	assert_int_equal(a[14], '4');
	assert_non_null(strchr("89ab", a[19]));
	assert_string_not_equal(a, b);
	char *sql = xasprintf("SELECT '%s'::uuid", a);
	LOOK_EQUAL(sql, a);
	free(sql);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(answers_come_in_order, setup, teardown),
		cmocka_unit_test_setup_teardown(parameters_are_copied, setup, teardown),
		cmocka_unit_test_setup_teardown(a_group_is_one_transaction, setup, teardown),
		cmocka_unit_test_setup_teardown(refusal_at_commit_counts, setup, teardown),
		cmocka_unit_test_setup_teardown(a_write_refused_at_commit, setup, teardown),
		cmocka_unit_test_setup_teardown(big_both_ways, setup, teardown),
		cmocka_unit_test_setup_teardown(dropped_ones_are_silent, setup, teardown),
		cmocka_unit_test_setup_teardown(cancel_frees_the_connection, setup, teardown),
		cmocka_unit_test_setup_teardown(cancel_hits_only_its_own, setup, teardown),
		cmocka_unit_test_setup_teardown(cancel_never_hits_a_write, setup, teardown),
		cmocka_unit_test_setup_teardown(cancel_before_sending, setup, teardown),
		cmocka_unit_test(time_out_keeps_the_connection),
		cmocka_unit_test(time_out_without_connection),
		cmocka_unit_test(half_open_is_found),
		cmocka_unit_test(statement_timeout_refuses_a_write),
		cmocka_unit_test_setup_teardown(copy_is_survived, setup, teardown),
		cmocka_unit_test_setup_teardown(callbacks_may_ask_and_drop, setup, teardown),
		cmocka_unit_test(callbacks_may_close),
		cmocka_unit_test(ids_are_random_uuids),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

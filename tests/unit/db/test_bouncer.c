/* SPDX-License-Identifier: MIT */
/* Behind a transaction pooler: it must be noticed, and all but the session must work. */
#include "helper.h"

static struct client client;

static int
setup(void **state)
{
	const struct db_config config = {
		.conninfo = getenv("PAIDAN_TEST_BOUNCER_CONNINFO"), .application = "test",
		.hello_sql = "SELECT 'hello'", .settle_sql = SETTLE,
		.retry_min_ms = 10, .retry_max_ms = 100,
	};

	settle_schema();
	client.refuse = false;
	client_open(&client, &config);
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
pooler_is_noticed(void **state)
{
	struct answer a;

	assert_false(db_has_session(client.db));
	assert_false(db_notifies(client.db));
	/* Must not be sent: a stranger would hear what comes. */
	db_listen(client.db, "Odd \"channel");
	ask(&client, &a, "SELECT count(*) FROM pg_listening_channels()");
	UNTIL(&client, a.ran);
	assert_string_equal(a.text, "0");
	assert_int_equal(client.hello_fields, 1);
}

static void
reads_and_writes_pass(void **state)
{
	struct answer reads[12], write;
	char id[DB_ID_SIZE];

	db_new_id(id);
	for (int i = 0; i < 12; i++)
		ask(&client, &reads[i], i < 11 ? "SELECT 1" :
		    /* It might be asked of another session: nothing may be prepared. */
		    "SELECT count(*) FROM pg_prepared_statements");
	ask_write(&client, &write, id, "0");
	UNTIL(&client, write.ran);
	for (int i = 0; i < 12; i++)
		assert_int_equal(reads[i].outcome, DB_DONE);
	assert_string_equal(reads[11].text, "0");
	assert_int_equal(write.outcome, DB_DONE);
	LOOK_EQUAL("SELECT count(*) FROM effect", "1");
}

static void
cancel_passes(void **state)
{
	struct answer slow, next;
	int64_t start = clock_mono_ms();

	ask(&client, &slow, "SELECT pg_sleep(30)");
	ask(&client, &next, "SELECT 1");
	db_cancel(slow.call);
	UNTIL(&client, next.ran);
	assert_int_equal(slow.outcome, DB_CANCELLED);
	assert_int_equal(next.outcome, DB_DONE);
	assert_true(clock_mono_ms() - start < 3000);
}

/* The pooler stays up and only the server behind it goes: the write is settled all the same. */
static void
server_behind_goes_away(void **state)
{
	struct answer write, read;
	char id[DB_ID_SIZE];

	db_new_id(id);
	ask_write(&client, &write, id, "20000");
	UNTIL(&client, somebody_sleeps());
	run("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
	    " WHERE wait_event = 'PgSleep'");
	UNTIL(&client, write.ran);
	assert_int_equal(write.outcome, DB_NOT_DONE);
	ask(&client, &read, "SELECT count(*) FROM effect");
	UNTIL(&client, read.ran);
	assert_string_equal(read.text, "0");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(pooler_is_noticed, setup, teardown),
		cmocka_unit_test_setup_teardown(reads_and_writes_pass, setup, teardown),
		cmocka_unit_test_setup_teardown(cancel_passes, setup, teardown),
		cmocka_unit_test_setup_teardown(server_behind_goes_away, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* Two servers, one a streaming standby of the other: host list, failover, a standby to read. */
#include "helper.h"

#define CHANNEL "Odd \"channel"

static struct client client;
static char *both;               /* the standby is named first */

static void
open_to(const char *conninfo)
{
	const struct db_config config = {
		.conninfo = conninfo, .application = "test", .settle_sql = SETTLE,
		.read_timeout_ms = 3000, .retry_min_ms = 10, .retry_max_ms = 100,
	};

	client.refuse = false;
	client_open(&client, &config);
	UNTIL_STATE(&client, DB_READY);
}

static void
host_is(const char *wanted)
{
	struct answer a;

	ask(&client, &a, "SHOW unix_socket_directories");
	UNTIL(&client, a.ran);
	assert_string_equal(a.text, wanted);
}

static void
standby_has_caught_up(void)
{
	const char *sql = "SELECT replay_lsn = pg_current_wal_lsn() FROM pg_stat_replication";
	char *s = look(sql);

	for (int64_t limit = clock_mono_ms() + 10000; strcmp(s, "t") != 0; s = look(sql)) {
		assert_true(clock_mono_ms() < limit);
		free(s);
	}
	free(s);
}

static void
who_takes_writes_is_preferred(void **state)
{
	open_to(both);
	assert_false(db_read_only(client.db));
	assert_true(db_notifies(client.db));
	host_is(getenv("PGHOST"));
	client_close(&client);
}

static void
users_choice_is_kept(void **state)
{
	char *conninfo = xasprintf("%s target_session_attrs=standby", both);

	open_to(conninfo);
	assert_true(db_read_only(client.db));
	host_is(getenv("PAIDAN_TEST_STANDBY"));
	client_close(&client);
	free(conninfo);
}

static void
standby_is_read(void **state)
{
	char *conninfo = xasprintf("host=%s", getenv("PAIDAN_TEST_STANDBY"));
	char id[DB_ID_SIZE];
	struct answer read, write;

	open_to(conninfo);
	assert_true(db_read_only(client.db));
	db_listen(client.db, CHANNEL);
	assert_false(db_notifies(client.db));
	db_new_id(id);
	ask_write(&client, &write, id, "0");
	ask(&client, &read, "SELECT count(*) FROM effect");
	UNTIL(&client, write.ran && read.ran);
	assert_int_equal(read.outcome, DB_DONE);
	assert_int_equal(write.outcome, DB_REFUSED);
	assert_string_equal(write.sqlstate, "25006");
	assert_int_equal(client.lost, 0);
	client_close(&client);
	free(conninfo);
}

/* The primary dies under a write; the standby is read from, becomes the primary, settles it. */
static void
failover(void **state)
{
	struct answer write, read, next;
	char id[DB_ID_SIZE], other[DB_ID_SIZE];
	int64_t promoted;

	open_to(both);
	db_listen(client.db, CHANNEL);
	db_new_id(id);
	db_new_id(other);
	standby_has_caught_up();
	ask_write(&client, &write, id, "20000");
	UNTIL(&client, somebody_sleeps());
	script("pg-kill9");
	UNTIL(&client, db_read_only(client.db));
	host_is(getenv("PAIDAN_TEST_STANDBY"));
	assert_false(db_notifies(client.db));
	ask(&client, &read, "SELECT count(*) FROM effect");
	UNTIL(&client, read.ran);
	assert_int_equal(read.outcome, DB_DONE);
	assert_int_equal(write.ran, 0);
	assert_true(db_uncertain(client.db));
	client.ready = 0;
	script("pg-promote");
	promoted = clock_mono_ms();
	UNTIL(&client, write.ran);
	assert_int_equal(write.outcome, DB_NOT_DONE);
	assert_true(clock_mono_ms() - promoted < 10000);
	UNTIL(&client, !db_read_only(client.db));
	assert_int_equal(client.ready, 1);
	assert_true(db_notifies(client.db));
	ask_write(&client, &next, other, "0");
	UNTIL(&client, next.ran);
	assert_int_equal(next.outcome, DB_DONE);
	ask(&client, &read, "NOTIFY \"Odd \"\"channel\"");
	UNTIL(&client, client.notified == 1);
	client_close(&client);
}

/* It was the standby all the while, and the primary comes back: the console goes back to it. */
static void
primary_comes_back(void **state)
{
	char *all = xasprintf("host=%s,%s", getenv("PGHOST"), getenv("PAIDAN_TEST_STANDBY"));
	struct answer read;

	script("pg-stop");
	open_to(all);
	assert_true(db_read_only(client.db));
	script("pg-restart");
	/* Asked while it changes over, and answered. */
	ask(&client, &read, "SELECT 1");
	UNTIL(&client, db_state(client.db) == DB_READY && !db_read_only(client.db));
	UNTIL(&client, read.ran);
	assert_int_equal(read.outcome, DB_DONE);
	assert_int_equal(client.lost, 0);
	host_is(getenv("PGHOST"));
	client_close(&client);
	free(all);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_takes_writes_is_preferred),
		cmocka_unit_test(users_choice_is_kept),
		cmocka_unit_test(standby_is_read),
		cmocka_unit_test(primary_comes_back),
		cmocka_unit_test(failover),
	};
	int failed;

	settle_schema();
	standby_has_caught_up();
	both = xasprintf("host=%s,%s", getenv("PAIDAN_TEST_STANDBY"), getenv("PGHOST"));
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	free(both);
	return failed;
}

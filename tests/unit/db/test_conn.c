/* SPDX-License-Identifier: MIT */
#include "helper.h"
#include "proxy.h"

#include <stdio.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define CHANNEL "Odd \"channel"

static struct client client;
static char last_trouble[128];

static void
open_to(struct client *c, const char *conninfo, const char *hello)
{
	const struct db_config config = {
		.conninfo = conninfo, .application = "test",
		.hello_sql = hello, .settle_sql = SETTLE,
		.retry_min_ms = 10, .retry_max_ms = 100,
	};

	client_open(c, &config);
}

static void
kill_backend(struct client *c)
{
	struct answer a;
	char *sql;

	ask(c, &a, "SELECT pg_backend_pid()");
	UNTIL(c, a.ran);
	assert_int_equal(a.outcome, DB_DONE);
	sql = xasprintf("SELECT pg_terminate_backend(%s, 5000)", a.text);
	LOOK_EQUAL(sql, "t");
	free(sql);
}

static void
hello_is_said(void **state)
{
	struct answer a;

	client.refuse = false;
	open_to(&client, "", "SELECT current_setting('application_name'), 2");
	assert_int_equal(db_state(client.db), DB_CONNECTING);
	/* Asked before there is a connection. */
	ask(&client, &a, "SELECT current_setting('client_encoding')");
	UNTIL_STATE(&client, DB_READY);
	assert_int_equal(client.hello_fields, 2);
	assert_string_equal(client.hello, "test");
	assert_true(db_has_session(client.db));
	assert_true(db_notifies(client.db));
	UNTIL(&client, a.ran);
	assert_string_equal(a.text, "UTF8");
	assert_int_equal(client.ready, 1);
	client_close(&client);
}

static void
hello_without_row(void **state)
{
	client.refuse = false;
	open_to(&client, "", "SELECT 1 WHERE false");
	UNTIL_STATE(&client, DB_READY);
	assert_int_equal(client.hello_fields, 0);
	client_close(&client);
}

static void
hello_may_refuse(void **state)
{
	struct answer before, after;

	client.refuse = true;
	open_to(&client, "", "SELECT 1");
	ask(&client, &before, "SELECT 1");
	UNTIL(&client, before.ran);
	assert_int_equal(db_state(client.db), DB_FAILED);
	assert_string_equal(db_trouble(client.db), "wrong schema");
	assert_int_equal(before.outcome, DB_LOST);
	ask(&client, &after, "SELECT 1");
	UNTIL(&client, after.ran);
	assert_int_equal(after.outcome, DB_LOST);
	client.refuse = false;
	db_retry(client.db);
	UNTIL_STATE(&client, DB_READY);
	client_close(&client);
}

static void
failed_with(const char *conninfo, const char *hello, enum db_state expected, const char *sqlstate)
{
	client.refuse = false;
	open_to(&client, conninfo, hello);
	UNTIL_STATE(&client, expected);
	assert_string_equal(db_trouble_state(client.db), sqlstate);
	assert_int_equal(*db_trouble(client.db) != '\0', expected != DB_READY);
	assert_null(strchr(db_trouble(client.db), '\n'));
	snprintf(last_trouble, sizeof last_trouble, "%s", db_trouble(client.db));
	if (expected == DB_WAITING)
		assert_true(db_retry_at(client.db) <= clock_mono_ms() + 100);
	client_close(&client);
}

static void
troubles_are_told_apart(void **state)
{
	failed_with("dbname=missing", NULL, DB_FAILED, "3D000");
	failed_with("user=missing", NULL, DB_FAILED, "28000");
	failed_with("host=/nonexistent,/nowhere", NULL, DB_WAITING, "");
	failed_with("no sense = ' here", NULL, DB_FAILED, "");
	failed_with("", "SELECT * FROM missing", DB_FAILED, "42P01");
	failed_with("", "DO $$BEGIN RAISE USING ERRCODE = '53300'; END$$", DB_WAITING, "53300");
	run("DROP ROLE IF EXISTS crowd; CREATE ROLE crowd LOGIN CONNECTION LIMIT 0");
	failed_with("user=crowd", NULL, DB_WAITING, "53300");
}

/* The server takes over a changed pg_hba.conf when it gets round to it. */
static void
ask_locked_for_password(void)
{
	char *before = look("SELECT pg_conf_load_time()"), *now = NULL;
	char *sql = xasprintf("COPY (VALUES ('local all locked scram-sha-256'),"
	    " ('local all all trust')) TO '%s/pg_hba.conf'", getenv("PAIDAN_TEST_PGDATA"));

	run("DROP ROLE IF EXISTS locked; CREATE ROLE locked LOGIN PASSWORD 'secret'");
	run(sql);
	run("SELECT pg_reload_conf()");
	do {
		free(now);
		now = look("SELECT pg_conf_load_time()");
	} while (strcmp(before, now) == 0);
	free(before);
	free(now);
	free(sql);
}

static void
passwords(void **state)
{
	ask_locked_for_password();
	failed_with("user=locked passfile=/nonexistent", NULL, DB_FAILED, "28000");
	assert_string_equal(last_trouble, "The database wants a password; "
	    "put it into ~/.pgpass or a service file.");
	failed_with("user=locked password=wrong", NULL, DB_FAILED, "28P01");
	failed_with("user=locked password=secret", NULL, DB_READY, "");
	run("ALTER ROLE locked VALID UNTIL '2020-01-01'");
	failed_with("user=locked password=secret", NULL, DB_FAILED, "28P01");
}

static void
servers_sentence_is_kept(void **state)
{
	client.refuse = false;
	open_to(&client, "host=/nonexistent dbname=missing", NULL);
	UNTIL_STATE(&client, DB_WAITING);
	assert_non_null(strstr(db_trouble(client.db), "/nonexistent"));
	client_close(&client);

	open_to(&client, "dbname=missing", NULL);
	UNTIL_STATE(&client, DB_FAILED);
	assert_string_equal(db_trouble(client.db), "database \"missing\" does not exist");
	run("CREATE DATABASE missing");
	db_retry(client.db);
	UNTIL_STATE(&client, DB_READY);
	client_close(&client);
	run("DROP DATABASE missing WITH (FORCE)");
}

static void
comes_back_when_terminated(void **state)
{
	struct answer slow, next;

	client_open_plain(&client);
	UNTIL_STATE(&client, DB_READY);
	for (int i = 1; i <= 3; i++) {
		kill_backend(&client);
		UNTIL(&client, client.lost == i);
		assert_string_equal(db_trouble_state(client.db), "57P01");
		UNTIL_STATE(&client, DB_READY);
	}
	/* Under way, it hears its end. */
	ask(&client, &slow, "SELECT pg_terminate_backend(pg_backend_pid())");
	ask(&client, &next, "SELECT 1");
	UNTIL(&client, slow.ran && next.ran);
	assert_int_equal(slow.outcome, DB_LOST);
	assert_int_equal(next.outcome, DB_LOST);
	UNTIL_STATE(&client, DB_READY);
	client_close(&client);
}

static void
listens_again(void **state)
{
	struct answer a;

	client_open_plain(&client);
	db_listen(client.db, CHANNEL);
	UNTIL_STATE(&client, DB_READY);
	for (int i = 1; i <= 3; i++) {
		/* LISTEN went ahead of this on the same connection. */
		ask(&client, &a, "SELECT 1");
		UNTIL(&client, a.ran);
		run("NOTIFY \"Odd \"\"channel\"");
		UNTIL(&client, client.notified == i);
		kill_backend(&client);
		UNTIL(&client, client.lost == i);
		UNTIL_STATE(&client, DB_READY);
	}
	db_listen(client.db, CHANNEL);
	client_close(&client);
}

static void
survives_a_killed_server(void **state)
{
	struct answer slow, write, waiting, read;
	char id[DB_ID_SIZE], other[DB_ID_SIZE];

	settle_schema();
	client_open_plain(&client);
	UNTIL_STATE(&client, DB_READY);
	db_new_id(id);
	db_new_id(other);
	ask_write(&client, &write, id, "20000");
	ask(&client, &slow, "SELECT 1");
	loop_turn(client.loop, 1);
	script("pg-kill9");
	ask_write(&client, &waiting, other, "0");
	UNTIL(&client, client.lost > 0);
	assert_true(db_uncertain(client.db));
	UNTIL(&client, slow.ran);
	assert_int_equal(slow.outcome, DB_LOST);
	assert_int_equal(client.uncertain_on, 1);
	assert_int_equal(write.ran, 0);
	ask(&client, &read, "SELECT count(*) FROM effect");
	assert_int_equal(db_pending(client.db), 3);
	script("pg-restart");
	UNTIL(&client, waiting.ran && read.ran);
	assert_int_equal(write.outcome, DB_NOT_DONE);
	assert_int_equal(waiting.outcome, DB_DONE);
	assert_false(waiting.settled);
	assert_true(write.order < waiting.order);
	assert_int_equal(client.uncertain_off, 1);
	assert_false(db_uncertain(client.db));
	LOOK_EQUAL("SELECT count(*) FROM effect", "1");
	client_close(&client);
}

static void
survives_a_restart(void **state)
{
	struct answer a;

	client_open_plain(&client);
	UNTIL_STATE(&client, DB_READY);
	script("pg-restart");
	UNTIL(&client, client.lost > 0);
	ask(&client, &a, "SELECT 'still'");
	UNTIL(&client, a.ran);
	assert_string_equal(a.text, "still");
	client_close(&client);
}

/* libpq alone would wait for the first host for ever. */
static void
silent_host_is_passed(void **state)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };
	char dir[] = "/tmp/paidan-silent.XXXXXX";
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	char *conninfo;

	assert_non_null(mkdtemp(dir));
	snprintf(a.sun_path, sizeof a.sun_path, "%s/.s.PGSQL.%s", dir, getenv("PGPORT"));
	assert_int_equal(bind(fd, (struct sockaddr *)&a, sizeof a), 0);
	assert_int_equal(listen(fd, 4), 0);
	conninfo = xasprintf("host=%s,%s connect_timeout=1", dir, getenv("PGHOST"));
	client.refuse = false;
	open_to(&client, conninfo, NULL);
	UNTIL(&client, client.lost == 1);
	assert_string_equal(db_trouble(client.db), "The database server does not answer.");
	UNTIL_STATE(&client, DB_READY);
	assert_int_equal(client.lost, 1);
	client_close(&client);
	free(conninfo);
	close(fd);
	unlink(a.sun_path);
	rmdir(dir);
}

static void
closing_tells_of_writes(void **state)
{
	struct answer read, sent, waiting;
	char id[DB_ID_SIZE], other[DB_ID_SIZE];

	settle_schema();
	client_open_plain(&client);
	UNTIL_STATE(&client, DB_READY);
	db_new_id(id);
	db_new_id(other);
	ask_write(&client, &sent, id, "0");
	ask_write(&client, &waiting, other, "0");
	ask(&client, &read, "SELECT 1");
	client_close(&client);
	assert_int_equal(sent.ran, 1);
	assert_int_equal(sent.outcome, DB_UNKNOWN);
	assert_int_equal(waiting.ran, 1);
	assert_int_equal(waiting.outcome, DB_NOT_DONE);
	assert_int_equal(read.ran, 0);
	db_close(NULL);
}

/* A settle_sql that the server refuses for now: unknown stays unknown, reads go on. */
static void
settling_is_tried_again(void **state)
{
	struct answer write, second, read;
	char id[DB_ID_SIZE], other[DB_ID_SIZE];

	settle_schema();
	client_open_plain(&client);
	UNTIL_STATE(&client, DB_READY);
	run("ALTER FUNCTION settle RENAME TO settle_away");
	db_new_id(id);
	db_new_id(other);
	ask_write(&client, &write, id, "10000");
	UNTIL(&client, somebody_sleeps());
	run("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
	    " WHERE application_name = 'test'");
	ask_write(&client, &second, other, "0");
	UNTIL(&client, client.lost == 1);
	ask(&client, &read, "SELECT 1");
	UNTIL(&client, read.ran);
	assert_int_equal(read.outcome, DB_DONE);
	UNTIL(&client, strcmp(db_trouble_state(client.db), "42883") == 0);
	assert_int_equal(write.ran, 0);
	assert_int_equal(second.ran, 0);
	assert_true(db_uncertain(client.db));
	run("ALTER FUNCTION settle_away RENAME TO settle");
	UNTIL(&client, second.ran);
	assert_int_equal(write.outcome, DB_NOT_DONE);
	assert_int_equal(second.outcome, DB_DONE);
	client_close(&client);
}

/*
 * A write that takes longer than the connection is trusted for: the backend that still works
 * on it is ended, and it is known at once that it did not happen.
 */
static void
slow_write_is_settled(void **state)
{
	const struct db_config config = {
		.conninfo = "", .application = "test", .settle_sql = SETTLE,
		.read_timeout_ms = 150, .retry_min_ms = 10, .retry_max_ms = 20,
	};
	struct answer write;
	char id[DB_ID_SIZE];

	settle_schema();
	client.refuse = false;
	client_open(&client, &config);
	db_new_id(id);
	ask_write(&client, &write, id, "20000");
	UNTIL(&client, write.ran);
	assert_int_equal(write.outcome, DB_NOT_DONE);
	assert_int_equal(client.lost, 1);
	assert_int_equal(client.uncertain_on, 1);
	assert_int_equal(client.uncertain_off, 1);
	LOOK_EQUAL("SELECT count(*) FROM effect", "0");
	client_close(&client);
}

/* The network goes without a word to either side; the server would hold the lock for hours. */
static void
silent_line_is_left(void **state)
{
	struct answer write, lock;
	struct proxy *proxy;
	char id[DB_ID_SIZE], *host;
	int64_t ready;

	settle_schema();
	client_open_plain(&client);
	proxy = proxy_create(client.loop);
	db_close(client.db);
	host = xasprintf("host=%s", proxy_host(proxy));
	const struct db_events none = { 0 };
	const struct db_config config = {
		.conninfo = host, .application = "test",
		.settle_sql = SETTLE, .read_timeout_ms = 200, .retry_min_ms = 10,
		.retry_max_ms = 20,
	};
	client.db = db_open(client.loop, &config, &none);
	UNTIL_STATE(&client, DB_READY);
	ask(&client, &lock, "SELECT pg_try_advisory_lock(1)");
	UNTIL(&client, lock.ran);
	assert_string_equal(lock.text, "t");
	db_new_id(id);
	ask_write(&client, &write, id, "30000");
	UNTIL(&client, somebody_sleeps());
	proxy_bury(proxy);
	UNTIL(&client, db_uncertain(client.db));
	assert_string_equal(db_trouble(client.db), "The database server does not answer.");
	UNTIL_STATE(&client, DB_READY);
	ready = clock_mono_ms();
	UNTIL(&client, write.ran);
	assert_int_equal(write.outcome, DB_NOT_DONE);
	assert_true(clock_mono_ms() - ready < 10000);
	/* What the old session held is free, too. */
	ask(&client, &lock, "SELECT pg_try_advisory_lock(1)");
	UNTIL(&client, lock.ran);
	assert_string_equal(lock.text, "t");
	db_close(client.db);
	client.db = NULL;
	proxy_destroy(proxy);
	client_close(&client);
	free(host);
}

/* Not libpq's last word, which is about its socket, but its first, or the server's. */
static void
trouble_says_what_happened(void **state)
{
	struct answer a;

	for (int i = 0; i < 20; i++) {
		client_open_plain(&client);
		UNTIL_STATE(&client, DB_READY);
		ask(&client, &a, "SELECT pg_sleep(20)");
		UNTIL(&client, somebody_sleeps());
		run("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
		    " WHERE application_name = 'test'");
		/* More to send on what is closed already. */
		ask(&client, &a, "SELECT 1");
		UNTIL(&client, client.lost > 0);
		assert_string_equal(db_trouble_state(client.db), "57P01");
		client_close(&client);
	}
	client_open_plain(&client);
	UNTIL_STATE(&client, DB_READY);
	script("pg-kill9");
	ask(&client, &a, "SELECT 1");
	UNTIL(&client, client.lost > 0);
	assert_null(strstr(db_trouble(client.db), "invalid socket"));
	client_close(&client);
	script("pg-restart");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hello_is_said),
		cmocka_unit_test(hello_without_row),
		cmocka_unit_test(hello_may_refuse),
		cmocka_unit_test(troubles_are_told_apart),
		cmocka_unit_test(passwords),
		cmocka_unit_test(servers_sentence_is_kept),
		cmocka_unit_test(comes_back_when_terminated),
		cmocka_unit_test(listens_again),
		cmocka_unit_test(survives_a_killed_server),
		cmocka_unit_test(survives_a_restart),
		cmocka_unit_test(silent_host_is_passed),
		cmocka_unit_test(closing_tells_of_writes),
		cmocka_unit_test(settling_is_tried_again),
		cmocka_unit_test(slow_write_is_settled),
		cmocka_unit_test(silent_line_is_left),
		cmocka_unit_test(trouble_says_what_happened),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

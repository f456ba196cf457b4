/* SPDX-License-Identifier: MIT */
/*
 * Connections cut at random bytes, in either direction, while writes and reads are
 * under way: afterwards what the client was told must be what the table holds, and nothing may have
 * come twice. PAIDAN_TEST_SEED repeats or varies a run.
 */
#include "helper.h"
#include "proxy.h"

#include <stdio.h>

#define SCHEDULES 200
#define WRITES 5

static uint64_t seed;

static uint32_t
chance(uint32_t below)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(seed >> 33) % below;
}

struct schedule {
	enum proxy_way way;
	int cuts;                /* connections that are still to be cut */
};

static long
plan(void *ctx, enum proxy_way way)
{
	struct schedule *s = ctx;
	bool now = way == s->way && s->cuts > 0;

	if (!now)
		return PROXY_FOREVER;
	s->cuts--;
	/* Handshake and hello are about 250 bytes there and 600 back, a write 110 and 120. */
	return way == TO_SERVER ? chance(900) : chance(1300);
}

struct told {
	int done, settled, not_done;
};

static void
check(const struct answer *a, const char *id, struct told *told)
{
	char *sql = xasprintf("SELECT count(*) FROM effect WHERE id = '%s'", id);
	char *result = xasprintf("r%s", id);

	assert_int_equal(a->ran, 1);
	if (a->outcome == DB_DONE) {
		LOOK_EQUAL(sql, "1");
		assert_string_equal(a->text, result);
		told->done++;
		told->settled += a->settled;
	} else {
		assert_int_equal(a->outcome, DB_NOT_DONE);
		LOOK_EQUAL(sql, "0");
		told->not_done++;
	}
	free(sql);
	free(result);
}

static void
one_schedule(struct client *c, struct proxy *proxy, struct told *told)
{
	struct answer writes[WRITES], reads[WRITES];
	char ids[WRITES][DB_ID_SIZE];
	struct schedule s = { .way = chance(2), .cuts = 1 + (int)chance(3) };
	const char *ms[] = { "0", "0", "3", "15" };

	proxy_cut_after(proxy, plan, &s);
	proxy_cut_now(proxy);
	for (int i = 0; i < WRITES; i++) {
		db_new_id(ids[i]);
		ask_write(c, &writes[i], ids[i], ms[chance(4)]);
		ask(c, &reads[i], "SELECT 1");
	}
	UNTIL(c, db_pending(c->db) == 0);
	for (int i = 0; i < WRITES; i++) {
		check(&writes[i], ids[i], told);
		assert_int_equal(reads[i].ran, 1);
		assert_true(reads[i].outcome == DB_DONE || reads[i].outcome == DB_LOST);
	}
}

static void
what_is_told_is_so(void **state)
{
	struct client c = { .refuse = false };
	struct told told = { 0 };
	struct proxy *proxy;
	char *host, *expected;

	settle_schema();
	/* The proxy must be there before the client, and both turn in one loop. */
	client_open_plain(&c);
	proxy = proxy_create(c.loop);
	db_close(c.db);
	host = xasprintf("host=%s", proxy_host(proxy));
	const struct db_events none = { 0 };
	const struct db_config config = {
		.conninfo = host, .hello_sql = "SELECT 1", .settle_sql = SETTLE,
		.retry_min_ms = 1, .retry_max_ms = 10,
	};
	c.db = db_open(c.loop, &config, &none);
	for (int i = 0; i < SCHEDULES; i++)
		one_schedule(&c, proxy, &told);
	print_message("# done %d, of these learnt afterwards %d; not done %d\n", told.done,
	    told.settled, told.not_done);
	/* All three must have been met, or the schedules test nothing. */
	assert_true(told.done - told.settled > SCHEDULES);
	assert_true(told.settled > 20);
	assert_true(told.not_done > 20);
	assert_int_equal(told.done + told.not_done, SCHEDULES * WRITES);
	db_close(c.db);
	c.db = NULL;
	/* Much later nothing has happened after all. */
	expected = xasprintf("%d", told.done);
	LOOK_EQUAL("SELECT count(*) FROM effect", expected);
	LOOK_EQUAL("SELECT is_called FROM repeats", "f");
	proxy_destroy(proxy);
	client_close(&c);
	free(host);
	free(expected);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(what_is_told_is_so) };
	const char *given = getenv("PAIDAN_TEST_SEED");

	seed = given ? strtoull(given, NULL, 10) : 20260101;
	return cmocka_run_group_tests(tests, NULL, NULL);
}

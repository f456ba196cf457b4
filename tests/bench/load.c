/* SPDX-License-Identifier: MIT */
/*
 * Many consoles without a screen in one process: each connects, watches the feed, keeps a queue and
 * its badges up to date, all by the console's own db and query layers; a few of them write. Ends by
 * itself.
 *   load OWNER-CONNINFO CONSOLES SECONDS WRITES-A-SECOND
 * OWNER-CONNINFO's user lists the accounts and the server's processes; the consoles log in as the
 * accounts, one after the other.
 */
#include <errno.h>
#include <inttypes.h>
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "query/counts.h"
#include "query/hello.h"
#include "query/live.h"
#include "query/watch.h"
#include "query/write.h"

#define CONNECT_EVERY_MS 10
#define SETTLE_MS 20000          /* after the last has its list: all have polled once */
#define BADGES_GAP_MS 1000
#define REFRESH_MS 1000
#define PAGE 50
#define REMEMBERED 256           /* writes that others may still hear of */

struct seat {
	struct load *load;
	struct db *db;
	struct watch *watch;
	struct live *live;
	struct account account;
	struct counts_query counts;
	struct loop_timer *badges;
	bool ready;
};

struct samples {
	double *ms;
	size_t count, cap;
};

struct written {
	int64_t ticket, at;
};

struct load {
	struct loop *loop;
	PGconn *owner;
	char **logins;
	int login_count;
	struct seat *seats;
	int count, opened, ready;
	int seconds, writes_a_second;
	bool measuring;
	double began_cpu, began_own_cpu;
	int64_t began_at;
	struct samples writes, heard;
	struct written written[REMEMBERED];
	size_t written_next;
	int refused, lost;
};

static void
add(struct samples *s, double ms)
{
	*VEC_ADD(s->ms, s->count, s->cap) = ms;
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static void
report(const char *what, struct samples *s)
{
	if (s->count == 0) {
		printf("%-34s none\n", what);
		return;
	}
	qsort(s->ms, s->count, sizeof *s->ms, by_size);
	printf("%-34s %7zu  median %7.1f ms  p99 %7.1f ms  max %7.1f ms\n", what, s->count,
	    s->ms[s->count / 2], s->ms[s->count * 99 / 100], s->ms[s->count - 1]);
}

/* --- the server's processes ----------------------------------------------------------- */

static double
cpu_of(int pid)
{
	unsigned long user, system;
	char path[64], line[1024], *rest;
	double seconds = 0;
	FILE *file;

	snprintf(path, sizeof path, "/proc/%d/stat", pid);
	file = fopen(path, "r");
	if (file == NULL)
		return 0;
	if (fgets(line, sizeof line, file) != NULL && (rest = strrchr(line, ')')) != NULL &&
	    sscanf(rest + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user,
		&system) == 2)
		seconds = (double)(user + system) / (double)sysconf(_SC_CLK_TCK);
	fclose(file);
	return seconds;
}

/*
 * What a process has written for itself alone, in KiB; -1 if we may not look. What all share
 * is not in it, though the kernel calls a page of that private which nobody else has touched.
 */
static long
private_of(int pid)
{
	char path[64], line[512], rights[5];
	bool shared = false;
	long sum = -1, kib;
	FILE *file;

	snprintf(path, sizeof path, "/proc/%d/smaps", pid);
	file = fopen(path, "r");
	if (file == NULL)
		return -1;
	while (fgets(line, sizeof line, file) != NULL) {
		if (sscanf(line, "%*x-%*x %4s", rights) == 1)
			shared = rights[3] == 's';
		else if (!shared && sscanf(line, "Private_Dirty: %ld", &kib) == 1)
			sum = (sum < 0 ? 0 : sum) + kib;
	}
	fclose(file);
	return sum;
}

static double
server_cpu(struct load *l, struct samples *memory)
{
	PGresult *r = PQexec(l->owner, "SELECT pid, application_name FROM pg_stat_activity");
	double seconds = 0;

	for (int i = 0; i < PQntuples(r); i++) {
		int pid = atoi(PQgetvalue(r, i, 0));

		seconds += cpu_of(pid);
		if (memory != NULL && strcmp(PQgetvalue(r, i, 1), "bench") == 0 &&
		    private_of(pid) >= 0)
			add(memory, (double)private_of(pid) / 1024);
	}
	PQclear(r);
	return seconds;
}

static double
own_cpu(void)
{
	struct rusage u;

	getrusage(RUSAGE_SELF, &u);
	return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) +
	    (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e6;
}

/* --- one console -------------------------------------------------------------------------- */

static void
counted(void *ctx, const int *counts)
{
}

static void
ask_badges(void *ctx)
{
	struct seat *s = ctx;

	s->badges = NULL;
	counts_ask(&s->counts, s->db, counted, s);
}

static void
changed(void *ctx, const int64_t *ids, size_t count)
{
	struct seat *s = ctx;
	struct load *l = s->load;

	for (size_t i = 0; l->measuring && i < count; i++) {
		for (size_t k = 0; k < REMEMBERED; k++) {
			if (l->written[k].ticket == ids[i])
				add(&l->heard, (double)(clock_mono_ms() - l->written[k].at));
		}
	}
	live_touch(s->live, ids, count);
	if (s->badges == NULL)
		s->badges = loop_after(l->loop, BADGES_GAP_MS, ask_badges, s);
}

static void
missed(void *ctx)
{
	live_refresh(((struct seat *)ctx)->live);
}

static void start_measuring(void *ctx);

static void
list_changed(void *ctx)
{
	struct seat *s = ctx;
	struct load *l = s->load;

	if (s->ready || live_empty_yet(s->live))
		return;
	s->ready = true;
	if (++l->ready == l->count)
		loop_after(l->loop, SETTLE_MS, start_measuring, l);
}

static void
trouble(void *ctx, const char *sentence)
{
	fprintf(stderr, "load: %s\n", sentence);
	loop_quit(((struct seat *)ctx)->load->loop, 1);
}

static void
state_changed(void *ctx, enum db_state state)
{
	struct seat *s = ctx;

	if (state == DB_CONNECTING)
		return;
	if (state != DB_READY) {
		trouble(s, db_trouble(s->db));
		return;
	}
	watch_connected(s->watch, s->account.platform_id);
	live_ask(s->live, queue_by_code(s->account.unit_id != 0 ? "mine" : "dispatch"), "");
	counts_ask(&s->counts, s->db, counted, s);
}

static bool
hello(void *ctx, int n, const char *const *fields, char **cause)
{
	int code;

	return hello_read(&((struct seat *)ctx)->account, n, fields, &code, cause);
}

static void
notified(void *ctx, const char *channel)
{
	watch_notified(((struct seat *)ctx)->watch);
}

static void
uncertain(void *ctx, bool any)
{
}

static void
open_next(void *ctx)
{
	struct load *l = ctx;
	struct seat *s = &l->seats[l->opened];
	char *conninfo = xasprintf("host=%s port=%s dbname=%s user=%s", PQhost(l->owner),
	    PQport(l->owner), PQdb(l->owner), l->logins[l->opened % l->login_count]);
	struct db_config config = {
		.conninfo = conninfo,
		.application = "bench",
		.hello_sql = hello_sql,
		.settle_sql = write_settle_sql,
	};
	struct db_events events = { state_changed, hello, notified, uncertain, s };
	struct watch_events watch_events = { changed, missed, s };
	struct live_events live_events = { list_changed, trouble, s };

	s->load = l;
	s->db = db_open(l->loop, &config, &events);
	s->watch = watch_create(l->loop, s->db, REFRESH_MS, &watch_events);
	s->live = live_create(s->db, &s->account, PAGE, &live_events);
	free(conninfo);
	if (++l->opened < l->count)
		loop_after(l->loop, CONNECT_EVERY_MS, open_next, l);
}

/* --- writes ----------------------------------------------------------------------------------- */

struct sent {
	struct load *load;
	int64_t at;
};

/* One entry a ticket, so that what is heard is counted once. */
static void
remember(struct load *l, int64_t ticket)
{
	for (size_t i = 0; i < REMEMBERED; i++) {
		if (l->written[i].ticket == ticket)
			l->written[i].ticket = 0;
	}
	l->written[l->written_next++ % REMEMBERED] = (struct written){ ticket, clock_mono_ms() };
}

static void
write_came(void *ctx, const struct write_reply *reply)
{
	struct sent *sent = ctx;
	struct load *l = sent->load;

	if (reply->outcome == WRITE_HAPPENED) {
		add(&l->writes, (double)(clock_mono_ms() - sent->at));
		remember(l, reply->ticket);
	} else if (reply->outcome == WRITE_REFUSED) {
		l->refused++;
	} else {
		l->lost++;
	}
	free(sent);
}

/* A note on one of the tickets that the console shows. */
static void
write_one(struct load *l)
{
	for (int tries = 0; tries < 100; tries++) {
		struct seat *s = &l->seats[rand() % l->count];
		struct feed *feed = live_feed(s->live);
		size_t rows = feed_count(feed);
		const struct ticket *t;
		const char *args[] = { "负载测试" };
		struct sent *sent;

		if (rows == 0 || !account_may(&s->account, "note"))
			continue;
		t = feed_row(feed, (size_t)rand() % rows);
		sent = xcalloc(1, sizeof *sent);
		sent->load = l;
		sent->at = clock_mono_ms();
		write_send(s->db, WRITE_NOTE, t->id, t->version, args, write_came, sent);
		return;
	}
}

static void
write_again(void *ctx)
{
	struct load *l = ctx;

	if (!l->measuring)
		return;
	write_one(l);
	loop_after(l->loop, 1000 / l->writes_a_second, write_again, l);
}

/*
 * --- the run
 * ------------------------------------------------------------------------------------
 */

static void
stop_measuring(void *ctx)
{
	struct load *l = ctx;
	struct samples memory = { 0 };
	double took = (double)(clock_mono_ms() - l->began_at) / 1000;
	double cpu = server_cpu(l, &memory) - l->began_cpu;

	l->measuring = false;
	printf("%d consoles, %d writes a second, %.0f s\n", l->count, l->writes_a_second, took);
	printf("%-34s %7.1f %% of a core\n", "server", 100 * cpu / took);
	printf("%-34s %7.1f %% of a core\n", "all consoles together (beside)",
	    100 * (own_cpu() - l->began_own_cpu) / took);
	report("write, sent to answered", &l->writes);
	report("write, answered to heard elsewhere", &l->heard);
	if (memory.count > 0) {
		qsort(memory.ms, memory.count, sizeof *memory.ms, by_size);
		printf("%-34s %7zu  median %7.1f MiB max %7.1f MiB\n",
		    "private memory of a backend", memory.count, memory.ms[memory.count / 2],
		    memory.ms[memory.count - 1]);
	}
	printf("%d refused (somebody else was first), %d lost\n", l->refused, l->lost);
	free(memory.ms);
	loop_quit(l->loop, l->lost > 0);
}

/* What a new city has to learn from its past is no part of what consoles cost. */
static bool
still_learns(struct load *l)
{
	PGresult *r = PQexec(l->owner, "SELECT EXISTS (SELECT FROM paidan.hint_todo)");
	bool yes = PQresultStatus(r) == PGRES_TUPLES_OK && PQgetvalue(r, 0, 0)[0] == 't';

	PQclear(r);
	return yes;
}

static void
start_measuring(void *ctx)
{
	struct load *l = ctx;

	if (still_learns(l)) {
		loop_after(l->loop, 1000, start_measuring, l);
		return;
	}
	l->measuring = true;
	l->began_at = clock_mono_ms();
	l->began_cpu = server_cpu(l, NULL);
	l->began_own_cpu = own_cpu();
	if (l->writes_a_second > 0)
		write_again(l);
	loop_after(l->loop, (int64_t)l->seconds * 1000, stop_measuring, l);
}

static void
too_late(void *ctx)
{
	struct load *l = ctx;

	if (l->measuring)
		return;
	fprintf(stderr, "load: only %d of %d consoles have their list\n", l->ready, l->count);
	loop_quit(l->loop, 1);
}

/* Dispatchers and callers of all platforms, liaisons of all units. */
static bool
read_logins(struct load *l)
{
	PGresult *r = PQexec(l->owner,
	    "SELECT login FROM paidan.account WHERE active AND paidan_int.has_right(login, 'note')"
	    " ORDER BY unit_id IS NOT NULL, login");
	bool ok = PQresultStatus(r) == PGRES_TUPLES_OK && PQntuples(r) > 0;

	l->login_count = ok ? PQntuples(r) : 0;
	l->logins = xcalloc((size_t)l->login_count + 1, sizeof *l->logins);
	for (int i = 0; i < l->login_count; i++)
		l->logins[i] = xstrdup(PQgetvalue(r, i, 0));
	PQclear(r);
	return ok;
}

static void
close_all(struct load *l)
{
	for (int i = 0; i < l->opened; i++) {
		struct seat *s = &l->seats[i];

		counts_forget(&s->counts);
		loop_cancel(s->badges);
		live_destroy(s->live);
		watch_destroy(s->watch);
		db_close(s->db);
		account_finish(&s->account);
	}
	for (int i = 0; i < l->login_count; i++)
		free(l->logins[i]);
	free(l->logins);
	free(l->seats);
	free(l->writes.ms);
	free(l->heard.ms);
	PQfinish(l->owner);
	loop_destroy(l->loop);
}

int
main(int argc, char **argv)
{
	struct load l = { 0 };
	int code;

	if (argc != 5) {
		fprintf(stderr, "usage: load OWNER-CONNINFO CONSOLES SECONDS WRITES-A-SECOND\n");
		return 2;
	}
	l.owner = PQconnectdb(argv[1]);
	if (PQstatus(l.owner) != CONNECTION_OK || !read_logins(&l)) {
		fprintf(stderr, "load: %s", PQerrorMessage(l.owner));
		return 1;
	}
	l.count = atoi(argv[2]);
	l.seconds = atoi(argv[3]);
	l.writes_a_second = atoi(argv[4]);
	l.seats = xcalloc((size_t)l.count, sizeof *l.seats);
	l.loop = loop_create();
	loop_after(l.loop, 60000 + (int64_t)l.count * 100, too_late, &l);
	open_next(&l);
	code = loop_run(l.loop);
	close_all(&l);
	return code;
}

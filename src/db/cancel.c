/* SPDX-License-Identifier: MIT */
/*
 * Stopping what the server runs. The protocol wants a second connection for it,
 * and libpq 15 offers only PQcancel, which blocks; so a process of its own does
 * it, which libpq allows (PQcancel may even run in a signal handler). It is the child
 * of a child that has ended already, so nobody gets a SIGCHLD to reap; a pipe tells how it went.
 *
 * The server stops what runs when the message comes, whichever that is. Hence:
 * only the request that runs is cancelled, no write is sent meanwhile, and a read
 * hit by mistake is asked again.
 */
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/i18n.h"

/* PQcancel knows no time-out. */
#define PATIENCE_S 5
/* The message may overtake the request; then it does nothing, and must be sent again. */
#define AGAIN_MS 250
#define AGAIN_MAX_MS 4000

static _Noreturn void
cancel_and_exit(PGcancel *how, int report)
{
	struct sigaction die = { .sa_handler = SIG_DFL };
	sigset_t all;
	char why[256];

	/* Copies of the connection's socket or of the terminal here would keep them open. */
	close_range((unsigned)report + 1, ~0U, 0);
	if (report > 0)
		close_range(0, (unsigned)report - 1, 0);
	sigaction(SIGALRM, &die, NULL);
	sigemptyset(&all);
	sigprocmask(SIG_SETMASK, &all, NULL);
	alarm(PATIENCE_S);
	if (PQcancel(how, why, sizeof why) && write(report, "y", 1) == 1)
		_exit(0);
	_exit(1);
}

/* Returns the end of the pipe to read from, or -1. */
static int
start(PGconn *conn)
{
	PGcancel *how = PQgetCancel(conn);
	int ends[2];
	pid_t child;

	if (!how)
		return -1;
	if (pipe2(ends, O_CLOEXEC) < 0) {
		PQfreeCancel(how);
		return -1;
	}
	child = fork();
	if (child == 0) {
		pid_t grandchild = fork();

		if (grandchild == 0)
			cancel_and_exit(how, ends[1]);
		_exit(grandchild < 0);
	}
	close(ends[1]);
	PQfreeCancel(how);
	if (child < 0) {
		close(ends[0]);
		return -1;
	}
	/* It ends at once; whoever waits for all children may have been quicker. */
	while (waitpid(child, NULL, 0) < 0 && errno == EINTR)
		;
	return ends[0];
}

static void
end_process(struct db *db)
{
	loop_unwatch(db->cancel_watch);
	db->cancel_watch = NULL;
	if (db->cancel_fd >= 0)
		close(db->cancel_fd);
	db->cancel_fd = -1;
}

static void
on_again(void *ctx)
{
	struct db *db = ctx;

	db->cancel_timer = NULL;
	db_enter(db);
	cancel_next(db);
	db_leave(db);
}

static void
on_report(void *ctx, short revents)
{
	struct db *db = ctx;
	char answer = 'n';
	bool sent = read(db->cancel_fd, &answer, 1) == 1 && answer == 'y';

	db_enter(db);
	end_process(db);
	if (!sent) {
		/*
		 * The message may still be on its way and hit anything later. Only reads are in
		 * flight, so nothing is lost by starting afresh.
		 */
		trouble_set(db, "", _("A query could not be cancelled; connecting again."));
		conn_lost(db, false);
	} else {
		struct db_call *first = db->sent.first;

		if (first && first->kill)
			db->cancel_timer = loop_after(db->loop, db->cancel_delay_ms, on_again, db);
		wire_send(db);
	}
	db_leave(db);
}

void
cancel_next(struct db *db)
{
	struct db_call *first = db->sent.first;

	if (!first || !first->kill || db->cancel_watch || db->cancel_timer)
		return;
	for (struct db_call *c = first->next; c; c = c->next)
		c->may_be_hit = true;
	db->cancel_fd = start(db->conn);
	db->cancel_delay_ms = db->cancel_delay_ms ? db->cancel_delay_ms * 2 : AGAIN_MS;
	if (db->cancel_delay_ms > AGAIN_MAX_MS)
		db->cancel_delay_ms = AGAIN_MAX_MS;
	if (db->cancel_fd < 0)
		db->cancel_timer = loop_after(db->loop, db->cancel_delay_ms, on_again, db);
	else
		db->cancel_watch = loop_watch(db->loop, db->cancel_fd, POLLIN, on_report, db);
}

void
cancel_done(struct db *db)
{
	loop_cancel(db->cancel_timer);
	db->cancel_timer = NULL;
	db->cancel_delay_ms = 0;
}

void
cancel_forget(struct db *db)
{
	end_process(db);
	cancel_done(db);
}

/* SPDX-License-Identifier: MIT */
/*
 * Watches and hooks removed while a turn runs are marked dead and swept when
 * the outermost turn ends, so that no list moves under a running iteration.
 * Timers need no such care: each is found afresh.
 */
#include "base/loop.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/vec.h"
#include "base/xalloc.h"

struct loop_fd {
	struct loop *loop;
	int fd;
	short events;
	short revents; /* reported and not yet delivered */
	bool dead;
	loop_fd_fn *fn;
	void *ctx;
};

struct loop_timer {
	struct loop *loop;
	int64_t due;
	uint64_t serial; /* the order of creation, which settles ties */
	loop_timer_fn *fn;
	void *ctx;
};

struct loop_hook {
	struct loop *loop;
	bool dead;
	loop_hook_fn *fn;
	void *ctx;
};

struct loop_signal {
	int signo;
	struct sigaction before;
	loop_signal_fn *fn; /* NULL: free for reuse */
	void *ctx;
};

struct loop {
	struct loop_fd **fds;
	size_t fd_count, fd_cap;
	struct pollfd *polled;
	size_t polled_cap;
	struct loop_timer **timers;
	size_t timer_count, timer_cap;
	uint64_t timer_serial;
	struct loop_hook **hooks;
	size_t hook_count, hook_cap;
	struct loop_signal *signals;
	size_t signal_count, signal_cap;
	int wake[2]; /* the handler writes, poll wakes */
	int depth;   /* turns running: a callback may start one */
	bool swept;  /* nothing dead is listed */
	bool quit;
	int code;
};

/* A handler has no argument of ours, so what it touches is static. */
static volatile sig_atomic_t pending[NSIG];
static volatile int wake_fd[NSIG];

static void
on_signal(int signo)
{
	int saved = errno;
	ssize_t n;

	pending[signo] = 1;
	/* A full pipe is as good as a written one. */
	n = write(wake_fd[signo], "", 1);
	(void)n;
	errno = saved;
}

struct loop *
loop_create(void)
{
	struct loop *loop = xcalloc(1, sizeof *loop);

	if (pipe2(loop->wake, O_CLOEXEC | O_NONBLOCK) < 0) {
		free(loop);
		return NULL;
	}
	loop->swept = true;
	return loop;
}

void
loop_destroy(struct loop *loop)
{
	if (!loop)
		return;
	for (size_t i = 0; i < loop->signal_count; i++)
		if (loop->signals[i].fn)
			loop_signal(loop, loop->signals[i].signo, NULL, NULL);
	for (size_t i = 0; i < loop->fd_count; i++)
		free(loop->fds[i]);
	for (size_t i = 0; i < loop->timer_count; i++)
		free(loop->timers[i]);
	for (size_t i = 0; i < loop->hook_count; i++)
		free(loop->hooks[i]);
	free(loop->fds);
	free(loop->polled);
	free(loop->timers);
	free(loop->hooks);
	free(loop->signals);
	close(loop->wake[0]);
	close(loop->wake[1]);
	free(loop);
}

static void
sweep(struct loop *loop)
{
	size_t kept = 0;

	if (loop->depth > 0 || loop->swept)
		return;
	for (size_t i = 0; i < loop->fd_count; i++) {
		if (loop->fds[i]->dead)
			free(loop->fds[i]);
		else
			loop->fds[kept++] = loop->fds[i];
	}
	loop->fd_count = kept;
	kept = 0;
	for (size_t i = 0; i < loop->hook_count; i++) {
		if (loop->hooks[i]->dead)
			free(loop->hooks[i]);
		else
			loop->hooks[kept++] = loop->hooks[i];
	}
	loop->hook_count = kept;
	loop->swept = true;
}

struct loop_fd *
loop_watch(struct loop *loop, int fd, short events, loop_fd_fn *fn, void *ctx)
{
	struct loop_fd *w = xmalloc(sizeof *w);

	*w = (struct loop_fd){ .loop = loop, .fd = fd, .events = events, .fn = fn, .ctx = ctx };
	*VEC_ADD(loop->fds, loop->fd_count, loop->fd_cap) = w;
	return w;
}

void
loop_watch_events(struct loop_fd *watch, short events)
{
	watch->events = events;
}

void
loop_unwatch(struct loop_fd *watch)
{
	if (!watch)
		return;
	watch->dead = true;
	watch->loop->swept = false;
	sweep(watch->loop);
}

struct loop_timer *
loop_after(struct loop *loop, int64_t ms, loop_timer_fn *fn, void *ctx)
{
	struct loop_timer *t = xmalloc(sizeof *t);
	int64_t now = clock_mono_ms();

	*t = (struct loop_timer){ .loop = loop, .fn = fn, .ctx = ctx };
	t->serial = loop->timer_serial++;
	if (ms < 0)
		ms = 0;
	t->due = ms < INT64_MAX - now ? now + ms : INT64_MAX;
	*VEC_ADD(loop->timers, loop->timer_count, loop->timer_cap) = t;
	return t;
}

void
loop_cancel(struct loop_timer *timer)
{
	struct loop *loop;

	if (!timer)
		return;
	loop = timer->loop;
	for (size_t i = 0; i < loop->timer_count; i++) {
		if (loop->timers[i] != timer)
			continue;
		loop->timers[i] = loop->timers[--loop->timer_count];
		break;
	}
	free(timer);
}

/* The soonest of the timers older than `serial`, or NULL. */
static struct loop_timer *
next_timer(const struct loop *loop, uint64_t serial)
{
	struct loop_timer *best = NULL;

	for (size_t i = 0; i < loop->timer_count; i++) {
		struct loop_timer *t = loop->timers[i];

		if (t->serial >= serial)
			continue;
		if (!best || t->due < best->due ||
		    (t->due == best->due && t->serial < best->serial))
			best = t;
	}
	return best;
}

void
loop_signal(struct loop *loop, int signo, loop_signal_fn *fn, void *ctx)
{
	struct loop_signal *s = NULL;
	struct sigaction sa = { .sa_handler = on_signal, .sa_flags = SA_RESTART };

	for (size_t i = 0; i < loop->signal_count; i++)
		if (loop->signals[i].signo == signo)
			s = &loop->signals[i];
	if (!fn && (!s || !s->fn))
		return;
	if (!fn) {
		sigaction(signo, &s->before, NULL);
		pending[signo] = 0;
		s->fn = NULL;
		return;
	}
	if (!s) {
		s = VEC_ADD(loop->signals, loop->signal_count, loop->signal_cap);
		s->signo = signo;
	}
	wake_fd[signo] = loop->wake[1];
	if (!s->fn) {
		sigemptyset(&sa.sa_mask);
		sigaction(signo, &sa, &s->before);
	}
	s->fn = fn;
	s->ctx = ctx;
}

struct loop_hook *
loop_each_turn(struct loop *loop, loop_hook_fn *fn, void *ctx)
{
	struct loop_hook *h = xmalloc(sizeof *h);

	*h = (struct loop_hook){ .loop = loop, .fn = fn, .ctx = ctx };
	*VEC_ADD(loop->hooks, loop->hook_count, loop->hook_cap) = h;
	return h;
}

void
loop_unhook(struct loop_hook *hook)
{
	if (!hook)
		return;
	hook->dead = true;
	hook->loop->swept = false;
	sweep(hook->loop);
}

static int
patience(const struct loop *loop, int ms)
{
	const struct loop_timer *t = next_timer(loop, UINT64_MAX);
	int64_t left;

	if (!t)
		return ms;
	left = t->due - clock_mono_ms();
	if (left < 0)
		left = 0;
	if (left > INT_MAX)
		left = INT_MAX;
	return ms < 0 || left < ms ? (int)left : ms;
}

static void
wait_for_something(struct loop *loop, int ms)
{
	size_t n = loop->fd_count;
	struct pollfd *p;
	int ready;

	loop->polled = vec_grow(loop->polled, &loop->polled_cap, n + 1, sizeof *loop->polled);
	p = loop->polled;
	for (size_t i = 0; i < n; i++) {
		const struct loop_fd *w = loop->fds[i];

		/* poll passes over a negative one: a pause must not spin on a hang-up. */
		int fd = w->dead || !w->events ? -1 : w->fd;

		p[i] = (struct pollfd){ .fd = fd, .events = w->events };
	}
	p[n] = (struct pollfd){ .fd = loop->wake[0], .events = POLLIN };
	ready = poll(p, n + 1, patience(loop, ms));
	for (size_t i = 0; i < n; i++)
		loop->fds[i]->revents = ready > 0 ? p[i].revents : 0;
}

static void
run_signals(struct loop *loop)
{
	char bin[64];

	while (read(loop->wake[0], bin, sizeof bin) > 0)
		;
	for (size_t i = 0; i < loop->signal_count; i++) {
		struct loop_signal *s = &loop->signals[i];

		if (!s->fn || !pending[s->signo])
			continue;
		pending[s->signo] = 0;
		s->fn(s->ctx, s->signo);
	}
}

static void
run_fds(struct loop *loop)
{
	const short always = POLLERR | POLLHUP | POLLNVAL;
	size_t n = loop->fd_count;

	for (size_t i = 0; i < n; i++) {
		struct loop_fd *w = loop->fds[i];
		short revents = w->revents;

		w->revents = 0;
		revents &= (short)(w->events | always);
		if (revents && w->events && !w->dead)
			w->fn(w->ctx, revents);
	}
}

static void
run_timers(struct loop *loop)
{
	/* Those made from here on wait for the next turn, or 0 ms could hold the loop for ever. */
	uint64_t serial = loop->timer_serial;
	int64_t now = clock_mono_ms();
	struct loop_timer *t;

	while ((t = next_timer(loop, serial)) && t->due <= now) {
		loop_timer_fn *fn = t->fn;
		void *ctx = t->ctx;

		loop_cancel(t);
		fn(ctx);
	}
}

static void
run_hooks(struct loop *loop)
{
	size_t n = loop->hook_count;

	for (size_t i = 0; i < n; i++)
		if (!loop->hooks[i]->dead)
			loop->hooks[i]->fn(loop->hooks[i]->ctx);
}

void
loop_turn(struct loop *loop, int ms)
{
	loop->depth++;
	wait_for_something(loop, ms);
	run_signals(loop);
	run_fds(loop);
	run_timers(loop);
	run_hooks(loop);
	loop->depth--;
	sweep(loop);
}

int
loop_run(struct loop *loop)
{
	while (!loop->quit)
		loop_turn(loop, -1);
	loop->quit = false;
	return loop->code;
}

void
loop_quit(struct loop *loop, int code)
{
	loop->quit = true;
	loop->code = code;
}

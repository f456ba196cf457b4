/* SPDX-License-Identifier: MIT */
/*
 * The one poll loop: file descriptors, one-shot timers, signals, and hooks at
 * the end of each turn. Callbacks may add and remove anything, themselves
 * included; what is removed is never called again, not even in the same turn.
 */
#ifndef PAIDAN_BASE_LOOP_H
#define PAIDAN_BASE_LOOP_H

#include <poll.h>
#include <stdint.h>

struct loop;
struct loop_fd;
struct loop_timer;
struct loop_hook;

typedef void loop_fd_fn(void *ctx, short revents);
typedef void loop_timer_fn(void *ctx);
typedef void loop_signal_fn(void *ctx, int signo);
typedef void loop_hook_fn(void *ctx);

/* NULL only if the process has no file descriptors left. */
struct loop *loop_create(void);
/* Also frees every fd watch, timer and hook; restores the signal handlers. NULL is fine. */
void loop_destroy(struct loop *loop);

/*
 * events: POLLIN, POLLOUT, both, or 0 for a pause in which not even a hang-up
 * is reported. Does not own the descriptor.
 */
struct loop_fd *loop_watch(struct loop *loop, int fd, short events, loop_fd_fn *fn, void *ctx);
void loop_watch_events(struct loop_fd *watch, short events);
/* NULL is fine. */
void loop_unwatch(struct loop_fd *watch);

/* Runs fn once, no sooner than ms from now; the handle is dead once fn is entered. */
struct loop_timer *loop_after(struct loop *loop, int64_t ms, loop_timer_fn *fn, void *ctx);
/* NULL is fine; must not be called with a handle whose fn has run. */
void loop_cancel(struct loop_timer *timer);

/* fn runs in the loop, not in the handler. One fn a signal; NULL restores what was there. */
void loop_signal(struct loop *loop, int signo, loop_signal_fn *fn, void *ctx);

/* fn runs at the end of every turn, after all callbacks, before the next poll. */
struct loop_hook *loop_each_turn(struct loop *loop, loop_hook_fn *fn, void *ctx);
void loop_unhook(struct loop_hook *hook);

/* Runs until loop_quit; returns its code. */
int loop_run(struct loop *loop);
/* One turn; waits at most ms (-1: as long as it takes). For tests and start-up. */
void loop_turn(struct loop *loop, int ms);
void loop_quit(struct loop *loop, int code);

#endif

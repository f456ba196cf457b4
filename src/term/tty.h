/* SPDX-License-Identifier: MIT */
/* The line to the terminal: its modes, its size, bytes in, and bytes out without blocking. */
#ifndef PAIDAN_TERM_TTY_H
#define PAIDAN_TERM_TTY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <termios.h>

#include "base/loop.h"
#include "base/strbuf.h"

struct tty_events {
	void (*bytes)(void *ctx, const char *s, size_t n);
	void (*drained)(void *ctx);
	/* The line is gone. May come once; nothing else comes after it. */
	void (*hangup)(void *ctx);
	void *ctx;
};

struct tty {
	int fd;
	int given_fd; /* what tty_open was given, if fd is another description of it */
	int given_flags;
	struct termios given_modes;
	struct tty_events events;
	struct loop *loop;
	struct loop_fd *watch;
	struct strbuf queue; /* waits for the line */
	size_t sent;         /* bytes of the queue that are out */
	uint64_t bytes;
	bool lost;
};

/* Changes nothing yet but taking a descriptor of its own. False if fd is no terminal. */
bool tty_open(
    struct tty *t, struct loop *loop, int fd, const struct tty_events *events, char **cause);
/* Gives the modes back and drops what is still queued. */
void tty_close(struct tty *t);

void tty_raw(struct tty *t);
void tty_cooked(struct tty *t);
/* False, outputs untouched, if the terminal does not know its size. */
bool tty_size(const struct tty *t, int *rows, int *cols);

void tty_write(struct tty *t, const char *s, size_t n);
/* Writes what is queued and s, waiting for the line, but not for ever. */
void tty_write_out(struct tty *t, const char *s, size_t n);
/* Reads and drops what comes in, until `last` was among it so often, or nothing comes for ms. */
void tty_swallow(struct tty *t, char last, int times, int ms);
bool tty_drained(const struct tty *t);

/*
 * For signal handlers and death: sends `leave` and gives the modes back, by
 * async-signal-safe calls only. tty_guard says what to send; NULL, or a closed
 * tty: nothing is to be given back. `leave` is not copied.
 */
void tty_guard(struct tty *t, const char *leave);
void tty_restore_now(void);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * The screen test runner: programs in pseudo-terminals, seen through a terminal
 * emulator, driven by a script. README.md has the script language.
 */
#ifndef PAIDAN_TESTS_SCREEN_RUNNER_H
#define PAIDAN_TESTS_SCREEN_RUNNER_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>
#include <vterm.h>

#include "base/strbuf.h"
#include "text/encoding.h"

struct console {
	char *name;
	pid_t pid;
	int pid_fd; /* readable once the program has ended */
	int master; /* -1 after a hang-up */
	int slave;  /* kept open: nothing is lost when the program ends, and see console_sync */
	int idle_read;
	bool any_bytes;
	bool reports_idle; /* the program writes to PAIDAN_IDLE_FD */
	bool started;      /* it has been idle once */
	bool idle;
	bool sending; /* keys wait for room in the line */
	bool exited;
	int status; /* exit code, or 128 + signal */
	VTerm *vt;
	VTermState *state;
	VTermScreen *screen;
	bool cursor_shown;
	unsigned bells;
	bool holding;      /* what the emulator answers is kept back, and nobody waits for idle */
	struct strbuf held;
	struct strbuf
	    *answers; /* what the emulator says goes here, if set, and not to the program */
	struct decoder *decoder;
	struct encoder *encoder;
	int rows, cols;
	uint64_t bytes;        /* from the program, ever */
	uint64_t bytes_before; /* when the last key was sent */
	struct strbuf raw;     /* those since */
	struct strbuf unshown; /* the beginning of a sequence, or what may be repeated */
	struct strbuf sequence; /* the beginning of one, for console_judge */
	char *foul;            /* the first that no console may send, or NULL */
	size_t sync_matched;
	unsigned syncs; /* marks that have come through */
};

struct console_options {
	int rows, cols;
	const char *term;
	enum encoding encoding;
	bool reports_idle;
	bool any_bytes; /* it is no console: what it sends is not judged */
};

/* All consoles of a script: while one is waited for, the others must not stall. */
struct world {
	struct console **consoles;
	size_t count, cap;
	struct console_options options;
	int timeout_ms;
};

int64_t now_ms(void);

/* argv ends with NULL. False: cause says why. */
bool world_spawn(struct world *w, const char *name, char *const *argv, char **cause);
struct console *world_find(struct world *w, const char *name);
/* Kills what still runs. */
void world_finish(struct world *w);
/*
 * Moves bytes until something happened, at most until `deadline`; also watches
 * extra_fd if it is not -1.
 */
void world_pump(struct world *w, int64_t deadline, int extra_fd);

/*
 * Each returns false once the time is over; what was written before the program fell
 * idle is on the screen when console_settle returns true.
 */
bool console_send(struct world *w, struct console *c, const char *s, size_t n);
bool console_settle(struct world *w, struct console *c);
bool console_sync(struct world *w, struct console *c, int64_t deadline);
bool console_resize(struct world *w, struct console *c, int rows, int cols);
bool console_await_exit(struct world *w, struct console *c);
/* Forgets what was counted and seen so far, as a key does: what follows is measured. */
void console_mark(struct console *c);
void console_hangup(struct console *c);

/* Looks at what came, as UTF-8: see console.foul. */
void console_judge(struct console *c, const char *s, size_t n);

/* Text of a row, trailing blanks cut. */
void console_row(const struct console *c, int row, struct strbuf *out);
/* The column, from 0, where text begins in the row, or -1; *end (may be NULL): the column after it.
 */
int console_find(const struct console *c, int row, const char *text, int *end);
/* Prints the screen, with numbered rows and a word on the cursor, each line after `prefix`. */
void console_dump(const struct console *c, const char *prefix);

/* Runs the script; prints TAP; returns the exit code. */
int script_run(struct world *w, const char *path);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * The terminal. What changed is painted in the terminal's encoding (src/term/painter.h) and
 * sent without blocking, so the loop never waits for a slow line, and no frame is begun
 * while older ones have not drained.
 *
 * There is one terminal to a process (terminfo and the death handler want it so).
 */
#ifndef PAIDAN_TERM_SCREEN_H
#define PAIDAN_TERM_SCREEN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/loop.h"
#include "term/canvas.h"
#include "term/key.h"
#include "text/encoding.h"

#define SCREEN_MIN_ROWS 20
#define SCREEN_MIN_COLS 70

struct screen_options {
	int fd;                  /* the terminal, read and write */
	const char *term;        /* NULL: $TERM */
	enum encoding encoding;  /* ENCODING_AUTO: from the locale's names in the environment */
	bool monochrome;
	bool ascii;              /* no line drawing characters */
	int escape_ms;           /* how long a lone escape waits for more; 0: 25 */
};

struct screen_events {
	void (*key)(void *ctx, const struct key *key);
	void (*resized)(void *ctx, int rows, int cols);
	void (*hangup)(void *ctx);  /* the line is gone; nothing can be painted any more */
	void (*drained)(void *ctx); /* what was held back has been sent: paint now */
	void (*line)(void *ctx);    /* screen_line says something else now; may be NULL */
	void *ctx;
};

/* How good the line is: see src/term/line.h. */
struct screen_line {
	bool answers;        /* the terminal says when it has shown something */
	bool slow;           /* what is not asked for had better not be sent */
	int round_trip_ms;   /* the last one, with what was on its way before it; -1: none yet */
	int best_ms;         /* the shortest one */
	uint64_t minute;     /* bytes sent in the last minute */
};

struct screen;

/*
 * Takes the terminal over: raw mode, alternate screen, bracketed paste. Fails with one
 * sentence if it is no terminal, TERM is unknown, or it cannot address the
 * cursor (dumb). A terminal smaller than SCREEN_MIN is no failure: screen_paint
 * then shows one line that says so until it grows.
 */
struct screen *screen_open(struct loop *loop, const struct screen_options *options,
    const struct screen_events *events, char **cause);
/* Gives it back as it was. NULL is fine. */
void screen_close(struct screen *s);
/* For signal-time and death: restores the terminal with write(2) and tcsetattr only. */
void screen_restore_now(void);

int screen_rows(const struct screen *s);
int screen_cols(const struct screen *s);
bool screen_too_small(const struct screen *s);

/* False if older output has not drained: nothing was sent, `drained` will come. */
bool screen_paint(struct screen *s, const struct canvas *c);
/* The next paint sends everything (Ctrl-L). */
void screen_redraw(struct screen *s);
void screen_bell(struct screen *s);
/* False if the terminal's encoding lacks the character, so that a mark stands for it. */
bool screen_has(struct screen *s, uint32_t cp);
/* ^Z: gives the terminal back, stops, takes it again on SIGCONT. */
void screen_suspend(struct screen *s);
/* Bytes sent since screen_open. */
uint64_t screen_bytes(const struct screen *s);
void screen_line(const struct screen *s, struct screen_line *out);
/* Measures the round trip now, unless it is being measured; `line` comes with the answer. */
void screen_ask_line(struct screen *s);
/* True while the answer to a question, of any frame, is awaited: for tests, that count bytes. */
bool screen_asks(const struct screen *s);
/*
 * What was on the glass when a key was typed: frames are numbered, screen_seen says which is the
 * last one that the terminal had shown before the key that is delivered now was typed. It is exact
 * for frames that were marked before they were painted (that costs a question of four bytes); a
 * terminal that does not answer is believed to have shown them after some seconds.
 */
void screen_mark(struct screen *s);
/* The frame last sent; 0: none. */
uint64_t screen_frame(const struct screen *s);
uint64_t screen_seen(struct screen *s);
/* True if nothing waits to be sent, and no escape waits to be told from a key sequence. */
bool screen_is_drained(const struct screen *s);

#endif

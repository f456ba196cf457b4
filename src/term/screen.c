/* SPDX-License-Identifier: MIT */
#include "term/screen.h"

#include <langinfo.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "term/glyph.h"
#include "term/input.h"
#include "term/control.h"
#include "term/line.h"
#include "term/painter.h"
#include "term/pen.h"
#include "term/terminfo.h"
#include "term/tty.h"
#include "text/width.h"

struct screen {
	struct loop *loop;
	struct screen_events events;
	struct tty tty;
	struct input input;
	struct glyphs glyphs;
	struct control control;
	struct painter painter;
	struct line line;
	struct canvas notice; /* "too small" */
	int rows, cols;
	bool cursor_shown;
	int64_t queued_at; /* since then the kernel has not taken everything */
	bool entered;
	bool lost;
	bool marked; /* when the next frame is shown is to be told */
};

/* Key callbacks may close the screen: who calls them looks here whether they did. */
static struct screen *the_screen;

/* -- painting -- */

/*
 * asked: the painter did, in the middle. An answer that names the first row would look like a key:
 * nothing is asked there.
 */
static void
send_out(struct screen *s, struct strbuf *out, bool asked)
{
	bool asks = s->painter.row > 0 && line_may_ask(&s->line) &&
	    (s->marked || (!asked && line_wants(&s->line, out->len)));

	if (asked)
		line_sent_within(&s->line, out->len);
	if (asks)
		strbuf_adds(out, PEN_ASK);
	if (asked)
		line_sent(&s->line, asks ? strlen(PEN_ASK) : 0, asks);
	else
		line_sent(&s->line, out->len, asks);
	if (s->marked && !asks)
		line_blind(&s->line);
	if (out->len == 0)
		return;
	tty_write(&s->tty, strbuf_str(out), out->len);
	s->queued_at = clock_mono_ms();
}

static void
send_frame(struct screen *s, const struct canvas *c)
{
	struct strbuf out = STRBUF_INIT;
	bool turned = c->cursor_shown != s->cursor_shown;

	if (!s->entered)
		strbuf_adds(&out, s->control.enter);
	if (turned && !c->cursor_shown)
		strbuf_adds(&out, s->control.hide);
	enum painter_repeat before = s->painter.repeat;
	painter_paint(&s->painter, c, &out);
	if (turned && c->cursor_shown)
		strbuf_adds(&out, s->control.show);
	s->cursor_shown = c->cursor_shown;
	line_begin_frame(&s->line);
	send_out(s, &out, s->painter.repeat != before);
	s->marked = false;
	if (!s->entered)
		tty_guard(&s->tty, s->control.leave);
	s->entered = true;
	strbuf_finish(&out);
}

static const struct canvas *
draw_notice(struct screen *s)
{
	char *text = xasprintf(_("Terminal too small: %dx%d, needs %dx%d"), s->cols, s->rows,
	    SCREEN_MIN_COLS, SCREEN_MIN_ROWS);
	int width = width_text(text, strlen(text));
	int col = width < s->cols ? (s->cols - width) / 2 : 0;

	canvas_resize(&s->notice, s->rows, s->cols);
	canvas_text(&s->notice, s->rows / 2, col, s->cols, STYLE_PLAIN, text);
	free(text);
	return &s->notice;
}

bool
screen_paint(struct screen *s, const struct canvas *c)
{
	if (s->lost)
		return true;
	if (!tty_drained(&s->tty) || line_is_full(&s->line))
		return false;
	if (screen_too_small(s))
		c = draw_notice(s);
	send_frame(s, c);
	return true;
}

void
screen_redraw(struct screen *s)
{
	painter_forget(&s->painter);
}

bool
screen_has(struct screen *s, uint32_t cp)
{
	return glyphs_has(&s->glyphs, cp);
}

void
screen_bell(struct screen *s)
{
	if (tty_drained(&s->tty))
		tty_write(&s->tty, "\a", 1);
}

/* -- events -- */

static bool
on_key(void *ctx, const struct key *key)
{
	struct screen *s = ctx;

	s->events.key(s->events.ctx, key);
	return the_screen == s;
}

static void
on_bytes(void *ctx, const char *bytes, size_t n)
{
	struct screen *s = ctx;

	input_bytes(&s->input, bytes, n);
}

static void
on_drained(void *ctx)
{
	struct screen *s = ctx;

	line_drained(&s->line, (int)(clock_mono_ms() - s->queued_at));
	if (s->events.line)
		s->events.line(s->events.ctx);
	s->events.drained(s->events.ctx);
}

/* Where the cursor is tells whether repeats work; that it is told, that all was shown. */
static void
on_report(void *ctx, int row, int col)
{
	struct screen *s = ctx;

	/* First: who hears of the answer takes what nobody was told for what will not be told. */
	if (line_asked_within(&s->line) && painter_told(&s->painter, row, col) &&
	    s->painter.repeat == REPEAT_FAILS)
		send_frame(s, &s->painter.asked);
	line_answered(&s->line);
}

static void
on_line(void *ctx)
{
	struct screen *s = ctx;

	/* Deaf, or silent for long: what was repeated is spelled out, to be sure. */
	if (s->line.out_count == 0 && s->painter.repeat == REPEAT_ASKED) {
		painter_told(&s->painter, -1, -1);
		if (!s->lost && tty_drained(&s->tty))
			send_frame(s, &s->painter.asked);
	}
	if (s->events.line)
		s->events.line(s->events.ctx);
	s->events.drained(s->events.ctx);
}

static void
on_hangup(void *ctx)
{
	struct screen *s = ctx;

	if (s->lost)
		return;
	s->lost = true;
	s->events.hangup(s->events.ctx);
}

static void
take_size(struct screen *s)
{
	s->rows = terminfo_number("lines");
	s->cols = terminfo_number("cols");
	tty_size(&s->tty, &s->rows, &s->cols);
	s->rows = s->rows > 0 ? s->rows : 24;
	s->cols = s->cols > 0 ? s->cols : 80;
	painter_resize(&s->painter, s->rows, s->cols);
}

static void
check_size(struct screen *s)
{
	int rows = s->rows, cols = s->cols;

	if (!tty_size(&s->tty, &rows, &cols) || (rows == s->rows && cols == s->cols))
		return;
	take_size(s);
	s->events.resized(s->events.ctx, rows, cols);
}

static void
resume(struct screen *s)
{
	tty_raw(&s->tty);
	line_forget(&s->line);
	if (s->entered)
		tty_write(&s->tty, s->control.enter, strlen(s->control.enter));
	if (s->entered && !s->cursor_shown)
		tty_write(&s->tty, s->control.hide, strlen(s->control.hide));
	tty_guard(&s->tty, s->entered ? s->control.leave : "");
	painter_forget(&s->painter);
	check_size(s);
	if (the_screen == s)
		s->events.drained(s->events.ctx);
}

/* An answer that comes late would be typed into the shell. */
#define LATE_ANSWER_MS 300

static void
leave(struct screen *s)
{
	if (!s->entered)
		return;
	tty_write_out(&s->tty, s->control.leave, strlen(s->control.leave));
	if (s->line.out_count > 0)
		tty_swallow(&s->tty, 'R', s->line.out_count, LATE_ANSWER_MS);
}

void
screen_suspend(struct screen *s)
{
	struct sigaction stop = { .sa_handler = SIG_DFL };
	struct sigaction before;

	leave(s);
	tty_guard(&s->tty, NULL);
	tty_cooked(&s->tty);
	sigaction(SIGTSTP, &stop, &before);
	/* The whole job stops, as with ^Z: a wrapper script must not go on alone. */
	kill(0, SIGTSTP);
	sigaction(SIGTSTP, &before, NULL);
	resume(s);
}

static void
on_signal(void *ctx, int signo)
{
	struct screen *s = ctx;

	switch (signo) {
	case SIGWINCH:
		check_size(s);
		break;
	case SIGTSTP:
		screen_suspend(s);
		break;
	case SIGCONT:
		/* Stopped by SIGSTOP perhaps: the shell has had the terminal since. */
		resume(s);
		break;
	case SIGHUP:
		on_hangup(s);
		break;
	}
}

static const int own_signals[] = { SIGWINCH, SIGTSTP, SIGCONT, SIGHUP };

/* -- opening and closing -- */

static void
destroy(struct screen *s)
{
	terminfo_close();
	painter_finish(&s->painter);
	canvas_finish(&s->notice);
	control_finish(&s->control);
	free(s);
}

static bool
check_surroundings(const char *term, char **cause)
{
	if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) {
		*cause = xstrdup(_("The console needs a UTF-8 locale; C.UTF-8 is enough."));
		return false;
	}
	if (!term || !*term) {
		*cause = xstrdup(_("The terminal type is not known: TERM is not set."));
		return false;
	}
	return true;
}

static void
take_over(struct screen *s, const struct screen_options *options, const char *term)
{
	enum encoding e = options->encoding;

	if (e == ENCODING_AUTO)
		e = encoding_of_locale();
	glyphs_init(&s->glyphs, e, options->ascii);
	input_init(&s->input, s->loop, e, options->escape_ms, on_key, s);
	input_learn(&s->input, terminfo_string);
	keyreader_on_report(s->input.reader, on_report, s);
	line_init(&s->line, s->loop, on_line, s);
	control_init(&s->control, term);
	painter_init(&s->painter, &s->glyphs, options->monochrome);
	if (!s->painter.caps.repeats)
		s->glyphs.ascii_lines = true;
	take_size(s);
	s->cursor_shown = true;
	tty_raw(&s->tty);
	tty_guard(&s->tty, "");
	xalloc_on_death(screen_restore_now);
	for (size_t i = 0; i < ARRAY_LEN(own_signals); i++)
		loop_signal(s->loop, own_signals[i], on_signal, s);
}

struct screen *
screen_open(struct loop *loop, const struct screen_options *options,
    const struct screen_events *events, char **cause)
{
	const char *term = options->term ? options->term : getenv("TERM");
	struct screen *s = xcalloc(1, sizeof *s);
	struct tty_events from_tty = { on_bytes, on_drained, on_hangup, s };

	s->loop = loop;
	s->events = *events;
	if (!tty_open(&s->tty, loop, options->fd, &from_tty, cause)) {
		destroy(s);
		return NULL;
	}
	if (!check_surroundings(term, cause) || !terminfo_open(term, cause)) {
		tty_close(&s->tty);
		destroy(s);
		return NULL;
	}
	the_screen = s;
	take_over(s, options, term);
	return s;
}

void
screen_close(struct screen *s)
{
	if (!s)
		return;
	the_screen = NULL;
	for (size_t i = 0; i < ARRAY_LEN(own_signals); i++)
		loop_signal(s->loop, own_signals[i], NULL, NULL);
	if (!s->lost)
		leave(s);
	line_finish(&s->line);
	tty_close(&s->tty);
	input_finish(&s->input);
	glyphs_finish(&s->glyphs);
	destroy(s);
}

void
screen_restore_now(void)
{
	tty_restore_now();
}

int
screen_rows(const struct screen *s)
{
	return s->rows;
}

int
screen_cols(const struct screen *s)
{
	return s->cols;
}

bool
screen_too_small(const struct screen *s)
{
	return s->rows < SCREEN_MIN_ROWS || s->cols < SCREEN_MIN_COLS;
}

uint64_t
screen_bytes(const struct screen *s)
{
	return s->tty.bytes;
}

void
screen_line(const struct screen *s, struct screen_line *out)
{
	*out = (struct screen_line){ .answers = s->line.answers > 0, .slow = s->line.slow,
		.round_trip_ms = s->line.last_ms, .best_ms = s->line.best_ms,
		.minute = line_minute(&s->line) };
}

void
screen_ask_line(struct screen *s)
{
	if (s->line.out_count > 0 || s->lost || !tty_drained(&s->tty) || s->painter.row <= 0)
		return;
	line_sent(&s->line, strlen(PEN_ASK), true);
	tty_write(&s->tty, PEN_ASK, strlen(PEN_ASK));
}

bool
screen_asks(const struct screen *s)
{
	return s->line.out_count > 0;
}

void
screen_mark(struct screen *s)
{
	s->marked = true;
}

uint64_t
screen_frame(const struct screen *s)
{
	return s->line.frame;
}

uint64_t
screen_seen(struct screen *s)
{
	return line_seen(&s->line, tty_drained(&s->tty));
}

bool
screen_is_drained(const struct screen *s)
{
	return tty_drained(&s->tty) && !input_waits(&s->input);
}

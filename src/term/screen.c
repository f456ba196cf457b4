/* SPDX-License-Identifier: MIT */
#include "term/screen.h"

#include <errno.h>
#include <langinfo.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <wchar.h>

/* ncurses has a struct screen and a key_name of its own. */
#define screen curses_screen
#define key_name curses_key_name
#define NCURSES_NOMACROS
#include <curses.h>
#undef key_name
#undef screen

#include "base/i18n.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "term/glyph.h"
#include "term/input.h"
#include "term/look.h"
#include "term/squeeze.h"
#include "term/control.h"
#include "term/terminfo.h"
#include "term/tty.h"
#include "text/width.h"

struct screen {
	struct loop *loop;
	struct screen_events events;
	struct tty tty;
	struct input input;
	struct glyphs glyphs;
	SCREEN *curses;
	FILE *from;   /* ncurses never reads, but wants something to read from */
	FILE *memory; /* ncurses writes here; see drain_curses */
	struct control control;
	enum look_depth depth;
	struct canvas shown;  /* what the terminal shows */
	struct canvas notice; /* "too small" */
	int rows, cols;
	bool whole; /* nothing is known about what the terminal shows */
	bool entered;
	bool lost;
};

/* Key callbacks may close the screen: who calls them looks here whether they did. */
static struct screen *the_screen;

/*
 * Interposes the C library's, for ncurses: both must agree with the canvas on
 * every width, or lines shift.
 */
int
wcwidth(wchar_t c)
{
	return c == 0 ? 0 : width_cp((uint32_t)c);
}

/* -- ncurses -- */

static const int curses_signals[] = { SIGINT, SIGTERM, SIGTSTP, SIGWINCH };

/* ncurses takes signals whose action is the default one; put back what was there. */
static SCREEN *
quiet_newterm(const char *term, FILE *out, FILE *in)
{
	struct sigaction before[ARRAY_LEN(curses_signals)];

	for (size_t i = 0; i < ARRAY_LEN(curses_signals); i++)
		sigaction(curses_signals[i], NULL, &before[i]);
	SCREEN *curses = newterm(term, out, in);
	for (size_t i = 0; i < ARRAY_LEN(curses_signals); i++)
		sigaction(curses_signals[i], &before[i], NULL);
	return curses;
}

static void
start_colours(struct screen *s, bool monochrome)
{
	short background = -1;

	s->depth = LOOK_MONO;
	if (monochrome || !has_colors() || start_color() == ERR || COLORS < 8)
		return;
	s->depth = COLORS < 16 ? LOOK_8 : LOOK_16;
	if (use_default_colors() == ERR)
		background = COLOR_BLACK;
	for (short fg = 0; fg < (s->depth == LOOK_16 ? 16 : 8); fg++)
		init_pair((short)(fg + 1), fg, background);
}

static void
set_modes(void)
{
	/*
	 * Line feeds and carriage returns are ours to use: the terminal driver changes
	 * none. Whole lines may be moved; characters not, as terminals disagree on what
	 * becomes of half a wide one.
	 */
	nonl();
	typeahead(-1);
	idlok(stdscr, TRUE);
	idcok(stdscr, FALSE);
	scrollok(stdscr, FALSE);
}

static bool
open_curses(struct screen *s, const char *term, char **cause)
{
	int fd = memfd_create("screen", MFD_CLOEXEC);

	s->memory = fd >= 0 ? fdopen(fd, "w+") : NULL;
	s->from = fopen("/dev/null", "re");
	if (s->memory && s->from)
		s->curses = quiet_newterm(term, s->memory, s->from);
	if (s->curses)
		return true;
	if (fd >= 0 && !s->memory)
		close(fd);
	*cause = xasprintf(_("The screen cannot be set up: %s."), strerror(errno));
	return false;
}

/* Takes what ncurses wrote out of the memory file. */
static void
drain_curses(struct screen *s, struct strbuf *out)
{
	int fd = fileno(s->memory);
	off_t size = lseek(fd, 0, SEEK_CUR);

	if (size <= 0)
		return;
	char *room = strbuf_reserve(out, (size_t)size);
	ssize_t n = pread(fd, room, (size_t)size, 0);
	if (n > 0)
		out->len += (size_t)n;
	strbuf_str(out);
	out->s[out->len] = '\0';
	if (ftruncate(fd, 0) == 0)
		lseek(fd, 0, SEEK_SET);
}

/* -- painting -- */

static bool
same_cell(const struct cell *a, const struct cell *b)
{
	if (a->width == 0 && b->width == 0)
		return true;
	return a->ch == b->ch && a->width == b->width && a->style == b->style &&
	    memcmp(a->marks, b->marks, sizeof a->marks) == 0;
}

static struct cell
cell_of(const struct canvas *c, int row, int col)
{
	struct cell blank = { .ch = ' ', .width = 1, .style = STYLE_PLAIN };

	if (row >= c->rows || col >= c->cols)
		return blank;
	return c->cells[(size_t)row * (size_t)c->cols + (size_t)col];
}

static attr_t
curses_attrs(unsigned attrs)
{
	return (attrs & LOOK_BOLD ? A_BOLD : 0) | (attrs & LOOK_DIM ? A_DIM : 0) |
	    (attrs & LOOK_UNDERLINE ? A_UNDERLINE : 0) | (attrs & LOOK_REVERSE ? A_REVERSE : 0);
}

/* Appends the cell to a row for ncurses, which takes one element a character, not a column. */
static int
add_cell(struct screen *s, const struct cell *cell, cchar_t *row, int count)
{
	const struct look *look = look_of(cell->style, s->depth);
	struct cell fit = glyphs_fit(&s->glyphs, cell);
	wchar_t text[2 + CELL_MARKS] = { (wchar_t)fit.ch };
	short pair = (short)(look->fg + 1);

	for (int i = 0; i < CELL_MARKS; i++)
		text[1 + i] = (wchar_t)fit.marks[i];
	setcchar(&row[count++], text, curses_attrs(look->attrs), pair, NULL);
	if (fit.width < cell->width)
		setcchar(&row[count++], L" ", curses_attrs(look->attrs), pair, NULL);
	return count;
}

/* Hands ncurses the stretch of the row that differs from what is shown; false if none does. */
static bool
hand_row(struct screen *s, const struct canvas *c, int row, cchar_t *room)
{
	int first = -1, last = -1, count = 0;

	for (int col = 0; col < s->cols; col++) {
		struct cell now = cell_of(c, row, col);
		struct cell *shown = canvas_at(&s->shown, row, col);
		if (same_cell(&now, shown))
			continue;
		*shown = now;
		first = first < 0 ? col : first;
		last = col;
	}
	if (first < 0)
		return false;
	for (int col = first; col <= last; col++) {
		const struct cell *cell = canvas_at(&s->shown, row, col);
		if (cell->width > 0)
			count = add_cell(s, cell, room, count);
	}
	mvadd_wchnstr(row, first, room, count);
	return true;
}

static bool
row_differs(const struct screen *s, const struct canvas *c, int row)
{
	const struct cell *shown = &s->shown.cells[(size_t)row * (size_t)s->cols];

	for (int col = 0; col < s->cols; col++) {
		struct cell now = cell_of(c, row, col);
		if (!same_cell(&now, &shown[col]))
			return true;
	}
	return false;
}

/*
 * ncurses paints from the top down. When a mark goes up by some rows that costs a
 * way up, down and up again, unless the row that the cursor leaves is painted before.
 */
static bool
cursor_goes_up(const struct screen *s, const struct canvas *c)
{
	int from = s->shown.cursor_row;
	int to = c->cursor_row;
	int differing = 0;

	if (s->whole || !s->shown.cursor_shown || to < 0 || to >= from || from >= s->rows)
		return false;
	for (int row = 0; row < s->rows && differing < 3; row++)
		differing += row_differs(s, c, row);
	return differing == 2 && row_differs(s, c, to) && row_differs(s, c, from);
}

static bool
hand_cells(struct screen *s, const struct canvas *c)
{
	cchar_t *room = xcalloc((size_t)s->cols + 1, sizeof *room);
	bool any = false;

	if (cursor_goes_up(s, c)) {
		any = hand_row(s, c, s->shown.cursor_row, room);
		leaveok(stdscr, TRUE);
		wnoutrefresh(stdscr);
		doupdate();
	}
	for (int row = 0; row < s->rows; row++)
		any |= hand_row(s, c, row, room);
	free(room);
	return any;
}

/* True if the cursor stands elsewhere now; one that is hidden stands nowhere. */
static bool
hand_cursor(struct screen *s, const struct canvas *c)
{
	bool moved = c->cursor_shown &&
	    (c->cursor_row != s->shown.cursor_row || c->cursor_col != s->shown.cursor_col);

	if (moved) {
		s->shown.cursor_row = c->cursor_row;
		s->shown.cursor_col = c->cursor_col;
	}
	leaveok(stdscr, !c->cursor_shown);
	if (c->cursor_shown)
		move(c->cursor_row < s->rows ? c->cursor_row : s->rows - 1,
		    c->cursor_col < s->cols ? c->cursor_col : s->cols - 1);
	return moved || c->cursor_shown != s->shown.cursor_shown;
}

static void
send_frame(struct screen *s, bool cursor_shown)
{
	struct strbuf frame = STRBUF_INIT;
	struct strbuf utf8 = STRBUF_INIT;
	struct strbuf out = STRBUF_INIT;
	bool turned = cursor_shown != s->shown.cursor_shown;

	if (turned && !cursor_shown)
		strbuf_adds(&utf8, s->control.hide);
	wnoutrefresh(stdscr);
	doupdate();
	drain_curses(s, &frame);
	/* Nothing is known of a terminal that is painted anew. */
	if (s->whole)
		strbuf_adds(&utf8, s->control.reset);
	squeeze(strbuf_str(&frame), frame.len, &utf8);
	s->whole = false;
	if (turned && cursor_shown)
		strbuf_adds(&utf8, s->control.show);
	if (!s->entered) {
		strbuf_adds(&utf8, s->control.paste_on);
		s->entered = true;
		tty_guard(&s->tty, s->control.leave);
	}
	s->shown.cursor_shown = cursor_shown;
	glyphs_encode(&s->glyphs, strbuf_str(&utf8), utf8.len, &out);
	tty_write(&s->tty, strbuf_str(&out), out.len);
	strbuf_finish(&out);
	strbuf_finish(&utf8);
	strbuf_finish(&frame);
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
	if (!tty_drained(&s->tty))
		return false;
	if (screen_too_small(s))
		c = draw_notice(s);
	bool changed = hand_cells(s, c);
	changed |= hand_cursor(s, c);
	if (!changed && !s->whole)
		return true;
	if (s->whole)
		clearok(curscr, TRUE);
	send_frame(s, c->cursor_shown);
	return true;
}

void
screen_redraw(struct screen *s)
{
	s->whole = true;
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
	s->rows = LINES > 0 ? LINES : 24;
	s->cols = COLS > 0 ? COLS : 80;
	tty_size(&s->tty, &s->rows, &s->cols);
	resizeterm(s->rows, s->cols);
	werase(stdscr);
	canvas_resize(&s->shown, s->rows, s->cols);
	s->whole = true;
}

static void
check_size(struct screen *s)
{
	int rows = s->rows, cols = s->cols;
	bool cursor_shown = s->shown.cursor_shown;

	if (!tty_size(&s->tty, &rows, &cols) || (rows == s->rows && cols == s->cols))
		return;
	take_size(s);
	s->shown.cursor_shown = cursor_shown;
	s->events.resized(s->events.ctx, rows, cols);
}

static void
resume(struct screen *s)
{
	tty_raw(&s->tty);
	if (s->entered)
		tty_write(&s->tty, s->control.enter, strlen(s->control.enter));
	if (s->entered && !s->shown.cursor_shown)
		tty_write(&s->tty, s->control.hide, strlen(s->control.hide));
	tty_guard(&s->tty, s->entered ? s->control.leave : "");
	s->whole = true;
	check_size(s);
	if (the_screen == s)
		s->events.drained(s->events.ctx);
}

void
screen_suspend(struct screen *s)
{
	struct sigaction stop = { .sa_handler = SIG_DFL };
	struct sigaction before;

	if (s->entered)
		tty_write_out(&s->tty, s->control.leave, strlen(s->control.leave));
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
	if (s->curses)
		delscreen(s->curses);
	if (s->memory)
		fclose(s->memory);
	if (s->from)
		fclose(s->from);
	canvas_finish(&s->shown);
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
	control_init(&s->control, term, terminfo_string);
	start_colours(s, options->monochrome);
	set_modes();
	take_size(s);
	s->shown.cursor_shown = true;
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
	if (!check_surroundings(term, cause) || !terminfo_check(term, cause) ||
	    !open_curses(s, term, cause)) {
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
	if (s->entered && !s->lost)
		tty_write_out(&s->tty, s->control.leave, strlen(s->control.leave));
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

bool
screen_is_drained(const struct screen *s)
{
	return tty_drained(&s->tty) && !input_waits(&s->input);
}

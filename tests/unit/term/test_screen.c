/* SPDX-License-Identifier: MIT */
/* The screen on one side of a pseudo-terminal, the test on the other. */
#include "term/screen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/clock.h"
#include "base/xalloc.h"
#include "text/width.h"

struct fixture {
	int master, slave;
	struct loop *loop;
	struct screen *screen;
	struct canvas canvas;
	struct strbuf sent; /* what has come out since take_sent */
	struct strbuf keys;
	int resized, drained, hangups;
	bool tells;         /* with each key the frame that was shown when it was typed */
};

static void
on_key(void *ctx, const struct key *key)
{
	struct fixture *f = ctx;

	key_name(key, &f->keys);
	if (key->sym == KEY_PASTE)
		strbuf_addf(&f->keys, "[%s]", key->text);
	if (f->tells)
		strbuf_addf(&f->keys, "%d", (int)screen_seen(f->screen));
	strbuf_addc(&f->keys, ' ');
}

static void
on_resized(void *ctx, int rows, int cols)
{
	struct fixture *f = ctx;

	f->resized++;
	canvas_resize(&f->canvas, rows, cols);
}

static void
on_hangup(void *ctx)
{
	((struct fixture *)ctx)->hangups++;
}

static void
on_drained(void *ctx)
{
	((struct fixture *)ctx)->drained++;
}

static void
set_size(struct fixture *f, int rows, int cols)
{
	struct winsize size = { (unsigned short)rows, (unsigned short)cols, 0, 0 };

	assert_int_equal(ioctl(f->slave, TIOCSWINSZ, &size), 0);
}

static int
set_up(void **state)
{
	struct fixture *f = xcalloc(1, sizeof *f);

	setlocale(LC_CTYPE, "C.UTF-8");
	f->master = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK);
	grantpt(f->master);
	unlockpt(f->master);
	f->slave = open(ptsname(f->master), O_RDWR | O_NOCTTY);
	f->loop = loop_create();
	set_size(f, 24, 80);
	canvas_init(&f->canvas, 24, 80);
	*state = f;
	return f->slave < 0;
}

static int
tear_down(void **state)
{
	struct fixture *f = *state;

	screen_close(f->screen);
	loop_destroy(f->loop);
	canvas_finish(&f->canvas);
	strbuf_finish(&f->sent);
	strbuf_finish(&f->keys);
	close(f->master);
	close(f->slave);
	free(f);
	return 0;
}

static bool
try_open(struct fixture *f, const char *term, char **cause)
{
	struct screen_options options = { .fd = f->slave, .term = term, .encoding = ENCODING_UTF8 };
	struct screen_events events = { on_key, on_resized, on_hangup, on_drained, NULL, f };

	f->screen = screen_open(f->loop, &options, &events, cause);
	return f->screen != NULL;
}

static void
open_screen(struct fixture *f, const char *term)
{
	char *cause = NULL;

	assert_true(try_open(f, term, &cause));
	assert_null(cause);
}

/*
 * Bytes travel a pseudo-terminal in their own time: a mark sent behind them, past
 * the screen, tells when all are there.
 */
static const char *
take_sent(struct fixture *f)
{
	static const char mark[] = "<<end>>";
	char bytes[4096];
	char *end;

	strbuf_clear(&f->sent);
	assert_int_equal(write(f->slave, mark, sizeof mark - 1), sizeof mark - 1);
	while ((end = strstr(strbuf_str(&f->sent), mark)) == NULL) {
		struct pollfd p = { .fd = f->master, .events = POLLIN };
		assert_int_equal(poll(&p, 1, 10000), 1);
		ssize_t n = read(f->master, bytes, sizeof bytes);
		assert_true(n > 0);
		strbuf_add(&f->sent, bytes, (size_t)n);
	}
	*end = '\0';
	f->sent.len = (size_t)(end - f->sent.s);
	return f->sent.s;
}

static void
turn_until(struct fixture *f, const int *counter)
{
	for (int i = 0; i < 1000 && !*counter; i++)
		loop_turn(f->loop, 100);
	assert_true(*counter);
}

static void
send_keys(struct fixture *f, const char *bytes, const char *wanted)
{
	strbuf_clear(&f->keys);
	assert_int_equal(write(f->master, bytes, strlen(bytes)), strlen(bytes));
	for (int i = 0; i < 1000 && strlen(strbuf_str(&f->keys)) < strlen(wanted); i++)
		loop_turn(f->loop, 100);
	assert_string_equal(strbuf_str(&f->keys), wanted);
}

static void
put(struct fixture *f, int row, int col, const char *text)
{
	canvas_text(&f->canvas, row, col, 80, STYLE_PLAIN, text);
}

static void
show_cursor(struct fixture *f, int row, int col)
{
	f->canvas.cursor_row = row;
	f->canvas.cursor_col = col;
	f->canvas.cursor_shown = true;
}

/* -- */

static void
test_unfit_terminals(void **state)
{
	struct fixture *f = *state;
	struct screen_options options = { .fd = open("/dev/null", O_RDWR), .term = "xterm" };
	struct screen_events events = { on_key, on_resized, on_hangup, on_drained, NULL, f };
	char *cause = NULL;

	assert_null(screen_open(f->loop, &options, &events, &cause));
	assert_non_null(strstr(cause, "not a terminal"));
	free(cause);
	close(options.fd);
	assert_false(try_open(f, "no-such-terminal", &cause));
	assert_non_null(strstr(cause, "\"no-such-terminal\" is not known"));
	free(cause);
	assert_false(try_open(f, "dumb", &cause));
	assert_non_null(strstr(cause, "cannot place its cursor"));
	free(cause);
	assert_false(try_open(f, "", &cause));
	assert_non_null(strstr(cause, "TERM is not set"));
	free(cause);
	setlocale(LC_CTYPE, "C");
	assert_false(try_open(f, "xterm-256color", &cause));
	assert_non_null(strstr(cause, "UTF-8 locale"));
	free(cause);
	/* Nothing was said to any of them. */
	assert_string_equal(take_sent(f), "");
}

static void
test_modes_come_back(void **state)
{
	struct fixture *f = *state;
	struct termios before, raw, after;
	int flags = fcntl(f->slave, F_GETFL);

	tcgetattr(f->slave, &before);
	open_screen(f, "xterm-256color");
	tcgetattr(f->slave, &raw);
	assert_int_equal(raw.c_lflag & (ICANON | ECHO | ISIG | IEXTEN), 0);
	assert_int_equal(raw.c_iflag & (IXON | ICRNL), 0);
	assert_int_equal(raw.c_oflag & OPOST, 0);
	assert_int_equal(fcntl(f->slave, F_GETFL), flags);
	assert_true(screen_paint(f->screen, &f->canvas));
	const char *entered = take_sent(f);
	assert_non_null(strstr(entered, "\033[?1049h"));
	assert_non_null(strstr(entered, "\033[?2004h"));
	screen_close(f->screen);
	f->screen = NULL;
	const char *left = take_sent(f);
	assert_non_null(strstr(left, "\033[?2004l"));
	assert_non_null(strstr(left, "\033[?25h"));
	assert_non_null(strstr(left, "\033[?1049l"));
	tcgetattr(f->slave, &after);
	assert_int_equal(after.c_lflag, before.c_lflag);
	assert_int_equal(after.c_iflag, before.c_iflag);
	assert_int_equal(after.c_oflag, before.c_oflag);
}

static void
test_death_restores(void **state)
{
	struct fixture *f = *state;
	struct termios before, after;

	tcgetattr(f->slave, &before);
	open_screen(f, "xterm-256color");
	screen_paint(f->screen, &f->canvas);
	take_sent(f);
	screen_restore_now();
	assert_non_null(strstr(take_sent(f), "\033[?1049l"));
	tcgetattr(f->slave, &after);
	assert_int_equal(after.c_lflag, before.c_lflag);
	screen_restore_now();
	assert_string_equal(take_sent(f), "");
}

static void
test_bare_terminals_are_not_asked(void **state)
{
	struct fixture *f = *state;

	open_screen(f, "vt100");
	screen_paint(f->screen, &f->canvas);
	assert_null(strstr(take_sent(f), "2004"));
	screen_close(f->screen);
	f->screen = NULL;
	/* It has no second screen: what was on this one is wiped. */
	const char *left = take_sent(f);
	assert_null(strstr(left, "2004"));
	assert_non_null(strstr(left, "\033[H\033[J"));
}

static void
test_nothing_changed_sends_nothing(void **state)
{
	struct fixture *f = *state;

	open_screen(f, "xterm-256color");
	put(f, 3, 5, "派单台");
	show_cursor(f, 3, 5);
	assert_true(screen_paint(f->screen, &f->canvas));
	take_sent(f);
	uint64_t before = screen_bytes(f->screen);
	for (int i = 0; i < 3; i++) {
		canvas_clear(&f->canvas);
		put(f, 3, 5, "派单台");
		show_cursor(f, 3, 5);
		assert_true(screen_paint(f->screen, &f->canvas));
	}
	assert_int_equal(screen_bytes(f->screen), before);
	assert_string_equal(take_sent(f), "");
}

static void
test_one_word_changes(void **state)
{
	struct fixture *f = *state;

	open_screen(f, "xterm-256color");
	put(f, 1, 4, "派38");
	show_cursor(f, 20, 10);
	screen_paint(f->screen, &f->canvas);
	take_sent(f);
	put(f, 1, 4, "派40");
	screen_paint(f->screen, &f->canvas);
	assert_string_equal(take_sent(f), "\033[2;7H40\033[21;11H");
	screen_redraw(f->screen);
	screen_paint(f->screen, &f->canvas);
	assert_non_null(strstr(take_sent(f), "派40"));
}

static void
test_hidden_cursor_costs_nothing(void **state)
{
	struct fixture *f = *state;

	open_screen(f, "xterm-256color");
	screen_paint(f->screen, &f->canvas);
	assert_non_null(strstr(take_sent(f), "\033[?25l"));
	f->canvas.cursor_row = 7;
	screen_paint(f->screen, &f->canvas);
	assert_string_equal(take_sent(f), "");
	show_cursor(f, 7, 0);
	screen_paint(f->screen, &f->canvas);
	assert_non_null(strstr(take_sent(f), "\033[?25h"));
}

/*
 * ncurses counts columns with our table: ① is of ambiguous width. Were it one
 * column to ncurses, it would have to move before or after the b.
 */
static void
test_one_table_of_widths(void **state)
{
	struct fixture *f = *state;

	open_screen(f, "xterm-256color");
	for (int columns = 1; columns <= 2; columns++) {
		width_set_ambiguous(columns);
		canvas_clear(&f->canvas);
		show_cursor(f, 5, 0);
		screen_paint(f->screen, &f->canvas);
		take_sent(f);
		put(f, 5, 0, "①派b");
		show_cursor(f, 5, columns + 3);
		screen_paint(f->screen, &f->canvas);
		assert_string_equal(take_sent(f), "①派b");
	}
	width_set_ambiguous(1);
}

/* A line that does not drain: the screen waits, and what counts at the end is the last state. */
static void
test_slow_line(void **state)
{
	struct fixture *f = *state;
	char text[128];
	int i = 0;

	open_screen(f, "xterm-256color");
	do {
		canvas_clear(&f->canvas);
		for (int row = 0; row < 24; row++) {
			snprintf(
			    text, sizeof text, "%d 阜阳市颍州区清河街道办事处 %d", i, i * 31 + row);
			put(f, row, 0, text);
		}
		assert_in_range(i++, 0, 1000);
	} while (screen_paint(f->screen, &f->canvas));
	assert_false(screen_is_drained(f->screen));
	uint64_t stuck = screen_bytes(f->screen);
	assert_false(screen_paint(f->screen, &f->canvas));
	screen_redraw(f->screen);
	assert_false(screen_paint(f->screen, &f->canvas));
	assert_int_equal(screen_bytes(f->screen), stuck);
	assert_int_equal(f->drained, 0);
	for (int turns = 0; turns < 1000 && !f->drained; turns++) {
		char bytes[8192];
		struct pollfd p = { .fd = f->master, .events = POLLIN };
		poll(&p, 1, 100);
		while (read(f->master, bytes, sizeof bytes) > 0)
			;
		loop_turn(f->loop, 0);
	}
	assert_int_equal(f->drained, 1);
	assert_true(screen_is_drained(f->screen));
	canvas_clear(&f->canvas);
	put(f, 0, 0, "last");
	assert_true(screen_paint(f->screen, &f->canvas));
	assert_non_null(strstr(take_sent(f), "last"));
}

static void
fill(struct fixture *f, int page)
{
	char text[128];

	canvas_clear(&f->canvas);
	for (int row = 0; row < 24; row++) {
		snprintf(text, sizeof text, "%d 阜阳市颍州区清河街道办事处 %d", page,
		    page * 31 + row * 77);
		put(f, row, 0, text);
	}
	show_cursor(f, 3, 0);
}

/*
 * The kernel takes everything, but what it took has not been shown: after the first answers
 * frames wait, and the last state wins.
 */
static void
test_frames_wait_for_the_terminal(void **state)
{
	struct fixture *f = *state;
	int page = 0, left = 0;

	open_screen(f, "vt100");
	fill(f, page++);
	assert_true(screen_paint(f->screen, &f->canvas));
	assert_non_null(strstr(take_sent(f), "\033[6n"));
	assert_true(screen_asks(f->screen));
	send_keys(f, "\033[4;1Rx", "x ");
	assert_false(screen_asks(f->screen));
	f->drained = 0;
	do {
		canvas_fill(&f->canvas, (struct rect){ 0, 0, 24, 80 }, 0x4E00u + (uint32_t)page++,
		    STYLE_PLAIN);
		take_sent(f);
		assert_in_range(page, 0, 10);
	} while (screen_paint(f->screen, &f->canvas));
	assert_true(screen_is_drained(f->screen));
	assert_string_equal(take_sent(f), "");
	/* Keys are heard meanwhile. */
	send_keys(f, "y", "y ");
	assert_int_equal(write(f->master, "\033[4;1R", 6), 6);
	turn_until(f, &f->drained);
	fill(f, 99);
	assert_true(screen_paint(f->screen, &f->canvas));
	assert_non_null(strstr(take_sent(f), "99 阜阳市"));
	/* What the terminal says at the end is not typed into the shell. */
	assert_true(screen_asks(f->screen));
	assert_int_equal(write(f->master, "\033[4;1R", 6), 6);
	screen_close(f->screen);
	f->screen = NULL;
	assert_int_equal(ioctl(f->slave, FIONREAD, &left), 0);
	assert_int_equal(left, 0);
}

/* Four seconds from now. */
static int64_t
later(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000 + t.tv_nsec / 1000000 + 4000;
}

/* The answer to a frame's question comes among the keys: which were typed before, which after. */
static void
test_what_was_shown_at_each_key(void **state)
{
	struct fixture *f = *state;

	open_screen(f, "vt100");
	f->tells = true;
	fill(f, 0);
	assert_true(screen_paint(f->screen, &f->canvas));
	assert_int_equal(screen_frame(f->screen), 1);
	take_sent(f);
	send_keys(f, "a\033[4;1Rb", "a0 b1 ");
	/* A small one asks if it was marked, and one that changes nothing, too; each once. */
	put(f, 5, 0, "?");
	screen_mark(f->screen);
	assert_true(screen_paint(f->screen, &f->canvas));
	assert_non_null(strstr(take_sent(f), "\033[6n"));
	screen_mark(f->screen);
	assert_true(screen_paint(f->screen, &f->canvas));
	assert_string_equal(take_sent(f), "\033[6n");
	assert_true(screen_paint(f->screen, &f->canvas));
	assert_string_equal(take_sent(f), "");
	send_keys(f, "a\033[4;1Rb\033[4;1Rc", "a1 b2 c3 ");
	/* On the first row the answer would look like a key: it is believed after a while. */
	show_cursor(f, 0, 0);
	screen_mark(f->screen);
	assert_true(screen_paint(f->screen, &f->canvas));
	assert_null(strstr(take_sent(f), "\033[6n"));
	send_keys(f, "a", "a3 ");
	clock_set_mono(later);
	send_keys(f, "a", "a5 ");
	clock_set_mono(NULL);
	/* What was asked for and not told is swallowed at the end, all of it. */
	show_cursor(f, 3, 0);
	for (int i = 0; i < 2; i++) {
		screen_mark(f->screen);
		assert_true(screen_paint(f->screen, &f->canvas));
	}
	/* More than one read between them. */
	char late[6 + 8000 + 6];
	memset(late, 'x', sizeof late);
	memcpy(late, "\033[4;1R", 6);
	memcpy(late + sizeof late - 6, "\033[4;1R", 6);
	assert_int_equal(write(f->master, late, sizeof late), sizeof late);
	screen_close(f->screen);
	f->screen = NULL;
	int left = 0;
	assert_int_equal(ioctl(f->slave, FIONREAD, &left), 0);
	assert_int_equal(left, 0);
}

/* An older question's answer is not taken for that of the one which tries repeats. */
static void
test_answers_in_their_order(void **state)
{
	struct fixture *f = *state;

	open_screen(f, "xterm-256color");
	put(f, 3, 5, "x");
	show_cursor(f, 3, 5);
	screen_mark(f->screen);
	assert_true(screen_paint(f->screen, &f->canvas));
	canvas_fill(&f->canvas, (struct rect){ 6, 0, 1, 60 }, '-', STYLE_PLAIN);
	assert_true(screen_paint(f->screen, &f->canvas));
	assert_non_null(strstr(take_sent(f), "\033[59b\033[6n"));
	send_keys(f, "\033[4;6Ra", "a ");
	assert_string_equal(take_sent(f), "");
	send_keys(f, "\033[7;61Ra", "a ");
	assert_string_equal(take_sent(f), "");
	canvas_fill(&f->canvas, (struct rect){ 8, 0, 1, 60 }, '=', STYLE_PLAIN);
	assert_true(screen_paint(f->screen, &f->canvas));
	assert_non_null(strstr(take_sent(f), "\033[59b"));
}

static void
test_keys(void **state)
{
	struct fixture *f = *state;

	open_screen(f, "xterm-256color");
	send_keys(f, "a陈\r\033[B\003", "a 陈 Enter Down C-c ");
	send_keys(f, "\033x", "M-x ");
	send_keys(f, "\033", "Esc ");
	send_keys(f, "\033[200~q\rw\033[201~", "Paste[q\nw] ");
}

static void
test_half_an_escape_is_not_drained(void **state)
{
	struct fixture *f = *state;

	open_screen(f, "xterm-256color");
	assert_true(screen_is_drained(f->screen));
	assert_int_equal(write(f->master, "\033", 1), 1);
	loop_turn(f->loop, 10000);
	assert_false(screen_is_drained(f->screen));
	send_keys(f, "", "");
	for (int i = 0; i < 1000 && f->keys.len == 0; i++)
		loop_turn(f->loop, 100);
	assert_string_equal(strbuf_str(&f->keys), "Esc ");
	assert_true(screen_is_drained(f->screen));
}

static void
test_too_small(void **state)
{
	struct fixture *f = *state;

	set_size(f, 15, 60);
	open_screen(f, "xterm-256color");
	assert_true(screen_too_small(f->screen));
	put(f, 0, 0, "secret");
	assert_true(screen_paint(f->screen, &f->canvas));
	const char *sent = take_sent(f);
	assert_non_null(strstr(sent, "Terminal too small: 60x15, needs 70x20"));
	assert_null(strstr(sent, "secret"));
	set_size(f, 30, 100);
	raise(SIGWINCH);
	turn_until(f, &f->resized);
	assert_false(screen_too_small(f->screen));
	assert_int_equal(screen_rows(f->screen), 30);
	assert_int_equal(screen_cols(f->screen), 100);
	put(f, 29, 0, "there");
	assert_true(screen_paint(f->screen, &f->canvas));
	assert_non_null(strstr(take_sent(f), "there"));
	/* The same size again is no event. */
	f->resized = 0;
	raise(SIGWINCH);
	loop_turn(f->loop, 10000);
	assert_int_equal(f->resized, 0);
}

static void
test_hangup(void **state)
{
	struct fixture *f = *state;

	open_screen(f, "xterm-256color");
	screen_paint(f->screen, &f->canvas);
	close(f->master);
	turn_until(f, &f->hangups);
	put(f, 0, 0, "nobody sees it");
	assert_true(screen_paint(f->screen, &f->canvas));
	loop_turn(f->loop, 0);
	assert_int_equal(f->hangups, 1);
	f->master = open("/dev/null", O_RDWR);
}

/* ncurses must leave signals to those who own them. */
static void
test_signals_are_left_alone(void **state)
{
	struct fixture *f = *state;
	struct sigaction action;
	static const int signals[] = { SIGINT, SIGTERM, SIGTSTP, SIGWINCH };

	open_screen(f, "xterm-256color");
	screen_paint(f->screen, &f->canvas);
	screen_close(f->screen);
	f->screen = NULL;
	for (size_t i = 0; i < 4; i++) {
		sigaction(signals[i], NULL, &action);
		assert_ptr_equal(action.sa_handler, SIG_DFL);
	}
}

#define TEST(fn) cmocka_unit_test_setup_teardown(fn, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_unfit_terminals),
		TEST(test_modes_come_back),
		TEST(test_death_restores),
		TEST(test_bare_terminals_are_not_asked),
		TEST(test_what_was_shown_at_each_key),
		TEST(test_answers_in_their_order),
		TEST(test_nothing_changed_sends_nothing),
		TEST(test_one_word_changes),
		TEST(test_hidden_cursor_costs_nothing),
		TEST(test_one_table_of_widths),
		TEST(test_slow_line),
		TEST(test_frames_wait_for_the_terminal),
		TEST(test_keys),
		TEST(test_half_an_escape_is_not_drained),
		TEST(test_too_small),
		TEST(test_hangup),
		TEST(test_signals_are_left_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

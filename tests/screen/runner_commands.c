/* SPDX-License-Identifier: MIT */
/* What a line of a script can say. */
#include "runner_script.h"

#include <ctype.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "base/xalloc.h"
#include "runner_keys.h"
#include "text/utf8.h"

/* -- arguments -- */

struct place {
	int row; /* from 0; -1: any */
	char *text;
};

/* [row=N] TEXT, or "TEXT" in quotes where blanks at its ends count. */
static struct place
parse_place(const char *arguments)
{
	struct place p = { .row = -1 };
	int used = 0;

	if (sscanf(arguments, "row=%d %n", &p.row, &used) == 1) {
		p.row--;
		arguments += used;
	}
	size_t n = strlen(arguments);
	if (n >= 2 && arguments[0] == '"' && arguments[n - 1] == '"')
		p.text = xstrndup(arguments + 1, n - 2);
	else
		p.text = xstrdup(arguments);
	return p;
}

static bool
is_there(const struct console *c, const struct place *p)
{
	for (int row = 0; row < c->rows; row++)
		if ((p->row < 0 || p->row == row) && console_find(c, row, p->text, NULL) >= 0)
			return true;
	return false;
}

/* "<= N", "== N" or ">= N" of `what` against what was counted. */
static bool
compare(const char *arguments, const char *what, uint64_t counted, char **cause)
{
	char operator[3];
	uint64_t bound;

	if (sscanf(arguments, "%2[<=>] %" SCNu64, operator, & bound) != 2) {
		*cause = xasprintf("after %s comes <= N, == N or >= N", what);
		return false;
	}
	bool fine = strcmp(operator, "<=") == 0 ? counted <= bound
	    : strcmp(operator, ">=") == 0       ? counted >= bound
						: counted == bound;
	if (!fine)
		*cause = xasprintf("%" PRIu64 " %s", counted, what);
	return fine;
}

static bool
sync_now(struct run *run, char **cause)
{
	if (console_sync(run->world, run->console, now_ms() + run->world->timeout_ms))
		return true;
	*cause = xstrdup("the line to the program is stuck");
	return false;
}

static bool
settled(const struct run *run, bool fine, char **cause)
{
	if (!fine && !*cause)
		*cause = xasprintf("the program was not idle within %d ms", run->world->timeout_ms);
	return fine;
}

/* -- what is on the screen -- */

static bool
wait_for(struct run *run, const char *arguments, bool there, char **cause)
{
	int64_t deadline = now_ms() + run->world->timeout_ms;
	struct place p = parse_place(arguments);
	bool fine;

	while ((fine = is_there(run->console, &p) == there) == false) {
		bool over = run->console->exited || now_ms() >= deadline;
		if (over) {
			sync_now(run, cause);
			fine = is_there(run->console, &p) == there;
			break;
		}
		world_pump(run->world, deadline, -1);
	}
	if (!fine && !*cause)
		*cause = xasprintf("%s %s: %s", there ? "did not come" : "did not go",
		    run->console->exited ? "before the program ended" : "in time", p.text);
	free(p.text);
	return fine;
}

static bool
cmd_wait(struct run *run, const char *arguments, char **cause)
{
	return wait_for(run, arguments, true, cause);
}

static bool
cmd_gone(struct run *run, const char *arguments, char **cause)
{
	return wait_for(run, arguments, false, cause);
}

static bool
look_for(struct run *run, const char *arguments, bool there, char **cause)
{
	struct place p = parse_place(arguments);
	bool fine = sync_now(run, cause) && is_there(run->console, &p) == there;

	if (!fine && !*cause)
		*cause = xasprintf("%s on the screen: %s", there ? "not" : "it is", p.text);
	free(p.text);
	return fine;
}

static bool
cmd_expect(struct run *run, const char *arguments, char **cause)
{
	return look_for(run, arguments, true, cause);
}

static bool
cmd_forbid(struct run *run, const char *arguments, char **cause)
{
	return look_for(run, arguments, false, cause);
}

static bool
cmd_cursor(struct run *run, const char *arguments, char **cause)
{
	int row = 0, col = 0;
	VTermPos at;

	if (!sync_now(run, cause))
		return false;
	if (strcmp(arguments, "hidden") == 0 || strcmp(arguments, "shown") == 0) {
		bool fine = run->console->cursor_shown == (arguments[0] == 's');
		if (!fine)
			*cause = xasprintf("the cursor is not %s", arguments);
		return fine;
	}
	vterm_state_get_cursorpos(run->console->state, &at);
	if (sscanf(arguments, "%d %d", &row, &col) == 2 && at.row + 1 == row && at.col + 1 == col &&
	    run->console->cursor_shown)
		return true;
	*cause = xasprintf("the cursor stands at %d %d%s", at.row + 1, at.col + 1,
	    run->console->cursor_shown ? "" : ", hidden");
	return false;
}

static bool
cmd_cursor_on(struct run *run, const char *arguments, char **cause)
{
	struct place p = parse_place(arguments);
	VTermPos at = { 0, 0 };
	int end = -1;
	int begin = -1;

	if (sync_now(run, cause)) {
		vterm_state_get_cursorpos(run->console->state, &at);
		begin = console_find(run->console, at.row, p.text, &end);
	}
	bool fine = begin >= 0 && (at.col == begin || at.col == end) && run->console->cursor_shown;
	if (!fine && !*cause)
		*cause = xasprintf(
		    "the cursor stands elsewhere (%d %d) or is hidden", at.row + 1, at.col + 1);
	free(p.text);
	return fine;
}

static const char *const colours[] = {
	"black",
	"red",
	"green",
	"yellow",
	"blue",
	"magenta",
	"cyan",
	"white",
};

static bool
has_style(const VTermScreenCell *cell, const char *style)
{
	bool coloured = !VTERM_COLOR_IS_DEFAULT_FG(&cell->fg);

	if (strcmp(style, "bold") == 0)
		return cell->attrs.bold;
	if (strcmp(style, "reverse") == 0)
		return cell->attrs.reverse;
	if (strcmp(style, "underline") == 0)
		return cell->attrs.underline != VTERM_UNDERLINE_OFF;
	if (strcmp(style, "blink") == 0)
		return cell->attrs.blink;
	if (strcmp(style, "coloured") == 0)
		return coloured;
	if (strcmp(style, "plain") == 0)
		return !coloured && !cell->attrs.bold && !cell->attrs.reverse &&
		    !cell->attrs.underline;
	for (size_t i = 0; i < ARRAY_LEN(colours); i++)
		if (strcmp(style, colours[i]) == 0)
			return coloured && VTERM_COLOR_IS_INDEXED(&cell->fg) &&
			    cell->fg.indexed.idx % 8 == i;
	return false;
}

/* style [row=N] TEXT STYLE: the last word is the style; every cell of TEXT must have it. */
static bool
cmd_style(struct run *run, const char *arguments, char **cause)
{
	const char *space = strrchr(arguments, ' ');
	bool found = false, fine = false;

	if (!space) {
		*cause = xstrdup("style takes a text and a style");
		return false;
	}
	if (!sync_now(run, cause))
		return false;
	char *before = xstrndup(arguments, (size_t)(space - arguments));
	struct place p = parse_place(before);
	for (int row = 0; row < run->console->rows && !fine; row++) {
		int end = 0;
		int col =
		    p.row < 0 || p.row == row ? console_find(run->console, row, p.text, &end) : -1;
		if (col < 0)
			continue;
		found = fine = true;
		for (; col < end; col++) {
			VTermScreenCell cell;
			vterm_screen_get_cell(run->console->screen, (VTermPos){ row, col }, &cell);
			fine =
			    fine && (cell.chars[0] == (uint32_t)-1 || has_style(&cell, space + 1));
		}
	}
	if (!fine)
		*cause = xasprintf(
		    found ? "%s is not %s" : "not on the screen: %s (%s)", p.text, space + 1);
	free(p.text);
	free(before);
	return fine;
}

static bool
cmd_dump(struct run *run, const char *arguments, char **cause)
{
	bool fine = sync_now(run, cause);

	console_dump(run->console, "# ");
	print_raw(run->console, "# bytes since the last key: ");
	return fine;
}

/* -- what is done -- */

static bool
cmd_key(struct run *run, const char *arguments, char **cause)
{
	struct strbuf bytes = STRBUF_INIT;
	bool fine = keys_bytes(arguments, run->console->encoder, &bytes, cause);

	if (fine)
		fine =
		    settled(run, console_send(run->world, run->console, bytes.s, bytes.len), cause);
	strbuf_finish(&bytes);
	return fine;
}

/* Each key by itself, as fast fingers do; what is counted is the sum. */
static bool
cmd_type(struct run *run, const char *arguments, char **cause)
{
	uint64_t before = run->console->bytes;
	size_t n = strlen(arguments);
	bool fine = true;

	for (size_t at = 0; at < n && fine;) {
		size_t end = utf8_next(arguments, n, at);
		struct strbuf bytes = STRBUF_INIT;
		char *character = xstrndup(arguments + at, end - at);
		fine = keys_text(character, run->console->encoder, &bytes, cause) &&
		    settled(run, console_send(run->world, run->console, bytes.s, bytes.len), cause);
		free(character);
		strbuf_finish(&bytes);
		at = end;
	}
	run->console->bytes_before = before;
	return fine;
}

/*
 * As a terminal does it: the emulator puts the marks around it if the program has
 * asked for them. \n in TEXT is a new line.
 */
static bool
cmd_paste(struct run *run, const char *arguments, char **cause)
{
	struct console *c = run->console;
	struct strbuf bytes = STRBUF_INIT;
	struct strbuf text = STRBUF_INIT;

	for (const char *s = arguments; *s; s++) {
		bool newline = s[0] == '\\' && s[1] == 'n';
		strbuf_addc(&text, newline ? '\r' : *s);
		s += newline;
	}
	/* Whether it has asked is known once all it has said is read. */
	if (!sync_now(run, cause)) {
		strbuf_finish(&text);
		return false;
	}
	c->answers = &bytes;
	vterm_keyboard_start_paste(c->vt);
	bool fine = keys_text(strbuf_str(&text), c->encoder, &bytes, cause);
	vterm_keyboard_end_paste(c->vt);
	c->answers = NULL;
	fine =
	    fine && settled(run, console_send(run->world, c, strbuf_str(&bytes), bytes.len), cause);
	strbuf_finish(&text);
	strbuf_finish(&bytes);
	return fine;
}

static bool
cmd_resize(struct run *run, const char *arguments, char **cause)
{
	int rows, cols;

	if (sscanf(arguments, "%dx%d", &cols, &rows) != 2 || rows < 1 || cols < 1) {
		*cause = xstrdup("resize takes COLSxROWS");
		return false;
	}
	return settled(run, console_resize(run->world, run->console, rows, cols), cause);
}

static const struct {
	const char *name;
	int signo;
} signals[] = {
	{ "HUP", SIGHUP },
	{ "INT", SIGINT },
	{ "QUIT", SIGQUIT },
	{ "KILL", SIGKILL },
	{ "TERM", SIGTERM },
	{ "STOP", SIGSTOP },
	{ "CONT", SIGCONT },
	{ "TSTP", SIGTSTP },
	{ "WINCH", SIGWINCH },
	{ "USR1", SIGUSR1 },
	{ "USR2", SIGUSR2 },
};

static bool
cmd_signal(struct run *run, const char *arguments, char **cause)
{
	for (size_t i = 0; i < ARRAY_LEN(signals); i++) {
		if (strcmp(arguments, signals[i].name) != 0)
			continue;
		console_mark(run->console);
		if (!run->console->exited && kill(run->console->pid, signals[i].signo) == 0)
			return true;
		*cause = xstrdup("the program has ended");
		return false;
	}
	*cause = xstrdup("no such signal");
	return false;
}

static bool
cmd_hangup(struct run *run, const char *arguments, char **cause)
{
	console_hangup(run->console);
	return true;
}

static bool
cmd_shell(struct run *run, const char *arguments, char **cause)
{
	return run_shell(run->world, arguments, cause);
}

static bool
cmd_exit(struct run *run, const char *arguments, char **cause)
{
	struct console *c = run->console;

	if (!console_await_exit(run->world, c)) {
		*cause = xasprintf("it has not ended within %d ms", run->world->timeout_ms);
		return false;
	}
	if (*arguments && atoi(arguments) != c->status) {
		*cause = xasprintf("it ended with %d", c->status);
		return false;
	}
	return true;
}

/* -- what is counted -- */

static bool
cmd_bytes(struct run *run, const char *arguments, char **cause)
{
	struct console *c = run->console;

	return sync_now(run, cause) &&
	    compare(arguments, "bytes since the last key", c->bytes - c->bytes_before, cause);
}

static bool
cmd_bells(struct run *run, const char *arguments, char **cause)
{
	return sync_now(run, cause) &&
	    compare(arguments, "bells since the last key", run->console->bells, cause);
}

/* idle MS bytes <= N: not a pause but an observation, for what the program does by itself. */
static bool
cmd_idle(struct run *run, const char *arguments, char **cause)
{
	int ms = 0, used = 0;

	if (sscanf(arguments, "%d bytes %n", &ms, &used) != 1 || used == 0) {
		*cause = xstrdup("idle takes MS bytes <= N");
		return false;
	}
	if (!sync_now(run, cause))
		return false;
	console_mark(run->console);
	for (int64_t end = now_ms() + ms; now_ms() < end;)
		world_pump(run->world, end, -1);
	return cmd_bytes(run, arguments + used, cause);
}

/* -- several consoles -- */

static bool
cmd_spawn(struct run *run, const char *arguments, char **cause)
{
	const char *dashes = strstr(arguments, " -- ");
	char *name = dashes ? xstrndup(arguments, (size_t)(dashes - arguments)) : NULL;
	bool fine = false;

	if (!name || world_find(run->world, name)) {
		*cause = xstrdup("spawn takes NAME -- COMMAND, with a new name");
	} else {
		char *command = xasprintf("exec %s", dashes + 4);
		char shell[] = "/bin/sh", option[] = "-c";
		char *argv[] = { shell, option, command, NULL };
		fine = world_spawn(run->world, name, argv, cause);
		free(command);
	}
	if (fine) {
		free(run->current);
		run->current = name;
		return true;
	}
	free(name);
	return false;
}

static bool
cmd_in(struct run *run, const char *arguments, char **cause)
{
	if (!world_find(run->world, arguments)) {
		*cause = xasprintf("no console is called %s", arguments);
		return false;
	}
	free(run->current);
	run->current = xstrdup(arguments);
	return true;
}

static const struct command commands[] = {
	{ "wait", cmd_wait, true },
	{ "gone", cmd_gone, true },
	{ "expect", cmd_expect, true },
	{ "forbid", cmd_forbid, true },
	{ "cursor", cmd_cursor, true },
	{ "cursor-on", cmd_cursor_on, true },
	{ "style", cmd_style, true },
	{ "dump", cmd_dump, true },
	{ "key", cmd_key, true },
	{ "type", cmd_type, true },
	{ "paste", cmd_paste, true },
	{ "resize", cmd_resize, true },
	{ "signal", cmd_signal, true },
	{ "hangup", cmd_hangup, true },
	{ "exit", cmd_exit, true },
	{ "bytes", cmd_bytes, true },
	{ "bells", cmd_bells, true },
	{ "idle", cmd_idle, true },
	{ "shell", cmd_shell, false },
	{ "spawn", cmd_spawn, false },
	{ "in", cmd_in, false },
};

const struct command *
command_find(const char *name, size_t n)
{
	for (size_t i = 0; i < ARRAY_LEN(commands); i++)
		if (strlen(commands[i].name) == n && memcmp(commands[i].name, name, n) == 0)
			return &commands[i];
	return NULL;
}

void
print_raw(const struct console *c, const char *prefix)
{
	bool utf8 = utf8_check(strbuf_str(&c->raw), c->raw.len) == c->raw.len;

	printf("%s", prefix);
	for (size_t i = 0; i < c->raw.len; i++) {
		unsigned char byte = (unsigned char)c->raw.s[i];
		if (byte == 27)
			printf("\\e");
		else if (byte < 32 || byte == 127 || (byte > 127 && !utf8))
			printf("\\x%02x", byte);
		else
			putchar(byte);
	}
	printf("\n");
}

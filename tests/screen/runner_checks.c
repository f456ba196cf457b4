/* SPDX-License-Identifier: MIT */
/* What a script can ask about: what is on the screen, and what has been counted. */
#include "runner_script.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "base/xalloc.h"

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
	char relation[3];
	uint64_t bound;

	if (sscanf(arguments, "%2[<=>] %" SCNu64, relation, &bound) != 2) {
		*cause = xasprintf("after %s comes <= N, == N or >= N", what);
		return false;
	}
	bool fine = counted == bound || (relation[0] == '<' && counted < bound) ||
	    (relation[0] == '>' && counted > bound);
	if (!fine)
		*cause = xasprintf("%" PRIu64 " %s", counted, what);
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

bool
cmd_wait(struct run *run, const char *arguments, char **cause)
{
	return wait_for(run, arguments, true, cause);
}

bool
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

bool
cmd_expect(struct run *run, const char *arguments, char **cause)
{
	return look_for(run, arguments, true, cause);
}

bool
cmd_forbid(struct run *run, const char *arguments, char **cause)
{
	return look_for(run, arguments, false, cause);
}

bool
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

bool
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
bool
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

/* -- what is counted -- */

bool
cmd_bytes(struct run *run, const char *arguments, char **cause)
{
	struct console *c = run->console;

	return sync_now(run, cause) &&
	    compare(arguments, "bytes since the last key", c->bytes - c->bytes_before, cause);
}

bool
cmd_bells(struct run *run, const char *arguments, char **cause)
{
	return sync_now(run, cause) &&
	    compare(arguments, "bells since the last key", run->console->bells, cause);
}

/* idle MS bytes <= N: not a pause but an observation, for what the program does by itself. */
bool
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

/*
 * FILE is what the program believes to show (:save-screen): every row but that of messages, which
 * the saving itself changes, stands so on the screen.
 */
bool
cmd_same(struct run *run, const char *arguments, char **cause)
{
	struct console *c = run->console;
	FILE *file = fopen(arguments, "re");
	struct strbuf shown = STRBUF_INIT;
	char *line = NULL;
	size_t room = 0;
	bool fine = sync_now(run, cause) && file;

	for (int row = 0; fine && row < c->rows && getline(&line, &room, file) >= 0; row++) {
		line[strcspn(line, "\n")] = '\0';
		strbuf_clear(&shown);
		console_row(c, row, &shown);
		fine = row == c->rows - 2 || strcmp(strbuf_str(&shown), line) == 0;
		if (!fine)
			*cause = xasprintf("row %d should be: %s", row + 1, line);
	}
	if (!file)
		*cause = xasprintf("%s cannot be read", arguments);
	else
		fclose(file);
	free(line);
	strbuf_finish(&shown);
	return fine;
}

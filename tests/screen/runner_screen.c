/* SPDX-License-Identifier: MIT */
/* Reading the emulator's screen. */
#include "runner.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "text/utf8.h"

/* Appends one cell; the right half of a wide character adds nothing. */
static void
add_cell(const struct console *c, int row, int col, struct strbuf *out)
{
	VTermScreenCell cell;
	char s[UTF8_MAX];

	vterm_screen_get_cell(c->screen, (VTermPos){ row, col }, &cell);
	if (cell.chars[0] == (uint32_t)-1)
		return;
	if (cell.chars[0] == 0)
		strbuf_addc(out, ' ');
	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
		strbuf_add(out, s, utf8_encode(cell.chars[i], s));
}

void
console_row(const struct console *c, int row, struct strbuf *out)
{
	size_t before = out->len;

	for (int col = 0; col < c->cols; col++)
		add_cell(c, row, col, out);
	while (out->len > before && out->s[out->len - 1] == ' ')
		strbuf_splice(out, out->len - 1, 1, NULL, 0);
}

int
console_find(const struct console *c, int row, const char *text, int *end)
{
	struct strbuf line = STRBUF_INIT;
	size_t *offsets = xcalloc((size_t)c->cols + 1, sizeof *offsets);
	size_t n = strlen(text);
	int found = -1;

	for (int col = 0; col < c->cols; col++) {
		offsets[col] = line.len;
		add_cell(c, row, col, &line);
	}
	offsets[c->cols] = line.len;
	for (int col = 0; col < c->cols && found < 0; col++) {
		if (offsets[col] == offsets[col + 1] || line.len - offsets[col] < n)
			continue;
		if (memcmp(line.s + offsets[col], text, n) == 0)
			found = col;
	}
	if (found >= 0 && end) {
		*end = found;
		while (*end < c->cols && offsets[*end] < offsets[found] + n)
			++*end;
		/* Past the right half of a wide last character. */
		while (*end < c->cols && offsets[*end] == offsets[*end + 1])
			++*end;
	}
	free(offsets);
	strbuf_finish(&line);
	return found;
}

void
console_dump(const struct console *c, const char *prefix)
{
	struct strbuf line = STRBUF_INIT;
	VTermPos at;

	vterm_state_get_cursorpos(c->state, &at);
	printf("%sconsole %s, %dx%d, cursor %s at %d %d%s\n", prefix, c->name, c->cols, c->rows,
	    c->cursor_shown ? "shown" : "hidden", at.row + 1, at.col + 1,
	    c->exited ? ", ended" : "");
	for (int row = 0; row < c->rows; row++) {
		strbuf_clear(&line);
		console_row(c, row, &line);
		printf("%s%2d|%s\n", prefix, row + 1, strbuf_str(&line));
	}
	strbuf_finish(&line);
}

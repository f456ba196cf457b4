/* SPDX-License-Identifier: MIT */
#include "panes.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "text/diff.h"
#include "text/sanitize.h"
#include "text/width.h"

#define GAP 3                    /* columns between the panes */

/* Brackets make the marks readable without colour: − gone, + new. */
static char *
with_brackets(const char *marked, const char *open, const char *shut)
{
	struct strbuf out = STRBUF_INIT;

	for (const char *s = marked; *s != '\0'; s++) {
		if (*s == DIFF_ON)
			strbuf_addf(&out, "%c%s", DIFF_ON, open);
		else if (*s == DIFF_OFF)
			strbuf_addf(&out, "%s%c", shut, DIFF_OFF);
		else
			strbuf_addc(&out, *s);
	}
	return strbuf_take(&out);
}

static char *
clean(const char *text)
{
	struct strbuf out = STRBUF_INIT;

	sanitize(&out, text, strlen(text), SANITIZE_TEXT);
	return strbuf_take(&out);
}

void
panes_finish(struct panes *p)
{
	free(p->left_head);
	free(p->right_head);
	free(p->left);
	free(p->right);
	strbuf_finish(&p->lines[0]);
	strbuf_finish(&p->lines[1]);
	memset(p, 0, sizeof *p);
}

void
panes_set(struct panes *p, const char *left_head, const char *left, const char *right_head,
    const char *right, bool compare)
{
	struct strbuf a = STRBUF_INIT, b = STRBUF_INIT;
	char *first = clean(left), *second = right != NULL ? clean(right) : NULL;

	panes_finish(p);
	p->left_head = xstrdup(left_head);
	p->right_head = xstrdup_null(right_head);
	if (second == NULL || !compare) {
		p->left = first;
		p->right = second;
		return;
	}
	diff_mark(&a, &b, first, second);
	p->left = with_brackets(strbuf_str(&a), "[-", "-]");
	p->right = with_brackets(strbuf_str(&b), "[+", "+]");
	strbuf_finish(&a);
	strbuf_finish(&b);
	free(first);
	free(second);
}

static int
line_count(const char *text)
{
	int count = 1;

	for (; *text != '\0'; text++)
		count += *text == '\n';
	return count;
}

static int
pane_cols(const struct panes *p, int cols)
{
	return p->right != NULL ? (cols - GAP) / 2 : cols;
}

static void
wrap(struct panes *p, int cols)
{
	const char *texts[2] = { p->left, p->right };

	p->cols = cols;
	p->count = 0;
	for (int i = 0; i < 2; i++) {
		strbuf_clear(&p->lines[i]);
		if (texts[i] == NULL)
			continue;
		width_wrap(&p->lines[i], texts[i], pane_cols(p, cols));
		if (line_count(strbuf_str(&p->lines[i])) > p->count)
			p->count = line_count(strbuf_str(&p->lines[i]));
	}
}

/* One line, piece by piece; `on` goes from line to line. */
static void
draw_line(struct canvas *canvas, struct rect line, const char *s, size_t n, bool *on)
{
	int used = 0;

	while (n > 0) {
		size_t piece = 0;
		char *text;

		while (piece < n && s[piece] != DIFF_ON && s[piece] != DIFF_OFF)
			piece++;
		text = xstrndup(s, piece);
		if (line.rows > 0)
			used += canvas_text(canvas, line.row, line.col + used, line.cols - used,
			    *on ? STYLE_MARK : STYLE_PLAIN, text);
		free(text);
		if (piece < n)
			*on = s[piece++] == DIFF_ON;
		s += piece;
		n -= piece;
	}
}

static void
draw_pane(const struct panes *p, struct canvas *canvas, struct rect area, const char *lines)
{
	bool on = false;

	/* Lines above the window count for what is marked. */
	for (int row = -p->top; row < area.rows && *lines != '\0'; row++) {
		size_t n = strcspn(lines, "\n");
		struct rect line = { area.row + row, area.col, row >= 0, area.cols };

		draw_line(canvas, line, lines, n, &on);
		lines += n + (lines[n] == '\n');
	}
}

void
panes_draw(struct panes *p, struct canvas *canvas, struct rect area)
{
	int cols = pane_cols(p, area.cols);
	struct rect left = { area.row + 1, area.col, area.rows - 1, cols }, right = left;

	if (p->left == NULL || area.rows < 2)
		return;
	if (p->cols != area.cols)
		wrap(p, area.cols);
	p->height = area.rows - 1;
	if (p->top > p->count - p->height)
		p->top = p->count - p->height;
	if (p->top < 0)
		p->top = 0;
	canvas_rule(canvas, area.row, area.col, area.cols);
	canvas_text(canvas, area.row, area.col + 1, cols - 1, STYLE_STRONG, p->left_head);
	draw_pane(p, canvas, left, strbuf_str(&p->lines[0]));
	if (p->right == NULL)
		return;
	right.col += cols + GAP;
	canvas_fill(canvas, (struct rect){ left.row, area.col + cols + 1, left.rows, 1 }, 0x2502,
	    STYLE_RULE);
	canvas_text(canvas, area.row, right.col, cols, STYLE_STRONG, p->right_head);
	draw_pane(p, canvas, right, strbuf_str(&p->lines[1]));
}

static int
scroll_of(const struct panes *p, const struct key *key)
{
	int page = p->height > 1 ? p->height - 1 : 1;

	switch (key->sym) {
	case KEY_UP_SYM:
		return -1;
	case KEY_DOWN_SYM:
		return 1;
	case KEY_PGUP:
		return -page;
	case KEY_PGDN:
		return page;
	case KEY_HOME_SYM:
		return -p->top;
	case KEY_END_SYM:
		return p->count;
	case KEY_CHAR:
		return key->cp == 'j' ? 1 : key->cp == 'k' ? -1 : key->cp == ' ' ? page : 0;
	default:
		return 0;
	}
}

bool
panes_key(struct panes *p, const struct key *key)
{
	int lines = key->mods == 0 ? scroll_of(p, key) : 0;

	p->top += lines;
	return lines != 0;
}

/* SPDX-License-Identifier: MIT */
#include "ui/pager.h"

#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "text/width.h"

/* The last columns stay free: a blank, and the sign that there is more. */
#define EDGE_COLS 2

struct paragraph {
	enum style style;
	int indent;  /* of the lines after the first */
	bool pieces; /* broken only between them */
	char *label; /* in the first line's indent, or NULL */
	char *text;
};

/* A line as wrapped for one width: a piece of a paragraph. */
struct line {
	size_t paragraph;
	bool first;
	char *text;
};

struct pager {
	struct paragraph *paragraphs;
	size_t count, cap;
	struct line *lines;
	size_t line_count, line_cap;
	int width; /* that the lines are wrapped for; 0: not wrapped */
	long top;
	int rows;
};

struct pager *
pager_create(void)
{
	return xcalloc(1, sizeof(struct pager));
}

static void
forget_lines(struct pager *p)
{
	for (size_t i = 0; i < p->line_count; i++)
		free(p->lines[i].text);
	p->line_count = 0;
	p->width = 0;
}

/* The place is kept: contents that come again (a refresh) do not jump. */
void
pager_clear(struct pager *p)
{
	forget_lines(p);
	for (size_t i = 0; i < p->count; i++) {
		free(p->paragraphs[i].label);
		free(p->paragraphs[i].text);
	}
	p->count = 0;
}

void
pager_destroy(struct pager *p)
{
	if (!p)
		return;
	pager_clear(p);
	free(p->paragraphs);
	free(p->lines);
	free(p);
}

static struct paragraph *
add(struct pager *p, enum style style, int indent, const char *text, size_t n)
{
	struct paragraph *para = VEC_ADD(p->paragraphs, p->count, p->cap);

	forget_lines(p);
	*para = (struct paragraph){ .style = style, .indent = indent, .text = xstrndup(text, n) };
	return para;
}

/* Newlines part paragraphs. Returns the number of the first. */
static size_t
add_all(struct pager *p, enum style style, int indent, const char *text)
{
	size_t first = p->count;

	for (;;) {
		size_t n = strcspn(text, "\n");
		add(p, style, indent, text, n);
		if (!text[n])
			return first;
		text += n + 1;
	}
}

void
pager_add(struct pager *p, enum style style, int indent, const char *text)
{
	add_all(p, style, indent, text);
}

void
pager_pair(
    struct pager *p, int label_columns, const char *label, enum style style, const char *text)
{
	struct strbuf padded = STRBUF_INIT;
	size_t first = add_all(p, style, label_columns, text);

	width_fit(&padded, label, label_columns, ALIGN_LEFT);
	p->paragraphs[first].label = strbuf_take(&padded);
	for (size_t i = first + 1; i < p->count; i++)
		p->paragraphs[i].label = xstrdup("");
}

void
pager_pieces(
    struct pager *p, int label_columns, const char *label, enum style style, const char *text)
{
	pager_pair(p, label_columns, label, style, text);
	p->paragraphs[p->count - 1].pieces = true;
}

void
pager_heading(struct pager *p, const char *text)
{
	if (p->count > 0)
		add(p, STYLE_PLAIN, 0, "", 0);
	add(p, STYLE_STRONG, 0, text, strlen(text));
}

static void
add_line(struct pager *p, size_t paragraph, bool first, const char *s, size_t n)
{
	struct line *l = VEC_ADD(p->lines, p->line_count, p->line_cap);

	*l = (struct line){ paragraph, first, xstrndup(s, n) };
}

/* In a very narrow area the text keeps at least half of it. */
static int
indent_of(const struct paragraph *para, int width)
{
	return para->indent < width / 2 ? para->indent : width / 2;
}

/* A piece that no line has room for is broken as text is. */
static void
wrap_pieces(struct strbuf *out, const char *s, int columns)
{
	static const char end[] = { PAGER_PIECE, '\0' };
	struct strbuf lines = STRBUF_INIT;
	int used = 0;

	while (*s) {
		size_t n = strcspn(s, end);
		int w = width_text(s, n);
		if (used > 0 && used + w > columns) {
			strbuf_addc(&lines, '\n');
			used = 0;
		}
		strbuf_add(&lines, s, n);
		used += w;
		s += n + (s[n] != '\0');
	}
	width_wrap(out, strbuf_str(&lines), columns);
	strbuf_finish(&lines);
}

static void
wrap(struct pager *p, size_t k, int width)
{
	struct paragraph *para = &p->paragraphs[k];
	struct strbuf broken = STRBUF_INIT;

	if (para->pieces)
		wrap_pieces(&broken, para->text, width - indent_of(para, width));
	else
		width_wrap(&broken, para->text, width - indent_of(para, width));
	const char *s = strbuf_str(&broken);
	for (bool first = true;; first = false) {
		size_t n = strcspn(s, "\n");
		add_line(p, k, first, s, n);
		if (!s[n])
			break;
		s += n + 1;
	}
	strbuf_finish(&broken);
}

static void
clamp(struct pager *p)
{
	long most = (long)p->line_count - p->rows;

	if (p->top > most)
		p->top = most;
	if (p->top < 0)
		p->top = 0;
}

void
pager_scroll(struct pager *p, int lines)
{
	p->top += lines;
	if (p->top < 0)
		p->top = 0;
	if (p->width)
		clamp(p);
}

static void
draw_line(const struct pager *p, const struct line *l, struct canvas *c, struct rect r)
{
	const struct paragraph *para = &p->paragraphs[l->paragraph];
	/* Behind a label from the first line on, else from the second. */
	int indent = l->first && !para->label ? 0 : indent_of(para, r.cols);

	if (l->first && para->label)
		canvas_text(c, r.row, r.col, indent, STYLE_FAINT, para->label);
	canvas_text(c, r.row, r.col + indent, r.cols - indent, para->style, l->text);
}

void
pager_draw(struct pager *p, struct canvas *canvas, struct rect area)
{
	int width = area.cols - EDGE_COLS;

	if (area.rows < 1 || width < 1)
		return;
	if (p->width != width) {
		forget_lines(p);
		for (size_t k = 0; k < p->count; k++)
			wrap(p, k, width);
		p->width = width;
	}
	p->rows = area.rows;
	clamp(p);
	for (int i = 0; i < area.rows && p->top + i < (long)p->line_count; i++) {
		struct rect r = { area.row + i, area.col, 1, width };
		draw_line(p, &p->lines[p->top + i], canvas, r);
	}
	int edge = area.col + area.cols - 1;
	if (p->top > 0)
		canvas_text(canvas, area.row, edge, 1, STYLE_MARK, "▴");
	if (p->top + area.rows < (long)p->line_count)
		canvas_text(canvas, area.row + area.rows - 1, edge, 1, STYLE_MARK, "▾");
}

static int
page_of(const struct pager *p)
{
	return p->rows > 1 ? p->rows - 1 : 1;
}

/* Lines to scroll for a key, 0 for none of ours. */
static int
scroll_of(const struct pager *p, const struct key *key)
{
	const int all = 1 << 20;

	switch (key->sym) {
	case KEY_UP_SYM:
		return -1;
	case KEY_DOWN_SYM:
		return 1;
	case KEY_PGUP:
		return -page_of(p);
	case KEY_PGDN:
		return page_of(p);
	case KEY_HOME_SYM:
		return -all;
	case KEY_END_SYM:
		return all;
	case KEY_CHAR:
		return key->cp == 'j' ? 1
		    : key->cp == 'k'  ? -1
		    : key->cp == ' '  ? page_of(p)
		    : key->cp == 'b'  ? -page_of(p)
		    : key->cp == 'g'  ? -all
		    : key->cp == 'G'  ? all
				      : 0;
	default:
		return 0;
	}
}

bool
pager_key(struct pager *p, const struct key *key)
{
	int lines = key->mods == 0 ? scroll_of(p, key) : 0;

	if (lines == 0)
		return false;
	pager_scroll(p, lines);
	return true;
}

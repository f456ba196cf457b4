/* SPDX-License-Identifier: MIT */
/*
 * A form on the canvas: a box of one size as long as it is open (candidates
 * push the fields below down inside it), so that little changes from key to key.
 */
#include "ui/form_private.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "text/width.h"

#define WIDTH_MOST 100
#define FOOT_ROWS 3 /* message or help, echo, send line */
#define LINES_ROWS 4

static int
columns(const char *s)
{
	return width_text(s, strlen(s));
}

static int
label_columns(const struct form *f, int cols)
{
	int most = 0;

	for (size_t i = 0; i < f->spec->count; i++) {
		int w = columns(_(f->spec->fields[i].label));
		most = w > most ? w : most;
	}
	return (most < cols / 3 ? most : cols / 3) + 2;
}

/* With its number, and in brackets if it is the chosen one. */
static char *
choice_text(const struct entry *e, size_t i)
{
	const char *label = e->choices->items[i].label;
	bool chosen = e->chosen_count && e->chosen[0] == i;
	char number[4] = "";

	if (i < 9) {
		number[0] = (char)('1' + i);
		number[1] = (unsigned char)label[0] < 0x80 ? ' ' : '\0';
	}
	return xasprintf(chosen ? "[%s%s]" : " %s%s ", number, label);
}

/* Where a choice of so many columns goes that follows what ends at *row, *col; none is torn. */
static void
place_choice(int width, int cols, int *row, int *col)
{
	if (*col > 0 && *col + width > cols) {
		++*row;
		*col = 0;
	}
}

static int
choice_rows(const struct entry *e, int cols)
{
	int row = 0, col = 0;

	for (size_t i = 0; e->choices && i < e->choices->count; i++) {
		char *text = choice_text(e, i);
		place_choice(columns(text), cols, &row, &col);
		col += columns(text);
		free(text);
	}
	return row + 1;
}

static int
field_rows(const struct form *f, size_t i, int cols)
{
	const struct field *spec = &f->spec->fields[i];

	if (spec->kind == FIELD_CHOICE)
		return choice_rows(&f->entries[i], cols - label_columns(f, cols));
	if (spec->kind != FIELD_LINES)
		return 1;
	return spec->rows > 0 ? spec->rows : LINES_ROWS;
}

/* Rows of a field, with its candidates if it has the focus. */
static int
block_rows(const struct form *f, size_t i, int cols)
{
	return field_rows(f, i, cols) +
	    (i == f->focus && entry_offers(&f->entries[i]) ? PICK_SHOWN : 0);
}

static struct rect
box_of(const struct form *f, struct rect area)
{
	int rows = 2 + FOOT_ROWS, most = 0;
	int cols = area.cols < WIDTH_MOST ? area.cols : WIDTH_MOST;

	for (size_t i = 0; i < f->spec->count; i++) {
		rows += field_rows(f, i, cols - 4);
		if (entry_picks(&f->entries[i]))
			most = PICK_SHOWN;
	}
	rows += most;
	if (rows > area.rows)
		rows = area.rows;
	return (struct rect){ area.row + (area.rows - rows) / 2, area.col + (area.cols - cols) / 2,
		rows, cols };
}

static void
draw_label(const struct form *f, struct canvas *c, struct rect r, size_t i)
{
	const struct field *spec = &f->spec->fields[i];

	/* The sign of a required field, * as on paper. */
	canvas_text(c, r.row, r.col, 1, STYLE_MARK, spec->required ? "*" : " ");
	canvas_field(c, r.row, r.col + 1, r.cols - 2, ALIGN_LEFT,
	    i == f->focus ? STYLE_STRONG : STYLE_PLAIN, _(spec->label));
}

static void
park(struct canvas *c, int row, int col)
{
	c->cursor_row = row;
	c->cursor_col = col < c->cols ? col : c->cols - 1;
	c->cursor_shown = true;
}

/* Row after row, the chosen one in brackets. */
static void
draw_choice(const struct entry *e, struct canvas *c, struct rect r, bool focus)
{
	size_t n = e->choices ? e->choices->count : 0;
	int row = 0, col = 0;

	if (focus)
		park(c, r.row, r.col);
	for (size_t i = 0; i < n; i++) {
		bool here = e->chosen_count && i == e->chosen[0];
		enum style style = here ? focus ? STYLE_BAR : STYLE_STRONG : STYLE_PLAIN;
		char *text = choice_text(e, i);
		place_choice(columns(text), r.cols, &row, &col);
		if (row < r.rows) {
			if (here && focus)
				park(c, r.row + row, r.col + col);
			canvas_text(c, r.row + row, r.col + col, r.cols - col, style, text);
		}
		col += columns(text);
		free(text);
	}
}

/* The labels of what is chosen; the first ones become a number when they do not fit. */
static void
chosen_text(const struct entry *e, int cols, struct strbuf *out)
{
	for (size_t first = 0; first <= e->chosen_count; first++) {
		strbuf_clear(out);
		if (first > 0)
			strbuf_addf(out, "+%zu ", first);
		for (size_t i = first; i < e->chosen_count; i++)
			strbuf_addf(out, "[%s] ", e->choices->items[e->chosen[i]].label);
		if (width_text(strbuf_str(out), out->len) <= cols)
			return;
	}
}

static void
draw_pick(struct entry *e, struct canvas *c, struct rect r, bool focus)
{
	struct strbuf text = STRBUF_INIT;
	int used = 0;

	if (entry_many(e))
		chosen_text(e, r.cols - (focus ? 12 : 0), &text);
	else if (e->chosen_count && !e->edit.text.len)
		strbuf_adds(&text, e->choices->items[e->chosen[0]].label);
	enum style style = focus ? STYLE_INPUT : STYLE_PLAIN;
	if (entry_many(e)) {
		used = canvas_text(c, r.row, r.col, r.cols, STYLE_PLAIN, strbuf_str(&text));
		r.col += used;
		r.cols -= used;
		strbuf_clear(&text);
	}
	if (focus || e->edit.text.len)
		edit_draw(&e->edit, c, r, style, focus);
	if (text.len)
		canvas_field(c, r.row, r.col, r.cols, ALIGN_LEFT, style, text.s);
	strbuf_finish(&text);
}

static void
draw_candidate(const struct pick *p, struct canvas *c, struct rect r, size_t hit)
{
	const struct choice *choice = &p->choices->items[p->hits[hit]];
	bool here = hit == p->cursor;
	int col = 2;

	canvas_text(c, r.row, r.col, 2, STYLE_MARK, here ? "▸ " : "  ");
	col += canvas_text(c, r.row, r.col + col, r.cols - col, here ? STYLE_STRONG : STYLE_PLAIN,
		   choice->label) +
	    2;
	if (choice->note && col < r.cols)
		canvas_field(
		    c, r.row, r.col + col, r.cols - col, ALIGN_LEFT, STYLE_FAINT, choice->note);
}

static void
draw_candidates(const struct entry *e, struct canvas *c, struct rect r)
{
	const struct pick *p = &e->pick;

	if (p->count == 0) {
		canvas_text(c, r.row, r.col + 2, r.cols - 2, STYLE_FAINT, _("Nothing fits."));
		return;
	}
	for (int i = 0; i < r.rows && p->top + (size_t)i < p->count; i++) {
		struct rect one = { r.row + i, r.col, 1, r.cols };
		draw_candidate(p, c, one, p->top + (size_t)i);
	}
}

static void
draw_field(struct form *f, struct canvas *c, struct rect r, size_t i, int label)
{
	struct entry *e = &f->entries[i];
	bool focus = i == f->focus && !f->waiting;
	struct rect value = { r.row, r.col + label, field_rows(f, i, r.cols), r.cols - label };
	struct rect beside = { r.row, r.col, 1, label };

	if (value.rows > r.rows)
		value.rows = r.rows;
	draw_label(f, c, beside, i);
	if (e->spec->kind == FIELD_CHOICE)
		draw_choice(e, c, value, focus);
	else if (entry_picks(e))
		draw_pick(e, c, value, focus);
	else
		edit_draw(&e->edit, c, value, STYLE_INPUT, focus);
	if (i == f->focus && entry_offers(e) && r.rows > 1) {
		struct rect below = { r.row + 1, value.col, r.rows - 1, value.cols };
		draw_candidates(e, c, below);
	}
}

/* The field with the focus is seen whole, with its candidates; the window begins with a field. */
static void
scroll(struct form *f, int rows, int cols)
{
	int top = 0, start = 0;

	for (size_t i = 0; i < f->focus; i++)
		top += block_rows(f, i, cols);
	int bottom = top + (f->focus < f->spec->count ? block_rows(f, f->focus, cols) : 0);
	if (f->scroll > top)
		f->scroll = top;
	for (size_t i = 0; i < f->focus && bottom - f->scroll > rows; i++) {
		start += block_rows(f, i, cols);
		if (start > f->scroll)
			f->scroll = start;
	}
}

static void
draw_fields(struct form *f, struct canvas *c, struct rect r)
{
	int label = label_columns(f, r.cols), at = 0;

	scroll(f, r.rows, r.cols);
	for (size_t i = 0; i < f->spec->count; i++) {
		int row = at - f->scroll, rows = block_rows(f, i, r.cols);
		at += rows;
		if (row < 0 || row >= r.rows)
			continue;
		if (row + rows > r.rows)
			rows = r.rows - row;
		draw_field(f, c, (struct rect){ r.row + row, r.col, rows, r.cols }, i, label);
	}
}

/* What to do about a refusal comes at its end: it goes on in the next row before it is cut. */
static void
draw_sentence(struct canvas *c, struct rect r, enum style style, const char *s)
{
	struct strbuf wrapped = STRBUF_INIT;
	char *rest;

	if (r.rows < 2 || width_text(s, strlen(s)) <= r.cols) {
		canvas_field(c, r.row, r.col, r.cols, ALIGN_LEFT, style, s);
		return;
	}
	width_wrap(&wrapped, s, r.cols);
	rest = strchr(wrapped.s, '\n');
	*rest++ = '\0';
	canvas_field(c, r.row, r.col, r.cols, ALIGN_LEFT, style, wrapped.s);
	/* In one row again, so that … tells if there is more. */
	for (char *p = rest; (p = strchr(p, '\n')) != NULL;)
		*p = ' ';
	canvas_field(c, r.row + 1, r.col, r.cols, ALIGN_LEFT, style, rest);
	strbuf_finish(&wrapped);
}

/* What was said, or trouble with the journal, or the help of the field. */
static void
draw_message(const struct form *f, struct canvas *c, struct rect r)
{
	const char *trouble = drafts_trouble(f->drafts);
	const char *help = f->focus < f->spec->count ? f->spec->fields[f->focus].help : NULL;

	if (f->message)
		draw_sentence(c, r, f->message_style, f->message);
	else if (trouble)
		draw_sentence(c, r, STYLE_ERROR, trouble);
	else if (help)
		canvas_field(c, r.row, r.col, r.cols, ALIGN_LEFT, STYLE_FAINT, _(help));
}

static void
draw_foot(const struct form *f, struct canvas *c, struct rect r)
{
	bool focus = f->focus == f->spec->count;
	int row = r.row;

	draw_message(f, c, (struct rect){ row++, r.col, f->echo ? 1 : 2, r.cols });
	if (f->echo)
		canvas_field(c, row, r.col, r.cols, ALIGN_LEFT, STYLE_PLAIN, f->echo);
	row++;
	char *send = f->waiting
	    ? xstrdup(f->waiting_text ? f->waiting_text : _("Sent; waiting for the answer …"))
	    : xasprintf("[ %s ]", _(f->spec->send));
	enum style style = f->waiting ? STYLE_WARN : focus ? STYLE_BAR : STYLE_PLAIN;
	canvas_text(c, row, r.col, r.cols, style, send);
	if (focus || f->waiting)
		park(c, row, r.col + (f->waiting ? 0 : 2));
	free(send);
}

void
form_draw(struct form *f, struct canvas *canvas, struct rect area)
{
	struct rect box = box_of(f, area);
	char *title = *f->subject ? xasprintf("%s  %s", _(f->spec->title), f->subject)
				  : xstrdup(_(f->spec->title));

	canvas_box(canvas, box, title);
	free(title);
	struct rect inside = { box.row + 1, box.col + 2, box.rows - 2 - FOOT_ROWS, box.cols - 4 };
	if (inside.rows < 1 || inside.cols < 8)
		return;
	draw_fields(f, canvas, inside);
	draw_foot(f, canvas,
	    (struct rect){ inside.row + inside.rows, inside.col, FOOT_ROWS, inside.cols });
}

/* SPDX-License-Identifier: MIT */
#include "ui/frame.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "text/width.h"

#define STATUS_ROWS 3 /* rule, status line, hint bar */

static int
columns(const char *s)
{
	return s ? width_text(s, strlen(s)) : 0;
}

void
frame_set(char **slot, const char *value)
{
	if (*slot && value && strcmp(*slot, value) == 0)
		return;
	char *copy = xstrdup_null(value);
	free(*slot);
	*slot = copy;
}

void
frame_finish(struct frame *f)
{
	free(f->left);
	free(f->middle);
	free(f->right);
	free(f->status_left);
	free(f->status_right);
	free(f->banner);
}

struct rect
frame_area(int rows, int cols)
{
	int height = rows - FRAME_AREA_TOP - STATUS_ROWS;

	return (struct rect){ FRAME_AREA_TOP, 0, height > 0 ? height : 0, cols };
}

/* Left and right at the edges, the right one whole first; the middle where room is left. */
static void
draw_top(const struct frame *f, struct canvas *c)
{
	int right = f->quiet ? 0 : columns(f->right);
	int left = columns(f->left), middle = columns(f->middle);
	int edge = c->cols - right;

	if (right && edge > 0)
		canvas_text(c, 0, edge, right, STYLE_TITLE, f->right);
	else
		edge = c->cols;
	if (left > edge - 2)
		left = edge - 2;
	if (left > 0)
		canvas_field(c, 0, 0, left, ALIGN_LEFT, STYLE_TITLE, f->left);
	int from = left > 0 ? left + 2 : 0, room = edge - 2 - from;
	if (!middle || room < 4)
		return;
	int col = (c->cols - middle) / 2;
	if (middle > room)
		middle = room;
	if (col + middle > edge - 2)
		col = edge - 2 - middle;
	if (col < from)
		col = from;
	canvas_field(c, 0, col, middle, ALIGN_LEFT, STYLE_TITLE, f->middle);
}

static void
badge_text(const struct badge *b, struct strbuf *out)
{
	strbuf_addf(out, "%c%s", b->key, b->label);
	if (b->count >= FRAME_MANY)
		strbuf_addf(out, "%d+", FRAME_MANY - 1);
	else if (b->count >= 0)
		strbuf_addf(out, "%d", b->count);
}

static int
badge_columns(const struct badge *b)
{
	struct strbuf text = STRBUF_INIT;

	badge_text(b, &text);
	int cols = columns(strbuf_str(&text)) + b->alarm;
	strbuf_finish(&text);
	return cols;
}

/* Columns of the first `count` badges and, if it comes later, the active one. */
static int
badges_columns(const struct frame *f, int count, int gap)
{
	int cols = 0;

	for (int i = 0; i < f->badge_count; i++)
		if (i < count || f->badges[i].active)
			cols += badge_columns(&f->badges[i]) + (cols > 0 ? gap : 0);
	return cols;
}

/* Red is never hidden: the ! of an active queue that alarms keeps its own style. */
static int
draw_badge(const struct badge *b, struct canvas *c, int col)
{
	struct strbuf text = STRBUF_INIT;
	enum style style = b->active ? STYLE_BAR : b->alarm ? STYLE_ALARM : STYLE_PLAIN;

	badge_text(b, &text);
	col += canvas_text(c, 1, col, c->cols - col, style, strbuf_str(&text));
	if (b->alarm)
		col += canvas_text(c, 1, col, c->cols - col, STYLE_ALARM, "!");
	strbuf_finish(&text);
	return col;
}

/*
 * Whole badges only. When not all fit the last ones go, but never the active one: so the
 * others stay in their places whichever is active.
 */
static void
draw_badges(const struct frame *f, struct canvas *c)
{
	int count = f->badge_count, col = 0;
	int gap = badges_columns(f, count, 2) <= c->cols ? 2 : 1;

	while (count > 0 && badges_columns(f, count, gap) > c->cols)
		count--;
	for (int i = 0; i < f->badge_count; i++)
		if (i < count || f->badges[i].active)
			col = draw_badge(&f->badges[i], c, col) + gap;
}

/* Cut if need be, but not filled up: reversed blanks would be seen, and sent. */
static void
draw_say(const struct frame_lines *lines, struct canvas *c, int row, int col)
{
	int used = columns(lines->say), room = c->cols - col;

	if (used > room)
		used = room;
	canvas_field(c, row, col, used, ALIGN_LEFT, lines->say_style, lines->say);
}

/* A fault comes first and stays, but what was said is told too: it gets up to two thirds. */
static void
draw_banner(const struct frame *f, const struct frame_lines *lines, struct canvas *c, int row)
{
	int used = columns(f->banner), most = c->cols;

	if (lines->say)
		most -= columns(lines->say) + 2;
	if (most < c->cols / 3)
		most = c->cols / 3;
	if (used > most)
		used = most;
	canvas_field(c, row, 0, used, ALIGN_LEFT, STYLE_ERROR, f->banner);
	if (lines->say && used + 2 < c->cols)
		draw_say(lines, c, row, used + 2);
}

static void
draw_status(const struct frame *f, const struct frame_lines *lines, struct canvas *c, int row)
{
	int right = columns(f->status_right), left;

	if (f->banner) {
		draw_banner(f, lines, c, row);
		return;
	}
	if (lines->say) {
		draw_say(lines, c, row, 0);
		return;
	}
	if (right > c->cols / 2)
		right = c->cols / 2;
	left = c->cols - (right ? right + 2 : 0);
	if (f->status_left)
		canvas_field(c, row, 0, left, ALIGN_LEFT, STYLE_PLAIN, f->status_left);
	if (right)
		canvas_field(
		    c, row, c->cols - right, right, ALIGN_LEFT, STYLE_PLAIN, f->status_right);
}

/* "d发送", but "d send": Latin words need the room. */
static bool
spaced(const struct hint *h)
{
	return (unsigned char)h->label[0] < 0x80;
}

/* With the gap behind it. */
static int
hint_columns(const struct hint *h)
{
	return columns(h->keys) + columns(h->label) + (spaced(h) ? 3 : 1);
}

static int
draw_hint(const struct hint *h, struct canvas *c, int row, int col)
{
	int end = col + hint_columns(h);

	col += canvas_text(c, row, col, c->cols - col, STYLE_MARK, h->keys);
	col += spaced(h);
	canvas_text(c, row, col, c->cols - col, STYLE_PLAIN, h->label);
	return end;
}

/* In their order; of those that are not kept, whichever still fits. When quiet, none of them. */
static void
draw_hints(const struct frame_lines *lines, bool quiet, struct canvas *c, int row)
{
	int room = c->cols + 1, col = 0;

	for (size_t i = 0; i < lines->hint_count; i++)
		room -= lines->hints[i].kept ? hint_columns(&lines->hints[i]) : 0;
	for (size_t i = 0; i < lines->hint_count; i++) {
		const struct hint *h = &lines->hints[i];
		if (!h->kept && (quiet || hint_columns(h) > room))
			continue;
		room -= h->kept ? 0 : hint_columns(h);
		col = draw_hint(h, c, row, col);
	}
}

void
frame_draw(const struct frame *f, const struct frame_lines *lines, struct canvas *c)
{
	draw_top(f, c);
	draw_badges(f, c);
	canvas_rule(c, FRAME_AREA_TOP - 1, 0, c->cols);
	canvas_rule(c, c->rows - 3, 0, c->cols);
	draw_status(f, lines, c, c->rows - 2);
	draw_hints(lines, f->quiet, c, c->rows - 1);
}

static bool
is_hint(struct view *view, const struct action *a)
{
	return (a->flags & ACTION_HINT) && app_may(view->app, a) &&
	    (!view->ops->can || view->ops->can(view, a));
}

void
frame_collect_hints(
    struct frame_lines *lines, struct view *view, const struct action_table *const *tables)
{
	struct keymap *map = app_keymap(view->app);

	for (const struct action_table *const *t = tables; *t; t++) {
		for (size_t i = 0; i < (*t)->count; i++) {
			const struct action *a = &(*t)->actions[i];
			struct strbuf keys = STRBUF_INIT;
			if (is_hint(view, a) &&
			    keymap_hint(map, tables, (*t)->scope, a, view->ops->typing, &keys)) {
				struct hint *h =
				    VEC_ADD(lines->hints, lines->hint_count, lines->hint_cap);
				h->keys = strbuf_take(&keys);
				h->label = _(a->label);
				h->kept = a->flags & ACTION_KEEP;
			}
			strbuf_finish(&keys);
		}
	}
}

void
frame_lines_finish(struct frame_lines *lines)
{
	for (size_t i = 0; i < lines->hint_count; i++)
		free(lines->hints[i].keys);
	free(lines->hints);
}

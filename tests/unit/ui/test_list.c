/* SPDX-License-Identifier: MIT */
/*
 * The list against a model so simple that it cannot be wrong: an array of ids
 * before and after each change, searched one by one.
 */
#include "stage.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "term/canvas.h"
#include "ui/list.h"
#include "ui/list_private.h"

#define MOST 400

/* A view of nothing, and how often it was painted. */
static unsigned painted;

static void
still_draw(struct view *view, struct canvas *canvas, struct rect area)
{
	painted++;
}

static void
still_destroy(struct view *view)
{
	free(view);
}

static struct view *
still_view(void)
{
	static const struct view_ops ops = {
		.name = "still", .draw = still_draw, .destroy = still_destroy,
	};
	struct view *view = xcalloc(1, sizeof *view);

	painted = 0;
	view->ops = &ops;
	return view;
}

struct rows {
	int64_t ids[MOST];
	size_t count;
	unsigned asked; /* for more */
	unsigned found;
};

static size_t
rows_count(void *ctx)
{
	return ((struct rows *)ctx)->count;
}

static const void *
rows_row(void *ctx, size_t i)
{
	struct rows *r = ctx;

	assert_true(i < r->count);
	return &r->ids[i];
}

static int64_t
rows_id(const void *row)
{
	return *(const int64_t *)row;
}

static size_t
rows_find(void *ctx, int64_t id)
{
	struct rows *r = ctx;

	r->found++;
	for (size_t i = 0; i < r->count; i++)
		if (r->ids[i] == id)
			return i;
	return SIZE_MAX;
}

static void
rows_more(void *ctx)
{
	((struct rows *)ctx)->asked++;
}

static enum style
cell_id(void *ctx, const void *row, struct strbuf *out)
{
	strbuf_addf(out, "行%d", (int)rows_id(row));
	return STYLE_PLAIN;
}

static enum style
cell_wide(void *ctx, const void *row, struct strbuf *out)
{
	strbuf_adds(out, "only on wide terminals");
	return STYLE_FAINT;
}

static const struct list_column columns[] = {
	{ "id", "Id", 8, 0, 0, cell_id },
	{ "text", "Text", 0, 100, 0, cell_wide },
};

static struct list *
make(struct rows *r)
{
	const struct list_source source = {
		rows_count,
		rows_row,
		rows_id,
		NULL,
		rows_more,
		r,
	};

	return list_create(columns, ARRAY_LEN(columns), &source);
}

static void
draw(struct list *l, int height)
{
	struct canvas c;

	canvas_init(&c, height, 80);
	list_draw(l, &c, (struct rect){ 0, 0, height, 80 }, true);
	canvas_finish(&c);
}

static void
insert_at(struct rows *r, size_t at, int64_t id)
{
	memmove(r->ids + at + 1, r->ids + at, (r->count - at) * sizeof *r->ids);
	r->ids[at] = id;
	r->count++;
}

static void
delete_at(struct rows *r, size_t at)
{
	r->count--;
	memmove(r->ids + at, r->ids + at + 1, (r->count - at) * sizeof *r->ids);
}

static void
shuffle(struct rows *r)
{
	for (size_t i = r->count; i > 1; i--) {
		size_t k = random_below((unsigned)i);
		int64_t id = r->ids[k];
		r->ids[k] = r->ids[i - 1];
		r->ids[i - 1] = id;
	}
}

static void
change(struct rows *r, int64_t *fresh)
{
	switch (random_below(12)) {
	case 0:
		shuffle(r);
		break;
	case 1:
		if (random_below(6) == 0)
			r->count = 0;
		break;
	case 2:
	case 3:
	case 4:
	case 5:
		if (r->count > 0)
			delete_at(r, random_below((unsigned)r->count));
		break;
	default:
		if (r->count < MOST)
			insert_at(r, random_below((unsigned)r->count + 1), ++*fresh);
	}
}

static bool
holds(const struct rows *r, int64_t id)
{
	for (size_t i = 0; i < r->count; i++)
		if (r->ids[i] == id)
			return true;
	return false;
}

/* The id that must be selected: itself, else the next old one, else the one before, else the first.
 */
static int64_t
heir(const struct rows *old, const struct rows *now, int64_t id)
{
	size_t at = 0;

	if (holds(now, id))
		return id;
	while (at < old->count && old->ids[at] != id)
		at++;
	for (size_t i = at + 1; i < old->count; i++)
		if (holds(now, old->ids[i]))
			return old->ids[i];
	for (size_t i = at; i > 0; i--)
		if (holds(now, old->ids[i - 1]))
			return old->ids[i - 1];
	return now->ids[0];
}

static void
check_window(const struct list *l, const struct rows *r, int height)
{
	size_t at = rows_find((void *)(uintptr_t)r, list_selected(l));

	assert_true(at != SIZE_MAX);
	assert_int_equal(list_index(l), at);
	assert_true(l->top <= at);
	assert_true(at < l->top + (size_t)height);
}

static void
random_changes_keep_the_place(void **state)
{
	struct rows r = { .count = 30 }, old;
	int64_t fresh = 30;
	int height = 18;

	for (size_t i = 0; i < r.count; i++)
		r.ids[i] = (int64_t)i + 1;
	struct list *l = make(&r);
	draw(l, height);
	old = r;
	for (int step = 0; step < 20000; step++) {
		int64_t was = l->selected;
		size_t line = l->index - l->top;
		for (unsigned n = random_below(5); n > 0; n--)
			change(&r, &fresh);
		list_sync(l);
		if (r.count == 0) {
			assert_int_equal(list_selected(l), 0);
			assert_null(list_selected_row(l));
		} else {
			assert_int_equal(list_selected(l), heir(&old, &r, was));
			/* The same line, unless there are not as many rows above any more. */
			size_t at = list_index(l);
			assert_int_equal(at - l->top, line < at ? line : at);
			check_window(l, &r, height);
			old = r;
		}
		if (random_below(20) == 0)
			height = 3 + (int)random_below(30);
		if (random_below(3) == 0)
			list_move(l, (long)random_below(9) - 4);
		if (random_below(10) == 0)
			list_page(l, random_below(2) ? 1 : -1);
		draw(l, height);
		if (r.count > 0)
			check_window(l, &r, height);
	}
	list_destroy(l);
}

static void
insert_above_shifts_nothing(void **state)
{
	struct rows r = { .ids = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }, .count = 10 };
	struct list *l = make(&r);

	draw(l, 5);
	list_move(l, 3);
	for (int64_t id = 100; id < 120; id++) {
		insert_at(&r, 0, id);
		list_sync(l);
		assert_int_equal(list_selected(l), 4);
		assert_int_equal(list_index(l) - l->top, 3);
	}
	list_destroy(l);
}

static void
empty_for_a_while(void **state)
{
	struct rows r = { .ids = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }, .count = 10 };
	struct list *l = make(&r);

	draw(l, 5);
	list_move(l, 6);
	size_t line = l->index - l->top;
	r.count = 0;
	list_sync(l);
	assert_int_equal(list_selected(l), 0);
	list_move(l, 1);
	list_page(l, 1);
	draw(l, 5);
	r.count = 10;
	list_sync(l);
	assert_int_equal(list_selected(l), 7);
	assert_int_equal(l->index - l->top, line);
	list_destroy(l);
}

static int64_t told_id;
static unsigned told;

static void
on_select(void *ctx, int64_t id)
{
	told_id = id;
	told++;
}

/* Another filter, another queue: the rows that were there before are further down now. */
static void
other_rows_leave_no_blank_lines(void **state)
{
	struct rows r = { .ids = { 1, 2, 3, 4 }, .count = 4 };
	struct list *l = make(&r);

	draw(l, 5);
	r.count = 0;
	list_sync(l);
	r = (struct rows){ .ids = { 8, 9, 3 }, .count = 3 };
	list_sync(l);
	assert_int_equal(list_selected(l), 3);
	assert_int_equal(l->top, 0);
	list_destroy(l);
}

static int64_t now;

static int64_t
told_clock(void)
{
	return now;
}

static int64_t
rested_id(struct list *l, struct app *app)
{
	const int64_t *row = list_rested_row(l, app);

	return row ? *row : 0;
}

static void
step(struct stage *s, struct list *l, int64_t at)
{
	now = at;
	press(s->app, "x");
	list_move(l, 1);
}

/* Told is the selected row when no key has come for a while, painted then by itself. */
static void
panes_follow_when_the_cursor_rests(void **state)
{
	const struct app_options o = { .rest_ms = 300 };
	struct rows r = { .ids = { 1, 2, 3, 4, 5, 6 }, .count = 6 };
	struct list *l = make(&r);
	struct stage s;

	now = 1000;
	clock_set_mono(told_clock);
	stage_open(&s, &o, 24, 80);
	app_push(s.app, still_view());
	/* The first is told at once. */
	assert_int_equal(rested_id(l, s.app), 1);
	step(&s, l, 2000);
	assert_int_equal(rested_id(l, s.app), 1);
	/* Every key begins the rest anew. */
	step(&s, l, 2299);
	assert_int_equal(rested_id(l, s.app), 1);
	loop_turn(s.loop, 0);
	assert_false(s.app->dirty);
	now = 2598;
	loop_turn(s.loop, 0);
	assert_false(s.app->dirty);
	assert_int_equal(rested_id(l, s.app), 1);
	now = 2599;
	loop_turn(s.loop, 0);
	assert_int_equal(painted, 2);
	assert_int_equal(rested_id(l, s.app), 3);
	/* What was told of has gone: then of the selected one, whatever the hour. */
	step(&s, l, 3000);
	assert_int_equal(rested_id(l, s.app), 3);
	delete_at(&r, 2);
	list_sync(l);
	assert_int_equal(rested_id(l, s.app), 4);
	/* And what must not be missed. */
	step(&s, l, 4000);
	list_rest(l);
	assert_int_equal(rested_id(l, s.app), 5);
	r.count = 0;
	list_sync(l);
	assert_int_equal(rested_id(l, s.app), 0);
	list_destroy(l);
	stage_close(&s);
	clock_set_mono(NULL);
}

static void
panes_follow_at_once_if_told_so(void **state)
{
	struct rows r = { .ids = { 1, 2, 3 }, .count = 3 };
	struct list *l = make(&r);
	struct stage s;

	now = 1000;
	clock_set_mono(told_clock);
	stage_open(&s, NULL, 24, 80);
	app_push(s.app, still_view());
	step(&s, l, 2000);
	assert_int_equal(rested_id(l, s.app), 2);
	list_destroy(l);
	stage_close(&s);
	clock_set_mono(NULL);
}

static void
selection_is_told(void **state)
{
	struct rows r = { .ids = { 1, 2, 3 }, .count = 3 };
	struct list *l = make(&r);

	told = 0;
	list_on_select(l, on_select, NULL);
	list_move(l, 1);
	assert_int_equal(told_id, 2);
	list_sync(l);
	assert_int_equal(told, 1);
	delete_at(&r, 1);
	list_sync(l);
	assert_int_equal(told_id, 3);
	list_move(l, 5);
	assert_int_equal(told, 2);
	assert_true(list_select(l, 1));
	assert_false(list_select(l, 99));
	assert_int_equal(told, 2);
	r.count = 0;
	list_sync(l);
	assert_int_equal(told_id, 0);
	assert_int_equal(told, 3);
	list_destroy(l);
}

static void
pages_keep_the_line(void **state)
{
	struct rows r = { .count = 100 };

	for (size_t i = 0; i < 100; i++)
		r.ids[i] = (int64_t)i + 1;
	struct list *l = make(&r);
	draw(l, 18);
	list_move(l, 4);
	list_page(l, 1);
	assert_int_equal(l->top, 17);
	assert_int_equal(l->index, 21);
	r.asked = 0;
	list_page(l, 1);
	list_page(l, 1);
	assert_int_equal(r.asked, 0);
	list_page(l, 1);
	assert_true(r.asked > 0);
	list_page(l, 1);
	assert_int_equal(l->top, 82);
	assert_int_equal(l->index, 89);
	list_page(l, 1);
	assert_int_equal(l->index, 99);
	list_page(l, -1);
	assert_int_equal(l->top, 65);
	assert_int_equal(l->index, 82);
	list_move_to(l, 0);
	assert_int_equal(l->top, 0);
	list_destroy(l);
}

static unsigned
changed_cells(const struct canvas *a, const struct canvas *b, int *last_col)
{
	unsigned n = 0;

	for (int i = 0; i < a->rows * a->cols; i++) {
		if (memcmp(&a->cells[i], &b->cells[i], sizeof a->cells[i]) == 0)
			continue;
		n++;
		*last_col = i % a->cols > *last_col ? i % a->cols : *last_col;
	}
	return n;
}

static void
one_step_changes_two_marks(void **state)
{
	struct rows r = { .ids = { 1, 2, 3, 4, 5 }, .count = 5 };
	struct list *l = make(&r);
	struct canvas a, b;
	struct rect area = { 3, 0, 18, 80 };
	int last_col = 0;

	canvas_init(&a, 24, 80);
	canvas_init(&b, 24, 80);
	list_draw(l, &a, area, true);
	assert_int_equal(a.cursor_row, 3);
	list_move(l, 1);
	list_draw(l, &b, area, true);
	assert_int_equal(changed_cells(&a, &b, &last_col), 2);
	assert_int_equal(last_col, 0);
	assert_true(b.cursor_shown);
	assert_int_equal(b.cursor_row, 4);
	assert_int_equal(b.cursor_col, 0);
	canvas_finish(&a);
	canvas_finish(&b);
	list_destroy(l);
}

static void
drawn_rows(void **state)
{
	struct rows r = { .ids = { 1, 2, 3, 4 }, .count = 4 };
	struct list *l = make(&r);
	struct strbuf out = STRBUF_INIT;
	struct canvas c;

	list_tag(l, 1, true);
	list_tag(l, 2, true);
	canvas_init(&c, 3, 100);
	list_draw(l, &c, (struct rect){ 0, 0, 3, 20 }, true);
	canvas_dump(&c, &out);
	assert_string_equal(out.s, "▸*行1\n* 行2\n  行3\n");
	canvas_clear(&c);
	strbuf_clear(&out);
	list_draw(l, &c, (struct rect){ 0, 0, 1, 100 }, true);
	canvas_dump(&c, &out);
	assert_string_equal(out.s, "▸*行1      only on wide terminals\n\n\n");
	canvas_finish(&c);
	strbuf_finish(&out);
	list_destroy(l);
}

static void
tags_are_a_set(void **state)
{
	struct rows r = { .ids = { 1 }, .count = 1 };
	struct list *l = make(&r);
	bool model[64] = { false };

	for (int step = 0; step < 5000; step++) {
		int64_t id = random_below(64);
		model[id] = random_below(2);
		list_tag(l, id, model[id]);
		size_t n = 0;
		for (size_t i = 0; i < 64; i++) {
			assert_int_equal(list_tagged(l, (int64_t)i), model[i]);
			if (model[i])
				assert_int_equal(list_tag_id(l, n++), i);
		}
		assert_int_equal(list_tag_count(l), n);
	}
	list_tag_clear(l);
	assert_int_equal(list_tag_count(l), 0);
	list_destroy(l);
}

/* What is kept of a row when it is tagged stays as it was; a pattern tags what it shows. */
static int kept_alive;

static void *
keep_id(const void *row)
{
	int64_t *copy;

	if (rows_id(row) == 9)
		return NULL;
	copy = xcalloc(1, sizeof *copy);
	*copy = rows_id(row) * 100;
	kept_alive++;
	return copy;
}

static void
drop_id(void *kept)
{
	kept_alive--;
	free(kept);
}

static void
tags_keep_rows(void **state)
{
	struct rows r = { .ids = { 1, 2, 3, 14, 9 }, .count = 5 };
	struct list *l = make(&r);

	list_keep(l, keep_id, drop_id);
	draw(l, 5);
	list_tag(l, 9, true);
	assert_int_equal(list_tag_count(l), 0);
	list_tag(l, 77, true);
	assert_int_equal(list_tag_count(l), 0);
	assert_int_equal(list_tag_all(l, "行1"), 2);
	assert_int_equal(list_tag_id(l, 1), 14);
	assert_int_equal(*(const int64_t *)list_tag_kept(l, 1), 1400);
	/* The row goes, what was kept stays. */
	r.count = 1;
	list_sync(l);
	list_tag_again(l, 14);
	assert_int_equal(*(const int64_t *)list_tag_kept(l, 1), 1400);
	list_tag_again(l, 1);
	assert_int_equal(*(const int64_t *)list_tag_kept(l, 0), 100);
	assert_int_equal(kept_alive, 2);
	list_tag(l, 14, false);
	assert_int_equal(kept_alive, 1);
	list_destroy(l);
	assert_int_equal(kept_alive, 0);
}

static void
a_range_is_tagged(void **state)
{
	struct rows r = { .ids = { 1, 2, 3, 4, 5 }, .count = 5 };
	struct list *l = make(&r);

	draw(l, 5);
	list_move_to(l, 3);
	list_range_begin(l);
	list_move_to(l, 1);
	list_range_tag(l);
	assert_false(list_ranging(l));
	assert_int_equal(list_tag_count(l), 3);
	assert_int_equal(list_tag_id(l, 0), 2);
	assert_int_equal(list_tag_id(l, 2), 4);
	list_tag_clear(l);
	/* Its first row has gone: nothing is tagged that was not meant. */
	list_range_begin(l);
	delete_at(&r, 1);
	list_sync(l);
	list_move_to(l, 3);
	list_range_tag(l);
	assert_int_equal(list_tag_count(l), 0);
	list_destroy(l);
}

static void
a_source_that_can_find_is_asked(void **state)
{
	struct rows r = { .ids = { 7, 3, 5 }, .count = 3 };
	const struct list_source source = { rows_count, rows_row, rows_id, rows_find, NULL, &r };
	struct list *own = make(&r), *asks = list_create(columns, ARRAY_LEN(columns), &source);

	list_sync(own);
	assert_int_equal(list_find(own, 5), 2);
	assert_true(list_find(own, 4) == SIZE_MAX);
	assert_int_equal(r.found, 0);
	list_sync(asks);
	assert_int_equal(list_find(asks, 5), 2);
	assert_true(r.found > 0);
	r.count = 0;
	assert_true(list_find(own, 5) == SIZE_MAX);
	list_destroy(own);
	list_destroy(asks);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(random_changes_keep_the_place),
		cmocka_unit_test(insert_above_shifts_nothing),
		cmocka_unit_test(empty_for_a_while),
		cmocka_unit_test(other_rows_leave_no_blank_lines),
		cmocka_unit_test(selection_is_told),
		cmocka_unit_test(panes_follow_when_the_cursor_rests),
		cmocka_unit_test(panes_follow_at_once_if_told_so),
		cmocka_unit_test(pages_keep_the_line),
		cmocka_unit_test(one_step_changes_two_marks),
		cmocka_unit_test(drawn_rows),
		cmocka_unit_test(tags_are_a_set),
		cmocka_unit_test(tags_keep_rows),
		cmocka_unit_test(a_range_is_tagged),
		cmocka_unit_test(a_source_that_can_find_is_asked),
	};
	return cmocka_run_group_tests_name("list", tests, NULL, NULL);
}

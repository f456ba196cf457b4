/* SPDX-License-Identifier: MIT */
/*
 * The live list against a simple model: a table of tickets that a second session
 * changes at random while a reader pages, moves, merges and sends rows away.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/vec.h"
#include "base/xalloc.h"
#include "query/feed.h"
#include "ui/list.h"

#define WORLD 120
#define PAGE 10
#define HEIGHT 8

/* --- the table ---------------------------------------------------------------- */

struct record {
	int64_t id, sort;
	bool in_queue;
	bool told;               /* the reader has been told of its last change */
};

struct world {
	struct record records[WORLD];
	struct feed *feed;
	struct list *list;
	struct canvas canvas;
};

static struct ticket
ticket_of(const struct record *r)
{
	return (struct ticket){
		.id = r->id, .sort = r->sort, .number = xstrdup("n"), .title = xstrdup("t")
	};
}

static int
record_compare(const void *a, const void *b)
{
	const struct record *x = *(struct record *const *)a, *y = *(struct record *const *)b;

	if (x->sort != y->sort)
		return x->sort < y->sort ? -1 : 1;
	return x->id < y->id ? -1 : 1;
}

/* The rows of the queue in order, as SELECT … ORDER BY would give them. */
static size_t
select_all(struct world *w, struct record **out)
{
	size_t n = 0;

	for (size_t i = 0; i < WORLD; i++) {
		if (w->records[i].in_queue)
			out[n++] = &w->records[i];
	}
	qsort(out, n, sizeof *out, record_compare);
	return n;
}

static bool
after(const struct record *r, int64_t sort, int64_t id)
{
	return r->sort > sort || (r->sort == sort && r->id > id);
}

static void
next_page(struct world *w)
{
	struct record *all[WORLD];
	struct ticket page[PAGE];
	size_t n = select_all(w, all), got = 0;
	int64_t sort, id;
	bool started = feed_tail(w->feed, &sort, &id);

	if (feed_complete(w->feed))
		return;
	for (size_t i = 0; i < n && got < PAGE; i++) {
		if (!started || after(all[i], sort, id)) {
			all[i]->told = true;
			page[got++] = ticket_of(all[i]);
		}
	}
	feed_append(w->feed, page, got, got < PAGE);
	list_sync(w->list);
}

/* The watch reports all changes so far. */
static void
tell_changes(struct world *w)
{
	int64_t asked[WORLD];
	struct ticket rows[WORLD];
	size_t asked_count = 0, count = 0;

	for (size_t i = 0; i < WORLD; i++) {
		struct record *r = &w->records[i];

		if (r->told)
			continue;
		r->told = true;
		asked[asked_count++] = r->id;
		if (r->in_queue)
			rows[count++] = ticket_of(r);
	}
	feed_update(w->feed, asked, asked_count, rows, count);
	list_sync(w->list);
}

static void
change_something(struct world *w)
{
	struct record *r = &w->records[rand() % WORLD];

	if (rand() % 2 == 0)
		r->in_queue = !r->in_queue;
	else
		r->sort = rand() % 50;
	r->told = false;
}

/* --- the list over the feed ------------------------------------------------------ */

static size_t
rows_count(void *ctx)
{
	return feed_count(((struct world *)ctx)->feed);
}

static const void *
rows_row(void *ctx, size_t i)
{
	return feed_row(((struct world *)ctx)->feed, i);
}

static int64_t
rows_id(const void *row)
{
	return ((const struct ticket *)row)->id;
}

static size_t
rows_find(void *ctx, int64_t id)
{
	return feed_find(((struct world *)ctx)->feed, id);
}

static enum style
cell_id(void *ctx, const void *row, struct strbuf *out)
{
	strbuf_addf(out, "%d", (int)((const struct ticket *)row)->id);
	return STYLE_PLAIN;
}

static const struct list_column columns[] = { { "id", "id", 0, 0, 0, cell_id } };

/* Line of the screen on which the selection stands, or -1. */
static int
selected_line(struct world *w)
{
	canvas_clear(&w->canvas);
	list_draw(w->list, &w->canvas, (struct rect){ 0, 0, HEIGHT, 20 }, true);
	return list_selected(w->list) != 0 ? w->canvas.cursor_row : -1;
}

static int
setup(void **state)
{
	struct world *w = xcalloc(1, sizeof *w);
	struct list_source source = { rows_count, rows_row, rows_id, rows_find, NULL, w };

	for (size_t i = 0; i < WORLD; i++)
		w->records[i] =
		    (struct record){ (int64_t)i + 1, rand() % 50, rand() % 2 == 0, true };
	w->feed = feed_create();
	w->list = list_create(columns, ARRAY_LEN(columns), &source);
	canvas_init(&w->canvas, HEIGHT, 20);
	*state = w;
	return 0;
}

static int
teardown(void **state)
{
	struct world *w = *state;

	list_destroy(w->list);
	feed_destroy(w->feed);
	canvas_finish(&w->canvas);
	free(w);
	return 0;
}

/* --- what must hold ---------------------------------------------------------------- */

struct shot {
	int64_t ids[WORLD];
	size_t count;
	int64_t selected;
	int line;
};

static struct shot
shoot(struct world *w)
{
	struct shot s = { .count = feed_count(w->feed), .selected = list_selected(w->list) };

	for (size_t i = 0; i < s.count; i++)
		s.ids[i] = feed_row(w->feed, i)->id;
	s.line = selected_line(w);
	return s;
}

/* Law 1: nothing moved, nothing vanished, nothing came in between. */
static void
assert_frozen(struct world *w, const struct shot *before)
{
	assert_true(feed_count(w->feed) >= before->count);
	for (size_t i = 0; i < before->count; i++)
		assert_int_equal(feed_row(w->feed, i)->id, before->ids[i]);
	if (before->selected != 0) {
		assert_int_equal(list_selected(w->list), before->selected);
		assert_int_equal(selected_line(w), before->line);
	}
}

static void
assert_no_twins(struct world *w)
{
	for (size_t i = 0; i < feed_count(w->feed); i++)
		assert_int_equal(feed_find(w->feed, feed_row(w->feed, i)->id), i);
}

/* After all is told and merged, the screen is what the database would say. */
static void
assert_true_order(struct world *w)
{
	struct record *all[WORLD];
	size_t n = select_all(w, all), shown = 0;
	int64_t sort, id;

	feed_tail(w->feed, &sort, &id);
	for (size_t i = 0; i < n; i++) {
		size_t at = feed_find(w->feed, all[i]->id);
		bool read = feed_complete(w->feed) || !after(all[i], sort, id);

		if (read)
			assert_int_not_equal(at, SIZE_MAX);
		if (at != SIZE_MAX) {
			assert_int_equal(at, shown);
			assert_false(feed_gone(w->feed, at));
			shown++;
		}
	}
	assert_int_equal(shown, feed_count(w->feed));
}

static void
assert_news(struct world *w)
{
	struct feed_news news = feed_news(w->feed);
	struct record *all[WORLD];
	size_t n = select_all(w, all), fresh = 0, gone = 0;
	int64_t sort, id;

	feed_tail(w->feed, &sort, &id);
	for (size_t i = 0; i < n; i++) {
		if (feed_find(w->feed, all[i]->id) == SIZE_MAX &&
		    (feed_complete(w->feed) || !after(all[i], sort, id)))
			fresh++;
	}
	for (size_t i = 0; i < feed_count(w->feed); i++)
		gone += !w->records[feed_row(w->feed, i)->id - 1].in_queue;
	assert_int_equal(news.fresh, fresh);
	assert_int_equal(news.gone, gone);
}

static void
random_step(struct world *w)
{
	struct shot before = shoot(w);

	switch (rand() % 8) {
	case 0:
		tell_changes(w);
		if (before.count > 0)
			assert_frozen(w, &before);
		assert_news(w);
		break;
	case 1:
		tell_changes(w);
		feed_merge(w->feed);
		list_sync(w->list);
		assert_true_order(w);
		/* Still in the queue: still selected. */
		if (before.selected != 0 && w->records[before.selected - 1].in_queue)
			assert_int_equal(list_selected(w->list), before.selected);
		break;
	case 2:
		next_page(w);
		if (before.selected != 0)
			assert_int_equal(list_selected(w->list), before.selected);
		break;
	case 3:
		if (before.selected != 0) {
			feed_remove(w->feed, before.selected);
			list_sync(w->list);
			assert_int_equal(feed_find(w->feed, before.selected), SIZE_MAX);
			/* The next row has taken its place, on the same line. */
			if (feed_count(w->feed) > 0)
				assert_int_not_equal(list_selected(w->list), 0);
			w->records[before.selected - 1].in_queue = false;
		}
		break;
	case 4:
		list_move(w->list, rand() % 7 - 3);
		break;
	default:
		change_something(w);
		assert_frozen(w, &before);
	}
	assert_no_twins(w);
}

static void
stays_in_place(void **state)
{
	struct world *w = *state;

	next_page(w);
	for (int i = 0; i < 20000; i++) {
		random_step(w);
		if (rand() % 500 == 0) {
			feed_reset(w->feed);
			list_sync(w->list);
			for (size_t k = 0; k < WORLD; k++)
				w->records[k].told = true;
			next_page(w);
		}
	}
}

/* --- single rules --------------------------------------------------------------------- */

static struct ticket
made(int64_t id, int64_t sort)
{
	struct record r = { .id = id, .sort = sort };

	return ticket_of(&r);
}

static void
new_rows_wait_and_are_counted(void **state)
{
	struct world *w = *state;
	struct ticket page[] = { made(1, 10), made(2, 20) };
	struct ticket fresh[] = { made(3, 15) };

	feed_append(w->feed, page, 2, true);
	fresh[0].urgency = URGENCY_DANGER;
	feed_update(w->feed, (int64_t[]){ 3 }, 1, fresh, 1);
	assert_int_equal(feed_count(w->feed), 2);
	assert_int_equal(feed_news(w->feed).fresh, 1);
	assert_int_equal(feed_news(w->feed).urgency, URGENCY_DANGER);
	feed_merge(w->feed);
	assert_int_equal(feed_find(w->feed, 3), 1);
	assert_int_equal(feed_news(w->feed).fresh, 0);
}

static void
an_empty_list_shows_new_rows_at_once(void **state)
{
	struct world *w = *state;
	struct ticket fresh[] = { made(3, 15) };

	feed_append(w->feed, NULL, 0, true);
	feed_update(w->feed, (int64_t[]){ 3 }, 1, fresh, 1);
	assert_int_equal(feed_count(w->feed), 1);
}

static void
a_row_that_left_stays_as_gone(void **state)
{
	struct world *w = *state;
	struct ticket page[] = { made(1, 10), made(2, 20) };

	feed_append(w->feed, page, 2, true);
	feed_update(w->feed, (int64_t[]){ 1 }, 1, NULL, 0);
	assert_int_equal(feed_find(w->feed, 1), 0);
	assert_true(feed_gone(w->feed, 0));
	assert_true(feed_ticket_gone(feed_row(w->feed, 0)));
	feed_merge(w->feed);
	assert_int_equal(feed_find(w->feed, 1), SIZE_MAX);
}

static void
rows_behind_the_tail_come_with_their_page(void **state)
{
	struct world *w = *state;
	struct ticket page[] = { made(1, 10), made(2, 20) };
	struct ticket fresh[] = { made(3, 99) };

	feed_append(w->feed, page, 2, false);
	feed_update(w->feed, (int64_t[]){ 3 }, 1, fresh, 1);
	assert_int_equal(feed_news(w->feed).fresh, 0);
}

/* The selected row moved behind what has been read: the reader keeps it. */
static void
a_row_that_moved_away_is_kept(void **state)
{
	struct world *w = *state;
	struct ticket page[] = { made(1, 10), made(2, 20) };
	struct ticket moved[] = { made(1, 99) };
	struct ticket more[] = { made(4, 30), made(1, 99) };

	feed_append(w->feed, page, 2, false);
	feed_update(w->feed, (int64_t[]){ 1 }, 1, moved, 1);
	feed_merge(w->feed);
	assert_int_equal(feed_find(w->feed, 1), 1);
	feed_append(w->feed, more, 2, true);
	assert_int_equal(feed_find(w->feed, 4), 1);
	assert_int_equal(feed_find(w->feed, 1), 2);
	assert_int_equal(feed_count(w->feed), 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(stays_in_place, setup, teardown),
		cmocka_unit_test_setup_teardown(new_rows_wait_and_are_counted, setup, teardown),
		cmocka_unit_test_setup_teardown(
		    an_empty_list_shows_new_rows_at_once, setup, teardown),
		cmocka_unit_test_setup_teardown(a_row_that_left_stays_as_gone, setup, teardown),
		cmocka_unit_test_setup_teardown(
		    rows_behind_the_tail_come_with_their_page, setup, teardown),
		cmocka_unit_test_setup_teardown(a_row_that_moved_away_is_kept, setup, teardown),
	};

	srand(20230201);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

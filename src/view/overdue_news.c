/* SPDX-License-Identifier: MIT */
/*
 * What has come for the overdue desk: shown anew, or as changes of cells and counts where
 * everything stands.
 */
#include "overdue_private.h"

#include <string.h>

#include "base/vec.h"

bool
late_is_open(const struct overdue_screen *s, const struct late_group *g)
{
	if (g->section != LATE_UNIT)
		return !s->shut[g->section];
	for (size_t i = 0; i < s->open_count; i++) {
		if (s->open[i] == g->unit_id)
			return true;
	}
	return false;
}

static struct late_row *
find_row(struct late_page *page, int64_t id)
{
	for (size_t i = 0; i < page->row_count; i++) {
		if (page->rows[i].ticket.id == id)
			return &page->rows[i];
	}
	return NULL;
}

static struct late_group *
find_group(struct late_page *page, const struct late_group *like)
{
	for (size_t i = 0; i < page->group_count; i++) {
		if (page->groups[i].section == like->section &&
		    page->groups[i].unit_id == like->unit_id)
			return &page->groups[i];
	}
	return NULL;
}

static void
swap_rows(struct late_row *a, struct late_row *b)
{
	struct late_row keep = *a;

	*a = *b;
	*b = keep;
}

static bool
is_own(const struct overdue_screen *s, int64_t id)
{
	for (size_t i = 0; i < s->own_count; i++) {
		if (s->own[i] == id)
			return true;
	}
	return false;
}

/* What is shown gets its new cells where it stands; what has left is marked, or goes if by us. */
static void
update_rows(struct overdue_screen *s, struct late_page *now)
{
	struct late_page *page = s->page;
	size_t kept = 0;

	for (size_t i = 0; i < page->row_count; i++) {
		struct late_row row = page->rows[i], *fresh = find_row(now, row.ticket.id);

		if (fresh != NULL && fresh->section == row.section &&
		    fresh->ticket.unit_id == row.ticket.unit_id) {
			swap_rows(&row, fresh);
			row.gone = false;
		} else if (is_own(s, row.ticket.id)) {
			list_tag(s->list, row.ticket.id, false);
			late_row_finish(&row);
			continue;
		} else {
			row.gone = true;
		}
		page->rows[kept++] = row;
	}
	page->row_count = kept;
}

/* Rows of a group that had none on the screen come in; others wait. */
static void
take_rows(struct overdue_screen *s, struct late_page *now)
{
	struct late_page *page = s->page;

	s->fresh = 0;
	page->rows = xreallocarray(page->rows, page->row_count + now->row_count + 1,
	    sizeof *page->rows);
	for (size_t i = 0; i < now->row_count; i++) {
		struct late_row *row = &now->rows[i];
		bool opened = row->section == LATE_UNIT && row->ticket.unit_id == s->opening;

		if (find_row(page, row->ticket.id) != NULL)
			continue;
		if (!opened) {
			s->fresh++;
			continue;
		}
		page->rows[page->row_count++] = *row;
		memset(row, 0, sizeof *row);
	}
	s->opening = 0;
}

static void
update_groups(struct overdue_screen *s, struct late_page *now)
{
	for (size_t i = 0; i < s->page->group_count; i++) {
		struct late_group *g = &s->page->groups[i], *fresh = find_group(now, g);

		g->overdue = fresh != NULL ? fresh->overdue : 0;
		g->soon = fresh != NULL ? fresh->soon : 0;
		if (fresh != NULL)
			g->worst_ms = fresh->worst_ms;
	}
	for (size_t i = 0; i < now->group_count; i++)
		s->fresh += find_group(s->page, &now->groups[i]) == NULL;
}

/* The unit that is worst off is open when the desk is. */
static void
open_worst(struct overdue_screen *s)
{
	for (size_t i = 0; s->open_count == 0 && i < s->page->row_count; i++) {
		if (s->page->rows[i].section == LATE_UNIT)
			*VEC_ADD(s->open, s->open_count, s->open_cap) =
			    s->page->rows[i].ticket.unit_id;
	}
}

void
late_came(void *ctx, struct late_page *page, const char *sentence)
{
	struct overdue_screen *s = ctx;
	bool first = s->page == NULL;

	app_release(s->v.desk->app);
	app_dirty(s->v.desk->app);
	if (page == NULL) {
		app_say(s->v.desk->app, STYLE_ERROR, "%s", sentence);
		return;
	}
	s->v.desk->cells_at_ms = desk_now(s->v.desk);
	if (first || s->renew) {
		late_page_destroy(s->page);
		s->page = page;
		s->fresh = 0;
		s->renew = false;
		open_worst(s);
	} else {
		update_rows(s, page);
		take_rows(s, page);
		update_groups(s, page);
		late_page_destroy(page);
	}
	if (!s->stale)
		s->own_count = 0;
	s->kinds_known = false;
	late_build(s);
	if (first)
		list_move_to(s->list, 0);
	if (s->stale)
		late_ask_now(s);
}

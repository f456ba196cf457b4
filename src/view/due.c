/* SPDX-License-Identifier: MIT */
/*
 * The deadlines of a ticket, derived line by line, for the operator and for the unit
 * that doubts it.
 */
#include "view/views.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "model/clock.h"
#include "query/due.h"
#include "query/feed.h"

#include "one.h"
#include "text_page.h"

struct due_screen {
	struct text_page page;
	struct one one;
	struct due_query query;
};

/* A clock that has ended says so in one of its lines. */
static bool
has_ended(const struct due_line *lines, size_t count, int64_t clock)
{
	for (size_t i = 0; i < count; i++) {
		if (lines[i].clock == clock && strcmp(lines[i].code, "stopped") == 0)
			return true;
	}
	return false;
}

static void
show_line(struct pager *pager, const struct due_line *l, bool first)
{
	char *line = due_line_text(l->code, l->facts), *text = xasprintf("  %s", line);

	if (first)
		pager_heading(pager, clock_label(l->kind));
	pager_add(pager, strcmp(l->code, "due") == 0 ? STYLE_STRONG : STYLE_PLAIN, 2, text);
	free(text);
	free(line);
}

/* What runs comes first: that is what is asked about. */
static void
show(struct pager *pager, const struct due_line *lines, size_t count)
{
	pager_clear(pager);
	for (int ended = 0; ended <= 1; ended++) {
		int64_t clock = -1;

		for (size_t i = 0; i < count; i++) {
			if (has_ended(lines, count, lines[i].clock) != (ended == 1))
				continue;
			show_line(pager, &lines[i], lines[i].clock != clock);
			clock = lines[i].clock;
		}
	}
	if (count == 0)
		pager_add(pager, STYLE_FAINT, 0, _("No clock of this ticket has run."));
}

static void
came(void *ctx, const struct due_line *lines, size_t count, const char *sentence)
{
	struct due_screen *s = ctx;

	s->page.read = true;
	if (one_came(&s->one, sentence))
		show(s->page.pager, lines, count);
}

static void
ask(void *ctx)
{
	struct due_screen *s = ctx;

	due_ask(&s->query, s->one.desk->db, s->one.id, came, s);
}

static void
destroy(struct view *view)
{
	struct due_screen *s = (struct due_screen *)view;

	one_close(&s->one);
	due_forget(&s->query);
	text_page_finish(&s->page);
	free(s);
}

static const struct view_ops ops = {
	.name = "due",
	.tables = text_page_tables,
	.draw = text_page_draw,
	.key = text_page_key,
	.destroy = destroy,
};

struct view *
due_view(struct desk *desk, const struct ticket *ticket)
{
	struct due_screen *s = xcalloc(1, sizeof *s);

	text_page_init(&s->page, &ops, desk, ticket);
	s->one = (struct one){ .desk = desk, .ctx = s, .ask = ask };
	one_open(&s->one, ticket->id);
	return &s->page.v.view;
}

/* SPDX-License-Identifier: MIT */
/*
 * The handover desk (交接班): what changed since one left, what another shift hands over, what
 * one hands over oneself, and the handovers before. The pages are of one list; Tab turns them.
 * Whoever comes begins with what changed, whoever is about to go with the list.
 */
#include "view/views.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "model/moment.h"
#include "model/ticket.h"
#include "text/sanitize.h"
#include "ui/list.h"
#include "ui/pager.h"

#include "handover_form.h"
#include "handover_private.h"

static struct handover_screen *
screen_of(struct view *view)
{
	return (struct handover_screen *)view;
}

/* --- rows ------------------------------------------------------------------------- */

static size_t
rows_count(void *ctx)
{
	return ((struct handover_screen *)ctx)->count;
}

static const void *
rows_row(void *ctx, size_t i)
{
	return &((struct handover_screen *)ctx)->rows[i];
}

/* A ticket is once on the list, but may have changed in several ways. */
static int64_t
rows_id(const void *row)
{
	static const char *const ways[] = { "new_urgent", "returned", "overdue", "dissatisfied",
		"answered" };
	const struct carry *c = row;
	size_t way = 0;

	while (way < ARRAY_LEN(ways) && strcmp(c->kinds, ways[way]) != 0)
		way++;
	return c->note != 0 ? -c->note : c->ticket * 8 + (int64_t)way;
}

/* --- life ------------------------------------------------------------------------- */

static void
turn_to(struct handover_screen *s, enum page page)
{
	s->left_on[s->page] = list_selected(s->list);
	s->page = page;
	handover_fill_rows(s);
	if (s->left_on[page] == 0 || !list_select(s->list, s->left_on[page]))
		list_move_to(s->list, 0);
	app_dirty(s->v.desk->app);
}

/* Whoever comes wants to know what happened; whoever signs off next, what is on the list. */
static enum page
first_page(const struct handover_screen *s)
{
	const struct shift_desk *d = s->data;
	bool left = d->handover_count > 0 && d->handovers[0].own;

	return handover_waiting(s) != NULL || left || d->change_count > 0 ? PAGE_SINCE : PAGE_CARRY;
}

static void
came(void *ctx, struct shift_desk *data, const char *sentence)
{
	struct handover_screen *s = ctx;
	bool first = s->data == NULL;

	if (!desk_came(s->v.desk, sentence))
		return;
	handover_free_rows(s);
	shift_desk_destroy(s->data);
	s->data = data;
	s->v.desk->cells_at_ms = desk_now(s->v.desk);
	if (first)
		s->page = first_page(s);
	handover_fill_rows(s);
}

static void
ask(struct handover_screen *s)
{
	shift_ask(&s->query, s->v.desk->db, came, s);
}

/* The list is read again when its reader asks, or when a signature or note was written. */
static void
changed(void *ctx, const int64_t *ids, size_t count)
{
	if (ids == NULL)
		ask(ctx);
}

static void
written(void *ctx, int64_t ticket, enum write_verb verb, int version)
{
	ask(ctx);
}

/* --- actions ---------------------------------------------------------------------- */

static void
go_to(struct view *view, const char *number, size_t n)
{
	char *line = xasprintf("goto %.*s", (int)n, number);

	app_command(view->app, line);
	free(line);
}

/* The lines of a signed handover, as they stand in the record. */
static void
record_came(void *ctx, const struct carry *lines, size_t count, const char *sentence)
{
	struct handover_screen *s = ctx;
	struct pager *p;

	if (sentence != NULL) {
		app_say(s->v.desk->app, STYLE_ERROR, "%s", sentence);
		return;
	}
	if (app_top(s->v.desk->app) != &s->v.view)
		return;
	p = pager_create();
	for (size_t i = 0; i < count; i++) {
		const struct carry *c = &lines[i];
		struct strbuf line = STRBUF_INIT;

		handover_add_kind(s, c, &line);
		strbuf_adds(&line, "  ");
		sanitize_adds(&line, c->number);
		if (c->due_ms != NO_TIME) {
			strbuf_adds(&line, "  ");
			moment_short(&line, c->due_ms);
		}
		strbuf_adds(&line, "  ");
		handover_add_title(s, c, &line);
		if (c->added)
			strbuf_addf(&line, "  [%s]", _("added"));
		pager_add(p, c->added ? STYLE_STRONG : STYLE_PLAIN, 2, line.s);
		strbuf_finish(&line);
	}
	app_push(s->v.desk->app, pager_view("handover-record", _("As it was handed over"), p));
}

/* A draft's subject begins with the number of its ticket. */
static void
run_open(struct view *view, const struct args *args)
{
	struct handover_screen *s = screen_of(view);
	const struct carry *c = list_selected_row(s->list);
	const char *digit;

	if (c == NULL)
		return;
	if (handover_of(s, c) != NULL) {
		shift_ask_lines(&s->record_query, s->v.desk->db, c->note, record_came, s);
		return;
	}
	if (c->ticket != 0) {
		go_to(view, c->number, strlen(c->number));
		return;
	}
	digit = c->text + strcspn(c->text, "0123456789");
	if (strcmp(c->kinds, "draft") == 0 && *digit != '\0')
		go_to(view, digit, strcspn(digit, " "));
	else
		app_say(view->app, STYLE_PLAIN, "%s", _("This line is about no ticket."));
}

static void
run_next_page(struct view *view, const struct args *args)
{
	struct handover_screen *s = screen_of(view);

	if (s->data != NULL)
		turn_to(s, (enum page)((s->page + 1) % PAGE_COUNT));
}

static void
run_refresh(struct view *view, const struct args *args)
{
	ask(screen_of(view));
}

/* What is signed is on the screen first. */
static void
run_sign_off(struct view *view, const struct args *args)
{
	struct handover_screen *s = screen_of(view);

	if (s->data == NULL)
		return;
	if (s->page != PAGE_CARRY)
		turn_to(s, PAGE_CARRY);
	handover_sign_off(s->v.desk, s->count);
}

static void
run_take_over(struct view *view, const struct args *args)
{
	struct handover_screen *s = screen_of(view);
	const struct handover *h = handover_waiting(s);

	if (s->data == NULL)
		return;
	if (h == NULL) {
		app_say(view->app, STYLE_ERROR, "%s", _("Nobody waits to be relieved."));
		return;
	}
	if (s->page != PAGE_GIVEN)
		turn_to(s, PAGE_GIVEN);
	handover_take_over(s->v.desk, h);
}

static void
run_note(struct view *view, const struct args *args)
{
	struct handover_screen *s = screen_of(view);
	const struct carry *c = list_selected_row(s->list);

	if (s->data != NULL)
		handover_note(s->v.desk, s->data, c != NULL && c->ticket != 0 ? c->number : "");
}

static const struct action actions[] = {
	{ "open", "Enter", N_("Open"), N_("Open the ticket of the line, or the lines of a handover."),
	    NULL, NULL, ACTION_HINT | ACTION_ROW, run_open },
	{ "next-page", "Tab", N_("Next page"),
	    N_("Since you left; to take over; to hand over; the record."), NULL, NULL, ACTION_HINT,
	    run_next_page },
	{ "sign-off", "S", N_("Sign off"), N_("Sign the list as it stands for whoever comes."), NULL,
	    "shift", ACTION_HINT | ACTION_ROWS, run_sign_off },
	{ "take-over", "T", N_("Take over"), N_("Sign for what another has signed off."), NULL, "shift",
	    ACTION_HINT | ACTION_ROWS, run_take_over },
	{ "shift-note", "n", N_("Note"), N_("A note for the next shift, a role or a colleague."), NULL,
	    "shift", ACTION_HINT | ACTION_ROWS, run_note },
	{ "refresh", "=", N_("Read again"), N_("Read the lists again."), NULL, NULL, 0, run_refresh },
};

const struct action_table handover_actions = {
	"handover", N_("Shift handover"), actions, ARRAY_LEN(actions),
};

static const struct action_table *const tables[] = { &handover_actions, &list_actions, NULL };

static struct list *
list_of(struct view *view)
{
	return screen_of(view)->list;
}

static void
destroy(struct view *view)
{
	struct handover_screen *s = screen_of(view);

	desk_unlisten(s->v.desk, s);
	shift_forget(&s->query);
	shift_forget(&s->record_query);
	list_destroy(s->list);
	handover_free_rows(s);
	shift_desk_destroy(s->data);
	free(s);
}

static bool
awaits(struct view *view)
{
	const struct handover_screen *s = screen_of(view);

	return desk_awaits(s->v.desk, s->data != NULL, s->query.call);
}

static const struct view_ops ops = {
	.name = "handover",
	.tables = tables,
	.awaits = awaits,
	.draw = handover_draw,
	.list = list_of,
	.destroy = destroy,
};

struct view *
handover_view(struct desk *desk)
{
	struct handover_screen *s = xcalloc(1, sizeof *s);
	struct list_source source = { rows_count, rows_row, rows_id, NULL, NULL, s };

	s->v.view.ops = &ops;
	s->v.desk = desk;
	s->list = list_create(handover_columns, handover_column_count, &source);
	list_set_bar(s->list, desk->bar);
	desk_listen(desk, (struct desk_listener){ changed, written, s });
	desk_hold(desk);
	ask(s);
	return &s->v.view;
}

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
#include "text/width.h"
#include "ui/list.h"
#include "ui/pager.h"

#include "cells.h"
#include "handover_form.h"

#define FOOT 3                   /* the rule, and two lines of what is selected */

enum page { PAGE_SINCE, PAGE_GIVEN, PAGE_CARRY, PAGE_RECORD, PAGE_COUNT };

struct handover_screen {
	struct desk_view v;
	struct shift_desk *data; /* NULL until it has come */
	struct shift_query query, record_query;
	enum page page;
	struct carry *rows;      /* of the page; strings are of data, but for drafts' texts */
	size_t count, drafts;    /* drafts: the last so many */
	int64_t left_on[PAGE_COUNT];
	struct list *list;
};

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

static char nothing[] = "";

static void
free_rows(struct handover_screen *s)
{
	for (size_t i = s->count - s->drafts; i < s->count; i++)
		free(s->rows[i].text);
	free(s->rows);
	s->rows = NULL;
	s->count = s->drafts = 0;
}

/* What this console keeps in drafts is handed over too. */
static void
add_drafts(struct handover_screen *s)
{
	static char kind[] = "draft";

	for (size_t i = 0; i < drafts_count(s->v.desk->drafts); i++) {
		struct draft_info info = drafts_info(s->v.desk->drafts, i);

		s->rows[s->count++] = (struct carry){ .kinds = kind, .note = INT64_MAX - (int64_t)i,
			.number = nothing, .title = nothing, .unit = nothing, .due_unit = nothing,
			.due_ms = NO_TIME, .at_ms = info.at_ms,
			.text = handover_draft_text(&info) };
		s->drafts++;
	}
}

/* A signed handover as a row: its text is told by the cells. */
static void
add_records(struct handover_screen *s)
{
	for (size_t i = 0; i < s->data->handover_count; i++) {
		struct handover *h = &s->data->handovers[i];

		s->rows[s->count++] = (struct carry){ .kinds = nothing, .note = h->id,
			.number = h->number, .title = nothing, .unit = nothing, .due_unit = nothing,
			.text = nothing, .due_ms = NO_TIME, .at_ms = h->off_ms };
	}
}

static void
fill_rows(struct handover_screen *s)
{
	struct shift_desk *d = s->data;
	struct carry *from = s->page == PAGE_SINCE ? d->changes :
	    s->page == PAGE_GIVEN ? d->givens : d->carries;
	size_t count = s->page == PAGE_SINCE ? d->change_count :
	    s->page == PAGE_GIVEN ? d->given_count : d->carry_count;

	int extra = 0;

	free_rows(s);
	if (s->page == PAGE_RECORD)
		count = 0;
	s->rows = xcalloc(count + drafts_count(s->v.desk->drafts) + d->handover_count + 1,
	    sizeof *s->rows);
	if (count > 0)
		memcpy(s->rows, from, count * sizeof *from);
	s->count = count;
	if (s->page == PAGE_CARRY)
		add_drafts(s);
	if (s->page == PAGE_RECORD)
		add_records(s);
	for (size_t i = 0; i < count; i++) {
		const struct ticket t = { .number = s->rows[i].number };

		if (s->rows[i].ticket != 0 && desk_number_extra(&t) > extra)
			extra = desk_number_extra(&t);
	}
	list_widen(s->list, "number", extra);
	list_sync(s->list);
}

static const struct handover *
handover_of(const struct handover_screen *s, const struct carry *c)
{
	for (size_t i = 0; i < s->data->handover_count; i++) {
		if (s->page == PAGE_RECORD && s->data->handovers[i].id == c->note)
			return &s->data->handovers[i];
	}
	return NULL;
}

/* The one that this login may take over, as the database chose it. */
static const struct handover *
waiting(const struct handover_screen *s)
{
	const struct handover *found = NULL;

	for (size_t i = 0; s->data != NULL && i < s->data->handover_count; i++) {
		const struct handover *h = &s->data->handovers[i];

		if (h->waits && !h->own && (found == NULL || h->off_ms <= found->off_ms))
			found = h;
	}
	return found;
}

/* --- cells ------------------------------------------------------------------------ */

static enum style
cell_kind(void *ctx, const void *row, struct strbuf *out)
{
	const struct carry *c = row;
	size_t first = strcspn(c->kinds, "+");
	char *kind = xstrndup(c->kinds, first);

	strbuf_adds(out, carry_label(kind));
	if (c->kinds[first] != '\0')
		strbuf_addc(out, '+');
	free(kind);
	return STYLE_STRONG;
}

static enum style
cell_urgency(void *ctx, const void *row, struct strbuf *out)
{
	const struct carry *c = row;

	strbuf_adds(out, c->urgency >= URGENCY_DANGER ? "!!" :
	    c->urgency == URGENCY_URGENT ? "!" : "");
	return STYLE_ALARM;
}

static enum style
cell_number(void *ctx, const void *row, struct strbuf *out)
{
	const struct carry *c = row;
	const struct ticket t = { .number = c->number };

	if (c->ticket != 0)
		desk_add_number(out, &t);
	else
		sanitize_adds(out, c->number);
	return STYLE_PLAIN;
}

static enum style
cell_left(void *ctx, const void *row, struct strbuf *out)
{
	const struct handover_screen *s = ctx;
	const struct carry *c = row;

	if (c->due_ms != NO_TIME && c->note == 0)
		return cell_due(s->v.desk, c->due_ms, c->warn_ms, c->due_unit, false, out);
	if (c->due_ms != NO_TIME)
		moment_brief(out, c->due_ms, s->v.desk->cells_at_ms);
	else if (c->at_ms != NO_TIME)
		moment_brief(out, c->at_ms, s->v.desk->cells_at_ms);
	return STYLE_FAINT;
}

static enum style
cell_unit(void *ctx, const void *row, struct strbuf *out)
{
	sanitize_adds(out, ((const struct carry *)row)->unit);
	return STYLE_PLAIN;
}

/* Who gave what to whom: 白班 李静 → 杨静文, 12 lines, 1 added. */
static void
signatures(const struct handover *h, struct strbuf *out)
{
	sanitize_adds(out, h->shift);
	strbuf_addc(out, ' ');
	sanitize_adds(out, h->off_by);
	strbuf_adds(out, " → ");
	if (*h->on_by != '\0') {
		sanitize_adds(out, h->on_by);
		strbuf_addc(out, ' ');
		moment_short(out, h->on_ms);
	} else {
		strbuf_adds(out, h->waits ? _("waits") : _("replaced"));
	}
	strbuf_addf(out, _("  %d lines"), h->items);
	if (h->added > 0)
		strbuf_addf(out, _(" +%d added"), h->added);
}

static enum style
cell_title(void *ctx, const void *row, struct strbuf *out)
{
	const struct handover_screen *s = ctx;
	const struct carry *c = row;
	const struct handover *h = handover_of(s, c);

	if (h != NULL)
		signatures(h, out);
	if (*c->text != '\0')
		sanitize_adds(out, c->text);
	if (*c->title != '\0' && *c->text != '\0')
		strbuf_adds(out, "  ");
	sanitize_adds(out, c->title);
	return STYLE_PLAIN;
}

static enum style
cell_added(void *ctx, const void *row, struct strbuf *out)
{
	if (((const struct carry *)row)->added)
		strbuf_adds(out, _("added"));
	return STYLE_MARK;
}

static const struct list_column columns[] = {
	{ "kind", N_("Why"), 11, 0, ALIGN_LEFT, cell_kind },
	{ "urgency", N_("!"), 2, 0, ALIGN_LEFT, cell_urgency },
	{ "number", N_("Number"), 9, 0, ALIGN_LEFT, cell_number },
	{ "left", N_("Time left"), 9, 0, ALIGN_RIGHT, cell_left },
	{ "unit", N_("Unit"), 8, 0, ALIGN_LEFT, cell_unit },
	{ "title", N_("Title"), 0, 0, ALIGN_LEFT, cell_title },
	{ "added", N_("Added"), 5, 0, ALIGN_RIGHT, cell_added },
};

/* --- drawing ---------------------------------------------------------------------- */

static void
page_title(const struct handover_screen *s, enum page page, struct strbuf *out)
{
	const struct handover *h = waiting(s);
	const struct shift_desk *d = s->data;

	switch (page) {
	case PAGE_SINCE:
		strbuf_addf(out, _("since you left %zu"), d->change_count);
		break;
	case PAGE_GIVEN:
		if (h == NULL)
			strbuf_adds(out, _("nothing to take over"));
		else
			strbuf_addf(out, _("to take over: %s %s %d+%d"), h->number, h->off_by, h->items,
			    h->added);
		break;
	case PAGE_CARRY:
		strbuf_addf(out, _("to hand over %zu"),
		    d->carry_count + drafts_count(s->v.desk->drafts));
		break;
	default:
		strbuf_addf(out, _("record %zu"), d->handover_count);
		break;
	}
}

/* The pages; the open one in brackets as well as strong. */
static void
draw_pages(const struct handover_screen *s, struct canvas *canvas, struct rect area)
{
	int col = area.col, end = area.col + area.cols;

	for (int page = 0; page < PAGE_COUNT && col < end; page++) {
		bool open = page == (int)s->page;
		struct strbuf title = STRBUF_INIT, text = STRBUF_INIT;

		page_title(s, (enum page)page, &title);
		strbuf_addf(&text, open ? "[%s]" : " %s ", strbuf_str(&title));
		canvas_text(canvas, area.row, col, end - col, open ? STYLE_STRONG : STYLE_FAINT,
		    strbuf_str(&text));
		col += width_text(strbuf_str(&text), text.len) + 1;
		strbuf_finish(&text);
		strbuf_finish(&title);
	}
}

/* All of what the row has no room for. */
static void
draw_foot(struct handover_screen *s, struct canvas *canvas, struct rect area)
{
	const struct carry *c = list_rested_row(s->list, s->v.desk->app);
	struct strbuf text = STRBUF_INIT;
	const struct handover *h = c != NULL ? handover_of(s, c) : NULL;
	struct rect rows = { area.row + 1, area.col + 1, area.rows - 1, area.cols - 2 };

	if (c != NULL)
		cell_number(s, c, &text);
	desk_draw_named_rule(canvas, area, strbuf_str(&text));
	strbuf_clear(&text);
	if (c == NULL)
		return;
	if (c->at_ms != NO_TIME && s->page == PAGE_SINCE) {
		moment_short(&text, c->at_ms);
		strbuf_adds(&text, "  ");
	}
	cell_title(s, c, &text);
	if (h != NULL && *h->note != '\0') {
		strbuf_adds(&text, "  ");
		sanitize_adds(&text, h->note);
	}
	canvas_wrapped(canvas, rows, STYLE_PLAIN, strbuf_str(&text));
	strbuf_finish(&text);
}

static const char *
nothing_here(enum page page)
{
	switch (page) {
	case PAGE_SINCE:
		return _("Nothing has changed since you left.");
	case PAGE_GIVEN:
		return _("Nobody waits to be relieved.");
	case PAGE_CARRY:
		return _("Nothing to hand over.");
	default:
		return _("No shift has been handed over yet.");
	}
}

static void
draw(struct view *view, struct canvas *canvas, struct rect area)
{
	struct handover_screen *s = screen_of(view);
	struct rect rows = { area.row + 1, area.col, area.rows - 1 - FOOT, area.cols };
	struct rect foot = { area.row + area.rows - FOOT, area.col, FOOT, area.cols };

	desk_tick(s->v.desk);
	if (s->data == NULL) {
		canvas_text(canvas, area.row + 1, area.col + 2, area.cols - 2, STYLE_FAINT,
		    desk_reading(s->v.desk));
		return;
	}
	draw_pages(s, canvas, area);
	if (s->count > 0)
		list_draw(s->list, canvas, rows, app_top(s->v.desk->app) == view);
	else
		canvas_text(canvas, rows.row, rows.col + 2, rows.cols - 2, STYLE_FAINT,
		    nothing_here(s->page));
	draw_foot(s, canvas, foot);
}

/* --- life ------------------------------------------------------------------------- */

static void
turn_to(struct handover_screen *s, enum page page)
{
	s->left_on[s->page] = list_selected(s->list);
	s->page = page;
	fill_rows(s);
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

	return waiting(s) != NULL || left || d->change_count > 0 ? PAGE_SINCE : PAGE_CARRY;
}

static void
came(void *ctx, struct shift_desk *data, const char *sentence)
{
	struct handover_screen *s = ctx;
	bool first = s->data == NULL;

	if (!desk_came(s->v.desk, sentence))
		return;
	free_rows(s);
	shift_desk_destroy(s->data);
	s->data = data;
	s->v.desk->cells_at_ms = desk_now(s->v.desk);
	if (first)
		s->page = first_page(s);
	fill_rows(s);
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

		cell_kind(s, c, &line);
		strbuf_adds(&line, "  ");
		sanitize_adds(&line, c->number);
		if (c->due_ms != NO_TIME) {
			strbuf_adds(&line, "  ");
			moment_short(&line, c->due_ms);
		}
		strbuf_adds(&line, "  ");
		cell_title(s, c, &line);
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
	const struct handover *h = waiting(s);

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
	free_rows(s);
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
	.draw = draw,
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
	s->list = list_create(columns, ARRAY_LEN(columns), &source);
	list_set_bar(s->list, desk->bar);
	desk_listen(desk, (struct desk_listener){ changed, written, s });
	desk_hold(desk);
	ask(s);
	return &s->v.view;
}

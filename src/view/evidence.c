/* SPDX-License-Identifier: MIT */
/*
 * What speaks for a unit and against it: each reason, each warning, and the tickets that the
 * reasons count, one line each; the one under the cursor in full below. Enter opens what is
 * behind it.
 */
#include "view/views.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "model/duty.h"
#include "model/moment.h"
#include "query/evidence.h"
#include "query/feed.h"
#include "text/sanitize.h"
#include "text/width.h"
#include "ui/list.h"

#define FOOT_ROWS 7              /* the rule and the text of one line */

/* One line of the list: a reason, a warning or a ticket. */
struct exhibit {
	int64_t id;              /* of the ticket; below zero for the others */
	const struct hint_fact *reason, *warning;
	const struct alike *alike;
};

struct evidence_screen {
	struct desk_view v;
	struct ticket ticket;    /* number and title are copies; the other strings are NULL */
	int unit_id;
	const struct unit *unit; /* NULL: not among the names */
	char *subject;
	struct evidence *evidence; /* NULL until it has come */
	struct evidence_query query;
	struct exhibit *items;
	size_t count;
	struct list *list;
};

static struct evidence_screen *
screen_of(struct view *view)
{
	return (struct evidence_screen *)view;
}

/* --- rows ----------------------------------------------------------------------- */

static size_t
rows_count(void *ctx)
{
	return ((struct evidence_screen *)ctx)->count;
}

static const void *
rows_row(void *ctx, size_t i)
{
	return &((struct evidence_screen *)ctx)->items[i];
}

static int64_t
rows_id(const void *row)
{
	return ((const struct exhibit *)row)->id;
}

static enum style
cell_sign(void *ctx, const void *row, struct strbuf *out)
{
	if (((const struct exhibit *)row)->warning != NULL)
		strbuf_adds(out, "!");
	return STYLE_ALARM;
}

static enum style
cell_label(void *ctx, const void *row, struct strbuf *out)
{
	const struct exhibit *x = row;

	if (x->reason != NULL) {
		strbuf_adds(out, hint_kind_label(x->reason->code));
		return STYLE_GOOD;
	}
	if (x->warning != NULL) {
		strbuf_adds(out, _("warning"));
		return STYLE_WARN;
	}
	sanitize_adds(out, x->alike->number);
	return STYLE_FAINT;
}

static const char *
end_of(const struct desk *desk, const struct alike *a)
{
	if (*a->outcome != '\0')
		return names_reason(desk->names, NULL, a->outcome);
	return state_label(a->state);
}

static enum style
cell_text(void *ctx, const void *row, struct strbuf *out)
{
	const struct evidence_screen *s = ctx;
	const struct exhibit *x = row;
	char *text;

	if (x->alike != NULL) {
		strbuf_adds(out, end_of(s->v.desk, x->alike));
		if (*x->alike->satisfaction != '\0')
			strbuf_addf(out, " %s",
			    names_reason(s->v.desk->names, "satisfaction", x->alike->satisfaction));
		strbuf_adds(out, "  ");
		sanitize_adds(out, x->alike->title);
		return STYLE_PLAIN;
	}
	text = x->reason != NULL ? hint_reason_brief(x->reason) :
	    hint_warning_text(s->v.desk->names, x->warning);
	strbuf_adds(out, text);
	free(text);
	return STYLE_PLAIN;
}

static const struct list_column columns[] = {
	{ "warning", N_("!"), 2, 0, ALIGN_LEFT, cell_sign },
	{ "label", N_("Hint"), 13, 0, ALIGN_LEFT, cell_label },
	{ "text", N_("Reason"), 0, 0, ALIGN_LEFT, cell_text },
};

/* --- drawing --------------------------------------------------------------------- */

/* "label value\n" of a fact that is there. */
static void
add_line(struct strbuf *out, const char *label, const char *value)
{
	if (*value != '\0')
		strbuf_addf(out, "%s%s %s", out->len > 0 ? "\n" : "", label, value);
}

static char *
ticket_text(const struct evidence_screen *s, const struct alike *a)
{
	struct strbuf out = STRBUF_INIT, end = STRBUF_INIT, clean = STRBUF_INIT;

	strbuf_addf(&out, "%s  %s", a->number, a->title);
	add_line(&out, _("Place"), a->place);
	strbuf_addf(&end, "%s  ", a->unit);
	strbuf_adds(&end, end_of(s->v.desk, a));
	if (*a->satisfaction != '\0')
		strbuf_addf(&end, "  %s",
		    names_reason(s->v.desk->names, "satisfaction", a->satisfaction));
	strbuf_adds(&end, "  ");
	moment_full(&end, a->closed_ms);
	add_line(&out, _("Unit"), end.s);
	strbuf_addf(&out, "\n%s %d%%", _("Likeness"), a->likeness);
	sanitize(&clean, out.s, out.len, SANITIZE_TEXT);
	strbuf_finish(&end);
	strbuf_finish(&out);
	return strbuf_take(&clean);
}

static char *
text_of(const struct evidence_screen *s, const struct exhibit *x)
{
	struct strbuf out = STRBUF_INIT;
	char *text;

	if (x->alike != NULL)
		return ticket_text(s, x->alike);
	if (x->warning != NULL)
		return hint_warning_text(s->v.desk->names, x->warning);
	text = hint_reason_text(x->reason);
	strbuf_adds(&out, text);
	free(text);
	text = hint_fact_get(x->reason, "effective_from");
	add_line(&out, _("In force from"), text);
	free(text);
	text = hint_fact_get(x->reason, "source");
	add_line(&out, _("Source"), duty_source_label(text));
	free(text);
	return strbuf_take(&out);
}

static void
draw_text(struct evidence_screen *s, struct canvas *canvas, struct rect area)
{
	const struct exhibit *x = list_rested_row(s->list, s->v.desk->app);
	struct rect rows = { area.row + 1, area.col + 1, area.rows - 1, area.cols - 2 };
	struct strbuf name = STRBUF_INIT;
	char *text;

	if (x != NULL)
		cell_label(s, x, &name);
	desk_draw_named_rule(canvas, area, strbuf_str(&name));
	strbuf_finish(&name);
	if (x == NULL)
		return;
	text = text_of(s, x);
	canvas_wrapped(canvas, rows, STYLE_PLAIN, text);
	free(text);
}

static void
draw(struct view *view, struct canvas *canvas, struct rect area)
{
	struct evidence_screen *s = screen_of(view);
	int foot = area.rows >= 30 ? area.rows / 3 : FOOT_ROWS;
	struct rect rows = { area.row + 2, area.col, area.rows - 2 - foot, area.cols };
	struct rect below = { area.row + area.rows - foot, area.col, foot, area.cols };

	canvas_field(canvas, area.row, area.col + 1, area.cols - 1, ALIGN_LEFT, STYLE_FAINT,
	    s->subject);
	if (s->unit != NULL) {
		char *clean = sanitize_line(s->unit->name);

		canvas_field(canvas, area.row + 1, area.col + 1, area.cols - 1, ALIGN_LEFT,
		    STYLE_STRONG, clean);
		free(clean);
	}
	desk_draw_list(s->v.desk, view, s->list, canvas, rows,
	    s->evidence != NULL ? _("No hint speaks for this unit.") : NULL);
	draw_text(s, canvas, below);
}

/* --- what comes --------------------------------------------------------------------- */

static void
fill(struct evidence_screen *s, const struct evidence *e)
{
	const struct hint *h = hints_of(e->hints, s->unit_id);
	size_t room = e->alike_count;

	if (h != NULL)
		room += h->reasons.count + h->warnings.count;
	free(s->items);
	s->items = xcalloc(room + 1, sizeof *s->items);
	s->count = 0;
	for (size_t i = 0; h != NULL && i < h->reasons.count; i++, s->count++)
		s->items[s->count] = (struct exhibit){
			.id = -1 - (int64_t)s->count, .reason = &h->reasons.items[i] };
	for (size_t i = 0; h != NULL && i < h->warnings.count; i++, s->count++)
		s->items[s->count] = (struct exhibit){
			.id = -1 - (int64_t)s->count, .warning = &h->warnings.items[i] };
	for (size_t i = 0; i < e->alike_count; i++, s->count++)
		s->items[s->count] =
		    (struct exhibit){ .id = e->alike[i].id, .alike = &e->alike[i] };
}

static void
came(void *ctx, struct evidence *evidence, const char *sentence)
{
	struct evidence_screen *s = ctx;

	if (!desk_came(s->v.desk, sentence))
		return;
	fill(s, evidence);
	evidence_destroy(s->evidence);
	s->evidence = evidence;
	list_sync(s->list);
}

/* --- actions ------------------------------------------------------------------------- */

/* The first of the tickets that the reasons count. */
static void
go_to_tickets(struct evidence_screen *s)
{
	if (s->evidence->alike_count == 0 || !list_select(s->list, s->evidence->alike[0].id))
		app_say(s->v.desk->app, STYLE_PLAIN, "%s",
		    _("None of these tickets may be seen from here."));
	app_dirty(s->v.desk->app);
}

static void
open_reason(struct evidence_screen *s, const struct hint_fact *reason)
{
	char *number, *line;

	if (strcmp(reason->code, "history") == 0 || strcmp(reason->code, "text") == 0) {
		go_to_tickets(s);
		return;
	}
	number = hint_fact_get(reason, "ticket_number");
	line = xasprintf("goto \"%s\"", number);
	if (*number != '\0' && strchr(number, '"') == NULL)
		app_command(s->v.desk->app, line);
	else
		app_say(s->v.desk->app, STYLE_PLAIN, "%s", _("All there is to it stands below."));
	free(line);
	free(number);
}

static void
run_open(struct view *view, const struct args *args)
{
	struct evidence_screen *s = screen_of(view);
	const struct exhibit *x = list_selected_row(s->list);

	if (x == NULL)
		return;
	if (x->alike != NULL)
		app_push(view->app, detail_view(s->v.desk, &(struct ticket){ .id = x->id }));
	else if (x->reason != NULL)
		open_reason(s, x->reason);
	else
		app_say(view->app, STYLE_PLAIN, "%s", _("All there is to it stands below."));
}

static const struct action actions[] = {
	{ "open", "Enter", N_("Open"), N_("Open the ticket, the ruling's ticket, or the tickets counted."),
	    NULL, NULL, ACTION_HINT | ACTION_ROW, run_open },
};

const struct action_table evidence_actions = {
	"evidence", N_("Evidence"), actions, ARRAY_LEN(actions),
};

static const struct action_table *const tables[] = { &evidence_actions, &list_actions, NULL };

static struct list *
list_of(struct view *view)
{
	return screen_of(view)->list;
}

static const struct ticket *
shown_ticket(struct desk_view *v)
{
	return &((struct evidence_screen *)v)->ticket;
}

static void
destroy(struct view *view)
{
	struct evidence_screen *s = screen_of(view);

	evidence_forget(&s->query);
	list_destroy(s->list);
	free(s->items);
	evidence_destroy(s->evidence);
	ticket_finish(&s->ticket);
	free(s->subject);
	free(s);
}

static const struct view_ops ops = {
	.name = "evidence",
	.tables = tables,
	.draw = draw,
	.list = list_of,
	.destroy = destroy,
};

struct view *
evidence_view(struct desk *desk, const struct ticket *ticket, int unit_id)
{
	struct evidence_screen *s = xcalloc(1, sizeof *s);
	struct list_source source = { rows_count, rows_row, rows_id, NULL, NULL, s };

	s->v.view.ops = &ops;
	s->v.desk = desk;
	s->v.ticket = shown_ticket;
	s->ticket.id = ticket->id;
	s->ticket.number = xstrdup(ticket->number);
	s->ticket.title = xstrdup(ticket->title);
	s->subject = desk_subject(ticket);
	s->unit_id = unit_id;
	s->unit = names_unit(desk->names, unit_id);
	s->list = list_create(columns, ARRAY_LEN(columns), &source);
	desk_hold(desk);
	evidence_ask(&s->query, desk->db, ticket->id, unit_id, came, s);
	return &s->v.view;
}

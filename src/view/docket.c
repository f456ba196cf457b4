/* SPDX-License-Identifier: MIT */
/*
 * The docket of one ticket: what the coordination group needs to end a quarrel. Above, the way
 * of the ticket and the evidence, which scrolls; below, the suggested leads and the draft of
 * the ruling for the selected one, whole. One key rules with the words on the screen.
 */
#include "view/views.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "model/clock.h"
#include "query/docket.h"
#include "query/feed.h"
#include "text/sanitize.h"
#include "text/width.h"
#include "ui/list.h"
#include "ui/pager.h"

#include "cells.h"
#include "docket_draft.h"
#include "docket_text.h"
#include "one.h"
#include "replay.h"
#include "ticket_actions.h"

#define REPLAY_ROWS 2
#define EVIDENCE_LEAST 3
#define LEADS_LOW 3              /* rows of leads where rows are dear */
#define LEADS_HIGH 6
#define HIGH_FROM 28

struct docket_screen {
	struct desk_view v;
	struct one one;
	struct docket *docket;   /* NULL until it has come */
	struct docket_query query;
	const struct hint **leads; /* those hints that may lead, best first */
	size_t lead_count;
	struct list *list;
	struct pager *evidence;
	int evidence_cols;       /* that it was made for; 0: not made */
	struct ruling_draft draft;
	struct strbuf draft_lines;
	int draft_cols;
	int draft_rows;          /* the most that one of this docket took: the leads stand still */
	bool fits;               /* all of the draft is painted */
	bool whole;              /* and it is the selected lead's, as it is now */
	bool reading;            /* the evidence has the whole page */
	struct desk_write *write; /* a ruling under way */
	bool ruled;              /* told of when the docket has been read again */
};

static struct docket_screen *
screen_of(struct view *view)
{
	return (struct docket_screen *)view;
}

/* --- the leads as a list ------------------------------------------------------ */

static size_t
rows_count(void *ctx)
{
	return ((struct docket_screen *)ctx)->lead_count;
}

static const void *
rows_row(void *ctx, size_t i)
{
	return ((struct docket_screen *)ctx)->leads[i];
}

static int64_t
rows_id(const void *row)
{
	return ((const struct hint *)row)->unit_id;
}

static enum style
cell_unit(void *ctx, const void *row, struct strbuf *out)
{
	const struct docket_screen *s = ctx;
	const struct unit *u = names_unit(s->v.desk->names, ((const struct hint *)row)->unit_id);

	if (u != NULL)
		sanitize_adds(out, u->short_name);
	return STYLE_STRONG;
}

static enum style
cell_kind(void *ctx, const void *row, struct strbuf *out)
{
	strbuf_adds(out, hint_kind_label(((const struct hint *)row)->kind));
	return STYLE_GOOD;
}

static enum style
cell_reason(void *ctx, const void *row, struct strbuf *out)
{
	const struct hint *h = row;
	char *text;

	if (h->reasons.count == 0)
		return STYLE_PLAIN;
	text = hint_reason_text(&h->reasons.items[0]);
	strbuf_adds(out, text);
	free(text);
	return STYLE_PLAIN;
}

/* The first warning, as far as there is room. */
static enum style
cell_warning(void *ctx, const void *row, struct strbuf *out)
{
	const struct docket_screen *s = ctx;
	const struct hint *h = row;
	char *text;

	if (h->warnings.count == 0)
		return STYLE_PLAIN;
	text = hint_warning_text(s->v.desk->names, &h->warnings.items[0]);
	strbuf_adds(out, text);
	free(text);
	return STYLE_WARN;
}

static const struct list_column columns[] = {
	{ "unit", N_("Unit"), 14, 0, ALIGN_LEFT, cell_unit },
	{ "kind", N_("Hint"), 8, 0, ALIGN_LEFT, cell_kind },
	{ "reason", N_("Basis"), 0, 0, ALIGN_LEFT, cell_reason },
	{ "warning", N_("Warning"), 36, 110, ALIGN_LEFT, cell_warning },
};

/* --- what is known -------------------------------------------------------------- */

/* There is something to rule on, and this account may. */
static bool
deciding(const struct docket_screen *s)
{
	return s->docket != NULL && s->docket->row.docket &&
	    account_may(&s->v.desk->account, "coordinate");
}

/* What was painted is another's from now on: the draft follows when the cursor rests. */
static void
selected(void *ctx, int64_t id)
{
	struct docket_screen *s = ctx;

	s->whole = false;
	app_dirty(s->v.desk->app);
}

static void
make_draft(struct docket_screen *s, int64_t lead)
{
	s->whole = false;
	s->draft_cols = 0;
	ruling_draft_finish(&s->draft);
	if (s->docket != NULL && lead != 0)
		docket_draft(&s->draft, s->docket, s->v.desk->names, (int)lead);
	app_dirty(s->v.desk->app);
}

static void
take(struct docket_screen *s, struct docket *d)
{
	docket_destroy(s->docket);
	s->docket = d;
	free(s->leads);
	s->leads = xcalloc(d->hints->count + 1, sizeof *s->leads);
	s->lead_count = 0;
	for (size_t i = 0; i < d->hints->count; i++) {
		const struct hint *h = &d->hints->items[i];

		if (strcmp(h->role, "assist") != 0 && strcmp(h->role, "supervise") != 0)
			s->leads[s->lead_count++] = h;
	}
	s->evidence_cols = 0;
	list_sync(s->list);
	list_rest(s->list);
	s->draft_rows = 0;
	make_draft(s, list_selected(s->list));
}

/* The number of a ruling is the database's: it is told when it has been read. */
static void
say_ruled(struct docket_screen *s)
{
	struct app *app = s->v.desk->app;
	const struct action_table *const *all = app_tables(app, &s->v.view);
	const struct action *recall = action_find(all, "recall");
	const struct ruling *r;
	struct strbuf keys = STRBUF_INIT;

	if (!s->ruled || s->docket->ruling_count == 0)
		return;
	s->ruled = false;
	r = &s->docket->rulings[s->docket->ruling_count - 1];
	if (recall != NULL &&
	    keymap_hint(app_keymap(app), all, ticket_actions.scope, recall, false, &keys))
		app_say(app, STYLE_GOOD, _("%s: %s leads. %s takes it back."), r->number, r->lead,
		    keys.s);
	else
		app_say(app, STYLE_GOOD, _("%s: %s leads."), r->number, r->lead);
	strbuf_finish(&keys);
}

static void
came(void *ctx, struct docket *docket, const char *sentence)
{
	struct docket_screen *s = ctx;

	if (!one_came(&s->one, sentence))
		return;
	take(s, docket);
	say_ruled(s);
}

static void
ask(void *ctx)
{
	struct docket_screen *s = ctx;

	docket_ask(&s->query, s->v.desk->db, s->one.id, came, s);
}

static void
written(void *ctx, enum write_verb verb)
{
	struct docket_screen *s = ctx;

	if (verb == WRITE_RULE)
		s->ruled = true;
}

/* --- drawing ---------------------------------------------------------------------- */

static void
head_right(const struct docket_screen *s, struct strbuf *out)
{
	const struct ticket *t = &s->docket->row;

	strbuf_adds(out, state_label(t->state));
	if (t->returns > 0)
		strbuf_addf(out, _("  returned %d times"), t->returns);
	if (t->looped)
		strbuf_adds(out, " ⟲");
	if (t->objected)
		strbuf_addf(out, "  %s", _("objection"));
	if (s->docket->text.ladder > 0)
		strbuf_addf(out, "  %s", ladder_label(s->docket->text.ladder));
	if (t->due_ms != NO_TIME && t->closed_ms == NO_TIME) {
		strbuf_adds(out, "  ");
		cell_due(s->v.desk, t->due_ms, t->warn_ms, t->due_unit, t->provisional, out);
	}
}

static void
draw_head(const struct docket_screen *s, struct canvas *canvas, struct rect line)
{
	struct strbuf left = STRBUF_INIT, right = STRBUF_INIT;
	const struct ticket *t = &s->docket->row;
	int used;

	desk_add_number(&left, t);
	strbuf_addc(&left, ' ');
	sanitize_adds(&left, t->title);
	head_right(s, &right);
	used = width_text(strbuf_str(&right), right.len);
	if (used > line.cols * 2 / 3)
		used = line.cols * 2 / 3;
	canvas_field(canvas, line.row, line.col, line.cols - used - 2, ALIGN_LEFT, STYLE_STRONG,
	    left.s);
	canvas_field(canvas, line.row, line.col + line.cols - used, used, ALIGN_LEFT, STYLE_WARN,
	    right.s);
	strbuf_finish(&left);
	strbuf_finish(&right);
}

static int
line_count(const char *text)
{
	int count = 0;

	for (; *text != '\0'; text += strcspn(text, "\n"), text += *text == '\n')
		count++;
	return count;
}

/* A rule with words on it. */
static void
draw_rule(struct canvas *canvas, struct rect line, const char *left, const char *right)
{
	int used = width_text(right, strlen(right));

	canvas_rule(canvas, line.row, line.col, line.cols);
	canvas_text(canvas, line.row, line.col + 2, line.cols - 4, STYLE_FAINT, left);
	if (used > 0 && used < line.cols / 2)
		canvas_text(canvas, line.row, line.col + line.cols - used - 1, used, STYLE_FAINT,
		    right);
}

static const char *
verdict_text(const char *verdict)
{
	if (strcmp(verdict, "conflict") == 0)
		return _(" the registry contradicts itself ");
	if (strcmp(verdict, "gap") == 0)
		return _(" the registry has no row ");
	if (strcmp(verdict, "match") == 0)
		return _(" the registry is clear ");
	return "";
}

static int
replay_rows(struct docket_screen *s, struct canvas *canvas, struct rect area)
{
	struct strbuf strip = STRBUF_INIT;
	int rows;

	replay_strip(&strip, s->docket->hops, s->docket->hop_count, s->v.desk->cells_at_ms);
	area.rows = REPLAY_ROWS;
	rows = canvas_wrapped(canvas, area, STYLE_PLAIN, strbuf_str(&strip));
	strbuf_finish(&strip);
	return rows;
}

static void
draw_evidence(struct docket_screen *s, struct canvas *canvas, struct rect area)
{
	/* The pager keeps two columns for its own signs. */
	int cols = area.cols - 2;

	if (s->evidence_cols != cols) {
		docket_text(s->evidence, s->v.desk, s->docket, cols);
		s->evidence_cols = cols;
	}
	pager_draw(s->evidence, canvas, area);
}

static void
draw_draft(struct docket_screen *s, struct canvas *canvas, struct rect area)
{
	const char *text = strbuf_str(&s->draft_lines);
	char *head = xstrndup(text, strcspn(text, "\n"));

	canvas_lines(canvas, area, STYLE_PLAIN, text);
	if (area.rows > 0)
		canvas_text(canvas, area.row, area.col, area.cols, STYLE_STRONG, head);
	free(head);
}

/* The draft in lines for so many columns; returns how many rows it is given of `room`. */
static int
lay_draft(struct docket_screen *s, int cols, int room)
{
	const struct hint *lead = list_rested_row(s->list, s->v.desk->app);
	int need;

	if (lead != NULL && lead->unit_id != s->draft.lead_id)
		make_draft(s, lead->unit_id);
	if (s->draft_cols != cols) {
		strbuf_clear(&s->draft_lines);
		if (s->draft.lead_id != 0)
			ruling_draft_lines(&s->draft_lines, &s->draft, cols);
		s->draft_cols = cols;
	}
	need = line_count(strbuf_str(&s->draft_lines));
	/* It names its lead, who may not be the selected one until the cursor rests. */
	s->fits = need > 0 && need <= room;
	s->whole = s->fits && s->draft.lead_id == list_selected(s->list);
	if (s->draft_rows < need)
		s->draft_rows = need;
	return s->draft_rows <= room ? s->draft_rows : room > 0 ? room : 0;
}

/* Leads and draft at the foot of the area; returns the rows left above them. */
static int
draw_decision(struct docket_screen *s, struct canvas *canvas, struct rect area, bool focus)
{
	int most = area.rows >= HIGH_FROM ? LEADS_HIGH : LEADS_LOW;
	int leads = (int)s->lead_count < most ? (int)s->lead_count : most;
	int need, top;

	if (leads == 0)
		leads = 1;
	need = lay_draft(s, area.cols, area.rows - EVIDENCE_LEAST - leads - 2);
	top = area.rows - need - leads - 2;
	if (top < 0)
		return 0;
	area.row += top;
	draw_rule(canvas, area, _(" Suggested leads "), verdict_text(s->docket->hints->verdict));
	area.row++;
	if (s->lead_count == 0)
		canvas_text(canvas, area.row, area.col + 2, area.cols - 2, STYLE_FAINT,
		    _("No hint speaks for any unit; the form takes any."));
	area.rows = leads;
	list_draw(s->list, canvas, area, focus);
	area.row += leads;
	draw_rule(canvas, area, _(" Draft of the ruling "),
	    s->fits || s->draft.lead_id == 0 ? "" : _(" there is more; the form shows all "));
	area.row++;
	area.rows = need;
	draw_draft(s, canvas, area);
	return top;
}

static void
draw(struct view *view, struct canvas *canvas, struct rect area)
{
	struct docket_screen *s = screen_of(view);
	struct rect rest = area;

	if (s->docket == NULL) {
		desk_draw_reading(s->v.desk, canvas, area);
		return;
	}
	desk_tick(s->v.desk);
	draw_head(s, canvas, area);
	rest.row++;
	rest.rows--;
	area.rows = replay_rows(s, canvas, rest);
	rest.row += area.rows;
	rest.rows -= area.rows;
	if (deciding(s) && !s->reading)
		rest.rows = draw_decision(s, canvas, rest, app_top(s->v.desk->app) == view);
	draw_evidence(s, canvas, rest);
}

/* --- keys ----------------------------------------------------------------------------- */

/* What the evidence does not take moves among the leads. */
static bool
key(struct view *view, const struct key *key)
{
	struct docket_screen *s = screen_of(view);
	bool down = key->sym == KEY_DOWN_SYM || (key->sym == KEY_CHAR && key->cp == 'j');
	bool up = key->sym == KEY_UP_SYM || (key->sym == KEY_CHAR && key->cp == 'k');

	if (key->mods == 0 && (down || up) && deciding(s) && !s->reading) {
		list_move(s->list, down ? 1 : -1);
		app_dirty(s->v.desk->app);
		return true;
	}
	return pager_key(s->evidence, key);
}

/* False, having said why, if there is nothing to rule on here. */
static bool
may_decide(struct docket_screen *s)
{
	struct app *app = s->v.desk->app;

	if (s->docket == NULL)
		app_say(app, STYLE_WARN, "%s", desk_reading(s->v.desk));
	else if (!deciding(s))
		app_say(app, STYLE_ERROR, "%s", _("There is no objection to rule on."));
	else if (s->write != NULL)
		app_say(app, STYLE_WARN, "%s", _("Sent; waiting for the database…"));
	else
		return true;
	return false;
}

static const char *
value_or_null(const char *value)
{
	return *value == '\0' ? NULL : value;
}

static void
run_rule(struct view *view, const struct args *args)
{
	struct docket_screen *s = screen_of(view);
	const struct ruling_draft *d = &s->draft;
	char *assist;

	if (!may_decide(s))
		return;
	if (d->lead_id == 0 || !s->whole) {
		/* Nobody rules with words that were not on the screen (law 2). */
		app_say(s->v.desk->app, STYLE_ERROR, "%s",
		    d->lead_id == 0 ? _("No unit is suggested; the form takes any.") :
		    _("The draft has not been on the screen as it is now; look, then rule."));
		return;
	}
	assist = xasprintf("{%s}", d->assist);
	desk_write(s->v.desk, WRITE_RULE, &s->docket->row,
	    (const char *const[]){ d->lead, assist, d->reasons, d->legal_basis,
		d->binding ? "true" : "false", value_or_null(d->category),
		value_or_null(d->territory), d->basis },
	    NULL, NULL, NULL, &s->write);
	free(assist);
}

static void
run_edit(struct view *view, const struct args *args)
{
	struct docket_screen *s = screen_of(view);
	const struct ruling_draft *d = &s->draft;

	if (!may_decide(s))
		return;
	list_rest(s->list);
	if (d->lead_id != list_selected(s->list))
		make_draft(s, list_selected(s->list));
	if (d->lead_id == 0)
		verb_form_open(s->v.desk, WRITE_RULE, &s->docket->row);
	else
		verb_form_rule(s->v.desk, &s->docket->row, d);
}

/* Leads and draft give way to the evidence, and come back. */
static void
run_read(struct view *view, const struct args *args)
{
	struct docket_screen *s = screen_of(view);

	s->reading = !s->reading;
	s->whole = false;
}

static void
run_detail(struct view *view, const struct args *args)
{
	struct docket_screen *s = screen_of(view);

	if (s->docket != NULL)
		app_push(s->v.desk->app, detail_view(s->v.desk, &s->docket->row));
}

/* What is behind the selected lead: document, ruling, tickets. */
static void
run_evidence(struct view *view, const struct args *args)
{
	struct docket_screen *s = screen_of(view);
	int64_t lead = list_selected(s->list);

	if (s->docket != NULL && lead != 0)
		app_push(s->v.desk->app, evidence_view(s->v.desk, &s->docket->row, (int)lead));
}

static void
run_precedents(struct view *view, const struct args *args)
{
	struct docket_screen *s = screen_of(view);

	if (s->docket == NULL)
		return;
	if (s->docket->precedent_count == 0)
		app_say(s->v.desk->app, STYLE_PLAIN, "%s", _("There is no precedent."));
	else
		app_push(s->v.desk->app, precedents_view(s->v.desk, &s->docket->row));
}

static const struct action actions[] = {
	{ "rule", "C-d", N_("Rule"), N_("Rule at once, with exactly the draft on the screen."), NULL,
	    "coordinate", ACTION_HINT | ACTION_ROWS | ACTION_NOW, run_rule },
	{ "edit-ruling", "W", N_("Edit the ruling"), N_("Open the draft in a form, change it, and rule."),
	    NULL, "coordinate", ACTION_HINT | ACTION_ROWS, run_edit },
	{ "evidence", "Enter", N_("Evidence"), N_("What is behind the selected lead: documents, rulings, tickets."),
	    NULL, NULL, ACTION_HINT | ACTION_ROWS, run_evidence },
	{ "precedents", "l", N_("Precedents"), N_("Rulings on matters alike, to be opened."), NULL, NULL,
	    ACTION_HINT | ACTION_ROWS, run_precedents },
	{ "whole-page", "Tab", N_("Whole page"), N_("Give the evidence the whole page, or the leads and the draft their place."),
	    NULL, "coordinate", ACTION_ROWS, run_read },
	{ "details", "i", N_("Details"), N_("Open the ticket with all that is known of it."), NULL, NULL,
	    ACTION_ROWS, run_detail },
	{ "choose-lead", "j k Down Up", N_("Choose the lead"), N_("Goes to the next suggested lead, or to the one before."),
	    NULL, "coordinate", ACTION_MOTION | ACTION_ROWS, action_by_key },
	{ "read-on", "Space b g G PgDn PgUp Home End", N_("Read on"), N_("Scrolls the evidence."),
	    NULL, NULL, ACTION_MOTION | ACTION_ROWS, action_by_key },
};

const struct action_table docket_actions = {
	"docket", N_("Docket"), actions, ARRAY_LEN(actions),
};

/* --- life ------------------------------------------------------------------------------- */

static const struct ticket *
shown_ticket(struct desk_view *v)
{
	struct docket_screen *s = (struct docket_screen *)v;

	return s->docket != NULL ? &s->docket->row : NULL;
}

static void
destroy(struct view *view)
{
	struct docket_screen *s = screen_of(view);

	one_close(&s->one);
	if (s->write != NULL)
		desk_form_closed(s->write);
	docket_forget(&s->query);
	list_destroy(s->list);
	pager_destroy(s->evidence);
	ruling_draft_finish(&s->draft);
	strbuf_finish(&s->draft_lines);
	docket_destroy(s->docket);
	free(s->leads);
	free(s);
}

static const struct action_table *const tables[] = {
	&docket_actions, &dispute_actions, &ticket_actions, &privacy_actions, NULL,
};

static bool
awaits(struct view *view)
{
	const struct docket_screen *s = screen_of(view);

	return desk_awaits(s->v.desk, s->docket != NULL, s->query.call);
}

static const struct view_ops ops = {
	.name = "docket",
	.tables = tables,
	.awaits = awaits,
	.draw = draw,
	.can = ticket_can,
	.key = key,
	.destroy = destroy,
};

struct view *
docket_view(struct desk *desk, const struct ticket *ticket)
{
	struct docket_screen *s = xcalloc(1, sizeof *s);
	struct list_source source = { rows_count, rows_row, rows_id, NULL, NULL, s };

	s->v.view.ops = &ops;
	s->v.desk = desk;
	s->v.ticket = shown_ticket;
	s->evidence = pager_create();
	s->list = list_create(columns, ARRAY_LEN(columns), &source);
	list_set_bar(s->list, desk->bar);
	list_on_select(s->list, selected, s);
	s->one = (struct one){ .desk = desk, .ctx = s, .ask = ask, .written = written };
	one_open(&s->one, ticket->id);
	return &s->v.view;
}

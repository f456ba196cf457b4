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
#include "query/docket.h"
#include "ui/list.h"
#include "ui/pager.h"

#include "docket_private.h"
#include "docket_text.h"
#include "one.h"
#include "ticket_actions.h"

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

/* --- what is known -------------------------------------------------------------- */

bool
docket_decides(const struct docket_screen *s)
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

void
docket_make_draft(struct docket_screen *s, int64_t lead)
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
	docket_make_draft(s, list_selected(s->list));
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

/* --- keys ----------------------------------------------------------------------------- */

/* What the evidence does not take moves among the leads. */
static bool
key(struct view *view, const struct key *key)
{
	struct docket_screen *s = screen_of(view);
	bool down = key->sym == KEY_DOWN_SYM || (key->sym == KEY_CHAR && key->cp == 'j');
	bool up = key->sym == KEY_UP_SYM || (key->sym == KEY_CHAR && key->cp == 'k');

	if (key->mods == 0 && (down || up) && docket_decides(s) && !s->reading) {
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
	else if (!docket_decides(s))
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
		docket_make_draft(s, list_selected(s->list));
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
	.draw = docket_draw,
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
	s->list = list_create(docket_columns, docket_column_count, &source);
	list_set_bar(s->list, desk->bar);
	list_on_select(s->list, selected, s);
	s->one = (struct one){ .desk = desk, .ctx = s, .ask = ask, .written = written };
	one_open(&s->one, ticket->id);
	return &s->v.view;
}

/* SPDX-License-Identifier: MIT */
/*
 * Choosing the responsible unit: hints first, each with its reasons under the cursor,
 * then all other units. Typing filters by pinyin initials, full pinyin, code, alias or
 * Chinese; Space marks assisting units, Enter takes the lead. A ticket without a category
 * is classified on the way.
 */
#include "picker.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "query/feed.h"
#include "query/hints.h"
#include "text/pinyin.h"
#include "text/width.h"
#include "ui/edit.h"
#include "ui/list.h"
#include "view/views.h"

#define HEAD_ROWS 3              /* the ticket, the field, what the registry says */
#define PATIENCE_MS 300

struct picker {
	struct desk_view v;
	struct ticket ticket;    /* copies of what is needed */
	enum write_verb verb;    /* whose form comes afterwards */
	char *subject;
	struct edit typed;
	struct candidates units;
	struct list *list;
	struct hints *hints;     /* NULL until they have come */
	struct hints_query query;
	struct loop_timer *patience; /* until it rings, no list that hints would push aside */
	bool classifying;        /* a unit was chosen; its form comes after the category */
	bool classified;         /* it has one now; the form comes with the hints */
};

static struct picker *
picker_of(struct view *view)
{
	return (struct picker *)view;
}

static void
rank(struct picker *p)
{
	candidates_rank(&p->units, edit_text(&p->typed));
	list_sync(p->list);
	app_dirty(p->v.desk->app);
}

static void
patience_over(void *ctx)
{
	struct picker *p = ctx;

	p->patience = NULL;
	app_fresh(&p->v.view);
	app_dirty(p->v.desk->app);
}

/* The list waits for the hints: there is nothing yet to choose from. */
static bool
hidden(const struct picker *p)
{
	return p->patience != NULL && *edit_text(&p->typed) == '\0';
}

/* --- drawing ------------------------------------------------------------------ */

/* Who assists, by name, as far as there is room. */
static void
draw_assisting(struct picker *p, struct canvas *canvas, struct rect line)
{
	struct strbuf out = STRBUF_INIT;

	for (size_t i = 0; i < list_tag_count(p->list); i++) {
		const struct unit *u = names_unit(p->v.desk->names, (int)list_tag_id(p->list, i));

		if (u != NULL)
			strbuf_addf(&out, "%s%s", out.len > 0 ? "、" : "", u->short_name);
	}
	if (out.len > 0) {
		char *marked = xasprintf(_("%zu assisting: %s"), list_tag_count(p->list), out.s);

		canvas_field(canvas, line.row, line.col, line.cols, ALIGN_LEFT, STYLE_MARK, marked);
		free(marked);
	}
	strbuf_finish(&out);
}

static void
draw_field(struct picker *p, struct canvas *canvas, struct rect line)
{
	struct rect field = line, rest = line;
	int used = canvas_text(canvas, line.row, line.col + 1, line.cols, STYLE_FAINT, _("Unit: "));

	field.col += used + 1;
	field.cols = 24;
	rest.col = field.col + field.cols + 2;
	rest.cols = line.cols - (rest.col - line.col) - 1;
	draw_assisting(p, canvas, rest);
	edit_draw(&p->typed, canvas, field, STYLE_INPUT, app_top(p->v.desk->app) == &p->v.view);
}

static void
draw(struct view *view, struct canvas *canvas, struct rect area)
{
	struct picker *p = picker_of(view);
	int foot = picker_foot_rows(area.rows);
	struct rect line = { area.row + 1, area.col, 1, area.cols };
	struct rect matter = { area.row + 2, area.col, 1, area.cols };
	struct rect rows = {
		area.row + HEAD_ROWS, area.col, area.rows - HEAD_ROWS - foot, area.cols,
	};
	struct rect below = { area.row + area.rows - foot, area.col, foot, area.cols };
	const struct candidate *c = hidden(p) ? NULL : list_selected_row(p->list);

	canvas_field(canvas, area.row, area.col + 1, area.cols - 1, ALIGN_LEFT, STYLE_STRONG,
	    p->subject);
	picker_matter(p->hints, p->v.desk->names, p->ticket.category_id != 0, canvas, matter);
	if (hidden(p))
		canvas_text(canvas, rows.row, rows.col + 2, rows.cols - 2, STYLE_FAINT,
		    _("hints are on their way…"));
	else if (p->units.shown_count == 0)
		canvas_text(canvas, rows.row, rows.col + 2, rows.cols - 2, STYLE_FAINT,
		    _("No unit fits. Backspace widens the search."));
	else
		list_draw(p->list, canvas, rows, false);
	/* A grave warning is said before Enter can come. */
	if (c != NULL && candidate_is_grave(c))
		list_rest(p->list);
	if (c != NULL)
		c = list_rested_row(p->list, p->v.desk->app);
	picker_foot(p->v.desk, p->hints, c, canvas, below);
	/* Last: the caret is the cursor. */
	draw_field(p, canvas, line);
}

/* --- choosing ----------------------------------------------------------------- */

/* Units marked as assisting, without the lead, separated by commas. */
static char *
assisting(struct picker *p, int64_t lead)
{
	struct strbuf out = STRBUF_INIT;

	for (size_t i = 0; i < list_tag_count(p->list); i++) {
		int64_t id = list_tag_id(p->list, i);

		if (id != lead)
			strbuf_addf(&out, "%s%d", out.len > 0 ? "," : "", (int)id);
	}
	return strbuf_take(&out);
}

static void
open_form(struct picker *p, const struct unit *lead)
{
	char *assist = assisting(p, lead->id), *basis = NULL, *why = NULL;

	if (p->hints != NULL)
		basis = hints_basis(p->hints, lead->id);
	/* Who passes it on in the own tree is asked for nothing. */
	if (p->hints != NULL && p->verb == WRITE_DISPATCH)
		why = hints_why(p->hints, p->v.desk->names, lead->id);
	verb_form_dispatch(p->v.desk, p->verb, &p->ticket, lead->id_text, assist, basis, why);
	free(why);
	free(basis);
	free(assist);
}

/* The category first: the one that similar texts have stands in the form. */
static void
classify(struct picker *p)
{
	char category[12] = "";

	if (p->hints != NULL && p->hints->suggested_count > 0)
		snprintf(category, sizeof category, "%d", p->hints->suggested[0].category_id);
	p->classifying = true;
	verb_form_open_with(p->v.desk, WRITE_CLASSIFY, &p->ticket,
	    *category != '\0' ? (const char *const[]){ "category", category, NULL } : NULL);
}

/* What was typed can only mean the first: the only hit, or the only one with that whole name. */
static bool
named(const struct picker *p)
{
	const struct candidates *c = &p->units;

	if (*edit_text(&p->typed) == '\0' || list_index(p->list) != 0)
		return false;
	return c->shown_count == 1 || (c->shown_count > 1 && c->shown[0]->fit == FIT_EXACT &&
	    c->shown[1]->fit != FIT_EXACT);
}

static void
take_lead(struct picker *p)
{
	const struct candidate *c = list_selected_row(p->list);

	if (c == NULL || hidden(p) || (!named(p) && !app_seen(p->v.desk->app, _("Lead"))))
		return;
	if (p->ticket.category_id == 0 && p->verb == WRITE_DISPATCH)
		classify(p);
	else
		open_form(p, c->unit);
}

static void
toggle_assist(struct picker *p)
{
	int64_t id = list_selected(p->list);

	if (id != 0 && !hidden(p))
		list_tag(p->list, id, !list_tagged(p->list, id));
	app_dirty(p->v.desk->app);
}

/* Several are equally named: the one under the cursor, or the first, leads; the others assist. */
static void
share(struct picker *p)
{
	const struct hints *h = p->hints;
	const struct candidate *c = list_selected_row(p->list);

	if (h == NULL || h->lead_count < 2) {
		app_say(p->v.desk->app, STYLE_PLAIN, "%s",
		    _("The registry does not name several units here; Space marks who assists."));
		return;
	}
	if (c == NULL || !hints_lead(h, c->unit->id))
		list_select(p->list, h->leads[0]);
	for (size_t i = 0; i < h->lead_count; i++)
		list_tag(p->list, h->leads[i], h->leads[i] != list_selected(p->list));
	app_dirty(p->v.desk->app);
}

static void
hints_came(void *ctx, struct hints *hints, const char *sentence)
{
	struct picker *p = ctx;
	/* A list that has been shown is not moved under the cursor any more. */
	bool untouched = hidden(p) && list_index(p->list) == 0;
	const struct candidate *c;

	loop_cancel(p->patience);
	p->patience = NULL;
	app_release(p->v.desk->app);
	if (hints == NULL) {
		app_say(p->v.desk->app, STYLE_ERROR, "%s", sentence);
	} else {
		candidates_hint(&p->units, hints);
		hints_destroy(p->hints);
		p->hints = hints;
	}
	rank(p);
	if (untouched) {
		list_move_to(p->list, 0);
		app_fresh(&p->v.view);
	}
	c = list_selected_row(p->list);
	if (p->classified && c != NULL && app_top(p->v.desk->app) == &p->v.view)
		open_form(p, c->unit);
	p->classified = false;
}

/* --- keys ----------------------------------------------------------------------- */

static bool
move(struct picker *p, const struct key *key)
{
	if (key->sym == KEY_UP_SYM)
		list_move(p->list, -1);
	else if (key->sym == KEY_DOWN_SYM)
		list_move(p->list, 1);
	else if (key->sym == KEY_PGUP)
		list_page(p->list, -1);
	else if (key->sym == KEY_PGDN)
		list_page(p->list, 1);
	else
		return false;
	app_dirty(p->v.desk->app);
	return true;
}

/* Signs that no name of a unit has: they are keys, not text. */
static bool
is_action(const struct key *key)
{
	return key->sym == KEY_ENTER ||
	    (key->sym == KEY_CHAR && key->mods == 0 &&
	        (key->cp == ' ' || key->cp == '+' || key->cp == '!'));
}

static bool
key(struct view *view, const struct key *key)
{
	struct picker *p = picker_of(view);
	bool changed = false;

	if (move(p, key))
		return true;
	if (is_action(key) || !edit_key(&p->typed, key, &changed))
		return false;
	if (changed) {
		rank(p);
		list_move_to(p->list, 0);
		/* It is the first now, whatever stood there before. */
		app_fresh(&p->v.view);
	}
	app_dirty(p->v.desk->app);
	return true;
}

/* --- life ------------------------------------------------------------------------ */

/* The ticket has gone where it should: the picker has done its work. */
static void
written(void *ctx, int64_t ticket, enum write_verb verb, int version)
{
	struct picker *p = ctx;

	if (ticket != p->ticket.id)
		return;
	if (verb == WRITE_CLASSIFY && p->classifying && version != 0) {
		/* Matter and place are known now: what speaks for the unit is asked again. */
		p->ticket.version = version;
		p->ticket.category_id = -1;
		p->classifying = false;
		p->classified = true;
		hints_ask(&p->query, p->v.desk->db, p->ticket.id, hints_came, p);
	} else if (verb == p->verb || verb == WRITE_CLASSIFY || verb == WRITE_REFER) {
		app_pop(p->v.desk->app, &p->v.view);
	}
}

static const struct ticket *
picked_ticket(struct desk_view *v)
{
	return &((struct picker *)v)->ticket;
}

static void
destroy(struct view *view)
{
	struct picker *p = picker_of(view);

	desk_unlisten(p->v.desk, p);
	hints_forget(&p->query);
	loop_cancel(p->patience);
	list_destroy(p->list);
	candidates_finish(&p->units);
	hints_destroy(p->hints);
	edit_finish(&p->typed);
	ticket_finish(&p->ticket);
	free(p->subject);
	free(p);
}

static void
run_take(struct view *view, const struct args *args)
{
	take_lead(picker_of(view));
}

static void
run_assist(struct view *view, const struct args *args)
{
	toggle_assist(picker_of(view));
}

static void
run_share(struct view *view, const struct args *args)
{
	share(picker_of(view));
}

static void
run_evidence(struct view *view, const struct args *args)
{
	struct picker *p = picker_of(view);
	const struct candidate *c = list_selected_row(p->list);

	if (c != NULL && !hidden(p))
		app_push(p->v.desk->app, evidence_view(p->v.desk, &p->ticket, c->unit->id));
}

/* Nobody is chosen: the coordination group is to say who is responsible. */
static void
run_refer(struct view *view, const struct args *args)
{
	struct picker *p = picker_of(view);

	if (names_allows(p->v.desk->names, write_name(WRITE_REFER), p->ticket.state))
		verb_form_open(p->v.desk, WRITE_REFER, &p->ticket);
	else
		app_say(p->v.desk->app, STYLE_ERROR, "%s",
		    _("The coordination group does not take a ticket in this state."));
}

static const struct action actions[] = {
	{ "take-lead", "Enter", N_("Lead"), N_("Dispatch to the unit under the cursor as lead."), NULL, NULL,
	    ACTION_HINT | ACTION_KEEP | ACTION_MOTION | ACTION_ROWS, run_take },
	{ "mark-assisting", "Space", N_("Assisting"), N_("Mark the unit under the cursor as assisting."), NULL,
	    NULL, ACTION_HINT | ACTION_MOTION | ACTION_ROWS, run_assist },
	{ "evidence", "Tab", N_("Evidence"), N_("What speaks for the unit under the cursor and against it."),
	    NULL, NULL, ACTION_HINT | ACTION_MOTION | ACTION_ROWS, run_evidence },
	{ "share", "+", N_("Lead and assisting"),
	    N_("Where the registry names several: this one leads, the others assist."), NULL, NULL,
	    ACTION_MOTION | ACTION_ROWS, run_share },
	{ "refer-instead", "!", N_("To the coordination group"),
	    N_("Choose nobody: let the coordination group say who is responsible."), NULL, "refer",
	    ACTION_MOTION, run_refer },
};

const struct action_table picker_actions = {
	"picker", N_("Choose a unit"), actions, ARRAY_LEN(actions),
};

static const struct action_table *const tables[] = { &picker_actions, NULL };

static struct list *
list_of(struct view *view)
{
	return picker_of(view)->list;
}

/* What would choose from the list waits for it, and all behind that. */
static bool
awaits(struct view *view)
{
	return hidden(picker_of(view));
}

static const struct view_ops ops = {
	.name = "picker",
	.typing = true,
	.list = list_of,
	.awaits = awaits,
	.tables = tables,
	.draw = draw,
	.key = key,
	.destroy = destroy,
};

static void
copy_ticket(struct ticket *to, const struct ticket *from)
{
	to->id = from->id;
	to->version = from->version;
	to->category_id = from->category_id;
	to->urgency = from->urgency;
	to->number = xstrdup(from->number);
	to->title = xstrdup(from->title);
	to->state = xstrdup(from->state);
	to->territory_code = xstrdup_null(from->territory_code);
	to->class = xstrdup_null(from->class);
}

struct view *
picker_view(struct desk *desk, const struct ticket *ticket, enum write_verb verb,
    const char *typed)
{
	struct picker *p = xcalloc(1, sizeof *p);
	struct list_source source = candidates_source(&p->units);

	p->v.view.ops = &ops;
	p->v.desk = desk;
	p->v.ticket = picked_ticket;
	p->verb = verb;
	copy_ticket(&p->ticket, ticket);
	p->subject = desk_subject(ticket);
	edit_init(&p->typed, false, 200);
	if (typed != NULL)
		edit_set(&p->typed, typed);
	candidates_init(&p->units, desk->names, desk->account.platform_id,
	    verb == WRITE_PASS_ON ? ticket->unit_id : 0);
	p->list = list_create(picker_columns, picker_column_count, &source);
	desk_listen(desk, (struct desk_listener){ .written = written, .ctx = p });
	rank(p);
	list_move_to(p->list, 0);
	desk_hold(desk);
	p->patience = loop_after(desk->loop, PATIENCE_MS, patience_over, p);
	hints_ask(&p->query, desk->db, ticket->id, hints_came, p);
	return &p->v.view;
}

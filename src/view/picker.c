/* SPDX-License-Identifier: MIT */
/*
 * Choosing the responsible unit: hints first, each with its reason under the cursor,
 * then all other units. Typing filters by pinyin initials, full pinyin, code,
 * alias or Chinese; Space marks assisting units, Enter takes the lead.
 */
#include "view/views.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "query/feed.h"
#include "query/hints.h"
#include "text/pinyin.h"
#include "text/sanitize.h"
#include "text/width.h"
#include "ui/edit.h"
#include "ui/list.h"

#define FOOT_ROWS 3              /* rule, reason, liaison officer */
#define HOLD_MS 100
#define PATIENCE_MS 300

struct candidate {
	const struct unit *unit;
	int score;               /* of its best hint; 0: none */
	char *kind;
	char *basis;
	int fit;                 /* enum pinyin_fit with what was typed */
};

struct picker {
	struct desk_view v;
	struct ticket ticket;    /* copies of what is needed */
	enum write_verb verb;    /* whose form comes afterwards */
	char *subject;
	struct edit typed;
	struct candidate *all;   /* one a unit that can be chosen, in the order of the names */
	size_t all_count;
	struct candidate **shown; /* those that fit, best first */
	size_t shown_count;
	struct list *list;
	struct hints_query query;
	struct loop_timer *patience; /* until it rings, no list that hints would push aside */
};

static struct picker *
picker_of(struct view *view)
{
	return (struct picker *)view;
}

/* --- rows ------------------------------------------------------------------ */

static size_t
rows_count(void *ctx)
{
	return ((struct picker *)ctx)->shown_count;
}

static const void *
rows_row(void *ctx, size_t i)
{
	return ((struct picker *)ctx)->shown[i];
}

static int64_t
rows_id(const void *row)
{
	return ((const struct candidate *)row)->unit->id;
}

static size_t
rows_find(void *ctx, int64_t id)
{
	struct picker *p = ctx;

	for (size_t i = 0; i < p->shown_count; i++) {
		if (p->shown[i]->unit->id == id)
			return i;
	}
	return SIZE_MAX;
}

static enum style
cell_code(void *ctx, const void *row, struct strbuf *out)
{
	const struct candidate *c = row;

	strbuf_adds(out, c->unit->code);
	return STYLE_FAINT;
}

static enum style
cell_name(void *ctx, const void *row, struct strbuf *out)
{
	const struct candidate *c = row;

	sanitize(out, c->unit->name, strlen(c->unit->name), SANITIZE_LINE);
	return c->score > 0 ? STYLE_STRONG : STYLE_PLAIN;
}

static const char *
kind_label(const char *kind)
{
	if (strcmp(kind, "duty") == 0)
		return _("duty registry");
	if (strcmp(kind, "history") == 0)
		return _("earlier tickets");
	if (strcmp(kind, "territory") == 0)
		return _("territory");
	return kind;
}

static enum style
cell_kind(void *ctx, const void *row, struct strbuf *out)
{
	const struct candidate *c = row;

	if (c->score > 0)
		strbuf_adds(out, kind_label(c->kind));
	return STYLE_GOOD;
}

static enum style
cell_basis(void *ctx, const void *row, struct strbuf *out)
{
	const struct candidate *c = row;

	if (c->basis != NULL)
		sanitize(out, c->basis, strlen(c->basis), SANITIZE_LINE);
	return STYLE_FAINT;
}

static const struct list_column columns[] = {
	{ "code", N_("Code"), 12, 0, ALIGN_LEFT, cell_code },
	{ "unit", N_("Unit"), 28, 0, ALIGN_LEFT, cell_name },
	{ "kind", N_("Hint"), 14, 0, ALIGN_LEFT, cell_kind },
	{ "basis", N_("Basis"), 0, 0, ALIGN_LEFT, cell_basis },
};

/* --- ranking ---------------------------------------------------------------- */

static int
max_int(int a, int b)
{
	return a > b ? a : b;
}

static int
fit_of(const struct unit *u, const char *typed)
{
	int fit = max_int(pinyin_match(u->short_name, typed), pinyin_match(u->name, typed));
	char *aliases, *rest, *alias;

	fit = max_int(fit, pinyin_match(u->code, typed));
	aliases = rest = xstrdup(u->aliases);
	while ((alias = strsep(&rest, "|")) != NULL) {
		if (*alias != '\0')
			fit = max_int(fit, pinyin_match(alias, typed));
	}
	free(aliases);
	return fit;
}

static int
better(const void *a, const void *b)
{
	const struct candidate *x = *(struct candidate *const *)a;
	const struct candidate *y = *(struct candidate *const *)b;

	if (x->fit != y->fit)
		return y->fit - x->fit;
	if (x->score != y->score)
		return y->score - x->score;
	/* The shorter name is the more general unit: 城管局 before 颍州区城管局. */
	if (strlen(x->unit->name) != strlen(y->unit->name))
		return strlen(x->unit->name) < strlen(y->unit->name) ? -1 : 1;
	return x->unit->id - y->unit->id;
}

static void
rank(struct picker *p)
{
	const char *typed = edit_text(&p->typed);

	p->shown_count = 0;
	for (size_t i = 0; i < p->all_count; i++) {
		struct candidate *c = &p->all[i];

		c->fit = *typed == '\0' ? 0 : fit_of(c->unit, typed);
		if (*typed == '\0' || c->fit != FIT_NONE)
			p->shown[p->shown_count++] = c;
	}
	qsort(p->shown, p->shown_count, sizeof(struct candidate *), better);
	list_sync(p->list);
	app_dirty(p->v.desk->app);
}

static void
patience_over(void *ctx)
{
	struct picker *p = ctx;

	p->patience = NULL;
	app_dirty(p->v.desk->app);
}

/* The list waits for the hints: there is nothing yet to choose from. */
static bool
hidden(const struct picker *p)
{
	return p->patience != NULL && *edit_text(&p->typed) == '\0';
}

static void
hints_came(void *ctx, const struct hint *hints, size_t count, const char *sentence)
{
	struct picker *p = ctx;
	/* A list that has been shown is not moved under the cursor any more. */
	bool untouched = hidden(p) && list_index(p->list) == 0;

	loop_cancel(p->patience);
	p->patience = NULL;
	app_release(p->v.desk->app);
	if (sentence != NULL)
		app_say(p->v.desk->app, STYLE_ERROR, "%s", sentence);
	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < p->all_count; k++) {
			struct candidate *c = &p->all[k];

			if (c->unit->id != hints[i].unit_id || c->score >= hints[i].score)
				continue;
			c->score = hints[i].score;
			free(c->kind);
			free(c->basis);
			c->kind = xstrdup(hints[i].kind);
			c->basis = xstrdup(hints[i].basis);
		}
	}
	rank(p);
	if (untouched)
		list_move_to(p->list, 0);
}

/* --- drawing ------------------------------------------------------------------ */

static void
foot_line(struct canvas *canvas, struct rect area, int row, const char *label, const char *text)
{
	struct strbuf clean = STRBUF_INIT;
	int used = canvas_text(canvas, row, area.col + 1, area.cols - 1, STYLE_FAINT, label);

	sanitize(&clean, text, strlen(text), SANITIZE_LINE);
	canvas_field(canvas, row, area.col + 2 + used, area.cols - used - 3, ALIGN_LEFT,
	    STYLE_PLAIN, strbuf_str(&clean));
	strbuf_finish(&clean);
}

static void
draw_foot(struct picker *p, struct canvas *canvas, struct rect area)
{
	const struct candidate *c = list_selected_row(p->list);
	int row = area.row + area.rows - FOOT_ROWS;
	struct strbuf who = STRBUF_INIT;

	canvas_rule(canvas, row, area.col, area.cols);
	if (c == NULL)
		return;
	foot_line(canvas, area, row + 1, _("Basis"),
	    c->basis != NULL ? c->basis : _("no hint speaks for this unit"));
	strbuf_addf(&who, _("%s %s, at night %s"), c->unit->liaison, c->unit->phone,
	    *c->unit->night_phone != '\0' ? c->unit->night_phone : "–");
	foot_line(canvas, area, row + 2, _("Liaison officer"), who.s);
	strbuf_finish(&who);
}

static void
draw(struct view *view, struct canvas *canvas, struct rect area)
{
	struct picker *p = picker_of(view);
	struct rect line = { area.row + 1, area.col, 1, area.cols };
	struct rect rows = { area.row + 2, area.col, area.rows - 2 - FOOT_ROWS, area.cols };
	struct rect field = line;
	int used;

	canvas_field(canvas, area.row, area.col + 1, area.cols - 1, ALIGN_LEFT, STYLE_STRONG,
	    p->subject);
	used = canvas_text(canvas, line.row, line.col + 1, line.cols, STYLE_FAINT, _("Unit: "));
	field.col += used + 1;
	field.cols = 24;
	if (list_tag_count(p->list) > 0) {
		char *marked = xasprintf(_("%zu assisting"), list_tag_count(p->list));

		canvas_text(canvas, line.row, field.col + 26, 20, STYLE_MARK, marked);
		free(marked);
	}
	if (hidden(p))
		canvas_text(canvas, rows.row, rows.col + 2, rows.cols - 2, STYLE_FAINT,
		    _("hints are on their way…"));
	else if (p->shown_count == 0)
		canvas_text(canvas, rows.row, rows.col + 2, rows.cols - 2, STYLE_FAINT,
		    _("No unit fits. Backspace widens the search."));
	else
		list_draw(p->list, canvas, rows, false);
	draw_foot(p, canvas, area);
	edit_draw(&p->typed, canvas, field, STYLE_INPUT, app_top(p->v.desk->app) == view);
}

/* --- keys ----------------------------------------------------------------------- */

static void
toggle_assist(struct picker *p)
{
	int64_t id = list_selected(p->list);

	if (id != 0 && !hidden(p))
		list_tag(p->list, id, !list_tagged(p->list, id));
	app_dirty(p->v.desk->app);
}

/* Units marked as assisting, without the lead, separated by commas. */
static char *
assisting(struct picker *p, int64_t lead)
{
	struct strbuf out = STRBUF_INIT;
	const int64_t *ids = list_tags(p->list);

	for (size_t i = 0; i < list_tag_count(p->list); i++) {
		if (ids[i] != lead)
			strbuf_addf(&out, "%s%d", out.len > 0 ? "," : "", (int)ids[i]);
	}
	return strbuf_take(&out);
}

static void
take_lead(struct picker *p)
{
	const struct candidate *c = list_selected_row(p->list);
	char *assist, *basis = NULL;

	if (c == NULL || hidden(p))
		return;
	assist = assisting(p, c->unit->id);
	if (c->score > 0)
		basis = hint_basis(c->kind, c->score, c->basis);
	verb_form_dispatch(p->v.desk, p->verb, &p->ticket, c->unit->id_text, assist, basis, NULL);
	free(basis);
	free(assist);
}

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

static bool
key(struct view *view, const struct key *key)
{
	struct picker *p = picker_of(view);
	bool changed = false;

	if (move(p, key))
		return true;
	if (key->sym == KEY_CHAR && key->cp == ' ' && key->mods == 0) {
		toggle_assist(p);
		return true;
	}
	if (key->sym == KEY_ENTER) {
		take_lead(p);
		return true;
	}
	if (!edit_key(&p->typed, key, &changed))
		return false;
	if (changed) {
		rank(p);
		list_move_to(p->list, 0);
	}
	app_dirty(p->v.desk->app);
	return true;
}

/* --- life ------------------------------------------------------------------------ */

static void
ignore_changed(void *ctx, const int64_t *ids, size_t count)
{
}

/* The dispatch has happened: the picker has done its work. */
static void
written(void *ctx, int64_t ticket, enum write_verb verb, int version)
{
	struct picker *p = ctx;

	if (ticket == p->ticket.id && verb == p->verb)
		app_pop(p->v.desk->app, &p->v.view);
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
	for (size_t i = 0; i < p->all_count; i++) {
		free(p->all[i].kind);
		free(p->all[i].basis);
	}
	free(p->all);
	free(p->shown);
	edit_finish(&p->typed);
	ticket_finish(&p->ticket);
	free(p->subject);
	free(p);
}

/* These are typed into the field, so they are read by `key`; the table is for hints and help. */
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

static const struct action actions[] = {
	{ "take-lead", "Enter", N_("Lead"), N_("Dispatch to the unit under the cursor as lead."), NULL, NULL,
	    ACTION_HINT | ACTION_MOTION, run_take },
	{ "mark-assisting", "Space", N_("Assisting"), N_("Mark the unit under the cursor as assisting."), NULL,
	    NULL, ACTION_HINT | ACTION_MOTION, run_assist },
};

const struct action_table picker_actions = {
	"picker", N_("Choose a unit"), actions, ARRAY_LEN(actions),
};

static const struct action_table *const tables[] = { &picker_actions, NULL };

static const struct view_ops ops = {
	.name = "picker",
	.typing = true,
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
	to->number = xstrdup(from->number);
	to->title = xstrdup(from->title);
	to->state = xstrdup(from->state);
}

struct view *
picker_view(struct desk *desk, const struct ticket *ticket, enum write_verb verb,
    const char *typed)
{
	struct picker *p = xcalloc(1, sizeof *p);
	struct list_source source = { rows_count, rows_row, rows_id, rows_find, NULL, p };

	p->v.view.ops = &ops;
	p->v.desk = desk;
	p->v.ticket = picked_ticket;
	p->verb = verb;
	copy_ticket(&p->ticket, ticket);
	p->subject = desk_subject(ticket);
	edit_init(&p->typed, false, 200);
	if (typed != NULL)
		edit_set(&p->typed, typed);
	p->all = xcalloc(desk->names->unit_count + 1, sizeof *p->all);
	p->shown = xcalloc(desk->names->unit_count + 1, sizeof *p->shown);
	for (size_t i = 0; i < desk->names->unit_count; i++) {
		if (desk->names->units[i].active)
			p->all[p->all_count++].unit = &desk->names->units[i];
	}
	p->list = list_create(columns, ARRAY_LEN(columns), &source);
	desk_listen(desk, (struct desk_listener){ ignore_changed, written, p });
	rank(p);
	list_move_to(p->list, 0);
	app_hold(desk->app, HOLD_MS);
	p->patience = loop_after(desk->loop, PATIENCE_MS, patience_over, p);
	hints_ask(&p->query, desk->db, ticket->id, hints_came, p);
	return &p->v.view;
}

/* SPDX-License-Identifier: MIT */
/*
 * The power-and-duty registry: lists of lines by matter and place, what the one under the cursor
 * says below them (from SIDE_FROM columns beside them), and a key for each thing that may be done.
 * Opened from a ticket it shows what covers its matter in its place.
 */
#include "view/views.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "text/sanitize.h"
#include "ui/prompt.h"

#include "registry_form.h"
#include "registry_line.h"
#include "registry_private.h"
#include "registry_text.h"

#define SIDE_FROM 120
#define FOOT_ROWS 8              /* with its rule */

static const struct kind {
	const char *label;       /* N_() */
	char key;
} kinds[REGISTRY_LIST_COUNT] = {
	[REGISTRY_CURRENT] = { N_("in force"), 'c' },
	[REGISTRY_PROPOSED] = { N_("proposed"), 'p' },
	[REGISTRY_CONFLICT] = { N_("conflicts"), 'x' },
	[REGISTRY_GAP] = { N_("gaps"), 'v' },
	[REGISTRY_EXPIRED] = { N_("expired"), 'e' },
	[REGISTRY_FUTURE] = { N_("future"), 'f' },
	[REGISTRY_RULINGS] = { N_("rulings"), 'r' },
};

static struct registry_screen *
screen_of(struct view *view)
{
	return (struct registry_screen *)view;
}

/* --- rows --------------------------------------------------------------------------- */

static size_t
rows_count(void *ctx)
{
	return ((struct registry_screen *)ctx)->count;
}

static const void *
rows_row(void *ctx, size_t i)
{
	return &((struct registry_screen *)ctx)->rows[i];
}

static int64_t
rows_id(const void *row)
{
	return ((const struct duty *)row)->id;
}

/* --- reading -------------------------------------------------------------------------- */

static void
forget_rows(struct registry_screen *s)
{
	for (size_t i = 0; i < s->count; i++)
		duty_finish(&s->rows[i]);
	s->count = 0;
}

static void
page_came(void *ctx, struct duty *duties, size_t count, const char *sentence)
{
	struct registry_screen *s = ctx;

	if (!desk_came(s->v.desk, sentence)) {
		s->ended = true; /* = asks again */
		s->read = true;
		return;
	}
	if (s->again)
		forget_rows(s);
	s->again = false;
	for (size_t i = 0; i < count; i++) {
		/* A page that overlaps the last one brings no line twice. */
		if (list_find(s->list, duties[i].id) != SIZE_MAX)
			continue;
		*VEC_ADD(s->rows, s->count, s->cap) = duties[i];
		duties[i] = (struct duty){ 0 };
	}
	s->ended = count < (size_t)s->v.desk->page_size;
	s->side_id = 0;
	list_sync(s->list);
	if (!s->read && (s->left_on[s->kind] == 0 || !list_select(s->list, s->left_on[s->kind])))
		list_move_to(s->list, 0);
	s->read = true;
}

/* What covers the ticket is few lines, and comes whole. */
static bool
asks_for_ticket(const struct registry_screen *s)
{
	return s->subject != NULL && s->kind == REGISTRY_CURRENT && *s->typed == '\0';
}

static void
ask_page(struct registry_screen *s, int64_t after, int limit)
{
	if (asks_for_ticket(s))
		registry_ask_for(&s->query, s->v.desk->db, s->category, s->place, page_came, s);
	else
		registry_ask(&s->query, s->v.desk->db, s->kind, &s->limits, after, limit,
		    page_came, s);
}

static void
rows_more(void *ctx)
{
	struct registry_screen *s = ctx;

	if (s->ended || s->query.call != NULL || s->count == 0 || asks_for_ticket(s))
		return;
	ask_page(s, s->rows[s->count - 1].id, s->v.desk->page_size);
}

/* The same question once more, as far as was read: the selection stays. */
static void
refresh(struct registry_screen *s)
{
	int limit = s->v.desk->page_size;

	if ((size_t)limit < s->count)
		limit = (int)s->count;
	s->again = true;
	ask_page(s, 0, limit);
}

/* Another question: the old rows stay for the moment that an answer mostly takes. */
static void
ask(struct registry_screen *s)
{
	s->read = false;
	s->again = true;
	desk_hold(s->v.desk);
	ask_page(s, 0, s->v.desk->page_size);
}

static bool
has_names(struct registry_screen *s)
{
	if (!s->v.desk->names->loaded)
		app_say(s->v.desk->app, STYLE_WARN, "%s",
		    _("The dictionaries are still on their way."));
	return s->v.desk->names->loaded;
}

static void
limit_to_ticket(struct registry_screen *s)
{
	registry_limits_cover(&s->limits, s->v.desk->names, s->category, s->place);
}

static void
search(struct registry_screen *s, const char *typed)
{
	struct strbuf told = STRBUF_INIT;
	char *clean = sanitize_line(typed);

	if (!desk_can_read(s->v.desk) || !has_names(s)) {
		free(clean);
		return;
	}
	s->left_on[s->kind] = list_selected(s->list);
	free(s->typed);
	free(s->told);
	s->typed = clean;
	if (*clean == '\0' && s->subject != NULL)
		limit_to_ticket(s);
	else
		registry_limits_read(&s->limits, s->v.desk->names, clean, &told);
	s->told = strbuf_take(&told);
	ask(s);
}

static void
show_list(struct view *view, enum registry_list kind)
{
	struct registry_screen *s = screen_of(view);

	if (!desk_can_read(s->v.desk))
		return;
	s->left_on[s->kind] = list_selected(s->list);
	s->kind = kind;
	ask(s);
}

static void
changed(void *ctx, const int64_t *ids, size_t count)
{
	struct registry_screen *s = ctx;

	/* Back after the database was away. */
	if (ids == NULL)
		refresh(s);
}

/* --- drawing --------------------------------------------------------------------------- */

static void
show_status(struct registry_screen *s)
{
	struct frame *frame = app_frame(s->v.desk->app);
	struct strbuf out = STRBUF_INIT;

	if (s->subject != NULL && *s->typed == '\0')
		strbuf_addf(&out, _("[for %s] "), s->subject);
	if (*s->told != '\0')
		strbuf_addf(&out, _("[search %s] "), s->told);
	strbuf_addf(&out, s->ended ? _("%zu lines") : _("%zu lines and more"), s->count);
	frame_set(&frame->status_left, out.s);
	strbuf_finish(&out);
}

/* c in force  p proposed  …: the lists with their keys, the open one marked. */
static void
draw_lists(struct registry_screen *s, struct canvas *canvas, struct rect area)
{
	int col = area.col + 1;

	for (size_t i = 0; i < REGISTRY_LIST_COUNT; i++) {
		char key[] = { kinds[i].key, '\0' };
		bool here = i == (size_t)s->kind;
		const char *label = _(kinds[i].label);

		col += canvas_text(canvas, area.row, col, area.cols - col, STYLE_MARK, key);
		/* Latin letters run into the key; Chinese does not. */
		if (here)
			col += canvas_text(canvas, area.row, col, area.cols - col, STYLE_BAR, "[");
		else if ((unsigned char)*label < 0x80)
			col++;
		col += canvas_text(canvas, area.row, col, area.cols - col,
		    here ? STYLE_BAR : STYLE_FAINT, label);
		if (here)
			col += canvas_text(canvas, area.row, col, area.cols - col, STYLE_BAR, "]");
		col += 2;
	}
}

static void
fill_side(struct registry_screen *s, const struct duty *d, bool heading)
{
	int64_t id = d != NULL ? d->id : 0;

	if (id == s->side_id && id != 0)
		return;
	s->side_id = id;
	pager_clear(s->side);
	if (d == NULL)
		return;
	if (heading)
		registry_heading(s->side, s->v.desk->names, d);
	registry_text(s->side, d);
}

static void
draw_empty(struct registry_screen *s, struct canvas *canvas, struct rect area)
{
	const char *what = !s->read ? desk_reading(s->v.desk) :
	    *s->typed != '\0' ? _("No line fits. / changes the search, Esc drops it.") :
	    asks_for_ticket(s) && s->category == 0 ?
	    _("The ticket has no category yet: a line is found by matter and place.") :
	    asks_for_ticket(s) ? _("No line covers this matter in this place: a gap. n proposes one.") :
	    _("Nothing here.");

	canvas_text(canvas, area.row + 1, area.col + 2, area.cols - 2, STYLE_FAINT, what);
	canvas->cursor_row = area.row;
	canvas->cursor_col = area.col;
}

/* Which line it tells of: on its rule, or as its heading. */
static struct rect
draw_side(struct registry_screen *s, struct canvas *canvas, struct rect *rows)
{
	const struct duty *d = list_rested_row(s->list, s->v.desk->app);
	struct rect side = *rows;
	bool beside = rows->cols >= SIDE_FROM;
	char *subject;

	if (beside) {
		rows->cols /= 2;
		side.col += rows->cols + 1;
		side.cols -= rows->cols + 1;
		canvas_fill(canvas, (struct rect){ side.row, side.col - 1, side.rows, 1 }, 0x2502,
		    STYLE_RULE);
	} else {
		side.rows = rows->rows / 2 < FOOT_ROWS ? rows->rows / 2 : FOOT_ROWS;
		rows->rows -= side.rows;
		side.row += rows->rows;
		subject = d != NULL ? registry_subject(s->v.desk->names, d) : xstrdup("");
		desk_draw_named_rule(canvas, side, subject);
		free(subject);
		side.row++;
		side.rows--;
	}
	fill_side(s, d, beside);
	return side;
}

static void
draw(struct view *view, struct canvas *canvas, struct rect area)
{
	struct registry_screen *s = screen_of(view);
	struct rect rows = { area.row + 1, area.col, area.rows - 1, area.cols }, side;

	show_status(s);
	draw_lists(s, canvas, area);
	side = draw_side(s, canvas, &rows);
	pager_draw(s->side, canvas, side);
	if (s->count == 0 || !s->read)
		draw_empty(s, canvas, rows);
	else
		list_draw(s->list, canvas, rows, app_top(s->v.desk->app) == view);
}

/* --- actions ---------------------------------------------------------------------------- */

#define LIST(name, kind) \
	static void \
	run_##name(struct view *view, const struct args *args) \
	{ \
		show_list(view, kind); \
	}

LIST(current, REGISTRY_CURRENT)
LIST(proposed, REGISTRY_PROPOSED)
LIST(conflicts, REGISTRY_CONFLICT)
LIST(gaps, REGISTRY_GAP)
LIST(expired, REGISTRY_EXPIRED)
LIST(future, REGISTRY_FUTURE)
LIST(rulings, REGISTRY_RULINGS)

static void
run_open(struct view *view, const struct args *args)
{
	struct registry_screen *s = screen_of(view);
	const struct duty *d = list_selected_row(s->list);

	if (d != NULL)
		app_push(view->app, registry_line_view(s->v.desk, s->kind, d));
}

static void
search_done(void *ctx, const char *text)
{
	if (text != NULL)
		search(ctx, text);
}

static void
run_search(struct view *view, const struct args *args)
{
	struct registry_screen *s = screen_of(view);
	struct strbuf words = STRBUF_INIT;

	if (args == NULL || args->count == 0) {
		prompt_line(view->app, "/", s->typed, NULL, search_done, s);
		return;
	}
	for (int i = 0; i < args->count; i++)
		strbuf_addf(&words, "%s%s", i > 0 ? " " : "", args->words[i]);
	search(s, words.s);
	strbuf_finish(&words);
}

static void
run_again(struct view *view, const struct args *args)
{
	if (desk_can_read(screen_of(view)->v.desk))
		refresh(screen_of(view));
}

/* The search first, then the view. */
static void
run_stop(struct view *view, const struct args *args)
{
	if (*screen_of(view)->typed != '\0')
		search(screen_of(view), "");
	else
		app_pop(view->app, view);
}

/* The line under the cursor, if it is one of that list; else says so. */
static const struct duty *
line_for(struct registry_screen *s, bool fits, const char *why)
{
	const struct duty *d = list_selected_row(s->list);

	if (d != NULL && fits)
		return d;
	app_say(s->v.desk->app, STYLE_ERROR, "%s", d == NULL ? _("Nothing is selected.") : why);
	return NULL;
}

/* Begun on a line or a gap, the form has its matter and place. */
static void
run_new(struct view *view, const struct args *args)
{
	struct registry_screen *s = screen_of(view);
	const struct duty *d = list_selected_row(s->list);
	char none[] = "";
	struct duty begun = {
		.category_id = s->category, .territory_code = s->place, .role = none,
	};

	if (d != NULL) {
		begun.category_id = d->category_id;
		begun.territory_code = d->territory_code;
	}
	if (has_names(s))
		registry_form_open(s->v.desk, view, REGISTRY_FORM_NEW, &begun);
}

static void
open_form(struct view *view, enum registry_form form, bool fits, const char *why)
{
	struct registry_screen *s = screen_of(view);
	const struct duty *d = line_for(s, fits, why);

	if (d != NULL && has_names(s))
		registry_form_open(s->v.desk, view, form, d);
}

static bool
is_line(struct view *view)
{
	const struct duty *d = list_selected_row(screen_of(view)->list);

	return d != NULL && d->duty_no != 0 && screen_of(view)->kind != REGISTRY_RULINGS;
}

static void
run_change(struct view *view, const struct args *args)
{
	open_form(view, REGISTRY_FORM_CHANGE, is_line(view), _("There is no line to change here."));
}

static void
run_end(struct view *view, const struct args *args)
{
	open_form(view, REGISTRY_FORM_END, is_line(view), _("There is no line to change here."));
}

static void
run_approve(struct view *view, const struct args *args)
{
	struct registry_screen *s = screen_of(view);
	const struct duty *d = line_for(s, s->kind == REGISTRY_PROPOSED,
	    _("Only what is proposed can be decided: p shows it."));

	if (d != NULL)
		registry_approve(s->v.desk, view, d);
}

static void
run_reject(struct view *view, const struct args *args)
{
	open_form(view, REGISTRY_FORM_REJECT, screen_of(view)->kind == REGISTRY_PROPOSED,
	    _("Only what is proposed can be decided: p shows it."));
}

static void
run_promote(struct view *view, const struct args *args)
{
	open_form(view, REGISTRY_FORM_PROMOTE, screen_of(view)->kind == REGISTRY_RULINGS,
	    _("Only rulings are put in so: r shows them."));
}

static const struct action actions[] = {
	{ "history", "Enter", N_("History"), N_("Open the line: its versions, its rivals, its tickets."),
	    NULL, NULL, ACTION_HINT | ACTION_ROW, run_open },
	{ "search", "/", N_("Search"), N_("Units, matters and places by pinyin, code or Chinese; words of the text."),
	    N_("[WORDS]"), NULL, ACTION_HINT, run_search },
	{ "propose", "n", N_("Propose"), N_("Propose a new line."), NULL, "propose", ACTION_HINT, run_new },
	{ "change", "m", N_("Change"), N_("Propose a new version of the line."), NULL, "propose",
	    ACTION_HINT | ACTION_ROW, run_change },
	{ "end", "d", N_("Withdraw"), N_("Propose that the line ends."), NULL, "propose",
	    ACTION_HINT | ACTION_ROW, run_end },
	{ "approve", "y", N_("Approve"), N_("Approve what is proposed, after a question."), NULL, "registry",
	    ACTION_HINT | ACTION_ROW, run_approve },
	{ "reject", "N", N_("Reject"), N_("Reject what is proposed, with a reason."), NULL, "registry",
	    ACTION_HINT | ACTION_ROW, run_reject },
	{ "promote", "u", N_("Promote"), N_("Put the ruling into the registry."), NULL, "registry",
	    ACTION_HINT | ACTION_ROW, run_promote },
	{ "list-current", "c", N_("In force"), N_("Lines in force today."), NULL, NULL, 0, run_current },
	{ "list-proposed", "p", N_("Proposed"), N_("What waits for the registrar."), NULL, NULL, 0,
	    run_proposed },
	{ "list-conflicts", "x", N_("Conflicts"), N_("Equally specific lines with different lead units."),
	    NULL, NULL, 0, run_conflicts },
	{ "list-gaps", "v", N_("Gaps"), N_("Matters and places of tickets without a line."), NULL, NULL, 0,
	    run_gaps },
	{ "list-expired", "e", N_("Expired"), N_("Lines that have ended."), NULL, NULL, 0, run_expired },
	{ "list-future", "f", N_("Future"), N_("Lines that are not yet in force."), NULL, NULL, 0,
	    run_future },
	{ "list-rulings", "r", N_("Rulings"), N_("Rulings that are not yet in the registry."), NULL, NULL,
	    0, run_rulings },
	{ "again", "=", N_("Read again"), N_("Read the list again."), NULL, NULL, 0, run_again },
	{ "stop", "Esc", N_("Back"), N_("Drop the search; without one, go back."), NULL, NULL, 0,
	    run_stop },
};

const struct action_table registry_actions = {
	"registry", N_("Registry"), actions, ARRAY_LEN(actions),
};

static const struct action_table *const tables[] = { &registry_actions, &list_actions, NULL };

/* --- life -------------------------------------------------------------------------------- */

static struct list *
list_of(struct view *view)
{
	return screen_of(view)->list;
}

static void
destroy(struct view *view)
{
	struct registry_screen *s = screen_of(view);

	desk_unlisten(s->v.desk, s);
	registry_forget(&s->query);
	forget_rows(s);
	free(s->rows);
	list_destroy(s->list);
	pager_destroy(s->side);
	registry_limits_finish(&s->limits);
	free(s->subject);
	free(s->place);
	free(s->typed);
	free(s->told);
	free(s);
}

/* What this list is about: gaps have no line to change, and only what waits is decided. */
static bool
can(struct view *view, const struct action *action)
{
	const struct registry_screen *s = screen_of(view);

	if (!(action->flags & ACTION_ROW))
		return true;
	if (s->count == 0)
		return false;
	if (strcmp(action->name, "approve") == 0 || strcmp(action->name, "reject") == 0)
		return s->kind == REGISTRY_PROPOSED;
	if (strcmp(action->name, "promote") == 0)
		return s->kind == REGISTRY_RULINGS;
	if (strcmp(action->name, "change") == 0 || strcmp(action->name, "end") == 0)
		return is_line(view);
	return true;
}

static bool
awaits(struct view *view)
{
	const struct registry_screen *s = screen_of(view);

	return desk_awaits(s->v.desk, s->read, s->query.call);
}

static const struct view_ops ops = {
	.name = "registry",
	.tables = tables,
	.can = can,
	.awaits = awaits,
	.draw = draw,
	.list = list_of,
	.destroy = destroy,
};

void
registry_view_written(struct desk *desk, struct view *view)
{
	/* The place of a view that has gone may be another's by now. */
	if (app_has(desk->app, view) && view->ops == &ops)
		refresh(screen_of(view));
}

struct view *
registry_view(struct desk *desk, const struct ticket *ticket)
{
	struct registry_screen *s = xcalloc(1, sizeof *s);
	struct list_source source = { rows_count, rows_row, rows_id, NULL, rows_more, s };

	s->v.view.ops = &ops;
	s->v.desk = desk;
	s->typed = xstrdup("");
	s->told = xstrdup("");
	s->place = xstrdup(ticket != NULL ? ticket->territory_code : "");
	s->category = ticket != NULL ? ticket->category_id : 0;
	s->subject = ticket != NULL ? desk_subject(ticket) : NULL;
	s->side = pager_create();
	s->list = list_create(registry_columns, registry_column_count, &source);
	list_set_bar(s->list, desk->bar);
	if (ticket != NULL)
		limit_to_ticket(s);
	desk_listen(desk, (struct desk_listener){ .changed = changed, .ctx = s });
	ask(s);
	return &s->v.view;
}

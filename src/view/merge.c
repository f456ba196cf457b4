/* SPDX-License-Identifier: MIT */
/*
 * Merging: which open ticket is about the same? The alike ones as a list, below it the words of
 * both citizens, side by side where there is room. What was chosen goes to the form, which says
 * what will happen. Numbers that were typed are looked up first and need no choice.
 */
#include "merge.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "query/detail.h"
#include "query/feed.h"
#include "query/find.h"
#include "query/intake.h"
#include "text/sanitize.h"
#include "text/width.h"
#include "ui/list.h"
#include "ui/prompt.h"
#include "view/views.h"

#include "bulk.h"
#include "panes.h"
#include "ticket_actions.h"

#define HOLD_MS 100
#define FOOT_LEAST 6             /* rows for the texts */
#define SIDE_FROM 70             /* columns from which two texts stand side by side */

struct merge_screen {
	struct desk_view v;
	struct view *from;       /* where they were tagged */
	struct ticket_set tickets; /* to go up in another */
	char **numbers;          /* typed: the main one, then those to be merged into it */
	size_t number_count, found;
	struct ticket_set typed; /* those found so far */
	struct find_query find;
	struct alike_ticket *items;
	size_t count;
	bool read;
	struct alike_query query;
	struct detail_query own_query;
	struct detail_query text_query; /* of a tagged one, whose words no list has */
	char *own;               /* what its citizen says; NULL: not read yet */
	char *own_head;
	int64_t shown;           /* whose text stands below */
	int64_t asked, answered; /* whose was asked for, whose has come */
	struct panes panes;
	struct list *list;
	/* Of an appeal that is being registered: what was chosen is told, nothing is merged yet. */
	void (*picked)(void *ctx, const struct ticket *main);
	void *picked_ctx;
};

static struct merge_screen *
screen_of(struct view *view)
{
	return (struct merge_screen *)view;
}

/* --- rows ------------------------------------------------------------------------ */

static size_t
rows_count(void *ctx)
{
	return ((struct merge_screen *)ctx)->count;
}

static const void *
rows_row(void *ctx, size_t i)
{
	return &((struct merge_screen *)ctx)->items[i];
}

static int64_t
rows_id(const void *row)
{
	return ((const struct alike_ticket *)row)->id;
}

static size_t
rows_find(void *ctx, int64_t id)
{
	const struct merge_screen *s = ctx;

	for (size_t i = 0; i < s->count; i++) {
		if (s->items[i].id == id)
			return i;
	}
	return SIZE_MAX;
}

static enum style
cell_urgency(void *ctx, const void *row, struct strbuf *out)
{
	const struct alike_ticket *a = row;

	strbuf_adds(out, a->urgency >= URGENCY_DANGER ? "!!" : a->urgency > 0 ? "!" : "");
	return STYLE_ALARM;
}

/* The short number, as in lists. */
static enum style
cell_number(void *ctx, const void *row, struct strbuf *out)
{
	struct ticket t = { .number = ((const struct alike_ticket *)row)->number };

	desk_add_number(out, &t);
	return STYLE_PLAIN;
}

static enum style
cell_likeness(void *ctx, const void *row, struct strbuf *out)
{
	const struct alike_ticket *a = row;

	/* Whoever tagged it knows better. */
	if (a->likeness > 0)
		strbuf_addf(out, "%d%%", a->likeness);
	else
		strbuf_addc(out, '*');
	return STYLE_STRONG;
}

static enum style
cell_state(void *ctx, const void *row, struct strbuf *out)
{
	strbuf_adds(out, state_label(((const struct alike_ticket *)row)->state));
	return STYLE_PLAIN;
}

static enum style
cell_unit(void *ctx, const void *row, struct strbuf *out)
{
	sanitize_adds(out, ((const struct alike_ticket *)row)->unit);
	return STYLE_PLAIN;
}

static enum style
cell_title(void *ctx, const void *row, struct strbuf *out)
{
	sanitize_adds(out, ((const struct alike_ticket *)row)->title);
	return STYLE_PLAIN;
}

static enum style
cell_merged(void *ctx, const void *row, struct strbuf *out)
{
	const struct alike_ticket *a = row;

	if (a->merged > 0)
		strbuf_addf(out, _("mg%d"), a->merged);
	return STYLE_MARK;
}

static const struct list_column columns[] = {
	{ "urgency", N_("!"), 2, 0, ALIGN_LEFT, cell_urgency },
	{ "number", N_("Number"), 9, 0, ALIGN_LEFT, cell_number },
	{ "alike", N_("Alike"), 4, 0, ALIGN_RIGHT, cell_likeness },
	{ "state", N_("State"), 8, 0, ALIGN_LEFT, cell_state },
	{ "unit", N_("Unit"), 8, 0, ALIGN_LEFT, cell_unit },
	{ "title", N_("Title"), 0, 0, ALIGN_LEFT, cell_title },
	{ "merged", N_("Merged"), 5, 0, ALIGN_RIGHT, cell_merged },
};

/* --- drawing --------------------------------------------------------------------- */

static void
set_panes(struct merge_screen *s, const struct alike_ticket *a, bool side)
{
	struct strbuf head = STRBUF_INIT;
	char *right = xasprintf("%s%s%s", a->place, *a->place != '\0' ? "\n" : "", a->body);

	/* Of several that were tagged the first is one of the list. */
	bool itself = s->tickets.count > 0 && a->id == s->tickets.items[0].id;

	s->shown = a->id;
	desk_add_number(&head, &(struct ticket){ .number = a->number });
	if (side && s->own != NULL && !itself)
		panes_set(&s->panes, s->own_head, s->own, head.s, right, true);
	else
		panes_set(&s->panes, head.s, right, NULL, NULL, false);
	free(right);
	strbuf_finish(&head);
}

static void
text_came(void *ctx, struct detail *detail, const char *sentence)
{
	struct merge_screen *s = ctx;
	size_t at = detail != NULL ? rows_find(s, detail->row.id) : SIZE_MAX;

	s->answered = s->asked;
	if (at != SIZE_MAX) {
		free(s->items[at].place);
		free(s->items[at].body);
		s->items[at].place = xstrdup(detail->text.place);
		s->items[at].body = xstrdup(detail->text.body);
		s->shown = 0;
	}
	detail_destroy(detail);
	app_dirty(s->v.desk->app);
}

/* Words that are on their way: until then those told of before stay, with their number. */
static bool
on_its_way(struct merge_screen *s, const struct alike_ticket *a)
{
	if (*a->body != '\0' || s->answered == a->id)
		return false;
	if (s->asked != a->id) {
		s->asked = a->id;
		detail_ask(&s->text_query, s->v.desk->db, a->id, text_came, s);
	}
	return true;
}

static void
title(const struct merge_screen *s, struct strbuf *out)
{
	if (s->picked != NULL)
		strbuf_adds(out, _("What is alike the appeal that you register:"));
	else if (s->tickets.count == 1)
		strbuf_addf(out, _("Into which ticket does %s go up?  "),
		    desk_number(&s->tickets.items[0]));
	else
		strbuf_addf(out, _("Into which ticket do these %zu go up?"), s->tickets.count);
	if (s->tickets.count == 1)
		sanitize_adds(out, s->tickets.items[0].title);
}

static void
draw(struct view *view, struct canvas *canvas, struct rect area)
{
	struct merge_screen *s = screen_of(view);
	int foot = area.rows / 2 > FOOT_LEAST ? area.rows / 2 : FOOT_LEAST;
	struct rect rows = { area.row + 1, area.col, area.rows - 1 - foot, area.cols };
	struct rect below = { area.row + area.rows - foot + 1, area.col, foot - 1, area.cols };
	const struct alike_ticket *a = list_rested_row(s->list, s->v.desk->app);
	struct strbuf head = STRBUF_INIT;

	frame_set(&app_frame(s->v.desk->app)->status_left, "");
	title(s, &head);
	canvas_field(canvas, area.row, area.col, area.cols, ALIGN_LEFT, STYLE_STRONG,
	    strbuf_str(&head));
	strbuf_finish(&head);
	if (s->count > 0)
		list_draw(s->list, canvas, rows, app_top(s->v.desk->app) == view);
	else
		canvas_text(canvas, rows.row, rows.col + 2, rows.cols - 2, STYLE_FAINT,
		    s->read ? _("None is alike. # takes the number of one that you know.") :
		    desk_reading(s->v.desk));
	canvas_rule(canvas, below.row - 1, below.col, below.cols);
	if (a == NULL)
		return;
	if (s->shown != a->id && !on_its_way(s, a))
		set_panes(s, a, area.cols >= SIDE_FROM);
	panes_draw(&s->panes, canvas, below);
}

/* --- the form --------------------------------------------------------------------- */

/* main is not to be merged into itself, should it be among them. */
static void
without(struct ticket_set *set, int64_t main)
{
	size_t kept = 0;

	for (size_t i = 0; i < set->count; i++) {
		if (set->items[i].id == main)
			ticket_finish(&set->items[i]);
		else
			set->items[kept++] = set->items[i];
	}
	set->count = kept;
}

static void
go(struct merge_screen *s, struct ticket_set *set, const struct ticket *main)
{
	struct desk *desk = s->v.desk;
	struct view *from = s->from;
	struct ticket_set tickets = *set;
	struct ticket copy = { .id = main->id, .version = main->version, .merged = main->merged,
		.number = xstrdup(main->number), .title = xstrdup(main->title) };

	*set = (struct ticket_set){ 0 };
	without(&tickets, copy.id);
	app_pop(desk->app, &s->v.view);
	if (tickets.count == 0)
		app_say(desk->app, STYLE_ERROR, "%s", _("A ticket is not merged into itself."));
	else
		verb_form_merge(desk, from, &tickets, &copy);
	ticket_set_finish(&tickets);
	ticket_finish(&copy);
}

/* --- numbers that were typed ------------------------------------------------------- */

static void look_up(struct merge_screen *s);

static void
found(void *ctx, const struct ticket *ticket, size_t others, const char *sentence)
{
	struct merge_screen *s = ctx;
	struct app *app = s->v.desk->app;

	if (ticket == NULL) {
		app_say(app, STYLE_ERROR, "%s%s%s", s->numbers[s->found], _(": "), sentence);
		app_pop(app, &s->v.view);
		return;
	}
	if (others > 0) {
		desk_say_several(s->v.desk, ticket, others);
		app_pop(app, &s->v.view);
		return;
	}
	ticket_set_add(&s->typed, ticket);
	s->found++;
	look_up(s);
}

static void
look_up(struct merge_screen *s)
{
	struct ticket_set rest = { 0 };
	struct ticket main;

	if (s->found < s->number_count) {
		find_ticket(&s->find, s->v.desk->db, s->numbers[s->found], found, s);
		return;
	}
	app_release(s->v.desk->app);
	for (size_t i = 1; i < s->typed.count; i++)
		ticket_set_add(&rest, &s->typed.items[i]);
	main = s->typed.items[0];
	go(s, rest.count > 0 ? &rest : &s->tickets, &main);
	ticket_set_finish(&rest);
}

static void
number_typed(void *ctx, const char *text)
{
	struct merge_screen *s = ctx;

	if (text == NULL || *text == '\0')
		return;
	/* There is room for one; none was typed before, or this view would have gone on. */
	s->numbers[0] = xstrdup(text);
	s->number_count = 1;
	s->found = 0;
	ticket_set_finish(&s->typed);
	look_up(s);
}

/* --- answers ----------------------------------------------------------------------- */

/* A county's numbers are longer. */
static void
widen(struct merge_screen *s)
{
	int most = 0;

	for (size_t i = 0; i < s->count; i++) {
		int extra = desk_number_extra(&(struct ticket){ .number = s->items[i].number });

		most = extra > most ? extra : most;
	}
	list_widen(s->list, "number", most);
}

/* Those that were tagged may be the main one themselves; they come first. */
static void
add_tagged(struct merge_screen *s, struct alike_ticket *items, size_t count)
{
	size_t tagged = s->tickets.count > 1 ? s->tickets.count : 0;

	s->items = xcalloc(tagged + count + 1, sizeof *s->items);
	for (size_t i = 0; i < tagged; i++) {
		const struct ticket *t = &s->tickets.items[i];

		s->items[s->count++] = (struct alike_ticket){
			.id = t->id,
			.version = t->version,
			.number = xstrdup(t->number),
			.title = xstrdup(t->title),
			.place = xstrdup(""),
			.body = xstrdup(""),
			.state = xstrdup(t->state),
			.urgency = t->urgency,
			.unit = xstrdup(t->unit),
			.merged = t->merged,
		};
	}
	for (size_t i = 0; i < count; i++) {
		if (rows_find(s, items[i].id) == SIZE_MAX) {
			s->items[s->count++] = items[i];
			items[i] = (struct alike_ticket){ 0 };
		}
	}
	alike_free(items, count);
}

static void
came(void *ctx, struct alike_ticket *items, size_t count, const char *sentence)
{
	struct merge_screen *s = ctx;

	if (sentence != NULL)
		app_say(s->v.desk->app, STYLE_ERROR, "%s", sentence);
	alike_free(s->items, s->count);
	s->count = 0;
	add_tagged(s, items, count);
	s->read = true;
	widen(s);
	list_sync(s->list);
	app_release(s->v.desk->app);
	app_dirty(s->v.desk->app);
}

static void
own_came(void *ctx, struct detail *detail, const char *sentence)
{
	struct merge_screen *s = ctx;

	if (detail == NULL)
		return;
	free(s->own);
	s->own = xasprintf("%s%s%s", detail->text.place, *detail->text.place != '\0' ? "\n" : "",
	    detail->text.body);
	s->shown = 0;
	detail_destroy(detail);
	app_dirty(s->v.desk->app);
}

/* --- actions ------------------------------------------------------------------------ */

static void
run_into(struct view *view, const struct args *args)
{
	struct merge_screen *s = screen_of(view);
	const struct alike_ticket *a = list_selected_row(s->list);
	struct ticket main;

	if (a == NULL)
		return;
	main = (struct ticket){ .id = a->id, .version = a->version, .merged = a->merged,
		.number = a->number, .title = a->title };
	if (s->picked == NULL) {
		go(s, &s->tickets, &main);
		return;
	}
	s->picked(s->picked_ctx, &main);
	app_pop(view->app, view);
}

/* The other way round: what is alike goes up in the one it was asked for. */
static void
run_swap(struct view *view, const struct args *args)
{
	struct merge_screen *s = screen_of(view);
	const struct alike_ticket *a = list_selected_row(s->list);
	struct ticket_set one = { 0 };
	struct ticket main;

	if (a == NULL || s->tickets.count != 1)
		return;
	ticket_set_add(&one, &(struct ticket){ .id = a->id, .version = a->version,
	    .number = a->number, .title = a->title, .state = a->state, .unit = a->unit,
	    .urgency = a->urgency, .due_ms = NO_TIME, .warn_ms = NO_TIME, .closed_ms = NO_TIME });
	main = s->tickets.items[0];
	go(s, &one, &main);
	ticket_set_finish(&one);
}

static void
run_number(struct view *view, const struct args *args)
{
	if (screen_of(view)->picked != NULL)
		return;
	prompt_line(view->app, _("Number: "), NULL, NULL, number_typed, screen_of(view));
}

static void
run_open(struct view *view, const struct args *args)
{
	const struct alike_ticket *a = list_selected_row(screen_of(view)->list);
	struct ticket t;

	if (a == NULL)
		return;
	t = (struct ticket){ .id = a->id };
	app_push(view->app, detail_view(screen_of(view)->v.desk, &t));
}

static const struct action actions[] = {
	{ "into", "Enter m", N_("Into this one"),
	    N_("Merge into the selected ticket; a form says what will happen."), NULL, "merge",
	    ACTION_HINT | ACTION_ROW | ACTION_NOW, run_into },
	{ "swap", "w", N_("Other way round"), N_("The selected ticket goes up in the one you came from."),
	    NULL, "merge", ACTION_HINT | ACTION_ROW | ACTION_NOW, run_swap },
	{ "number", "#", N_("By number"), N_("Merge into a ticket whose number you know."), NULL, "merge",
	    ACTION_HINT, run_number },
	{ "details", "i", N_("Details"), N_("Open the ticket with all that is known of it."), NULL, NULL,
	    ACTION_HINT | ACTION_ROW, run_open },
};

const struct action_table merge_actions = {
	"merge", N_("Merging"), actions, ARRAY_LEN(actions),
};

static const struct action_table *const tables[] = { &merge_actions, &list_actions, NULL };

/* --- life --------------------------------------------------------------------------- */

static struct list *
list_of(struct view *view)
{
	return screen_of(view)->list;
}

static bool
key(struct view *view, const struct key *key)
{
	/* The list has the other keys by which a text could be scrolled. */
	return key->sym == KEY_CHAR && (key->cp == ' ' || key->cp == 'b') &&
	    panes_key(&screen_of(view)->panes, key);
}

static const struct ticket *
first_ticket(struct desk_view *v)
{
	const struct merge_screen *s = (const struct merge_screen *)v;

	return s->tickets.count > 0 ? &s->tickets.items[0] : NULL;
}

/* An appeal that is no ticket yet goes up in one of the list, or in none. */
static bool
can(struct view *view, const struct action *action)
{
	const struct merge_screen *s = screen_of(view);

	return s->picked == NULL || (action->run != run_swap && action->run != run_number);
}

static void
destroy(struct view *view)
{
	struct merge_screen *s = screen_of(view);

	alike_forget(&s->query);
	detail_forget(&s->own_query);
	detail_forget(&s->text_query);
	find_forget(&s->find);
	for (size_t i = 0; i < s->number_count; i++)
		free(s->numbers[i]);
	free(s->numbers);
	ticket_set_finish(&s->typed);
	ticket_set_finish(&s->tickets);
	alike_free(s->items, s->count);
	panes_finish(&s->panes);
	list_destroy(s->list);
	free(s->own);
	free(s->own_head);
	free(s);
}

static bool
awaits(struct view *view)
{
	const struct merge_screen *s = screen_of(view);

	return desk_awaits(s->v.desk, s->read, s->query.call);
}

static const struct view_ops ops = {
	.name = "merge",
	.tables = tables,
	.awaits = awaits,
	.draw = draw,
	.key = key,
	.list = list_of,
	.can = can,
	.destroy = destroy,
};

static struct merge_screen *
create(struct desk *desk)
{
	struct merge_screen *s = xcalloc(1, sizeof *s);
	struct list_source source = { rows_count, rows_row, rows_id, rows_find, NULL, s };

	s->v.view.ops = &ops;
	s->v.desk = desk;
	s->v.ticket = first_ticket;
	s->list = list_create(columns, ARRAY_LEN(columns), &source);
	list_set_bar(s->list, desk->bar);
	return s;
}

struct view *
alike_view(struct desk *desk, const struct alike_ticket *items, size_t count, const char *said,
    void (*picked)(void *ctx, const struct ticket *main), void *ctx)
{
	struct merge_screen *s = create(desk);

	s->own_head = xstrdup(_("new"));
	s->own = xstrdup(said);
	s->picked = picked;
	s->picked_ctx = ctx;
	s->items = xcalloc(count + 1, sizeof *s->items);
	for (size_t i = 0; i < count; i++) {
		struct alike_ticket *a = &s->items[s->count++];

		*a = items[i];
		a->number = xstrdup(a->number);
		a->title = xstrdup(a->title);
		a->place = xstrdup(a->place);
		a->body = xstrdup(a->body);
		a->state = xstrdup(a->state);
		a->unit = xstrdup(a->unit);
	}
	s->read = true;
	widen(s);
	list_sync(s->list);
	return &s->v.view;
}

struct view *
merge_view(struct desk *desk, struct view *from, struct ticket_set *tickets, char *const *numbers,
    size_t count)
{
	struct merge_screen *s = create(desk);

	s->from = from;
	s->tickets = *tickets;
	*tickets = (struct ticket_set){ 0 };
	s->own_head = xstrdup(desk_number(&s->tickets.items[0]));
	s->numbers = xcalloc(count + 1, sizeof *s->numbers);
	for (size_t i = 0; i < count; i++)
		s->numbers[s->number_count++] = xstrdup(numbers[i]);
	app_hold(desk->app, HOLD_MS);
	if (count > 0) {
		look_up(s);
		return &s->v.view;
	}
	alike_ask(&s->query, desk->db, s->tickets.items[0].id, came, s);
	detail_ask(&s->own_query, desk->db, s->tickets.items[0].id, own_came, s);
	return &s->v.view;
}

/* --- the action that leads here ------------------------------------------------------ */

void
ticket_merge(struct view *view, const struct args *args)
{
	struct desk *desk = desk_of_view(view);
	struct ticket_set set = { 0 };
	bool tagged = args_tagged(args);
	int first = tagged || (args != NULL && args->count > 0 && strcmp(args->words[0], ".") == 0);
	int numbers = args != NULL ? args->count - first : 0;
	const struct ticket *t = NULL;

	if (tagged)
		ticket_set_of(view, args, &set);
	else if (numbers < 2)
		t = ticket_of_view(view);
	/* Of several numbers each is said: the selected one has nothing to do with it. */
	if (t != NULL && ticket_allows(desk, WRITE_MERGE, t))
		ticket_set_add(&set, t);
	if (set.count == 0 && numbers >= 2)
		ticket_set_add(&set, &(struct ticket){ .id = 0 });
	if (set.count > 0 && desk_can_read(desk))
		app_push(view->app, merge_view(desk, view, &set,
		    args != NULL ? args->words + first : NULL, (size_t)numbers));
	ticket_set_finish(&set);
}

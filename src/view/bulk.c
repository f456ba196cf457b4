/* SPDX-License-Identifier: MIT */
#include "bulk.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "query/feed.h"
#include "ui/list.h"
#include "ui/prompt.h"
#include "view/views.h"

#include "bulk_private.h"

#define LETTER_MOST 500
#define LETTER_IDS 3             /* where their arguments begin */

/* --- rows ------------------------------------------------------------------------ */

static struct bulk_screen *
screen_of(struct view *view)
{
	return (struct bulk_screen *)view;
}

static size_t
rows_count(void *ctx)
{
	return ((struct bulk_screen *)ctx)->count;
}

static const void *
rows_row(void *ctx, size_t i)
{
	return &((struct bulk_screen *)ctx)->rows[i];
}

static int64_t
rows_id(const void *row)
{
	return ((const struct bulk_row *)row)->ticket.id;
}

/* --- writing --------------------------------------------------------------------- */

/* The list whose tags they are, while its view is there. */
static struct list *
tags_of(const struct bulk_screen *b)
{
	struct app *app = b->v.desk->app;

	return app != NULL && app_has(app, b->from) && b->from->ops->list != NULL ?
	    b->from->ops->list(b->from) : NULL;
}

static void
untag(struct bulk_screen *b, int64_t id)
{
	struct list *tags = tags_of(b);

	if (tags != NULL)
		list_tag(tags, id, false);
}

static void
release_form(struct bulk_screen *b)
{
	if (b->slot != NULL)
		*b->slot = NULL;
	b->form = NULL;
	b->slot = NULL;
}

static void
tell_changed(struct bulk_screen *b)
{
	int64_t *ids = xcalloc(b->count + 1, sizeof *ids);
	size_t n = 0;

	for (size_t i = 0; i < b->count; i++) {
		if (b->rows[i].state == BULK_DONE || b->rows[i].state == BULK_REFUSED)
			ids[n++] = b->rows[i].ticket.id;
	}
	if (n > 0)
		desk_tell_changed(b->v.desk, ids, n);
	free(ids);
}

/* What is left to look at: the refused first in sight, the done no longer. */
static void
keep_undone(struct bulk_screen *b)
{
	size_t kept = 0;

	for (size_t i = 0; i < b->count; i++) {
		struct bulk_row row = b->rows[i];

		if (row.state == BULK_DONE) {
			ticket_finish(&row.ticket);
			continue;
		}
		b->rows[kept++] = row;
	}
	b->count = kept;
	list_sync(b->list);
}

static void
end(struct bulk_screen *b)
{
	struct app *app = b->v.desk->app;
	struct form *form = b->form;
	bool all = b->done == b->count;

	b->phase = BULK_ENDED;
	release_form(b);
	tell_changed(b);
	if (form != NULL && all)
		form_done(form);
	else if (form != NULL)
		form_leave(form);
	if (all) {
		app_pop(app, &b->v.view);
		if (b->letters > 0)
			app_push(app, letter_view(b->v.desk, NULL, b->told_of));
		app_say(app, STYLE_GOOD, _("%s: %zu tickets, all done."),
		    verb_label(write_name(b->verb)), b->done);
	} else {
		keep_undone(b);
	}
	app_dirty(app);
}

static void came(void *ctx, const struct write_reply *reply);

/* One letter is about all tickets of its unit, which stand together. */
static void
take_letter(struct bulk_screen *b)
{
	struct strbuf ids = STRBUF_INIT, versions = STRBUF_INIT;

	while (b->next < b->count && b->next - b->first < LETTER_MOST &&
	    b->rows[b->next].ticket.unit_id == b->rows[b->first].ticket.unit_id) {
		const struct ticket *t = &b->rows[b->next].ticket;

		strbuf_addf(&ids, "%c%" PRId64, ids.len > 0 ? ',' : '{', t->id);
		strbuf_addf(&versions, "%c%d", versions.len > 0 ? ',' : '{', t->version);
		b->rows[b->next++].state = BULK_SENT;
	}
	free(b->args[LETTER_IDS]);
	free(b->args[LETTER_IDS + 1]);
	b->args[LETTER_IDS] = ids.len > 0 ? xasprintf("%s}", ids.s) : NULL;
	b->args[LETTER_IDS + 1] = ids.len > 0 ? xasprintf("%s}", versions.s) : NULL;
	strbuf_finish(&ids);
	strbuf_finish(&versions);
}

static void
send_next(struct bulk_screen *b)
{
	struct bulk_row *row;

	if (b->stop || b->next == b->count) {
		end(b);
		return;
	}
	b->first = b->next;
	row = &b->rows[b->next++];
	row->state = BULK_SENT;
	if (b->verb == WRITE_LETTER)
		take_letter(b);
	b->under_way = true;
	b->v.desk->writes++;
	write_send(b->v.desk->db, b->verb, row->ticket.id, row->ticket.version,
	    (const char *const *)b->args, came, b);
}

static void
finish(struct bulk_screen *b)
{
	for (size_t i = 0; i < b->count; i++) {
		ticket_finish(&b->rows[i].ticket);
		free(b->rows[i].sentence);
	}
	for (size_t i = 0; i < ARRAY_LEN(b->args); i++)
		free(b->args[i]);
	free(b->rows);
	list_destroy(b->list);
	free(b);
}

static void
note(struct bulk_screen *b, struct bulk_row *row, const struct write_reply *reply)
{
	struct write_reply own = *reply;

	if (reply->outcome == WRITE_HAPPENED) {
		/* The answer is about the first; of the others the new version is not known. */
		if (row != &b->rows[b->first]) {
			own.ticket = row->ticket.id;
			own.version = 0;
		}
		row->state = BULK_DONE;
		b->done++;
		desk_note_write(b->v.desk, b->verb, row->ticket.state, &own);
		untag(b, row->ticket.id);
		return;
	}
	row->state = BULK_REFUSED;
	row->sentence = xstrdup(reply->sentence);
	b->refused++;
	/* The line is cut: what was not sent is not sent behind anybody's back. */
	if (reply->outcome == WRITE_LOST)
		b->stop = true;
}

/*
 * A letter is refused for one of its tickets: that one steps aside, and the letter is tried again
 * without it.
 */
static void
step_aside(struct bulk_screen *b, const struct write_reply *reply)
{
	static const char *const codes[] = { "stale", "not_open", "no_ticket", "wrong_state" };
	size_t at = reply->about != 0 ? list_find(b->list, reply->about) : b->first;
	struct bulk_row row;
	bool one = false;

	for (size_t i = 0; i < ARRAY_LEN(codes); i++)
		one = one || strcmp(reply->code, codes[i]) == 0;
	if (b->verb != WRITE_LETTER || reply->outcome != WRITE_REFUSED || !one ||
	    at < b->first || at >= b->next)
		return;
	for (size_t i = b->first; i < b->next; i++)
		b->rows[i].state = BULK_WAITS;
	row = b->rows[at];
	memmove(&b->rows[b->first + 1], &b->rows[b->first], (at - b->first) * sizeof *b->rows);
	b->rows[b->first] = row;
	b->next = b->first + 1;
	list_sync(b->list);
}

static void
came(void *ctx, const struct write_reply *reply)
{
	struct bulk_screen *b = ctx;
	bool told = b->v.desk->app != NULL && reply->outcome != WRITE_UNSETTLED;

	b->under_way = false;
	b->v.desk->writes--;
	if (told)
		step_aside(b, reply);
	for (size_t i = b->first; told && i < b->next; i++)
		note(b, &b->rows[i], reply);
	if (told && b->verb == WRITE_LETTER && reply->outcome == WRITE_HAPPENED) {
		b->letters++;
		b->told_of = b->rows[b->first].ticket.id;
	}
	if (b->gone) {
		if (b->v.desk->app != NULL)
			tell_changed(b);
		finish(b);
	} else if (told) {
		app_dirty(b->v.desk->app);
		send_next(b);
	}
}

/* --- the view -------------------------------------------------------------------- */

static struct list *
own_list(struct view *view)
{
	return screen_of(view)->list;
}

static const struct ticket *
selected(struct desk_view *v)
{
	const struct bulk_row *row = list_selected_row(((struct bulk_screen *)v)->list);

	return row != NULL ? &row->ticket : NULL;
}

/* Who was told why may go on from what is there now. */
static void
tag_anew(struct bulk_screen *b)
{
	struct list *tags = tags_of(b);

	for (size_t i = 0; tags != NULL && i < b->count; i++) {
		if (b->rows[i].state == BULK_REFUSED)
			list_tag_again(tags, b->rows[i].ticket.id);
	}
}

static void
destroy(struct view *view)
{
	struct bulk_screen *b = screen_of(view);
	struct form *form = b->form;

	tag_anew(b);
	release_form(b);
	if (form != NULL && b->phase == BULK_ASKS)
		form_refuse(form, NULL, _("Nothing was sent."));
	b->gone = true;
	if (!b->under_way)
		finish(b);
}

/* --- actions --------------------------------------------------------------------- */

static void
start(struct bulk_screen *b)
{
	b->phase = BULK_RUNS;
	send_next(b);
	app_dirty(b->v.desk->app);
}

static void
number_typed(void *ctx, const char *text)
{
	struct bulk_screen *b = ctx;
	char wanted[24];

	snprintf(wanted, sizeof wanted, "%zu", b->count);
	if (text == NULL)
		return;
	if (strcmp(text, wanted) == 0)
		start(b);
	else
		app_say(b->v.desk->app, STYLE_ERROR,
		    _("That is not the number of tickets; nothing was sent."));
}

static void
run_confirm(struct view *view, const struct args *args)
{
	struct bulk_screen *b = screen_of(view);
	char *label;

	if (b->phase != BULK_ASKS || b->count == 0)
		return;
	if (b->count < (size_t)b->v.desk->bulk_ask_from) {
		start(b);
		return;
	}
	label = xasprintf(_("It is many: type their number, %zu, to go on: "), b->count);
	prompt_line(b->v.desk->app, label, NULL, NULL, number_typed, b);
	free(label);
}

static void
run_leave(struct view *view, const struct args *args)
{
	struct bulk_screen *b = screen_of(view);

	if (b->phase == BULK_RUNS)
		b->stop = true;
	else
		app_pop(b->v.desk->app, view);
}

/* This one not, after all. */
static void
run_drop(struct view *view, const struct args *args)
{
	struct bulk_screen *b = screen_of(view);
	size_t at = list_find(b->list, list_selected(b->list));

	if (b->phase != BULK_ASKS || at == SIZE_MAX)
		return;
	untag(b, b->rows[at].ticket.id);
	ticket_finish(&b->rows[at].ticket);
	b->count--;
	memmove(&b->rows[at], &b->rows[at + 1], (b->count - at) * sizeof *b->rows);
	list_sync(b->list);
	if (b->count == 0)
		app_pop(b->v.desk->app, view);
}

static const struct action actions[] = {
	{ "confirm", "y", N_("Yes, do it"), N_("Do it to each of these tickets, one after the other."),
	    NULL, NULL, ACTION_HINT | ACTION_KEEP | ACTION_MOTION | ACTION_NOW, run_confirm },
	{ "leave", "n Esc q Enter", N_("No, leave"),
	    N_("Leave; while it runs: stop after the one under way."), NULL, NULL,
	    ACTION_HINT | ACTION_KEEP | ACTION_MOTION, run_leave },
	{ "drop", "Space t", N_("Not this one"), N_("Take the ticket out and untag it."), NULL, NULL,
	    ACTION_HINT | ACTION_ROW | ACTION_MOTION, run_drop },
};

const struct action_table bulk_actions = {
	"bulk", N_("Many tickets at once"), actions, ARRAY_LEN(actions),
};

static const struct action_table *const tables[] = { &bulk_actions, &list_actions, NULL };

static const struct view_ops ops = {
	.name = "bulk",
	.tables = tables,
	.draw = bulk_draw,
	.list = own_list,
	.destroy = destroy,
};

static int
by_unit(const void *a, const void *b)
{
	const struct ticket *x = &((const struct bulk_row *)a)->ticket;
	const struct ticket *y = &((const struct bulk_row *)b)->ticket;

	if (x->unit_id != y->unit_id)
		return x->unit_id < y->unit_id ? -1 : 1;
	return x->id < y->id ? -1 : x->id > y->id;
}

void
bulk_open(struct desk *desk, struct view *from, enum write_verb verb,
    const struct ticket_set *tickets, const char *const *args, struct form *form,
    struct bulk_screen **slot)
{
	struct bulk_screen *b = xcalloc(1, sizeof *b);
	struct list_source source = { rows_count, rows_row, rows_id, NULL, NULL, b };

	b->v.view.ops = &ops;
	b->v.desk = desk;
	b->v.ticket = selected;
	b->from = from;
	b->verb = verb;
	b->form = form;
	b->slot = slot;
	if (slot != NULL)
		*slot = b;
	for (size_t i = 0; args != NULL && i < ARRAY_LEN(b->args); i++)
		b->args[i] = xstrdup_null(args[i]);
	b->rows = xcalloc(tickets->count + 1, sizeof *b->rows);
	for (size_t i = 0; i < tickets->count; i++)
		ticket_copy(&b->rows[b->count++].ticket, &tickets->items[i]);
	if (verb == WRITE_LETTER)
		qsort(b->rows, b->count, sizeof *b->rows, by_unit);
	b->list = list_create(bulk_columns, bulk_column_count, &source);
	list_set_bar(b->list, desk->bar);
	list_widen(b->list, "number", desk_numbers_extra(tickets->items, tickets->count));
	app_push(desk->app, &b->v.view);
}

void
bulk_form_closed(struct bulk_screen *b)
{
	b->form = NULL;
	b->slot = NULL;
}

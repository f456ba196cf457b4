/* SPDX-License-Identifier: MIT */
/* Who is signed in, from where and since when; ending a session, with a reason. */
#include "view/views.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "model/moment.h"
#include "query/sessions.h"
#include "text/sanitize.h"
#include "text/width.h"
#include "ui/list.h"
#include "ui/prompt.h"

#include "cells.h"


struct sessions_screen {
	struct view view;
	struct desk *desk;
	struct session *items;
	size_t count;
	bool read;
	int64_t chosen;          /* whose end a reason is asked for */
	struct sessions_query query;
	struct session_end_query end;
	struct list *list;
};

static struct sessions_screen *
screen_of(struct view *view)
{
	return (struct sessions_screen *)view;
}

/* --- rows ----------------------------------------------------------------------- */

static size_t
rows_count(void *ctx)
{
	return ((struct sessions_screen *)ctx)->count;
}

static const void *
rows_row(void *ctx, size_t i)
{
	return &((struct sessions_screen *)ctx)->items[i];
}

static int64_t
rows_id(const void *row)
{
	return ((const struct session *)row)->pid;
}

static enum style
cell_since(void *ctx, const void *row, struct strbuf *out)
{
	const struct sessions_screen *s = ctx;

	moment_after(out, ((const struct session *)row)->since_ms, desk_now(s->desk));
	return STYLE_PLAIN;
}

static enum style
cell_active(void *ctx, const void *row, struct strbuf *out)
{
	const struct sessions_screen *s = ctx;

	moment_after(out, ((const struct session *)row)->active_ms, desk_now(s->desk));
	return STYLE_FAINT;
}

static enum style
cell_name(void *ctx, const void *row, struct strbuf *out)
{
	cell_foreign(out, ((const struct session *)row)->name);
	return STYLE_STRONG;
}

static enum style
cell_login(void *ctx, const void *row, struct strbuf *out)
{
	return cell_foreign(out, ((const struct session *)row)->login);
}

static enum style
cell_host(void *ctx, const void *row, struct strbuf *out)
{
	return cell_foreign(out, host_label(((const struct session *)row)->host));
}

static enum style
cell_what(void *ctx, const void *row, struct strbuf *out)
{
	const struct session *r = row;

	if (!r->this)
		return cell_foreign(out, r->application);
	strbuf_adds(out, _("this one"));
	return STYLE_FAINT;
}

static const struct list_column columns[] = {
	{ "since", N_("Since"), 11, 0, ALIGN_LEFT, cell_since },
	{ "active", N_("Active"), 11, 0, ALIGN_LEFT, cell_active },
	{ "name", N_("Name"), 12, 0, ALIGN_LEFT, cell_name },
	{ "login", N_("Login"), 12, 0, ALIGN_LEFT, cell_login },
	{ "host", N_("From"), 16, 0, ALIGN_LEFT, cell_host },
	{ "what", N_("Program"), 0, 0, ALIGN_LEFT, cell_what },
};

static void
draw(struct view *view, struct canvas *canvas, struct rect area)
{
	struct sessions_screen *s = screen_of(view);
	struct rect rows = { area.row + 1, area.col, area.rows - 1, area.cols };

	canvas_field(canvas, area.row, area.col, area.cols, ALIGN_LEFT, STYLE_STRONG,
	    _("Sessions: since, last active, who, from where, by what program"));
	desk_draw_list(s->desk, view, s->list, canvas, rows,
	    s->read ? _("There is no session.") : NULL);
}

/* --- reading and ending ------------------------------------------------------------- */

static void
came(void *ctx, struct session *items, size_t count, const char *sentence)
{
	struct sessions_screen *s = ctx;

	if (!desk_came(s->desk, sentence))
		return;
	sessions_free(s->items, s->count);
	s->items = items;
	s->count = count;
	s->read = true;
	list_sync(s->list);
}

static void
ask(struct sessions_screen *s)
{
	sessions_ask(&s->query, s->desk->db, came, s);
}

static void
ended(void *ctx, const char *sentence)
{
	struct sessions_screen *s = ctx;

	if (sentence != NULL)
		app_say(s->desk->app, STYLE_ERROR, "%s", sentence);
	else
		app_say(s->desk->app, STYLE_GOOD, "%s", _("The session is ended."));
	ask(s);
}

static void
reason_typed(void *ctx, const char *reason)
{
	struct sessions_screen *s = ctx;
	size_t at = list_find(s->list, s->chosen);

	if (reason == NULL || at == SIZE_MAX)
		return;
	session_end(&s->end, s->desk->db, &s->items[at], reason, ended, s);
}

static void
run_end(struct view *view, const struct args *args)
{
	struct sessions_screen *s = screen_of(view);
	const struct session *r = list_selected_row(s->list);
	char *clean, *label;

	if (r == NULL)
		return;
	if (r->this) {
		app_say(view->app, STYLE_WARN, "%s", _("This is the session you sit in; Q leaves it."));
		return;
	}
	s->chosen = r->pid;
	clean = sanitize_line(r->name);
	label = xasprintf(_("End the session of %s, because: "), clean);
	prompt_line(view->app, label, NULL, NULL, reason_typed, s);
	free(label);
	free(clean);
}

static void
run_again(struct view *view, const struct args *args)
{
	ask(screen_of(view));
}

static const struct action actions[] = {
	{ "end-session", "x", N_("End"), N_("End the selected session, with a reason that is kept."),
	    NULL, NULL, ACTION_HINT | ACTION_ROW | ACTION_NOW, run_end },
	{ "again", "=", N_("Again"), N_("Read the list again."), NULL, NULL, ACTION_HINT, run_again },
};

const struct action_table sessions_actions = {
	"sessions", N_("Sessions"), actions, ARRAY_LEN(actions),
};

static const struct action_table *const tables[] = { &sessions_actions, &list_actions, NULL };

static struct list *
list_of(struct view *view)
{
	return screen_of(view)->list;
}

static void
destroy(struct view *view)
{
	struct sessions_screen *s = screen_of(view);

	sessions_forget(&s->query);
	session_end_forget(&s->end);
	list_destroy(s->list);
	sessions_free(s->items, s->count);
	free(s);
}

static bool
awaits(struct view *view)
{
	const struct sessions_screen *s = screen_of(view);

	return desk_awaits(s->desk, s->read, s->query.call);
}

static const struct view_ops ops = {
	.name = "sessions",
	.tables = tables,
	.awaits = awaits,
	.draw = draw,
	.list = list_of,
	.destroy = destroy,
};

struct view *
sessions_view(struct desk *desk)
{
	struct sessions_screen *s = xcalloc(1, sizeof *s);
	struct list_source source = { rows_count, rows_row, rows_id, NULL, NULL, s };

	s->view.ops = &ops;
	s->desk = desk;
	s->list = list_create(columns, ARRAY_LEN(columns), &source);
	list_set_bar(s->list, desk->bar);
	desk_hold(desk);
	ask(s);
	return &s->view;
}

/* SPDX-License-Identifier: MIT */
/*
 * One thing about the citizen: asked for with a reason, shown for some seconds over whatever is
 * on the screen, then gone. It is kept nowhere else: no draft, no log, no title has it, and
 * the first key closes it, so that no screen with it can be saved.
 */
#include "view/views.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "query/feed.h"
#include "query/reveal.h"
#include "text/sanitize.h"
#include "text/width.h"

#include "choices.h"
#include "privacy.h"

/* --- what is shown --------------------------------------------------------------- */

struct shown {
	struct view view;
	struct loop_timer *timer; /* NULL once it has run */
	char *label, *value;      /* value is overwritten before it is freed */
	int seconds;
};

static void
time_is_up(void *ctx)
{
	struct shown *s = ctx;

	s->timer = NULL;
	app_pop(s->view.app, &s->view);
}

static void
draw_shown(struct view *view, struct canvas *canvas, struct rect area)
{
	const struct shown *s = (const struct shown *)view;
	char *until = xasprintf(_("Shown for %d seconds and recorded; any key closes it."), s->seconds);
	char *line = xasprintf("%s  %s", s->label, s->value);
	int row = area.row + area.rows / 2 - 2;
	const char *const lines[] = { "", line, until, "" };

	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		canvas_field(canvas, row + (int)i, area.col, area.cols, ALIGN_LEFT,
		    i == 1 ? STYLE_STRONG : STYLE_FAINT, "");
		canvas_text(canvas, row + (int)i, area.col + 2, area.cols - 4,
		    i == 1 ? STYLE_STRONG : STYLE_FAINT, lines[i]);
	}
	explicit_bzero(line, strlen(line));
	free(line);
	free(until);
}

static bool
key_shown(struct view *view, const struct key *key)
{
	app_pop(view->app, view);
	return true;
}

static void
destroy_shown(struct view *view)
{
	struct shown *s = (struct shown *)view;

	loop_cancel(s->timer);
	explicit_bzero(s->value, strlen(s->value));
	free(s->value);
	free(s->label);
	free(s);
}

static const struct view_ops shown_ops = {
	.name = "revealed",
	.overlay = true,
	.typing = true,
	.draw = draw_shown,
	.key = key_shown,
	.destroy = destroy_shown,
};

static void
show(struct desk *desk, const char *field, const char *value, int seconds)
{
	struct shown *s = xcalloc(1, sizeof *s);

	s->view.ops = &shown_ops;
	s->label = xstrdup(personal_label(field));
	s->value = sanitize_line(value);
	s->seconds = seconds;
	s->timer = loop_after(desk->loop, (int64_t)seconds * 1000, time_is_up, s);
	app_push(desk->app, &s->view);
}

/* --- the form -------------------------------------------------------------------- */

static const struct field fields[] = {
	{ "personal", N_("What"), FIELD_CHOICE, true, 0, 0, NULL },
	{ "reveal_reason", N_("Reason"), FIELD_CHOICE, true, 0, 0,
	    N_("Who looks at what, when and why is recorded for good.") },
	{ "reason", N_("Details"), FIELD_LINE, false, 500, 0, NULL },
};

static const struct form_spec spec = { "reveal", N_("Reveal"), N_("Reveal"), fields,
	ARRAY_LEN(fields) };

struct asking {
	struct desk *desk;
	struct form *form;
	struct reveal_query query;
	int64_t ticket;
	struct choices choices[ARRAY_LEN(fields)];
	struct choice *owned[ARRAY_LEN(fields)];
};

static void
came(void *ctx, const char *value, int seconds, const char *sentence)
{
	struct asking *a = ctx;
	struct desk *desk = a->desk;
	char *field;

	if (value == NULL) {
		form_refuse(a->form, NULL, sentence);
		return;
	}
	field = xstrdup(form_value(a->form, "personal"));
	form_done(a->form);
	show(desk, field, value, seconds);
	free(field);
}

static void
submit(struct form *form, void *ctx)
{
	struct asking *a = ctx;
	const char *reason = form_value(form, "reason");

	form_waiting(form, _("Sent; waiting for the database…"));
	reveal_ask(&a->query, a->desk->db, a->ticket, form_value(form, "personal"),
	    form_value(form, "reveal_reason"), *reason != '\0' ? reason : NULL, came, a);
}

static void
closed(void *ctx)
{
	struct asking *a = ctx;

	reveal_forget(&a->query);
	for (size_t i = 0; i < ARRAY_LEN(a->owned); i++)
		free(a->owned[i]);
	free(a);
}

void
reveal_open(struct desk *desk, const struct ticket *ticket)
{
	struct asking *a = xcalloc(1, sizeof *a);
	struct form_calls calls = { .submit = submit, .closed = closed, .ctx = a };
	char *subject = desk_subject(ticket);

	a->desk = desk;
	a->ticket = ticket->id;
	for (size_t i = 0; i < ARRAY_LEN(fields); i++)
		a->owned[i] = choices_for(&a->choices[i], desk->names, fields[i].name);
	a->form = form_open(desk->app, &spec, subject, a->choices, desk->drafts, &calls);
	form_set(a->form, "personal", "phone");
	form_focus(a->form, "reveal_reason");
	free(subject);
}

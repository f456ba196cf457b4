/* SPDX-License-Identifier: MIT */
/* Who was shown personal data of a ticket, when, from where and why. */
#include "view/views.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "query/feed.h"
#include "query/ledger.h"
#include "query/sessions.h"
#include "text/sanitize.h"

#include "privacy.h"
#include "text_page.h"

struct saw_screen {
	struct text_page page;
	struct readings_query query;
};

static void
show_reading(struct pager *pager, const struct reading *r)
{
	char *first = xasprintf("%s  %s%s%s (%s)  %s", r->at, r->unit, *r->unit != '\0' ? " " : "",
	    r->name, r->login, personal_label(r->field));
	char *second = xasprintf("  %s%s%s  %s %s", r->reason, *r->text != '\0' ? ": " : "",
	    r->text, host_label(r->host), r->application);
	char *clean = sanitize_line(first);

	pager_add(pager, STYLE_PLAIN, 2, clean);
	free(clean);
	clean = sanitize_line(second);
	pager_add(pager, STYLE_FAINT, 2, clean);
	free(clean);
	free(second);
	free(first);
}

static void
came(void *ctx, const struct reading *readings, size_t count, const char *sentence)
{
	struct saw_screen *s = ctx;

	s->page.read = true;
	if (desk_came(s->page.v.desk, sentence) && count == 0)
		pager_add(s->page.pager, STYLE_FAINT, 0,
		    _("Nobody has looked at the citizen's data of this ticket."));
	for (size_t i = 0; i < count; i++)
		show_reading(s->page.pager, &readings[i]);
}

static void
destroy(struct view *view)
{
	struct saw_screen *s = (struct saw_screen *)view;

	readings_forget(&s->query);
	text_page_finish(&s->page);
	free(s);
}

static const struct view_ops ops = {
	.name = "who-saw",
	.tables = text_page_tables,
	.draw = text_page_draw,
	.key = text_page_key,
	.destroy = destroy,
};

struct view *
who_saw_view(struct desk *desk, const struct ticket *ticket)
{
	struct saw_screen *s = xcalloc(1, sizeof *s);

	text_page_init(&s->page, &ops, desk, ticket);
	readings_ask(&s->query, desk->db, ticket->id, came, s);
	return &s->page.v.view;
}

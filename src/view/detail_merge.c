/* SPDX-License-Identifier: MIT */
/* What a ticket was merged into, and what went up in it: each in its citizen's own words. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "model/moment.h"

#include "detail_parts.h"

static bool
is_main(const struct merged *m)
{
	return strcmp(m->role, "main") == 0;
}

void
detail_main(struct pager *p, const struct desk *desk, const struct merged *merges, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		char *line;

		if (!is_main(&merges[i]))
			continue;
		line = xasprintf("%s  %s  %s%s", merges[i].number, state_label(merges[i].state),
		    merges[i].title, account_may(&desk->account, "merge") ?
		    _("  (:unmerge takes it out)") : "");
		detail_fact(p, _("Merged into"), STYLE_STRONG, line);
		free(line);
	}
}

static void
part(struct pager *p, const struct merged *m)
{
	struct strbuf line = STRBUF_INIT;

	strbuf_addf(&line, "%s  ", m->number);
	moment_short(&line, m->received_ms);
	strbuf_addf(&line, "  %s  %s", m->channel, m->anonymous ? _("anonymous") : m->citizen);
	if (*m->phone != '\0')
		strbuf_addf(&line, " %s", m->phone);
	strbuf_addf(&line, "  %s", m->place);
	detail_paragraph(p, STYLE_STRONG, 0, line.s);
	detail_paragraphs(p, DETAIL_INDENT, m->body);
	strbuf_clear(&line);
	strbuf_addf(&line, "%s ", m->by);
	moment_short(&line, m->at_ms);
	if (*m->note != '\0')
		strbuf_addf(&line, "  %s", m->note);
	detail_paragraph(p, STYLE_FAINT, DETAIL_INDENT, line.s);
	strbuf_finish(&line);
}

void
detail_merged(struct pager *p, const struct merged *merges, size_t count)
{
	size_t parts = 0;
	char *heading;

	for (size_t i = 0; i < count; i++)
		parts += !is_main(&merges[i]);
	if (parts == 0)
		return;
	heading = xasprintf(_("Merged into it: %zu more"), parts);
	pager_heading(p, heading);
	free(heading);
	for (size_t i = 0; i < count; i++) {
		if (!is_main(&merges[i]))
			part(p, &merges[i]);
	}
}

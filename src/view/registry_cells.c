/* SPDX-License-Identifier: MIT */
/* The cells of the registry's lists. */
#include "registry_private.h"

#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "text/sanitize.h"
#include "text/width.h"

#include "registry_text.h"

static enum style
cell_unit(void *ctx, const void *row, struct strbuf *out)
{
	const struct duty *d = row;

	if (d->unit_id == 0) {
		strbuf_adds(out, _("no unit"));
		return STYLE_WARN;
	}
	sanitize_adds(out, d->unit);
	return STYLE_PLAIN;
}

static enum style
cell_role(void *ctx, const void *row, struct strbuf *out)
{
	const struct duty *d = row;

	if (d->ends)
		strbuf_adds(out, _("ends"));
	else if (*d->role != '\0')
		strbuf_adds(out, duty_role_label(d->role));
	return d->ends ? STYLE_WARN : strcmp(d->role, "lead") == 0 ? STYLE_STRONG : STYLE_FAINT;
}

static enum style
cell_matter(void *ctx, const void *row, struct strbuf *out)
{
	registry_matter(out, row);
	return STYLE_PLAIN;
}

static enum style
cell_place(void *ctx, const void *row, struct strbuf *out)
{
	registry_place(out, ((struct registry_screen *)ctx)->v.desk->names, row);
	return STYLE_PLAIN;
}

static enum style
cell_tickets(void *ctx, const void *row, struct strbuf *out)
{
	const struct registry_screen *s = ctx;
	const struct duty *d = row;

	if (d->n == 0 || (s->kind != REGISTRY_CONFLICT && s->kind != REGISTRY_GAP))
		return STYLE_PLAIN;
	strbuf_addf(out, "×%d", d->n);
	return STYLE_WARN;
}

static enum style
cell_from(void *ctx, const void *row, struct strbuf *out)
{
	strbuf_adds(out, ((const struct duty *)row)->from);
	return STYLE_FAINT;
}

static enum style
cell_document(void *ctx, const void *row, struct strbuf *out)
{
	const struct duty *d = row;

	sanitize_adds(out, d->document);
	strbuf_addc(out, ' ');
	sanitize_adds(out, d->article);
	return STYLE_FAINT;
}

const struct list_column registry_columns[] = {
	{ "unit", N_("Unit"), 18, 0, ALIGN_LEFT, cell_unit },
	{ "role", N_("Role"), 4, 0, ALIGN_LEFT, cell_role },
	{ "matter", N_("Matter"), 0, 0, ALIGN_LEFT, cell_matter },
	{ "place", N_("Territory"), 16, 0, ALIGN_LEFT, cell_place },
	{ "tickets", N_("Tickets"), 5, 0, ALIGN_RIGHT, cell_tickets },
	{ "from", N_("In force from"), 10, 72, ALIGN_LEFT, cell_from },
	{ "document", N_("Document"), 30, 160, ALIGN_LEFT, cell_document },
};
const size_t registry_column_count = ARRAY_LEN(registry_columns);

/* SPDX-License-Identifier: MIT */
#include "registry_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "model/moment.h"
#include "model/ticket.h"
#include "text/sanitize.h"
#include "text/width.h"

#define LABEL 9

void
registry_matter(struct strbuf *out, const struct duty *d)
{
	const char *from = d->category + strlen(d->category);
	int levels = 2;

	while (from > d->category && (from[-1] != '/' || --levels > 0))
		from--;
	if (*from == '\0')
		from = _("every matter");
	sanitize_adds(out, from);
}

void
registry_place(struct strbuf *out, const struct names *names, const struct duty *d)
{
	const char *place = *d->territory != '\0' ? d->territory : _("everywhere");

	for (size_t i = 0; i < names->territory_count; i++) {
		const struct territory *t = &names->territories[i];
		size_t n = strlen(t->full_name);

		if (strcmp(t->level, "city") == 0 && strncmp(place, t->full_name, n) == 0 &&
		    place[n] != '\0')
			place += n;
	}
	sanitize_adds(out, place);
}

static void
add_part(struct strbuf *out, const char *text)
{
	if (*text == '\0')
		return;
	if (out->len > 0)
		strbuf_addc(out, ' ');
	sanitize_adds(out, text);
}

char *
registry_subject(const struct names *names, const struct duty *d)
{
	struct strbuf out = STRBUF_INIT;

	add_part(&out, *d->unit != '\0' ? d->unit : _("no unit"));
	if (*d->role != '\0')
		add_part(&out, duty_role_label(d->role));
	strbuf_addc(&out, ' ');
	registry_matter(&out, d);
	strbuf_addc(&out, ' ');
	registry_place(&out, names, d);
	return strbuf_take(&out);
}

static void
pair(struct pager *p, const char *label, enum style style, const char *text)
{
	struct strbuf clean = STRBUF_INIT;

	if (*text != '\0') {
		sanitize(&clean, text, strlen(text), SANITIZE_TEXT);
		pager_pair(p, LABEL, label, style, strbuf_str(&clean));
	}
	strbuf_finish(&clean);
}

static void
add_document(struct pager *p, const struct duty *d)
{
	struct strbuf out = STRBUF_INIT;

	add_part(&out, d->document);
	add_part(&out, d->article);
	if (*d->source != '\0' && out.len > 0)
		strbuf_addf(&out, "  (%s)", duty_source_label(d->source));
	pair(p, _("Basis"), STYLE_STRONG, strbuf_str(&out));
	strbuf_finish(&out);
}

static void
add_days(struct pager *p, const struct duty *d)
{
	struct strbuf out = STRBUF_INIT;

	if (*d->from == '\0')
		return;
	if (d->ends)
		strbuf_addf(&out, _("withdrawn from %s on"), d->from);
	else if (*d->to != '\0')
		strbuf_addf(&out, _("from %s to %s"), d->from, d->to);
	else
		strbuf_addf(&out, _("from %s on"), d->from);
	if (d->version > 0)
		strbuf_addf(&out, _("; version %d"), d->version);
	if (*d->state != '\0')
		strbuf_addf(&out, "  (%s)", duty_state_label(d->state));
	pair(p, _("In force"), STYLE_PLAIN, out.s);
	strbuf_finish(&out);
}

static void
add_person(struct strbuf *out, const char *what, const char *who, int64_t at_ms)
{
	if (*who == '\0')
		return;
	strbuf_addf(out, "%s%s ", out->len > 0 ? _("; ") : "", what);
	sanitize_adds(out, who);
	strbuf_addc(out, ' ');
	if (at_ms != NO_TIME)
		moment_full(out, at_ms);
}

static void
add_people(struct pager *p, const struct duty *d)
{
	struct strbuf out = STRBUF_INIT;

	add_person(&out, _("proposed by"), d->proposed_by, d->proposed_ms);
	add_person(&out, strcmp(d->state, "rejected") == 0 ? _("rejected by") : _("approved by"),
	    d->decided_by, d->decided_ms);
	if (*d->decision != '\0') {
		strbuf_adds(&out, _(": "));
		sanitize_adds(&out, d->decision);
	}
	pair(p, _("By whom"), STYLE_FAINT, strbuf_str(&out));
	strbuf_finish(&out);
}

static void
add_gap(struct pager *p, const struct duty *d)
{
	char *text;

	if (d->unit_id != 0)
		return;
	text = d->n > 0 ?
	    xasprintf(_("No unit leads here. %d tickets met it in the last quarter."), d->n) :
	    xstrdup(_("No unit leads here. No ticket has met it in the last quarter."));
	pager_add(p, d->n > 0 ? STYLE_WARN : STYLE_PLAIN, 0, text);
	free(text);
}

void
registry_text(struct pager *p, const struct duty *d)
{
	add_document(p, d);
	pair(p, _("Excerpt"), STYLE_PLAIN, d->excerpt);
	pair(p, _("Boundary"), STYLE_PLAIN, d->note);
	add_days(p, d);
	add_people(p, d);
	add_gap(p, d);
}

void
registry_heading(struct pager *p, const struct names *names, const struct duty *d)
{
	char *subject = registry_subject(names, d);

	pager_heading(p, subject);
	free(subject);
}

/* --- versions ---------------------------------------------------------------------- */

/* What a version may change, as text. */
static const struct part {
	const char *label;
	size_t offset;           /* of a char * in struct duty */
	const char *(*name)(const char *code); /* or NULL */
} parts[] = {
	{ N_("Unit"), offsetof(struct duty, unit), NULL },
	{ N_("Role"), offsetof(struct duty, role), duty_role_label },
	{ N_("Matter"), offsetof(struct duty, category), NULL },
	{ N_("Territory"), offsetof(struct duty, territory), NULL },
	{ N_("Document"), offsetof(struct duty, document), NULL },
	{ N_("Article"), offsetof(struct duty, article), NULL },
	{ N_("Excerpt"), offsetof(struct duty, excerpt), NULL },
	{ N_("Boundary"), offsetof(struct duty, note), NULL },
	{ N_("Last day"), offsetof(struct duty, to), NULL },
};

static const char *
part_of(const struct duty *d, const struct part *part)
{
	const char *value = *(char *const *)(const void *)((const char *)d + part->offset);

	return part->name != NULL && *value != '\0' ? part->name(value) : value;
}

static void
add_change(struct pager *p, const struct part *part, const char *before, const char *after)
{
	char *text = xasprintf(_("“%s” became “%s”"), before, after);

	pair(p, _(part->label), STYLE_WARN, text);
	free(text);
}

static void
add_version(struct pager *p, const struct names *names, const struct duty *d,
    const struct duty *before)
{
	registry_heading(p, names, d);
	registry_text(p, d);
	for (size_t i = 0; before != NULL && i < ARRAY_LEN(parts); i++) {
		const char *was = part_of(before, &parts[i]), *is = part_of(d, &parts[i]);

		if (strcmp(was, is) != 0)
			add_change(p, &parts[i], was, is);
	}
}

/* The version that a version changed: the last approved one before it. */
static const struct duty *
version_before(const struct duty *versions, size_t count, size_t i)
{
	for (size_t k = i + 1; k < count; k++) {
		if (strcmp(versions[k].state, "rejected") != 0)
			return &versions[k];
	}
	return NULL;
}

void
registry_history_text(
    struct pager *p, const struct names *names, const struct duty *versions, size_t count)
{
	for (size_t i = 0; i < count; i++)
		add_version(p, names, &versions[i], version_before(versions, count, i));
}

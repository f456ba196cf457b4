/* SPDX-License-Identifier: MIT */
#include "docket_draft.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/strbuf.h"
#include "model/moment.h"
#include "text/sanitize.h"
#include "text/width.h"

/* A quotation is long enough to be recognised; the whole of it is one key away. */
#define QUOTE_COLUMNS 80

/* --- pieces ------------------------------------------------------------------ */

static char *
clean_unit(const struct names *names, int id)
{
	const struct unit *u = names_unit(names, id);

	return sanitize_line(u != NULL ? u->short_name : "?");
}

static void
joined(struct strbuf *out, const char *text)
{
	strbuf_addf(out, "%s%s", out->len > 0 ? _(", ") : "", text);
}

/* Without a full stop of its own, and cut where it grows too long. Takes the text over. */
static char *
quotable(char *text)
{
	static const char stop[] = "。";
	size_t n = strlen(text), last = sizeof stop - 1;

	if (n >= last && strcmp(text + n - last, stop) == 0)
		text[n -= last] = '\0';
	size_t fits = width_prefix(text, n, QUOTE_COLUMNS, NULL);
	char *cut;

	if (fits == n)
		return text;
	cut = xasprintf("%.*s…", (int)fits, text);
	free(text);
	return cut;
}

static const struct hint_fact *
first_reason(const struct hint *hint, const char *kind)
{
	for (size_t i = 0; hint != NULL && i < hint->reasons.count; i++) {
		if (strcmp(hint->reasons.items[i].code, kind) == 0)
			return &hint->reasons.items[i];
	}
	return NULL;
}

/* --- who would not have it ------------------------------------------------------ */

static size_t
refusers(struct strbuf *out, const struct docket *d, const struct names *names, const char *stance)
{
	int64_t day_ms = NO_TIME;
	size_t count = 0;

	for (size_t i = 0; i < d->claim_count; i++) {
		const struct claim *c = &d->claims[i];
		struct strbuf when = STRBUF_INIT;
		char *unit, *reason, *item;

		if (strcmp(c->stance, stance) != 0)
			continue;
		unit = sanitize_line(c->unit);
		reason = sanitize_line(names_reason(names, "return", c->reason_code));
		moment_after(&when, c->at_ms, count > 0 ? day_ms : NO_TIME);
		day_ms = c->at_ms;
		/* TRANSLATORS: unit, time, reason. */
		item = xasprintf(_("%s (%s %s)"), unit, strbuf_str(&when), reason);
		joined(out, item);
		free(item);
		free(reason);
		free(unit);
		strbuf_finish(&when);
		count++;
	}
	return count;
}

static void
quarrel(struct strbuf *out, const struct docket *d, const struct names *names)
{
	struct strbuf returned = STRBUF_INIT, object = STRBUF_INIT;
	size_t count = refusers(&returned, d, names, "refused");

	if (count > 0)
		strbuf_addf(out, count > 1 ? _("%s returned it one after the other. ") :
		    _("%s returned it. "), returned.s);
	if (refusers(&object, d, names, "objects") > 0)
		strbuf_addf(out, _("%s object. "), object.s);
	strbuf_finish(&returned);
	strbuf_finish(&object);
}

/* --- what speaks for the lead ------------------------------------------------------ */

static void
precedent_speaks(struct strbuf *out, const struct hint_fact *ruling)
{
	char *number = hint_fact_get(ruling, "number"), *lead = hint_fact_get(ruling, "lead_name");

	strbuf_addf(out, _("Ruling %s on the same matter named %s. "), number, lead);
	free(number);
	free(lead);
}

static void
registry_speaks(struct strbuf *out, const struct hint_fact *duty, const char *lead)
{
	char *source = hint_fact_get(duty, "document"), *excerpt = hint_fact_get(duty, "excerpt");

	if (*excerpt == '\0') {
		free(excerpt);
		excerpt = hint_fact_get(duty, "note");
	}
	excerpt = quotable(excerpt);
	if (*excerpt != '\0')
		strbuf_addf(out, _("The registry (%s) says: “%s”. "), source, excerpt);
	else
		strbuf_addf(out, _("The registry (%s) names %s. "), source, lead);
	free(excerpt);
	free(source);
}

static void
registry_is_silent(struct strbuf *out, const struct docket *d, const struct hint *hint)
{
	const struct hint_fact *history = first_reason(hint, "history");

	if (strcmp(d->hints->verdict, "gap") == 0)
		strbuf_adds(out, _("The registry has no row for it. "));
	if (history != NULL) {
		char *alike = hint_fact_get(history, "alike");
		char *closed = hint_fact_get(history, "closed");

		strbuf_addf(out, _("Of %s alike tickets it closed %s. "), alike, closed);
		free(alike);
		free(closed);
	} else if (first_reason(hint, "territory") != NULL) {
		strbuf_adds(out, _("It governs the place. "));
	}
}

static void
grounds(struct strbuf *out, const struct docket *d, const struct hint *hint, const char *lead)
{
	const struct hint_fact *ruling = first_reason(hint, "ruling");
	const struct hint_fact *duty = first_reason(hint, "duty");

	if (strcmp(d->hints->verdict, "conflict") == 0)
		strbuf_adds(out, _("The registry names several units alike. "));
	if (ruling != NULL)
		precedent_speaks(out, ruling);
	if (duty != NULL)
		registry_speaks(out, duty, lead);
	if (ruling == NULL && duty == NULL)
		registry_is_silent(out, d, hint);
}

static char *
reasons_of(const struct docket *d, const struct names *names, const struct hint *hint,
    const struct ruling_draft *draft)
{
	struct strbuf out = STRBUF_INIT;

	quarrel(&out, d, names);
	grounds(&out, d, hint, draft->lead_name);
	if (*draft->assist_names != '\0')
		strbuf_addf(&out, _("%s leads, the others assist; what they cannot do alone the coordination group sees to."),
		    draft->lead_name);
	else
		strbuf_addf(&out, _("%s leads; what it cannot do alone the coordination group sees to."),
		    draft->lead_name);
	return strbuf_take(&out);
}

/* Document and article; else the precedent and what it rested on; else the place. */
static char *
legal_basis_of(const struct hint *hint)
{
	const struct hint_fact *duty = first_reason(hint, "duty");
	const struct hint_fact *ruling = first_reason(hint, "ruling");
	struct strbuf out = STRBUF_INIT;

	if (duty != NULL) {
		char *source = hint_fact_get(duty, "document");

		strbuf_adds(&out, source);
		free(source);
	}
	if (ruling != NULL) {
		char *number = hint_fact_get(ruling, "number");
		char *basis = hint_fact_get(ruling, "legal_basis");

		if (out.len == 0 && *basis != '\0')
			strbuf_adds(&out, basis);
		joined(&out, number);
		free(number);
		free(basis);
	}
	if (out.len == 0)
		strbuf_adds(&out, _("No document speaks of it; named by territory and practice."));
	return strbuf_take(&out);
}

/* --- whom and what it covers --------------------------------------------------------- */

static void
add_assisting(struct ruling_draft *out, const struct names *names, struct strbuf *ids,
    struct strbuf *units, int id)
{
	char *name;

	if (id == out->lead_id || names_unit(names, id) == NULL)
		return;
	strbuf_addf(ids, "%s%d", ids->len > 0 ? "," : "", id);
	name = clean_unit(names, id);
	joined(units, name);
	free(name);
}

/* Those that the registry says assist; in a conflict, the others that it names to lead. */
static void
assisting(struct ruling_draft *out, const struct docket *d, const struct names *names)
{
	struct strbuf ids = STRBUF_INIT, units = STRBUF_INIT;
	bool conflict = strcmp(d->hints->verdict, "conflict") == 0;

	for (size_t i = 0; i < d->hints->count; i++) {
		const struct hint *h = &d->hints->items[i];

		if ((strcmp(h->role, "assist") == 0 && first_reason(h, "duty") != NULL) ||
		    (conflict && hints_lead(d->hints, h->unit_id)))
			add_assisting(out, names, &ids, &units, h->unit_id);
	}
	out->assist = strbuf_take(&ids);
	out->assist_names = strbuf_take(&units);
}

/*
 * The place of a ruling is wider than that of its ticket, so that the next lamp of the road is
 * covered: the zone (laid over the tree, or carved out of a host, which stands before it), else
 * the town.
 */
static const struct place *
covered(const struct docket *d)
{
	const struct place *town = NULL, *zone = NULL;
	bool carved = false;

	for (size_t i = 0; i < d->place_count; i++) {
		const struct place *p = &d->places[i];

		if (strcmp(p->kind, "zone") == 0 || strcmp(p->level, "zone") == 0 || carved)
			zone = p;
		else if (strcmp(p->level, "town") == 0)
			town = p;
		carved = strcmp(p->kind, "host") == 0;
	}
	return zone != NULL ? zone : town;
}

static void
covers(struct ruling_draft *out, const struct docket *d)
{
	const struct place *place = covered(d);
	const char *slash = strrchr(d->text.category, '/');

	out->category = d->row.category_id != 0 ? xasprintf("%d", d->row.category_id) : xstrdup("");
	out->category_name = sanitize_line(slash != NULL ? slash + 1 : d->text.category);
	out->territory = xstrdup(place != NULL ? place->code : d->row.territory_code);
	out->territory_name = sanitize_line(place != NULL ? place->name : d->row.territory);
}

void
ruling_draft_finish(struct ruling_draft *draft)
{
	free(draft->lead);
	free(draft->lead_name);
	free(draft->assist);
	free(draft->assist_names);
	free(draft->reasons);
	free(draft->legal_basis);
	free(draft->category);
	free(draft->category_name);
	free(draft->territory);
	free(draft->territory_name);
	free(draft->basis);
	*draft = (struct ruling_draft){ 0 };
}

void
docket_draft(struct ruling_draft *out, const struct docket *d, const struct names *names, int lead)
{
	const struct hint *hint = hints_of(d->hints, lead);

	ruling_draft_finish(out);
	out->lead_id = lead;
	out->lead = xasprintf("%d", lead);
	out->lead_name = clean_unit(names, lead);
	out->binding = true;
	assisting(out, d, names);
	covers(out, d);
	out->reasons = reasons_of(d, names, hint, out);
	out->legal_basis = legal_basis_of(hint);
	out->basis = hints_basis(d->hints, lead);
}

/* --- as it is shown -------------------------------------------------------------------- */

/* A label and a text beside it, wrapped to what is left. */
static void
block(struct strbuf *out, const char *label, const char *text, int columns)
{
	int used = width_text(label, strlen(label)) + 1;
	struct strbuf lines = STRBUF_INIT;
	const char *s;

	width_wrap(&lines, text, columns - used);
	s = strbuf_str(&lines);
	for (bool first = true;; first = false) {
		size_t n = strcspn(s, "\n");

		if (first)
			strbuf_addf(out, "%s ", label);
		else
			strbuf_addf(out, "%*s", used, "");
		strbuf_addf(out, "%.*s\n", (int)n, s);
		if (s[n] == '\0')
			break;
		s += n + 1;
	}
	strbuf_finish(&lines);
}

void
ruling_draft_lines(struct strbuf *out, const struct ruling_draft *draft, int columns)
{
	struct strbuf head = STRBUF_INIT;

	strbuf_adds(&head, draft->lead_name);
	if (*draft->assist_names != '\0')
		strbuf_addf(&head, _("  assisting: %s"), draft->assist_names);
	strbuf_addf(&head, _("  covers: %s, %s"),
	    *draft->category_name != '\0' ? draft->category_name : "–", draft->territory_name);
	strbuf_addf(&head, "  %s", draft->binding ? _("binding") : _("not binding"));
	block(out, _("Lead"), head.s, columns);
	block(out, _("Reasons"), draft->reasons, columns);
	block(out, _("Legal basis"), draft->legal_basis, columns);
	strbuf_finish(&head);
}

/* SPDX-License-Identifier: MIT */
/* Reasons and warnings as sentences. */
#include "query/hints.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "model/duty.h"
#include "model/moment.h"
#include "model/ticket.h"
#include "text/sanitize.h"

#include "facts.h"

/* What says most stands first: the column and the block under the list may cut the rest. */
static const struct facts_sentence reasons[] = {
	{ "ruling", "legal_basis",
	    N_("Ruling {number} of {at_ms}: {lead_name} leads {category}, {territory}. {reasons} "
	       "Legal basis: {legal_basis} (ticket {ticket_number})") },
	{ "ruling", "",
	    N_("Ruling {number} of {at_ms}: {lead_name} leads {category}, {territory}. {reasons} "
	       "(ticket {ticket_number})") },
	{ "duty", "excerpt note",
	    N_("{document}, {role}, {category}, {territory}: “{excerpt}” Note: {note}") },
	{ "duty", "excerpt", N_("{document}, {role}, {category}, {territory}: “{excerpt}”") },
	{ "duty", "note", N_("{document}, {role}, {category}, {territory}. Note: {note}") },
	{ "duty", "", N_("{document}, {role}, {category}, {territory}") },
	{ "history", "satisfied category",
	    N_("{alike} alike: {closed} closed, {returned} returned, {satisfied} satisfied, "
	       "{dissatisfied} dissatisfied ({category}, {territory})") },
	{ "history", "dissatisfied category",
	    N_("{alike} alike: {closed} closed, {returned} returned, {satisfied} satisfied, "
	       "{dissatisfied} dissatisfied ({category}, {territory})") },
	{ "history", "category",
	    N_("{alike} alike: {closed} closed, {returned} returned ({category}, {territory})") },
	/* Nobody has classified the ticket yet. */
	{ "history", "satisfied",
	    N_("{alike} alike: {closed} closed, {returned} returned, {satisfied} satisfied, "
	       "{dissatisfied} dissatisfied ({territory})") },
	{ "history", "dissatisfied",
	    N_("{alike} alike: {closed} closed, {returned} returned, {satisfied} satisfied, "
	       "{dissatisfied} dissatisfied ({territory})") },
	{ "history", "",
	    N_("{alike} alike: {closed} closed, {returned} returned ({territory})") },
	{ "text", "alike words",
	    N_("{alike} tickets of similar wording were this unit's, {share} percent of all such; "
	       "words: {words}") },
	{ "text", "alike",
	    N_("{alike} tickets of similar wording were this unit's, {share} percent of all such") },
	/* Its place, its trade or its name: what units of its kind had says so. */
	{ "text", "words", N_("Its place, trade or name is in the wording: {words}; {share} percent") },
	{ "text", "", N_("Its place or trade fits, {share} percent") },
	{ "registry_words", "excerpt", N_("{document} speaks of {words}: “{excerpt}”") },
	{ "registry_words", "", N_("{document} speaks of {words}") },
	{ "territory", "", N_("Governs {territory}") },
};

static const struct facts_sentence briefs[] = {
	{ "ruling", "", N_("{number} {at_ms}") },
	{ "duty", "", N_("{document}") },
	{ "history", "", N_("{alike} alike: {closed} closed, {returned} returned") },
	{ "text", "alike words", N_("{alike} of similar wording, {share} percent: {words}") },
	{ "text", "alike", N_("{alike} of similar wording, {share} percent") },
	{ "text", "words", N_("place, trade or name: {words}, {share} percent") },
	{ "text", "", N_("place or trade, {share} percent") },
	{ "registry_words", "", N_("{document}: {words}") },
	{ "territory", "", N_("governs {territory}") },
};

static const struct facts_sentence warnings[] = {
	{ "returned_this", "basis", N_("Returned this ticket on {at_ms}: {reason_code}; {basis}") },
	{ "returned_this", "", N_("Returned this ticket on {at_ms}: {reason_code}") },
	{ "conflict", "", N_("Conflict: equally specific rows name {units}") },
	{ "gap", "", N_("Gap: no row of the registry names a lead for this matter and place") },
	{ "against", "", N_("Against the registry, which names {lead}") },
	{ "against_ruling", "", N_("Against the binding ruling {number} on this ticket") },
	{ "department_duty", "document",
	    N_("A department's duty ({document}), aimed at a township") },
	{ "department_duty", "", N_("A department's duty, aimed at a township") },
	{ "load", "overdue", N_("Load: {open} open, {overdue} overdue") },
	{ "load", "", N_("Load: {open} open") },
	{ "inactive", "", N_("This unit takes no tickets any more") },
	{ "off_duty", "until_ms", N_("Takes no tickets until {until_ms}") },
	{ "off_duty", "", N_("Takes no tickets for the time being") },
	{ "bound", "", N_("Bound by ruling {number}: it cannot return this ticket") },
};

static const struct {
	const char *kind, *label;
} kinds[] = {
	/* TRANSLATORS: kinds of hint; two characters, for a narrow column. */
	{ "ruling", N_("ruling") },
	{ "duty", N_("registry") },
	{ "history", N_("precedents") },
	{ "text", N_("wording") },
	{ "registry_words", N_("terms") },
	{ "territory", N_("territory") },
};

const char *
hint_kind_label(const char *kind)
{
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		if (strcmp(kinds[i].kind, kind) == 0)
			return _(kinds[i].label);
	}
	return kind;
}

static bool
is_time(const char *name)
{
	size_t n = strlen(name);

	return n > 3 && strcmp(name + n - 3, "_ms") == 0;
}

static void
add_value(struct strbuf *out, const struct names *names, const char *name, json_t *value)
{
	const char *text = json_string_value(value);
	char *clean;

	if (json_is_number(value) && is_time(name)) {
		moment_short(out, (int64_t)json_number_value(value));
		return;
	}
	if (json_is_number(value)) {
		strbuf_addf(out, "%.0f", json_number_value(value));
		return;
	}
	if (text == NULL)
		return;
	if (strcmp(name, "role") == 0)
		text = duty_role_label(text);
	else if (strcmp(name, "reason_code") == 0 && names != NULL)
		text = names_reason(names, "return", text);
	clean = sanitize_line(text);
	strbuf_adds(out, clean);
	free(clean);
}

/* A fact that is not there leaves nothing behind. */
static void
add_fact(void *ctx, struct strbuf *out, json_t *facts, const char *name)
{
	json_t *value = json_object_get(facts, name), *item;
	size_t i;

	if (!json_is_array(value))
		add_value(out, ctx, name, value);
	json_array_foreach (value, i, item) {
		if (i > 0)
			strbuf_adds(out, "、");
		add_value(out, ctx, name, item);
	}
	/* A document is named with its article, if there is one. */
	item = json_object_get(facts, "article");
	if (strcmp(name, "document") == 0 && json_string_length(item) > 0) {
		strbuf_addc(out, ' ');
		add_value(out, ctx, "article", item);
	}
}

static char *
text_of(const struct facts_sentence *table, size_t count, const struct hint_fact *fact,
    const struct names *names)
{
	const char *sentence = facts_sentence(table, count, fact->code, fact->facts);
	char *raw, *clean;

	if (sentence != NULL)
		return facts_fill(sentence, fact->facts, add_fact, (void *)(uintptr_t)names);
	raw = xasprintf("%s %s", fact->code, fact->facts);
	clean = sanitize_line(raw);
	free(raw);
	return clean;
}

char *
hint_reason_text(const struct hint_fact *reason)
{
	return text_of(reasons, ARRAY_LEN(reasons), reason, NULL);
}

char *
hint_reason_brief(const struct hint_fact *reason)
{
	return text_of(briefs, ARRAY_LEN(briefs), reason, NULL);
}

char *
hint_warning_text(const struct names *names, const struct hint_fact *warning)
{
	return text_of(warnings, ARRAY_LEN(warnings), warning, names);
}

bool
hint_reason_knows(const char *kind)
{
	return facts_sentence(reasons, ARRAY_LEN(reasons), kind, "{}") != NULL &&
	    facts_sentence(briefs, ARRAY_LEN(briefs), kind, "{}") != NULL;
}

bool
hint_warning_knows(const char *code)
{
	return facts_sentence(warnings, ARRAY_LEN(warnings), code, "{}") != NULL;
}

char *
hint_fact_get(const struct hint_fact *fact, const char *name)
{
	json_t *json = json_loads(fact->facts, 0, NULL);
	struct strbuf out = STRBUF_INIT;

	add_fact(NULL, &out, json, name);
	json_decref(json);
	return strbuf_take(&out);
}

/* --- why a choice has to be explained -------------------------------------- */

/* Those of the warnings after which the database asks for a reason. */
static const char *const weighty[] = {
	"returned_this", "against_ruling", "department_duty", "conflict", "against",
};

/* Its leads, joined, or those that are departments. */
static char *
leads(const struct hints *hints, const struct names *names, bool bureaux)
{
	struct strbuf out = STRBUF_INIT;

	for (size_t i = 0; i < hints->lead_count; i++) {
		const struct unit *u = names_unit(names, hints->leads[i]);

		if (u != NULL && (!bureaux || strcmp(u->kind, "bureau") == 0))
			strbuf_addf(&out, "%s%s", out.len > 0 ? "、" : "", u->short_name);
	}
	return strbuf_take(&out);
}

/* Named by the registry, or running the platform of one that is: then it passes it on. */
static bool
leads_itself_or_below(const struct hints *hints, const struct names *names, const struct unit *u)
{
	for (size_t i = 0; i < hints->lead_count; i++) {
		const struct unit *lead = names_unit(names, hints->leads[i]);

		if (hints->leads[i] == u->id)
			return true;
		if (lead != NULL && u->runs_platform_id != 0 &&
		    unit_reached(lead, u->runs_platform_id))
			return true;
	}
	return false;
}

/* What the registry says even about a unit that no hint speaks for. */
static char *
registry_why(const struct hints *hints, const struct names *names, int unit_id)
{
	const struct unit *u = names_unit(names, unit_id);
	bool conflict = strcmp(hints->verdict, "conflict") == 0;
	char *named, *text = NULL;

	if (u == NULL || hints->lead_count == 0 ||
	    (!conflict && leads_itself_or_below(hints, names, u)))
		return NULL;
	named = leads(hints, names, strcmp(u->kind, "town") == 0);
	if (!conflict && strcmp(u->kind, "town") == 0 && *named != '\0')
		text = xasprintf(_("A department's duty (%s), aimed at a township"), named);
	free(named);
	if (text != NULL)
		return text;
	named = leads(hints, names, false);
	text = xasprintf(conflict ? _("Conflict: equally specific rows name %s") :
	    _("Against the registry, which names %s"), named);
	free(named);
	return text;
}

char *
hints_why(const struct hints *hints, const struct names *names, int unit_id)
{
	const struct hint *h = hints_of(hints, unit_id);

	if (hints == NULL)
		return NULL;
	for (size_t i = 0; i < ARRAY_LEN(weighty); i++) {
		for (size_t k = 0; h != NULL && k < h->warnings.count; k++) {
			if (strcmp(h->warnings.items[k].code, weighty[i]) == 0)
				return hint_warning_text(names, &h->warnings.items[k]);
		}
	}
	return registry_why(hints, names, unit_id);
}

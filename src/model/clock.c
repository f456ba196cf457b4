/* SPDX-License-Identifier: MIT */
#include "model/clock.h"

#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"

struct label {
	const char *code, *text;
};

static const struct label kinds[] = {
	{ "dispatch", N_("Dispatch") },
	{ "sign_in", N_("Sign in") },
	{ "first_contact", N_("First contact") },
	{ "on_site", N_("On-site check") },
	{ "progress", N_("Progress reply") },
	{ "handling", N_("Handling") },
	{ "second_handling", N_("Second handling") },
	{ "follow_up", N_("Follow-up") },
	{ "objection", N_("Objection window") },
	{ "ruling", N_("Ruling") },
};

static const struct label time_units[] = {
	{ "working_days", N_("working days") },
	{ "calendar_days", N_("calendar days") },
	{ "hours", N_("hours") },
	{ "minutes", N_("minutes") },
};

static const struct label outcomes[] = {
	{ "done", N_("done in time") },
	{ "late", N_("done late") },
	{ "skipped", N_("not needed any more") },
	{ "accepted", N_("accepted by handling it") },
	{ "silent", N_("accepted by silence") },
	{ "returned", N_("returned") },
	{ "recalled", N_("recalled") },
	{ "merged", N_("merged") },
	{ "withdrawn", N_("the reply was sent back") },
	{ "closed", N_("the ticket was closed") },
	{ "dropped", N_("the new class has none") },
};

static const char *
label_of(const struct label *table, size_t count, const char *code)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(table[i].code, code) == 0)
			return _(table[i].text);
	}
	return code;
}

const char *
clock_label(const char *kind)
{
	return label_of(kinds, ARRAY_LEN(kinds), kind);
}

const char *
time_unit_label(const char *unit)
{
	return label_of(time_units, ARRAY_LEN(time_units), unit);
}

const char *
outcome_label(const char *outcome)
{
	return label_of(outcomes, ARRAY_LEN(outcomes), outcome);
}

void
clock_amount(struct strbuf *out, const char *unit, int amount)
{
	/* TRANSLATORS: 5 working days */
	strbuf_addf(out, _("%d %s"), amount, time_unit_label(unit));
}

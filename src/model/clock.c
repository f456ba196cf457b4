/* SPDX-License-Identifier: MIT */
#include "model/clock.h"

#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"

static const char *const outcomes[][2] = {
	{ "done", N_("done in time") },
	{ "late", N_("done late") },
	{ "returned", N_("ended by a return") },
	{ "recalled", N_("ended by a recall") },
	{ "closed", N_("ended with the ticket") },
	{ "parked", N_("ended by parking") },
	{ "silent", N_("silence: accepted") },
};

const char *
outcome_label(const char *outcome)
{
	for (size_t i = 0; i < ARRAY_LEN(outcomes); i++) {
		if (strcmp(outcomes[i][0], outcome) == 0)
			return _(outcomes[i][1]);
	}
	return outcome;
}

void
clock_amount(struct strbuf *out, const char *unit, int amount)
{
	if (strcmp(unit, "working_days") == 0)
		strbuf_addf(out, _("%d working days"), amount);
	else if (strcmp(unit, "calendar_days") == 0)
		strbuf_addf(out, _("%d calendar days"), amount);
	else if (strcmp(unit, "hours") == 0)
		strbuf_addf(out, _("%d hours"), amount);
	else
		strbuf_addf(out, _("%d minutes"), amount);
}

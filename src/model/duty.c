/* SPDX-License-Identifier: MIT */
#include "model/duty.h"

#include <stddef.h>
#include <string.h>

#include "base/i18n.h"

struct name {
	const char *code;
	const char *label;
};

static const struct name roles[] = {
	{ "lead", N_("lead") },
	{ "assist", N_("assisting") },
	{ "supervise", N_("supervising") },
	{ NULL, NULL },
};

static const struct name sources[] = {
	{ "staffing", N_("staffing office") },
	{ "township", N_("township list") },
	{ "ruling", N_("ruling") },
	{ NULL, NULL },
};

static const struct name states[] = {
	{ "current", N_("in force") },
	{ "expired", N_("expired") },
	{ "future", N_("not yet in force") },
	{ "proposed", N_("proposed") },
	{ "rejected", N_("rejected") },
	{ "replaced", N_("replaced") },
	{ "conflict", N_("in conflict") },
	{ "gap", N_("gap") },
	{ "ruling", N_("not yet in the registry") },
	{ NULL, NULL },
};

static const struct name gaps[] = {
	{ "gap", N_("no line") },
	{ "conflict", N_("lines in conflict") },
	{ "against", N_("sent against the registry") },
	{ "split", N_("ruled otherwise") },
	{ NULL, NULL },
};

static const char *
label(const struct name *table, const char *code)
{
	for (; table->code != NULL; table++) {
		if (strcmp(table->code, code) == 0)
			return _(table->label);
	}
	return code;
}

const char *
duty_role_label(const char *role)
{
	return label(roles, role);
}

const char *
duty_source_label(const char *source)
{
	return label(sources, source);
}

const char *
duty_state_label(const char *state)
{
	return label(states, state);
}

const char *
gap_label(const char *kind)
{
	return label(gaps, kind);
}

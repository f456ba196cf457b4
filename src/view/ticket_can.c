/* SPDX-License-Identifier: MIT */
/* Which actions the database would not refuse at once: the hint bar has no room for all. */
#include "ticket_actions.h"

#include <string.h>

#include "base/vec.h"

/* Actions that are not called as their verb is, or have two. */
static const struct {
	const char *action;
	enum write_verb verb, other;
} unlike[] = {
	{ "return", WRITE_RETURN, WRITE_OBJECT },
	{ "close", WRITE_CLOSE_INTAKE, WRITE_CLOSE_INTAKE },
	{ "extend", WRITE_ASK_EXTENSION, WRITE_ASK_EXTENSION },
	{ "decide", WRITE_DECIDE_EXTENSION, WRITE_DECIDE_EXTENSION },
	{ "letter", WRITE_LETTER, WRITE_LETTER },
};

bool
ticket_ours_to_pass_on(const struct desk *desk, const struct ticket *t)
{
	const struct unit *u = names_unit(desk->names, t->unit_id);

	return u != NULL && u->runs_platform_id == desk->account.platform_id &&
	    names_allows(desk->names, write_name(WRITE_PASS_ON), t->state) &&
	    !names_allows(desk->names, write_name(WRITE_DISPATCH), t->state);
}

/* "sign-in" is sign_in. */
static bool
is_called(const char *action, const char *verb)
{
	for (; *action && *verb; action++, verb++)
		if (*action != *verb && !(*action == '-' && *verb == '_'))
			return false;
	return *action == *verb;
}

/* What is no verb only shows something. */
static bool
state_allows(const struct desk *desk, const char *action, const char *state)
{
	for (size_t i = 0; i < ARRAY_LEN(unlike); i++)
		if (strcmp(unlike[i].action, action) == 0)
			return names_allows(desk->names, write_name(unlike[i].verb), state) ||
			    names_allows(desk->names, write_name(unlike[i].other), state);
	for (int verb = 0; verb < WRITE_VERB_COUNT; verb++)
		if (is_called(action, write_name((enum write_verb)verb)))
			return names_allows(desk->names, write_name((enum write_verb)verb), state);
	return true;
}

bool
ticket_can(struct view *view, const struct action *action)
{
	struct desk_view *v = (struct desk_view *)view;
	const struct ticket *t;

	if (!(action->flags & ACTION_ROW))
		return true;
	t = v->ticket(v);
	if (t == NULL)
		return false;
	return state_allows(v->desk, action->name, t->state) ||
	    (strcmp(action->name, "dispatch") == 0 && ticket_ours_to_pass_on(v->desk, t));
}

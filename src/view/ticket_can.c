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
	{ "merge", WRITE_MERGE, WRITE_MERGE },
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

/*
 * What the state allows nearly always, but is seldom meant: a unit's desk says why
 * the ticket is there, and a quarrel has its marks.
 */
static bool
is_meant(const struct view *view, const char *action, const struct ticket *t)
{
	const char *why = t->why != NULL ? t->why : "";
	bool docket = strcmp(view->ops->name, "docket") == 0;
	bool quarrel = docket || t->docket || t->objected || strcmp(t->state, "disputed") == 0;
	bool unsigned_yet = *why ? strstr(why, "to_sign") != NULL
				 : strcmp(t->state, "dispatched") == 0;

	if (strcmp(action, "sign-in") == 0)
		return unsigned_yet;
	if (strcmp(action, "reply") == 0)
		return !unsigned_yet;
	if (strcmp(action, "return") == 0)
		return strcmp(t->state, "dispatched") == 0 || strcmp(t->state, "handling") == 0;
	if (strcmp(action, "resume") == 0)
		return t->paused;
	if (strcmp(action, "ask-opinion") == 0 || strcmp(action, "meeting") == 0 ||
	    strcmp(action, "escalate") == 0)
		return quarrel;
	if (strcmp(action, "give-opinion") == 0)
		return quarrel || strstr(why, "asked") != NULL;
	if (strcmp(action, "appeal") == 0)
		return docket;
	if (strcmp(action, "docket") == 0)
		return !docket;
	/* Only the overdue desk knows of one. */
	return strcmp(action, "decide") != 0;
}

bool
ticket_can_of(const struct view *view, const struct action *action, const struct ticket *t)
{
	const struct desk_view *v = (const struct desk_view *)view;

	if (!(action->flags & ACTION_ROW))
		return true;
	if (t == NULL || !is_meant(view, action->name, t))
		return false;
	return state_allows(v->desk, action->name, t->state) ||
	    (strcmp(action->name, "dispatch") == 0 && ticket_ours_to_pass_on(v->desk, t));
}

bool
ticket_can(struct view *view, const struct action *action)
{
	struct desk_view *v = (struct desk_view *)view;

	return ticket_can_of(view, action, v->ticket != NULL ? v->ticket(v) : NULL);
}

bool
ticket_can_kept(struct view *view, const struct action *action, const void *kept)
{
	return ticket_can_of(view, action, kept);
}

/* SPDX-License-Identifier: MIT */
/* What the hint bar of the overdue desk names, and what its tagged rows may be asked for. */
#include "overdue_private.h"

#include <string.h>

#include "base/vec.h"
#include "ticket_actions.h"

static bool
in_table(const struct action_table *table, const struct action *action)
{
	return action >= table->actions && action < table->actions + table->count;
}

static bool
has_section(const struct overdue_screen *s, enum late_section section)
{
	for (size_t i = 0; i < s->item_count; i++) {
		if (s->items[i].group->section == section)
			return true;
	}
	return false;
}

/* Who chases hardly ever does these here, and the others need the room. */
static bool
is_aside(const struct overdue_screen *s, const char *action)
{
	static const char *const all[] = { "claim", "classify" };
	static const char *const units_do[] = { "sign-in", "reply", "return" };

	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		if (strcmp(action, all[i]) == 0)
			return true;
	}
	for (size_t i = 0; s->v.desk->account.unit_id == 0 && i < ARRAY_LEN(units_do); i++) {
		if (strcmp(action, units_do[i]) == 0)
			return true;
	}
	return false;
}

/* A group is opened, and chased as a whole; requests for more time are decided here only. */
bool
late_can(struct view *view, const struct action *action)
{
	struct overdue_screen *s = (struct overdue_screen *)view;

	if (in_table(&overdue_actions, action) || in_table(&chase_actions, action))
		return !(action->flags & ACTION_ROW) || s->item_count > 0;
	if (strcmp(action->name, "decide") == 0)
		return has_section(s, LATE_EXTENSION);
	if (is_aside(s, action->name))
		return false;
	for (size_t i = 0; !s->kinds_known && s->page != NULL && i < s->page->row_count; i++)
		ticket_kinds_add(&s->kinds, s->v.desk, &s->page->rows[i].ticket);
	s->kinds_known = s->v.desk->names->loaded;
	return ticket_kinds_can(&s->kinds, view, action);
}

bool
late_can_kept(struct view *view, const struct action *action, const void *kept)
{
	if (strcmp(action->name, "decide") == 0)
		return has_section((const struct overdue_screen *)view, LATE_EXTENSION);
	return ticket_can_kept(view, action, kept);
}

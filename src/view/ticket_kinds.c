/* SPDX-License-Identifier: MIT */
#include "ticket_kinds.h"

#include <stdlib.h>

#include "base/vec.h"
#include "base/xalloc.h"
#include "ticket_actions.h"

struct ticket_kind {
	uint64_t sum;            /* of all that ticket_can_of looks at */
	struct ticket like;      /* only that */
};

/* FNV-1a, with the end of the string: thousands of rows are looked at with every change. */
static uint64_t
add_text(uint64_t sum, const char *s)
{
	do
		sum = (sum ^ (unsigned char)*s) * UINT64_C(1099511628211);
	while (*s++ != '\0');
	return sum;
}

static uint64_t
sum_of(const struct desk *desk, const struct ticket *t)
{
	const char flags[] = {
		(char)('0' + (t->docket | t->objected << 1 | t->paused << 2)),
		ticket_ours_to_pass_on(desk, t) ? 'o' : '-', '\0',
	};
	uint64_t sum = add_text(UINT64_C(14695981039346656037), t->state);

	sum = add_text(sum, t->why != NULL ? t->why : "");
	return add_text(sum, flags);
}

void
ticket_kinds_add(struct ticket_kinds *kinds, const struct desk *desk, const struct ticket *t)
{
	uint64_t sum = sum_of(desk, t);
	struct ticket_kind *kind;

	for (size_t i = kinds->count; i > 0; i--) {
		if (kinds->items[i - 1].sum == sum)
			return;
	}
	kind = VEC_ADD(kinds->items, kinds->count, kinds->cap);
	kind->sum = sum;
	kind->like = (struct ticket){
		.state = xstrdup(t->state), .why = xstrdup_null(t->why), .unit_id = t->unit_id,
		.docket = t->docket, .objected = t->objected, .paused = t->paused,
	};
}

void
ticket_kinds_clear(struct ticket_kinds *kinds)
{
	for (size_t i = 0; i < kinds->count; i++) {
		free(kinds->items[i].like.state);
		free(kinds->items[i].like.why);
	}
	kinds->count = 0;
}

void
ticket_kinds_finish(struct ticket_kinds *kinds)
{
	ticket_kinds_clear(kinds);
	free(kinds->items);
	*kinds = (struct ticket_kinds){ 0 };
}

bool
ticket_kinds_can(
    const struct ticket_kinds *kinds, const struct view *view, const struct action *action)
{
	for (size_t i = 0; i < kinds->count; i++) {
		if (ticket_can_of(view, action, &kinds->items[i].like))
			return true;
	}
	return !(action->flags & ACTION_ROW);
}

/* SPDX-License-Identifier: MIT */
#include "one.h"

static void
changed(void *ctx, const int64_t *ids, size_t count)
{
	struct one *one = ctx;
	bool ours = ids == NULL;

	for (size_t i = 0; i < count && !ours; i++)
		ours = ids[i] == one->id || (one->shows != NULL && one->shows(one->ctx, ids[i]));
	if (ours)
		one->ask(one->ctx);
}

static void
written(void *ctx, int64_t id, enum write_verb verb, int version)
{
	struct one *one = ctx;

	if (id == one->id && one->written != NULL)
		one->written(one->ctx, verb);
}

void
one_open(struct one *one, int64_t id)
{
	desk_listen(one->desk, (struct desk_listener){ changed, written, one });
	one_show(one, id);
}

void
one_show(struct one *one, int64_t id)
{
	one->id = id;
	desk_hold(one->desk);
	one->ask(one->ctx);
}

bool
one_came(struct one *one, const char *sentence)
{
	if (!desk_came(one->desk, sentence))
		return false;
	one->desk->cells_at_ms = desk_now(one->desk);
	return true;
}

void
one_close(struct one *one)
{
	desk_unlisten(one->desk, one);
}

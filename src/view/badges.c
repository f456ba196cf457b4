/* SPDX-License-Identifier: MIT */
#include "view/badges.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "query/counts.h"
#include "query/queue.h"
#include "view/views.h"

#define GAP_MS 1000
/*
 * So long the counts are waited for before the badges stand there without, and the hints before it
 * is known what can be done: with what comes then they move, and are sent again.
 */
#define BARE_MS 5000
/* What is late grows with the clock alone, and nobody tells. */
#define STALE_MS 30000

struct badges {
	struct desk *desk;
	int counts[FRAME_BADGES]; /* in the order of queue_kinds; -1 unknown */
	struct counts_query query;
	struct loop_timer *timer, *bare;
	int64_t asked_at;
	bool again;              /* touched while a question was open */
};

static void
show(struct badges *b)
{
	struct frame *frame = app_frame(b->desk->app);
	char open = b->desk->open_key != '\0' ? b->desk->open_key :
	    queue_view_kind(b->desk->queues)->key;

	frame->badge_count = 0;
	for (size_t i = 0; i < queue_kind_count && i < FRAME_BADGES; i++) {
		frame->badges[frame->badge_count++] = (struct badge){
			.key = queue_kinds[i].key,
			.label = _(queue_kinds[i].label),
			.count = b->counts[i],
			.active = queue_kinds[i].key == open,
			/* Somebody has to be on the spot within the hour. */
			.alarm = strcmp(queue_kinds[i].code, "overdue") == 0 && b->query.on_site > 0,
		};
	}
	app_dirty(b->desk->app);
}

static void
show_bare(void *ctx)
{
	struct badges *b = ctx;

	b->bare = NULL;
	app_frame(b->desk->app)->starting = false;
	show(b);
}

void
badges_open(struct desk *desk, const struct queue_kind *queue)
{
	struct frame *frame = app_frame(desk->app);

	desk->open_key = queue->key;
	for (int i = 0; i < frame->badge_count; i++)
		frame->badges[i].active = frame->badges[i].key == queue->key;
	if (desk->badges != NULL && clock_mono_ms() - desk->badges->asked_at > STALE_MS)
		badges_touch(desk->badges);
	app_dirty(desk->app);
}

static void
counts_came(void *ctx, const int *counts)
{
	struct badges *b = ctx;

	for (size_t i = 0; counts != NULL && i < queue_kind_count; i++)
		b->counts[i] = counts[i];
	loop_cancel(b->bare);
	b->bare = NULL;
	show(b);
	b->desk->counted = true;
	desk_opened(b->desk);
	if (b->again)
		badges_touch(b);
}

static void
ask(void *ctx)
{
	struct badges *b = ctx;

	b->timer = NULL;
	b->again = false;
	b->asked_at = clock_mono_ms();
	counts_ask(&b->query, b->desk->db, counts_came, b);
}

void
badges_touch(struct badges *b)
{
	int64_t since = clock_mono_ms() - b->asked_at;

	if (b->query.call != NULL)
		b->again = true;
	else if (b->timer == NULL)
		b->timer = loop_after(b->desk->loop, since < GAP_MS ? GAP_MS - since : 0, ask, b);
}

struct badges *
badges_create(struct desk *desk)
{
	struct badges *b = xcalloc(1, sizeof *b);

	b->desk = desk;
	desk->badges = b;
	b->asked_at = -GAP_MS;
	for (int i = 0; i < FRAME_BADGES; i++)
		b->counts[i] = -1;
	b->bare = loop_after(desk->loop, BARE_MS, show_bare, b);
	return b;
}

void
badges_destroy(struct badges *b)
{
	if (b == NULL)
		return;
	b->desk->badges = NULL;
	counts_forget(&b->query);
	loop_cancel(b->timer);
	loop_cancel(b->bare);
	free(b);
}

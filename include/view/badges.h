/* SPDX-License-Identifier: MIT */
/*
 * The numbers of the queues in the frame: asked for when something changed, at most
 * once a second.
 */
#ifndef PAIDAN_VIEW_BADGES_H
#define PAIDAN_VIEW_BADGES_H

#include "query/queue.h"
#include "view/desk.h"

struct badges;

/* Shows the queues at once, without numbers. */
struct badges *badges_create(struct desk *desk);
void badges_destroy(struct badges *b);
/* Something changed: ask soon. */
void badges_touch(struct badges *b);
/* This queue is open now: its badge says so. */
void badges_open(struct desk *desk, const struct queue_kind *queue);

#endif

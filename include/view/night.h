/* SPDX-License-Identifier: MIT */
/*
 * The night (夜班), as the city's rules say when it is: only what is urgent rings and is announced,
 * in whatever view; the rest waits for the morning in the order of its queue, with one quiet line
 * there. It is asked about when something changed, at most once a second, and when a shift ends;
 * by day, only then.
 */
#ifndef PAIDAN_VIEW_NIGHT_H
#define PAIDAN_VIEW_NIGHT_H

#include "view/desk.h"

struct night;

/* turned runs when night has begun or ended, and once it is first known. */
struct night *night_create(struct desk *desk, void (*turned)(void *ctx), void *ctx);
void night_destroy(struct night *n);
/* Something changed. */
void night_touch(struct night *n);
/* The connection is back, or the rules may have changed: ask even by day. */
void night_ask(struct night *n);

#endif

/* SPDX-License-Identifier: MIT */
/* The way of a ticket from unit to unit as one line. */
#ifndef PAIDAN_VIEW_REPLAY_H
#define PAIDAN_VIEW_REPLAY_H

#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "model/dispute.h"

/*
 * 颍州区 15:37─22分→(8分)市城管局 15:59─31分→颍州区 16:49 ⟲: from when, how long in hand, in
 * brackets how long with nobody before. ↓ passed on to a lower level, ↑ back up, ⟲ a unit that
 * had it before; one without a time is where the last return would send it. Sanitised. A day is
 * named where it is another than that of the hop before, of the first one another than now's.
 */
void replay_strip(struct strbuf *out, const struct hop *hops, size_t count, int64_t now_ms);

#endif

/* SPDX-License-Identifier: MIT */
/* Times as people read them, in the city's zone (clock_set_utc_offset of base/clock.h). */
#ifndef PAIDAN_MODEL_MOMENT_H
#define PAIDAN_MODEL_MOMENT_H

#include <stdint.h>

#include "base/strbuf.h"

/* 02:14 */
void moment_clock(struct strbuf *out, int64_t ms);
/* 2023-02-01 15:37:05; "" for NO_TIME. */
void moment_full(struct strbuf *out, int64_t ms);
/* 02-01 15:37 */
void moment_short(struct strbuf *out, int64_t ms);
/* In five columns: 15:37 on the day of `now`, 02-01 on any other. */
void moment_brief(struct strbuf *out, int64_t ms, int64_t now);
/* 15:37 on the day of `day`, 02-01 15:37 on any other, and if that is NO_TIME. */
void moment_after(struct strbuf *out, int64_t ms, int64_t day);
/* At most eight columns: 12天, 2天3时, 12时, 3时20分, 20分; with - before it if negative. */
void moment_span(struct strbuf *out, int64_t ms);

#endif

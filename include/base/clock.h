/* SPDX-License-Identifier: MIT */
/*
 * The two clocks of the process. Tests may replace both; nothing else in the
 * tree calls clock_gettime or time.
 */
#ifndef PAIDAN_BASE_CLOCK_H
#define PAIDAN_BASE_CLOCK_H

#include <stdint.h>

/* Milliseconds that never go back; the origin is unspecified. */
int64_t clock_mono_ms(void);
/* Milliseconds since 1970-01-01 UTC. */
int64_t clock_wall_ms(void);

/*
 * Minutes by which the times that people read are ahead of UTC: the city's, whatever
 * the machine's zone.
 */
void clock_set_utc_offset(int minutes);
int clock_utc_offset(void);

/* Replaces a clock for tests; NULL restores the system's. */
void clock_set_mono(int64_t (*fn)(void));
void clock_set_wall(int64_t (*fn)(void));

#endif

/* SPDX-License-Identifier: MIT */
#include "base/clock.h"

#include <stddef.h>
#include <time.h>

static int utc_offset;

static int64_t (*mono_fn)(void);
static int64_t (*wall_fn)(void);

static int64_t
read_ms(clockid_t id)
{
	struct timespec t = { 0, 0 };

	clock_gettime(id, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

int64_t
clock_mono_ms(void)
{
	return mono_fn ? mono_fn() : read_ms(CLOCK_MONOTONIC);
}

int64_t
clock_wall_ms(void)
{
	return wall_fn ? wall_fn() : read_ms(CLOCK_REALTIME);
}

void
clock_set_mono(int64_t (*fn)(void))
{
	mono_fn = fn;
}

void
clock_set_wall(int64_t (*fn)(void))
{
	wall_fn = fn;
}

void
clock_set_utc_offset(int minutes)
{
	utc_offset = minutes;
}

int
clock_utc_offset(void)
{
	return utc_offset;
}

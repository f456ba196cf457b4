/* SPDX-License-Identifier: MIT */
/*
 * What a filter key costs over 3,000 choices (budget: 5 ms). Run with
 * meson test --benchmark, in a build without sanitizers.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "ui/pick.h"

#define COUNT 3000
#define ROUNDS 50

static const char *const places[] = {
	"阜阳市",
	"颍州区",
	"颍泉区",
	"临泉县",
	"太和县",
	"界首市",
};
static const char *const fields[] = {
	"城管局",
	"教育局",
	"住建局",
	"交警支队",
	"生态环境局",
	"供电公司",
};

static void
fill(struct choice *items)
{
	for (size_t i = 0; i < COUNT; i++) {
		const char *p = places[i % ARRAY_LEN(places)];
		const char *f = fields[i / 7 % ARRAY_LEN(fields)];
		items[i].code = xasprintf("U%04zu", i);
		items[i].label = xasprintf("%s%s第%zu大队", p, f, i);
		items[i].note = xasprintf("%s/%s/城市管理 行政执法", p, f);
	}
}

/* Ranks afresh ROUNDS times; prints the mean. */
static void
measure(const struct choices *choices, const char *typed)
{
	size_t hits = 0;
	int64_t start = clock_mono_ms();

	for (int round = 0; round < ROUNDS; round++) {
		struct pick p = { .choices = choices };
		pick_rank(&p, typed);
		hits = p.count;
		pick_finish(&p);
	}
	printf("%-8s %5zu of %d fit  %.2f ms\n", typed, hits, COUNT,
	    (double)(clock_mono_ms() - start) / ROUNDS);
}

int
main(void)
{
	static const char *const typed[] = { "c", "cgj", "y", "yzqcgj", "linquan", "城管", "zzz" };
	struct choice *items = xcalloc(COUNT, sizeof *items);
	struct choices choices = { COUNT, items };

	fill(items);
	for (size_t i = 0; i < ARRAY_LEN(typed); i++)
		measure(&choices, typed[i]);
	for (size_t i = 0; i < COUNT; i++) {
		free((char *)(uintptr_t)items[i].code);
		free((char *)(uintptr_t)items[i].label);
		free((char *)(uintptr_t)items[i].note);
	}
	free(items);
	return 0;
}

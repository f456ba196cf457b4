/* SPDX-License-Identifier: MIT */
/*
 * What a key costs in the picker of 400 units (budget: 5 ms): the filter and its order, without
 * drawing. Build without sanitizers:
 *   ninja -C BUILD tests/bench/bench_picker && BUILD/tests/bench/bench_picker
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "view/picker.h"

#define UNITS 400
#define ROUNDS 200

static const char *const places[] = { "市", "颍州区", "颍泉区", "临泉县", "太和县", "界首市" };
static const char *const trades[] = {
	"城市管理行政执法局", "教育局", "住房和城乡建设局", "公安局交警支队", "生态环境局", "供电公司",
};
static const char *const aliases[] = { "城管|城管执法局|综合执法", "教体局", "住建|建设局|住建委",
	"交警|交管", "环保局|环境局", "" };

static void
fill(struct unit *units)
{
	for (size_t i = 0; i < UNITS; i++) {
		const char *place = places[i % ARRAY_LEN(places)];
		const char *trade = trades[i / 7 % ARRAY_LEN(trades)];

		units[i] = (struct unit){
			.id = (int)i + 1,
			.code = xasprintf("U%03zu-CGJ", i),
			.name = xasprintf("阜阳市%s%s第%zu大队", place, trade, i),
			.short_name = xasprintf("%s%s", place, trade),
			.aliases = xstrdup(aliases[i / 7 % ARRAY_LEN(aliases)]),
			.reach = xstrdup(" 1 "),
			.active = true,
		};
	}
}

static void
measure(struct candidates *c, const char *typed)
{
	int64_t start = clock_mono_ms();

	for (int round = 0; round < ROUNDS; round++)
		candidates_rank(c, typed);
	printf("%-14s %4zu of %d fit  %.2f ms\n", *typed != '\0' ? typed : "(nothing)",
	    c->shown_count, UNITS, (double)(clock_mono_ms() - start) / ROUNDS);
}

int
main(void)
{
	static const char *const typed[] = { "", "c", "cg", "cgj", "yzqcgj", "chengguan", "linquanxian",
		"城管", "zzz" };
	struct unit *units = xcalloc(UNITS, sizeof *units);
	struct names names = { .units = units, .unit_count = UNITS };
	struct candidates c = { 0 };

	fill(units);
	candidates_init(&c, &names, 1, 0);
	for (size_t i = 0; i < ARRAY_LEN(typed); i++)
		measure(&c, typed[i]);
	candidates_finish(&c);
	for (size_t i = 0; i < UNITS; i++) {
		free(units[i].code);
		free(units[i].name);
		free(units[i].short_name);
		free(units[i].aliases);
		free(units[i].reach);
	}
	free(units);
	return 0;
}

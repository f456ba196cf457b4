/* SPDX-License-Identifier: MIT */
/* sources: src/city/calendar.c src/city/calendarkeys.c src/city/checkclocks.c */
/* sources: src/city/checkdesks.c */
/* sources: src/city/checknames.c src/city/checkrules.c src/city/checks.c src/city/faults.c */
/* sources: src/city/file.c src/city/keys.c src/city/pack.c src/city/packkeys.c */
/* sources: src/city/shape.c src/city/tree.c src/city/value.c */
/* libraries: -lyaml -ljansson */
/* seeds: tests/data/packs tests/data/calendars config/cities config/calendars */
/*
 * A file as a rule pack and as a calendar: whatever stands in it, there is either
 * JSON or a fault, and every fault has a place in the file and a sentence.
 */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <jansson.h>

#include "city/calendar.h"
#include "city/pack.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t
count_lines(const char *s, size_t n)
{
	size_t lines = 1;

	for (size_t i = 0; i < n; i++) {
		/* YAML breaks lines at CR, NEL, LS and PS too; each has one of these bytes. */
		unsigned char c = (unsigned char)s[i];
		lines += c == '\n' || c == '\r' || c == 0x85 || c == 0xA8 || c == 0xA9;
	}
	return lines;
}

static void
check_faults(struct city_faults *faults, const char *s, size_t n)
{
	size_t lines = count_lines(s, n);

	for (size_t i = 0; i < faults->count; i++) {
		const struct city_fault *f = &faults->items[i];
		assert(f->line >= 1 && f->line <= lines + 1);
		assert(f->column >= 1 && f->column <= n + 2);
		assert(*f->sentence);
		assert(i == 0 || f[-1].line < f->line ||
		    (f[-1].line == f->line && f[-1].column <= f->column));
	}
	assert(faults->count > 0 || faults->untold == 0);
	city_faults_finish(faults);
}

static void
check_json(const char *text)
{
	json_t *json = json_loads(text, 0, NULL);

	assert(json);
	json_decref(json);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *s = (const char *)data;
	struct city_pack pack = { 0 };
	struct city_calendar calendar = { 0 };
	struct city_faults faults = { 0 };

	city_pack_parse(s, size, &pack, &faults);
	assert((pack.json == NULL) == (faults.count > 0));
	if (pack.json)
		check_json(pack.json);
	check_faults(&faults, s, size);
	city_pack_finish(&pack);

	city_calendar_parse(s, size, &calendar, &faults);
	assert((calendar.count == 0) == (faults.count > 0));
	for (size_t i = 0; i < calendar.count; i++)
		check_json(calendar.years[i].json);
	check_faults(&faults, s, size);
	city_calendar_finish(&calendar);
	return 0;
}

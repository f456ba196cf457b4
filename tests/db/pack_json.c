/* SPDX-License-Identifier: MIT */
/*
 * pack_json FILE: a rule pack as the JSON that paidan_api.load_rules takes. With
 * --calendar, a calendar as rows of the JSON that load_calendar takes: year, published, days.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/exitcode.h"
#include "base/i18n.h"
#include "city/calendar.h"
#include "city/pack.h"

/* English is enough here. */
const struct i18n_catalogue i18n_catalogues[1];
const size_t i18n_catalogue_count = 0;

static int
print_pack(const char *path)
{
	struct city_pack pack = { 0 };
	struct city_faults faults = { 0 };
	char *cause = NULL;
	int status = EXIT_OK;

	if (!city_pack_read(path, &pack, &faults, &cause) || pack.json == NULL) {
		fprintf(stderr, "pack_json: %s: %s\n", path, cause ? cause : "has faults");
		status = EXIT_DATA;
	} else {
		puts(pack.json);
	}
	free(cause);
	city_pack_finish(&pack);
	city_faults_finish(&faults);
	return status;
}

static int
print_calendar(const char *path)
{
	struct city_calendar calendar = { 0 };
	struct city_faults faults = { 0 };
	char *cause = NULL;
	int status = EXIT_OK;

	if (!city_calendar_read(path, &calendar, &faults, &cause) || calendar.count == 0) {
		fprintf(stderr, "pack_json: %s: %s\n", path, cause ? cause : "has faults");
		status = EXIT_DATA;
	}
	for (size_t i = 0; i < calendar.count; i++)
		printf("%d\t%s\t%s\n", calendar.years[i].year,
		    calendar.years[i].published ? "true" : "false", calendar.years[i].json);
	free(cause);
	city_calendar_finish(&calendar);
	city_faults_finish(&faults);
	return status;
}

int
main(int argc, char **argv)
{
	if (argc == 3 && strcmp(argv[1], "--calendar") == 0)
		return print_calendar(argv[2]);
	if (argc == 2)
		return print_pack(argv[1]);
	fprintf(stderr, "usage: pack_json [--calendar] FILE\n");
	return EXIT_USAGE;
}

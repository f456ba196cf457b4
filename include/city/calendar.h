/* SPDX-License-Identifier: MIT */
/* A calendar file: the holidays and make-up workdays of some years. */
#ifndef PAIDAN_CITY_CALENDAR_H
#define PAIDAN_CITY_CALENDAR_H

#include <stdbool.h>

#include "city/faults.h"

struct city_year {
	int year;
	bool published;
	size_t days; /* listed */
	char *json;  /* [{"date", "off", "name"}], as paidan_api.load_calendar takes it */
};

/* At rest all zero. */
struct city_calendar {
	char *code;
	struct city_year *years; /* in the order of the file; none if there are faults */
	size_t count, cap;
};

/* As city_pack_read and city_pack_parse. */
bool city_calendar_read(
    const char *path, struct city_calendar *out, struct city_faults *faults, char **cause);
void city_calendar_parse(
    const char *text, size_t n, struct city_calendar *out, struct city_faults *faults);
void city_calendar_finish(struct city_calendar *calendar);
/* A day that there is, written as 2026-10-01? */
bool city_is_date(const char *text);

#endif

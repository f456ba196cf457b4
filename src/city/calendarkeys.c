/* SPDX-License-Identifier: MIT */
/* The keys of a calendar file. */
#include "city/keys.h"

#include "base/i18n.h"
#include "base/vec.h"

static const struct city_key keys[] = {
	{ "calendar", CITY_CODE, 1, 32, .required = true,
	    .help = N_("The code of the calendar, which packs name.") },
	{ "name", CITY_TEXT, 1, 60, .help = N_("The name of the calendar, as people read it.") },
	{ "years", CITY_LIST, 1, .required = true, .help = N_("The years, each of them whole.") },
	{ "years.year", CITY_NUMBER, 1990, 2199, .required = true, .help = N_("Which year.") },
	{ "years.published", CITY_FLAG, .preset = "true",
	    .help = N_("false: only weekends are known, and what falls into the year is "
		       "provisional.") },
	{ "years.days", CITY_LIST,
	    .help = N_("The days that differ from what their weekday says.") },
	{ "years.days.date", CITY_DATE, .required = true, .help = N_("Which day.") },
	{ "years.days.off", CITY_FLAG, .required = true,
	    .help = N_("true: a holiday; false: a day on which work is done, such as a make-up "
		       "workday.") },
	{ "years.days.name", CITY_TEXT, 1, 60, .required = true,
	    .help = N_("The holiday that it belongs to.") },
};

const struct city_keys calendar_keys = { keys, ARRAY_LEN(keys) };

/* SPDX-License-Identifier: MIT */
/* Single values: what each type of key accepts. */
#include "shape.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "city/calendar.h"
#include "text/sanitize.h"
#include "text/utf8.h"

#define DIGITS "0123456789"
#define CAPITALS "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define SMALL "abcdefghijklmnopqrstuvwxyz"

/* Where the system keeps its zones; where it keeps none, the database decides. */
#define ZONE_DIR "/usr/share/zoneinfo"

static bool
made_of(const char *text, const char *characters, int most)
{
	size_t n = strspn(text, characters);

	return n > 0 && text[n] == '\0' && n <= (size_t)most;
}

static bool
is_text(const char *text, int most)
{
	size_t n = strlen(text);
	int characters = 0;

	for (size_t at = 0; at < n; characters++) {
		uint32_t cp;
		at += utf8_decode(text + at, n - at, &cp, NULL);
		if (!sanitize_harmless(cp))
			return false;
	}
	return characters > 0 && characters <= most && strspn(text, " ") < n;
}

/* No sign, no blank, no leading zero that YAML would take for octal. */
static bool
is_number(const char *text, int min, int max)
{
	if (!made_of(text, DIGITS, 9) || (text[0] == '0' && text[1] != '\0'))
		return false;
	long n = strtol(text, NULL, 10);
	return n >= min && n <= max;
}

/* Does the text look like the pattern, in which 0 stands for any digit? */
static bool
looks_like(const char *text, const char *pattern)
{
	for (; *pattern && *text; pattern++, text++) {
		bool digit = *text >= '0' && *text <= '9';
		if (*pattern == '0' ? !digit : *text != *pattern)
			return false;
	}
	return *pattern == *text;
}

static bool
is_time(const char *text)
{
	return looks_like(text, "00:00") && atoi(text) < 24 && atoi(text + 3) < 60;
}

bool
city_is_date(const char *text)
{
	static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	if (!looks_like(text, "0000-00-00"))
		return false;
	int year = atoi(text), month = atoi(text + 5), day = atoi(text + 8);
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return year > 0 && month >= 1 && month <= 12 && day >= 1 &&
	    day <= lengths[month - 1] + (leap && month == 2);
}

static bool
is_zone(const char *text, int most)
{
	if (!made_of(text, CAPITALS SMALL DIGITS "_+-/", most) || *text == '/' ||
	    text[strlen(text) - 1] == '/')
		return false;
	if (access(ZONE_DIR "/UTC", R_OK) != 0)
		return true;
	char *path = xasprintf(ZONE_DIR "/%s", text);
	bool there = access(path, R_OK) == 0;
	free(path);
	return there;
}

int
value_degree(const struct city_key *key, const char *text)
{
	for (int i = 0; key->choices[i]; i++)
		if (strcmp(key->choices[i], text) == 0)
			return i;
	return -1;
}

bool
value_fits(const struct city_key *key, const char *text)
{
	switch (key->type) {
	case CITY_TEXTS:
	case CITY_TEXT:
		return is_text(text, key->max);
	case CITY_CODE:
		return made_of(text, SMALL DIGITS "_-", key->max);
	case CITY_CAPITALS:
		return made_of(text, CAPITALS DIGITS, key->max);
	case CITY_NUMBER:
		return is_number(text, key->min, key->max);
	case CITY_CHOICE:
	case CITY_DEGREE:
		return value_degree(key, text) >= 0;
	case CITY_FLAG:
		return strcmp(text, "true") == 0 || strcmp(text, "false") == 0;
	case CITY_TIME:
		return is_time(text);
	case CITY_DATE:
		return city_is_date(text);
	case CITY_ZONE:
		return is_zone(text, key->max);
	case CITY_SECTION:
	case CITY_LIST:
		break;
	}
	return false;
}

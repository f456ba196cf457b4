/* SPDX-License-Identifier: MIT */
/*
 * The keys of rule packs and of calendar files, one row a key. The checker, the
 * messages, the JSON for the database and paidan-city(5) are made from the row.
 */
#ifndef PAIDAN_CITY_KEYS_H
#define PAIDAN_CITY_KEYS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"

enum city_type {
	CITY_SECTION, /* its keys are the rows whose path goes on from this one */
	CITY_LIST,    /* of sections, at least min */
	CITY_TEXTS,   /* a list of texts, at least min */
	CITY_TEXT,    /* one line of at most max characters */
	CITY_CODE,    /* small letters, digits, _ and -; at most max */
	CITY_CAPITALS, /* a code of capital letters and digits; at most max */
	CITY_NUMBER,  /* min..max */
	CITY_CHOICE,  /* one of choices */
	CITY_DEGREE,  /* one of choices, which are in order: the database gets the index */
	CITY_FLAG,    /* true, false */
	CITY_TIME,    /* 08:30 */
	CITY_DATE,    /* 2026-10-01 */
	CITY_ZONE,    /* Asia/Shanghai */
};

struct city_key {
	const char *path; /* "clocks.warn.unit" */
	enum city_type type;
	int min, max;
	const char *const *choices; /* NULL-ended */
	bool required;
	const char *preset; /* as one would write it; NULL: none, the database gets null */
	const char *help;   /* N_(): one sentence */
};

struct city_keys {
	const struct city_key *items;
	size_t count;
};

extern const struct city_keys pack_keys, calendar_keys;

/* What follows the last dot. */
const char *city_key_name(const struct city_key *key);
/* The key of that name right under parent (NULL: at the top), or NULL. */
const struct city_key *city_key_find(
    const struct city_keys *keys, const struct city_key *parent, const char *name);
/* Right under parent? */
bool city_key_under(const struct city_key *key, const struct city_key *parent);
/* What may be written: "a number from 0 to 60", "one of city, county, sector". */
void city_key_allowed(const struct city_key *key, struct strbuf *out);

#endif

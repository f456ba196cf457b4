/* SPDX-License-Identifier: MIT */
/* The dictionaries, read once after connecting and again on request. */
#ifndef PAIDAN_QUERY_NAMES_H
#define PAIDAN_QUERY_NAMES_H

#include <stdbool.h>
#include <stdint.h>

#include "db/conn.h"
#include "model/names.h"

struct db_call;

struct names {
	struct unit *units;
	size_t unit_count;
	struct category *categories;
	size_t category_count;
	struct territory *territories;
	size_t territory_count;
	struct reason *reasons;
	size_t reason_count;
	struct ticket_class *classes;
	size_t class_count;
	struct channel *channels;
	size_t channel_count;
	struct transition *transitions;
	size_t transition_count;
	struct calendar_year *years;
	size_t year_count;
	struct day_off *days_off; /* some months around today, in order */
	size_t day_off_count;
	struct check_step *steps;
	size_t step_count;
	struct city_way *ways;
	size_t way_count;        /* 1, or 0 before the first rules */
	struct reply_field *reply_fields;
	size_t reply_field_count;
	bool loaded;
	struct db_call *call;    /* the question under way */
	void (*fn)(void *ctx, const char *sentence);
	void *ctx;
};

struct names *names_create(void);
void names_destroy(struct names *names);
/*
 * Asks; what was there stays until the answer comes. fn (may be NULL) runs after it,
 * sentence NULL if all is well.
 */
void names_load(
    struct names *names, struct db *db, void (*fn)(void *ctx, const char *sentence), void *ctx);

/*
 * The first year that is needed by now and not published: this one, or from November
 * the next; 0: none.
 */
int names_missing_year(const struct names *names, int64_t now_ms);
/* Days between two moments (ms, city time) on which nobody works, neither end's own day counted. */
int names_days_off(const struct names *names, int64_t from_ms, int64_t to_ms);
/* True if the verb is possible in the state, or nothing is known. */
bool names_allows(const struct names *names, const char *verb, const char *state);
/* NULL if there is none of that id. */
const struct unit *names_unit(const struct names *names, int id);
/* True if the platform may send to the unit. */
bool unit_reached(const struct unit *unit, int platform_id);
/* True if, by the city's rules, a unit handles what it objects to until a ruling. */
bool names_first_receiver(const struct names *names);
/* The first field of the rule for replies to such a ticket; NULL: they are free. */
const struct reply_field *names_reply_rule(
    const struct names *names, const char *class, int category_id);
/* True if nobody sits in the offices now: at night, on a day off; or nothing is known. */
bool names_closed(const struct names *names, int64_t now_ms);
const struct ticket_class *names_class(const struct names *names, const char *code);
/* The name of a reason's code; kind NULL: of any kind. An unknown code is returned as it is. */
const char *names_reason(const struct names *names, const char *kind, const char *code);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Reads that are asked again and again are planned once a connection: the second time a text is
 * asked it is prepared on the way, in the same round trip. What is asked once only (a
 * dictionary, a greeting) leaves nothing behind in the server. Of the long ones, whose plans
 * take half a megabyte to two there, only those used last stay. Behind a transaction pooler,
 * where the next request may meet another session, nothing is prepared.
 */
#include "internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"

/* Texts kept in mind, counted by a byte; a console has fewer. */
#define TEXTS_MOST 160
/* Steps that are neither a statement nor the preparing of one. */
#define STEP_STEADY 255
#define STEP_DROP 254
/* A page of a list is long, what asks one function is not: a list and what it opens want four. */
#define LONG_TEXT 900
#define LONG_MOST 4

enum text_state {
	TEXT_SEEN,               /* asked, not prepared */
	TEXT_SENT,               /* being prepared; until that has worked, it goes unprepared */
	TEXT_STANDS,
};

struct prepared_text {
	char *sql;
	enum text_state state;
	bool is_long;
	unsigned number;         /* its name in the server; never given twice */
	uint64_t used;           /* the higher, the later */
};

#define NAME_SIZE 24

static void
name_of(const struct prepared_text *text, char name[NAME_SIZE])
{
	snprintf(name, NAME_SIZE, "paidan_%u", text->number);
}

/* The place of a text, 1 or more; a new one is noted. 0: there is no room for more. */
static size_t
place_of(struct db *db, const char *sql, bool *is_new)
{
	*is_new = false;
	for (size_t i = 0; i < db->prepared_count; i++)
		if (strcmp(db->prepared[i].sql, sql) == 0)
			return i + 1;
	if (db->prepared_count == TEXTS_MOST)
		return 0;
	*is_new = true;
	*VEC_ADD(db->prepared, db->prepared_count, db->prepared_cap) =
	    (struct prepared_text){ .sql = xstrdup(sql), .is_long = strlen(sql) >= LONG_TEXT };
	return db->prepared_count;
}

/*
 * May this text be prepared? If another long one would be too many, *drop becomes the one to
 * be forgotten for it, which was not used for longest; not while all are only being prepared.
 */
static bool
has_room(struct db *db, size_t place, struct prepared_text **drop)
{
	size_t longs = 0;

	*drop = NULL;
	if (!db->prepared[place - 1].is_long)
		return true;
	for (size_t i = 0; i < db->prepared_count; i++) {
		struct prepared_text *text = &db->prepared[i];

		if (!text->is_long || text->state == TEXT_SEEN)
			continue;
		longs++;
		if (text->state == TEXT_STANDS && (*drop == NULL || text->used < (*drop)->used))
			*drop = text;
	}
	if (longs >= LONG_MOST)
		return *drop != NULL;
	*drop = NULL;
	return true;
}

/* The server forgets it; asked again it is prepared again. The step names its place, too. */
static bool
forget_one(struct db *db, struct db_call *call, struct prepared_text *text)
{
	char name[NAME_SIZE], sql[NAME_SIZE + 16];

	text->state = TEXT_SEEN;
	name_of(text, name);
	snprintf(sql, sizeof sql, "DEALLOCATE %s", name);
	call->steps[call->step_count++] = STEP_DROP;
	call->steps[call->step_count++] = (unsigned char)(text - db->prepared + 1);
	return PQsendQueryParams(db->conn, sql, 0, NULL, NULL, NULL, NULL, 0) == 1;
}

static bool
prepare(struct db *db, struct db_call *call, size_t place)
{
	struct prepared_text *text = &db->prepared[place - 1];
	char name[NAME_SIZE];

	text->state = TEXT_SENT;
	text->number = ++db->prepared_serial;
	call->steps[call->step_count++] = (unsigned char)place;
	name_of(text, name);
	return PQsendPrepare(db->conn, name, text->sql, 0, NULL) == 1;
}

/*
 * For this request the server keeps to the plan that fits all values, where left alone it would
 * go on planning for each: it takes planning for cheaper than it is. Until the Sync, that is.
 */
static bool
keep_to_plans(struct db *db, struct db_call *call)
{
	call->steadied = true;
	call->steps[call->step_count++] = STEP_STEADY;
	return PQsendQueryParams(db->conn,
	    "SELECT pg_catalog.set_config('plan_cache_mode', 'force_generic_plan', true)", 0, NULL,
	    NULL, NULL, NULL, 0) == 1;
}

bool
prepared_put(struct db *db, struct db_call *call, const struct statement *st)
{
	const char *const *params = (const char *const *)st->params;
	bool prepares = call->kind == CALL_READ && db_has_session(db) && !db->prepares_not;
	bool is_new = false;
	size_t place = prepares ? place_of(db, st->sql, &is_new) : 0;
	bool stands = place > 0 && db->prepared[place - 1].state == TEXT_STANDS;
	struct prepared_text *drop;
	char name[NAME_SIZE];

	if (place > 0)
		db->prepared[place - 1].used = ++db->prepared_uses;
	if (place > 0 && !is_new && db->prepared[place - 1].state == TEXT_SEEN &&
	    has_room(db, place, &drop)) {
		if ((drop != NULL && !forget_one(db, call, drop)) || !prepare(db, call, place))
			return false;
		stands = true;
	}
	if (stands && st->steady && !call->steadied && !keep_to_plans(db, call))
		return false;
	call->steps[call->step_count++] = 0;
	if (!stands)
		return PQsendQueryParams(db->conn, st->sql, st->count, NULL, params, NULL, NULL,
		    0) == 1;
	call->prepared = true;
	name_of(&db->prepared[place - 1], name);
	return PQsendQueryPrepared(db->conn, name, st->count, params, NULL, NULL, 0) == 1;
}

/* If what stands before it in the request failed, the server has it still, by the same name. */
static void
took_drop(struct db *db, struct db_call *call, const PGresult *r)
{
	struct prepared_text *text = &db->prepared[call->steps[call->step++] - 1];

	if (PQresultStatus(r) != PGRES_COMMAND_OK && text->state == TEXT_SEEN)
		text->state = TEXT_STANDS;
}

bool
prepared_took(struct db *db, struct db_call *call, const PGresult *r)
{
	size_t place = call->step < call->step_count ? call->steps[call->step++] : 0;

	if (place == 0)
		return false;
	if (place == STEP_DROP)
		took_drop(db, call, r);
	if (place == STEP_STEADY || place == STEP_DROP)
		return true;
	/* Not so: it will be tried again; what is wrong with the text, its statement says too. */
	db->prepared[place - 1].state =
	    PQresultStatus(r) == PGRES_COMMAND_OK ? TEXT_STANDS : TEXT_SEEN;
	return true;
}

/*
 * A migration has changed what the statement returns, or somebody took the statements of
 * this session away: the server says so before it does anything, so the read may be asked again.
 */
bool
prepared_is_stale(struct db *db, struct db_call *call)
{
	const char *state = PQresultErrorField(call->error, PG_DIAG_SQLSTATE);
	bool changed = state && strcmp(state, "0A000") == 0;
	bool gone = state && strcmp(state, "26000") == 0;

	if (!call->prepared || call->stale || (!changed && !gone))
		return false;
	call->stale = true;      /* once is enough */
	db->prepares_not |= gone;
	for (size_t i = 0; i < db->prepared_count; i++)
		if (db->prepared[i].state == TEXT_STANDS)
			db->prepared[i].state = TEXT_SEEN;
	return true;
}

void
prepared_forget(struct db *db)
{
	for (size_t i = 0; i < db->prepared_count; i++)
		free(db->prepared[i].sql);
	free(db->prepared);
	db->prepared = NULL;
	db->prepared_count = db->prepared_cap = 0;
	db->prepares_not = false;
}

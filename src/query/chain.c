/* SPDX-License-Identifier: MIT */
#include "query/chain.h"

#include <stdlib.h>
#include <string.h>
#include <jansson.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "db/row.h"

#include "ask.h"
#include "texts.h"

/* Days a call: a year of a busy city takes a few seconds. */
#define DAYS_A_CALL 30

static const char seal_sql[] = "SELECT paidan_api.seal($1::int)";
static const char seals_sql[] =
    "SELECT day::text AS day, events, encode(seal, 'hex') AS seal"
    " FROM paidan_api.seals($1::date, $2::date)";
static const char verify_sql[] =
    "SELECT number, seq, to_char(at AT TIME ZONE (SELECT w.time_zone FROM paidan_api.whoami() AS w),"
    " 'YYYY-MM-DD HH24:MI:SS') AS at, day::text AS day, fault, (facts ->> 'missing')::int AS missing,"
    " coalesce(facts ->> 'sealed', facts ->> 'events')::bigint AS sealed,"
    " coalesce(facts ->> 'found', facts ->> 'tickets')::bigint AS found,"
    " (facts ->> 'days')::bigint AS days"
    " FROM paidan_api.verify($1::date, $2::date, $3::jsonb)";

/* The last row tells how much was looked at: one struct more than the doors show. */
struct verdict {
	struct chain_fault fault;
	int64_t days;
};

#define FIELD(column, type, member) { column, type, offsetof(struct verdict, member) }

static const struct row_field verdict_fields[] = {
	FIELD("number", ROW_TEXT, fault.number),
	FIELD("seq", ROW_INT, fault.seq),
	FIELD("at", ROW_TEXT, fault.at),
	FIELD("day", ROW_TEXT, fault.day),
	FIELD("fault", ROW_TEXT, fault.fault),
	FIELD("missing", ROW_INT, fault.missing),
	FIELD("sealed", ROW_BIGINT, fault.sealed),
	FIELD("found", ROW_BIGINT, fault.found),
	FIELD("days", ROW_BIGINT, days),
	ROW_END,
};

static const struct row_field seal_fields[] = {
	{ "day", ROW_TEXT, offsetof(struct chain_seal, day) },
	{ "events", ROW_BIGINT, offsetof(struct chain_seal, events) },
	{ "seal", ROW_TEXT, offsetof(struct chain_seal, seal) },
	ROW_END,
};

const struct query_text chain_texts[] = {
	{ "chain: seal", seal_sql, NULL },
	{ "chain: seals", seals_sql, seal_fields },
	{ "chain: verify", verify_sql, verdict_fields },
	{ NULL, NULL, NULL },
};

/* {"2026-11-25": "hex"}; owned by the caller, NULL for none. */
static char *
known_json(const struct chain_seals *known)
{
	json_t *json;
	char *dumped, *text;

	if (!known)
		return NULL;
	json = json_object();
	for (size_t i = 0; i < known->count; i++)
		json_object_set_new(json, known->items[i].day, json_string(known->items[i].seal));
	dumped = json_dumps(json, JSON_COMPACT);
	text = xstrdup_null(dumped);
	free(dumped);
	json_decref(json);
	return text;
}

static void
take_verdict(struct chain_report *out, struct verdict *v)
{
	if (strcmp(v->fault.fault, "looked_at") != 0) {
		*VEC_ADD(out->items, out->count, out->cap) = v->fault;
		return;
	}
	out->events = v->fault.sealed;
	out->tickets = v->fault.found;
	out->days = v->days;
	row_free(verdict_fields, v);
}

bool
chain_verify(PGconn *conn, const char *from, const char *to, const struct chain_seals *known,
    struct chain_report *out, char sqlstate[6], char **cause)
{
	char *json = known_json(known);
	const char *params[] = { from, to, json };
	PGresult *result = query_ask(conn, verify_sql, ARRAY_LEN(params), params, sqlstate, cause);
	bool ok = result != NULL;

	for (int row = 0; ok && row < PQntuples(result); row++) {
		struct verdict v = { 0 };
		ok = row_read(result, row, verdict_fields, &v, cause);
		if (ok)
			take_verdict(out, &v);
	}
	PQclear(result);
	free(json);
	return ok;
}

void
chain_report_finish(struct chain_report *report)
{
	for (size_t i = 0; i < report->count; i++)
		row_free(verdict_fields, &(struct verdict){ .fault = report->items[i] });
	free(report->items);
	*report = (struct chain_report){ 0 };
}

/* A log as people call it; the database names it in the place of a ticket. */
static const char *
log_name(const char *log)
{
	if (strcmp(log, "account_log") == 0)
		return _("the log of accounts");
	if (strcmp(log, "export_log") == 0)
		return _("the log of exports");
	return _("the log of ended sessions");
}

static char *
log_fault_text(const struct chain_fault *f)
{
	const char *log = log_name(f->number);

	if (strcmp(f->fault, "log_removed") == 0)
		return xasprintf(_("%s: rows %d to %d are missing"), log, f->missing, f->seq - 1);
	if (strcmp(f->fault, "log_added") == 0)
		return xasprintf(_("%s: row %d of %s was added past the end"), log, f->seq, f->at);
	return xasprintf(
	    _("%s: row %d of %s was changed, or stands in another's place"), log, f->seq, f->at);
}

char *
chain_fault_text(const struct chain_fault *f)
{
	if (strncmp(f->fault, "log_", 4) == 0)
		return log_fault_text(f);
	if (strcmp(f->fault, "changed") == 0)
		return xasprintf(_("%s: event %d of %s was changed, or stands in another's place"),
		    f->number, f->seq, f->at);
	if (strcmp(f->fault, "removed") == 0)
		return xasprintf(
		    _("%s: events %d to %d are missing"), f->number, f->missing, f->seq - 1);
	if (strcmp(f->fault, "read_changed") == 0)
		return xasprintf(_("%s: row %d of the ledger of readings, of %s, was changed"),
		    f->number, f->seq, f->at);
	if (strcmp(f->fault, "read_removed") == 0)
		return xasprintf(_("%s: rows %d to %d of the ledger of readings are missing"),
		    f->number, f->missing, f->seq - 1);
	if (strcmp(f->fault, "end") == 0)
		return xasprintf(_("%s: the ticket is not as its last event (%d) left it: events were "
				   "removed or added at the end, or the ticket was changed"),
		    f->number, f->seq);
	if (strcmp(f->fault, "text") == 0)
		return xasprintf(_("%s: the citizen's words or the place were changed"), f->number);
	if (strcmp(f->fault, "receipt") == 0)
		return xasprintf(_("%s: the time of receipt was changed"), f->number);
	if (strcmp(f->fault, "unsealed") == 0)
		return xasprintf(_("%s: the day's seal is missing"), f->day);
	if (strcmp(f->fault, "day_changed") == 0)
		return xasprintf(_("%s: the day's events are not those that were sealed: %lld sealed, "
				   "%lld found"),
		    f->day, (long long)f->sealed, (long long)f->found);
	if (strcmp(f->fault, "logs_changed") == 0)
		return xasprintf(_("%s: the day's rows in the logs of accounts, exports and ended sessions "
				   "are not those that were sealed"),
		    f->day);
	if (strcmp(f->fault, "seal_changed") == 0)
		return xasprintf(_("%s: the seal does not follow from the day before"), f->day);
	if (strcmp(f->fault, "other_seal") == 0)
		return xasprintf(_("%s: the seal is not the one that was kept elsewhere"), f->day);
	return xasprintf("%s%s: %s", f->number, f->day, f->fault);
}

bool
chain_seal(PGconn *conn, char sqlstate[6], char **cause)
{
	char most[12];
	const char *params[] = { most };
	int done = 1;

	snprintf(most, sizeof most, "%d", DAYS_A_CALL);
	while (done > 0) {
		PGresult *result = query_ask(conn, seal_sql, 1, params, sqlstate, cause);
		if (!result)
			return false;
		done = atoi(PQgetvalue(result, 0, 0));
		PQclear(result);
	}
	return true;
}

bool
chain_read_seals(PGconn *conn, const char *from, const char *to, struct chain_seals *out,
    char sqlstate[6], char **cause)
{
	const char *params[] = { from, to };
	PGresult *result = query_ask(conn, seals_sql, ARRAY_LEN(params), params, sqlstate, cause);
	bool ok = result != NULL;

	for (int row = 0; ok && row < PQntuples(result); row++) {
		struct chain_seal s = { 0 };
		ok = row_read(result, row, seal_fields, &s, cause);
		if (ok)
			*VEC_ADD(out->items, out->count, out->cap) = s;
	}
	PQclear(result);
	return ok;
}

void
chain_seals_finish(struct chain_seals *seals)
{
	for (size_t i = 0; i < seals->count; i++)
		row_free(seal_fields, &seals->items[i]);
	free(seals->items);
	*seals = (struct chain_seals){ 0 };
}

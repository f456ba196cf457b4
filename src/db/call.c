/* SPDX-License-Identifier: MIT */
/* The life of one request, and the lists it moves through. */
#include "internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"

struct db_call *
call_create(struct db *db, enum call_kind kind, const struct db_statement *statements, int count,
    db_done_fn *fn, void *ctx)
{
	struct db_call *call = xcalloc(1, sizeof *call);

	*call = (struct db_call){
		.db = db, .kind = kind, .fn = fn, .ctx = ctx, .count = count, .expected = count,
	};
	call->statements = xcalloc((size_t)count, sizeof *call->statements);
	for (int i = 0; i < count; i++) {
		struct statement *copy = &call->statements[i];

		copy->sql = xstrdup(statements[i].sql);
		copy->count = statements[i].count;
		copy->steady = statements[i].steady;
		for (int p = 0; p < copy->count; p++)
			copy->params[p] = xstrdup_null(statements[i].params[p]);
	}
	return call;
}

void
call_clear_results(struct db_call *call)
{
	for (int i = 0; i < call->got; i++)
		PQclear(call->results[i]);
	call->got = 0;
	PQclear(call->error);
	call->error = NULL;
}

void
call_free(struct db_call *call)
{
	call_clear_results(call);
	for (int i = 0; i < call->count; i++) {
		for (int p = 0; p < call->statements[i].count; p++)
			free(call->statements[i].params[p]);
		free(call->statements[i].sql);
	}
	free(call->statements);
	free(call);
}

void
call_answer(struct db_call *call, enum db_outcome outcome)
{
	call->outcome = outcome;
	call->place = CALL_ANSWERED;
	list_append(&call->db->answered, call);
	db_kick(call->db);
}

static const char *
field(const PGresult *error, int code)
{
	const char *s = PQresultErrorField(error, code);

	return s ? s : "";
}

static const char *
settled_text(const struct db_call *call)
{
	const PGresult *r = call->results[0];

	return PQgetisnull(r, 0, 1) ? NULL : PQgetvalue(r, 0, 1);
}

void
call_run(struct db_call *call)
{
	struct db_error error = { .message = "" };
	struct db_reply reply = {
		.outcome = call->outcome, .timed_out = call->timed_out, .settled = call->settled,
	};

	if (call->settled) {
		reply.text = settled_text(call);
	} else if (call->outcome == DB_DONE) {
		reply.count = call->got;
		reply.results = (const PGresult *const *)call->results;
	} else if (call->outcome == DB_REFUSED) {
		strncat(error.sqlstate, field(call->error, PG_DIAG_SQLSTATE),
		    sizeof error.sqlstate - 1);
		error.message = field(call->error, PG_DIAG_MESSAGE_PRIMARY);
		error.detail = field(call->error, PG_DIAG_MESSAGE_DETAIL);
		error.hint = field(call->error, PG_DIAG_MESSAGE_HINT);
		reply.error = &error;
	}
	call->place = CALL_RUNNING;
	if (call->fn)
		call->fn(call->ctx, &reply);
	call_free(call);
}

void
call_abandon(struct db_call *call)
{
	struct db *db = call->db;
	struct db_call *rest = xcalloc(1, sizeof *rest);
	struct db_call **at = &db->sent.first;

	*rest = (struct db_call){
		.db = db, .next = call->next, .kind = CALL_OWN, .place = CALL_SENT, .kill = true,
		.expected = call->expected, .sent_at = call->sent_at,
		.dead_at = clock_mono_ms() + deadline_grace(db),
	};
	rest->got = call->got;
	memcpy(rest->steps, call->steps, sizeof rest->steps);
	rest->step_count = call->step_count;
	rest->step = call->step;
	memcpy(rest->results, call->results, sizeof rest->results);
	rest->error = call->error;
	call->got = 0;
	call->error = NULL;
	while (*at != call)
		at = &(*at)->next;
	*at = rest;
	deadline_set(db, rest->dead_at);
	call_answer(call, DB_CANCELLED);
}

void
list_append(struct call_list *list, struct db_call *call)
{
	struct db_call **at = &list->first;

	while (*at)
		at = &(*at)->next;
	*at = call;
	call->next = NULL;
}

void
list_prepend(struct call_list *list, struct db_call *call)
{
	call->next = list->first;
	list->first = call;
}

void
list_remove(struct call_list *list, struct db_call *call)
{
	struct db_call **at = &list->first;

	while (*at && *at != call)
		at = &(*at)->next;
	if (*at)
		*at = call->next;
	call->next = NULL;
}

struct db_call *
list_pop(struct call_list *list)
{
	struct db_call *call = list->first;

	if (call) {
		list->first = call->next;
		call->next = NULL;
	}
	return call;
}

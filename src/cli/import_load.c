/* SPDX-License-Identifier: MIT */
#include "import_load.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/exitcode.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "cli/say.h"
#include "cli/session.h"
#include "db/request.h"

#define WEIGHT_MOST (4 * 1024 * 1024) /* bytes in a batch: long rows make it shorter */
#define TOLD_MOST 100 /* bad rows told one by one: a wrong file should not flood the screen */
#define AGAIN_MS 200
#define AGAIN_MOST_MS 5000

struct import_entry {
	uint64_t row, line;
	char *cause;                /* why it is bad, or NULL: it is sent */
	char *raw;                  /* as it stood, if rejects are kept */
	size_t raw_length;
	bool whole;
};

void
import_load_init(struct import_load *load, const struct import_choice *choice,
    const struct import_source *source, struct import_rejects *rejects, PGconn *conn)
{
	memset(load, 0, sizeof *load);
	load->choice = choice;
	load->source = source;
	load->rejects = rejects;
	load->conn = conn;
}

static void
forget_batch(struct import_load *load)
{
	for (size_t i = 0; i < load->entry_count; i++) {
		free(load->entries[i].cause);
		free(load->entries[i].raw);
	}
	load->entry_count = load->good = load->weight = 0;
	strbuf_clear(&load->json);
}

void
import_load_finish(struct import_load *load)
{
	forget_batch(load);
	free(load->entries);
	strbuf_finish(&load->json);
	import_verdicts_finish(&load->verdicts);
	import_scratch_finish(&load->scratch);
	import_columns_finish(&load->columns);
	PQfinish(load->conn);
}

/* Says why nothing more is done; takes the cause. */
static bool
stop(struct import_load *load, int code, char *cause)
{
	import_progress_clear(&load->progress);
	load->code = say_cause(code, cause);
	return false;
}

/* The same for what is wrong with the file as a whole: perhaps only that it was misread. */
static bool
stop_for_file(struct import_load *load, char *cause)
{
	char *sentence = xasprintf(_("%s: %s; it was read as %s"), load->choice->path, cause,
	    encoding_name(import_source_encoding(load->source)));

	free(cause);
	return stop(load, EXIT_DATA, sentence);
}

static bool
read_headings(struct import_load *load, const struct csv_row *row)
{
	struct strbuf unused = STRBUF_INIT;
	char *cause = NULL;

	load->headed = true;
	if (row->fault != CSV_FINE)
		cause = xstrdup(_("the first row is broken"));
	else
		import_columns_read(&load->columns, load->choice->kind, row, &cause);
	if (cause != NULL)
		return stop_for_file(load, cause);
	import_columns_unused(&load->columns, &unused);
	if (unused.len > 0)
		say_fault(_("%s: columns not taken: %s"), load->choice->path, unused.s);
	strbuf_finish(&unused);
	if (load->rejects != NULL)
		import_rejects_heading(load->rejects, import_source_delimiter(load->source),
		    row->raw, row->raw_length);
	return true;
}

/* One bad row: to the user, as far as there is room, and to the file of rejects. */
static void
tell_bad(struct import_load *load, const struct import_entry *e, const char *cause)
{
	load->bad++;
	if (load->told < TOLD_MOST) {
		load->told++;
		import_progress_clear(&load->progress);
		say_fault(_("%s:%zu: row %zu: %s"), load->choice->path, (size_t)e->line,
		    (size_t)e->row, cause);
	} else if (load->told == TOLD_MOST) {
		load->told++;
		import_progress_clear(&load->progress);
		say_fault("%s",
		    _("more bad rows are not told one by one; --rejects FILE keeps them all"));
	}
	if (load->rejects != NULL)
		import_rejects_put(load->rejects, cause, e->raw, e->raw_length, e->whole);
}

static void
tell_verdict(struct import_load *load, const struct import_entry *e, const struct import_verdict *v)
{
	struct strbuf cause = STRBUF_INIT;
	size_t column;

	switch (v->kind) {
	case IMPORT_NEW:
		load->fresh++;
		break;
	case IMPORT_SAME:
		load->same++;
		break;
	case IMPORT_CHANGED:
		load->changed++;
		break;
	case IMPORT_BAD:
		column = import_column_of(&load->columns, v->field);
		if (column != NO_COLUMN) {
			import_column_name(&load->columns, column, &cause);
			strbuf_adds(&cause, ": ");
		}
		strbuf_adds(&cause, import_reason(v->code));
		tell_bad(load, e, cause.s);
		strbuf_finish(&cause);
		break;
	}
}

/* Entries and verdicts are both in order of rows; those bad from the start have no verdict. */
static bool
tell_batch(struct import_load *load)
{
	size_t next = 0;

	for (size_t i = 0; i < load->entry_count; i++) {
		const struct import_entry *e = &load->entries[i];

		if (e->cause != NULL) {
			tell_bad(load, e, e->cause);
			continue;
		}
		if (next == load->verdicts.count || load->verdicts.items[next].row != e->row)
			return stop(load, EXIT_REFUSED,
			    xasprintf(_("the database does not say what became of row %zu"),
				(size_t)e->row));
		tell_verdict(load, e, &load->verdicts.items[next++]);
	}
	return true;
}

/* Waits, connects again. False if the time is up or the database will not have us. */
static bool
reach_again(struct import_load *load, int64_t until, int *pause, int *code, char **cause)
{
	for (;;) {
		int64_t left = until - clock_mono_ms();

		if (left <= 0)
			return false;
		poll(NULL, 0, left < *pause ? (int)left : *pause);
		*pause = *pause * 2 > AGAIN_MOST_MS ? AGAIN_MOST_MS : *pause * 2;
		if (PQstatus(load->conn) == CONNECTION_OK)
			return true;
		PQfinish(load->conn);
		free(*cause);
		*cause = NULL;
		load->conn = session_open(load->choice->conninfo, code, cause);
		if (load->conn != NULL)
			return true;
		if (*code != EXIT_NODB)
			return false;
	}
}

static void
say_patience(struct import_load *load, const char *cause)
{
	if (load->choice->patience_ms == 0)
		return;
	import_progress_clear(&load->progress);
	say_fault(_("%s; trying again for %d s"), cause, (int)(load->choice->patience_ms / 1000));
}

/* The batch as the choice wants it; the first of a dry run that holds together opens it. */
static enum import_outcome
try_batch(struct import_load *load, const char *id, char sqlstate[6], char **cause)
{
	const struct import_choice *choice = load->choice;
	bool hold = choice->dry_run && choice->kind->together;
	enum import_outcome outcome = IMPORT_DONE;

	if (hold && !load->held) {
		outcome = import_hold(load->conn, sqlstate, cause);
		load->held = outcome == IMPORT_DONE;
	}
	if (outcome != IMPORT_DONE)
		return outcome;
	return import_batch(load->conn, choice->kind->function, id, choice->channel,
	    strbuf_str(&load->json),
	    hold ? IMPORT_HELD : choice->dry_run ? IMPORT_TRY : IMPORT_KEEP, &load->verdicts,
	    sqlstate, cause);
}

/*
 * The batch has one command id for all tries: whatever became of a try whose answer
 * was lost, the rows are in once when a try is answered.
 */
static bool
send_batch(struct import_load *load)
{
	char id[DB_ID_SIZE], sqlstate[6], *cause = NULL;
	int64_t until = -1;
	int pause = AGAIN_MS, code = EXIT_NODB;

	db_new_id(id);
	for (;;) {
		enum import_outcome outcome = try_batch(load, id, sqlstate, &cause);

		if (outcome == IMPORT_DONE)
			break;
		if (outcome == IMPORT_REFUSED)
			return stop(load, session_refusal_exit(sqlstate), cause);
		/* With the connection went all that this dry run had tried. */
		if (load->held)
			return stop(load, code, cause);
		if (until < 0) {
			until = clock_mono_ms() + load->choice->patience_ms;
			say_patience(load, cause);
		}
		if (!reach_again(load, until, &pause, &code, &cause))
			return stop(load, code, cause);
		free(cause);
		cause = NULL;
	}
	return true;
}

static bool
flush(struct import_load *load)
{
	bool ok = load->good == 0 || send_batch(load);

	if (ok)
		ok = tell_batch(load);
	import_verdicts_finish(&load->verdicts);
	forget_batch(load);
	if (ok)
		import_progress_show(&load->progress, import_source_percent(load->source),
		    load->read);
	return ok;
}

static void
add_json(struct import_load *load, uint64_t row, const struct import_text *values)
{
	const struct import_kind *kind = load->choice->kind;

	import_json_begin(&load->json, row);
	for (size_t f = 0; f < kind->count; f++)
		if (kind->fields[f].name != NULL)
			import_json_put(&load->json, kind->fields[f].name, values[f]);
	import_json_end(&load->json);
	load->good++;
}

static void
add_entry(struct import_load *load, const struct csv_row *row)
{
	struct import_entry *e = VEC_ADD(load->entries, load->entry_count, load->entry_cap);
	struct import_text values[IMPORT_MOST_FIELDS];
	size_t before = load->json.len;

	memset(e, 0, sizeof *e);
	e->row = row->row;
	e->line = row->line;
	e->whole = row->fault != CSV_TOO_LONG && row->fault != CSV_OPEN_QUOTE;
	if (import_row_check(&load->columns, row, &load->scratch, values, &e->cause))
		add_json(load, row->row, values);
	if (load->rejects != NULL) {
		e->raw = xmalloc(row->raw_length + 1);
		memcpy(e->raw, row->raw, row->raw_length);
		e->raw_length = row->raw_length;
	}
	load->weight += load->json.len - before + e->raw_length;
}

bool
import_load_row(void *ctx, const struct csv_row *row)
{
	struct import_load *load = ctx;

	if (!load->headed)
		return read_headings(load, row);
	if (import_row_blank(row))
		return true;
	load->read++;
	add_entry(load, row);
	if (load->entry_count < load->choice->batch && load->weight < WEIGHT_MOST)
		return true;
	return flush(load);
}

bool
import_load_end(struct import_load *load)
{
	bool ok = load->headed ? flush(load) :
	    stop_for_file(load, xstrdup(_("the file has no rows")));

	import_progress_clear(&load->progress);
	return ok;
}

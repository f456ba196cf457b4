/* SPDX-License-Identifier: MIT */
/*
 * What the database knows about who should answer for a ticket: candidate units, best first,
 * each with its reasons and warnings as data; what the registry says about the matter; the
 * deadlines that a dispatch would start. One round trip. Here too: how it is said to people.
 */
#ifndef PAIDAN_QUERY_HINTS_H
#define PAIDAN_QUERY_HINTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "db/conn.h"
#include "query/names.h"

struct db_call;

/* A reason or a warning. */
struct hint_fact {
	char *code;              /* ruling, duty, history …; returned_this, conflict, load … */
	char *facts;             /* JSON object */
};

struct hint_facts {
	struct hint_fact *items; /* strongest first */
	size_t count;
};

struct hint {
	int unit_id;
	char *role;              /* lead, assist, supervise */
	int score;
	char *kind;              /* of the strongest reason */
	char *reasons_json, *warnings_json;
	struct hint_facts reasons, warnings;
};

/* A category that similar texts have. */
struct suggestion {
	int category_id;
	char *name;
	int share;               /* percent */
};

/* What a dispatch now would start. */
struct deadline {
	char *kind;              /* sign_in, first_contact, handling … */
	int64_t due_ms;
	bool provisional;
};

struct hints {
	struct hint *items;
	size_t count;
	char *verdict;           /* match, conflict, gap: the registry about matter and place */
	int *leads;              /* units that it names to lead */
	size_t lead_count;
	struct suggestion *suggested;
	size_t suggested_count;
	struct deadline *deadlines;
	size_t deadline_count;
};

/* Either the hints, which fn owns now (hints_destroy), or NULL and a sentence. */
typedef void hints_fn(void *ctx, struct hints *hints, const char *sentence);

/* One question at a time: embed it, zeroed, in whoever asks. */
struct hints_query {
	struct db_call *call;
	hints_fn *fn;
	void *ctx;
};

void hints_ask(struct hints_query *q, struct db *db, int64_t ticket, hints_fn *fn, void *ctx);
void hints_forget(struct hints_query *q);
/* NULL is fine. */
void hints_destroy(struct hints *hints);

/* The hint about a unit, or NULL. */
const struct hint *hints_of(const struct hints *hints, int unit_id);
bool hints_lead(const struct hints *hints, int unit_id);

/*
 * For people, translated, one line that cannot act; never NULL, owned by the caller. names
 * may be NULL: codes of reasons stay codes. An unknown code shows its facts.
 */
char *hint_reason_text(const struct hint_fact *reason);
/* The same for a column: document and article, the numbers, the number of the ruling. */
char *hint_reason_brief(const struct hint_fact *reason);
char *hint_warning_text(const struct names *names, const struct hint_fact *warning);
/* A word of four columns in Chinese. */
const char *hint_kind_label(const char *kind);
bool hint_reason_knows(const char *kind);
bool hint_warning_knows(const char *code);
/* A fact of a reason as text ("" if it is not there), owned by the caller: "ticket_number". */
char *hint_fact_get(const struct hint_fact *fact, const char *name);

/*
 * Why this choice needs a reason in words, as a sentence; NULL if it does not. The database
 * asks for the reason in the same cases (why_needed).
 */
char *hints_why(const struct hints *hints, const struct names *names, int unit_id);
/*
 * What an operator saw and relied on, as the JSON that is stored with the dispatch: all
 * candidates with their scores, and the chosen unit with its reasons and warnings. Owned by the
 * caller.
 */
char *hints_basis(const struct hints *hints, int unit_id);

#endif

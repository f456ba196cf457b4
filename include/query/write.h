/* SPDX-License-Identifier: MIT */
/*
 * Writes: one row a function of paidan_api in write.c. Each carries a fresh
 * command id and the row version that was on the screen, happens once or not at
 * all, and ends in one of the outcomes below (db/request.h says how an interrupted
 * one is settled).
 */
#ifndef PAIDAN_QUERY_WRITE_H
#define PAIDAN_QUERY_WRITE_H

#include <stdbool.h>
#include <stdint.h>

#include "db/request.h"

enum write_verb {
	WRITE_CLAIM,
	WRITE_RELEASE,
	WRITE_STEAL,             /* reason */
	WRITE_CLASSIFY,          /* category id, territory code, urgency, note, class */
	WRITE_DISPATCH,          /* lead id, assisting ids {1,2}, reason, basis (JSON) */
	WRITE_RECALL,            /* reason */
	WRITE_SIGN_IN,
	WRITE_RETURN,            /* reason code, basis, proposed unit id */
	WRITE_REPLY,             /* text, attachments */
	WRITE_REVIEW,            /* pass (true, false), note */
	/* outcome, responded, solved, satisfaction, why dissatisfied, words, call again at */
	WRITE_FOLLOW_UP,
	WRITE_LEAN,              /* why dissatisfied, words */
	WRITE_REMEDY,            /* text */
	WRITE_FEED_BACK,         /* cause, measures, citizen told (true, false) */
	WRITE_DRAFT_FINAL,       /* text, legal basis, what was done */
	WRITE_SIGN_FINAL,        /* note */
	WRITE_ARCHIVE,           /* note */
	WRITE_CLOSE_INTAKE,      /* close type, reason */
	WRITE_MERGE,             /* note, main ticket's id, its version */
	WRITE_UNMERGE,           /* reason */
	WRITE_WITHDRAW,          /* said by, said at, words */
	WRITE_NOTE,              /* text */
	WRITE_CONTACT,           /* note: the citizen was spoken to */
	WRITE_ON_SITE,           /* note: somebody is there */
	WRITE_PROGRESS,          /* text, attachments */
	WRITE_PAUSE,             /* reason code, text, resume date */
	WRITE_RESUME,            /* note */
	WRITE_ASK_EXTENSION,     /* amount, legal ground, citizen told (true, false) */
	WRITE_DECIDE_EXTENSION,  /* granted (true, false), note: the one that waits */
	WRITE_PARK,              /* reason, until date */
	WRITE_UNPARK,            /* note */
	WRITE_OBJECT,            /* reason code, basis, proposed unit id: first-receiver rule */
	WRITE_PASS_ON,           /* as a dispatch, in the own tree */
	WRITE_TAKE_BACK,         /* reason */
	WRITE_REFER,             /* reason */
	WRITE_ASK_OPINION,       /* unit id, question */
	WRITE_GIVE_OPINION,      /* text */
	WRITE_MEETING,           /* date held, who was present, record */
	WRITE_ESCALATE,          /* reason */
	/* lead id, assisting ids {1,2}, reasons, legal basis, binding (true, false), category id,
	 * territory code, basis (JSON) */
	WRITE_RULE,
	WRITE_APPEAL,            /* grounds */
	WRITE_CHASE,             /* step, spoken to, outcome, promised, note */
	/* kind, copy to, note; for many: the other tickets' ids {1,2} and versions {1,2} */
	WRITE_LETTER,
	WRITE_CONFIDE,           /* logins with blanks or commas between, reason */
	WRITE_DISCLOSE,          /* reason */
	WRITE_INSTRUCT,          /* rank, leader, office, date given, words */
	WRITE_URGE,              /* text */
	/* level, day to report by, reason; ids and versions {1,2} of more tickets: one case */
	WRITE_OPEN_CASE,
	/* The rest are about a case: its id and version stand where the ticket's do. */
	WRITE_ADD_TO_CASE,       /* ids and versions of tickets {1,2} */
	WRITE_SET_CASE,          /* level, day to report by, reason */
	WRITE_CASE_NOTE,         /* text */
	WRITE_CASE_LETTER,       /* note */
	WRITE_ASK_REPORT,        /* unit id, demand, day */
	WRITE_GIVE_REPORT,       /* text */
	WRITE_CLOSE_CASE,        /* result code, result */
	WRITE_REOPEN_CASE,       /* day to report by, reason */
	WRITE_VERB_COUNT
};

#define WRITE_MAX_ARGS 8

enum write_outcome {
	WRITE_HAPPENED,
	WRITE_REFUSED,           /* the database said no: sentence tells why */
	WRITE_LOST,              /* the connection went away and it did not happen */
	WRITE_UNSETTLED,         /* the console ends before it could be settled */
};

struct write_reply {
	enum write_outcome outcome;
	bool asked_afterwards;   /* the connection was lost, and it had happened */
	int64_t ticket;
	int version;             /* the new one; 0 if asked afterwards */
	char state[24];          /* the new one; "" if asked afterwards */
	char number[40];         /* of what was registered; else "" */
	int64_t about;           /* refused: the ticket that it is about, of several; 0: not said */
	const char *field;       /* refused: the argument or field that is wrong, "": not said */
	const char *code;        /* refused: the code, "" if not one of ours */
	const char *sentence;    /* refused or lost: for people; else "" */
};

typedef void write_done_fn(void *ctx, const struct write_reply *reply);

/*
 * Sends the verb about a ticket. args: text, NULL for none; the number of them is the verb's
 * own. fn runs exactly once.
 */
void write_send(struct db *db, enum write_verb verb, int64_t ticket, int version,
    const char *const *args, write_done_fn *fn, void *ctx);

/*
 * The same for a statement whose answer has the columns ticket, version and state; a fresh
 * command id becomes its $1.
 */
void write_once(struct db *db, const struct db_statement *st, int64_t ticket, write_done_fn *fn,
    void *ctx);

/* Does the answer tell of a supervision case, not of a ticket? */
bool write_answers_case(enum write_verb verb);
/* Name of the function, as in events: "sign_in". */
const char *write_name(enum write_verb verb);
/* SELECT for db_config.settle_sql. */
extern const char write_settle_sql[];

/* Leases of this console: made longer, or given back. */
void write_renew_claims(struct db *db, const int64_t *tickets, size_t count, db_done_fn *fn,
    void *ctx);
/* Leaves of tickets those that are still held by the answer to that; returns how many. */
size_t write_renewed(const struct db_reply *reply, int64_t *tickets, size_t count);
void write_release_claims(struct db *db, const int64_t *tickets, size_t count, db_done_fn *fn,
    void *ctx);

#endif

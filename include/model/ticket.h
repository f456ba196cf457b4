/* SPDX-License-Identifier: MIT */
/*
 * A ticket (工单) as lists and details show it: plain values, no behaviour. Text is as
 * the database holds it; whoever draws it sends it through text/sanitize.h.
 */
#ifndef PAIDAN_MODEL_TICKET_H
#define PAIDAN_MODEL_TICKET_H

#include <stdbool.h>
#include <stdint.h>

/* Times are ms since 1970 UTC; INT64_MIN is none. */
#define NO_TIME INT64_MIN

enum urgency {
	URGENCY_GENERAL = 0,
	URGENCY_URGENT = 1,
	URGENCY_DANGER = 2,      /* danger to life or property: phone first */
};

struct ticket {
	int64_t id;
	int64_t sort;            /* with id: the order of its queue; microseconds */
	char *number;            /* 20230201-0037 */
	char *title;
	char *state;             /* code: see state_label */
	char *queue;             /* code of the queue it stands in */
	int urgency;             /* enum urgency */
	int64_t due_ms;
	int64_t warn_ms;         /* from then on it is due soon */
	char *due_unit;          /* in which its first clock counts: working_days, hours, … */
	bool provisional;        /* due in a year whose calendar is not published yet */
	bool paused;             /* a clock of it stands still */
	char *until;             /* if all do: until that day, 2027-01-31; or "" */
	char *class;             /* code in the city's rules, or "" */
	int64_t received_ms;
	int64_t closed_ms;
	int version;             /* what a write must name */
	int hops;                /* dispatches so far */
	int round;               /* 1; 2 after a second dispatch, … */
	int returns;             /* leads that returned it */
	bool looped;             /* it came to a unit that had returned it */
	bool objected;           /* its unit handles it and says that it is not its own */
	bool confidential;       /* only those named know of it */
	bool docket;             /* it waits for the coordination group */
	int level;               /* how deep it was passed on; 0: by who dispatched it */
	int supervised;          /* level of the supervision case that it is in, 0 none */
	int unit_id;             /* lead unit, 0 none */
	char *unit;              /* its short name */
	int category_id;
	char *category;          /* 市政/路灯 */
	char *territory_code;
	char *territory;         /* 颍州区 */
	char *why;               /* on a unit's desk: reasons, see why_label; "" elsewhere */
	char *claim_by;          /* login that works on it now, or "" */
	char *claim_name;
	int64_t claim_until_ms;  /* the lease ends then by itself */
	int64_t call_ms;         /* the citizen is called then, not before; NO_TIME: not at all */
	char *call_mark;         /* why: call_mark_label; or "" */
	int calls;               /* tried in this round */
	char *redo;              /* how it went out again: redo_label; or "" */
	bool zone;               /* in the dissatisfied zone until it is closed */
	int merged;              /* appeals that were merged into it */
	char *keeper;            /* who at the platform last worked on it */
};

struct ticket_detail {
	char *body;
	char *place;
	char *territory;         /* full path */
	char *category;          /* full path */
	char *channel;
	char *external_no;
	char *citizen;           /* masked */
	char *phone;             /* masked */
	bool anonymous;          /* asked not to be named */
	char *registered_by;
	int64_t registered_ms;
};

struct assignment {
	int64_t id;
	char *unit;
	char *role;              /* lead, assist */
	int round;
	char *state;             /* sent, signed, replied, returned, recalled */
	int64_t assigned_ms;
	char *assigned_by;
	int64_t signed_ms;
	int64_t replied_ms;
	char *reply;
	char *return_reason;
	char *return_basis;
	char *proposed;          /* unit proposed with a return */
	char *liaison;
	char *phone;
	char *reason;            /* why it was sent there, or "" */
	char *verdict;           /* of the registry then: match, conflict, gap, against; or "" */
	char *why;               /* what the sender said against the warning, or "" */
};

/* Something kept elsewhere that belongs to a reply or a report. */
struct attachment {
	char *unit;
	char *verb;
	char *name;
	char *kind;
	char *place;
	char *sha256;
	int64_t at_ms;
};

struct event {
	int seq;
	int64_t at_ms;
	char *actor;
	char *unit;
	char *verb;
	char *from_state;
	char *to_state;
	char *detail;            /* what the verb recorded, as lines "key\tvalue" */
};

/* Translated names of codes; an unknown code is returned as it is. */
const char *state_label(const char *code);
const char *verb_label(const char *code);
const char *role_label(const char *code);
/* What a thing of the citizen is called: name, phone, id_number, address. */
const char *personal_label(const char *field);
const char *assignment_label(const char *code);
/* A step of the ladder of chasing, in full; and in one sign for the list ("p" stands for phone). */
const char *chase_label(const char *step);
/* What kind of letter it is. */
const char *letter_label(const char *kind);
const char *chase_sign(char step);
const char *urgency_label(int urgency);
/* Why a ticket stands on a unit's desk, in two characters in Chinese. */
const char *why_label(const char *code);
/* How a ticket went out again after its citizen was not satisfied. */
const char *redo_label(const char *mode);
/* Why a citizen is called when it is planned, or not at all: short. */
const char *call_mark_label(const char *mark);
/* What the registry said about a dispatch; "" for none. */
const char *verdict_label(const char *code);
/* Names of what events record ("reason", "text" …); NULL: not shown to people. */
const char *detail_label(const char *key);

#endif

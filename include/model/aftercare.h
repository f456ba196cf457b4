/* SPDX-License-Identifier: MIT */
/* What follows a unit's reply: calls to the citizen, rounds, final answers. */
#ifndef PAIDAN_MODEL_AFTERCARE_H
#define PAIDAN_MODEL_AFTERCARE_H

#include <stdbool.h>
#include <stdint.h>

/* What waits at the follow-up desk; each counted to 10,000. */
struct call_desk {
	bool open;               /* it is polite to call now */
	char *from, *to;         /* the polite hours: 09:00, 20:00 */
	int64_t opens_ms;        /* when they begin, if not open */
	int due;                 /* to be called now */
	int waiting;             /* later */
	int morning;             /* due when it opens */
	int ended;               /* to be archived */
	int to_draw;             /* wait for the lot */
};

/* What a caller has before the eyes. */
struct call_sheet {
	char *script;
	char *script_of;         /* the matter it is for; "": any */
	char *best_hour;         /* at which this citizen mostly answered: "18", or "" */
	bool open;
	char *from, *to;
	int64_t call_ms;         /* not to be called before; NO_TIME: not at all */
	char *mark;              /* why: call_mark_label */
	int calls, most_calls;
	char *citizen, *phone;   /* masked */
	bool independent;        /* this login had no hand in it */
};

struct call {
	int64_t id;
	int64_t at_ms;
	char *by;
	int round;
	char *outcome;
	bool responded, solved;
	char *satisfaction;      /* "": unrated */
	char *reason;            /* code of the kind dissatisfied */
	char *words;
	bool leaning;
};

/* One way out to a unit and back to the citizen. */
struct round {
	int round;
	char *mode;              /* redo_label; "" for the first */
	char *lead, *assist;
	int64_t replied_ms;
	char *reply;
	int64_t rated_ms;
	bool responded, solved;
	char *satisfaction, *reason, *words;
	char *cause, *measures;  /* of the unit's own work */
	bool told;               /* and the citizen of that */
};

/* What is decided about a ticket of the dissatisfied zone. */
struct zone_sheet {
	char *owner;
	char *next;              /* level_up, other, joint, rectify: what the rules propose */
	bool confirm;            /* closed only when the citizen has called it solved */
	int last_lead;
	int superior_id;         /* the unit above the last lead; 0: none */
	char *superior;
	char *final_text, *final_basis, *final_done, *final_by; /* a draft, or "" */
	int64_t final_ms;
};

#endif

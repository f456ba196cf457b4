/* SPDX-License-Identifier: MIT */
/* The dictionaries of the city: units, categories, territories, channels. */
#ifndef PAIDAN_MODEL_NAMES_H
#define PAIDAN_MODEL_NAMES_H

#include <stdbool.h>
#include <stddef.h>

struct unit {
	int id;
	char *id_text;           /* the same, as forms and parameters want it */
	char *code;
	char *name;
	char *short_name;
	char *kind;
	int runs_platform_id;    /* whose dispatchers act for it; 0: none */
	char *reach;             /* ids of the platforms that may send to it, each between spaces */
	char *territory_code;
	char *aliases;           /* separated by | */
	bool active;
	char *liaison;
	char *phone;
	char *night_phone;
};

struct category {
	int id;
	char *id_text;
	char *code;
	char *name;
	char *full_name;         /* 市政/道路照明/路灯故障 */
	bool leaf;
};

struct territory {
	char *code;
	char *name;
	char *full_name;
	char *level;
};

/* A code that a form offers: why returned, how closed at intake, how a call went, the rating. */
struct reason {
	char *kind;              /* return, intake, outcome, satisfaction */
	char *code;
	char *name;
};

/* A class of tickets (一般, 复杂, 特别办 …) in the city's rules of today. */
struct ticket_class {
	char *code;
	char *name;
	int urgency;             /* that goes with it */
};

/* By which appeals come in: the hotline, the mailbox … */
struct channel {
	char *code;
	char *name;
};

/* A way of the state machine: this verb is possible in that state. */
struct transition {
	char *verb;
	char *state;
};

/* A year of the calendar. */
struct calendar_year {
	int year;
	bool published;
};

/* A day on which nobody works, as days since 1970-01-01. */
struct day_off {
	int day;
};

/* How the city goes about objections, by its rules of today. */
/* A field that a reply must have, by a rule of the city; the rows of a rule stand together. */
struct reply_field {
	int rule;                /* 1, 2, … */
	char *class;             /* "": of any class */
	char *categories;        /* ids, each between spaces; "": of any matter */
	int depth;               /* of the matter; the deepest rule goes first */
	char *forbidden;         /* phrases that the reply must not have, joined by 、 */
	char *name;
	int at_least;            /* characters; 0: may be empty */
	char *check;             /* none, contact, basis */
	char *help;
};

struct city_way {
	bool first_receiver;
	int office_from, office_to; /* minutes of the day in which units are at their desks */
};

/* A step of the checklist for danger to life or property, in the city's order. */
struct check_step {
	char *text;
};

#endif

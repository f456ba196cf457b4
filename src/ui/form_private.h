/* SPDX-License-Identifier: MIT */
#ifndef PAIDAN_SRC_UI_FORM_PRIVATE_H
#define PAIDAN_SRC_UI_FORM_PRIVATE_H

#include <stdint.h>

#include "ui/edit.h"
#include "ui/form.h"
#include "ui/pick.h"

/* A field and what is in it. */
struct entry {
	const struct field *spec;
	struct edit edit; /* the text, or what is typed to find a choice */
	struct pick pick;
	const struct choices *choices;
	size_t *chosen; /* indices of choices */
	size_t chosen_count, chosen_cap;
	struct strbuf value; /* made by entry_value */
	bool restored;       /* by a draft, and nothing typed since */
};

struct form {
	struct view view;
	const struct form_spec *spec;
	char *subject;
	struct drafts *drafts;
	struct form_calls calls;
	struct entry *entries;
	size_t focus; /* spec->count: the send line */
	bool waiting, closed;
	uint64_t before; /* the frame that showed it before a choice was guessed: see glass.h */
	char *message;
	enum style message_style;
	char *echo;
	char *waiting_text; /* or NULL for the usual word */
	int scroll;         /* first shown row of the fields */
};

void entry_init(struct entry *e, const struct field *spec, const struct choices *choices);
void entry_finish(struct entry *e);
bool entry_many(const struct entry *e);
/* FIELD_PICK or FIELD_PICK_MANY. */
bool entry_picks(const struct entry *e);
/* Candidates are worth their rows: something is being looked for, or must be. */
bool entry_offers(const struct entry *e);
const char *entry_value(struct entry *e);
void entry_set(struct entry *e, const char *value);
/* True if the key was taken. *changed: the value is another; *next: the focus shall go on. */
bool entry_key(struct entry *e, const struct key *key, bool *changed, bool *next);
/* Tab takes the choice under the cursor too. True if the value changed. */
bool entry_settle(struct entry *e);
/* What Enter would take is more than the operator has named: it should be seen. */
bool entry_guesses(const struct entry *e);
/* Something is typed that chose nothing yet. */
bool entry_unsettled(const struct entry *e);
bool entry_blank(struct entry *e);

void form_draw(struct form *f, struct canvas *canvas, struct rect area);

#endif

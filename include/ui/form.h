/* SPDX-License-Identifier: MIT */
/*
 * A form: an overlay driven by a table of fields. Enter and Tab go to the next
 * field, Up and S-Tab back, Enter on the last line ("send") submits, C-d submits from anywhere,
 * Esc leaves (the draft stays). Everything typed is journalled (ui/draft.h)
 * and offered again.
 */
#ifndef PAIDAN_UI_FORM_H
#define PAIDAN_UI_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/app.h"
#include "ui/draft.h"

enum field_kind {
	FIELD_LINE,
	FIELD_LINES,
	FIELD_CHOICE,            /* one of a few: Left/Right or its first letter or number */
	FIELD_PICK,              /* one of many: type pinyin, code or Chinese, Up/Down, Enter */
	FIELD_PICK_MANY,         /* several of many; Backspace on empty text takes the last away */
};

struct choice {
	const char *code;        /* the value */
	const char *label;       /* what is shown: translated or data, sanitised */
	/* shown after it in lists (full path, aliases); matched too; or NULL */
	const char *note;
};

struct choices {
	size_t count;
	const struct choice *items; /* must outlive the form */
};

struct field {
	const char *name;
	const char *label;       /* N_() */
	enum field_kind kind;
	bool required;
	size_t limit;            /* most bytes; 0: 64 KiB */
	int rows;                /* FIELD_LINES: rows shown */
	const char *help;        /* N_() or NULL: shown while the field has the focus */
};

struct form_spec {
	const char *name;        /* for drafts and scripts */
	const char *title;       /* N_() */
	const char *send;        /* N_(): the word on the last line, "Send" */
	const struct field *fields;
	size_t count;
};

struct form;

struct form_calls {
	/*
	 * All required fields are filled. Start the write, then end with form_done or
	 * form_refuse (also later, from a callback). Until then the form shows that it
	 * waits.
	 */
	void (*submit)(struct form *form, void *ctx);
	/* The form goes away (done, or left by Esc): forget it. */
	void (*closed)(void *ctx);
	/* A field changed: fill others, say an echo (form_echo). May be NULL. */
	void (*changed)(struct form *form, size_t field, void *ctx);
	/* Shows what the echo tells of, over the form. NULL: nothing. */
	void (*aside)(struct form *form, void *ctx);
	void *ctx;
};

/*
 * Pushes a form. subject: what it is about ("0201-0037 title"), shown in the title and part of
 * the draft's key. choices[i] belongs to field i (may be NULL if no field has any). If a
 * draft exists, its values are filled in and the form says so.
 */
struct form *form_open(struct app *app, const struct form_spec *spec, const char *subject,
    const struct choices *choices, struct drafts *drafts, const struct form_calls *calls);
/* Text, a choice's code, or codes joined by commas; "" if empty. Valid until the field changes. */
const char *form_value(const struct form *form, const char *name);
/*
 * Fills a field. What a draft has filled in stays, as long as nothing was typed: so a form may be
 * opened and then filled without asking whether there was a draft.
 */
void form_set(struct form *form, const char *name, const char *value);
/*
 * The same, over a draft as well, and journalled: what was just chosen or typed
 * elsewhere counts.
 */
void form_put(struct form *form, const char *name, const char *value);
/* Puts the focus on a field; NULL: on the send line. */
void form_focus(struct form *form, const char *field);
/* One line of what will happen, above the send line. */
void form_echo(struct form *form, const char *sentence);
/* It is done: the draft is deleted, the form closes. */
void form_done(struct form *form);
/* It closes and keeps what was typed as a draft, as by Esc. */
void form_leave(struct form *form);
/* Not done: shows the sentence, focuses the field (NULL: none); what was typed stays. */
void form_refuse(struct form *form, const char *field, const char *sentence);
/* Shown while waiting, instead of the usual word. */
void form_waiting(struct form *form, const char *sentence);

/* The keys of every form (send, next, previous, leave), for the help and keys.yaml. */
extern const struct action_table form_actions;

#endif

/* SPDX-License-Identifier: MIT */
/*
 * An action is one row: the keymap, the hint bar, the help view, the : prompt
 * with completion, the man page, keys.yaml and the early rights check all read it.
 */
#ifndef PAIDAN_UI_ACTION_H
#define PAIDAN_UI_ACTION_H

#include <stdbool.h>
#include <stddef.h>

struct view;

/* What was typed after the verb: words in order, and field=value pairs. */
struct args {
	int count;
	char **words;
	int fields;
	char **names, **values;
};

/* The value of field `name`, or NULL. */
const char *args_field(const struct args *args, const char *name);

enum action_flag {
	ACTION_HINT = 1 << 0,    /* stands in the hint bar */
	ACTION_ROW = 1 << 1,     /* needs a selected row */
	ACTION_MOTION = 1 << 2,  /* moves or scrolls: keys only, no : command */
	ACTION_BULK = 1 << 3,    /* takes ' for an argument: all tagged rows */
	ACTION_KEEP = 1 << 4,    /* in the hint bar even where the others do not all fit */
	ACTION_ROWS = 1 << 5,    /* needs the rows: typed before they have come, it waits */
	/* changes something without a form or a question in between: only once it was seen */
	ACTION_NOW = 1 << 6,
};

struct action {
	const char *name;        /* the command, stable, lower case with hyphens: "sign-in" */
	/* default keys, separated by spaces, as in term/key.h; "" for none */
	const char *keys;
	/* N_(): the word in the hint bar; its translation and pinyin initials are typed too */
	const char *label;
	const char *help;        /* N_(): one sentence */
	const char *usage;       /* N_(): arguments, or NULL: "UNIT [assist=UNIT,…]" */
	const char *right;       /* right the database asks for, or NULL */
	unsigned flags;
	void (*run)(struct view *view, const struct args *args); /* args NULL when run by a key */
};

struct action_table {
	const char *scope;       /* section in keys.yaml and in the help: "queue", "list", "app" */
	const char *title;       /* N_() */
	const struct action *actions;
	size_t count;
};

/*
 * Finds by name, translated label, its pinyin initials, or a unique prefix of name; NULL if
 * none or several.
 */
const struct action *action_find(const struct action_table *const *tables, const char *typed);
/* True if one of the tables has this scope with this action. */
bool action_exists(const struct action_table *const *tables, const char *scope, const char *action);
/* Splits "verb words field=value"; "quoted words" stay together. Returns false on an open quote. */
bool args_parse(const char *line, char **verb, struct args *args);
void args_finish(struct args *args);
/* Of rows whose keys view_ops.key takes: they tell of them and are run by nothing else. */
void action_by_key(struct view *view, const struct args *args);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * What the user chose. Layers, each over the one before: defaults, the system's
 * paidan.yaml, the user's paidan.yaml, environment PAIDAN_<KEY>, flags --<key>.
 * An option is one row of the table in src/settings/table.c (settings/table.h); the reader, the
 * help, the manual page and the sample file are made from that row.
 */
#ifndef PAIDAN_SETTINGS_SETTINGS_H
#define PAIDAN_SETTINGS_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

enum setting_language { LANGUAGE_ZH, LANGUAGE_EN };
enum setting_colour { COLOUR_AUTO, COLOUR_NEVER };
enum setting_lines { LINES_AUTO, LINES_ASCII };
enum setting_selection { SELECTION_MARK, SELECTION_BAR };
enum setting_tls { TLS_VERIFIED, TLS_ANY };
enum setting_core_dumps { CORE_DUMPS_NEVER, CORE_DUMPS_ALLOW };
enum setting_drafts { DRAFTS_IN_CLEAR, DRAFTS_PASSPHRASE };
enum setting_quiet { SETTING_QUIET_AUTO, SETTING_QUIET_ALWAYS, SETTING_QUIET_NEVER };

/* One line of a keys.yaml, as it stands: scope and action are checked by whoever knows them. */
struct setting_key {
	char *scope, *action, *keys; /* keys as in ui/action.h; "" unbinds */
	char *place;                 /* FILE:LINE:COLUMN of the keys, for sentences about them */
};

struct settings {
	char *db;                 /* libpq connection string, "" for libpq's own defaults */
	int tls;                  /* enum setting_tls */
	int language;             /* enum setting_language */
	int terminal_encoding;    /* enum encoding of text/encoding.h */
	int ambiguous_width;      /* columns: 1 or 2 */
	int colour;               /* enum setting_colour */
	int line_drawing;         /* enum setting_lines */
	int selection;            /* enum setting_selection */
	int preview_ms;           /* a pane follows the cursor after so long without a key */
	int quiet;                /* enum setting_quiet */
	int page_size;            /* rows asked for at a time */
	int bulk_ask_from;        /* from so many tickets at once on, their number is typed */
	int idle_release_minutes; /* claims are given back after so long without a key */
	int refresh_ms;           /* live changes are gathered for so long before they are shown */
	int answer_seconds;       /* so long a question may take */
	int lock_minutes;         /* without a key; 0: never */
	int core_dumps;           /* enum setting_core_dumps */
	int draft_encryption;     /* enum setting_drafts */
	char *log;                /* file, or "" */
	char *state_dir;          /* folder, or "": see settings_state_dir */

	struct setting_key *keys; /* the system's first, then the user's */
	size_t key_count, key_cap;
};

/* Where to read from; a NULL member (or a NULL pointer to this) means the real place. */
struct settings_places {
	const char *system_dir; /* /etc/paidan */
	const char *user_dir;   /* $XDG_CONFIG_HOME/paidan */
	char *const *environment;
};

/*
 * Reads all layers. Flags of settings ("--page-size 50", "--page-size=50") are taken
 * out of argv wherever they stand before a "--"; the rest stays, in order, for the subcommand.
 * The language is put in use (i18n_use) as soon as it is known, so that faults
 * are told in it. False: s is as settings_init left it, *code is EXIT_USAGE for a fault in argv and
 * EXIT_CONFIG for any other, *cause is one sentence that begins with its place
 * ("FILE:LINE:COLUMN: ", "PAIDAN_KEY: " or "--key: ").
 */
bool settings_load(struct settings *s, const struct settings_places *places, int *argc, char **argv,
    int *code, char **cause);
/* The defaults. */
void settings_init(struct settings *s);
void settings_finish(struct settings *s);

/* "zh" or "en". */
const char *settings_language(const struct settings *s);
/* state_dir, or else $XDG_STATE_HOME/paidan, or ~/.local/state/paidan. The caller frees it; it may
 * not exist yet. */
char *settings_state_dir(const struct settings *s);

#endif

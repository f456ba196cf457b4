/* SPDX-License-Identifier: MIT */
/*
 * Prints files that are made from tables, so that what they say cannot differ
 * from what the program does; a test compares them with the committed ones.
 */
#include <getopt.h>
#include <string.h>

#include "base/exitcode.h"
#include "base/i18n.h"
#include "base/nearest.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "cli/commands.h"
#include "cli/say.h"
#include "settings/table.h"
#include "text/width.h"
#include "view/views.h"

#include "roff.h"

#define COMMENT_COLUMNS 76

static void
put_comment(const char *sentence)
{
	struct strbuf wrapped = STRBUF_INIT;

	width_wrap(&wrapped, sentence, COMMENT_COLUMNS);
	for (const char *rest = strbuf_str(&wrapped); *rest;) {
		size_t n = strcspn(rest, "\n");
		say("# %.*s", (int)n, rest);
		rest += n + (rest[n] == '\n');
	}
	strbuf_finish(&wrapped);
}

/* config/paidan.yaml: every setting, commented out, with its default. */
static void
print_sample(void)
{
	put_comment(_("Settings of paidan, all at their defaults: take a # away to change one. "
		      "This file lies in /etc/paidan or in ~/.config/paidan; see paidan.yaml(5)."));
	for (size_t i = 0; i < setting_count; i++) {
		const struct setting *setting = &setting_table[i];
		struct strbuf range = STRBUF_INIT;
		setting_range(setting, &range);
		say("%s", "");
		put_comment(_(setting->help));
		if (range.len)
			say("# (%s)", range.s);
		say("#%s: %s", setting->key, *setting->preset ? setting->preset : "\"\"");
		strbuf_finish(&range);
	}
}

static void
put_manual_setting(const struct setting *setting)
{
	struct strbuf name = STRBUF_INIT, range = STRBUF_INIT;

	say(".It Ic %s", setting->key);
	roff_text(_(setting->help));
	setting_range(setting, &range);
	if (range.len) {
		strbuf_addf(&name, _("Allowed: %s."), range.s);
		roff_text(name.s);
	}
	if (*setting->preset) {
		strbuf_clear(&name);
		strbuf_addf(&name, _("Default: %s."), setting->preset);
		roff_text(name.s);
	}
	strbuf_clear(&name);
	setting_flag(setting, &name);
	say(".Pp");
	say(".Fl %s ,", name.s + 1);
	strbuf_clear(&name);
	setting_variable(setting, &name);
	say(".Ev %s", name.s);
	strbuf_finish(&name);
	strbuf_finish(&range);
}

/* man/paidan.yaml.5 */
static void
print_manual(void)
{
	say(".\\\" SPDX-License-Identifier: MIT");
	say(".\\\" Made by: paidan --language en tables paidan.yaml.5");
	say(".Dd November 22, 2026\n.Dt PAIDAN.YAML 5\n.Os\n.Sh NAME\n.Nm paidan.yaml");
	say(".Nd %s", _("settings of paidan"));
	say(".Sh DESCRIPTION");
	roff_text(
	    _("Lines of the form \"name: value\"; # begins a comment. A setting is looked for in "
	      "this order, and the last one found counts:"));
	say(".Bl -enum -compact\n.It");
	roff_text(_("the default;"));
	say(".It\n.Pa /etc/paidan/paidan.yaml ;\n.It\n.Pa $XDG_CONFIG_HOME/paidan/paidan.yaml ,");
	roff_text(_("or the same under ~/.config;"));
	say(".It");
	roff_text(_("the environment: PAIDAN_ and the name in capitals;"));
	say(".It");
	roff_text(_("the command line: -- and the name, with - for _."));
	say(".El\n.Pp");
	roff_text(_("A fault in a file is told with file, line and column, and nothing is started. "
		   "A connection string with a password is refused on the command line, and in a "
		   "file that "
		   "others may read: passwords belong in ~/.pgpass or a service file of libpq."));
	say(".Sh SETTINGS\n.Bl -tag -width Ds");
	for (size_t i = 0; i < setting_count; i++)
		put_manual_setting(&setting_table[i]);
	say(".El\n.Sh SEE ALSO\n.Xr paidan 1");
}

/* A value between double quotes. */
static void
put_quoted(struct strbuf *out, const char *s)
{
	strbuf_addc(out, '"');
	for (; *s; s++) {
		if (*s == '"' || *s == '\\')
			strbuf_addc(out, '\\');
		strbuf_addc(out, *s);
	}
	strbuf_addc(out, '"');
}

/* config/keys.yaml: every action of every table, commented out, with its keys. */
static void
print_keys(void)
{
	put_comment(
	    _("Keys of paidan, all at their defaults: take a # away to change one. \"\" takes its "
	      "keys from an action. This file lies in /etc/paidan or in ~/.config/paidan."));
	for (const struct action_table *const *t = all_action_tables; *t; t++) {
		say("%s", "");
		put_comment(_((*t)->title));
		say("%s:", (*t)->scope);
		for (size_t i = 0; i < (*t)->count; i++) {
			const struct action *action = &(*t)->actions[i];
			struct strbuf keys = STRBUF_INIT;
			put_quoted(&keys, action->keys);
			say("  # %s", _(action->help));
			say("  #%s: %s", action->name, keys.s);
			strbuf_finish(&keys);
		}
	}
}

/* The options as paidan(1) and the help know them, one a line: for tests and completion. */
static void
print_commands(void)
{
	for (size_t i = 0; i < command_count; i++) {
		say("%s", commands[i].name);
		for (const struct cli_option *o = commands[i].options; o && o->name; o++)
			say("%s --%s", commands[i].name, o->name);
	}
}

/* What may be typed after a colon: scope, name, right ("-": everybody's), one a line: for tests. */
static void
print_actions(void)
{
	for (const struct action_table *const *t = all_action_tables; *t; t++) {
		for (size_t i = 0; i < (*t)->count; i++) {
			const struct action *a = &(*t)->actions[i];
			if (!(a->flags & ACTION_MOTION))
				say("%s %s %s", (*t)->scope, a->name, a->right ? a->right : "-");
		}
	}
}

static const struct {
	const char *name;
	void (*print)(void);
} tables[] = {
	{ "paidan.yaml", print_sample },
	{ "paidan.yaml.5", print_manual },
	{ "paidan-city.5", roff_city },
	{ "keys.yaml", print_keys },
	{ "commands", print_commands },
	{ "actions", print_actions },
};

int
tables_main(struct settings *settings, int argc, char **argv)
{
	struct nearest near;

	if (cli_next(argc, argv, NULL) != CLI_END)
		return EXIT_USAGE;
	if (argc - optind > 1)
		return cli_usage("tables");
	if (optind == argc) {
		for (size_t i = 0; i < ARRAY_LEN(tables); i++)
			say("%s", tables[i].name);
		return EXIT_OK;
	}
	nearest_init(&near, argv[optind]);
	for (size_t i = 0; i < ARRAY_LEN(tables); i++) {
		nearest_try(&near, tables[i].name);
		if (strcmp(tables[i].name, argv[optind]) == 0) {
			tables[i].print();
			return EXIT_OK;
		}
	}
	if (!near.best)
		return cli_usage("tables");
	say_fault(_("there is no table \"%s\"; did you mean \"%s\"?"), argv[optind], near.best);
	return EXIT_USAGE;
}

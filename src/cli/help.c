/* SPDX-License-Identifier: MIT */
/* The help, composed from the tables of commands, options and settings. */
#include "help.h"

#include <string.h>

#include "base/i18n.h"
#include "base/strbuf.h"
#include "cli/cli.h"
#include "cli/say.h"
#include "settings/table.h"
#include "text/width.h"

#define HELP_COLUMNS 78
#define TERM_COLUMNS 26

/* "  TERM   sentence", the sentence wrapped beside its term. */
static void
put_entry(const char *term, const char *sentence)
{
	struct strbuf wrapped = STRBUF_INIT, line = STRBUF_INIT;

	width_wrap(&wrapped, sentence, HELP_COLUMNS - TERM_COLUMNS);
	for (const char *rest = strbuf_str(&wrapped); *rest;) {
		size_t n = strcspn(rest, "\n");
		strbuf_clear(&line);
		strbuf_adds(&line, "  ");
		width_fit(&line, term, TERM_COLUMNS - 3, ALIGN_LEFT);
		strbuf_addc(&line, ' ');
		strbuf_add(&line, rest, n);
		say("%s", line.s);
		rest += n + (rest[n] == '\n');
		term = "";
	}
	strbuf_finish(&wrapped);
	strbuf_finish(&line);
}

static void
put_setting(const struct setting *setting)
{
	struct strbuf flag = STRBUF_INIT, sentence = STRBUF_INIT, range = STRBUF_INIT;

	setting_flag(setting, &flag);
	setting_range(setting, &range);
	strbuf_adds(&sentence, _(setting->help));
	if (range.len)
		strbuf_addf(&sentence, " (%s)", range.s);
	if (*setting->preset)
		strbuf_addf(&sentence, " [%s]", setting->preset);
	put_entry(flag.s, strbuf_str(&sentence));
	strbuf_finish(&flag);
	strbuf_finish(&sentence);
	strbuf_finish(&range);
}

static void
put_options(const struct cli_option *options)
{
	for (; options && options->name; options++) {
		struct strbuf flag = STRBUF_INIT;
		strbuf_addf(&flag, "--%s", options->name);
		if (options->value)
			strbuf_addf(&flag, " %s", _(options->value));
		put_entry(flag.s, _(options->help));
		strbuf_finish(&flag);
	}
}

void
help_command(const struct command *command)
{
	say(_("Usage: paidan %s %s"), command->name, _(command->usage));
	say("%s", _(command->help));
	if (command->options) {
		say("%s", "");
		put_options(command->options);
	}
	say("%s", "");
	say("%s", _("The settings that \"paidan help\" shows may be given too."));
}

void
help_overview(void)
{
	say("%s", _("Usage: paidan [SETTING…] [COMMAND …]"));
	say("%s", _("The console of dispatch staff of city appeal hotlines."));
	say("%s", "");
	say("%s", _("Commands (paidan help COMMAND tells more):"));
	for (size_t i = 0; i < command_count; i++)
		put_entry(commands[i].name, _(commands[i].help));
	say("%s", "");
	say("%s", _("Settings (also in paidan.yaml, see paidan.yaml(5)):"));
	for (size_t i = 0; i < setting_count; i++)
		put_setting(&setting_table[i]);
}

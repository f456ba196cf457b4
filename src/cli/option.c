/* SPDX-License-Identifier: MIT */
#include "cli/option.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/nearest.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "cli/say.h"
#include "settings/table.h"

#define OPTIONS_MAX 32
/* Keeps our codes apart from getopt's '?' and ':'. */
#define CODE_BASE 256

static const struct cli_option none = { NULL, 0, NULL, NULL };

static void
unknown_option(const char *typed, const struct cli_option *options)
{
	struct nearest near;
	struct strbuf flags[64] = { 0 };
	size_t n = 0;
	char *name = xstrndup(typed, strcspn(typed, "="));

	nearest_init(&near, name);
	for (; options->name && n < OPTIONS_MAX; options++)
		strbuf_addf(&flags[n++], "--%s", options->name);
	for (size_t i = 0; i < setting_count && n < ARRAY_LEN(flags); i++)
		setting_flag(&setting_table[i], &flags[n++]);
	for (size_t i = 0; i < n; i++)
		nearest_try(&near, flags[i].s);
	if (near.best)
		say_fault(_("unknown option \"%s\"; did you mean \"%s\"?"), name, near.best);
	else
		say_fault(_("unknown option \"%s\"; --help shows those there are"), name);
	for (size_t i = 0; i < n; i++)
		strbuf_finish(&flags[i]);
	free(name);
}

/* getopt says only '?': an unknown option, or a value where there is none. */
static void
wrong_option(char **argv, const struct cli_option *options)
{
	char letter[] = { '-', (char)optopt, '\0' };

	if (optopt >= CODE_BASE)
		say_fault(_("the option \"%.*s\" takes no value"),
		    (int)strcspn(argv[optind - 1], "="), argv[optind - 1]);
	else
		unknown_option(optopt ? letter : argv[optind - 1], options);
}

int
cli_next(int argc, char **argv, const struct cli_option *options)
{
	struct option longs[OPTIONS_MAX + 1] = { 0 };

	options = options ? options : &none;
	for (size_t i = 0; options[i].name && i < OPTIONS_MAX; i++)
		longs[i] = (struct option){ options[i].name,
			options[i].value ? required_argument : no_argument, NULL,
			options[i].code + CODE_BASE };
	opterr = 0;
	int code = getopt_long(argc, argv, ":", longs, NULL);
	switch (code) {
	case -1:
		return CLI_END;
	case ':':
		say_fault(_("a value must follow the option \"%s\""), argv[optind - 1]);
		return CLI_FAULT;
	case '?':
		wrong_option(argv, options);
		return CLI_FAULT;
	default:
		return code - CODE_BASE;
	}
}

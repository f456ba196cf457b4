/* SPDX-License-Identifier: MIT */
/* `paidan due TICKET`: why it is due when it is, to read and to print. */
#include "model/clock.h"
#include "query/due.h"

#include <getopt.h>
#include <stdlib.h>

#include "base/exitcode.h"
#include "base/i18n.h"
#include "cli/commands.h"
#include "cli/say.h"
#include "cli/session.h"
#include "settings/settings.h"
#include "text/sanitize.h"

static void
say_lines(const struct due_lines *lines)
{
	char *title = sanitize_line(lines->title);

	say("%s  %s", lines->number, title);
	for (size_t i = 0; i < lines->count; i++) {
		const struct due_line *line = &lines->items[i];
		char *text = due_line_text(line->code, line->facts);
		if (i == 0 || line->clock != lines->items[i - 1].clock)
			say("\n%s", clock_label(line->kind));
		say("  %s", text);
		free(text);
	}
	if (lines->count == 0)
		say("%s", _("No clock runs on it."));
	free(title);
}

int
due_main(struct settings *settings, int argc, char **argv)
{
	struct due_lines lines = { 0 };
	char sqlstate[6], *cause = NULL;
	int code = EXIT_OK;

	if (cli_next(argc, argv, NULL) != CLI_END)
		return EXIT_USAGE;
	if (argc - optind != 1)
		return cli_usage("due");
	PGconn *conn = session_open_checked(settings->db, &code);
	if (!conn)
		return code;
	if (due_read(conn, argv[optind], &lines, sqlstate, &cause))
		say_lines(&lines);
	else
		code = say_cause(session_refusal_exit(sqlstate), cause);
	due_lines_finish(&lines);
	PQfinish(conn);
	return code;
}

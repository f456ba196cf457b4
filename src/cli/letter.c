/* SPDX-License-Identifier: MIT */
/* `paidan letter NUMBER`: a letter as it was issued, to be printed. */
#include "query/letter.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/exitcode.h"
#include "base/strbuf.h"
#include "cli/commands.h"
#include "cli/say.h"
#include "cli/session.h"
#include "settings/settings.h"
#include "text/sanitize.h"

/* Line by line; a page ends with a form feed, which printers know. */
static void
say_text(const char *at)
{
	while (*at != '\0') {
		size_t n = strcspn(at, "\n");
		bool page = *at == '\f';
		struct strbuf line = STRBUF_INIT;

		sanitize(&line, at + page, n - page, SANITIZE_LINE);
		say("%s%s", page ? "\f" : "", strbuf_str(&line));
		strbuf_finish(&line);
		at += n;
		at += *at == '\n';
	}
}

int
letter_main(struct settings *settings, int argc, char **argv)
{
	struct letter letter = { 0 };
	char sqlstate[6], *cause = NULL;
	int code = EXIT_OK;

	if (cli_next(argc, argv, NULL) != CLI_END)
		return EXIT_USAGE;
	if (argc - optind != 1)
		return cli_usage("letter");
	PGconn *conn = session_open_checked(settings->db, &code);
	if (!conn)
		return code;
	if (letter_read(conn, argv[optind], &letter, sqlstate, &cause))
		say_text(letter.text);
	else
		code = say_cause(session_refusal_exit(sqlstate), cause);
	letter_finish(&letter);
	PQfinish(conn);
	return code;
}

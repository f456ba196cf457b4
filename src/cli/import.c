/* SPDX-License-Identifier: MIT */
/* `paidan import KIND FILE`: rows of another system, from a CSV file. */
#include "cli/import.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/exitcode.h"
#include "base/i18n.h"
#include "base/nearest.h"
#include "base/xalloc.h"
#include "cli/say.h"
#include "cli/session.h"
#include "import_load.h"
#include "settings/settings.h"

#define BATCH 500
#define BATCH_MOST 5000
#define PATIENCE_S 60
#define PATIENCE_MOST_S 86400

enum { OPT_CHANNEL = 1, OPT_ENCODING, OPT_DRY_RUN, OPT_REJECTS, OPT_BATCH, OPT_WAIT };

const struct cli_option import_options[] = {
	{ "channel", OPT_CHANNEL, N_("CODE"),
	    N_("tickets: where the appeals come from, e.g. hotline; needed") },
	{ "encoding", OPT_ENCODING, N_("NAME"),
	    N_("auto, utf-8, gb18030, gbk, gb2312 or big5; auto if not given") },
	{ "dry-run", OPT_DRY_RUN, NULL, N_("try everything and change nothing") },
	{ "rejects", OPT_REJECTS, N_("FILE"),
	    N_("a new file for the rows that did not go in, with the reasons") },
	{ "batch", OPT_BATCH, N_("ROWS"),
	    N_("rows in one transaction, 1 to 5000; 500 if not given") },
	{ "wait", OPT_WAIT, N_("SECONDS"),
	    N_("how long to try again if the database goes away; 60 if not given") },
	{ NULL, 0, NULL, NULL },
};

struct arguments {
	struct import_choice choice;
	enum encoding encoding;
	const char *rejects;        /* or NULL */
};

static bool
read_number(const char *s, long least, long most, long *out)
{
	char *end;

	errno = 0;
	*out = strtol(s, &end, 10);
	return errno == 0 && end != s && *end == '\0' && *out >= least && *out <= most;
}

/* One option. False if its value will not do, having said so. */
static bool
take_option(struct arguments *a, int option, const char *value)
{
	long n;

	switch (option) {
	case OPT_CHANNEL:
		a->choice.channel = value;
		return true;
	case OPT_ENCODING:
		if (strcmp(value, "auto") == 0 || encoding_parse(value, &a->encoding))
			return true;
		say_fault("%s", _("--encoding: one of auto, utf-8, gb18030, gbk, gb2312, big5"));
		return false;
	case OPT_DRY_RUN:
		a->choice.dry_run = true;
		return true;
	case OPT_REJECTS:
		a->rejects = value;
		return true;
	case OPT_BATCH:
		if (read_number(value, 1, BATCH_MOST, &n)) {
			a->choice.batch = (size_t)n;
			return true;
		}
		say_fault(_("--batch: a number from 1 to %d"), BATCH_MOST);
		return false;
	case OPT_WAIT:
		if (read_number(value, 0, PATIENCE_MOST_S, &n)) {
			a->choice.patience_ms = n * 1000;
			return true;
		}
		say_fault(_("--wait: a number from 0 to %d"), PATIENCE_MOST_S);
		return false;
	}
	return false;
}

/* The word after `import` is no kind: perhaps a slip of the fingers. */
static int
unknown_kind(const char *word)
{
	struct nearest near;

	nearest_init(&near, word);
	for (size_t i = 0; i < import_kind_count; i++)
		nearest_try(&near, import_kinds[i].name);
	return cli_unknown("import", &near);
}

static int
read_arguments(struct arguments *a, int argc, char **argv)
{
	int option;

	while ((option = cli_next(argc, argv, import_options)) != CLI_END)
		if (option == CLI_FAULT || !take_option(a, option, optarg))
			return EXIT_USAGE;
	if (argc - optind < 1)
		return cli_usage("import");
	a->choice.kind = import_kind_find(argv[optind]);
	if (a->choice.kind == NULL)
		return unknown_kind(argv[optind]);
	if (argc - optind != 2)
		return cli_usage("import");
	a->choice.path = argv[optind + 1];
	if (a->choice.kind->channel == (a->choice.channel != NULL))
		return EXIT_OK;
	say_fault("%s", a->choice.kind->channel ?
	    _("--channel says where the appeals come from; it must be given") :
	    _("--channel is for tickets alone"));
	return EXIT_USAGE;
}

/* Names may be anything: say_fault makes them harmless. */
static int
say_of_file(const char *path, int code, char *cause)
{
	say_fault("%s: %s", path, cause);
	free(cause);
	return code;
}

/* An open session whose schema fits and which knows the channel, or NULL, having said why. */
static PGconn *
open_session(const struct import_choice *choice, int *code)
{
	struct strbuf codes = STRBUF_INIT;
	char *cause = NULL;
	bool known = false;
	PGconn *conn = session_open(choice->conninfo, code, &cause);

	if (conn == NULL)
		goto out;
	if (!session_check_schema(conn, code, &cause))
		goto out;
	if (!choice->kind->channel)
		return conn;
	*code = EXIT_NODB;
	if (!import_channel(conn, choice->channel, &known, &codes, &cause))
		goto out;
	*code = EXIT_USAGE;
	if (!known)
		cause = xasprintf(_("--channel: the city has no such channel; it has: %s"),
		    strbuf_str(&codes));
out:
	strbuf_finish(&codes);
	if (cause == NULL)
		return conn;
	say_cause(*code, cause);
	PQfinish(conn);
	return NULL;
}

static void
say_encodings(const struct arguments *a, const struct import_source *source)
{
	enum encoding used = import_source_encoding(source), guess = import_source_guess(source);

	if (used == guess || guess == ENCODING_UTF8)
		return;
	/* gbk and gb2312 are parts of gb18030 */
	if (guess == ENCODING_GB18030 && (used == ENCODING_GBK || used == ENCODING_GB2312))
		return;
	say_fault(_("%s: read as %s as you said; it looks more like %s"), a->choice.path,
	    encoding_name(used), encoding_name(guess));
}

static int
say_sum(const struct import_load *load)
{
	bool dry = load->choice->dry_run;

	if (load->choice->kind->channel)
		say(dry ? _("%zu read, %zu would be new, %zu duplicate, %zu bad") :
		    _("%zu read, %zu new, %zu duplicate, %zu bad"),
		    load->read, load->fresh, load->same, load->bad);
	else
		say(dry ? _("%zu read, %zu would be new, %zu changed, %zu the same, %zu bad") :
		    _("%zu read, %zu new, %zu changed, %zu the same, %zu bad"),
		    load->read, load->fresh, load->changed, load->same, load->bad);
	return load->bad > 0 ? EXIT_REFUSED : EXIT_OK;
}

/* Everything is open: reads, sends, sums up. */
static int
import_rows(const struct arguments *a, struct import_source *source,
    struct import_rejects *rejects, PGconn *conn)
{
	struct import_load load;
	char *cause = NULL;
	int code;

	import_load_init(&load, &a->choice, source, rejects, conn);
	say_encodings(a, source);
	if (import_source_run(source, import_load_row, &load, &cause))
		import_load_end(&load);
	else if (cause != NULL)
		load.code = say_of_file(a->choice.path, EXIT_NOINPUT, cause);
	code = load.code;
	if (code == EXIT_OK)
		code = say_sum(&load);
	else if (load.fresh + load.changed > 0 && !load.choice->dry_run)
		say_fault(_("%zu rows are in; the same command takes the rest, none twice"),
		    load.fresh + load.changed);
	import_load_finish(&load);
	return code;
}

int
import_main(struct settings *settings, int argc, char **argv)
{
	struct arguments a = {
		.choice.conninfo = settings->db,
		.choice.batch = BATCH,
		.choice.patience_ms = PATIENCE_S * 1000,
	};
	struct import_source *source = NULL;
	struct import_rejects *rejects = NULL;
	PGconn *conn;
	char *cause = NULL;
	int code = read_arguments(&a, argc, argv);

	if (code != EXIT_OK)
		return code;
	source = import_source_open(a.choice.path, a.encoding, &code, &cause);
	if (source == NULL)
		return say_of_file(a.choice.path, code, cause);
	conn = open_session(&a.choice, &code);
	if (conn == NULL)
		goto out;
	if (a.rejects != NULL && (rejects = import_rejects_create(a.rejects, &cause)) == NULL) {
		code = say_of_file(a.rejects, EXIT_CANTWRITE, cause);
		PQfinish(conn);
		goto out;
	}
	code = import_rows(&a, source, rejects, conn);
	if (!import_rejects_finish(rejects, &cause))
		code = say_of_file(a.rejects, EXIT_CANTWRITE, cause);
out:
	import_source_close(source);
	return code;
}

/* SPDX-License-Identifier: MIT */
/* `paidan verify` and `paidan seal`: is the record what was written? */
#include "query/chain.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/exitcode.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "city/calendar.h"
#include "cli/commands.h"
#include "cli/say.h"
#include "cli/session.h"
#include "settings/settings.h"
#include "text/sanitize.h"

enum { OPTION_FROM = 1, OPTION_TO, OPTION_SEALS };

#define FROM \
	{ "from", OPTION_FROM, N_("DATE"), \
	    N_("the first day, 2026-01-01; from the beginning if not given") }
#define TO { "to", OPTION_TO, N_("DATE"), N_("the last day; until today if not given") }

const struct cli_option seal_options[] = { FROM, TO, { NULL, 0, NULL, NULL } };
const struct cli_option verify_options[] = {
	FROM,
	TO,
	{ "seals", OPTION_SEALS, N_("FILE"), N_("compare with seals that \"paidan seal\" printed") },
	{ NULL, 0, NULL, NULL },
};

struct order {
	const char *from, *to, *seals; /* NULL if not given */
};

static bool
take_order(struct order *order, int argc, char **argv, const struct cli_option *options)
{
	for (int code; (code = cli_next(argc, argv, options)) != CLI_END;) {
		if (code == CLI_FAULT)
			return false;
		const char **slot = code == OPTION_FROM ? &order->from
		    : code == OPTION_TO ? &order->to : &order->seals;
		*slot = optarg;
		if (code == OPTION_SEALS || city_is_date(optarg))
			continue;
		say_fault(_("--%s: a date such as 2026-10-01, not \"%s\""),
		    code == OPTION_FROM ? "from" : "to", optarg);
		return false;
	}
	if (argc == optind)
		return true;
	cli_usage(argv[0]);
	return false;
}

static bool
is_hash(const char *s)
{
	return strlen(s) == 64 && strspn(s, "0123456789abcdef") == 64;
}

/* "2026-11-25 4201 <64 hex digits>" */
static bool
read_line(const char *line, struct chain_seals *out)
{
	char day[11], hash[65];
	long long events;
	int end = -1;

	if (sscanf(line, "%10s %lld %64s%n", day, &events, hash, &end) != 3 ||
	    line[end + (int)strspn(line + end, "\r\n")] != '\0' || !city_is_date(day) || !is_hash(hash))
		return false;
	*VEC_ADD(out->items, out->count, out->cap) =
	    (struct chain_seal){ xstrdup(day), events, xstrdup(hash) };
	return true;
}

static int
read_seals(const char *path, struct chain_seals *out)
{
	FILE *file = fopen(path, "re");
	char line[256];
	int code = EXIT_OK;

	if (!file) {
		say_fault(_("%s: cannot be read: %s"), path, strerror(errno));
		return EXIT_NOINPUT;
	}
	for (int n = 1; code == EXIT_OK && fgets(line, sizeof line, file); n++) {
		if (read_line(line, out))
			continue;
		say_fault(_("%s:%d: no seal; a line is a day, its events and 64 hexadecimal digits"), path,
		    n);
		code = EXIT_DATA;
	}
	if (code == EXIT_OK && ferror(file)) {
		say_fault(_("%s: cannot be read: %s"), path, strerror(errno));
		code = EXIT_NOINPUT;
	}
	fclose(file);
	return code;
}

static int
say_report(const struct chain_report *report)
{
	for (size_t i = 0; i < report->count; i++) {
		char *text = chain_fault_text(&report->items[i]), *clean = sanitize_line(text);
		say("%s", clean);
		free(clean);
		free(text);
	}
	say(_("%lld events of %lld tickets and %lld days were looked at; faults: %zu"),
	    (long long)report->events, (long long)report->tickets, (long long)report->days,
	    report->count);
	return report->count > 0 ? EXIT_REFUSED : EXIT_OK;
}

int
verify_main(struct settings *settings, int argc, char **argv)
{
	struct order order = { 0 };
	struct chain_seals known = { 0 };
	struct chain_report report = { 0 };
	char sqlstate[6], *cause = NULL;
	PGconn *conn = NULL;
	int code = EXIT_USAGE;

	if (!take_order(&order, argc, argv, verify_options))
		return code;
	code = order.seals ? read_seals(order.seals, &known) : EXIT_OK;
	if (code == EXIT_OK)
		conn = session_open_checked(settings->db, &code);
	if (conn)
		code = chain_verify(conn, order.from, order.to, order.seals ? &known : NULL,
			   &report, sqlstate, &cause)
		    ? say_report(&report)
		    : say_cause(session_refusal_exit(sqlstate), cause);
	PQfinish(conn);
	chain_report_finish(&report);
	chain_seals_finish(&known);
	return code;
}

int
seal_main(struct settings *settings, int argc, char **argv)
{
	struct order order = { 0 };
	struct chain_seals seals = { 0 };
	char sqlstate[6], *cause = NULL;
	int code = EXIT_OK;

	if (!take_order(&order, argc, argv, seal_options))
		return EXIT_USAGE;
	PGconn *conn = session_open_checked(settings->db, &code);
	if (!conn)
		return code;
	if (chain_seal(conn, sqlstate, &cause) &&
	    chain_read_seals(conn, order.from, order.to, &seals, sqlstate, &cause)) {
		for (size_t i = 0; i < seals.count; i++)
			say("%s %lld %s", seals.items[i].day, (long long)seals.items[i].events,
			    seals.items[i].seal);
	} else {
		code = say_cause(session_refusal_exit(sqlstate), cause);
	}
	chain_seals_finish(&seals);
	PQfinish(conn);
	return code;
}

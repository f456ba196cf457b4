/* SPDX-License-Identifier: MIT */
/* `paidan report NAME`: a table of figures for the terminal, or for a spreadsheet. */
#include "query/report.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/exitcode.h"
#include "base/i18n.h"
#include "base/nearest.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "cli/commands.h"
#include "cli/say.h"
#include "cli/session.h"
#include "model/duty.h"
#include "model/ticket.h"
#include "query/ledger.h"
#include "settings/settings.h"
#include "text/csv.h"
#include "text/sanitize.h"
#include "text/width.h"

#include "import_time.h"

enum { OPT_FROM = 1, OPT_TO, OPT_CSV };

const struct cli_option report_options[] = {
	{ "from", OPT_FROM, N_("DAY"), N_("the first day, 2026-01-01; from the beginning if not given") },
	{ "to", OPT_TO, N_("DAY"), N_("the last day; until today if not given") },
	{ "csv", OPT_CSV, NULL, N_("for spreadsheets: UTF-8 with commas, a byte-order mark before") },
	{ NULL, 0, NULL, NULL },
};

/* How a column is shown; the order is that of the report's columns in query/report.h. */
struct report_column {
	const char *heading;     /* N_() */
	enum width_align align;
	const char *(*label)(const char *code); /* NULL: as it is */
};

static const char *
anything_label(const char *value)
{
	return *value == '\0' ? _("(none)") : value;
}

static const char *
yes_label(const char *value)
{
	return strcmp(value, "t") == 0 ? _("yes") : strcmp(value, "f") == 0 ? _("no") : "";
}

static const struct report_column gaps_columns[] = {
	{ N_("Matter"), ALIGN_LEFT, anything_label },
	{ N_("Territory"), ALIGN_LEFT, anything_label },
	{ N_("Finding"), ALIGN_LEFT, gap_label },
	{ N_("Tickets"), ALIGN_RIGHT, NULL },
	{ N_("Latest"), ALIGN_LEFT, NULL },
	{ N_("Ruling"), ALIGN_LEFT, NULL },
	{ N_("In the registry"), ALIGN_LEFT, yes_label },
};

static const char *
redo_or_none(const char *value)
{
	return *value == '\0' ? "" : redo_label(value);
}

static const struct report_column rectification_columns[] = {
	{ N_("Unit"), ALIGN_LEFT, anything_label },
	{ N_("Number"), ALIGN_LEFT, NULL },
	{ N_("Title"), ALIGN_LEFT, NULL },
	{ N_("Territory"), ALIGN_LEFT, NULL },
	{ N_("Matter"), ALIGN_LEFT, NULL },
	{ N_("Round"), ALIGN_RIGHT, NULL },
	{ N_("State"), ALIGN_LEFT, state_label },
	{ N_("How again"), ALIGN_LEFT, redo_or_none },
	{ N_("Why dissatisfied"), ALIGN_LEFT, NULL },
	{ N_("Citizen's words"), ALIGN_LEFT, NULL },
	{ N_("Owner"), ALIGN_LEFT, NULL },
	{ N_("Due"), ALIGN_LEFT, NULL },
	{ N_("What went wrong"), ALIGN_LEFT, NULL },
	{ N_("What was changed"), ALIGN_LEFT, NULL },
};

/* A report is a row. */
static const struct report_kind {
	const char *name;
	enum report report;
	const struct report_column *columns;
	size_t count;
	const char *none;        /* N_(): there is nothing to tell */
} kinds[] = {
	{ "gaps", REPORT_GAPS, gaps_columns, ARRAY_LEN(gaps_columns),
	    N_("In this period every matter had one unit that answers for it.") },
	{ "rectifications", REPORT_RECTIFICATIONS, rectification_columns,
	    ARRAY_LEN(rectification_columns), N_("Nobody is dissatisfied.") },
};

struct arguments {
	const struct report_kind *kind;
	char *from, *to;
	bool csv;
};

static const char *
shown(const struct report_kind *kind, const struct report_table *t, size_t row, size_t column)
{
	const char *value = t->cells[row * t->columns + column];

	return kind->columns[column].label != NULL ? kind->columns[column].label(value) : value;
}

/* --- for spreadsheets ------------------------------------------------------------- */

static void
put_field(struct strbuf *line, size_t column, const char *value)
{
	if (column > 0)
		strbuf_addc(line, ',');
	csv_put(line, value, strlen(value));
}

/* mark: number, login and time of the export, as the ledger has it: the last line. */
static void
put_csv(const struct report_kind *kind, const struct report_table *t, const char *mark)
{
	struct strbuf out = STRBUF_INIT;

	/* Without the mark the spreadsheets of Chinese offices take it for GBK. */
	strbuf_adds(&out, "\xEF\xBB\xBF");
	for (size_t c = 0; c < kind->count; c++)
		put_field(&out, c, _(kind->columns[c].heading));
	strbuf_adds(&out, "\r\n");
	for (size_t row = 0; row < t->rows; row++) {
		for (size_t c = 0; c < kind->count; c++)
			put_field(&out, c, shown(kind, t, row, c));
		strbuf_adds(&out, "\r\n");
	}
	put_field(&out, 0, mark);
	strbuf_adds(&out, "\r\n");
	fwrite(out.s, 1, out.len, stdout);
	strbuf_finish(&out);
}

/* --- for the terminal ------------------------------------------------------------- */

static int
columns_of(const char *text)
{
	return width_text(text, strlen(text));
}

static void
put_cell(struct strbuf *line, const struct report_kind *kind, size_t column, int width,
    const char *value)
{
	/* Nothing stands behind the last one. */
	if (column + 1 == kind->count && kind->columns[column].align == ALIGN_LEFT)
		strbuf_adds(line, value);
	else
		width_fit(line, value, width, kind->columns[column].align);
	if (column + 1 < kind->count)
		strbuf_adds(line, "  ");
}

/* What is foreign is made harmless; row 0 is the headings. */
static char *
cell_text(const struct report_kind *kind, const struct report_table *t, size_t row, size_t column)
{
	return sanitize_line(row == 0 ? _(kind->columns[column].heading) :
	    shown(kind, t, row - 1, column));
}

static void
put_table(const struct report_kind *kind, const struct report_table *t)
{
	int *widths = xcalloc(kind->count, sizeof *widths);

	for (size_t i = 0; i < (t->rows + 1) * kind->count; i++) {
		char *text = cell_text(kind, t, i / kind->count, i % kind->count);
		int width = columns_of(text);

		if (width > widths[i % kind->count])
			widths[i % kind->count] = width;
		free(text);
	}
	for (size_t row = 0; row <= t->rows; row++) {
		struct strbuf line = STRBUF_INIT;

		for (size_t c = 0; c < kind->count; c++) {
			char *text = cell_text(kind, t, row, c);

			put_cell(&line, kind, c, widths[c], text);
			free(text);
		}
		say("%s", line.s);
		strbuf_finish(&line);
	}
	free(widths);
}

/* --- arguments --------------------------------------------------------------------- */

static bool
take_day(char **slot, const char *option, const char *value)
{
	struct strbuf day = STRBUF_INIT;

	free(*slot);
	*slot = NULL;
	if (import_time(value, strlen(value), &day) && strcmp(day.s + 10, " 00:00:00") == 0)
		*slot = xstrndup(day.s, 10);
	else
		say_fault(_("--%s: not a day such as 2015-04-16"), option);
	strbuf_finish(&day);
	return *slot != NULL;
}

static int
unknown_report(const char *word)
{
	struct nearest near;

	nearest_init(&near, word);
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
		nearest_try(&near, kinds[i].name);
	return cli_unknown("report", &near);
}

static int
read_arguments(struct arguments *a, int argc, char **argv)
{
	int option;

	while ((option = cli_next(argc, argv, report_options)) != CLI_END) {
		if (option == CLI_FAULT ||
		    (option == OPT_FROM && !take_day(&a->from, "from", optarg)) ||
		    (option == OPT_TO && !take_day(&a->to, "to", optarg)))
			return EXIT_USAGE;
		a->csv = a->csv || option == OPT_CSV;
	}
	if (argc - optind != 1)
		return cli_usage("report");
	for (size_t i = 0; i < ARRAY_LEN(kinds) && a->kind == NULL; i++)
		if (strcmp(kinds[i].name, argv[optind]) == 0)
			a->kind = &kinds[i];
	return a->kind != NULL ? EXIT_OK : unknown_report(argv[optind]);
}

/* Days are checked: nothing in them could end a string of JSON. */
static bool
begin_export(const struct arguments *a, PGconn *conn, char **mark, char sqlstate[6], char **cause)
{
	char *scope = xasprintf("{\"from\": \"%s\", \"to\": \"%s\"}",
	    a->from != NULL ? a->from : "", a->to != NULL ? a->to : "");
	bool ok = export_begin(conn, a->kind->name, scope, mark, sqlstate, cause);

	free(scope);
	return ok;
}

static int
print_report(const struct arguments *a, PGconn *conn)
{
	struct report_table table = { 0 };
	char sqlstate[6], *cause = NULL, *mark = NULL;

	/* No file without its row in the ledger, which comes first. */
	if (a->csv && !begin_export(a, conn, &mark, sqlstate, &cause))
		return say_cause(session_refusal_exit(sqlstate), cause);
	if (!report_read(conn, a->kind->report, a->from, a->to, &table, sqlstate, &cause)) {
		free(mark);
		return say_cause(session_refusal_exit(sqlstate), cause);
	}
	if (a->csv)
		put_csv(a->kind, &table, mark);
	else if (table.rows == 0)
		say("%s", _(a->kind->none));
	else
		put_table(a->kind, &table);
	report_table_finish(&table);
	free(mark);
	return EXIT_OK;
}

int
report_main(struct settings *settings, int argc, char **argv)
{
	struct arguments a = { 0 };
	int code = read_arguments(&a, argc, argv);
	PGconn *conn = code == EXIT_OK ? session_open_checked(settings->db, &code) : NULL;

	if (conn != NULL)
		code = print_report(&a, conn);
	PQfinish(conn);
	free(a.from);
	free(a.to);
	return code;
}

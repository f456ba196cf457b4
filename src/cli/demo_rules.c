/* SPDX-License-Identifier: MIT */
/* The rule pack and the calendar of the demo city: its folder's file `rules` names them. */
#include "demo.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "city/calendar.h"
#include "city/pack.h"
#include "cli/session.h"

static bool
put(PGconn *conn, const char *sql, int n, const char *const *params, const char *path, char **cause)
{
	PGresult *result = PQexecParams(conn, sql, n, NULL, params, NULL, NULL, 0);
	bool ok = PQresultStatus(result) == PGRES_COMMAND_OK;

	if (!ok) {
		char *trouble = session_trouble(conn, result);

		*cause = xasprintf("%s: %s", path, trouble);
		free(trouble);
	}
	PQclear(result);
	return ok;
}

/* `paidan city check` and `paidan calendar check` tell the faults one by one. */
static bool
is_sound(const struct city_faults *faults, const char *path, char **cause)
{
	if (faults->count == 0)
		return true;
	*cause = xasprintf(_("%s has %zu faults"), path, faults->count);
	return false;
}

static bool
put_pack(PGconn *conn, const char *path, char **cause)
{
	struct city_pack pack = { 0 };
	struct city_faults faults = { 0 };
	bool ok = city_pack_read(path, &pack, &faults, cause) && is_sound(&faults, path, cause);

	ok = ok && put(conn, "INSERT INTO demo_pack (pack, source) VALUES ($1::jsonb, $2)", 2,
	    (const char *const[]){ pack.json, pack.source }, path, cause);
	city_pack_finish(&pack);
	city_faults_finish(&faults);
	return ok;
}

static bool
put_calendar(PGconn *conn, const char *path, char **cause)
{
	struct city_calendar calendar = { 0 };
	struct city_faults faults = { 0 };
	bool ok = city_calendar_read(path, &calendar, &faults, cause) &&
	    is_sound(&faults, path, cause);

	for (size_t i = 0; ok && i < calendar.count; i++)
		ok = put(conn, "INSERT INTO demo_calendar (day, off, name)"
		    " SELECT (d ->> 'date')::date, (d ->> 'off')::boolean, d ->> 'name'"
		    " FROM jsonb_array_elements($1::jsonb) AS d", 1,
		    (const char *const[]){ calendar.years[i].json }, path, cause);
	city_calendar_finish(&calendar);
	city_faults_finish(&faults);
	return ok;
}

bool
demo_put_rules(PGconn *conn, const char *dir, char **cause)
{
	static const struct {
		const char *word;
		bool (*put)(PGconn *conn, const char *path, char **cause);
	} kinds[] = { { "pack", put_pack }, { "calendar", put_calendar } };
	char *list = xasprintf("%s/rules", dir), word[32], name[256];
	FILE *file = fopen(list, "re");
	bool ok = file != NULL;

	if (!ok)
		*cause = xasprintf(_("%s: cannot be read: %s"), list, strerror(errno));
	while (ok && fscanf(file, "%31s %255s", word, name) == 2) {
		char *path = xasprintf("%s/%s", dir, name);

		for (size_t i = 0; ok && i < sizeof kinds / sizeof kinds[0]; i++) {
			if (strcmp(kinds[i].word, word) == 0)
				ok = kinds[i].put(conn, path, cause);
		}
		free(path);
	}
	if (file != NULL)
		fclose(file);
	free(list);
	return ok;
}

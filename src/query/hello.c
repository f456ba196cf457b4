/* SPDX-License-Identifier: MIT */
#include "query/hello.h"

#include <stdlib.h>
#include <string.h>

#include "base/exitcode.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "query/migrate.h"

#include "texts.h"

enum field {
	LOGIN, NAME, PLATFORM_ID, PLATFORM, UNIT_ID, UNIT, RIGHTS, ROLE, SCHEMA, NOW, OFFSET,
	DATABASE, FIELD_COUNT,
};

/* The highest role first: it is what the top line says. */
const char hello_sql[] =
    "SELECT login, name, platform_id, platform_name, unit_id, unit_name,"
    " ' ' || array_to_string(rights, ' ') || ' ',"
    " (SELECT role FROM unnest(ARRAY['coordinator', 'dispatcher', 'caller', 'seat',"
    " 'supervisor',"
    " 'liaison', 'registrar', 'monitor', 'admin']) WITH ORDINALITY AS r(role, n)"
    " WHERE pg_has_role(session_user, 'paidan_' || role, 'MEMBER') ORDER BY n LIMIT 1),"
    " schema_version, now_ms,"
    " (extract(epoch FROM now() AT TIME ZONE time_zone - now() AT TIME ZONE 'UTC') / 60)::int,"
    " concat_ws('-', current_database(), host(inet_server_addr()), platform_name)"
    " FROM paidan_api.whoami()";

void
account_finish(struct account *account)
{
	free(account->login);
	free(account->name);
	free(account->platform);
	free(account->unit);
	free(account->rights);
	free(account->role);
	free(account->database);
	memset(account, 0, sizeof *account);
}

static bool
schema_fits(int version, int *code, char **cause)
{
	int known = migrate_program_version();

	if (version == known)
		return true;
	*code = EXIT_SCHEMA;
	*cause = xasprintf(version < known ?
	    _("The database has schema version %d, this program needs %d: run paidan migrate.") :
	    _("The database has schema version %d, newer than this program's %d: install the newer paidan."),
	    version, known);
	return false;
}

bool
hello_read(struct account *account, int n, const char *const *fields, int *code, char **cause)
{
	if (n != FIELD_COUNT) {
		*code = EXIT_NOACCOUNT;
		*cause = xstrdup(_("This login has no account on the platform."));
		return false;
	}
	if (!schema_fits(atoi(fields[SCHEMA]), code, cause))
		return false;
	account_finish(account);
	account->login = xstrdup(fields[LOGIN]);
	account->name = xstrdup(fields[NAME]);
	account->platform_id = atoi(fields[PLATFORM_ID]);
	account->platform = xstrdup(fields[PLATFORM]);
	account->unit_id = atoi(fields[UNIT_ID]);
	account->unit = xstrdup(fields[UNIT]);
	account->rights = xstrdup(fields[RIGHTS]);
	account->role = xstrdup(fields[ROLE]);
	account->database = xstrdup(fields[DATABASE]);
	account->schema_version = atoi(fields[SCHEMA]);
	account->now_ms = strtoll(fields[NOW], NULL, 10);
	account->utc_offset_min = atoi(fields[OFFSET]);
	return true;
}

const char *
hello_refusal(const char *sqlstate, int *code)
{
	static const struct {
		const char *sqlstate;
		int code;
		const char *sentence;
	} rows[] = {
		{ "PD001", EXIT_NOACCOUNT, N_("This login has no account on the platform.") },
		{ "42501", EXIT_NOACCOUNT, N_("This login has no account on the platform.") },
		{ "3F000", EXIT_SCHEMA, N_("The database has no paidan schema yet: run paidan migrate.") },
		{ "42883", EXIT_SCHEMA, N_("The database has no paidan schema yet: run paidan migrate.") },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		if (strcmp(rows[i].sqlstate, sqlstate) == 0) {
			*code = rows[i].code;
			return _(rows[i].sentence);
		}
	}
	return NULL;
}

const struct query_text hello_texts[] = {
	{ "hello", hello_sql, NULL },
	{ NULL, NULL, NULL },
};

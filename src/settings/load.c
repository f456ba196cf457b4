/* SPDX-License-Identifier: MIT */
/* The layers, from the defaults up: each value is stored over the one before. */
#include "settings/settings.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/exitcode.h"
#include "base/i18n.h"
#include "base/nearest.h"
#include "base/vec.h"
#include "settings/table.h"

#include "conninfo.h"
#include "place.h"
#include "yamlfile.h"

/* A value from argv or the environment, and where it came from. */
struct given {
	const struct setting *setting;
	const char *value;
	char *place;
};

struct givens {
	struct given *items;
	size_t count, cap;
};

static void
givens_finish(struct givens *g)
{
	for (size_t i = 0; i < g->count; i++)
		free(g->items[i].place);
	free(g->items);
}

void
settings_init(struct settings *s)
{
	char *cause = NULL;

	*s = (struct settings){ 0 };
	for (size_t i = 0; i < setting_count; i++)
		if (!setting_store(s, &setting_table[i], setting_table[i].preset, &cause))
			abort(); /* a wrong row of the table: the unit test finds it */
}

void
settings_finish(struct settings *s)
{
	for (size_t i = 0; i < s->key_count; i++) {
		free(s->keys[i].scope);
		free(s->keys[i].action);
		free(s->keys[i].keys);
		free(s->keys[i].place);
	}
	free(s->keys);
	free(s->db);
	free(s->log);
	free(s->state_dir);
	*s = (struct settings){ 0 };
}

const char *
settings_language(const struct settings *s)
{
	return setting_find("language")->choices[s->language];
}

char *
settings_state_dir(const struct settings *s)
{
	if (*s->state_dir)
		return xstrdup(s->state_dir);
	return place_xdg("XDG_STATE_HOME", ".local/state");
}

/* Puts "PLACE: " before the sentence. Always false. */
static bool
place_fault(const char *place, char **cause)
{
	char *sentence = *cause;

	*cause = xasprintf("%s: %s", place, sentence);
	free(sentence);
	return false;
}

/* Speaks the language if this is a setting of it, so that faults told from here on are understood.
 */
static bool
speak(const char *key, const char *value)
{
	if (strcmp(key, "language") != 0)
		return false;
	const char *const *known = setting_find(key)->choices;
	for (; *known; known++)
		if (strcmp(*known, value) == 0)
			return i18n_use(value);
	return false;
}

/* The setting whose flag is the n bytes at name, or NULL. */
static const struct setting *
find_flag(const char *name, size_t n)
{
	const struct setting *found = NULL;

	for (size_t i = 0; !found && i < setting_count; i++) {
		struct strbuf flag = STRBUF_INIT;
		setting_flag(&setting_table[i], &flag);
		if (flag.len == n && memcmp(flag.s, name, n) == 0)
			found = &setting_table[i];
		strbuf_finish(&flag);
	}
	return found;
}

/* Moves the flags of settings from argv to out. */
static bool
take_flags(int *argc, char **argv, struct givens *out, char **cause)
{
	int kept = *argc > 0;
	bool ended = false;

	for (int i = 1; i < *argc; i++) {
		size_t n = strcspn(argv[i], "=");
		ended = ended || strcmp(argv[i], "--") == 0;
		const struct setting *setting = ended ? NULL : find_flag(argv[i], n);
		if (!setting) {
			argv[kept++] = argv[i];
			continue;
		}
		char *place = xstrndup(argv[i], n);
		const char *value = argv[i][n] == '=' ? argv[i] + n + 1
		    : i + 1 < *argc                   ? argv[++i]
						      : NULL;
		*VEC_ADD(out->items, out->count, out->cap) =
		    (struct given){ setting, value, place };
		if (!value) {
			*cause = xstrdup(_("a value must follow"));
			return place_fault(place, cause);
		}
		speak(setting->key, value);
	}
	argv[kept] = NULL;
	*argc = kept;
	return true;
}

static const char *
environment_find(char *const *environment, const char *name)
{
	size_t n = strlen(name);

	for (; environment && *environment; environment++)
		if (strncmp(*environment, name, n) == 0 && (*environment)[n] == '=')
			return *environment + n + 1;
	return NULL;
}

static void
take_environment(char *const *environment, struct givens *out)
{
	for (size_t i = 0; i < setting_count; i++) {
		struct strbuf name = STRBUF_INIT;
		setting_variable(&setting_table[i], &name);
		const char *value = environment_find(environment, strbuf_str(&name));
		if (value)
			*VEC_ADD(out->items, out->count, out->cap) =
			    (struct given){ &setting_table[i], value, strbuf_take(&name) };
		strbuf_finish(&name);
	}
}

static bool
apply_givens(struct settings *s, const struct givens *given, const char *open_place, char **cause)
{
	for (size_t i = 0; i < given->count; i++) {
		const struct given *g = &given->items[i];
		if (!setting_store(s, g->setting, g->value, cause))
			return place_fault(g->place, cause);
		if (g->setting->type == SETTING_CONNINFO && conninfo_has_password(g->value)) {
			*cause = xstrdup(open_place);
			return place_fault(g->place, cause);
		}
	}
	return true;
}

/* Every user of the machine reads it in the list of processes. */
static const char *
seen_on_argv(void)
{
	return _("a password on the command line is seen by everybody on this machine; "
		 "put it into ~/.pgpass or a service file");
}

/* It is handed to every program started from here, and stands in its dumps. */
static const char *
seen_in_environment(void)
{
	return _("a password in the environment goes to every program started from it; "
		 "put it into ~/.pgpass or a service file");
}

static char *
place_in_file(const char *path, size_t line, size_t column)
{
	return xasprintf("%s:%zu:%zu", path, line, column);
}

static bool
unknown_setting(const char *path, const struct yaml_entry *e, char **cause)
{
	struct nearest near;

	nearest_init(&near, e->key);
	for (size_t i = 0; i < setting_count; i++)
		nearest_try(&near, setting_table[i].key);
	if (near.best)
		*cause =
		    xasprintf(_("unknown setting \"%s\"; did you mean \"%s\"?"), e->key, near.best);
	else
		*cause = xasprintf(_("unknown setting \"%s\"; see paidan.yaml(5)"), e->key);
	char *place = place_in_file(path, e->line, e->column);
	place_fault(place, cause);
	free(place);
	return false;
}

static bool
apply_entry(struct settings *s, const char *path, const struct yaml_entry *e, bool open_to_others,
    char **cause)
{
	const struct setting *setting = setting_find(e->key);

	if (!setting)
		return unknown_setting(path, e, cause);
	bool ok = setting_store(s, setting, e->value, cause);
	if (ok && open_to_others && setting->type == SETTING_CONNINFO &&
	    conninfo_has_password(e->value)) {
		*cause = xstrdup(_("here stands a password, but other users may read this file; "
				   "put it into ~/.pgpass or a service file"));
		ok = false;
	}
	if (ok)
		return true;
	char *place = place_in_file(path, e->value_line, e->value_column);
	place_fault(place, cause);
	free(place);
	return false;
}

static bool
read_settings(struct settings *s, const char *dir, bool choose_language, char **cause)
{
	char *path = xasprintf("%s/paidan.yaml", dir);
	struct yaml_entries entries = { 0 };
	bool open_to_others = false;

	bool ok = yaml_read(path, YAML_LINES, &entries, &open_to_others, cause);
	for (size_t i = 0; ok && choose_language && i < entries.count; i++)
		speak(entries.items[i].key, entries.items[i].value);
	for (size_t i = 0; ok && i < entries.count; i++)
		ok = apply_entry(s, path, &entries.items[i], open_to_others, cause);
	yaml_entries_finish(&entries);
	free(path);
	return ok;
}

static bool
read_keys(struct settings *s, const char *dir, char **cause)
{
	char *path = xasprintf("%s/keys.yaml", dir);
	struct yaml_entries entries = { 0 };

	bool ok = yaml_read(path, YAML_SECTIONS, &entries, NULL, cause);
	for (size_t i = 0; ok && i < entries.count; i++) {
		const struct yaml_entry *e = &entries.items[i];
		*VEC_ADD(s->keys, s->key_count, s->key_cap) =
		    (struct setting_key){ xstrdup(e->section), xstrdup(e->key), xstrdup(e->value),
			    place_in_file(path, e->value_line, e->value_column) };
	}
	yaml_entries_finish(&entries);
	free(path);
	return ok;
}

static bool
read_files(
    struct settings *s, const struct settings_places *places, bool choose_language, char **cause)
{
	const char *system_dir = places && places->system_dir ? places->system_dir : PLACE_SYSTEM;
	char *user_dir = places && places->user_dir ? xstrdup(places->user_dir)
						    : place_xdg("XDG_CONFIG_HOME", ".config");

	bool ok = read_settings(s, system_dir, choose_language, cause) &&
	    read_settings(s, user_dir, choose_language, cause) && read_keys(s, system_dir, cause) &&
	    read_keys(s, user_dir, cause);
	free(user_dir);
	return ok;
}

bool
settings_load(struct settings *s, const struct settings_places *places, int *argc, char **argv,
    int *code, char **cause)
{
	struct givens flags = { 0 }, variables = { 0 };
	bool spoken = false;

	settings_init(s);
	speak("language", settings_language(s));
	take_environment(places && places->environment ? places->environment : environ, &variables);
	for (size_t i = 0; i < variables.count; i++)
		spoken = speak(variables.items[i].setting->key, variables.items[i].value) || spoken;
	*code = EXIT_USAGE;
	bool ok = take_flags(argc, argv, &flags, cause);
	if (!ok)
		goto out;
	for (size_t i = 0; i < flags.count; i++)
		spoken = spoken || strcmp(flags.items[i].setting->key, "language") == 0;
	*code = EXIT_CONFIG;
	ok = read_files(s, places, !spoken, cause) &&
	    apply_givens(s, &variables, seen_in_environment(), cause);
	if (!ok)
		goto out;
	*code = EXIT_USAGE;
	ok = apply_givens(s, &flags, seen_on_argv(), cause);
out:
	givens_finish(&flags);
	givens_finish(&variables);
	if (!ok) {
		settings_finish(s);
		settings_init(s);
	}
	return ok;
}

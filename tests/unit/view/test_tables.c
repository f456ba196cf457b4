/* SPDX-License-Identifier: MIT */
/* What an action's row promises holds: the keys reach it, its words are there, its right exists. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/i18n.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "query/feed.h"
#include "query/names.h"
#include "query/write.h"
#include "ui/app_private.h"
#include "ui/keymap.h"
#include "ui/pager.h"
#include "view/views.h"

static const char *right_sql;
static int faults;

static void fault(const char *fmt, ...) PRINTF_LIKE(1, 2);

static void
fault(const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	print_message("# ");
	vprint_message(fmt, args);
	print_message("\n");
	va_end(args);
	faults++;
}

static const char *
next_key(const char **keys, size_t *n)
{
	const char *name = *keys + strspn(*keys, " ");

	*n = strcspn(name, " ");
	*keys = name + *n;
	return *n > 0 ? name : NULL;
}

typedef void action_fn(const struct action_table *table, const struct action *action);

static void
each_action(action_fn *fn)
{
	faults = 0;
	for (const struct action_table *const *t = all_action_tables; *t != NULL; t++) {
		for (size_t i = 0; i < (*t)->count; i++)
			fn(*t, &(*t)->actions[i]);
	}
	assert_int_equal(faults, 0);
}

static void
key_is_known(const struct action_table *table, const struct action *a)
{
	const char *keys = a->keys, *name;
	struct key key;
	size_t n;

	while ((name = next_key(&keys, &n)) != NULL) {
		if (!key_parse(name, n, &key))
			fault("%s %s: %.*s is no key", table->scope, a->name, (int)n, name);
	}
}

static void
every_key_is_one(void **state)
{
	each_action(key_is_known);
}

/*
 * Each key of each action finds that action, and not an earlier one: keymap_find itself is asked.
 * `tables` are those of one view; what comes after them (the console's) may be hidden on purpose.
 */
static void
keys_reach(const char *where, const struct action_table *const *tables)
{
	struct keymap *map = keymap_create();

	for (const struct action_table *const *t = tables; *t != NULL; t++) {
		for (size_t i = 0; i < (*t)->count; i++) {
			const struct action *a = &(*t)->actions[i], *found;
			const char *keys = a->keys, *name;
			struct key key;
			size_t n;

			while ((name = next_key(&keys, &n)) != NULL) {
				if (!key_parse(name, n, &key))
					continue;
				found = keymap_find(map, tables, &key);
				if (found != a)
					fault("%s: %.*s of %s runs %s", where, (int)n, name,
					    a->name, found->name);
			}
		}
	}
	keymap_destroy(map);
}

static void
no_key_is_bound_twice_in_a_table(void **state)
{
	faults = 0;
	for (const struct action_table *const *t = all_action_tables; *t != NULL; t++) {
		const struct action_table *const alone[] = { *t, NULL };

		keys_reach((*t)->scope, alone);
	}
	assert_int_equal(faults, 0);
}

/*
 * A desk without a screen whose database is not there: views can be made, and what they ask
 * waits.
 */
struct stage {
	struct desk desk;
	struct keymap *keymap;
	struct ticket ticket;
};

static struct stage *
stage_create(void)
{
	struct stage *s = xcalloc(1, sizeof *s);
	struct db_config config = {
		.conninfo = "host=/nonexistent",
		.settle_sql = write_settle_sql,
	};
	struct db_events events = { NULL, NULL, NULL, NULL, s };
	struct app_options options = { .idle_fd = -1, .ctx = &s->desk };
	char *cause = NULL;

	s->desk.loop = loop_create();
	s->keymap = keymap_create();
	options.loop = s->desk.loop;
	options.keymap = s->keymap;
	s->desk.app = app_create_bare(&options, 24, 80, &cause);
	assert_non_null(s->desk.app);
	s->desk.db = db_open(s->desk.loop, &config, &events);
	s->desk.names = names_create();
	s->desk.page_size = 50;
	s->ticket.id = 1;
	s->ticket.number = xstrdup("20230201-0037");
	s->ticket.title = xstrdup("t");
	s->ticket.state = xstrdup("registered");
	s->ticket.queue = xstrdup("dispatch");
	s->ticket.unit = xstrdup("");
	s->ticket.category = xstrdup("");
	s->ticket.territory_code = xstrdup("");
	s->ticket.territory = xstrdup("");
	s->ticket.claim_by = xstrdup("");
	s->ticket.claim_name = xstrdup("");
	return s;
}

static void
stage_destroy(struct stage *s)
{
	app_destroy(s->desk.app);
	keymap_destroy(s->keymap);
	db_close(s->desk.db);
	names_destroy(s->desk.names);
	ticket_finish(&s->ticket);
	free(s->desk.listeners);
	loop_destroy(s->desk.loop);
	free(s);
}

static bool
is_listed(const struct action_table *table)
{
	for (const struct action_table *const *t = all_action_tables; *t != NULL; t++) {
		if (*t == table)
			return true;
	}
	return false;
}

static void
view_holds(struct view *view)
{
	keys_reach(view->ops->name, view->ops->tables);
	for (const struct action_table *const *t = view->ops->tables; *t != NULL; t++) {
		if (!is_listed(*t))
			fault("%s: its table %s is not in all_action_tables", view->ops->name,
			    (*t)->scope);
	}
	view->ops->destroy(view);
}

static void
no_table_of_a_view_hides_another(void **state)
{
	static const struct action_table *const owners[] = { &console_actions, &app_actions, NULL };
	struct stage *s = stage_create();

	faults = 0;
	view_holds(queue_view(&s->desk, &queue_kinds[0]));
	view_holds(detail_view(&s->desk, &s->ticket));
	view_holds(picker_view(&s->desk, &s->ticket, WRITE_DISPATCH, NULL));
	view_holds(docket_view(&s->desk, &s->ticket));
	view_holds(precedents_view(&s->desk, &s->ticket));
	view_holds(followup_view(&s->desk, &s->ticket, false));
	view_holds(zone_view(&s->desk, &s->ticket));
	view_holds(overdue_view(&s->desk));
	view_holds(supervision_view(&s->desk));
	view_holds(case_view(&s->desk, 1));
	view_holds(letter_view(&s->desk, "1", 0));
	view_holds(registry_view(&s->desk, NULL));
	view_holds(registry_view(&s->desk, &s->ticket));
	view_holds(pager_view("pager", "t", pager_create()));
	keys_reach("everywhere", owners);
	stage_destroy(s);
	assert_int_equal(faults, 0);
}

static void
words_are_there(const struct action_table *table, const struct action *a)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz-?";

	if (*a->name == '\0' || a->name[strspn(a->name, letters)] != '\0')
		fault("%s: \"%s\" is no name of a command", table->scope, a->name);
	if (a->label == NULL || *a->label == '\0')
		fault("%s %s: no label", table->scope, a->name);
	if (a->help == NULL || strlen(a->help) < 5 || a->help[strlen(a->help) - 1] != '.')
		fault("%s %s: the help is not a sentence", table->scope, a->name);
	if (a->usage != NULL && *a->usage == '\0')
		fault("%s %s: an empty usage; NULL is none", table->scope, a->name);
	if (a->run == NULL && !(a->flags & ACTION_MOTION))
		fault("%s %s: does nothing", table->scope, a->name);
}

static void
every_action_has_its_words(void **state)
{
	each_action(words_are_there);
}

/* What people type: the name, or the label in either language. */
static void
names_differ(const struct action_table *table, const struct action *a)
{
	for (const struct action *b = table->actions; b != a; b++) {
		if (strcmp(a->name, b->name) == 0)
			fault("%s: two actions are called %s", table->scope, a->name);
		if (strcmp(a->label, b->label) == 0)
			fault("%s: %s and %s are both labelled %s", table->scope, a->name, b->name,
			    a->label);
		if (strcmp(i18n_in("zh", a->label), i18n_in("zh", b->label)) == 0)
			fault("%s: %s and %s are both labelled %s", table->scope, a->name, b->name,
			    i18n_in("zh", a->label));
	}
}

static void
names_and_labels_are_unique(void **state)
{
	each_action(names_differ);
}

static void
scopes_are_unique(void **state)
{
	faults = 0;
	for (const struct action_table *const *t = all_action_tables; *t != NULL; t++) {
		for (const struct action_table *const *u = all_action_tables; u != t; u++) {
			if (strcmp((*t)->scope, (*u)->scope) == 0)
				fault("two tables have the scope %s", (*t)->scope);
		}
	}
	assert_int_equal(faults, 0);
}

/* data/right.sql, of which only the list of rights is kept. */
static char *
read_rights(void)
{
	FILE *file = fopen(right_sql, "r");
	struct strbuf text = STRBUF_INIT;
	char line[512];
	bool inside = false;

	assert_non_null(file);
	while (fgets(line, sizeof line, file) != NULL) {
		inside = inside || strstr(line, "INTO paidan.access_right") != NULL;
		if (inside)
			strbuf_adds(&text, line);
		if (inside && strchr(line, ';') != NULL)
			break;
	}
	fclose(file);
	return strbuf_take(&text);
}

static char *rights;

static void
right_exists(const struct action_table *table, const struct action *a)
{
	char *row = xasprintf("('%s', '", a->right != NULL ? a->right : "");

	if (a->right != NULL && strstr(rights, row) == NULL)
		fault("%s %s: the database has no right %s", table->scope, a->name, a->right);
	free(row);
}

static void
every_right_exists(void **state)
{
	rights = read_rights();
	assert_non_null(strstr(rights, "('dispatch', '"));
	each_action(right_exists);
	free(rights);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_key_is_one),
		cmocka_unit_test(no_key_is_bound_twice_in_a_table),
		cmocka_unit_test(no_table_of_a_view_hides_another),
		cmocka_unit_test(every_action_has_its_words),
		cmocka_unit_test(names_and_labels_are_unique),
		cmocka_unit_test(scopes_are_unique),
		cmocka_unit_test(every_right_exists),
	};

	right_sql = argc > 1 ? argv[1] : "";
	return cmocka_run_group_tests(tests, NULL, NULL);
}

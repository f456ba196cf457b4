/* SPDX-License-Identifier: MIT */
#include "stage.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "ui/prompt.h"

static struct strbuf heard;

static void
draw(struct view *view, struct canvas *c, struct rect area)
{
}

static void
destroy(struct view *view)
{
	free(view);
}

static void
run(struct view *view, const struct args *args)
{
	strbuf_addf(&heard, "run %s; ", args && args->count ? args->words[0] : "-");
}

static const struct action actions[] = {
	{ "dispatch", "d", N_("Dispatch"), "Sends it to a unit.", "UNIT", NULL, 0, run },
	{ "display", "", "Display", "Shows it.", NULL, NULL, 0, run },
	{ "claim", "c", N_("Claim"), "Takes it.", NULL, NULL, 0, run },
};
static const struct action_table table = { "t", "T", actions, ARRAY_LEN(actions) };
static const struct action_table *const tables[] = { &table, NULL };
static const struct view_ops ops = {
	.name = "t",
	.tables = tables,
	.draw = draw,
	.destroy = destroy,
};

static struct view *
push(struct app *app)
{
	struct view *v = xcalloc(1, sizeof *v);

	v->ops = &ops;
	app_push(app, v);
	return v;
}

static void
assert_heard(const char *expected)
{
	assert_string_equal(strbuf_str(&heard), expected);
	strbuf_finish(&heard);
}

static void
command_line(void **state)
{
	struct stage s;

	stage_open(&s, NULL, 24, 80);
	push(s.app);
	press(s.app, ":");
	assert_row(s.app, 22, ":");
	assert_true(s.app->canvas.cursor_shown);
	assert_int_equal(s.app->canvas.cursor_row, 22);
	assert_int_equal(s.app->canvas.cursor_col, 1);
	press(s.app, "disp");
	assert_row(s.app, 23, "dispatch Dispatch  display Display");
	press(s.app, "a");
	assert_row(s.app, 23, "dispatch Dispatch  UNIT  Sends it to a unit.");
	press(s.app, "tch cgj");
	assert_row(s.app, 22, ":dispatch cgj");
	stage_close(&s);
	strbuf_finish(&heard);
}

static void
completion_goes_round(void **state)
{
	struct stage s;

	stage_open(&s, NULL, 24, 80);
	push(s.app);
	press(s.app, ":dis<Tab>");
	assert_row(s.app, 22, ":dispatch");
	press(s.app, "<Tab>");
	assert_row(s.app, 22, ":display");
	press(s.app, "<Tab>");
	assert_row(s.app, 22, ":dispatch");
	press(s.app, "<S-Tab>");
	assert_row(s.app, 22, ":display");
	press(s.app, "<C-u>cl<Tab>x<Enter>");
	assert_heard("run x; ");
	i18n_use("zh");
	press(s.app, ":派<Tab>y<Enter>");
	assert_heard("run y; ");
	press(s.app, ":ling<Tab>z<Enter>");
	assert_heard("run z; ");
	i18n_use("en");
	stage_close(&s);
}

static void
history(void **state)
{
	struct stage s;

	stage_open(&s, NULL, 24, 80);
	push(s.app);
	press(s.app, ":claim 1<Enter>:claim 2<Enter>:claim 2<Enter>:wrong<Enter>");
	assert_heard("run 1; run 2; run 2; ");
	assert_row(s.app, 22, "There is no command “wrong”.");
	press(s.app, ":cl<Up>");
	assert_row(s.app, 22, ":wrong");
	press(s.app, "<Up><Up><Up><Up>");
	assert_row(s.app, 22, ":claim 1");
	press(s.app, "<Down><Down><Down>");
	assert_row(s.app, 22, ":cl");
	press(s.app, "<Esc>");
	assert_row(s.app, 22, "");
	press(s.app, ":x<BS><BS>c");
	assert_heard("run -; ");
	stage_close(&s);
}

static void
line_changed(void *ctx, const char *text)
{
	strbuf_addf(&heard, "%s, ", text);
}

static void
line_done(void *ctx, const char *text)
{
	strbuf_addf(&heard, "done %s; ", text ? text : "(none)");
}

static void
line(void **state)
{
	struct stage s;

	stage_open(&s, NULL, 24, 80);
	push(s.app);
	prompt_line(s.app, "/", "路", line_changed, line_done, NULL);
	assert_row(s.app, 22, "/路");
	press(s.app, "灯d<BS><Left><Enter>");
	assert_heard("路灯, 路灯d, 路灯, done 路灯; ");
	prompt_line(s.app, "/", NULL, NULL, line_done, NULL);
	press(s.app, "x<Esc>");
	assert_heard("done (none); ");
	stage_close(&s);
}

static void
confirmed(void *ctx, bool yes)
{
	strbuf_addf(&heard, "%s; ", yes ? "yes" : "no");
}

static void
danger_is_not_enter(void **state)
{
	static const struct {
		const char *key, *answer;
	} cases[] = {
		{ "y", "yes; " },
		{ "Y", "yes; " },
		{ "n", "no; " },
		{ "<Enter>", "no; " },
		{ "<Esc>", "no; " },
		{ "<Space>", "no; " },
		{ "<C-y>", "no; " },
		{ "<Tab>", "no; " },
	};
	struct stage s;

	stage_open(&s, NULL, 24, 80);
	push(s.app);
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		prompt_confirm(s.app, "Archive 3?", confirmed, NULL);
		assert_row(s.app, 22, "Archive 3? y/n");
		press(s.app, cases[i].key);
		assert_heard(cases[i].answer);
	}
	stage_close(&s);
}

static void
ends_with_its_view(void **state)
{
	struct stage s;

	stage_open(&s, NULL, 24, 80);
	push(s.app);
	struct view *v = push(s.app);
	prompt_line(s.app, "/", NULL, NULL, line_done, NULL);
	app_pop(s.app, v);
	assert_heard("done (none); ");
	prompt_confirm(s.app, "Archive?", confirmed, NULL);
	stage_close(&s);
	assert_heard("no; ");
}

/* Law 6: what comes over the screen meanwhile does not take the keys. */
static void
keeps_the_keys(void **state)
{
	struct stage s;

	stage_open(&s, NULL, 24, 80);
	push(s.app);
	press(s.app, ":cla");
	push(s.app);
	press(s.app, "im 7<Enter>");
	assert_heard("run 7; ");
	stage_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(command_line),
		cmocka_unit_test(completion_goes_round),
		cmocka_unit_test(history),
		cmocka_unit_test(line),
		cmocka_unit_test(danger_is_not_enter),
		cmocka_unit_test(ends_with_its_view),
		cmocka_unit_test(keeps_the_keys),
	};
	return cmocka_run_group_tests_name("prompt", tests, NULL, NULL);
}

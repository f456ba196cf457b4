/* SPDX-License-Identifier: MIT */
#include "stage.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "term/canvas.h"
#include "ui/list_private.h"
#include "ui/prompt.h"

/* A view that writes down what happens to it. */
struct probe {
	struct view view;
	const char *name;
	struct list *list;
	bool coming;             /* its rows are on their way */
};

static struct strbuf diary;

static void
note(const struct view *view, const char *what)
{
	strbuf_addf(&diary, "%s %s; ", ((const struct probe *)view)->name, what);
}

static void
assert_diary(const char *expected)
{
	assert_string_equal(strbuf_str(&diary), expected);
	strbuf_clear(&diary);
}

static void
probe_draw(struct view *view, struct canvas *c, struct rect area)
{
	canvas_text(c, area.row + (view->ops->overlay ? 2 : 0), area.col, area.cols, STYLE_PLAIN,
	    ((struct probe *)view)->name);
}

static void
probe_event(struct view *view, enum view_event event)
{
	note(view, event == VIEW_TOP ? "top" : event == VIEW_COVERED ? "covered" : "resized");
}

static void
probe_destroy(struct view *view)
{
	note(view, "destroyed");
	list_destroy(((struct probe *)view)->list);
	free(view);
}

static struct list *
probe_list(struct view *view)
{
	return ((struct probe *)view)->list;
}

static void
run_dispatch(struct view *view, const struct args *args)
{
	note(view, args && args->count ? args->words[0] : "dispatch");
}

static void run_form(struct view *view, const struct args *args);

static void
run_leave(struct view *view, const struct args *args)
{
	app_pop(view->app, view);
	/* Still there: it is our own code that runs. */
	note(view, "left");
}

static void
run_look(struct view *view, const struct args *args)
{
	note(view, "looked");
}

static bool
probe_awaits(struct view *view)
{
	return ((struct probe *)view)->coming;
}

static const struct action actions[] = {
	{ "look", "l", "Look", "Shows the row.", NULL, NULL, ACTION_ROW, run_look },
	{ "sign", "s", "Sign", "Signs at once.", NULL, "sign", ACTION_ROW | ACTION_NOW, run_dispatch },
	{ "form", "f", "Form", "Opens a form.", NULL, "form", ACTION_ROW, run_form },
	{ "dispatch", "d", N_("Dispatch"), "Sends it to a unit.", "UNIT", "dispatch", ACTION_HINT,
	    run_dispatch },
	{ "claim", "c", N_("Claim"), "Takes it.", NULL, "claim", ACTION_HINT | ACTION_ROW,
	    run_dispatch },
	{ "leave", "x", "Leave", "Leaves.", NULL, NULL, 0, run_leave },
};
static const struct action_table table = { "probe", "Probe", actions, ARRAY_LEN(actions) };
static const struct action_table *const tables[] = { &table, &list_actions, NULL };

static bool
form_key(struct view *view, const struct key *key)
{
	struct strbuf name = STRBUF_INIT;

	key_name(key, &name);
	note(view, strbuf_str(&name));
	strbuf_finish(&name);
	return true;
}

static const struct view_ops form_ops = {
	.name = "form",
	.typing = true,
	.draw = probe_draw,
	.event = probe_event,
	.key = form_key,
	.destroy = probe_destroy,
};

static const struct view_ops probe_ops = {
	.name = "probe",
	.tables = tables,
	.draw = probe_draw,
	.event = probe_event,
	.destroy = probe_destroy,
};
static const struct view_ops overlay_ops = {
	.name = "overlay",
	.overlay = true,
	.draw = probe_draw,
	.event = probe_event,
	.destroy = probe_destroy,
};
static const struct view_ops list_ops = {
	.name = "listed",
	.tables = tables,
	.draw = probe_draw,
	.list = probe_list,
	.awaits = probe_awaits,
	.destroy = probe_destroy,
};

static struct view *
probe(const char *name, const struct view_ops *ops)
{
	struct probe *p = xcalloc(1, sizeof *p);

	p->view.ops = ops;
	p->name = name;
	return &p->view;
}

static void
run_form(struct view *view, const struct args *args)
{
	app_push(view->app, probe("form", &form_ops));
	strbuf_clear(&diary);
}

static int
no_diary(void **state)
{
	strbuf_finish(&diary);
	i18n_use("en");
	return 0;
}

static void
stack_and_events(void **state)
{
	struct stage s;

	stage_open(&s, NULL, 24, 80);
	struct view *a = probe("a", &probe_ops), *b = probe("b", &overlay_ops);
	app_push(s.app, a);
	app_push(s.app, b);
	assert_diary("a top; a covered; b top; ");
	assert_ptr_equal(app_top(s.app), b);
	assert_ptr_equal(app_base(s.app), a);
	assert_row(s.app, 3, "a");
	assert_row(s.app, 5, "b");
	app_resized(s.app, 30, 100);
	assert_diary("a resized; b resized; ");
	app_pop(s.app, b);
	app_pop(s.app, b);
	assert_diary("a top; ");
	assert_false(app_has(s.app, b));
	loop_turn(s.loop, 0);
	assert_diary("b destroyed; ");
	app_push(s.app, probe("c", &probe_ops));
	app_push(s.app, probe("d", &overlay_ops));
	strbuf_clear(&diary);
	app_pop_to(s.app, a);
	loop_turn(s.loop, 0);
	assert_ptr_equal(app_top(s.app), a);
	assert_diary("c top; a top; d destroyed; c destroyed; ");
	stage_close(&s);
	assert_diary("a destroyed; ");
}

static void
a_view_may_leave_by_its_own_code(void **state)
{
	struct stage s;

	stage_open(&s, NULL, 24, 80);
	app_push(s.app, probe("a", &probe_ops));
	app_push(s.app, probe("b", &probe_ops));
	strbuf_clear(&diary);
	press(s.app, "xd");
	assert_diary("a top; b left; a dispatch; ");
	loop_turn(s.loop, 0);
	assert_diary("b destroyed; ");
	stage_close(&s);
}

static bool
may(void *ctx, const char *right)
{
	return strcmp(right, "claim") != 0;
}

static void
rights_hide_and_refuse(void **state)
{
	const struct app_options o = { .may = may };
	struct stage s;

	stage_open(&s, &o, 24, 80);
	app_push(s.app, probe("a", &probe_ops));
	strbuf_clear(&diary);
	assert_row(s.app, 23, "d Dispatch  : Command  ? Help");
	press(s.app, "c");
	assert_diary("");
	assert_row(s.app, 22, "You do not have the right to do this: Claim.");
	press(s.app, "?");
	assert_shown(s.app, "Sends it to a unit.");
	assert_not_shown(s.app, "Takes it.");
	press(s.app, "q:");
	assert_shown(s.app, "dispatch");
	assert_not_shown(s.app, "claim");
	press(s.app, "clai<Tab>");
	assert_row(s.app, 22, ":clai");
	stage_close(&s);
}

static size_t
none(void *ctx)
{
	return 0;
}

static size_t
nowhere(void *ctx, int64_t id)
{
	return SIZE_MAX;
}

static void
nothing_selected(void **state)
{
	const struct list_source source = { .count = none, .find = nowhere };
	struct stage s;

	stage_open(&s, NULL, 24, 80);
	struct view *v = probe("a", &list_ops);
	((struct probe *)v)->list = list_create(NULL, 0, &source);
	app_push(s.app, v);
	press(s.app, "c");
	assert_row(s.app, 22, "Nothing is selected.");
	press(s.app, "j<PgDn>G<Space>");
	assert_diary("");
	assert_true(app_command(s.app, "claim"));
	assert_row(s.app, 22, "Nothing is selected.");
	press(s.app, "d");
	assert_diary("a dispatch; ");
	stage_close(&s);
}

static size_t
three(void *ctx)
{
	return 3;
}

static int64_t
id_of(const void *row)
{
	return *(const int64_t *)row;
}

static const void *
row_at(void *ctx, size_t i)
{
	static const int64_t ids[] = { 1, 2, 3 };

	return &ids[i];
}

static size_t
where(void *ctx, int64_t id)
{
	return id >= 1 && id <= 3 ? (size_t)id - 1 : SIZE_MAX;
}

/* A list of three rows that have not come yet. */
static struct probe *
coming(struct stage *s)
{
	const struct list_source source = {
		.count = three, .find = where, .id = id_of, .row = row_at,
	};

	stage_open(s, NULL, 24, 80);
	struct view *v = probe("a", &list_ops);
	struct probe *p = (struct probe *)v;
	p->list = list_create(NULL, 0, &source);
	p->coming = true;
	app_push(s->app, v);
	strbuf_clear(&diary);
	return p;
}

static void
typed_ahead_of_the_rows(void **state)
{
	struct stage s;
	struct probe *p = coming(&s);

	/* What needs no row does not wait; behind what waits all do. */
	press(s.app, "djdl");
	loop_turn(s.loop, 0);
	assert_diary("a dispatch; ");
	assert_int_equal(list_selected(p->list), 1);
	p->coming = false;
	loop_turn(s.loop, 0);
	assert_diary("a dispatch; a looked; ");
	assert_int_equal(list_selected(p->list), 2);
	/* Once. */
	loop_turn(s.loop, 0);
	assert_diary("");
	stage_close(&s);
}

static void
esc_lets_go_of_what_waits(void **state)
{
	struct stage s;
	struct probe *p = coming(&s);

	press(s.app, "jl<Esc>");
	p->coming = false;
	loop_turn(s.loop, 0);
	assert_diary("");
	assert_int_equal(list_selected(p->list), 1);
	stage_close(&s);
}

static void
nothing_is_done_to_a_row_unseen(void **state)
{
	struct stage s;
	struct probe *p = coming(&s);

	/* At once: not done, and what stands behind it falls with it. */
	press(s.app, "jsl");
	p->coming = false;
	loop_turn(s.loop, 0);
	assert_diary("");
	assert_row(s.app, 22, "“Sign” was typed before you could see what it is done to: nothing was done.");
	press(s.app, "s");
	assert_diary("a dispatch; ");
	/* A form shows what it is about: text goes on into it, but nothing that could send it. */
	p->coming = true;
	press(s.app, "fdx<C-d>l");
	p->coming = false;
	loop_turn(s.loop, 0);
	assert_diary("form d; form x; ");
	assert_row(s.app, 22, "What was typed ahead ends here: nobody had seen this yet.");
	press(s.app, "<C-d>");
	assert_diary("form C-d; ");
	stage_close(&s);
}

/* As if the keys came from the terminal: those of one call in one read. */
static void
type(struct app *app, const char *keys)
{
	app->typed = true;
	press(app, keys);
	app->typed = false;
}

static void
nothing_is_done_to_a_picture_unseen(void **state)
{
	struct stage s;
	struct probe *p = coming(&s);

	p->coming = false;
	/* The rows are here, the picture is not; what was behind the refused key falls with it. */
	type(s.app, "lsl");
	assert_diary("a looked; ");
	assert_shown(s.app, "“Sign” was typed before you could see what it is done to");
	/* But a chair may empty at any moment. */
	type(s.app, "<C-x>");
	assert_shown(s.app, "There is no lock here.");
	loop_turn(s.loop, 0);
	type(s.app, "s");
	assert_diary("a dispatch; ");
	/* Rows that were on the glass may be acted on; not if the cursor came there by itself. */
	list_draw(p->list, &s.app->canvas, (struct rect){ 3, 0, 2, 80 }, false);
	list_painted(p->list, s.app->painted);
	type(s.app, "js");
	assert_diary("a dispatch; ");
	type(s.app, "js");
	assert_diary("");
	loop_turn(s.loop, 0);
	list_draw(p->list, &s.app->canvas, (struct rect){ 3, 0, 2, 80 }, false);
	assert_true(list_has_fresh(p->list));
	list_painted(p->list, s.app->painted);
	assert_false(list_has_fresh(p->list));
	type(s.app, "s");
	assert_diary("a dispatch; ");
	list_select(p->list, 2);
	type(s.app, "s");
	assert_diary("");
	loop_turn(s.loop, 0);
	type(s.app, "s");
	assert_diary("a dispatch; ");
	/* A : line is no better than a key; from a script both are done. */
	app_fresh(&p->view);
	type(s.app, ":sign<Enter>");
	assert_diary("");
	assert_true(app_command(s.app, "sign"));
	press(s.app, "s");
	assert_diary("a dispatch; a dispatch; ");
	stage_close(&s);
}

static void
a_line_waits_for_the_rows(void **state)
{
	struct stage s;
	struct probe *p = coming(&s);

	type(s.app, ":look<Enter>l");
	loop_turn(s.loop, 0);
	assert_diary("");
	assert_true(app_prompts(s.app));
	assert_row(s.app, 22, ":look");
	p->coming = false;
	loop_turn(s.loop, 0);
	assert_diary("a looked; a looked; ");
	assert_false(app_prompts(s.app));
	/* What needs no row does not wait. */
	p->coming = true;
	type(s.app, ":dispatch x<Enter>");
	assert_diary("a x; ");
	stage_close(&s);
}

static int answers;

static void
answered(void *ctx, bool yes)
{
	answers += yes ? 1 : 100;
}

static void
a_question_is_read_first(void **state)
{
	struct stage s;
	struct probe *p = coming(&s);

	p->coming = false;
	loop_turn(s.loop, 0);
	answers = 0;
	prompt_confirm(s.app, "Really?", answered, NULL);
	type(s.app, "yyn");
	assert_int_equal(answers, 0);
	assert_row(s.app, 23, "The y came before this question: y is yes; every other key is no.");
	loop_turn(s.loop, 0);
	type(s.app, "y");
	assert_int_equal(answers, 1);
	/* No is no, however early. */
	prompt_confirm(s.app, "Really?", answered, NULL);
	type(s.app, "n");
	assert_int_equal(answers, 101);
	prompt_confirm_known(s.app, "Leave?", answered, NULL);
	type(s.app, "y");
	assert_int_equal(answers, 102);
	prompt_confirm(s.app, "Really?", answered, NULL);
	press(s.app, "y");
	assert_int_equal(answers, 103);
	stage_close(&s);
}

static void
commands(void **state)
{
	struct stage s;

	stage_open(&s, NULL, 24, 80);
	i18n_use("zh");
	app_push(s.app, probe("a", &probe_ops));
	strbuf_clear(&diary);
	assert_row(s.app, 23, "d派单 c领取 :命令 ?帮助");
	assert_true(app_command(s.app, "dispatch cgj"));
	assert_true(app_command(s.app, "pd yzq"));
	assert_true(app_command(s.app, "派单 jyj"));
	assert_diary("a cgj; a yzq; a jyj; ");
	assert_false(app_command(s.app, "nonsense"));
	assert_row(s.app, 22, "There is no command “nonsense”.");
	assert_false(app_command(s.app, "dispatch \"open"));
	assert_false(app_command(s.app, ""));
	assert_diary("");
	stage_close(&s);
}

static void
said_until_the_next_key(void **state)
{
	struct stage s;

	stage_open(&s, NULL, 24, 80);
	app_push(s.app, probe("a", &probe_ops));
	app_say(s.app, STYLE_GOOD, "Done: %s", "\033[31m路灯");
	assert_row(s.app, 22, "Done: ^[[31m路灯");
	press(s.app, "d");
	assert_row(s.app, 22, "");
	press(s.app, "Z");
	assert_row(s.app, 22, "The key Z does nothing here; ? shows the keys.");
	/* A terminal's flow control is no key that somebody pressed. */
	press(s.app, "<C-s>");
	assert_row(s.app, 22, "");
	press(s.app, "<C-q>");
	assert_row(s.app, 22, "");
	/* Neither talks over the other, whichever came first. */
	app_say_too(s.app, STYLE_WARN, "Two drafts.");
	assert_row(s.app, 22, "Two drafts.");
	app_say(s.app, STYLE_ERROR, "Urgent.");
	assert_row(s.app, 22, "Urgent.");
	press(s.app, "d");
	assert_row(s.app, 22, "Two drafts.");
	press(s.app, "d");
	assert_row(s.app, 22, "");
	stage_close(&s);
}

static void
help_tells_the_tables(void **state)
{
	struct stage s;
	char *cause = NULL;

	stage_open(&s, NULL, 60, 80);
	assert_true(keymap_bind(s.map, "probe", "dispatch", "F4 D", &cause));
	app_push(s.app, probe("a", &probe_ops));
	press(s.app, "?");
	assert_shown(s.app, "Probe");
	assert_shown(s.app, "F4 / D");
	assert_shown(s.app, "Sends it to a unit.");
	assert_shown(s.app, ":dispatch UNIT");
	assert_shown(s.app, "In lists");
	assert_shown(s.app, "Everywhere");
	press(s.app, "?<Esc>");
	assert_row(s.app, 3, "a");
	press(s.app, "<Esc>q");
	assert_row(s.app, 3, "a");
	stage_close(&s);
}

static void
help_scrolls_at_80x24(void **state)
{
	struct stage s;

	stage_open(&s, NULL, 24, 80);
	app_push(s.app, probe("a", &probe_ops));
	press(s.app, "?");
	assert_row(s.app, 3, "Keys and commands");
	assert_not_shown(s.app, "Shows the keys and commands of this view.");
	press(s.app, "G");
	assert_shown(s.app, "Shows the keys and commands of this view.");
	press(s.app, "g");
	assert_shown(s.app, "Sends it to a unit.");
	stage_close(&s);
}

static void
save_screen(void **state)
{
	char path[] = "/tmp/screen.XXXXXX", line[4096] = "";
	struct stage s;
	struct stat st;
	char *command;

	int fd = mkstemp(path);
	assert_true(fd >= 0);
	close(fd);
	unlink(path);
	stage_open(&s, NULL, 24, 80);
	app_push(s.app, probe("the view", &probe_ops));
	command = xasprintf("save-screen %s", path);
	assert_true(app_command(s.app, command));
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	FILE *f = fopen(path, "r");
	for (int i = 0; i < 4; i++)
		assert_non_null(fgets(line, sizeof line, f));
	assert_string_equal(line, "the view\n");
	fclose(f);
	unlink(path);
	free(command);
	assert_true(app_command(s.app, "save-screen /nonexistent/x"));
	assert_shown(s.app, "/nonexistent/x cannot be written");
	stage_close(&s);
}

static bool
is_busy(void *ctx)
{
	return *(bool *)ctx;
}

static unsigned
bytes_in(int fd)
{
	char buf[64];
	ssize_t n = read(fd, buf, sizeof buf);

	return n > 0 ? (unsigned)n : 0;
}

static void
idle_byte(void **state)
{
	struct stage s;
	int ends[2];
	bool busy = false;

	assert_int_equal(pipe2(ends, O_NONBLOCK | O_CLOEXEC), 0);
	const struct app_options o = { .busy = is_busy, .ctx = &busy, .idle_fd = ends[1] };
	stage_open(&s, &o, 24, 80);
	app_push(s.app, probe("a", &probe_ops));
	loop_turn(s.loop, 0);
	assert_int_equal(bytes_in(ends[0]), 1);
	loop_turn(s.loop, 0);
	assert_int_equal(bytes_in(ends[0]), 0);
	press(s.app, "d");
	loop_turn(s.loop, 0);
	assert_int_equal(bytes_in(ends[0]), 1);
	busy = true;
	press(s.app, "d");
	loop_turn(s.loop, 0);
	assert_int_equal(bytes_in(ends[0]), 0);
	busy = false;
	loop_turn(s.loop, 0);
	assert_int_equal(bytes_in(ends[0]), 1);
	stage_close(&s);
	close(ends[0]);
	close(ends[1]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(stack_and_events, no_diary),
		cmocka_unit_test_teardown(a_view_may_leave_by_its_own_code, no_diary),
		cmocka_unit_test_teardown(rights_hide_and_refuse, no_diary),
		cmocka_unit_test_teardown(nothing_selected, no_diary),
		cmocka_unit_test_teardown(typed_ahead_of_the_rows, no_diary),
		cmocka_unit_test_teardown(nothing_is_done_to_a_picture_unseen, no_diary),
		cmocka_unit_test_teardown(a_line_waits_for_the_rows, no_diary),
		cmocka_unit_test_teardown(a_question_is_read_first, no_diary),
		cmocka_unit_test_teardown(esc_lets_go_of_what_waits, no_diary),
		cmocka_unit_test_teardown(nothing_is_done_to_a_row_unseen, no_diary),
		cmocka_unit_test_teardown(commands, no_diary),
		cmocka_unit_test_teardown(said_until_the_next_key, no_diary),
		cmocka_unit_test_teardown(help_tells_the_tables, no_diary),
		cmocka_unit_test_teardown(help_scrolls_at_80x24, no_diary),
		cmocka_unit_test_teardown(save_screen, no_diary),
		cmocka_unit_test_teardown(idle_byte, no_diary),
	};
	return cmocka_run_group_tests_name("app", tests, NULL, NULL);
}

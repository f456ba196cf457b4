/* SPDX-License-Identifier: MIT */
#include "stage.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "ui/draft.h"
#include "ui/form.h"

static const struct choice units[] = {
	{ "CGJ", "市城管局", "城市管理" },
	{ "JYJ", "市教育局", "学校" },
	{ "YZQ", "颍州区", NULL },
	{ "YZQ-CGJ", "颍州区城管局", NULL },
};
static const struct choice lanes[] = {
	{ "normal", "一般", NULL },
	{ "urgent", "紧急", NULL },
	{ "danger", "危险", NULL },
};
static const struct choices choices[] = {
	{ ARRAY_LEN(units), units },
	{ ARRAY_LEN(units), units },
	{ ARRAY_LEN(lanes), lanes },
	{ 0, NULL },
	{ 0, NULL },
};
static const struct field fields[] = {
	{ "lead", N_("Lead unit"), FIELD_PICK, true, 0, 0, N_("Pinyin initials, code or name.") },
	{ "assist", N_("Assisting"), FIELD_PICK_MANY, false, 0, 0, NULL },
	{ "lane", N_("Lane"), FIELD_CHOICE, true, 0, 0, NULL },
	{ "title", N_("Title"), FIELD_LINE, false, 0, 0, NULL },
	{ "reason", N_("Reason"), FIELD_LINES, false, 0, 3, NULL },
};
static const struct form_spec spec = {
	"dispatch",
	N_("Dispatch"),
	N_("Dispatch"),
	fields,
	ARRAY_LEN(fields),
};

struct fixture {
	struct stage s;
	struct drafts *drafts;
	struct form *form;
	char folder[64];
	unsigned submitted, closed, changes;
};

static void
draw_nothing(struct view *view, struct canvas *c, struct rect area)
{
}

static void
free_view(struct view *view)
{
	free(view);
}

static const struct view_ops below = {
	.name = "below", .draw = draw_nothing, .destroy = free_view
};

static void
submit(struct form *form, void *ctx)
{
	((struct fixture *)ctx)->submitted++;
}

static void
closed(void *ctx)
{
	struct fixture *f = ctx;

	f->closed++;
	f->form = NULL;
}

static void
changed(struct form *form, size_t field, void *ctx)
{
	((struct fixture *)ctx)->changes++;
}

static void
open_form(struct fixture *f)
{
	const struct form_calls calls = { submit, closed, changed, NULL, f };

	f->form = form_open(f->s.app, &spec, "0201-0037 路灯不亮", choices, f->drafts, &calls);
}

static int
set_up(void **state)
{
	struct fixture *f = xcalloc(1, sizeof *f);
	char *cause = NULL;

	stage_open(&f->s, NULL, 24, 80);
	struct view *v = xcalloc(1, sizeof *v);
	v->ops = &below;
	app_push(f->s.app, v);
	snprintf(f->folder, sizeof f->folder, "/tmp/form.XXXXXX");
	assert_non_null(mkdtemp(f->folder));
	f->drafts = drafts_open(f->s.loop, f->folder, "yang@demo", &cause);
	assert_non_null(f->drafts);
	open_form(f);
	*state = f;
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *f = *state;
	DIR *dir;
	struct dirent *entry;

	app_destroy(f->s.app);
	f->s.app = NULL;
	assert_null(f->form);
	drafts_close(f->drafts);
	dir = opendir(f->folder);
	while ((entry = readdir(dir)))
		unlinkat(dirfd(dir), entry->d_name, 0);
	closedir(dir);
	rmdir(f->folder);
	stage_close(&f->s);
	free(f);
	return 0;
}

static void
keys_only(void **state)
{
	struct fixture *f = *state;

	press(f->s.app, "cgj<Enter>");
	assert_string_equal(form_value(f->form, "lead"), "CGJ");
	press(f->s.app, "yzq<Enter>jyj<Enter><Enter>");
	assert_string_equal(form_value(f->form, "assist"), "YZQ,JYJ");
	press(f->s.app, "2<Enter>");
	assert_string_equal(form_value(f->form, "lane"), "urgent");
	press(f->s.app, "路灯q:?<Tab>a<Enter>b<Tab>");
	assert_string_equal(form_value(f->form, "title"), "路灯q:?");
	assert_string_equal(form_value(f->form, "reason"), "a\nb");
	press(f->s.app, "q:<Enter>");
	assert_int_equal(f->submitted, 1);
	assert_true(f->changes > 5);
	/* While it waits nothing is typed and nothing is sent twice. */
	press(f->s.app, "x<Enter><C-d>");
	assert_int_equal(f->submitted, 1);
	form_done(f->form);
	assert_int_equal(f->closed, 1);
	assert_int_equal(drafts_count(f->drafts), 0);
}

static void
picking(void **state)
{
	struct fixture *f = *state;
	struct app *app = f->s.app;

	/* Nothing typed, nothing marked: Enter goes on and chooses nothing. */
	press(app, "<Enter>");
	assert_string_equal(form_value(f->form, "lead"), "");
	press(app, "<S-Tab><Down><Down><Enter>");
	assert_string_equal(form_value(f->form, "lead"), "JYJ");
	/* What fits nothing keeps the focus. */
	press(app, "<Up>zzz<Enter>y");
	assert_string_equal(form_value(f->form, "lead"), "JYJ");
	press(app, "<C-u>ycg<Tab>");
	assert_string_equal(form_value(f->form, "lead"), "YZQ-CGJ");
	press(app, "cgj<Enter>cgj<Enter>yzq<Enter>");
	assert_string_equal(form_value(f->form, "assist"), "CGJ,YZQ");
	press(app, "<BS>");
	assert_string_equal(form_value(f->form, "assist"), "CGJ");
	press(app, "<BS><BS>");
	assert_string_equal(form_value(f->form, "assist"), "");
}

static void
choosing(void **state)
{
	struct fixture *f = *state;

	press(f->s.app, "<Tab><Tab><Right>");
	assert_string_equal(form_value(f->form, "lane"), "normal");
	press(f->s.app, "<Right><Right><Right>");
	assert_string_equal(form_value(f->form, "lane"), "danger");
	press(f->s.app, "<Left>");
	assert_string_equal(form_value(f->form, "lane"), "urgent");
	press(f->s.app, "w");
	assert_string_equal(form_value(f->form, "lane"), "danger");
	press(f->s.app, "1");
	assert_string_equal(form_value(f->form, "lane"), "normal");
	press(f->s.app, "9x");
	assert_string_equal(form_value(f->form, "lane"), "normal");
	press(f->s.app, "<BS>");
	assert_string_equal(form_value(f->form, "lane"), "");
}

static void
required_and_unsettled(void **state)
{
	struct fixture *f = *state;

	press(f->s.app, "<C-d>");
	assert_int_equal(f->submitted, 0);
	assert_shown(f->s.app, "Lead unit must be filled in.");
	press(f->s.app, "cgj<Enter>zzz<C-d>");
	assert_int_equal(f->submitted, 0);
	assert_shown(f->s.app, "Assisting: choose one of the list");
	press(f->s.app, "<C-u><C-d>");
	assert_shown(f->s.app, "Lane must be filled in.");
	press(f->s.app, "1<C-d>");
	assert_int_equal(f->submitted, 1);
}

static void
refused_keeps_what_was_typed(void **state)
{
	struct fixture *f = *state;

	press(f->s.app, "cgj<Enter><Tab>1<Tab>abc<C-d>");
	assert_int_equal(f->submitted, 1);
	assert_shown(f->s.app, "waiting for the answer");
	form_waiting(f->form, "Waiting for the database.");
	assert_shown(f->s.app, "Waiting for the database.");
	form_refuse(f->form, "title", "The title is taken.");
	assert_shown(f->s.app, "The title is taken.");
	assert_string_equal(form_value(f->form, "title"), "abc");
	/* What is longer than a row goes on in the next one, to its end. */
	form_refuse(f->form, "title", "工单在您查看后已有变动：李静于00:05备注，现为“待派单”。"
	    "请按Esc离开后重新打开，再提交一次。");
	assert_shown(f->s.app, "再提交一次。");
	press(f->s.app, "d<C-d>");
	assert_string_equal(form_value(f->form, "title"), "abcd");
	assert_int_equal(f->submitted, 2);
}

static void
draft_comes_back(void **state)
{
	struct fixture *f = *state;

	press(f->s.app, "cgj<Enter>yzq<Enter><Enter>3<Tab>路灯<Tab>one<Enter>two<Esc>");
	assert_int_equal(f->closed, 1);
	assert_int_equal(drafts_count(f->drafts), 1);
	open_form(f);
	assert_shown(f->s.app, "restored.");
	assert_string_equal(form_value(f->form, "lead"), "CGJ");
	assert_string_equal(form_value(f->form, "assist"), "YZQ");
	assert_string_equal(form_value(f->form, "lane"), "danger");
	assert_string_equal(form_value(f->form, "reason"), "one\ntwo");
	/* A caller that fills in its own does not know of the draft, which wins. */
	form_set(f->form, "lead", "JYJ");
	assert_string_equal(form_value(f->form, "lead"), "CGJ");
	press(f->s.app, "<BS>");
	form_set(f->form, "lead", "JYJ");
	assert_string_equal(form_value(f->form, "lead"), "JYJ");
	press(f->s.app, "<C-d>");
	form_done(f->form);
	open_form(f);
	assert_string_equal(form_value(f->form, "reason"), "");
}

static void
filled_in_is_no_draft(void **state)
{
	struct fixture *f = *state;

	form_set(f->form, "lead", "JYJ");
	form_set(f->form, "title", "路灯");
	assert_int_equal(drafts_count(f->drafts), 0);
	press(f->s.app, "<Esc>");
	open_form(f);
	assert_string_equal(form_value(f->form, "title"), "");
	/* Typed and deleted again: nothing is left to be offered. */
	press(f->s.app, "<Tab><Tab><Tab>a");
	assert_int_equal(drafts_count(f->drafts), 1);
	press(f->s.app, "<BS>");
	assert_int_equal(drafts_count(f->drafts), 0);
}

static void
caret_is_the_cursor(void **state)
{
	struct fixture *f = *state;
	const struct canvas *c = &f->s.app->canvas;

	for (int i = 0; i < 6; i++) {
		app_draw(f->s.app);
		assert_true(c->cursor_shown);
		assert_in_range(c->cursor_row, 3, 20);
		press(f->s.app, "<Tab>");
	}
	press(f->s.app, "<Up><Up>");
	app_draw(f->s.app);
	int col = c->cursor_col, row = c->cursor_row;
	press(f->s.app, "路a");
	app_draw(f->s.app);
	assert_int_equal(c->cursor_col, col + 3);
	assert_int_equal(c->cursor_row, row);
}

static void
screen_at_80x24(void **state)
{
	struct fixture *f = *state;
	struct app *app = f->s.app;

	press(app, "cg");
	form_echo(f->form, "0201-0037 goes to 市城管局.");
	assert_shown(app, "─ Dispatch  0201-0037 路灯不亮 ");
	assert_shown(app, "*Lead unit cg");
	assert_shown(app, "▸ 市城管局  城市管理");
	assert_shown(app, "    颍州区城管局");
	assert_shown(app, "Pinyin initials, code or name.");
	assert_shown(app, "0201-0037 goes to 市城管局.");
	assert_shown(app, "[ Dispatch ]");
	press(app, "<Enter>");
	assert_shown(app, "*Lead unit 市城管局");
	press(app, "jyj<Enter>cg");
	assert_shown(app, " Assisting [市教育局] cg");
	press(app, "<C-u><Tab>2");
	assert_shown(app, "*Lane       1一般 [2紧急] 3危险");
	assert_row(app, 23, "C-d Send  Tab Next  S-Tab Previous  Esc Leave  F1 Help");
}

static void
small_area_shows_the_focus(void **state)
{
	struct fixture *f = *state;

	app_resized(f->s.app, 20, 70);
	for (size_t i = 0; i <= ARRAY_LEN(fields); i++) {
		if (i < ARRAY_LEN(fields))
			assert_shown(f->s.app, fields[i].label);
		assert_shown(f->s.app, "[ Dispatch ]");
		press(f->s.app, "<Tab>");
	}
	app_resized(f->s.app, 9, 20);
	app_draw(f->s.app);
	app_resized(f->s.app, 1, 1);
	app_draw(f->s.app);
}

/* As if the keys came from the terminal: those of one call in one read. */
static void
type(struct fixture *f, const char *keys)
{
	f->s.app->typed = true;
	press(f->s.app, keys);
	f->s.app->typed = false;
}

/* What it is filled with may be typed ahead of its picture, the sending may not. */
static void
sent_once_it_was_seen(void **state)
{
	struct fixture *f = *state;

	type(f, "cgj<Enter><Enter>1<C-d>");
	assert_int_equal(f->submitted, 0);
	assert_string_equal(form_value(f->form, "lead"), "CGJ");
	assert_shown(f->s.app, "“Send” was typed before you could see what it is done to");
	loop_turn(f->s.loop, 0);
	type(f, "<C-d>");
	assert_int_equal(f->submitted, 1);
	/* A choice that was guessed is to be seen; one that was named is not. */
	form_refuse(f->form, "lead", "Again.");
	type(f, "<BS>q<Enter><C-d>");
	assert_int_equal(f->submitted, 1);
	loop_turn(f->s.loop, 0);
	type(f, "<C-d>");
	assert_int_equal(f->submitted, 2);
	/* Whoever saw the list takes from it by sight. */
	form_refuse(f->form, "lead", "Again.");
	type(f, "<BS>q");
	loop_turn(f->s.loop, 0);
	type(f, "<Enter><C-d>");
	assert_int_equal(f->submitted, 3);
	form_refuse(f->form, "lead", "Again.");
	type(f, "<BS>jyj<C-d>");
	assert_int_equal(f->submitted, 4);
	assert_string_equal(form_value(f->form, "lead"), "JYJ");
	form_refuse(f->form, "lead", "Again.");
	type(f, "<BS>yz<C-d>");
	assert_int_equal(f->submitted, 4);
	loop_turn(f->s.loop, 0);
	/* By its number a choice is named, by a letter it goes round. */
	type(f, "<Tab>");
	loop_turn(f->s.loop, 0);
	type(f, "<Tab>2<C-d>");
	assert_int_equal(f->submitted, 5);
	form_refuse(f->form, "lane", "Again.");
	type(f, "w<C-d>");
	assert_int_equal(f->submitted, 5);
}

#define WITH_FORM(fn) cmocka_unit_test_setup_teardown(fn, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FORM(sent_once_it_was_seen),
		WITH_FORM(keys_only),
		WITH_FORM(picking),
		WITH_FORM(choosing),
		WITH_FORM(required_and_unsettled),
		WITH_FORM(refused_keeps_what_was_typed),
		WITH_FORM(draft_comes_back),
		WITH_FORM(filled_in_is_no_draft),
		WITH_FORM(caret_is_the_cursor),
		WITH_FORM(screen_at_80x24),
		WITH_FORM(small_area_shows_the_focus),
	};
	return cmocka_run_group_tests_name("form", tests, NULL, NULL);
}

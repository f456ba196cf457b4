/* SPDX-License-Identifier: MIT */
/*
 * A list of 10,000 Chinese rows on the terminal layer alone: what the byte
 * budgets are measured on, and something for the runner to run. Keys: arrows and
 * j k, PgDn PgUp, b a badge, i insert mode (typing into a field), s a style
 * sheet, C-l redraw, C-z suspend, q quit; others are named in the last row.
 */
#include <getopt.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/vec.h"
#include "base/xalloc.h"
#include "term/screen.h"
#include "text/width.h"

#define ROWS 10000
#define TOP 3 /* rows of the frame above the list */
#define BOTTOM 3

struct sample {
	struct loop *loop;
	struct screen *screen;
	struct canvas canvas;
	int selected, first;
	int badge;
	bool typing, styles;
	struct strbuf field;
	struct strbuf said;
	bool dirty;
	int idle_fd;
};

static int
list_rows(const struct sample *s)
{
	return screen_rows(s->screen) - TOP - BOTTOM;
}

static void
draw_item(struct sample *s, int row, int item)
{
	static const char *const places[] = { "颍州区", "颍泉区", "颍东区", "临泉县", "太和县",
		"阜南县", "界首市" };
	static const char *const kinds[] = { "市政/路灯", "教育/学前", "房产/物业", "交通/公交",
		"环保/噪音" };
	static const char *const subjects[] = {
		"大道白天亮灯要求调整亮灯时间",
		"小区幼儿园暂不开学家长着急",
		"新房自来水管泄漏无人修理",
		"公交车晚点半小时以上",
		"工地夜间施工扰民请求处理",
	};
	char *text = xasprintf("%04d-%04d", 200 + item / 1000, item % 10000);

	if (item == s->selected)
		canvas_text(&s->canvas, row, 1, 1, STYLE_MARK, "▸");
	canvas_text(&s->canvas, row, 5, 10, STYLE_PLAIN, text);
	canvas_text(&s->canvas, row, 17, 10, STYLE_PLAIN, places[item % 7]);
	canvas_text(&s->canvas, row, 28, 12, STYLE_PLAIN, kinds[item * 7 % 5]);
	canvas_text(&s->canvas, row, 41, 38, STYLE_PLAIN, subjects[item * 3 % 5]);
	free(text);
}

static void
draw_styles(struct sample *s)
{
	static const char *const names[] = {
		"plain",
		"strong",
		"faint",
		"rule",
		"title",
		"mark",
		"good",
		"warn",
		"alarm",
		"error",
		"input",
		"bar",
	};

	for (int i = 0; i < STYLE_COUNT; i++)
		canvas_text(&s->canvas, TOP + i, 2, 20, (enum style)i, names[i]);
	canvas_box(&s->canvas, (struct rect){ TOP, 30, 5, 20 }, "框");
}

static void
draw(struct sample *s)
{
	struct canvas *c = &s->canvas;
	int last = screen_rows(s->screen) - 1;
	char *badges = xasprintf("1待派%d  2签收12  3异议6", s->badge);

	canvas_resize(c, screen_rows(s->screen), screen_cols(s->screen));
	canvas_text(c, 0, 0, c->cols, STYLE_TITLE, "派单台 阜阳市总平台");
	canvas_text(c, 1, 0, c->cols, STYLE_PLAIN, badges);
	canvas_rule(c, 2, 0, c->cols);
	for (int i = 0; i < list_rows(s) && !s->styles; i++)
		draw_item(s, TOP + i, s->first + i);
	if (s->styles)
		draw_styles(s);
	canvas_rule(c, last - 2, 0, c->cols);
	canvas_text(c, last - 1, 0, c->cols, STYLE_PLAIN, strbuf_str(&s->field));
	canvas_text(c, last, 0, c->cols, STYLE_FAINT, strbuf_str(&s->said));
	c->cursor_shown = true;
	c->cursor_row = s->typing ? last - 1 : TOP + s->selected - s->first;
	c->cursor_col = s->typing ? width_text(strbuf_str(&s->field), s->field.len) : 1;
	free(badges);
}

static void
select_item(struct sample *s, int item)
{
	int rows = list_rows(s);

	s->selected = item < 0 ? 0 : item >= ROWS ? ROWS - 1 : item;
	if (s->selected < s->first)
		s->first = s->selected;
	if (s->selected >= s->first + rows)
		s->first = s->selected - rows + 1;
}

static void
page(struct sample *s, int by)
{
	int first = s->first + by;

	first = first < 0 ? 0 : first > ROWS - list_rows(s) ? ROWS - list_rows(s) : first;
	s->selected += first - s->first;
	s->first = first;
}

static void
type_key(struct sample *s, const struct key *key)
{
	char *name = NULL;
	struct strbuf b = STRBUF_INIT;

	if (key->sym == KEY_ESC) {
		s->typing = false;
	} else if (key->sym == KEY_PASTE) {
		strbuf_add(&s->field, key->text, key->text_length);
	} else if (key->sym == KEY_FUNCTION) {
		s->badge++;
	} else {
		key_name(key, &b);
		name = strbuf_take(&b);
		strbuf_adds(&s->field, key->sym == KEY_CHAR && key->cp == ' ' ? " " : name);
	}
	free(name);
}

static void
say_key(struct sample *s, const struct key *key)
{
	strbuf_clear(&s->said);
	strbuf_adds(&s->said, "key ");
	key_name(key, &s->said);
	if (key->sym == KEY_PASTE)
		strbuf_addf(&s->said, " %zu", key->text_length);
}

static void
command(struct sample *s, char c, const struct key *key)
{
	switch (c) {
	case 'j':
		select_item(s, s->selected + 1);
		break;
	case 'k':
		select_item(s, s->selected - 1);
		break;
	case 'b':
		s->badge++;
		break;
	case 'i':
		s->typing = true;
		break;
	case 's':
		s->styles = !s->styles;
		break;
	case 'q':
		loop_quit(s->loop, 7);
		break;
	default:
		say_key(s, key);
	}
}

static void
on_key(void *ctx, const struct key *key)
{
	struct sample *s = ctx;
	bool character = key->sym == KEY_CHAR && key->cp < 0x80;

	s->dirty = true;
	if (character && key->mods == KEYMOD_CTRL && key->cp == 'l')
		screen_redraw(s->screen);
	else if (character && key->mods == KEYMOD_CTRL && key->cp == 'z')
		screen_suspend(s->screen);
	else if (character && key->mods == KEYMOD_CTRL && key->cp == 'g')
		screen_bell(s->screen);
	else if (s->typing)
		type_key(s, key);
	else if (key->sym == KEY_DOWN_SYM || key->sym == KEY_UP_SYM)
		command(s, key->sym == KEY_DOWN_SYM ? 'j' : 'k', key);
	else if (key->sym == KEY_PGDN || key->sym == KEY_PGUP)
		page(s, key->sym == KEY_PGDN ? list_rows(s) : -list_rows(s));
	else
		command(s, character && !key->mods ? (char)key->cp : '\0', key);
}

static void
on_resized(void *ctx, int rows, int cols)
{
	struct sample *s = ctx;

	s->dirty = true;
	select_item(s, s->selected);
}

static void
on_hangup(void *ctx)
{
	struct sample *s = ctx;

	loop_quit(s->loop, 8);
}

static void
on_drained(void *ctx)
{
	struct sample *s = ctx;

	s->dirty = true;
}

static void
each_turn(void *ctx)
{
	struct sample *s = ctx;

	if (s->dirty) {
		draw(s);
		s->dirty = !screen_paint(s->screen, &s->canvas);
	}
	if (!s->dirty && screen_is_drained(s->screen) && !screen_asks(s->screen) &&
	    s->idle_fd >= 0 &&
	    write(s->idle_fd, "", 1) < 0)
		s->idle_fd = -1;
}

static void
parse_options(int argc, char **argv, struct screen_options *o)
{
	int option;

	while ((option = getopt(argc, argv, "e:am2")) != -1) {
		if (option == 'e' && !encoding_parse(optarg, &o->encoding))
			exit(64);
		o->ascii |= option == 'a';
		o->monochrome |= option == 'm';
		if (option == '2')
			width_set_ambiguous(2);
	}
}

int
main(int argc, char **argv)
{
	struct sample s = { .badge = 38, .idle_fd = -1, .dirty = true };
	struct screen_options options = { 0 };
	struct screen_events events = { on_key, on_resized, on_hangup, on_drained, NULL, &s };
	const char *idle = getenv("PAIDAN_IDLE_FD");
	char *cause = NULL;

	setlocale(LC_CTYPE, "C.UTF-8");
	parse_options(argc, argv, &options);
	s.idle_fd = idle ? atoi(idle) : -1;
	s.loop = loop_create();
	s.screen = screen_open(s.loop, &options, &events, &cause);
	if (!s.screen) {
		printf("%s\n", cause);
		free(cause);
		loop_destroy(s.loop);
		return 74;
	}
	canvas_init(&s.canvas, 0, 0);
	loop_each_turn(s.loop, each_turn, &s);
	loop_turn(s.loop, 0);
	int code = loop_run(s.loop);
	screen_close(s.screen);
	loop_destroy(s.loop);
	canvas_finish(&s.canvas);
	strbuf_finish(&s.field);
	strbuf_finish(&s.said);
	return code;
}

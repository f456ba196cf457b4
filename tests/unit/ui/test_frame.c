/* SPDX-License-Identifier: MIT */
/* The lines around a view, at 80x24, against screens written out by hand. */
#include "stage.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "text/width.h"
#include "ui/frame.h"

static const struct badge queues[] = {
	{ '1', "待派", 38, true, false },
	{ '2', "签收", 12, false, false },
	{ '3', "异议", 6, false, false },
	{ '4', "逾期", 14, false, true },
	{ '5', "不满意", -1, false, false },
	{ '6', "回访", 1000, false, false },
	{ '7', "督办", 4, false, false },
	{ '8', "我的", 7, false, false },
};

static void
fill(struct frame *f)
{
	frame_set(&f->left, "派单台 阜阳市总平台");
	frame_set(&f->middle, "杨静文 派单员 夜班");
	frame_set(&f->right, "数据 2s前   02:14");
	frame_set(&f->status_left, "[限 属地=阜合园区 类别=市政]  已选 2");
	frame_set(&f->status_right, "李静 正在处理 0201-0041");
	memcpy(f->badges, queues, sizeof queues);
	f->badge_count = ARRAY_LEN(queues);
}

static char *
drawn(const struct frame *f, const struct frame_lines *lines, int rows, int cols)
{
	struct strbuf out = STRBUF_INIT;
	struct canvas c;

	canvas_init(&c, rows, cols);
	frame_draw(f, lines, &c);
	canvas_dump(&c, &out);
	canvas_finish(&c);
	return strbuf_take(&out);
}

#define RULE20 "────────────────────"
#define RULE80 RULE20 RULE20 RULE20 RULE20 "\n"

static void
whole_frame(void **state)
{
	struct hint hints[] = {
		{ xstrdup("d"), "派单", false },
		{ xstrdup("Enter"), "详情", false },
		{ xstrdup("/"), "筛选", false },
		{ xstrdup("?"), "帮助", true },
	};
	struct frame_lines lines = { .hints = hints, .hint_count = 4 };
	struct frame f = { 0 };

	fill(&f);
	char *screen = drawn(&f, &lines, 24, 80);
	assert_string_equal(screen,
	    "派单台 阜阳市总平台            杨静文 派单员 夜班              数据 2s前   02:14\n"
	    "1待派38  2签收12  3异议6  4逾期14!  5不满意  6回访999+  7督办4  8我的7\n" RULE80
	    "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n" RULE80
	    "[限 属地=阜合园区 类别=市政]  已选 2                     李静 正在处理 0201-0041\n"
	    "d派单 Enter详情 /筛选 ?帮助\n");
	free(screen);
	for (size_t i = 0; i < ARRAY_LEN(hints); i++)
		free(hints[i].keys);
	frame_finish(&f);
}

static char *
line_of(char *screen, int row)
{
	while (row-- > 0)
		screen = strchr(screen, '\n') + 1;
	screen[strcspn(screen, "\n")] = '\0';
	return screen;
}

static void
nothing_overflows(void **state)
{
	struct frame f = { 0 };
	struct frame_lines lines = { 0 };

	fill(&f);
	frame_set(&f.left, "一个名字非常非常长的城市诉求办理总平台调度席位第一工作组");
	for (int cols = 20; cols <= 90; cols++) {
		char *screen = drawn(&f, &lines, 24, cols);
		char *top = line_of(screen, 0);
		assert_true(width_text(top, strlen(top)) <= cols);
		/* The clock is never cut. */
		assert_non_null(strstr(top, "02:14"));
		free(screen);
	}
	frame_finish(&f);
}

static void
badges_stay_whole_and_show_the_active(void **state)
{
	struct frame f = { 0 };
	struct frame_lines lines = { 0 };

	fill(&f);
	char *screen = drawn(&f, &lines, 24, 40);
	assert_string_equal(line_of(screen, 1), "1待派38 2签收12 3异议6 4逾期14! 5不满意");
	free(screen);
	f.badges[0].active = false;
	f.badges[7].active = true;
	screen = drawn(&f, &lines, 24, 40);
	assert_string_equal(line_of(screen, 1), "1待派38 2签收12 3异议6 4逾期14! 8我的7");
	free(screen);
	frame_finish(&f);
}

static void
hints_are_cut_whole_and_keep_help(void **state)
{
	struct hint hints[] = {
		{ (char *)(uintptr_t) "d", "派单", false },
		{ (char *)(uintptr_t) "x", "Extension", false },
		{ (char *)(uintptr_t) "Enter", "详情", false },
		{ (char *)(uintptr_t) ":", "命令", true },
		{ (char *)(uintptr_t) "?", "帮助", true },
	};
	struct frame_lines lines = { .hints = hints, .hint_count = 5 };
	struct frame f = { 0 };
	static const struct {
		int cols;
		const char *row;
	} cases[] = {
		{ 41, "d派单 x Extension  Enter详情 :命令 ?帮助" },
		{ 40, "d派单 x Extension  Enter详情 :命令 ?帮助" },
		{ 39, "d派单 x Extension  :命令 ?帮助" },
		/* What is too long gives its place to what comes after it. */
		{ 29, "d派单 Enter详情 :命令 ?帮助" },
		{ 17, "d派单 :命令 ?帮助" },
		{ 11, ":命令 ?帮助" },
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		char *screen = drawn(&f, &lines, 24, cases[i].cols);
		assert_string_equal(line_of(screen, 23), cases[i].row);
		free(screen);
	}
}

static void
fault_before_said_before_status(void **state)
{
	struct frame f = { 0 };
	struct frame_lines lines = { 0 };

	fill(&f);
	lines.say = "已派单";
	char *screen = drawn(&f, &lines, 24, 80);
	assert_string_equal(line_of(screen, 22), "已派单");
	free(screen);
	frame_set(&f.banner, "数据库连接中断");
	screen = drawn(&f, &lines, 24, 80);
	assert_string_equal(line_of(screen, 22), "数据库连接中断  已派单");
	free(screen);
	/* A long fault leaves room for what was said: whether it happened must be seen. */
	frame_set(&f.banner, "与数据库断开；列表仍可查看，提交将等待。服务器意外关闭了连接，正在反复重试，请稍候");
	screen = drawn(&f, &lines, 24, 80);
	const char *line = line_of(screen, 22);
	assert_ptr_equal(strstr(line, "与数据库断开"), line);
	assert_non_null(strstr(line, "…"));
	assert_non_null(strstr(line, "  已派单"));
	free(screen);
	frame_finish(&f);
}

static void
alarm_is_never_hidden(void **state)
{
	struct frame f = { 0 };
	struct frame_lines lines = { 0 };
	struct canvas c;

	f.badges[0] = (struct badge){ '4', "逾期", 3, true, true };
	f.badge_count = 1;
	canvas_init(&c, 24, 80);
	frame_draw(&f, &lines, &c);
	assert_int_equal(canvas_at(&c, 1, 0)->style, STYLE_BAR);
	assert_int_equal(canvas_at(&c, 1, 6)->ch, '!');
	assert_int_equal(canvas_at(&c, 1, 6)->style, STYLE_ALARM);
	canvas_finish(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_frame),
		cmocka_unit_test(nothing_overflows),
		cmocka_unit_test(badges_stay_whole_and_show_the_active),
		cmocka_unit_test(hints_are_cut_whole_and_keep_help),
		cmocka_unit_test(fault_before_said_before_status),
		cmocka_unit_test(alarm_is_never_hidden),
	};
	return cmocka_run_group_tests_name("frame", tests, NULL, NULL);
}

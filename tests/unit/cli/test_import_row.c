/* SPDX-License-Identifier: MIT */
/* Headings and rows, as the CSV reader delivers them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "import_row.h"

/* What became of a file: each row as "field=value|…" or "! sentence". */
struct story {
	struct import_columns columns;
	struct import_scratch scratch;
	struct strbuf told;
	char *cause;                /* of the heading row */
	size_t blank;
};

static void
tell(struct strbuf *out, const char *name, struct import_text text)
{
	if (text.s == NULL)
		return;
	strbuf_addf(out, "%s=", name);
	strbuf_add(out, text.s, text.n);
	strbuf_addc(out, '|');
}

static bool
on_row(void *ctx, const struct csv_row *row)
{
	struct story *s = ctx;
	struct import_record r;
	char *cause = NULL;

	if (row->row == 1)
		return import_columns_read(&s->columns, row, &s->cause);
	if (import_row_blank(row)) {
		s->blank++;
		return true;
	}
	if (!import_row_check(&s->columns, row, &s->scratch, &r, &cause)) {
		strbuf_addf(&s->told, "! %s\n", cause);
		free(cause);
		return true;
	}
	tell(&s->told, "number", r.number);
	tell(&s->told, "title", r.title);
	tell(&s->told, "body", r.body);
	tell(&s->told, "place", r.place);
	tell(&s->told, "received", r.received);
	tell(&s->told, "name", r.name);
	tell(&s->told, "phone", r.phone);
	tell(&s->told, "territory", r.territory);
	tell(&s->told, "category", r.category);
	strbuf_addc(&s->told, '\n');
	return true;
}

static void
read_bytes(struct story *s, const char *file, size_t n, size_t limit)
{
	struct csv *csv;

	memset(s, 0, sizeof *s);
	csv = csv_create(',', limit, on_row, s);
	csv_feed(csv, file, n, true);
	csv_destroy(csv);
}

static void
finish(struct story *s)
{
	import_columns_finish(&s->columns);
	import_scratch_finish(&s->scratch);
	strbuf_finish(&s->told);
	free(s->cause);
}

static void
check(const char *file, const char *expected)
{
	struct story s;

	read_bytes(&s, file, strlen(file), 0);
	assert_null(s.cause);
	assert_string_equal(strbuf_str(&s.told), expected);
	finish(&s);
}

static void
every_column(void **state)
{
	check("工单编号,标题,诉求内容,事发地址,所属区域,受理时间,"
	      "诉求人,联系电话,区划代码,分类代码\n"
	      "A1,路灯,白天亮着,合肥大道 1 号,颍州区,2023/2/1 15:37,张三,555-0100,341202,01.02\n",
	    "number=A1|title=路灯|body=白天亮着|place=颍州区合肥大道 1 号|"
	    "received=2023-02-01 15:37:00|"
	    "name=张三|phone=555-0100|territory=341202|category=01.02|\n");
}

static void
headings_are_forgiving(void **state)
{
	check("* 工单号（必填）,　内容：\nA1,水\n", "number=A1|title=水|body=水|\n");
	check("Request ID,DESCRIPTION\nA1,water\n", "number=A1|title=water|body=water|\n");
	check("Request-Id [text],description*\nA1,water\n", "number=A1|title=water|body=water|\n");
	/* the time of intake goes before that of dispatch, wherever it stands */
	check("编号,派单时间,受理时间,内容\nA1,2020-01-02,2020-01-01,水\n",
	    "number=A1|title=水|body=水|received=2020-01-01 00:00:00|\n");
	/* the first of two equal headings */
	check("编号,内容,内容\nA1,水,火\n", "number=A1|title=水|body=水|\n");
	/* no text but a title */
	check("case_enquiry_id,case_title\n7,Rodent Activity\n",
	    "number=7|title=Rodent Activity|body=Rodent Activity|\n");
}

static void
unusable_headings(void **state)
{
	struct story s;

	read_bytes(&s, "内容,标题\n水,水\n", strlen("内容,标题\n水,水\n"), 0);
	assert_non_null(s.cause);
	assert_non_null(strstr(s.cause, "工单号"));
	finish(&s);
	read_bytes(&s, "工单号,电话\n1,2\n", strlen("工单号,电话\n1,2\n"), 0);
	assert_non_null(s.cause);
	assert_non_null(strstr(s.cause, "诉求内容"));
	finish(&s);
}

static void
columns_not_taken(void **state)
{
	static const char file[] = "lat,request_id,承办单位,description\n";
	struct strbuf out = STRBUF_INIT;
	struct story s;

	read_bytes(&s, file, strlen(file), 0);
	import_columns_unused(&s.columns, &out);
	assert_string_equal(out.s, "lat, 承办单位");
	strbuf_clear(&out);
	import_column_name(&s.columns, import_column_of(&s.columns, "body"), &out);
	assert_string_equal(out.s, "column 4 (description)");
	assert_true(import_column_of(&s.columns, "phone") == NO_COLUMN);
	assert_true(import_column_of(&s.columns, "nonsense") == NO_COLUMN);
	strbuf_finish(&out);
	finish(&s);
}

static void
bad_rows(void **state)
{
	check("工单号,内容,受理时间\n"
	      ",水,\n"
	      "A2,　 ,\n"
	      "A3,水,昨天\n"
	      "A4,水\n"
	      "A5,水,,x\n"
	      "A6,\xEF\xBF\xBD水,\n"
	      "A7,\"水\"火,\n"
	      "12345678901234567890123456789012345678901234567890123456789012345,水,\n"
	      "A9,\"水,\n",
	    "! column 1 (工单号): the number is missing\n"
	    "! column 2 (内容): the text is missing\n"
	    "! column 3 (受理时间): not a time such as 2015-04-16 02:29\n"
	    "! 2 columns where the first row has 3\n"
	    "! 4 columns where the first row has 3\n"
	    "! column 2 (内容): bytes that are no character in this encoding\n"
	    "! column 2 (内容): text after the closing quote\n"
	    "! column 1 (工单号): the number is too long\n"
	    "! column 2 (内容): the quote is never closed\n");
}

static void
broken_bytes(void **state)
{
	static const char nul[] = "工单号,内容\nA1,a\0b\nA2,水\n";
	struct story s;

	read_bytes(&s, nul, sizeof nul - 1, 0);
	assert_string_equal(s.told.s, "! column 2 (内容): a NUL byte\n"
	    "number=A2|title=水|body=水|\n");
	finish(&s);
	read_bytes(&s, "number,text\nA1,aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\nA2,b\n",
	    strlen("number,text\nA1,aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\nA2,b\n"), 20);
	assert_string_equal(s.told.s, "! the row is too long\nnumber=A2|title=b|body=b|\n");
	finish(&s);
}

static void
empty_rows_are_no_rows(void **state)
{
	struct story s;
	static const char file[] = "number,text\n,\nA1,b\n\"\",\n";

	read_bytes(&s, file, strlen(file), 0);
	assert_string_equal(s.told.s, "number=A1|title=b|body=b|\n");
	assert_int_equal(s.blank, 2);
	finish(&s);
}

static void
titles_are_cut(void **state)
{
	check("编号,内容\n1,路灯坏了。请修。\n",
	    "number=1|title=路灯坏了|body=路灯坏了。请修。|\n");
	check("编号,内容\n1,\"第一行\n第二行\"\n", "number=1|title=第一行|body=第一行\n第二行|\n");
	check("编号,内容\n1,！！！救命。急\n", "number=1|title=！！！救命|body=！！！救命。急|\n");
	check("编号,内容\n1,一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十\n",
	    "number=1|title=一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十|"
	    "body=一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十|\n");
	check("编号,内容\n1,一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十𠮷\n",
	    "number=1|title=一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十…|"
	    "body=一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十𠮷|\n");
}

/* A few characters under a heap of marks are cut all the same. */
static void
heaped_titles_are_cut(void **state)
{
	struct strbuf file = STRBUF_INIT;
	struct story s;
	const char *end;

	strbuf_adds(&file, "number,text\n1,");
	for (int i = 0; i < 20; i++) {
		strbuf_adds(&file, "a");
		for (int mark = 0; mark < 12; mark++)
			strbuf_adds(&file, "\u0301");
	}
	read_bytes(&s, file.s, file.len, 0);
	end = strstr(s.told.s, "…|body=");
	assert_non_null(end);
	assert_true(end - s.told.s <= (long)strlen("number=1|title=") + 200);
	/* and whole: the last character has all its marks */
	for (int mark = 1; mark <= 12; mark++)
		assert_memory_equal(end - 2 * mark, "\u0301", 2);
	assert_int_equal(end[-25], 'a');
	finish(&s);
	strbuf_finish(&file);
}

static void
places_are_joined(void **state)
{
	check("number,text,area,address\n"
	      "1,x,南區,臺南市南區明興路\n"
	      "2,x,颍州区,清河路 12 号\n"
	      "3,x,颍州区,\n"
	      "4,x,,清河路\n"
	      "5,x,,\n",
	    "number=1|title=x|body=x|place=臺南市南區明興路|\n"
	    "number=2|title=x|body=x|place=颍州区清河路 12 号|\n"
	    "number=3|title=x|body=x|place=颍州区|\n"
	    "number=4|title=x|body=x|place=清河路|\n"
	    "number=5|title=x|body=x|\n");
}

static void
trim(void **state)
{
	static const char *const cases[][2] = {
		{ "", "" },
		{ " \t ", "" },
		{ "　a　", "a" },
		{ " \u00a0　a b 　\r\n", "a b" },
		{ "\xE3\x80", "\xE3\x80" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const char *s = cases[i][0];
		size_t n = strlen(s);

		import_trim(&s, &n);
		assert_int_equal(n, strlen(cases[i][1]));
		assert_memory_equal(s, cases[i][1], n);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_column),
		cmocka_unit_test(headings_are_forgiving),
		cmocka_unit_test(unusable_headings),
		cmocka_unit_test(columns_not_taken),
		cmocka_unit_test(bad_rows),
		cmocka_unit_test(broken_bytes),
		cmocka_unit_test(empty_rows_are_no_rows),
		cmocka_unit_test(titles_are_cut),
		cmocka_unit_test(heaped_titles_are_cut),
		cmocka_unit_test(places_are_joined),
		cmocka_unit_test(trim),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

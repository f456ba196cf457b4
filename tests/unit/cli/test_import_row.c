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
	const struct import_kind *kind;
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
	struct import_text values[IMPORT_MOST_FIELDS];
	char *cause = NULL;

	if (row->row == 1)
		return import_columns_read(&s->columns, s->kind, row, &s->cause);
	if (import_row_blank(row)) {
		s->blank++;
		return true;
	}
	if (!import_row_check(&s->columns, row, &s->scratch, values, &cause)) {
		strbuf_addf(&s->told, "! %s\n", cause);
		free(cause);
		return true;
	}
	for (size_t f = 0; f < s->kind->count; f++)
		if (s->kind->fields[f].name != NULL)
			tell(&s->told, s->kind->fields[f].name, values[f]);
	strbuf_addc(&s->told, '\n');
	return true;
}

static void
read_kind(struct story *s, const char *kind, const char *file, size_t n, size_t limit)
{
	struct csv *csv;

	memset(s, 0, sizeof *s);
	s->kind = import_kind_find(kind);
	csv = csv_create(',', limit, on_row, s);
	csv_feed(csv, file, n, true);
	csv_destroy(csv);
}

static void
read_bytes(struct story *s, const char *file, size_t n, size_t limit)
{
	read_kind(s, "tickets", file, n, limit);
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
check_kind(const char *kind, const char *file, const char *expected)
{
	struct story s;

	read_kind(&s, kind, file, strlen(file), 0);
	assert_null(s.cause);
	assert_string_equal(strbuf_str(&s.told), expected);
	finish(&s);
}

static void
check(const char *file, const char *expected)
{
	check_kind("tickets", file, expected);
}

static void
every_column(void **state)
{
	check("工单编号,标题,诉求内容,事发地址,所属区域,受理时间,"
	      "诉求人,联系电话,区划代码,分类代码\n"
	      "A1,路灯,白天亮着,合肥大道 1 号,颍州区,2023/2/1 15:37,张三,555-0100,341202,01.02\n",
	    "external_no=A1|title=路灯|body=白天亮着|place=颍州区合肥大道 1 号|"
	    "received_at=2023-02-01 15:37:00|"
	    "name=张三|phone=555-0100|territory=341202|category=01.02|\n");
}

static void
headings_are_forgiving(void **state)
{
	check("* 工单号（必填）,　内容：\nA1,水\n", "external_no=A1|title=水|body=水|\n");
	check("Request ID,DESCRIPTION\nA1,water\n", "external_no=A1|title=water|body=water|\n");
	check("Request-Id [text],description*\nA1,water\n", "external_no=A1|title=water|body=water|\n");
	/* the time of intake goes before that of dispatch, wherever it stands */
	check("编号,派单时间,受理时间,内容\nA1,2020-01-02,2020-01-01,水\n",
	    "external_no=A1|title=水|body=水|received_at=2020-01-01 00:00:00|\n");
	/* the first of two equal headings */
	check("编号,内容,内容\nA1,水,火\n", "external_no=A1|title=水|body=水|\n");
	/* no text but a title */
	check("case_enquiry_id,case_title\n7,Rodent Activity\n",
	    "external_no=7|title=Rodent Activity|body=Rodent Activity|\n");
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
	    "external_no=A2|title=水|body=水|\n");
	finish(&s);
	read_bytes(&s, "number,text\nA1,aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\nA2,b\n",
	    strlen("number,text\nA1,aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\nA2,b\n"), 20);
	assert_string_equal(s.told.s, "! the row is too long\nexternal_no=A2|title=b|body=b|\n");
	finish(&s);
}

static void
empty_rows_are_no_rows(void **state)
{
	struct story s;
	static const char file[] = "number,text\n,\nA1,b\n\"\",\n";

	read_bytes(&s, file, strlen(file), 0);
	assert_string_equal(s.told.s, "external_no=A1|title=b|body=b|\n");
	assert_int_equal(s.blank, 2);
	finish(&s);
}

static void
titles_are_cut(void **state)
{
	check("编号,内容\n1,路灯坏了。请修。\n",
	    "external_no=1|title=路灯坏了|body=路灯坏了。请修。|\n");
	check("编号,内容\n1,\"第一行\n第二行\"\n", "external_no=1|title=第一行|body=第一行\n第二行|\n");
	check("编号,内容\n1,！！！救命。急\n", "external_no=1|title=！！！救命|body=！！！救命。急|\n");
	check("编号,内容\n1,一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十\n",
	    "external_no=1|title=一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十|"
	    "body=一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十|\n");
	check("编号,内容\n1,一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十𠮷\n",
	    "external_no=1|title=一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十…|"
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
	assert_true(end - s.told.s <= (long)strlen("external_no=1|title=") + 200);
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
	    "external_no=1|title=x|body=x|place=臺南市南區明興路|\n"
	    "external_no=2|title=x|body=x|place=颍州区清河路 12 号|\n"
	    "external_no=3|title=x|body=x|place=颍州区|\n"
	    "external_no=4|title=x|body=x|place=清河路|\n"
	    "external_no=5|title=x|body=x|\n");
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

/* The other kinds go by tables of their own: words become codes, days lose their clock. */
static void
registry_rows(void **state)
{
	check_kind("registry",
	    "责任单位,事项,属地,角色,文号,条款,生效日期,失效日期,来源,备注\n"
	    "市城管局,市政/路灯,阜合园区,主办,阜办〔2023〕11号,第4条,2023年2月1日,长期,编办,\n"
	    "CGJ,,,assist,x,,2023-02-01,2024/12/31,,保留\n"
	    "CGJ,,,看看,x,,,,,\n"
	    "CGJ,,,主办,x,,昨天,,,\n"
	    "CGJ,,,主办,x,,2023-02-01 15:00,,,\n"
	    "CGJ,,,,x,,,,,\n"
	    ",,,主办,x,,,,,\n"
	    "CGJ,,,主办,,,2023-02-01,,,\n"
	    "CGJ,,,主办,x,,,,,\n",
	    "unit=市城管局|category=市政/路灯|territory=阜合园区|role=lead|document=阜办〔2023〕11号|"
	    "article=第4条|source=staffing|effective_from=2023-02-01|\n"
	    "unit=CGJ|role=assist|document=x|note=保留|effective_from=2023-02-01|"
	    "effective_to=2024-12-31|\n"
	    "! column 4 (角色): not one of 主办 (lead), 协办 (assist), 监督 (supervise)\n"
	    "! column 7 (生效日期): not a day such as 2015-04-16\n"
	    "! column 7 (生效日期): not a day such as 2015-04-16\n"
	    "! column 4 (角色): the role is missing\n"
	    "! column 1 (责任单位): the unit is missing\n"
	    "! column 5 (文号): the document is missing\n"
	    "! column 7 (生效日期): the first day is missing\n");
}

static void
units_and_territories(void **state)
{
	check_kind("units", "单位代码,单位名称,类型,别名,是否启用,联络员,夜间电话\n"
	    "CGJ,市城管局,委办局,城管、城管执法局; 行政执法局,是,李静,2160110\n",
	    "code=CGJ|name=市城管局|kind=bureau|aliases=城管|城管执法局|行政执法局|active=true|"
	    "liaison_name=李静|night_phone=2160110|\n");
	/* the file as the statistics office's lists have it */
	check_kind("territories", "code,name,level,parent_code,full_path\n"
	    "341202000000,颍州区,county,341200000000,安徽省/阜阳市/颍州区\n",
	    "code=341202000000|name=颍州区|level=county|parent=341200000000|\n");
	check_kind("territories", "区划代码,名称,级别,原属\n341271000000,阜合园区,园区,颍州区\n",
	    "code=341271000000|name=阜合园区|level=zone|host=颍州区|\n");
}

static void
past_cases(void **state)
{
	check_kind("history", "标题,承办单位,办理结果,受理时间\n路灯坏了,市城管局,满意,2023-02-01\n",
	    "text=路灯坏了|unit=市城管局|received_at=2023-02-01 00:00:00|"
	    "outcome=satisfied|\n");
}

/* Every kind names its columns, and no heading stands twice in one field. */
static void
tables_of_kinds(void **state)
{
	for (size_t k = 0; k < import_kind_count; k++) {
		const struct import_kind *kind = &import_kinds[k];

		assert_true(kind->count <= IMPORT_MOST_FIELDS);
		assert_ptr_equal(import_kind_find(kind->name), kind);
		for (size_t f = 0; f < kind->count; f++) {
			assert_true(!kind->fields[f].needed || kind->fields[f].label != NULL);
			assert_true((kind->fields[f].words != NULL) ==
			    (kind->fields[f].value == VALUE_WORD));
			assert_non_null(strchr(kind->fields[f].headings, ' '));
		}
	}
	assert_null(import_kind_find("pigeons"));
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
		cmocka_unit_test(registry_rows),
		cmocka_unit_test(units_and_territories),
		cmocka_unit_test(past_cases),
		cmocka_unit_test(tables_of_kinds),
		cmocka_unit_test(heaped_titles_are_cut),
		cmocka_unit_test(places_are_joined),
		cmocka_unit_test(trim),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

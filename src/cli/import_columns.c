/* SPDX-License-Identifier: MIT */
#include "import_columns.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "text/sanitize.h"

/* In order of preference within a field. English ones: lower case, spaces and - as _. */
static const struct {
	enum import_field field;
	const char *heading;
} aliases[] = {
	{ FIELD_NUMBER, "工单号" },
	{ FIELD_NUMBER, "工单编号" },
	{ FIELD_NUMBER, "受理编号" },
	{ FIELD_NUMBER, "留言编号" },
	{ FIELD_NUMBER, "诉求编号" },
	{ FIELD_NUMBER, "案件编号" },
	{ FIELD_NUMBER, "案件編號" },
	{ FIELD_NUMBER, "编号" },
	{ FIELD_NUMBER, "external_no" },
	{ FIELD_NUMBER, "request_id" },
	{ FIELD_NUMBER, "case_enquiry_id" },
	{ FIELD_NUMBER, "number" },
	{ FIELD_TITLE, "标题" },
	{ FIELD_TITLE, "工单标题" },
	{ FIELD_TITLE, "主题" },
	{ FIELD_TITLE, "留言主题" },
	{ FIELD_TITLE, "標題" },
	{ FIELD_TITLE, "title" },
	{ FIELD_TITLE, "case_title" },
	{ FIELD_TEXT, "内容" },
	{ FIELD_TEXT, "工单内容" },
	{ FIELD_TEXT, "诉求内容" },
	{ FIELD_TEXT, "留言详情" },
	{ FIELD_TEXT, "留言内容" },
	{ FIELD_TEXT, "反映内容" },
	{ FIELD_TEXT, "內容" },
	{ FIELD_TEXT, "反映內容" },
	{ FIELD_TEXT, "description" },
	{ FIELD_TEXT, "body" },
	{ FIELD_TEXT, "text" },
	{ FIELD_PLACE, "事发地址" },
	{ FIELD_PLACE, "事发地点" },
	{ FIELD_PLACE, "诉求地址" },
	{ FIELD_PLACE, "地址" },
	{ FIELD_PLACE, "address" },
	{ FIELD_PLACE, "location" },
	{ FIELD_PLACE, "place" },
	{ FIELD_AREA, "所属区域" },
	{ FIELD_AREA, "属地" },
	{ FIELD_AREA, "area" },
	{ FIELD_TIME, "受理时间" },
	{ FIELD_TIME, "来电时间" },
	{ FIELD_TIME, "留言时间" },
	{ FIELD_TIME, "登记时间" },
	{ FIELD_TIME, "派单时间" },
	{ FIELD_TIME, "受理時間" },
	{ FIELD_TIME, "received_at" },
	{ FIELD_TIME, "requested_at" },
	{ FIELD_TIME, "open_dt" },
	{ FIELD_TIME, "time" },
	{ FIELD_NAME, "诉求人" },
	{ FIELD_NAME, "来电人" },
	{ FIELD_NAME, "联系人" },
	{ FIELD_NAME, "姓名" },
	{ FIELD_NAME, "聯絡人" },
	{ FIELD_NAME, "name" },
	{ FIELD_PHONE, "联系电话" },
	{ FIELD_PHONE, "来电号码" },
	{ FIELD_PHONE, "手机号码" },
	{ FIELD_PHONE, "电话" },
	{ FIELD_PHONE, "聯絡電話" },
	{ FIELD_PHONE, "phone" },
	{ FIELD_TERRITORY, "区划代码" },
	{ FIELD_TERRITORY, "行政区划代码" },
	{ FIELD_TERRITORY, "territory_code" },
	/* Only codes: the names of another system's classes are not this city's. */
	{ FIELD_CATEGORY, "分类代码" },
	{ FIELD_CATEGORY, "类别代码" },
	{ FIELD_CATEGORY, "category_code" },
};

/* The members of a record by their SQL names; the area has become part of the place. */
static const char *const sql_names[FIELD_COUNT] = {
	[FIELD_NUMBER] = "external_no",
	[FIELD_TITLE] = "title",
	[FIELD_TEXT] = "body",
	[FIELD_PLACE] = "place",
	[FIELD_TIME] = "received_at",
	[FIELD_NAME] = "name",
	[FIELD_PHONE] = "phone",
	[FIELD_TERRITORY] = "territory",
	[FIELD_CATEGORY] = "category",
};

static bool
begins(const char *s, size_t n, const char *with)
{
	size_t m = strlen(with);

	return m <= n && memcmp(s, with, m) == 0;
}

static bool
ends(const char *s, size_t n, const char *with)
{
	size_t m = strlen(with);

	return m <= n && memcmp(s + n - m, with, m) == 0;
}

void
import_trim(const char **s, size_t *n)
{
	static const char *const blanks[] = { " ", "\t", "\r", "\n", "\u3000", "\u00a0" };

	for (size_t i = 0; i < ARRAY_LEN(blanks); i++) {
		size_t m = strlen(blanks[i]);

		if (begins(*s, *n, blanks[i])) {
			*s += m;
			*n -= m;
			i = SIZE_MAX;   /* from the first blank again */
		} else if (ends(*s, *n, blanks[i])) {
			*n -= m;
			i = SIZE_MAX;
		}
	}
}

/* "* 联系电话（必填）：" is 联系电话; "Request ID" is request_id. */
static char *
plain_heading(const char *s, size_t n)
{
	static const char *const tails[] = { "(", "（", "[", "【", ":", "：", "*" };
	char *heading;

	import_trim(&s, &n);
	while (begins(s, n, "*")) {
		s++;
		n--;
	}
	for (size_t i = 0; i < ARRAY_LEN(tails); i++) {
		const char *tail = memmem(s, n, tails[i], strlen(tails[i]));

		if (tail != NULL)
			n = (size_t)(tail - s);
	}
	import_trim(&s, &n);
	heading = xstrndup(s, n);
	for (char *p = heading; *p != '\0'; p++)
		*p = *p == ' ' || *p == '-' ? '_' : isascii(*p) ? (char)tolower(*p) : *p;
	return heading;
}

/* The place of a heading in the table of aliases: the lower, the better. */
static size_t
alias_of(const char *heading)
{
	for (size_t i = 0; i < ARRAY_LEN(aliases); i++)
		if (strcmp(heading, aliases[i].heading) == 0)
			return i;
	return ARRAY_LEN(aliases);
}

static void
place_columns(struct import_columns *c, const struct csv_row *row)
{
	size_t best[FIELD_COUNT];

	for (size_t f = 0; f < FIELD_COUNT; f++) {
		c->at[f] = NO_COLUMN;
		best[f] = ARRAY_LEN(aliases);
	}
	for (size_t i = 0; i < row->count; i++) {
		char *heading = plain_heading(row->fields[i], row->lengths[i]);
		size_t alias = alias_of(heading);

		free(heading);
		if (alias == ARRAY_LEN(aliases) || alias >= best[aliases[alias].field])
			continue;
		best[aliases[alias].field] = alias;
		c->at[aliases[alias].field] = i;
	}
}

bool
import_columns_read(struct import_columns *c, const struct csv_row *row, char **cause)
{

	place_columns(c, row);
	if (c->at[FIELD_TEXT] == NO_COLUMN)
		c->at[FIELD_TEXT] = c->at[FIELD_TITLE];
	if (c->at[FIELD_NUMBER] == NO_COLUMN)
		*cause = xasprintf(_("the first row names no column for the number (%s)"),
		    "工单号, 受理编号, request_id");
	else if (c->at[FIELD_TEXT] == NO_COLUMN)
		*cause = xasprintf(_("the first row names no column for the text (%s)"),
		    "内容, 诉求内容, description");
	if (c->at[FIELD_NUMBER] == NO_COLUMN || c->at[FIELD_TEXT] == NO_COLUMN)
		return false;
	c->count = row->count;
	c->headings = xcalloc(row->count, sizeof *c->headings);
	for (size_t i = 0; i < row->count; i++)
		c->headings[i] = sanitize_line(row->fields[i]);
	return true;
}

void
import_columns_finish(struct import_columns *c)
{
	for (size_t i = 0; c->headings != NULL && i < c->count; i++)
		free(c->headings[i]);
	free(c->headings);
	memset(c, 0, sizeof *c);
}

void
import_column_name(const struct import_columns *c, size_t column, struct strbuf *out)
{
	strbuf_addf(out, _("column %zu"), column + 1);
	if (column < c->count && c->headings[column][0] != '\0')
		strbuf_addf(out, " (%s)", c->headings[column]);
}

size_t
import_column_of(const struct import_columns *c, const char *sql_name)
{
	for (size_t f = 0; f < FIELD_COUNT; f++)
		if (sql_names[f] != NULL && strcmp(sql_names[f], sql_name) == 0)
			return c->at[f];
	return NO_COLUMN;
}

void
import_columns_unused(const struct import_columns *c, struct strbuf *out)
{
	for (size_t i = 0; i < c->count; i++) {
		bool used = false;

		for (size_t f = 0; f < FIELD_COUNT; f++)
			used = used || c->at[f] == i;
		if (used)
			continue;
		strbuf_addf(out, "%s%s", out->len > 0 ? ", " : "", c->headings[i]);
	}
}

/* SPDX-License-Identifier: MIT */
#include "text/csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include <cmocka.h>

#include "shared.h"

/* Rows as text: row@line[field|field]!fault:column, one a line. */
static bool
on_row(void *ctx, const struct csv_row *row)
{
	struct strbuf *out = ctx;

	strbuf_addf(out, "%d@%d[", (int)row->row, (int)row->line);
	for (size_t i = 0; i < row->count; i++) {
		if (i)
			strbuf_addc(out, '|');
		strbuf_add(out, row->fields[i], row->lengths[i]);
		assert_int_equal(row->fields[i][row->lengths[i]], '\0');
	}
	strbuf_addc(out, ']');
	if (row->fault != CSV_FINE)
		strbuf_addf(out, "!%d:%d", (int)row->fault, (int)row->column);
	strbuf_addc(out, '\n');
	return true;
}

static void
read_in_steps(
    struct strbuf *out, const char *s, size_t n, char delimiter, size_t limit, size_t step)
{
	struct csv *csv = csv_create(delimiter, limit, on_row, out);

	for (size_t at = 0; at < n; at += step)
		assert_true(csv_feed(csv, s + at, n - at < step ? n - at : step, false));
	assert_true(csv_feed(csv, "", 0, true));
	csv_destroy(csv);
}

/* In one piece, in every pair of pieces, and byte by byte: always the same rows. */
static void
check(const char *s, size_t n, size_t limit, const char *expected)
{
	struct strbuf out = STRBUF_INIT;

	for (size_t step = 1; step <= n; step++) {
		strbuf_clear(&out);
		read_in_steps(&out, s, n, ',', limit, step);
		assert_string_equal(strbuf_str(&out), expected);
	}
	for (size_t at = 0; at <= n; at++) {
		struct csv *csv = csv_create(',', limit, on_row, &out);

		strbuf_clear(&out);
		assert_true(csv_feed(csv, s, at, false));
		assert_true(csv_feed(csv, s + at, n - at, true));
		assert_string_equal(strbuf_str(&out), expected);
		csv_destroy(csv);
	}
	strbuf_finish(&out);
}

#define CSV(s, expected) check((s), sizeof(s) - 1, 0, (expected))

static void
test_plain(void **state)
{
	CSV("", "");
	CSV("a,b,c\n1,2,3\n", "1@1[a|b|c]\n2@2[1|2|3]\n");
	CSV("a,b,c\n1,2,3", "1@1[a|b|c]\n2@2[1|2|3]\n");
	CSV("a,,\n,\n", "1@1[a||]\n2@2[|]\n");
	CSV(",", "1@1[|]\n");
	CSV("标题, 内容 \n", "1@1[标题| 内容 ]\n");
	CSV("it's 5\" wide,b\n", "1@1[it's 5\" wide|b]\n");
}

static void
test_line_ends(void **state)
{
	CSV("a\r\nb\rc\nd\r\n", "1@1[a]\n2@2[b]\n3@3[c]\n4@4[d]\n");
	CSV("\n\r\n\ra\n\n\r\rb", "1@4[a]\n2@8[b]\n");
	CSV("a\r\r\nb", "1@1[a]\n2@3[b]\n");
	CSV("a,\"x\r\ny\rz\nw\"\r\nb", "1@1[a|x\r\ny\rz\nw]\n2@5[b]\n");
}

static void
test_quotes(void **state)
{
	CSV("\"a\",\"b,c\",\"\"\n", "1@1[a|b,c|]\n");
	CSV("\"say \"\"hi\"\"\",x", "1@1[say \"hi\"|x]\n");
	CSV("\"\"\n", "1@1[]\n");
	CSV("\"\"\"\"", "1@1[\"]\n");
	CSV("\"a\"", "1@1[a]\n");
	CSV("a,\"\"", "1@1[a|]\n");
}

static void
test_faults(void **state)
{
	CSV("a,\"b\"c,d\ne\n", "1@1[a|bc|d]!3:2\n2@2[e]\n");
	CSV("a,\"b\" \"c\",d\n", "1@1[a|b \"c\"|d]!3:2\n");
	CSV("x\na,\"b\nc\n", "1@1[x]\n2@2[a|b\nc\n]!4:2\n");
	/* The first fault of a row is the one that is told. */
	CSV("\"a\"b,\"c\"d,\"e", "1@1[ab|cd|e]!3:1\n");
}

static void
test_nul(void **state)
{
	struct strbuf out = STRBUF_INIT;
	static const char s[] = "a,b\0c,d\ne";
	static const char expected[] = "1@1[a|b\0c|d]!2:2\n2@2[e]\n";

	for (size_t step = 1; step < sizeof s; step++) {
		strbuf_clear(&out);
		read_in_steps(&out, s, sizeof s - 1, ',', 0, step);
		assert_int_equal(out.len, sizeof expected - 1);
		assert_memory_equal(out.s, expected, out.len);
	}
	strbuf_finish(&out);
}

static void
test_limit(void **state)
{
	check("abcdefgh\nx\n", 11, 8, "1@1[abcdefgh]\n2@2[x]\n");
	check("abcdefghi\nx\n", 12, 8, "1@1[abcdefgh]!1:1\n2@2[x]\n");
	check("ab,cd,ef,gh\nx\n", 14, 8, "1@1[ab|cd|ef]!1:3\n2@2[x]\n");
	check("ab,cd,efg\nx\n", 12, 8, "1@1[ab|cd|ef]!1:3\n2@2[x]\n");
	/* What is skipped is still read: a quoted line end does not end the row. */
	check("abcdefgh,\"i\nj\",k\nx\n", 19, 8, "1@1[abcdefgh]!1:1\n2@3[x]\n");
	check("abcdefgh,\"i\n", 12, 8, "1@1[abcdefgh]!1:1\n");
}

static bool
on_raw(void *ctx, const struct csv_row *row)
{
	strbuf_add(ctx, row->raw, row->raw_length);
	strbuf_addc(ctx, '\n');
	return true;
}

static void
test_raw(void **state)
{
	static const char s[] = "a, \"\"b\r\n\"x\r\ny\",\"z\"w\r\n\r\nlast\0one";
	static const char expected[] = "a, \"\"b\n\"x\r\ny\",\"z\"w\nlast\0one\n";

	for (size_t at = 0; at < sizeof s; at++) {
		struct strbuf out = STRBUF_INIT;
		struct csv *csv = csv_create(',', 0, on_raw, &out);

		csv_feed(csv, s, at, false);
		csv_feed(csv, s + at, sizeof s - 1 - at, true);
		assert_int_equal(out.len, sizeof expected - 1);
		assert_memory_equal(out.s, expected, out.len);
		csv_destroy(csv);
		strbuf_finish(&out);
	}
}

static bool
stop_at_two(void *ctx, const struct csv_row *row)
{
	int *seen = ctx;

	(*seen)++;
	return row->row < 2;
}

static void
test_stop(void **state)
{
	int seen = 0;
	struct csv *csv = csv_create(',', 0, stop_at_two, &seen);

	assert_true(csv_feed(csv, "a\n", 2, false));
	assert_false(csv_feed(csv, "b\nc\nd\n", 6, false));
	assert_false(csv_feed(csv, "e\n", 2, true));
	assert_int_equal(seen, 2);
	csv_destroy(csv);
	csv_destroy(NULL);
}

static void
test_many_fields(void **state)
{
	struct strbuf in = STRBUF_INIT, out = STRBUF_INIT;

	for (int i = 0; i < 100000; i++)
		strbuf_addc(&in, ',');
	strbuf_adds(&in, "\nx\n");
	read_in_steps(&out, in.s, in.len, ',', 0, 4096);
	assert_true(out.len < 17000);
	assert_non_null(strstr(out.s, "]!1:16384\n2@2[x]\n"));
	strbuf_finish(&in);
	strbuf_finish(&out);
}

struct largest {
	size_t rows, raw, field;
	enum csv_fault fault;
};

static bool
on_large(void *ctx, const struct csv_row *row)
{
	struct largest *l = ctx;

	l->rows++;
	l->raw = row->raw_length > l->raw ? row->raw_length : l->raw;
	l->field = row->lengths[0] > l->field ? row->lengths[0] : l->field;
	if (row->fault != CSV_FINE)
		l->fault = row->fault;
	return true;
}

static void
test_line_of_100_mb(void **state)
{
	static char piece[65536];
	struct largest l = { 0 };
	struct csv *csv = csv_create(',', 1 << 20, on_large, &l);
	struct rusage before, after;

	memset(piece, 'x', sizeof piece);
	getrusage(RUSAGE_SELF, &before);
	for (size_t done = 0; done < 100u << 20; done += sizeof piece)
		assert_true(csv_feed(csv, piece, sizeof piece, false));
	assert_true(csv_feed(csv, "\ngood\n", 6, true));
	getrusage(RUSAGE_SELF, &after);
	assert_int_equal(l.rows, 2);
	assert_int_equal(l.fault, CSV_TOO_LONG);
	assert_int_equal(l.raw, 1 << 20);
	assert_int_equal(l.field, 1 << 20);
	/* Two buffers that grow by doubling; the sanitiser keeps old ones for a while. */
	assert_true(after.ru_maxrss - before.ru_maxrss < 16 * 1024);
	csv_destroy(csv);
}

static void
check_spectrum(const char *name, const char *expected)
{
	struct strbuf in = STRBUF_INIT;

	shared_read(&in, "nasty/csv-spectrum/%s.csv", name);
	check(in.s, in.len, 0, expected);
	strbuf_finish(&in);
}

static void
test_csv_spectrum(void **state)
{
	check_spectrum("comma_in_quotes",
	    "1@1[first|last|address|city|zip]\n2@2[John|Doe|120 any st.|Anytown, WW|08123]\n");
	check_spectrum("empty", "1@1[a|b|c]\n2@2[1||]\n3@3[2|3|4]\n");
	check_spectrum("empty_crlf", "1@1[a|b|c]\n2@2[1||]\n3@3[2|3|4]\n");
	check_spectrum("escaped_quotes", "1@1[a|b]\n2@2[1|ha \"ha\" ha]\n3@3[3|4]\n");
	check_spectrum(
	    "json", "1@1[key|val]\n2@2[1|{\"type\": \"Point\", \"coordinates\": [102.0, 0.5]}]\n");
	check_spectrum(
	    "newlines", "1@1[a|b|c]\n2@2[1|2|3]\n3@3[Once upon \na time|5|6]\n4@5[7|8|9]\n");
	check_spectrum(
	    "newlines_crlf", "1@1[a|b|c]\n2@2[1|2|3]\n3@3[Once upon \r\na time|5|6]\n4@5[7|8|9]\n");
	check_spectrum("quotes_and_newlines", "1@1[a|b]\n2@2[1|ha \n\"ha\" \nha]\n3@5[3|4]\n");
	check_spectrum("simple", "1@1[a|b|c]\n2@2[1|2|3]\n");
	check_spectrum("simple_crlf", "1@1[a|b|c]\n2@2[1|2|3]\n");
	check_spectrum("utf8", "1@1[a|b|c]\n2@2[1|2|3]\n3@3[4|5|ʤ]\n");
}

struct shape {
	size_t rows, first_count, ragged;
};

static bool
on_shape(void *ctx, const struct csv_row *row)
{
	struct shape *s = ctx;

	assert_int_equal(row->fault, CSV_FINE);
	if (s->rows++ == 0)
		s->first_count = row->count;
	s->ragged += row->count != s->first_count;
	return true;
}

static void
check_shape(const char *name, char delimiter, size_t rows, size_t columns, size_t ragged)
{
	struct strbuf in = STRBUF_INIT;
	static const size_t steps[] = { 1, 2, 3, 7, 1000, 1000000 };

	shared_read(&in, "nasty/qsv/%s", name);
	for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
		struct shape s = { 0 };
		struct csv *csv = csv_create(delimiter, 0, on_shape, &s);

		for (size_t at = 0; at < in.len; at += steps[i])
			csv_feed(
			    csv, in.s + at, in.len - at < steps[i] ? in.len - at : steps[i], false);
		csv_feed(csv, "", 0, true);
		assert_int_equal(s.rows, rows);
		assert_int_equal(s.first_count, columns);
		assert_int_equal(s.ragged, ragged);
		csv_destroy(csv);
	}
	strbuf_finish(&in);
}

static void
test_qsv_files(void **state)
{
	check_shape("boston311-100.csv", ',', 101, 29, 0);
	check_shape("boston311-100-bad.tsv", '\t', 101, 29, 1);
	check_shape("boston311-100-with-nonascii.csv", ',', 101, 29, 0);
	check_shape("utf8-japanesedata.csv", ',', 63, 26, 0);
	check_shape("NYC311-5.csv", ',', 6, 41, 0);
	check_shape("NYC311-5.tsv", '\t', 6, 41, 0);
	check_shape("aliases.csv", ',', 150, 2, 0);
}

static void
check_put(const char *field, const char *expected)
{
	struct strbuf out = STRBUF_INIT;

	csv_put(&out, field, strlen(field));
	assert_string_equal(strbuf_str(&out), expected);
	strbuf_finish(&out);
}

static void
test_put(void **state)
{
	check_put("", "");
	check_put("plain 中文", "plain 中文");
	check_put("a,b", "\"a,b\"");
	check_put("say \"hi\"", "\"say \"\"hi\"\"\"");
	check_put("a\nb", "\"a\nb\"");
	check_put(" a", "\" a\"");
	check_put("=1+1", "'=1+1");
	check_put("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
	check_put("@SUM(1)", "'@SUM(1)");
	check_put("\t=1", "'\t=1");
	check_put("\r=1", "\"'\r=1\"");
	check_put("\n=1", "\"'\n=1\"");
	check_put("＝1+1", "'＝1+1");
	check_put("－cmd", "'－cmd");
	check_put("  =1", "\"'  =1\"");
	check_put("　＠SUM(1)", "'　＠SUM(1)");
	check_put("\u200b\ufeff+cmd", "'\u200b\ufeff+cmd");
	check_put("　一", "　一");
	check_put("-", "'-");
	check_put("-1+cmd", "'-1+cmd");
	check_put("+86 555", "'+86 555");
	check_put("-12.50", "-12.50");
	check_put("+3", "+3");
	check_put("-.5e-3", "-.5e-3");
	check_put("-5e", "'-5e");
	check_put("-.", "'-.");
	check_put("-1.2.3", "'-1.2.3");
}

/* What is written is read back, but for the ' before a formula. */
static void
on_nasty(const char *path, const struct strbuf *bytes)
{
	struct strbuf line = STRBUF_INIT, out = STRBUF_INIT;

	for (size_t at = 0; at < bytes->len;) {
		const char *end = memchr(bytes->s + at, '\n', bytes->len - at);
		size_t n = end ? (size_t)(end - bytes->s) - at : bytes->len - at;
		const char *s = bytes->s + at;

		at += n + 1;
		if (n == 0 || memchr(s, '\0', n))
			continue;
		strbuf_clear(&line);
		strbuf_clear(&out);
		csv_put(&line, s, n);
		strbuf_adds(&line, ",end\n");
		assert_false(line.s[0] == '=' || line.s[0] == '@' || line.s[0] == '\t');
		read_in_steps(&out, line.s, line.len, ',', 0, 4096);
		assert_memory_equal(out.s, "1@1[", 4);
		if (out.s[4] == '\'' && *s != '\'')
			strbuf_splice(&out, 4, 1, NULL, 0);
		assert_memory_equal(out.s + 4, s, n);
		assert_string_equal(out.s + 4 + n, "|end]\n");
	}
	strbuf_finish(&line);
	strbuf_finish(&out);
}

static void
test_put_is_read_back(void **state)
{
	assert_true(shared_each("nasty", on_nasty) > 50);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plain),
		cmocka_unit_test(test_line_ends),
		cmocka_unit_test(test_quotes),
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_nul),
		cmocka_unit_test(test_limit),
		cmocka_unit_test(test_raw),
		cmocka_unit_test(test_stop),
		cmocka_unit_test(test_many_fields),
		cmocka_unit_test(test_line_of_100_mb),
		cmocka_unit_test(test_csv_spectrum),
		cmocka_unit_test(test_qsv_files),
		cmocka_unit_test(test_put),
		cmocka_unit_test(test_put_is_read_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

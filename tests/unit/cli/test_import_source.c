/* SPDX-License-Identifier: MIT */
/* Files as they come: encodings, delimiters, things that are no CSV; and the file of rejects. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/exitcode.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "import_rejects.h"
#include "import_source.h"

static char folder[] = "/tmp/paidan-import-XXXXXX";
static char path[sizeof folder + 16];

static int
make_folder(void **state)
{
	if (mkdtemp(folder) == NULL)
		return -1;
	snprintf(path, sizeof path, "%s/file.csv", folder);
	return 0;
}

static int
remove_folder(void **state)
{
	return rmdir(folder);
}

static void
write_file(const char *bytes, size_t n)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, n, f), n);
	fclose(f);
}

static bool
collect(void *ctx, const struct csv_row *row)
{
	struct strbuf *out = ctx;

	for (size_t i = 0; i < row->count; i++)
		strbuf_addf(out, "%s[%s]", i > 0 ? " " : "", row->fields[i]);
	strbuf_addc(out, '\n');
	return true;
}

/* The file as rows; or "! sentence". */
static void
read_all(enum encoding said, struct strbuf *out, enum encoding *used, int *code)
{
	char *cause = NULL;
	struct import_source *source = import_source_open(path, said, code, &cause);

	if (source == NULL) {
		strbuf_addf(out, "! %s", cause);
		free(cause);
		return;
	}
	*used = import_source_encoding(source);
	assert_true(import_source_run(source, collect, out, &cause));
	assert_int_equal(import_source_percent(source), 100);
	import_source_close(source);
}

static void
check(const char *bytes, size_t n, enum encoding said, enum encoding used, const char *expected)
{
	struct strbuf out = STRBUF_INIT;
	enum encoding e = ENCODING_AUTO;
	int code = EXIT_OK;

	write_file(bytes, n);
	read_all(said, &out, &e, &code);
	assert_string_equal(strbuf_str(&out), expected);
	assert_int_equal(e, used);
	assert_int_equal(code, EXIT_OK);
	strbuf_finish(&out);
	unlink(path);
}

static void
refused(const char *bytes, size_t n, enum encoding said, const char *word)
{
	struct strbuf out = STRBUF_INIT;
	enum encoding e = ENCODING_AUTO;
	int code = EXIT_OK;

	write_file(bytes, n);
	read_all(said, &out, &e, &code);
	if (out.s[0] != '!' || strstr(out.s, word) == NULL)
		fail_msg("%s", out.s);
	assert_int_equal(code, EXIT_DATA);
	strbuf_finish(&out);
	unlink(path);
}

#define BYTES(s) (s), sizeof (s) - 1

/* 工单号,内容 / A1,合肥大道路灯白天亮着，请有关部门处理 */
static const char gb[] = "\xb9\xa4\xb5\xa5\xba\xc5,\xc4\xda\xc8\xdd\nA1,"
    "\xba\xcf\xb7\xca\xb4\xf3\xb5\xc0\xc2\xb7\xb5\xc6\xb0\xd7\xcc\xec\xc1\xc1\xd7\xc5"
    "\xa3\xac\xc7\xeb\xd3\xd0\xb9\xd8\xb2\xbf\xc3\xc5\xb4\xa6\xc0\xed\n";
static const char utf[] = "工单号,内容\nA1,合肥大道路灯白天亮着，请有关部门处理\n";
static const char both[] = "[工单号] [内容]\n[A1] [合肥大道路灯白天亮着，请有关部门处理]\n";

static void
encodings_found(void **state)
{
	check(BYTES(gb), ENCODING_AUTO, ENCODING_GB18030, both);
	check(BYTES(gb), ENCODING_GBK, ENCODING_GBK, both);
	check(BYTES(utf), ENCODING_AUTO, ENCODING_UTF8, both);
	check(BYTES("\xEF\xBB\xBF" "number,text\n1,2\n"), ENCODING_AUTO, ENCODING_UTF8,
	    "[number] [text]\n[1] [2]\n");
}

/* One broken byte does not turn a UTF-8 file into a GB18030 one. */
static void
damage_is_not_another_encoding(void **state)
{
	char damaged[sizeof utf];
	struct strbuf expected = STRBUF_INIT;

	memcpy(damaged, utf, sizeof utf);
	damaged[sizeof utf - 3] = '\xFF';
	strbuf_add(&expected, both, strlen(both) - strlen("理]\n"));
	strbuf_adds(&expected, "\uFFFD\uFFFD]\n");
	check(damaged, sizeof utf - 1, ENCODING_AUTO, ENCODING_UTF8, expected.s);
	strbuf_finish(&expected);
}

static void
contradictions(void **state)
{
	refused(BYTES(utf), ENCODING_GB18030, "utf-8");
	refused(BYTES(utf), ENCODING_BIG5, "utf-8");
	refused(BYTES(gb), ENCODING_UTF8, "gb18030");
}

/* Plain ASCII for longer than any buffer, and then Chinese in GB18030. */
static void
encoding_found_far_down(void **state)
{
	struct strbuf file = STRBUF_INIT, out = STRBUF_INIT;
	enum encoding used = ENCODING_AUTO;
	int code = EXIT_OK;

	strbuf_adds(&file, "number,text\n");
	for (int i = 0; i < 60000; i++)
		strbuf_adds(&file, "1,nothing\n");
	strbuf_add(&file, gb, sizeof gb - 1);
	write_file(file.s, file.len);
	read_all(ENCODING_AUTO, &out, &used, &code);
	assert_int_equal(used, ENCODING_GB18030);
	assert_string_equal(out.s + out.len - strlen(both), both);
	strbuf_finish(&file);
	strbuf_finish(&out);
	unlink(path);
}

static void
delimiters(void **state)
{
	check(BYTES("a;b\n1,5;2\n"), ENCODING_AUTO, ENCODING_UTF8, "[a] [b]\n[1,5] [2]\n");
	check(BYTES("a\tb\n1\t2\n"), ENCODING_AUTO, ENCODING_UTF8, "[a] [b]\n[1] [2]\n");
	check(BYTES("a,b\n1,2;3;4;5\n"), ENCODING_AUTO, ENCODING_UTF8, "[a] [b]\n[1] [2;3;4;5]\n");
	check(BYTES("a\n1\n"), ENCODING_AUTO, ENCODING_UTF8, "[a]\n[1]\n");
}

static void
no_csv(void **state)
{
	refused("", 0, ENCODING_AUTO, "empty");
	refused(BYTES("\xFF\xFE" "a\0,\0b\0\n\0"), ENCODING_AUTO, "UTF-16");
	refused(BYTES("PK\x03\x04 and so on"), ENCODING_AUTO, "XLSX");
}

static void
not_there(void **state)
{
	int code = EXIT_OK;
	char *cause = NULL;

	assert_null(import_source_open(path, ENCODING_AUTO, &code, &cause));
	assert_int_equal(code, EXIT_NOINPUT);
	free(cause);
	cause = NULL;
	assert_null(import_source_open(folder, ENCODING_AUTO, &code, &cause));
	assert_int_equal(code, EXIT_NOINPUT);
	assert_non_null(cause);
	free(cause);
}

static bool
count_three(void *ctx, const struct csv_row *row)
{
	return ++*(int *)ctx < 3;
}

static void
stopped(void **state)
{
	int code = EXIT_OK, rows = 0;
	char *cause = NULL;
	struct import_source *source;

	write_file(BYTES("a\nb\nc\nd\ne\n"));
	source = import_source_open(path, ENCODING_AUTO, &code, &cause);
	assert_false(import_source_run(source, count_three, &rows, &cause));
	assert_null(cause);
	assert_int_equal(rows, 3);
	import_source_close(source);
	unlink(path);
}

static void
rejects(void **state)
{
	static const char expected[] = "\xEF\xBB\xBF\"reason\";a;b\r\n"
	    "\"the \"\"text\"\"\";1;\"x;y\r\nz\"\r\n"
	    "\"too long\";\"\"\"never\"\r\n";
	struct strbuf got = STRBUF_INIT;
	struct stat st;
	char *cause = NULL;
	struct import_rejects *r = import_rejects_create(path, &cause);
	FILE *f;

	assert_non_null(r);
	assert_null(import_rejects_create(path, &cause));
	assert_non_null(cause);
	free(cause);
	import_rejects_heading(r, ';', BYTES("a;b"));
	import_rejects_put(r, "the \"text\"", BYTES("1;\"x;y\r\nz\""), true);
	import_rejects_put(r, "too long", BYTES("\"never"), false);
	assert_true(import_rejects_finish(r, &cause));
	f = fopen(path, "r");
	assert_int_equal(fstat(fileno(f), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	strbuf_reserve(&got, (size_t)st.st_size);
	got.len = fread(got.s, 1, (size_t)st.st_size, f);
	fclose(f);
	assert_int_equal(got.len, sizeof expected - 1);
	assert_memory_equal(got.s, expected, got.len);
	strbuf_finish(&got);
	unlink(path);
}

static void
no_rejects_no_file(void **state)
{
	char *cause = NULL;
	struct import_rejects *r = import_rejects_create(path, &cause);

	import_rejects_heading(r, ',', BYTES("a"));
	assert_true(import_rejects_finish(r, &cause));
	assert_int_equal(access(path, F_OK), -1);
	assert_true(import_rejects_finish(NULL, &cause));
}

static void
links_are_not_followed(void **state)
{
	char *cause = NULL;

	assert_int_equal(symlink("/dev/null", path), 0);
	assert_null(import_rejects_create(path, &cause));
	assert_non_null(cause);
	free(cause);
	unlink(path);
}

/* No room for the rows: the sum must not look like success. */
static void
rejects_that_do_not_fit(void **state)
{
	struct rlimit before, small = { 1000, RLIM_INFINITY };
	char row[70000];
	char *cause = NULL;
	struct import_rejects *r = import_rejects_create(path, &cause);

	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	small.rlim_max = before.rlim_max;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	memset(row, 'x', sizeof row);
	import_rejects_put(r, "x", row, sizeof row, true);
	assert_false(import_rejects_finish(r, &cause));
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	assert_non_null(cause);
	free(cause);
	unlink(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(encodings_found),
		cmocka_unit_test(damage_is_not_another_encoding),
		cmocka_unit_test(contradictions),
		cmocka_unit_test(encoding_found_far_down),
		cmocka_unit_test(delimiters),
		cmocka_unit_test(no_csv),
		cmocka_unit_test(not_there),
		cmocka_unit_test(stopped),
		cmocka_unit_test(rejects),
		cmocka_unit_test(no_rejects_no_file),
		cmocka_unit_test(links_are_not_followed),
		cmocka_unit_test(rejects_that_do_not_fit),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

/* SPDX-License-Identifier: MIT */
#include "yamlfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <yaml.h>

#include "base/i18n.h"
#include "base/strbuf.h"
#include "base/vec.h"

/* Far above any file that people write; keeps the search for duplicates cheap. */
#define FILE_MAX ((size_t)256 * 1024)

struct reader {
	yaml_parser_t parser;
	const char *path;
	const struct strbuf *text;
	enum yaml_shape shape;
	struct yaml_entries *out;
	char **cause;
};

static bool fault(struct reader *r, yaml_mark_t at, const char *fmt, ...) PRINTF_LIKE(3, 4);

/* Always false, so that it can be returned. */
static bool
fault(struct reader *r, yaml_mark_t at, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	char *sentence = xvasprintf(fmt, ap);
	va_end(ap);
	*r->cause = xasprintf("%s:%zu:%zu: %s", r->path, at.line + 1, at.column + 1, sentence);
	free(sentence);
	return false;
}

/* libyaml tells only the byte where characters cannot be read. */
static yaml_mark_t
mark_of_byte(const struct strbuf *text, size_t byte)
{
	yaml_mark_t at = { byte, 0, 0 };

	for (size_t i = 0; i < byte && i < text->len; i++) {
		unsigned char c = (unsigned char)text->s[i];
		if (c == '\n') {
			at.line++;
			at.column = 0;
		} else if ((c & 0xC0) != 0x80) {
			at.column++;
		}
	}
	return at;
}

static bool
next_event(struct reader *r, yaml_event_t *event)
{
	yaml_parser_t *p = &r->parser;

	if (yaml_parser_parse(p, event))
		return true;
	if (p->error == YAML_READER_ERROR)
		return fault(r, mark_of_byte(r->text, p->problem_offset),
		    _("the file is not UTF-8 text: %s"), p->problem);
	return fault(r, p->problem_mark, _("this is not YAML: %s"), p->problem ? p->problem : "");
}

/* What YAML can do and we do not want, whatever kind of value it stands at. */
static bool
check_plain(struct reader *r, const yaml_event_t *event)
{
	const yaml_char_t *anchor = NULL, *tag = NULL;

	switch (event->type) {
	case YAML_ALIAS_EVENT:
		return fault(r, event->start_mark, _("aliases (*name) are not understood here"));
	case YAML_SCALAR_EVENT:
		anchor = event->data.scalar.anchor;
		tag = event->data.scalar.tag;
		break;
	case YAML_MAPPING_START_EVENT:
		anchor = event->data.mapping_start.anchor;
		tag = event->data.mapping_start.tag;
		break;
	case YAML_SEQUENCE_START_EVENT:
		anchor = event->data.sequence_start.anchor;
		tag = event->data.sequence_start.tag;
		break;
	default:
		break;
	}
	if (anchor)
		return fault(r, event->start_mark, _("anchors (&name) are not understood here"));
	if (tag)
		return fault(r, event->start_mark, _("tags (!name) are not understood here"));
	return true;
}

/* key NULL: the section itself must be new. */
static bool
check_new(struct reader *r, const char *section, const char *key, yaml_mark_t at)
{
	for (size_t i = 0; i < r->out->count; i++) {
		const struct yaml_entry *e = &r->out->items[i];
		if (strcmp(section ? section : "", e->section ? e->section : "") == 0 &&
		    (!key || strcmp(key, e->key) == 0))
			return fault(r, at,
			    _("\"%s\" stands here twice; the first time in line %zu"),
			    key ? key : section, e->line);
	}
	return true;
}

static bool
take_value(struct reader *r, const char *section, const char *key, yaml_mark_t at)
{
	yaml_event_t event;
	bool ok = false;

	if (!next_event(r, &event))
		return false;
	yaml_mark_t here = event.start_mark;
	if (!check_plain(r, &event))
		goto out;
	if (event.type == YAML_SEQUENCE_START_EVENT) {
		fault(r, here, _("\"%s\" takes one value, not a list"), key);
		goto out;
	}
	if (event.type == YAML_MAPPING_START_EVENT) {
		fault(r, here, _("\"%s\" takes one value, not a section"), key);
		goto out;
	}
	const char *value = (const char *)event.data.scalar.value;
	if (strlen(value) != event.data.scalar.length) {
		fault(r, here, _("the value of \"%s\" holds a NUL character"), key);
		goto out;
	}
	if (!check_new(r, section, key, at))
		goto out;
	struct yaml_entry *e = VEC_ADD(r->out->items, r->out->count, r->out->cap);
	*e = (struct yaml_entry){ xstrdup_null(section), xstrdup(key), xstrdup(value), at.line + 1,
		at.column + 1, here.line + 1, here.column + 1 };
	ok = true;
out:
	yaml_event_delete(&event);
	return ok;
}

static bool
is_name(const yaml_event_t *event)
{
	if (event->type != YAML_SCALAR_EVENT || event->data.scalar.length == 0)
		return false;
	/* No hidden tail behind a NUL. */
	return strlen((const char *)event->data.scalar.value) == event->data.scalar.length;
}

static bool take_mapping(struct reader *r, const char *section, bool sections);

/* The value of a section's name: lines, or nothing at all (they may all be commented out). */
static bool
take_section(struct reader *r, const char *name, yaml_mark_t at)
{
	yaml_event_t event;
	bool ok = false;

	if (!check_new(r, name, NULL, at) || !next_event(r, &event))
		return false;
	if (!check_plain(r, &event))
		goto out;
	if (event.type == YAML_MAPPING_START_EVENT)
		ok = take_mapping(r, name, false);
	else if (event.type == YAML_SCALAR_EVENT && event.data.scalar.length == 0)
		ok = true;
	else
		fault(r, event.start_mark,
		    _("\"%s\" must be followed by lines of the form \"name: value\""), name);
out:
	yaml_event_delete(&event);
	return ok;
}

static bool
take_mapping(struct reader *r, const char *section, bool sections)
{
	for (;;) {
		yaml_event_t event;
		if (!next_event(r, &event))
			return false;
		bool done = event.type == YAML_MAPPING_END_EVENT;
		bool ok = done || check_plain(r, &event);
		if (ok && !done && !is_name(&event))
			ok =
			    fault(r, event.start_mark, _("a name must stand here, before a colon"));
		if (ok && !done) {
			const char *key = (const char *)event.data.scalar.value;
			ok = sections ? take_section(r, key, event.start_mark)
				      : take_value(r, section, key, event.start_mark);
		}
		yaml_event_delete(&event);
		if (done || !ok)
			return ok;
	}
}

static bool
take_document(struct reader *r, const yaml_event_t *root)
{
	if (!check_plain(r, root))
		return false;
	/* A document of nothing but "---". */
	if (root->type == YAML_SCALAR_EVENT && root->data.scalar.length == 0)
		return true;
	if (root->type != YAML_MAPPING_START_EVENT)
		return fault(r, root->start_mark,
		    _("the file must be made of lines of the form \"name: value\""));
	return take_mapping(r, NULL, r->shape == YAML_SECTIONS);
}

static bool
take_stream(struct reader *r)
{
	size_t documents = 0;

	for (;;) {
		yaml_event_t event;
		bool ok = next_event(r, &event);
		if (!ok)
			return false;
		bool done = event.type == YAML_STREAM_END_EVENT;
		if (event.type == YAML_DOCUMENT_START_EVENT && documents++ > 0)
			ok = fault(
			    r, event.start_mark, _("only one document may stand in the file"));
		else if (event.type == YAML_SCALAR_EVENT || event.type == YAML_ALIAS_EVENT ||
		    event.type == YAML_MAPPING_START_EVENT ||
		    event.type == YAML_SEQUENCE_START_EVENT)
			ok = take_document(r, &event);
		yaml_event_delete(&event);
		if (done || !ok)
			return ok;
	}
}

/* A file that does not exist is not a failure: *found is false. */
static bool
slurp(const char *path, struct strbuf *text, bool *found, bool *open_to_others, char **cause)
{
	struct stat st;
	ssize_t n = 0;

	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	*found = fd >= 0;
	if (fd < 0 && (errno == ENOENT || errno == ENOTDIR))
		return true;
	if (fd >= 0 && fstat(fd, &st) == 0 && open_to_others)
		*open_to_others = (st.st_mode & (S_IRGRP | S_IROTH)) != 0;
	while (fd >= 0 && text->len <= FILE_MAX) {
		n = read(fd, strbuf_reserve(text, 8192), 8192);
		if (n <= 0)
			break;
		text->len += (size_t)n;
		text->s[text->len] = '\0';
	}
	if (fd < 0 || n < 0) {
		*cause = xasprintf(_("%s: cannot be read: %s"), path, strerror(errno));
	} else if (text->len > FILE_MAX) {
		*cause = xasprintf(_("%s: larger than %zu KiB: this is no file of settings"), path,
		    FILE_MAX / 1024);
		n = -1;
	}
	bool ok = fd >= 0 && n >= 0;
	if (fd >= 0)
		close(fd);
	return ok;
}

bool
yaml_read(const char *path, enum yaml_shape shape, struct yaml_entries *out, bool *open_to_others,
    char **cause)
{
	struct strbuf text = STRBUF_INIT;
	struct reader r = {
		.path = path, .text = &text, .shape = shape, .out = out, .cause = cause
	};
	bool found;

	bool ok = slurp(path, &text, &found, open_to_others, cause);
	if (!ok || !found)
		goto out;
	if (!yaml_parser_initialize(&r.parser)) {
		*cause = xasprintf(_("%s: cannot be read: %s"), path, strerror(ENOMEM));
		ok = false;
		goto out;
	}
	yaml_parser_set_input_string(&r.parser, (const unsigned char *)strbuf_str(&text), text.len);
	ok = take_stream(&r);
	yaml_parser_delete(&r.parser);
out:
	strbuf_finish(&text);
	return ok;
}

void
yaml_entries_finish(struct yaml_entries *entries)
{
	for (size_t i = 0; i < entries->count; i++) {
		free(entries->items[i].section);
		free(entries->items[i].key);
		free(entries->items[i].value);
	}
	free(entries->items);
	*entries = (struct yaml_entries){ 0 };
}

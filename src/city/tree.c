/* SPDX-License-Identifier: MIT */
#include "tree.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "text/utf8.h"

/* More than any file of ours needs; what goes beyond is built to hurt. */
#define DEPTH_MOST 16
#define KEYS_MOST 64

struct reader {
	yaml_parser_t parser;
	const char *text;
	size_t size;
	struct city_faults *faults;
};

/* Where a byte stands, for what is found before there are marks. */
static void
fault_at_byte(struct reader *r, size_t byte, const char *why)
{
	size_t line = 1, column = 1;

	for (size_t i = 0; i < byte && i < r->size; i++) {
		unsigned char c = (unsigned char)r->text[i];
		if (c == '\n') {
			line++;
			column = 1;
		} else if (c < 0x80 || c >= 0xC0) {
			column++;
		}
	}
	city_faults_add(r->faults, line, column, "%s", why);
}

static bool
next_event(struct reader *r, yaml_event_t *event)
{
	yaml_parser_t *p = &r->parser;

	if (yaml_parser_parse(p, event))
		return true;
	if (p->error == YAML_READER_ERROR)
		fault_at_byte(r, p->problem_offset, _("a control character stands here"));
	else
		city_faults_add(r->faults, p->problem_mark.line + 1, p->problem_mark.column + 1,
		    _("this is not YAML: %s"), p->problem ? p->problem : "");
	return false;
}

static bool
has_anchor(const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		return event->data.scalar.anchor != NULL;
	case YAML_MAPPING_START_EVENT:
		return event->data.mapping_start.anchor != NULL;
	case YAML_SEQUENCE_START_EVENT:
		return event->data.sequence_start.anchor != NULL;
	default:
		return false;
	}
}

static bool
has_tag(const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		return event->data.scalar.tag != NULL;
	case YAML_MAPPING_START_EVENT:
		return event->data.mapping_start.tag != NULL;
	case YAML_SEQUENCE_START_EVENT:
		return event->data.sequence_start.tag != NULL;
	default:
		return false;
	}
}

static void
check_plain(struct reader *r, const yaml_event_t *event, const struct node *at)
{
	if (has_anchor(event))
		city_faults_add(r->faults, at->line, at->column,
		    _("anchors (&name) are not understood here"));
	if (has_tag(event))
		city_faults_add(
		    r->faults, at->line, at->column, _("tags (!name) are not understood here"));
}

static void
take_scalar(struct reader *r, const yaml_event_t *event, struct node *out)
{
	out->kind = NODE_VALUE;
	out->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
	out->text = xstrdup((const char *)event->data.scalar.value);
	if (strlen(out->text) != event->data.scalar.length)
		city_faults_add(
		    r->faults, out->line, out->column, _("the value holds a NUL character"));
}

static bool take_node(
    struct reader *r, const yaml_event_t *event, int depth, struct node *out);

static bool
take_list(struct reader *r, int depth, struct node *out)
{
	out->kind = NODE_LIST;
	for (;;) {
		yaml_event_t event;
		struct node value = { 0 };
		if (!next_event(r, &event))
			return false;
		bool done = event.type == YAML_SEQUENCE_END_EVENT;
		bool ok = done || take_node(r, &event, depth, &value);
		yaml_event_delete(&event);
		if (!done)
			*VEC_ADD(out->members, out->count, out->cap) =
			    (struct member){ NULL, value.line, value.column, value };
		if (done || !ok)
			return ok;
	}
}

/* A name before a colon. False if it is none, which is a fault. */
static bool
take_key(struct reader *r, const yaml_event_t *event, const struct node *section, struct member *m)
{
	m->line = event->start_mark.line + 1;
	m->column = event->start_mark.column + 1;
	if (event->type != YAML_SCALAR_EVENT || event->data.scalar.length == 0 ||
	    strlen((const char *)event->data.scalar.value) != event->data.scalar.length) {
		city_faults_add(r->faults, m->line, m->column,
		    _("a name must stand here, before a colon"));
		return false;
	}
	m->key = xstrdup((const char *)event->data.scalar.value);
	struct node at = { .line = m->line, .column = m->column };
	check_plain(r, event, &at);
	for (size_t i = 0; i < section->count; i++)
		if (strcmp(section->members[i].key, m->key) == 0)
			city_faults_add(r->faults, m->line, m->column,
			    _("\"%s\" stands here twice; the first time in line %zu"), m->key,
			    section->members[i].line);
	return true;
}

static bool
take_section(struct reader *r, int depth, struct node *out)
{
	out->kind = NODE_SECTION;
	for (;;) {
		yaml_event_t event;
		struct member m = { 0 };
		if (!next_event(r, &event))
			return false;
		bool done = event.type == YAML_MAPPING_END_EVENT;
		bool ok = done || take_key(r, &event, out, &m);
		yaml_event_delete(&event);
		if (done || !ok)
			return ok;
		if (out->count == KEYS_MOST) {
			city_faults_add(r->faults, m.line, m.column,
			    _("more than %d names in one section"), KEYS_MOST);
			free(m.key);
			return false;
		}
		ok = next_event(r, &event);
		if (ok) {
			ok = take_node(r, &event, depth, &m.value);
			yaml_event_delete(&event);
		}
		*VEC_ADD(out->members, out->count, out->cap) = m;
		if (!ok)
			return false;
	}
}

/* False: nothing more can be read, or is worth it. What was read is in out all the same. */
static bool
take_node(struct reader *r, const yaml_event_t *event, int depth, struct node *out)
{
	out->line = event->start_mark.line + 1;
	out->column = event->start_mark.column + 1;
	check_plain(r, event, out);
	if (depth == DEPTH_MOST) {
		city_faults_add(r->faults, out->line, out->column,
		    _("sections and lists are nested deeper than %d"), DEPTH_MOST);
		return false;
	}
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		take_scalar(r, event, out);
		return true;
	case YAML_SEQUENCE_START_EVENT:
		return take_list(r, depth + 1, out);
	case YAML_MAPPING_START_EVENT:
		return take_section(r, depth + 1, out);
	default:
		city_faults_add(r->faults, out->line, out->column,
		    _("aliases (*name) are not understood here"));
		return false;
	}
}

static bool
is_value(const yaml_event_t *event)
{
	return event->type == YAML_SCALAR_EVENT || event->type == YAML_ALIAS_EVENT ||
	    event->type == YAML_MAPPING_START_EVENT || event->type == YAML_SEQUENCE_START_EVENT;
}

static bool
take_stream(struct reader *r, struct node *root)
{
	size_t documents = 0;

	for (;;) {
		yaml_event_t event;
		if (!next_event(r, &event))
			return false;
		bool done = event.type == YAML_STREAM_END_EVENT, ok = true;
		if (event.type == YAML_DOCUMENT_START_EVENT && documents++ > 0) {
			city_faults_add(r->faults, event.start_mark.line + 1,
			    event.start_mark.column + 1,
			    _("only one document may stand in the file"));
			ok = false;
		} else if (is_value(&event)) {
			ok = take_node(r, &event, 0, root);
		}
		yaml_event_delete(&event);
		if (!ok)
			return false;
		if (done)
			break;
	}
	/* A file of comments has no document at all. */
	if (documents == 0)
		*root = (struct node){ .line = 1, .column = 1, .text = xstrdup("") };
	return true;
}

bool
tree_parse(const char *text, size_t n, struct node *root, struct city_faults *faults)
{
	struct reader r = { .text = text, .size = n, .faults = faults };
	size_t bad = utf8_check(text, n);

	*root = (struct node){ 0 };
	if (bad < n) {
		fault_at_byte(&r, bad, _("the file is not UTF-8 text"));
		return false;
	}
	if (!yaml_parser_initialize(&r.parser)) {
		city_faults_add(faults, 1, 1, _("the file cannot be read: out of memory"));
		return false;
	}
	yaml_parser_set_input_string(&r.parser, (const unsigned char *)text, n);
	bool ok = take_stream(&r, root);
	yaml_parser_delete(&r.parser);
	/* Half a tree would bring complaints about what stands in the other half. */
	if (!ok)
		tree_finish(root);
	return ok;
}

void
tree_finish(struct node *node)
{
	for (size_t i = 0; i < node->count; i++) {
		free(node->members[i].key);
		tree_finish(&node->members[i].value);
	}
	free(node->members);
	free(node->text);
	*node = (struct node){ 0 };
}

bool
node_is_nothing(const struct node *node)
{
	return node->kind == NODE_VALUE && !node->quoted &&
	    (*node->text == '\0' || strcmp(node->text, "~") == 0 ||
		strcmp(node->text, "null") == 0);
}

struct node *
node_get(const struct node *section, const char *key)
{
	if (!section || section->kind != NODE_SECTION)
		return NULL;
	for (size_t i = 0; i < section->count; i++) {
		struct member *m = &section->members[i];
		if (strcmp(m->key, key) == 0)
			return node_is_nothing(&m->value) ? NULL : &m->value;
	}
	return NULL;
}

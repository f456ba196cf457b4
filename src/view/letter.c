/* SPDX-License-Identifier: MIT */
/* A letter as it was issued, to read, and to write into a file that is printed. */
#include "view/views.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "query/letter.h"
#include "text/encoding.h"
#include "text/sanitize.h"
#include "text/utf8.h"
#include "text/width.h"
#include "ui/pager.h"
#include "ui/prompt.h"

struct letter_screen {
	struct desk_view v;
	struct letter_query query;
	struct pager *pager;
	char *code;              /* NULL before it has come */
	char *title;
	char *text;
	enum encoding encoding;  /* of the file that is being asked for */
};

static struct letter_screen *
screen_of(struct view *view)
{
	return (struct letter_screen *)view;
}

static void
show(struct letter_screen *s)
{
	const char *at = s->text;

	pager_clear(s->pager);
	while (*at != '\0') {
		size_t n = strcspn(at, "\n\f");
		struct strbuf line = STRBUF_INIT;

		sanitize(&line, at, n, SANITIZE_LINE);
		pager_add(s->pager, STYLE_PLAIN, 4, strbuf_str(&line));
		strbuf_finish(&line);
		at += n;
		if (*at == '\n')
			at++;
		if (*at == '\f') {
			pager_add(s->pager, STYLE_RULE, 0, _("- - - the next page - - -"));
			at++;
		}
	}
}

static void
came(void *ctx, const struct letter *letter, const char *sentence)
{
	struct letter_screen *s = ctx;

	if (letter == NULL) {
		app_say(s->v.desk->app, STYLE_ERROR, "%s", sentence);
		app_pop(s->v.desk->app, &s->v.view);
		return;
	}
	s->code = xstrdup(letter->code);
	s->title = xasprintf(_("%s  to %s, %d tickets, %s"), letter->number, letter->unit,
	    letter->tickets, letter->code);
	s->text = xstrdup(letter->text);
	show(s);
	app_release(s->v.desk->app);
	app_dirty(s->v.desk->app);
}

static void
draw(struct view *view, struct canvas *canvas, struct rect area)
{
	struct letter_screen *s = screen_of(view);
	char *title = s->title != NULL ? sanitize_line(s->title) : NULL;

	frame_set(&app_frame(s->v.desk->app)->status_left, "");
	canvas_field(canvas, area.row, area.col, area.cols, ALIGN_LEFT, STYLE_TITLE,
	    title != NULL ? title : desk_reading(s->v.desk));
	free(title);
	area.row++;
	area.rows--;
	pager_draw(s->pager, canvas, area);
}

static bool
key(struct view *view, const struct key *key)
{
	return pager_key(screen_of(view)->pager, key);
}

/* --- into a file ------------------------------------------------------------------- */

/* What the encoding has not got is printed as a mark, and counted. */
static size_t
encode(struct strbuf *out, const char *text, enum encoding encoding)
{
	struct encoder *encoder = encoder_create(encoding);
	size_t lost = 0, n = strlen(text);

	for (size_t at = 0; at < n;) {
		uint32_t cp;

		at += utf8_decode(text + at, n - at, &cp, NULL);
		if (!encoder_put(encoder, cp, out)) {
			strbuf_addc(out, '?');
			lost++;
		}
	}
	encoder_destroy(encoder);
	return lost;
}

/* A new file of mode 0600; one that is there is never written over. */
static bool
write_new(const char *path, const struct strbuf *bytes)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOCTTY, 0600);
	size_t done = 0;
	int saved;

	if (fd < 0)
		return false;
	while (done < bytes->len) {
		ssize_t n = write(fd, bytes->s + done, bytes->len - done);

		if (n < 0 && errno != EINTR)
			break;
		done += n > 0 ? (size_t)n : 0;
	}
	saved = errno;
	if (done == bytes->len && fsync(fd) == 0 && close(fd) == 0)
		return true;
	if (done < bytes->len)
		close(fd);
	unlink(path);
	errno = saved;
	return false;
}

/* ~/ is the operator's own folder, as everywhere. */
static char *
place(const char *typed)
{
	const char *home = getenv("HOME");

	return strncmp(typed, "~/", 2) == 0 && home != NULL ? xasprintf("%s%s", home, typed + 1) :
	    xstrdup(typed);
}

static void
save(struct letter_screen *s, const char *typed)
{
	struct app *app = s->v.desk->app;
	struct strbuf bytes = STRBUF_INIT;
	char *path = place(typed);
	size_t lost = encode(&bytes, s->text, s->encoding);

	bool written = write_new(path, &bytes);

	if (written && lost > 0)
		app_say(app, STYLE_WARN, _("Written to %s; %zu characters are not in %s."), path, lost,
		    encoding_name(s->encoding));
	else if (written)
		app_say(app, STYLE_GOOD, _("Written to %s, in %s."), path, encoding_name(s->encoding));
	else if (errno == EEXIST)
		app_say(app, STYLE_ERROR, _("%s is there already and stays as it is; choose another name."),
		    path);
	else
		app_say(app, STYLE_ERROR, _("%s cannot be written: %s."), path, strerror(errno));
	strbuf_finish(&bytes);
	free(path);
}

static void
path_typed(void *ctx, const char *typed)
{
	if (typed != NULL && *typed != '\0')
		save(ctx, typed);
}

static void
ask_path(struct view *view, const struct args *args, enum encoding encoding)
{
	struct letter_screen *s = screen_of(view);
	char *name, *label;

	if (s->text == NULL)
		return;
	s->encoding = encoding;
	if (args != NULL && args->count > 0) {
		save(s, args->words[0]);
		return;
	}
	name = xasprintf("%s.txt", s->code);
	label = xasprintf(_("File (%s): "), encoding_name(encoding));
	prompt_line(s->v.desk->app, label, name, NULL, path_typed, s);
	free(label);
	free(name);
}

static void
run_save(struct view *view, const struct args *args)
{
	ask_path(view, args, ENCODING_UTF8);
}

static void
run_save_gb(struct view *view, const struct args *args)
{
	ask_path(view, args, ENCODING_GB18030);
}

static const struct action actions[] = {
	{ "save-letter", "s", N_("Save"), N_("Write the letter into a new file, in UTF-8."), N_("[FILE]"),
	    NULL, ACTION_HINT, run_save },
	{ "save-letter-gb", "S", N_("Save GB"), N_("Write the letter into a new file, in GB18030."),
	    N_("[FILE]"), NULL, ACTION_HINT, run_save_gb },
};

const struct action_table letter_actions = {
	"letter", N_("Letters"), actions, ARRAY_LEN(actions),
};

/* --- life -------------------------------------------------------------------------- */

static void
destroy(struct view *view)
{
	struct letter_screen *s = screen_of(view);

	letter_forget(&s->query);
	pager_destroy(s->pager);
	free(s->code);
	free(s->title);
	free(s->text);
	free(s);
}

static const struct action_table *const tables[] = { &letter_actions, &pager_actions, NULL };

static const struct view_ops ops = {
	.name = "letter",
	.tables = tables,
	.draw = draw,
	.key = key,
	.destroy = destroy,
};

static struct letter_screen *
create(struct desk *desk)
{
	struct letter_screen *s = xcalloc(1, sizeof *s);

	s->v.view.ops = &ops;
	s->v.desk = desk;
	s->pager = pager_create();
	return s;
}

struct view *
letter_view(struct desk *desk, const char *number, int64_t ticket)
{
	struct letter_screen *s = create(desk);

	letter_ask(&s->query, desk->db, number, ticket, came, s);
	return &s->v.view;
}

struct view *
letter_view_case(struct desk *desk, int64_t id)
{
	struct letter_screen *s = create(desk);

	letter_ask_case(&s->query, desk->db, id, came, s);
	return &s->v.view;
}

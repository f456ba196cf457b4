/* SPDX-License-Identifier: MIT */
/*
 * The console: makes everything, joins it, runs the loop. The connection is made before the
 * terminal is taken, so that a wrong password or a missing server is one
 * plain line in the shell; later losses are a banner over readable lists.
 */
#include "cli/commands.h"

#include <getopt.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/exitcode.h"
#include "base/i18n.h"
#include "base/log.h"
#include "base/strbuf.h"
#include "cli/say.h"
#include "model/moment.h"
#include "query/hello.h"
#include "query/refusal.h"
#include "query/write.h"
#include "settings/secrets.h"
#include "settings/settings.h"
#include "text/sanitize.h"
#include "ui/vault.h"
#include "view/badges.h"
#include "view/night.h"
#include "view/views.h"

#include "door.h"
#include "leases.h"
#include "passphrase.h"

/* So long the first picture waits for all that belongs in it. */
#define OPENING_MS 300

struct console {
	struct settings *settings;
	struct desk desk;
	struct door door;
	struct leases leases;
	struct keymap *keymap;
	struct badges *badges;
	struct night *night;
	struct loop_timer *minute;
	bool started;            /* the terminal is ours */
	bool shift_known;        /* who sits here, and in which shift, stands in the middle */
	bool greeted;            /* hello has come at least once */
	int64_t away_since;      /* wall clock; 0: the database is there */
	struct vault *vault;     /* of the drafts; NULL: they are in clear */
	int code;                /* why it ends before it began */
};

/* --- frame ------------------------------------------------------------------ */

static void
show_who(struct console *c)
{
	struct frame *frame = app_frame(c->desk.app);
	struct account *a = &c->desk.account;
	char *place = sanitize_line(*a->unit != '\0' ? a->unit : a->platform);
	char *name = sanitize_line(a->name), *left = xasprintf(_("Paidan  %s"), place);
	char *middle = xasprintf("%s %s%s%s", name, account_role_label(a->role),
	    c->desk.night ? " " : "", c->desk.night ? c->desk.shift : "");

	frame_set(&frame->left, left);
	/* With the shift it stands elsewhere: it is not sent twice. */
	frame_set(&frame->middle, c->shift_known || !frame->starting ? middle : NULL);
	free(place);
	free(name);
	free(left);
	free(middle);
}

static void
night_turned(void *ctx)
{
	struct console *c = ctx;

	c->shift_known = true;
	show_who(c);
}

static void
show_clock(struct console *c)
{
	struct strbuf text = STRBUF_INIT;

	moment_clock(&text, desk_now(&c->desk));
	frame_set(&app_frame(c->desk.app)->right, strbuf_str(&text));
	strbuf_finish(&text);
}

/* Since when, and how old by now what the lists show. */
static void
say_away(struct console *c, struct strbuf *text)
{
	char *why = refusal_of_trouble(db_trouble_state(c->desk.db), db_trouble(c->desk.db));
	int minutes = (int)((desk_now(&c->desk) - c->away_since) / 60000);
	struct strbuf since = STRBUF_INIT;

	moment_clock(&since, c->away_since);
	if (minutes > 0)
		strbuf_addf(&since, _(" (%d min ago)"), minutes);
	if (db_state(c->desk.db) == DB_FAILED)
		strbuf_addf(text, _("Refused by the database since %s: %s :reconnect tries again."),
		    strbuf_str(&since), why);
	else
		strbuf_addf(text, _("Database away since %s: %s Lists stay readable, writes wait."),
		    strbuf_str(&since), why);
	strbuf_finish(&since);
	free(why);
}

static void show_banner(struct console *c);

/*
 * With any other change the clock is right; by itself it turns every other minute only, to
 * keep within eight bytes a minute.
 */
static void
minute_passed(void *ctx)
{
	struct console *c = ctx;

	show_clock(c);
	if (c->away_since != 0)
		show_banner(c);
	else if (!app_quiet(c->desk.app) && desk_now(&c->desk) / 60000 % 2 == 0)
		app_dirty(c->desk.app);
	c->minute = loop_after(c->desk.loop, 60000 - desk_now(&c->desk) % 60000, minute_passed, c);
}

static void
show_banner(struct console *c)
{
	struct strbuf text = STRBUF_INIT;

	if (!c->started)
		return;
	if (c->away_since != 0)
		say_away(c, &text);
	else if (db_uncertain(c->desk.db))
		strbuf_adds(&text, _("The connection was lost during a write; asking whether it happened…"));
	else if (db_read_only(c->desk.db))
		strbuf_adds(&text, _("The database is a read-only standby: you can read, "
		    "but nothing can be written."));
	frame_set(&app_frame(c->desk.app)->banner, text.len > 0 ? text.s : NULL);
	app_dirty(c->desk.app);
	strbuf_finish(&text);
}

/* --- the database's events ---------------------------------------------------- */

static void
names_came(void *ctx, const char *sentence)
{
	struct console *c = ctx;
	int year = names_missing_year(c->desk.names, desk_now(&c->desk));
	char *text = year != 0 ? xasprintf(_("~ %d: calendar not published"), year) : NULL;

	if (sentence != NULL)
		app_say(c->desk.app, STYLE_ERROR, "%s", sentence);
	app_frame(c->desk.app)->starting = false;
	show_who(c);
	app_dirty(c->desk.app);
	/* Whoever promises a day next year must see that it may move. */
	frame_set(&app_frame(c->desk.app)->status_right, text);
	desk_opened(&c->desk);
	free(text);
}

static void
back_again(struct console *c)
{
	c->away_since = 0;
	watch_connected(c->desk.watch, c->desk.account.platform_id);
	if (!c->started)
		return;
	door_connected(&c->door);
	if (!c->desk.names->loaded)
		names_load(c->desk.names, c->desk.db, names_came, c);
	desk_tell_changed(&c->desk, NULL, 0);
	badges_touch(c->badges);
	night_ask(c->night);
}

static void
db_state_changed(void *ctx, enum db_state state)
{
	struct console *c = ctx;

	if (c->desk.watch == NULL)
		return;
	log_line("database: state %d %s", state, db_trouble_state(c->desk.db));
	if (state == DB_READY) {
		back_again(c);
	} else if (state != DB_CONNECTING || c->away_since == 0) {
		watch_disconnected(c->desk.watch);
		if (c->away_since == 0)
			/* The last word from it: a silent line is found out late. */
			c->away_since = c->greeted ? desk_now(&c->desk) - clock_mono_ms() +
			    db_heard_at(c->desk.db) : clock_wall_ms();
	}
	show_banner(c);
}

static bool
hello_came(void *ctx, int n, const char *const *fields, char **cause)
{
	struct console *c = ctx;

	if (!hello_read(&c->desk.account, n, fields, &c->code, cause))
		return false;
	c->desk.server_ahead_ms = c->desk.account.now_ms - clock_mono_ms();
	clock_set_utc_offset(c->desk.account.utc_offset_min);
	c->greeted = true;
	return true;
}

static void
notified(void *ctx, const char *channel)
{
	watch_notified(((struct console *)ctx)->desk.watch);
}

static void
uncertain(void *ctx, bool any)
{
	show_banner(ctx);
}

static void
changed(void *ctx, const int64_t *ids, size_t count)
{
	struct console *c = ctx;

	if (!c->started)
		return;
	/* Danger to life is told on the worst of lines. */
	night_touch(c->night);
	if (app_quiet(c->desk.app)) {
		c->desk.unheard = true;
		return;
	}
	desk_tell_changed(&c->desk, ids, count);
	badges_touch(c->badges);
}

static void
catch_up(void *ctx)
{
	struct console *c = ctx;

	desk_tell_changed(&c->desk, NULL, 0);
	badges_touch(c->badges);
}

static void
quiet_turned(void *ctx, bool quiet)
{
	if (!quiet)
		desk_catch_up(ctx);
}

static void
missed(void *ctx)
{
	changed(ctx, NULL, 0);
}

/* --- start and end ----------------------------------------------------------------- */

static bool
may(void *ctx, const char *right)
{
	return account_may(&((struct desk *)ctx)->account, right);
}

static bool
busy(void *ctx)
{
	return db_pending(((struct desk *)ctx)->db) > 0;
}

static void
say_drafts(struct console *c)
{
	struct strbuf when = STRBUF_INIT;

	moment_brief(&when, drafts_newest(c->desk.drafts), clock_wall_ms());
	app_say_too(c->desk.app, STYLE_WARN, _("You have %zu drafts from %s; :drafts shows them."),
	    drafts_count(c->desk.drafts), strbuf_str(&when));
	strbuf_finish(&when);
}

/* The form that is open says why. */
static void
drafts_troubled(void *ctx)
{
	struct console *c = ctx;

	if (c->desk.app != NULL)
		app_dirty(c->desk.app);
}

static char *
drafts_folder(const struct console *c)
{
	char *state = settings_state_dir(c->settings);
	char *folder = xasprintf("%s/drafts", state);

	free(state);
	return folder;
}

/* Before the screen is taken: a terminal that shows nothing of what is typed. */
static bool
unlock_drafts(struct console *c, char **cause)
{
	char *folder;

	if (c->settings->draft_encryption != DRAFTS_PASSPHRASE)
		return true;
	folder = drafts_folder(c);
	c->vault = passphrase_open(folder, cause);
	free(folder);
	return c->vault != NULL;
}

static void
open_drafts(struct console *c)
{
	char *folder = drafts_folder(c);
	char *owner = xasprintf("%s@%s", c->desk.account.login, c->desk.account.database);
	char *cause = NULL;

	c->desk.drafts = drafts_open_shut(c->desk.loop, folder, owner, c->vault, &cause);
	if (c->desk.drafts == NULL)
		app_say(c->desk.app, STYLE_ERROR, "%s", cause);
	else if (drafts_count(c->desk.drafts) > 0)
		say_drafts(c);
	if (drafts_shut(c->desk.drafts) > 0)
		app_say_too(c->desk.app, STYLE_WARN,
		    _("%zu encrypted drafts are kept, too; “paidan drafts decrypt” reads them."),
		    drafts_shut(c->desk.drafts));
	drafts_on_trouble(c->desk.drafts, drafts_troubled, c);
	free(cause);
	free(owner);
	free(folder);
}

static bool
bind_keys(struct console *c, char **cause)
{
	char *why = NULL;

	c->keymap = keymap_create();
	for (size_t i = 0; i < c->settings->key_count; i++) {
		const struct setting_key *k = &c->settings->keys[i];

		if (action_exists(all_action_tables, k->scope, k->action) &&
		    keymap_bind(c->keymap, k->scope, k->action, k->keys, &why))
			continue;
		*cause = xasprintf("%s: %s", k->place, why != NULL ? why : _("there is no such scope or action"));
		free(why);
		return false;
	}
	return true;
}

static int
idle_fd(void)
{
	const char *number = getenv("PAIDAN_IDLE_FD");

	return number != NULL && *number != '\0' ? atoi(number) : -1;
}

static bool
open_screen(struct console *c, const char *script, char **cause)
{
	static const struct action_table *const tables[] = { &console_actions, NULL };
	struct app_options options = {
		.loop = c->desk.loop,
		.screen = {
			.fd = STDIN_FILENO,
			.encoding = (enum encoding)c->settings->terminal_encoding,
			.monochrome = c->settings->colour == COLOUR_NEVER,
			.ascii = c->settings->line_drawing == LINES_ASCII,
		},
		.keymap = c->keymap,
		.tables = tables,
		.may = may,
		.busy = busy,
		.rest_ms = c->settings->preview_ms,
		.quiet = (enum quiet)c->settings->quiet,
		.quiet_turned = quiet_turned,
		.ctx = &c->desk,
		.script = script,
		.idle_fd = idle_fd(),
	};

	c->desk.app = app_create(&options, cause);
	return c->desk.app != NULL;
}

static void
terminate(void *ctx, int signo)
{
	app_quit(((struct console *)ctx)->desk.app, EXIT_OK);
}

/* A unit's people sit down before what is theirs, a seat that calls citizens before the calls. */
static const struct queue_kind *
first_queue(const struct account *account)
{
	if (account->unit_id != 0)
		return queue_by_code("mine");
	if (account_may(account, "reveal_call") && !account_may(account, "dispatch"))
		return queue_by_code("follow_up");
	return &queue_kinds[0];
}

/* Whose work is on no ticket: the registrar's is the registry, the administrator's the sessions. */
static void
sit_down(struct desk *desk)
{
	const struct account *account = &desk->account;

	if (account_may(account, "see_platform") || account_may(account, "see_unit"))
		return;
	if (account_may(account, "registry"))
		app_push(desk->app, registry_view(desk, NULL));
	else if (account_may(account, "sessions"))
		app_push(desk->app, sessions_view(desk));
}

static void
start(struct console *c)
{
	c->desk.cells_at_ms = desk_now(&c->desk);
	c->desk.opening = true;
	app_hold(c->desk.app, OPENING_MS);
	app_frame(c->desk.app)->starting = true;
	c->desk.queues = queue_view(&c->desk, first_queue(&c->desk.account));
	app_push(c->desk.app, c->desk.queues);
	sit_down(&c->desk);
	c->badges = badges_create(&c->desk);
	c->night = night_create(&c->desk, night_turned, c);
	c->started = true;
	open_drafts(c);
	door_open(&c->door, &c->desk, c->settings->lock_minutes);
	leases_begin(&c->leases, &c->desk, c->settings->idle_release_minutes);
	show_who(c);
	show_clock(c);
	c->minute = loop_after(c->desk.loop, 60000 - desk_now(&c->desk) % 60000, minute_passed, c);
	loop_signal(c->desk.loop, SIGTERM, terminate, c);
	names_load(c->desk.names, c->desk.db, names_came, c);
	badges_touch(c->badges);
}

/* Until the account is known, or it is known that it will not be. */
static bool
connect_first(struct console *c, char **cause)
{
	const char *said;

	while (db_state(c->desk.db) == DB_CONNECTING)
		loop_turn(c->desk.loop, -1);
	if (db_state(c->desk.db) == DB_READY)
		return true;
	if (strcmp(db_trouble_state(c->desk.db), DB_UNVERIFIED) == 0)
		c->code = EXIT_CONFIG;
	said = hello_refusal(db_trouble_state(c->desk.db), &c->code);
	if (c->code == EXIT_OK)
		c->code = strncmp(db_trouble_state(c->desk.db), "28", 2) == 0 ?
		    EXIT_NORIGHT : EXIT_NODB;
	*cause = said != NULL ? xstrdup(said) :
	    refusal_of_trouble(db_trouble_state(c->desk.db), db_trouble(c->desk.db));
	return false;
}

static void
create(struct console *c)
{
	struct db_config config = {
		.conninfo = c->settings->db,
		.application = "paidan",
		.hello_sql = hello_sql,
		.settle_sql = write_settle_sql,
		.read_timeout_ms = (int64_t)c->settings->answer_seconds * 1000,
		.verified = c->settings->tls == TLS_VERIFIED,
	};
	struct db_events db_events = { db_state_changed, hello_came, notified, uncertain, c };
	struct watch_events watch_events = { changed, missed, c };

	c->desk.loop = loop_create();
	c->desk.catch_up = catch_up;
	c->desk.catch_up_ctx = c;
	c->desk.page_size = c->settings->page_size;
	c->desk.bulk_ask_from = c->settings->bulk_ask_from;
	c->desk.bar = c->settings->selection == SELECTION_BAR;
	c->desk.names = names_create();
	c->desk.db = db_open(c->desk.loop, &config, &db_events);
	c->desk.watch = watch_create(c->desk.loop, c->desk.db, c->settings->refresh_ms,
	    &watch_events);
}

static void
destroy(struct console *c)
{
	c->started = false;
	find_forget(&c->desk.find);
	door_close(&c->door);
	badges_destroy(c->badges);
	night_destroy(c->night);
	watch_destroy(c->desk.watch);
	c->desk.watch = NULL;
	/* Whoever asks the database goes before it; writes under way may still be told of. */
	app_destroy(c->desk.app);
	c->desk.app = NULL;
	names_destroy(c->desk.names);
	db_close(c->desk.db);
	drafts_close(c->desk.drafts);
	vault_close(c->vault);
	keymap_destroy(c->keymap);
	account_finish(&c->desk.account);
	free(c->desk.listeners);
	free(c->desk.claims);
	free(c->desk.shift);
	reply_forms_destroy(&c->desk);
	loop_destroy(c->desk.loop);
}

/* Runs the console; *last_words is a sentence for the shell, or NULL. */
static int
run(struct console *c, const char *script, char **last_words)
{
	int code;

	create(c);
	if (!bind_keys(c, last_words))
		return EXIT_CONFIG;
	if (!connect_first(c, last_words))
		return c->code;
	if (!open_screen(c, script, last_words))
		return EXIT_TERMINAL;
	start(c);
	code = loop_run(c->desk.loop);
	/* First: whoever hung up may kill us next. */
	drafts_flush(c->desk.drafts);
	leases_end(&c->leases);
	*last_words = xstrdup_null(app_last_words(c->desk.app));
	if (*last_words == NULL && c->desk.writes > 0)
		*last_words = xasprintf(_("%d writes were under way: whether they happened will be seen in the "
		    "tickets; what was typed is kept as a draft"), c->desk.writes);
	return code;
}

const struct cli_option console_options[] = {
	{ "script", 1, N_("FILE"), N_("Plays keys and commands from a file; see paidan(1).") },
	{ NULL, 0, NULL, NULL },
};

int
console_main(struct settings *settings, int argc, char **argv)
{
	struct console c = { .settings = settings };
	const char *script = NULL;
	char *last_words = NULL;
	int option, code;

	while ((option = cli_next(argc, argv, console_options)) != CLI_END) {
		if (option == CLI_FAULT)
			return EXIT_USAGE;
		script = optarg;
	}
	if (optind < argc)
		return cli_usage("console");
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
		say_fault("%s", _("the console needs a terminal; \"paidan help\" shows what works without one"));
		return EXIT_TERMINAL;
	}
	if (!secrets_are_kept(settings->db, &last_words))
		return say_cause(EXIT_CONFIG, last_words);
	if (!unlock_drafts(&c, &last_words))
		return say_cause(EXIT_NORIGHT, last_words);
	/* What is written to nobody is an error like others. */
	signal(SIGPIPE, SIG_IGN);
	code = run(&c, script, &last_words);
	destroy(&c);
	return last_words != NULL ? say_cause(code, last_words) : code;
}

/* SPDX-License-Identifier: MIT */
/*
 * What the files of this layer share. A call is in one place at a time:
 *
 *	waiting -> sent -> answered -> (its callback runs) -> gone
 *	             |        ^
 *	             v        |
 *	         unsettled ---'      a write whose connection went away
 *
 * Events of the loop come in through db_enter and go out through db_leave. Only
 * db_leave, and at the end db_close, run callbacks of the user; all else just moves
 * calls and sets marks, so no function here need fear that db vanishes under it.
 */
#ifndef PAIDAN_DB_INTERNAL_H
#define PAIDAN_DB_INTERNAL_H

#include "db/conn.h"
#include "db/request.h"

#include "base/xalloc.h"

/*
 * So many requests are under way at once; the others wait here, where they can
 * still be withdrawn for nothing.
 */
#define MAX_IN_FLIGHT 8

enum call_kind {
	CALL_READ,
	CALL_WRITE,
	CALL_OWN,                /* this layer's: hello, LISTEN, what is left of a cancelled read */
};

enum call_place {
	CALL_WAITING,
	CALL_SENT,
	CALL_UNSETTLED,
	CALL_ANSWERED,
	CALL_RUNNING,            /* its callback runs */
};

struct statement {
	char *sql;
	int count;
	char *params[DB_MAX_PARAMS];
	bool steady;
};

struct db_call {
	struct db *db;
	struct db_call *next;
	enum call_kind kind;
	enum call_place place;
	db_done_fn *fn;          /* NULL: nobody waits for the answer */
	void *ctx;

	int count;
	struct statement *statements;
	char id[DB_ID_SIZE];     /* of a write */

	int64_t deadline;        /* a read: when it is cancelled; 0: never */
	int64_t sent_at;
	int64_t dead_at;         /* not answered by then: the connection is dead; 0: never */
	bool alone;              /* nothing was in flight when it was sent: its round trip counts */
	bool kill;               /* the server should stop it */
	bool may_be_hit;         /* was in flight while another was being cancelled */

	enum db_outcome outcome;
	bool timed_out;
	bool settled;
	/* What is sent for it, in order: a statement (0), or what prepared.c adds. */
	unsigned char steps[4 * DB_MAX_STATEMENTS + 1];
	int step_count, step;
	bool steadied;           /* the server has been told to keep to the plans it has */
	bool prepared;           /* some of it names what was prepared */
	bool stale;              /* asked again, as what was prepared held no longer */
	int expected;            /* results to come: one a statement */
	int got;
	PGresult *results[DB_MAX_STATEMENTS];
	PGresult *error;
};

struct call_list {
	struct db_call *first;
};

/* libpq reads and rewrites comma lists of hosts; these three go together. */
enum { HOST, HOSTADDR, PORT, HOST_LISTS };

struct db {
	struct loop *loop;
	char *conninfo;
	char *application;
	char *hello_sql;
	char *settle_sql;
	int64_t read_timeout_ms, retry_min_ms, retry_max_ms;
	bool verified;
	struct db_events events;

	/* entering and leaving */
	int entered;
	bool closed;
	bool state_changed;      /* and not told */
	bool told_uncertain;
	struct loop_timer *wake;

	/* the connection */
	PGconn *conn;
	struct loop_fd *watch;
	enum db_state state;
	bool broken;             /* sending failed inside a call; lost at the next turn */
	bool pooled;             /* the session is not ours alone */
	bool read_only;          /* a standby, or a server that was told to take no writes */
	/* Pid of the last connection's backend, which may not know that it is over; 0: none. */
	int old_backend;
	int attempts;            /* failed in a row */
	int64_t retry_at;
	struct loop_timer *retry_timer;
	struct loop_timer *connect_timer;
	char *hosts[HOST_LISTS]; /* the lists turned so that a silent host comes last, or NULL */
	int64_t last_heard;
	int round_trip_eighths;  /* smoothed ms times 8, -1 unknown */

	/* what is prepared on this connection */
	struct prepared_text *prepared;
	size_t prepared_count, prepared_cap;
	unsigned prepared_serial;
	uint64_t prepared_uses;
	bool prepares_not;       /* statements vanish here */

	/* the look for a host that takes writes */
	PGconn *scout;
	struct loop_fd *scout_watch;
	struct loop_timer *scout_timer;

	/* the question whether somebody knows the password, if it is open */
	struct prove *prove;
	bool asks_password;      /* the server did, when it was last connected to */

	/* the last trouble */
	char *trouble;
	char trouble_state[6];
	bool last_words;         /* what libpq says from now on adds nothing to it */

	/* requests */
	struct call_list waiting, sent, answered;
	struct db_call *unsettled; /* at most one, for a write is sent alone */
	int settle_attempts;
	struct loop_timer *settle_timer;
	struct loop_timer *deadline_timer;
	int64_t deadline_at;

	/* the cancelling under way, if any */
	int cancel_fd;
	struct loop_fd *cancel_watch;
	struct loop_timer *cancel_timer;
	int64_t cancel_delay_ms;

	/* channels */
	char **channels;
	size_t channel_count, channel_cap;
	bool listen_refused;
};

/* conn.c */
void db_enter(struct db *db);
/* Runs the callbacks that are due; db may be gone afterwards. */
void db_leave(struct db *db);
/* Sees to it that the callbacks run soon, when asked from outside the loop. */
void db_kick(struct db *db);
void conn_set_state(struct db *db, enum db_state state);
/* Ends the connection and decides what becomes of the requests; the trouble is told before. */
void conn_lost(struct db *db, bool for_good);
void conn_disconnect(struct db *db);
/* The server has become a standby or ceased to be one. */
void conn_note_role(struct db *db);
/* As the server told when it was connected to, and whenever that changed. */
bool conn_is_read_only(PGconn *conn);
/* Leaves the connection for this one, which stands. */
void conn_change(struct db *db, PGconn *conn);
/* The delay after so many failures in a row: doubled each time, up to half of it left to chance. */
int64_t conn_back_off(const struct db *db, int attempts);

/* connect.c */
void connect_begin(struct db *db);
/* Begins a connection; attrs: other target_session_attrs than the user's; password; or NULL. */
PGconn *connect_start(struct db *db, const char *attrs, const char *password);
/* The value of an option as libpq understood it from conninfo, environment and service file. */
char *connect_option(PGconn *conn, const char *key);
/* The next try begins with the host after the one that conn waits for. */
void connect_pass_host(struct db *db, PGconn *conn);
/* Goes on with this connection, which stands and said nothing yet. */
void connect_take(struct db *db, PGconn *conn);
/* How many hosts the user named. */
int connect_host_count(PGconn *conn);
/* The connection stands: whose is it, and what may it do? */
void connect_hello(struct db *db);

/* scout.c */
/* True if the connection is to a standby and another host may take writes. */
bool scout_is_wanted(const struct db *db);
/* Looks now: while still connecting, connect_hello is said to whom is found, or to whom we have. */
void scout_begin(struct db *db);
/* Looks after a while, if it is wanted. */
void scout_later(struct db *db);
void scout_forget(struct db *db);

/* trouble.c */
void trouble_set(struct db *db, const char *sqlstate, const char *message);
void trouble_from_result(struct db *db, const PGresult *result);
/* From the connection's own message, unless the trouble is known already. */
void trouble_from_conn(struct db *db);
void trouble_watch(struct db *db);
/* The server said by this that it goes away, or libpq that it went. */
bool trouble_is_loss(const PGresult *error);
/* Where the SQLSTATE stands in a verbose message of a failed connect, or NULL. */
const char *trouble_find_state(const char *message);
/* Trying again as we are will not help. */
bool trouble_is_for_good(const char *sqlstate);

/* prove.c */
void prove_forget(struct db *db);

/* wire.c */
/* Sends what may be sent. Failure shows as db->broken. */
void wire_send(struct db *db);
void wire_put(struct db *db, struct db_call *call);
void wire_event(void *ctx, short revents);
/* The connection broke: takes what came with the last bytes, and ends it. */
void wire_lost(struct db *db);

/* prepared.c */
/* Sends a statement of a call, and prepares it on the way if it has been asked before. */
bool prepared_put(struct db *db, struct db_call *call, const struct statement *st);
/* The next result of a call: true if it answers something else than a statement of it. */
bool prepared_took(struct db *db, struct db_call *call, const PGresult *r);
/* The call was refused only for what had been prepared before: it may be asked again, once. */
bool prepared_is_stale(struct db *db, struct db_call *call);
void prepared_forget(struct db *db);

/* call.c */
struct db_call *call_create(struct db *db, enum call_kind kind,
    const struct db_statement *statements, int count, db_done_fn *fn, void *ctx);
void call_free(struct db_call *call);
void call_clear_results(struct db_call *call);
/* Its callback is due. */
void call_answer(struct db_call *call, enum db_outcome outcome);
/* Runs the callback and frees the call. */
void call_run(struct db_call *call);
/* Answers a sent read before its time; a nameless call keeps its place on the wire. */
void call_abandon(struct db_call *call);

void list_append(struct call_list *list, struct db_call *call);
void list_prepend(struct call_list *list, struct db_call *call);
void list_remove(struct call_list *list, struct db_call *call);
struct db_call *list_pop(struct call_list *list);

/* settle.c */
/* The write was sent, and its answer will not come. */
void settle_later(struct db *db, struct db_call *write);
/* What settle_sql answered. */
void settle_answered(struct db *db, struct db_call *write);
/* The write whose settling may be asked now, or NULL. */
struct db_call *settle_next(struct db *db);

/* cancel.c */
/* Asks the server to stop the request that it runs, if that is one to be killed. */
void cancel_next(struct db *db);
/* One to be killed has ended. */
void cancel_done(struct db *db);
void cancel_forget(struct db *db);

/* deadline.c */
void deadline_set(struct db *db, int64_t at);
/* How long an answer may take once nothing can come any more but a word that it stopped. */
int64_t deadline_grace(const struct db *db);

/* notify.c */
/* Listens on all channels; the old backend, if any, is told to end. */
void notify_begin(struct db *db);
/* Tells of one notification that came; false if there is none. */
bool notify_tell(struct db *db);
void notify_finish(struct db *db);

#endif

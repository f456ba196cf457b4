/* SPDX-License-Identifier: MIT */
#include "query/queue.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"

#include "texts.h"

const struct queue_kind queue_kinds[] = {
	{ "dispatch", '1', N_("dispatch"), false, false, false, NULL },
	{ "sign_in", '2', N_("sign-in"), false, false, false, NULL },
	{ "objection", '3', N_("docket"), false, false, false, NULL },
	{ "overdue", '4', N_("late"), false, false, true, NULL },
	{ "dissatisfied", '5', N_("redo"), false, false, false, NULL },
	{ "follow_up", '6', N_("calls"), false, false, false, "calls" },
	{ "supervision", '7', N_("cases"), false, false, true, NULL },
	{ "mine", '8', N_("mine"), false, true, false, NULL },
	{ "closed", '9', N_("done"), true, false, false, NULL },
	{ "handling", '0', N_("work"), false, false, false, NULL },
	{ "parked", '-', N_("park"), false, false, false, NULL },
};
const size_t queue_kind_count = ARRAY_LEN(queue_kinds);

const struct queue_kind *
queue_by_code(const char *code)
{
	for (size_t i = 0; i < queue_kind_count; i++) {
		if (strcmp(queue_kinds[i].code, code) == 0)
			return &queue_kinds[i];
	}
	return NULL;
}

#define FIELD(column, type, member) { column, type, offsetof(struct ticket, member) }

const struct row_field ticket_fields[] = {
	FIELD("id", ROW_BIGINT, id),
	FIELD("sort", ROW_BIGINT, sort),
	FIELD("number", ROW_TEXT, number),
	FIELD("title", ROW_TEXT, title),
	FIELD("state", ROW_TEXT, state),
	FIELD("queue", ROW_TEXT, queue),
	FIELD("urgency", ROW_INT, urgency),
	FIELD("due_ms", ROW_TIME, due_ms),
	FIELD("warn_ms", ROW_TIME, warn_ms),
	FIELD("due_unit", ROW_TEXT, due_unit),
	FIELD("provisional", ROW_BOOL, provisional),
	FIELD("paused", ROW_BOOL, paused),
	FIELD("until", ROW_TEXT, until),
	FIELD("class", ROW_TEXT, class),
	FIELD("received_ms", ROW_TIME, received_ms),
	FIELD("closed_ms", ROW_TIME, closed_ms),
	FIELD("version", ROW_INT, version),
	FIELD("hops", ROW_INT, hops),
	FIELD("round", ROW_INT, round),
	FIELD("returns", ROW_INT, returns),
	FIELD("looped", ROW_BOOL, looped),
	FIELD("objected", ROW_BOOL, objected),
	FIELD("docket", ROW_BOOL, docket),
	FIELD("confidential", ROW_BOOL, confidential),
	FIELD("level", ROW_INT, level),
	FIELD("supervised", ROW_INT, supervised),
	FIELD("unit_id", ROW_INT, unit_id),
	FIELD("unit_name", ROW_TEXT, unit),
	FIELD("category_id", ROW_INT, category_id),
	FIELD("category_name", ROW_TEXT, category),
	FIELD("territory_code", ROW_TEXT, territory_code),
	FIELD("territory_name", ROW_TEXT, territory),
	FIELD("why", ROW_TEXT, why),
	FIELD("claim_by", ROW_TEXT, claim_by),
	FIELD("claim_name", ROW_TEXT, claim_name),
	FIELD("claim_until_ms", ROW_TIME, claim_until_ms),
	FIELD("call_ms", ROW_TIME, call_ms),
	FIELD("call_mark", ROW_TEXT, call_mark),
	FIELD("calls", ROW_INT, calls),
	FIELD("redo", ROW_TEXT, redo),
	FIELD("zone", ROW_BOOL, zone),
	FIELD("merged", ROW_INT, merged),
	FIELD("keeper_name", ROW_TEXT, keeper),
	ROW_END,
};

#define COLUMNS \
	"id, number, title, state, queue, urgency, version, hops, round, returns, looped, objected, docket," \
	" confidential, level, supervised, unit_id, unit_name," \
	" category_id, category_name, territory_code, territory_name, claim_by, claim_name," \
	" call_mark, calls, redo, zone, merged, keeper_name, " ROW_MS("call_at") " AS call_ms," \
	" class, " ROW_MS("claim_until") " AS claim_until_ms, " ROW_MS("due_at") " AS due_ms, " \
	ROW_MS("received_at") " AS received_ms, "

#define MICROS(moment) "(extract(epoch from " moment ") * 1000000)::bigint"

/* Where something still runs, that is what counts. */
#define UNTIL \
	"CASE WHEN paused AND due_at > '9000-01-01' THEN paidan_api.paused_until(id)::text END AS until"

#define OPEN_VALUES(sort) \
	COLUMNS "NULL::bigint AS closed_ms, " \
	ROW_MS("warn_at") " AS warn_ms, due_unit, provisional, paused, " UNTIL ", " sort " AS sort"
#define OPEN_COLUMNS(sort) "SELECT NULL AS why, " OPEN_VALUES(sort)
#define FROM_OPEN " FROM paidan_api.open_ticket WHERE "
#define OPEN_BY(sort) OPEN_COLUMNS(sort) FROM_OPEN

#define OPEN OPEN_BY(MICROS("due_at"))
#define CLOSED_FROM(source) \
	"SELECT NULL AS why, " COLUMNS ROW_MS("closed_at") " AS closed_ms," \
	" NULL::bigint AS warn_ms, NULL AS due_unit, false AS provisional, false AS paused, NULL AS until," \
	" -(extract(epoch from closed_at) * 1000000)::bigint AS sort" \
	" FROM paidan_api." source
#define CLOSED CLOSED_FROM("closed_ticket") " WHERE "

/* Every word of $2 stands somewhere in the row; no word, no condition. */
#define FILTERED \
	" AND NOT EXISTS (SELECT FROM unnest(string_to_array($2, ' ')) AS word" \
	" WHERE strpos(lower(concat_ws(' ', number, title, unit_name, category_name," \
	" territory_name)), lower(word)) = 0)"

#define MOMENT(number) "(timestamptz 'epoch' + " number "::bigint * interval '1 microsecond')"

#define AFTER_OPEN " AND (due_at, id) > (" MOMENT("$4") ", $5::bigint)"
#define AFTER_CLOSED \
	" AND closed_at <= " MOMENT("-$4") \
	" AND (closed_at < " MOMENT("-$4") " OR id > $5::bigint)"

#define OPEN_ORDER " ORDER BY due_at, id LIMIT $3::int"
/*
 * A unit's few are found by their own index and put in order; by due_at they would be looked
 * for all along the city's queue. (sort is the same order, and no index has it.)
 */
#define FEW_ORDER " ORDER BY sort, id LIMIT $3::int"
#define CLOSED_ORDER " ORDER BY closed_at DESC, id LIMIT $3::int"

#define AMONG " AND id = ANY($3::bigint[])"

/* Whose rows: of the queue; of the person; of the unit (row security shows no others). */
#define QUEUE_IS "queue = $1"
/* A ticket may be handled and on the docket at once: an objection stops no clock. */
#define DOCKET_IS "docket AND $1 = 'objection'"
#define KEEPER_IS "keeper = $1"
#define UNIT_IS "(queue <> $1 OR true)"

/* A unit is told what is wanted of it. */
#define OF_A_UNIT(which) \
	"WITH page AS MATERIALIZED (SELECT " OPEN_VALUES(MICROS("due_at")) FROM_OPEN UNIT_IS FILTERED \
	which ") SELECT page.*, w.why FROM page LEFT JOIN paidan_api.units_why(ARRAY(" \
	"SELECT id FROM page)) AS w ON w.ticket_id = page.id ORDER BY sort, id"

/* What is not open is looked for in its month alone, and what is open in none. */
const char queue_one_sql[] =
    OPEN "id = $1::bigint UNION ALL " CLOSED_FROM("closed_one($1::bigint)") " LIMIT 1";

/* 0201-0037 stands for this year's, or last year's, of any platform: so an index finds it. */
#define NUMBERED "number = ANY ((SELECT paidan_api.full_numbers($1))::text[])"
#define DAY_OF(number) "right(split_part(" number ", '-', 1), 8)"

const char queue_number_sql[] =
    "WITH found AS MATERIALIZED (" OPEN NUMBERED " UNION ALL " CLOSED NUMBERED ")"
    " SELECT * FROM found WHERE number = upper($1) OR (NOT EXISTS (SELECT FROM found"
    " WHERE number = upper($1)) AND " DAY_OF("number") " = (SELECT max(" DAY_OF("number") ")"
    " FROM found)) ORDER BY length(number), number";

/*
 * The overdue desk's: what stands on top, and what the units $1 are late with; without units,
 * the one that is worst off, which the beginnings of two queues tell.
 */
#define FIRST_IN(queue) \
	"(SELECT unit_id, due_at" FROM_OPEN "queue = '" queue "' AND NOT paused" \
	" AND id NOT IN (SELECT id FROM top) ORDER BY due_at, id LIMIT 1)"
#define WORST_UNIT \
	"(SELECT unit_id FROM (" FIRST_IN("sign_in") " UNION ALL " FIRST_IN("handling") ") AS w" \
	" ORDER BY due_at LIMIT 1)"

const char queue_late_sql[] =
    "WITH top AS MATERIALIZED (SELECT * FROM paidan_api.late_ticket WHERE top)"
    " SELECT t.*, l.section, l.chase_steps, " ROW_MS("l.chased_at") " AS chased_ms,"
    " l.chase_outcome, " ROW_MS("l.promised_at") " AS promised_ms, "
    ROW_MS("l.site_due_at") " AS site_due_ms, l.phone_first, l.amount, l.amount_unit, l.ground"
    " FROM (SELECT * FROM (SELECT * FROM top UNION ALL"
    " SELECT * FROM paidan_api.late_ticket WHERE NOT top AND unit_id = ANY("
    "CASE $1::int[] WHEN '{}' THEN ARRAY[" WORST_UNIT "] ELSE $1::int[] END)) AS u"
    " ORDER BY coalesce(site_due_at, due_at), id LIMIT 1000) AS l"
    " JOIN LATERAL (" OPEN "id = l.id) AS t ON true"
    " ORDER BY coalesce(l.site_due_at, l.due_at), l.id";

const char queue_registered_sql[] =
    "SELECT t.*, r.channel_name, r.close_type, " ROW_MS("r.registered_at") " AS registered_ms"
    " FROM paidan_api.registered() AS r JOIN LATERAL (" OPEN "id = r.id UNION ALL " CLOSED
    "id = r.id) AS t ON true ORDER BY r.registered_at DESC, r.id DESC";

/*
 * Queues in parts: the part is the first digit of a row's key, and each part has an index of
 * its own. A part is looked at only for what the parts before it leave room for on the page.
 */
#define PART "100000000000000000"
#define IN_PART(n, moment) "(" n " * " PART " + " MICROS(moment) ")"
#define TAKEN(n) " - (SELECT count(*) FROM part" n ")"
#define ROOM_0 "$3::int"
#define ROOM_1 ROOM_0 TAKEN("0")
#define ROOM_2 ROOM_1 TAKEN("1")
#define ROOM_3 ROOM_2 TAKEN("2")
#define PART_OF(n, whose, moment) \
	"part" n " AS MATERIALIZED (SELECT id, " IN_PART(n, moment) " AS sort" FROM_OPEN whose FILTERED
#define PART_FIRST(n, room, whose, moment) \
	PART_OF(n, whose, moment) " ORDER BY " moment ", id LIMIT " room ")"
/* Behind ($4, $5): all of the parts after it, of its own what comes later. */
#define PART_AFTER(n, room, whose, moment) \
	PART_OF(n, whose, moment) " AND $4::bigint / " PART " <= " n \
	" AND (" moment ", id) > (CASE WHEN $4::bigint / " PART " = " n " THEN " \
	MOMENT("($4::bigint % " PART ")") " ELSE '-infinity' END, $5::bigint)" \
	" ORDER BY " moment ", id LIMIT " room ")"
#define PARTS(parts, pages) \
	"WITH " parts OPEN_COLUMNS("page.sort") " FROM (" pages ") AS page" \
	" JOIN paidan_api.open_ticket USING (id) ORDER BY sort, id"
#define PAGE_OF(n) "SELECT * FROM part" n

/* To be called: promised, due, later; then what nobody is to be called about. */
#define CALLS_ARE(when) "queue = 'follow_up' AND $1 = 'follow_up' AND " when
#define PROMISED CALLS_ARE("call_mark = 'promised' AND call_at <= now()")
#define CALL_NOW CALLS_ARE("call_at <= now() AND call_mark IS DISTINCT FROM 'promised'")
#define CALL_LATER CALLS_ARE("call_at > now()")
#define CALL_NEVER CALLS_ARE("call_at IS NULL")
#define CALLS(PAGE) \
	PARTS(PAGE("0", ROOM_0, PROMISED, "call_at") ", " PAGE("1", ROOM_1, CALL_NOW, "call_at") ", " \
	    PAGE("2", ROOM_2, CALL_LATER, "call_at") ", " PAGE("3", ROOM_3, CALL_NEVER, "state_at") " ", \
	    PAGE_OF("0") " UNION ALL " PAGE_OF("1") " UNION ALL " PAGE_OF("2") " UNION ALL " PAGE_OF("3"))
#define CALL_SORT \
	"CASE WHEN call_at IS NULL THEN " IN_PART("3", "state_at") \
	" WHEN call_at > now() THEN " IN_PART("2", "call_at") \
	" WHEN call_mark = 'promised' THEN " IN_PART("0", "call_at") \
	" ELSE " IN_PART("1", "call_at") " END"

/* The zone: what is to be sent out again, then what is on its way. */
#define ZONE_WAITS "queue = 'dissatisfied' AND $1 = 'dissatisfied'"
#define ZONE_GOES "zone AND queue <> 'dissatisfied' AND $1 = 'dissatisfied'"
#define ZONE(PAGE) \
	PARTS(PAGE("0", ROOM_0, ZONE_WAITS, "due_at") ", " PAGE("1", ROOM_1, ZONE_GOES, "due_at") " ", \
	    PAGE_OF("0") " UNION ALL " PAGE_OF("1"))
#define ZONE_SORT \
	"CASE WHEN queue = 'dissatisfied' THEN " IN_PART("0", "due_at") \
	" ELSE " IN_PART("1", "due_at") " END"

enum page { PAGE_FIRST, PAGE_AFTER, PAGE_AMONG, PAGE_COUNT };

#define OPEN_PAGES(name, whose, order) \
	{ name ": first", OPEN whose FILTERED order, ticket_fields }, \
	{ name ": after", OPEN whose FILTERED AFTER_OPEN order, ticket_fields }, \
	{ name ": among", OPEN whose FILTERED AMONG, ticket_fields }

#define CLOSED_IS "$1 = 'closed'"

/* Three statements each: the index of a queue's first is what pages_of returns. */
enum {
	OF_QUEUE = 0,
	OF_DOCKET = PAGE_COUNT,
	OF_KEEPER = 2 * PAGE_COUNT,
	OF_UNIT_QUEUE = 3 * PAGE_COUNT,
	OF_UNIT_DOCKET = 4 * PAGE_COUNT,
	OF_UNIT = 5 * PAGE_COUNT,
	OF_CLOSED = 6 * PAGE_COUNT,
	OF_CALLS = 7 * PAGE_COUNT,
	OF_ZONE = 8 * PAGE_COUNT,
};

const struct query_text queue_texts[] = {
	OPEN_PAGES("queue", QUEUE_IS, OPEN_ORDER),
	OPEN_PAGES("docket", DOCKET_IS, OPEN_ORDER),
	OPEN_PAGES("keeper", KEEPER_IS, OPEN_ORDER),
	OPEN_PAGES("unit queue", QUEUE_IS, FEW_ORDER),
	OPEN_PAGES("unit docket", DOCKET_IS, FEW_ORDER),
	{ "unit: first", OF_A_UNIT(FEW_ORDER), ticket_fields },
	{ "unit: after", OF_A_UNIT(AFTER_OPEN FEW_ORDER), ticket_fields },
	{ "unit: among", OF_A_UNIT(AMONG), ticket_fields },
	{ "closed: first", CLOSED CLOSED_IS FILTERED CLOSED_ORDER, ticket_fields },
	{ "closed: after", CLOSED CLOSED_IS FILTERED AFTER_CLOSED CLOSED_ORDER, ticket_fields },
	{ "closed: among", CLOSED CLOSED_IS FILTERED AMONG, ticket_fields },
	{ "calls: first", CALLS(PART_FIRST), ticket_fields },
	{ "calls: after", CALLS(PART_AFTER), ticket_fields },
	{ "calls: among", OPEN_BY(CALL_SORT) CALLS_ARE("true") FILTERED AMONG, ticket_fields },
	{ "zone: first", ZONE(PART_FIRST), ticket_fields },
	{ "zone: after", ZONE(PART_AFTER), ticket_fields },
	{ "zone: among", OPEN_BY(ZONE_SORT) "zone AND $1 = 'dissatisfied'" FILTERED AMONG, ticket_fields },
	{ "one", queue_one_sql, ticket_fields },
	{ "number", queue_number_sql, ticket_fields },
	{ NULL, NULL, NULL },
};

static const struct query_text *
pages_of(const struct queue_kind *queue, const struct account *account, const char **whose)
{
	const bool few = !account_may(account, "see_platform");

	*whose = queue->code;
	if (queue->closed)
		return &queue_texts[OF_CLOSED];
	if (strcmp(queue->code, "objection") == 0)
		return &queue_texts[few ? OF_UNIT_DOCKET : OF_DOCKET];
	if (strcmp(queue->code, "follow_up") == 0)
		return &queue_texts[OF_CALLS];
	if (strcmp(queue->code, "dissatisfied") == 0)
		return &queue_texts[OF_ZONE];
	if (!queue->mine)
		return &queue_texts[few ? OF_UNIT_QUEUE : OF_QUEUE];
	if (account->unit_id != 0 && few)
		return &queue_texts[OF_UNIT];
	*whose = account->login;
	return &queue_texts[OF_KEEPER];
}

void
queue_page_statement(struct db_statement *st, struct queue_numbers *numbers,
    const struct queue_kind *queue, const struct account *account, const char *filter, bool first,
    int64_t sort, int64_t id, int limit)
{
	const char *whose;
	const struct query_text *pages = pages_of(queue, account, &whose);

	snprintf(numbers->sort, sizeof numbers->sort, "%" PRId64, sort);
	snprintf(numbers->id, sizeof numbers->id, "%" PRId64, id);
	snprintf(numbers->limit, sizeof numbers->limit, "%d", limit);
	*st = (struct db_statement){
		.sql = pages[first ? PAGE_FIRST : PAGE_AFTER].sql,
		.count = first ? 3 : 5,
		.params = { whose, filter, numbers->limit, numbers->sort, numbers->id },
		/* Of what is closed, a unit's few are found by their index only if $2 is known. */
		.steady = !queue->closed || account_may(account, "see_platform"),
	};
}

void
queue_ids_statement(struct db_statement *st, const struct queue_kind *queue,
    const struct account *account, const char *filter, const char *ids)
{
	const char *whose;
	const struct query_text *pages = pages_of(queue, account, &whose);

	*st = (struct db_statement){
		.sql = pages[PAGE_AMONG].sql,
		.count = 3,
		.params = { whose, filter, ids },
		.steady = true,
	};
}

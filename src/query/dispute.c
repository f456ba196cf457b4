/* SPDX-License-Identifier: MIT */
#include "dispute.h"



#define HOP(column, type, member) { column, type, offsetof(struct hop, member) }

const struct row_field hop_fields[] = {
	HOP("seq", ROW_INT, seq),
	HOP("unit_id", ROW_INT, unit_id),
	HOP("unit_name", ROW_TEXT, unit),
	HOP("from_ms", ROW_TIME, from_ms),
	HOP("until_ms", ROW_TIME, until_ms),
	HOP("how", ROW_TEXT, how),
	HOP("in_hand_ms", ROW_BIGINT, in_hand_ms),
	HOP("transit_ms", ROW_BIGINT, transit_ms),
	HOP("again", ROW_BOOL, again),
	HOP("level", ROW_INT, level),
	ROW_END,
};

const char replay_sql[] =
    "SELECT seq, unit_id, unit_name, " ROW_MS("from_at") " AS from_ms, "
    ROW_MS("until_at") " AS until_ms, how, in_hand_ms, transit_ms, again, level"
    " FROM paidan_api.replay($1::bigint) ORDER BY seq";

#define CLAIM(column, type, member) { column, type, offsetof(struct claim, member) }

const struct row_field claim_fields[] = {
	CLAIM("unit_id", ROW_INT, unit_id),
	CLAIM("unit_name", ROW_TEXT, unit),
	CLAIM("stance", ROW_TEXT, stance),
	CLAIM("reason_code", ROW_TEXT, reason_code),
	CLAIM("text", ROW_TEXT, text),
	CLAIM("proposed_name", ROW_TEXT, proposed),
	CLAIM("at_ms", ROW_TIME, at_ms),
	CLAIM("times", ROW_INT, times),
	ROW_END,
};

const char claims_sql[] =
    "SELECT unit_id, unit_name, stance, reason_code, text, proposed_name, "
    ROW_MS("at") " AS at_ms, times FROM paidan_api.claims($1::bigint) ORDER BY at, unit_id";

#define OBJECTION(column, type, member) { column, type, offsetof(struct objection, member) }

const struct row_field objection_fields[] = {
	OBJECTION("id", ROW_BIGINT, id),
	OBJECTION("kind", ROW_TEXT, kind),
	OBJECTION("unit_name", ROW_TEXT, unit),
	OBJECTION("reason_code", ROW_TEXT, reason_code),
	OBJECTION("text", ROW_TEXT, text),
	OBJECTION("proposed_name", ROW_TEXT, proposed),
	OBJECTION("at_ms", ROW_TIME, at_ms),
	OBJECTION("by_name", ROW_TEXT, by),
	OBJECTION("ended_ms", ROW_TIME, ended_ms),
	OBJECTION("outcome", ROW_TEXT, outcome),
	OBJECTION("number", ROW_TEXT, number),
	ROW_END,
};

const char objections_sql[] =
    "SELECT id, kind, unit_name, reason_code, text, proposed_name, " ROW_MS("at") " AS at_ms,"
    " by_name, " ROW_MS("ended_at") " AS ended_ms, outcome, number"
    " FROM paidan_api.objections($1::bigint) ORDER BY id";

#define RULING(column, type, member) { column, type, offsetof(struct ruling, member) }

const struct row_field ruling_fields[] = {
	RULING("id", ROW_BIGINT, id),
	RULING("number", ROW_TEXT, number),
	RULING("at_ms", ROW_TIME, at_ms),
	RULING("ruled_name", ROW_TEXT, by),
	RULING("lead_name", ROW_TEXT, lead),
	RULING("assist_names", ROW_TEXT, assist),
	RULING("reasons", ROW_TEXT, reasons),
	RULING("legal_basis", ROW_TEXT, legal_basis),
	RULING("binding", ROW_BOOL, binding),
	RULING("category_name", ROW_TEXT, category),
	RULING("territory_name", ROW_TEXT, territory),
	RULING("ladder", ROW_INT, ladder),
	RULING("appeal_of", ROW_BIGINT, appeal_of),
	RULING("appeal_grounds", ROW_TEXT, appeal),
	RULING("replaced", ROW_BOOL, replaced),
	ROW_END,
};

const char rulings_sql[] =
    "SELECT id, number, " ROW_MS("at") " AS at_ms, ruled_name, lead_name, assist_names, reasons,"
    " legal_basis, binding, category_name, territory_name, ladder, appeal_of,"
    " appeal_grounds, replaced"
    " FROM paidan_api.rulings($1::bigint) ORDER BY id";

#define OPINION(column, type, member) { column, type, offsetof(struct opinion, member) }

const struct row_field opinion_fields[] = {
	OPINION("id", ROW_BIGINT, id),
	OPINION("unit_name", ROW_TEXT, unit),
	OPINION("question", ROW_TEXT, question),
	OPINION("asked_ms", ROW_TIME, asked_ms),
	OPINION("asked_name", ROW_TEXT, asked_by),
	OPINION("due_ms", ROW_TIME, due_ms),
	OPINION("text", ROW_TEXT, text),
	OPINION("given_ms", ROW_TIME, given_ms),
	OPINION("given_name", ROW_TEXT, given_by),
	ROW_END,
};

const char opinions_sql[] =
    "SELECT id, unit_name, question, " ROW_MS("asked_at") " AS asked_ms, asked_name, "
    ROW_MS("due_at") " AS due_ms, text, " ROW_MS("given_at") " AS given_ms, given_name"
    " FROM paidan_api.opinions($1::bigint) ORDER BY id";

#define MEETING(column, type, member) { column, type, offsetof(struct meeting, member) }

const struct row_field meeting_fields[] = {
	MEETING("id", ROW_BIGINT, id),
	MEETING("held_on", ROW_TEXT, held_on),
	MEETING("present", ROW_TEXT, present),
	MEETING("record", ROW_TEXT, record),
	MEETING("at_ms", ROW_TIME, at_ms),
	MEETING("by_name", ROW_TEXT, by),
	ROW_END,
};

const char meetings_sql[] =
    "SELECT id, held_on::text AS held_on, present, record, " ROW_MS("at") " AS at_ms, by_name"
    " FROM paidan_api.meetings($1::bigint) ORDER BY id";

#define PRECEDENT(column, type, member) { column, type, offsetof(struct precedent, member) }

const struct row_field precedent_fields[] = {
	PRECEDENT("id", ROW_BIGINT, id),
	PRECEDENT("number", ROW_TEXT, number),
	PRECEDENT("at_ms", ROW_TIME, at_ms),
	PRECEDENT("ticket_number", ROW_TEXT, ticket_number),
	PRECEDENT("lead_name", ROW_TEXT, lead),
	PRECEDENT("assist_names", ROW_TEXT, assist),
	PRECEDENT("reasons", ROW_TEXT, reasons),
	PRECEDENT("legal_basis", ROW_TEXT, legal_basis),
	PRECEDENT("category_name", ROW_TEXT, category),
	PRECEDENT("territory_name", ROW_TEXT, territory),
	PRECEDENT("binding", ROW_BOOL, binding),
	PRECEDENT("replaced", ROW_BOOL, replaced),
	ROW_END,
};

const char precedents_sql[] =
    "SELECT id, number, " ROW_MS("at") " AS at_ms, ticket_number, lead_name, assist_names, reasons,"
    " legal_basis, category_name, territory_name, binding, replaced"
    " FROM paidan_api.precedents($1::bigint) ORDER BY replaced, closeness DESC, at DESC, id";

#define PLACE(column, type, member) { column, type, offsetof(struct place, member) }

const struct row_field place_fields[] = {
	PLACE("code", ROW_TEXT, code),
	PLACE("name", ROW_TEXT, name),
	PLACE("level", ROW_TEXT, level),
	PLACE("depth", ROW_INT, depth),
	PLACE("kind", ROW_TEXT, kind),
	PLACE("unit_name", ROW_TEXT, unit),
	PLACE("note", ROW_TEXT, note),
	ROW_END,
};

const char places_sql[] =
    "SELECT code, name, level, depth::int AS depth, kind, unit_name, note"
    " FROM paidan_api.territory_map($1::bigint) ORDER BY depth, code";

/* SPDX-License-Identifier: MIT */
/* The doors of the views: each makes one, for app_push. */
#ifndef PAIDAN_VIEW_VIEWS_H
#define PAIDAN_VIEW_VIEWS_H

#include "query/queue.h"
#include "view/desk.h"

/* The queues, one view; the first on the stack. */
struct view *queue_view(struct desk *desk, const struct queue_kind *queue);
/* Shows another queue. */
void queue_view_switch(struct view *view, const struct queue_kind *queue);
const struct queue_kind *queue_view_kind(const struct view *view);

/*
 * The next ticket to be called of the follow-up queue, after one (0: the selected one, if it is
 * due), and the list goes there; NULL, having said why there is none.
 */
const struct ticket *queue_view_next_call(struct view *view, int64_t after);

/* One call to a citizen. next: it was come to as the next one, so the number is shown. */
struct view *followup_view(struct desk *desk, const struct ticket *ticket, bool next);
/* A ticket of the dissatisfied zone: rounds, words, replies side by side, what may be done. */
struct view *zone_view(struct desk *desk, const struct ticket *ticket);

/* Everything about one ticket. */
struct view *detail_view(struct desk *desk, const struct ticket *ticket);

/* The deadlines of a ticket, derived line by line. */
struct view *due_view(struct desk *desk, const struct ticket *ticket);

/*
 * Chooses lead and assisting units for a ticket, then opens the form of the verb: a dispatch, or
 * passing on in the own tree.
 */
struct view *picker_view(struct desk *desk, const struct ticket *ticket, enum write_verb verb,
    const char *typed);

/* What speaks for a unit and against it, each reason with what is behind it. */
struct view *evidence_view(struct desk *desk, const struct ticket *ticket, int unit_id);

/* What ends a quarrel about a ticket: claims, evidence, suggested leads, the draft of a ruling. */
struct view *docket_view(struct desk *desk, const struct ticket *ticket);
/* Rulings on matters like a ticket's. */
struct view *precedents_view(struct desk *desk, const struct ticket *ticket);

/*
 * The power-and-duty registry; of a ticket (or NULL) what covers its matter in its place.
 */
struct view *registry_view(struct desk *desk, const struct ticket *ticket);

/* What the login has registered today. */
struct view *intake_view(struct desk *desk);

/* Who is signed in, and ending a session. */
struct view *sessions_view(struct desk *desk);

/* What units are late with, grouped by unit. */
struct view *overdue_view(struct desk *desk);

/* A letter by its number, or, number NULL, the newest about a ticket. */
struct view *letter_view(struct desk *desk, const char *number, int64_t ticket);
/* The newest in a supervision case. */
struct view *letter_view_case(struct desk *desk, int64_t id);

/* The letters that were written, the newest first. */
struct view *letters_view(struct desk *desk);

/* What one shift hands to the next. */
struct view *handover_view(struct desk *desk);

/* The supervision cases, and one of them. */
struct view *supervision_view(struct desk *desk);
struct view *case_view(struct desk *desk, int64_t id);
/* The shapes of reply forms, kept as long as the console. */
void reply_forms_destroy(struct desk *desk);

/* The form of a verb, prefilled from the ticket. */
void verb_form_open(struct desk *desk, enum write_verb verb, const struct ticket *ticket);
/* The same, with the focus on a field. */
void verb_form_focus(struct desk *desk, enum write_verb verb, const struct ticket *ticket,
    const char *field);
/* The name that the drafts of a verb's form carry. */
const char *verb_form_name(enum write_verb verb);
/* The title of a form by the name that its drafts carry. */
const char *verb_form_title(const char *name);
/* The same with values: names and values of fields, NULL-ended pairs. */
void verb_form_open_with(struct desk *desk, enum write_verb verb, const struct ticket *ticket,
    const char *const *pairs);

/* The form for many tickets, which it takes over: filled in once, then the bulk asks and writes. */
struct ticket_set;
void verb_form_many(struct desk *desk, enum write_verb verb, struct view *from,
    struct ticket_set *tickets, const char *const *pairs);

/* The form that merges these, which it takes over, into another. */
void verb_form_merge(struct desk *desk, struct view *from, struct ticket_set *tickets,
    const struct ticket *main);

/* The form of a supervision case about these, at least one. */
void verb_form_case(struct desk *desk, const struct ticket_set *tickets);

/*
 * The form of a dispatch for units that were picked, or of passing on. basis: the hints relied on
 * (hints_basis), or NULL. why: what makes a reason necessary, a sentence, or NULL.
 */
void verb_form_dispatch(struct desk *desk, enum write_verb verb, const struct ticket *ticket,
    const char *lead, const char *assist, const char *basis, const char *why);

/* The form of a ruling as the docket drafted it. */
struct ruling_draft;
void verb_form_rule(struct desk *desk, const struct ticket *ticket,
    const struct ruling_draft *draft);

/* What may be done to a ticket: shared by all views that show one. */
extern const struct action_table ticket_actions, dispute_actions, privacy_actions;
extern const struct action_table chase_actions, letter_actions, letters_actions, overdue_actions;
extern const struct action_table queue_actions, bulk_actions, picker_actions, evidence_actions,
    docket_actions, precedents_actions;
extern const struct action_table handover_actions;
extern const struct action_table supervise_actions, supervision_actions, case_actions,
    case_page_actions;
extern const struct action_table aftercare_actions, followup_actions, zone_actions;
extern const struct action_table registry_actions, registry_tickets_actions;
extern const struct action_table sessions_actions, merge_actions, intake_actions;

/*
 * What the console as a whole can do: queues by number, going to a ticket, leaving.
 * app_ctx is the desk.
 */
extern const struct action_table console_actions;

/* Every table there is, NULL-ended: for the manual, keys.yaml and the tests. */
extern const struct action_table *const all_action_tables[];

#endif

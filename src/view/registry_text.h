/* SPDX-License-Identifier: MIT */
/* Lines of the registry as people read them. */
#ifndef PAIDAN_VIEW_REGISTRY_TEXT_H
#define PAIDAN_VIEW_REGISTRY_TEXT_H

#include "base/strbuf.h"
#include "model/duty.h"
#include "query/names.h"
#include "ui/pager.h"

/* The last two levels of a matter; "every matter" if there is none. Sanitised, appended. */
void registry_matter(struct strbuf *out, const struct duty *d);
/* The place without the city that all are in; "everywhere" if there is none. */
void registry_place(struct strbuf *out, const struct names *names, const struct duty *d);
/* "市城管局 主办 市政/路灯 颍州区": the subject of forms and questions. Owned by the caller. */
char *registry_subject(const struct names *names, const struct duty *d);
/* Document, excerpt, note, days, who proposed and decided. */
void registry_text(struct pager *p, const struct duty *d);
/* Who answers for what where, as a heading before that. */
void registry_heading(struct pager *p, const struct names *names, const struct duty *d);
/* All versions of a line, the newest first, each with what it changed of the one before. */
void registry_history_text(
    struct pager *p, const struct names *names, const struct duty *versions, size_t count);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * What changes the registry: forms that propose, change, withdraw, reject and promote, and the
 * road of these writes. When one has happened, the registry's view is told, if it is still there.
 */
#ifndef PAIDAN_VIEW_REGISTRY_FORM_H
#define PAIDAN_VIEW_REGISTRY_FORM_H

#include "model/duty.h"
#include "query/registry.h"
#include "view/desk.h"

enum registry_form {
	REGISTRY_FORM_NEW,
	REGISTRY_FORM_CHANGE,
	REGISTRY_FORM_END,
	REGISTRY_FORM_REJECT,
	REGISTRY_FORM_PROMOTE,
	REGISTRY_FORM_COUNT
};

/*
 * Opens one about a line, whose values it copies; a new one may be begun from a gap or another
 * line. from: the registry's view.
 */
void registry_form_open(struct desk *desk, struct view *from, enum registry_form form,
    const struct duty *duty);
/* Approves a proposed version, without a form. */
void registry_approve(struct desk *desk, struct view *from, const struct duty *duty);
/* The title of a form by the name that its drafts carry, or NULL. */
const char *registry_form_title(const char *name);

/* In registry.c: something was written; view may have gone. */
void registry_view_written(struct desk *desk, struct view *view);

#endif

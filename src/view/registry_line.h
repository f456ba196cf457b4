/* SPDX-License-Identifier: MIT */
#ifndef PAIDAN_VIEW_REGISTRY_LINE_H
#define PAIDAN_VIEW_REGISTRY_LINE_H

#include "query/registry.h"
#include "view/desk.h"

/* A line of a list by itself, with its versions, its rivals or its tickets; d is copied. */
struct view *registry_line_view(struct desk *desk, enum registry_list kind, const struct duty *d);

#endif

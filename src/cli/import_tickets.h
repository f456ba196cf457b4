/* SPDX-License-Identifier: MIT */
/* What an appeal's row does not say, but its other columns do: a title, a whole place. */
#ifndef PAIDAN_CLI_IMPORT_TICKETS_H
#define PAIDAN_CLI_IMPORT_TICKETS_H

#include "import_kinds.h"

/* The fields of an appeal that this touches, the first of its table. */
enum ticket_field {
	TICKET_NUMBER,
	TICKET_TITLE,
	TICKET_TEXT,
	TICKET_PLACE,
	TICKET_AREA,             /* the division by name; goes before the place */
};

void import_tickets_complete(struct import_text *values, struct import_scratch *scratch);

#endif

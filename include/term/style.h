/* SPDX-License-Identifier: MIT */
/*
 * What a cell means, not how it looks: each style has a look for 16 and 8 colours and
 * one for monochrome (term/style.c, one table). Law 9: no meaning rests on colour alone.
 */
#ifndef PAIDAN_TERM_STYLE_H
#define PAIDAN_TERM_STYLE_H

enum style {
	STYLE_PLAIN,
	STYLE_STRONG,            /* headings, the selected row's text on fast lines */
	STYLE_FAINT,             /* hints, rows that have gone */
	STYLE_RULE,              /* lines and frames */
	STYLE_TITLE,             /* the top line */
	STYLE_MARK,              /* the selection mark, tags, key names */
	STYLE_GOOD,
	STYLE_WARN,              /* due soon */
	STYLE_ALARM,             /* overdue; never hidden by another style */
	STYLE_ERROR,             /* refusals and faults in the message line */
	STYLE_INPUT,             /* a field being edited */
	STYLE_BAR,               /* the active queue, the whole-row highlight */
	STYLE_COUNT
};

#endif

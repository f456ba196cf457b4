/* SPDX-License-Identifier: MIT */
/* What is said to a terminal beside painting: taking it and giving it back. */
#ifndef PAIDAN_TERM_CONTROL_H
#define PAIDAN_TERM_CONTROL_H

struct control {
	char *enter; /* takes it again; the first time ncurses does that by itself */
	char *leave;
	char *paste_on;    /* "" where the terminal may not know it */
	char *reset;       /* plain style, first character set */
	char *show, *hide; /* the cursor */
};

/* term: its type; capability: a terminfo string by name, or NULL. */
void control_init(struct control *s, const char *term, const char *(*capability)(const char *name));
void control_finish(struct control *s);

#endif

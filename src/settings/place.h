/* SPDX-License-Identifier: MIT */
/* Where files lie: home, XDG folders. All strings are fresh; the caller frees them. */
#ifndef PAIDAN_SETTINGS_PLACE_H
#define PAIDAN_SETTINGS_PLACE_H

#define PLACE_SYSTEM "/etc/paidan"

/* "~/x" becomes a path in the home folder; anything else stays. */
char *place_expand(const char *path);
/* $variable/paidan, or ~/otherwise/paidan; a relative path in the variable does not count (XDG). */
char *place_xdg(const char *variable, const char *otherwise);

#endif

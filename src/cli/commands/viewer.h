// SPDX-License-Identifier: GPL-3.0-or-later
/* Programs that show a file to the user, and how each is told which page to begin with. */
#pragma once

#include <glib.h>

/* The command that shows `page` of the file (counted from 1; 0: its beginning). `said` is what the user set
 * ($UNDEX_VIEWER): a program, whose way to name a page is known or not, or a command with {file} and {page}
 * in it; NULL: the first known program that there is. Free with g_strfreev; NULL and an error where there is
 * no such program, or what was said cannot be understood. */
char **undex_viewer_command(const char *said, const char *file, int page, GError **error);

/* Whether the command has a place for the page. */
gboolean undex_viewer_takes_page(const char *said);

/* Starts it and does not wait for it. */
gboolean undex_viewer_start(char **command, GError **error);

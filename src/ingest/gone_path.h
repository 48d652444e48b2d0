// SPDX-License-Identifier: GPL-3.0-or-later
/* Whether what a path names is there no more. The path of an attachment goes on below its PDF. */
#pragma once

#include <glib.h>

gboolean undex_path_is_gone(const char *path);
/* The path of the PDF that carries the attachment of that path; NULL: the path is no attachment's. */
char *undex_path_carrier(const char *path);

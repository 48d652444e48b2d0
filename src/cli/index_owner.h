// SPDX-License-Identifier: GPL-3.0-or-later
/* Whose an index is that nobody named: one that lies in the current folder may be another user's trap. */
#pragma once

#include <glib.h>

/* What is wrong with opening the index in `folder` unasked, because another user owns it; caller frees. NULL:
 * nothing. The superuser may open what is the superuser's own, or that of the user who called sudo. */
char *undex_index_owner_complaint(const char *folder);

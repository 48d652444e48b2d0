// SPDX-License-Identifier: GPL-3.0-or-later
/* The key of a passage's document so that bytes sort as people sort, A/68/20 before A/68/190:
 * UNDEX_SLOT_SORT_KEY. It is compared and never decoded. */
#pragma once

#include <glib.h>

/* Upper case, and numbers by their value; after that, by zeros before them. Caller frees. */
char *undex_slot_sort_key_encode(const char *key);
/* Whether a passage of the document with that key (NULL: it has none yet) may say that. */
gboolean undex_slot_sort_key_verify(const char *value, gsize length, const char *key);

// SPDX-License-Identifier: GPL-3.0-or-later
/* The key of a document: UNDEX_SLOT_KEY, at its first passage, the key as it is. */
#pragma once

#include <glib.h>

/* NULL: the document has no key yet. Caller frees. */
GByteArray *undex_slot_key_encode(const char *key);
/* NULL: it is none. Caller frees. */
char *undex_slot_key_decode(const char *value, gsize length);
/* Whether the first passage of the document with that key (NULL: it has none yet) may say that. */
gboolean undex_slot_key_verify(const char *value, gsize length, const char *key);

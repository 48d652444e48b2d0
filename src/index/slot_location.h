// SPDX-License-Identifier: GPL-3.0-or-later
/* Where a passage stands: UNDEX_SLOT_LOCATION. The letter of its kind, its ordinal in the document (seven
 * bits a byte, the low ones first, the last byte below 128), and what its id has after the document's key and
 * "#", shortened. */
#pragma once

#include "undex/document.h"

#include <glib.h>

typedef struct {
    undex_kind kind;
    guint ordinal;      /* of the passage in its document, from 0; below 2^28 */
    const char *suffix; /* of its id, shortened; in the value, which ends with a NUL beyond its length */
} undex_slot_location;

/* What an id has after "#", with a byte below " " for each piece that many have. Two are the same where they
 * are the same shortened. Caller frees. */
char *undex_slot_location_shorten(const char *suffix);
/* The same made long again. Caller frees. */
char *undex_slot_location_lengthen(const char *shortened);

GByteArray *undex_slot_location_encode(const undex_slot_location *location);

/* FALSE: it is none. */
gboolean undex_slot_location_decode(const char *value, gsize length, undex_slot_location *location);

/* Whether the passage with that ordinal may say that. Its suffix is believed: it leads to the passages of its
 * own document alone. */
gboolean undex_slot_location_verify(const char *value, gsize length, guint ordinal);

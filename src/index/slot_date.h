// SPDX-License-Identifier: GPL-3.0-or-later
/* The date that a document is cited by: UNDEX_SLOT_DATE, three bytes that sort as dates do. The year, the
 * month in four bits, the day in five. */
#pragma once

#include <glib.h>

enum { UNDEX_SLOT_DATE_BYTES = 3 };

/* A date (2025-01-15, 2025-01 or 2025); `last`: what is missing is the end of the year or month, else its
 * beginning. FALSE: it is none. */
gboolean undex_slot_date_encode(const char *date, gboolean last, guint8 bytes[UNDEX_SLOT_DATE_BYTES]);

/* What is missing is 0, or beyond every month and day. */
typedef struct {
    guint year, month, day;
} undex_slot_date;
/* FALSE: it is no date that could have been written. */
gboolean undex_slot_date_decode(const void *bytes, gsize length, undex_slot_date *date);

/* Whether a document may say that: it could have been written. */
gboolean undex_slot_date_verify(const void *bytes, gsize length);

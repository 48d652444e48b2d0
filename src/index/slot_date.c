// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/slot_date.h"

#include <string.h>

enum {
    MONTH_BITS = 4,
    DAY_BITS = 5,
    YEAR_LAST = 9999, /* four digits */
    MONTH_LAST = (1 << MONTH_BITS) - 1,
    DAY_LAST = (1 << DAY_BITS) - 1,
};

/* Digits from `at` on; -1: there are none. */
static int number_at(const char *text, gsize at, gsize digits)
{
    int number = 0;
    for (gsize i = at; i < at + digits; i++) {
        if (!g_ascii_isdigit(text[i]))
            return -1;
        number = number * 10 + (text[i] - '0');
    }
    return number;
}

gboolean undex_slot_date_encode(const char *date, gboolean last, guint8 bytes[UNDEX_SLOT_DATE_BYTES])
{
    gsize length = strlen(date);
    if ((length != 4 && length != 7 && length != 10) || (length > 4 && date[4] != '-') ||
        (length > 7 && date[7] != '-'))
        return FALSE;
    int year = number_at(date, 0, 4),
        month = length > 4 ? number_at(date, 5, 2)
                : last     ? MONTH_LAST
                           : 0,
        day = length > 7 ? number_at(date, 8, 2)
              : last     ? DAY_LAST
                         : 0;
    if (year < 0 || month < 0 || day < 0 || month > MONTH_LAST || day > DAY_LAST)
        return FALSE;
    guint32 packed = (guint32)year << (MONTH_BITS + DAY_BITS) | (guint32)month << DAY_BITS | (guint32)day;
    for (int i = 0; i < UNDEX_SLOT_DATE_BYTES; i++)
        bytes[i] = (guint8)(packed >> (8 * (UNDEX_SLOT_DATE_BYTES - 1 - i)));
    return TRUE;
}

gboolean undex_slot_date_decode(const void *bytes, gsize length, undex_slot_date *date)
{
    const guint8 *said = bytes;
    guint32 packed = 0;
    for (gsize i = 0; i < length && i < UNDEX_SLOT_DATE_BYTES; i++)
        packed = packed << 8 | said[i];
    *date = (undex_slot_date){packed >> (MONTH_BITS + DAY_BITS), packed >> DAY_BITS & MONTH_LAST,
                              packed & DAY_LAST};
    return length == UNDEX_SLOT_DATE_BYTES && date->year <= YEAR_LAST;
}

gboolean undex_slot_date_verify(const void *bytes, gsize length)
{
    undex_slot_date date;
    return undex_slot_date_decode(bytes, length, &date);
}

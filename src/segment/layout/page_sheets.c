// SPDX-License-Identifier: GPL-3.0-or-later
/* A sheet is a page as the steps before rows leave it: they take glyphs out of it. */
#include "segment/layout/rows.h"

#include <math.h>

enum { SIZES = 400 }; /* of type that are told apart, in steps of a quarter of a point */

void rows_drop(rows_sheet *sheet, const gboolean *gone)
{
    GArray *kept = g_array_sized_new(FALSE, FALSE, sizeof(undex_glyph), sheet->glyphs->len);
    for (guint i = 0; i < sheet->glyphs->len; i++)
        if (!gone[i])
            g_array_append_vals(kept, &g_array_index(sheet->glyphs, undex_glyph, i), 1);
    g_clear_pointer(&sheet->own, g_array_unref);
    sheet->glyphs = sheet->own = kept;
}

static int step_of(float size)
{
    return size > 0 && size < SIZES / 4.0F ? (int)lroundf(size * 4) : SIZES - 1;
}

float rows_common_size(const GArray *glyphs)
{
    guint count[SIZES] = {0};
    int best = 0;
    for (guint i = 0; i < glyphs->len; i++)
        count[step_of(g_array_index(glyphs, undex_glyph, i).size)]++;
    for (int s = 1; s < SIZES; s++)
        if (count[s] > count[best])
            best = s;
    return (float)best / 4;
}

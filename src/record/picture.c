// SPDX-License-Identifier: GPL-3.0-or-later
#include "undex/picture.h"

#include <stdarg.h>
#include <string.h>

/* The numbers of a string "@1.5 0 0", "+2 1 70.25 80 300 92.5". */
enum { HEAD = '@', MARK = '+', HEAD_NUMBERS = 4, MARK_NUMBERS = 6 };

static void append(GByteArray *strings, char kind, const double *numbers, gsize count)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];
    g_byte_array_append(strings, (const guint8 *)&kind, 1);
    for (gsize i = 0; i < count; i++) {
        g_ascii_dtostr(digits, sizeof digits, numbers[i]);
        gsize length = strlen(digits);
        digits[length] = i + 1 < count ? ' ' : '\0';
        g_byte_array_append(strings, (const guint8 *)digits, (guint)length + 1);
    }
}

void undex_picture_append(GByteArray *strings, const undex_picture *picture)
{
    const undex_picture_options *o = &picture->options;
    append(strings, HEAD, (const double[HEAD_NUMBERS]){picture->evidence, o->dpi, o->crop, o->legend},
           HEAD_NUMBERS);
    for (guint i = 0; picture->marks && i < picture->marks->len; i++) {
        const undex_picture_mark *mark = &g_array_index(picture->marks, undex_picture_mark, i);
        const undex_box *box = &mark->box;
        append(strings, MARK,
               (const double[MARK_NUMBERS]){mark->layer, box->page, box->x0, box->y0, box->x1, box->y1},
               MARK_NUMBERS);
    }
}

static gboolean take(const char *string, double *numbers, gsize count)
{
    const char *p = string + 1;
    for (gsize i = 0; i < count; i++) {
        char *end = NULL;
        numbers[i] = g_ascii_strtod(p, &end);
        if (end == p)
            return FALSE;
        p = end;
    }
    return *p == '\0';
}

gboolean undex_picture_take(undex_picture *picture, const char *string)
{
    double n[MARK_NUMBERS];
    if (*string == HEAD && take(string, n, HEAD_NUMBERS)) {
        picture->evidence = (int)CLAMP(n[0], 0, G_MAXINT);
        picture->options = (undex_picture_options){.dpi = n[1], .crop = n[2] != 0, .legend = n[3] != 0};
        return TRUE;
    }
    if (*string != MARK || !take(string, n, MARK_NUMBERS) || !(n[0] >= 0 && n[0] < UNDEX_PICTURE_COUNT))
        return FALSE;
    undex_picture_mark mark = {.layer = (undex_picture_layer)n[0],
                               .box = {(int)CLAMP(n[1], 0, G_MAXINT), n[2], n[3], n[4], n[5]}};
    if (!picture->marks)
        picture->marks = g_array_new(FALSE, TRUE, sizeof mark);
    g_array_append_val(picture->marks, mark);
    return TRUE;
}

// SPDX-License-Identifier: GPL-3.0-or-later
/* Warnings are written down on a sheet; this file holds it, and what the files that look for them ask of
 * texts. */
#include "segment/warnings/warnings.h"

#include <string.h>

enum { MAX_OF_KIND = 50 }; /* warnings of one kind that are said */

void warnings_begin(warnings_sheet *sheet)
{
    sheet->of_kind = 0;
}

static void note_pages(warnings_sheet *sheet, int first, int last)
{
    if (first < 1)
        sheet->whole++;
    for (int page = MAX(first, 1); first >= 1 && page <= last && page <= (int)sheet->warned->len; page++)
        sheet->warned->data[page - 1] = TRUE;
}

void warnings_raise(warnings_sheet *sheet, int page_first, int page_last, const char *format, ...)
{
    note_pages(sheet, page_first, page_last);
    if (++sheet->of_kind > MAX_OF_KIND) {
        if (sheet->of_kind == MAX_OF_KIND + 1)
            g_ptr_array_add(sheet->document->warnings, g_strdup("more of the kind are left out"));
        return;
    }
    va_list args;
    va_start(args, format);
    g_ptr_array_add(sheet->document->warnings, g_strdup_vprintf(format, args));
    va_end(args);
}

char *warnings_pages(int first, int last)
{
    if (last <= first)
        return g_strdup_printf("page %d", first);
    return g_strdup_printf("pages %d %s %d", first, last == first + 1 ? "and" : "to", last);
}

gboolean warnings_is_numbered(const undex_passage *passage)
{
    return (passage->kind == UNDEX_KIND_PARAGRAPH || passage->kind == UNDEX_KIND_OPERATIVE) && passage->label;
}

int warnings_running(const char *label)
{
    const char *stop = strrchr(label, '.');
    return segment_line_value(stop ? stop + 1 : label);
}

gboolean warnings_is_finished(const char *text)
{
    static const gunichar closing[] = {' ', '\n', '"', ')', ']', '*', '\'', 0x201D, 0x2019, 0xBB};
    static const gunichar stops[] = {'.', ':', ';', '?', '!', 0x3002, 0xFF1B, 0xFF1A, 0x061F, 0x06D4};
    const char *p = text + strlen(text);
    while (p > text) {
        p = g_utf8_find_prev_char(text, p);
        gunichar ch = g_utf8_get_char(p);
        gboolean skip = FALSE;
        for (guint i = 0; i < G_N_ELEMENTS(closing); i++)
            skip = skip || ch == closing[i];
        if (skip)
            continue;
        for (guint i = 0; i < G_N_ELEMENTS(stops); i++)
            if (ch == stops[i])
                return TRUE;
        return FALSE;
    }
    return TRUE;
}

gboolean warnings_ends_quoted(const char *text)
{
    return g_str_has_suffix(text, "\"") || g_str_has_suffix(text, "\u201D") ||
           g_str_has_suffix(text, "\u00BB");
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/formats/text_columns.h"

#include "cli/terminal/wrapped_text.h"

enum { GAP = 3, NARROWEST = 24, INDENT = 4 };

static void put_below(undex_output *out, const char *name, const char *text)
{
    g_autoptr(undex_wrapped_text) rich = undex_wrapped_text_new();
    undex_wrapped_text_add(rich, name, UNDEX_STYLE_DIM);
    undex_wrapped_text_add(rich, "  ", UNDEX_STYLE_PLAIN);
    undex_wrapped_text_add(rich, text, UNDEX_STYLE_PLAIN);
    undex_wrapped_text_print(rich, out, 0, INDENT);
}

static void put_beside(undex_output *out, GPtrArray *const *columns, guint count, int width)
{
    guint tallest = 0;
    for (guint i = 0; i < count; i++)
        tallest = MAX(tallest, columns[i]->len);
    for (guint line = 0; line < tallest; line++) {
        int owed = 0; /* blanks before what comes next */
        for (guint i = 0; i < count; i++) {
            const char *text = line < columns[i]->len ? g_ptr_array_index(columns[i], line) : "";
            if (*text)
                undex_output_format(out, "%*s%s", owed, "", text);
            owed = (*text ? 0 : owed) + width + GAP - undex_text_columns(text);
        }
        undex_output_text(out, "\n");
    }
}

void undex_text_columns_print(undex_output *out, const char *const *names, const char *const *texts,
                              guint count)
{
    int width = (out->width - GAP * ((int)count - 1)) / (int)MAX(count, 1);
    if (width < NARROWEST) {
        for (guint i = 0; i < count; i++)
            put_below(out, names[i], texts[i]);
        return;
    }
    g_autofree GPtrArray **columns = g_new(GPtrArray *, count);
    for (guint i = 0; i < count; i++)
        columns[i] = undex_text_lines(texts[i], width);
    put_beside(out, columns, count, width);
    for (guint i = 0; i < count; i++)
        g_ptr_array_unref(columns[i]);
}

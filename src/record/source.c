// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/source.h"

#include <string.h>

void undex_font_free(undex_font *font)
{
    if (!font)
        return;
    g_free(font->name);
    g_free(font);
}

static void clear_link(gpointer p)
{
    g_free(((undex_link *)p)->uri);
}

undex_source_page *undex_source_page_new(int number)
{
    undex_source_page *page = g_new0(undex_source_page, 1);
    page->number = number;
    page->glyphs = g_array_new(FALSE, FALSE, sizeof(undex_glyph));
    page->links = g_array_new(FALSE, FALSE, sizeof(undex_link));
    page->rules = g_array_new(FALSE, FALSE, sizeof(undex_rule));
    g_array_set_clear_func(page->links, clear_link);
    return page;
}

void undex_source_page_free(undex_source_page *page)
{
    if (!page)
        return;
    g_free(page->label);
    g_array_unref(page->glyphs);
    g_array_unref(page->links);
    g_array_unref(page->rules);
    g_free(page);
}

/* A label that a reader would look for on the page; others ("Cover", a file's name) are for the screen. */
static gboolean is_page_number(const char *label)
{
    enum { LONGEST = 10 };
    gsize letters = strspn(label, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), n = strlen(label);
    if (!n || n > LONGEST)
        return FALSE;
    if (strspn(label, "ivxlc") == n || strspn(label, "IVXLC") == n)
        return TRUE;
    gsize stroke = letters && (label[letters] == '-' || label[letters] == '.');
    gsize digits = strspn(label + letters + stroke, "0123456789");
    return digits && letters <= 2 && letters + stroke + digits == n;
}

char *undex_source_page_label(const undex_source *source, int page)
{
    const undex_source_page *p = page > 0 && (guint)page <= source->pages->len
                                     ? g_ptr_array_index(source->pages, (guint)page - 1)
                                     : NULL;
    return p && p->label && is_page_number(p->label) ? g_strdup(p->label) : g_strdup_printf("%d", page);
}

undex_source *undex_source_new(undex_format format, const char *path)
{
    undex_source *source = g_new0(undex_source, 1);
    source->format = format;
    source->path = g_strdup(path);
    source->warnings = g_ptr_array_new_with_free_func(g_free);
    source->attachments = g_ptr_array_new_with_free_func(g_free);
    source->fonts = g_ptr_array_new_with_free_func((GDestroyNotify)undex_font_free);
    source->pages = g_ptr_array_new_with_free_func((GDestroyNotify)undex_source_page_free);
    source->lines = g_array_new(FALSE, FALSE, sizeof(undex_source_line));
    return source;
}

void undex_source_free(undex_source *source)
{
    if (!source)
        return;
    g_free(source->path);
    g_free(source->producer);
    g_free(source->text);
    g_free(source->encoding);
    g_ptr_array_unref(source->warnings);
    g_ptr_array_unref(source->attachments);
    g_ptr_array_unref(source->fonts);
    g_ptr_array_unref(source->pages);
    g_array_unref(source->lines);
    g_free(source);
}

// SPDX-License-Identifier: GPL-3.0-or-later
/* This file gathers the components that a page belongs to, and the warnings that point at it. */
#include "segment/evidence/evidence.h"
#include "segment/evidence/evidence_private.h"
#include "segment/layout/line_places.h"

#include <string.h>

enum { MOST_LABELS = 20 };       /* labels of a kind on one page; more cannot be read */
enum { MARGIN = 8, LETTER = 5 }; /* points that a label and its letters take at most */

/* Components */

/* Notes stand at the foot, whatever component their marks are in. */
static gboolean has_component(const undex_passage *passage)
{
    return passage->component && passage->kind != UNDEX_KIND_FOOTNOTE &&
           passage->kind != UNDEX_KIND_ENDNOTE && passage->kind != UNDEX_KIND_BOILERPLATE;
}

/* Widens a place by what of a passage stands on a page; whether anything does. */
static gboolean take_place(undex_box *place, const undex_passage *passage, int page)
{
    gboolean any = FALSE;
    for (guint i = 0; i < passage->boxes->len; i++) {
        const undex_box *box = &g_array_index(passage->boxes, undex_box, i);
        if (box->page != page)
            continue;
        *place = place->page ? (undex_box){page, MIN(place->x0, box->x0), MIN(place->y0, box->y0),
                                           MAX(place->x1, box->x1), MAX(place->y1, box->y1)}
                             : *box;
        any = TRUE;
    }
    return any;
}

static void add_component(const char *name, gboolean goes_on, undex_box place, GArray *out)
{
    undex_evidence row = {.kind = UNDEX_EVIDENCE_COMPONENT, .box = place};
    row.label = g_strdup_printf("%s%.40s", goes_on ? "+ " : "", name);
    double width = MARGIN + LETTER * (double)strlen(row.label);
    row.to = (undex_box){.page = place.page, .y0 = evidence_free_height(out, row.kind, place.y0, width)};
    g_array_append_val(out, row);
}

void evidence_add_components(const undex_document *document, int page, GArray *out)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    const char *name = NULL; /* of the component that the passages before belong to */
    undex_box place = {0};   /* what of it stands on the page */
    gboolean goes_on = FALSE;
    guint added = 0;
    for (guint i = 0; i < document->passages->len && added < MOST_LABELS; i++) {
        const undex_passage *passage = g_ptr_array_index(document->passages, i);
        if (!has_component(passage))
            continue;
        if (g_strcmp0(name, passage->component) != 0) {
            if (place.page)
                add_component(name, goes_on, place, out), added++;
            place = (undex_box){0};
            name = passage->component;
            goes_on = !g_hash_table_add(seen, (gpointer)name) || passage->page_first < page;
        }
        take_place(&place, passage, page);
    }
    if (place.page && added < MOST_LABELS)
        add_component(name, goes_on, place, out);
}

/* Warnings */

/* The number that stands at `*at`, which goes past it; 0: none does. */
static int take_number(const char **at)
{
    guint64 value = 0;
    const char *p = *at;
    while (g_ascii_isdigit(*p) && value < G_MAXINT / 10)
        value = value * 10 + (guint64)(*p++ - '0');
    *at = p;
    return (int)value;
}

/* "3", "3 and 4", "3 to 5" */
static gboolean has_page(const char *at, int page)
{
    int first = take_number(&at), last = first;
    gboolean range = g_str_has_prefix(at, " to ");
    if (range || g_str_has_prefix(at, " and ")) {
        at += strlen(range ? " to " : " and ");
        last = take_number(&at);
    }
    return page == first || page == last || (range && page > first && page < last);
}

gboolean evidence_names_page(const char *warning, int page)
{
    for (const char *at = strstr(warning, "page"); at; at = strstr(at + 1, "page")) {
        const char *number = at + strlen("page");
        number += *number == 's';
        if (*number == ' ' && g_ascii_isdigit(number[1]) && has_page(number + 1, page))
            return TRUE;
    }
    return FALSE;
}

/* Whether a warning names a label after a word: "note 3", not "note 31". */
static gboolean names(const char *warning, const char *word, const char *label)
{
    g_autofree char *both = g_strdup_printf("%s %s", word, label);
    for (const char *at = strstr(warning, both); at; at = strstr(at + 1, both)) {
        char after = at[strlen(both)];
        if (!after || strchr(" ,:", after))
            return TRUE;
    }
    return FALSE;
}

/* Whether a text that is no paragraph begins with the number that a warning begins with: "number 3 on". */
static gboolean begins_with_number(const char *text, const char *warning)
{
    if (!g_str_has_prefix(warning, "number "))
        return FALSE;
    const char *number = warning + strlen("number ");
    gsize length = strcspn(number, " ");
    return length && strncmp(text, number, length) == 0 && !g_ascii_isdigit(text[length]);
}

/* Whether a passage is what a warning names: a paragraph, an item, a note, or the page's last heading. */
static gboolean is_meant(const undex_passage *passage, const char *warning)
{
    static const char *const before[] = {"paragraph", "item", "and"}; /* "between paragraphs 3 and 4" */
    gboolean note = undex_passage_is_note(passage);
    if (passage->kind == UNDEX_KIND_HEADING)
        return g_str_has_prefix(warning, "the heading on ");
    if (!passage->label)
        return begins_with_number(passage->text, warning);
    if (note)
        return names(warning, "note", passage->label);
    for (guint i = 0; i < G_N_ELEMENTS(before); i++)
        if (names(warning, before[i], passage->label))
            return TRUE;
    return FALSE;
}

static gboolean find_mark(const segment_view *view, int page, const char *warning, double *y)
{
    for (guint i = 0; g_str_has_prefix(warning, "mark ") && i < view->lines->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        for (guint m = 0; line->page == page && line->marks && m < line->marks->len; m++)
            if (names(warning, "mark", g_array_index(line->marks, segment_mark, m).text)) {
                *y = segment_box_of(view, line).y0;
                return TRUE;
            }
    }
    return FALSE;
}

/* How far down the page that stands which a warning names; at the head where it is not found. */
static double height_of(const segment_view *view, const undex_document *document, int page,
                        const char *warning)
{
    double y = EVIDENCE_LABEL_HEIGHT;
    if (find_mark(view, page, warning, &y))
        return y;
    for (guint i = 0; i < document->passages->len; i++) {
        const undex_passage *passage = g_ptr_array_index(document->passages, i);
        undex_box place = {0};
        if (passage->page_first <= page && page <= passage->page_last && is_meant(passage, warning) &&
            take_place(&place, passage, page))
            y = place.y0;
    }
    return y;
}

void evidence_add_warnings(const segment_view *view, const undex_document *document, int page, GArray *out)
{
    int found = 0;
    for (guint i = 0; i < document->warnings->len && found < MOST_LABELS; i++) {
        const char *warning = g_ptr_array_index(document->warnings, i);
        if (!evidence_names_page(warning, page))
            continue;
        double y = height_of(view, document, page, warning);
        undex_evidence row = {.kind = UNDEX_EVIDENCE_WARNING};
        y = evidence_free_height(out, row.kind, y, 0);
        row.box = row.to = (undex_box){page, 0, y, 0, y + EVIDENCE_LABEL_HEIGHT};
        row.label = g_strdup_printf("%d", ++found);
        row.remark = g_strdup(warning);
        g_array_append_val(out, row);
    }
}

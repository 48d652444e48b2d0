// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Furniture: what a page repeats or carries for the printer's sake. Two kinds of evidence: the form of a line
 * in the margin bands (page numbers, job numbers), and the same text at the same height on page after page.
 */
#include "letters.h"
#include "patterns.h"
#include "steps.h"

#include <math.h>
#include <string.h>

static const float BAND = 0.13F;  /* share of the page's height at its head and foot where furniture lives */
static const float HEIGHT = 4.0F; /* points by which a repeated line's height may differ */

/* Forms that are furniture in a margin band wherever they stand alone. `any`: on any height of the page. */
static const struct {
    segment_pattern pattern;
    gboolean head, foot, any;
} forms[] = {
    {PATTERN_PAGE_NUMBER, TRUE, TRUE, FALSE},    {PATTERN_JOB_NUMBER, TRUE, TRUE, FALSE},
    {PATTERN_BARCODE, TRUE, TRUE, TRUE},         {PATTERN_SCAN_FOOT, FALSE, TRUE, FALSE},
    {PATTERN_RECYCLE, FALSE, TRUE, TRUE},        {PATTERN_CONTINUED, FALSE, TRUE, TRUE},
    {PATTERN_PAGE_LINE, TRUE, TRUE, FALSE},      {PATTERN_SYMBOL_LINE, TRUE, FALSE, FALSE},
    {PATTERN_LANGUAGE_LINE, TRUE, FALSE, FALSE},
};

static float page_height(const segment_view *view, const segment_line *line)
{
    const undex_source_page *page = g_ptr_array_index(view->source->pages, (guint)line->page - 1);
    return (float)(line->turned ? page->width : page->height);
}

static gboolean in_head(const segment_view *view, const segment_line *line)
{
    return line->y1 < BAND * page_height(view, line);
}

static gboolean in_foot(const segment_view *view, const segment_line *line)
{
    return line->y0 > (1 - BAND) * page_height(view, line);
}

/* The upper half of the first page: there "64th plenary meeting" is a record's title. */
static gboolean in_reach_of_head(const segment_view *view, const segment_line *line)
{
    return line->page == 1 && line->y0 < 0.5F * page_height(view, line);
}

/* Whether each cell of a line has the form of furniture. */
static gboolean has_form(const segment_view *view, const segment_line *line)
{
    gboolean head = in_head(view, line), foot = in_foot(view, line);
    /* A symbol on the first page is the masthead's. */
    gboolean first = line->page == 1;
    g_auto(GStrv) cells = g_strsplit(line->text, "\t", 8);
    guint fits = 0, count = g_strv_length(cells);
    for (guint i = 0; i < count; i++) {
        gboolean fit = FALSE;
        for (guint f = 0; f < G_N_ELEMENTS(forms) && !fit; f++)
            if (forms[f].any || (forms[f].head && head && !first) || (forms[f].foot && foot))
                fit = segment_matches(forms[f].pattern, g_strstrip(cells[i]), NULL);
        fits += fit;
    }
    /* At the very foot one cell tells: a number beside the document's name. */
    gboolean last = line->y0 > (1 - BAND / 2) * page_height(view, line) && line->page > 1;
    return count && (fits == count || (last && fits));
}

/* A line's text with digits made alike, for comparing one page's with another's. */
static char *likeness(const segment_line *line)
{
    GString *key = g_string_new(NULL);
    for (const char *p = line->text; *p && key->len < 120; p = g_utf8_next_char(p)) {
        gunichar ch = segment_char_at(p);
        if (g_unichar_isdigit(ch)) {
            if (!key->len || key->str[key->len - 1] != '#')
                g_string_append_c(key, '#');
        } else if (segment_is_letter(ch)) {
            segment_append(key, g_unichar_tolower(ch));
        }
    }
    return g_string_free(key, FALSE);
}

typedef struct {
    guint line;
    float height;
} seen;

/*
 * Whether nothing but furniture, or lines of the same band, lies between a line and its edge of the page: the
 * header of a table that goes on stands on page after page too, but below the page's own head.
 */
static gboolean at_edge(const segment_view *view, guint index, gboolean head)
{
    const segment_line *line = segment_line_at(view, index);
    if (segment_matches(PATTERN_CAPTION, line->text, NULL))
        return FALSE;
    for (guint i = index; i-- > 0 && segment_line_at(view, i)->page == line->page;) {
        const segment_line *other = segment_line_at(view, i);
        gboolean beyond = head ? other->y1 < line->y0 + 1 : other->y0 > line->y1 - 1;
        if (beyond && other->role != ROLE_FURNITURE)
            return FALSE;
    }
    for (guint i = index + 1; i < view->lines->len && segment_line_at(view, i)->page == line->page; i++) {
        const segment_line *other = segment_line_at(view, i);
        gboolean beyond = head ? other->y1 < line->y0 + 1 : other->y0 > line->y1 - 1;
        if (beyond && other->role != ROLE_FURNITURE)
            return FALSE;
    }
    return TRUE;
}

/* Lines of a band with the same likeness at the same height on enough pages. */
static void mark_repeated(segment_view *view, GPtrArray *band_lines, guint pages)
{
    g_autoptr(GHashTable) alike =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
    for (guint i = 0; i < band_lines->len; i++) {
        guint index = GPOINTER_TO_UINT(g_ptr_array_index(band_lines, i));
        const segment_line *line = segment_line_at(view, index);
        char *key = likeness(line);
        GArray *places = g_hash_table_lookup(alike, key);
        if (!places) {
            places = g_array_new(FALSE, FALSE, sizeof(seen));
            g_hash_table_insert(alike, key, places);
        } else {
            g_free(key);
        }
        seen s = {index, line->y1};
        g_array_append_val(places, s);
    }
    GHashTableIter iter;
    gpointer key, value;
    g_hash_table_iter_init(&iter, alike);
    while (g_hash_table_iter_next(&iter, &key, &value)) {
        GArray *places = value;
        guint needed = MAX(2, MIN(4, pages / 4));
        for (guint i = 0; i < places->len && places->len >= needed; i++) {
            seen *a = &g_array_index(places, seen, i);
            guint near = 0;
            for (guint j = 0; j < places->len && near < needed; j++)
                near += fabsf(g_array_index(places, seen, j).height - a->height) < HEIGHT;
            segment_line *line = segment_line_at(view, a->line);
            if (near >= needed && at_edge(view, a->line, line->y1 < page_height(view, line) / 2))
                line->role = ROLE_FURNITURE;
        }
    }
}

/*
 * The lines at the head and foot of a page that may be repeated furniture: those before the first and after
 * the last line of running text, and never a line that begins with a note's mark.
 */
static void collect_bands(segment_view *view, GPtrArray *head, GPtrArray *foot)
{
    for (guint i = 0; i < view->lines->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        gboolean note = line->marks && g_array_index(line->marks, segment_mark, 0).at == 0;
        gboolean high = in_head(view, line), low = line->y0 > (1 - BAND / 2) * page_height(view, line);
        if (line->page == 1 || note || !(high || low) || segment_matches(PATTERN_RULE, line->text, NULL))
            continue;
        g_ptr_array_add(high ? head : foot, GUINT_TO_POINTER(i));
    }
}

/* In a band, a form counts only if nothing but furniture lies between it and the edge of the page. */
static void mark_forms(segment_view *view)
{
    for (guint i = 0; i < view->lines->len; i++) {
        segment_line *line = segment_line_at(view, i);
        if (line->role == ROLE_BODY && has_form(view, line))
            line->role = ROLE_FURNITURE;
    }
}

/* What a record says of itself at its foot, and a resolution of the meeting that adopted it: kept, not
 * searched. */
static void mark_notices(segment_view *view)
{
    for (guint i = 0; i < view->lines->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        gboolean notice = segment_matches(PATTERN_RECORD_NOTICE, line->text, NULL);
        if (line->role != ROLE_BODY || !(notice || segment_matches(PATTERN_ADOPTED, line->text, NULL)))
            continue;
        if (!notice && in_reach_of_head(view, line))
            continue;
        for (guint k = i; k < view->lines->len; k++) {
            segment_line *next = segment_line_at(view, k);
            gboolean close = k == i || next->y1 - (next - 1)->y1 < 2.0F * view->pitch;
            if (next->page != line->page || next->column != line->column ||
                fabsf(next->size - line->size) > 0.5F || !close || (!notice && k > i + 1))
                break;
            if (next->role == ROLE_BODY)
                next->role = ROLE_BOILERPLATE;
        }
    }
}

/* The job number, for the record: furniture, but worth keeping. */
static void keep_job_number(segment_view *view, undex_document *document)
{
    for (guint i = 0; i < view->lines->len && !document->job_number; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (line->page > 2)
            return;
        g_auto(GStrv) cells = g_strsplit(line->text, "\t", 8);
        for (guint c = 0; cells[c]; c++) {
            if (!segment_matches(PATTERN_JOB_NUMBER, g_strstrip(cells[c]), NULL))
                continue;
            char *end = strpbrk(cells[c], " (*");
            if (end)
                *end = '\0';
            g_free(document->job_number);
            document->job_number = g_strdup(cells[c]);
            break;
        }
    }
}

/*
 * A page's head is one group of short lines, set apart from the text: where one of them is furniture by its
 * form all are (a scan spells "English" and "Page 3" in many ways).
 */
static void mark_heads(segment_view *view)
{
    for (guint i = 1; i < view->lines->len; i++) {
        const segment_line *top = segment_line_at(view, i);
        if (top->page == (top - 1)->page || top->page == 1)
            continue;
        guint end = i, known = 0;
        for (; end < view->lines->len && end < i + 6; end++) {
            const segment_line *line = segment_line_at(view, end);
            float width = line->x1 - line->x0;
            if (line->page != top->page || !in_head(view, line) ||
                width > 0.45F * (view->right - view->left) ||
                (end > i && line->y1 - (line - 1)->y1 > 1.5F * view->pitch))
                break;
            known += line->role == ROLE_FURNITURE;
        }
        gboolean apart =
            end < view->lines->len &&
            (segment_line_at(view, end)->page != top->page ||
             segment_line_at(view, end)->y1 - (segment_line_at(view, end) - 1)->y1 > 1.5F * view->pitch);
        for (guint k = i; known && apart && end - i <= 4 && k < end; k++)
            segment_line_at(view, k)->role = ROLE_FURNITURE;
    }
}

void segment_furniture(segment_view *view, undex_document *document)
{
    g_autoptr(GPtrArray) head = g_ptr_array_new();
    g_autoptr(GPtrArray) foot = g_ptr_array_new();
    if (view->source->format != UNDEX_FORMAT_PDF)
        return;
    keep_job_number(view, document);
    mark_forms(view);
    collect_bands(view, head, foot);
    mark_repeated(view, head, view->source->pages->len);
    mark_repeated(view, foot, view->source->pages->len);
    mark_heads(view);
    mark_notices(view);
    /* What stands beside the text is kept apart: it interrupts nothing. What is turned is not searched. */
    for (guint i = 0; i < view->lines->len; i++) {
        segment_line *line = segment_line_at(view, i);
        if ((line->aside || line->margin) && line->role == ROLE_BODY)
            line->role = ROLE_BOILERPLATE;
    }
}

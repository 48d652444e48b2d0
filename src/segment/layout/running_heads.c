// SPDX-License-Identifier: GPL-3.0-or-later
/* Running heads and feet are the same text at the same height on page after page, but for their digits.
 * They stand beyond the text, at the edge of the page. A heading, a table's head or a formula that happens
 * to open several pages stands where the text of these pages begins. */
#include "segment/layout/page_furniture.h"
#include "segment/letters.h"
#include "segment/segment_patterns.h"

#include <math.h>

enum { QUARTER = 4 }; /* of the pages: what as many bear is their head */

static const float HEIGHT = 4.0F;    /* points by which a repeated line's height may differ */
static const float SAME_SIZE = 0.4F; /* points by which type differs that is of one size */
static const float FULL = 0.6F; /* share of the text's width that a line of running text takes at least */
static const float ABOVE_TEXT = 0.75F; /* pitches by which a running head ends above the text's first line */
static const float APART = 1.5F;       /* pitches that set a group of lines apart */
static const float HEAD_WIDTH = 0.45F; /* of the text's width: a line of a page's head takes no more */
enum { KEY = 120, HEAD_LINES = 4, MOST_PAGES = 4, TABLE_CELLS = 3 };

/* A line of the band at a page's head or foot. */
typedef struct {
    guint index;
    float foot;
} banded;

typedef struct {
    segment_view *view;
    guint8 *repeated; /* a flag a line: its like stands on enough pages */
    guint8 *known;    /* a flag a line: it has the form of a page's number */
    GHashTable *tops; /* pages' height in points -> height of their text's first line */
} running;

/* A line's text with digits made alike, for comparing one page's with another's. The digits of a paragraph's
 * number stay: paragraphs may begin alike, but each counts on. */
static char *likeness(const segment_line *line)
{
    GString *key = g_string_new(NULL);
    gboolean numbered = segment_matches(PATTERN_NUMBER, line->text, NULL);
    for (const char *p = line->text; *p && key->len < KEY; p = g_utf8_next_char(p)) {
        gunichar ch = segment_char_at(p);
        numbered &= *p != '.';
        if (g_unichar_isdigit(ch) && numbered) {
            segment_append(key, ch);
        } else if (g_unichar_isdigit(ch)) {
            if (!key->len || key->str[key->len - 1] != '#')
                g_string_append_c(key, '#');
        } else if (segment_is_letter(ch)) {
            segment_append(key, g_unichar_tolower(ch));
        }
    }
    return g_string_free(key, FALSE);
}

static int by_foot(gconstpointer a, gconstpointer b)
{
    const banded *p = a, *q = b;
    return p->foot != q->foot ? (p->foot > q->foot) - (p->foot < q->foot)
                              : (p->index > q->index) - (p->index < q->index);
}

/* Headings set apart from the text are no running head where they count on. */
static gboolean is_sequence(const running *r, const GArray *places, guint first, guint end)
{
    const segment_line *line = segment_line_at(r->view, g_array_index(places, banded, first).index);
    if (r->view->typewritten || line->size < r->view->body - SAME_SIZE)
        return FALSE;
    g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = first; i < end; i++)
        g_array_append_val(lines, g_array_index(places, banded, i).index);
    return furniture_counts_alone(r->view, (const guint *)lines->data, lines->len);
}

/* Flags the lines of one likeness that have enough others near their height. */
static void flag_near(running *r, GArray *places, guint needed)
{
    g_array_sort(places, by_foot);
    for (guint i = 0, first = 0, end = 0; i < places->len; i++) {
        const banded *at = &g_array_index(places, banded, i);
        while (at->foot - g_array_index(places, banded, first).foot >= HEIGHT)
            first++;
        while (end < places->len && g_array_index(places, banded, end).foot - at->foot < HEIGHT)
            end++;
        if (end - first >= needed && !is_sequence(r, places, first, end))
            r->repeated[at->index] = TRUE;
    }
}

/* Flags lines of a band with the same likeness at the same height on enough pages. */
static void flag_repeated(running *r, const GArray *band)
{
    guint needed = MAX(2, MIN(MOST_PAGES, r->view->source->pages->len / QUARTER));
    g_autoptr(GHashTable) alike =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
    for (guint i = 0; i < band->len; i++) {
        banded at = g_array_index(band, banded, i);
        char *key = likeness(segment_line_at(r->view, at.index));
        GArray *places = g_hash_table_lookup(alike, key);
        if (places) {
            g_free(key);
        } else {
            places = g_array_new(FALSE, FALSE, sizeof(banded));
            g_hash_table_insert(alike, key, places);
        }
        g_array_append_val(places, at);
    }
    GHashTableIter iter;
    gpointer places;
    g_hash_table_iter_init(&iter, alike);
    while (g_hash_table_iter_next(&iter, NULL, &places))
        if (((GArray *)places)->len >= needed)
            flag_near(r, places, needed);
}

/* Lines that may be repeated page furniture; never one that announces what follows. */
static gboolean may_repeat(const segment_line *line)
{
    return !furniture_begins_note(line) && !g_str_has_suffix(line->text, ":") &&
           !segment_matches(PATTERN_RULE, line->text, NULL);
}

static void find_repeated(running *r)
{
    g_autoptr(GArray) head = g_array_new(FALSE, FALSE, sizeof(banded));
    g_autoptr(GArray) foot = g_array_new(FALSE, FALSE, sizeof(banded));
    for (guint i = 0; i < r->view->lines->len; i++) {
        const segment_line *line = segment_line_at(r->view, i);
        gboolean high = line->page > 1 && furniture_in_head(r->view, line);
        gboolean low = line->y0 > (1 - FURNITURE_BAND / 2) * furniture_page_height(r->view, line);
        banded at = {i, line->y1};
        if ((high || low) && may_repeat(line))
            g_array_append_val(high ? head : foot, at);
        r->known[i] = line->verdict.role == ROLE_BODY && !furniture_begins_note(line) &&
                      furniture_is_page_number(r->view, line);
    }
    flag_repeated(r, head);
    flag_repeated(r, foot);
}

/* Where text begins on pages of one height */

static gpointer height_key(const running *r, const segment_line *line)
{
    return GINT_TO_POINTER((int)lroundf(furniture_page_height(r->view, line)));
}

static gboolean is_full_text(const running *r, guint index)
{
    const segment_line *line = segment_line_at(r->view, index);
    return line->verdict.role == ROLE_BODY && !r->repeated[index] && line->cells == 1 && !line->aside &&
           line->x1 - line->x0 > (line->column ? FULL / 2 : FULL) * (r->view->right - r->view->left);
}

/* The value that most others are near to; the lowest of several. 0: not two of them are near each other. */
static float most_common(GArray *values)
{
    float best = 0;
    guint most = 1;
    g_array_sort(values, segment_by_float);
    for (guint i = 0, first = 0; i < values->len; i++) {
        float value = g_array_index(values, float, i);
        while (value - g_array_index(values, float, first) > HEIGHT)
            first++;
        if (i - first + 1 > most)
            most = i - first + 1, best = g_array_index(values, float, first);
    }
    return best;
}

static void find_tops(running *r)
{
    g_autoptr(GHashTable) all = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
    for (guint i = 0; i < r->view->lines->len;) {
        const segment_line *of_page = segment_line_at(r->view, i);
        float top = 0;
        gpointer key = height_key(r, of_page);
        for (; i < r->view->lines->len && segment_line_at(r->view, i)->page == of_page->page; i++) {
            float foot = segment_line_at(r->view, i)->y1;
            if (of_page->page > 1 && is_full_text(r, i) && (top <= 0 || foot < top))
                top = foot;
        }
        GArray *tops = g_hash_table_lookup(all, key);
        if (top <= 0)
            continue;
        if (!tops)
            g_hash_table_insert(all, key, tops = g_array_new(FALSE, FALSE, sizeof(float)));
        g_array_append_val(tops, top);
    }
    GHashTableIter iter;
    gpointer key, tops;
    g_hash_table_iter_init(&iter, all);
    while (g_hash_table_iter_next(&iter, &key, &tops))
        g_hash_table_insert(r->tops, key, GINT_TO_POINTER((int)most_common(tops)));
}

/* Whether a line of a page's head stands where the text of such pages begins. */
static gboolean is_in_text(const running *r, const segment_line *line)
{
    int top = GPOINTER_TO_INT(g_hash_table_lookup(r->tops, height_key(r, line)));
    return top && line->y1 > (float)top - ABOVE_TEXT * r->view->pitch;
}

/* From the edge inwards */

static int from_head(gconstpointer a, gconstpointer b)
{
    return by_foot(a, b);
}

static int from_foot(gconstpointer a, gconstpointer b)
{
    return by_foot(b, a);
}

/* A row of several cells, or a caption, is a table's, however often it comes. */
static gboolean may_be_marked(const running *r, guint index, gboolean head)
{
    const segment_line *line = segment_line_at(r->view, index);
    if (!head)
        return r->known[index] || r->repeated[index];
    if (is_in_text(r, line))
        return FALSE;
    return r->known[index] || (r->repeated[index] && line->cells < TABLE_CELLS &&
                               !segment_matches(PATTERN_CAPTION, line->text, NULL));
}

/* Marks the repeated lines of one page's head or foot beyond which nothing but page furniture stands. */
static void mark_inwards(running *r, GArray *lines, gboolean head)
{
    float blocked = 0; /* edge of the first line that is no page furniture */
    g_array_sort(lines, head ? from_head : from_foot);
    for (guint i = 0; i < lines->len; i++) {
        guint index = g_array_index(lines, banded, i).index;
        segment_line *line = segment_line_at(r->view, index);
        gboolean free = blocked <= 0 || (head ? line->y0 + 1 <= blocked : line->y1 - 1 >= blocked);
        if (line->verdict.role == ROLE_PAGE_FURNITURE)
            continue;
        if (free && may_be_marked(r, index, head))
            line->verdict.role = ROLE_PAGE_FURNITURE;
        else if (blocked <= 0)
            blocked = head ? line->y1 : line->y0;
    }
}

static void mark_repeated(running *r)
{
    g_autoptr(GArray) head = g_array_new(FALSE, FALSE, sizeof(banded));
    g_autoptr(GArray) foot = g_array_new(FALSE, FALSE, sizeof(banded));
    for (guint i = 0; i < r->view->lines->len;) {
        int page = segment_line_at(r->view, i)->page;
        g_array_set_size(head, 0);
        g_array_set_size(foot, 0);
        for (; i < r->view->lines->len && segment_line_at(r->view, i)->page == page; i++) {
            segment_line *line = segment_line_at(r->view, i);
            banded high = {i, line->y1}, low = {i, line->y0};
            if (line->aside) {
                line->verdict.role = r->known[i] ? ROLE_PAGE_FURNITURE : line->verdict.role;
                continue;
            }
            g_array_append_val(head, high);
            g_array_append_val(foot, low);
        }
        mark_inwards(r, head, TRUE);
        mark_inwards(r, foot, FALSE);
    }
}

/* A page's head is one group of short lines, set apart from the text: where one of them is page furniture by
 * its form all are (a scan spells "English" and "Page 3" in many ways). */
static void mark_groups(running *r)
{
    segment_view *view = r->view;
    for (guint i = 1; i < view->lines->len; i++) {
        const segment_line *top = segment_line_at(view, i);
        if (top->page == (top - 1)->page || top->page == 1)
            continue;
        guint end = i, known = 0;
        for (; end < view->lines->len && end - i <= HEAD_LINES; end++) {
            const segment_line *line = segment_line_at(view, end);
            if (line->page != top->page || !furniture_in_head(view, line) ||
                line->x1 - line->x0 > HEAD_WIDTH * (view->right - view->left) ||
                (end > i && line->y1 - (line - 1)->y1 > APART * view->pitch))
                break;
            known += line->verdict.role == ROLE_PAGE_FURNITURE;
        }
        const segment_line *next = end < view->lines->len ? segment_line_at(view, end) : NULL;
        gboolean apart = next && (next->page != top->page || next->y1 - (next - 1)->y1 > APART * view->pitch);
        for (guint k = i; known && apart && end - i <= HEAD_LINES && k < end; k++)
            if (!is_in_text(r, segment_line_at(view, k)))
                segment_line_at(view, k)->verdict.role = ROLE_PAGE_FURNITURE;
    }
}

void furniture_mark_running(segment_view *view)
{
    running r = {.view = view,
                 .repeated = g_new0(guint8, view->lines->len + 1),
                 .known = g_new0(guint8, view->lines->len + 1),
                 .tops = g_hash_table_new(NULL, NULL)};
    find_repeated(&r);
    find_tops(&r);
    mark_repeated(&r);
    mark_groups(&r);
    g_hash_table_unref(r.tops);
    g_free(r.repeated);
    g_free(r.known);
}

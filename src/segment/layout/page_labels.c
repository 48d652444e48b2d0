// SPDX-License-Identifier: GPL-3.0-or-later
/* A page's label is what the page is called. The PDF's own labels say it where they say more than the
 * ordinals. Else the page numbers that are printed at heads and feet do: a report bound behind two pages of
 * cover prints 1 on the third page of its file, and is cited by that. The pages before the first numbered
 * one are counted in roman numbers, as books count them: as some of them print, else from the first page of
 * the file. */
#include "segment/layout/page_furniture.h"

#include "base/roman.h"

#include <string.h>

enum {
    MOST_DIGITS = 4,  /* of a page's number */
    MOST_PIECES = 16, /* of a running head that are looked at; the last holds the rest */
};

enum {
    FURTHEST = 2000, /* pages by which print and file may differ */
    LEAST_PAGES = 3, /* that agree on the difference */
    SHARE = 60,      /* per cent of the numbered pages that agree on it */
    MOST_ROMAN = 60, /* pages before the first numbered one */
    LEAST_ROMAN = 2, /* of them that agree where their count begins */
};

/* The number that a piece of a running head or foot is: "12", "12/30"; 0: none. */
static int number_of(const char *piece)
{
    gsize digits = strspn(piece, "0123456789");
    if (!digits || digits > MOST_DIGITS)
        return 0;
    int number = (int)g_ascii_strtoll(piece, NULL, 10);
    const char *rest = piece + digits;
    if (!*rest)
        return number;
    gsize total = *rest == '/' ? strspn(rest + 1, "0123456789") : 0;
    gboolean whole = total && total <= MOST_DIGITS && !rest[1 + total];
    return whole && g_ascii_strtoll(rest + 1, NULL, 10) >= number ? number : 0;
}

/* Adds one to each difference between a page's ordinal and a number at its head or foot, once a page. */
static void count_line(const segment_line *line, guint *votes, int *last)
{
    g_auto(GStrv) pieces = g_strsplit_set(line->text, "\t ", MOST_PIECES);
    for (char **piece = pieces; *piece; piece++) {
        int number = number_of(*piece), difference = line->page - number;
        if (number < 1 || difference < -FURTHEST || difference > FURTHEST ||
            last[difference + FURTHEST] == line->page)
            continue;
        last[difference + FURTHEST] = line->page;
        votes[difference + FURTHEST]++;
    }
}

/* By how much the ordinals of pages exceed the printed numbers; 0 where they do not, or nothing tells. */
static int find_difference(const segment_view *view)
{
    g_autofree guint *votes = g_new0(guint, 2 * FURTHEST + 1);
    g_autofree int *last = g_new0(int, 2 * FURTHEST + 1);
    guint numbered = 0;
    int best = FURTHEST, page = 0;
    for (guint i = 0; i < view->lines->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (line->verdict.role != ROLE_PAGE_FURNITURE)
            continue;
        numbered += line->page != page;
        page = line->page;
        count_line(line, votes, last);
    }
    for (int d = 0; d <= 2 * FURTHEST; d++)
        if (votes[d] > votes[best])
            best = d;
    gboolean agreed = votes[best] >= LEAST_PAGES && votes[best] * 100 >= numbered * SHARE;
    return agreed ? best - FURTHEST : 0;
}

/* Whether the PDF calls a page by more than its ordinal. */
static gboolean has_labels(const undex_source *source)
{
    for (guint i = 0; i < source->pages->len; i++) {
        g_autofree char *label = undex_source_page_label(source, (int)i + 1);
        if (g_ascii_strtoll(label, NULL, 10) != (gint64)i + 1)
            return TRUE;
    }
    return FALSE;
}

/* Pages before those numbered in figures that print a roman number, by how much their ordinals exceed it: the
 * most common such difference; 0 where too few agree. */
static int find_roman_difference(const segment_view *view)
{
    guint votes[MOST_ROMAN] = {0};
    int best = 0, page = 0;
    for (guint i = 0; i < view->lines->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (line->page > view->page_difference)
            break;
        if (line->verdict.role != ROLE_PAGE_FURNITURE || line->page == page)
            continue;
        g_auto(GStrv) pieces = g_strsplit_set(line->text, "\t ", MOST_PIECES);
        for (int number = 1; number <= line->page; number++) {
            g_autofree char *printed = undex_roman(number);
            if (!g_strv_contains((const char *const *)pieces, printed))
                continue;
            votes[line->page - number]++;
            page = line->page;
        }
    }
    for (int d = 0; d < MOST_ROMAN; d++)
        if (votes[d] > votes[best])
            best = d;
    return votes[best] >= LEAST_ROMAN ? best : 0;
}

void segment_page_labels(segment_view *view)
{
    int difference =
        view->source->format == UNDEX_FORMAT_PDF && !has_labels(view->source) ? find_difference(view) : 0;
    view->page_difference = difference < MOST_ROMAN ? difference : 0;
    view->roman_difference = view->page_difference > 0 ? find_roman_difference(view) : 0;
}

char *segment_page_label(const segment_view *view, int page)
{
    int difference = view->page_difference;
    if (!difference || page < 1)
        return undex_source_page_label(view->source, page);
    if (page > difference)
        return g_strdup_printf("%d", page - difference);
    return undex_roman(page > view->roman_difference ? page - view->roman_difference : page);
}

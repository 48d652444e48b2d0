// SPDX-License-Identifier: GPL-3.0-or-later
/* Blocks of the first page may be the title: lines of one type that stand close below one another. */
#include "segment/layout/typography.h"
#include "segment/segment_patterns.h"
#include "segment/title_page/masthead.h"

#include <math.h>
#include <string.h>

static const float SAME_SIZE = 0.6F; /* points */
static const float CLOSE = 0.7F;     /* share of a title's size that may lie between its lines */
static const float LOWEST = 0.75F;   /* share of the page above a title */

enum {
    MOST_LINES = 14, /* of a title */
    MOST_WORDS = 40, /* of an organ's name */
};

/* A heading with a number is the text's first, not the document's title. */
gboolean masthead_may_be_title(const segment_view *view, const segment_line *line)
{
    static const segment_pattern others[] = {
        PATTERN_ROMAN,          PATTERN_LETTER,   PATTERN_ORIGINAL,       PATTERN_DISTR,
        PATTERN_SUMMARY,        PATTERN_CONTENTS, PATTERN_UNITED_NATIONS, PATTERN_DATE_LINE,
        PATTERN_PLACE_AND_TIME, PATTERN_COMPONENT};
    if (line->verdict.role != ROLE_BODY || line->verdict.number >= 0 ||
        strlen(line->text) <= MASTHEAD_SHORTEST)
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
        if (segment_matches(others[i], line->text, NULL))
            return FALSE;
    return line->y0 < LOWEST * masthead_page_height(view);
}

static gboolean goes_on_title(const segment_view *view, guint first, const segment_line *last,
                              const segment_line *line)
{
    const segment_line *head = segment_line_at(view, first);
    static const segment_pattern others[] = {PATTERN_ROMAN, PATTERN_SUMMARY, PATTERN_CONTENTS,
                                             PATTERN_SESSION_ALONE};
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
        if (segment_matches(others[i], line->text, NULL))
            return FALSE;
    return line->page == 1 && line->bold == head->bold && fabsf(line->size - head->size) <= SAME_SIZE &&
           line->y0 - last->y1 <= CLOSE * head->size && line->verdict.role == ROLE_BODY &&
           line->verdict.number < 0;
}

/* The lines of one type that stand close below one another. */
masthead_block masthead_block_at(const segment_view *view, guint first)
{
    masthead_block b = {first, first + 1};
    for (guint i = first + 1; i < view->lines->len && b.end - first < MOST_LINES; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (line->verdict.role == ROLE_PAGE_FURNITURE)
            continue;
        if (!goes_on_title(view, first, segment_line_at(view, b.end - 1), line))
            break;
        b.end = i + 1;
    }
    return b;
}

/* The masthead_block's text; dates in parentheses, a session's, are left out. */
char *masthead_block_text(const segment_view *view, masthead_block b)
{
    GString *text = g_string_new(NULL);
    for (guint i = b.first; i < b.end; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (line->verdict.role == ROLE_PAGE_FURNITURE ||
            (i > b.first && line->text[0] == '(' &&
             segment_matches(PATTERN_PLACE_AND_TIME, line->text, NULL)))
            continue;
        if (text->len && !g_str_has_suffix(text->str, "-"))
            g_string_append_c(text, ' ');
        g_string_append(text, line->text);
    }
    while (text->len && strchr(" *\t", text->str[text->len - 1])) /* a note's mark is no part of it */
        g_string_truncate(text, text->len - 1);
    return g_strdelimit(g_string_free(text, FALSE), "\t", ' ');
}

/* The next masthead_block of title's type below one; its end is 0 where there is none. */
masthead_block masthead_block_below(const segment_view *view, masthead_block b)
{
    for (guint i = b.end; i < view->lines->len && segment_line_at(view, i)->page == 1; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (line->verdict.role == ROLE_PAGE_FURNITURE)
            continue;
        if (line->bold != segment_line_at(view, b.first)->bold || line->size < TYPE_TITLE * view->body ||
            !masthead_may_be_title(view, line))
            break;
        return masthead_block_at(view, i);
    }
    return (masthead_block){0, 0};
}

gboolean masthead_block_matches(const segment_view *view, masthead_block b, segment_pattern pattern)
{
    if (!b.end)
        return FALSE;
    g_autofree char *text = masthead_block_text(view, b);
    return segment_matches(pattern, text, NULL);
}

/* "Commission for Social Development", "United Nations Population Fund": words with capitals, one of which is
 * a body's, none a document's. */
gboolean masthead_is_organ_name(const segment_view *view, masthead_block b)
{
    g_autofree char *text = masthead_block_text(view, b);
    g_auto(GStrv) words = g_strsplit(text, " ", MOST_WORDS);
    gboolean body = FALSE;
    for (char **word = words; *word; word++) {
        if (undex_word_list_has(undex_data_document_words, *word))
            return FALSE;
        g_autofree char *lower = g_utf8_strdown(*word, -1);
        body |= undex_word_list_has(undex_data_body_words, lower);
        if (!undex_word_list_has(undex_data_title_small_words, *word) &&
            !g_unichar_isupper(g_utf8_get_char(*word)))
            return FALSE;
    }
    return body;
}

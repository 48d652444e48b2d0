// SPDX-License-Identifier: GPL-3.0-or-later
/* This file finds the headings of a plain text. Numbered ones are told by their sequence (I, II; A, B under
 * each; 1, 2), those of a series ("Article 1", "Article 2") by its repetition, and plain ones by being
 * short, unfinished and alone. */
#include "segment/headings/headings.h"
#include "segment/plain/plain.h"
#include "segment/segment_patterns.h"

enum {
    HEADING_LINES = 3,  /* that a heading of a wrapped text takes besides its first */
    SERIES_BYTES = 200, /* of a line that begins with the word of a series */
    ARTICLE_BYTES = 120,
    SERIES_MEMBERS = 3,
    NEAR_LINES = 12, /* that are looked at for the paragraph with the same number */
    UNCASED = 60,    /* columns of a heading in a script without capitals */
    WIDE_LINES = 3,  /* full lines that a heading may take */
    LIST_LINES = 3,  /* more short lines on end are a list */
};
static const float BLANK_LINES = 30; /* points: more than one blank line lies between */

enum { SHORT = 140, LONG = 900 }; /* columns of a heading without a number, bytes of one with a number */

typedef struct {
    segment_view *view;
    plain_manner manner;
    GHashTable *series; /* word -> how often it stands before a number, alone on a line */
    int roman, letter, arabic;
} reader;

static int columns_of(const reader *r, plain_block chunk)
{
    int n = 0;
    for (guint i = chunk.first; i <= chunk.last; i++)
        n += plain_columns(segment_line_at(r->view, i)->text) + 1;
    return n;
}

/* What follows is text, and not the rest of a sentence that this chunk begins. */
static gboolean is_followed(const reader *r, plain_block chunk)
{
    plain_block next;
    if (!plain_next_block(r->view, chunk.last + 1, &next))
        return FALSE;
    const segment_line *line = segment_line_at(r->view, next.first);
    return !plain_begins_small(line->text) || line->verdict.dash || line->verdict.flow == FLOW_ITEM;
}

static gboolean stands_apart(const reader *r, plain_block chunk)
{
    plain_block next;
    if (!r->manner.wrapped)
        return TRUE;
    if (!segment_line_at(r->view, chunk.first)->break_before || chunk.last - chunk.first > HEADING_LINES)
        return FALSE;
    return !plain_next_block(r->view, chunk.last + 1, &next) ||
           segment_line_at(r->view, next.first)->break_before;
}

/* Series: "Article 1", "Artículo 2", "Chapter IV" */

static char *series_word(const char *text, const undex_match *match)
{
    int w = undex_pattern_group(&segment_patterns[PATTERN_PLAIN_SERIES], "w");
    g_autofree char *word = g_strndup(text + match->start[w], (gsize)undex_match_length(match, w));
    return g_utf8_strdown(word, -1);
}

/* Nothing after the number but a stop, or the number is a roman one. */
static gboolean in_series(const char *text, undex_match *match)
{
    undex_pattern *pattern = &segment_patterns[PATTERN_PLAIN_SERIES];
    if (strlen(text) > SERIES_BYTES || !segment_matches(PATTERN_PLAIN_SERIES, text, match))
        return FALSE;
    int rest = undex_pattern_group(pattern, "rest"), roman = undex_pattern_group(pattern, "r");
    return !segment_has_letter(text + match->start[rest]) ||
           (undex_match_length(match, roman) && !plain_is_finished(text));
}

static void count_series(reader *r)
{
    for (guint i = 0; i < r->view->lines->len; i++) {
        const segment_line *line = segment_line_at(r->view, i);
        undex_match match;
        if (line->verdict.role != ROLE_BODY || line->verdict.flow == FLOW_GOES_ON ||
            !in_series(line->text, &match))
            continue;
        char *word = series_word(line->text, &match);
        guint n = GPOINTER_TO_UINT(g_hash_table_lookup(r->series, word));
        g_hash_table_insert(r->series, word, GUINT_TO_POINTER(n + 1));
    }
}

static segment_level series_level(const reader *r, const segment_line *line)
{
    undex_match match;
    if (segment_matches(PATTERN_PLAIN_ARTICLE, line->text, NULL) && strlen(line->text) < ARTICLE_BYTES &&
        !plain_is_finished(line->text))
        return strstr(line->text, "条") || strstr(line->text, "條") ? LEVEL_ARABIC : LEVEL_ROMAN;
    if (!in_series(line->text, &match))
        return LEVEL_NONE;
    g_autofree char *word = series_word(line->text, &match);
    if (GPOINTER_TO_UINT(g_hash_table_lookup(r->series, word)) < SERIES_MEMBERS)
        return LEVEL_NONE;
    int roman = undex_pattern_group(&segment_patterns[PATTERN_PLAIN_SERIES], "r");
    return undex_match_length(&match, roman) ? LEVEL_ROMAN : LEVEL_ARABIC;
}

/* Numbered headings */

/* A numbered chunk near by that is a whole sentence, with this number. */
static gboolean has_paragraph(const reader *r, guint from, int step, int value)
{
    int n = undex_pattern_group(&segment_patterns[PATTERN_NUMBER], "n");
    for (guint i = from, seen = 0; seen < NEAR_LINES; seen++) {
        if ((step < 0 && i == 0) || i + 1 >= r->view->lines->len)
            return FALSE;
        i = step < 0 ? i - 1 : i + 1;
        const segment_line *line = segment_line_at(r->view, i);
        undex_match match;
        if (line->verdict.role == ROLE_BODY && !line->verdict.level &&
            segment_matches(PATTERN_NUMBER, line->text, &match) &&
            segment_line_value(line->text + match.start[n]) == value &&
            (plain_is_finished(line->text) || strlen(line->text) > SHORT ||
             (r->manner.wrapped && !plain_is_short(line, r->manner))))
            return TRUE;
    }
    return FALSE;
}

static segment_level arabic_level(reader *r, plain_block chunk, const char *number)
{
    const segment_line *line = segment_line_at(r->view, chunk.first);
    int value = segment_line_value(number);
    gboolean dotted = strchr(number, '.') != NULL;
    if (columns_of(r, chunk) > SHORT || !is_followed(r, chunk) || !stands_apart(r, chunk))
        return LEVEL_NONE;
    if (dotted)
        return value == r->arabic || value == r->arabic + 1 || value == 1 ? LEVEL_ITEM : LEVEL_NONE;
    if (value != 1 && value != r->arabic + 1)
        return LEVEL_NONE;
    if (line->text[strlen(number)] != '.' && value != r->arabic + 1)
        return LEVEL_NONE;
    plain_block next;
    if (plain_next_block(r->view, chunk.last + 1, &next) &&
        !segment_line_at(r->view, next.first)->break_before &&
        segment_matches(PATTERN_NUMBER, segment_line_at(r->view, next.first)->text, NULL))
        return LEVEL_NONE;
    if (has_paragraph(r, chunk.first, -1, value - 1) || has_paragraph(r, chunk.last, 1, value + 1))
        return LEVEL_NONE;
    r->arabic = value;
    return LEVEL_ARABIC;
}

static segment_level numbered_level(reader *r, plain_block chunk)
{
    undex_pattern *pattern = &segment_patterns[PATTERN_PLAIN_HEADING];
    const segment_line *line = segment_line_at(r->view, chunk.first);
    undex_match match;
    if (!segment_matches(PATTERN_PLAIN_HEADING, line->text, &match) ||
        plain_block_bytes(r->view, chunk) > LONG || plain_is_finished(plain_block_tail(r->view, chunk)) ||
        (r->manner.wrapped && chunk.last - chunk.first > HEADING_LINES))
        return LEVEL_NONE;
    int g = undex_pattern_group(pattern, "r"), l = undex_pattern_group(pattern, "l"),
        d = undex_pattern_group(pattern, "d");
    int roman = plain_roman(line->text + MAX(0, match.start[g]), undex_match_length(&match, g), "IVXLC");
    int at = undex_match_length(&match, l)        ? match.start[l]
             : undex_match_length(&match, g) == 1 ? match.start[g]
                                                  : -1;
    int letter = at >= 0 ? (guchar)line->text[at] : 0;
    if (roman && (roman == r->roman + 1 || (roman == 1 && letter != r->letter + 1))) {
        r->roman = roman;
        r->letter = r->arabic = 0;
        return LEVEL_ROMAN;
    }
    if (letter && (letter == r->letter + 1 || letter == 'A')) {
        r->letter = letter;
        r->arabic = 0;
        return LEVEL_LETTER;
    }
    if (!undex_match_length(&match, d) || line->verdict.dash)
        return LEVEL_NONE;
    g_autofree char *number = g_strndup(line->text, (gsize)match.end[d]);
    return arabic_level(r, chunk, number);
}

/* Plain headings */

static gboolean is_component(const reader *r, plain_block chunk)
{
    const char *text = segment_line_at(r->view, chunk.first)->text;
    undex_match match;
    if (columns_of(r, chunk) > SHORT || plain_is_finished(plain_block_tail(r->view, chunk)))
        return FALSE;
    if (segment_matches(PATTERN_COMPONENT, text, &match))
        return match.end[0] >= (int)strlen(text) || stands_apart(r, chunk);
    return segment_matches(PATTERN_PART, text, NULL) && stands_apart(r, chunk);
}

static gboolean is_plain(const reader *r, plain_block chunk)
{
    const segment_line *line = segment_line_at(r->view, chunk.first);
    int columns = columns_of(r, chunk);
    const char *tail = plain_block_tail(r->view, chunk);
    if (columns > (r->manner.wrapped ? WIDE_LINES * r->manner.width : SHORT) || line->verdict.dash ||
        line->verdict.flow != FLOW_BEGINS || plain_is_finished(tail) || plain_wants_more(tail) ||
        !segment_has_letter(line->text) || (!is_followed(r, chunk) && !segment_is_capitals(line->text)))
        return FALSE;
    if (segment_matches(PATTERN_NUMBER, line->text, NULL) || g_unichar_isdigit(g_utf8_get_char(line->text)))
        return FALSE;
    if (segment_is_capitals(line->text) || line->bold)
        return TRUE;
    /* Where no letter is a capital, only shortness tells. */
    gboolean cased = g_unichar_isupper(g_utf8_get_char(line->text));
    if (plain_begins_small(line->text) || line->cells > 1 || (!cased && columns > UNCASED))
        return FALSE;
    if (!r->manner.wrapped)
        return TRUE;
    if (!r->manner.spaced || !stands_apart(r, chunk))
        return FALSE;
    /* A full last line runs on, unless more than one blank line says otherwise. */
    const segment_line *last = segment_line_at(r->view, chunk.last);
    gboolean wide = chunk.last + 1 < r->view->lines->len && (last + 1)->y1 - last->y1 > BLANK_LINES;
    return wide || plain_is_short(last, r->manner);
}

static void set_level(segment_view *view, plain_block chunk, segment_level level)
{
    for (guint i = chunk.first; i <= chunk.last; i++)
        segment_line_at(view, i)->verdict.level =
            i == chunk.first || level == LEVEL_NONE ? level : LEVEL_PLAIN;
}

static segment_level level_of(reader *r, plain_block chunk)
{
    segment_line *line = segment_line_at(r->view, chunk.first);
    if (line->verdict.level)
        return line->verdict.level;
    if (line->verdict.flow == FLOW_ITEM && !line->verdict.dash)
        return LEVEL_NONE;
    if (chunk.last + 1 < r->view->lines->len && (line + 1)->verdict.role == ROLE_NOTE &&
        segment_matches(PATTERN_PLAIN_NOTES, line->text, NULL))
        return LEVEL_PLAIN;
    if (is_component(r, chunk)) {
        r->roman = r->letter = r->arabic = 0;
        return LEVEL_COMPONENT;
    }
    segment_level level = numbered_level(r, chunk);
    if (level == LEVEL_NONE)
        level = series_level(r, line);
    if (level == LEVEL_NONE && is_plain(r, chunk))
        level = LEVEL_PLAIN;
    return level;
}

/* Many short lines on end are a list or a timetable; one with more space around it than they have stays. */
static void demote_lists(segment_view *view)
{
    g_autoptr(GArray) run = g_array_new(FALSE, FALSE, sizeof(plain_block));
    plain_block chunk;
    for (guint i = 0;;) {
        gboolean more = plain_next_block(view, i, &chunk);
        const segment_line *line = more ? segment_line_at(view, chunk.first) : NULL;
        gboolean plain =
            line && line->verdict.level == LEVEL_PLAIN && line->size <= PLAIN_SIZE && !line->bold;
        if (plain)
            g_array_append_val(run, chunk);
        if (!plain || !more) {
            for (guint k = 0; k < run->len && run->len > LIST_LINES; k++) {
                plain_block c = g_array_index(run, plain_block, k);
                const segment_line *first = segment_line_at(view, c.first);
                const segment_line *last = segment_line_at(view, c.last);
                gboolean wide = c.first > 0 && first->y1 - (first - 1)->y1 > BLANK_LINES &&
                                (last + 1)->y1 - last->y1 > BLANK_LINES;
                if (!wide && c.first > 0)
                    set_level(view, c, LEVEL_NONE);
            }
            g_array_set_size(run, 0);
        }
        if (!more)
            return;
        i = chunk.last + 1;
    }
}

void plain_headings(segment_view *view, plain_manner manner)
{
    reader r = {.view = view, .manner = manner};
    plain_block chunk;
    r.series = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    count_series(&r);
    for (guint i = 0; plain_next_block(view, i, &chunk); i = chunk.last + 1) {
        segment_level level = level_of(&r, chunk);
        set_level(view, chunk, level);
        if (level != LEVEL_NONE)
            segment_line_at(view, chunk.first)->verdict.flow = FLOW_BEGINS;
    }
    demote_lists(view);
    g_hash_table_unref(r.series);
}

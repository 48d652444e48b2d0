// SPDX-License-Identifier: GPL-3.0-or-later
#include "verify/quotation_match.h"

#include <string.h>

/* How many words a gap may stand for; how many places are tried. */
enum { MOST_LEFT_OUT = 600, MOST_REPLACED = 12, MOST_STEPS = 20000 };

void undex_quotation_match_clear(undex_quotation_match *match)
{
    g_clear_pointer(&match->hidden, g_array_unref);
}

/* A part of the quotation between two gaps. */
typedef struct {
    const char *letters;
    gsize length;
    const undex_gap *before; /* the gap before it that counts; NULL: it is the first */
    guint gap;               /* the number of that gap */
} segment;

typedef struct {
    const undex_word_stream *text;
    GArray *segments; /* segment */
    gsize limit;      /* the byte of the letters where the range ends */
    int steps;
    GArray *hidden, *best_hidden; /* undex_word_range, one a segment: before it */
    undex_word_range best;
    guint least;
} matching;

/* Gaps that stand together are one: an ellipsis, where one of them is. */
static void add_segment(GArray *segments, const undex_quotation_words *q, guint begin, guint end, int gap)
{
    const undex_word *first = undex_word_at(q->stream, begin), *last = undex_word_at(q->stream, end - 1);
    segment s = {.letters = q->stream->letters->str + first->start,
                 .length = last->start + last->length - first->start};
    if (segments->len) {
        s.gap = (guint)gap;
        s.before = &g_array_index(q->gaps, undex_gap, gap);
    }
    g_array_append_val(segments, s);
}

static GArray *segments_of(const undex_quotation_words *q)
{
    GArray *segments = g_array_new(FALSE, FALSE, sizeof(segment));
    guint begin = 0, words = q->stream->words->len;
    int chosen = -1;
    for (guint i = 0; i <= q->gaps->len; i++) {
        const undex_gap *gap = i < q->gaps->len ? &g_array_index(q->gaps, undex_gap, i) : NULL;
        guint end = gap ? gap->word : words;
        if (end > begin) {
            add_segment(segments, q, begin, end, chosen);
            chosen = -1;
            begin = end;
        }
        if (gap && (chosen < 0 || gap->kind == UNDEX_GAP_ELLIPSIS))
            chosen = (int)i;
    }
    return segments;
}

/* The words at letters[at], where whole words stand there. `loose`: the last may go on. */
static gboolean words_at(const matching *m, const segment *s, gsize at, gboolean loose,
                         undex_word_range *found)
{
    int first = undex_word_beginning_at(m->text, at);
    int last = undex_word_ending_at(m->text, at + s->length);
    if (last < 0 && loose)
        last = (int)undex_word_holding(m->text, at + s->length);
    else if (last < 0 || (!loose && !undex_word_may_end(m->text, (guint)last)))
        return FALSE;
    if (first < 0 || !undex_word_may_begin(m->text, (guint)first))
        return FALSE;
    *found = (undex_word_range){(guint)first, (guint)last + 1};
    return TRUE;
}

static const segment *segment_at(const matching *m, guint i)
{
    return i < m->segments->len ? &g_array_index(m->segments, segment, i) : NULL;
}

static guint most_hidden(const segment *s)
{
    return s->before->kind == UNDEX_GAP_ELLIPSIS  ? MOST_LEFT_OUT
           : s->before->kind == UNDEX_GAP_BRACKET ? MOST_REPLACED
                                                  : 0;
}

static void keep_best(matching *m, undex_word_range all, guint hidden)
{
    if (hidden >= m->least)
        return;
    m->least = hidden;
    m->best = all;
    g_array_set_size(m->best_hidden, 0);
    g_array_append_vals(m->best_hidden, m->hidden->data, m->hidden->len);
}

/* Goes on with the `i`th part behind word `all.end`, all places within reach. */
static void match_rest(matching *m, guint i, undex_word_range all, guint hidden)
{
    const segment *s = segment_at(m, i), *next = segment_at(m, i + 1);
    if (!s) {
        keep_best(m, all, hidden);
        return;
    }
    gboolean loose = next && next->before->kind == UNDEX_GAP_ENDING;
    guint words = m->text->words->len;
    const char *letters = m->text->letters->str;
    gsize at = all.end < words ? undex_word_at(m->text, all.end)->start : m->limit;
    while (m->steps-- > 0 && at + s->length <= m->limit) {
        const char *found = memmem(letters + at, m->limit - at, s->letters, s->length);
        if (!found)
            return;
        at = (gsize)(found - letters);
        undex_word_range here;
        if (words_at(m, s, at, loose, &here)) {
            guint between = here.begin - all.end;
            if (between > most_hidden(s) || hidden + between >= m->least)
                return;
            undex_word_range *kept = &g_array_index(m->hidden, undex_word_range, i);
            *kept = (undex_word_range){all.end, here.begin};
            match_rest(m, i + 1, (undex_word_range){all.begin, here.end}, hidden + between);
        }
        at++;
    }
}

static void match_first(matching *m, gsize from)
{
    const segment *s = segment_at(m, 0), *next = segment_at(m, 1);
    gboolean loose = next && next->before->kind == UNDEX_GAP_ENDING;
    const char *letters = m->text->letters->str;
    for (gsize at = from; m->steps-- > 0 && m->least && at + s->length <= m->limit; at++) {
        const char *found = memmem(letters + at, m->limit - at, s->letters, s->length);
        undex_word_range here;
        if (!found)
            return;
        at = (gsize)(found - letters);
        if (words_at(m, s, at, loose, &here))
            match_rest(m, 1, here, 0);
    }
}

/* What stands for each gap of the quotation; of those that stand together, for the one that was chosen. */
static GArray *hidden_by_gaps(const matching *m, const undex_quotation_words *q)
{
    GArray *hidden = g_array_new(FALSE, TRUE, sizeof(undex_word_range));
    g_array_set_size(hidden, q->gaps->len);
    for (guint i = 1; i < m->segments->len; i++)
        g_array_index(hidden, undex_word_range, segment_at(m, i)->gap) =
            g_array_index(m->best_hidden, undex_word_range, i);
    return hidden;
}

gboolean undex_quotation_match_find(const undex_quotation_words *quotation, const undex_word_stream *text,
                                    undex_word_range range, undex_quotation_match *match)
{
    if (range.begin >= range.end || range.end > text->words->len || !quotation->stream->words->len)
        return FALSE;
    const undex_word *last = undex_word_at(text, range.end - 1);
    g_autoptr(GArray) segments = segments_of(quotation);
    g_autoptr(GArray) hidden = g_array_new(FALSE, TRUE, sizeof(undex_word_range));
    g_autoptr(GArray) best_hidden = g_array_new(FALSE, TRUE, sizeof(undex_word_range));
    g_array_set_size(hidden, segments->len);
    matching m = {.text = text,
                  .segments = segments,
                  .limit = last->start + last->length,
                  .steps = MOST_STEPS,
                  .hidden = hidden,
                  .best_hidden = best_hidden,
                  .least = G_MAXUINT};
    match_first(&m, undex_word_at(text, range.begin)->start);
    if (m.least == G_MAXUINT)
        return FALSE;
    match->all = m.best;
    match->hidden = hidden_by_gaps(&m, quotation);
    return TRUE;
}

// SPDX-License-Identifier: GPL-3.0-or-later
/* This file chooses the piece of a passage that shows most of what matched. */
#include "search/present/hits.h"

/* How far an end of the snippet may move to fall between sentences, or between words. */
enum { SENTENCE_REACH = 80, WORD_REACH = 30 };

/* Different wants in [start, start + size) count 10, repeated ones 1. */
static int worth(const GArray *marks, const GArray *groups, guint first, int size)
{
    int start = g_array_index(marks, undex_range, first).start, total = 0;
    for (guint i = first; i < marks->len && g_array_index(marks, undex_range, i).end <= start + size; i++) {
        gboolean repeated = FALSE;
        for (guint k = first; k < i && !repeated; k++)
            repeated = g_array_index(groups, guint, k) == g_array_index(groups, guint, i);
        total += repeated ? 1 : 10;
    }
    return total;
}

/* The mark at which the best stretch of `size` begins, and where its last mark ends. */
static undex_range densest(const GArray *marks, const GArray *groups, int size)
{
    enum { TRIED = 300 };
    int best = 0;
    undex_range range = {0, 0};
    for (guint i = 0; i < MIN(marks->len, TRIED); i++) {
        int value = worth(marks, groups, i, size);
        if (value <= best)
            continue;
        best = value;
        range = g_array_index(marks, undex_range, i);
        for (guint k = i; k < marks->len && g_array_index(marks, undex_range, k).end <= range.start + size;
             k++)
            range.end = g_array_index(marks, undex_range, k).end;
    }
    return range;
}

static gboolean ends_sentence(gunichar ch)
{
    return ch == '.' || ch == ';' || ch == '?' || ch == '!' || ch == '\n' || ch == 0x3002 || ch == 0x061F;
}

/* The place at or before `at`, at most `reach` away, where a sentence begins; else a word; else `at`. */
static int begin_near(const gunichar *text, int at, int low)
{
    int word = -1;
    for (int i = at; i > low && i > at - SENTENCE_REACH; i--) {
        if (!g_unichar_isspace(text[i - 1]))
            continue;
        if (i > 1 && (text[i - 1] == '\n' || ends_sentence(text[i - 2])))
            return i;
        if (word < 0 && i > at - WORD_REACH)
            word = i;
    }
    return low == 0 && at < SENTENCE_REACH ? 0 : word >= 0 ? word : at;
}

/* The place at or before `at` where a word ends, no further back than `low`. */
static int end_near(const gunichar *text, int at, int low, int length)
{
    if (at >= length)
        return length;
    for (int i = at; i > low && i > at - WORD_REACH; i--)
        if (g_unichar_isspace(text[i]))
            return i;
    return at;
}

undex_range undex_snippet(const char *text, const GArray *marks, const GArray *groups, int size)
{
    glong length = 0;
    g_autofree gunichar *wide = g_utf8_to_ucs4_fast(text, -1, &length);
    if (length <= size)
        return (undex_range){0, (int)length};
    undex_range best = marks->len ? densest(marks, groups, size) : (undex_range){0, 0};
    int spare = MAX(0, size - (best.end - best.start));
    int start = MAX(0, best.start - spare / 3);
    start = begin_near(wide, start, 0);
    int end =
        end_near(wide, MIN((int)length, MAX(start + size, best.end)), MAX(best.end, start), (int)length);
    while (end > start && g_unichar_isspace(wide[end - 1]))
        end--;
    return (undex_range){start, end};
}

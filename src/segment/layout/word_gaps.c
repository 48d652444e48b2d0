// SPDX-License-Identifier: GPL-3.0-or-later
/* Some gaps are doubtful: Word's PDFs hold gaps within words that are as wide as narrow spaces, and no
 * width divides the two. The document itself does: a word that it writes whole elsewhere is written whole
 * here too. */
#include "segment/layout/rows.h"
#include "segment/letters.h"

#include <string.h>

enum { LONGEST_WORD = 60, PART_BYTES = 40 }; /* bytes of a word that is counted, and of its parts at a gap */
enum { CLEARLY = 4 };                        /* the parts apart are so many times as frequent as the whole */

static gboolean is_word(const char *p, gsize n)
{
    for (const char *end = p + n; p < end; p = g_utf8_next_char(p))
        if (!segment_is_letter(segment_char_at(p)))
            return FALSE;
    return n > 0;
}

static const char *const JOIN = "\xEE\x80\x80", *const SPACE = "\xEE\x80\x81";
enum { MARKER_BYTES = 3 };

static gboolean is_marker(const char *p)
{
    return memcmp(p, JOIN, MARKER_BYTES - 1) == 0 && (p[2] == JOIN[2] || p[2] == SPACE[2]);
}

/* Words that stand between sure spaces, lower case, with their number. */
static void count_words(GHashTable *words, const char *text)
{
    const char *from = text;
    for (const char *p = text;; p++) {
        gboolean end = *p == '\0' || *p == ' ' || *p == '\t';
        if (!end)
            continue;
        const char *a = from, *b = p;
        while (b > a && (g_ascii_ispunct(b[-1])))
            b--;
        while (a < b && (g_ascii_ispunct(*a)))
            a++;
        if (b - a >= 1 && b - a < LONGEST_WORD && is_word(a, (gsize)(b - a))) {
            char *word = segment_lower(a, (gsize)(b - a));
            guint *count = g_hash_table_lookup(words, word);
            if (count)
                g_free(word);
            else
                g_hash_table_insert(words, word, count = g_new0(guint, 1));
            ++*count;
        }
        if (!*p)
            return;
        from = p + 1;
    }
}

/* The letters that end just before p, or begin at p; at most 40 bytes. */
static char *letters_before(const char *text, const char *p)
{
    const char *a = p;
    while (a > text && p - a < PART_BYTES) {
        const char *q = g_utf8_find_prev_char(text, a);
        if (!q || !segment_is_letter(segment_char_at(q)))
            break;
        a = q;
    }
    return segment_lower(a, (gsize)(p - a));
}

static char *letters_after(const char *p)
{
    const char *b = p;
    while (*b && b - p < PART_BYTES && segment_is_letter(segment_char_at(b)))
        b = g_utf8_next_char(b);
    return segment_lower(p, (gsize)(b - p));
}

static guint count_of(GHashTable *words, const char *word)
{
    const guint *count = g_hash_table_lookup(words, word);
    return count ? *count : 0;
}

static gboolean is_one_letter(const char *word)
{
    return *g_utf8_next_char(word) == '\0';
}

/* How often the letters before a gap are a word; a single one is none unless it stands free on its left. */
static guint count_left(GHashTable *words, const char *text, const char *marker, const char *before)
{
    const char *from = marker - strlen(before);
    if (is_one_letter(before) && from > text && from[-1] != ' ' && from[-1] != '\t')
        return 0;
    return count_of(words, before);
}

static gboolean is_space(GHashTable *words, const char *text, const char *marker)
{
    gboolean wide = marker[2] == SPACE[2];
    g_autofree char *before = letters_before(text, marker);
    g_autofree char *after = letters_after(marker + MARKER_BYTES);
    if (!*before || !*after)
        return wide;
    g_autofree char *whole = g_strconcat(before, after, NULL);
    guint joined = count_of(words, whole), left = count_left(words, text, marker, before);
    guint right = is_one_letter(after) ? 0 : count_of(words, after);
    if (joined && !(left && right))
        return FALSE;
    /* A narrow gap is a space only between words that stand alone more than once: "un intended" is one. */
    if (left && right && !joined)
        return wide || MIN(left, right) > (is_one_letter(before) ? 1 : 2);
    if (joined && is_one_letter(before))
        return FALSE;
    return joined ? MIN(left, right) > CLEARLY * joined : wide;
}

static void settle(GHashTable *words, segment_line *line)
{
    if (!strstr(line->text, "\xEE\x80"))
        return;
    GString *out = g_string_sized_new(strlen(line->text));
    guint next = 0, marks = line->marks ? line->marks->len : 0;
    for (const char *p = line->text;; p++) {
        for (; next < marks && g_array_index(line->marks, segment_mark, next).at <= (int)(p - line->text);
             next++)
            g_array_index(line->marks, segment_mark, next).at = (int)out->len;
        if (!*p)
            break;
        if (is_marker(p)) {
            if (is_space(words, line->text, p))
                g_string_append_c(out, ' ');
            p += MARKER_BYTES - 1;
        } else {
            g_string_append_c(out, *p);
        }
    }
    g_free(line->text);
    line->text = g_string_free(out, FALSE);
}

void rows_settle_word_gaps(segment_view *view)
{
    g_autoptr(GHashTable) words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    gboolean doubtful = FALSE;
    for (guint i = 0; i < view->lines->len && !doubtful; i++)
        doubtful = strstr(segment_line_at(view, i)->text, "\xEE\x80") != NULL;
    if (!doubtful)
        return;
    for (guint i = 0; i < view->lines->len; i++)
        count_words(words, segment_line_at(view, i)->text);
    for (guint i = 0; i < view->lines->len; i++)
        settle(words, segment_line_at(view, i));
}

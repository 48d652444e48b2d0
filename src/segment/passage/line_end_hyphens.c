// SPDX-License-Identifier: GPL-3.0-or-later
/* A hyphen at the end of a line is the writer's or the typesetter's. What else the document writes decides:
 * the word without the hyphen or with it. Of other words it is the writer's, unless the document shows that
 * its lines are hyphenated; then it is the typesetter's, but for words that are known to be written so. */
#include "segment/passage/line_end_hyphens.h"

#include "base/word_list.h"
#include "segment/letters.h"

#include <string.h>

enum { LONGEST_WORD = 80 }; /* bytes */

/* Lines are hyphenated where so many ends are words without a hyphen, and so many times as many as with one.
 */
enum { KNOWN_SOFT = 5, SOFT_TO_HARD = 3 };
enum { WHOLE_WORD = 4 }; /* letters: a shorter one is a syllable as well */

/* The document's words. Those beside a line-end hyphen may be halves. */
static void note_words(GHashTable *words, const char *text, gboolean half)
{
    const char *from = NULL;
    for (const char *p = text;; p = g_utf8_next_char(p)) {
        gunichar ch = segment_char_at(p);
        gboolean inside = ch && (segment_is_letter(ch) || ch == '-');
        if (inside && !from)
            from = p;
        if (!inside && from) {
            if (*p && p - from < LONGEST_WORD && !(half && from == text)) {
                char *word = segment_lower(from, (gsize)(p - from));
                const char *hyphen = strchr(word, '-');
                if (hyphen && hyphen > word)
                    g_hash_table_add(words, g_strndup(word, (gsize)(hyphen + 1 - word)));
                g_hash_table_add(words, word);
            }
            from = NULL;
        }
        if (!ch)
            return;
    }
}

/* The parts of a word that a line-end hyphen parts, in small letters. */
typedef struct {
    char *head, *tail, *whole, *hyphened;
} broken_word;

static void broken_word_clear(broken_word *word)
{
    g_free(word->head);
    g_free(word->tail);
    g_free(word->whole);
    g_free(word->hyphened);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(broken_word, broken_word_clear)

static const char *last_word(const char *text, const char *hyphen)
{
    const char *p = hyphen;
    while (p > text) {
        const char *q = g_utf8_find_prev_char(text, p);
        if (!q || !(segment_is_letter(segment_char_at(q)) || *q == '-'))
            break;
        p = q;
    }
    return p;
}

static gsize first_word(const char *text)
{
    const char *p = text;
    while (*p && (segment_is_letter(segment_char_at(p)) || *p == '-'))
        p = g_utf8_next_char(p);
    while (p > text && p[-1] == '-')
        p--;
    return (gsize)(p - text);
}

/* FALSE: the line does not end with a word's part and a hyphen, or the next does not begin with one. */
static gboolean break_word(const char *text, gsize length, const char *next, broken_word *word)
{
    gsize tail = first_word(next);
    if (!tail || !length || text[length - 1] != '-' || g_unichar_isupper(g_utf8_get_char(next)))
        return FALSE;
    const char *head = last_word(text, text + length - 1);
    if (head == text + length - 1)
        return FALSE;
    word->head = g_utf8_strdown(head, text + length - 1 - head);
    word->tail = g_utf8_strdown(next, (gssize)tail);
    word->whole = g_strconcat(word->head, word->tail, NULL);
    word->hyphened = g_strconcat(word->head, "-", word->tail, NULL);
    return TRUE;
}

static gboolean has(const segment_view *view, const char *word)
{
    return g_hash_table_contains(view->words, word);
}

static gboolean ends_with_hyphen(const segment_line *line)
{
    return g_str_has_suffix(line->text, "-");
}

static void look_through(segment_view *view)
{
    guint soft = 0, hard = 0, count = view->lines->len;
    view->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < count; i++)
        note_words(view->words, segment_line_at(view, i)->text,
                   i > 0 && ends_with_hyphen(segment_line_at(view, i - 1)));
    for (guint i = 0; i + 1 < count; i++) {
        const segment_line *line = segment_line_at(view, i);
        g_auto(broken_word) word = {NULL, NULL, NULL, NULL};
        if (!ends_with_hyphen(line) ||
            !break_word(line->text, strlen(line->text), segment_line_at(view, i + 1)->text, &word))
            continue;
        if (has(view, word.hyphened))
            hard++;
        else if (has(view, word.whole))
            soft++;
    }
    view->hyphenated = soft >= KNOWN_SOFT && soft >= SOFT_TO_HARD * hard;
}

static gboolean is_listed(const char *before, const char *text, const char *after)
{
    g_autofree char *entry = g_strconcat(before, text, after, NULL);
    for (const undex_word_list *list = undex_data_hyphened_words; list->language; list++)
        if (undex_word_list_has(list->entries, entry))
            return TRUE;
    return FALSE;
}

static gboolean is_word(const segment_view *view, const char *text)
{
    return g_utf8_strlen(text, -1) >= WHOLE_WORD && has(view, text);
}

/* Whether a word that the document has nowhere else is written with a hyphen. */
static gboolean is_compound(const segment_view *view, const broken_word *word)
{
    g_autofree char *first = g_strconcat(word->head, "-", NULL);
    gboolean known = g_utf8_strlen(word->head, -1) >= WHOLE_WORD && has(view, first);
    return known || is_listed("", word->head, "-") || is_listed("-", word->tail, "") ||
           is_listed("", word->hyphened, "") || (is_word(view, word->head) && is_word(view, word->tail));
}

gboolean line_end_hyphen_is_soft(segment_view *view, const GString *text, const char *next)
{
    g_auto(broken_word) word = {NULL, NULL, NULL, NULL};
    if (!break_word(text->str, text->len, next, &word))
        return FALSE;
    if (!view->words)
        look_through(view);
    if (has(view, word.hyphened))
        return FALSE;
    return has(view, word.whole) || (view->hyphenated && !is_compound(view, &word));
}

// SPDX-License-Identifier: GPL-3.0-or-later
/* The language of a text, by its script and its commonest small words. */
#include "segment/letters.h"
#include "segment/pipeline.h"

#include <string.h>

static const struct {
    const char *language;
    const char *words;
} small[] = {
    {"en", "the of and to in that for is was with by on as which"},
    {"fr", "le la les des du et dans pour que qui une est sur par aux"},
    {"es", "el la los las de del y en que para por una se con al"},
    {"pt", "o os as da do dos das em que para uma com não ao"},
    {"de", "der die das und den von zu mit ist des für auf nicht dem"},
    {"it", "il lo gli di che per della con nel una sono del dei alla"},
};

/* The small words, each with a bit for every language it belongs to. */
static GHashTable *small_words(void)
{
    GHashTable *languages = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint l = 0; l < G_N_ELEMENTS(small); l++) {
        g_auto(GStrv) words = g_strsplit(small[l].words, " ", -1);
        for (guint w = 0; words[w]; w++) {
            guint known = GPOINTER_TO_UINT(g_hash_table_lookup(languages, words[w]));
            g_hash_table_insert(languages, g_strdup(words[w]), GUINT_TO_POINTER(known | 1U << l));
        }
    }
    return languages;
}

static void count_small(GHashTable *languages, const char *text, guint *counts)
{
    static const char between[] = " \t,.;:()";
    enum { LONGEST = 6 }; /* bytes of a small word, in capitals or not */
    for (const char *p = text + strspn(text, between); *p;) {
        gsize length = strcspn(p, between);
        if (length <= LONGEST) {
            g_autofree char *word = segment_lower(p, length);
            guint known = GPOINTER_TO_UINT(g_hash_table_lookup(languages, word));
            for (guint l = 0; known >> l; l++)
                counts[l] += known >> l & 1;
        }
        p += length;
        p += strspn(p, between);
    }
}

const char *segment_language(const segment_view *view)
{
    guint counts[G_N_ELEMENTS(small)] = {0}, cyrillic = 0, arabic = 0, han = 0, latin = 0, best = 0;
    g_autoptr(GHashTable) languages = small_words();
    for (guint i = 0; i < view->lines->len && i < 3000; i++) {
        const char *text = segment_line_at(view, i)->text;
        for (const char *p = text; *p; p = g_utf8_next_char(p)) {
            gunichar ch = segment_char_at(p);
            latin += ch < 0x250 && segment_is_letter(ch);
            cyrillic += ch >= 0x400 && ch < 0x530;
            arabic += (ch >= 0x600 && ch < 0x700) || (ch >= 0xFB50 && ch < 0xFF00 && g_unichar_isalpha(ch));
            han += ch >= 0x4E00 && ch < 0xA000;
        }
        count_small(languages, text, counts);
    }
    /* A Chinese character says about as much as two or three letters. */
    if (han * 3 > latin && han > 20)
        return "zh";
    if (arabic > latin)
        return "ar";
    if (cyrillic > latin)
        return "ru";
    for (guint l = 1; l < G_N_ELEMENTS(small); l++)
        if (counts[l] > counts[best])
            best = l;
    return small[best].language;
}

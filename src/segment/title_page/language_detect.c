// SPDX-License-Identifier: GPL-3.0-or-later
/* The language of a text is told by its script and its commonest small words. */
#include "segment/title_page/masthead.h"

#include "base/common_words.h"
#include "base/language.h"
#include "segment/letters.h"

#include <string.h>

enum {
    LINES = 3000,       /* that are looked at, at most */
    LETTERS_OF_HAN = 3, /* that a Chinese character is worth */
    FEWEST_HAN = 20     /* Chinese characters that tell the language */
};

/* The small words, each with a bit for every language it belongs to. */
static GHashTable *small_words(void)
{
    GHashTable *languages = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (const undex_word_list *list = undex_data_common_words; list->language; list++) {
        guint bit = 1U << (undex_language_find(list->language)->rank - 1);
        const char *rest = list->entries, *word;
        gsize length;
        while ((word = undex_word_list_take(&rest, &length))) {
            char *key = g_strndup(word, length);
            guint known = GPOINTER_TO_UINT(g_hash_table_lookup(languages, key));
            g_hash_table_insert(languages, key, GUINT_TO_POINTER(known | bit));
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
    guint counts[UNDEX_LANGUAGE_CEILING] = {0}, cyrillic = 0, arabic = 0, han = 0, latin = 0, best = 0;
    g_autoptr(GHashTable) languages = small_words();
    for (guint i = 0; i < view->lines->len && i < LINES; i++) {
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
    if (han * LETTERS_OF_HAN > latin && han > FEWEST_HAN)
        return "zh";
    if (arabic > latin)
        return "ar";
    if (cyrillic > latin)
        return "ru";
    for (guint l = 1; l < G_N_ELEMENTS(counts); l++)
        if (counts[l] > counts[best])
            best = l;
    return undex_data_languages[best].code;
}

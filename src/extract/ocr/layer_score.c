// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/ocr/layer_score.h"

#include "analysis/fold_diacritics.h"
#include "base/utf8.h"

#include <string.h>

enum {
    RTL_WORDS = 40, /* of a page that is judged by its single letters */
    WORDS = 100,    /* of one that is judged by its strange words */
    FEW_WORDS = 20, /* fewer say nothing of an old layer */
    VOWELS_FROM = 5 /* letters of a word that has a vowel */
};
static const float LONE = 0.1F;     /* of right-to-left words: .03 in sound text, .19 in damaged */
static const float STRANGE = 0.25F; /* of all words */
static const float CLEARLY = 0.02F; /* of the words, by which a reading is better */

typedef enum { NO_SCRIPT, LATIN, CYRILLIC, RTL, OTHER } script;

static script script_of(gunichar ch)
{
    if (ch < 0x80)
        return g_ascii_isalpha((char)ch) ? LATIN : NO_SCRIPT;
    if (undex_utf8_is_rtl(ch))
        return g_unichar_isalpha(ch) ? RTL : NO_SCRIPT;
    if (!g_unichar_isalpha(ch))
        return NO_SCRIPT;
    return ch < 0x250 ? LATIN : ch >= 0x400 && ch < 0x530 ? CYRILLIC : OTHER;
}

static gboolean is_digit(gunichar ch)
{
    return ch >= '0' && ch <= '9';
}

/* Signs that no language has between two letters. */
static gboolean is_foreign_sign(gunichar ch)
{
    static const char signs[] = "!\"#$%*+;<=>?\\^`{|}~";
    return ch < 0x80 ? ch < 0x20 || strchr(signs, (int)ch) != NULL
                     : (ch >= 0xA1 && ch <= 0xB6 && !g_unichar_isalpha(ch) && ch != 0xAD) || ch == 0x20AC ||
                           ch == 0x2022 || ch == 0xFFFD || (ch >= 0xE000 && ch <= 0xF8FF);
}

/* Of a glyph and those beside it within its word; 0: there is none. */
static gboolean is_strange_here(gunichar before, gunichar ch, gunichar after)
{
    script left = script_of(before), own = script_of(ch), right = script_of(after);
    if (own == NO_SCRIPT)
        return left && right && (is_foreign_sign(ch) || (is_digit(ch) && g_unichar_islower(after)));
    return (left && left != own && left != OTHER && own != OTHER) ||
           (own != RTL && g_unichar_islower(before) && g_unichar_isupper(ch));
}

static gboolean is_vowel(gunichar ch)
{
    return ch >= 0x80 || strchr("aeiouyAEIOUY", (int)ch) != NULL;
}

/* The word from `from` to before `*end`; whether any is left. */
static gboolean next_word(const GArray *glyphs, guint from, guint *end)
{
    if (from >= glyphs->len)
        return FALSE;
    const undex_glyph *first = &g_array_index(glyphs, undex_glyph, from), *g = first;
    for (*end = from + 1; *end < glyphs->len; ++*end) {
        g++;
        if (g->spaced || g->line != first->line)
            break;
    }
    return TRUE;
}

static void look_at_word(const undex_glyph *word, guint length, undex_layer_signs *signs)
{
    guint letters = 0, rtl = 0, small = 0, vowels = 0;
    gboolean strange = FALSE;
    for (guint i = 0; i < length; i++) {
        gunichar ch = word[i].ch;
        script own = script_of(ch);
        letters += own != NO_SCRIPT, rtl += own == RTL;
        small += ch < 0x80 && g_ascii_islower((char)ch);
        vowels += own == LATIN && is_vowel(ch);
        strange |= is_strange_here(i ? word[i - 1].ch : 0, ch, i + 1 < length ? word[i + 1].ch : 0);
    }
    signs->words += letters > 0;
    signs->strange += strange || (letters >= VOWELS_FROM && small == letters && !vowels);
    signs->rtl += rtl > 0;
    signs->lone += rtl == 1 && letters == 1;
}

void undex_layer_look(const GArray *glyphs, undex_layer_signs *signs)
{
    *signs = (undex_layer_signs){0};
    for (guint at = 0, end = 0; next_word(glyphs, at, &end); at = end)
        look_at_word(&g_array_index(glyphs, undex_glyph, at), end - at, signs);
}

gboolean undex_layer_is_damaged(const undex_layer_signs *signs)
{
    return (signs->rtl >= RTL_WORDS && (float)signs->lone > LONE * (float)signs->rtl) ||
           (signs->words >= WORDS && (float)signs->strange > STRANGE * (float)signs->words);
}

static int by_number(gconstpointer a, gconstpointer b)
{
    guint p = *(const guint *)a, q = *(const guint *)b;
    return (p > q) - (p < q);
}

guint undex_layer_strangeness(const GArray *pages)
{
    enum { THOUSAND = 1000 };
    g_autoptr(GArray) shares = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < pages->len; i++) {
        const undex_layer_signs *signs = &g_array_index(pages, undex_layer_signs, i);
        guint share = signs->words ? signs->strange * THOUSAND / signs->words : 0;
        if (signs->words >= FEW_WORDS)
            g_array_append_val(shares, share);
    }
    g_array_sort(shares, by_number);
    return shares->len ? g_array_index(shares, guint, shares->len / 2) : 0;
}

/* The letters of a word, in small letters and without accents. */
static void fold_word(const undex_glyph *word, guint length, GString *exact, GString *out)
{
    g_string_truncate(exact, 0);
    g_string_truncate(out, 0);
    for (guint i = 0; i < length; i++)
        if (script_of(word[i].ch) != NO_SCRIPT)
            undex_fold_append(word[i].ch, exact, out);
}

int undex_layer_worth(const GArray *glyphs)
{
    enum { LANGUAGES = 16, LONGEST = 24 };
    int common[LANGUAGES] = {0}, most = 0, lone = 0;
    undex_layer_signs signs;
    g_autoptr(GString) exact = g_string_new(NULL);
    g_autoptr(GString) folded = g_string_new(NULL);
    for (guint at = 0, end = 0; next_word(glyphs, at, &end); at = end) {
        gboolean known = FALSE;
        int i = 0;
        fold_word(&g_array_index(glyphs, undex_glyph, at), end - at, exact, folded);
        if (!folded->len || folded->len > LONGEST)
            continue;
        for (const undex_word_list *l = undex_data_stopwords; l->language && i < LANGUAGES; l++, i++) {
            gboolean has = undex_word_list_has(l->entries, folded->str);
            known |= has;
            common[i] += has;
        }
        lone += !known && g_utf8_strlen(folded->str, -1) == 1;
    }
    for (int i = 0; i < LANGUAGES; i++)
        most = MAX(most, common[i]);
    undex_layer_look(glyphs, &signs);
    return most - lone - (int)signs.strange;
}

gboolean undex_layer_is_better(const GArray *than, const GArray *glyphs)
{
    undex_layer_signs signs;
    undex_layer_look(than, &signs);
    int gain = undex_layer_worth(glyphs) - undex_layer_worth(than);
    return gain > 0 && (float)gain > CLEARLY * (float)signs.words;
}

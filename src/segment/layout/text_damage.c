// SPDX-License-Identifier: GPL-3.0-or-later
/* A damaged text layer has characters that are not those that the page shows: signs that no word holds
 * stand within words where a font's ligatures were, or letters come out as others. Sound text has hardly
 * any of either. */
#include "segment/layout/text_damage.h"
#include "base/utf8.h"

#include "segment/layout/typography.h"
#include "segment/letters.h"

#include <string.h>

enum {
    SIGNS = 3,          /* within words, at least */
    SIGNS_SHARE = 1000, /* one sign in so many characters is damage; a scan misreads a letter now and then */
    LONGER = 5,         /* letters */
    WORDS = 100,        /* of a text by whose words it is judged, at least */
};
static const float LONE = 0.1F;       /* of the words, single letters: .03 in sound Arabic, .19 in damaged */
static const float VOWELLESS = 0.25F; /* of the Latin words of LONGER letters and more; sound text has few */

/* Signs that a word has no use for, but a font's map may give for one of its glyphs. */
static gboolean is_sign(gunichar ch)
{
    static const gunichar signs[] = {0xA2,   0xA3,   0xA4,   0xA5,   0x0192, 0x201A, 0x201E, 0x2020,
                                     0x2021, 0x2022, 0x2026, 0x2030, 0x2039, 0x203A, 0x20AC, 0xFFFD};
    if (ch < 0x7F)
        return ch < 0x20;
    if (ch < 0xA0 || (ch >= 0xE000 && ch <= 0xF8FF))
        return TRUE;
    for (guint i = 0; i < G_N_ELEMENTS(signs); i++)
        if (signs[i] == ch)
            return TRUE;
    return FALSE;
}

/* Whether a sign stands between a letter and a small one, with no gap at either side. */
static gboolean is_within_word(const undex_glyph *g)
{
    return is_sign(g->ch) && g[1].line == g->line && g[-1].line == g->line && !g[1].spaced && !g->spaced &&
           segment_is_letter(g[-1].ch) && g_unichar_islower(g[1].ch) &&
           g[1].x0 - g->x1 < GLYPH_IN_WORD * g->size && g->x0 - g[-1].x1 < GLYPH_IN_WORD * g->size;
}

static gboolean has_signs(const undex_source *source)
{
    guint64 all = 0, signs = 0;
    for (guint i = 0; i < source->pages->len; i++) {
        const GArray *glyphs = ((undex_source_page *)g_ptr_array_index(source->pages, i))->glyphs;
        all += glyphs->len;
        for (guint k = 1; k + 1 < glyphs->len; k++)
            signs += is_within_word(&g_array_index(glyphs, undex_glyph, k));
    }
    return signs >= SIGNS && signs * SIGNS_SHARE > all;
}

/* Whether many of a right-to-left text's words, as the library parts them, are single letters. */
static gboolean has_lone_letters(const undex_source *source)
{
    guint words = 0, lone = 0;
    for (guint i = 0; i < source->pages->len; i++) {
        const GArray *glyphs = ((undex_source_page *)g_ptr_array_index(source->pages, i))->glyphs;
        for (guint k = 0, end; k < glyphs->len; k = end) {
            const undex_glyph *g = &g_array_index(glyphs, undex_glyph, k);
            guint letters = 0, rtl = 0;
            end = k;
            do {
                gunichar ch = g_array_index(glyphs, undex_glyph, end).ch;
                letters += segment_is_letter(ch);
                rtl += undex_utf8_is_rtl(ch) && segment_is_letter(ch);
            } while (++end < glyphs->len && g[end - k].line == g->line && !g[end - k].spaced);
            words += rtl > 0;
            lone += rtl == 1 && letters == 1;
        }
    }
    return words >= WORDS && (float)lone > LONE * (float)words;
}

/* Whether many of the longer Latin words have no vowel. */
static gboolean has_strange_words(const segment_view *view)
{
    static const char between[] = " \t,.;:()\"'-/";
    guint longer = 0, strange = 0;
    for (guint i = 0; i < view->lines->len; i++)
        for (const char *p = segment_line_at(view, i)->text; *p; p += strspn(p, between)) {
            gsize bytes = strcspn(p, between), small = strspn(p, "abcdefghijklmnopqrstuvwxyz");
            if (bytes >= LONGER && small == bytes)
                longer++, strange += strcspn(p, "aeiouy") >= bytes;
            p += bytes;
        }
    return longer >= WORDS && (float)strange > VOWELLESS * (float)longer;
}

gboolean segment_is_damaged(const segment_view *view)
{
    return has_signs(view->source) || has_lone_letters(view->source) || has_strange_words(view);
}

// SPDX-License-Identifier: GPL-3.0-or-later
/* The page that a document service shows where it has no such document, saved as if it were one. It is told
 * by its form: one page, a few words that say so, and no masthead. */
#include "extract/formats.h"

enum { FEW = 600 }; /* letters that such a page may have, with the address and the date a browser prints */

/* Glyphs hold no spaces: all of it is read without them. */
// clang-format off
undex_pattern undex_extract_absent[ABSENT_PATTERN_COUNT] = {
    [ABSENT_SAID] = {"what is not there",
        "(?: document | documento | fichier | file | page | symbol | документ ) .{0,80}? (?: do (?:es)? not exist | doesn[’']texist | (?: cannot | could not | can[’']t ) be found | not found | isnotavailable | isunavailable | nolongerexists | n[’']existepas | noexiste | introuvable | noencontrado | несуществует | ненайден ) | no documents? (?: matching | found | match(?:es)? ) | error .{0,20} notfound | 文件不存在",
        "sorry,thedocumentyourequesteddoesnotexist", "theagreementdoesnotexist"},
    [ABSENT_MASTHEAD] = {"masthead",
        "distr\\.? (?: : | general | limited | restricted | générale | limitada )",
        "distr.:general", "distribution"},
};
// clang-format on

/* The letters of the only page, in lower case; NULL: there are more than a few. */
static char *few_letters(const undex_source *source)
{
    const undex_source_page *page = source->pages->len == 1 ? g_ptr_array_index(source->pages, 0) : NULL;
    if (!page || page->glyphs->len > FEW)
        return NULL;
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < page->glyphs->len; i++) {
        gunichar ch = g_array_index(page->glyphs, undex_glyph, i).ch;
        if (g_unichar_validate(ch) && ch && !g_unichar_isspace(ch))
            g_string_append_unichar(out, g_unichar_tolower(ch));
    }
    return g_string_free(out, FALSE);
}

gboolean undex_extract_is_absence(const undex_source *source)
{
    g_autofree char *text = few_letters(source);
    return text && undex_pattern_match(&undex_extract_absent[ABSENT_SAID], text, -1, 0, NULL) &&
           !undex_pattern_match(&undex_extract_absent[ABSENT_MASTHEAD], text, -1, 0, NULL);
}

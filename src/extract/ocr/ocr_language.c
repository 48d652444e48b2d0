// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/ocr/ocr_language.h"

#include "base/common_words.h"

static const double SURE = 0.8; /* confidence of a page in the right script, at least */
enum {
    WORDS_MORE = 5, /* common words of a language, more than of another, that tell it */
    LETTERS = 40    /* of a page that tells the language of those after it */
};

void ocr_language_begin(ocr_language *language, const char *code)
{
    *language = (ocr_language){.wanted = undex_language_find(code)};
}

/* Languages in Latin letters are told by their common words, the others by their letters. */
static gboolean is_latin(const undex_language *language)
{
    return undex_word_list_find(undex_data_common_words, language->code) != NULL;
}

static guint count_common(const undex_ocr_page *page, const char *entries)
{
    enum { LONGEST = 8 };
    g_autoptr(GString) word = g_string_new(NULL);
    guint count = 0;
    for (guint i = 0; i <= page->glyphs->len; i++) {
        const undex_glyph *g = i < page->glyphs->len ? &g_array_index(page->glyphs, undex_glyph, i) : NULL;
        if (!g || g->spaced) {
            count += word->len && word->len <= LONGEST && undex_word_list_has(entries, word->str);
            g_string_truncate(word, 0);
        }
        if (g && g_unichar_isalpha(g->ch))
            g_string_append_unichar(word, g_unichar_tolower(g->ch));
    }
    return count;
}

/* The language in Latin letters that a page read as `now` is in. */
static const undex_language *told_by_words(const undex_ocr_page *page, const undex_language *now)
{
    const undex_language *best = now;
    guint most = WORDS_MORE + count_common(page, undex_word_list_find(undex_data_common_words, now->code));
    for (const undex_word_list *list = undex_data_common_words; list->language; list++) {
        const undex_language *language = undex_language_find(list->language);
        guint count = language ? count_common(page, list->entries) : 0;
        if (count > most) {
            most = count;
            best = language;
        }
    }
    return best;
}

/* Reads the page in another language, and keeps what is better; `*page` NULL: nothing was. */
static gboolean try(ocr_language *language, const undex_language *other, const undex_ocr_image *image,
                    double seconds, undex_ocr_page **page, GError **error)
{
    undex_ocr_page *read = undex_ocr_read(other, image, seconds, error);
    if (!read)
        return FALSE;
    if (!*page || read->confidence > (*page)->confidence) {
        undex_ocr_page_free(*page);
        *page = read;
        language->now = other;
    } else {
        undex_ocr_page_free(read);
    }
    return TRUE;
}

/* The first that has a pack; the scripts other than Latin one after another where that is not sure. */
static gboolean find_script(ocr_language *language, const undex_ocr_image *image, double seconds,
                            undex_ocr_page **page, GError **error)
{
    gboolean latin = FALSE;
    for (const undex_language *l = undex_data_languages; l->code; l++) {
        if (!undex_ocr_reads(l) || (latin && is_latin(l)) || (*page && (*page)->confidence >= SURE))
            continue;
        latin |= is_latin(l);
        if (!try(language, l, image, seconds, page, error))
            return FALSE;
    }
    return language->now ||
           undex_error_fail(error, UNDEX_ERROR_UNSUPPORTED,
                            "its pages are pictures; install tesseract-ocr-eng, or the pack of its "
                            "language, and they are read");
}

static undex_ocr_page *read_first(ocr_language *language, const undex_ocr_image *image, double seconds,
                                  GError **error)
{
    undex_ocr_page *page = NULL;
    const undex_language *told;
    if (language->wanted && !undex_ocr_reads(language->wanted) && is_latin(language->wanted))
        language->lacking = language->wanted;
    if (language->wanted && !language->lacking) {
        language->now = language->wanted;
        return undex_ocr_read(language->now, image, seconds, error);
    }
    gboolean found = find_script(language, image, seconds, &page, error);
    if (found && page && is_latin(language->now) && page->confidence > 0 &&
        (told = told_by_words(page, language->now)) != language->now) {
        language->lacking = undex_ocr_reads(told) ? NULL : told;
        if (!language->lacking) {
            g_clear_pointer(&page, undex_ocr_page_free);
            found = try(language, told, image, seconds, &page, error);
        }
    }
    if (found)
        return page;
    undex_ocr_page_free(page);
    return NULL;
}

undex_ocr_page *ocr_language_read(ocr_language *language, const undex_ocr_image *image, double seconds,
                                  GError **error)
{
    if (language->now)
        return undex_ocr_read(language->now, image, seconds, error);
    undex_ocr_page *page = read_first(language, image, seconds, error);
    if (page && page->glyphs->len < LETTERS)
        language->now = NULL;
    return page;
}

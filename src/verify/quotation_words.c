// SPDX-License-Identifier: GPL-3.0-or-later
#include "verify/quotation_words.h"

#include <string.h>

enum { LONGEST_BRACKET = 400, MOST_GAPS = 200 };

static void clear_gap(gpointer gap)
{
    g_free(((undex_gap *)gap)->text);
}

void undex_quotation_words_free(undex_quotation_words *words)
{
    if (!words)
        return;
    undex_word_stream_free(words->stream);
    g_array_unref(words->gaps);
    g_free(words->text);
    g_free(words);
}

static void add_gap(undex_quotation_words *words, undex_gap_kind kind, char *text)
{
    undex_gap gap = {kind, words->stream->words->len, text};
    if (words->gaps->len < MOST_GAPS)
        g_array_append_val(words->gaps, gap);
    else
        g_free(text);
}

/* "...", ". . .", "…": where it ends; NULL: there is none. */
static const char *ellipsis_at(const char *p)
{
    int dots = 0;
    const char *end = p;
    for (;;) {
        if (*p == '.') {
            dots++;
            p++;
        } else if (g_str_has_prefix(p, "…") || g_str_has_prefix(p, "⋯")) {
            dots += 3;
            p += strlen("…");
        } else {
            break;
        }
        end = p;
        while (*p == ' ' || *p == '\n' || g_str_has_prefix(p, "\xC2\xA0"))
            p += *p == ' ' || *p == '\n' ? 1 : 2;
    }
    return dots >= 3 ? end : NULL;
}

static gboolean is_word_before(const char *text, const char *p)
{
    return p > text && g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(p)));
}

static gboolean is_word_at(const char *p)
{
    return g_unichar_isalnum(g_utf8_get_char(p));
}

static gboolean is_empty(const char *text)
{
    while (*text && !is_word_at(text))
        text = g_utf8_next_char(text);
    return !*text;
}

static gboolean is_number(const char *text)
{
    return *text && text[strspn(text, "0123456789")] == '\0';
}

/* "[sic]", "[emphasis added]": what an author says of a quotation. */
static gboolean is_aside(const char *text)
{
    static const char *const openings[] = {"sic",      "emphas",    "italic",   "footnote",
                                           "citation", "reference", "internal", "original",
                                           "translat", "note",      "underlin", "hereinafter"};
    for (gsize i = 0; i < G_N_ELEMENTS(openings); i++)
        if (g_ascii_strncasecmp(text, openings[i], strlen(openings[i])) == 0)
            return TRUE;
    return FALSE;
}

/* Takes what stands in brackets; a number that is tied to a word is the mark of a note. */
static void take_bracket(undex_quotation_words *words, gboolean attached, const char *inside)
{
    if (is_empty(inside))
        add_gap(words, UNDEX_GAP_ELLIPSIS, NULL);
    else if (!is_aside(inside) && !(attached && is_number(inside)))
        add_gap(words, attached ? UNDEX_GAP_ENDING : UNDEX_GAP_BRACKET, g_strdup(inside));
}

/* The end of the brackets that open at `p`; NULL: they do not close. */
static const char *closing(const char *p)
{
    const char *end = p + strcspn(p + 1, "[]") + 1;
    return *end == ']' && end - p < LONGEST_BRACKET ? end : NULL;
}

/* Takes the brackets alone away, and leaves what they hold: "[t]he". Returns what follows that. */
static char *open_bracket(char *p, const char *bracket)
{
    gsize inside = (gsize)(bracket - p - 1);
    memmove(p, p + 1, strlen(p));
    memmove(p + inside, p + inside + 1, strlen(p + inside));
    return p + inside;
}

static void add_words(undex_quotation_words *words, const char *from, const char *to)
{
    undex_word_stream_add(words->stream, words->text, (gsize)(from - words->text), (gsize)(to - from), 0);
}

undex_quotation_words *undex_quotation_words_new(const char *text, gboolean literal)
{
    undex_quotation_words *words = g_new(undex_quotation_words, 1);
    words->stream = undex_word_stream_new();
    words->gaps = g_array_new(FALSE, FALSE, sizeof(undex_gap));
    g_array_set_clear_func(words->gaps, clear_gap);
    words->text = g_strdup(text);
    char *begun = words->text;
    for (char *p = begun; *p;) {
        const char *dots = ellipsis_at(p), *bracket = !dots && *p == '[' ? closing(p) : NULL;
        g_autofree char *inside = bracket ? g_strstrip(g_strndup(p + 1, (gsize)(bracket - p - 1))) : NULL;
        if (!dots && !bracket) {
            p = g_utf8_next_char(p);
            continue;
        }
        if (bracket && (literal || is_word_at(bracket + 1)) && !is_empty(inside)) {
            p = open_bracket(p, bracket);
            continue;
        }
        add_words(words, begun, p); /* so that the gap knows how many words stand before it */
        if (dots)
            add_gap(words, UNDEX_GAP_ELLIPSIS, NULL);
        else
            take_bracket(words, is_word_before(begun, p), inside);
        begun = p += (dots ? dots : bracket + 1) - p;
    }
    add_words(words, begun, begun + strlen(begun));
    return words;
}

// SPDX-License-Identifier: GPL-3.0-or-later
/* Of which language a text is: how much of a script is enough, and which small words are whose. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/common_words.h"
#include "base/language.h"
#include "segment/segment.h"

/* The language of a text whose lines these are. */
static char *language_of(const char *text)
{
    g_autoptr(undex_source) source = undex_source_new(UNDEX_FORMAT_TEXT, "folder/some text.txt");
    source->text = g_strdup(text);
    for (const char *p = source->text; *p;) {
        gsize n = strcspn(p, "\n");
        undex_source_line line = {.text = p, .bytes = (int)n, .start = p - source->text};
        line.end = line.start + (gint64)n;
        g_array_append_val(source->lines, line);
        p += n + (p[n] == '\n');
    }
    g_autoptr(undex_document) document = undex_segment(source);
    return g_strdup(document->language);
}

/* `count` times `what`, as many to a line as people write. */
static void repeat(GString *text, const char *what, guint count)
{
    enum { OF_A_LINE = 40 };
    for (guint i = 0; i < count; i++)
        g_string_append_printf(text, "%s%s", what, i % OF_A_LINE == OF_A_LINE - 1 ? "\n" : "");
    g_string_append_c(text, '\n');
}

/* The letters of a script against Latin ones; a Chinese character is worth three, and twenty are too few. */
static void scripts(void **state)
{
    static const struct {
        const char *letter;
        guint count;
        const char *latin; /* a letter of it */
        guint others;
        const char *language;
    } rows[] = {
        {"\u4E95", 20, "x", 0, "en"},       {"\u4E95", 21, "x", 0, "zh"},  {"\u4E95", 30, "x", 89, "zh"},
        {"\u4E95", 30, "x", 90, "en"},      {"\u4E00", 21, "x", 0, "zh"},  {"\u9FFF", 21, "x", 0, "zh"},
        {"\uA000", 21, "x", 0, "en"},       {"\u4DFF", 21, "x", 0, "en"},  {"\u0436", 30, "x", 29, "ru"},
        {"\u0436", 30, "x", 30, "en"},      {"\u0400", 30, "x", 29, "ru"}, {"\u052F", 30, "x", 29, "ru"},
        {"\u0531", 30, "x", 29, "en"},      {"\u03FF", 30, "x", 29, "en"}, {"\u0645", 30, "x", 29, "ar"},
        {"\u0645", 30, "x", 30, "en"},      {"\u0620", 30, "x", 29, "ar"}, {"\u06D5", 30, "x", 29, "ar"},
        {"\u0710", 30, "x", 29, "en"},      {"\uFB50", 30, "x", 29, "ar"}, {"\uFEFC", 30, "x", 29, "ar"},
        {"\uFF21", 30, "x", 29, "en"},      {"\uFB4F", 30, "x", 29, "en"}, {"\u0436", 30, "\u024F", 30, "en"},
        {"\u0436", 30, "\u0250", 30, "ru"}, {"\u0436", 30, "7", 60, "ru"}, {"\u0436", 30, "\u00D7", 60, "ru"},
        {"\u0436", 30, "\u00E9", 30, "en"},
    };
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        repeat(text, rows[i].letter, rows[i].count);
        repeat(text, rows[i].latin, rows[i].others);
        g_autofree char *language = language_of(text->str);
        if (g_strcmp0(language, rows[i].language) != 0)
            fail_msg("%u of %s beside %u of %s: %s", rows[i].count, rows[i].letter, rows[i].others,
                     rows[i].latin, language);
    }
}

/* A word that is of one language alone tells it, wherever it stands and however it is written. */
static void small_words(void **state)
{
    static const char *const between[] = {" ", "\t", ", ", "; ", ". ", ": ", " (", ") "};
    (void)state;
    g_autoptr(GHashTable) counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (int round = 0; round < 2; round++)
        for (const undex_word_list *list = undex_data_common_words; list->language; list++) {
            const char *rest = list->entries, *next;
            for (gsize length; (next = undex_word_list_take(&rest, &length));) {
                char *word = g_strndup(next, length);
                guint known = GPOINTER_TO_UINT(g_hash_table_lookup(counts, word));
                if (round == 0) {
                    g_hash_table_insert(counts, word, GUINT_TO_POINTER(known + 1));
                    continue;
                }
                g_autofree char *capitals = g_utf8_strup(word, -1);
                for (guint i = 0; known == 1 && i < G_N_ELEMENTS(between); i++) {
                    g_autofree char *text = g_strdup_printf("Zorblik%s%s%szorblik%s%s\n", between[i], word,
                                                            between[i], between[i], capitals);
                    g_autofree char *language = language_of(text);
                    if (g_strcmp0(language, list->language) != 0)
                        fail_msg("%s: %s, not %s", text, language, list->language);
                }
                g_free(word);
            }
        }
    assert_true(g_hash_table_size(counts) > 50);
}

/* Of two languages the one with more words; of as many, the first of the table. */
static void counts(void **state)
{
    static const struct {
        const char *text, *language;
    } rows[] = {
        {"the which zorblik dans", "en"},
        {"the dans zorblik est", "fr"},
        {"the dans", "en"},
        {"dans the", "en"},
        {"dans los", "fr"},
        {"los dans", "fr"},
        {"della dans", "fr"},
        {"della dans gli", "it"},
        {"theory thedans which", "en"},
        {"dansle lepar which", "en"},
        {"zorblik", "en"},
    };
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *text = g_strdup_printf("%s\n", rows[i].text), *language = language_of(text);
        if (g_strcmp0(language, rows[i].language) != 0)
            fail_msg("%s: %s", rows[i].text, language);
    }
}

/* The first 3000 lines are looked at. */
static void first_lines(void **state)
{
    enum { LINES = 3000 };
    (void)state;
    for (int before = LINES - 1; before <= LINES; before++) {
        g_autoptr(GString) text = g_string_new(NULL);
        for (int i = 0; i < before; i++)
            g_string_append(text, "7 7 7\n");
        g_string_append(text, "dans est qui\n");
        g_autofree char *language = language_of(text->str);
        assert_string_equal(language, before < LINES ? "fr" : "en");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scripts),
        cmocka_unit_test(small_words),
        cmocka_unit_test(counts),
        cmocka_unit_test(first_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

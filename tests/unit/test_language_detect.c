// SPDX-License-Identifier: GPL-3.0-or-later
/* Of which language a text is: how much of a script is enough, and which small words are whose. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/language.h"
#include "segment/segment.h"

/* The record of a text whose lines these are. */
static undex_document *document_of(const char *text)
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
    return undex_segment(source);
}

static char *language_of(const char *text)
{
    g_autoptr(undex_document) document = document_of(text);
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

/* The letters of a script against Latin ones; a Chinese character is worth three. Letters that Russian,
 * Arabic and Chinese do not write are those of a language that is not known. */
static void scripts(void **state)
{
    static const struct {
        const char *letter;
        guint count;
        const char *latin; /* a letter of it */
        guint others;
        const char *language;
    } rows[] = {
        {"\u4E95", 1, "x", 0, "und"},
        {"\u4E95", 2, "x", 0, "zh"},
        {"\u4E95", 30, "x", 89, "zh"},
        {"\u4E95", 30, "x", 90, "und"},
        {"\u4E00", 21, "x", 0, "zh"},
        {"\u9FFF", 21, "x", 0, "zh"},
        {"\uA000", 21, "x", 0, "und"},
        {"\u4DFF", 21, "x", 0, "und"},
        {"\u306E", 21, "x", 0, "und"},
        {"\u0436", 30, "x", 29, "ru"},
        {"\u0436", 30, "x", 30, "und"},
        {"\u0436", 199, "x", 0, "ru"},
        {"\u0436", 200, "x", 0, "und"},
        {"\u0436\u044B", 99, "x", 0, "ru"},
        {"\u0451", 30, "x", 29, "ru"},
        {"\u0456", 30, "x", 29, "und"},
        {"\u052F", 30, "x", 29, "und"},
        {"\u0531", 30, "x", 29, "und"},
        {"\u0645", 30, "x", 29, "ar"},
        {"\u0645", 30, "x", 30, "und"},
        {"\u0620", 30, "x", 29, "ar"},
        {"\u06D5", 30, "x", 29, "und"},
        {"\u067E", 30, "x", 29, "und"},
        {"\uFB50", 30, "x", 29, "ar"},
        {"\uFEFC", 30, "x", 29, "ar"},
        {"\uFF21", 30, "x", 29, "und"},
        {"\u0436", 30, "\u024F", 30, "und"},
        {"\u0436", 30, "7", 60, "ru"},
        {"\u0436", 30, "\u00D7", 60, "ru"},
        {"\u0436"
         "8",
         100, "x", 0, "ru"},
        {"\u0436"
         "8",
         201, "x", 0, "und"},
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

/* Of a few words two small ones tell the language that has the most; of as many, the first of the table. */
static void small_words(void **state)
{
    static const struct {
        const char *text, *language;
    } rows[] = {
        {"the which zorblik dans", "en"},
        {"THE zorblik (which) zorblik's", "en"},
        {"the zorblik dans est", "fr"},
        {"l\u2019zorblik est \u00AB dans \u00BB", "fr"},
        {"the dans", "en"},
        {"dans the", "en"},
        {"theory thedans which which", "en"},
        {"zorblik the", "en"},
        {"zorblik zorblik zorblik zorblik zorblik zorblik the", "und"},
        {"zorblik", "und"},
        {"dels amb els d\u2019aquesta unha", "und"},
        {"tolos valles nun son la tierra, ye pola xente y ensin la simiente", "und"},
        {"las semientes ke kon los anyos se kedan en kada kaza", "und"},
        {"lei semenas dins lo vilatge son per totas las oras", "und"},
        {"the seeds wi the burn frae his glen tae the toun", "und"},
        {"dem dey keep di seed for house wey no get door", "und"},
        {"https://the.which.example/of/and/the", "und"},
    };
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *text = g_strdup_printf("%s\n", rows[i].text), *language = language_of(text);
        if (g_strcmp0(language, rows[i].language) != 0)
            fail_msg("%s: %s", rows[i].text, language);
    }
}

/* A language that is written has nearly all of its small words; one that has some of them by chance has the
 * same ones again and again, or few. */
static void kinds_of_words(void **state)
{
    static const struct {
        const char *line;
        guint times;
        const char *language;
    } rows[] = {
        {"que de zorblik do zorblik na zorblik", 1, "pt"},
        {"que de zorblik do zorblik na zorblik", 40, "und"},
        {"the zorblik zorblik zorblik zorblik zorblik zorblik zorblik zorblik zorblik zorblik zorblik "
         "zorblik zorblik "
         "zorblik zorblik zorblik zorblik zorblik of zorblik",
         1, "en"},
        {"the zorblik zorblik zorblik zorblik zorblik zorblik zorblik zorblik zorblik zorblik zorblik "
         "zorblik zorblik "
         "zorblik zorblik zorblik zorblik zorblik zorblik zorblik zorblik zorblik zorblik",
         5, "und"},
    };
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        for (guint k = 0; k < rows[i].times; k++)
            g_string_append_printf(text, "%s\n", rows[i].line);
        g_autofree char *language = language_of(text->str);
        if (g_strcmp0(language, rows[i].language) != 0)
            fail_msg("%u times %s: %s", rows[i].times, rows[i].line, language);
    }
}

/* Each passage has its own language where it tells it; one that does not goes with those on both its sides,
 * or is of its document's. */
static void passages(void **state)
{
    static const char text[] =
        "The members of the committee were of the view that this was to be done.\n\n"
        "They asked for a report on what had been done by the end of the year.\n\n"
        "Voil\u00E0 ce que nous avons dit au pr\u00E9sident de la commission dans la lettre.\n\n"
        "Lavande, romarin, thym.\n\n"
        "Il est \u00E0 noter que les membres ne sont pas tous de cet avis sur la question.\n\n"
        "Chapter, verse, line.\n\n"
        "The report of the committee is to be read by all of its members.\n\n"
        "\u0421\u043E\u0432\u0435\u0442 \u0440\u0435\u0448\u0438\u043B.\n\n"
        "Se\u00F1or Presidente.\n\n"
        "This was the last of the letters that were sent to the president.\n";
    static const char *const languages[] = {"en", "en", "fr", "fr", "fr", "en", "en", "ru", "en", "en"};
    (void)state;
    g_autoptr(undex_document) document = document_of(text);
    assert_string_equal(document->language, "en");
    assert_int_equal(document->passages->len, G_N_ELEMENTS(languages));
    for (guint i = 0; i < G_N_ELEMENTS(languages); i++) {
        const undex_passage *passage = g_ptr_array_index(document->passages, i);
        if (g_strcmp0(passage->language, languages[i]) != 0)
            fail_msg("%s: %s", passage->text, passage->language);
    }
}

/* A text in which digits and signs stand for letters is said to be one. */
static void written_for_a_font(void **state)
{
    static const char *const rows[] = {"\u0437\u0435"
                                       "6"
                                       "\u0430 \u0430\u0434 ",
                                       "PEWF\\c VOVE]DZ_E "};
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        for (guint times = 1; times <= 100; times += 99) {
            g_autoptr(GString) text = g_string_new(NULL);
            repeat(text, rows[i], times);
            g_autoptr(undex_document) document = document_of(text->str);
            gboolean said = FALSE;
            for (guint k = 0; k < document->warnings->len; k++)
                said |= strstr(document->warnings->pdata[k], "for a font") != NULL;
            assert_int_equal(said, times > 1);
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
        assert_string_equal(language, before < LINES ? "fr" : "und");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scripts),  cmocka_unit_test(small_words), cmocka_unit_test(kinds_of_words),
        cmocka_unit_test(passages), cmocka_unit_test(first_lines), cmocka_unit_test(written_for_a_font),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

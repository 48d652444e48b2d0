// SPDX-License-Identifier: GPL-3.0-or-later
/* Plain texts: encodings, line ends, pages, and what is no text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "extract/extract.h"

static undex_source *read_bytes(const char *bytes, gsize length, GError **error)
{
    g_autoptr(GBytes) data = g_bytes_new(bytes, length);
    return undex_extract_bytes(data, "a.txt", NULL, error);
}

/* Lines as "text[start,end)" joined by "|", "^" before one that follows a page break. */
static char *print_lines(const undex_source *source)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < source->lines->len; i++) {
        const undex_source_line *line = &g_array_index(source->lines, undex_source_line, i);
        g_string_append_printf(out, "%s%s%.*s[%d,%d)", i ? "|" : "", line->page_break ? "^" : "", line->bytes,
                               line->text, (int)line->start, (int)line->end);
    }
    return g_string_free(out, FALSE);
}

#define BYTES(s) s, sizeof(s) - 1

static const struct {
    const char *bytes;
    gsize length;
    const char *encoding, *lines;
} layouts[] = {
    {BYTES("one\ntwo\n"), "UTF-8", "one[0,3)|two[4,7)"},
    {BYTES("one"), "UTF-8", "one[0,3)"},
    {BYTES("a\r\nb\nc\r\n\r\rd"), "UTF-8", "a[0,1)|b[3,4)|c[5,6)|[8,8)|[9,9)|d[10,11)"},
    {BYTES("a\rb\r"), "UTF-8", "a[0,1)|b[2,3)"},
    {BYTES("a\xC2\x85"
           "b\xE2\x80\xA8"
           "c"),
     "UTF-8", "a[0,1)|b[3,4)|c[7,8)"},
    {BYTES("a\fb"), "UTF-8", "a[0,1)|^b[2,3)"},
    {BYTES("a\n\fb"), "UTF-8", "a[0,1)|^b[3,4)"},
    {BYTES("a\f\nb"), "UTF-8", "a[0,1)|^b[3,4)"},
    {BYTES("a\f\n\nb"), "UTF-8", "a[0,1)|^[3,3)|b[4,5)"},
    {BYTES("\xEF\xBB\xBF"
           "a\nb"),
     "UTF-8", "a[3,4)|b[5,6)"},
    {BYTES("e\xCC\x81\nx"), "UTF-8", "é[0,3)|x[4,5)"},
    {BYTES("a\tb\x1B[31mc\x7F"), "UTF-8", "a\tb[31mc[0,10)"},
    {BYTES("caf\xE9 d\xE9j\xE0\nvu\x85\n"), "WINDOWS-1252", "café déjà[0,9)|vu…[10,13)"},
    {BYTES("\xFF\xFE"
           "a\0\n\0\xE9\0\r\0\n\0"),
     "UTF-16LE", "a[2,4)|é[6,8)"},
    {BYTES("\xFE\xFF\0a\0\n\0\xE9\0\f\x04\x10"), "UTF-16BE", "a[2,4)|é[6,8)|^А[10,12)"},
    {BYTES("\xFF\xFE\0\0a\0\0\0\n\0\0\0b\0\0\0"), "UTF-32LE", "a[4,8)|b[12,16)"},
    {BYTES("\0\0\xFE\xFF\0\0\0a\0\0\0\n\0\0\0b"), "UTF-32BE", "a[4,8)|b[12,16)"},
    {BYTES("o\0n\0e\0 \0t\0w\0o\0\n\0x\0"), "UTF-16LE", "one two[0,14)|x[16,18)"},
    {BYTES("\0o\0n\0e\0 \0t\0w\0o\0\n\0x"), "UTF-16BE", "one two[0,14)|x[16,18)"},
    {BYTES("\xFF\xFE"
           "a\0\x28\x20"
           "b\0"),
     "UTF-16LE", "a[2,4)|b[6,8)"},
    {BYTES("\xFF\xFE"
           "a\0\x0A\x01"
           "b\0"),
     "UTF-16LE", "aĊb[2,8)"}, /* U+010A is no line end */
};

static void test_lines_and_their_places(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(layouts); i++) {
        g_autoptr(undex_source) source = read_bytes(layouts[i].bytes, layouts[i].length, NULL);
        assert_non_null(source);
        assert_int_equal(source->format, UNDEX_FORMAT_TEXT);
        g_autofree char *lines = print_lines(source);
        assert_string_equal(lines, layouts[i].lines);
        assert_string_equal(source->encoding, layouts[i].encoding);
        assert_int_equal(source->warnings->len, 0);
    }
}

/* A sentence or two of each script, written in each encoding and read back. */
static const struct {
    const char *encoding, *text;
} scripts[] = {
    {"WINDOWS-1252", "Une décision a été prise — « à l’unanimité » — par les États d’Amérique…"},
    {"WINDOWS-1252", "¿Qué año? La reunión será mañana, según se decidió."},
    {"WINDOWS-1252", "Þingið ræður því að lög séu sett"},
    {"WINDOWS-1250", "Państwa członkowskie są zgodne, że źródła wiedzy służą wszystkim"},
    {"WINDOWS-1251", "Доклад комитета будет издан на русском языке, Женева"},
    {"KOI8-R", "Доклад комитета будет издан на русском языке, Женева"},
    {"ISO-8859-5", "Доклад комитета будет издан на русском языке, Женева"},
    {"IBM866", "Доклад комитета будет издан на русском языке, Женева"},
    {"WINDOWS-1256", "سيصدر تقرير اللجنة باللغة العربية في جنيف"},
    {"ISO-8859-6", "سيصدر تقرير اللجنة باللغة العربية في جنيف"},
    {"MACINTOSH", "L’État a présenté ses vœux à l’unanimité, dit le comité de Saint-Étienne-les-Forêts"},
    {"MACINTOSH", "La reunión será mañana, según decidió la señora Ibáñez"},
    {"MAC-CYRILLIC", "Доклад комитета будет издан на русском языке, Женева"},
    {"GB18030", "委员会的报告将以中文在日内瓦印发。代表们注意到这一点。"},
    {"UTF-16LE", "委员会的报告 将以中文 在日内瓦印发\n代表们注意到这一点"},
    {"UTF-16BE", "Доклад комитета будет издан на русском языке, Женева"},
    {"UTF-32BE", "سيصدر تقرير اللجنة باللغة العربية في جنيف"},
};

static void test_encodings(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(scripts); i++) {
        gsize length;
        g_autofree char *text = g_strdup_printf("%s\n%s\n", scripts[i].text, scripts[i].text);
        g_autofree char *bytes = g_convert(text, -1, scripts[i].encoding, "UTF-8", NULL, &length, NULL);
        assert_non_null(bytes);
        g_autoptr(undex_source) source = read_bytes(bytes, length, NULL);
        assert_non_null(source);
        assert_string_equal(source->encoding, scripts[i].encoding);
        assert_string_equal(source->text, text);
    }
}

static const struct {
    const char *bytes;
    gsize length;
    const char *text, *warning;
} damages[] = {
    {BYTES("caf\xC3\xA9 \xE2\x82 ok\n"), "café \xEF\xBF\xBD ok\n", "1 place could not be read as UTF-8"},
    {BYTES("caf\xC3\xA9\ncaf\xE9\n"), "café\ncafé\n", "1 line not UTF-8, read as WINDOWS-1252"},
    {BYTES("\xC0\xAF\xE0\x80\xAF\n"), "\xEF\xBF\xBD\xEF\xBF\xBD\n", "2 places could not be read as UTF-8"},
    {BYTES("\xED\xA0\xBD\xED\xB8\x80\n"), "😀\n", NULL}, /* surrogates, each as three bytes */
    {BYTES("\xFF\xFE"
           "a\0\x3D\xD8"
           "b\0"
           "c"),
     "a\xEF\xBF\xBD"
     "b\xEF\xBF\xBD\n",
     "2 places could not be read as UTF-16LE"},
};

static void test_damage_is_replaced_and_told(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(damages); i++) {
        g_autoptr(undex_source) source = read_bytes(damages[i].bytes, damages[i].length, NULL);
        assert_non_null(source);
        assert_string_equal(source->text, damages[i].text);
        assert_int_equal(source->warnings->len, damages[i].warning ? 1 : 0);
        if (damages[i].warning)
            assert_string_equal(source->warnings->pdata[0], damages[i].warning);
    }
}

static const struct {
    const char *bytes;
    gsize length;
    undex_error code;
} refusals[] = {
    {"", 0, UNDEX_ERROR_EMPTY},
    {BYTES(" \n\t\r\n"), UNDEX_ERROR_EMPTY},
    {BYTES("\xEF\xBB\xBF"), UNDEX_ERROR_EMPTY},
    {BYTES("<!DOCTYPE HTML>\n<p>x"), UNDEX_ERROR_UNSUPPORTED},
    {BYTES("  <?xml version='1.0'?>"), UNDEX_ERROR_UNSUPPORTED},
    {BYTES("PK\x03\x04 and so on"), UNDEX_ERROR_UNSUPPORTED},
    {BYTES("{\\rtf1 x}"), UNDEX_ERROR_UNSUPPORTED},
    {BYTES("\x01\x02\x03\x04\x05\x06\x07\x0E\x0F\x10"), UNDEX_ERROR_UNSUPPORTED},
    {BYTES("a\0\0\0\0\0\0b\0\0\0c"), UNDEX_ERROR_UNSUPPORTED},
    {BYTES("%PDF-1.4 and no more"), UNDEX_ERROR_DAMAGED},
};

static void test_refusals(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(refusals); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(undex_source) source = read_bytes(refusals[i].bytes, refusals[i].length, &error);
        assert_null(source);
        if (!g_error_matches(error, UNDEX_ERROR, (int)refusals[i].code))
            fail_msg("case %d: %s", (int)i, error->message);
        assert_null(strchr(error->message, '\n'));
    }
}

static void test_limits(void **state)
{
    (void)state;
    const undex_extract_limits few_bytes = {.max_bytes = 10}, few_chars = {.max_glyphs = 10};
    g_autoptr(GBytes) data = g_bytes_new_static(BYTES("one two three\n"));
    g_autoptr(GError) bytes = NULL;
    g_autoptr(GError) chars = NULL;
    assert_null(undex_extract_bytes(data, "a.txt", &few_bytes, &bytes));
    assert_true(g_error_matches(bytes, UNDEX_ERROR, UNDEX_ERROR_LIMIT));
    assert_null(undex_extract_bytes(data, "a.txt", &few_chars, &chars));
    assert_true(g_error_matches(chars, UNDEX_ERROR, UNDEX_ERROR_LIMIT));
}

/* A line of several megabytes comes in pieces that together are the whole, cut after blanks where there are
 * some. */
static void check_long(const char *unit, const char *encoding)
{
    g_autoptr(GString) text = g_string_new(NULL);
    while (text->len < 5 * 1024 * 1024 / 2)
        g_string_append(text, unit);
    gsize length;
    g_autofree char *bytes = g_convert(text->str, (gssize)text->len, encoding, "UTF-8", NULL, &length, NULL);
    g_autoptr(undex_source) source = read_bytes(bytes, length, NULL);
    assert_non_null(source);
    assert_true(source->lines->len >= 2);
    assert_int_equal(source->warnings->len, 0);
    g_autoptr(GString) joined = g_string_new(NULL);
    gint64 at = 0;
    for (guint i = 0; i < source->lines->len; i++) {
        const undex_source_line *line = &g_array_index(source->lines, undex_source_line, i);
        assert_int_equal(line->start, at);
        assert_true(line->end - line->start <= 1024 * 1024);
        if (strchr(unit, ' ') && i + 1 < source->lines->len)
            assert_int_equal(line->text[line->bytes - 1], ' ');
        at = line->end;
        g_string_append_len(joined, line->text, line->bytes);
    }
    assert_int_equal(at, (gint64)length);
    assert_true(g_string_equal(joined, text));
}

static void test_long_lines(void **state)
{
    (void)state;
    check_long("word ", "UTF-8");
    check_long("слово ", "UTF-16LE");
    check_long("委员会的报告将以中文印发", "UTF-8");
    check_long("委员会的报告将以中文印发", "GB18030");
    check_long("x😀", "UTF-8");
}

/* Whatever the bytes, either text that is valid or an error; lines lie in the file one after the other. */
static void test_random_bytes(void **state)
{
    (void)state;
    g_autoptr(GRand) random = g_rand_new_with_seed(7);
    static const char *const starts[] = {"",         "\xEF\xBB\xBF",          "\xFF\xFE",
                                         "\xFE\xFF", "R\xC3\xA9sum\xC3\xA9 ", "a b c d e f g"};
    for (int round = 0; round < 3000; round++) {
        g_autoptr(GString) bytes = g_string_new(starts[round % G_N_ELEMENTS(starts)]);
        int length = g_rand_int_range(random, 0, 300), low = round % 3 ? 0x20 : 0;
        for (int i = 0; i < length; i++) {
            int pick = g_rand_int_range(random, 0, 12);
            g_string_append_c(bytes, (char)(pick ? g_rand_int_range(random, low, pick < 6 ? 128 : 256)
                                                 : "\n\r\f \0"[i % 5]));
        }
        g_autoptr(GError) error = NULL;
        g_autoptr(undex_source) source = read_bytes(bytes->str, bytes->len, &error);
        assert_true((source == NULL) == (error != NULL));
        if (!source)
            continue;
        assert_true(g_utf8_validate(source->text, -1, NULL));
        gint64 at = 0;
        for (guint i = 0; i < source->lines->len; i++) {
            const undex_source_line *line = &g_array_index(source->lines, undex_source_line, i);
            assert_true(line->start >= at && line->end >= line->start && line->end <= (gint64)bytes->len);
            assert_true(line->text >= source->text &&
                        line->text + line->bytes < source->text + strlen(source->text) + 1);
            at = line->end;
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines_and_their_places),
        cmocka_unit_test(test_encodings),
        cmocka_unit_test(test_damage_is_replaced_and_told),
        cmocka_unit_test(test_refusals),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_long_lines),
        cmocka_unit_test(test_random_bytes),
    };
    return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}

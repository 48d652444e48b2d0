// SPDX-License-Identifier: GPL-3.0-or-later
/* Where the values of form fields and written comments are set, how large, and which of them are left out. */
#include "small_pdf.h"

#include "extract/extract.h"

enum { ROOM = 8 };

/* One page, 300 by 400 points, with these annotations over `content`; all widgets are fields of the form. */
static undex_source *annotated(const char *content, const char *const *annotations, guint count)
{
    g_autoptr(GString) all = g_string_new(NULL), fields = g_string_new(NULL);
    for (guint i = 0; i < count; i++) {
        g_string_append_printf(all, "%u 0 R ", i + 7);
        if (strstr(annotations[i], "/Widget"))
            g_string_append_printf(fields, "%u 0 R ", i + 7);
    }
    g_autofree char *catalog = g_strdup_printf(
        "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [%s] /DR << /Font << /F 3 0 R >> >> >> >>",
        fields->str);
    g_autofree char *page =
        g_strdup_printf("<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources << /Font << "
                        "/F 3 0 R >> >> /Annots [%s] >>",
                        all->str);
    writer w = writer_new();
    add_object(&w, catalog);
    add_object(&w, "<< /Type /Pages /Kids [4 0 R] /Count 1 /MediaBox [0 0 300 400] >>");
    add_object(&w, "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>");
    add_object(&w, page);
    add_stream(&w, content);
    add_object(&w, "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 0 >>\nstream\n\nendstream");
    for (guint i = 0; i < count; i++) {
        g_autofree char *body = g_strdup_printf("<< /Type /Annot %s >>", annotations[i]);
        add_object(&w, body);
    }
    g_autoptr(GBytes) bytes = finish(&w, "");
    g_autoptr(GError) error = NULL;
    undex_source *source = undex_extract_bytes(bytes, "form.pdf", NULL, &error);
    assert_non_null(source);
    return source;
}

#define TEXT_FIELD "/Subtype /Widget /FT /Tx /T (t) /F 4 "
#define BUTTON     "/Subtype /Widget /FT /Btn /T (t) /F 4 /Rect [100 200 112 212] "
#define CHOICE     "/Subtype /Widget /FT /Ch /T (t) /F 4 /Rect [100 200 280 212] /DA (/F 10 Tf 0 g) "
#define USUAL      "BT /F 10 Tf 20 380 Td (Well) Tj ET" /* what the page says besides */

/* Where a text begins and ends, and how large it is. */
static void sizes_and_places(void **state)
{
    static const struct {
        const char *annotation, *content, *text;
        float x0, y0, x1, size; /* of the first glyph; x1 of the last */
    } rows[] = {
        /* in the middle of its box's height, two points from its side; a blank is a quarter of the size */
        {TEXT_FIELD "/V (Upper Quay) /Rect [100 295 200 311] /DA (/F 10 Tf 0 g)", USUAL, "UpperQuay", 102, 92,
         149.5F, 10},
        {TEXT_FIELD "/V (Quay) /Rect [50 100 90 108] /DA (/F 10 Tf 0 g)", USUAL, "Quay", 52, 292.8F, 64.8F,
         6.4F},
        /* blanks at both ends are none of its text */
        {TEXT_FIELD "/V (  Quay ) /Rect [50 100 90 108] /DA (/F 10 Tf 0 g)", USUAL, "Quay", 52, 292.8F, 64.8F,
         6.4F},
        /* what is too long is set smaller: 40 characters on 96 points; not below 4 points */
        {TEXT_FIELD
         "/V (0123456789012345678901234567890123456789) /Rect [100 200 200 212] /DA (/F 10 Tf 0 g)",
         USUAL, "0123456789012345678901234567890123456789", 102, 191.6F, 198, 4.8F},
        {TEXT_FIELD "/V (012345678901234567890123456789) /Rect [100 200 140 212] /DA (/F 10 Tf 0 g)", USUAL,
         "012345678901234567890123456789", 102, 192, 162, 4},
        /* as large as the page's text is, and no larger than its box lets it be */
        {TEXT_FIELD "/V (Quay) /Rect [100 200 200 216] /DA (/F 10 Tf 0 g)", USUAL, "Quay", 102, 187, 122, 10},
        {TEXT_FIELD "/V (Quay) /Rect [100 200 200 216] /DA (/F 10 Tf 0 g)",
         "BT /F 7 Tf 20 380 Td (Well) Tj ET", "Quay", 102, 188.5F, 116, 7},
        {TEXT_FIELD "/V (Quay) /Rect [100 200 200 207] /DA (/F 10 Tf 0 g)", USUAL, "Quay", 102, 193.7F,
         113.2F, 5.6F},
        {TEXT_FIELD "/V (Quay) /Rect [100 200 200 204] /DA (/F 10 Tf 0 g)", USUAL, "Quay", 102, 196, 110, 4},
        /* the size that most have: of two that are as many, the smaller; of none, ten points */
        {TEXT_FIELD "/V (Quay) /Rect [100 200 200 216] /DA (/F 10 Tf 0 g)",
         "BT /F 8 Tf 20 380 Td (Well) Tj /F 9 Tf (Pots) Tj ET", "Quay", 102, 188, 118, 8},
        {TEXT_FIELD "/V (Quay) /Rect [100 200 200 216] /DA (/F 10 Tf 0 g)",
         "BT /F 8 Tf 20 380 Td (Well) Tj /F 9 Tf (Jars.) Tj ET", "Quay", 102, 187.5F, 120, 9},
        {TEXT_FIELD "/V (Quay) /Rect [100 200 200 216] /DA (/F 10 Tf 0 g)", "", "Quay", 102, 187, 122, 10},
        /* a box of three lines' height may have several lines, from its top on, one of three sizes may not */
        {TEXT_FIELD "/V (Quay) /Rect [100 200 200 230] /DA (/F 10 Tf 0 g)", USUAL, "Quay", 102, 180, 122, 10},
        {TEXT_FIELD "/V (Quay) /Rect [100 200 200 232] /DA (/F 10 Tf 0 g)", USUAL, "Quay", 102, 170, 122, 10},
        /* the largest size and the smallest that are told apart */
        {TEXT_FIELD "/V (Qu) /Rect [100 200 200 280]", "BT /F 60 Tf 20 300 Td (Well) Tj ET", "Qu", 102,
         135.25F, 151.5F, 49.5F},
        {TEXT_FIELD "/V (Quay) /Rect [100 200 200 216]", "BT /F 0.6 Tf 20 380 Td (Well) Tj ET", "Quay", 102,
         186, 103, 0.5F},
        /* a comment that is written on the page */
        {"/Subtype /FreeText /Contents (Quay) /Rect [20 100 200 112] /DA (/F 10 Tf 0 g) /F 4", USUAL, "Quay",
         22, 289.2F, 41.2F, 9.6F},
    };
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(undex_source) source = annotated(rows[i].content, &rows[i].annotation, 1);
        const undex_glyph *first = find_text(page_of(source, 1), rows[i].text);
        if (!first)
            fail_msg("%s is not there", rows[i].annotation);
        const undex_glyph *last = first + strlen(rows[i].text) - 1;
        if (fabsf(first->x0 - rows[i].x0) > 0.02F || fabsf(first->y0 - rows[i].y0) > 0.02F ||
            fabsf(last->x1 - rows[i].x1) > 0.02F || fabsf(last->size - rows[i].size) > 0.01F ||
            fabsf(last->y1 - last->y0 - last->size) > 0.01F)
            fail_msg("%s: at %.2f, %.2f, up to %.2f, size %.2f", rows[i].annotation, first->x0, first->y0,
                     last->x1, first->size);
        assert_true(first->spaced && !last->spaced);
    }
}

/* Each line is a line of its own, 1.2 sizes below the last; it ends with a word where it has one. */
static void several_lines(void **state)
{
    static const struct {
        const char *value;
        const char *lines[4];
        int right; /* of the box */
    } rows[] = {
        {"Quay of\\nthe pots", {"Quayof", "thepots"}, 154},
        {"Quay\\r\\n\\npots", {"Quay", "pots"}, 154},
        {"one two three four five", {"onetwo", "three", "fourfive"}, 154}, /* ten characters fit */
        {"exactly10 and", {"exactly10", "and"}, 154},
        {"abcdefghijklmno", {"abcdefghij", "klmno"}, 154}, /* a word that is longer is cut */
        {"a\\tb", {"ab"}, 154},
        {"abc", {"a", "b", "c"}, 107}, /* a box narrower than a character */
    };
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *field =
            g_strdup_printf(TEXT_FIELD "/Ff 4096 /V (%s) /Rect [100 200 %d 260] /DA (/F 10 Tf 0 g)",
                            rows[i].value, rows[i].right);
        g_autoptr(undex_source) source = annotated(USUAL, (const char *const *)&field, 1);
        const GArray *glyphs = page_of(source, 1)->glyphs;
        guint at = 4, line = g_array_index(glyphs, undex_glyph, 3).line;
        for (guint n = 0; n < G_N_ELEMENTS(rows[i].lines) && rows[i].lines[n]; n++) {
            line++;
            for (const char *p = rows[i].lines[n]; *p; p++, at++) {
                assert_true(at < glyphs->len);
                const undex_glyph *g = &g_array_index(glyphs, undex_glyph, at);
                gboolean first = p == rows[i].lines[n];
                if (g->ch != (guchar)*p || (first && fabsf(g->x0 - 102) > 0.02F) || g->line != line ||
                    fabsf(g->y0 - (142 + 12 * (float)n)) > 0.02F)
                    fail_msg("%s: %c in line %u at %.2f, not %c", rows[i].value, (char)g->ch, g->line, g->y0,
                             *p);
            }
        }
        assert_int_equal(at, glyphs->len);
    }
}

/* What each kind of field shows: nothing, or the words. A crossed box is U+2612. */
static void what_fields_show(void **state)
{
    static const struct {
        const char *annotation, *shown;
    } rows[] = {
        {BUTTON "/AS /Yes /V /Yes /AP << /N << /Yes 6 0 R /Off 6 0 R >> >>", "\u2612"},
        {BUTTON "/AS /Off /V /Off /AP << /N << /Yes 6 0 R /Off 6 0 R >> >>", ""},
        {BUTTON "/Ff 65536 /AP << /N 6 0 R >>", ""}, /* to be pressed */
        {CHOICE "/Ff 2097152 /Opt [(rye) (barley) (oats)] /V [(rye) (oats)]", "rye,oats"},
        {CHOICE "/Opt [(rye) (barley) (oats)] /V (oats)", "oats"},
        {CHOICE "/Opt [(rye) (barley) (oats)]", ""},
        {CHOICE "/Ff 131072 /Opt [(rye) (barley)] /V (barley)", "barley"},
        {CHOICE "/Ff 393216 /Opt [(rye) (barley)] /V (millet)", "millet"}, /* may be typed */
        {TEXT_FIELD "/Ff 8192 /V (hush) /Rect [100 200 200 216] /DA (/F 10 Tf 0 g)", ""},
        {TEXT_FIELD "/V ( ) /Rect [100 200 200 216] /DA (/F 10 Tf 0 g)", ""},
    };
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(undex_source) source = annotated(USUAL, &rows[i].annotation, 1);
        const GArray *glyphs = page_of(source, 1)->glyphs;
        g_autoptr(GString) shown = g_string_new(NULL);
        for (guint k = 4; k < glyphs->len; k++)
            g_string_append_unichar(shown, g_array_index(glyphs, undex_glyph, k).ch);
        if (strcmp(shown->str, rows[i].shown) != 0)
            fail_msg("%s shows %s", rows[i].annotation, shown->str);
    }
}

/* Comments that only a click would open are counted; what is hidden, empty or no comment is not. */
static void comments_are_counted(void **state)
{
#define COMMENT "/Subtype /Text /Rect [20 50 40 70] "
    static const struct {
        const char *annotations[ROOM];
        const char *warning;
    } rows[] = {
        {{COMMENT "/Contents (one)"}, "1 comment that the pages do not show is not taken"},
        {{COMMENT "/Contents (one)", COMMENT "/Contents (two)",
          "/Subtype /Highlight /QuadPoints [20 60 90 60 20 50 90 50] /Rect [20 50 90 60] /Contents (three)"},
         "3 comments that the pages do not show are not taken"},
        {{COMMENT "/Contents (hidden) /F 2", COMMENT "/Contents (not in view) /F 32", COMMENT "/Contents ()",
          "/Subtype /Popup /Rect [20 50 40 70] /Contents (of another)",
          "/Subtype /Link /Rect [20 50 40 70] /Contents (of a link)",
          "/Subtype /FreeText /Contents (hidden) /Rect [20 100 200 112] /DA (/F 10 Tf 0 g) /F 2"},
         NULL},
    };
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        guint count = 0;
        while (count < ROOM && rows[i].annotations[count])
            count++;
        g_autoptr(undex_source) source = annotated(USUAL, rows[i].annotations, count);
        assert_int_equal(page_of(source, 1)->glyphs->len, 4);
        assert_int_equal(source->warnings->len, rows[i].warning ? 1 : 0);
        if (rows[i].warning)
            assert_string_equal(g_ptr_array_index(source->warnings, 0), rows[i].warning);
    }
}

/* Of a page 5000 comments, of each 20000 characters. */
static void ceilings(void **state)
{
    enum { FIELDS = 5000, CHARS = 20000, MORE = 3 };
    (void)state;
    g_autofree char *filled = g_strnfill(CHARS + MORE, 'x');
    g_autofree char *field = g_strdup_printf(
        "/Subtype /FreeText /Contents (%s) /Rect [20 100 224 300] /DA (/F 10 Tf 0 g)", filled);
    g_autoptr(undex_source) one = annotated(USUAL, (const char *const *)&field, 1);
    assert_int_equal(page_of(one, 1)->glyphs->len, 4 + CHARS);
    g_autofree const char **many = g_new(const char *, FIELDS + MORE);
    for (int i = 0; i < FIELDS + MORE; i++)
        many[i] = "/Subtype /FreeText /Contents (x) /Rect [20 100 200 112] /DA (/F 10 Tf 0 g)";
    g_autoptr(undex_source) all = annotated(USUAL, many, FIELDS + MORE);
    assert_int_equal(page_of(all, 1)->glyphs->len, 4 + FIELDS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sizes_and_places), cmocka_unit_test(several_lines),
        cmocka_unit_test(what_fields_show), cmocka_unit_test(comments_are_counted),
        cmocka_unit_test(ceilings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

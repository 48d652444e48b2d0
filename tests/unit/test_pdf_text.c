// SPDX-License-Identifier: GPL-3.0-or-later
/* Extraction of PDFs: what the specimens of corpus/ hold, and files that are damaged, empty or closed. */
#include "small_pdf.h"

#include "extract/extract.h"
#include "extract/formats.h"
#include "extract/pdf/pdf_render.h"

static const char *const report = "corpus/A_99_901.en.pdf";

static undex_source *extracted(const char *path, GError **error)
{
    g_autoptr(GBytes) bytes = file_bytes(path);
    return undex_extract_bytes(bytes, path, NULL, error);
}

/* Specimens */

static const struct {
    const char *path;
    int pages;
    double width, height;
    gunichar first; /* the large letter of the symbol */
} specimens[] = {
    {"corpus/A_99_901.en.pdf", 9, 612, 792, 'A'},         {"corpus/A_99_901.fr.pdf", 9, 595.28, 841.89, 'A'},
    {"corpus/A_99_PV.901.en.pdf", 2, 612, 792, 'A'},      {"corpus/A_RES_99_901.en.pdf", 3, 612, 792, 'A'},
    {"corpus/S_2099_901.en.pdf", 3, 595.28, 841.89, 'S'},
};

static void specimens_are_read(void **state)
{
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(specimens); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(undex_source) source = extracted(specimens[i].path, &error);
        if (!source)
            fail_msg("%s: %s", specimens[i].path, error->message);
        assert_int_equal(source->format, UNDEX_FORMAT_PDF);
        assert_string_equal(source->path, specimens[i].path);
        assert_int_equal(source->pages->len, specimens[i].pages);
        assert_int_equal(source->warnings->len, 0);
        assert_true(g_str_has_prefix(source->producer, "WeasyPrint"));
        for (guint k = 1; k <= source->pages->len; k++) {
            const undex_source_page *page = page_of(source, k);
            assert_int_equal(page->number, k);
            about(page->width, specimens[i].width);
            about(page->height, specimens[i].height);
        }
        assert_int_equal(g_array_index(page_of(source, 1)->glyphs, undex_glyph, 0).ch, specimens[i].first);
    }
}

static void every_glyph_is_in_its_place(void **state)
{
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(specimens); i++) {
        g_autoptr(undex_source) source = extracted(specimens[i].path, NULL);
        for (guint k = 1; k <= source->pages->len; k++) {
            const undex_source_page *page = page_of(source, k);
            assert_true(page->glyphs->len > 500);
            for (guint n = 0; n < page->glyphs->len; n++) {
                const undex_glyph *g = &g_array_index(page->glyphs, undex_glyph, n);
                assert_true(g->ch > ' ' && g->ch != 0xA0);
                assert_true(g->font < source->fonts->len);
                assert_true(g->size >= 4 && g->size < 40);
                assert_true(g->x0 >= 0 && g->x1 >= g->x0 && g->x1 <= (float)page->width);
                assert_true(g->y0 >= 0 && g->y1 > g->y0 && g->y1 <= (float)page->height);
            }
        }
    }
}

static void fonts_tell_their_style(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        gboolean bold, italic;
    } expected[] = {
        {"Liberation-Serif", FALSE, FALSE},
        {"Liberation-Serif-Bold", TRUE, FALSE},
        {"Liberation-Serif-Italic", FALSE, TRUE},
        {"Liberation-Serif-Bold-Italic", TRUE, TRUE},
    };
    g_autoptr(undex_source) source = extracted(report, NULL);
    assert_int_equal(source->fonts->len, G_N_ELEMENTS(expected));
    for (guint i = 0; i < G_N_ELEMENTS(expected); i++) {
        guint found = 0;
        for (guint k = 0; k < source->fonts->len; k++) {
            const undex_font *font = g_ptr_array_index(source->fonts, k);
            if (strcmp(font->name, expected[i].name))
                continue;
            found++;
            assert_int_equal(font->bold, expected[i].bold);
            assert_int_equal(font->italic, expected[i].italic);
            assert_false(font->fixed);
        }
        assert_int_equal(found, 1);
    }
}

/* As pdftotext -bbox prints them. */
static void known_words_stand_where_they_stand(void **state)
{
    (void)state;
    g_autoptr(undex_source) source = extracted(report, NULL);
    const undex_source_page *first = page_of(source, 1);
    const undex_glyph *symbol = find_text(first, "A/99/901");
    assert_non_null(symbol);
    about(symbol->x0, 501.03);
    about(symbol->y0, 36.49);
    about(symbol->x1, 514.02);
    about(symbol->y1, 56.41);
    about(symbol->size, 18);
    const undex_glyph *assembly = find_text(first, "Assembly");
    assert_non_null(assembly);
    about(assembly->x0, 181.22);
    about(assembly->y1, 82.21);
    about(assembly[7].x1, 247.0);
    assert_true(((undex_font *)g_ptr_array_index(source->fonts, assembly->font))->bold);
    const undex_glyph *specimen = find_text(first, "Specimen");
    about(specimen->x0, 123);
    about(specimen->size, 8.5);
}

static void links_lead_somewhere(void **state)
{
    (void)state;
    g_autoptr(undex_source) source = extracted(report, NULL);
    const undex_source_page *first = page_of(source, 1);
    guint addresses = 0, marks = 0;
    for (guint i = 0; i < first->links->len; i++) {
        const undex_link *link = &g_array_index(first->links, undex_link, i);
        assert_true(link->x0 <= link->x1 && link->y0 <= link->y1);
        if (link->uri) {
            assert_true(g_str_has_prefix(link->uri, "https://undocs.org/A/"));
            assert_int_equal(link->dest_page, 0);
            addresses++;
        } else {
            assert_int_equal(link->dest_page, 1);
            assert_true(link->dest_top > 600 && link->dest_top < 792);
            marks++;
        }
    }
    assert_int_equal(addresses + marks, first->links->len);
    assert_true(addresses >= 2 && marks >= 2);
}

static void small_pdf_is_read(void **state)
{
    (void)state;
    const char *contents[] = {"BT /F 20 Tf 50 300 Td (Quay) Tj ET", "BT /F 10 Tf 50 100 Td (by night) Tj ET"};
    g_autoptr(GBytes) bytes = small_pdf(contents, 2, "");
    g_autoptr(GError) error = NULL;
    g_autoptr(undex_source) source = undex_extract_bytes(bytes, "a.pdf", NULL, &error);
    assert_null(error);
    assert_int_equal(source->pages->len, 2);
    assert_int_equal(page_of(source, 1)->glyphs->len, 4);
    assert_int_equal(page_of(source, 2)->glyphs->len, 7); /* no space */
    const undex_glyph *q = &g_array_index(page_of(source, 1)->glyphs, undex_glyph, 0);
    assert_int_equal(q[0].ch, 'Q');
    about(q[0].x0, 50);
    about(q[1].x0, 62); /* Courier: 0.6 em a character */
    about(q[0].size, 20);
    assert_true(q[0].y0 < 100 && q[0].y1 > 99); /* the base line lies 100 below the top */
    const undex_font *font = g_ptr_array_index(source->fonts, q[0].font);
    assert_true(font->bold && font->fixed && !font->italic);
}

/* Straight strokes, thin boxes and closed paths, through the matrix of the page's program; neither what only
 * clips nor curves, slanting lines, or boxes that are filled. */
static void rules_are_told(void **state)
{
    (void)state;
    static const char *const contents[] = {
        "BT /F 12 Tf 72 300 Td (Lanterns) Tj ET\n"
        "q 1 0 0 1 100 0 cm 0 500 m 200 500 l S Q\n"        /* from 100 to 300 */
        "q 0 200 300 0.5 re W n Q\n"                        /* clips */
        "q 2 0 0 2 0 0 cm 50 150 0.5 100 re f Q\n"          /* thin, upright: at 100.5, from 300 to 500 */
        "72 72 300 90 re f 72 600 m 200 640 l S\n"          /* filled, slanting */
        "100 400 m 150 400 l 200 400 250 400 300 400 c S\n" /* the first half is straight */
        "20 20 30 40 re S"};
    g_autoptr(GBytes) bytes = small_pdf(contents, 1, "");
    g_autoptr(undex_source) source = undex_extract_bytes(bytes, "a.pdf", NULL, NULL);
    const undex_source_page *page = page_of(source, 1);
    float height = (float)page->height;
    const undex_rule expected[] = {
        {100, height - 500, 300, height - 500}, {100.5F, height - 500, 100.5F, height - 300},
        {100, height - 400, 150, height - 400}, {20, height - 20, 50, height - 20},
        {50, height - 60, 50, height - 20},     {20, height - 60, 50, height - 60},
        {20, height - 60, 20, height - 20}};
    assert_int_equal(page->rules->len, G_N_ELEMENTS(expected));
    for (guint i = 0; i < page->rules->len; i++) {
        const undex_rule *rule = &g_array_index(page->rules, undex_rule, i);
        about(rule->x0, expected[i].x0), about(rule->y0, expected[i].y0);
        about(rule->x1, expected[i].x1), about(rule->y1, expected[i].y1);
    }
}

/* A profile of grey with a gamma of 2.2, in hexadecimal: the header, the places of two tags, the tags. */
static const char grey_profile[] = "000000C0 00000000 02400000 6D6E7472 47524159 58595A20 07D00001 00010000 "
                                   "00000000 61637370 00000000 00000000 "
                                   "00000000 00000000 00000000 00000000 00000000 0000F6D6 00010000 0000D32D "
                                   "00000000 00000000 00000000 00000000 "
                                   "00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000 "
                                   "00000002 77747074 0000009C 00000014 "
                                   "6B545243 000000B0 00000010 58595A20 00000000 0000F6D6 00010000 0000D32D "
                                   "63757276 00000000 00000001 02330000>";

/* That the program's own function stands in front of the library's: text is read without tables for the
 * colours of a profile, and a picture is drawn with them. */
static void colours_are_for_pictures_alone(void **state)
{
    (void)state;
    writer w = writer_new();
    add_object(&w, "<< /Type /Catalog /Pages 2 0 R >>");
    add_object(&w, "<< /Type /Pages /Kids [4 0 R] /Count 1 /MediaBox [0 0 300 400] >>");
    add_object(&w, "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>");
    add_object(
        &w,
        "<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources << /Font << /F 3 0 R >> /ColorSpace << /C "
        "[/ICCBased 6 0 R] >> >> >>");
    add_stream(&w, "/C cs 0.5 sc BT /F 20 Tf 50 300 Td (Lanterns) Tj ET 0 0 300 100 re f");
    g_autofree char *profile =
        g_strdup_printf("<< /N 1 /Filter /ASCIIHexDecode /Length %zu >>\nstream\n%s\nendstream",
                        strlen(grey_profile), grey_profile);
    add_object(&w, profile);
    g_autoptr(GBytes) bytes = finish(&w, "");
    guint before = undex_pdf_colour_saved();
    g_autoptr(undex_source) source = undex_extract_bytes(bytes, "a.pdf", NULL, NULL);
    assert_int_equal(page_of(source, 1)->glyphs->len, 8);
    guint after = undex_pdf_colour_saved();
    assert_true(after > before);
    g_autoptr(GArray) marks = g_array_new(FALSE, TRUE, sizeof(undex_picture_mark));
    undex_picture_mark mark = {.box = {1, 10, 10, 20, 20}};
    g_array_append_val(marks, mark);
    g_autoptr(GBytes) png = undex_render_png(bytes, marks, NULL, NULL, NULL);
    assert_non_null(png);
    assert_int_equal(undex_pdf_colour_saved(), after);
}

/* Two pages with one font under one name, and one that has it under two. Each has so little text that it is
 * run through once more for its pictures. */
static void fonts_are_read_once(void **state)
{
    (void)state;
    static const char *const pages[] = {"/F 3 0 R", "/F 3 0 R", "/F 3 0 R /G 3 0 R"};
    writer w = writer_new();
    add_object(&w, "<< /Type /Catalog /Pages 2 0 R >>");
    add_object(&w, "<< /Type /Pages /Kids [5 0 R 6 0 R 7 0 R] /Count 3 /MediaBox [0 0 300 400] >>");
    add_object(&w, "<< /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold >>");
    add_stream(&w, "BT /F 20 Tf 50 300 Td (Lanterns) Tj ET");
    for (guint i = 0; i < G_N_ELEMENTS(pages); i++) {
        g_autofree char *page = g_strdup_printf(
            "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << %s >> >> >>", pages[i]);
        add_object(&w, page);
    }
    g_autoptr(GBytes) bytes = finish(&w, "");
    guint before = undex_pdf_fonts_reused();
    g_autoptr(undex_source) source = undex_extract_bytes(bytes, "a.pdf", NULL, NULL);
    for (guint i = 1; i <= G_N_ELEMENTS(pages); i++) {
        const undex_glyph *first = find_text(page_of(source, i), "Lanterns");
        assert_non_null(first);
        about(first->x1 - first->x0, 12);
        assert_true(((undex_font *)g_ptr_array_index(source->fonts, first->font))->bold);
    }
    if (undex_pdf_fonts_are_kept())
        assert_int_equal(undex_pdf_fonts_reused() - before, 5);
}

/* What only says how a thing that is drawn shines through is no text of the page. */
static void soft_masks_are_no_text(void **state)
{
    (void)state;
    static const char form[] = "BT /F 20 Tf 50 200 Td (Hidden) Tj ET";
    writer w = writer_new();
    add_object(&w, "<< /Type /Catalog /Pages 2 0 R >>");
    add_object(&w, "<< /Type /Pages /Kids [4 0 R] /Count 1 /MediaBox [0 0 300 400] >>");
    add_object(&w, "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>");
    add_object(&w, "<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources << /Font << /F 3 0 R >> "
                   "/ExtGState << /S << /SMask << /S /Alpha /G 6 0 R >> >> >> >> >>");
    add_stream(&w, "/S gs BT /F 20 Tf 50 300 Td (Lanterns) Tj ET");
    g_autofree char *mask =
        g_strdup_printf("<< /Type /XObject /Subtype /Form /BBox [0 0 300 400] /Resources << /Font << /F 3 0 "
                        "R >> >> /Length %zu >>\nstream\n%s\nendstream",
                        strlen(form), form);
    add_object(&w, mask);
    g_autoptr(GBytes) bytes = finish(&w, "");
    g_autoptr(undex_source) source = undex_extract_bytes(bytes, "a.pdf", NULL, NULL);
    assert_non_null(find_text(page_of(source, 1), "Lanterns"));
    assert_int_equal(page_of(source, 1)->glyphs->len, 8);
}

/* A file may draw without end, and where there is nothing: each count has a ceiling, and no place but those
 * that a page may have is told. */
static void rules_have_ceilings(void **state)
{
    (void)state;
    enum { STROKES = 7000, POINTS = 5000, DIGITS = 200 };
    g_autofree char *huge = g_strnfill(DIGITS, '9');
    g_autoptr(GString) strokes = g_string_new(NULL), path = g_string_new("0 0 m\n");
    for (int i = 0; i < STROKES; i++)
        g_string_append(strokes, "10 20 m 90 20 l S\n");
    for (int i = 0; i < POINTS; i++)
        g_string_append_printf(path, "%d %d l\n", i % 2 * 100, i / 2 % 100);
    g_string_append(path, "S 10 20 m 90 20 l S\n");
    g_autofree char *far = g_strdup_printf(
        "BT /F 12 Tf 72 300 Td (Quay) Tj ET\n%s 0 m 0 0 l S 0 %s m 0 0 l S -30000 0 m 0 0 l S\n"
        "q %s 0 0 1 0 0 cm %s 0 0 1 0 0 cm 0 0 0 2.5 re f 0 9 m 0 0 l S Q\n"
        "10 20 m 90 20 l S\n",
        huge, huge, huge, huge);
    const char *const contents[] = {strokes->str, path->str, far};
    static const guint expected[] = {6000, 1, 1};
    g_autoptr(GBytes) bytes = small_pdf(contents, G_N_ELEMENTS(contents), "");
    g_autoptr(undex_source) source = undex_extract_bytes(bytes, "a.pdf", NULL, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(contents); i++) {
        const GArray *rules = page_of(source, (int)i + 1)->rules;
        assert_int_equal(rules->len, expected[i]);
        about(g_array_index(rules, undex_rule, 0).x0, 10), about(g_array_index(rules, undex_rule, 0).x1, 90);
    }
}

static void rubbish_before_the_header(void **state)
{
    (void)state;
    const char *contents[] = {"BT /F 20 Tf 50 300 Td (Quay) Tj ET"};
    g_autoptr(GBytes) bytes = small_pdf(contents, 1, "");
    GString *all = g_string_new("\n\n");
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    g_string_append_len(all, data, (gssize)length);
    g_autoptr(GBytes) shifted = g_string_free_to_bytes(all);
    g_autoptr(undex_source) source = undex_extract_bytes(shifted, "a.pdf", NULL, NULL);
    assert_non_null(source);
    assert_int_equal(source->format, UNDEX_FORMAT_PDF);
    assert_int_equal(page_of(source, 1)->glyphs->len, 4);
}

static void blank_page_beside_a_written_one(void **state)
{
    (void)state;
    const char *contents[] = {"", "BT /F 20 Tf 50 300 Td (Quay) Tj ET"};
    g_autoptr(GBytes) bytes = small_pdf(contents, 2, "");
    g_autoptr(undex_source) source = undex_extract_bytes(bytes, "a.pdf", NULL, NULL);
    assert_int_equal(page_of(source, 1)->glyphs->len, 0);
    assert_int_equal(page_of(source, 2)->glyphs->len, 4);
}

/* One page, 300 by 400 points, with fields and comments over its text. */
static GBytes *annotated_pdf(void)
{
    static const char *const objects[] = {
        "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R 7 0 R 8 0 R] >> /Names << /EmbeddedFiles "
        "<< /Names [(first) 12 0 R] >> >> >>",
        "<< /Type /Pages /Kids [4 0 R] /Count 1 /MediaBox [0 0 300 400] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
        "<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources << /Font << /F 3 0 R >> >> "
        "/Annots [6 0 R 7 0 R 8 0 R 9 0 R 10 0 R 11 0 R] >>",
        "<< /Length 41 >>\nstream\nBT /F 10 Tf 20 300 Td (1. Village:) Tj ET\n\nendstream",
        "<< /Type /Annot /Subtype /Widget /FT /Tx /T (village) /V (Upper Quay) /Rect [100 295 200 311] "
        "/DA (/F 10 Tf 0 g) /F 4 >>",
        "<< /Type /Annot /Subtype /Widget /FT /Tx /T (secret) /V (hush) /Ff 8192 /Rect [100 195 200 211] "
        "/DA (/F 10 Tf 0 g) /F 4 >>",
        "<< /Type /Annot /Subtype /Widget /FT /Ch /T (grain) /Ff 131072 /Opt [(rye) (barley)] /V (barley) "
        "/Rect [100 245 200 261] /DA (/F 10 Tf 0 g) /F 4 >>",
        "<< /Type /Annot /Subtype /FreeText /Contents (seen by the keeper) /Rect [20 100 200 120] "
        "/DA (/F 10 Tf 0 g) /F 4 >>",
        "<< /Type /Annot /Subtype /Text /Contents (to be opened) /Rect [20 50 40 70] /F 4 >>",
        "<< /Type /Annot /Subtype /FileAttachment /FS 13 0 R /Rect [220 50 240 70] /F 4 >>",
        "<< /Type /Filespec /F (C:\\\\papers\\\\sums.txt) /EF << /F 14 0 R >> >>",
        "<< /Type /Filespec /F (rye.txt) /EF << /F 15 0 R >> >>",
        "<< /Type /EmbeddedFile /Length 15 >>\nstream\nTwelve sacks.\n\n\nendstream",
        "<< /Type /EmbeddedFile /Length 15 >>\nstream\nRye and oats.\n\n\nendstream",
    };
    writer w = writer_new();
    for (gsize i = 0; i < G_N_ELEMENTS(objects); i++)
        add_object(&w, objects[i]);
    return finish(&w, "");
}

static void fields_and_comments_are_text(void **state)
{
    (void)state;
    g_autoptr(GBytes) bytes = annotated_pdf();
    g_autoptr(undex_source) source = undex_extract_bytes(bytes, "form.pdf", NULL, NULL);
    assert_non_null(source);
    const undex_source_page *page = page_of(source, 1);
    const undex_glyph *village = find_text(page, "UpperQuay"), *label = find_text(page, "Village:");
    assert_non_null(village);
    assert_non_null(label);
    /* the value stands beside its label, in its box, at its size */
    assert_true(village->x0 >= 100 && village[8].x1 <= 200 && village->y0 >= 89 && village->y1 <= 105);
    assert_true(fabsf(village->y1 - label->y1) < 5);
    assert_true(village[5].spaced && !village[1].spaced);
    about(village->size, 10);
    assert_non_null(find_text(page, "barley"));
    assert_non_null(find_text(page, "seenbythekeeper"));
    assert_null(find_text(page, "hush"));
    assert_null(find_text(page, "tobeopened"));
    assert_string_equal(g_ptr_array_index(source->warnings, 0),
                        "1 comment that the pages do not show is not taken");
}

static void attachments_are_named_and_taken(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = annotated_pdf();
    g_autoptr(undex_source) source = undex_extract_bytes(bytes, "form.pdf", NULL, NULL);
    assert_int_equal(source->attachments->len, 2);
    assert_string_equal(g_ptr_array_index(source->attachments, 0), "sums.txt");
    assert_string_equal(g_ptr_array_index(source->attachments, 1), "rye.txt");
    assert_string_equal(g_ptr_array_index(source->warnings, 1),
                        "the PDF carries 2 attached files, which --attachments takes: sums.txt, rye.txt");
    static const char *const contents[] = {"Twelve sacks.", "Rye and oats."};
    for (int i = 0; i < 2; i++) {
        g_autoptr(GBytes) attachment = undex_extract_attachment(bytes, i + 1, &error);
        assert_non_null(attachment);
        assert_memory_equal(g_bytes_get_data(attachment, NULL), contents[i], strlen(contents[i]));
    }
    assert_null(undex_extract_attachment(bytes, 3, &error));
    assert_true(g_error_matches(error, UNDEX_ERROR, UNDEX_ERROR_DAMAGED));
}

/* Failures: which, and that one line says so. */

static void fails_with(GBytes *bytes, const undex_extract_limits *limits, undex_error code)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(undex_source) source = undex_extract_bytes(bytes, "a.pdf", limits, &error);
    assert_null(source);
    assert_non_null(error);
    if (!g_error_matches(error, UNDEX_ERROR, (int)code))
        fail_msg("%s, not %s: %s", undex_error_name((undex_error)error->code), undex_error_name(code),
                 error->message);
    assert_true(*error->message && !strpbrk(error->message, "\n\r"));
}

static void no_bytes(void **state)
{
    (void)state;
    g_autoptr(GBytes) bytes = g_bytes_new("", 0);
    fails_with(bytes, NULL, UNDEX_ERROR_EMPTY);
}

static void no_pdf(void **state)
{
    (void)state;
    static const char picture[] = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\x02\0\0\0\x90wS\xDE";
    g_autoptr(GBytes) bytes = g_bytes_new(picture, sizeof picture);
    fails_with(bytes, NULL, UNDEX_ERROR_UNSUPPORTED);
}

static void only_a_header(void **state)
{
    (void)state;
    g_autoptr(GBytes) bytes = g_bytes_new("%PDF-1.7\n", 9);
    fails_with(bytes, NULL, UNDEX_ERROR_DAMAGED);
}

static void blank_pages_have_no_text(void **state)
{
    (void)state;
    const char *contents[] = {"", "0 0 50 50 re f"};
    g_autoptr(GBytes) bytes = small_pdf(contents, 2, "");
    fails_with(bytes, NULL, UNDEX_ERROR_NO_TEXT);
}

/* What a document service shows where it has none, and what only looks like it. */
static void absent_documents_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *shown;
        gboolean refused;
    } cases[] = {
        {"BT /F 8 Tf 10 300 Td (Sorry, the document you requested) Tj 0 -20 Td (does not exist.) Tj ET",
         TRUE},
        {"BT /F 8 Tf 10 300 Td (There is no document matching) Tj 0 -20 Td (your request.) Tj ET", TRUE},
        {"BT /F 8 Tf 10 300 Td (Distr.: General) Tj 0 -20 Td (This document does not exist.) Tj ET", FALSE},
        {"BT /F 8 Tf 10 300 Td (The bridge does not exist.) Tj ET", FALSE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GBytes) bytes = small_pdf(&cases[i].shown, 1, "");
        if (cases[i].refused) {
            fails_with(bytes, NULL, UNDEX_ERROR_EMPTY);
            continue;
        }
        g_autoptr(undex_source) source = undex_extract_bytes(bytes, "a.pdf", NULL, NULL);
        assert_non_null(source);
    }
}

static void no_pages(void **state)
{
    (void)state;
    g_autoptr(GBytes) bytes = small_pdf(NULL, 0, "");
    fails_with(bytes, NULL, UNDEX_ERROR_EMPTY);
}

static void encrypted(void **state)
{
    (void)state;
    const char *contents[] = {"BT /F 20 Tf 50 300 Td (Quay) Tj ET"};
    /* Keys that no password answers. */
    g_autofree char *key = g_strnfill(64, '5');
    g_autofree char *trailer = g_strdup_printf(
        "/ID [<%.32s><%.32s>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>", key, key,
        key, key);
    g_autoptr(GBytes) bytes = small_pdf(contents, 1, trailer);
    fails_with(bytes, NULL, UNDEX_ERROR_ENCRYPTED);
}

static void limits_hold(void **state)
{
    (void)state;
    const char *contents[] = {"BT /F 20 Tf 50 300 Td (Quay) Tj ET", "BT /F 10 Tf 50 100 Td (by night) Tj ET"};
    g_autoptr(GBytes) bytes = small_pdf(contents, 2, "");
    fails_with(bytes, &(undex_extract_limits){.max_bytes = 100}, UNDEX_ERROR_LIMIT);
    fails_with(bytes, &(undex_extract_limits){.max_pages = 1}, UNDEX_ERROR_LIMIT);
    fails_with(bytes, &(undex_extract_limits){.max_glyphs = 5}, UNDEX_ERROR_LIMIT);
    g_autoptr(undex_source) source =
        undex_extract_bytes(bytes, "a.pdf", &(undex_extract_limits){.max_pages = 2, .max_glyphs = 50}, NULL);
    assert_non_null(source);
}

/* A specimen that ends early, anywhere: an error of its own kind, or what could be saved; never a crash. */
static void truncated_specimen(void **state)
{
    (void)state;
    g_autofree char *data = NULL;
    gsize length;
    assert_true(g_file_get_contents("corpus/S_2099_901.en.pdf", &data, &length, NULL));
    for (gsize share = 1; share < 20; share++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(GBytes) bytes = g_bytes_new(data, length * share / 20);
        g_autoptr(undex_source) source = undex_extract_bytes(bytes, "a.pdf", NULL, &error);
        assert_true((source == NULL) == (error != NULL));
        if (error)
            assert_true(g_error_matches(error, UNDEX_ERROR, UNDEX_ERROR_DAMAGED) ||
                        g_error_matches(error, UNDEX_ERROR, UNDEX_ERROR_EMPTY) ||
                        g_error_matches(error, UNDEX_ERROR, UNDEX_ERROR_NO_TEXT));
        else
            assert_true(source->pages->len > 0);
    }
}

/* Bytes changed here and there. */
static void damaged_specimen(void **state)
{
    (void)state;
    g_autofree char *data = NULL;
    gsize length;
    guint32 seed = 12345;
    assert_true(g_file_get_contents("corpus/S_2099_901.en.pdf", &data, &length, NULL));
    for (int round = 0; round < 40; round++) {
        g_autofree char *copy = g_memdup2(data, length);
        for (int i = 0; i < 30; i++) {
            seed = seed * 1664525 + 1013904223;
            copy[seed % length] = (char)(seed >> 24);
        }
        g_autoptr(GError) error = NULL;
        g_autoptr(GBytes) bytes = g_bytes_new(copy, length);
        g_autoptr(undex_source) source = undex_extract_bytes(bytes, "a.pdf", NULL, &error);
        assert_true((source == NULL) == (error != NULL));
        if (source)
            assert_true(source->warnings->len <= 21); /* the twentieth may be followed by one of our own */
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(specimens_are_read),
        cmocka_unit_test(every_glyph_is_in_its_place),
        cmocka_unit_test(fonts_tell_their_style),
        cmocka_unit_test(known_words_stand_where_they_stand),
        cmocka_unit_test(links_lead_somewhere),
        cmocka_unit_test(small_pdf_is_read),
        cmocka_unit_test(rules_are_told),
        cmocka_unit_test(colours_are_for_pictures_alone),
        cmocka_unit_test(fonts_are_read_once),
        cmocka_unit_test(soft_masks_are_no_text),
        cmocka_unit_test(rules_have_ceilings),
        cmocka_unit_test(rubbish_before_the_header),
        cmocka_unit_test(blank_page_beside_a_written_one),
        cmocka_unit_test(fields_and_comments_are_text),
        cmocka_unit_test(attachments_are_named_and_taken),
        cmocka_unit_test(no_bytes),
        cmocka_unit_test(no_pdf),
        cmocka_unit_test(only_a_header),
        cmocka_unit_test(blank_pages_have_no_text),
        cmocka_unit_test(absent_documents_are_refused),
        cmocka_unit_test(no_pages),
        cmocka_unit_test(encrypted),
        cmocka_unit_test(limits_hold),
        cmocka_unit_test(truncated_specimen),
        cmocka_unit_test(damaged_specimen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

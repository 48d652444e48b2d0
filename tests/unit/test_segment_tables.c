// SPDX-License-Identifier: GPL-3.0-or-later
/* Tables: what is one, its columns, its rows. */
#include "pages.h"

static undex_passage *only_table(const undex_document *document)
{
    undex_passage *found = NULL;
    for (guint i = 0; i < document->passages->len; i++)
        if (passage_at(document, i)->kind == UNDEX_KIND_TABLE) {
            assert_null(found);
            found = passage_at(document, i);
        }
    assert_non_null(found);
    return found;
}

/* A cell at a place of the line that is being set. */
static void cell(pen *p, float x, float y, const char *text)
{
    pen at = *p;
    at.left = x, at.right = 612, at.y = y;
    pen_write(&at, text);
    p->line = at.line;
}

static void text_around(pen *p)
{
    pen_filler(p, "1.\t", 5);
}

static void rows_of_several_lines(void **state)
{
    (void)state;
    pen p = pen_new();
    text_around(&p);
    float y = p.y + 20;
    p.size = 8;
    cell(&p, 100, y, "{i Harbour}"), cell(&p, 250, y, "{i Works}"), cell(&p, 400, y, "{i Lanterns}");
    cell(&p, 100, y + 20, "Quay of the"), cell(&p, 250, y + 20, "The pier was mended"),
        cell(&p, 400, y + 20, "12");
    cell(&p, 100, y + 30, "old mill"), cell(&p, 250, y + 30, "and painted");
    cell(&p, 100, y + 50, "Tower"), cell(&p, 400, y + 50, "7");
    cell(&p, 100, y + 70, "Bridge"), cell(&p, 250, y + 70, "None was needed"), cell(&p, 400, y + 70, "1 041");
    p.size = 10, p.y = y + 110;
    pen_filler(&p, "2.\t", 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_string_equal(only_table(document)->text,
                        "Harbour\tWorks\tLanterns\n"
                        "Quay of the old mill\tThe pier was mended and painted\t12\n"
                        "Tower\t\t7\n"
                        "Bridge\tNone was needed\t1 041");
    assert_non_null(passage(document, "para.2"));
}

/* The gap between two cells is no wider than one between words. */
static void cells_that_nearly_touch(void **state)
{
    (void)state;
    pen p = pen_new();
    text_around(&p);
    float y = p.y + 20;
    p.size = 8;
    for (int i = 0; i < 8; i++, y += 18) {
        cell(&p, 100, y, i % 2 ? "Harbour" : "Mill");
        cell(&p, 200, y, "Encumbered"), cell(&p, 246, y, i == 3 ? "–" : "Encumbered");
        cell(&p, 292, y, "Encumbered");
    }
    g_autoptr(undex_document) document = pen_segment(&p);
    g_auto(GStrv) rows = g_strsplit(only_table(document)->text, "\n", -1);
    assert_int_equal(g_strv_length(rows), 8);
    assert_string_equal(rows[0], "Mill\tEncumbered\tEncumbered\tEncumbered");
    assert_string_equal(rows[3], "Harbour\tEncumbered\t–\tEncumbered");
}

/* Rows as close as lines: a figure never goes on with a figure; a name that had no room goes on. */
static void rows_without_space_between(void **state)
{
    (void)state;
    pen p = pen_new();
    text_around(&p);
    float y = p.y + 20;
    static const char *const names[] = {"Lanterns of the harbour and", "Mills", "Towers", "Bridges", "Quays"};
    p.size = 9;
    for (int i = 0; i < 5; i++, y += 11) {
        cell(&p, 100, y, names[i]);
        if (i == 0)
            cell(&p, 108, y += 11, "quay");
        cell(&p, 300, y, "112"), cell(&p, 380, y, "98");
    }
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_string_equal(only_table(document)->text,
                        "Lanterns of the harbour and quay\t112\t98\nMills\t112\t98\n"
                        "Towers\t112\t98\nBridges\t112\t98\nQuays\t112\t98");
}

/* A table goes on over a page's end; its head is not said again. */
static void table_over_pages(void **state)
{
    (void)state;
    pen p = pen_new();
    text_around(&p);
    for (int page = 0; page < 2; page++) {
        float y = page ? 100 : 640;
        if (page)
            pen_page(&p);
        p.size = 8;
        cell(&p, 100, y, "{i Harbour}"), cell(&p, 250, y, "{i Lanterns}"), cell(&p, 400, y, "{i Oil}");
        for (int i = 0; i < 4; i++) {
            y += 16;
            cell(&p, 100, y, page ? "Mill" : "Quay"), cell(&p, 250, y, "11"), cell(&p, 400, y, "40");
        }
        p.y = y;
    }
    p.size = 10, p.y += 30;
    pen_filler(&p, "2.\t", 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    const undex_passage *table = only_table(document);
    assert_string_equal(table->text,
                        "Harbour\tLanterns\tOil\nQuay\t11\t40\nQuay\t11\t40\nQuay\t11\t40\nQuay\t11\t40\n"
                        "Mill\t11\t40\nMill\t11\t40\nMill\t11\t40\nMill\t11\t40");
    assert_int_equal(table->page_first, 1);
    assert_int_equal(table->page_last, 2);
}

/* A cell of several lines ends a page; the first row of the next begins anew. */
static void row_after_a_page(void **state)
{
    (void)state;
    pen p = pen_new();
    text_around(&p);
    for (int page = 0; page < 2; page++) {
        float y = page ? 100 : 640;
        if (page)
            pen_page(&p);
        p.size = 8;
        for (int i = 0; i < 3; i++, y += 24) {
            cell(&p, 100, y,
                 page     ? "Mill"
                 : i == 2 ? "Old quay"
                          : "Old quay of the harbour"),
                cell(&p, 250, y, "3rd and 12th"), cell(&p, 400, y, "Chapter two,");
            cell(&p, 400, y + 10, "lanterns of the quay");
        }
        p.y = y;
    }
    p.size = 10, p.y += 30;
    pen_filler(&p, "2.\t", 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    g_auto(GStrv) rows = g_strsplit(only_table(document)->text, "\n", -1);
    assert_int_equal(g_strv_length(rows), 6);
    assert_string_equal(rows[2], "Old quay\t3rd and 12th\tChapter two, lanterns of the quay");
    assert_string_equal(rows[3], "Mill\t3rd and 12th\tChapter two, lanterns of the quay");
}

/* Headings of two columns each, over cells that they cover. */
static void headings_of_groups(void **state)
{
    (void)state;
    pen p = pen_new();
    text_around(&p);
    float y = p.y + 20;
    cell(&p, 240, y, "First plan"), cell(&p, 360, y, "Second plan");
    cell(&p, 240, y + 12, "of harbours"), cell(&p, 360, y + 12, "of harbours");
    static const char *const names[] = {"Quay", "Mill", "Tower", "Bridge"};
    for (int i = 0; i < 4; i++) {
        float row = y + 24 + 12 * (float)i;
        cell(&p, 100, row, names[i]), cell(&p, 240, row, "112.5"), cell(&p, 275, row, "9.1%"),
            cell(&p, 360, row, "118.5"), cell(&p, 395, row, "8.1%");
    }
    p.y = y + 110;
    pen_filler(&p, "2.\t", 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    const char *text = only_table(document)->text;
    assert_non_null(
        strstr(text, "\nQuay\t112.5\t9.1%\t118.5\t8.1%\nMill\t112.5\t9.1%\t118.5\t8.1%\nTower\t"));
}

/* What stands alone between two columns makes none. */
static void word_between_columns(void **state)
{
    (void)state;
    pen p = pen_new();
    text_around(&p);
    float y = p.y + 20;
    cell(&p, 100, y, "Name"), cell(&p, 240, y, "Plan"), cell(&p, 420, y, "Sum");
    cell(&p, 320, y + 12, "Accepted");
    static const char *const names[] = {"Quay", "Mill", "Tower", "Bridge"};
    for (int i = 0; i < 4; i++) {
        float row = y + 30 + 18 * (float)i;
        cell(&p, 100, row, names[i]), cell(&p, 180, row, "7"), cell(&p, 240, row, "112"),
            cell(&p, 420, row, "118");
    }
    cell(&p, 100, y + 102, "All"), cell(&p, 180, y + 102, "7"), cell(&p, 320, y + 102, "448"),
        cell(&p, 420, y + 102, "472");
    p.y = y + 140;
    pen_filler(&p, "2.\t", 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    const char *text = only_table(document)->text;
    assert_non_null(strstr(text, "\nQuay\t7\t112\t118\nMill\t7\t112\t118\n"));
    assert_non_null(strstr(text, "\nAll\t7\t448\t472"));
}

/* A meeting that a programme of work names is a row; a long one may reach over the middle of the gutter. */
static void rows_of_a_programme(void **state)
{
    (void)state;
    pen p = pen_new();
    text_around(&p);
    float y = p.y + 20;
    cell(&p, 100, y, "{i Time}"), cell(&p, 280, y, "{i Item}"), cell(&p, 420, y, "{i Paper}");
    cell(&p, 100, y + 18, "10 a.m."), cell(&p, 280, y + 18, "Opening"), cell(&p, 420, y + 18, "Lantern");
    cell(&p, 100, y + 36, "1 p.m."), cell(&p, 280, y + 36, "Quays"), cell(&p, 420, y + 36, "Lantern");
    cell(&p, 100, y + 54, "81st plenary meeting");
    cell(&p, 100, y + 72, "3 p.m."), cell(&p, 280, y + 72, "Mills"), cell(&p, 420, y + 72, "Lantern");
    cell(&p, 100, y + 90, "{b Wednesday, the nineteenth of May}");
    cell(&p, 100, y + 108, "82nd plenary meeting");
    cell(&p, 100, y + 126, "10 a.m."), cell(&p, 280, y + 126, "Towers");
    p.y = y + 170;
    pen_filler(&p, "2.\t", 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_string_equal(only_table(document)->text,
                        "Time\tItem\tPaper\n10 a.m.\tOpening\tLantern\n1 p.m.\tQuays\tLantern\n"
                        "81st plenary meeting\t\t\n3 p.m.\tMills\tLantern\n"
                        "Wednesday, the nineteenth of May\t\t\n82nd plenary meeting\t\t\n10 a.m.\tTowers\t");
}

/* Rows that begin with numbers are no paragraphs. */
static void numbered_rows(void **state)
{
    (void)state;
    pen p = pen_new();
    text_around(&p);
    float y = p.y + 20;
    cell(&p, 100, y, "{b No.}"), cell(&p, 150, y, "{b Harbour}"), cell(&p, 300, y, "{b Lanterns}");
    static const char *const names[] = {"Quay", "Mill", "Tower", "Bridge"};
    for (int i = 0; i < 4; i++) {
        g_autofree char *number = g_strdup_printf("%d.", i + 2);
        y += 20;
        cell(&p, 100, y, number), cell(&p, 150, y, names[i]), cell(&p, 300, y, "734");
    }
    p.y = y + 40;
    pen_filler(&p, "2.\t", 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_string_equal(only_table(document)->text, "No.\tHarbour\tLanterns\n2.\tQuay\t734\n3.\tMill\t734\n"
                                                    "4.\tTower\t734\n5.\tBridge\t734");
    assert_outline(document, "paragraph.1 table paragraph.2");
}

/* Labels and their texts are a list. */
static void list_is_no_table(void **state)
{
    (void)state;
    pen p = pen_new();
    text_around(&p);
    float y = p.y + 20;
    for (int i = 0; i < 5; i++, y += 16) {
        cell(&p, 120, y, "•"), cell(&p, 150, y, "The lantern of the quay was seen from afar.");
    }
    g_autoptr(undex_document) document = pen_segment(&p);
    for (guint i = 0; i < document->passages->len; i++)
        assert_int_not_equal(passage_at(document, i)->kind, UNDEX_KIND_TABLE);
}

static void rule(pen *p, float x0, float y0, float x1, float y1)
{
    undex_rule drawn = {x0, y0, x1, y1};
    g_array_append_val(p->page->rules, drawn);
}

/* A frame with `rows` rows, `height` high, whose columns are divided at these places, up to 0; drawn cell by
 * cell, as word processors do. */
static void frame(pen *p, const float *edges, float top, int rows, float height)
{
    for (int row = 0; row <= rows; row++, top += height)
        for (const float *x = edges; *x > 0; x++) {
            if (x[1] > 0)
                rule(p, x[0] + 0.5F, top, x[1] - 0.5F, top);
            if (row < rows)
                rule(p, x[0], top + 0.5F, x[0], top + height - 0.5F);
        }
}

/* Rows as close as lines, cells closer than words, words further apart than cells: what is drawn decides. */
static void drawn_cells(void **state)
{
    (void)state;
    static const float edges[] = {100, 180, 260, 340, 0};
    pen p = pen_new();
    text_around(&p);
    float y = p.y + 20;
    p.size = 10;
    frame(&p, edges, y - 11, 4, 24);
    for (int i = 0; i < 4; i++, y += 24) {
        cell(&p, 104, y, i == 2 ? "Lanterns of the" : "Lanterns"), cell(&p, 154, y, i == 2 ? "" : "that");
        cell(&p, 183, y, i == 1 ? "" : "twelve of thirt"), cell(&p, 264, y, "77");
        cell(&p, 104, y + 11, i == 3 ? "" : "are lit"), cell(&p, 183, y + 11, i == 1 ? "" : "een of them");
    }
    p.size = 10, p.y = y + 40;
    pen_filler(&p, "2.\t", 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_string_equal(only_table(document)->text,
                        "Lanterns that are lit\ttwelve of thirt een of them\t77\n"
                        "Lanterns that are lit\t\t77\n"
                        "Lanterns of the are lit\ttwelve of thirt een of them\t77\n"
                        "Lanterns that\ttwelve of thirt een of them\t77");
}

/* Rows between which nothing is drawn are told by their figures, though their columns are drawn. */
static void drawn_columns(void **state)
{
    (void)state;
    static const float edges[] = {100, 200, 300, 0};
    pen p = pen_new();
    text_around(&p);
    float y = p.y + 20;
    p.size = 9;
    frame(&p, edges, y - 11, 1, 14), frame(&p, edges, y + 3, 1, 14), frame(&p, edges, y + 17, 1, 70);
    cell(&p, 104, y, "{i Harbour}"), cell(&p, 204, y, "{i Lanterns}");
    cell(&p, 104, y + 14, "All"), cell(&p, 204, y + 14, "180");
    for (int i = 0; i < 5; i++)
        cell(&p, 104, y + 28 + 13 * (float)i, "Quay"), cell(&p, 204, y + 28 + 13 * (float)i, "36");
    p.size = 10, p.y = y + 120;
    pen_filler(&p, "2.\t", 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_string_equal(only_table(document)->text,
                        "Harbour\tLanterns\nAll\t180\nQuay\t36\nQuay\t36\nQuay\t36\nQuay\t36\nQuay\t36");
}

/* A box around a text, and one whose lines go through its words, make no tables. */
static void boxes_that_are_no_tables(void **state)
{
    (void)state;
    static const float box[] = {95, 505, 0}, divided[] = {95, 233, 505, 0};
    for (int through = 0; through < 2; through++) {
        pen p = pen_new();
        frame(&p, through ? divided : box, p.y - 14, 4, 15);
        pen_filler(&p, "1.\t", 5);
        pen_filler(&p, "2.\t", 5);
        g_autoptr(undex_document) document = pen_segment(&p);
        for (guint i = 0; i < document->passages->len; i++)
            assert_int_not_equal(passage_at(document, i)->kind, UNDEX_KIND_TABLE);
        assert_non_null(passage(document, "para.1"));
        assert_non_null(passage(document, "para.2"));
    }
}

/* Two texts side by side that begin anew together are rows; paragraphs of columns begin each where they do.
 */
static void rows_like_columns(void **state)
{
    (void)state;
    static const char words[] =
        "the lanterns of the harbour were lit each evening by those who kept the mills and "
        "the quays along the river until the morning came and the boats went out";
    for (int rows = 0; rows < 2; rows++) {
        pen p = pen_new();
        float top = p.y;
        for (int side = 0; side < 2; side++) {
            p.left = side ? 310 : 100, p.right = side ? 500 : 290, p.y = top;
            for (int i = 0; i < 5; i++) {
                pen_write(&p, words);
                if (!rows && side != i % 2)
                    pen_write(&p, words);
                p.y = rows ? top + 75 * (float)(i + 1) : p.y + 8;
            }
        }
        g_autoptr(undex_document) document = pen_segment(&p);
        guint tables = 0;
        for (guint i = 0; i < document->passages->len; i++)
            tables += passage_at(document, i)->kind == UNDEX_KIND_TABLE;
        assert_int_equal(tables, rows);
        if (rows) {
            g_auto(GStrv) lines = g_strsplit(only_table(document)->text, "\n", -1);
            g_autofree char *row = g_strconcat(words, "\t", words, NULL);
            assert_int_equal(g_strv_length(lines), 5);
            assert_string_equal(lines[3], row);
        }
    }
}

static void cells_of_the_record(void **state)
{
    (void)state;
    g_autoptr(undex_passage) passage = undex_passage_new(UNDEX_KIND_TABLE);
    passage->text = g_strdup("Harbour\t\tOil\nQuay\n\tMill\t7");
    g_autoptr(GPtrArray) rows = undex_passage_cells(passage);
    assert_int_equal(rows->len, 3);
    static const char *const expected[] = {"Harbour||Oil", "Quay||", "|Mill|7"};
    for (guint i = 0; i < rows->len; i++) {
        g_autofree char *joined = g_strjoinv("|", g_ptr_array_index(rows, i));
        assert_string_equal(joined, expected[i]);
    }
    passage->kind = UNDEX_KIND_BLOCK;
    assert_null(undex_passage_cells(passage));
}

/* No row is filled up without end. */
static void cells_have_a_ceiling(void **state)
{
    (void)state;
    g_autoptr(undex_passage) passage = undex_passage_new(UNDEX_KIND_TABLE);
    passage->text = g_strnfill(5000, '\t');
    memset(passage->text + 2500, '\n', 2500);
    g_autoptr(GPtrArray) rows = undex_passage_cells(passage);
    assert_int_equal(rows->len, 2501);
    assert_int_equal(g_strv_length(g_ptr_array_index(rows, 0)), 2501);
    assert_int_equal(g_strv_length(g_ptr_array_index(rows, 1)), 64);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_of_the_record),
        cmocka_unit_test(cells_have_a_ceiling),
        cmocka_unit_test(rows_of_several_lines),
        cmocka_unit_test(cells_that_nearly_touch),
        cmocka_unit_test(rows_without_space_between),
        cmocka_unit_test(table_over_pages),
        cmocka_unit_test(row_after_a_page),
        cmocka_unit_test(headings_of_groups),
        cmocka_unit_test(word_between_columns),
        cmocka_unit_test(rows_of_a_programme),
        cmocka_unit_test(numbered_rows),
        cmocka_unit_test(list_is_no_table),
        cmocka_unit_test(drawn_cells),
        cmocka_unit_test(rows_like_columns),
        cmocka_unit_test(drawn_columns),
        cmocka_unit_test(boxes_that_are_no_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

// SPDX-License-Identifier: GPL-3.0-or-later
/* Glyphs to lines: words, hyphens, raised marks, columns, turned pages; and pages that mean harm. */
#include "pages.h"

/* The text of the only paragraph that is set from `text`, below filler that makes out the document's
 * measures. */
static char *set(const char *text)
{
    pen p = pen_new();
    pen_filler(&p, "", 6);
    pen_paragraph(&p, text);
    pen_filler(&p, "", 3);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_int_equal(document->passages->len, 3);
    return g_strdup(passage_at(document, 1)->text);
}

static const struct {
    const char *guards, *set, *text;
} texts[] = {
    {"words are cut where the gaps are", "Five small words stand here.", "Five small words stand here."},
    {"a gap within a word that is whole elsewhere", "The harbour master and the har~bour.",
     "The harbour master and the harbour."},
    {"even a wider one", "The harbour master and the har`bour.", "The harbour master and the harbour."},
    {"a narrow gap between two words of the document", "The salt road, the road of salt, salt~road.",
     "The salt road, the road of salt, salt road."},
    {"no word tells: a narrow gap joins", "The zor~blik.", "The zorblik."},
    {"no word tells: a wider gap divides", "The zor`blik.", "The zor blik."},
    {"gaps beside Chinese characters are the typesetter's", "A \u5C06 228 \u4E2A \u6751.",
     "A\u5C06228\u4E2A\u6751."},
    {"and so are wider ones in a line that is stretched to its width",
     "\u5F3A \u8C03 \u5982 \u7B2C  1325 \u3001 \u7B2C  1820 \u3001 \u7B2C.",
     "\u5F3A\u8C03\u5982\u7B2C1325\u3001\u7B2C1820\u3001\u7B2C."},
    {"a line that ends between a figure and one",
     "The keeper of the harbour kept the lanterns of the valley until 2015\n\u5E74.",
     "The keeper of the harbour kept the lanterns of the valley until 2015\u5E74."},
    {"but not beside ideographs that are set close", "\u5F3A\u8C03\u5982\u7B2C  1325 \u3001\u7B2C.",
     "\u5F3A\u8C03\u5982\u7B2C 1325\u3001\u7B2C."},
    {"ligatures are letters",
     "A \xEF\xAC\x81rst o\xEF\xAC\x83"
     "ce and a \xEF\xAC\x82oor.",
     "A first office and a floor."},
    {"a soft hyphen ends a line", "The keeper of the light\xC2\xAD\nhouse slept.",
     "The keeper of the lighthouse slept."},
    {"a soft hyphen within a line", "The light\xC2\xADhouse slept.", "The lighthouse slept."},
    {"a hard hyphen before a capital stays", "A letter by the Secretary-\nGeneral came.",
     "A letter by the Secretary-General came."},
    {"a hyphen stays where the document writes the word with it", "A well-known and a well-\nknown one.",
     "A well-known and a well-known one."},
    {"a typesetter's hyphen goes where the document has the whole word",
     "The lanterns, and more lan-\nterns too.", "The lanterns, and more lanterns too."},
    {"an unknown hyphen stays", "The zor-\nblik slept.", "The zor-blik slept."},
    {"but not where many words show that lines are hyphenated, unless it is known to be of its word",
     "Small lanterns, masters, harbours, ferries, keepers here: lan-\nterns, mas-\nters, har-\nbours, "
     "fer-\nries, kee-\npers, zor-\nblik, well-\nfed here.",
     "Small lanterns, masters, harbours, ferries, keepers here: lanterns, masters, harbours, ferries, "
     "keepers, zorblik, well-fed here."},
    {"a dash that stands alone keeps its spaces", "The keeper -\nthe old one - slept.",
     "The keeper - the old one - slept."},
    {"an address runs on over its stroke", "See the ferries/\nlanterns list.",
     "See the ferries/lanterns list."},
    {"square metres are no note", "About 40 m{^2} of roof and 3 km{^2} of field.",
     "About 40 m2 of roof and 3 km2 of field."},
    {"ordinals are no note", "The 1{^st} and the 22{^nd} ferry.", "The 1st and the 22nd ferry."},
    {"a raised number without a note stays", "A hundred is 10{^2} of them.",
     "A hundred is 10\xC2\xB2 of them."},
    {"a power of two digits", "About 10{^12} grains.", "About 10\xC2\xB9\xC2\xB2 grains."},
    {"a negative power", "About 10{^-3} grains a m{^-2} of field.",
     "About 10\xE2\x81\xBB\xC2\xB3 grains a m\xE2\x81\xBB\xC2\xB2 of field."},
    {"each digit as a power", "Of 10{^045}, 10{^678} and 10{^9} grains.",
     "Of 10\u2070\u2074\u2075, 10\u2076\u2077\u2078 and 10\u2079 grains."},
    {"each digit as a negative power", "Of 10{^-012}, 10{^-345}, 10{^-678} and 10{^-9} grains.",
     "Of 10\u207B\u2070\u00B9\u00B2, 10\u207B\u00B3\u2074\u2075, 10\u207B\u2076\u2077\u2078 and "
     "10\u207B\u2079 grains."},
    {"a sign and a figure too long for a power", "Of 10{^+5} and 10{^-1234} grains.",
     "Of 10\u207A\u2075 and 10-1234 grains."},
    {"raised digits that are small by themselves",
     "Of 10{^\u2070\u00B9\u00B2} and 10{^\u00B3\u2074\u2079} grains.",
     "Of 10\u2070\u00B9\u00B2 and 10\u00B3\u2074\u2079 grains."},
    {"ordinals of other languages, and units",
     "The 1{^o}, the 2{^a}, the 3{^e}, 4 cm{^3}, 5 dm{^2} and 6 m{^3}.",
     "The 1o, the 2a, the 3e, 4 cm3, 5 dm2 and 6 m3."},
    {"ligatures of f, hyphens and bullets",
     "Sta\uFB00, \uFB01rst, \uFB02oor, a\uFB03x, ba\uFB04e, x\u2010y, x\u2011y, \uF0B7 and \uF0A7.",
     "Staff, first, floor, affix, baffle, x-y, x-y, \u2022 and \u2022."},
    {"letterspaced words", "The R U L E S   O F   R E T U R N hold.", "The RULES OF RETURN hold."},
    {"a letterspaced word between others", "It is v o l u n t a r y  and free.", "It is voluntary and free."},
    {"letters far apart", "Keys a\tb\tc\td of doors.", "Keys a b c d of doors."},
    {"initials of a name stand apart", "By J. K. L. M. Miller.", "By J. K. L. M. Miller."},
    {"control characters are no text", "The \x01quay\x02 slept.", "The quay slept."},
};

static void words(void **state)
{
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autofree char *text = set(texts[i].set);
        if (strcmp(text, texts[i].text))
            fail_msg("%s: \"%s\"", texts[i].guards, text);
    }
}

static void raised_digit_is_a_mark_and_no_text(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "", 6);
    pen_paragraph(&p, "The mill{^1} turned, and the wheel.{^2,} {^3}");
    pen_filler(&p, "", 2);
    pen_notes(&p, 690);
    pen_note(&p, "{^1} Of the upper valley.");
    pen_note(&p, "{^2} Of soft wood.");
    pen_note(&p, "{^3} Of hard wood.");
    g_autoptr(undex_document) document = pen_segment(&p);
    const undex_passage *block = passage_at(document, 1);
    assert_string_equal(block->text, "The mill turned, and the wheel.");
    assert_marks(block, "1@8 mark fn.1; 2@31 mark fn.2; 3@31 mark fn.3");
    assert_string_equal(passage(document, "fn.2")->text, "Of soft wood.");
}

static void two_marks_in_one_run(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "", 6);
    pen_paragraph(&p, "The wheel turned{^1, 2} once.");
    pen_filler(&p, "", 2);
    pen_notes(&p, 690);
    pen_note(&p, "{^1} Of soft wood.");
    pen_note(&p, "{^2} Of hard wood.");
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_string_equal(passage_at(document, 1)->text, "The wheel turned once.");
    assert_marks(passage_at(document, 1), "1@16 mark fn.1; 2@16 mark fn.2");
}

/* What lies over a page */

/* One letter a line of the library's, each a step further in a direction. */
static void set_slanted(pen *p, const char *text, float x, float foot, float size, float dx, float dy)
{
    for (; *text; text++, x += dx, foot += dy) {
        if (*text == ' ')
            continue;
        undex_glyph g = {(gunichar)*text, x, foot - 0.9F * size, x + dx, foot, size, BOLD, FALSE, ++p->line};
        g_array_append_val(p->page->glyphs, g);
    }
}

static void assert_three_paragraphs_and(const undex_document *document, const char *notice)
{
    const undex_passage *last = passage_at(document, document->passages->len - 1);
    assert_outline(document, "paragraph.1 paragraph.2 paragraph.3 boilerplate");
    assert_string_equal(last->text, notice);
    for (guint i = 0; i < 3; i++)
        assert_true(g_str_has_suffix(passage_at(document, i)->text, "."));
}

static pen three_paragraphs(void)
{
    pen p = pen_new();
    for (guint i = 1; i <= 3; i++) {
        g_autofree char *label = g_strdup_printf("%u.\t", i);
        pen_filler(&p, label, 4);
    }
    return p;
}

static void watermark_across_the_text(void **state)
{
    (void)state;
    pen p = three_paragraphs();
    pen_at(&p, 160, 190, 60, BOLD, "DRAFT");
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_three_paragraphs_and(document, "DRAFT");
}

static void watermark_on_a_slant(void **state)
{
    (void)state;
    static const struct {
        float dx, dy;
    } slants[] = {{35, -35}, {35, -14}, {18, -36}, {35, 20}};
    for (guint i = 0; i < G_N_ELEMENTS(slants); i++) {
        pen p = three_paragraphs();
        float foot = slants[i].dy < 0 ? 400 : 150;
        set_slanted(&p, "ADVANCE COPY", 90, foot, 60, slants[i].dx, slants[i].dy);
        g_autoptr(undex_document) document = pen_segment(&p);
        assert_three_paragraphs_and(document, "ADVANCE COPY");
    }
}

static void small_words_on_a_slant(void **state)
{
    (void)state;
    pen p = three_paragraphs();
    set_slanted(&p, "upper valley", 150, 640, 10, 4, -4);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_three_paragraphs_and(document, "upper valley");
}

/* Kept once; on a page where it crosses nothing it is known by its letters. */
static void watermark_on_every_page(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_at(&p, 160, 600, 60, BOLD, "DRAFT");
    pen_filler(&p, "1.\t", 4);
    pen_next_page(&p, "A/99/1");
    pen_filler(&p, "2.\t", 6);
    pen_at(&p, 160, 190, 60, BOLD, "DRAFT");
    pen_next_page(&p, "A/99/1");
    pen_filler(&p, "3.\t", 4);
    pen_at(&p, 160, 600, 60, BOLD, "DRAFT");
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 boilerplate paragraph.2 paragraph.3");
    assert_string_equal(passage_at(document, 1)->text, "DRAFT");
}

static void large_title_is_no_watermark(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_at(&p, 100, 140, 40, BOLD, "Lanterns");
    p.y = 190;
    pen_filler(&p, "1.\t", 4);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "title paragraph.1");
}

/* Line numbers */

/* Pages of two paragraphs each, with a number beside every so manieth line. */
static undex_document *number_lines(guint step, float x, gboolean restart)
{
    pen p = pen_new();
    guint number = 0;
    for (guint page = 0; page < 3; page++) {
        if (page)
            pen_page(&p);
        float top = p.y + 6;
        for (guint i = 0; i < 2; i++) {
            g_autofree char *label = g_strdup_printf("%u.\t", 2 * page + i + 1);
            pen_filler(&p, label, 12);
            p.y -= 6; /* no gap between paragraphs, so that all lines are as far apart */
        }
        number = restart ? 0 : number;
        for (float y = top; y < p.y + 6; y += p.pitch)
            if (++number % step == 0) {
                g_autofree char *text = g_strdup_printf("%u", number);
                pen_at(&p, x, y, 8, PLAIN, text);
            }
    }
    return pen_segment(&p);
}

static void line_numbers_are_set_aside(void **state)
{
    (void)state;
    static const float sides[] = {70, 520};
    for (guint i = 0; i < 8; i++) {
        g_autoptr(undex_document) document = number_lines(i & 1 ? 1 : 5, sides[i / 2 % 2], i / 4);
        assert_outline(document, "paragraph.1 paragraph.2 paragraph.3 paragraph.4 paragraph.5 paragraph.6");
        for (guint k = 0; k < document->passages->len; k++)
            for (const char *c = passage_at(document, k)->text; *c; c++)
                assert_false(g_ascii_isdigit(*c));
    }
}

static void numbers_of_a_list_are_no_line_numbers(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "", 6);
    for (guint i = 1; i < 9; i++) {
        g_autofree char *text = g_strdup_printf("%u\tOf the lanterns that hang along the quay at night.", i);
        pen_write(&p, text);
    }
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_true(anywhere(document, "8"));
}

/* Two layers */

static void two_layers(float dx, float dy, float size)
{
    pen p = pen_new();
    pen_at(&p, 100, 80, 10, PLAIN, "Of lanterns and of ferries");
    pen_filler(&p, "1.\t", 5);
    pen_filler(&p, "2.\t", 5);
    guint count = p.page->glyphs->len;
    for (guint i = 0; i < count; i++) {
        undex_glyph g = g_array_index(p.page->glyphs, undex_glyph, i);
        if (g.y1 < 90)
            continue;
        g.x0 += dx, g.x1 += dx, g.y0 += dy, g.y1 += dy;
        g.size = size, g.line += 100;
        g_array_append_val(p.page->glyphs, g);
    }
    g_autoptr(undex_document) once = undex_segment(p.source);
    assert_int_equal(once->warnings->len, 1);
    assert_true(g_str_has_prefix(g_ptr_array_index(once->warnings, 0), "two text layers"));
    g_array_set_size(p.page->glyphs, count);
    g_autoptr(undex_document) single = pen_segment(&p);
    assert_int_equal(single->warnings->len, 0);
    assert_int_equal(once->passages->len, single->passages->len);
    for (guint i = 0; i < once->passages->len; i++)
        assert_string_equal(passage_at(once, i)->text, passage_at(single, i)->text);
}

static void words_of_two_layers_are_read_once(void **state)
{
    (void)state;
    two_layers(0, 0, 10);
    two_layers(0.4F, -0.3F, 10);
    two_layers(1.2F, 0.5F, 9.7F);
}

/* Initials */

/* Sets a paragraph whose first letter is as high as so many lines, between fillers. */
static char *set_initial(const char *letter, const char *rest, guint lines)
{
    pen p = pen_new();
    p.right = 260;
    pen_filler(&p, "", 6);
    p.y += 20;
    float size = 12 * (float)lines - 2;
    line_place at = {rest, 0, 0, PLAIN, FALSE};
    pen_at(&p, 100, p.y + 12 * (float)(lines - 1), size, BOLD, letter);
    p.left += 0.5F * size + 4;
    for (guint i = 0; i < lines; i++)
        pen_line(&p, &at);
    p.left = 100;
    while (*at.text)
        pen_line(&p, &at);
    pen_filler(&p, "", 6);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_int_equal(document->passages->len, 3);
    return g_strdup(passage_at(document, 1)->text);
}

static void initials_as_high_as_several_lines(void **state)
{
    (void)state;
    static const char rest[] =
        "erries had left before the lanterns were lit and the clock had struck, and the children were all at "
        "home as they should be at such an hour of a winter's night.";
    for (guint lines = 2; lines <= 4; lines++) {
        g_autofree char *text = set_initial("F", rest, lines), *whole = g_strconcat("F", rest, NULL);
        assert_string_equal(text, whole);
    }
}

static void initial_that_is_a_word(void **state)
{
    (void)state;
    static const char rest[] =
        "lantern was lit before the ferries came home, and a lantern was put out when a "
        "child saw a lantern in a window above the quay.";
    g_autofree char *text = set_initial("A", rest, 2), *whole = g_strconcat("A ", rest, NULL);
    assert_string_equal(text, whole);
}

/* Columns */

static void two_columns_are_read_left_then_right(void **state)
{
    (void)state;
    pen p = pen_new();
    g_autofree char *left = filler(12), *right = filler(12);
    left[strlen(left) - 1] = ','; /* the sentence goes on in the other column */
    p.right = 290;
    pen_write(&p, left);
    float foot = p.y;
    p.left = 310, p.right = 500, p.y = 130;
    pen_write(&p, right);
    g_autoptr(undex_document) document = pen_segment(&p);
    g_autofree char *both = g_strconcat(left, " ", right, NULL);
    assert_int_equal(document->passages->len, 1);
    assert_string_equal(passage_at(document, 0)->text, both);
    const GArray *boxes = passage_at(document, 0)->boxes;
    assert_int_equal(boxes->len, 2);
    const undex_box *first = &g_array_index(boxes, undex_box, 0), *second = first + 1;
    assert_float_equal(first->x0, 100, 0.1);
    assert_float_equal(first->x1, 290, 0.1);
    assert_float_equal(first->y1, foot - 12, 0.1);
    assert_float_equal(second->x0, 310, 0.1);
    assert_float_equal(second->y0, 119, 0.1);
}

/* Two columns of which a line in four is full, written one after the other; what is read of them. */
static char *few_full_lines(guint8 confidence)
{
    pen p = pen_new();
    p.right = 290;
    for (int column = 0; column < 2; column++) {
        for (int i = 0; i < 18; i++) {
            gboolean full = i % 3 == 0;
            pen_write(&p, column ? full ? "Harbours sleep while ferries come home and go" : "Harbours sleep."
                          : full ? "Lanterns burn while the keepers sleep upstairs"
                                 : "Lanterns burn.");
            p.y += i % 3 == 2 - column ? 6 : 0;
        }
        p.left = 310, p.right = 500, p.y = 130;
    }
    for (guint i = 0; i < p.page->glyphs->len; i++)
        g_array_index(p.page->glyphs, undex_glyph, i).confidence = confidence;
    g_autoptr(undex_document) document = pen_segment(&p);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < document->passages->len; i++)
        g_string_append(text, passage_at(document, i)->text);
    return g_string_free(text, FALSE);
}

static void columns_with_few_full_lines_are_told_by_ocr(void **state)
{
    (void)state;
    g_autofree char *seen = few_full_lines(90), *layer = few_full_lines(0);
    assert_true(strstr(seen, "Harbours") > g_strrstr(seen, "Lanterns"));
    assert_true(strstr(layer, "Harbours") < g_strrstr(layer, "Lanterns"));
}

static void table_cells_are_no_columns(void **state)
{
    (void)state;
    static const char *const places[] = {"Harbour", "Mill",   "Tower",  "Quay",
                                         "Bridge",  "Valley", "Spring", "Roof"};
    pen p = pen_new();
    pen_filler(&p, "", 5);
    p.y += 12;
    for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
        g_autofree char *count = g_strdup_printf("%u", 10 + i);
        pen_at(&p, 100, p.y, 10, PLAIN, places[i]);
        pen_at(&p, 320, p.y, 10, PLAIN, count);
        p.y += 12;
    }
    pen_filler(&p, "", 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "block table block");
    assert_string_equal(
        passage_at(document, 1)->text,
        "Harbour\t10\nMill\t11\nTower\t12\nQuay\t13\nBridge\t14\nValley\t15\nSpring\t16\nRoof\t17");
}

/* Two cells of full lines between lines across both. */
static undex_document *two_cells(const char *left, const char *right, float down)
{
    pen p = pen_new();
    pen_filler(&p, "", 2);
    pen_heading(&p, "What the keeper of the lanterns asked the council of the harbour to do");
    pen cell = p;
    p.right = 295;
    cell.left = 305, cell.y += down;
    pen_write(&p, left);
    cell.line = p.line + 1;
    pen_write(&cell, right);
    p.right = 500, p.line = cell.line + 1, p.y = MAX(p.y, cell.y);
    pen_heading(&p, "What the council of the harbour did when it was asked by the keeper");
    pen_filler(&p, "", 2);
    return pen_segment(&p);
}

static void cells_of_a_single_row_are_read_one_after_the_other(void **state)
{
    (void)state;
    static const float down[] = {-3, 0, 5};
    static const char many[] =
        "The ferries left the lower harbour each morning and came back in the evening with "
        "salt, and nobody had counted the lanterns along the quay until the keeper of the "
        "bridge did it, who was old and had seen them all lit.";
    static const char few[] =
        "A clock in the tower had stopped and everyone agreed that it was never wrong, or not "
        "so that a man would know.";
    for (guint i = 0; i < G_N_ELEMENTS(down); i++) {
        gboolean swap = i == 1;
        g_autoptr(undex_document) document = two_cells(swap ? few : many, swap ? many : few, down[i]);
        assert_outline(document, "block heading block block heading block");
        assert_string_equal(passage_at(document, 2)->text, swap ? few : many);
        assert_string_equal(passage_at(document, 3)->text, swap ? many : few);
    }
}

static void cells_that_begin_together_again_are_several_rows(void **state)
{
    (void)state;
    g_autoptr(undex_document) document =
        two_cells("The ferries left the lower harbour each morning and came back in the evening with salt.\n"
                  "Nobody had counted the lanterns along the quay until the keeper of the bridge did it.",
                  "The ferries left the lower harbour each morning and came back in the evening with salt.\n"
                  "A clock in the tower had stopped at an hour.",
                  0);
    assert_false(anywhere(document, "with salt. Nobody"));
    assert_false(anywhere(document, "with salt. A clock"));
}

/* Panels */

static const char panel_words[] =
    "Of the clock\nThe clock in the tower has struck but once since the bridge was "
    "built and nobody is sure of the hour that it meant by that.";

/* How a text flows round a panel on a page of its own. */
typedef struct {
    guint before, beside, after; /* lines of the text above, beside and below the panel */
    gboolean left;               /* where the panel stands */
    float down;                  /* points by which its first line stands lower than the text's beside it */
} wrap;

/* Sets the text round the panel and checks that both are read for themselves. */
static void flow_round(const wrap *w)
{
    pen p = pen_new();
    g_autofree char *text = filler(w->before + w->beside + w->after);
    line_place at = {text, 0, 0, PLAIN, FALSE};
    for (guint i = 0; i < w->before; i++)
        pen_line(&p, &at);
    pen panel = p;
    p.left = w->left ? 260 : 100, p.right = w->left ? 500 : 340;
    for (guint i = 0; i < w->beside && *at.text; i++)
        pen_line(&p, &at);
    p.left = 100, p.right = 500;
    while (*at.text)
        pen_line(&p, &at);
    panel.line = p.line;
    panel.left = w->left ? 100 : 360, panel.right = w->left ? 240 : 500;
    panel.size = 8, panel.pitch = 10, panel.y += w->down;
    pen_write(&panel, panel_words);
    panel.left = 100, panel.right = 500, panel.size = 10, panel.pitch = 12, panel.y = p.y;
    pen_filler(&panel, "", 6);
    g_autoptr(undex_document) document = pen_segment(&panel);
    assert_int_equal(document->passages->len, 3);
    assert_string_equal(passage_at(document, 0)->text, text);
    for (guint i = 1; i < 3; i++)
        if (strstr(passage_at(document, i)->text, "clock in the tower has struck"))
            assert_true(g_str_has_suffix(passage_at(document, i)->text, "meant by that."));
        else
            assert_null(strstr(passage_at(document, i)->text, "struck but once"));
}

static void text_flows_round_a_panel(void **state)
{
    (void)state;
    static const float down[] = {-3, 0, 2, 5, 9};
    for (guint i = 0; i < G_N_ELEMENTS(down); i++)
        for (guint left = 0; left < 2; left++) {
            flow_round(&(wrap){4, 10, 4, (gboolean)left, down[i]});
            flow_round(&(wrap){4, 14, 4, (gboolean)left, down[i]});
        }
}

/* A table right below a full line: the cells of its rows begin together, so none is set apart behind it. */
static void table_below_a_full_line(guint rows)
{
    pen p = pen_new();
    g_autofree char *text = filler(8), *end = filler(4);
    line_place at = {text, 0, 0, PLAIN, FALSE};
    for (guint i = 0; i < 5; i++)
        pen_line(&p, &at);
    for (guint row = 0; row < rows; row++) {
        pen cell = p;
        g_autofree char *name = filler(4), *words = filler(2);
        p.right = 340;
        pen_write(&p, name);
        cell.left = 360, cell.line = p.line + 1;
        pen_write(&cell, words);
        p.right = 500, p.y = MAX(p.y, cell.y), p.line = cell.line + 1;
    }
    pen_heading(&p, "Of the end");
    pen_paragraph(&p, end);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_string_equal(passage_at(document, document->passages->len - 1)->text, end);
}

static void cells_of_several_rows_are_no_panel(void **state)
{
    (void)state;
    for (guint rows = 2; rows <= 4; rows++)
        table_below_a_full_line(rows);
}

/* Turned pages */

static void turned_page(int turn, float x0, float y0, float x1, float y1)
{
    pen p = pen_new();
    g_autofree char *text = filler(8);
    pen_write(&p, text);
    page_turn(p.page, turn);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_int_equal(document->passages->len, 1);
    assert_string_equal(passage_at(document, 0)->text, text);
    float left = x0, top = y0, right = x1, foot = y1;
    const GArray *boxes = passage_at(document, 0)->boxes;
    for (guint i = 0; i < boxes->len; i++) {
        const undex_box *box = &g_array_index(boxes, undex_box, i);
        assert_int_equal(box->page, 1);
        left = MIN(left, (float)box->x0), top = MIN(top, (float)box->y0);
        right = MAX(right, (float)box->x1), foot = MAX(foot, (float)box->y1);
    }
    assert_float_equal(left, x0, 0.1);
    assert_float_equal(top, y0, 0.1);
    assert_float_equal(right, x1, 0.1);
    assert_float_equal(foot, y1, 0.1);
}

/* Upright the text stands in (100, 119) - (500, 214 or 226); the page is 612 by 792 then, 792 by 612 turned.
 */
static void page_that_reads_downwards(void **state)
{
    (void)state;
    turned_page(1, 792 - 214, 100, 792 - 119, 500);
}

static void page_that_reads_upwards(void **state)
{
    (void)state;
    turned_page(3, 119, 612 - 500, 214, 612 - 100);
}

/* A table on its side: its cells are short, and one of a single figure shows no direction. */
static void table_on_its_side(void **state)
{
    (void)state;
    static const char *const rows[] = {"Village\t\t2031\t\t2032", "Ford\t\t112\t\t9", "Mill\t\t64\t\t71",
                                       "Gate\t\t5\t\t203", "Acre\t\t80\t\t12"};
    for (int turn = 1; turn <= 3; turn += 2) {
        pen p = pen_new();
        for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
            pen_write(&p, rows[i]);
        /* Every cell is a line of the library's. */
        for (guint i = 1, line = 0; i < p.page->glyphs->len; i++) {
            undex_glyph *g = &g_array_index(p.page->glyphs, undex_glyph, i);
            line += g->x0 - g[-1].x1 > 9 || g->x0 < g[-1].x0;
            g->line = (guint16)line;
        }
        page_turn(p.page, turn);
        g_autoptr(undex_document) document = pen_segment(&p);
        assert_int_equal(document->passages->len, 1);
        assert_string_equal(passage_at(document, 0)->text,
                            "Village\t2031\t2032\nFord\t112\t9\nMill\t64\t71\nGate\t5\t203\nAcre\t80\t12");
    }
}

static void boxes_and_pages_of_upright_text(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_write(&p, "The first line of the text is here,\nand the second line.");
    g_autoptr(undex_document) document = pen_segment(&p);
    const undex_passage *block = passage_at(document, 0);
    assert_int_equal(block->boxes->len, 1);
    const undex_box *box = &g_array_index(block->boxes, undex_box, 0);
    assert_int_equal(box->page, 1);
    assert_float_equal(box->x0, 100, 0.01);
    assert_float_equal(box->y0, 119, 0.01);
    assert_float_equal(box->y1, 142, 0.01);
    assert_int_equal(block->page_first, 1);
    assert_int_equal(block->page_last, 1);
    assert_string_equal(block->page_label, "1");
    assert_string_equal(block->id, "some-paper#p1.block.1");
    assert_string_equal(block->citation, "Some Paper.pdf, p. 1");
}

/* Damage */

static undex_text_layer layer_of(const char *text)
{
    pen p = pen_new();
    pen_filler(&p, "", 3);
    pen_paragraph(&p, text);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_int_equal(document->warnings->len, document->text_layer == UNDEX_TEXT_FULL ? 0 : 1);
    return document->text_layer;
}

static void damaged_text_layers(void **state)
{
    (void)state;
    /* Signs in the places of ligatures. */
    assert_int_equal(layer_of("The of\xE2\x82\xAC"
                              "cer was con\xE2\x82\xAC"
                              "dent that the \x01ve \xE2\x82\xAC"
                              "shers could re\xE2\x80\x9A"
                              "ect, and of\xE2\x82\xAC"
                              "ce too."),
                     UNDEX_TEXT_DAMAGED);
    /* Signs where they belong. */
    assert_int_equal(layer_of("It cost \xE2\x82\xAC"
                              "5 and \xE2\x82\xAC"
                              "7 m, \xE2\x80\xA2 apples, \xE2\x80\xA2 salt, wait\xE2\x80\xA6 there."),
                     UNDEX_TEXT_FULL);
    /* Every letter three on. */
    g_autoptr(GString) shifted = g_string_new(NULL);
    for (guint i = 0; i < 40; i++)
        g_string_append(shifted, "wkhq wkhfr pplwwhh phwwk gljkw fdwwv vlplodu ");
    assert_int_equal(layer_of(shifted->str), UNDEX_TEXT_DAMAGED);
}

/* Pages that mean harm: they end, soon, with a record. */

static void empty_pages(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_page(&p);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_int_equal(document->passages->len, 0);
    assert_int_equal(document->pages, 2);
    assert_int_equal(document->text_layer, UNDEX_TEXT_NONE);
}

static void one_glyph(void **state)
{
    (void)state;
    pen p = pen_new();
    page_glyph(p.page, 'x', 300, 400, 10, PLAIN, 0);
    pen_page(&p);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_int_equal(document->passages->len, 1);
    assert_string_equal(passage_at(document, 0)->text, "x");
    assert_int_equal(document->text_layer, UNDEX_TEXT_PARTIAL);
}

static void no_pages(void **state)
{
    (void)state;
    pen p = pen_new();
    g_ptr_array_set_size(p.source->pages, 0);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_int_equal(document->passages->len, 0);
    assert_int_equal(document->pages, 0);
}

static void odd_coordinates_and_sizes(void **state)
{
    (void)state;
    static const float odd[] = {NAN, INFINITY, -INFINITY, 1e30F, -1e30F, 3e9F, -3e9F, 0, -5, 1e-30F};
    for (guint i = 0; i < G_N_ELEMENTS(odd); i++)
        for (guint which = 0; which < 6; which++) {
            pen p = pen_new();
            pen_filler(&p, "1.\t", 3);
            for (guint k = 0; k < p.page->glyphs->len; k += which == 5 ? 1 : 7) {
                undex_glyph *g = &g_array_index(p.page->glyphs, undex_glyph, k);
                if (which == 0)
                    g->x0 = odd[i];
                else if (which == 1)
                    g->x1 = odd[i];
                else if (which == 2)
                    g->y0 = odd[i];
                else if (which == 3)
                    g->y1 = odd[i];
                else
                    g->size = odd[i];
            }
            if (i % 2)
                p.page->width = p.page->height = odd[i];
            g_autoptr(undex_document) document = pen_segment(&p);
            assert_int_equal(document->pages, 1);
        }
}

static void characters_that_are_none(void **state)
{
    (void)state;
    static const gunichar odd[] = {0,        1,           0xD800, 0xFFFE, 0xFFFF,
                                   0x110000, G_MAXUINT32, 0xE000, 0xE001, 0xFFFD};
    pen p = pen_new();
    for (guint i = 0; i < G_N_ELEMENTS(odd); i++)
        page_glyph(p.page, odd[i], 100 + 5 * (float)i, 300, 10, PLAIN, 0);
    g_autoptr(undex_document) document = pen_segment(&p);
    for (guint i = 0; i < document->passages->len; i++)
        assert_true(g_utf8_validate(passage_at(document, i)->text, -1, NULL));
}

/* Seconds that one page of glyphs takes, set by `place`. */
static double seconds_for(guint count, void (*place)(pen *p, guint i))
{
    pen p = pen_new();
    for (guint i = 0; i < count; i++)
        place(&p, i);
    double begun = processor_seconds();
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_true(document->passages->len >= 1);
    return processor_seconds() - begun;
}

static void on_one_spot(pen *p, guint i)
{
    page_glyph(p->page, 'a' + i % 26, 300, 400, 10, PLAIN, 0);
}

static void on_one_spot_each_alone(pen *p, guint i)
{
    page_glyph(p->page, 'a' + i % 26, 300, 400, 10, PLAIN, i);
}

static void on_one_line(pen *p, guint i)
{
    page_glyph(p->page, i % 9 ? 'a' + i % 26 : '1', 5 * (float)i, 400, 10, PLAIN, 0);
}

static void on_one_line_far_apart(pen *p, guint i)
{
    page_glyph(p->page, 'a' + i % 26, 50 * (float)i, 400, 10, PLAIN, 0);
}

static void below_one_another(pen *p, guint i)
{
    page_glyph(p->page, 'a' + i % 26, 300, 0.1F * (float)i, 10, PLAIN, i);
}

static void in_many_sizes(pen *p, guint i)
{
    page_glyph(p->page, 'a' + i % 26, (float)(i * 7919 % 600), (float)(i * 104729 % 790), 1 + (float)(i % 97),
               PLAIN, i);
}

static void many_glyphs(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        void (*place)(pen *p, guint i);
    } cases[] = {
        {"on one spot", on_one_spot},
        {"on one spot, each a line", on_one_spot_each_alone},
        {"on one line", on_one_line},
        {"on one line, far apart", on_one_line_far_apart},
        {"below one another", below_one_another},
        {"in many sizes", in_many_sizes},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        double seconds = seconds_for(100000, cases[i].place);
        if (seconds > 10)
            fail_msg("100,000 glyphs %s took %.1f s", cases[i].name, seconds);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words),
        cmocka_unit_test(raised_digit_is_a_mark_and_no_text),
        cmocka_unit_test(two_marks_in_one_run),
        cmocka_unit_test(watermark_across_the_text),
        cmocka_unit_test(watermark_on_a_slant),
        cmocka_unit_test(small_words_on_a_slant),
        cmocka_unit_test(watermark_on_every_page),
        cmocka_unit_test(large_title_is_no_watermark),
        cmocka_unit_test(line_numbers_are_set_aside),
        cmocka_unit_test(numbers_of_a_list_are_no_line_numbers),
        cmocka_unit_test(words_of_two_layers_are_read_once),
        cmocka_unit_test(initials_as_high_as_several_lines),
        cmocka_unit_test(initial_that_is_a_word),
        cmocka_unit_test(two_columns_are_read_left_then_right),
        cmocka_unit_test(columns_with_few_full_lines_are_told_by_ocr),
        cmocka_unit_test(table_cells_are_no_columns),
        cmocka_unit_test(cells_of_a_single_row_are_read_one_after_the_other),
        cmocka_unit_test(cells_that_begin_together_again_are_several_rows),
        cmocka_unit_test(text_flows_round_a_panel),
        cmocka_unit_test(cells_of_several_rows_are_no_panel),
        cmocka_unit_test(page_that_reads_downwards),
        cmocka_unit_test(page_that_reads_upwards),
        cmocka_unit_test(table_on_its_side),
        cmocka_unit_test(boxes_and_pages_of_upright_text),
        cmocka_unit_test(damaged_text_layers),
        cmocka_unit_test(empty_pages),
        cmocka_unit_test(one_glyph),
        cmocka_unit_test(no_pages),
        cmocka_unit_test(odd_coordinates_and_sizes),
        cmocka_unit_test(characters_that_are_none),
        cmocka_unit_test(many_glyphs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

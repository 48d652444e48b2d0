// SPDX-License-Identifier: GPL-3.0-or-later
/* Words, numerals, signs and names of files: the small functions that many rooms build on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/edit_distance.h"
#include "base/path_text.h"
#include "base/roman.h"
#include "base/utf8.h"
#include "record/metadata.h"
#include "search/words/word_family.h"

static void edits(void **state)
{
    static const struct {
        const char *a, *b;
        int edits;
    } rows[] = {
        {"", "", 0},
        {"a", "", 1},
        {"", "seed", 4},
        {"seed", "seed", 0},
        {"seed", "sede", 1}, /* neighbours change places */
        {"ab", "ba", 1},
        {"ba", "ab", 1},
        {"abc", "cab", 2},
        {"abcd", "badc", 2},
        {"seed", "seeds", 1},
        {"seed", "eed", 1},
        {"seed", "weed", 1},
        {"seed", "sead", 1},
        {"seed", "seek", 1},
        {"library", "libary", 1},
        {"drought", "drougth", 1},
        {"kitten", "sitting", 3},
        {"ca", "abc", 3}, /* what was swapped is not edited again */
        {"seed", "wxyz", 4},
        {"caf\u00E9", "cafe", 1},
        {"\u4E95\u6C34", "\u6C34\u4E95", 1},
        {"12345678901234567890123456789012", "12345678901234567890123456789012", 0},
        {"12345678901234567890123456789012", "1234567890123456789012345678901", 1},
        {"123456789012345678901234567890123", "12345678901234567890123456789012",
         UNDEX_EDIT_DISTANCE_LONGEST},
        {"seed", "123456789012345678901234567890123", UNDEX_EDIT_DISTANCE_LONGEST},
        {"see\xFF", "seed", UNDEX_EDIT_DISTANCE_LONGEST},
        {"seed", "see\xC3", UNDEX_EDIT_DISTANCE_LONGEST},
    };
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        int found = undex_edit_distance(rows[i].a, rows[i].b);
        if (found != rows[i].edits)
            fail_msg("%s and %s: %d", rows[i].a, rows[i].b, found);
    }
}

static void numerals(void **state)
{
    static const struct {
        int number;
        const char *roman;
    } rows[] = {
        {1, "i"},      {2, "ii"},  {3, "iii"},     {4, "iv"},    {5, "v"},    {6, "vi"},
        {8, "viii"},   {9, "ix"},  {10, "x"},      {11, "xi"},   {14, "xiv"}, {19, "xix"},
        {39, "xxxix"}, {40, "xl"}, {44, "xliv"},   {49, "xlix"}, {50, "l"},   {51, "li"},
        {59, "lix"},   {60, "lx"}, {89, "lxxxix"}, {90, "lxl"},  {0, ""},
    };
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *found = undex_roman(rows[i].number);
        assert_string_equal(found, rows[i].roman);
    }
}

/* The first and the last of each range, and what stands beside them. */
static void signs(void **state)
{
    static const struct {
        gboolean (*is)(gunichar);
        gunichar from, to;
    } ranges[] = {
        {undex_utf8_is_control, 0x00, 0x08},          {undex_utf8_is_control, 0x0B, 0x1F},
        {undex_utf8_is_control, 0x7F, 0x9F},          {undex_utf8_is_bidi_control, 0x061C, 0x061C},
        {undex_utf8_is_bidi_control, 0x200E, 0x200F}, {undex_utf8_is_bidi_control, 0x202A, 0x202E},
        {undex_utf8_is_bidi_control, 0x2066, 0x2069}, {undex_utf8_is_tag, 0xE0000, 0xE007F},
    };
    (void)state;
    for (gunichar ch = 0; ch < 0xE0100; ch++)
        for (guint k = 0; k < 3; k++) {
            gboolean (*const is[])(gunichar) = {undex_utf8_is_control, undex_utf8_is_bidi_control,
                                                undex_utf8_is_tag};
            gboolean wanted = FALSE;
            for (guint i = 0; i < G_N_ELEMENTS(ranges); i++)
                wanted |= ranges[i].is == is[k] && ch >= ranges[i].from && ch <= ranges[i].to;
            if (is[k](ch) != wanted)
                fail_msg("U+%04X, function %u", ch, k);
        }
}

static void slugs(void **state)
{
    static const char hundred[] =
        "a123456789b123456789c123456789d123456789e123456789f123456789g123456789h123456789"
        "i123456789j123456789";
    static const struct {
        const char *path, *slug;
    } rows[] = {
        {"/docs/A_68_190.pdf", "a-68-190"},
        {"report", "report"},
        {"Two  Words--of.Text.txt", "two-words-of-text"},
        {"report.html", "report"},
        {"report.html5", "report-html5"},
        {".hidden", "hidden"},
        {"-- x --", "x"},
        {"...", "document"},
        {"", "document"},
        {"/a/b/", "b"},
        {"\u00C9tat d\u2019urgence.pdf", "\u00E9tat-d-urgence"},
        {"E\u0301tat.pdf", "\u00E9tat"},
        {"bad\xFFname.pdf", "bad-name"},
        {"\u4E95.txt", "\u4E95"},
    };
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *slug = undex_path_slug(rows[i].path);
        if (strcmp(slug, rows[i].slug) != 0)
            fail_msg("%s: %s", rows[i].path, slug);
    }
    g_autofree char *longer = g_strconcat(hundred, "k", NULL), *slug = undex_path_slug(longer);
    assert_string_equal(slug, hundred);
    g_autofree char *short_of = undex_path_slug(hundred);
    assert_string_equal(short_of, hundred);
}

static void wildcards(void **state)
{
    static const struct {
        const char *pattern, *word;
        gboolean matches;
    } rows[] = {
        {"seed", "seed", TRUE},
        {"seed", "seeds", FALSE},
        {"seeds", "seed", FALSE},
        {"*", "", TRUE},
        {"*", "seed", TRUE},
        {"**", "seed", TRUE},
        {"?", "", FALSE},
        {"?", "s", TRUE},
        {"?", "se", FALSE},
        {"s*", "s", TRUE},
        {"s*", "seed", TRUE},
        {"s*", "weed", FALSE},
        {"*d", "seed", TRUE},
        {"*d", "seeds", FALSE},
        {"*d", "d", TRUE},
        {"s*d", "sd", TRUE},
        {"s*d", "sed", TRUE},
        {"s*d", "seded", TRUE},
        {"s*d", "sede", FALSE},
        {"s?d", "sd", FALSE},
        {"s?d", "sed", TRUE},
        {"s?d", "seed", FALSE},
        {"se??", "seed", TRUE},
        {"se??*", "seed", TRUE},
        {"se???*", "seed", FALSE},
        {"*e*e*", "seed", TRUE},
        {"*e*e*", "sed", FALSE},
        {"*ab*ab", "abab", TRUE},
        {"*ab*ab", "abxabx", FALSE},
        {"*ab*ab", "xabyabab", TRUE},
        {"a*b*c", "abbbcc", TRUE},
        {"a*b*c", "accc", FALSE},
        {"caf?", "caf\u00E9", TRUE},
        {"caf*", "caf\u00E9s", TRUE},
        {"caf\u00E9", "cafe", FALSE},
        {"", "", TRUE},
        {"", "a", FALSE},
        {"*\u00E9*", "\u00E9t\u00E9", TRUE},
    };
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        if (undex_wildcard_matches(rows[i].pattern, rows[i].word) != rows[i].matches)
            fail_msg("%s and %s", rows[i].pattern, rows[i].word);
}

static void addresses(void **state)
{
    static const struct {
        const char *url;
        gboolean web;
    } rows[] = {
        {"https://undocs.org/A/1", TRUE},
        {"http://undocs.org", TRUE},
        {"HTTP://undocs.org", TRUE},
        {"HttpS://undocs.org", TRUE},
        {"https:/undocs.org", FALSE},
        {"http:undocs.org", FALSE},
        {"ftp://undocs.org", FALSE},
        {"file:///x", FALSE},
        {"", FALSE},
        {" https://undocs.org", FALSE},
        {"javascript:https://undocs.org", FALSE},
        {"https", FALSE},
        {"httpx://undocs.org", FALSE},
    };
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        if (undex_metadata_is_web_address(rows[i].url) != rows[i].web)
            fail_msg("%s", rows[i].url);
}

/* What is said of a document from outside, and how its key, ids and citations follow. */
static void metadata(void **state)
{
    static const char *const names[] = {"symbol", "date", "title", "language", "url", "rights"};
    static const struct {
        const char *symbol, *pairs[3], *key, *id, *citation, *anchor, *title;
    } rows[] = {
        {"A/1", {"title=Seed"}, "A/1", "A/1#para.2", "A/1, para. 2", "A/1#para.1", "Seed"},
        {"A/1", {"symbol=A/22"}, "A/22", "A/22#para.2", "A/22, para. 2", "A/22#para.1", NULL},
        {"A/1", {"symbol=A/22", "symbol=A/3"}, "A/3", "A/3#para.2", "A/3, para. 2", "A/3#para.1", NULL},
        {"A/1", {"language=fr"}, "A/1@fr", "A/1@fr#para.2", "A/1, para. 2", "A/1@fr#para.1", NULL},
        {"A/1", {"language=en"}, "A/1", "A/1#para.2", "A/1, para. 2", "A/1#para.1", NULL},
        {"A/1",
         {"symbol", "colour=red", "titles=x"},
         "A/1",
         "A/1#para.2",
         "A/1, para. 2",
         "A/1#para.1",
         NULL},
        {NULL, {"symbol=A/5", "title="}, "A/5", "A/5#para.2", "A/5, para. 2", "A/5#para.1", ""},
    };
    (void)state;
    for (guint k = 0; k < G_N_ELEMENTS(names); k++) {
        assert_int_equal(undex_metadata_key(names[k], strlen(names[k])), k);
        assert_int_equal(undex_metadata_key(names[k], strlen(names[k]) - 1), -1);
    }
    assert_int_equal(undex_metadata_key("symbols", 7), -1);
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(undex_document) document = undex_document_new();
        document->symbol = g_strdup(rows[i].symbol);
        document->path = g_strdup("/docs/some.txt");
        document->key = g_strdup(rows[i].symbol ? rows[i].symbol : "some");
        undex_passage *passage = undex_passage_new(UNDEX_KIND_FOOTNOTE);
        passage->id = g_strconcat(document->key, "#para.2", NULL);
        passage->citation = g_strdup(rows[i].symbol ? "A/1, para. 2" : "some.txt, para. 2");
        g_ptr_array_add(passage->anchors, g_strconcat(document->key, "#para.1", NULL));
        g_ptr_array_add(passage->anchors, g_strdup("A/11#para.1"));
        undex_passage_add_mark(passage, "1", 0, passage->id, UNDEX_MARK_ORIGIN_LINK);
        g_ptr_array_add(document->passages, passage);
        guint count = 0;
        while (count < G_N_ELEMENTS(rows[i].pairs) && rows[i].pairs[count])
            count++;
        undex_metadata_apply(document, rows[i].pairs, count);
        assert_string_equal(document->key, rows[i].key);
        assert_string_equal(passage->id, rows[i].id);
        assert_string_equal(passage->citation, rows[i].citation);
        assert_string_equal(g_ptr_array_index(passage->anchors, 0), rows[i].anchor);
        assert_string_equal(g_ptr_array_index(passage->anchors, 1), "A/11#para.1");
        assert_string_equal(g_array_index(passage->notes, undex_mark, 0).id, rows[i].id);
        assert_int_equal(g_strcmp0(document->title, rows[i].title), 0);
        gboolean named = g_str_has_prefix(rows[i].pairs[0], "symbol=");
        assert_int_equal(document->symbols->len, named ? 1 : 0);
        if (named)
            assert_string_equal(g_ptr_array_index(document->symbols, 0), document->symbol);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edits),    cmocka_unit_test(numerals),  cmocka_unit_test(signs),
        cmocka_unit_test(slugs),    cmocka_unit_test(wildcards), cmocka_unit_test(addresses),
        cmocka_unit_test(metadata),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

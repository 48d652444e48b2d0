// SPDX-License-Identifier: GPL-3.0-or-later
/* Symbols in running text: what a list or a range adds to them, and how far both are followed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "citation/scanner.h"

/* "symbol@start-end ..." */
static char *scanned(const char *text, gboolean expand, guint most)
{
    g_autoptr(GArray) finds = citation_finds_new();
    citation_scan_symbols(text, strlen(text), expand, most, finds);
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < finds->len; i++) {
        const citation_find *f = &g_array_index(finds, citation_find, i);
        g_string_append_printf(out, "%s%s@%d-%d", i ? " " : "", f->symbol, (int)f->start, (int)f->end);
    }
    return g_string_free(out, FALSE);
}

static void lists(void **state)
{
    static const struct {
        const char *text;
        gboolean expand;
        guint most;
        const char *found;
    } rows[] = {
        {"See A/68/190.", FALSE, 9, "A/68/190@4-12"},
        {"See A/C.3/68/SR.27 and 29", FALSE, 9, "A/C.3/68/SR.27@4-18 A/C.3/68/SR.29@23-25"},
        {"See A/C.3/68/SR.27-30", FALSE, 9, "A/C.3/68/SR.27@4-18 A/C.3/68/SR.30@19-21"},
        {"See A/C.3/68/SR.27-30", TRUE, 9,
         "A/C.3/68/SR.27@4-18 A/C.3/68/SR.28@19-21 A/C.3/68/SR.29@19-21 A/C.3/68/SR.30@19-21"},
        {"See A/C.3/68/SR.27-30", TRUE, 3, "A/C.3/68/SR.27@4-18 A/C.3/68/SR.28@19-21 A/C.3/68/SR.29@19-21"},
        {"See A/C.3/68/SR.27-27", TRUE, 9, "A/C.3/68/SR.27@4-18"},
        {"See A/C.3/68/SR.27-25", TRUE, 9, "A/C.3/68/SR.27@4-18"},
        {"See A/C.3/68/L.3, 28 States", FALSE, 9, "A/C.3/68/L.3@4-16"},
        {"See A/68/6 and Corr.1", FALSE, 9, "A/68/6@4-10 A/68/6/Corr.1@15-21"},
        {"See A/68/190 and A/68/191", FALSE, 1, "A/68/190@4-12"},
        {"See A/68/190 and A/68/191", FALSE, 2, "A/68/190@4-12 A/68/191@17-25"},
    };
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *found = scanned(rows[i].text, rows[i].expand, rows[i].most);
        if (strcmp(found, rows[i].found) != 0)
            fail_msg("%s: %s", rows[i].text, found);
    }
}

/* A range reaches over fifty numbers; a longer one is none. */
static void long_ranges(void **state)
{
    (void)state;
    for (int last = 50; last <= 53; last++) {
        g_autofree char *text = g_strdup_printf("See A/C.3/68/SR.2-%d.", last);
        g_autoptr(GArray) finds = citation_finds_new();
        citation_scan_symbols(text, strlen(text), TRUE, 99, finds);
        assert_int_equal(finds->len, last <= 52 ? last - 1 : 1);
    }
}

/* 160 bytes before a place, from the beginning of a character on. */
static void windows(void **state)
{
    enum { WINDOW = 160 };
    (void)state;
    g_autofree char *ascii = g_strnfill(2 * WINDOW, 'a');
    g_autoptr(GString) wide = g_string_new(NULL);
    for (int i = 0; i < WINDOW; i++)
        g_string_append(wide, "\u4E95");
    for (gsize at = 0; at < 2 * WINDOW; at++) {
        gsize first = at > WINDOW ? at - WINDOW : 0;
        assert_int_equal(citation_window(ascii, at), first);
        if (at % 3 == 0)
            assert_int_equal(citation_window(wide->str, at), (first + 2) / 3 * 3);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists),
        cmocka_unit_test(long_ranges),
        cmocka_unit_test(windows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

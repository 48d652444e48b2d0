// SPDX-License-Identifier: GPL-3.0-or-later
/* Lies in what Xapian is to hold of a passage: its terms and values; and about words and stems. */
#include "lies.h"

#include "index/entry_binary.h"
#include "index/slot_outline.h"

#include <string.h>

enum { HUGE_VALUE = 150 << 20, MANY_TERMS = 6 * 1000 * 1000, MANY_PAIRS = 100 * 1000, WORD = 1 };

static void add_term(undex_prepared *document, guint i, const char *term, guint32 wdf)
{
    xc_document *entry = lies_entry(document, i);
    xc_document_add_term(entry, term, wdf, NULL);
    lies_put_entry(document, i, entry);
}

static void add_long(undex_prepared *document, const char *beginning)
{
    g_autofree char *rest = g_strnfill(300, 'x');
    g_autofree char *term = g_strconcat(beginning, rest, NULL);
    add_term(document, WORD, term, 1);
}

static void set_value(undex_prepared *document, guint i, guint32 slot, const void *bytes, gsize length)
{
    xc_document *entry = lies_entry(document, i);
    xc_document_set_value(entry, slot, bytes, length, NULL);
    lies_put_entry(document, i, entry);
}

/* ---- entries as no Xapian document can be ---- */

static void put_term(GByteArray *out, const char *term, gsize length, guint64 wdf)
{
    undex_binary_write_bytes(out, term, length);
    undex_binary_write_number(out, wdf);
}

/* The entry anew, with `count` terms more at its end, which `terms` holds. */
static void add_terms(undex_prepared *document, guint64 count, GByteArray *terms)
{
    GBytes **entry = (GBytes **)&document->passages->pdata[WORD];
    undex_entry_reader reader = undex_entry_reader_of(*entry);
    GByteArray *out = g_byte_array_new();
    gsize length;
    guint64 wdf;
    undex_binary_write_number(out, reader.left + count);
    for (const char *term; (term = undex_entry_reader_term(&reader, &length, &wdf));)
        put_term(out, term, length + 1, wdf);
    g_byte_array_append(out, terms->data, terms->len);
    g_byte_array_append(out, reader.from.at, (guint)(reader.from.end - reader.from.at));
    g_byte_array_unref(terms);
    g_bytes_unref(*entry);
    *entry = g_byte_array_free_to_bytes(out);
}

/* `length`: with the NUL at its end. It comes after all others, as it must. */
static void add_last(undex_prepared *document, const char *term, gsize length, guint64 wdf)
{
    GByteArray *terms = g_byte_array_new();
    put_term(terms, term, length, wdf);
    add_terms(document, 1, terms);
}

/* ---- terms ---- */

static void term_path(undex_prepared *document)
{
    g_autofree char *term = undex_schema_term(UNDEX_TERM_PATH, lies_other_path());
    add_term(document, 0, term, 0);
}

static void term_file(undex_prepared *document)
{
    add_term(document, 0, UNDEX_TERM_TYPE "file", 0);
}

static void term_file_key(undex_prepared *document)
{
    add_term(document, 0, UNDEX_TERM_FILE_KEY LIES_OTHER_KEY, 0);
}

static void term_key(undex_prepared *document)
{
    add_term(document, 0, UNDEX_TERM_KEY LIES_OTHER_KEY, 0);
}

static void term_symbol_later(undex_prepared *document)
{
    add_term(document, WORD, UNDEX_TERM_SYMBOL LIES_OTHER_KEY, 0);
}

static void term_unknown_prefix(undex_prepared *document)
{
    add_term(document, WORD, "ZZtop", 0);
}

static void term_long(undex_prepared *document)
{
    add_long(document, "");
}

static void term_long_filter(undex_prepared *document)
{
    add_long(document, UNDEX_TERM_CITES);
}

static void term_empty(undex_prepared *document)
{
    add_last(document, "", 1, 1);
}

static void term_of_zeros(undex_prepared *document)
{
    static const char zeros[200] = {'z', 'z', 'z'};
    add_last(document, zeros, sizeof zeros, 1);
}

static void term_without_end(undex_prepared *document)
{
    add_last(document, "zzzz", 4, 1);
}

static void term_twice(undex_prepared *document)
{
    GByteArray *terms = g_byte_array_new();
    put_term(terms, "zzz", 4, 1);
    put_term(terms, "zzz", 4, 1);
    add_terms(document, 2, terms);
}

static void terms_out_of_order(undex_prepared *document)
{
    add_last(document, "aaa", 4, 1);
}

static void term_not_utf8(undex_prepared *document)
{
    add_term(document, WORD, "drought\xff\xfe", 1);
}

static void term_of_control(undex_prepared *document)
{
    add_term(document, WORD, "drought\x1b[31m\n", 1);
}

static void terms_many(undex_prepared *document)
{
    GByteArray *terms = g_byte_array_new();
    char term[12];
    for (guint i = 0; i < MANY_TERMS; i++)
        put_term(terms, term, (gsize)g_snprintf(term, sizeof term, "zzz%06x", i) + 1, 1);
    add_terms(document, MANY_TERMS, terms);
}

static void wdf_huge(undex_prepared *document)
{
    add_term(document, WORD, "drought", G_MAXUINT32 - 1000);
}

static void wdf_overflows(undex_prepared *document)
{
    add_term(document, WORD, "drought", G_MAXUINT32);
    add_term(document, WORD, "libraries", G_MAXUINT32);
}

static void wdf_beyond_32_bits(undex_prepared *document)
{
    add_last(document, "zzz", 4, G_MAXUINT64);
}

static void wdf_negative(undex_prepared *document)
{
    add_last(document, "zzz", 4, (guint64)-1);
}

static void wdf_of_filter(undex_prepared *document)
{
    add_term(document, WORD, UNDEX_TERM_COMPONENT, 100000);
}

static void counts_huge(undex_prepared *document)
{
    add_terms(document, G_MAXINT64, g_byte_array_new());
}

static void counts_large(undex_prepared *document)
{
    add_terms(document, 1000, g_byte_array_new());
}

/* ---- values ---- */

static void value_huge(undex_prepared *document)
{
    g_autofree char *value = g_strnfill(HUGE_VALUE, 'v');
    set_value(document, WORD, UNDEX_SLOT_WORD_ORDER, value, HUGE_VALUE);
}

static void value_odd(undex_prepared *document)
{
    set_value(document, WORD, UNDEX_SLOT_WORD_ORDER, "odd", 3);
}

static void value_wrong_slot(undex_prepared *document)
{
    set_value(document, WORD, 77, "value", 5);
}

static void value_last_slot(undex_prepared *document)
{
    set_value(document, WORD, G_MAXUINT32 - 1, "value", 5);
}

static void value_key_later(undex_prepared *document)
{
    set_value(document, WORD, UNDEX_SLOT_KEY, LIES_OTHER_KEY, strlen(LIES_OTHER_KEY));
}

static void value_key(undex_prepared *document)
{
    set_value(document, 0, UNDEX_SLOT_KEY, LIES_OTHER_KEY, strlen(LIES_OTHER_KEY));
}

static void value_sort_key(undex_prepared *document)
{
    set_value(document, 0, UNDEX_SLOT_SORT_KEY, "A", 1);
}

static void value_date(undex_prepared *document)
{
    set_value(document, 0, UNDEX_SLOT_DATE, "\xff\xff\xff", 3);
}

static void value_location(undex_prepared *document)
{
    set_value(document, WORD, UNDEX_SLOT_LOCATION, "a\0para.99", 9);
}

static void value_outline(undex_prepared *document)
{
    gsize length = UNDEX_SLOT_OUTLINE_BYTES * (gsize)document->passages->len;
    g_autofree char *outline = g_strnfill(length, '\xff');
    set_value(document, 0, UNDEX_SLOT_OUTLINE, outline, length);
}

static void value_outline_long(undex_prepared *document)
{
    g_autofree char *outline = g_malloc0(UNDEX_SLOT_OUTLINE_BYTES * 100000);
    set_value(document, 0, UNDEX_SLOT_OUTLINE, outline, UNDEX_SLOT_OUTLINE_BYTES * 100000);
}

/* Behind the terms six values, the last slots first. */
static void values_disorder(undex_prepared *document)
{
    GByteArray *out = g_byte_array_new();
    undex_binary_write_number(out, 0);
    undex_binary_write_number(out, 6);
    for (guint slot = 6; slot-- > 0;) {
        undex_binary_write_number(out, slot);
        undex_binary_write_bytes(out, "value", 5);
    }
    g_bytes_unref(document->passages->pdata[WORD]);
    document->passages->pdata[WORD] = g_byte_array_free_to_bytes(out);
}

static void entry_cut(undex_prepared *document)
{
    GBytes *whole = document->passages->pdata[WORD];
    document->passages->pdata[WORD] = g_bytes_new_from_bytes(whole, 0, 40);
    g_bytes_unref(whole);
}

static void entries_swapped(undex_prepared *document)
{
    gpointer first = document->passages->pdata[0];
    document->passages->pdata[0] = document->passages->pdata[1];
    document->passages->pdata[1] = first;
}

/* ---- words and stems ---- */

static void set_families(undex_prepared *document, const char *lines)
{
    g_free(document->families);
    document->families = g_strdup(lines);
}

static void stems_false(undex_prepared *document)
{
    set_families(document, "librari drought\ndrought wells\nseed poison\n");
}

static void stems_many(undex_prepared *document)
{
    GString *lines = g_string_new(NULL);
    for (guint i = 0; i < MANY_PAIRS; i++)
        g_string_append_printf(lines, "librari w%u\n", i);
    set_families(document, lines->str);
    g_string_free(lines, TRUE);
}

static void stems_long(undex_prepared *document)
{
    g_autofree char *word = g_strnfill(300, 'w');
    g_autofree char *line = g_strconcat("librari ", word, "\n", NULL);
    set_families(document, line);
}

static void stems_not_utf8(undex_prepared *document)
{
    set_families(document, "librari \xff\xfe\n");
}

static void stems_capital(undex_prepared *document)
{
    set_families(document, "librari " UNDEX_TERM_KEY LIES_OTHER_KEY "\n");
}

static void stems_no_lines(undex_prepared *document)
{
    set_families(document, "\n\n \n");
}

const lie lies_of_entries[] = {
    {"term-path", term_path, NULL, FALSE},
    {"term-file", term_file, NULL, FALSE},
    {"term-file-key", term_file_key, NULL, FALSE},
    {"term-key", term_key, NULL, FALSE},
    {"term-symbol-later", term_symbol_later, NULL, FALSE},
    {"term-unknown-prefix", term_unknown_prefix, NULL, FALSE},
    {"term-long", term_long, NULL, FALSE},
    {"term-long-filter", term_long_filter, NULL, FALSE},
    {"term-empty", term_empty, NULL, FALSE},
    {"term-of-zeros", term_of_zeros, NULL, FALSE},
    {"term-not-utf8", term_not_utf8, NULL, FALSE},
    {"term-of-control", term_of_control, NULL, FALSE},
    {"term-without-end", term_without_end, NULL, FALSE},
    {"term-twice", term_twice, NULL, FALSE},
    {"terms-out-of-order", terms_out_of_order, NULL, FALSE},
    {"terms-many", terms_many, NULL, FALSE},
    {"wdf-huge", wdf_huge, NULL, FALSE},
    {"wdf-overflows", wdf_overflows, NULL, FALSE},
    {"wdf-beyond-32-bits", wdf_beyond_32_bits, NULL, FALSE},
    {"wdf-negative", wdf_negative, NULL, FALSE},
    {"wdf-of-filter", wdf_of_filter, NULL, FALSE},
    {"counts-huge", counts_huge, NULL, FALSE},
    {"counts-large", counts_large, NULL, FALSE},
    {"value-huge", value_huge, NULL, FALSE},
    {"value-odd", value_odd, NULL, FALSE},
    {"value-wrong-slot", value_wrong_slot, NULL, FALSE},
    {"value-last-slot", value_last_slot, NULL, FALSE},
    {"value-key", value_key, NULL, FALSE},
    {"value-key-later", value_key_later, NULL, FALSE},
    {"value-sort-key", value_sort_key, NULL, FALSE},
    {"value-date", value_date, NULL, FALSE},
    {"value-location", value_location, NULL, FALSE},
    {"value-outline", value_outline, NULL, FALSE},
    {"value-outline-long", value_outline_long, NULL, FALSE},
    {"values-disorder", values_disorder, NULL, FALSE},
    {"entry-cut", entry_cut, NULL, FALSE},
    {"entries-swapped", entries_swapped, NULL, FALSE},
    {"stems-false", stems_false, NULL, TRUE},
    {"stems-many", stems_many, NULL, TRUE},
    {"stems-long", stems_long, NULL, TRUE},
    {"stems-not-utf8", stems_not_utf8, NULL, TRUE},
    {"stems-capital", stems_capital, NULL, TRUE},
    {"stems-no-lines", stems_no_lines, NULL, TRUE},
    {NULL, NULL, NULL, FALSE},
};

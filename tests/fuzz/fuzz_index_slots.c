// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes as the header of an index's database, and as the values of its slots. */
#include "index/glass_header.h"
#include "index/slot_date.h"
#include "index/slot_key.h"
#include "index/slot_location.h"
#include "index/slot_outline.h"
#include "index/slot_sort_key.h"
#include "index/slot_word_order.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

/* What is accepted keeps to what Xapian's B-trees keep to. */
static void try_header(const guint8 *data, gsize size)
{
    undex_glass_header header;
    const char *why = NULL;
    gboolean good = undex_glass_header_parse(data, size, &header, &why);
    for (int i = 0; good && i < UNDEX_GLASS_TABLES; i++) {
        const undex_glass_table *table = &header.tables[i];
        g_assert_true(table->block_size >= 2048 && table->block_size <= 65536 && table->level < 10);
        g_assert_true(table->empty || table->root < table->first_unused);
    }
    g_assert_true(good || why);
}

static void try_outline(const guint8 *data, gsize size)
{
    enum { BEYOND = 2000, START = 3 };
    undex_outline outline;
    undex_outline_init(&outline, BEYOND);
    undex_slot_outline_verify(data, size, undex_slot_outline_count(size));
    undex_slot_outline_decode(data, size, START, &outline);
    undex_outline_clear(&outline);
}

static void try_word_order(const guint8 *data, gsize size)
{
    enum { SHORTEST = 6 };
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(guint16));
    undex_word_order parts = undex_slot_word_order_decode(data, size, all);
    undex_word_run run;
    gboolean noted = FALSE, passed;
    gsize words = 0, zeros = 0, count;
    undex_slot_word_order_verify(data, size, &count);
    g_assert_true(count == parts.all.count && SHORTEST * count <= 8 * size);
    while (undex_slot_word_order_next(&parts, &run, &noted))
        words += run.count;
    g_assert_true(words <= count);
    undex_word_filter filter;
    undex_word_filter_init(&filter);
    for (undex_word_reader from = undex_word_reader_of(data, size);
         undex_word_reader_find(&from, &filter, &passed);)
        zeros += undex_word_reader_take(&from) == 0;
    g_assert_true(zeros + words == count);
    run = undex_slot_word_order_text(data, size, 10, all);
    g_assert_true(run.count <= 10);
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    g_autofree char *value = g_malloc0(size + 1); /* as Xapian's values: a NUL beyond their length */
    memcpy(value, data, size);
    undex_slot_location location;
    undex_slot_date date;
    if (undex_slot_location_decode(value, size, &location))
        g_assert_true(strlen(location.suffix) <= size);
    undex_slot_date_decode(value, size, &date);
    undex_slot_date_verify(value, size);
    undex_slot_location_verify(value, size, 1);
    undex_slot_sort_key_verify(value, size, "A/68/190");
    undex_slot_key_verify(value, size, "A/68/190");
    g_autofree char *key = undex_slot_key_decode(value, size);
    try_header(data, size);
    try_outline(data, size);
    try_word_order(data, size);
    return 0;
}

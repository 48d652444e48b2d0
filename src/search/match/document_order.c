// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/match/document_order.h"

#include "base/budget.h"
#include "index/prefetch.h"
#include "index/schema.h"
#include "search/match/citation_counts.h"

#include <string.h>

/* Steps of the budget for a document. An order is kept, so it is read whole where the budget is spent. */
enum { STEPS = 4 };

/* Where the value of a document lies among those of all. */
typedef struct {
    guint number;
    guint at, length;
} placed_value;

typedef struct {
    GByteArray *bytes; /* of the values, one after another */
    gboolean descending;
    const document_order *ties;
} reading;

void undex_document_order_free(document_order *o)
{
    if (!o)
        return;
    g_free(o->numbers);
    g_free(o->places);
    g_free(o);
}

static int by_value(const reading *r, const placed_value *a, const placed_value *b)
{
    guint common = MIN(a->length, b->length);
    int apart = common ? memcmp(r->bytes->data + a->at, r->bytes->data + b->at, common) : 0;
    apart = apart ? apart : a->length < b->length ? -1 : a->length > b->length;
    return r->descending ? -apart : apart;
}

static gint compare(gconstpointer x, gconstpointer y, gpointer closure)
{
    const reading *r = closure;
    const placed_value *a = x, *b = y;
    int apart = by_value(r, a, b);
    if (!apart && r->ties) {
        guint one = r->ties->places[a->number], other = r->ties->places[b->number];
        apart = one < other ? -1 : one > other;
    }
    return apart ? apart : a->number < b->number ? -1 : a->number > b->number;
}

/* The values (placed_value) of all documents; one that has none has an empty one. NULL: failure. */
static GArray *read_values(reading *r, xc_database *database, const corpus_outline *f, guint32 slot,
                           xc_error *failure)
{
    if (!undex_prefetch_values(database, slot, NULL, failure))
        return NULL;
    g_autoptr(xc_values) values = xc_database_values(database, slot, failure);
    g_autoptr(GArray) all = g_array_sized_new(FALSE, TRUE, sizeof(placed_value), f->documents);
    xc_step step = values ? XC_ITEM : XC_FAILED;
    undex_budget_go_on(STEPS * f->documents);
    for (guint i = 0; i < f->documents && step != XC_FAILED; i++) {
        gsize length = 0;
        if (step == XC_ITEM && xc_values_key(values) < f->starts[i])
            step = xc_values_skip(values, f->starts[i], failure);
        gboolean has = step == XC_ITEM && xc_values_key(values) == f->starts[i];
        const char *value = has ? xc_values_value(values, &length) : NULL;
        placed_value one = {i, r->bytes->len, (guint)length};
        if (length)
            g_byte_array_append(r->bytes, (const guint8 *)value, (guint)length);
        g_array_append_val(all, one);
    }
    return step != XC_FAILED ? g_steal_pointer(&all) : NULL;
}

/* The same of how often they are cited. */
static GArray *count_values(reading *r, xc_database *database, corpus_outline *f, xc_error *failure)
{
    const citation_counts *counts = undex_citation_counts(database, f, failure);
    g_autoptr(GArray) all = g_array_sized_new(FALSE, TRUE, sizeof(placed_value), f->documents);
    for (guint i = 0; counts && i < f->documents; i++) {
        guint32 cited = GUINT32_TO_BE(undex_citation_counts_of_document(counts, i));
        placed_value one = {i, r->bytes->len, sizeof cited};
        g_byte_array_append(r->bytes, (const guint8 *)&cited, sizeof cited);
        g_array_append_val(all, one);
    }
    return counts ? g_steal_pointer(&all) : NULL;
}

/* NULL: failure. */
static document_order *read_order(reading *r, xc_database *database, corpus_outline *f, undex_document_key by,
                                  xc_error *failure)
{
    static const guint32 slots[] = {
        [UNDEX_DOCUMENTS_BY_DATE] = UNDEX_SLOT_DATE, [UNDEX_DOCUMENTS_BY_SYMBOL] = UNDEX_SLOT_SORT_KEY};
    g_autoptr(GArray) all = by == UNDEX_DOCUMENTS_BY_CITED ? count_values(r, database, f, failure)
                                                           : read_values(r, database, f, slots[by], failure);
    if (!all)
        return NULL;
    g_array_sort_with_data(all, compare, r);
    document_order *o = g_new(document_order, 1);
    *o = (document_order){all->len, g_new(guint, all->len), g_new0(guint, f->documents)};
    for (guint i = 0, place = 0; i < all->len; i++) {
        const placed_value *one = &g_array_index(all, placed_value, i);
        place += i > 0 && by_value(r, one - 1, one) != 0;
        o->numbers[i] = one->number;
        o->places[one->number] = place;
    }
    return o;
}

const document_order *undex_document_order(xc_database *database, corpus_outline *f, undex_document_key by,
                                           xc_error *failure)
{
    enum { USUAL_BYTES = 24 };
    gboolean tied =
        by != UNDEX_DOCUMENTS_BY_SYMBOL; /* the greatest comes first, and symbols part equal ones */
    const document_order *ties =
        tied && !f->orders[by] ? undex_document_order(database, f, UNDEX_DOCUMENTS_BY_SYMBOL, failure) : NULL;
    if (f->orders[by] || (tied && !ties))
        return f->orders[by];
    g_autoptr(GByteArray) bytes = g_byte_array_sized_new(f->documents * USUAL_BYTES);
    reading r = {bytes, tied, ties};
    f->orders[by] = read_order(&r, database, f, by, failure);
    return f->orders[by];
}

// SPDX-License-Identifier: GPL-3.0-or-later
/* What trees of a query find, and weigh, against the same found passage by passage; and the first of it in
 * every order, against all of it sorted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/budget.h"
#include "index/schema.h"
#include "search/match/document_order.h"
#include "search/match/passage_set.h"
#include "search/match/query_cursor.h"
#include "search/rank/best_matches.h"

enum { ENTRIES = 120, TERMS = 6, DOCUMENT = 7, TREES = 400 };

/* Entry n has the term XTk where (n * 7 + k) % (k + 2) is 0; n % DOCUMENT says where documents begin. */
static gboolean has_term(guint n, guint k)
{
    return (n * 7 + k) % (k + 2) == 0;
}

static xc_database *filled(void)
{
    xc_error e;
    xc_database *database = xc_database_new_memory(&e);
    for (guint n = 1; n <= ENTRIES; n++) {
        guint document = (n - 1) / DOCUMENT;
        xc_document *entry = xc_document_new(&e);
        char term[8], key[8], date[3] = {0, (char)(document % 3), 7};
        assert_true(xc_document_add_boolean_term(entry, UNDEX_TERM_COMPONENT, &e));
        for (guint k = 0; k < TERMS; k++) {
            g_snprintf(term, sizeof term, "XT%u", k);
            if (has_term(n, k))
                assert_true(xc_document_add_boolean_term(entry, term, &e));
        }
        g_snprintf(key, sizeof key, "%c%u", 'A' + (int)(document * 5 % 7), document);
        gboolean first = (n - 1) % DOCUMENT == 0;
        assert_true(!first || xc_document_set_value(entry, UNDEX_SLOT_SORT_KEY, key, strlen(key), &e));
        assert_true(!first || document % 4 == 0 ||
                    xc_document_set_value(entry, UNDEX_SLOT_DATE, date, sizeof date, &e));
        assert_int_equal(xc_database_add_document(database, entry, &e), n);
        xc_document_free(entry);
    }
    return database;
}

/* ---- a tree and what is right, side by side ---- */

typedef struct {
    boolean_query *query;
    gboolean has[ENTRIES + 1];
    double weight[ENTRIES + 1];
} expected;

static guint32 seed = 14;

static guint chance(guint below)
{
    seed = seed * 1664525 + 1013904223;
    return (seed >> 8) % below;
}

static expected leaf(void)
{
    expected x = {0};
    guint kind = chance(3), k = chance(TERMS);
    char term[8];
    g_snprintf(term, sizeof term, "T%u", k);
    g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(xc_range));
    g_autoptr(GArray) scores = g_array_new(FALSE, FALSE, sizeof(docid_score));
    for (guint n = 1; n <= ENTRIES; n++) {
        docid_score score = {n, chance(5)};
        xc_range range = {n, n + chance(4)};
        if (kind == 0) {
            x.has[n] = has_term(n, k);
        } else if (kind == 1 && chance(4) == 0) {
            range.last = MIN(range.last, ENTRIES);
            g_array_append_val(ranges, range);
            for (; n < range.last; n++)
                x.has[n] = TRUE;
            x.has[n] = TRUE;
        } else if (kind == 2 && chance(3) == 0) {
            g_array_append_val(scores, score);
            x.has[n] = TRUE;
            x.weight[n] = score.weight;
        }
    }
    x.query = kind == 0   ? undex_search_term("X", term)
              : kind == 1 ? undex_search_ranges(ranges, "some")
                          : undex_search_scores(scores, "weighed");
    return x;
}

static gboolean joins(boolean_op op, gboolean a, gboolean b)
{
    return op == QUERY_AND || op == QUERY_FILTER ? a && b
           : op == QUERY_OR                      ? a || b
           : op == QUERY_AND_NOT                 ? a && !b
                                                 : a;
}

static expected tree(guint depth)
{
    static const boolean_op ops[] = {QUERY_AND, QUERY_OR, QUERY_AND_MAYBE, QUERY_FILTER, QUERY_AND_NOT};
    if (depth == 0 || chance(4) == 0)
        return leaf();
    boolean_op op = ops[chance(G_N_ELEMENTS(ops))];
    expected x = tree(depth - 1);
    guint more = op == QUERY_AND || op == QUERY_OR ? 1 + chance(3) : 1;
    g_autoptr(GPtrArray) parts = undex_search_parts();
    g_ptr_array_add(parts, x.query);
    while (more-- > 0) {
        expected y = tree(depth - 1);
        g_ptr_array_add(parts, y.query);
        for (guint n = 1; n <= ENTRIES; n++) {
            gboolean both = x.has[n] && y.has[n],
                     adds = op == QUERY_AND || op == QUERY_OR || op == QUERY_AND_MAYBE;
            x.weight[n] = (x.has[n] ? x.weight[n] : 0) +
                          (adds && (both || op == QUERY_OR) && y.has[n] ? y.weight[n] : 0);
            x.has[n] = joins(op, x.has[n], y.has[n]);
        }
    }
    x.query = undex_search_combine(op, parts);
    if (chance(3) == 0) {
        x.query = undex_search_scaled(x.query, 2);
        for (guint n = 1; n <= ENTRIES; n++)
            x.weight[n] *= 2;
    }
    return x;
}

static void check_walk(const xc_database *database, const expected *x, guint step)
{
    xc_error e;
    g_autoptr(query_cursor) at = undex_query_cursor_new((xc_database *)database, x->query, &e);
    for (guint n = 1; n <= ENTRIES; n += step) {
        guint next = n;
        while (next <= ENTRIES && !x->has[next])
            next++;
        assert_true(undex_query_cursor_seek(at, n, &e));
        guint32 docid = undex_query_cursor_docid(at);
        double weight = 0;
        g_autofree char *text = undex_search_description(x->query);
        if (docid != (next > ENTRIES ? QUERY_CURSOR_END : next))
            fail_msg("%s from %u: %u, not %u", text, n, docid, next);
        assert_true(docid > ENTRIES || undex_query_cursor_weigh(at, &weight, &e));
        if (docid <= ENTRIES && (weight < x->weight[docid] - 1e-9 || weight > x->weight[docid] + 1e-9))
            fail_msg("%s at %u weighs %f, not %f", text, docid, weight, x->weight[docid]);
    }
}

static void trees(void **state)
{
    (void)state;
    xc_database *database = filled();
    for (guint i = 0; i < TREES; i++) {
        expected x = tree(3);
        check_walk(database, &x, 1 + i % 5);
        undex_search_unref(x.query);
    }
    xc_database_free(database);
}

/* ---- the first in an order ---- */

typedef struct {
    const expected *x;
    const match_order *order;
} sorting;

static gint in_order(gconstpointer a, gconstpointer b, gpointer closure)
{
    const sorting *s = closure;
    guint x = *(const guint *)a, y = *(const guint *)b, of_x = (x - 1) / DOCUMENT, of_y = (y - 1) / DOCUMENT;
    int newer_x = of_x % 4 ? (int)(of_x % 3) : -1, newer_y = of_y % 4 ? (int)(of_y % 3) : -1;
    double weigh_x = s->order->ranked ? s->x->weight[x] : 0, weigh_y = s->order->ranked ? s->x->weight[y] : 0;
    char key_x[8], key_y[8];
    g_snprintf(key_x, sizeof key_x, "%c%u", 'A' + (int)(of_x * 5 % 7), of_x);
    g_snprintf(key_y, sizeof key_y, "%c%u", 'A' + (int)(of_y * 5 % 7), of_y);
    if (s->order->sort == UNDEX_SORT_DATE && newer_x != newer_y)
        return newer_x > newer_y ? -1 : 1;
    if (s->order->sort != UNDEX_SORT_SYMBOL && weigh_x != weigh_y)
        return weigh_x > weigh_y ? -1 : 1;
    int apart = strcmp(key_x, key_y);
    return apart ? apart : x < y ? -1 : x > y;
}

/* All that is found, sorted, with so many of a document. */
static GArray *all_in_order(const expected *x, const match_order *order)
{
    GArray *all = g_array_new(FALSE, FALSE, sizeof(guint));
    guint of[ENTRIES / DOCUMENT + 1] = {0}, kept = 0;
    double most = 0;
    for (guint n = 1; n <= ENTRIES; n++)
        most = x->has[n] ? MAX(most, x->weight[n]) : most;
    for (guint n = 1; n <= ENTRIES; n++)
        if (x->has[n] && (order->sort == UNDEX_SORT_RELEVANCE || !order->ranked || x->weight[n] >= most / 2))
            g_array_append_val(all, n);
    sorting s = {x, order};
    g_array_sort_with_data(all, in_order, &s);
    for (guint i = 0; i < all->len; i++) {
        guint n = g_array_index(all, guint, i);
        if (order->each == 0 || of[(n - 1) / DOCUMENT]++ < order->each)
            g_array_index(all, guint, kept++) = n;
    }
    g_array_set_size(all, kept);
    return all;
}

static void orders(void **state)
{
    (void)state;
    static const undex_sort sorts[] = {UNDEX_SORT_RELEVANCE, UNDEX_SORT_DATE, UNDEX_SORT_SYMBOL};
    xc_error e;
    xc_database *database = filled();
    guint32 starts[ENTRIES / DOCUMENT + 2];
    corpus_outline f = {.documents = ENTRIES / DOCUMENT + 1, .starts = starts};
    for (guint i = 0; i < f.documents; i++)
        starts[i] = i * DOCUMENT + 1;
    starts[f.documents] = f.outline.beyond = ENTRIES + 1;
    for (guint i = 0; i < TREES; i++) {
        expected x = tree(2);
        const match_order order = {sorts[i % 3], i % 2, chance(4)};
        guint count = 1 + chance(30);
        g_autoptr(GArray) all = all_in_order(&x, &order);
        g_autoptr(GArray) best = undex_best_matches(&f, database, x.query, &order, count, &e);
        assert_int_equal(best->len, MIN(count, all->len));
        for (guint k = 0; k < best->len; k++)
            if (g_array_index(best, docid_score, k).docid != g_array_index(all, guint, k))
                fail_msg("sort %d, ranked %d, each %u, %u: %u, not %u", (int)order.sort, order.ranked,
                         order.each, k, g_array_index(best, docid_score, k).docid,
                         g_array_index(all, guint, k));
        undex_search_unref(x.query);
    }
    for (int by = 0; by < UNDEX_DOCUMENT_KEYS; by++)
        undex_document_order_free(f.orders[by]);
    xc_database_free(database);
}

/* ---- what may be found ---- */

/* The same passages, each in a document that has all that has to be there. */
static void sets(void **state)
{
    (void)state;
    xc_error e;
    xc_database *database = filled();
    guint32 starts[ENTRIES + 2];
    for (guint i = 0; i < TREES; i++) {
        const guint width = i % 2 ? 1 : DOCUMENT; /* of many documents few may be left */
        corpus_outline f = {.documents = (ENTRIES - 1) / width + 1, .starts = starts};
        for (guint k = 0; k < f.documents; k++)
            starts[k] = k * width + 1;
        starts[f.documents] = f.outline.beyond = ENTRIES + 1;
        expected x = tree(3);
        guint64 passages = 0;
        guint count = 0;
        g_autoptr(passage_set) set = undex_passage_set_read(database, &f, x.query, &e);
        g_autoptr(GArray) documents = undex_passage_set_documents(set, &passages);
        g_autoptr(GArray) ranges = undex_corpus_outline_ranges(&f, documents);
        for (guint n = 1; n <= ENTRIES; n++) {
            gboolean within = FALSE;
            for (guint k = 0; k < documents->len; k++)
                within |= g_array_index(documents, guint, k) == (n - 1) / width;
            if (undex_passage_set_has(set, n) != x.has[n] || (x.has[n] && !within))
                fail_msg("tree %u: passage %u", i, n);
            count += x.has[n];
        }
        assert_int_equal(undex_passage_set_count(set, 1, f.outline.beyond), count);
        guint64 sum = 0;
        for (guint k = 0; k < ranges->len; k++)
            sum += g_array_index(ranges, xc_range, k).last - g_array_index(ranges, xc_range, k).first + 1;
        assert_int_equal(sum, passages);
        undex_search_unref(x.query);
    }
    xc_database_free(database);
}

/* ---- the rest ---- */

static void explaining(void **state)
{
    (void)state;
    g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(xc_range));
    g_autoptr(boolean_query) either =
        undex_search_joined(QUERY_OR, undex_search_term("XC", "été"), undex_search_mention("A/68/190"));
    g_autoptr(boolean_query) query =
        undex_search_joined(QUERY_FILTER, undex_search_scaled(undex_search_ref(either), 2.5),
                            undex_search_ranges(none, "symbol:A"));
    g_autofree char *text = undex_search_description(query);
    assert_string_equal(
        text, "Query((2.5 * (XC\\xc3\\xa9t\\xc3\\xa9 OR XRA/68/190) FILTER PostingSource(symbol:A)))");
    g_autoptr(boolean_query) alone =
        undex_search_joined(QUERY_AND, undex_search_nothing(), undex_search_ref(either));
    g_autofree char *same = undex_search_description(alone);
    assert_string_equal(same, "Query((XC\\xc3\\xa9t\\xc3\\xa9 OR XRA/68/190))");
    assert_null(undex_search_joined(QUERY_AND, NULL, undex_search_ref(either)));
    g_autoptr(boolean_query) nothing = undex_search_nothing();
    assert_true(undex_search_is_nothing(nothing));
    assert_false(undex_search_is_nothing(query));
}

/* Where the budget is spent nothing is found for which what excludes it has ended too soon. */
static void budget(void **state)
{
    (void)state;
    xc_error e;
    xc_database *database = filled();
    const xc_range all = {1, ENTRIES};
    g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(xc_range));
    g_array_append_val(ranges, all);
    g_autoptr(boolean_query) query = undex_search_joined(
        QUERY_AND_NOT, undex_search_ranges(ranges, "all"),
        undex_search_joined(QUERY_AND, undex_search_ranges(ranges, "a"), undex_search_ranges(ranges, "b")));
    undex_budget_begin(1e-9);
    while (undex_budget_go_on(UNDEX_BUDGET_STEPS))
        ;
    g_autoptr(query_cursor) at = undex_query_cursor_new(database, query, &e);
    assert_true(undex_query_cursor_next(at, &e));
    assert_int_equal(undex_query_cursor_docid(at), QUERY_CURSOR_END);
    undex_budget_begin(0);
    xc_database_free(database);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(trees), cmocka_unit_test(orders),
                                       cmocka_unit_test(sets), cmocka_unit_test(explaining),
                                       cmocka_unit_test(budget)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/match/boolean_query.h"

#include "base/budget.h"
#include "index/schema.h"

static void query_clear(gpointer p)
{
    boolean_query *query = p;
    g_clear_pointer(&query->parts, g_ptr_array_unref);
    g_clear_pointer(&query->docids, g_array_unref);
    g_free(query->name);
}

boolean_query *undex_search_ref(const boolean_query *query)
{
    return g_rc_box_acquire((boolean_query *)query);
}

void undex_search_unref(boolean_query *query)
{
    if (query)
        g_rc_box_release_full(query, query_clear);
}

static void unref(gpointer query)
{
    undex_search_unref(query);
}

GPtrArray *undex_search_parts(void)
{
    return g_ptr_array_new_with_free_func(unref);
}

gboolean undex_search_parts_add(GPtrArray *parts, boolean_query *query)
{
    if (query)
        g_ptr_array_add(parts, query);
    return query != NULL;
}

static boolean_query *make(boolean_query of)
{
    boolean_query *query = g_rc_box_new(boolean_query);
    *query = of;
    return query;
}

boolean_query *undex_search_nothing(void)
{
    return make((boolean_query){.op = QUERY_NOTHING});
}

gboolean undex_search_is_nothing(const boolean_query *query)
{
    return query->op == QUERY_NOTHING;
}

boolean_query *undex_search_term(const char *prefix, const char *value)
{
    return make((boolean_query){.op = QUERY_TERM, .name = undex_schema_term(prefix, value)});
}

boolean_query *undex_search_mention(const char *cited)
{
    return make((boolean_query){.op = QUERY_MENTION, .name = undex_schema_term(UNDEX_TERM_CITES, cited)});
}

boolean_query *undex_search_kind(undex_kind kind)
{
    const char letter[] = {undex_schema_kind(kind), '\0'};
    return undex_search_term(UNDEX_TERM_KIND, letter);
}

boolean_query *undex_search_passages(void)
{
    return undex_search_joined(QUERY_AND_NOT, undex_search_term("", ""),
                               undex_search_term(UNDEX_TERM_TYPE, "file"));
}

boolean_query *undex_search_stems(const GPtrArray *stems, const char *prefix, boolean_op op)
{
    g_autoptr(GPtrArray) parts = undex_search_parts();
    for (guint i = 0; i < stems->len; i++)
        g_ptr_array_add(parts, undex_search_term(prefix, stems->pdata[i]));
    return undex_search_combine(op, parts);
}

static boolean_query *make_docids(boolean_op op, GArray *docids, const char *name)
{
    undex_budget_keep(docids->len * g_array_get_element_size(docids));
    return make((boolean_query){.op = op, .docids = g_array_ref(docids), .name = g_strdup(name)});
}

boolean_query *undex_search_ranges(GArray *ranges, const char *name)
{
    return make_docids(QUERY_RANGES, ranges, name);
}

boolean_query *undex_search_scores(GArray *scores, const char *name)
{
    return make_docids(QUERY_SCORES, scores, name);
}

boolean_query *undex_search_combine(boolean_op op, GPtrArray *parts)
{
    GPtrArray *kept = undex_search_parts();
    for (guint i = 0; i < parts->len; i++)
        if (!undex_search_is_nothing(parts->pdata[i]))
            g_ptr_array_add(kept, undex_search_ref(parts->pdata[i]));
    g_ptr_array_set_size(parts, 0);
    boolean_query *query = kept->len == 0   ? undex_search_nothing()
                           : kept->len == 1 ? undex_search_ref(kept->pdata[0])
                                            : make((boolean_query){.op = op, .parts = g_ptr_array_ref(kept)});
    g_ptr_array_unref(kept);
    return query;
}

boolean_query *undex_search_joined(boolean_op op, boolean_query *left, boolean_query *right)
{
    g_autoptr(GPtrArray) parts = undex_search_parts();
    gboolean sound = undex_search_parts_add(parts, left);
    sound &= undex_search_parts_add(parts, right);
    return sound ? undex_search_combine(op, parts) : NULL;
}

boolean_query *undex_search_scaled(boolean_query *query, double factor)
{
    if (!query || undex_search_is_nothing(query))
        return query;
    GPtrArray *parts = undex_search_parts();
    g_ptr_array_add(parts, query);
    return make((boolean_query){.op = QUERY_SCALED, .parts = parts, .factor = factor});
}

/* ---- for people ---- */

static const char *const between[] = {
    [QUERY_AND] = " AND ",         [QUERY_OR] = " OR ",
    [QUERY_SYNONYM] = " SYNONYM ", [QUERY_AND_MAYBE] = " AND_MAYBE ",
    [QUERY_FILTER] = " FILTER ",   [QUERY_AND_NOT] = " AND_NOT ",
};

/* Bytes that are no ASCII are written as numbers. */
static void append_term(GString *text, const char *term)
{
    for (; *term; term++) {
        if (*term > ' ' - 1 && *term < 0x7F)
            g_string_append_c(text, *term);
        else
            g_string_append_printf(text, "\\x%02x", (guint8)*term);
    }
}

static void append(GString *text, const boolean_query *query)
{
    char factor[G_ASCII_DTOSTR_BUF_SIZE];
    switch (query->op) {
    case QUERY_NOTHING:
        return;
    case QUERY_TERM:
    case QUERY_MENTION:
        append_term(text, query->name);
        return;
    case QUERY_RANGES:
    case QUERY_SCORES:
        g_string_append_printf(text, "PostingSource(%s)", query->name);
        return;
    case QUERY_SCALED:
        g_string_append_printf(text, "%s * ", g_ascii_formatd(factor, sizeof factor, "%g", query->factor));
        append(text, query->parts->pdata[0]);
        return;
    default:
        g_string_append_c(text, '(');
        for (guint i = 0; i < query->parts->len; i++) {
            g_string_append(text, i ? between[query->op] : "");
            append(text, query->parts->pdata[i]);
        }
        g_string_append_c(text, ')');
    }
}

char *undex_search_description(const boolean_query *query)
{
    GString *text = g_string_new("Query(");
    append(text, query);
    return g_string_free(g_string_append_c(text, ')'), FALSE);
}

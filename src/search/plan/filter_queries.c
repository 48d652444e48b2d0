// SPDX-License-Identifier: GPL-3.0-or-later
/* This file says for each filter of a query what it finds: a table has the function that makes its query. */
#include "search/plan/search_plan.h"

#include "index/schema.h"
#include "index/slot_date.h"
#include "search/match/boolean_query.h"
#include "search/match/candidate_query.h"
#include "search/match/document_filter.h"
#include "search/match/match_words.h"
#include "search/parse/query_error.h"
#include "search/rank/passage_score.h"
#include "undex/citation.h"
#include "undex/references.h"

#include <string.h>

enum { RANGE_CEILING = 1000, PATHS_CEILING = 2000 };
/* More numbers of a range are looked for at once. */
enum { FEW_TERMS = 32 };

/* The terms that have what each filter asks for. */
static const struct {
    const char *prefix;
    gboolean whole; /* it holds for all passages of a document or for none */
} filter_terms[FILTERS] = {
    [FILTER_SYMBOL] = {UNDEX_TERM_SYMBOL, TRUE}, [FILTER_ORGAN] = {UNDEX_TERM_ORGAN, TRUE},
    [FILTER_BODY] = {UNDEX_TERM_BODY, TRUE},     [FILTER_LANGUAGE] = {UNDEX_TERM_LANGUAGE, TRUE},
    [FILTER_YEAR] = {UNDEX_TERM_YEAR, TRUE},     [FILTER_DATE] = {"", FALSE},
    [FILTER_KIND] = {UNDEX_TERM_KIND, FALSE},    [FILTER_PARA] = {UNDEX_TERM_LABEL, FALSE},
    [FILTER_PAGE] = {UNDEX_TERM_PAGE, FALSE},    [FILTER_COMPONENT] = {UNDEX_TERM_COMPONENT, FALSE},
    [FILTER_TITLE] = {UNDEX_WORD_TITLE, FALSE},  [FILTER_HEADING] = {UNDEX_WORD_HEADING, FALSE},
    [FILTER_NOTE] = {UNDEX_WORD_NOTE, FALSE},    [FILTER_CITES] = {UNDEX_TERM_CITES, FALSE},
    [FILTER_PATH] = {UNDEX_TERM_KEY, TRUE},      [FILTER_CITED_BY] = {UNDEX_TERM_SYMBOL, TRUE},
};

static const char *prefix_of(const query_node *filter)
{
    return filter_terms[filter->field->id].prefix;
}

static boolean_query *fail(const query_builder *b, const query_node *filter, const char *message,
                           GError **error)
{
    return undex_search_null(b->query, filter->at, message, error);
}

static boolean_query *fail_value(const query_builder *b, const query_node *filter, GError **error)
{
    g_autofree char *message = g_strdup_printf("%s: wants %s", filter->field->name, filter->field->wants);
    return fail(b, filter, message, error);
}

/* Takes the query, which has to look for something. */
static boolean_query *some(const query_builder *b, const query_node *filter, boolean_query *query,
                           GError **error)
{
    if (!query || !undex_search_is_nothing(query))
        return query;
    undex_search_unref(query);
    return fail_value(b, filter, error);
}

/* `from..to`; either side may be missing. */
static gboolean split_range(const char *value, char **from, char **to)
{
    const char *dots = strstr(value, "..");
    if (!dots)
        return FALSE;
    *from = g_strstrip(g_strndup(value, (gsize)(dots - value)));
    *to = g_strstrip(g_strdup(dots + 2));
    return TRUE;
}

/* That nothing is found is then no wonder. */
static void note_unmet(query_builder *b, const query_node *filter)
{
    g_autofree char *typed = g_strdup_printf("%s:%s", filter->field->name, filter->text);
    if (!b->unmet)
        b->unmet = g_string_new(NULL);
    if (!strstr(b->unmet->str, typed))
        g_string_append_printf(b->unmet, "%s%s", b->unmet->len ? ", " : "", typed);
}

static boolean_query *value_query(query_builder *b, const query_node *filter, const char *value,
                                  GError **error)
{
    const char *prefix = prefix_of(filter);
    if (filter->field->id == FILTER_CITES) {
        if (!b->negative)
            g_hash_table_add(b->cited, g_strdup(value));
        return undex_candidate_query_mention(b, value, 1);
    }
    if (!filter_terms[filter->field->id].whole)
        return undex_search_term(prefix, value);
    boolean_query *query = undex_search_documents(b, prefix, value, error);
    if (!b->met && !b->negative)
        note_unmet(b, filter);
    return query;
}

/* A/80/ followed by a star: all symbols that begin so. */
static boolean_query *symbols_like(query_builder *b, const query_node *filter, const char *beginning,
                                   GError **error)
{
    g_autofree char *prefix = g_strconcat(prefix_of(filter), beginning, NULL);
    g_autoptr(GPtrArray) terms = undex_index_read_terms(b->store, prefix, RANGE_CEILING + 1, error);
    if (!terms)
        return NULL;
    if (terms->len > RANGE_CEILING)
        return fail(b, filter, "more than 1000 symbols begin like this; write more of it", error);
    g_autoptr(GPtrArray) parts = undex_search_parts();
    for (guint i = 0; i < terms->len; i++) {
        g_autofree char *symbol = g_strconcat(beginning, terms->pdata[i], NULL);
        if (!undex_search_parts_add(parts, value_query(b, filter, symbol, error)))
            return NULL;
    }
    if (parts->len == 0)
        return undex_search_term(prefix, "*");
    return undex_search_combine(QUERY_OR, parts);
}

static boolean_query *make_symbol(query_builder *b, const query_node *filter, const char *value,
                                  GError **error)
{
    gsize length = strlen(value);
    const char *star = strchr(value, '*');
    if (star && (star == value || star[1]))
        return fail(b, filter, "a star stands at the end of a symbol, as A/68/*", error);
    if (star) {
        g_autofree char *beginning = g_strndup(value, length - 1);
        return symbols_like(b, filter, beginning, error);
    }
    g_autofree char *symbol = undex_symbol_parse(value);
    return value_query(b, filter, symbol ? symbol : value, error);
}

static boolean_query *make_cites(query_builder *b, const query_node *filter, const char *value,
                                 GError **error)
{
    g_autoptr(GPtrArray) places = undex_cited_places(value), parts = undex_search_parts();
    for (guint i = 0; i < places->len; i++)
        if (!undex_search_parts_add(parts, value_query(b, filter, places->pdata[i], error)))
            return NULL;
    return places->len ? undex_search_combine(QUERY_OR, parts) : make_symbol(b, filter, value, error);
}

static boolean_query *make_cited_by(query_builder *b, const query_node *filter, const char *value,
                                    GError **error)
{
    g_autoptr(GPtrArray) symbols = undex_refs_cited_by(b->store, value, error);
    if (symbols && symbols->len > RANGE_CEILING)
        return fail(b, filter, "more than 1000 documents are cited by that; name a paragraph", error);
    return symbols ? undex_search_documents_of(b, symbols, error) : NULL;
}

static boolean_query *make_upper(query_builder *b, const query_node *filter, const char *value,
                                 GError **error)
{
    g_autofree char *upper = g_utf8_strup(value, -1);
    return value_query(b, filter, upper, error);
}

/* With a star, all bodies that begin so: those under it, for one. */
static boolean_query *make_body(query_builder *b, const query_node *filter, const char *value, GError **error)
{
    gsize length = strlen(value);
    gboolean star = length > 1 && value[length - 1] == '*';
    g_autofree char *typed = g_strndup(value, length - star);
    g_autofree char *body = undex_symbol_body_parse(typed);
    if (!body)
        return fail_value(b, filter, error);
    return star ? symbols_like(b, filter, body, error) : value_query(b, filter, body, error);
}

static boolean_query *make_lower(query_builder *b, const query_node *filter, const char *value,
                                 GError **error)
{
    g_autofree char *lower = g_utf8_strdown(value, -1);
    return value_query(b, filter, lower, error);
}

static boolean_query *make_language(query_builder *b, const query_node *filter, const char *value,
                                    GError **error)
{
    g_autofree char *lower = g_utf8_strdown(undex_query_filter_language(value), -1);
    boolean_query *whole = undex_search_documents(b, UNDEX_TERM_LANGUAGE, lower, error);
    g_autoptr(GPtrArray) present = whole ? undex_index_list_languages(b->store, error) : NULL;
    if (!present) {
        undex_search_unref(whole);
        return NULL;
    }
    if (!b->negative && !g_ptr_array_find_with_equal_func(present, lower, g_str_equal, NULL))
        note_unmet(b, filter);
    /* Of the documents of that language those passages that are of it, and those of others that are. */
    boolean_query *own = undex_search_joined(QUERY_AND_NOT, whole, undex_search_term(UNDEX_TERM_APART, ""));
    return undex_search_joined(QUERY_OR, own, undex_search_term(UNDEX_TERM_APART, lower));
}

static boolean_query *make_kind(query_builder *b, const query_node *filter, const char *value, GError **error)
{
    g_autofree char *lower = g_ascii_strdown(value, -1);
    b->own_kind |= !b->negative;
    if (strcmp(lower, "note") == 0)
        return undex_search_joined(QUERY_OR, undex_search_kind(UNDEX_KIND_FOOTNOTE),
                                   undex_search_kind(UNDEX_KIND_ENDNOTE));
    int kind = undex_kind_find(lower);
    if (kind < 0) {
        g_autoptr(GString) names = g_string_new("there is no such kind of passage; the kinds are");
        for (int i = 0; i < UNDEX_KIND_COUNT; i++)
            g_string_append_printf(names, " %s", undex_kind_name((undex_kind)i));
        return fail(b, filter, names->str, error);
    }
    b->any_kind |= kind == UNDEX_KIND_BOILERPLATE;
    return undex_search_kind((undex_kind)kind);
}

static boolean_query *make_component(query_builder *b, const query_node *filter, const char *value,
                                     GError **error)
{
    if (g_ascii_strcasecmp(value, UNDEX_COMPONENT_MAIN) != 0)
        return make_lower(b, filter, value, error);
    return undex_search_joined(QUERY_AND_NOT, undex_search_passages(),
                               undex_search_term(prefix_of(filter), ""));
}

/* Numbers from..to, each a term. */
static boolean_query *make_numbers(query_builder *b, const query_node *filter, const char *from,
                                   const char *to, GError **error)
{
    guint64 first = 1, last = 0;
    if ((*from && !g_ascii_string_to_unsigned(from, 10, 0, G_MAXINT, &first, NULL)) ||
        !g_ascii_string_to_unsigned(to, 10, 0, G_MAXINT, &last, NULL) || last < first)
        return fail_value(b, filter, error);
    if (last - first >= RANGE_CEILING)
        return fail(b, filter, "a range of at most 1000 numbers can be asked for", error);
    g_autoptr(GPtrArray) terms = g_ptr_array_new_with_free_func(g_free), parts = undex_search_parts();
    for (guint64 n = first; n <= last; n++)
        g_ptr_array_add(terms, g_strdup_printf("%s%" G_GUINT64_FORMAT, prefix_of(filter), n));
    if (terms->len > FEW_TERMS) {
        g_autofree char *name = g_strdup_printf("%s:%s", filter->field->name, filter->text);
        return undex_search_any_term(b, terms, name, error);
    }
    for (guint i = 0; i < terms->len; i++)
        if (!undex_search_parts_add(parts, undex_search_term("", terms->pdata[i])))
            return NULL;
    return undex_search_combine(QUERY_OR, parts);
}

static boolean_query *make_number(query_builder *b, const query_node *filter, const char *value,
                                  GError **error)
{
    g_autofree char *from = NULL, *to = NULL;
    if (split_range(value, &from, &to))
        return make_numbers(b, filter, from, to, error);
    g_autofree char *bare = g_strndup(value, strcspn(value, "(")); /* 3(b) stands in 3 */
    return make_lower(b, filter, g_strstrip(bare), error);
}

static gboolean is_date(const char *text)
{
    static const int lengths[] = {4, 7, 10};
    gsize length = strlen(text);
    gboolean known = FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(lengths); i++)
        known |= length == (gsize)lengths[i];
    for (gsize i = 0; known && i < length; i++)
        known = i == 4 || i == 7 ? text[i] == '-' : g_ascii_isdigit(text[i]);
    if (!known || length == 4)
        return known;
    guint day = length == 10 ? (guint)g_ascii_strtoull(text + 8, NULL, 10) : 1;
    return g_date_valid_dmy((GDateDay)day, (GDateMonth)g_ascii_strtoull(text + 5, NULL, 10),
                            (GDateYear)g_ascii_strtoull(text, NULL, 10));
}

/* Dates sort as text; a year or a month stands for all days in it. */
static boolean_query *make_date(query_builder *b, const query_node *filter, const char *value, GError **error)
{
    g_autofree char *from = NULL, *to = NULL;
    if (!split_range(value, &from, &to)) {
        from = g_strdup(value);
        to = g_strdup(value);
    }
    if ((*from && !is_date(from)) || (*to && !is_date(to)) || (!*from && !*to))
        return fail_value(b, filter, error);
    if (*from && *to && strncmp(from, to, MIN(strlen(from), strlen(to))) > 0)
        return fail(b, filter, "the range ends before it begins", error);
    date_range dates = {{0}, {0xFF, 0xFF, 0xFF}};
    if ((*from && !undex_slot_date_encode(from, FALSE, dates.since)) ||
        (*to && !undex_slot_date_encode(to, TRUE, dates.until)))
        return fail_value(b, filter, error);
    g_autofree char *name = g_strdup_printf("%s:%s", filter->field->name, value);
    return undex_search_dated(b, &dates, name, error);
}

static boolean_query *make_year(query_builder *b, const query_node *filter, const char *value, GError **error)
{
    return strlen(value) == 4 && is_date(value) ? value_query(b, filter, value, error)
                                                : make_date(b, filter, value, error);
}

static boolean_query *make_path(query_builder *b, const query_node *filter, const char *value, GError **error)
{
    GError *own = NULL;
    g_autoptr(GPtrArray) keys = undex_index_match_paths(b->store, value, PATHS_CEILING, &own);
    if (own && g_error_matches(own, UNDEX_ERROR, UNDEX_ERROR_LIMIT)) {
        g_autoptr(GError) limit = own;
        return fail(b, filter, limit->message, error);
    }
    if (own) {
        g_propagate_error(error, own);
        return NULL;
    }
    g_autoptr(GPtrArray) parts = undex_search_parts();
    for (guint i = 0; i < keys->len; i++)
        if (!undex_search_parts_add(parts, value_query(b, filter, keys->pdata[i], error)))
            return NULL;
    if (keys->len == 0) /* a key that no document has */
        return undex_search_term(prefix_of(filter), "\n");
    return undex_search_combine(QUERY_OR, parts);
}

static boolean_query *make_text(query_builder *b, const query_node *filter, const char *value, GError **error)
{
    gboolean placed =
        strcmp(prefix_of(filter), UNDEX_WORD_NOTE) == 0; /* phrases are looked for in the text and in notes */
    gboolean titled = strcmp(prefix_of(filter), UNDEX_WORD_TITLE) == 0;
    boolean_query *query = titled ? undex_search_titled(b, value, error)
                           : filter->quoted && placed
                               ? undex_proximity_phrase_query(b, value, filter->at, prefix_of(filter), error)
                               : undex_search_all_words(b, value, prefix_of(filter), error);
    return some(b, filter, query, error);
}

/* What each filter makes of its value. */
static boolean_query *(*const makers[FILTERS])(query_builder *, const query_node *, const char *,
                                               GError **) = {
    [FILTER_SYMBOL] = make_symbol,       [FILTER_ORGAN] = make_upper, [FILTER_BODY] = make_body,
    [FILTER_LANGUAGE] = make_language,   [FILTER_YEAR] = make_year,   [FILTER_DATE] = make_date,
    [FILTER_KIND] = make_kind,           [FILTER_PARA] = make_number, [FILTER_PAGE] = make_number,
    [FILTER_COMPONENT] = make_component, [FILTER_TITLE] = make_text,  [FILTER_HEADING] = make_text,
    [FILTER_NOTE] = make_text,           [FILTER_CITES] = make_cites, [FILTER_PATH] = make_path,
    [FILTER_CITED_BY] = make_cited_by,
};

/* Commas in the place of what stands between alternatives. FALSE: it is something else. */
static gboolean put_commas(const query_builder *b, const query_node *filter, GString *list, GError **error)
{
    g_string_replace(list, " OR ", ",", 0);
    if (filter->field->open)
        return TRUE;
    g_string_replace(list, " or ", ",", 0);
    g_strdelimit(list->str, " ", ',');
    g_autofree char *lower = g_ascii_strdown(list->str, -1), *all = g_strdup_printf(",%s,", lower);
    if (strstr(all, ",and,") || strstr(all, ",not,"))
        return fail(b, filter, "alternatives of one filter are joined by OR or commas", error) != NULL;
    return TRUE;
}

/* (a OR b), (a, b): alternatives of one field. */
static boolean_query *make_alternatives(query_builder *b, const query_node *filter, GError **error)
{
    g_autoptr(GString) list = g_string_new(filter->text);
    if (!put_commas(b, filter, list, error))
        return NULL;
    g_auto(GStrv) values = g_strsplit(list->str, ",", RANGE_CEILING);
    g_autoptr(GPtrArray) parts = undex_search_parts();
    for (char **v = values; *v; v++) {
        g_autofree char *value = g_strdup(*v);
        g_strdelimit(value, "\"", ' ');
        if (!*g_strstrip(value))
            continue;
        if (!undex_search_parts_add(parts, makers[filter->field->id](b, filter, value, error)))
            return NULL;
    }
    return some(b, filter, undex_search_combine(QUERY_OR, parts), error);
}

static boolean_query *fail_star(const query_builder *b, const query_node *filter, GError **error)
{
    g_autofree char *message =
        g_strdup_printf("%s: takes no star; it wants %s", filter->field->name, filter->field->wants);
    return fail(b, filter, message, error);
}

boolean_query *undex_filter_query(query_builder *b, const query_node *filter, GError **error)
{
    g_autofree char *value = g_strstrip(g_strdup(filter->text));
    gboolean citation = (filter->field->id == FILTER_CITES || filter->field->id == FILTER_CITED_BY) &&
                        strstr(value, ", para");
    if (strchr(value, '*') && !filter->field->open)
        return fail_star(b, filter, error);
    if (filter->grouped && !filter->field->weighs && !citation)
        return make_alternatives(b, filter, error);
    return makers[filter->field->id](b, filter, value, error);
}

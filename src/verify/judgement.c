// SPDX-License-Identifier: GPL-3.0-or-later
#include "verify/judgement.h"

#include "verify/quotation_search.h"

#include <string.h>

/* Shorter ones are no quotations where nothing surely ties them to a citation, and where something does. */
enum { LEAST_WORDS_LOOSE = 6, LEAST_WORDS_TIED = 3 };
/* The share of its words that a text must have to be nearly the quotation: where it is cited, and elsewhere.
 */
static const double NEARLY_CITED = 0.5, NEARLY_ANYWHERE = 0.7;

typedef struct {
    const undex_judge *judge;
    const undex_quoted *quoted;
    const undex_quotation_tie *tie;
    undex_verified *verified;
    double likeness;
    gboolean any_document; /* of those cited one is in the index */
} judging;

static undex_draft_citation *candidate(const judging *j, guint i)
{
    return &g_array_index(j->judge->citations, undex_draft_citation,
                          g_array_index(j->tie->candidates, guint, i));
}

static void set_cited(const judging *j, undex_draft_citation *citation)
{
    g_free(j->verified->cited);
    j->verified->cited = g_strdup(citation->text);
    j->verified->cited_at = undex_draft_place_of(j->judge->draft, citation->start);
    citation->used = TRUE;
}

static gboolean settle(const judging *j, undex_verdict verdict)
{
    j->verified->verdict = verdict;
    return TRUE;
}

/* ---- at the places cited ---- */

/* Whether it stands at the place that was chosen in one document; an objection is kept for later. */
static gboolean find_at_place(const judging *j, const undex_document_words *words, undex_word_range *altered)
{
    g_autoptr(GArray) ranges = undex_cited_ranges(words);
    for (guint i = 0; i < ranges->len; i++) {
        undex_word_range where;
        g_autofree char *objection = NULL;
        if (!undex_quoted_find(j->quoted, words, g_array_index(ranges, undex_word_range, i), &where,
                               &objection))
            continue;
        if (!objection) {
            undex_verified_set_where(j->verified, words, where);
            return TRUE;
        }
        if (!j->verified->reason) {
            j->verified->reason = g_steal_pointer(&objection);
            *altered = where;
        }
    }
    return FALSE;
}

/* `*done`: it is verbatim at one of the places, or altered. */
static gboolean judge_places(judging *j, gboolean *done, GError **error)
{
    for (guint i = 0; i < j->tie->candidates->len; i++) {
        undex_draft_citation *c = candidate(j, i);
        GPtrArray *found = undex_cited_documents_find(j->judge->documents, c->citation, error);
        if (!found)
            return FALSE;
        for (guint k = 0; k < found->len; k++) {
            const undex_document_words *words = g_ptr_array_index(found, k);
            undex_word_range altered = {0};
            j->any_document = TRUE;
            gboolean verbatim = find_at_place(j, words, &altered);
            if (!verbatim && altered.begin >= altered.end)
                continue;
            set_cited(j, c);
            if (!verbatim)
                undex_verified_set_where(j->verified, words, altered);
            else
                g_clear_pointer(&j->verified->reason, g_free);
            *done = settle(j, verbatim ? UNDEX_VERDICT_VERBATIM : UNDEX_VERDICT_ALTERED);
            if (verbatim)
                return TRUE;
        }
    }
    return TRUE;
}

static undex_word_range all_of(const undex_document_words *words)
{
    return (undex_word_range){0, words->stream->words->len};
}

/* ---- elsewhere ---- */

static gboolean stands_in(const judging *j, const undex_document_words *words)
{
    undex_word_range where;
    g_autofree char *objection = NULL;
    if (!undex_quoted_find(j->quoted, words, all_of(words), &where, &objection) || objection)
        return FALSE;
    undex_verified_set_where(j->verified, words, where);
    return TRUE;
}

/* In the documents cited, or, `compare`, nearly there: first where it is cited. */
static gboolean search_cited(judging *j, gboolean compare, gboolean *done, GError **error)
{
    for (guint i = 0; i < j->tie->candidates->len && !*done; i++) {
        GPtrArray *found = undex_cited_documents_find(j->judge->documents, candidate(j, i)->citation, error);
        if (!found)
            return FALSE;
        for (guint k = 0; k < found->len && !*done; k++) {
            const undex_document_words *words = g_ptr_array_index(found, k);
            if (!compare) {
                *done = stands_in(j, words);
                continue;
            }
            g_autoptr(GArray) cited = words->cited->whole ? NULL : undex_cited_ranges(words);
            g_autoptr(GArray) likely = undex_quoted_likely(j->quoted, words);
            for (guint n = 0; cited && n < cited->len; n++)
                undex_quoted_compare(j->quoted, words, g_array_index(cited, undex_word_range, n),
                                     &j->likeness, j->verified);
            for (guint n = 0; n < likely->len; n++)
                undex_quoted_compare(j->quoted, words, g_array_index(likely, undex_word_range, n),
                                     &j->likeness, j->verified);
        }
    }
    return TRUE;
}

/* In documents that a search finds. */
static gboolean search_hits(judging *j, const undex_results *results, gboolean compare, gboolean *done,
                            GError **error)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < results->hits->len && !*done; i++) {
        const undex_hit *hit = g_ptr_array_index(results->hits, i);
        gsize key = strcspn(hit->passage->id, "#");
        if (!g_hash_table_add(seen, g_strndup(hit->passage->id, key)))
            continue;
        undex_document_words *words = undex_cited_documents_of(j->judge->documents, hit->passage, error);
        if (!words)
            return *error == NULL;
        if (!compare) {
            *done = stands_in(j, words);
            continue;
        }
        g_autoptr(GArray) likely = undex_quoted_likely(j->quoted, words);
        for (guint n = 0; n < likely->len; n++)
            undex_quoted_compare(j->quoted, words, g_array_index(likely, undex_word_range, n), &j->likeness,
                                 j->verified);
    }
    return TRUE;
}

static gboolean search_index(judging *j, gboolean compare, gboolean *done, GError **error)
{
    for (guint part = 0; !*done; part++) {
        g_autoptr(undex_results) results = NULL;
        if (!undex_quotation_search(j->judge->store, j->quoted->literal, part, compare, &results, error))
            return FALSE;
        if (!results)
            return TRUE;
        if (!search_hits(j, results, compare, done, error))
            return FALSE;
    }
    return TRUE;
}

/* ---- verdicts ---- */

/* What the document has in the stead of a place that it lacks. */
static gboolean say_missing(const judging *j, GError **error)
{
    GPtrArray *found = undex_cited_documents_find(j->judge->documents, candidate(j, 0)->citation, error);
    if (!found)
        return FALSE;
    for (guint i = 0; i < found->len; i++)
        if (((undex_document_words *)g_ptr_array_index(found, i))->cited->ordinals->len)
            return TRUE;
    if (!found->len)
        return TRUE;
    const undex_document_words *words = g_ptr_array_index(found, 0);
    g_autofree char *outline = undex_cited_outline(words->cited->document);
    j->verified->reason = g_strdup_printf("there is no such place: %s", outline);
    return TRUE;
}

static gboolean judge_elsewhere(judging *j, GError **error)
{
    gboolean done = FALSE, cited = j->tie->candidates->len > 0;
    if (cited)
        set_cited(j, candidate(j, 0));
    if (!search_cited(j, FALSE, &done, error) || (!done && !search_index(j, FALSE, &done, error)))
        return FALSE;
    if (cited && j->any_document && !say_missing(j, error))
        return FALSE;
    if (done)
        return settle(j, !cited            ? UNDEX_VERDICT_UNCITED
                         : j->any_document ? UNDEX_VERDICT_ELSEWHERE
                                           : UNDEX_VERDICT_NO_DOCUMENT);
    if (!search_cited(j, TRUE, &done, error))
        return FALSE;
    if (j->likeness < NEARLY_CITED) {
        j->likeness = MAX(j->likeness, NEARLY_ANYWHERE);
        if (!search_index(j, TRUE, &done, error))
            return FALSE;
    }
    gboolean near = j->verified->diff && j->likeness > NEARLY_CITED;
    if (!near) {
        g_clear_pointer(&j->verified->diff, g_array_unref);
        g_clear_pointer(&j->verified->where, g_free);
        g_clear_pointer(&j->verified->where_id, g_free);
    }
    return settle(j, cited && !j->any_document ? UNDEX_VERDICT_NO_DOCUMENT
                     : near                    ? UNDEX_VERDICT_NEARLY
                                               : UNDEX_VERDICT_NOT_FOUND);
}

/* Short ones may be names, or words that an author does not stand by. */
static gboolean is_left_alone(const judging *j, gboolean weak)
{
    guint words = j->quoted->literal->stream->words->len;
    if (j->tie->sure)
        return words < LEAST_WORDS_TIED;
    return weak || words < LEAST_WORDS_LOOSE;
}

gboolean undex_judge_quotation(const undex_judge *judge, const undex_quotation *quotation,
                               const undex_quotation_tie *tie, undex_verified **verified, GError **error)
{
    gsize end = quotation->cut == G_MAXSIZE || tie->whole ? quotation->end : quotation->cut;
    g_autoptr(undex_quoted) quoted =
        undex_quoted_new(undex_quotation_text(judge->draft, quotation->start, end));
    *verified = NULL;
    if (!quoted->literal->stream->words->len)
        return TRUE;
    undex_verified *made = g_new0(undex_verified, 1);
    made->quotation = g_strdup(quoted->text);
    made->start = undex_draft_place_of(judge->draft, quotation->start);
    made->end = undex_draft_place_of(judge->draft, end);
    judging j = {.judge = judge, .quoted = quoted, .tie = tie, .verified = made};
    gboolean done = FALSE, alone = is_left_alone(&j, quotation->weak);
    gboolean read = judge_places(&j, &done, error);
    if (read && !done && !alone)
        read = judge_elsewhere(&j, error);
    if (read && (done || !alone))
        *verified = made;
    else
        undex_verified_free(made);
    return read;
}

gboolean undex_judge_citation(const undex_judge *judge, const undex_draft_citation *citation,
                              undex_verified **verified, GError **error)
{
    *verified = NULL;
    GPtrArray *found = undex_cited_documents_find(judge->documents, citation->citation, error);
    if (!found)
        return FALSE;
    undex_verified *made = g_new0(undex_verified, 1);
    made->cited = g_strdup(citation->text);
    made->start = made->cited_at = undex_draft_place_of(judge->draft, citation->start);
    made->end = undex_draft_place_of(judge->draft, citation->end);
    made->verdict = found->len ? UNDEX_VERDICT_NO_PLACE : UNDEX_VERDICT_NO_DOCUMENT;
    for (guint i = 0; i < found->len; i++) {
        const undex_document_words *words = g_ptr_array_index(found, i);
        const undex_cited *cited = words->cited;
        if (!cited->ordinals->len && !cited->whole)
            continue;
        made->verdict = UNDEX_VERDICT_CITED;
        const undex_passage *passage = cited->whole ? NULL : undex_cited_passage(cited);
        made->where_id = g_strdup(passage ? passage->id : cited->document->key);
        made->where = g_strdup(passage && passage->citation ? passage->citation : cited->document->symbol);
        break;
    }
    if (made->verdict == UNDEX_VERDICT_NO_PLACE) {
        const undex_document_words *words = g_ptr_array_index(found, 0);
        made->reason = undex_cited_outline(words->cited->document);
    }
    *verified = made;
    return TRUE;
}

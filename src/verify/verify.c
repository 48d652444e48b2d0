// SPDX-License-Identifier: GPL-3.0-or-later
#include "undex/verify.h"

#include "verify/judgement.h"

#include <string.h>

static const char *const names[UNDEX_VERDICT_COUNT] = {
    [UNDEX_VERDICT_VERBATIM] = "verbatim",
    [UNDEX_VERDICT_UNCITED] = "uncited",
    [UNDEX_VERDICT_CITED] = "cited",
    [UNDEX_VERDICT_ALTERED] = "altered",
    [UNDEX_VERDICT_ELSEWHERE] = "elsewhere",
    [UNDEX_VERDICT_NEARLY] = "nearly",
    [UNDEX_VERDICT_NOT_FOUND] = "not-found",
    [UNDEX_VERDICT_NO_PLACE] = "no-place",
    [UNDEX_VERDICT_NO_DOCUMENT] = "no-document",
};

const char *undex_verdict_name(undex_verdict verdict)
{
    return names[verdict];
}

gboolean undex_verdict_is_true(undex_verdict verdict)
{
    return verdict <= UNDEX_VERDICT_CITED;
}

void undex_verified_free(undex_verified *verified)
{
    if (!verified)
        return;
    g_free(verified->quotation);
    g_free(verified->cited);
    g_free(verified->where);
    g_free(verified->where_id);
    g_free(verified->reason);
    g_clear_pointer(&verified->diff, g_array_unref);
    g_free(verified);
}

void undex_verification_free(undex_verification *verification)
{
    if (!verification)
        return;
    g_free(verification->draft);
    g_ptr_array_unref(verification->items);
    g_free(verification);
}

static gint by_place(gconstpointer a, gconstpointer b)
{
    const undex_verified *left = *(undex_verified *const *)a, *right = *(undex_verified *const *)b;
    if (left->start.page != right->start.page)
        return left->start.page - right->start.page;
    if (left->start.note != right->start.note)
        return left->start.note - right->start.note;
    if (left->start.paragraph != right->start.paragraph)
        return left->start.paragraph - right->start.paragraph;
    if (left->start.line != right->start.line)
        return left->start.line - right->start.line;
    return left->start.column - right->start.column;
}

static void take(undex_verification *v, undex_verified *verified)
{
    if (!verified)
        return;
    g_ptr_array_add(v->items, verified);
    v->counts[verified->verdict]++;
    v->is_true &= undex_verdict_is_true(verified->verdict);
}

static gboolean judge_all(const undex_judge *judge, const GArray *quotations, undex_verification *v,
                          GError **error)
{
    for (guint i = 0; i < quotations->len; i++) {
        undex_verified *verified = NULL;
        g_auto(undex_quotation_tie) tie =
            undex_quotation_tie_make(judge->draft, quotations, i, judge->citations);
        if (!undex_judge_quotation(judge, &g_array_index(quotations, undex_quotation, i), &tie, &verified,
                                   error))
            return FALSE;
        v->left_alone += !verified;
        take(v, verified);
        undex_cited_documents_trim(judge->documents);
    }
    for (guint i = 0; i < judge->citations->len; i++) {
        const undex_draft_citation *citation = &g_array_index(judge->citations, undex_draft_citation, i);
        undex_verified *verified = NULL;
        if (citation->used)
            continue;
        if (!undex_judge_citation(judge, citation, &verified, error))
            return FALSE;
        take(v, verified);
        undex_cited_documents_trim(judge->documents);
    }
    return TRUE;
}

undex_verification *undex_verify_run(undex_index *store, const undex_draft *draft, GError **error)
{
    g_autoptr(GArray) quotations = undex_quotations_find(draft);
    g_autoptr(GArray) citations = undex_draft_citations_find(draft, quotations);
    g_autoptr(undex_cited_documents) documents = undex_cited_documents_new(store);
    undex_judge judge = {store, draft, documents, citations};
    undex_verification *v = g_new0(undex_verification, 1);
    v->items = g_ptr_array_new_with_free_func((GDestroyNotify)undex_verified_free);
    v->is_true = TRUE;
    g_autoptr(GError) failure = NULL;
    if (!judge_all(&judge, quotations, v, &failure)) {
        g_propagate_error(error, g_steal_pointer(&failure));
        undex_verification_free(v);
        return NULL;
    }
    g_ptr_array_sort(v->items, by_place);
    return v;
}

// SPDX-License-Identifier: GPL-3.0-or-later
/* Words in their order: phrases and NEAR. Postings of the rarer words say which passages to look at; there
 * the order of the words is read (UNDEX_SLOT_WORD_ORDER). Common words need not be looked up: where they are
 * missing the order is not right either. */
#include "search/match/proximity_search.h"

#include "base/budget.h"
#include "index/schema.h"

/* Steps of the budget for a passage that is looked at. */
enum { PASSAGE_STEPS = 64 };

/* Appends those of the passages in which the order is right, as far as `many` (may be NULL) tells forms
 * apart; `c` as for undex_proximity_count(). */
static gboolean look_once(xc_database *database, const proximity *o, gboolean in_notes, const GArray *docids,
                          GArray *many, proximity_claims *c, GArray *spots, xc_error *failure)
{
    g_autoptr(proximity_layout) l = undex_proximity_layout_new(o);
    g_autoptr(xc_values) orders = xc_database_values(database, UNDEX_SLOT_WORD_ORDER, failure);
    g_auto(proximity_buffer) buffer;
    undex_proximity_buffer_init(&buffer, o);
    gboolean ok = orders != NULL;
    for (guint i = 0; ok && i < docids->len && undex_budget_go_on(PASSAGE_STEPS); i++) {
        guint32 docid = g_array_index(docids, guint32, i);
        gsize length = 0;
        if (xc_values_key(orders) < docid)
            ok = xc_values_skip(orders, docid, failure) != XC_FAILED;
        if (!ok || xc_values_key(orders) != docid)
            continue;
        const char *bytes = xc_values_value(orders, &length);
        for (guint k = 0; many && k < many->len; k++)
            undex_proximity_take_present(&g_array_index(many, many_forms, k), docid);
        if (c)
            c->docid = docid;
        guint count = undex_proximity_count(o, l, in_notes, bytes, length, &buffer, c);
        word_spot found = {docid, (float)count};
        if (count)
            g_array_append_val(spots, found);
    }
    return ok;
}

/* Puts `again` in the place of what was found in the passages `docids`; all in order. */
static void replace(GArray *spots, guint first, const GArray *docids, const GArray *again)
{
    guint kept = first, taken = 0, at = 0;
    for (guint i = first; i < spots->len; i++) {
        word_spot s = g_array_index(spots, word_spot, i);
        while (at < docids->len && g_array_index(docids, guint32, at) < s.docid)
            at++;
        if (at < docids->len && g_array_index(docids, guint32, at) == s.docid) {
            if (taken == again->len || g_array_index(again, word_spot, taken).docid != s.docid)
                continue;
            s = g_array_index(again, word_spot, taken++);
        }
        g_array_index(spots, word_spot, kept++) = s;
    }
    g_array_set_size(spots, kept);
}

/* Appends those of the passages in which the order is right. Forms of a word of many are looked up only where
 * passages seem to have them, and only those passages are looked at again that do not. */
static gboolean look(xc_database *database, const proximity *o, gboolean in_notes, const GArray *docids,
                     GArray *spots, xc_error *failure)
{
    g_autoptr(proximity_claims) c = undex_proximity_claims_new(o);
    g_autoptr(GArray) many = c ? NULL : undex_proximity_many_forms(database, o, NULL, docids, failure);
    guint first = spots->len;
    if (!(c || many) || !look_once(database, o, in_notes, docids, many, c, spots, failure))
        return FALSE;
    g_autoptr(GArray) refuted = c ? undex_proximity_claims_refuted(database, o, c, failure) : NULL;
    if (!refuted || !refuted->len)
        return refuted || many;
    g_autoptr(GArray) again = g_array_new(FALSE, FALSE, sizeof(word_spot));
    many = undex_proximity_many_forms(database, o, c, refuted, failure);
    if (!many || !look_once(database, o, in_notes, refuted, many, NULL, again, failure))
        return FALSE;
    replace(spots, first, refuted, again);
    return TRUE;
}

gboolean undex_proximity_spots(xc_database *database, const proximity *o, gboolean in_notes, GArray *spots,
                               GArray *frequencies, xc_error *failure)
{
    enum { STEP = 200 }; /* passages looked at before it is asked whether enough are found */
    g_autoptr(GArray) words =
        undex_proximity_words(database, o, in_notes ? UNDEX_WORD_NOTE : UNDEX_WORD_TEXT, failure);
    if (!words)
        return FALSE;
    for (guint i = 0; frequencies && i < words->len; i++)
        g_array_append_val(frequencies, g_array_index(words, proximity_term, i).passages);
    g_autoptr(GArray) docids = undex_proximity_candidates(database, o, words, TRUE, failure);
    if (!docids || !o->most)
        return docids && look(database, o, in_notes, docids, spots, failure);
    gboolean ok = TRUE;
    for (guint from = 0; ok && from < docids->len && spots->len < o->most && undex_budget_go_on(STEP);
         from += STEP) {
        g_autoptr(GArray) some = g_array_new(FALSE, FALSE, sizeof(guint32));
        g_array_append_vals(some, &g_array_index(docids, guint32, from), MIN(STEP, docids->len - from));
        ok = look(database, o, in_notes, some, spots, failure);
    }
    return ok;
}

gboolean undex_proximity_all(xc_database *database, const proximity *o, const char *prefix, GArray *spots,
                             xc_error *failure)
{
    g_autoptr(GArray) words = undex_proximity_words(database, o, prefix, failure);
    g_autoptr(GArray) docids = words ? undex_proximity_candidates(database, o, words, FALSE, failure) : NULL;
    for (guint i = 0; docids && i < docids->len; i++)
        g_array_append_vals(spots, &(word_spot){g_array_index(docids, guint32, i), 1}, 1);
    return docids != NULL;
}

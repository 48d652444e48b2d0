// SPDX-License-Identifier: GPL-3.0-or-later
/* Different words may have the same hash. Of a word with a few forms that is rare, of one with a thousand (a
 * star) it is not: there only the forms count that the passage has. Most of them no passage has where the
 * word should be, and these are not looked up. */
#include "search/match/proximity_search.h"

#include "base/budget.h"

enum { MANY_FORMS = 16 }; /* as told by all languages of a query: three words of an index are many */

/* A form that a passage has. */
typedef struct {
    guint32 docid;
    guint16 hash;
} present_form;

static void many_forms_clear(gpointer p)
{
    many_forms *many = p;
    g_clear_pointer(&many->word->here, g_array_unref);
    g_array_unref(many->present);
}

static gint by_docid(gconstpointer a, gconstpointer b)
{
    const present_form *x = a, *y = b;
    return x->docid < y->docid ? -1 : x->docid > y->docid;
}

/* The word with that number, from 0; NULL: there are fewer. */
static proximity_word *word_at(const proximity *o, guint number)
{
    for (guint s = 0; s < o->sides->len; s++) {
        const GPtrArray *side = o->sides->pdata[s];
        if (number < side->len)
            return side->pdata[number];
        number -= side->len;
    }
    return NULL;
}

/* ---- what passages seem to have ---- */

proximity_claims *undex_proximity_claims_new(const proximity *o)
{
    guint many = 0;
    for (guint w = 0; o->sides->len == 1 && word_at(o, w); w++)
        if (word_at(o, w)->told >= MANY_FORMS)
            word_at(o, w)->many = ++many;
    if (!many)
        return NULL;
    proximity_claims *c = g_new0(proximity_claims, 1);
    c->passages = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
    return c;
}

void undex_proximity_claims_free(proximity_claims *c)
{
    g_hash_table_unref(c->passages);
    g_free(c);
}

static gpointer claim_of(const proximity_word *word, guint16 hash)
{
    return GUINT_TO_POINTER(word->many << 16 | hash);
}

void undex_proximity_claim(proximity_claims *c, const proximity_word *word, guint16 hash)
{
    GArray *docids = g_hash_table_lookup(c->passages, claim_of(word, hash));
    if (!docids) {
        docids = g_array_new(FALSE, FALSE, sizeof(guint32));
        g_hash_table_insert(c->passages, claim_of(word, hash), docids);
    }
    if (!docids->len || g_array_index(docids, guint32, docids->len - 1) != c->docid)
        g_array_append_val(docids, c->docid);
}

/* ---- what they have ---- */

/* Appends those of the passages that have the term, with its hash. FALSE: failure. */
static gboolean add_present(xc_database *database, GArray *present, const char *term, guint16 hash,
                            const GArray *docids, xc_error *failure)
{
    gint64 some = xc_database_term_freq(database, term, failure);
    g_autofree xc_posting *postings = some >= 0 ? g_new(xc_posting, some + 1) : NULL;
    gint64 count = postings ? xc_database_read_postings(database, term, postings, (size_t)some, failure) : -1;
    guint at = 0;
    for (gint64 i = 0; i < count; i++) {
        while (at < docids->len && g_array_index(docids, guint32, at) < postings[i].docid)
            at++;
        present_form form = {postings[i].docid, hash};
        if (at < docids->len && g_array_index(docids, guint32, at) == form.docid)
            g_array_append_val(present, form);
    }
    undex_budget_go_on((guint)MAX(count, 0));
    return count >= 0;
}

/* The same for all terms of the word with that hash. */
static gboolean add_hash(xc_database *database, GArray *present, const proximity_word *word, guint16 hash,
                         const GArray *docids, xc_error *failure)
{
    for (guint i = 0; i < word->forms->len && undex_budget_go_on(1); i++) {
        const proximity_form *form = &g_array_index(word->forms, proximity_form, i);
        if (form->hash == hash &&
            !add_present(database, present, word->terms->pdata[form->term], hash, docids, failure))
            return FALSE;
    }
    return TRUE;
}

static gint by_number(gconstpointer a, gconstpointer b)
{
    guint32 x = *(const guint32 *)a, y = *(const guint32 *)b;
    return x < y ? -1 : x > y;
}

/* Appends those of the passages that are not among the present; in order both. */
static void add_absent(const GArray *docids, const GArray *present, GArray *refuted)
{
    guint at = 0;
    for (guint i = 0; i < docids->len; i++) {
        guint32 docid = g_array_index(docids, guint32, i);
        while (at < present->len && g_array_index(present, present_form, at).docid < docid)
            at++;
        if (at == present->len || g_array_index(present, present_form, at).docid != docid)
            g_array_append_val(refuted, docid);
    }
}

/* Of the word, those that it seems to be somewhere. */
static gboolean add_refuted(xc_database *database, const proximity_word *word, const proximity_claims *c,
                            GArray *refuted, xc_error *failure)
{
    GHashTableIter i;
    gpointer key, docids;
    g_hash_table_iter_init(&i, c->passages);
    while (g_hash_table_iter_next(&i, &key, &docids)) {
        guint16 hash = (guint16)GPOINTER_TO_UINT(key);
        g_autoptr(GArray) present = g_array_new(FALSE, FALSE, sizeof(present_form));
        if (key != claim_of(word, hash))
            continue;
        if (!add_hash(database, present, word, hash, docids, failure))
            return FALSE;
        g_array_sort(present, by_docid);
        add_absent(docids, present, refuted);
    }
    return TRUE;
}

GArray *undex_proximity_claims_refuted(xc_database *database, const proximity *o, const proximity_claims *c,
                                       xc_error *failure)
{
    g_autoptr(GArray) refuted = g_array_new(FALSE, FALSE, sizeof(guint32));
    for (guint w = 0; word_at(o, w); w++)
        if (word_at(o, w)->many && !add_refuted(database, word_at(o, w), c, refuted, failure))
            return NULL;
    g_array_sort(refuted, by_number);
    return g_steal_pointer(&refuted);
}

static gboolean add_many(xc_database *database, GArray *all, proximity_word *word, const proximity_claims *c,
                         const GArray *docids, xc_error *failure)
{
    if (word->told < MANY_FORMS)
        return TRUE;
    many_forms many = {word, g_array_new(FALSE, FALSE, sizeof(present_form)), 0};
    word->here = g_array_new(FALSE, FALSE, sizeof(guint16));
    g_array_append_val(all, many);
    for (guint i = 0; i < word->forms->len && undex_budget_go_on(1); i++) {
        const proximity_form *form = &g_array_index(word->forms, proximity_form, i);
        if ((!c || g_hash_table_contains(c->passages, claim_of(word, form->hash))) &&
            !add_present(database, many.present, word->terms->pdata[form->term], form->hash, docids, failure))
            return FALSE;
    }
    g_array_sort(many.present, by_docid);
    return TRUE;
}

GArray *undex_proximity_many_forms(xc_database *database, const proximity *o, const proximity_claims *c,
                                   const GArray *docids, xc_error *failure)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(many_forms));
    g_array_set_clear_func(all, many_forms_clear);
    for (guint w = 0; word_at(o, w); w++)
        if (!add_many(database, all, word_at(o, w), c, docids, failure))
            return NULL;
    return g_steal_pointer(&all);
}

void undex_proximity_take_present(many_forms *many, guint32 docid)
{
    g_array_set_size(many->word->here, 0);
    for (; many->at < many->present->len; many->at++) {
        const present_form *form = &g_array_index(many->present, present_form, many->at);
        if (form->docid > docid)
            return;
        if (form->docid == docid)
            g_array_append_val(many->word->here, form->hash);
    }
}

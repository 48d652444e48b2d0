// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Different words may have the same hash. Of a word with a few forms that is rare, of one with a thousand (a
 * star) it is not: there only the forms count that the passage has.
 */
#include "query/order.h"

enum { MANY_FORMS = 16 };

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

/* FALSE: failure. */
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
    return count >= 0;
}

static gboolean add_many(xc_database *database, GArray *all, order_word *word, const GArray *docids,
                         xc_error *failure)
{
    if (word->forms->len < MANY_FORMS)
        return TRUE;
    many_forms many = {word, g_array_new(FALSE, FALSE, sizeof(present_form)), 0};
    word->here = g_array_new(FALSE, FALSE, sizeof(guint16));
    g_array_append_val(all, many);
    for (guint i = 0; i < word->forms->len; i++) {
        const order_form *form = &g_array_index(word->forms, order_form, i);
        if (!add_present(database, many.present, word->terms->pdata[form->term], form->hash, docids, failure))
            return FALSE;
    }
    g_array_sort(many.present, by_docid);
    return TRUE;
}

GArray *undex_query_order_many_forms(xc_database *database, const order *o, const GArray *docids,
                                     xc_error *failure)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(many_forms));
    g_array_set_clear_func(all, many_forms_clear);
    for (guint s = 0; s < o->sides->len; s++) {
        const GPtrArray *side = o->sides->pdata[s];
        for (guint i = 0; i < side->len; i++)
            if (!add_many(database, all, side->pdata[i], docids, failure))
                return NULL;
    }
    return g_steal_pointer(&all);
}

void undex_query_order_take_present(many_forms *many, guint32 docid)
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

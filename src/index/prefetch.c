// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/prefetch.h"

#include "index/document_key.h"
#include "index/schema.h"
#include "index/slot_key.h"

#include <string.h>

struct undex_prefetch {
    xc_database *database;
    GArray *questions; /* xc_question, whose names are ours */
};

static void question_clear(gpointer p)
{
    g_free((char *)((xc_question *)p)->name);
}

undex_prefetch *undex_prefetch_new(xc_database *database)
{
    if (!xc_database_is_remote(database))
        return NULL;
    undex_prefetch *p = g_new0(undex_prefetch, 1);
    p->database = database;
    p->questions = g_array_new(FALSE, FALSE, sizeof(xc_question));
    g_array_set_clear_func(p->questions, question_clear);
    return p;
}

void undex_prefetch_add(undex_prefetch *p, xc_asked what, const char *prefix, const char *name)
{
    xc_question one = {what, NULL};
    if (!p || strlen(prefix) + strlen(name) > XC_TERM_MAX)
        return;
    one.name = g_strconcat(prefix, name, NULL);
    g_array_append_val(p->questions, one);
}

void undex_prefetch_add_all(undex_prefetch *p, xc_asked what, const char *prefix, const GPtrArray *names)
{
    for (guint i = 0; p && i < names->len; i++)
        undex_prefetch_add(p, what, prefix, names->pdata[i]);
}

gboolean undex_prefetch_ask(undex_prefetch *p, xc_error *failure)
{
    if (!p)
        return TRUE;
    gboolean ok = xc_database_ask_ahead(p->database, (const xc_question *)(gconstpointer)p->questions->data,
                                        p->questions->len, failure);
    g_array_unref(p->questions);
    g_free(p);
    return ok;
}

/* A term of the document that begins at `start`: PREFIX + its key, or its key's name. NULL: failure, or none
 * is known. */
static char *term_at(xc_database *database, guint32 start, const char *prefix, gboolean by_name,
                     xc_error *failure)
{
    gsize length = 0;
    char *value = xc_database_value(database, start, UNDEX_SLOT_KEY, &length, failure);
    g_autofree char *key = value ? undex_slot_key_decode(value, length) : NULL;
    g_autofree char *name = key && by_name ? undex_document_key_name_of(key) : NULL;
    xc_string_free(value);
    return key ? undex_schema_term(prefix, name ? name : key) : NULL;
}

/* The terms (char *) of all these documents; NULL: failure. Where no shard is remote, there is none. */
static GPtrArray *terms_at(xc_database *database, const GArray *starts, const char *prefix, gboolean by_name,
                           xc_error *failure)
{
    g_autoptr(GPtrArray) terms = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; xc_database_is_remote(database) && i < starts->len; i++) {
        failure->code = XC_OK;
        char *term = term_at(database, g_array_index(starts, guint32, i), prefix, by_name, failure);
        if (term)
            g_ptr_array_add(terms, term);
        else if (failure->code != XC_OK)
            return NULL;
    }
    return g_steal_pointer(&terms);
}

gboolean undex_prefetch_starts(xc_database *database, guint32 slot, const GArray *starts, xc_error *failure)
{
    g_autoptr(GPtrArray) terms = terms_at(database, starts, UNDEX_TERM_KEY, FALSE, failure);
    if (!terms || terms->len == 0)
        return terms != NULL;
    const xc_any_term any = {(const char *const *)terms->pdata, terms->len};
    return xc_database_fetch_values(database, slot, &any, 1, failure);
}

gboolean undex_prefetch_values(xc_database *database, guint32 slot, const char *term, xc_error *failure)
{
    const xc_any_term any = {&term, 1};
    return !xc_database_is_remote(database) ||
           (term ? xc_database_fetch_values(database, slot, &any, 1, failure)
                 : xc_database_read_valued(database, slot, NULL, 0, failure) >= 0);
}

gboolean undex_prefetch_files(xc_database *database, const GArray *starts, xc_error *failure)
{
    enum { FILES_CEILING = 1000 };
    gboolean one = xc_database_shards(database) < 2;
    g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_autoptr(GPtrArray) terms =
        terms_at(database, starts, one ? UNDEX_TERM_FILE_KEY : UNDEX_TERM_FILE_NAME, !one, failure);
    if (!terms || terms->len == 0)
        return terms != NULL;
    undex_prefetch *all = undex_prefetch_new(database);
    undex_prefetch_add_all(all, XC_ASKED_POSTINGS, "", terms);
    if (!undex_prefetch_ask(all, failure))
        return FALSE;
    for (guint i = 0; i < terms->len && entries->len < FILES_CEILING; i++) {
        g_autoptr(xc_postings) files = xc_database_postings(database, terms->pdata[i], failure);
        xc_step step = files ? XC_END : XC_FAILED;
        while (files && (step = xc_postings_next(files, failure)) == XC_ITEM) {
            guint32 docid = xc_postings_docid(files);
            g_array_append_val(entries, docid);
        }
        if (step == XC_FAILED)
            return FALSE;
    }
    return xc_database_fetch(database, (const guint32 *)(gconstpointer)entries->data, entries->len, failure);
}

// SPDX-License-Identifier: GPL-3.0-or-later
/* This file names the corrigenda, addenda and revisions of a document that are in the index. */
#include "cli/commands/located.h"

#include "undex/citation.h"

#include <string.h>

const char *undex_relation(const char *symbol, const undex_document *other)
{
    for (guint i = 0; i < other->symbols->len; i++) {
        const char *relation = NULL;
        g_autofree char *base = undex_symbol_base(g_ptr_array_index(other->symbols, i), &relation);
        if (base && strcmp(base, symbol) == 0)
            return relation;
    }
    return "base";
}

static void say_one(const char *symbol, const undex_document *other)
{
    const char *relation = undex_relation(symbol, other), *date = other->date;
    gboolean base = strcmp(relation, "base") == 0;
    g_autofree char *what =
        base ? g_strdup_printf("which %s belongs to", symbol) : g_strdup_printf("its %s", relation);
    undex_cli_message("see also %s, %s%s%s", other->symbol, what, date ? ", of " : "", date ? date : "");
}

/* A version of the same symbol stands before it, and has the same relations. */
static gboolean is_said(const GPtrArray *documents, guint i)
{
    const undex_document *document = g_ptr_array_index(documents, i);
    for (guint k = 0; k < i; k++)
        if (g_strcmp0(((const undex_document *)g_ptr_array_index(documents, k))->symbol, document->symbol) ==
            0)
            return TRUE;
    return FALSE;
}

void undex_say_related(undex_index *store, const GPtrArray *documents)
{
    for (guint i = 0; i < documents->len; i++) {
        const undex_document *document = g_ptr_array_index(documents, i);
        if (document->date_reissued)
            undex_cli_message("%s was reissued on %s", document->symbol ? document->symbol : document->key,
                              document->date_reissued);
        if (!document->symbol || is_said(documents, i))
            continue;
        g_autoptr(GPtrArray) related = undex_index_find_related(store, document->symbol, NULL);
        for (guint k = 0; related && k < related->len; k++)
            if (!is_said(related, k))
                say_one(document->symbol, g_ptr_array_index(related, k));
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
/* This file says which documents of the index belong to one: corrigenda, revisions, drafts. */
#include "cli/commands/located.h"

#include "undex/family.h"

#include <string.h>

/* What is said of each relation; and whether it is also said where a document is but cited. */
static const struct {
    const char *relation, *before, *what;
    gboolean cited;
} relations[] = {
    {"corrigendum", "%s is corrected: see also ", "its corrigendum", TRUE},
    {"addendum", "see also ", "its addendum", FALSE},
    {"revision", "%s is superseded: see also ", "its revision", TRUE},
    {"amendment", "%s is amended: see also ", "its amendment", TRUE},
    {"base", "see also ", "which %s belongs to", FALSE},
    {"earlier", "see also ", "an earlier revision", FALSE},
    {"draft", "see also ", "the draft of %s", FALSE},
    {"resolution", "%s was a draft: see also ", "which came of it", TRUE},
};

/* "%s" in it is the symbol. */
static void append(GString *out, const char *text, const char *symbol)
{
    const char *sign = strstr(text, "%s");
    g_string_append_len(out, text, sign ? sign - text : (gssize)strlen(text));
    if (sign)
        g_string_append_printf(out, "%s%s", symbol, sign + 2);
}

static void say_one(const char *symbol, const undex_relative *relative, gboolean cited)
{
    const undex_document *other = relative->document;
    g_autoptr(GString) line = g_string_new(NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(relations); i++) {
        if (strcmp(relations[i].relation, relative->relation) != 0 || (cited && !relations[i].cited))
            continue;
        append(line, relations[i].before, symbol);
        g_string_append_printf(line, "%s, ", other->symbol);
        append(line, relations[i].what, symbol);
        if (undex_document_cited_date(other))
            g_string_append_printf(line, ", of %s", undex_document_cited_date(other));
        if (relative->evidence)
            g_string_append_printf(line, " (%s)", relative->evidence);
        undex_cli_message("%s", line->str);
    }
}

/* Another language of a relative stands before it, and has the same relation. */
static gboolean is_said(const GPtrArray *family, guint i)
{
    const undex_relative *one = family->pdata[i];
    for (guint k = 0; k < i; k++)
        if (g_strcmp0(((const undex_relative *)family->pdata[k])->document->symbol, one->document->symbol) ==
            0)
            return TRUE;
    return FALSE;
}

void undex_say_family(const undex_document *document, const GPtrArray *family, gboolean cited)
{
    if (document->date_reissued && !cited)
        undex_cli_message("%s was reissued on %s", document->symbol ? document->symbol : document->key,
                          document->date_reissued);
    for (guint i = 0; family && document->symbol && i < family->len; i++)
        if (!is_said(family, i))
            say_one(document->symbol, family->pdata[i], cited);
}

void undex_say_families(undex_index *store, const GPtrArray *documents, gboolean quiet)
{
    g_autoptr(GHashTable) said = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < documents->len; i++) {
        undex_document *document = documents->pdata[i];
        g_autoptr(GPtrArray) family = undex_family_find(store, document, NULL);
        if (family)
            undex_family_note(document, family);
        gboolean again = document->symbol && !g_hash_table_add(said, document->symbol);
        if (!quiet)
            undex_say_family(document, again ? NULL : family, FALSE);
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
/* Corrigenda, addenda and revisions are told by their symbols. A draft and its resolution are told by the
 * resolution, which names the draft on its first page ("[without reference to a Main Committee (A/68/L.1)]"),
 * or by their title, where only they have it in that session. */
#include "undex/family.h"

#include "index/schema.h"
#include "search/lookup/citing_passages.h"
#include "undex/citation.h"

#include <string.h>

enum { FIRST_PASSAGES = 14, MOST_CITING = 200, MOST_OF_SESSION = 600, SHORTEST_TITLE = 12 };

static void relative_free(gpointer data)
{
    undex_relative *relative = data;
    undex_document_free(relative->document);
    g_free(relative->evidence);
    g_free(relative);
}

/* Takes `document` and `evidence`; one that is there already stays as it is. */
static void add(GPtrArray *family, undex_document *document, const char *relation, char *evidence)
{
    undex_relative *relative = g_new(undex_relative, 1);
    *relative = (undex_relative){document, relation, evidence};
    for (guint i = 0; i < family->len; i++)
        if (g_strcmp0(((undex_relative *)family->pdata[i])->document->key, document->key) == 0) {
            relative_free(relative);
            return;
        }
    g_ptr_array_add(family, relative);
}

/* ---- by their symbols ---- */

/* What `other` is to the symbol; NULL: it is that symbol's base, or has no relation. */
static const char *relation_to(const char *symbol, const undex_document *other)
{
    for (guint i = 0; i < other->symbols->len; i++) {
        const char *relation = NULL;
        g_autofree char *base = undex_symbol_base(other->symbols->pdata[i], &relation);
        if (base && strcmp(base, symbol) == 0)
            return relation;
    }
    return NULL;
}

/* 2 of A/68/190/Rev.2, where that is a revision of `base`; else 0. */
static int revision_of(const undex_document *document, const char *base)
{
    static const char word[] = "/Rev.";
    gsize length = strlen(base);
    for (guint i = 0; i < document->symbols->len; i++) {
        const char *symbol = document->symbols->pdata[i];
        if (strncmp(symbol, base, length) == 0 && g_str_has_prefix(symbol + length, word) &&
            !strchr(symbol + length + 1, '/'))
            return (int)g_ascii_strtoll(symbol + length + strlen(word), NULL, 10);
    }
    return 0;
}

/* Of a revision: those before and after it. */
static gboolean add_revisions(GPtrArray *family, undex_index *store, const undex_document *document,
                              const char *base, GError **error)
{
    int own = revision_of(document, base);
    g_autoptr(GPtrArray) all = own ? undex_index_find_related(store, base, error) : NULL;
    while (all && all->len) {
        g_autoptr(undex_document) other = g_ptr_array_steal_index(all, 0);
        int number = revision_of(other, base);
        if (number && number != own)
            add(family, g_steal_pointer(&other), number > own ? "revision" : "earlier", NULL);
    }
    return !own || all;
}

static gboolean add_related(GPtrArray *family, undex_index *store, const undex_document *document,
                            const char *symbol, GError **error)
{
    const char *kind = NULL;
    g_autofree char *base = undex_symbol_base(symbol, &kind);
    g_autoptr(GPtrArray) related = undex_index_find_related(store, symbol, error);
    while (related && related->len) {
        undex_document *other = g_ptr_array_steal_index(related, 0);
        const char *relation = relation_to(symbol, other);
        add(family, other, relation ? relation : "base", NULL);
    }
    return related && (!base || add_revisions(family, store, document, base, error));
}

/* ---- drafts and resolutions ---- */

static gboolean is_draft(const char *symbol)
{
    const char *last = strrchr(symbol, '/');
    return last && g_str_has_prefix(last, "/L.");
}

static gboolean is_act(const char *symbol)
{
    return strstr(symbol, "/RES/") || strstr(symbol, "/DEC/");
}

/* Where the first page of a resolution names its draft, in brackets or in a note of the sponsors; what
 * recalls other documents is neither. */
static gboolean names_drafts(const undex_passage *passage)
{
    if (!passage->text || passage->page_first > 1)
        return FALSE;
    if (undex_passage_is_note(passage))
        return strstr(passage->text, "draft resolution") || strstr(passage->text, "draft decision");
    return *passage->text == '[' || (passage->kind == UNDEX_KIND_MASTHEAD && strchr(passage->text, '['));
}

static char *named_in(const undex_passage *passage)
{
    return g_strconcat("named in ", passage->citation ? passage->citation : passage->id, NULL);
}

/* The resolutions and decisions that name the draft. */
static gboolean add_acts(GPtrArray *family, undex_index *store, const char *draft, GError **error)
{
    g_autoptr(GHashTable) documents =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)undex_document_free);
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(undex_citing_passage_free);
    if (!undex_citing_passages(store, draft, NULL, MOST_CITING, documents, found, error))
        return FALSE;
    for (guint i = 0; i < found->len; i++) {
        const citing_passage *citing = found->pdata[i];
        undex_document *act = NULL;
        if (!citing->document->symbol || !is_act(citing->document->symbol) || !names_drafts(citing->passage))
            continue;
        if (!undex_index_find_document(store, citing->document->key, &act, error))
            return FALSE;
        if (act)
            add(family, act, "resolution", named_in(citing->passage));
    }
    return TRUE;
}

static gboolean add_drafts_of(GPtrArray *family, undex_index *store, const undex_passage *passage,
                              GError **error)
{
    for (guint i = 0; i < passage->cites->len; i++) {
        const char *symbol = g_array_index(passage->cites, undex_cite, i).symbol;
        if (!symbol || !is_draft(symbol))
            continue;
        g_autoptr(GPtrArray) drafts = undex_index_find_documents(store, symbol, error);
        while (drafts && drafts->len)
            add(family, g_ptr_array_steal_index(drafts, 0), "draft", named_in(passage));
        if (!drafts)
            return FALSE;
    }
    return TRUE;
}

/* The drafts that the resolution names. */
static gboolean add_drafts(GPtrArray *family, undex_index *store, const undex_document *act, GError **error)
{
    g_autoptr(GPtrArray) first = undex_index_list_passages(store, act->key, 0, FIRST_PASSAGES, error);
    gboolean well = first != NULL;
    for (guint i = 0; well && i < first->len; i++)
        well = !names_drafts(first->pdata[i]) || add_drafts_of(family, store, first->pdata[i], error);
    return well;
}

/* ---- by the title ---- */

static char *folded_title(const undex_document *document)
{
    g_autofree char *title = document->title ? g_utf8_casefold(document->title, -1) : NULL;
    return title && g_utf8_strlen(title, -1) >= SHORTEST_TITLE ? g_steal_pointer(&title) : NULL;
}

static gboolean has_other(const char *one, const char *other)
{
    return one && other && strcmp(one, other) != 0;
}

/* What symbols of the other side begin with: "A/RES/68/" of A/C.3/68/L.1; "A/68/L.", "A/C.1/68/L." ... of
 * A/RES/68/5. */
static GPtrArray *beginnings_of(const char *symbol)
{
    GPtrArray *beginnings = g_ptr_array_new_with_free_func(g_free);
    g_auto(GStrv) parts = g_strsplit(symbol, "/", -1);
    guint count = g_strv_length(parts);
    gboolean council = count > 3 && strcmp(parts[0], "A") == 0 && strcmp(parts[1], "HRC") == 0;
    const char *root = council ? "A/HRC" : parts[0];
    if (is_draft(symbol) && count >= 3) {
        if (council ? count == 4 : count == 3 || (count == 4 && g_str_has_prefix(parts[1], "C.")))
            g_ptr_array_add(beginnings, g_strdup_printf("%s/RES/%s/", root, parts[count - 2]));
    } else if (is_act(symbol) && count >= 4 && !strchr(parts[count - 1], '(')) {
        g_ptr_array_add(beginnings, g_strdup_printf("%s/%s/L.", root, parts[count - 2]));
        for (int committee = 1; committee <= 6 && strcmp(root, "A") == 0; committee++)
            g_ptr_array_add(beginnings, g_strdup_printf("A/C.%d/%s/L.", committee, parts[count - 2]));
    }
    return beginnings;
}

/* Appends those (undex_document *) whose symbols begin so and that have the title, in the same language. */
static gboolean find_titled(undex_index *store, const char *beginning, const undex_document *like,
                            const char *title, GPtrArray *found, GError **error)
{
    g_autofree char *prefix = g_strconcat(UNDEX_TERM_FILE_SYMBOL, beginning, NULL);
    g_autoptr(GPtrArray) rests = undex_index_read_terms(store, prefix, MOST_OF_SESSION, error);
    for (guint i = 0; rests && i < rests->len; i++) {
        g_autofree char *symbol = g_strconcat(beginning, rests->pdata[i], NULL);
        g_autoptr(GPtrArray) documents = undex_index_find_documents(store, symbol, error);
        if (!documents)
            return FALSE;
        while (documents->len) {
            g_autoptr(undex_document) other = g_ptr_array_steal_index(documents, 0);
            g_autofree char *own = folded_title(other);
            if (own && strcmp(own, title) == 0 && !has_other(other->language, like->language) &&
                !has_other(other->agenda_item, like->agenda_item))
                g_ptr_array_add(found, g_steal_pointer(&other));
        }
    }
    return rests != NULL;
}

/* Only where one document alone has it: a title that several have tells nothing. */
static gboolean add_by_title(GPtrArray *family, undex_index *store, const undex_document *document,
                             GError **error)
{
    g_autofree char *title = folded_title(document);
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func((GDestroyNotify)undex_document_free);
    g_autoptr(GPtrArray) beginnings = beginnings_of(document->symbol);
    for (guint i = 0; title && i < beginnings->len; i++)
        if (!find_titled(store, beginnings->pdata[i], document, title, found, error))
            return FALSE;
    if (found->len == 1)
        add(family, g_ptr_array_steal_index(found, 0), is_act(document->symbol) ? "draft" : "resolution",
            g_strdup(document->agenda_item ? "same title, session and agenda item"
                                           : "same title and session"));
    return TRUE;
}

static gboolean add_acts_or_drafts(GPtrArray *family, undex_index *store, const undex_document *document,
                                   GError **error)
{
    guint before = family->len;
    gboolean draft = is_draft(document->symbol), act = is_act(document->symbol);
    if ((draft && !add_acts(family, store, document->symbol, error)) ||
        (act && !add_drafts(family, store, document, error)))
        return FALSE;
    return !(draft || act) || family->len > before || add_by_title(family, store, document, error);
}

static gint by_key(gconstpointer a, gconstpointer b)
{
    return g_strcmp0((*(undex_relative *const *)a)->document->key,
                     (*(undex_relative *const *)b)->document->key);
}

GPtrArray *undex_family_find(undex_index *store, const undex_document *document, GError **error)
{
    g_autoptr(GPtrArray) family = g_ptr_array_new_with_free_func(relative_free);
    for (guint i = 0; i < document->symbols->len; i++)
        if (!add_related(family, store, document, document->symbols->pdata[i], error))
            return NULL;
    if (document->symbol && !add_acts_or_drafts(family, store, document, error))
        return NULL;
    g_ptr_array_sort(family, by_key);
    return g_steal_pointer(&family);
}

void undex_family_note(undex_document *document, const GPtrArray *family)
{
    const struct {
        const char *relation;
        GPtrArray **symbols;
    } notes[] = {{"revision", &document->superseded_by}, {"corrigendum", &document->corrected_by}};
    for (gsize n = 0; n < G_N_ELEMENTS(notes); n++) {
        GPtrArray *symbols = g_ptr_array_new_with_free_func(g_free);
        for (guint i = 0; i < family->len; i++) {
            const undex_relative *relative = family->pdata[i];
            const char *symbol = relative->document->symbol;
            if (strcmp(relative->relation, notes[n].relation) == 0 &&
                !g_ptr_array_find_with_equal_func(symbols, symbol, g_str_equal, NULL))
                g_ptr_array_add(symbols, g_strdup(symbol));
        }
        g_clear_pointer(notes[n].symbols, g_ptr_array_unref);
        if (symbols->len)
            *notes[n].symbols = symbols;
        else
            g_ptr_array_unref(symbols);
    }
}

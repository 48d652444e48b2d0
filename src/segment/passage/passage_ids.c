// SPDX-License-Identifier: GPL-3.0-or-later
/* This file gives passages their ids and citations. Where a document has a symbol and a passage a printed
 * number, these alone make up the id. What is unnumbered counts within its page, so that a change on one
 * page leaves the ids of the others alone. */
#include "segment/passage/passage_ids.h"

#include "segment/layout/page_furniture.h"

#include "base/path_text.h"
#include "undex/citation.h"

#include <string.h>

struct passage_ids {
    const undex_document *document;
    const segment_view *view; /* citations give the labels of its pages */
    char *shown;              /* what citations begin with */
    GHashTable *used;         /* ids given */
    GHashTable *ordinals;     /* prefix -> last ordinal given */
};

static char *shown_of(const char *path)
{
    g_autofree char *name = g_path_get_basename(path);
    return undex_path_text(name);
}

passage_ids *passage_ids_new(const undex_document *document, const segment_view *view)
{
    passage_ids *ids = g_new0(passage_ids, 1);
    ids->document = document;
    ids->view = view;
    ids->used = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    ids->ordinals = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    if (document->symbol)
        ids->shown = g_strdup(document->symbol);
    else if (document->path)
        ids->shown = shown_of(document->path);
    else
        ids->shown = g_strdup(document->key);
    return ids;
}

void passage_ids_free(passage_ids *ids)
{
    if (!ids)
        return;
    g_free(ids->shown);
    g_hash_table_unref(ids->used);
    g_hash_table_unref(ids->ordinals);
    g_free(ids);
}

/* What an id calls a passage of each kind; NULL: numbered kinds go by their label. */
static const char *const stems[UNDEX_KIND_COUNT] = {
    [UNDEX_KIND_MASTHEAD] = "masthead", [UNDEX_KIND_TITLE] = "title",
    [UNDEX_KIND_HEADING] = "heading",   [UNDEX_KIND_PARAGRAPH] = "block",
    [UNDEX_KIND_PREAMBULAR] = "pp",     [UNDEX_KIND_OPERATIVE] = "block",
    [UNDEX_KIND_BLOCK] = "block",       [UNDEX_KIND_LIST_ITEM] = "item",
    [UNDEX_KIND_SPEECH] = "speech",     [UNDEX_KIND_TABLE] = "table",
    [UNDEX_KIND_FOOTNOTE] = "fn",       [UNDEX_KIND_ENDNOTE] = "en",
    [UNDEX_KIND_SUMMARY] = "summary",   [UNDEX_KIND_BOILERPLATE] = "boilerplate",
    [UNDEX_KIND_CAPTION] = "caption",
};

static guint next_ordinal(passage_ids *ids, const char *prefix)
{
    guint n = GPOINTER_TO_UINT(g_hash_table_lookup(ids->ordinals, prefix)) + 1;
    g_hash_table_insert(ids->ordinals, g_strdup(prefix), GUINT_TO_POINTER(n));
    return n;
}

/* A number that citations give: not the label of a heading, nor a speaker's name. */
static gboolean is_numbered(const undex_passage *passage)
{
    return passage->label && !undex_passage_is_note(passage) && passage->kind != UNDEX_KIND_HEADING &&
           passage->kind != UNDEX_KIND_SPEECH;
}

static char *make_id(passage_ids *ids, const undex_passage *passage, const char *parent)
{
    const char *key = ids->document->key;
    g_autofree char *where = g_strcmp0(passage->component, "main") == 0 || !passage->component
                                 ? g_strdup("")
                                 : g_strconcat(passage->component, ".", NULL);
    g_autofree char *label = g_strdup(passage->label);
    if (label)
        g_strdelimit(label, " \t", '-');
    if (label && undex_passage_is_note(passage))
        return g_strdup_printf("%s#%s%s.%s", key, where, stems[passage->kind], label);
    if (parent && label)
        return g_strdup_printf("%s#%spara.%s.item.%s", key, where, parent, label);
    if (is_numbered(passage))
        return g_strdup_printf("%s#%spara.%s", key, where, label);
    g_autofree char *prefix =
        g_strdup_printf("%s#%sp%d.%s", key, where, passage->page_first, stems[passage->kind]);
    return g_strdup_printf("%s.%u", prefix, next_ordinal(ids, prefix));
}

static char *make_citation(passage_ids *ids, undex_passage *passage, const char *parent)
{
    gboolean note = undex_passage_is_note(passage) && passage->label, numbered = is_numbered(passage);
    g_autofree char *item = parent && numbered ? g_strdup_printf("(%s)", passage->label) : NULL;
    g_autofree char *page = segment_page_label(ids->view, passage->page_first);
    undex_locator locator = {.kind = note       ? UNDEX_LOCATOR_NOTE
                                     : numbered ? UNDEX_LOCATOR_PARA
                                                : UNDEX_LOCATOR_PAGE,
                             .first = item               ? (char *)parent
                                      : note || numbered ? passage->label
                                                         : page,
                             .item = item};
    gboolean placed = note || numbered || passage->page_first > 0;
    return undex_citation_format(ids->shown, passage->component, &locator, placed ? 1 : 0);
}

void passage_ids_give(passage_ids *ids, undex_passage *passage, const char *parent)
{
    g_autofree char *id = make_id(ids, passage, parent);
    char *unique = g_strdup(id);
    while (g_hash_table_contains(ids->used, unique)) {
        g_free(unique);
        unique = g_strdup_printf("%s~%u", id, next_ordinal(ids, id) + 1);
    }
    g_hash_table_add(ids->used, g_strdup(unique));
    g_free(passage->id);
    passage->id = unique;
    g_free(passage->citation);
    passage->citation = make_citation(ids, passage, parent);
    /* A number that comes twice in its component is told apart by its page. */
    if (strcmp(id, unique) != 0 && (is_numbered(passage) || undex_passage_is_note(passage))) {
        char *plain = passage->citation;
        g_autofree char *page = segment_page_label(ids->view, passage->page_first);
        passage->citation = g_strdup_printf("%s, p. %s", plain, page);
        g_free(plain);
    }
}

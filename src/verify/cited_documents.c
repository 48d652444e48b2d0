// SPDX-License-Identifier: GPL-3.0-or-later
#include "verify/cited_documents.h"

#include "record/sub_paragraph.h"

#include <string.h>

/* Letters of documents that are kept from one quotation to the next. */
enum { MOST_KEPT = 24 << 20 };

struct undex_cited_documents {
    undex_index *store;
    GHashTable *found; /* what was asked for -> GPtrArray of undex_document_words * */
    gsize letters;
};

static void words_free(gpointer data)
{
    undex_document_words *words = data;
    undex_word_stream_free(words->stream);
    g_array_unref(words->ranges);
    g_free(words->texts);
    g_free(words);
}

/* The documents that were located, with what was made of them; the first frees the second. */
typedef struct {
    GPtrArray *places, *words;
} located;

static void located_free(gpointer data)
{
    located *l = data;
    g_ptr_array_unref(l->words);
    g_ptr_array_unref(l->places);
    g_free(l);
}

undex_cited_documents *undex_cited_documents_new(undex_index *store)
{
    undex_cited_documents *documents = g_new0(undex_cited_documents, 1);
    documents->store = store;
    documents->found = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, located_free);
    return documents;
}

void undex_cited_documents_free(undex_cited_documents *documents)
{
    if (!documents)
        return;
    g_hash_table_unref(documents->found);
    g_free(documents);
}

void undex_cited_documents_trim(undex_cited_documents *documents)
{
    if (documents->letters < MOST_KEPT)
        return;
    g_hash_table_remove_all(documents->found);
    documents->letters = 0;
}

static void add_passages(undex_document_words *words, gboolean notes)
{
    const GPtrArray *passages = words->cited->document->passages;
    for (guint i = 0; i < passages->len; i++) {
        const undex_passage *passage = g_ptr_array_index(passages, i);
        if (undex_passage_is_note(passage) != notes)
            continue;
        undex_word_range *range = &g_array_index(words->ranges, undex_word_range, i);
        range->begin = words->stream->words->len;
        undex_word_stream_add(words->stream, words->texts[i], 0, strlen(words->texts[i]), i);
        range->end = words->stream->words->len;
    }
}

static undex_document_words *words_new(undex_cited *cited)
{
    undex_document_words *words = g_new0(undex_document_words, 1);
    const GPtrArray *passages = cited->document->passages;
    words->cited = cited;
    words->stream = undex_word_stream_new();
    words->ranges = g_array_new(FALSE, TRUE, sizeof(undex_word_range));
    g_array_set_size(words->ranges, passages->len);
    words->texts = g_new0(const char *, passages->len + 1);
    for (guint i = 0; i < passages->len; i++) {
        const char *text = ((undex_passage *)g_ptr_array_index(passages, i))->text;
        words->texts[i] = text ? text : "";
    }
    add_passages(words, FALSE);
    add_passages(words, TRUE);
    return words;
}

/* Takes `places`, under the name `key`. */
static GPtrArray *keep(undex_cited_documents *documents, const char *key, GPtrArray *places)
{
    located *l = g_new(located, 1);
    *l = (located){places, g_ptr_array_new_with_free_func(words_free)};
    for (guint i = 0; i < places->len; i++) {
        undex_document_words *words = words_new(g_ptr_array_index(places, i));
        documents->letters += words->stream->letters->len + 1;
        g_ptr_array_add(l->words, words);
    }
    g_hash_table_insert(documents->found, g_strdup(key), l);
    return l->words;
}

GPtrArray *undex_cited_documents_find(undex_cited_documents *documents, const undex_citation *citation,
                                      GError **error)
{
    g_autofree char *key =
        g_strdup_printf("%s\x1f%s", citation->symbol ? citation->symbol : citation->document,
                        citation->language ? citation->language : "");
    const located *kept = g_hash_table_lookup(documents->found, key);
    if (!kept) {
        GPtrArray *places = undex_locate_citation(documents->store, citation, error);
        return places ? keep(documents, key, places) : NULL;
    }
    for (guint i = 0; i < kept->places->len; i++)
        undex_cited_again(g_ptr_array_index(kept->places, i), citation);
    return kept->words;
}

undex_document_words *undex_cited_documents_of(undex_cited_documents *documents, const undex_passage *passage,
                                               GError **error)
{
    gsize length = strcspn(passage->id, "#");
    g_autofree char *key = g_strdup_printf("#%.*s", (int)length, passage->id);
    const located *kept = g_hash_table_lookup(documents->found, key);
    GPtrArray *words = kept ? kept->words : NULL;
    if (!words) {
        GPtrArray *places = undex_locate_id(documents->store, passage->id, error);
        words = places ? keep(documents, key, places) : NULL;
    }
    return words && words->len ? g_ptr_array_index(words, 0) : NULL;
}

/* It has no number of its own, and belongs to what is above it. */
static gboolean goes_on(const undex_passage *passage)
{
    switch (passage->kind) {
    case UNDEX_KIND_LIST_ITEM:
    case UNDEX_KIND_BLOCK:
    case UNDEX_KIND_TABLE:
    case UNDEX_KIND_CAPTION:
        return TRUE;
    default:
        return FALSE;
    }
}

static gboolean is_asked(const undex_cited *cited, guint ordinal)
{
    for (guint i = 0; i < cited->ordinals->len; i++)
        if (g_array_index(cited->ordinals, int, i) == (int)ordinal)
            return TRUE;
    return FALSE;
}

/* The words of sub-paragraph (b) alone, where it is that which was asked for. */
static void narrow(const undex_document_words *words, guint ordinal, undex_word_range *range)
{
    const undex_cited *cited = words->cited;
    const undex_passage *passage = g_ptr_array_index(cited->document->passages, ordinal);
    int end = 0;
    const undex_sub_paragraph *item = cited->item && cited->ordinals->len == 1
                                          ? undex_sub_paragraph_find(passage, cited->item, &end)
                                          : NULL;
    if (!item)
        return;
    const char *text = words->texts[ordinal];
    gsize from = (gsize)(g_utf8_offset_to_pointer(text, item->offset) - text);
    gsize to = (gsize)(g_utf8_offset_to_pointer(text, end) - text);
    while (range->begin < range->end && undex_word_at(words->stream, range->begin)->from < from)
        range->begin++;
    while (range->end > range->begin && undex_word_at(words->stream, range->end - 1)->to > to)
        range->end--;
}

GArray *undex_cited_ranges(const undex_document_words *words)
{
    GArray *ranges = g_array_new(FALSE, FALSE, sizeof(undex_word_range));
    const undex_cited *cited = words->cited;
    if (cited->whole) {
        undex_word_range all = {0, words->stream->words->len};
        g_array_append_val(ranges, all);
        return ranges;
    }
    gboolean inside = FALSE;
    for (guint i = 0; i < words->ranges->len; i++) {
        const undex_passage *passage = g_ptr_array_index(cited->document->passages, i);
        undex_word_range range = g_array_index(words->ranges, undex_word_range, i);
        gboolean note = undex_passage_is_note(passage), asked = is_asked(cited, i);
        if (note && !asked)
            continue;
        inside = asked || (inside && goes_on(passage));
        if (asked)
            narrow(words, i, &range);
        if (!inside || range.begin >= range.end)
            continue;
        undex_word_range *last =
            ranges->len ? &g_array_index(ranges, undex_word_range, ranges->len - 1) : NULL;
        if (last && last->end == range.begin)
            last->end = range.end;
        else
            g_array_append_val(ranges, range);
        inside = !note;
    }
    return ranges;
}

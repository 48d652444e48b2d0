// SPDX-License-Identifier: GPL-3.0-or-later
#include "verify/judgement.h"
#include "verify/word_diff.h"

#include <string.h>

undex_quoted *undex_quoted_new(char *text)
{
    undex_quoted *quoted = g_new0(undex_quoted, 1);
    quoted->text = text;
    quoted->literal = undex_quotation_words_new(text, TRUE);
    if (strchr(text, '['))
        quoted->edited = undex_quotation_words_new(text, FALSE);
    return quoted;
}

void undex_quoted_free(undex_quoted *quoted)
{
    if (!quoted)
        return;
    undex_quotation_words_free(quoted->literal);
    undex_quotation_words_free(quoted->edited);
    g_free(quoted->text);
    g_free(quoted);
}

gboolean undex_quoted_find(const undex_quoted *quoted, const undex_document_words *words,
                           undex_word_range range, undex_word_range *where, char **objection)
{
    const undex_quotation_words *forms[] = {quoted->literal, quoted->edited};
    const char *language = words->cited->document->language;
    gboolean found = FALSE;
    *objection = NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(forms); i++) {
        g_auto(undex_quotation_match) match = {0};
        if (!forms[i] || !undex_quotation_match_find(forms[i], words->stream, range, &match))
            continue;
        *where = match.all;
        found = TRUE;
        g_free(*objection);
        *objection = undex_quotation_objection(forms[i], words->stream, &match, language);
        if (!*objection)
            break;
    }
    return found;
}

static const undex_passage *passage_at(const undex_document_words *words, guint word)
{
    return g_ptr_array_index(words->cited->document->passages, undex_word_at(words->stream, word)->part);
}

static const char *citation_of(const undex_passage *passage)
{
    return passage->citation ? passage->citation : passage->id;
}

/* "A/68/190, para. 12", or "A/68/190, para. 12, to para. 13". */
void undex_verified_set_where(undex_verified *verified, const undex_document_words *words,
                              undex_word_range range)
{
    if (range.begin >= range.end)
        return;
    const undex_passage *first = passage_at(words, range.begin), *last = passage_at(words, range.end - 1);
    const char *from = citation_of(first), *to = citation_of(last), *comma = strchr(to, ',');
    g_free(verified->where);
    g_free(verified->where_id);
    verified->where_id = g_strdup(first->id);
    if (strcmp(from, to) == 0 || !comma)
        verified->where = g_strdup(from);
    else
        verified->where = g_strdup_printf("%s, to%s", from, comma + 1);
}

void undex_quoted_compare(const undex_quoted *quoted, const undex_document_words *words,
                          undex_word_range range, double *likeness, undex_verified *verified)
{
    const undex_quotation_words *form = quoted->edited ? quoted->edited : quoted->literal;
    const char *text = form->text;
    undex_diff_side old = {words->texts, words->stream, range, NULL};
    undex_diff_side new = {&text, form->stream, {0, form->stream->words->len}, form->gaps};
    g_auto(undex_word_diff) diff = {0};
    if (!undex_word_diff_make(&old, &new, TRUE, &diff) || diff.likeness <= *likeness)
        return;
    *likeness = diff.likeness;
    undex_verified_set_where(verified, words, diff.there);
    g_clear_pointer(&verified->diff, g_array_unref);
    verified->diff = g_steal_pointer(&diff.pieces);
}

typedef struct {
    guint ordinal, same;
} likely;

static gint by_words(gconstpointer a, gconstpointer b)
{
    const likely *left = a, *right = b;
    if (left->same != right->same)
        return left->same > right->same ? -1 : 1;
    return left->ordinal < right->ordinal ? -1 : 1;
}

/* How many of the quotation's words stand in a passage, each as often as it does in both. */
static guint count_same(const undex_document_words *words, undex_word_range range, GHashTable *own)
{
    g_autoptr(GHashTable) met = g_hash_table_new(g_direct_hash, g_direct_equal);
    for (guint i = range.begin; i < range.end; i++) {
        const undex_word *word = undex_word_at(words->stream, i);
        char letters[64];
        if (word->length >= sizeof letters)
            continue;
        memcpy(letters, undex_word_letters(words->stream, i), word->length);
        letters[word->length] = '\0';
        gpointer known = g_hash_table_lookup(own, letters);
        if (known)
            g_hash_table_add(met, known);
    }
    return g_hash_table_size(met);
}

GArray *undex_quoted_likely(const undex_quoted *quoted, const undex_document_words *words)
{
    enum { MOST = 3 };
    const undex_word_stream *stream = quoted->literal->stream;
    g_autoptr(GHashTable) own = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GArray) counts = g_array_new(FALSE, FALSE, sizeof(likely));
    GArray *ranges = g_array_new(FALSE, FALSE, sizeof(undex_word_range));
    for (guint i = 0; i < stream->words->len; i++)
        g_hash_table_insert(own, undex_word_copy(stream, i), GUINT_TO_POINTER(i + 1));
    for (guint i = 0; i < words->ranges->len; i++) {
        likely passage = {i, count_same(words, g_array_index(words->ranges, undex_word_range, i), own)};
        if (passage.same * 3 >= g_hash_table_size(own))
            g_array_append_val(counts, passage);
    }
    g_array_sort(counts, by_words);
    for (guint i = 0; i < counts->len && i < MOST; i++) {
        undex_word_range range =
            g_array_index(words->ranges, undex_word_range, g_array_index(counts, likely, i).ordinal);
        g_array_append_val(ranges, range);
    }
    return ranges;
}

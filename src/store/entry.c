// SPDX-License-Identifier: GPL-3.0-or-later
/* A passage as a Xapian document: its words and what it can be filtered by. */
#include "store/private.h"

#include "undex/cite.h"
#include "undex/record.h"

#include <string.h>

/* The entry being made; the first failure stops all that follows. */
typedef struct {
    xc_document *document;
    xc_error *failure;
    gboolean ok;
    GString *term;
} entry;

static void add_filter(entry *e, const char *prefix, const char *value)
{
    if (!e->ok || !value || !*value)
        return;
    g_autofree char *term = undex_schema_term(prefix, value);
    e->ok = xc_document_add_boolean_term(e->document, term, e->failure);
}

static void add_lower(entry *e, const char *prefix, const char *value)
{
    if (!value)
        return;
    g_autofree char *lower = g_utf8_strdown(value, -1);
    add_filter(e, prefix, lower);
}

static void set_value(entry *e, guint32 slot, const char *value)
{
    if (e->ok && value)
        e->ok = xc_document_set_value(e->document, slot, value, strlen(value), e->failure);
}

static void set_order(entry *e, const char *key)
{
    g_autofree char *order = key ? undex_schema_order(key) : NULL;
    set_value(e, UNDEX_SLOT_ORDER, order);
}

static const char *prefixed(entry *e, const char *prefix, const char *word)
{
    g_string_assign(e->term, prefix);
    g_string_append(e->term, word);
    return e->term->str;
}

/* `position` 0: none is kept. Only stems of the text count, so that a passage is as long as its text. */
static void add_word(entry *e, const char *prefix, const char *word, guint32 position)
{
    if (!e->ok)
        return;
    const char *term = prefixed(e, prefix, word);
    guint32 count = *prefix ? 0 : 1;
    e->ok = position ? xc_document_add_posting(e->document, term, position, count, e->failure)
                     : xc_document_add_term(e->document, term, count, e->failure);
}

static void add_exact(entry *e, const char *word)
{
    if (e->ok)
        e->ok = xc_document_add_term(e->document, prefixed(e, UNDEX_WORD_EXACT, word), 0, e->failure);
}

/* Two Chinese characters side by side are what is searched for: a term without a position. */
static void add_pair(entry *e, const char *prefix, const undex_token *first, const undex_token *second)
{
    if (!(first->flags & second->flags & UNDEX_TOKEN_CJK) || first->end != second->start || !e->ok)
        return;
    prefixed(e, prefix, first->word);
    g_string_append(e->term, second->word);
    e->ok = xc_document_add_term(e->document, e->term->str, 1, e->failure);
}

/* Words of `text` under `prefix` from `position` on (0: without positions); the position after the last. */
static guint32 add_text(entry *e, undex_analyser *analyser, const char *text, const char *prefix,
                        guint32 position)
{
    if (!text)
        return position;
    const GArray *tokens = undex_analyser_run(analyser, text, -1);
    gboolean exact = *prefix == '\0';
    for (guint i = 0; i < tokens->len; i++) {
        const undex_token *token = &g_array_index(tokens, undex_token, i);
        guint32 at = position ? position + i : 0;
        add_word(e, prefix, token->stem, at);
        if (token->plain)
            add_word(e, prefix, token->plain, at);
        if (i > 0)
            add_pair(e, prefix, token - 1, token);
        if (!exact || !undex_schema_is_exact(token))
            continue;
        add_exact(e, token->word);
        if (token->typed != token->word)
            add_exact(e, token->typed);
    }
    return position ? position + tokens->len : 0;
}

/* A mention counts like a word. */
static void add_mention(entry *e, const char *place)
{
    g_autofree char *term = undex_schema_term(UNDEX_TERM_CITES, place);
    if (e->ok)
        e->ok = xc_document_add_term(e->document, term, 1, e->failure);
}

static void add_cites(entry *e, const undex_passage *passage)
{
    for (guint i = 0; i < passage->cites->len; i++) {
        const undex_cite *cite = &g_array_index(passage->cites, undex_cite, i);
        if (!cite->symbol)
            continue;
        add_mention(e, cite->symbol);
        if (!cite->para)
            continue;
        g_autofree char *place = g_strconcat(cite->symbol, "#", cite->para, NULL);
        add_mention(e, place);
    }
}

static void add_words(entry *e, const undex_entry_context *context, const undex_passage *passage)
{
    undex_analyser *analyser = context->analyser;
    gboolean is_note = passage->kind == UNDEX_KIND_FOOTNOTE || passage->kind == UNDEX_KIND_ENDNOTE;
    guint32 last = add_text(e, analyser, passage->text, UNDEX_WORD_TEXT, 1);
    if (last == 1 && e->ok) /* Xapian takes what has a length of 0 for no document when it checks positions */
        e->ok = xc_document_add_term(e->document, UNDEX_TERM_TYPE "passage", 1, e->failure);
    if (passage->kind == UNDEX_KIND_SPEECH)
        add_text(e, analyser, passage->label, UNDEX_WORD_TEXT, 0); /* who speaks */
    for (guint i = 0; i < passage->headings->len; i++)
        add_text(e, analyser, g_ptr_array_index(passage->headings, i), UNDEX_WORD_HEADING, 0);
    guint32 at = 1;
    for (guint i = 0; i < passage->notes->len; i++) {
        const undex_mark *mark = &g_array_index(passage->notes, undex_mark, i);
        const undex_passage *note = mark->id ? g_hash_table_lookup(context->notes, mark->id) : NULL;
        if (!note)
            continue;
        at = UNDEX_SCHEMA_GAP + add_text(e, analyser, note->text, UNDEX_WORD_NOTE, at);
        add_cites(e, note); /* what a note cites, the passage that carries it cites */
    }
    if (is_note)
        add_text(e, analyser, passage->text, UNDEX_WORD_NOTE, at);
}

/* What a document's first passage says for all of them. */
static void add_first(entry *e, const undex_entry_context *context)
{
    add_filter(e, UNDEX_TERM_TYPE, "first");
    add_text(e, context->analyser, context->document->title, UNDEX_WORD_TITLE, 0);
    add_text(e, context->analyser, context->document->session, UNDEX_WORD_TITLE, 0);
}

static void add_pages(entry *e, const undex_passage *passage)
{
    enum { PAGES_CEILING = 500 };
    for (int page = passage->page_first; page > 0 && page <= MAX(passage->page_first, passage->page_last);
         page++) {
        char number[16];
        if (page - passage->page_first >= PAGES_CEILING)
            break;
        g_snprintf(number, sizeof number, "%d", page);
        add_filter(e, UNDEX_TERM_PAGE, number);
    }
}

/* What all passages of the document share. */
static void add_document(entry *e, const undex_document *document)
{
    add_filter(e, UNDEX_TERM_KEY, document->key);
    for (guint i = 0; i < document->symbols->len; i++) {
        const char *symbol = g_ptr_array_index(document->symbols, i);
        g_autofree char *organ = undex_symbol_organ(symbol);
        add_filter(e, UNDEX_TERM_SYMBOL, symbol);
        add_filter(e, UNDEX_TERM_ORGAN, organ);
    }
    set_order(e, document->key);
    add_lower(e, UNDEX_TERM_LANGUAGE, document->language);
    if (document->date && strlen(document->date) >= 4) {
        g_autofree char *year = g_strndup(document->date, 4);
        add_filter(e, UNDEX_TERM_YEAR, year);
    }
    set_value(e, UNDEX_SLOT_DATE, document->date);
    set_value(e, UNDEX_SLOT_KEY, document->key);
    set_value(e, UNDEX_SLOT_LANGUAGE, document->language);
}

static void add_facts(entry *e, const undex_passage *passage, int ordinal)
{
    gboolean note = passage->kind == UNDEX_KIND_FOOTNOTE || passage->kind == UNDEX_KIND_ENDNOTE;
    char sortable[9];
    size_t length = xc_sortable_serialise(ordinal, sortable);
    add_filter(e, UNDEX_TERM_TYPE, "passage");
    add_filter(e, UNDEX_TERM_ID, passage->id);
    add_filter(e, UNDEX_TERM_KIND, undex_kind_name(passage->kind));
    add_lower(e, note ? UNDEX_TERM_MARK : UNDEX_TERM_LABEL, passage->label);
    add_lower(e, UNDEX_TERM_COMPONENT, passage->component);
    add_pages(e, passage);
    add_cites(e, passage);
    set_value(e, UNDEX_SLOT_KIND, undex_kind_name(passage->kind));
    if (e->ok)
        e->ok = xc_document_set_value(e->document, UNDEX_SLOT_ORDINAL, sortable, length, e->failure);
}

/* Another document has the key: `text` with this one's in place of the old, where it begins with that. */
static void rewrite(char **text, const char *from, const char *to)
{
    gsize length = strlen(from);
    if (!*text || strncmp(*text, from, length) != 0 || (*text)[length] != '#')
        return;
    char *changed = g_strconcat(to, *text + length, NULL);
    g_free(*text);
    *text = changed;
}

static void rename_ids(undex_passage *passage, const char *from, const char *to)
{
    rewrite(&passage->id, from, to);
    for (guint i = 0; i < passage->notes->len; i++)
        rewrite(&g_array_index(passage->notes, undex_mark, i).id, from, to);
    for (guint i = 0; i < passage->anchors->len; i++)
        rewrite((char **)&g_ptr_array_index(passage->anchors, i), from, to);
}

static void set_data(entry *e, const undex_passage *passage)
{
    g_autofree char *json = undex_passage_to_json(passage);
    if (e->ok)
        e->ok = xc_document_set_data(e->document, json, strlen(json), e->failure);
}

xc_document *undex_entry_passage(const undex_entry_context *context, const undex_passage *passage,
                                 int ordinal, xc_error *failure)
{
    entry e = {xc_document_new(failure), failure, TRUE, g_string_new(NULL)};
    e.ok = e.document != NULL;
    add_words(&e, context, passage);
    if (ordinal == 0)
        add_first(&e, context);
    add_document(&e, context->document);
    add_facts(&e, passage, ordinal);
    set_data(&e, passage);
    g_string_free(e.term, TRUE);
    if (!e.ok)
        g_clear_pointer(&e.document, xc_document_free);
    return e.document;
}

/* A term that is not there is no failure: what is prepared elsewhere need not be what it says. */
static void drop_filter(entry *e, const char *prefix, const char *value)
{
    g_autofree char *term = undex_schema_term(prefix, value);
    if (e->ok && !xc_document_remove_term(e->document, term, e->failure))
        e->ok = e->failure->code == XC_ERROR_ARGUMENT;
}

gboolean undex_entry_rename(xc_document *document, const char *from, const char *to, xc_error *failure)
{
    entry e = {document, failure, TRUE, NULL};
    char *data = xc_document_data(document, NULL, failure);
    g_autoptr(undex_passage) passage = data ? undex_passage_from_json(data, NULL) : NULL;
    xc_string_free(data);
    if (!passage)
        return FALSE;
    if (from && *from) {
        drop_filter(&e, UNDEX_TERM_KEY, from);
        if (passage->id)
            drop_filter(&e, UNDEX_TERM_ID, passage->id);
        rename_ids(passage, from, to);
        add_filter(&e, UNDEX_TERM_ID, passage->id);
    }
    add_filter(&e, UNDEX_TERM_KEY, to);
    set_value(&e, UNDEX_SLOT_KEY, to);
    set_order(&e, to);
    set_data(&e, passage);
    return e.ok;
}

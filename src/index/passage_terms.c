// SPDX-License-Identifier: GPL-3.0-or-later
/* A passage as a Xapian document: its words and what it can be filtered by. */
#include "index/index_private.h"

#include "analysis/digit_groups.h"
#include "analysis/fold_diacritics.h"
#include "analysis/prose.h"
#include "index/acronym_terms.h"
#include "index/compound_terms.h"
#include "index/slot_date.h"
#include "index/slot_location.h"
#include "index/slot_outline.h"
#include "index/slot_word_order.h"
#include "undex/citation.h"

#include <string.h>

/* The entry being made; the first failure stops all that follows. */
typedef struct {
    xc_document *document;
    xc_error *failure;
    gboolean ok;
    GString *term;
    GArray *order;    /* guint16: of the words, UNDEX_SLOT_WORD_ORDER */
    guint words;      /* that count */
    gboolean running; /* it is running text: no heading or title */
    guint8 prose;     /* undex_prose() */
} entry;

static void add_filter(entry *e, const char *prefix, const char *value)
{
    if (!e->ok || !value)
        return;
    g_autofree char *term = undex_schema_term(prefix, value);
    e->ok = xc_document_add_boolean_term(e->document, term, e->failure);
}

static void add_lower(entry *e, const char *prefix, const char *value)
{
    if (!value || !*value)
        return;
    g_autofree char *lower = g_utf8_strdown(value, -1);
    add_filter(e, prefix, lower);
}

static void set_bytes(entry *e, guint32 slot, const void *bytes, gsize length)
{
    if (e->ok && length)
        e->ok = xc_document_set_value(e->document, slot, bytes, length, e->failure);
}

/* NULL: it says nothing there. Takes the value. */
static void set_value(entry *e, guint32 slot, GByteArray *value)
{
    if (!value)
        return;
    set_bytes(e, slot, value->data, value->len);
    g_byte_array_unref(value);
}

/* Words of fields other than the text: to be found, not to count. */
static void add_field_term(entry *e, const char *prefix, const char *word)
{
    g_string_assign(e->term, prefix);
    g_string_append(e->term, word);
    if (e->ok)
        e->ok = xc_document_add_term(e->document, e->term->str, 0, e->failure);
}

/* NULL: a gap. */
static void add_to_order(entry *e, const char *word)
{
    guint16 number = word ? undex_slot_word_order_hash(word) : 0;
    g_array_append_val(e->order, number);
}

/* Two Chinese characters side by side are what is searched for. */
static void add_pair(entry *e, const undex_token *first, const undex_token *second)
{
    if (!(first->flags & second->flags & UNDEX_TOKEN_CJK) || first->end != second->start || !e->ok)
        return;
    g_string_assign(e->term, UNDEX_WORD_PAIR);
    g_string_append(e->term, first->word);
    g_string_append(e->term, second->word);
    e->ok = xc_document_add_term(e->document, e->term->str, 1, e->failure);
    e->words++;
}

/* Xapian takes a pair for a word too, and so do we. */
static void outline_passage(const undex_entry_context *context, guint ordinal, const entry *e)
{
    undex_slot_outline_row *row = &g_array_index(context->outline, undex_slot_outline_row, ordinal);
    row->words = e->words;
    row->prose = e->prose;
}

/* UN is not the French "un", nor WHO "who": where such a word is written so among others that are not. */
static void add_capitals(entry *e, const GArray *tokens, guint i)
{
    enum { LONGEST = 5 };
    const undex_token *token = &g_array_index(tokens, undex_token, i);
    gboolean beside = (i > 0 && (token - 1)->flags & UNDEX_TOKEN_CAPITALS) ||
                      (i + 1 < tokens->len && (token + 1)->flags & UNDEX_TOKEN_CAPITALS);
    if (token->flags & UNDEX_TOKEN_CAPITALS && !beside && strlen(token->word) <= LONGEST &&
        undex_stopword_anywhere(token->word))
        add_field_term(e, UNDEX_WORD_CAPITALS, token->word);
}

static void add_thousands(entry *e, const GArray *tokens, guint i)
{
    g_autofree char *closed = undex_digit_groups_at(tokens, i);
    if (closed)
        add_field_term(e, UNDEX_WORD_TEXT, closed);
}

/* How the document writes words, and what it says that its acronyms stand for. */
static void learn(const undex_entry_context *context, const char *text)
{
    if (g_hash_table_size(context->learnt) < UNDEX_LEARNT_CEILING)
        undex_acronym_terms_find(context->analyser, text, context->learnt);
}

/* Words that count, in their order. */
static void add_body(entry *e, const undex_entry_context *context, const char *text, gboolean in_order)
{
    if (!text)
        return;
    learn(context, text);
    const GArray *tokens = undex_analyser_run(context->analyser, text, -1);
    if (g_hash_table_size(context->compounds) < UNDEX_LEARNT_CEILING)
        undex_compound_terms_gather(tokens, context->compounds);
    if (in_order)
        e->prose = undex_prose(tokens, undex_analyser_language(context->analyser));
    for (guint i = 0; i < tokens->len; i++) {
        const undex_token *token = &g_array_index(tokens, undex_token, i);
        if (e->ok)
            e->ok = xc_document_add_term(e->document, token->typed, 1, e->failure);
        e->words++;
        undex_stem_dictionary_add(context->families, tokens, i, e->running);
        add_capitals(e, tokens, i);
        add_thousands(e, tokens, i);
        if (i > 0)
            add_pair(e, token - 1, token);
        if (in_order)
            add_to_order(e, token->word);
    }
}

/* Stems under a prefix. */
static void add_field(entry *e, const undex_entry_context *context, const char *prefix, const char *text)
{
    if (!text)
        return;
    const GArray *tokens = undex_analyser_run(context->analyser, text, -1);
    for (guint i = 0; i < tokens->len; i++) {
        const undex_token *token = &g_array_index(tokens, undex_token, i);
        add_field_term(e, prefix, token->stem);
        if (token->plain)
            add_field_term(e, prefix, token->plain);
        /* A word with a capital may be a name, which is not stemmed in queries. */
        if (token->flags & UNDEX_TOKEN_UPPER && strcmp(token->stem, token->typed) != 0)
            add_field_term(e, prefix, token->typed);
    }
}

static void add_note(entry *e, const undex_entry_context *context, const char *text)
{
    if (!text)
        return;
    add_field(e, context, UNDEX_WORD_NOTE, text);
    add_to_order(e, NULL);
    const GArray *tokens = undex_analyser_run(context->analyser, text, -1);
    for (guint i = 0; i < tokens->len; i++)
        add_to_order(e, g_array_index(tokens, undex_token, i).word);
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
        g_autoptr(GPtrArray) places = undex_cite_places(cite);
        for (guint k = 0; k < places->len; k++)
            add_mention(e, places->pdata[k]);
    }
}

static void add_notes(entry *e, const undex_entry_context *context, const undex_passage *passage)
{
    for (guint i = 0; i < passage->notes->len; i++) {
        const undex_mark *mark = &g_array_index(passage->notes, undex_mark, i);
        const undex_passage *note = mark->id ? g_hash_table_lookup(context->notes, mark->id) : NULL;
        if (!note)
            continue;
        add_note(e, context, note->text);
        add_cites(e, note); /* what a note cites, the passage that carries it cites */
    }
}

static void add_words(entry *e, const undex_entry_context *context, const undex_passage *passage)
{
    if (undex_passage_is_note(passage)) {
        add_to_order(e, NULL);
        add_field(e, context, UNDEX_WORD_NOTE, passage->text);
    }
    add_body(e, context, passage->text, TRUE);
    /* The label of a speech names the speaker. */
    if (passage->kind == UNDEX_KIND_SPEECH)
        add_body(e, context, passage->label, FALSE);
    add_notes(e, context, passage);
    set_value(e, UNDEX_SLOT_WORD_ORDER, undex_slot_word_order_encode(e->order));
}

/* Pages as they are called: a label that is a number is counted on, any other is the first page's alone. */
static void add_pages(entry *e, const undex_passage *passage)
{
    enum { PAGES_CEILING = 500 };
    const char *label = passage->page_label;
    gint64 number = label ? g_ascii_strtoll(label, NULL, 10) : passage->page_first;
    int count = CLAMP(passage->page_last - passage->page_first + 1, 1, PAGES_CEILING);
    if (passage->page_first <= 0)
        return;
    if (number <= 0) {
        g_autofree char *lower = g_utf8_strdown(label, -1);
        add_filter(e, UNDEX_TERM_PAGE, lower);
    }
    for (int i = 0; i < count && number > 0; i++) {
        char page[24];
        g_snprintf(page, sizeof page, "%" G_GINT64_FORMAT, number + i);
        add_filter(e, UNDEX_TERM_PAGE, page);
    }
}

static void add_learnt(entry *e, const undex_entry_context *context)
{
    GHashTableIter iter;
    gpointer term;
    undex_compound_terms_name(context->analyser, context->compounds, context->learnt, UNDEX_LEARNT_CEILING);
    g_hash_table_iter_init(&iter, context->learnt);
    while (e->ok && g_hash_table_iter_next(&iter, &term, NULL))
        add_filter(e, "", term);
}

/* What holds for all passages of the document: said at the first. */
static void add_document(entry *e, const undex_entry_context *context)
{
    const undex_document *document = context->document;
    for (guint i = 0; i < document->symbols->len; i++) {
        const char *symbol = g_ptr_array_index(document->symbols, i);
        g_autofree char *organ = undex_symbol_organ(symbol), *body = undex_symbol_body(symbol);
        add_filter(e, UNDEX_TERM_SYMBOL, symbol);
        add_filter(e, UNDEX_TERM_ORGAN, organ);
        add_filter(e, UNDEX_TERM_BODY, body);
    }
    add_lower(e, UNDEX_TERM_LANGUAGE, document->language);
    const char *date = undex_document_cited_date(document);
    if (date && strlen(date) >= 4) {
        g_autofree char *year = g_strndup(date, 4);
        add_filter(e, UNDEX_TERM_YEAR, year);
    }
    add_field(e, context, UNDEX_WORD_TITLE, document->title);
    add_field(e, context, UNDEX_WORD_TITLE, document->session);
    add_learnt(e, context);
    guint8 sorted[UNDEX_SLOT_DATE_BYTES];
    if (date && undex_slot_date_encode(date, FALSE, sorted))
        set_bytes(e, UNDEX_SLOT_DATE, sorted, sizeof sorted);
    set_value(e, UNDEX_SLOT_OUTLINE, undex_slot_outline_encode(context->outline));
}

static void add_location(entry *e, const undex_passage *passage, guint ordinal)
{
    const char *mark = passage->id ? strchr(passage->id, '#') : NULL;
    g_autofree char *suffix = undex_slot_location_shorten(mark ? mark + 1 : "");
    const undex_slot_location location = {passage->kind, ordinal, suffix};
    set_value(e, UNDEX_SLOT_LOCATION, undex_slot_location_encode(&location));
}

/* A heading that is no passage before is repeated where it stands above. */
static void add_headings(entry *e, const undex_entry_context *context, const undex_passage *passage,
                         guint ordinal)
{
    for (guint i = 0; i < passage->headings->len; i++) {
        guint place = GPOINTER_TO_UINT(g_hash_table_lookup(context->headings, passage->headings->pdata[i]));
        if (place == 0 || place - 1 > ordinal)
            add_field(e, context, UNDEX_WORD_HEADING, passage->headings->pdata[i]);
    }
}

static void add_facts(entry *e, const undex_entry_context *context, const undex_passage *passage)
{
    const char kind[] = {undex_schema_kind(passage->kind), '\0'};
    add_filter(e, UNDEX_TERM_KIND, kind);
    add_lower(e, undex_passage_is_note(passage) ? UNDEX_TERM_MARK : UNDEX_TERM_LABEL, passage->label);
    if (g_strcmp0(passage->component, UNDEX_COMPONENT_MAIN) != 0) {
        add_filter(e, UNDEX_TERM_COMPONENT, "");
        add_lower(e, UNDEX_TERM_COMPONENT, passage->component);
    }
    if (passage->language && g_strcmp0(passage->language, context->document->language) != 0) {
        add_filter(e, UNDEX_TERM_APART, "");
        add_lower(e, UNDEX_TERM_APART, passage->language);
    }
    add_pages(e, passage);
    add_cites(e, passage);
}

xc_document *undex_entry_passage(const undex_entry_context *context, const undex_passage *passage,
                                 guint ordinal, xc_error *failure)
{
    entry e = {xc_document_new(failure),
               failure,
               TRUE,
               g_string_new(NULL),
               g_array_new(FALSE, FALSE, sizeof(guint16)),
               0,
               passage->kind != UNDEX_KIND_HEADING && passage->kind != UNDEX_KIND_TITLE,
               0};
    e.ok = e.document != NULL;
    add_words(&e, context, passage);
    outline_passage(context, ordinal, &e);
    if (ordinal == 0) {
        undex_entry_context whole = *context;
        whole.analyser = context->of_document;
        add_document(&e, &whole);
        e.ok = e.ok && undex_entry_set_key(e.document, context->document->key, e.failure);
    }
    add_location(&e, passage, ordinal);
    add_headings(&e, context, passage, ordinal);
    add_facts(&e, context, passage);
    g_string_free(e.term, TRUE);
    g_array_unref(e.order);
    if (!e.ok)
        g_clear_pointer(&e.document, xc_document_free);
    return e.document;
}

gboolean undex_entry_set_records(xc_document *document, GBytes *block, xc_error *failure)
{
    gsize length = 0;
    const void *bytes = g_bytes_get_data(block, &length);
    return xc_document_set_data(document, bytes, length, failure);
}

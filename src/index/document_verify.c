// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Entries made elsewhere are not believed: what reads documents may have been taken over by one. An entry may
 * hold words and filters of a passage and nothing else, or it could pass for another document, or for a file.
 */
#include "index/index_private.h"

#include "index/acronym_terms.h"
#include "index/compound_terms.h"
#include "index/record_block.h"
#include "index/slot_date.h"
#include "index/slot_key.h"
#include "index/slot_location.h"
#include "index/slot_outline.h"
#include "index/slot_sort_key.h"
#include "index/slot_word_order.h"
#include "undex/record.h"

#include <string.h>

/* Terms with a capital first, which are no words of the text. Longer prefixes come before those they begin
 * with. */
static const struct {
    const char *prefix;
    gboolean first; /* at the first passage only */
} allowed[] = {
    {UNDEX_TERM_PASSAGE, FALSE}, {UNDEX_TERM_KIND, FALSE},     {UNDEX_TERM_LABEL, FALSE},
    {UNDEX_TERM_MARK, FALSE},    {UNDEX_TERM_PAGE, FALSE},     {UNDEX_TERM_COMPONENT, FALSE},
    {UNDEX_TERM_CITES, FALSE},   {UNDEX_WORD_PAIR, FALSE},     {UNDEX_WORD_HEADING, FALSE},
    {UNDEX_WORD_NOTE, FALSE},    {UNDEX_TERM_KEY, TRUE},       {UNDEX_TERM_SYMBOL, TRUE},
    {UNDEX_TERM_ORGAN, TRUE},    {UNDEX_TERM_YEAR, TRUE},      {UNDEX_TERM_LANGUAGE, TRUE},
    {UNDEX_WORD_TITLE, TRUE},    {UNDEX_WORD_CAPITALS, FALSE}, {UNDEX_TERM_ACRONYM, TRUE},
    {UNDEX_TERM_BYNAME, TRUE},   {UNDEX_TERM_COMPOUND, TRUE},  {UNDEX_TERM_BODY, TRUE},
};

static gboolean is_acronym(const char *value)
{
    return undex_acronym_terms_accept(value, TRUE);
}

static gboolean is_byname(const char *value)
{
    return undex_acronym_terms_accept(value, FALSE);
}

/* What is said of words must be such as it could have been learnt. */
static const struct {
    const char *prefix;
    gboolean (*accept)(const char *value);
} learnt[] = {
    {UNDEX_TERM_ACRONYM, is_acronym},
    {UNDEX_TERM_BYNAME, is_byname},
    {UNDEX_TERM_COMPOUND, undex_compound_terms_accept},
};

/* `count`: how many such there have been. */
static gboolean is_learnt_allowed(const char *term, guint *count)
{
    for (gsize i = 0; i < G_N_ELEMENTS(learnt); i++)
        if (g_str_has_prefix(term, learnt[i].prefix))
            return ++*count <= UNDEX_LEARNT_CEILING && learnt[i].accept(term + strlen(learnt[i].prefix));
    return TRUE;
}

static gboolean is_allowed(const char *term, const undex_entry_place *where)
{
    gboolean key = g_str_has_prefix(term, UNDEX_TERM_KEY);
    g_autofree char *own = key && where->key ? undex_schema_term(UNDEX_TERM_KEY, where->key) : NULL;
    if (key && g_strcmp0(term, own) != 0)
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(allowed); i++)
        if (g_str_has_prefix(term, allowed[i].prefix))
            return !allowed[i].first || where->ordinal == 0;
    return FALSE;
}

static gboolean are_terms_allowed(const xc_document *entry, const undex_entry_place *where, xc_error *failure)
{
    g_autoptr(xc_terms) terms = xc_document_terms(entry, failure);
    xc_step step = terms ? xc_terms_skip(terms, "A", failure) : XC_FAILED;
    gboolean ok = step != XC_FAILED;
    guint count = 0;
    while (ok && step == XC_ITEM && g_ascii_isupper(*xc_terms_term(terms, NULL))) {
        const char *term = xc_terms_term(terms, NULL);
        ok = is_allowed(term, where) && is_learnt_allowed(term, &count);
        step = xc_terms_next(terms, failure);
    }
    return ok && step != XC_FAILED;
}

/* One value of the entry; what is not there is an empty one. */
static gboolean is_value_allowed(guint32 slot, const char *value, gsize length,
                                 const undex_entry_place *where)
{
    gboolean first = where->ordinal == 0;
    switch (slot) {
    case UNDEX_SLOT_DATE:
        return undex_slot_date_verify(value, length);
    case UNDEX_SLOT_SORT_KEY:
        return undex_slot_sort_key_verify(value, length, where->key);
    case UNDEX_SLOT_LOCATION:
        return undex_slot_location_verify(value, length, where->ordinal);
    case UNDEX_SLOT_WORD_ORDER:
        return undex_slot_word_order_verify(length);
    case UNDEX_SLOT_OUTLINE:
        return first && undex_slot_outline_verify(value, length, where->count);
    case UNDEX_SLOT_KEY:
        return first && undex_slot_key_verify(value, length, where->key);
    default:
        return FALSE;
    }
}

/* The slots, a bit each, without which it is no entry of that passage. */
static guint slots_required(const undex_entry_place *where)
{
    guint first = 1U << UNDEX_SLOT_OUTLINE | (where->key ? 1U << UNDEX_SLOT_KEY : 0);
    return 1U << UNDEX_SLOT_LOCATION | (where->key ? 1U << UNDEX_SLOT_SORT_KEY : 0) |
           (where->ordinal == 0 ? first : 0);
}

static gboolean are_values_allowed(const xc_document *entry, const undex_entry_place *where,
                                   xc_error *failure)
{
    g_autoptr(xc_values) values = xc_document_values(entry, failure);
    xc_step step = XC_FAILED;
    gboolean ok = values != NULL;
    guint required = slots_required(where), said = 0; /* a bit a slot */
    while (ok && (step = xc_values_next(values, failure)) == XC_ITEM) {
        gsize length = 0;
        const char *value = xc_values_value(values, &length);
        guint32 slot = xc_values_key(values);
        ok = is_value_allowed(slot, value, length, where);
        said |= ok ? 1U << slot : 0;
    }
    return ok && step != XC_FAILED && (required & ~said) == 0;
}

/* Whether it names itself a passage of that document. The rest is read where it is shown, and what is no
 * record is borne with there. */
static gboolean is_record(GBytes *record, const char *key)
{
    g_autofree char *id = undex_passage_read_binary_id(record);
    gsize length = key ? strlen(key) : 0;
    return id && (!key || (strncmp(id, key, length) == 0 && id[length] == '#'));
}

static gboolean are_records(const char *data, gsize length, const undex_entry_place *where, gsize *room)
{
    if (where->ordinal % UNDEX_PASSAGE_LOCATION_BLOCK != 0)
        return length == 0;
    g_autoptr(GPtrArray) records = undex_record_block_unpack(data, length);
    if (!records || records->len != MIN(UNDEX_PASSAGE_LOCATION_BLOCK, where->count - where->ordinal))
        return FALSE;
    for (guint i = 0; i < records->len; i++) {
        gsize bytes = g_bytes_get_size(records->pdata[i]);
        if (bytes > *room || !is_record(records->pdata[i], where->key))
            return FALSE;
        *room -= bytes;
    }
    return TRUE;
}

static gboolean are_records_allowed(const xc_document *entry, const undex_entry_place *where, gsize *room,
                                    xc_error *failure)
{
    size_t length = 0;
    char *data = xc_document_data(entry, &length, failure);
    gboolean ok = data && are_records(data, length, where, room);
    xc_string_free(data);
    return ok;
}

gboolean undex_entry_accept(const xc_document *entry, const undex_entry_place *where, gsize *room,
                            xc_error *failure)
{
    failure->code = XC_OK;
    if (are_terms_allowed(entry, where, failure) && are_values_allowed(entry, where, failure) &&
        are_records_allowed(entry, where, room, failure))
        return TRUE;
    if (failure->code == XC_OK) {
        failure->code = XC_ERROR_ARGUMENT;
        g_strlcpy(failure->message, "it says what no passage may say", sizeof failure->message);
    }
    return FALSE;
}

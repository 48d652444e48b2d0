// SPDX-License-Identifier: GPL-3.0-or-later
/* Entries made elsewhere are not believed: what reads documents may have been taken over by one. An entry may
 * hold words and filters of a passage and nothing else, or it could pass for another document or a file. */
#include "index/entry_verify.h"

#include "index/acronym_terms.h"
#include "index/compound_terms.h"
#include "index/document_ceilings.h"
#include "index/schema.h"
#include "index/slot_date.h"
#include "index/slot_key.h"
#include "index/slot_location.h"
#include "index/slot_outline.h"
#include "index/slot_sort_key.h"
#include "index/slot_word_order.h"

#include <string.h>

/* Terms with a capital first, which are no words of the text. Longer prefixes come first. */
static const struct {
    const char *prefix;
    gboolean first; /* at the first passage only */
} allowed[] = {
    {UNDEX_TERM_KIND, FALSE},     {UNDEX_TERM_LABEL, FALSE},     {UNDEX_TERM_MARK, FALSE},
    {UNDEX_TERM_PAGE, FALSE},     {UNDEX_TERM_COMPONENT, FALSE}, {UNDEX_TERM_CITES, FALSE},
    {UNDEX_WORD_PAIR, FALSE},     {UNDEX_WORD_HEADING, FALSE},   {UNDEX_WORD_NOTE, FALSE},
    {UNDEX_TERM_KEY, TRUE},       {UNDEX_TERM_SYMBOL, TRUE},     {UNDEX_TERM_ORGAN, TRUE},
    {UNDEX_TERM_YEAR, TRUE},      {UNDEX_TERM_LANGUAGE, TRUE},   {UNDEX_WORD_TITLE, TRUE},
    {UNDEX_WORD_CAPITALS, FALSE}, {UNDEX_TERM_ACRONYM, TRUE},    {UNDEX_TERM_BYNAME, TRUE},
    {UNDEX_TERM_COMPOUND, TRUE},  {UNDEX_TERM_BODY, TRUE},       {UNDEX_TERM_APART, FALSE},
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

/* A word is what the analyser makes of a text: valid, and without signs that print nothing. */
static gboolean is_word(const char *term, gsize length)
{
    for (gsize i = 0; i < length; i++)
        if ((guchar)term[i] < ' ' || term[i] == 0x7f)
            return FALSE;
    return TRUE;
}

static gboolean is_term(const char *term, gsize length, const undex_entry_place *where, guint *learnt_count)
{
    if (length == 0 || length > XC_TERM_MAX || !g_utf8_validate_len(term, length, NULL))
        return FALSE;
    return g_ascii_isupper(*term) ? is_allowed(term, where) && is_learnt_allowed(term, learnt_count)
                                  : is_word(term, length);
}

/* In ascending order, each once: Xapian would add up what comes twice. */
static gboolean are_terms(undex_entry_reader *reader, const undex_entry_place *where,
                          undex_entry_facts *facts)
{
    guint learnt_count = 0;
    gsize length;
    guint64 wdf;
    const char *before = "";
    for (const char *term; (term = undex_entry_reader_term(reader, &length, &wdf)); before = term) {
        if (strcmp(before, term) >= 0 || wdf > G_MAXINT32 || !is_term(term, length, where, &learnt_count))
            return FALSE;
        facts->wdf += wdf;
        facts->terms++;
    }
    return !reader->from.bad;
}

/* One value of the entry; what is not there is an empty one. */
static gboolean is_value_allowed(guint32 slot, const char *value, gsize length,
                                 const undex_entry_place *where, undex_entry_facts *facts)
{
    gboolean first = where->ordinal == 0;
    switch (slot) {
    case UNDEX_SLOT_DATE:
        return first && undex_slot_date_verify(value, length);
    case UNDEX_SLOT_SORT_KEY:
        return first && undex_slot_sort_key_verify(value, length, where->key);
    case UNDEX_SLOT_LOCATION:
        return undex_slot_location_verify(value, length, where->ordinal);
    case UNDEX_SLOT_WORD_ORDER:
        return undex_slot_word_order_verify(value, length, &facts->words);
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
    guint named = where->key ? 1U << UNDEX_SLOT_KEY | 1U << UNDEX_SLOT_SORT_KEY : 0;
    return 1U << UNDEX_SLOT_LOCATION | (where->ordinal == 0 ? 1U << UNDEX_SLOT_OUTLINE | named : 0);
}

static gboolean are_values(undex_entry_reader *reader, const undex_entry_place *where,
                           undex_entry_facts *facts)
{
    guint required = slots_required(where), said = 0; /* a bit a slot */
    gsize length;
    guint64 slot;
    undex_entry_reader_turn(reader);
    for (const char *value; (value = undex_entry_reader_value(reader, &slot, &length));) {
        g_autofree char *own = g_malloc0(length + 1); /* with a NUL behind it */
        memcpy(own, value, length);
        if (slot > UNDEX_SLOT_KEY || said >> slot ||
            !is_value_allowed((guint32)slot, own, length, where, facts))
            return FALSE;
        said |= 1U << slot;
        undex_slot_location location;
        if (slot == UNDEX_SLOT_LOCATION && undex_slot_location_decode(own, length, &location))
            facts->suffix = g_strdup(location.suffix);
    }
    return !reader->from.bad && (required & ~said) == 0;
}

/* How often words count together goes with how many there are: else one document would be as long as all
 * others. Twice, for symbols that are mentioned count too, and who speaks does, without being words in their
 * order. */
static gboolean is_length_likely(const undex_entry_facts *facts)
{
    enum { MORE = 4000 };
    return facts->wdf <= 2 * facts->words + MORE;
}

gboolean undex_entry_verify(GBytes *bytes, const undex_entry_place *where, undex_entry_facts *facts,
                            gboolean *much)
{
    undex_entry_reader reader = undex_entry_reader_of(bytes);
    *facts = (undex_entry_facts){0};
    *much = g_bytes_get_size(bytes) > UNDEX_ENTRY_CEILING || reader.left > UNDEX_ENTRY_TERMS_CEILING;
    if (*much || !are_terms(&reader, where, facts) || !are_values(&reader, where, facts) ||
        !is_length_likely(facts))
        return FALSE;
    facts->data = undex_entry_reader_data(&reader, &facts->length);
    return strlen(facts->suffix) <= UNDEX_KEY_CEILING;
}

// SPDX-License-Identifier: GPL-3.0-or-later
/* All of a document that was made elsewhere, before the index is changed: what is not as it should be, or too
 * much, costs that document alone. Its passages bear its key, each an id of its own, and lead to passages of
 * their own document only. */
#include "index/index_private.h"

#include "index/document_ceilings.h"
#include "index/entry_verify.h"
#include "index/record_block.h"
#include "index/slot_location.h"
#include "undex/record.h"

#include <string.h>

typedef struct {
    const char *key;
    gsize key_length;
    guint count;        /* of its passages */
    GPtrArray *waiting; /* char *: what the ids of a block's records have after the key and '#', shortened */
    GHashTable *ids;    /* char *: what those of all passages have there */
    GHashTable *ties;   /* char *: of the ids that marks and notes lead to */
    guint64 terms, records;
    gboolean much;
} document_check;

static gboolean too_much(document_check *c)
{
    c->much = TRUE;
    return FALSE;
}

/* What an id of this document has after the key; NULL: it is of another. */
static const char *own_suffix(const document_check *c, const char *id)
{
    return id && strncmp(id, c->key, c->key_length) == 0 && id[c->key_length] == '#' ? id + c->key_length + 1
                                                                                     : NULL;
}

static gboolean tie(document_check *c, const char *id)
{
    const char *suffix = own_suffix(c, id);
    if (!suffix || g_hash_table_size(c->ties) >= UNDEX_TIES_CEILING)
        return suffix ? too_much(c) : FALSE;
    if (!g_hash_table_contains(c->ties, suffix))
        g_hash_table_add(c->ties, g_strdup(suffix));
    return TRUE;
}

/* A mark may lead nowhere, or its note to no passage: then it says so by an empty id. */
static gboolean are_ties(document_check *c, const undex_passage *passage)
{
    for (guint i = 0; i < passage->notes->len; i++) {
        const char *id = g_array_index(passage->notes, undex_mark, i).id;
        if (id && *id && !tie(c, id))
            return FALSE;
    }
    for (guint i = 0; i < passage->anchors->len; i++) {
        const char *id = passage->anchors->pdata[i];
        if (*id && !tie(c, id))
            return FALSE;
    }
    return TRUE;
}

/* `*growth`: bytes that it may grow by under another key. */
static gboolean is_record(document_check *c, GBytes *record, gsize *growth)
{
    g_autoptr(undex_passage) passage = undex_passage_read_binary(record, NULL);
    const char *suffix = passage ? own_suffix(c, passage->id) : NULL;
    if (!suffix || strlen(suffix) > UNDEX_KEY_CEILING || !are_ties(c, passage))
        return FALSE;
    g_ptr_array_add(c->waiting, undex_slot_location_shorten(suffix));
    *growth += (1 + passage->notes->len + passage->anchors->len) * (gsize)UNDEX_KEY_CEILING;
    /* An id that another passage has already is refused. */
    return g_hash_table_add(c->ids, g_strdup(suffix));
}

static gboolean are_records(document_check *c, guint ordinal, const undex_entry_facts *facts)
{
    gsize bytes = 0;
    if (ordinal % UNDEX_PASSAGE_LOCATION_BLOCK != 0)
        return facts->length == 0;
    g_autoptr(GPtrArray) records = undex_record_block_unpack(facts->data, facts->length);
    if (!records || records->len != MIN(UNDEX_PASSAGE_LOCATION_BLOCK, c->count - ordinal))
        return FALSE;
    g_ptr_array_set_size(c->waiting, 0);
    for (guint i = 0; i < records->len; i++) {
        gsize size = g_bytes_get_size(records->pdata[i]);
        if (size > UNDEX_RECORD_CEILING || (c->records += size) > UNDEX_RECORDS_CEILING)
            return too_much(c);
        if (!is_record(c, records->pdata[i], &bytes))
            return FALSE;
        bytes += size;
    }
    return bytes < UNDEX_RECORD_BLOCK_CEILING || too_much(c);
}

static gboolean is_entry(document_check *c, guint ordinal, GBytes *bytes)
{
    const undex_entry_place where = {c->key, ordinal, c->count};
    undex_entry_facts facts;
    gboolean ok = undex_entry_verify(bytes, &where, &facts, &c->much) && are_records(c, ordinal, &facts);
    c->terms += facts.terms;
    ok = ok && strcmp(facts.suffix, c->waiting->pdata[ordinal % UNDEX_PASSAGE_LOCATION_BLOCK]) == 0;
    g_free(facts.suffix);
    return ok && (c->terms <= UNDEX_TERMS_CEILING || too_much(c));
}

static gboolean are_ties_there(const document_check *c)
{
    GHashTableIter iter;
    gpointer id;
    g_hash_table_iter_init(&iter, c->ties);
    while (g_hash_table_iter_next(&iter, &id, NULL))
        if (!g_hash_table_contains(c->ids, id))
            return FALSE;
    return TRUE;
}

/* Ids are a key, '#' and the rest, and are printed. */
static gboolean is_key(const char *key)
{
    for (const char *p = key; p && *p; p = g_utf8_next_char(p))
        if (*p == '#' || g_unichar_iscntrl(g_utf8_get_char(p)))
            return FALSE;
    return key && *key && strlen(key) <= UNDEX_KEY_CEILING;
}

static gboolean fail(const document_check *c, guint passage, GError **error)
{
    if (c->much)
        return undex_error_fail(error, UNDEX_ERROR_LIMIT, "more came out of it than the index takes");
    return undex_error_fail(error, UNDEX_ERROR_CRASH,
                            "what its reader said of it made no sense, in passage %u", passage);
}

gboolean undex_prepared_accept(const undex_prepared *prepared, const char *key, GError **error)
{
    document_check c = {.key = key, .key_length = key ? strlen(key) : 0, .count = prepared->passages->len};
    gboolean ok = is_key(key) && (c.count <= UNDEX_PASSAGES_CEILING || too_much(&c));
    guint passage = 0;
    c.waiting = g_ptr_array_new_with_free_func(g_free);
    c.ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    c.ties = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    while (ok && passage < c.count && (ok = is_entry(&c, passage, prepared->passages->pdata[passage])))
        passage++;
    ok = ok && are_ties_there(&c);
    g_ptr_array_unref(c.waiting);
    g_hash_table_unref(c.ids);
    g_hash_table_unref(c.ties);
    return ok || fail(&c, passage, error);
}

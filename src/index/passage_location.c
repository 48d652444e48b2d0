// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/index_private.h"

#include "base/budget.h"
#include "index/passage_location.h"
#include "index/prefetch.h"
#include "index/record_cache.h"
#include "index/shared_key.h"
#include "index/slot_key.h"
#include "index/slot_location.h"

#include <string.h>

static const char no_document[] = "does not begin a document";

static gboolean fail_damaged(xc_database *database, guint32 docid, const char *what, xc_error *failure)
{
    failure->shard = xc_database_shard_of(database, docid);
    failure->code = XC_ERROR_CORRUPT;
    g_snprintf(failure->message, sizeof failure->message, "entry %u of the index %s", docid, what);
    return FALSE;
}

/* Where the id's suffix begins in the value; NULL: the entry is no passage. */
static const char *parse(const char *value, gsize length, guint32 docid, undex_passage_location *place)
{
    undex_slot_location said;
    if (!undex_slot_location_decode(value, length, &said) || said.ordinal >= docid)
        return NULL;
    *place = (undex_passage_location){docid - said.ordinal, said.ordinal, said.kind};
    return said.suffix;
}

gboolean undex_passage_location_read(xc_database *database, guint32 docid, undex_passage_location *place,
                                     xc_error *failure)
{
    gsize length = 0;
    char *value = xc_database_value(database, docid, UNDEX_SLOT_LOCATION, &length, failure);
    gboolean known = value && parse(value, length, docid, place);
    if (value && !known)
        fail_damaged(database, docid, "is no passage", failure);
    xc_string_free(value);
    return known;
}

gint64 undex_passage_location_total(xc_database *database, xc_error *failure)
{
    gint64 entries = xc_database_doc_count(database, failure);
    gint64 files = entries < 0 ? -1 : xc_database_term_freq(database, UNDEX_TERM_TYPE "file", failure);
    return files < 0 ? -1 : MAX(entries - files, 0);
}

/* How many passages the document has, by the `length` of its outline; 0: failure. */
static guint count_passages(xc_database *database, guint32 start, gsize length, xc_error *failure)
{
    gint64 last = xc_database_last_docid(database, failure);
    if (last < 0)
        return 0;
    guint count = undex_slot_outline_count(length);
    if (count > 0 && start <= last && count <= last - start + 1)
        return count;
    fail_damaged(database, start, no_document, failure);
    return 0;
}

/* How many passages the document has that begins at `start`; 0: failure. */
static guint read_span(xc_database *database, guint32 start, xc_error *failure)
{
    gsize length = 0;
    char *value = xc_database_value(database, start, UNDEX_SLOT_OUTLINE, &length, failure);
    guint span = value ? count_passages(database, start, length, failure) : 0;
    xc_string_free(value);
    return span;
}

guint undex_passage_location_span_within(xc_database *database, const char *key, xc_range within,
                                         guint32 *start, xc_error *failure)
{
    g_autofree char *term = undex_schema_term(UNDEX_TERM_KEY, key);
    xc_posting posting;
    int64_t count = xc_database_read_postings_within(database, term, &within, 1, &posting, 1, failure);
    *start = count > 0 ? posting.docid : 0;
    return count > 0 ? read_span(database, *start, failure) : 0;
}

guint undex_passage_location_span(xc_database *database, const char *key, guint32 *start, xc_error *failure)
{
    failure->code = XC_OK;
    *start = undex_shared_key_start(database, key, failure);
    return *start ? read_span(database, *start, failure) : 0;
}

static gboolean append_span(xc_database *database, GArray *spans, const xc_values *values, xc_error *failure)
{
    guint32 start = xc_values_key(values);
    gsize length = 0;
    xc_values_value(values, &length);
    guint span = count_passages(database, start, length, failure);
    if (span == 0)
        return FALSE;
    g_array_append_vals(spans, &(xc_range){start, start + span - 1}, 1);
    return TRUE;
}

static gboolean append_all(xc_database *database, xc_values *values, GArray *spans, xc_error *failure)
{
    xc_step step;
    while ((step = xc_values_next(values, failure)) == XC_ITEM)
        if (!append_span(database, spans, values, failure))
            return FALSE;
    return step == XC_END;
}

/* Steps of the budget for a document. */
enum { SPAN_STEPS = 64 };

static gboolean append_at(xc_database *database, xc_values *values, xc_postings *starts, GArray *spans,
                          xc_error *failure)
{
    xc_step step;
    while ((step = xc_postings_next(starts, failure)) == XC_ITEM && undex_budget_go_on(SPAN_STEPS)) {
        guint32 start = xc_postings_docid(starts);
        if (xc_values_skip(values, start, failure) == XC_FAILED)
            return FALSE;
        if (xc_values_key(values) != start)
            return fail_damaged(database, start, no_document, failure);
        if (!append_span(database, spans, values, failure))
            return FALSE;
    }
    return step != XC_FAILED;
}

gboolean undex_passage_location_spans(xc_database *database, const char *term, GArray *spans,
                                      xc_error *failure)
{
    if (!undex_prefetch_values(database, UNDEX_SLOT_OUTLINE, term, failure))
        return FALSE;
    g_autoptr(xc_values) values = xc_database_values(database, UNDEX_SLOT_OUTLINE, failure);
    g_autoptr(xc_postings) starts = values && term ? xc_database_postings(database, term, failure) : NULL;
    return values && (!term ? append_all(database, values, spans, failure)
                            : starts && append_at(database, values, starts, spans, failure));
}

GArray *undex_passage_location_starts(xc_database *database, xc_error *failure)
{
    g_autoptr(GArray) starts = g_array_new(FALSE, FALSE, sizeof(guint32));
    gint64 last = xc_database_last_docid(database, failure);
    gint64 count = last < 0 ? -1 : xc_database_read_valued(database, UNDEX_SLOT_KEY, NULL, 0, failure);
    g_array_set_size(starts, (guint)CLAMP(count, 0, MAX(last, 0)));
    if (count > 0)
        count = xc_database_read_valued(database, UNDEX_SLOT_KEY, (guint32 *)(gpointer)starts->data,
                                        starts->len, failure);
    for (guint i = 0; count > 0 && i < starts->len; i++) {
        guint32 start = g_array_index(starts, guint32, i);
        if (start > last || (i > 0 && start <= g_array_index(starts, guint32, i - 1))) {
            fail_damaged(database, start, no_document, failure);
            return NULL;
        }
    }
    return count < 0 ? NULL : g_steal_pointer(&starts);
}

/* Brings the walk to `start`, from its beginning where it has gone beyond; a step is cheaper than a leap, but
 * of a server, which has to be asked for each entry between. FALSE: failure. */
static gboolean walk_to(xc_database *database, guint32 before, guint32 start, xc_values **values,
                        xc_error *failure)
{
    if (*values && xc_values_key(*values) > start)
        g_clear_pointer(values, xc_values_free);
    if (!*values && !(*values = xc_database_values(database, UNDEX_SLOT_OUTLINE, failure)))
        return FALSE;
    if (before && xc_values_key(*values) == before && !xc_database_is_remote(database) &&
        xc_values_next(*values, failure) == XC_FAILED)
        return FALSE;
    if (xc_values_key(*values) < start && xc_values_skip(*values, start, failure) == XC_FAILED)
        return FALSE;
    return xc_values_key(*values) == start || fail_damaged(database, start, no_document, failure);
}

guint undex_passage_location_outline(xc_database *database, guint32 before, guint32 start, xc_values **values,
                                     undex_outline *outline, xc_error *failure)
{
    gsize length = 0;
    if (!walk_to(database, before, start, values, failure))
        return 0;
    const char *value = xc_values_value(*values, &length);
    guint count = count_passages(database, start, length, failure);
    if (count > 0 && !undex_slot_outline_decode(value, length, start, outline)) {
        fail_damaged(database, start, no_document, failure);
        return 0;
    }
    return count;
}

/* The first of the docids `from` to `beyond` - 1 whose id ends so (shortened); 0: none, or failure. */
static guint32 find_among(xc_database *database, guint32 from, guint32 beyond, const char *suffix,
                          xc_error *failure)
{
    guint32 found = 0;
    g_autoptr(xc_values) places =
        from < beyond ? xc_database_values(database, UNDEX_SLOT_LOCATION, failure) : NULL;
    xc_step step = places ? xc_values_skip(places, from, failure) : XC_END;
    for (; step == XC_ITEM && !found && xc_values_key(places) < beyond;
         step = found ? step : xc_values_next(places, failure)) {
        undex_passage_location place;
        gsize length = 0;
        const char *value = xc_values_value(places, &length);
        const char *own = parse(value, length, xc_values_key(places), &place);
        if (own && strcmp(own, suffix) == 0)
            found = xc_values_key(places);
    }
    return found;
}

guint32 undex_passage_location_find_in(xc_database *database, xc_range document, const char *id, guint32 near,
                                       xc_error *failure)
{
    const char *mark = strchr(id, '#');
    g_autofree char *suffix = mark ? undex_slot_location_shorten(mark + 1) : NULL;
    guint32 beyond = document.last + 1;
    guint32 first = near > document.first && near < beyond ? near : document.first;
    failure->code = XC_OK;
    guint32 found = mark ? find_among(database, first, beyond, suffix, failure) : 0;
    return found || !mark || failure->code != XC_OK
               ? found
               : find_among(database, document.first, first, suffix, failure);
}

guint32 undex_passage_location_find(xc_database *database, const char *id, xc_error *failure)
{
    const char *mark = strchr(id, '#');
    guint32 start = 0;
    failure->code = XC_OK;
    g_autofree char *key = mark ? g_strndup(id, (gsize)(mark - id)) : NULL;
    guint span = key ? undex_passage_location_span(database, key, &start, failure) : 0;
    return span ? undex_passage_location_find_in(database, (xc_range){start, start + span - 1}, id, start,
                                                 failure)
                : 0;
}

char *undex_passage_location_key(xc_database *database, guint32 start, gboolean *copy, xc_error *failure)
{
    gsize length = 0;
    char *value = xc_database_value(database, start, UNDEX_SLOT_KEY, &length, failure);
    g_autofree char *key = value ? undex_slot_key_decode(value, length) : NULL;
    if (value && !key)
        fail_damaged(database, start, no_document, failure);
    xc_string_free(value);
    return key ? undex_shared_key(database, start, key, copy, failure) : NULL;
}

/* The compressed records that begin at `leader`. NULL: failure. */
static char *block_at(xc_database *database, guint32 leader, gsize *length, xc_error *failure)
{
    g_autoptr(xc_document) document = xc_database_document_known(database, leader, failure);
    return document ? xc_document_data(document, length, failure) : NULL;
}

/* The records that lie together with that of the passage. NULL: failure. */
static GPtrArray *block_of(xc_database *database, guint32 docid, guint index, xc_error *failure)
{
    gsize length = 0;
    char *data = block_at(database, docid - index, &length, failure);
    GPtrArray *block = data ? undex_record_cache_unpack(data, length) : NULL;
    if (data && (!block || block->len <= index)) {
        fail_damaged(database, docid, "has no record that can be read", failure);
        g_clear_pointer(&block, g_ptr_array_unref);
    }
    xc_string_free(data);
    return block;
}

GBytes *undex_passage_location_record_at(xc_database *database, guint32 docid, guint ordinal,
                                         xc_error *failure)
{
    guint index = ordinal % UNDEX_PASSAGE_LOCATION_BLOCK;
    g_autoptr(GPtrArray) block = block_of(database, docid, index, failure);
    gsize size = 0;
    gconstpointer record = block ? g_bytes_get_data(block->pdata[index], &size) : NULL;
    return block ? g_bytes_new(record, size) : NULL; /* by itself, or it would hold all of its block */
}

GBytes *undex_passage_location_record(xc_database *database, guint32 docid, xc_error *failure)
{
    undex_passage_location place;
    return undex_passage_location_read(database, docid, &place, failure)
               ? undex_passage_location_record_at(database, docid, place.ordinal, failure)
               : NULL;
}

/* Appends what is wanted of one block, at most `most` records; how many; 0: failure. */
static guint append_block(xc_database *database, guint32 docid, guint index, guint most, GPtrArray *records,
                          xc_error *failure)
{
    guint wanted = MIN(most, UNDEX_PASSAGE_LOCATION_BLOCK - index);
    g_autoptr(GPtrArray) block = block_of(database, docid, index, failure);
    if (!block)
        return 0;
    if (block->len < index + wanted) {
        fail_damaged(database, docid, "has no record that can be read", failure);
        return 0;
    }
    for (guint i = index; i < index + wanted; i++)
        g_ptr_array_add(records, g_bytes_ref(block->pdata[i]));
    return wanted;
}

gboolean undex_passage_location_records(xc_database *database, guint32 docid, guint count, GPtrArray *records,
                                        xc_error *failure)
{
    undex_passage_location place;
    if (count > 0 && !undex_passage_location_read(database, docid, &place, failure))
        return FALSE;
    for (guint done = 0, got; done < count; done += got) {
        guint index = (place.ordinal + done) % UNDEX_PASSAGE_LOCATION_BLOCK;
        got = append_block(database, docid + done, index, count - done, records, failure);
        if (got == 0)
            return FALSE;
    }
    return TRUE;
}

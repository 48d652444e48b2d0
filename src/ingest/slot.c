// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/run.h"

#include "ingest/meta.h"
#include "undex/segment.h"

#include <string.h>
#include <unistd.h>

void ingest_slot_free(ingest_slot *slot)
{
    if (!slot)
        return;
    undex_file_free(slot->file);
    undex_file_free(slot->known);
    g_free(slot->own.path);
    g_free(slot->own.shown);
    g_free(slot->carrier);
    g_clear_error(&slot->failure);
    undex_outcome_free(slot->outcome);
    g_free(slot);
}

void ingest_slot_answer(ingest_slot *slot, undex_outcome *outcome)
{
    slot->outcome = outcome;
    slot->waiting = FALSE;
}

/* What the file system says is the same, what was said of it, and what made the passages. */
static gboolean looks_unchanged(const undex_file *known, const undex_file *file)
{
    return known->size == file->size && known->mtime_ns == file->mtime_ns && known->inode == file->inode &&
           known->segmenter == file->segmenter && g_strcmp0(known->said, file->said) == 0;
}

/* A file in the store that has these contents already, made as they would be made now. */
static gboolean has_contents(const undex_file *other, const undex_file *file, const char *sha256)
{
    return other->sha256 && other->segmenter == file->segmenter && g_strcmp0(other->said, file->said) == 0 &&
           (!sha256 || strcmp(other->sha256, sha256) == 0);
}

static void append_string(GByteArray *strings, const char *before, const char *text)
{
    g_byte_array_append(strings, (const guint8 *)before, (guint)strlen(before));
    g_byte_array_append(strings, (const guint8 *)text, (guint)strlen(text) + 1);
}

/* The digests of contents that need not be extracted a second time: a worker that reads one stops there. */
static gboolean append_digests(const ingest_run *run, const ingest_slot *slot, GByteArray *strings,
                               GError **error)
{
    if (slot->known && has_contents(slot->known, slot->file, NULL))
        append_string(strings, "#", slot->known->sha256);
    g_autoptr(GPtrArray) twins = undex_store_find_by_size(run->store, slot->file->size, error);
    for (guint i = 0; twins && i < twins->len; i++) {
        const undex_file *twin = g_ptr_array_index(twins, i);
        if (has_contents(twin, slot->file, NULL))
            append_string(strings, "#", twin->sha256);
    }
    return twins != NULL;
}

/* The pairs said of it; later ones win. NULL and slot->failure. */
static GPtrArray *pairs_of(const ingest_run *run, ingest_slot *slot)
{
    /* What a file beside the PDF says is said of the PDF. */
    GPtrArray *pairs = slot->carrier ? g_ptr_array_new_with_free_func(g_free)
                                     : undex_meta_read(slot->file->path, &slot->failure);
    for (int i = 0; pairs && run->options->set && run->options->set[i]; i++) {
        char *pair = undex_meta_pair(run->options->set[i], NULL);
        if (pair)
            g_ptr_array_add(pairs, pair);
    }
    return pairs;
}

/* Gives it to the workers. `anew`: whatever is known. FALSE where the run must end. */
static gboolean submit(ingest_run *run, ingest_slot *slot, int fd, const GPtrArray *pairs, gboolean anew,
                       GError **error)
{
    g_autoptr(GByteArray) strings = g_byte_array_new();
    append_string(strings, "", slot->file->path);
    undex_pool_add_ordinal(strings, slot->attachment);
    for (guint i = 0; i < pairs->len; i++)
        append_string(strings, "", g_ptr_array_index(pairs, i));
    if (!anew && !append_digests(run, slot, strings, error)) {
        close(fd);
        return FALSE;
    }
    if (strings->len > UNDEX_TASK_CEILING) {
        close(fd);
        g_set_error(&slot->failure, UNDEX_ERROR, UNDEX_ERROR_LIMIT,
                    "too much is said of it, or its path is too long");
        return TRUE;
    }
    slot->waiting = TRUE;
    undex_pool_submit(run->options->workers, slot, fd, strings);
    return TRUE;
}

static gboolean begin(ingest_run *run, ingest_slot *slot, gboolean anew, GError **error)
{
    const undex_ingest_options *options = run->options;
    g_autoptr(GPtrArray) pairs = pairs_of(run, slot);
    const char *path = slot->carrier ? slot->carrier : slot->file->path;
    int fd = undex_take_open(path, slot->file, slot->failure ? NULL : &slot->failure);
    slot->status = UNDEX_INGEST_FAILED;
    if (pairs) {
        g_free(slot->file->said);
        slot->file->said = undex_meta_digest(pairs);
    }
    gboolean again = anew || options->force || (options->retry_failed && slot->known && slot->known->reason);
    if (fd >= 0 && pairs && slot->known && !again && looks_unchanged(slot->known, slot->file))
        slot->status = UNDEX_INGEST_UNCHANGED;
    else if (fd >= 0 && pairs && options->dry_run)
        slot->status = UNDEX_INGEST_WOULD;
    else if (fd >= 0 && pairs)
        return submit(run, slot, fd, pairs, again, error);
    if (fd >= 0)
        close(fd);
    return TRUE;
}

/* Takes the slot. */
static ingest_slot *begin_slot(ingest_run *run, ingest_slot *slot, GError **error)
{
    GError *why = NULL;
    const undex_found *found = slot->found;
    slot->began = g_get_monotonic_time();
    slot->file = g_new0(undex_file, 1);
    slot->file->path = g_strdup(found->path);
    slot->file->segmenter = UNDEX_SEGMENT_VERSION;
    slot->file->when = g_get_real_time() / G_USEC_PER_SEC;
    slot->known = run->store ? undex_store_find_file(run->store, found->path, &why) : NULL;
    if (!why && begin(run, slot, FALSE, &why))
        return slot;
    g_propagate_error(error, why);
    ingest_slot_free(slot);
    return NULL;
}

ingest_slot *ingest_slot_begin(ingest_run *run, const undex_found *found, GError **error)
{
    ingest_slot *slot = g_new0(ingest_slot, 1);
    slot->found = found;
    return begin_slot(run, slot, error);
}

ingest_slot *ingest_slot_begin_attachment(ingest_run *run, const ingest_slot *carrier, int ordinal,
                                          const char *name, GError **error)
{
    ingest_slot *slot = g_new0(ingest_slot, 1);
    slot->own.path = g_strconcat(carrier->found->path, "/", name, NULL);
    slot->own.shown = g_strconcat(carrier->found->shown, "/", name, NULL);
    slot->found = &slot->own;
    slot->carrier = g_strdup(carrier->found->path);
    slot->attachment = ordinal;
    return begin_slot(run, slot, error);
}

/* The names that the store remembers of the document of a file. NULL: none, or an error. */
static GPtrArray *remembered_attachments(ingest_run *run, const undex_file *file, GError **error)
{
    g_autoptr(undex_document) document =
        file && file->key ? undex_store_find_document(run->store, file->key, error) : NULL;
    return document ? g_ptr_array_ref(document->attachments) : NULL;
}

GPtrArray *ingest_slot_attachments(ingest_run *run, const ingest_slot *slot, GError **error)
{
    gboolean good = slot->file->key || (slot->known && slot->known->key);
    if (!undex_pool_takes_attachments(run->options->workers) || slot->carrier || !good || !run->store)
        return NULL;
    return remembered_attachments(run, slot->file->key ? slot->file : slot->known, error);
}

/* A PDF that has other contents than before: those of its attachments that it carries no more, or that this
 * run does not take, are as old as what it was before. */
static gboolean drop_old_attachments(ingest_run *run, const ingest_slot *slot, const GPtrArray *old,
                                     GError **error)
{
    g_autoptr(GError) why = NULL;
    g_autoptr(GPtrArray) now = ingest_slot_attachments(run, slot, &why);
    for (guint i = 0; !why && old && i < old->len; i++) {
        const char *name = g_ptr_array_index(old, i);
        if (now && g_ptr_array_find_with_equal_func(now, name, g_str_equal, NULL))
            continue;
        g_autofree char *path = g_strconcat(slot->found->path, "/", name, NULL);
        g_autofree char *shown = g_strconcat(slot->found->shown, "/", name, NULL);
        int removed = undex_store_remove(run->store, path, &why);
        if (removed > 0)
            ingest_report(run, shown, UNDEX_INGEST_REMOVED, (undex_ingest_event){0}, 0);
    }
    gboolean done = why == NULL;
    if (!done)
        g_propagate_error(error, g_steal_pointer(&why));
    return done;
}

static gint64 began_of(const ingest_slot *slot)
{
    return slot->outcome ? g_get_monotonic_time() - slot->outcome->micros : slot->began;
}

static void report_failure(ingest_run *run, const ingest_slot *slot, const undex_file *file)
{
    ingest_report(run, slot->found->shown, UNDEX_INGEST_FAILED,
                  (undex_ingest_event){.reason = file->reason, .message = file->message}, began_of(slot));
}

static void report_good(ingest_run *run, const ingest_slot *slot, undex_ingest_status status,
                        const undex_file *file, const char *message)
{
    ingest_report(run, slot->found->shown, status,
                  (undex_ingest_event){.passages = file->passages, .pages = file->pages, .message = message},
                  began_of(slot));
}

static gboolean keep_failure(ingest_run *run, ingest_slot *slot, const GError *why, GError **error)
{
    slot->file->reason =
        g_strdup(undex_error_name(why->domain == UNDEX_ERROR ? (undex_error)why->code : UNDEX_ERROR_IO));
    slot->file->message = g_strdup(why->message);
    report_failure(run, slot, slot->file);
    if (run->options->dry_run)
        return TRUE;
    return undex_store_put_failure(run->store, slot->file, error) && ingest_changed(run, error);
}

/* The file in the store, another path than this one's, that has these contents now. NULL: none, or an error.
 */
static undex_file *find_holder(ingest_run *run, const ingest_slot *slot, GError **error)
{
    g_autoptr(GPtrArray) twins = undex_store_find_by_size(run->store, slot->file->size, error);
    for (guint i = 0; twins && i < twins->len; i++) {
        const undex_file *twin = g_ptr_array_index(twins, i);
        if (has_contents(twin, slot->file, slot->file->sha256) && strcmp(twin->path, slot->file->path) != 0)
            return g_ptr_array_steal_index(twins, i);
    }
    return NULL;
}

/* Its contents are in the store under another path: the passages stay, and this is one more path, or the new
 * one. */
static gboolean keep_twin(ingest_run *run, ingest_slot *slot, const undex_file *holder, GError **error)
{
    gboolean moved = ingest_is_gone(holder->path);
    if (!undex_store_put_same(run->store, holder, slot->file, error))
        return FALSE;
    if (moved && undex_store_remove(run->store, holder->path, error) < 0)
        return FALSE;
    g_autofree char *shown = g_filename_display_name(holder->path);
    g_autofree char *message = g_strdup_printf("%s %s", moved ? "was" : "the same as", shown);
    report_good(run, slot, moved ? UNDEX_INGEST_MOVED : UNDEX_INGEST_TAKEN, slot->file, message);
    return ingest_changed(run, error);
}

/* The same bytes with another time or inode: a copy, a fresh checkout. */
static gboolean keep_itself(ingest_run *run, ingest_slot *slot, GError **error)
{
    if (!slot->known->reason) {
        report_good(run, slot, UNDEX_INGEST_UNCHANGED, slot->known, NULL);
        return undex_store_put_same(run->store, slot->known, slot->file, error) && ingest_changed(run, error);
    }
    slot->file->reason = g_strdup(slot->known->reason);
    slot->file->message = g_strdup(slot->known->message);
    report_failure(run, slot, slot->file);
    return undex_store_put_failure(run->store, slot->file, error) && ingest_changed(run, error);
}

static gboolean keep_same(ingest_run *run, ingest_slot *slot, GError **error)
{
    GError *why = NULL;
    if (slot->known && has_contents(slot->known, slot->file, slot->file->sha256))
        return keep_itself(run, slot, error);
    g_autoptr(undex_file) holder = find_holder(run, slot, &why);
    if (holder)
        return keep_twin(run, slot, holder, error);
    if (why) {
        g_propagate_error(error, why);
        return FALSE;
    }
    /* who had these contents has others by now: this one must be read after all */
    g_clear_pointer(&slot->outcome, undex_outcome_free);
    g_clear_pointer(&slot->file->sha256, g_free);
    return begin(run, slot, TRUE, error);
}

static gboolean keep_prepared(ingest_run *run, ingest_slot *slot, GError **error)
{
    GError *why = NULL;
    g_autoptr(undex_file) holder = run->options->force ? NULL : find_holder(run, slot, &why);
    if (holder)
        return keep_twin(run, slot, holder, error);
    if (!why && undex_store_put_prepared(run->store, slot->outcome->prepared, slot->file, &why)) {
        report_good(run, slot, UNDEX_INGEST_TAKEN, slot->file, NULL);
        return ingest_changed(run, error);
    }
    if (g_error_matches(why, UNDEX_ERROR, UNDEX_ERROR_DAMAGED)) {
        g_clear_pointer(&slot->file->key, g_free);
        gboolean kept = keep_failure(run, slot, why, error);
        g_error_free(why);
        return kept;
    }
    g_propagate_error(error, why);
    return FALSE;
}

static gboolean settle(ingest_run *run, ingest_slot *slot, GError **error)
{
    const GError *why = slot->failure ? slot->failure : slot->outcome ? slot->outcome->failure : NULL;
    if (why)
        return keep_failure(run, slot, why, error);
    if (slot->outcome)
        return slot->outcome->same ? keep_same(run, slot, error) : keep_prepared(run, slot, error);
    if (slot->status == UNDEX_INGEST_UNCHANGED && slot->known->reason)
        report_failure(run, slot, slot->known);
    else
        report_good(run, slot, slot->status, slot->known ? slot->known : slot->file, NULL);
    return TRUE;
}

gboolean ingest_slot_settle(ingest_run *run, ingest_slot *slot, GError **error)
{
    GError *why = NULL;
    if (slot->outcome && !slot->file->sha256)
        slot->file->sha256 = g_strdup(slot->outcome->sha256);
    gboolean changed =
        slot->known && slot->file->sha256 && g_strcmp0(slot->known->sha256, slot->file->sha256) != 0;
    g_autoptr(GPtrArray) old = changed ? remembered_attachments(run, slot->known, &why) : NULL;
    if (why) {
        g_propagate_error(error, why);
        return FALSE;
    }
    return settle(run, slot, error) && (slot->waiting || drop_old_attachments(run, slot, old, error));
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/frame.h"

#include <string.h>

static void clear(gpointer p)
{
    frame *f = p;
    g_free(f->uuid);
    g_free(f->starts);
    g_free(f->lengths);
    g_free(f->kinds);
}

void undex_query_frame_unref(frame *f)
{
    if (f)
        g_rc_box_release_full(f, clear);
}

static gboolean read_lengths(xc_database *database, frame *f, xc_error *failure)
{
    g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(xc_range));
    f->lengths = g_new0(guint16, f->beyond);
    if (!undex_place_lengths(database, spans, f->lengths, f->beyond, failure))
        return FALSE;
    f->documents = spans->len;
    f->starts = g_new(guint32, spans->len + 1);
    for (guint i = 0; i < spans->len; i++) {
        xc_range span = g_array_index(spans, xc_range, i);
        f->starts[i] = span.first;
        f->passages += span.last - span.first + 1;
    }
    f->starts[spans->len] = f->beyond;
    return TRUE;
}

static gboolean read_kind(xc_database *database, frame *f, undex_kind kind, passage_kind as,
                          xc_error *failure)
{
    g_autoptr(GArray) docids = undex_place_kind(database, kind, failure);
    for (guint i = 0; docids && i < docids->len; i++)
        if (g_array_index(docids, guint32, i) < f->beyond)
            f->kinds[g_array_index(docids, guint32, i)] = (guint8)as;
    return docids != NULL;
}

static gboolean read_all(xc_database *database, frame *f, xc_error *failure)
{
    gint64 entries = xc_database_doc_count(database, failure);
    double length = xc_database_average_length(database, failure);
    gint64 last = xc_database_last_docid(database, failure);
    if (entries < 0 || length < 0 || last < 0)
        return FALSE;
    f->beyond = (guint32)last + 1;
    f->kinds = g_new0(guint8, f->beyond);
    if (!read_lengths(database, f, failure) ||
        !read_kind(database, f, UNDEX_KIND_HEADING, PASSAGE_HEADING, failure) ||
        !read_kind(database, f, UNDEX_KIND_FOOTNOTE, PASSAGE_NOTE, failure) ||
        !read_kind(database, f, UNDEX_KIND_ENDNOTE, PASSAGE_NOTE, failure) ||
        !read_kind(database, f, UNDEX_KIND_BOILERPLATE, PASSAGE_BOILERPLATE, failure))
        return FALSE;
    f->passages = MAX(1, f->passages);
    f->average = MAX(1, length * (double)entries / f->passages); /* entries of files have no words */
    return TRUE;
}

/* Takes the uuid; NULL: failure. */
static frame *read_frame(xc_database *database, char *uuid, gint64 revision, xc_error *failure)
{
    frame *f = g_rc_box_new0(frame);
    f->uuid = uuid;
    f->revision = revision;
    if (!read_all(database, f, failure))
        g_clear_pointer(&f, undex_query_frame_unref);
    return f;
}

static void release(gpointer f)
{
    undex_query_frame_unref(f);
}

/* A writer's own changes are not told apart by the revision. */
frame *undex_query_frame(xc_database *database, xc_error *failure)
{
    static GPrivate kept = G_PRIVATE_INIT(release); /* a batch asks many things of one state */
    frame *f = g_private_get(&kept);
    char *name = xc_database_uuid(database, failure);
    g_autofree char *uuid = g_strdup(name);
    gint64 revision = name ? xc_database_revision(database, failure) : -1;
    xc_string_free(name);
    if (revision < 0)
        return NULL;
    if (!f || xc_database_is_writable(database) || f->revision != revision || strcmp(f->uuid, uuid) != 0) {
        f = read_frame(database, g_steal_pointer(&uuid), revision, failure);
        g_private_replace(&kept, f);
    }
    return f ? g_rc_box_acquire(f) : NULL;
}

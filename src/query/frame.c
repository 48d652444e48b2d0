// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/frame.h"

#include <string.h>

static void clear(gpointer p)
{
    frame *f = p;
    g_free(f->uuid);
    g_free(f->starts);
    undex_outline_clear(&f->outline);
}

void undex_query_frame_unref(frame *f)
{
    if (f)
        g_rc_box_release_full(f, clear);
}

static gboolean read_outline(xc_database *database, frame *f, xc_error *failure)
{
    g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(xc_range));
    if (!undex_place_outline(database, spans, &f->outline, failure))
        return FALSE;
    f->documents = spans->len;
    f->starts = g_new(guint32, spans->len + 1);
    for (guint i = 0; i < spans->len; i++) {
        xc_range span = g_array_index(spans, xc_range, i);
        f->starts[i] = span.first;
        f->passages += span.last - span.first + 1;
    }
    f->starts[spans->len] = f->outline.beyond;
    return TRUE;
}

static gboolean read_all(xc_database *database, frame *f, xc_error *failure)
{
    gint64 entries = xc_database_doc_count(database, failure);
    double length = xc_database_average_length(database, failure);
    if (entries < 0 || length < 0 || !read_outline(database, f, failure))
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

gboolean undex_query_frame_under(const frame *f, guint32 docid, xc_range *under)
{
    guint32 last = f->outline.beyond - 1, count = MIN(f->outline.under[docid], last - docid);
    *under = (xc_range){docid + 1, docid + count};
    return count > 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
/* A note, and a heading, say little apart from the passage that carries the one or stands under the other:
 * that is shown in the place of whichever ranks higher, once. A note leads to the passage that carries it
 * even where the words are in the note alone, for the note is shown with it; not where the query excludes
 * what that passage may have. A heading leads to what stands under it where that matches too. What leads
 * nowhere stays; so it does where reading fails, for the hit is sound. */
#include "search/present/hits.h"

#include "search/match/corpus_outline.h"
#include "search/match/query_cursor.h"
#include "search/rank/top_scores.h"
#include "undex/record.h"

/* Headings and notes in a row after a heading, before what stands under it. */
enum { STEPS_CEILING = 5 };

static gboolean is_note(undex_kind kind)
{
    return kind == UNDEX_KIND_FOOTNOTE || kind == UNDEX_KIND_ENDNOTE;
}

/* NULL: it cannot be read. */
static undex_passage *passage_at(undex_search_cache *cache, xc_database *database, guint32 docid,
                                 xc_error *failure)
{
    g_autoptr(GBytes) record = docid ? undex_corpus_outline_record(cache, database, docid, failure) : NULL;
    return record ? undex_passage_read_binary(record, NULL) : NULL;
}

/* The passage that carries the note's first mark; 0: its mark is lost. */
static guint32 carrier_of(xc_database *database, const undex_passage *note, xc_error *failure)
{
    return note->anchors->len ? undex_passage_location_find(database, note->anchors->pdata[0], failure) : 0;
}

static gboolean stands_under(const undex_passage *passage, const char *heading)
{
    for (guint i = 0; i < passage->headings->len; i++)
        if (g_strcmp0(passage->headings->pdata[i], heading) == 0)
            return TRUE;
    return FALSE;
}

/* The first passage under a heading: they lie in reading order. 0: none. */
static guint32 first_under(undex_search_cache *cache, xc_database *database, guint32 docid,
                           const undex_passage_location *place, const undex_passage *heading,
                           xc_error *failure)
{
    for (guint32 at = docid + 1; at <= docid + STEPS_CEILING; at++) {
        undex_passage_location here;
        if (!undex_corpus_outline_find_place(cache, database, at, &here, failure) ||
            here.start != place->start)
            return 0;
        if (is_note(here.kind))
            continue;
        g_autoptr(undex_passage) passage = passage_at(cache, database, at, failure);
        if (!passage || !stands_under(passage, heading->text))
            return 0;
        if (here.kind != UNDEX_KIND_HEADING)
            return at;
    }
    return 0;
}

static gboolean matches(xc_database *database, const search_stage *st, guint32 docid)
{
    xc_error failure;
    if (st->scores)
        return undex_search_find_score(st->scores, docid) != NULL;
    if (st->found)
        return docid / 8 < st->found->len && st->found->data[docid / 8] >> docid % 8 & 1;
    g_autoptr(query_cursor) at = undex_query_cursor_new(database, st->query, &failure);
    return at && undex_query_cursor_seek(at, docid, &failure) && undex_query_cursor_docid(at) == docid;
}

guint32 undex_stand_in(undex_search_cache *cache, xc_database *database, const search_stage *st,
                       guint32 docid, const undex_passage_location *place, char **through)
{
    xc_error failure;
    gboolean note = is_note(place->kind);
    g_autoptr(undex_passage) passage =
        note || place->kind == UNDEX_KIND_HEADING ? passage_at(cache, database, docid, &failure) : NULL;
    if (!passage || !passage->id)
        return docid;
    guint32 other = note ? carrier_of(database, passage, &failure)
                         : first_under(cache, database, docid, place, passage, &failure);
    gboolean sure = note && !st->excludes;
    if (!other || (!sure && !matches(database, st, other)))
        return docid;
    *through = g_strdup(passage->id);
    return other;
}

// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A note that only refers, and a heading, say little apart from the passage that carries the one or stands
 * under the other. Where that passage matches too, it is shown in the place of whichever ranks higher, once.
 * Where it does not (the phrase is in the note alone), the note or heading stays; so it does where reading
 * fails, for the hit is sound.
 */
#include "query/private.h"

#include "undex/record.h"

#include <string.h>

/* Headings and notes in a row after a heading, before what stands under it. */
enum { STEPS_CEILING = 5 };
/* A note of at most so many characters refers ("Resolution 70/1."); a longer one tells something of its own.
 */
enum { REFERENCE_CEILING = 80 };

static char *kind_of(const xc_document *document, xc_error *failure)
{
    char *value = xc_document_value(document, UNDEX_SLOT_KIND, NULL, failure);
    char *kind = g_strdup(value);
    xc_string_free(value);
    return kind;
}

static gboolean is_kind(const char *name, undex_kind kind)
{
    return strcmp(name, undex_kind_name(kind)) == 0;
}

static undex_passage *passage_of(const xc_document *document, xc_error *failure)
{
    char *data = xc_document_data(document, NULL, failure);
    undex_passage *passage = data ? undex_passage_from_json(data, NULL) : NULL;
    xc_string_free(data);
    return passage;
}

/* The passage that carries the note's first mark; 0: its mark is lost. */
static guint32 carrier_of(xc_database *database, const undex_passage *note, xc_error *failure)
{
    if (note->anchors->len == 0 || !note->text || g_utf8_strlen(note->text, -1) > REFERENCE_CEILING)
        return 0;
    g_autofree char *term = undex_schema_term(UNDEX_TERM_ID, note->anchors->pdata[0]);
    xc_postings *postings = xc_database_postings(database, term, failure);
    guint32 docid =
        postings && xc_postings_next(postings, failure) == XC_ITEM ? xc_postings_docid(postings) : 0;
    xc_postings_free(postings);
    return docid;
}

static gboolean stands_under(const undex_passage *passage, const char *heading)
{
    for (guint i = 0; i < passage->headings->len; i++)
        if (g_strcmp0(passage->headings->pdata[i], heading) == 0)
            return TRUE;
    return FALSE;
}

/* 1: this stands under the heading, 0: look further, -1: nothing does. */
static int judge(xc_database *database, guint32 docid, const undex_passage *heading, xc_error *failure)
{
    xc_document *document = xc_database_document(database, docid, failure);
    g_autofree char *kind = document ? kind_of(document, failure) : NULL;
    g_autoptr(undex_passage) passage = kind ? passage_of(document, failure) : NULL;
    xc_document_free(document);
    if (!passage || !stands_under(passage, heading->text))
        return kind && (is_kind(kind, UNDEX_KIND_FOOTNOTE) || is_kind(kind, UNDEX_KIND_ENDNOTE)) ? 0 : -1;
    return passage->kind != UNDEX_KIND_HEADING;
}

/* The first passage under a heading: they lie in reading order. 0: none. */
static guint32 first_under(xc_database *database, const char *key, guint32 docid,
                           const undex_passage *heading, xc_error *failure)
{
    g_autofree char *term = undex_schema_term(UNDEX_TERM_KEY, key);
    xc_postings *postings = xc_database_postings(database, term, failure);
    xc_step step = postings ? xc_postings_skip(postings, docid + 1, failure) : XC_FAILED;
    int found = 0;
    guint32 at = 0;
    for (int i = 0; i < STEPS_CEILING && step == XC_ITEM && found == 0; i++) {
        at = xc_postings_docid(postings);
        found = judge(database, at, heading, failure);
        step = xc_postings_next(postings, failure);
    }
    xc_postings_free(postings);
    return found > 0 ? at : 0;
}

static gboolean matches(xc_database *database, const xc_query *query, const undex_passage *passage)
{
    xc_error failure;
    xc_query *here = undex_query_joined(XC_FILTER, xc_query_copy(query, &failure),
                                        undex_query_term(UNDEX_TERM_ID, passage->id, NULL), NULL);
    xc_enquire *enquire = here ? xc_enquire_new(database, &failure) : NULL;
    xc_mset *mset =
        enquire && xc_enquire_set_query(enquire, here, &failure) && xc_enquire_set_boolean(enquire, &failure)
            ? xc_enquire_run(enquire, 0, 1, 0, NULL, &failure)
            : NULL;
    gboolean found = mset && xc_mset_size(mset) > 0;
    xc_mset_free(mset);
    xc_enquire_free(enquire);
    xc_query_free(here);
    return found;
}

guint32 undex_query_stand_in(xc_database *database, const xc_query *query, const char *key, guint32 docid,
                             const xc_document *document, char **through)
{
    xc_error failure;
    g_autofree char *kind = kind_of(document, &failure);
    gboolean heading = kind && is_kind(kind, UNDEX_KIND_HEADING);
    gboolean note = kind && (is_kind(kind, UNDEX_KIND_FOOTNOTE) || is_kind(kind, UNDEX_KIND_ENDNOTE));
    g_autoptr(undex_passage) passage = heading || note ? passage_of(document, &failure) : NULL;
    if (!passage || !passage->id)
        return docid;
    guint32 other =
        note ? carrier_of(database, passage, &failure) : first_under(database, key, docid, passage, &failure);
    xc_document *found = other ? xc_database_document(database, other, &failure) : NULL;
    g_autoptr(undex_passage) better = found ? passage_of(found, &failure) : NULL;
    xc_document_free(found);
    if (!better || !better->id || !matches(database, query, better))
        return docid;
    *through = g_strdup(passage->id);
    return other;
}

// SPDX-License-Identifier: GPL-3.0-or-later
/* Which document cites which, as passages say it (undex_passage.cites): the citation network. */
#ifndef UNDEX_REFERENCES_H
#define UNDEX_REFERENCES_H

#include "undex/citation_lookup.h"

/* A passage that cites a document. Strings are owned. */
typedef struct {
    char *from;  /* the document that the passage stands in: its symbol, or its key where it has none */
    char *to;    /* the symbol that is cited */
    char *para;  /* and the first paragraph; NULL: none is said */
    char *place; /* all that is said of where in it; NULL: nothing */
    char *id, *citation, *text; /* of the passage */
    int offset, length;         /* of the words that cite, in `text` */
    int depth; /* 1: it cites, or is cited by, what was asked for; 2: by such a document ... */
    undex_cite_origin origin;
    gboolean incoming; /* the walk went from what is cited to what cites it */
} undex_ref;

typedef struct {
    gboolean in, out; /* what cites it; what it cites */
    int depth;        /* how far to walk, 1 or more */
    int count;        /* references wanted in each direction at the most; 0: all */
} undex_refs_options;

typedef struct {
    GPtrArray *names; /* char *: the symbols of what was asked for; or its key */
    char *title;      /* NULL: it has none, or the index lacks it */
    GPtrArray *refs;  /* undex_ref *: what cites it, then what it cites, each in the order of the index */
    GHashTable *held; /* char *: the documents named in `refs` and `names` that are in the index */
    gboolean more;    /* there are more references than are wanted */
} undex_refs;

/* `text` is a symbol, a citation, an id or the name of a file; the document need not be in the index. NULL
 * without an error: it is none of these. */
undex_refs *undex_refs_find(undex_index *store, const char *text, const undex_refs_options *options,
                            GError **error);
void undex_refs_free(undex_refs *refs);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(undex_refs, undex_refs_free)

/* A symbol that is cited, and how many passages and notes cite it; a note and the passage that carries its
 * mark are two. */
typedef struct {
    char *symbol;
    int passages;
    gboolean held; /* the index has the document */
} undex_cited_count;
/* The `count` that are cited most (0: all), the most cited first; `missing`: of those that the index lacks.
 * The array frees them. */
GArray *undex_refs_top(undex_index *store, int count, gboolean missing, GError **error);

/* The symbols (char *, each once) that the passages of `text`, a citation, cite; their notes are part of
 * them. */
GPtrArray *undex_refs_cited_by(undex_index *store, const char *text, GError **error);

#endif

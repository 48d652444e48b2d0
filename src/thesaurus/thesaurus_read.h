// SPDX-License-Identifier: GPL-3.0-or-later
/* A thesaurus as it is kept and asked: concepts, what they are called in several languages, and which stand
 * beside them. It is one block of bytes, mapped into memory and read where it lies. The bytes may be
 * anybody's: whatever they say is looked at before it is followed (docs/index-format.md). */
#pragma once

#include "undex/error.h"

/* Raise it with every change to the layout, or to how words are folded and stemmed. */
enum { UNDEX_THESAURUS_VERSION = 1 };
/* Words of a label that a query can name its concept by. */
enum { UNDEX_LABEL_WORDS_CEILING = 16 };
/* Bytes of a label, and of what a concept is called on the web. */
enum { UNDEX_LABEL_BYTES_CEILING = 1000 };

typedef enum { UNDEX_LABEL_PREFERRED, UNDEX_LABEL_ALTERNATIVE, UNDEX_LABEL_HIDDEN } undex_label_kind;
typedef enum {
    UNDEX_LINK_BROADER,
    UNDEX_LINK_NARROWER,
    UNDEX_LINK_RELATED,
    UNDEX_LINK_KINDS
} undex_link_kind;

typedef struct undex_thesaurus undex_thesaurus;

/* Of a file; of bytes. NULL and UNDEX_ERROR_IO, _DAMAGED. */
undex_thesaurus *undex_thesaurus_open(const char *path, GError **error);
undex_thesaurus *undex_thesaurus_of(GBytes *bytes, GError **error);
void undex_thesaurus_free(undex_thesaurus *thesaurus);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(undex_thesaurus, undex_thesaurus_free)

/* Whether all of it makes sense; what is read without this is looked at piece by piece. */
gboolean undex_thesaurus_check(const undex_thesaurus *thesaurus, GError **error);

guint undex_thesaurus_concepts(const undex_thesaurus *thesaurus);
guint undex_thesaurus_labels(const undex_thesaurus *thesaurus);

/* A range of labels, or of links. */
typedef struct {
    guint32 first, beyond;
} undex_thesaurus_span;
undex_thesaurus_span undex_thesaurus_labels_of(const undex_thesaurus *thesaurus, guint32 concept);
undex_thesaurus_span undex_thesaurus_links_of(const undex_thesaurus *thesaurus, guint32 concept);
/* What the concept is called on the web; NULL: damaged. */
const char *undex_thesaurus_iri(const undex_thesaurus *thesaurus, guint32 concept);

typedef struct {
    guint32 concept;
    const char *text; /* UTF-8 */
    int language;     /* the rank of an undex_language */
    undex_label_kind kind;
} undex_thesaurus_label;
/* FALSE: damaged. */
gboolean undex_thesaurus_label_at(const undex_thesaurus *thesaurus, guint32 number,
                                  undex_thesaurus_label *label);

typedef struct {
    undex_link_kind kind;
    guint32 concept;
} undex_thesaurus_link;
gboolean undex_thesaurus_link_at(const undex_thesaurus *thesaurus, guint32 number,
                                 undex_thesaurus_link *link);

/* Which labels (guint32) have that key (label_key.h); at most `most`. How many. */
guint undex_thesaurus_find(const undex_thesaurus *thesaurus, guint64 key, guint32 *labels, guint most);
/* Words of the longest label. */
guint undex_thesaurus_longest(const undex_thesaurus *thesaurus);

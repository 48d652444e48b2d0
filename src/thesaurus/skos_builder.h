// SPDX-License-Identifier: GPL-3.0-or-later
/* SKOS becomes a thesaurus: statements are taken one by one, in whatever order they come, and what they say
 * of concepts is gathered. SKOS-XL, where a label is a thing of its own, is read as well. */
#pragma once

#include "record/rdf_statement.h"

/* Ceilings; 0: that of undex. */
typedef struct {
    guint64 statements; /* 50 million */
    guint concepts;     /* a million */
    gsize text;         /* bytes of all labels: 256 MB */
} undex_skos_limits;

typedef struct undex_skos undex_skos;
undex_skos *undex_skos_new(const undex_skos_limits *limits);
void undex_skos_free(undex_skos *skos);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(undex_skos, undex_skos_free)

/* FALSE and UNDEX_ERROR_LIMIT: there are too many. */
gboolean undex_skos_take(undex_skos *skos, const undex_rdf_statement *statement, GError **error);
/* The bytes of the thesaurus (thesaurus_read.h). NULL and UNDEX_ERROR_EMPTY, where it has no concept that is
 * called anything in a language that undex knows. */
GBytes *undex_skos_finish(undex_skos *skos, GError **error);

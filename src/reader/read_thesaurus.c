// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/read_thesaurus.h"

#include "extract/extract.h"
#include "thesaurus/skos_builder.h"

static gboolean take(const undex_rdf_statement *statement, gpointer closure, GError **error)
{
    return undex_skos_take(closure, statement, error);
}

GBytes *undex_read_thesaurus(GBytes *bytes, GError **error)
{
    g_autoptr(undex_skos) skos = undex_skos_new(NULL);
    return undex_extract_statements(bytes, take, skos, error) ? undex_skos_finish(skos, error) : NULL;
}

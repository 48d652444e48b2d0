// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/formats/cited_language.h"

#include "undex/citation.h"

enum { LANGUAGES = 6, OF_DOCUMENT = LANGUAGES, OF_USER };

const char *const undex_cite_languages[] = {"en", "fr", "es", "ru", "ar", "zh", "document", "user", NULL};

/* English: NULL. */
static const char *language_for(const undex_cli *cli, const undex_document *document)
{
    switch (cli->common.cite_language) {
    case OF_DOCUMENT:
        return document->language;
    case OF_USER:
        return g_get_language_names()[0];
    default:
        return undex_cite_languages[cli->common.cite_language];
    }
}

char *undex_cite_text(const undex_cli *cli, const undex_document *document, const char *text)
{
    return undex_citation_in(text, language_for(cli, document));
}

void undex_cite_passage(const undex_cli *cli, const undex_document *document, undex_passage *passage)
{
    char *english = passage->citation;
    passage->citation = undex_cite_text(cli, document, english);
    g_free(english);
}

void undex_cite_passages(const undex_cli *cli, const undex_document *document, const GPtrArray *passages)
{
    for (guint i = 0; cli->common.cite_language && passages && i < passages->len; i++)
        undex_cite_passage(cli, document, g_ptr_array_index(passages, i));
}

void undex_cite_hits(const undex_cli *cli, const GPtrArray *hits)
{
    for (guint i = 0; cli->common.cite_language && i < hits->len; i++) {
        const undex_hit *hit = g_ptr_array_index(hits, i);
        undex_cite_passage(cli, hit->document, hit->passage);
        undex_cite_passages(cli, hit->document, hit->notes);
        for (guint k = 0; hit->also && k < hit->also->len; k++) {
            const undex_copy *copy = g_ptr_array_index(hit->also, k);
            undex_cite_passage(cli, copy->document, copy->passage);
        }
    }
}

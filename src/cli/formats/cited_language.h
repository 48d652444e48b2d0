// SPDX-License-Identifier: GPL-3.0-or-later
/* --cite-lang: in which language citations are printed. */
#pragma once

#include "cli/cli.h"
#include "undex/search.h"

/* Ends with NULL: the official languages by their codes, "document" and "user". */
extern const char *const undex_cite_languages[];

/* Writes the citations of what will be printed in the language that was asked for. */
void undex_cite_passage(const undex_cli *cli, const undex_document *document, undex_passage *passage);
void undex_cite_passages(const undex_cli *cli, const undex_document *document, const GPtrArray *passages);
void undex_cite_hits(const undex_cli *cli, const GPtrArray *hits);

/* The same of a text that names a document and its place. Caller frees. */
char *undex_cite_text(const undex_cli *cli, const undex_document *document, const char *text);

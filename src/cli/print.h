// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Printers: how what a command found is written. A format is a row of the table in print.c; a command takes
 * every format whose row fills the function it needs (its slot), so a new format is one file and one row.
 * Printers write data and nothing else; they never ask the index or the user.
 */
#ifndef UNDEX_CLI_PRINT_H
#define UNDEX_CLI_PRINT_H

#include "cli/output.h"

#include "undex/document.h"
#include "undex/ingest.h"
#include "undex/query.h"

/* A passage with what is needed to read it apart from its document; borrowed. */
typedef struct {
    const undex_document *document; /* without passages */
    const undex_passage *passage;
    const GPtrArray *notes; /* undex_passage *: those whose marks it carries */
    gboolean context;       /* stands around what was asked for */
} undex_shown;

struct undex_printer {
    const char *name;
    /* Around a run of items (all of the below but `results` and `facts`); NULL: nothing to write. */
    void (*begin)(undex_output *out);
    void (*end)(undex_output *out);
    /* A document with its passages: `extract`. */
    void (*extracted)(undex_output *out, const undex_document *document);
    /* Hits: `search`. `full`: the whole passages, not their snippets. */
    void (*results)(undex_output *out, const undex_results *results, gboolean full);
    /* A passage: `show`. */
    void (*shown)(undex_output *out, const undex_shown *shown);
    /* A document's record: `list`. */
    void (*listed)(undex_output *out, const undex_document *document);
    /* What became of a file, and of all: `index`, `remove`. `ingested_all` may be NULL. */
    void (*ingested)(undex_output *out, const undex_ingest_event *event);
    void (*ingested_all)(undex_output *out, const undex_ingest_summary *summary);
    /* Keys and values: `info`, `status`, `check`. An object with its "type". */
    void (*facts)(undex_output *out, JsonNode *facts);
};
typedef struct undex_printer undex_printer;

#define UNDEX_SLOT(function) offsetof(undex_printer, function)

const undex_printer *undex_printer_find(const char *name);
/* The names of the formats that fill `slot` (0: none); free with g_strfreev. */
char **undex_printer_names(gsize slot);

/* begin and end where the printer has them. */
void undex_printer_begin(const undex_printer *printer, undex_output *out);
void undex_printer_end(const undex_printer *printer, undex_output *out);

/* TRUE for footnotes and endnotes: they are shown below the passages that carry their marks. */
gboolean undex_passage_is_note(const undex_passage *passage);

extern const undex_printer undex_printer_text, undex_printer_json, undex_printer_jsonl;

#endif

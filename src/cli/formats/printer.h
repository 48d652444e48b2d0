// SPDX-License-Identifier: GPL-3.0-or-later
/* Printers: how what a command found is written. A format is a row of the table in printer.c; a command takes
 * every format whose row fills the function it needs (its slot). Printers never ask the index or the user. */
#pragma once

#include "cli/terminal/output.h"

#include "undex/document.h"
#include "undex/document_diff.h"
#include "undex/ingest.h"
#include "undex/search.h"
#include "undex/verify.h"

/* A passage with what is needed to read it apart from its document; borrowed. */
typedef struct {
    const undex_document *document; /* without passages */
    const undex_passage *passage;
    const GPtrArray *notes;          /* undex_passage *: those whose marks it carries */
    gboolean context;                /* stands around what was asked for */
    const undex_sub_paragraph *item; /* the sub-paragraph that was asked for; NULL: all of it */
    int item_end;                    /* where it ends in the passage's text */
} undex_shown;

/* Passages around a hit, in reading order, the hit itself not among them. */
typedef struct {
    GPtrArray *before, *after; /* undex_passage * */
} undex_around;

/* What a search found and how it is to be shown; borrowed. */
typedef struct {
    const undex_results *results;
    const char *name; /* of the query in a batch: what trec calls its topic; NULL: there is one query only */
    gboolean full;    /* whole passages, not their snippets */
    gboolean null;    /* a path ends with a NUL, not with its line */
    const GPtrArray *around; /* undex_around *, one a hit; NULL: not wanted */
    const GPtrArray *facets; /* undex_facet *; NULL: not wanted */
} undex_found;

/* Rows that are the same in every format but text. Values that are numbers are written so in JSON. */
typedef struct {
    const char *name;
    gboolean number;
} undex_column;
typedef struct undex_table {
    const char *type;            /* what a row is, in JSON: "term" */
    const undex_column *columns; /* ends with a NULL name */
    GPtrArray *rows;             /* char **: a string for each column; owned, see undex_table_new() */
    void (*text)(undex_output *out, const struct undex_table *table); /* for reading */
    gconstpointer more;                                               /* what `text` needs beside the rows */
} undex_table;

struct undex_printer {
    const char *name;
    char separator; /* of the cells that it writes, which spreadsheets read; 0: it writes none */
    /* Around a run of items (all of the below but `facts`, `table`, and the `results` of a single query,
     * which are whole by themselves); NULL: nothing to write. */
    void (*begin)(undex_output *out);
    void (*end)(undex_output *out);
    /* A document with its passages: `extract`. */
    void (*extracted)(undex_output *out, const undex_document *document);
    /* Hits: `search`, `similar`. */
    void (*results)(undex_output *out, const undex_found *found);
    /* The documents that have hits, each once: `search -l`. How many passages match: `search -c`. */
    void (*documents)(undex_output *out, const undex_found *found);
    void (*count)(undex_output *out, const undex_found *found);
    /* A passage: `show`; for another program: `export`. */
    void (*shown)(undex_output *out, const undex_shown *shown);
    void (*exported)(undex_output *out, const undex_shown *shown);
    /* What that program is to know of all passages beforehand: `export --mapping`; NULL: nothing. */
    void (*mapping)(undex_output *out);
    /* A document's record: `list`. */
    void (*listed)(undex_output *out, const undex_document *document);
    /* The same with its quality and its warnings: `list --warnings`; NULL: `listed` has them. */
    void (*doubted)(undex_output *out, const undex_document *document);
    /* What became of a file, and of all: `index`, `remove`. `ingested_all` may be NULL. */
    void (*ingested)(undex_output *out, const undex_ingest_event *event);
    void (*ingested_all)(undex_output *out, const undex_ingest_summary *summary);
    /* `info`, `status`, `check`, `compact`, `merge`, `split`: a JSON object with its "type"
     * (src/base/json_writer.h). */
    void (*facts)(undex_output *out, const char *facts);
    /* The same passages in several languages, a column for each after the first two: `show --parallel`; NULL:
     * as `table`. */
    void (*parallel)(undex_output *out, const undex_table *table);
    /* `terms`, `concordance`, `trend`. */
    void (*table)(undex_output *out, const undex_table *table);
    /* References between documents; `more` of the table is an undex_refs: `refs`. */
    void (*references)(undex_output *out, const undex_table *table);
    /* What is to be said of a draft: `verify`. */
    void (*verified)(undex_output *out, const undex_verification *verification);
    /* Two documents: `diff`. */
    void (*compared)(undex_output *out, const undex_comparison *comparison);
    /* The format can say facets, and passages around hits. */
    gboolean facets, around;
};
typedef struct undex_printer undex_printer;

#define UNDEX_SLOT(function) offsetof(undex_printer, function)

const undex_printer *undex_printer_find(const char *name);
/* The names of the formats that fill `slot` (0: none); free with g_strfreev. */
char **undex_printer_names(gsize slot);
/* The one at that place of those names; where `slot` is 0, text. */
const undex_printer *undex_printer_nth(gsize slot, int place);

/* begin and end where the printer has them. */
void undex_printer_begin(const undex_printer *printer, undex_output *out);
void undex_printer_end(const undex_printer *printer, undex_output *out);

/* Rows free themselves. */
undex_table undex_table_new(const char *type, const undex_column *columns,
                            void (*text)(undex_output *out, const undex_table *table));
/* Takes the strings; as many as there are columns. */
void undex_table_add(undex_table *table, char *first, ...);
void undex_table_clear(undex_table *table);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(undex_table, undex_table_clear)

/* The note's mark as it stands in the passage; NULL: the passage does not carry it. */
const undex_mark *undex_passage_mark_of(const undex_passage *passage, const undex_passage *note);

extern const undex_printer undex_printer_text, undex_printer_json, undex_printer_jsonl, undex_printer_csv,
    undex_printer_tsv, undex_printer_markdown, undex_printer_bibtex, undex_printer_ris,
    undex_printer_csl_json, undex_printer_trec, undex_printer_opensearch, undex_printer_graphml,
    undex_printer_dot, undex_printer_tmx, undex_printer_sarif, undex_printer_html;

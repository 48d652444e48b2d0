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

struct undex_printer {
    const char *name;
    /* Around a run of documents. */
    void (*begin)(undex_output *out);
    void (*end)(undex_output *out);
    /* One document with its passages: `extract`. */
    void (*extracted)(undex_output *out, const undex_document *document);
};
typedef struct undex_printer undex_printer;

#define UNDEX_SLOT(function) offsetof(undex_printer, function)

const undex_printer *undex_printer_find(const char *name);
/* The names of the formats that fill `slot` (0: none); free with g_strfreev. */
char **undex_printer_names(gsize slot);

extern const undex_printer undex_printer_text, undex_printer_json, undex_printer_jsonl;

#endif

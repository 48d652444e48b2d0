// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Records: as JSON, which `undex extract` prints, and in the form that the index keeps.
 *
 * The keys of the JSON are a promise (new ones may come, none is renamed or removed); keys without a value
 * are left out, except `notes`, `items`, `cites` and `warnings`.
 */
#ifndef UNDEX_RECORD_H
#define UNDEX_RECORD_H

#include "undex/document.h"

/* One line without a newline; the caller frees it. The document's record leaves its passages out. */
char *undex_document_to_json(const undex_document *document);
char *undex_passage_to_json(const undex_passage *passage);

/* The members of these, for printers that put more around them. A document's begin with its type, a
 * passage's have none; `notes` (JSON) stands in the place of its marks, NULL: the marks themselves. */
void undex_document_append_json(GString *out, const undex_document *document);
/* By which it is superseded and corrected, where that was noted: a part of the former. */
void undex_document_append_versions(GString *out, const undex_document *document);
void undex_passage_append_json(GString *out, const undex_passage *passage, const char *notes);

/* The form that is kept: packed (src/base/binary.h), boxes in quarters of a point. It changes with the schema
 * of the index only. A document's record leaves its passages out. Caller frees. */
GBytes *undex_document_write_binary(const undex_document *document);
GBytes *undex_passage_write_binary(const undex_passage *passage);

/* What is longer is no record: the text of a passage has 4 MiB at the most
 * (src/segment/passage/open_passage.c). */
enum { UNDEX_RECORD_CEILING = 8 << 20 };

/* Reads a record back: of any bytes, with places bound to the text. NULL and an error (UNDEX_ERROR_DAMAGED)
 * where it is not one that was written. */
undex_document *undex_document_read_binary(GBytes *record, GError **error);
undex_passage *undex_passage_read_binary(GBytes *record, GError **error);
/* The id alone. NULL: it has none. Caller frees. */
char *undex_passage_read_binary_id(GBytes *record);

#endif

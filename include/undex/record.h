// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Records as JSON: what `undex extract` prints and the store keeps. The keys are a promise (new ones may
 * come, none is renamed or removed); keys without a value are left out, except `notes`, `items`, `cites` and
 * `warnings`.
 */
#ifndef UNDEX_RECORD_H
#define UNDEX_RECORD_H

#include "undex/document.h"

#include <json-glib/json-glib.h>

/* One line without a newline; the caller frees it. The document's record leaves its passages out. */
char *undex_document_to_json(const undex_document *document);
char *undex_passage_to_json(const undex_passage *passage);

/* The members of these, for printers that put more around them. A document's begin with its type, a
 * passage's have none; `notes` (JSON) stands in the place of its marks, NULL: the marks themselves. */
void undex_document_append_json(GString *out, const undex_document *document);
void undex_passage_append_json(GString *out, const undex_passage *passage, const char *notes);

/* Reads a record back; NULL and an error (UNDEX_ERROR_DAMAGED) where it is not one. */
undex_document *undex_document_from_json(const char *json, GError **error);
undex_passage *undex_passage_from_json(const char *json, GError **error);

#endif

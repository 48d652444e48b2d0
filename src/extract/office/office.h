// SPDX-License-Identifier: GPL-3.0-or-later
/* Documents of word processors: a ZIP archive whose parts are XML, of Office Open XML (ISO/IEC 29500: DOCX)
 * or OpenDocument (ISO/IEC 26300: ODT). Private to src/extract/office. */
#pragma once

#include "undex/error.h"

/* Bytes of a part, unpacked, and of the text that is made of all of them. */
enum { UNDEX_OFFICE_PART_CEILING = 256 << 20, UNDEX_OFFICE_TEXT_CEILING = 16 << 20 };

typedef struct undex_office_parts undex_office_parts;
/* `bytes` must live as long. UNDEX_ERROR_DAMAGED. */
undex_office_parts *undex_office_parts_open(GBytes *bytes, GError **error);
/* A part by its name, unpacked; NULL without an error: there is none.
 * UNDEX_ERROR_DAMAGED, _ENCRYPTED, _LIMIT. */
GBytes *undex_office_parts_read(undex_office_parts *parts, const char *name, GError **error);
void undex_office_parts_close(undex_office_parts *parts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(undex_office_parts, undex_office_parts_close)

/* The names of the styles of paragraphs that are set apart as quotations: by what they are called ("Quote",
 * "Quotations"), by the style that they are based on, or by margins wider than the text's on both sides. A
 * part adds what it says. FALSE and UNDEX_ERROR_DAMAGED. */
gboolean undex_office_styles_add(GHashTable *quoting, GBytes *part, GError **error);
/* Whether a margin is one of a quotation: "1cm", "0.5in"; without a unit in twentieths of a point. */
gboolean undex_office_is_wide(const char *length);
/* The value of an attribute; NULL: there is none. */
const char *undex_office_attribute(const char *const *names, const char *const *values, const char *name);
/* Reads a part with GLib's reader of XML, which knows no entities but those of XML and opens nothing. FALSE
 * and UNDEX_ERROR_DAMAGED, or what `parser` failed of. */
gboolean undex_office_parse(const GMarkupParser *parser, GBytes *part, gpointer closure, GError **error);

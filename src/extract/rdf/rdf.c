// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/rdf/rdf.h"

#include "extract/extract.h"

#include <string.h>

/* An IRI in Turtle has no space before its '>'; an element of XML that names what it is has. */
static gboolean is_xml(const char *text, gsize length)
{
    gsize at = 0;
    while (at < length && g_ascii_isspace(text[at]))
        at++;
    if (at + 1 >= length || text[at] != '<')
        return FALSE;
    if (text[at + 1] == '?' || text[at + 1] == '!')
        return TRUE;
    while (at < length && text[at] != '>' && !g_ascii_isspace(text[at]))
        at++;
    return at < length && g_ascii_isspace(text[at]);
}

static gboolean is_packed(const char *text, gsize length)
{
    return length > 4 && (memcmp(text, "\x1F\x8B", 2) == 0 || memcmp(text, "PK\x03\x04", 4) == 0 ||
                          memcmp(text, "BZh", 3) == 0 ||
                          memcmp(text,
                                 "\xFD"
                                 "7zXZ",
                                 5) == 0);
}

gboolean undex_extract_statements(GBytes *bytes, undex_rdf_taker take, gpointer closure, GError **error)
{
    gsize length;
    const char *text = g_bytes_get_data(bytes, &length);
    if (!length)
        return undex_error_fail(error, UNDEX_ERROR_EMPTY, "it is empty");
    if (is_packed(text, length))
        return undex_error_fail(error, UNDEX_ERROR_UNSUPPORTED, "it is compressed; unpack it first");
    if (length > 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
        text += 3;
        length -= 3;
    }
    return is_xml(text, length) ? undex_rdf_read_xml(text, length, take, closure, error)
                                : undex_rdf_read_turtle(text, length, take, closure, error);
}

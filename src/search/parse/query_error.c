// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/parse/query_error.h"

#include "undex/error.h"

gboolean undex_search_fail(const char *query, int at, const char *message, GError **error)
{
    const char *place = g_utf8_offset_to_pointer(query, MIN(at, g_utf8_strlen(query, -1)));
    return undex_error_fail(error, UNDEX_ERROR_QUERY, "%s, at character %d: %.*s>>%s", message, at + 1,
                            (int)(place - query), query, place);
}

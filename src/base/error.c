// SPDX-License-Identifier: GPL-3.0-or-later
#include "undex/error.h"

G_DEFINE_QUARK(undex - error - quark, undex_error)

static const char *const names[] = {
    [UNDEX_ERROR_USAGE] = "usage",
    [UNDEX_ERROR_IO] = "io",
    [UNDEX_ERROR_UNSUPPORTED] = "unsupported",
    [UNDEX_ERROR_DAMAGED] = "damaged",
    [UNDEX_ERROR_ENCRYPTED] = "encrypted",
    [UNDEX_ERROR_EMPTY] = "empty",
    [UNDEX_ERROR_NO_TEXT] = "no-text",
    [UNDEX_ERROR_LIMIT] = "limit",
    [UNDEX_ERROR_INDEX] = "index",
    [UNDEX_ERROR_QUERY] = "query",
    [UNDEX_ERROR_TIMEOUT] = "timeout",
    [UNDEX_ERROR_MEMORY] = "memory",
    [UNDEX_ERROR_CRASH] = "crash",
};

const char *undex_error_name(undex_error code)
{
    return (gsize)code < G_N_ELEMENTS(names) ? names[code] : "unknown";
}

gboolean undex_error_fail(GError **error, undex_error code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_propagate_error(error, g_error_new_valist(UNDEX_ERROR, (gint)code, format, args));
    va_end(args);
    return FALSE;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/office/office.h"

#include <string.h>

const char *undex_office_attribute(const char *const *names, const char *const *values, const char *name)
{
    for (gsize i = 0; names[i]; i++)
        if (strcmp(names[i], name) == 0)
            return values[i];
    return NULL;
}

gboolean undex_office_parse(const GMarkupParser *parser, GBytes *part, gpointer closure, GError **error)
{
    static const char byte_order_mark[] = "\xEF\xBB\xBF";
    gsize length = 0;
    const char *text = g_bytes_get_data(part, &length);
    gsize skipped = length >= 3 && memcmp(text, byte_order_mark, 3) == 0 ? 3 : 0;
    GError *why = NULL;
    if (length <= skipped)
        return undex_error_fail(error, UNDEX_ERROR_DAMAGED, "what it holds is no sound XML: a part is empty");
    GMarkupParseContext *context =
        g_markup_parse_context_new(parser, G_MARKUP_TREAT_CDATA_AS_TEXT, closure, NULL);
    gboolean sound =
        g_markup_parse_context_parse(context, text + skipped, (gssize)(length - skipped), &why) &&
        g_markup_parse_context_end_parse(context, &why);
    g_markup_parse_context_free(context);
    if (sound)
        return TRUE;
    if (why->domain == UNDEX_ERROR) {
        g_propagate_error(error, why);
        return FALSE;
    }
    undex_error_fail(error, UNDEX_ERROR_DAMAGED, "what it holds is no sound XML: %s", why->message);
    g_error_free(why);
    return FALSE;
}

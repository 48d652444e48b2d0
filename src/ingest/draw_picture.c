// SPDX-License-Identifier: GPL-3.0-or-later
/* Pictures of pages: asked for here, drawn in a worker. */
#include "ingest/pool/pool.h"

#include <string.h>
#include <unistd.h>

/* Names the page that it came to, and what the limits are on; options for them are not everywhere. */
static void explain(GError **error, const GError *why, int page)
{
    const char *doing = page ? "drawing" : "reading";
    g_autofree char *place = page ? g_strdup_printf("page %d: ", page) : g_strdup("");
    gboolean worker =
        why->domain == UNDEX_ERROR && (why->code == UNDEX_ERROR_TIMEOUT || why->code == UNDEX_ERROR_MEMORY ||
                                       why->code == UNDEX_ERROR_CRASH);
    if (worker && why->code == UNDEX_ERROR_CRASH)
        g_set_error(error, why->domain, why->code, "%s%s", place, why->message);
    else if (worker)
        g_set_error(error, why->domain, why->code, "%s%s it %s than is allowed", place, doing,
                    why->code == UNDEX_ERROR_TIMEOUT ? "takes longer" : "wants more memory");
    else
        g_set_error_literal(error, why->domain, why->code, why->message);
}

GBytes *undex_ingest_draw(undex_workers *workers, const char *path, int fd, const undex_picture *picture,
                          undex_picture_drawn *drawn, GError **error)
{
    g_autoptr(GByteArray) strings = g_byte_array_new();
    g_autoptr(GError) why = NULL;
    undex_outcome *outcome = NULL;
    *drawn = (undex_picture_drawn){0};
    g_byte_array_append(strings, (const guint8 *)path, (guint)strlen(path) + 1);
    undex_picture_append(strings, picture);
    if (strings->len > UNDEX_MESSAGE_TASK_CEILING) {
        close(fd);
        return undex_error_null(error, UNDEX_ERROR_LIMIT, "it stands in more places than can be drawn");
    }
    undex_pool_submit(workers, &(undex_pool_request){.fd = fd, .strings = g_byte_array_ref(strings)});
    while (!outcome && undex_pool_collect(workers, TRUE, &outcome, &why))
        ;
    GBytes *png = outcome ? g_steal_pointer(&outcome->picture) : NULL;
    if (outcome) {
        *drawn = outcome->drawn;
        why = g_steal_pointer(&outcome->failure);
    }
    if (!png && !why)
        g_set_error(&why, UNDEX_ERROR, UNDEX_ERROR_CRASH, "what its reader said of it made no sense");
    if (why)
        explain(error, why, drawn->last);
    undex_outcome_free(outcome);
    return png;
}

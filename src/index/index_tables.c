// SPDX-License-Identifier: GPL-3.0-or-later
/* Xapian takes a table whose file it cannot open for one that was never begun: a search would miss what is
 * there, and what is compacted would be without it. A first entry of each table tells. */
#include "index/index_private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { TRIES = 3 };

/* Each file's entry has data and terms. */
const char *undex_index_closed_table(const xc_database *database, xc_error *failure)
{
    g_autoptr(xc_postings) files = xc_database_postings(database, UNDEX_TERM_TYPE "file", failure);
    if (!files || xc_postings_next(files, failure) != XC_ITEM)
        return NULL;
    size_t length = 0;
    g_autoptr(xc_document) entry = xc_database_document_known(database, xc_postings_docid(files), failure);
    char *data = entry ? xc_document_data(entry, &length, failure) : NULL;
    xc_string_free(data);
    if (!data)
        return NULL;
    if (!length)
        return "docdata.glass";
    g_autoptr(xc_terms) terms = xc_document_terms(entry, failure);
    gboolean some = terms && xc_terms_next(terms, failure) == XC_ITEM;
    return some || (failure->code != XC_OK && failure->code != XC_ERROR_NO_DOCUMENT &&
                    failure->code != XC_ERROR_UNSUPPORTED)
               ? NULL
               : "termlist.glass";
}

/* Why a file cannot be opened; FALSE where it can. */
static gboolean is_refused(const char *folder, const char *name, xc_error *failure)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file >= 0)
        close(file);
    else
        *failure = (xc_error){XC_ERROR_IO, ""};
    if (file < 0)
        g_snprintf(failure->message, sizeof failure->message, "%s cannot be opened: %s", name,
                   g_strerror(errno));
    return file < 0;
}

xc_database *undex_index_open_tables(const char *folder, xc_error *failure)
{
    for (int i = 0;; i++) {
        xc_error unread = {XC_OK, ""};
        g_autoptr(xc_database) database = xc_database_open(folder, failure);
        const char *closed = database ? undex_index_closed_table(database, &unread) : NULL;
        if (closed && is_refused(folder, closed, failure))
            return NULL;
        if (!closed || i == TRIES)
            return g_steal_pointer(&database);
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * How undex reports failure.
 *
 * Functions that can fail take a GError ** as their last argument and return NULL, FALSE or -1 when they set
 * it. The message is one line, lower case at its start, without a final dot; it says what is wrong and, where
 * the user can mend it, what to do. It does not repeat what the caller knows (the caller puts the file's name
 * before it). "Nothing found" is not an error. Only src/cli prints, and only src/main.c exits.
 */
#ifndef UNDEX_ERROR_H
#define UNDEX_ERROR_H

#include <glib.h>

#define UNDEX_ERROR (undex_error_quark())
GQuark undex_error_quark(void);

/* The reason, for scripts: `undex index --format=jsonl` prints undex_error_name() of it. */
typedef enum {
    UNDEX_ERROR_USAGE,       /* the call is wrong: an unknown option, a malformed value */
    UNDEX_ERROR_IO,          /* the operating system said no: permission, missing file, full disk */
    UNDEX_ERROR_UNSUPPORTED, /* not a format undex reads */
    UNDEX_ERROR_DAMAGED,     /* a file of a known format that cannot be read */
    UNDEX_ERROR_ENCRYPTED,   /* needs a password */
    UNDEX_ERROR_EMPTY,       /* no pages, or no bytes */
    UNDEX_ERROR_NO_TEXT,     /* pages, but no text layer on any of them */
    UNDEX_ERROR_LIMIT,       /* over a ceiling: bytes, pages, glyphs, matches */
    UNDEX_ERROR_INDEX,       /* the index is missing, damaged, locked or of another version */
    UNDEX_ERROR_QUERY,       /* the query cannot be understood; the message marks the place */
    UNDEX_ERROR_TIMEOUT,     /* a document took longer than allowed */
    UNDEX_ERROR_MEMORY,      /* a document wanted more memory than allowed */
    UNDEX_ERROR_CRASH,       /* a document made its reader crash, or try what it may not */
} undex_error;

/* Sets the error (NULL: nobody wants it) and returns what a function that fails does: FALSE, or NULL. */
gboolean undex_error_fail(GError **error, undex_error code, const char *format, ...) G_GNUC_PRINTF(3, 4);
#define undex_error_null(...) (undex_error_fail(__VA_ARGS__), NULL)

/* "damaged", "no-text", ...; never NULL. */
const char *undex_error_name(undex_error code);

#endif

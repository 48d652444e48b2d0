// SPDX-License-Identifier: GPL-3.0-or-later
/* Where data go: stdout, with what is known of it (a terminal? how wide? colours?). Everything that comes
 * from documents passes through here and cannot steer a terminal: control characters become U+FFFD,
 * characters that reorder text (bidi embeddings, overrides, isolates) are left out; in JSON both are written
 * as \uXXXX. */
#pragma once

#include "base/utf8.h"

#include <glib.h>

typedef enum {
    UNDEX_STYLE_PLAIN,
    UNDEX_STYLE_BOLD,
    UNDEX_STYLE_DIM,
    UNDEX_STYLE_MATCH,
    UNDEX_STYLE_MARK,
    UNDEX_STYLE_OLD, /* of two texts what the first alone has, and the second; what is wrong, and right */
    UNDEX_STYLE_NEW
} undex_style;

/* When something is done that suits a terminal. */
typedef enum { UNDEX_WHEN_AUTO, UNDEX_WHEN_ALWAYS, UNDEX_WHEN_NEVER } undex_when;

typedef struct undex_output {
    int width;      /* columns to wrap at */
    gboolean color; /* styles are shown */
    gboolean terminal;
    gboolean verbose, quiet;
    char separator;     /* of csv and tsv: the printer's */
    gboolean raw_cells; /* of csv and tsv: none is kept from being computed */
    gboolean links;     /* the terminal wants hyperlinks (OSC 8) */
    const char *pager;  /* started with the first byte; NULL: none; owned */
    GPid paging;        /* the pager; 0: not started */
    gboolean array;     /* of JSON: items are elements of one that is open */
    int items;          /* printed so far, for separators: printers count */
    gpointer kept;      /* what a printer keeps for the end of a run of items; and what frees it */
    GDestroyNotify free_kept;
    int error; /* errno of the first write that failed; 0: none */
} undex_output;

undex_output *undex_output_open(undex_when color);
/* For commands whose output is read: a pager on a terminal, unless not wanted, and hyperlinks (`links` as
 * `color`). Before anything is printed. */
void undex_output_page(undex_output *out, gboolean wanted, undex_when links);
/* Ends the pager's input and waits until the reader is done. TRUE where there was one. */
gboolean undex_output_wait(undex_output *out);

/* Flushes; FALSE where some of the output could not be written (out->error). */
gboolean undex_output_flush(undex_output *out);
void undex_output_free(undex_output *out);

void undex_output_text(undex_output *out, const char *text); /* made safe */
void undex_output_styled(undex_output *out, undex_style style, const char *text);
void undex_output_format(undex_output *out, const char *format, ...) G_GNUC_PRINTF(2, 3); /* made safe */
/* The bytes as they are: for what this program makes itself, such as a picture or an escape sequence. */
void undex_output_bytes(undex_output *out, const void *bytes, gsize length);
/* Where a hyperlink begins (an URI) and ends (NULL); nothing where the terminal wants none. */
void undex_output_link(undex_output *out, const char *uri);
void undex_output_json(undex_output *out, const char *json); /* a JSON text, made safe */

/* A copy that is safe for a terminal; invalid UTF-8 becomes U+FFFD. */
char *undex_text_safe(const char *text);

/* Numbers for people: 12,345. Caller frees. */
char *undex_number(gint64 number);

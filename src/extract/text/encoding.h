// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What encoding a plain text is in, and bytes of it as UTF-8. Private to src/extract.
 *
 * Valid UTF-8 wins, then byte order marks, then the pattern of NUL bytes (UTF-16 and UTF-32 without a mark).
 * For the old encodings libuchardet is one voice among others: short texts and small languages lead it
 * astray, so each candidate is tried and judged by what words it makes (letters of one script, capitals
 * first, no signs inside words).
 */
#pragma once

#include <glib.h>

typedef struct {
    const char *name;  /* as iconv knows it; static */
    int unit;          /* bytes of one code unit: 1, 2, 4 */
    gboolean big;      /* the unit's high byte comes first */
    gboolean damaged;  /* UTF-8, but not all of it */
    gboolean doubtful; /* a guess with little behind it */
    gsize mark;        /* bytes of a byte order mark at the start */
} undex_encoding;

/* FALSE where the bytes are no text in any encoding known here. */
gboolean undex_encoding_find(const guint8 *bytes, gsize length, undex_encoding *encoding, GError **error);

/* The best old encoding for these bytes, which are not UTF-8; *doubtful where little speaks for it. */
const char *undex_encoding_score(const guint8 *bytes, gsize length, gboolean *doubtful);

/* The old encodings that are tried, and those with code units of two or four bytes; from 0, NULL beyond. */
const char *undex_encoding_name(gsize index);
const char *undex_encoding_wide_name(gsize index);

/* Decoding, piece by piece; each piece begins at the start of a character. */
typedef struct undex_decoder undex_decoder;
undex_decoder *undex_decoder_new(const undex_encoding *encoding);
void undex_decoder_free(undex_decoder *decoder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(undex_decoder, undex_decoder_free)

/* Appends `length` bytes as UTF-8 to `out`, U+FFFD for what cannot be read. With `more` (the piece was cut by
 * size, and its line goes on) a character cut at the end is left for the next. Returns the bytes taken. */
gsize undex_decoder_read(undex_decoder *decoder, const guint8 *bytes, gsize length, gboolean more,
                         GString *out);

/* Places where U+FFFD was put, and lines of damaged UTF-8 that were read as Windows-1252, so far. */
gsize undex_decoder_replaced(const undex_decoder *decoder);
gsize undex_decoder_foreign(const undex_decoder *decoder);

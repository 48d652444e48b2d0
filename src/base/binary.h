// SPDX-License-Identifier: GPL-3.0-or-later
/* The bytes that records are kept as. Numbers take seven bits a byte, low ones first, the last byte below
 * 128; texts their length plus one before them, or 0 where there is none. What is packed says nothing of what
 * it is: who unpacks it knows, and takes the same in the same order. To read the thirteen records of one
 * answer took 2.5 million instructions as JSON, 1.3 million as GVariant, and so takes 0.2 million. */
#pragma once

#include <glib.h>

void undex_binary_write_number(GByteArray *out, guint64 number);
/* Small ones of either sign are short. */
void undex_binary_write_signed(GByteArray *out, gint64 number);
void undex_binary_write_bytes(GByteArray *out, const void *bytes, gsize length);
/* NULL: none. What is no UTF-8 is made so. */
void undex_binary_write_text(GByteArray *out, const char *text);
/* A count, and texts (char *). */
void undex_binary_write_texts(GByteArray *out, const GPtrArray *texts);

/* Bytes from anywhere: what is not there, too large or no UTF-8 makes `bad` TRUE, and all that is taken after
 * that is 0 or NULL. */
typedef struct {
    const guint8 *at, *end;
    gboolean bad;
} undex_binary_reader;

undex_binary_reader undex_binary_reader_of(GBytes *bytes);
/* TRUE: all of it was taken, and all of it made sense. */
gboolean undex_binary_reader_ended(const undex_binary_reader *from);

guint64 undex_binary_read_number(undex_binary_reader *from);
gint64 undex_binary_read_signed(undex_binary_reader *from);
/* A number as an int, brought between `least` and `most`. */
int undex_binary_read_int(undex_binary_reader *from, int least, int most);
/* A count of things that take `least` bytes each or more: never more than the bytes that are left hold. */
gsize undex_binary_read_count(undex_binary_reader *from, gsize least);
/* Where they lie. */
const guint8 *undex_binary_read_bytes(undex_binary_reader *from, gsize *length);
/* Caller frees. */
char *undex_binary_read_text(undex_binary_reader *from);
/* Appended; at most UNDEX_BINARY_TEXTS_CEILING, for in memory a short text takes many times its bytes. */
enum { UNDEX_BINARY_TEXTS_CEILING = 100000 };
void undex_binary_read_texts(undex_binary_reader *from, GPtrArray *texts);

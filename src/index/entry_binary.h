// SPDX-License-Identifier: GPL-3.0-or-later
/* An entry as bytes, on its way from the process that makes it to the one that puts it into the index: its
 * terms in ascending order, each with a NUL behind it and how often it counts; its values by ascending slots;
 * its data. Xapian has such a form too, but makes a document of any bytes before anybody can look at them. */
#pragma once

#include "base/binary.h"

#include "xapian-c/xapian-c.h"

/* NULL: failure. */
GBytes *undex_entry_write_binary(const xc_document *entry, xc_error *failure);
/* NULL: failure; also where they are no entry, which undex_prepared_accept() tells before. */
xc_document *undex_entry_read_binary(GBytes *bytes, xc_error *failure);

/* What an entry holds, one thing after another: all terms, then all values, then the data. What is not as it
 * should be makes `from.bad` TRUE, and nothing comes after it. */
typedef struct {
    undex_binary_reader from;
    gsize left; /* terms, or values, that have not come yet */
} undex_entry_reader;

undex_entry_reader undex_entry_reader_of(GBytes *bytes);
/* NULL: no more. It ends with a NUL, and has none within. */
const char *undex_entry_reader_term(undex_entry_reader *reader, gsize *length, guint64 *wdf);
/* After the last term. */
void undex_entry_reader_turn(undex_entry_reader *reader);
/* NULL: no more. */
const char *undex_entry_reader_value(undex_entry_reader *reader, guint64 *slot, gsize *length);
/* After the last value: what is left. */
const char *undex_entry_reader_data(undex_entry_reader *reader, gsize *length);

// SPDX-License-Identifier: GPL-3.0-or-later
/* The header of a Xapian database, the file `iamglass`: which revision is the current one, and where each
 * table has its root. Xapian believes it: one byte of it that is wrong lets Xapian crash. Therefore it is
 * looked at before Xapian opens the database, together with the beginning of each table's root. */
#pragma once

#include <glib.h>

enum { UNDEX_GLASS_TABLES = 6, UNDEX_GLASS_HEADER_CEILING = 256 };

/* The names of the tables' files without their end, ".glass", in the order of the header. */
extern const char *const undex_glass_tables[UNDEX_GLASS_TABLES];

typedef struct {
    guint32 root, level;  /* the number of the root's block, and how many levels lie below it */
    guint32 block_size;   /* bytes */
    guint32 first_unused; /* blocks from here on are not in use */
    guint64 entries;
    gboolean empty; /* it has no root; its file may be missing */
} undex_glass_table;

typedef struct {
    guint8 uuid[16];
    guint32 revision;
    guint32 entries, last_entry;           /* entries of the database, and the highest number of one */
    guint64 total_length;                  /* of all entries, in words */
    guint64 shortest, longest, most_often; /* bounds: of an entry's length, and of how often it has a word */
    undex_glass_table tables[UNDEX_GLASS_TABLES];
} undex_glass_header;

/* FALSE: the bytes are no header that Xapian could have written, and `*why` says where they are not. */
gboolean undex_glass_header_parse(const guint8 *bytes, gsize length, undex_glass_header *header,
                                  const char **why);

/* Reads the header of the database in the folder `path`, and looks whether its tables are there and begin
 * where it says. UNDEX_ERROR_IO where the system does not let them be read, else UNDEX_ERROR_INDEX. */
gboolean undex_glass_header_read(const char *path, undex_glass_header *header, GError **error);

/* TRUE where both are of the same database in the same state. */
gboolean undex_glass_header_is_same(const undex_glass_header *a, const undex_glass_header *b);

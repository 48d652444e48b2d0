// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The folder of an index: the database in it (db), who writes to it (writer.pid), and names that are there
 * for a while (db.new, db.old). Whoever may put names into the folder must not lead undex to other files:
 * what ought to be a file or a folder of ours and is a link is refused, or removed itself.
 *
 * All that a run makes belongs to whom the database's folder belongs to, and may be read by whom that folder
 * lets in, whoever runs it and with which umask: an index stays its owner's when the superuser writes to it.
 *
 * The folder of the database says who may read the index (index_mode.c).
 */
#pragma once

#include "index/index_private.h"

/* Before Xapian opens it for writing: makes the folders where there are none, looks that nothing in the
 * database is a link or the like, and sets the umask of the process until undex_index_folder_release(). */
gboolean undex_index_folder_prepare(undex_index *store, GError **error);

/* With the lock in hand: says who writes, and takes away what runs that were cut short have left. */
void undex_index_folder_claim(const undex_index *store);
void undex_index_folder_release(undex_index *store);

/* The process that said it writes to the index in `folder`; 0 where it is gone or unknown. */
int undex_index_folder_writer(const char *folder);

/* Gives what was made in the database at `path` to its owner. */
void undex_index_folder_own(const char *path);

/* Makes an empty folder for a database, of the owner and mode of that at `like`. Nothing may be there. */
gboolean undex_index_folder_make_like(const char *path, const char *like, GError **error);

/* Removes the files of a database from its folder. */
void undex_index_folder_empty(int database);
/* Removes the database at `path` with its folder; of what is a link the link, of what is neither nothing. */
void undex_index_folder_remove(const char *path);

/* index_compact.c: writes the database anew, as small as it goes, at `fresh`, where nothing is. */
gboolean undex_index_write_fresh(undex_index *store, const char *fresh, GError **error);

/* index_replace.c: the database at `fresh` takes the place of that of `store`, which takes nothing
 * afterwards. What is at `fresh` after that is of no use. */
gboolean undex_index_replace(undex_index *store, const char *fresh, GError **error);

/* ---- index_mode.c ---- */

/* The database at store->path is there; `fresh`: since now. */
gboolean undex_index_mode_begin(undex_index *store, gboolean fresh, GError **error);
/* Lets those read a new index who may. */
void undex_index_mode_settle(undex_index *store);

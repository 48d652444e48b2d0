// SPDX-License-Identifier: GPL-3.0-or-later
/* What the files of the index share. */
#pragma once

#include "analysis/analyser.h"
#include "index/passage_location.h"
#include "index/schema.h"
#include "undex/index.h"

typedef struct undex_stem_dictionary undex_stem_dictionary;

struct undex_index {
    char *folder, *path; /* the index, and the Xapian database in it */
    xc_database *database;
    gboolean writable;
    gboolean any;                    /* another version of the schema will do */
    int version;                     /* of the schema */
    gboolean pending;                /* a transaction is open */
    gboolean broken;                 /* a write failed: nothing more is taken */
    gboolean spoilt;                 /* see undex_index_is_spoilt() */
    gint64 loose;                    /* passages put or taken out since the last commit */
    guint64 postings;                /* that wait to be written, beyond USUAL_TERMS a passage */
    undex_preparer *preparer;        /* for documents put whole; NULL until then */
    undex_stem_dictionary *families; /* those that were written; NULL until the first */
    gpointer companion;              /* see undex_index_companion() */
    GDestroyNotify companion_free;
    mode_t mode; /* of the database's folder, its group and owner; a new one gets it at the first commit */
    gid_t group;
    uid_t owner;
    gboolean fresh;      /* it was made by this run, and only its owner may read it yet */
    gboolean judged;     /* undex_index_narrow() was called */
    mode_t umask_before; /* of the process, while it writes (index_folder.h) */
    gboolean umask_set;
    struct undex_shards *shards; /* of several indexes that are read as one; NULL: it is one itself */
    gint64 generation;           /* grows when a shard is left out, or moves on */
    char *from, *to; /* folders: paths below the one may be below the other now; NULL: it was not moved */
};

/* The database in the folder of an index. */
#define UNDEX_INDEX_DATABASE "db"
/* `*dir` NULL: there is no such folder. FALSE: it cannot be looked at. */
gboolean undex_index_open_folder(const char *folder, GDir **dir, GError **error);
/* The bytes of the files in a folder; -1: failure. */
gint64 undex_index_bytes_of(const char *folder, GError **error);

/* What to do where an index may be damaged: only the check can tell. */
#define UNDEX_INDEX_ADVICE_CHECK "the index may be damaged: run 'undex check' to learn more"

/* Sets `error` from what Xapian said; always FALSE. */
gboolean undex_index_fail(const undex_index *store, const xc_error *failure, GError **error);

/* FALSE and an error where `said`, a text of Xapian, tells that the operating system refused something. */
gboolean undex_index_fail_refused(const char *said, GError **error);

/* Compares what a database says twice: which entries have which terms, and what its header counts. FALSE: it
 * cannot be read; else `*wrong` is what does not fit, NULL where all does. */
typedef struct {
    const char *path;
    const char *wrong;
} undex_index_crossing;
gboolean undex_index_cross_check(xc_database *database, gpointer crossing, xc_error *failure);

/* Which database lies at a path: compaction puts another in its place. FALSE: none, or it cannot be told. */
typedef struct {
    guint64 device, inode;
} undex_index_place;
gboolean undex_index_look_at(const char *path, undex_index_place *place);

/* Moves a reader to the newest commit, of one database as a whole. FALSE: failure. */
gboolean undex_index_refresh(undex_index *store, xc_error *failure);
/* A new database gets the version of the schema, with the first commit; any other must have ours, or
 * store->any. */
gboolean undex_index_check_version(undex_index *store, GError **error);
/* index_compact_apart.c: adds store->loose to what the database says of itself. */
gboolean undex_index_tell_loose(undex_index *store, xc_error *failure);
/* After a failed write nothing more is taken. FALSE. */
gboolean undex_index_break_off(undex_index *store, const xc_error *failure, GError **error);
/* page_readings.c: what is kept by digests goes from one index to the other. */
gboolean undex_index_copy_readings(const undex_index *from, undex_index *to, GError **error);
/* Opens a transaction where none is open. */
gboolean undex_index_begin(undex_index *store, GError **error);
/* Takes so many entries of passages out. */
gboolean undex_index_delete_span(undex_index *store, guint32 start, guint span, GError **error);
/* Opens a database for reading, with all of its tables where they can be opened. */
xc_database *undex_index_open_tables(const char *folder, xc_error *failure);
/* The file of a table that lacks what must be there; NULL: there is none, or that could not be told. */
const char *undex_index_closed_table(const xc_database *database, xc_error *failure);
/* Brings the names in a folder to the disk; `all`: and everything else of its file system. */
gboolean undex_index_sync(const char *folder, gboolean all, GError **error);

/* All terms that begin with `prefix`, as undex_index_read_terms(), from the first after that with `after` on.
 */
GPtrArray *undex_index_read_terms_after(undex_index *store, const char *prefix, const char *after,
                                        guint ceiling, GError **error);

/* The data (GBytes, each followed by a NUL beyond its length) of the entries that `term` indexes, by their
 * ids: from the `from`th, at most `count` (-1: all). NULL on error. */
GPtrArray *undex_index_read(undex_index *store, const char *term, int from, int count, GError **error);

/* The records (GBytes *) of a document's passages from the `from`th, at most `count`; none: no such
 * document. NULL on error. */
GPtrArray *undex_index_list_records(undex_index *store, const char *key, guint from, guint count,
                                    GError **error);

/* ---- where files are (index_home.c) ---- */

/* Finds out whether the index was moved since its paths were written. Opened for writing, it brings the paths
 * up to date, and what it changed is committed. */
gboolean undex_index_settle_home(undex_index *store, GError **error);
/* Where a file is now that is stored under `path`. Caller frees. */
char *undex_index_locate(const undex_index *store, const char *path);
/* The reverse: what a file that is at `path` now is stored under. Caller frees. */
char *undex_index_stored_path(undex_index *store, const char *path);
/* undex_entry_read_file() and undex_entry_read_document(), their paths where they are now. */
undex_file *undex_index_file_of(const undex_index *store, GBytes *data, GError **error);
gboolean undex_index_stored_document_of(const undex_index *store, GBytes *data, undex_document **document,
                                        GError **error);
/* The same with the key that it has among all shards (shared_key.h). */
gboolean undex_index_document_of(undex_index *store, GBytes *data, undex_document **document, GError **error);

/* ---- entries: records as Xapian documents ---- */

/* The analyser of a language; it is the preparer's. */
/* The official language of a passage that is read by other rules than its document; NULL: by the same. */
const char *undex_preparer_apart(const undex_document *document, const undex_passage *passage);
undex_analyser *undex_preparer_analyser(undex_preparer *preparer, const char *language);

/* Words whose stems the index is to know, as lines: the `exact` of a token, after a sign where it was seen in
 * small letters. The analyser is that of their document. */
undex_stem_dictionary *undex_stem_dictionary_new(void);
void undex_stem_dictionary_free(undex_stem_dictionary *families);
/* The `i`th token of a text; `running`: capitals in it are those of names and of sentences. */
void undex_stem_dictionary_add(undex_stem_dictionary *families, const GArray *tokens, guint i,
                               gboolean running);
/* What was added since the last call. Caller frees. */
char *undex_stem_dictionary_take(undex_stem_dictionary *families);

/* Lines of another language than the document's are appended below its code, and taken section by section:
 * NULL where there are no more; `*language` NULL: the document's. Caller frees both. */
void undex_stem_dictionary_append(GString *lines, const char *language, const char *more);
char *undex_stem_dictionary_section(const char **rest, char **language);

/* FALSE: they are no such lines. */
gboolean undex_stem_dictionary_accept(undex_analyser *analyser, const char *lines);
/* Tells the index of those that it was not told before. */
gboolean undex_stem_dictionary_write(undex_stem_dictionary *families, undex_analyser *analyser,
                                     xc_database *database, const char *lines, xc_error *failure);

/* Tells it all anew from what the index holds, and commits. */
gboolean undex_stem_dictionary_rebuild(undex_index *store, GError **error);

/* What the passages of one document have in common while they are written. */
typedef struct {
    const undex_document *document;
    undex_analyser *analyser;        /* of the passage */
    undex_analyser *of_document;     /* for what holds for all passages */
    GHashTable *notes;               /* id -> undex_passage *, the notes among its passages */
    undex_stem_dictionary *families; /* of the passage, as its analyser is */
    GHashTable *headings; /* texts of headings that are passages, each with its first place, from 1 */
    GArray *outline;      /* undex_slot_outline_row; words are filled in from the last passage to the first */
    GHashTable *compounds; /* undex_compound_terms_gather(), of the passages written */
    GHashTable *learnt;    /* terms that say how words are written and what acronyms stand for; likewise */
} undex_entry_context;

/* NULL and an error: out of memory, or Xapian's. */
xc_document *undex_entry_passage(const undex_entry_context *context, const undex_passage *passage,
                                 guint ordinal, xc_error *failure);
/* Records of the passage and those after it: see src/index/passage_location.h. */
gboolean undex_entry_set_records(xc_document *entry, GBytes *block, xc_error *failure);

/* FALSE and UNDEX_ERROR_DAMAGED: the record of that file's document has a key, or names of what it carries,
 * that it may not have. */
gboolean undex_record_accept(const undex_document *document, const undex_file *file, GError **error);

/* Whether all of a document of that key that was made elsewhere may be put. FALSE: UNDEX_ERROR_CRASH where it
 * makes no sense, UNDEX_ERROR_LIMIT where it is too much. */
gboolean undex_prepared_accept(const undex_prepared *prepared, const char *key, GError **error);

/* By what documents are told apart and sorted; the entry is that of a first passage. */
gboolean undex_entry_set_key(xc_document *entry, const char *key, xc_error *failure);
/* Gives an entry made under the key `from` (NULL: none) to `to`: its terms, and the ids in its records. */
gboolean undex_entry_rename(xc_document *entry, guint ordinal, const char *from, const char *to,
                            xc_error *failure);
/* `document` is NULL for a failure. */
xc_document *undex_entry_file(const undex_document *document, const char *key, const undex_file *file,
                              xc_error *failure);

/* The two halves of a file entry's data, read back. NULL or FALSE, and an error, where they are none. */
undex_file *undex_entry_read_file(GBytes *data, GError **error);
/* A failure has no document: NULL. */
gboolean undex_entry_read_document(GBytes *data, undex_document **document, GError **error);

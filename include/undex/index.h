// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The index: records in a Xapian database. One passage is one Xapian document, and so is the record of each
 * file; all of a file's entries are replaced together, in one commit with the rest of their batch. Knows the
 * schema (src/index/schema.h), nothing of queries or of how records came about.
 *
 * Paths are absolute, and may be any bytes. An index that was moved together with its files knows where they
 * are now: it remembers where it was itself, and what stood beside it then is looked for beside it now.
 *
 * Errors are UNDEX_ERROR_INDEX (missing, damaged, locked, of another version) or UNDEX_ERROR_IO (full disk,
 * no permission); the message says what to do.
 */
#ifndef UNDEX_INDEX_H
#define UNDEX_INDEX_H

#include "undex/document.h"
#include "undex/error.h"

#include "xapian-c/xapian-c.h"

#include <sys/stat.h>

typedef struct undex_index undex_index;

/* Xapian's objects, freed when what holds them ends. */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(xc_document, xc_document_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(xc_database, xc_database_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(xc_terms, xc_terms_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(xc_postings, xc_postings_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(xc_values, xc_values_free)

typedef enum {
    UNDEX_INDEX_READ,
    UNDEX_INDEX_WRITE, /* makes the index where there is none; refuses a folder of another kind */
    /* Of any version of the schema: its files and documents are read, as far as they can be, and nothing else
     * is. To upgrade it: nobody else may write meanwhile. */
    UNDEX_INDEX_READ_ANY,
    UNDEX_INDEX_UPGRADE,
} undex_index_mode;

undex_index *undex_index_open(const char *folder, undex_index_mode mode, GError **error);
/* Closes without committing what is pending: call undex_index_commit() first. */
void undex_index_free(undex_index *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(undex_index, undex_index_free)

/* Before a document is put that, beside its owner, its group (S_IRGRP) and all others (S_IROTH) may read, or
 * not: whom the document is kept from may not read the index either. `*narrowed`: an index that was there
 * could be read by more. UNDEX_ERROR_USAGE where only the owner of the index may set that right. */
gboolean undex_index_narrow(undex_index *store, mode_t readers, gid_t group, gboolean *narrowed,
                            GError **error);

/* TRUE where `folder` holds an undex index (of any version). */
gboolean undex_index_exists(const char *folder);

/* TRUE while a process writes to it. */
gboolean undex_index_is_locked(const char *folder);

/* A file as the index remembers it, for incremental runs and reports: taken (a key), failed (a reason), or
 * both where the last attempt failed and the document of an earlier one stays. */
typedef struct {
    char *path; /* absolute; may be any bytes */
    gint64 size, mtime_ns;
    gint64 ctime_ns; /* UNDEX_CTIME_UNSURE: it does not tell whether the file has changed */
    guint64 inode;
    char *sha256;  /* NULL: never read */
    char *said;    /* digest of what was said of it from outside (NAME.meta, --set); NULL: nothing */
    char *key;     /* the document's key; NULL: it has none */
    char *reason;  /* undex_error_name() of the last attempt; NULL where it did not fail */
    char *message; /* that failure, one line; NULL where there was none */
    int segmenter; /* version that made the passages */
    int passages, pages;
    int warnings; /* that the document carries; their texts are in its record */
    int unread;   /* pages that are pictures, which OCR has not read so far */
    gint64 when;  /* Unix seconds of the last attempt */
    mode_t mode;  /* as it is now, and its group; the index does not remember them */
    gid_t group;
} undex_file;
#define UNDEX_CTIME_UNSURE 0
void undex_file_free(undex_file *file);
/* Fills what the file system says of it: size, mtime_ns, ctime_ns, inode, mode, group. A file that was
 * changed a moment ago may be changed once more within the same tick of its file system's clock: its ctime is
 * UNDEX_CTIME_UNSURE. */
void undex_file_look(undex_file *file, const struct stat *facts);
/* The file system says the same of both: they are the same file with the same contents. */
gboolean undex_file_looks_same(const undex_file *known, const undex_file *now);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(undex_file, undex_file_free)

/* Writing. All changes become visible together at the commit. */
gboolean undex_index_put(undex_index *store, const undex_document *document, const undex_file *file,
                         GError **error);
/* A document ready for writing, as bytes: made where the document is made (no index is needed for it), put
 * where the index is. */
typedef struct {
    GBytes *record;      /* undex_document_write_binary() */
    GPtrArray *passages; /* GBytes *: entries, in reading order */
    char *families;      /* lines of words whose stems the index is to know; NULL: none */
} undex_prepared;
undex_prepared *undex_prepared_new(GBytes *record); /* takes it */
void undex_prepared_free(undex_prepared *prepared);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(undex_prepared, undex_prepared_free)

/* Prepares documents; what it learns of a language's words stays for the next one. */
typedef struct undex_preparer undex_preparer;
undex_preparer *undex_preparer_new(void);
void undex_preparer_free(undex_preparer *preparer);
undex_prepared *undex_preparer_run(undex_preparer *preparer, const undex_document *document, GError **error);

/* The same as undex_index_put() in its second half. What was prepared may come from anywhere: what is no
 * entry is an error, and nothing is changed. file->key is set to the key chosen. */
gboolean undex_index_put_prepared(undex_index *store, const undex_prepared *prepared, undex_file *file,
                                  GError **error);
/* A write failed: nothing more is taken. */
gboolean undex_index_is_broken(const undex_index *store);
/* A document was more than Xapian can hold, and what was changed since the last commit is gone: nothing more
 * is taken before undex_index_roll_back(). */
gboolean undex_index_is_spoilt(const undex_index *store);
/* Goes back to the last commit. */
gboolean undex_index_roll_back(undex_index *store, GError **error);
/* Another file with the bytes of `holder`, or `holder` itself with other facts or another outcome (->reason):
 * the passages stay as they are. file->key, ->passages, ->pages and ->warnings are set. */
gboolean undex_index_put_same(undex_index *store, const undex_file *holder, undex_file *file, GError **error);
gboolean undex_index_put_failure(undex_index *store, const undex_file *file, GError **error);
/* Pages of a file as OCR has read them, as bytes that its readers understand, by the digest of its bytes:
 * what is put is kept until no file has these contents (`pages` NULL: it is dropped). */
gboolean undex_index_put_readings(undex_index *store, const char *sha256, GBytes *pages, GError **error);
/* NULL: nothing is kept, or it cannot be read. */
GBytes *undex_index_find_readings(const undex_index *store, const char *sha256);
/* Number of documents taken out (0: no file of that path), -1 on error. */
int undex_index_remove(undex_index *store, const char *path, GError **error);
gboolean undex_index_commit(undex_index *store, GError **error);

/* Reading. Returned objects are owned by the caller; what is looked for and not there is NULL. */
gboolean undex_index_find_file(undex_index *store, const char *path, undex_file **file, GError **error);
/* Files of so many bytes that were taken (undex_file *): where to look for the same content. */
GPtrArray *undex_index_find_by_size(undex_index *store, gint64 size, GError **error);
GPtrArray *undex_index_list_files(undex_index *store, GError **error); /* undex_file *, by path */
/* Their paths alone (char *), in the order of terms; quicker. */
GPtrArray *undex_index_list_paths(undex_index *store, GError **error);
/* TRUE where the path ends with the whole names of `end` ("sub/a.pdf"), however either is composed. */
gboolean undex_index_path_ends(const char *path, const char *end);
/* How many files there are; -1 on error. */
int undex_index_count_files(undex_index *store, GError **error);
/* By key, symbol (in all languages) or path (whole, or its end): undex_document * without passages. */
GPtrArray *undex_index_find_documents(undex_index *store, const char *name, GError **error);
/* Of that key, apart from suffixes that tell documents of one name apart (src/index/schema.h), by key. */
GPtrArray *undex_index_find_named(undex_index *store, const char *name, GError **error);
/* Documents whose symbol goes on where this one ends: A/81/6 (Sect. 3)/Part A of A/81/6, not its addenda. */
GPtrArray *undex_index_find_parts(undex_index *store, const char *symbol, GError **error);
/* Documents that a reader of this symbol should know of, by key: what it corrects, adds to, revises or
 * amends, and what does so to it (undex_symbol_base()). */
GPtrArray *undex_index_find_related(undex_index *store, const char *symbol, GError **error);
GPtrArray *undex_index_list_documents(undex_index *store, GError **error); /* by key */
/* The keys of documents (char *) in byte order, at most `count`, from the first after `after` (NULL: of all)
 * on. A very long one is shortened: undex_index_find_document() and `after` take it for the whole. */
GPtrArray *undex_index_list_keys(undex_index *store, const char *after, guint count, GError **error);
gboolean undex_index_find_passage(undex_index *store, const char *id, undex_passage **passage,
                                  GError **error);
/* The passages of a document in reading order, from ordinal `from`, at most `count` (-1: all). */
GPtrArray *undex_index_list_passages(undex_index *store, const char *key, int from, int count,
                                     GError **error);
typedef struct {
    int documents, passages, failures;
    gint64 bytes;    /* of the index's files on disk */
    gint64 last_run; /* Unix seconds; 0: never */
    int version;     /* of the schema */
} undex_index_counts;
gboolean undex_index_count(undex_index *store, undex_index_counts *counts, GError **error);

/* Writes the database anew, as small as it goes. The index was opened for writing and has no changes open; it
 * takes none afterwards. */
gboolean undex_index_compact(undex_index *store, GError **error);

/* The same in a process of its own at the end of a run, without telling anew which words have which stem, and
 * only where it gains much and there is room; where it cannot be done, the index is as it was. `after` is 0
 * where it was not done; where it was, the index takes no changes afterwards. */
typedef struct {
    gint64 before, after; /* bytes of the database */
} undex_index_compacted;
undex_index_compacted undex_index_compact_apart(undex_index *store);

/* What ends the message of an index of another version. */
#define UNDEX_INDEX_ADVICE_UPGRADE "`undex index --upgrade` makes it anew from its files"
/* The version of its schema, and the one that is written here. */
int undex_index_version(const undex_index *store);
int undex_index_current_version(void);

/* An empty index beside that of another version (UNDEX_INDEX_UPGRADE), to put its files into, anew. */
undex_index *undex_index_begin_upgrade(undex_index *old, GError **error);
/* Frees `fresh` (NULL: it could not be made). `take`: what was committed to it takes the place of what the
 * old one has, in one step; else all stays as it is. */
gboolean undex_index_end_upgrade(undex_index *old, undex_index *fresh, gboolean take, GError **error);

/* Makes one index, at `folder`, of what several hold (undex_index *, opened for reading). Of two files with
 * one path the one that was indexed later stays, the one that comes later where that is the same; files with
 * the same contents are one document. It is there as a whole or, where that fails or `*stop` is set, not at
 * all. `*at` tells which of them an error is about; their number: the one that is made. */
gboolean undex_index_merge(const GPtrArray *inputs, const char *folder, const volatile int *stop, guint *at,
                           GError **error);

/* Makes so many indexes of one, in the folders 1, 2 ... of a new folder, and beside them their list,
 * UNDEX_INDEX_SPLIT_LIST. Each document goes to the part that its contents fall to (base/content_shard.h),
 * with its ids. It is there as a whole, or not at all, as what undex_index_merge() makes. `*made`: an error
 * is about the parts, and not about the index that they are made of. */
#define UNDEX_INDEX_SPLIT_LIST "index.shards"
gboolean undex_index_split(undex_index *from, const char *folder, int parts, const volatile int *stop,
                           gboolean *made, GError **error);

/* What a check has found. Defects are lines (char *). */
typedef struct {
    GPtrArray *defects;   /* of the index as a whole */
    GPtrArray *documents; /* of single documents, which another run mends */
    gboolean tables; /* the structure of the tables was looked at: Xapian wants the right to write for that */
    gboolean changed; /* writers were at work each time that it was checked: nothing is proven */
    undex_index_counts counts;
} undex_index_report;
undex_index_report *undex_index_report_new(void);
void undex_index_report_free(undex_index_report *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(undex_index_report, undex_index_report_free)

/* Every file's passages counted, every record read, the tables' structure looked at. FALSE: something else
 * than the index stood in its way, such as a lack of memory. */
gboolean undex_index_check(undex_index *store, undex_index_report *report, GError **error);

/* The same in processes of their own, so that a table that makes Xapian crash, or walk in circles, is a
 * defect as others are. What is wrong is reported where it was found twice in one state of the index. */
gboolean undex_index_check_apart(const char *folder, undex_index_report *report, GError **error);

/* The document of that key, without passages; NULL: there is none. */
gboolean undex_index_find_document(undex_index *store, const char *key, undex_document **document,
                                   GError **error);
/* The keys (char *, sorted, at most `ceiling`) of documents whose path holds `pattern`, letter case aside;
 * `*` and `?` stand for what they do in a shell. More than `ceiling`: UNDEX_ERROR_LIMIT. */
GPtrArray *undex_index_match_paths(undex_index *store, const char *pattern, guint ceiling, GError **error);
/* The language codes of which there are passages (char *, sorted). */
GPtrArray *undex_index_list_languages(undex_index *store, GError **error);

/* The database beneath, for src/search; borrowed. */
xc_database *undex_index_database(undex_index *store);

/* What a user of the index keeps beside it from one call to the next: made when it is first asked for, freed
 * with the index. There is one, so all who ask must mean the same. */
gpointer undex_index_companion(undex_index *store, gpointer (*make)(void), GDestroyNotify companion_free);
/* All terms that begin with `prefix` (char *, the prefix taken off), in byte order; at most `ceiling` (0:
 * all). */
GPtrArray *undex_index_read_terms(undex_index *store, const char *prefix, guint ceiling, GError **error);
/* How many entries a term indexes, -1 on error. */
int undex_index_frequency(undex_index *store, const char *term, GError **error);
/* How many passages there are; negative: failure. */
int undex_index_passage_count(undex_index *store, GError **error);
/* Moves to the newest commit. */
gboolean undex_index_reopen(undex_index *store, GError **error);

/* Reads that must see one state of the database. `attempt` does them, and is called again on a newer state
 * (so it starts from nothing each time) where a writer has overtaken it; it returns FALSE with `*failure` set
 * where Xapian failed. All reading goes through here. Where an error is set already nothing is tried, so that
 * who reads one thing after another may look at the error in the end. */
typedef gboolean (*undex_index_attempt)(xc_database *database, gpointer closure, xc_error *failure);
gboolean undex_index_try(undex_index *store, undex_index_attempt attempt, gpointer closure, GError **error);

/* Goes on with each of them: where it stands still for long, Xapian does not come to an end (a damaged table
 * may lead it round in circles). */
extern volatile guint undex_index_attempts;

#endif

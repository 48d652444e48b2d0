// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * xapian-c: what undex uses of Xapian 1.4, for C programs. Needs nothing but the C library and Xapian; a C
 * program links it with the C++ compiler (or with -lstdc++).
 *
 * Failure. No C++ exception leaves this library. A function that can fail takes an `xc_error *` as its last
 * argument (NULL: not wanted) and returns NULL, false or -1 when it fails; on success the error's code is set
 * to XC_OK. Iterators answer with XC_ITEM, XC_END or XC_FAILED, so that the end of a list and a failure
 * cannot be mixed up.
 *
 * Ownership. `xc_X_new`, `_open` and all functions documented as "owned" give an object that the
 * caller frees with `xc_X_free` (NULL is taken); char * results are freed with xc_string_free. Const pointers
 * are borrowed. Arguments are never kept by reference and never consumed: what they stand for is shared or
 * copied, so they may be freed at once, in any order.
 *
 * Text is UTF-8. Terms and field names are C strings of at most XC_TERM_MAX bytes (a longer one is
 * XC_ERROR_ARGUMENT when it is added to a database); data, values and metadata are bytes with a length, in
 * which a zero may stand.
 *
 * Threads: an object, with the database it came from, belongs to one thread at a time.
 */
#ifndef XAPIAN_C_H
#define XAPIAN_C_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define XC_TERM_MAX    245
#define XC_MESSAGE_MAX 480

/* ---- errors ---- */

typedef enum {
    XC_OK,
    XC_ERROR_ARGUMENT,    /* a value Xapian does not take: an empty or over-long term, docid 0 */
    XC_ERROR_OPERATION,   /* not possible on this object: writing to a database opened for reading */
    XC_ERROR_UNSUPPORTED, /* this backend or build of Xapian cannot do it */
    XC_ERROR_NOT_FOUND,   /* no database there */
    XC_ERROR_NO_DOCUMENT, /* no document of that id */
    XC_ERROR_LOCKED,      /* another process writes to the database */
    XC_ERROR_MODIFIED,    /* a writer has moved on twice since opening: xc_database_reopen() and try again */
    XC_ERROR_CORRUPT,     /* the database is damaged */
    XC_ERROR_VERSION,     /* the database's format is of another Xapian */
    XC_ERROR_CLOSED,      /* the database was closed */
    XC_ERROR_OPEN,        /* the database cannot be opened or created */
    XC_ERROR_IO,          /* the operating system said no: full disk, permission, read error */
    XC_ERROR_NETWORK,     /* a remote database failed */
    XC_ERROR_MEMORY,      /* out of memory */
    XC_ERROR_INTERNAL,    /* anything else */
} xc_code;

/* Filled by the function that failed. The message is one line, cut at XC_MESSAGE_MAX - 1 bytes.
 * `system` is the errno of a call that the operating system refused; 0: none did, or it is not known. */
typedef struct {
    xc_code code;
    char message[XC_MESSAGE_MAX];
    int system;
    int shard; /* of a joined database, the one that failed; -1: none, or the failure is not of a shard */
} xc_error;

/* What an iterator's `next` answers. */
typedef enum { XC_FAILED = -1, XC_END = 0, XC_ITEM = 1 } xc_step;

void xc_string_free(char *string);

/* Some destructors of Xapian write, and where the disk says no then, C++ ends the program (std::terminate).
 * `last` is called before: with the function of this binding that was at work, and the reason as far as it is
 * known. */
void xc_on_terminate(void (*last)(const char *function, const char *reason));

typedef struct xc_database xc_database;
typedef struct xc_document xc_document;
typedef struct xc_terms xc_terms;
typedef struct xc_postings xc_postings;
typedef struct xc_values xc_values;
typedef struct xc_stemmer xc_stemmer;
typedef struct xc_generator xc_generator;

/* ---- databases ---- */

typedef enum {
    XC_CREATE_OR_OPEN,
    XC_CREATE, /* fails where there is one */
    XC_OPEN,   /* fails where there is none */
    XC_CREATE_OR_OVERWRITE,
} xc_mode;

/* Flags of xc_database_open_writable(), or-ed together. */
enum {
    XC_NO_SYNC = 1, /* do not wait for the disk at each commit: faster; a power cut may damage the database */
    XC_RETRY_LOCK = 2, /* wait for another writer instead of failing with XC_ERROR_LOCKED */
};

xc_database *xc_database_open(const char *path, xc_error *error);
xc_database *xc_database_open_writable(const char *path, xc_mode mode, unsigned flags, xc_error *error);
/* One that xapian-tcpsrv serves, for reading. Without an answer within `timeout_ms`, and without a connection
 * within `connect_ms` (0: no limit, neither of them for the name of the host), it is XC_ERROR_NETWORK; after
 * that, it answers with this error until it is reopened. Documents, postings and frequencies that were read
 * are kept, with values, terms and metadata, up to 80 MiB a shard. From here on Xapian lets the process
 * ignore SIGPIPE. */
xc_database *xc_database_open_remote(const char *host, unsigned port, unsigned timeout_ms,
                                     unsigned connect_ms, xc_error *error);
/* Several databases, the shards, read as one. The docids of a shard follow the last one of the shard before,
 * as they are when this, and xc_database_reopen(), is called. The shards of a joined one are joined one by
 * one. It is for reading; what is said below of a database holds for it but where it says otherwise. */
xc_database *xc_database_join(xc_database *const *shards, size_t count, xc_error *error);
/* How many there are, those dropped too; 1 where nothing is joined. */
size_t xc_database_shards(const xc_database *database);
/* Whether a shard that is not dropped is remote, so that looking at what lies between costs a round trip. */
bool xc_database_is_remote(const xc_database *database);
/* The shard of a joined database that has the docid, which is not dropped; -1: none. */
int xc_database_shard_of(const xc_database *database, uint32_t docid);
/* From now on this shard is empty; docids of the others stay. Iterators that there are still read it. */
bool xc_database_drop_shard(xc_database *database, size_t shard, xc_error *error);
/* A hint that these documents will be read: those of remote shards are fetched, over several connections at
 * once. */
bool xc_database_fetch(xc_database *database, const uint32_t *docids, size_t count, xc_error *error);
/* What can be asked for ahead: the frequency of a term, its postings with it, metadata under a key, and the
 * terms that begin so. */
typedef enum {
    XC_ASKED_FREQUENCY,
    XC_ASKED_POSTINGS,
    XC_ASKED_METADATA,
    XC_ASKED_TERMS,
} xc_asked;
typedef struct {
    xc_asked what;
    const char *name;
} xc_question;
/* A hint that all of this will be asked for: remote shards are asked over several connections at once. */
bool xc_database_ask_ahead(xc_database *database, const xc_question *questions, size_t count,
                           xc_error *error);
/* Any of some terms. */
typedef struct {
    const char *const *terms;
    size_t count;
} xc_any_term;
/* A hint that the values of the slot will be read of documents that have a term of each of the groups: remote
 * shards send them in one message. */
bool xc_database_fetch_values(xc_database *database, uint32_t slot, const xc_any_term *groups, size_t count,
                              xc_error *error);
/* An empty writable database in memory, for tests and small work. Transactions do not work there. */
xc_database *xc_database_new_memory(xc_error *error);
/* Releases the object. A writable database with uncommitted changes outside a transaction would be committed
 * by Xapian, errors unseen: commit and xc_database_close(), or xc_database_abandon() first. */
void xc_database_free(xc_database *database);

/* Moves to the newest commit, of all shards; a remote one that was lost is connected anew. XC_ITEM where that
 * may have changed something, XC_END where nothing has. */
xc_step xc_database_reopen(xc_database *database, xc_error *error);
/* Commits (inside a transaction the changes are dropped), closes the files and gives up the lock. */
bool xc_database_close(xc_database *database, xc_error *error);
/* Closes the files of a writable database and gives up the lock, and writes nothing, whatever happened
 * before: what was not committed is gone. The only way out after a failed write: Xapian commits what is left
 * of a transaction that it could not commit, or not cancel. */
void xc_database_abandon(xc_database *database);
bool xc_database_commit(xc_database *database, xc_error *error);

/* Groups changes: all become visible together, or none. `flushed`: what came before is committed first, and
 * the transaction is on disk once committed. */
bool xc_database_begin(xc_database *database, bool flushed, xc_error *error);
bool xc_database_commit_transaction(xc_database *database, xc_error *error);
bool xc_database_cancel_transaction(xc_database *database, xc_error *error);

bool xc_database_is_writable(const xc_database *database);
/* 1: another object holds the write lock; 0: none does; -1: error. */
int xc_database_is_locked(const xc_database *database, xc_error *error);
/* -1 on error. */
int64_t xc_database_doc_count(const xc_database *database, xc_error *error);
int64_t xc_database_last_docid(const xc_database *database, xc_error *error);
/* Of shards that are joined or remote: a number that changes when a shard is dropped, or shows another state,
 * as far as remote ones tell of it: by their numbers of documents, last docids and lengths. */
int64_t xc_database_revision(const xc_database *database, xc_error *error);
double xc_database_average_length(const xc_database *database, xc_error *error);
char *xc_database_uuid(const xc_database *database, xc_error *error);
/* Different terms of a document, or somewhat more; -1 on error. */
int64_t xc_database_unique_terms(const xc_database *database, uint32_t docid, xc_error *error);
/* What all terms of a document count; -1 on error. */
int64_t xc_database_doc_length(const xc_database *database, uint32_t docid, xc_error *error);
int64_t xc_database_term_freq(const xc_database *database, const char *term, xc_error *error);
/* 1, 0 or -1. */
int xc_database_has_term(const xc_database *database, const char *term, xc_error *error);

/* Metadata: small facts beside the documents, committed with them. An absent key reads as length 0 and "". Of
 * several shards, it is what the first one says that has it. */
char *xc_database_metadata(const xc_database *database, const char *key, size_t *length, xc_error *error);
/* What all of them say, with a line feed between. */
char *xc_database_metadata_all(const xc_database *database, const char *key, size_t *length, xc_error *error);
/* The keys that begin with `prefix`, of a database that is not joined or remote. */
xc_terms *xc_database_metadata_keys(const xc_database *database, const char *prefix, xc_error *error);
/* What one shard says. */
char *xc_database_shard_metadata(const xc_database *database, size_t shard, const char *key, size_t *length,
                                 xc_error *error);
bool xc_database_set_metadata(xc_database *database, const char *key, const void *bytes, size_t length,
                              xc_error *error);

/* Documents. Adding and replacing by term answer with the document's id, 0 on failure. */
uint32_t xc_database_add_document(xc_database *database, const xc_document *document, xc_error *error);
bool xc_database_replace_document(xc_database *database, uint32_t docid, const xc_document *document,
                                  xc_error *error);
/* Replaces all documents that `term` indexes by this one; adds it where there is none. */
uint32_t xc_database_replace_document_by_term(xc_database *database, const char *term,
                                              const xc_document *document, xc_error *error);
bool xc_database_delete_document(xc_database *database, uint32_t docid, xc_error *error);
/* No error where the term indexes nothing. */
bool xc_database_delete_document_by_term(xc_database *database, const char *term, xc_error *error);
/* Owned. XC_ERROR_NO_DOCUMENT where there is none. */
xc_document *xc_database_document(const xc_database *database, uint32_t docid, xc_error *error);
/* The same without looking whether it is there, which costs more than to read a value of it: where there is
 * none, its data and values are empty. */
xc_document *xc_database_document_known(const xc_database *database, uint32_t docid, xc_error *error);

/* Owned: one value of it, length 0 and "" where it has none. */
char *xc_database_value(const xc_database *database, uint32_t docid, uint32_t slot, size_t *length,
                        xc_error *error);

/* Flags of xc_database_compact(). */
enum { XC_COMPACT_FULL = 1, XC_COMPACT_KEEP_DOCIDS = 2, XC_COMPACT_SINGLE_FILE = 4 };
/* Writes all shards of `database` as one compact database to the new folder (or file) `target`. */
bool xc_database_compact(xc_database *database, const char *target, unsigned flags, xc_error *error);
/* What becomes of metadata that several databases have under one key: `values` are theirs, in order, and the
 * answer is malloc()ed; NULL: those of the first. */
typedef struct {
    const char *bytes;
    size_t length;
} xc_text;
typedef char *(*xc_resolve)(const char *key, const xc_text *values, size_t count, size_t *length);
/* Writes all that several databases hold, one after another, as one: the docids of each go on where those of
 * the one before end, and are closed up at its beginning. `resolve` NULL: metadata are those of the first. */
bool xc_database_compact_all(xc_database *const *databases, size_t count, const char *target,
                             xc_resolve resolve, xc_error *error);
/* Verifies the files of the database at `path`: the number of defects, -1 where it cannot be opened at all.
 * What was found is told in `*report` (owned; NULL: not wanted). */
int64_t xc_database_check(const char *path, char **report, xc_error *error);

/* ---- iterators ---- */

/*
 *     xc_step step;
 *     while ((step = xc_terms_next(terms, &error)) == XC_ITEM)
 *         puts(xc_terms_term(terms, NULL));
 *     if (step == XC_FAILED) ...
 *     xc_terms_free(terms);
 *
 * What an accessor gives is valid until the next call of `next`, `skip` or `free`; before the first `next`
 * and after the end it is empty (0, "").
 */

/* All terms of the database that begin with `prefix` ("": all), in byte order. */
xc_terms *xc_database_terms(const xc_database *database, const char *prefix, xc_error *error);
xc_step xc_terms_next(xc_terms *terms, xc_error *error);
/* To the first term not before `term`, from where it stands forwards. */
xc_step xc_terms_skip(xc_terms *terms, const char *term, xc_error *error);
const char *xc_terms_term(const xc_terms *terms, size_t *length);
/* Documents that hold the term; -1 where that is not known here. */
int64_t xc_terms_freq(const xc_terms *terms, xc_error *error);
/* How often it counts in the document whose terms these are; -1 where that is not known here. */
int64_t xc_terms_wdf(const xc_terms *terms, xc_error *error);
void xc_terms_free(xc_terms *terms);

/* The documents that `term` indexes, by id; the empty term: all documents. */
xc_postings *xc_database_postings(const xc_database *database, const char *term, xc_error *error);
xc_step xc_postings_next(xc_postings *postings, xc_error *error);
/* To the first docid not before `docid`, from where it stands forwards. */
xc_step xc_postings_skip(xc_postings *postings, uint32_t docid, xc_error *error);
uint32_t xc_postings_docid(const xc_postings *postings);
/* How often the term counts there; -1 on error. */
int64_t xc_postings_wdf(const xc_postings *postings, xc_error *error);
void xc_postings_free(xc_postings *postings);

typedef struct {
    uint32_t first, last; /* docids, both included */
} xc_range;
/* Many at once, for programs that weigh documents themselves. */
typedef struct {
    uint32_t docid, wdf;
} xc_posting;
/* Fills `into` with the first `room` postings of `term`; how many there were (0: none has it), or -1. */
int64_t xc_database_read_postings(const xc_database *database, const char *term, xc_posting *into,
                                  size_t room, xc_error *error);

/* The same of the postings that lie in the stretches, which ascend and do not overlap; what lies between them
 * is passed over. */
int64_t xc_database_read_postings_within(const xc_database *database, const char *term,
                                         const xc_range *within, size_t count, xc_posting *into, size_t room,
                                         xc_error *error);

/* Fills `into` with the docids of the first `room` documents that have a value in the slot, and looks at none
 * of these values; how many there are in all, -1 on error. */
int64_t xc_database_read_valued(const xc_database *database, uint32_t slot, uint32_t *into, size_t room,
                                xc_error *error);

/* The values of one slot over all documents (key: docid), or of one document over all slots (key: slot). */
xc_values *xc_database_values(const xc_database *database, uint32_t slot, xc_error *error);
xc_values *xc_document_values(const xc_document *document, xc_error *error);
xc_step xc_values_next(xc_values *values, xc_error *error);
/* To the first value of a docid not below `docid`; for values of a database. */
xc_step xc_values_skip(xc_values *values, uint32_t docid, xc_error *error);
uint32_t xc_values_key(const xc_values *values);
const char *xc_values_value(const xc_values *values, size_t *length);
void xc_values_free(xc_values *values);

/* ---- documents ---- */

xc_document *xc_document_new(xc_error *error);
void xc_document_free(xc_document *document);
bool xc_document_set_data(xc_document *document, const void *bytes, size_t length, xc_error *error);
/* Owned and terminated. */
char *xc_document_data(const xc_document *document, size_t *length, xc_error *error);
bool xc_document_add_term(xc_document *document, const char *term, uint32_t wdf, xc_error *error);
/* A term for filtering: wdf 0, so it never changes a weight. */
bool xc_document_add_boolean_term(xc_document *document, const char *term, xc_error *error);
bool xc_document_remove_term(xc_document *document, const char *term, xc_error *error);
bool xc_document_set_value(xc_document *document, uint32_t slot, const void *bytes, size_t length,
                           xc_error *error);
char *xc_document_value(const xc_document *document, uint32_t slot, size_t *length, xc_error *error);
xc_terms *xc_document_terms(const xc_document *document, xc_error *error);

/* ---- stemming and tokenising ---- */

/* By name or code ("english", "en"); "none" or "": leaves words alone. XC_ERROR_ARGUMENT: no such stemmer. */
xc_stemmer *xc_stemmer_new(const char *language, xc_error *error);
void xc_stemmer_free(xc_stemmer *stemmer);
/* Writes at most `size` bytes, terminated; the stem's length, or -1 (also where it does not fit). */
int xc_stemmer_apply_to(const xc_stemmer *stemmer, const char *word, char *stem, size_t size,
                        xc_error *error);

typedef enum {
    XC_STEM_NONE,
    XC_STEM_SOME, /* words as they are, with positions, and stems with a Z */
    XC_STEM_ALL,  /* stems in place of words */
    XC_STEM_ALL_Z,
    XC_STEM_SOME_FULL_POS,
} xc_stem_strategy;

xc_generator *xc_generator_new(xc_error *error);
void xc_generator_free(xc_generator *generator);
bool xc_generator_set_stemmer(xc_generator *generator, const xc_stemmer *stemmer, xc_error *error);
bool xc_generator_set_strategy(xc_generator *generator, xc_stem_strategy strategy, xc_error *error);
/* Terms go to this document from now on (they are seen in it at once); positions start again at 0. */
bool xc_generator_set_document(xc_generator *generator, xc_document *document, xc_error *error);
/* `prefix` ("": none) before each term; `wdf`: what one occurrence counts. */
bool xc_generator_index(xc_generator *generator, const char *text, size_t length, uint32_t wdf,
                        const char *prefix, xc_error *error);

#ifdef __cplusplus
}
#endif

#endif

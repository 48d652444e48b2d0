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
typedef struct xc_query xc_query;
typedef struct xc_enquire xc_enquire;
typedef struct xc_mset xc_mset;
typedef struct xc_rset xc_rset;

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
/* An empty writable database in memory, for tests and small work. Transactions do not work there. */
xc_database *xc_database_new_memory(xc_error *error);
/* Releases the object. A writable database with uncommitted changes outside a transaction would be committed
 * by Xapian, errors unseen: commit and xc_database_close(), or xc_database_abandon() first. */
void xc_database_free(xc_database *database);

/* Moves to the newest commit. XC_ITEM where that may have changed something, XC_END where nothing has. */
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
int64_t xc_database_revision(const xc_database *database, xc_error *error);
double xc_database_average_length(const xc_database *database, xc_error *error);
char *xc_database_uuid(const xc_database *database, xc_error *error);
/* Different terms of a document, or somewhat more; -1 on error. */
int64_t xc_database_unique_terms(const xc_database *database, uint32_t docid, xc_error *error);
int64_t xc_database_term_freq(const xc_database *database, const char *term, xc_error *error);
/* 1, 0 or -1. */
int xc_database_has_term(const xc_database *database, const char *term, xc_error *error);

/* Metadata: small facts beside the documents, committed with them. An absent key reads as length 0 and "". */
char *xc_database_metadata(const xc_database *database, const char *key, size_t *length, xc_error *error);
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

bool xc_database_add_synonym(xc_database *database, const char *term, const char *synonym, xc_error *error);
xc_terms *xc_database_synonyms(const xc_database *database, const char *term, xc_error *error);
/* The terms that have synonyms. */
xc_terms *xc_database_synonym_keys(const xc_database *database, xc_error *error);
bool xc_database_clear_synonyms(xc_database *database, const char *term, xc_error *error);

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
uint32_t xc_postings_docid(const xc_postings *postings);
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

/* ---- queries ---- */

typedef enum {
    XC_AND,
    XC_OR,
    XC_AND_NOT,
    XC_XOR,
    XC_AND_MAYBE, /* the first decides, the others add weight */
    XC_FILTER,    /* all must match, only the first gives weight */
    XC_NEAR,      /* `parameter`: the window, in words; 0: as many as there are subqueries */
    XC_PHRASE,    /* the same, in this order */
    XC_SYNONYM,   /* weighed as if one term */
    XC_MAX,       /* the best one's weight */
    XC_ELITE,     /* `parameter`: how many of the best are used */
} xc_op;

/* `wqf`: how often it stands in the query (weight); `position`: its place there, 0 where it has none. */
xc_query *xc_query_new_term(const char *term, uint32_t wqf, uint32_t position, xc_error *error);
/* `queries` are borrowed; NULL elements are passed over. No subquery: matches nothing. */
xc_query *xc_query_combine(xc_op op, const xc_query *const *queries, size_t count, uint32_t parameter,
                           xc_error *error);
xc_query *xc_query_scale(const xc_query *query, double factor, xc_error *error);
xc_query *xc_query_new_value_range(uint32_t slot, const void *from, size_t from_length, const void *to,
                                   size_t to_length, xc_error *error);
typedef struct {
    uint32_t docid;
    double weight; /* not below 0 */
} xc_score;
/* These documents with these weights, by ascending docid; `name` is for xc_query_description(). It holds for
 * the state of the database from which the docids come, and for databases of one shard. */
xc_query *xc_query_new_scores(const xc_score *scores, size_t count, const char *name, xc_error *error);
/* All documents of these stretches, which ascend and do not overlap, without a weight; as above. A docid in
 * them that no document has is found all the same. */
xc_query *xc_query_new_ranges(const xc_range *ranges, size_t count, const char *name, xc_error *error);
/* Who is asked, at each document that a query looks at, whether to go on (NULL: nobody; it is for all
 * threads). Where the answer is no, xc_query_new_scores() and xc_query_new_ranges() end there, and what is
 * watched finds no more: so no document is found for which another part of the query ended too soon. */
void xc_query_watch(bool (*go_on)(unsigned steps));
xc_query *xc_query_new_watched(const xc_query *query, xc_error *error);
xc_query *xc_query_copy(const xc_query *query, xc_error *error);
/* Whether it matches nothing because nothing is in it. */
bool xc_query_is_empty(const xc_query *query);
/* For people and tests. Owned. */
char *xc_query_description(const xc_query *query, xc_error *error);
void xc_query_free(xc_query *query);

/* ---- searching ---- */

typedef enum { XC_DOCID_ASCENDING, XC_DOCID_DESCENDING, XC_DOCID_ANY } xc_docid_order;

typedef enum {
    XC_SORT_RELEVANCE,
    XC_SORT_VALUE,
    XC_SORT_VALUE_RELEVANCE,
    XC_SORT_RELEVANCE_VALUE,
} xc_sort;

/* Xapian's defaults are {1, 0, 1, 0.5, 0.5}. */
typedef struct {
    double k1, k2, k3, b, min_normlen;
} xc_bm25;

xc_enquire *xc_enquire_new(const xc_database *database, xc_error *error);
void xc_enquire_free(xc_enquire *enquire);
bool xc_enquire_set_query(xc_enquire *enquire, const xc_query *query, xc_error *error);
bool xc_enquire_set_bm25(xc_enquire *enquire, const xc_bm25 *parameters, xc_error *error);
/* All hits weigh nothing: for filters alone. */
bool xc_enquire_set_boolean(xc_enquire *enquire, xc_error *error);
/* `slot` is not read for XC_SORT_RELEVANCE. `reverse`: high values first. */
bool xc_enquire_set_sort(xc_enquire *enquire, xc_sort sort, uint32_t slot, bool reverse, xc_error *error);
bool xc_enquire_set_docid_order(xc_enquire *enquire, xc_docid_order order, xc_error *error);
/* At most `max` hits with the same value in `slot`; `max` 0: no collapsing. */
bool xc_enquire_set_collapse(xc_enquire *enquire, uint32_t slot, uint32_t max, xc_error *error);
bool xc_enquire_set_cutoff(xc_enquire *enquire, int percent, double weight, xc_error *error);

/* Runs the search: hits `first` to `first + count`, and at least `check_at_least` candidates looked at, so
 * that the number of matches is exact up to there. `relevant`: documents known to be good (NULL: none).
 * Owned. */
xc_mset *xc_enquire_run(xc_enquire *enquire, uint32_t first, uint32_t count, uint32_t check_at_least,
                        const xc_rset *relevant, xc_error *error);
/* Terms that set the relevant documents apart, the best first, at most `count` (not those of the query). */
xc_terms *xc_enquire_expand(const xc_enquire *enquire, uint32_t count, const xc_rset *relevant,
                            xc_error *error);

xc_rset *xc_rset_new(xc_error *error);
bool xc_rset_add(xc_rset *rset, uint32_t docid, xc_error *error);
void xc_rset_free(xc_rset *rset);

typedef struct {
    uint32_t docid;
    uint32_t rank;   /* from 0 */
    uint32_t hidden; /* lower bound of the hits that collapsing hid behind this one */
    int percent;
    double weight;
} xc_hit;

uint32_t xc_mset_size(const xc_mset *mset);
uint32_t xc_mset_estimated(const xc_mset *mset);
double xc_mset_max_attained(const xc_mset *mset);
/* `index` from 0 to xc_mset_size() - 1. */
bool xc_mset_hit(const xc_mset *mset, uint32_t index, xc_hit *hit, xc_error *error);
void xc_mset_free(xc_mset *mset);

#ifdef __cplusplus
}
#endif

#endif

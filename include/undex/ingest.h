// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Ingestion: files and folders become entries of the index. Walks, tells what is unchanged, has worker
 * processes extract, segment and tokenise, and stores; a file that cannot be taken is reported and remembered
 * with its reason, and never stops the run.
 *
 * What is reported and stored comes in the order of the files, whichever worker was first: the same files
 * make the same index, in one run or in many that were cut short.
 */
#ifndef UNDEX_INGEST_H
#define UNDEX_INGEST_H

#include "undex/index.h"
#include "undex/picture.h"

/* Processes that read documents, each kept to what it needs (src/reader/sandbox.h). */
typedef struct undex_workers undex_workers;
/* Which pages are read by OCR: pictures without a text layer, none, all. */
typedef enum { UNDEX_OCR_AUTO, UNDEX_OCR_OFF, UNDEX_OCR_FORCE } undex_ocr;
typedef struct {
    int jobs;          /* 0: as undex_workers_usual_jobs() says */
    double timeout;    /* seconds for a document; 0: the default (60) */
    gint64 max_memory; /* bytes of addresses for a worker; 0: the default (1 GiB) */
    int max_pages;     /* of a document; 0: extraction's default */
    gint64 max_output; /* bytes of entries of a document; 0: the default (192 MiB) */
    gboolean no_sandbox;
    gboolean require_sandbox; /* without Landlock or seccomp nothing is read, which is an error */
    /* Called once where they are missing, with what is; may be NULL. */
    void (*unprotected)(const char *missing);
    gboolean for_reading;   /* for undex_ingest_read(), not for an index */
    gboolean draws;         /* for undex_ingest_draw() */
    gboolean for_thesaurus; /* for undex_ingest_thesaurus() */
    gboolean for_draft;     /* for undex_ingest_draft() */
    /* Files that a PDF carries are documents too, of the path of the PDF, a slash and their name; those that
     * an attached PDF carries itself are not. */
    gboolean attachments;
    undex_ocr ocr; /* UNDEX_OCR_FORCE without a pack of a language is an error */
} undex_workers_options;

/* The `number`th (from 1) of `count` parts that files fall into by the digests of their contents; 0: there
 * are no parts. */
typedef struct {
    int number, count;
} undex_shard;
/* Contents of that SHA-256, in hexadecimal digits, fall to it. */
gboolean undex_shard_has(const undex_shard *shard, const char *sha256);

/* They start when there is work. NULL and UNDEX_ERROR_IO where the program that they are is not there. */
undex_workers *undex_workers_new(const undex_workers_options *options, GError **error);
void undex_workers_free(undex_workers *workers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(undex_workers, undex_workers_free)
/* How many read at a time where nobody says: one more than cores, so that none waits while undex writes. */
int undex_workers_usual_jobs(void);
/* The layers of the sandbox that this system has: "no-new-privs, rlimits, landlock 3, seccomp". Starts one
 * worker to ask. Caller frees; NULL and UNDEX_ERROR_IO. */
char *undex_workers_layers(undex_workers *workers, GError **error);

typedef enum {
    UNDEX_INGEST_TAKEN,
    UNDEX_INGEST_UNCHANGED,
    UNDEX_INGEST_FAILED,
    UNDEX_INGEST_REMOVED,
    UNDEX_INGEST_LEFT_OUT, /* in a folder, of another kind by its name */
    UNDEX_INGEST_MOVED,    /* the index has the contents under another path, which is gone or another name */
    UNDEX_INGEST_WOULD,    /* it would be read: a dry run */
    UNDEX_INGEST_REFUSED,  /* of a folder: to drop what is gone below it */
    UNDEX_INGEST_NARROWED, /* fewer may read it than the index, which they alone may read from now on */
    UNDEX_INGEST_READING,  /* OCR has come to another page of it; nothing has become of it yet */
    UNDEX_INGEST_FAILED_BEFORE, /* an earlier run has said so, and the file is the same */
} undex_ingest_status;

/* What became of one file; borrowed for the call. */
typedef struct {
    const char *path;
    undex_ingest_status status;
    const char *reason;  /* undex_error_name(); NULL where it has not failed */
    const char *message; /* one line; NULL where there is nothing to say */
    int passages, pages;
    int warnings; /* about the document, of segmentation and of reading */
    double milliseconds;
    int done, total;         /* files so far and in all */
    int pages_done, failed;  /* in this run so far */
    int ocr_done, ocr_total; /* pages that OCR has come to, of how many; 0 until all else is taken */
} undex_ingest_event;

typedef void (*undex_ingest_report)(const undex_ingest_event *event, void *closure);

/* What becomes of files in the index, below the given paths, that are gone. */
typedef enum {
    UNDEX_INGEST_KEEP,  /* they stay, and are counted */
    UNDEX_INGEST_PRUNE, /* they are dropped; of a folder that is not there, or has lost more than half of its
                         * files, none is: it is refused, and so is all that goes with it in this run */
    UNDEX_INGEST_PRUNE_ALL, /* they are dropped */
} undex_ingest_prune;

/* known_files.c: the files of an index (of any version) that are to be taken anew, into another. */
typedef struct {
    GPtrArray *paths;     /* char *, then NULL; those of attachments are not among them */
    GHashTable *said;     /* path -> char **, pairs that were said of it, ending with NULL: all files */
    GPtrArray *unsure;    /* char *: paths of files of which it is not to be found out what was said */
    gboolean attachments; /* some are attachments */
    gboolean unread;      /* of none is anything known but its path */
} undex_ingest_known;
undex_ingest_known *undex_ingest_known_new(undex_index *old, GError **error);
void undex_ingest_known_free(undex_ingest_known *known);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(undex_ingest_known, undex_ingest_known_free)

typedef struct {
    gboolean force;    /* redo unchanged files */
    gboolean checksum; /* read all files, and let nothing but their bytes say that they are unchanged */
    undex_ingest_prune prune;
    gboolean keep_mode;    /* the mode of the index stays, though files are taken that fewer may read */
    gboolean retry_failed; /* try again what failed, unchanged as it is; without paths: all that failed */
    gboolean dry_run;      /* change nothing: `store` may be NULL or open for reading */
    const char *const *include, *const *exclude; /* patterns for what folders hold; NULL: none */
    const char *const *set; /* "key=value" said of every document (undex_ingest_check_set); NULL: nothing */
    undex_shard shard;      /* take the files that fall to it; attachments fall to where their PDF does */
    const undex_ingest_known *known; /* these files in place of paths, with what was said of each in place of
                                      * `set`, and of attachments those that are among them; NULL: no */
    undex_ingest_report report;
    void *closure;
    volatile int *stop;     /* set by a signal handler: end after the current file and commit; may be NULL */
    undex_workers *workers; /* NULL only in a dry run */
} undex_ingest_options;

typedef struct {
    int taken, unchanged, failed, removed, passages, pages;
    int left_out; /* files in folders that are no documents by their names */
    int moved, would;
    int failed_before; /* not among `failed` */
    int gone;          /* files in the index, below the given paths, that are gone and were not dropped */
    int same;          /* of the taken ones those whose contents another file in the index has */
    int doubted;       /* files in the index, of those that were met, whose documents carry a warning */
    int narrowed;      /* files for which the mode of the index was narrowed */
    int elsewhere;     /* files that fall to other shards */
    int refused;       /* folders of which nothing was dropped, for too much would have been */
} undex_ingest_summary;

/* FALSE and UNDEX_ERROR_USAGE where `pair` is nothing that can be said of a document. */
gboolean undex_ingest_check_set(const char *pair, GError **error);

/* FALSE where the work had to stop (UNDEX_ERROR_INDEX, _IO); failed documents are no error here. */
gboolean undex_ingest(undex_index *store, const char *const *paths, const undex_ingest_options *options,
                      undex_ingest_summary *summary, GError **error);

/* What became of one file that was only read: its document with its passages, or why there is none; borrowed
 * for the call. */
typedef void (*undex_ingest_reader)(const char *path, const undex_document *document, const GError *why,
                                    void *closure);

/* Reads files ("-": standard input) without an index, each in the workers (`for_reading`), and gives them in
 * their order. `stop`, set by whoever is called, ends it early. FALSE where no worker can be had
 * (UNDEX_ERROR_IO); a document that fails is no error here. */
gboolean undex_ingest_read(undex_workers *workers, const char *const *paths, undex_ingest_reader reader,
                           void *closure, const volatile int *stop, GError **error);

/* Opens a file for reading and fills what the file system says of it (undex_file_look). Regular files only.
 * -1 and an error (UNDEX_ERROR_IO, _UNSUPPORTED, _LIMIT). */
int undex_open_file(const char *path, undex_file *file, GError **error);

/* A picture of a file's pages as a PNG, drawn in a worker (`draws`), which gets the descriptor; it is closed
 * here. Errors are those of extraction and of drawing, and UNDEX_ERROR_TIMEOUT, _MEMORY and _CRASH, with the
 * page that it was on in drawn->last. */
GBytes *undex_ingest_draw(undex_workers *workers, const char *path, int fd, const undex_picture *picture,
                          undex_picture_drawn *drawn, GError **error);

/* The thesaurus (src/thesaurus/thesaurus_read.h) that a file of at most 4 GiB holds in SKOS, as bytes that
 * were looked at; read in a worker of its own. What `limits` leave at 0 is wider than for documents: ten
 * minutes, and the addresses of the file beside those of other workers. Errors are those of opening and
 * reading it, and UNDEX_ERROR_TIMEOUT, _MEMORY and _CRASH. */
GBytes *undex_ingest_thesaurus(const undex_workers_options *limits, const char *path, GError **error);

/* The text of a draft that a word processor has written (DOCX, ODT), as Markdown in which line 2n - 1 is its
 * nth paragraph; read in a worker of its own. Valid UTF-8 it need not be. */
GBytes *undex_ingest_draft(const undex_workers_options *limits, const char *path, GError **error);

#endif

// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What undex and undex-reader say to each other (docs/ingestion-and-sandbox.md): messages over a socket
 * between undex and the fork server, tasks over a socket and frames over a pipe between undex and a worker.
 */
#pragma once

#include <glib.h>

/* Raise it with every change to what is said here: the two programs must be of one build. */
enum { UNDEX_MESSAGE_VERSION = 6 };

/* The descriptor that the reader finds its end of the socket at, and the argument that says so. */
enum { UNDEX_MESSAGE_SOCKET = 3 };
#define UNDEX_MESSAGE_SERVE "--serve"

enum { UNDEX_MESSAGE_HELLO_CEILING = 200 };
/* The first message of the reader, the same on both sides where they fit together; caller frees. */
char *undex_message_hello(int segment_version, int schema_version);

/* The second message, from undex. */
typedef struct {
    gint64 max_memory; /* bytes; 0: no limit */
    double timeout;    /* seconds for a document, and by OCR for a page */
    int max_pages;     /* 0: extraction's own */
    gboolean no_sandbox;
    gboolean require_sandbox; /* a worker without Landlock or seccomp ends instead of reading */
    gboolean for_reading;     /* passages go to undex as records, not as entries of an index */
    gboolean draws;           /* pages become pictures, for which fonts are read */
    gboolean for_thesaurus;   /* a file is no document, but a thesaurus */
    gboolean for_draft;       /* likewise, but a draft that a word processor has written */
    gboolean ocr_all;         /* OCR reads pages that have a text layer, too */
} undex_message_settings;

/* So many times the timeout OCR may take for all pages of a document. */
enum { UNDEX_MESSAGE_OCR_TIMES = 60 };

/* "Landlock and seccomp": those of the two without which a document could reach out that are not among the
 * `layers` that a worker says it has. Caller frees; NULL: none is missing. */
char *undex_message_missing_layers(const char *layers);

/* What is asked for after that: a descriptor for a worker to come ('t', 'r', 'e', and then it is forked; with
 * 'o' in place of 'e' it is one that reads pictures of pages by OCR), or
 * how a worker has ended ('w': it will by itself; 'k': it is killed); or that one is given up ('x'), which is
 * not answered. */
typedef struct {
    char what;
    int pid;
} undex_message_request;

/* A task's strings: the path; "!ORDINAL" where no document is wanted but the bytes of that attachment of the
 * PDF; "key=value" said of it; those of a picture (undex/picture.h). An empty path brings the pages that OCR
 * has read of the next task's file before. */
enum { UNDEX_MESSAGE_TASK_CEILING = 128 * 1024 };

/* How a worker ends that could not get memory. */
enum { UNDEX_MESSAGE_NO_MEMORY = 77 };

typedef enum {
    FRAME_READY = 'R',   /* once, at its start: the layers of the sandbox in force, as text */
    FRAME_UNREAD = 'U',  /* before all else: how many pages OCR would have to read, in decimal */
    FRAME_READING = 'O', /* before the record: a page as OCR has read it, to be kept */
    FRAME_RECORD = 'D',  /* the document's record */
    FRAME_PASSAGE = 'P', /* an entry */
    FRAME_WORDS = 'W',   /* words to be stemmed: undex_prepared.families */
    FRAME_BYTES = 'B',   /* instead of a record: bytes of an attachment, as many frames as it takes */
    FRAME_END = 'E',     /* the document, or the attachment, is whole */
    FRAME_PAGE = 'N',    /* the number of a page that is about to be drawn or read by OCR, in decimal */
    FRAME_PICTURE = 'I', /* instead of a record: undex_picture_drawn, and the bytes of a PNG */
    FRAME_MADE = 'T',    /* instead of a record: the bytes of a thesaurus, or the Markdown of a draft */
    FRAME_FAILED = 'F',  /* instead: a byte of undex_error, and the message */
} undex_message_tag;

/* Bytes of a frame that is no picture, no thesaurus and no draft. */
enum { UNDEX_MESSAGE_FRAME_CEILING = 16 << 20 };

/* Writes the whole frame to `fd`, waiting where it must. FALSE where the other end is gone. */
gboolean undex_message_write(int fd, undex_message_tag tag, const void *bytes, gsize length);

/* The same of two pieces. */
gboolean undex_message_write_two(int fd, undex_message_tag tag, const void *bytes, gsize length,
                                 const void *more, gsize more_length);

/* Bytes received of which frames are taken. */
typedef struct {
    GByteArray *bytes;
    gsize at; /* taken so far */
} undex_message_buffer;

typedef struct {
    undex_message_tag tag;
    const guint8 *bytes; /* into the buffer; lasts until more is read */
    gsize length;
} undex_message_part;

typedef enum { FRAMES_MORE, FRAMES_END, FRAMES_BROKEN } undex_message_buffer_state;

/* Reads what is there without waiting (`fd` is non-blocking), at most `most` bytes. */
undex_message_buffer_state undex_message_buffer_read(undex_message_buffer *frames, int fd, gsize most);
/* The next whole frame: 1; 0: not all here yet; -1: longer than `ceiling`, or than frames of its tag are; -2:
 * of no known tag. */
int undex_message_buffer_next(undex_message_buffer *frames, undex_message_part *frame, gsize ceiling);
/* Forgets what was taken. */
void undex_message_buffer_compact(undex_message_buffer *frames);

/* Sends one message with a descriptor (-1: none) over a SOCK_SEQPACKET socket; FALSE and errno. */
gboolean undex_message_send(int socket, const void *bytes, gsize length, int fd);
/* Receives one; its length, 0 at the end, -1 on error. `*fd` is -1 where none came. */
gssize undex_message_receive(int socket, void *bytes, gsize size, int *fd);

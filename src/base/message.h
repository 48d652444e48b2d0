// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What a worker tells its parent: frames, each a tag, a length and that many bytes. The parent believes none
 * of it: unknown tags, lengths over the ceiling and frames out of order end the worker.
 *
 * Also the one message that goes the other way, a task: strings, each ended by a NUL, with the file's
 * descriptor.
 */
#ifndef UNDEX_BASE_MESSAGE_H
#define UNDEX_BASE_MESSAGE_H

#include <glib.h>

typedef enum {
    FRAME_READY = 'R',   /* once, at its start: the layers of the sandbox in force, as text */
    FRAME_DIGEST = 'S',  /* the SHA-256 of the bytes read, in hexadecimal */
    FRAME_SAME = 'M',    /* the digest is one of those the task named: nothing more was done */
    FRAME_RECORD = 'D',  /* the document's record */
    FRAME_PASSAGE = 'P', /* an entry */
    FRAME_WORDS = 'W',   /* stems and their words: undex_prepared.families */
    FRAME_END = 'E',     /* the document is whole */
    FRAME_FAILED = 'F',  /* instead: a byte of undex_error, and the message */
} undex_message_tag;

/* Writes the whole frame to `fd`, waiting where it must. FALSE where the other end is gone. */
gboolean undex_message_write(int fd, undex_message_tag tag, const void *bytes, gsize length);

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
/* The next whole frame: 1; 0: not all here yet; -1: longer than `ceiling`; -2: of no known
 * tag. */
int undex_message_buffer_next(undex_message_buffer *frames, undex_message_part *frame, gsize ceiling);
/* Forgets what was taken. */
void undex_message_buffer_compact(undex_message_buffer *frames);

/* Sends one message with a descriptor (-1: none) over a SOCK_SEQPACKET socket; FALSE and errno. */
gboolean undex_message_send(int socket, const void *bytes, gsize length, int fd);
/* Receives one; its length, 0 at the end, -1 on error. `*fd` is -1 where none came. */
gssize undex_message_receive(int socket, void *bytes, gsize size, int *fd);

#endif

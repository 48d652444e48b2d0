// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/message.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

enum { HEAD = 5, CHUNK = 1 << 18 };

char *undex_message_hello(int segment_version, int schema_version)
{
    return g_strdup_printf("undex-reader " UNDEX_VERSION ", messages %d, segmentation %d, index %d",
                           UNDEX_MESSAGE_VERSION, segment_version, schema_version);
}

char *undex_message_missing_layers(const char *layers)
{
    gboolean landlock = strstr(layers, "landlock") != NULL, seccomp = strstr(layers, "seccomp") != NULL;
    return landlock && seccomp ? NULL
                               : g_strconcat(landlock ? "" : "Landlock", landlock || seccomp ? "" : " and ",
                                             seccomp ? "" : "seccomp", NULL);
}

static gboolean write_all(int fd, struct iovec *parts, int count)
{
    while (count > 0) {
        ssize_t n = writev(fd, parts, count);
        if (n < 0 && errno != EINTR)
            return FALSE;
        gsize left = n > 0 ? (gsize)n : 0;
        while (count > 0 && left >= parts->iov_len) {
            left -= parts->iov_len;
            parts++;
            count--;
        }
        if (count > 0) {
            parts->iov_base = (char *)parts->iov_base + left;
            parts->iov_len -= left;
        }
    }
    return TRUE;
}

gboolean undex_message_write_two(int fd, undex_message_tag tag, const void *bytes, gsize length,
                                 const void *more, gsize more_length)
{
    guint8 head[HEAD] = {(guint8)tag};
    guint32 size = (guint32)(length + more_length);
    if (length > G_MAXINT32 || more_length > G_MAXINT32 - length)
        return FALSE;
    memcpy(head + 1, &size, sizeof size);
    struct iovec parts[] = {{head, HEAD}, {(void *)bytes, length}, {(void *)more, more_length}};
    return write_all(fd, parts, 3);
}

gboolean undex_message_write(int fd, undex_message_tag tag, const void *bytes, gsize length)
{
    return undex_message_write_two(fd, tag, bytes, length, NULL, 0);
}

undex_message_buffer_state undex_message_buffer_read(undex_message_buffer *frames, int fd, gsize most)
{
    gsize had = frames->bytes->len;
    while (frames->bytes->len - had < most) {
        guint length = frames->bytes->len;
        g_byte_array_set_size(frames->bytes, length + CHUNK);
        ssize_t n = read(fd, frames->bytes->data + length, CHUNK);
        g_byte_array_set_size(frames->bytes, length + (n > 0 ? (guint)n : 0));
        if (n == 0)
            return FRAMES_END;
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return errno == EAGAIN ? FRAMES_MORE : FRAMES_BROKEN;
    }
    return FRAMES_MORE;
}

int undex_message_buffer_next(undex_message_buffer *frames, undex_message_part *frame, gsize ceiling)
{
    gsize left = frames->bytes->len - frames->at;
    if (left < HEAD)
        return 0;
    const guint8 *head = frames->bytes->data + frames->at;
    guint32 size;
    memcpy(&size, head + 1, sizeof size);
    if (!head[0] || !strchr("RUODPWBENITF", head[0]))
        return -2;
    gboolean whole = head[0] == FRAME_PICTURE || head[0] == FRAME_MADE;
    if (size > ceiling || (!whole && size > UNDEX_MESSAGE_FRAME_CEILING))
        return -1;
    if (left - HEAD < size)
        return 0;
    *frame = (undex_message_part){(undex_message_tag)head[0], head + HEAD, size};
    frames->at += HEAD + size;
    return 1;
}

void undex_message_buffer_compact(undex_message_buffer *frames)
{
    if (frames->at)
        g_byte_array_remove_range(frames->bytes, 0, (guint)frames->at);
    frames->at = 0;
}

/* Room for one descriptor, aligned as a header wants it. */
typedef union {
    char bytes[CMSG_SPACE(sizeof(int))];
    struct cmsghdr align;
} control;

gboolean undex_message_send(int socket, const void *bytes, gsize length, int fd)
{
    control room = {.bytes = {0}};
    struct iovec part = {(void *)bytes, length};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
    if (fd >= 0) {
        message.msg_control = room.bytes;
        message.msg_controllen = sizeof room.bytes;
        struct cmsghdr *head = CMSG_FIRSTHDR(&message);
        head->cmsg_level = SOL_SOCKET;
        head->cmsg_type = SCM_RIGHTS;
        head->cmsg_len = CMSG_LEN(sizeof fd);
        memcpy(CMSG_DATA(head), &fd, sizeof fd);
    }
    ssize_t n;
    do
        n = sendmsg(socket, &message, MSG_NOSIGNAL);
    while (n < 0 && errno == EINTR);
    return n == (ssize_t)length;
}

gssize undex_message_receive(int socket, void *bytes, gsize size, int *fd)
{
    control room = {.bytes = {0}};
    struct iovec part = {bytes, size};
    struct msghdr message = {
        .msg_iov = &part, .msg_iovlen = 1, .msg_control = room.bytes, .msg_controllen = sizeof room.bytes};
    ssize_t n;
    *fd = -1;
    do
        n = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
    while (n < 0 && errno == EINTR);
    struct cmsghdr *head = n >= 0 ? CMSG_FIRSTHDR(&message) : NULL;
    if (head && head->cmsg_level == SOL_SOCKET && head->cmsg_type == SCM_RIGHTS)
        memcpy(fd, CMSG_DATA(head), sizeof *fd);
    return n;
}

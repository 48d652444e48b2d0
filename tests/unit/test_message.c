// SPDX-License-Identifier: GPL-3.0-or-later
/* Frames and messages between the two programs: what is written is read, and nothing else is. */
#include "base/message.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

static undex_message_buffer read_all(int fd)
{
    undex_message_buffer frames = {g_byte_array_new(), 0};
    fcntl(fd, F_SETFL, O_NONBLOCK);
    assert_int_equal(undex_message_buffer_read(&frames, fd, 1 << 20), FRAMES_END);
    return frames;
}

static void frames_come_whole_and_in_order(void **state)
{
    int ends[2];
    undex_message_part frame;
    (void)state;
    assert_int_equal(pipe(ends), 0);
    assert_true(undex_message_write(ends[1], FRAME_READY, "layers", 6));
    assert_true(undex_message_write_two(ends[1], FRAME_PICTURE, "one", 3, "two", 3));
    assert_true(undex_message_write(ends[1], FRAME_END, NULL, 0));
    close(ends[1]);
    undex_message_buffer frames = read_all(ends[0]);
    close(ends[0]);
    assert_int_equal(undex_message_buffer_next(&frames, &frame, 100), 1);
    assert_int_equal(frame.tag, FRAME_READY);
    assert_int_equal(undex_message_buffer_next(&frames, &frame, 100), 1);
    assert_int_equal(frame.tag, FRAME_PICTURE);
    assert_int_equal(frame.length, 6);
    assert_memory_equal(frame.bytes, "onetwo", 6);
    undex_message_buffer_compact(&frames);
    assert_int_equal(undex_message_buffer_next(&frames, &frame, 100), 1);
    assert_int_equal(frame.tag, FRAME_END);
    assert_int_equal(frame.length, 0);
    assert_int_equal(undex_message_buffer_next(&frames, &frame, 100), 0);
    g_byte_array_unref(frames.bytes);
}

static void what_is_no_frame_is_refused(void **state)
{
    static const struct {
        const char *bytes;
        gsize length;
        int answer;
    } cases[] = {
        {"E\0\0\0", 4, 0},            /* the head is not all here */
        {"P\5\0\0\0four", 9, 0},      /* nor is the rest */
        {"P\145\0\0\0", 5, -1},       /* longer than is allowed */
        {"P\377\377\377\377", 5, -1}, /* much longer */
        {"X\0\0\0\0", 5, -2},         /* of no tag */
        {"\0\0\0\0\0", 5, -2},
    };
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        undex_message_buffer frames = {g_byte_array_new(), 0};
        undex_message_part frame;
        g_byte_array_append(frames.bytes, (const guint8 *)cases[i].bytes, (guint)cases[i].length);
        assert_int_equal(undex_message_buffer_next(&frames, &frame, 100), cases[i].answer);
        g_byte_array_unref(frames.bytes);
    }
}

static void messages_carry_descriptors(void **state)
{
    int ends[2], fd = -1;
    char bytes[8];
    (void)state;
    assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends), 0);
    assert_true(undex_message_send(ends[0], "one", 3, ends[0]));
    assert_true(undex_message_send(ends[0], "four", 4, -1));
    assert_int_equal(undex_message_receive(ends[1], bytes, sizeof bytes, &fd), 3);
    assert_true(fd >= 0 && fd != ends[0]);
    close(fd);
    assert_int_equal(undex_message_receive(ends[1], bytes, sizeof bytes, &fd), 4);
    assert_int_equal(fd, -1);
    close(ends[0]);
    assert_int_equal(undex_message_receive(ends[1], bytes, sizeof bytes, &fd), 0);
    assert_false(undex_message_send(ends[1], "one", 3, -1));
    close(ends[1]);
}

static void the_hello_tells_builds_apart(void **state)
{
    g_autofree char *one = undex_message_hello(5, 7), *segmentation = undex_message_hello(6, 7),
                    *index = undex_message_hello(5, 8);
    (void)state;
    assert_true(strlen(one) < UNDEX_MESSAGE_HELLO_CEILING);
    assert_non_null(strstr(one, UNDEX_VERSION));
    assert_string_not_equal(one, segmentation);
    assert_string_not_equal(one, index);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(frames_come_whole_and_in_order),
        cmocka_unit_test(what_is_no_frame_is_refused),
        cmocka_unit_test(messages_carry_descriptors),
        cmocka_unit_test(the_hello_tells_builds_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

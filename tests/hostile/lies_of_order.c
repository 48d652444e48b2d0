// SPDX-License-Identifier: GPL-3.0-or-later
/* Lies about what comes when: frames out of order, too many, of no kind, or none. */
#include "lies.h"

#include "undex/picture.h"

#include <linux/futex.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { MANY = 1 << 20 };

static void end(int results)
{
    lies_send(results, 'E', "", 0);
}

static void say_end_first(int results, undex_prepared *document)
{
    end(results);
    lies_send_parts(results, document);
    end(results);
}

static void say_passage_first(int results, undex_prepared *document)
{
    lies_send(results, 'P', "passage", 7);
    lies_send_parts(results, document);
    end(results);
}

static void say_two_records(int results, undex_prepared *document)
{
    gsize length = 0;
    const void *record = g_bytes_get_data(document->record, &length);
    lies_send(results, 'D', record, length);
    lies_send_parts(results, document);
    end(results);
}

static void say_two_words(int results, undex_prepared *document)
{
    lies_send_parts(results, document);
    lies_send(results, 'W', "again agains\n", 13);
    end(results);
}

static void say_no_passages(int results, undex_prepared *document)
{
    g_ptr_array_set_size(document->passages, 0);
    lies_send_parts(results, document);
    end(results);
}

static void say_frames_after_end(int results, undex_prepared *document)
{
    lies_send_parts(results, document);
    end(results);
    lies_send(results, 'P', "passage", 7);
}

/* What follows the end would be taken for what the next file says. */
static void say_next_file(int results, undex_prepared *document)
{
    lies_send_parts(results, document);
    end(results);
    lies_send(results, 'S', lies_other_digest(), strlen(lies_other_digest()));
    lies_send_parts(results, document);
    end(results);
}

static void say_next_fails(int results, undex_prepared *document)
{
    lies_send_parts(results, document);
    end(results);
    lies_send(results, 'F', "eno", 3);
}

static void say_picture(int results, undex_prepared *document)
{
    static const struct {
        undex_picture_drawn drawn;
        char bytes[9];
    } picture = {{1, 1, 1, 1}, "\x89PNG\r\n\x1a\n"};
    (void)document;
    lies_send(results, 'N', "1", 1);
    lies_send(results, 'I', &picture, sizeof picture);
}

static void say_same(int results, undex_prepared *document)
{
    (void)document;
    lies_send(results, 'M', "", 0);
}

static void say_unknown_frame(int results, undex_prepared *document)
{
    lies_send(results, 'Z', "what", 4);
    lies_send_parts(results, document);
    end(results);
}

static void write_raw(int results, const char *bytes, gsize length)
{
    if (write(results, bytes, length) < 0)
        _exit(1);
}

static void say_frame_of_4_gb(int results, undex_prepared *document)
{
    (void)document;
    write_raw(results,
              "D\xff\xff\xff\xff"
              "record",
              11);
}

/* The rest never comes. */
static void say_half_a_frame(int results, undex_prepared *document)
{
    lies_send_parts(results, document);
    write_raw(results, "P\x40\0\0\0half", 9);
    _exit(0);
}

static void say_ready_twice(int results, undex_prepared *document)
{
    lies_send(results, 'R', "seccomp", 7);
    lies_send_parts(results, document);
    end(results);
}

static void say_long_failure(int results, undex_prepared *document)
{
    g_autofree char *text = g_strnfill(MANY, '\x1b');
    (void)document;
    text[0] = 'e';
    memset(text + 1, '\n', 100);
    lies_send(results, 'F', text, MANY);
}

static void say_failure_of_no_kind(int results, undex_prepared *document)
{
    (void)document;
    lies_send(results, 'F', "~what", 5);
}

static void say_empty_failure(int results, undex_prepared *document)
{
    (void)document;
    lies_send(results, 'F', "", 0);
}

_Noreturn static void say_empty_passages(int results, undex_prepared *document)
{
    lies_send_parts(results, document);
    for (;;)
        lies_send(results, 'P', "", 0);
}

/* Without an end; the sandbox lets nobody sleep in another way. */
static void say_nothing(int results, undex_prepared *document)
{
    (void)results;
    (void)document;
    for (int word = 0;;)
        syscall(SYS_futex, &word, FUTEX_WAIT, 0, NULL, NULL, 0);
}

static void say_goodbye(int results, undex_prepared *document)
{
    (void)document;
    close(results);
    _exit(0);
}

static void say_odd_status(int results, undex_prepared *document)
{
    lies_send_parts(results, document);
    _exit(200);
}

static void say_status_of_memory(int results, undex_prepared *document)
{
    (void)results;
    (void)document;
    _exit(UNDEX_MESSAGE_NO_MEMORY);
}

_Noreturn static void complain(int results, undex_prepared *document)
{
    static const char complaint[] = "\x1b[2J out of memory \n";
    lies_send_parts(results, document);
    for (;;)
        if (write(2, complaint, sizeof complaint - 1) < 0)
            continue;
}

static void complain_and_go_on(int results, undex_prepared *document)
{
    for (int i = 0; i < MANY; i++)
        if (write(2, "bad_alloc\n", 10) < 0)
            break;
    lies_send_parts(results, document);
    end(results);
}

/* All files that this process has are left at their ends. */
static void spoil_offsets(int results, undex_prepared *document)
{
    struct stat facts;
    for (int fd = 0; fd < 16; fd++)
        if (fstat(fd, &facts) == 0 && S_ISREG(facts.st_mode))
            lseek(fd, 0, SEEK_END);
    lies_send_parts(results, document);
    end(results);
}

static void spoil_offsets_and_crash(int results, undex_prepared *document)
{
    spoil_offsets(results, document);
    _exit(3);
}

const lie lies_of_order[] = {
    {"order-end-first", NULL, say_end_first, FALSE},
    {"order-passage-first", NULL, say_passage_first, FALSE},
    {"order-two-records", NULL, say_two_records, FALSE},
    {"order-two-words", NULL, say_two_words, FALSE},
    {"order-no-passages", NULL, say_no_passages, FALSE},
    {"order-after-end", NULL, say_frames_after_end, TRUE},
    {"order-next-file", NULL, say_next_file, TRUE},
    {"order-next-fails", NULL, say_next_fails, TRUE},
    {"order-picture", NULL, say_picture, FALSE},
    {"order-same", NULL, say_same, FALSE},
    {"frame-unknown", NULL, say_unknown_frame, FALSE},
    {"frame-of-4-gb", NULL, say_frame_of_4_gb, FALSE},
    {"frame-half", NULL, say_half_a_frame, FALSE},
    {"frames-empty", NULL, say_empty_passages, FALSE},
    {"ready-twice", NULL, say_ready_twice, FALSE},
    {"failure-long", NULL, say_long_failure, FALSE},
    {"failure-of-no-kind", NULL, say_failure_of_no_kind, FALSE},
    {"failure-empty", NULL, say_empty_failure, FALSE},
    {"end-silent", NULL, say_nothing, FALSE},
    {"end-early", NULL, say_goodbye, FALSE},
    {"end-odd-status", NULL, say_odd_status, FALSE},
    {"end-status-of-memory", NULL, say_status_of_memory, FALSE},
    {"complains-endlessly", NULL, complain, FALSE},
    {"complains-much", NULL, complain_and_go_on, TRUE},
    {"offset", NULL, spoil_offsets, TRUE},
    {"offset-and-crash", NULL, spoil_offsets_and_crash, TRUE},
    {NULL, NULL, NULL, FALSE},
};

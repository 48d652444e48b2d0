// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/fork_server.h"

#include "base/message.h"
#include "extract/extract.h"
#include "extract/pdf/pdf_render.h"
#include "index/schema.h"
#include "reader/worker.h"
#include "segment/segment.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* mallinfo2() came with version 2.33. */
#if defined(__GLIBC__) && (__GLIBC__ > 2 || (__GLIBC__ == 2 && __GLIBC_MINOR__ >= 33))
#define HAS_MALLINFO2
#endif

enum { SOCKET = UNDEX_MESSAGE_SOCKET, FIRST_OTHER = SOCKET + 1 };

static void close_from(int first)
{
#ifdef SYS_close_range
    if (syscall(SYS_close_range, (unsigned)first, ~0U, 0U) == 0)
        return;
#endif
    for (int fd = first; fd < 4096; fd++)
        close(fd);
}

/* Nothing of who started undex stays: its terminal, its files. */
static void shed_descriptors(void)
{
    int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    for (int fd = 0; fd < 3; fd++)
        if (nothing >= 0)
            dup2(nothing, fd);
    close_from(FIRST_OTHER);
}

/* Ctrl-C is for the parent: workers end when it says so, or when it is gone. */
static void shed_signals(void)
{
    static const int ignored[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE};
    for (gsize i = 0; i < G_N_ELEMENTS(ignored); i++)
        signal(ignored[i], SIG_IGN);
    /* This signal ends a worker that takes too much processor time. */
    signal(SIGXCPU, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

/* Before anything else in a process just forked. */
static void die_with(int parent)
{
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if ((int)getppid() != parent)
        _exit(0);
#else
    (void)parent;
#endif
}

static int fork_worker(const undex_worker_setup *work, int tasks, int results, int complaints)
{
    int parent = (int)getpid();
    int pid = fork();
    if (pid != 0)
        return pid;
    die_with(parent);
    close(SOCKET);
    dup2(complaints, 2);
    close(complaints);
    undex_worker_run(work, tasks, results);
}

/* One that has closed its pipe is given a second to end by itself, so that it can be told how it did. */
static int reap(int pid, gboolean at_once)
{
    enum { TRIES = 1000, PAUSE_MICROSECONDS = 1000 };
    int status = -1;
    for (int i = 0; i < TRIES && !at_once; i++) {
        if (waitpid(pid, &status, WNOHANG) != 0)
            return status;
        g_usleep(PAUSE_MICROSECONDS);
    }
    kill(pid, SIGKILL);
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            return -1;
    return status;
}

/* The parent is done, or gone: so are they. Waiting for them adds their times to the parent's. */
_Noreturn static void end(const GArray *workers, const GArray *dying)
{
    for (guint i = 0; i < workers->len; i++)
        reap(g_array_index(workers, int, i), TRUE);
    for (guint i = 0; i < dying->len; i++)
        reap(g_array_index(dying, int, i), TRUE);
    _exit(0);
}

static void forget(GArray *workers, int pid)
{
    for (guint i = 0; i < workers->len; i++)
        if (g_array_index(workers, int, i) == pid) {
            g_array_remove_index_fast(workers, i);
            return;
        }
}

/* Ends the heap where a large page begins, so that a worker fills such pages of its own, one fault each, and
 * none that this process has begun. */
static void end_heap_at_page(void)
{
#ifdef HAS_MALLINFO2
    enum { LARGE_PAGE = 2 << 20, PAD = 2 * LARGE_PAGE, REST = 256 };
    static void *filled;
    mallopt(M_TOP_PAD, PAD);
    gsize top = mallinfo2().keepcost;
    filled = top > REST ? malloc(top - REST) : NULL;
    gsize over = (gsize)sbrk(0) % LARGE_PAGE;
    if (filled && over)
        sbrk((intptr_t)(LARGE_PAGE - over));
#endif
}

/* What is loaded once, before the first worker, and is there for all. What takes longer than one document has
 * use for comes when there are more. */
static void preload(undex_worker_setup *work, guint workers)
{
    enum { MANY = 3 };
    if (workers == 1) {
        undex_extract_preload();
        if (work->settings.draws)
            work->fonts = undex_render_preload();
        if (!work->settings.for_reading)
            work->preparer = undex_preparer_new();
    } else if (workers == MANY && !work->settings.draws) {
        undex_segment_warm();
    } else {
        return;
    }
    end_heap_at_page();
}

/* Those that were given up, as far as they have ended. */
static void bury(GArray *dying)
{
    for (guint i = dying->len; i-- > 0;)
        if (waitpid(g_array_index(dying, int, i), NULL, WNOHANG) != 0)
            g_array_remove_index_fast(dying, i);
}

_Noreturn static void serve(undex_worker_setup *work)
{
    int given[3] = {-1, -1, -1};
    guint forked = 0;
    GArray *workers = g_array_new(FALSE, FALSE, sizeof(int)), *dying = g_array_new(FALSE, FALSE, sizeof(int));
    for (;;) {
        undex_message_request asked;
        int fd = -1, answer = -1;
        if (undex_message_receive(SOCKET, &asked, sizeof asked, &fd) != (gssize)sizeof asked)
            end(workers, dying);
        bury(dying);
        work->ocr = asked.what == 'o';
        const char *names = "tre", *place = strchr(names, work->ocr ? 'e' : asked.what);
        if (place && *place) {
            given[place - names] = fd;
            if (*place != 'e')
                continue;
            preload(work, ++forked);
            if (work->ocr)
                undex_extract_preload_ocr();
            answer = fork_worker(work, given[0], given[1], given[2]);
            for (int i = 0; i < 3; i++)
                close(given[i]);
            if (answer > 0)
                g_array_append_val(workers, answer);
        } else if (asked.what == 'x') {
            forget(workers, asked.pid);
            kill(asked.pid, SIGKILL);
            g_array_append_val(dying, asked.pid);
            continue;
        } else {
            forget(workers, asked.pid);
            answer = reap(asked.pid, asked.what == 'k');
        }
        if (!undex_message_send(SOCKET, &answer, sizeof answer, -1))
            end(workers, dying);
    }
}

int undex_fork_server_run(undex_read_function read)
{
    undex_worker_setup work = {.read = read};
    g_autofree char *hello = undex_message_hello(UNDEX_SEGMENT_VERSION, UNDEX_SCHEMA_VERSION);
    int fd = -1;
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL); /* where undex is gone already, the socket says so */
#endif
    shed_signals();
    shed_descriptors();
    if (!undex_message_send(SOCKET, hello, strlen(hello), -1) ||
        undex_message_receive(SOCKET, &work.settings, sizeof work.settings, &fd) !=
            (gssize)sizeof work.settings)
        return 1;
    serve(&work);
}

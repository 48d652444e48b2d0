// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/process_apart.h"

#include "undex/error.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

/* Bytes that the work may take beside so many times the database, and processor time likewise. */
enum { MEMORY_FLOOR = 1 << 30, MEMORY_TIMES = 4, SECONDS_FLOOR = 20, BYTES_A_SECOND = 500000 };

static gint64 seconds_for(gint64 bytes)
{
    return SECONDS_FLOOR + bytes / BYTES_A_SECOND;
}

/* Sanitizers take address space without end. */
static void limit(gint64 bytes)
{
    rlim_t seconds = (rlim_t)seconds_for(bytes);
    struct rlimit time = {seconds, seconds + 1}, none = {0, 0};
    setrlimit(RLIMIT_CPU, &time);
    setrlimit(RLIMIT_CORE, &none);
#if !defined __SANITIZE_ADDRESS__
    struct rlimit memory = {MEMORY_FLOOR + (rlim_t)bytes * MEMORY_TIMES, RLIM_INFINITY};
    setrlimit(RLIMIT_AS, &memory);
#endif
    static const int ours[] = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL, SIGPROF};
    for (gsize i = 0; i < G_N_ELEMENTS(ours); i++)
        signal(ours[i], SIG_DFL);
}

/* Where `parent` is killed, nobody waits for what this process does. */
static void end_with(pid_t parent)
{
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
    if (getppid() != parent)
        _exit(0);
}

/* In the process: does the work, and says what came of it. */
G_GNUC_NORETURN static void work_apart(void (*work)(GString *out, gpointer closure), gpointer closure,
                                       gint64 bytes, pid_t parent, int fd)
{
    end_with(parent);
    limit(bytes);
    g_autoptr(GString) out = g_string_new(NULL);
    work(out, closure);
    for (gsize at = 0; at < out->len;) {
        ssize_t written = write(fd, out->str + at, out->len - at);
        if (written < 0 && errno != EINTR)
            break;
        at += (gsize)MAX(written, 0);
    }
    _exit(0);
}

/* FALSE where it is time to stop. */
static gboolean wait_for(int fd, const volatile int *stop)
{
    enum { PAUSE_MILLISECONDS = 200 };
    struct pollfd ready = {fd, POLLIN, 0};
    while (!stop || !*stop)
        if (poll(&ready, 1, PAUSE_MILLISECONDS) > 0)
            return TRUE;
    return FALSE;
}

/* All that comes from `fd`, which is closed. Caller frees. */
static char *read_all(int fd, const volatile int *stop)
{
    enum { CEILING = 1 << 24, PIECE = 4096 };
    GString *text = g_string_new(NULL);
    char piece[PIECE];
    ssize_t length = 1;
    while (text->len < CEILING && wait_for(fd, stop) &&
           ((length = read(fd, piece, sizeof piece)) > 0 || (length < 0 && errno == EINTR)))
        g_string_append_len(text, piece, MAX(length, 0));
    close(fd);
    return g_string_free(text, FALSE);
}

char *undex_process_apart(void (*work)(GString *out, gpointer closure), gpointer closure, gint64 bytes,
                          const volatile int *stop, int *status, GError **error)
{
    int ends[2];
    pid_t pid = -1, parent = getpid();
    if (pipe2(ends, O_CLOEXEC) != 0 || (pid = fork()) < 0)
        return undex_error_null(error, UNDEX_ERROR_IO, "no process can be started: %s", g_strerror(errno));
    if (pid == 0)
        work_apart(work, closure, bytes, parent, ends[1]);
    close(ends[1]);
    char *said = read_all(ends[0], stop);
    if (stop && *stop)
        kill(pid, SIGKILL);
    while (waitpid(pid, status, 0) < 0 && errno == EINTR)
        ;
    return said;
}

char *undex_process_apart_describe(int status, gint64 bytes)
{
    int number = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    if (number == SIGXCPU || number == SIGKILL)
        return g_strdup_printf("reading it comes to no end within %d s", (int)seconds_for(bytes));
    return number ? g_strdup_printf("reading it ends in a crash (signal %d)", number)
                  : g_strdup("reading it ends too early");
}

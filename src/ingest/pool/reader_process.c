// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/pool/reader_process.h"

#include "index/schema.h"
#include "segment/segment.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST_SECONDS = 1000 * 1000, PATIENCE_MS = 60 * 1000 };

struct undex_reader_process {
    char *path; /* of the program */
    undex_message_settings settings;
    int pid; /* 0: it has not been started */
    int socket;
    gboolean lost;
};

undex_reader_process *undex_reader_process_new(const undex_message_settings *settings, GError **error)
{
    char *path = undex_reader_path(error);
    if (!path)
        return NULL;
    undex_reader_process *process = g_new0(undex_reader_process, 1);
    process->path = path;
    process->settings = *settings;
    process->socket = -1;
    return process;
}

void undex_reader_process_free(undex_reader_process *process)
{
    if (!process)
        return;
    /* The fork server ends when its socket is closed. */
    if (process->socket >= 0)
        close(process->socket);
    while (process->pid > 0 && waitpid(process->pid, NULL, 0) < 0 && errno == EINTR)
        ;
    g_free(process->path);
    g_free(process);
}

/* Each worker fills a heap of its own: in large pages, as far as the system has them, that takes half the
 * time; and what it frees it has at hand again. Where there will be many, functions of libraries are looked
 * up once, and not by each: 5 % of a document. */
static char **environment_of(const undex_message_settings *settings)
{
    static const char tunables[] =
        "glibc.malloc.hugetlb=1:glibc.malloc.tcache_count=60000:glibc.malloc.tcache_max=2048";
    char **environment = g_environ_setenv(g_get_environ(), "GLIBC_TUNABLES", tunables, FALSE);
    return settings->for_reading || settings->draws || settings->for_thesaurus || settings->for_draft
               ? environment
               : g_environ_setenv(environment, "LD_BIND_NOW", "1", FALSE);
}

/* The program with its end of the socket; its stderr is ours until it has begun, for what the system says
 * where a library is missing. An error number, 0. */
static int spawn(undex_reader_process *process, int other_end)
{
    g_auto(GStrv) environment = environment_of(&process->settings);
    char *arguments[] = {process->path, (char *)UNDEX_MESSAGE_SERVE, NULL};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t held; /* Ctrl-C is for undex: the program says for itself that it ignores it, and then lets go */
    sigfillset(&held);
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigmask(&attributes, &held);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    int why = posix_spawn_file_actions_adddup2(&actions, other_end, UNDEX_MESSAGE_SOCKET);
    if (!why)
        why = posix_spawn(&process->pid, process->path, &actions, &attributes, arguments, environment);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return why;
}

/* What it begins with; NULL where it ends or says nothing. */
static char *listen_for_hello(const undex_reader_process *process)
{
    char hello[UNDEX_MESSAGE_HELLO_CEILING + 1];
    struct pollfd fd = {.fd = process->socket, .events = POLLIN};
    int other = -1, ready;
    do
        ready = poll(&fd, 1, PATIENCE_MS);
    while (ready < 0 && errno == EINTR);
    gssize length =
        ready > 0 ? undex_message_receive(process->socket, hello, UNDEX_MESSAGE_HELLO_CEILING, &other) : 0;
    return length > 0 ? g_utf8_make_valid(hello, length) : NULL;
}

/* Ends what did not begin as it should. TRUE where another had killed it. */
static gboolean was_killed(undex_reader_process *process)
{
    enum { TRIES = 1000, PAUSE_MICROSECONDS = 1000 };
    int status = 0, pid = 0;
    for (int i = 0; i < TRIES && (pid = waitpid(process->pid, &status, WNOHANG)) == 0; i++)
        g_usleep(PAUSE_MICROSECONDS);
    if (pid == 0) {
        kill(process->pid, SIGKILL);
        while (waitpid(process->pid, NULL, 0) < 0 && errno == EINTR)
            ;
    }
    gboolean killed = pid == process->pid && WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    process->pid = -1;
    return killed;
}

static gboolean greet(undex_reader_process *process, GError **error)
{
    g_autofree char *said = listen_for_hello(process);
    g_autofree char *wanted = undex_message_hello(UNDEX_SEGMENT_VERSION, UNDEX_SCHEMA_VERSION);
    if (g_strcmp0(said, wanted) == 0)
        return undex_message_send(process->socket, &process->settings, sizeof process->settings, -1);
    close(process->socket);
    process->socket = -1;
    if (said) {
        was_killed(process);
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_IO,
                    "%s and this undex are of different builds, and neither knows what the other says: it is "
                    "'%s', not '%s'; install both anew",
                    process->path, said, wanted);
    } else if (!was_killed(process)) {
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_IO,
                    "%s, the program that reads documents, ends before it begins; install undex anew",
                    process->path);
    }
    return FALSE;
}

/* FALSE without an error: it was killed meanwhile. */
static gboolean start(undex_reader_process *process, GError **error)
{
    int ends[2], why;
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) == 0) {
        process->socket = ends[0];
        why = spawn(process, ends[1]);
        close(ends[1]);
    } else {
        why = errno;
    }
    if (why) {
        process->pid = -1;
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_IO,
                    "cannot start %s, the program that reads documents: %s", process->path, g_strerror(why));
    }
    process->lost = why || !greet(process, error);
    return !process->lost;
}

gboolean undex_reader_process_is_lost(const undex_reader_process *process)
{
    return process->lost;
}

static int answer_of(undex_reader_process *process)
{
    int answer = -1, fd = -1;
    gssize n = undex_message_receive(process->socket, &answer, sizeof answer, &fd);
    process->lost = process->lost || n <= 0;
    return n == (gssize)sizeof answer ? answer : -1;
}

static gboolean ask(undex_reader_process *process, char what, int pid, int fd)
{
    undex_message_request asked = {.what = what, .pid = pid};
    gboolean sent = !process->lost && undex_message_send(process->socket, &asked, sizeof asked, fd);
    process->lost = !sent;
    return sent;
}

int undex_reader_process_fork(undex_reader_process *process, gboolean ocr, int tasks, int results,
                              int complaints, GError **error)
{
    if (!process->pid && !start(process, error))
        return -1;
    gboolean asked = ask(process, 't', 0, tasks) && ask(process, 'r', 0, results) &&
                     ask(process, ocr ? 'o' : 'e', 0, complaints);
    return asked ? answer_of(process) : -1;
}

int undex_reader_process_reap(undex_reader_process *process, int pid, gboolean kill)
{
    return ask(process, kill ? 'k' : 'w', pid, -1) ? answer_of(process) : -1;
}

void undex_reader_process_give_up(undex_reader_process *process, int pid)
{
    ask(process, 'x', pid, -1);
}

void undex_reader_process_bound_cpu(int pid, double seconds)
{
    clockid_t clock;
    struct timespec used;
    struct rlimit now;
    if (clock_getcpuclockid(pid, &clock) != 0 || clock_gettime(clock, &used) != 0 ||
        prlimit(pid, RLIMIT_CPU, NULL, &now) != 0)
        return;
    rlim_t until =
        (rlim_t)(MIN(seconds, MOST_SECONDS) + (double)used.tv_sec + (double)used.tv_nsec / 1e9) + 1;
    now.rlim_cur = MIN(until, now.rlim_max);
    prlimit(pid, RLIMIT_CPU, &now, NULL);
}

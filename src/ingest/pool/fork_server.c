// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/pool/fork_server.h"

#include "base/message.h"
#include "ingest/pool/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

struct undex_fork_server {
    int pid, socket;
    gboolean lost;
};

/* What the parent asks: a descriptor for a worker to come ('t', 'r', 'e' and then it is forked), or a
 * worker's end. */
typedef struct {
    char what;
    int pid;
} request;

/* In the child, where the descriptors are put that it keeps. */
enum { SOCKET = 3, FIRST_OTHER = 4 };

static void close_from(int first)
{
#ifdef SYS_close_range
    if (syscall(SYS_close_range, (unsigned)first, ~0U, 0U) == 0)
        return;
#endif
    for (int fd = first; fd < 4096; fd++)
        close(fd);
}

/* Nothing of the parent's stays: its terminal, its index's files and lock. */
static void shed_descriptors(int socket)
{
    int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (socket != SOCKET)
        dup2(socket, SOCKET);
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
    signal(SIGXCPU, SIG_DFL); /* what ends a worker that takes too long */
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

static int fork_worker(const undex_worker_limits *limits, int tasks, int results, int complaints)
{
    int parent = (int)getpid();
    int pid = fork();
    if (pid != 0)
        return pid;
    die_with(parent);
    close(SOCKET);
    dup2(complaints, 2);
    close(complaints);
    undex_worker_run(limits, tasks, results);
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
_Noreturn static void end(const GArray *workers)
{
    for (guint i = 0; i < workers->len; i++)
        reap(g_array_index(workers, int, i), TRUE);
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

_Noreturn static void serve(const undex_worker_limits *limits)
{
    int given[3] = {-1, -1, -1};
    gboolean warm = FALSE;
    GArray *workers = g_array_new(FALSE, FALSE, sizeof(int));
    for (;;) {
        request asked;
        int fd = -1, answer = -1;
        if (undex_message_receive(SOCKET, &asked, sizeof asked, &fd) != (gssize)sizeof asked)
            end(workers);
        const char *names = "tre", *place = strchr(names, asked.what);
        if (place && *place) {
            given[place - names] = fd;
            if (asked.what != 'e')
                continue;
            if (!warm)
                undex_extract_warm();
            warm = TRUE;
            answer = fork_worker(limits, given[0], given[1], given[2]);
            for (int i = 0; i < 3; i++)
                close(given[i]);
            if (answer > 0)
                g_array_append_val(workers, answer);
        } else {
            forget(workers, asked.pid);
            answer = reap(asked.pid, asked.what == 'k');
        }
        if (!undex_message_send(SOCKET, &answer, sizeof answer, -1))
            end(workers);
    }
}

undex_fork_server *undex_fork_server_new(const undex_worker_limits *limits, GError **error)
{
    int ends[2], parent = (int)getpid(), pid = -1;
    if (!limits->no_sandbox && !undex_sandbox_prepare(error))
        return NULL;
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) == 0 && (pid = fork()) == 0) {
        die_with(parent);
        shed_signals();
        shed_descriptors(ends[1]);
        serve(limits);
    }
    if (pid < 0) {
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_IO, "cannot start the processes that read documents: %s",
                    g_strerror(errno));
        return NULL;
    }
    close(ends[1]);
    undex_fork_server *zygote = g_new(undex_fork_server, 1);
    *zygote = (undex_fork_server){.pid = pid, .socket = ends[0]};
    return zygote;
}

void undex_fork_server_free(undex_fork_server *zygote)
{
    if (!zygote)
        return;
    close(zygote->socket);
    while (waitpid(zygote->pid, NULL, 0) < 0 && errno == EINTR)
        ;
    g_free(zygote);
}

gboolean undex_fork_server_is_lost(const undex_fork_server *zygote)
{
    return zygote->lost;
}

static int answer_of(undex_fork_server *zygote)
{
    int answer = -1, fd = -1;
    gssize n = undex_message_receive(zygote->socket, &answer, sizeof answer, &fd);
    zygote->lost = zygote->lost || n <= 0;
    return n == (gssize)sizeof answer ? answer : -1;
}

static gboolean ask(undex_fork_server *zygote, char what, int pid, int fd)
{
    request asked = {.what = what, .pid = pid};
    gboolean sent = !zygote->lost && undex_message_send(zygote->socket, &asked, sizeof asked, fd);
    zygote->lost = !sent;
    return sent;
}

int undex_fork_server_fork(undex_fork_server *zygote, int tasks, int results, int complaints)
{
    gboolean asked =
        ask(zygote, 't', 0, tasks) && ask(zygote, 'r', 0, results) && ask(zygote, 'e', 0, complaints);
    return asked ? answer_of(zygote) : -1;
}

int undex_fork_server_reap(undex_fork_server *zygote, int pid, gboolean kill)
{
    return ask(zygote, kill ? 'k' : 'w', pid, -1) ? answer_of(zygote) : -1;
}

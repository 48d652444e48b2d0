// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/index_guard.h"

#include "cli/cli.h"

#include "undex/index.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

/* A handler may do little: the lines are made before. */
static struct {
    char *crashed, *endless;
    guint ticks, seen, allowed; /* seconds without progress, the step that was seen last, what is allowed */
} guard;

G_GNUC_NORETURN static void end(const char *line)
{
    ssize_t written = write(STDERR_FILENO, line, strlen(line));
    (void)written;
    _exit(UNDEX_EXIT_ERROR);
}

G_GNUC_NORETURN static void on_crash(int number)
{
    (void)number;
    end(guard.crashed);
}

/* Each second of processor time. */
static void on_tick(int number)
{
    (void)number;
    guard.ticks = guard.seen == undex_index_attempts ? guard.ticks + 1 : 0;
    guard.seen = undex_index_attempts;
    if (guard.ticks >= guard.allowed)
        end(guard.endless);
}

static void handle(int number, void (*handler)(int), int flags)
{
    struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

/* On a stack of their own: the other may be what has run over. */
static void handle_crashes(void)
{
#if !defined __SANITIZE_ADDRESS__
    static const int crashes[] = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL};
    enum { STACK = 64 << 10 };
    static char bytes[STACK];
    stack_t stack = {.ss_sp = bytes, .ss_size = sizeof bytes};
    sigaltstack(&stack, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(crashes); i++)
        handle(crashes[i], on_crash, SA_ONSTACK | (int)SA_RESETHAND);
#else
    (void)on_crash;
#endif
}

/* For tests, which cannot wait so long. */
static guint allowed(guint seconds)
{
    const char *set = g_getenv("UNDEX_STEP_SECONDS");
    guint64 number = set ? g_ascii_strtoull(set, NULL, 10) : 0;
    return number > 0 && number < seconds ? (guint)number : seconds;
}

void undex_index_guard(const char *shown, guint seconds)
{
    struct itimerval second = {{1, 0}, {1, 0}};
    g_free(guard.crashed);
    g_free(guard.endless);
    guard.crashed =
        g_strdup_printf("undex: index %s: undex crashed while it was open; it may be damaged: run "
                        "'undex check' to learn more\n",
                        shown);
    guard.endless = g_strdup_printf("undex: index %s: reading it comes to no end; it may be damaged: run "
                                    "'undex check' to learn more\n",
                                    shown);
    guard.allowed = allowed(seconds);
    guard.ticks = 0;
    handle_crashes();
    handle(SIGPROF, on_tick, SA_RESTART);
    setitimer(ITIMER_PROF, &second, NULL);
}

void undex_index_guard_wait(void)
{
    struct itimerval never = {{0, 0}, {0, 0}};
    setitimer(ITIMER_PROF, &never, NULL);
}

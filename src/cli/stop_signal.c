// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stop_signal.h"

#include <signal.h>

static volatile int stop;

static void on_signal(int number)
{
    stop = number;
}

/* One that is ignored already (nohup) stays ignored. */
static void catch_signal(int number)
{
    struct sigaction now, ask = {.sa_handler = on_signal, .sa_flags = (int)SA_RESETHAND | SA_RESTART};
    if (sigaction(number, NULL, &now) == 0 && now.sa_handler != SIG_IGN)
        sigaction(number, &ask, NULL);
}

void undex_cli_catch_signals(void)
{
    catch_signal(SIGINT);
    catch_signal(SIGTERM);
    catch_signal(SIGHUP);
    signal(SIGPIPE, SIG_IGN); /* a reader that goes away must not cut a commit short */
    signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is an error like others */
}

volatile int *undex_cli_stop_signal(void)
{
    return &stop;
}

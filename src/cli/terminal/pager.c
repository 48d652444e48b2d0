// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal/pager.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const char usual[] = "less -FRX";

const char *undex_pager_choose(void)
{
    const char *said = g_getenv("UNDEX_PAGER");
    if (!said)
        said = g_getenv("PAGER");
    if (said)
        return *said && strcmp(said, "cat") != 0 ? g_strdup(said) : NULL;
    g_autofree char *less = g_find_program_in_path("less");
    return less ? g_strdup(usual) : NULL;
}

void undex_pager_free(const char *pager)
{
    g_free((gpointer)pager);
}

/* What git sets too, so that `PAGER=less` shows colours and leaves at once what fits on the screen. */
static char **environment(void)
{
    char **list = g_get_environ();
    list = g_environ_setenv(list, "LESS", "FRX", FALSE);
    return g_environ_setenv(list, "LV", "-c", FALSE);
}

GPid undex_pager_start(const char *pager)
{
    char *argv[] = {(char *)"sh", (char *)"-c", (char *)pager, NULL};
    g_auto(GStrv) envp = environment();
    GPid pid = 0;
    int input = -1;
    if (!g_spawn_async_with_pipes(NULL, argv, envp, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_SEARCH_PATH, NULL,
                                  NULL, &pid, &input, NULL, NULL, NULL))
        return 0;
    fflush(stdout);
    if (dup2(input, STDOUT_FILENO) < 0) {
        close(input);
        return 0;
    }
    close(input);
    /* the reader's Ctrl-C is the pager's; a pager left early must not end us before it is waited for */
    signal(SIGINT, SIG_IGN);
    signal(SIGPIPE, SIG_IGN);
    return pid;
}

void undex_pager_wait(GPid pager)
{
    fclose(stdout);
    while (waitpid(pager, NULL, 0) < 0 && errno == EINTR)
        ;
    g_spawn_close_pid(pager);
}

gboolean undex_pager_takes_links(const char *pager)
{
    if (!pager)
        return TRUE;
    gsize word = strcspn(pager, " ");
    return word >= 4 && strncmp(pager + word - 4, "less", 4) == 0;
}

gboolean undex_terminal_takes_links(void)
{
    static const char *const variables[] = {"KITTY_WINDOW_ID", "WT_SESSION",   "KONSOLE_VERSION",
                                            "DOMTERM",         "WEZTERM_PANE", "GHOSTTY_RESOURCES_DIR"};
    static const char *const programs[] = {"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio"};
    static const char *const terms[] = {"xterm-kitty",   "foot",    "alacritty",
                                        "xterm-ghostty", "contour", "wezterm"};
    const char *force = g_getenv("FORCE_HYPERLINK"), *term = g_getenv("TERM");
    const char *vte = g_getenv("VTE_VERSION"), *program = g_getenv("TERM_PROGRAM");
    if (force && *force)
        return strcmp(force, "0") != 0;
    if (!term || strcmp(term, "dumb") == 0)
        return FALSE;
    if (vte && g_ascii_strtoll(vte, NULL, 10) >= 5000)
        return TRUE;
    for (gsize i = 0; i < G_N_ELEMENTS(variables); i++)
        if (g_getenv(variables[i]))
            return TRUE;
    for (gsize i = 0; program && i < G_N_ELEMENTS(programs); i++)
        if (strcmp(program, programs[i]) == 0)
            return TRUE;
    for (gsize i = 0; i < G_N_ELEMENTS(terms); i++)
        if (g_str_has_prefix(term, terms[i]))
            return TRUE;
    return FALSE;
}

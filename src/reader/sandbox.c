// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/sandbox.h"

#include "reader/sandbox_layers.h"

#ifdef __linux__
#include <sys/prctl.h>
#include <sys/resource.h>
#endif

gboolean undex_sandbox_is_instrumented(void)
{
#ifdef __SANITIZE_ADDRESS__
    return TRUE;
#else
    return FALSE;
#endif
}

#ifdef __linux__

enum { MOST_FILES = 16 };

static gboolean limit(int what, rlim_t most)
{
    struct rlimit now;
    if (getrlimit((__rlimit_resource_t)what, &now) != 0)
        return FALSE;
    if (now.rlim_max != RLIM_INFINITY && now.rlim_max < most)
        most = now.rlim_max;
    struct rlimit limits = {most, most};
    return setrlimit((__rlimit_resource_t)what, &limits) == 0;
}

static gboolean enter_limits(const undex_sandbox_limits *limits)
{
    gboolean memory = TRUE;
    if (limits->max_memory && !undex_sandbox_is_instrumented())
        memory = limit(RLIMIT_AS, (rlim_t)limits->max_memory);
    return limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_NOFILE, MOST_FILES) && memory;
}

char *undex_sandbox_enter(const undex_sandbox_limits *limits)
{
    GString *layers = g_string_new(NULL);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
        g_string_append(layers, ", no-new-privs");
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    int landlock = undex_sandbox_enter_landlock(limits->readable);
    if (enter_limits(limits))
        g_string_append(layers, ", rlimits");
    if (landlock)
        g_string_append_printf(layers, ", landlock %d", landlock);
    if (undex_sandbox_enter_seccomp(landlock > 0, limits->readable != NULL))
        g_string_append(layers, ", seccomp");
    g_string_erase(layers, 0, layers->len ? 2 : 0);
    return g_string_free(layers, FALSE);
}

#else

char *undex_sandbox_enter(const undex_sandbox_limits *limits)
{
    (void)limits;
    return g_strdup("");
}

#endif

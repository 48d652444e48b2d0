// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/budget.h"

#include <time.h>

_Thread_local undex_budget undex_budget_in_hand;

/* What a stage has at the least, of all time: even after a stage that took too long. */
static const double least_share = 0.02;

/* Seconds of processor time that this thread has had. */
static double now(void)
{
    struct timespec spent = {0, 0};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return (double)spent.tv_sec + (double)spent.tv_nsec * 1e-9;
}

void undex_budget_begin(double seconds)
{
    undex_budget_in_hand = (undex_budget){.seconds = seconds};
    if (seconds > 0)
        undex_budget_in_hand.begun = now();
    undex_budget_begin_stage(1);
}

void undex_budget_bound_memory(gsize bytes)
{
    undex_budget_in_hand.memory = undex_budget_in_hand.seconds > 0 ? bytes : 0;
    undex_budget_in_hand.kept = 0;
}

void undex_budget_begin_stage(double share)
{
    undex_budget *b = &undex_budget_in_hand;
    b->stopped = FALSE;
    if (b->seconds > 0)
        b->until = MAX(b->begun + share * b->seconds, now() + least_share * b->seconds);
}

undex_budget_state undex_budget_spent(void)
{
    return undex_budget_in_hand.state;
}

static void stop(undex_budget_state why)
{
    undex_budget_in_hand.stopped = TRUE;
    if (undex_budget_in_hand.state == UNDEX_BUDGET_LEFT)
        undex_budget_in_hand.state = why;
}

gboolean undex_budget_look(void)
{
    undex_budget *b = &undex_budget_in_hand;
    b->steps = 0;
    if (b->seconds > 0 && !b->stopped && now() >= b->until)
        stop(UNDEX_BUDGET_TIME_SPENT);
    return !b->stopped;
}

gboolean undex_budget_is_within(double share, guint steps)
{
    undex_budget *b = &undex_budget_in_hand;
    b->late_steps += steps;
    if (b->late_steps >= UNDEX_BUDGET_LATE_STEPS) {
        b->late_steps = 0;
        b->is_late = b->seconds > 0 && now() >= b->begun + share * b->seconds;
    }
    if (b->is_late)
        stop(UNDEX_BUDGET_TIME_SPENT);
    return !b->is_late;
}

gboolean undex_budget_keep(gsize bytes)
{
    undex_budget *b = &undex_budget_in_hand;
    b->kept += bytes;
    if (b->memory && b->kept > b->memory)
        stop(UNDEX_BUDGET_MEMORY_SPENT);
    return !b->stopped;
}

void undex_budget_release(gsize bytes)
{
    undex_budget *b = &undex_budget_in_hand;
    b->kept -= MIN(bytes, b->kept);
}

char *undex_budget_reason(void)
{
    const undex_budget *b = &undex_budget_in_hand;
    char seconds[G_ASCII_DTOSTR_BUF_SIZE];
    switch (b->state) {
    case UNDEX_BUDGET_LEFT:
        break;
    case UNDEX_BUDGET_TIME_SPENT:
        g_ascii_formatd(seconds, sizeof seconds, "%.2g", now() - b->begun);
        return g_strdup_printf("stopped after %s s of processor time", seconds);
    case UNDEX_BUDGET_MEMORY_SPENT:
        return g_strdup_printf("stopped with %" G_GSIZE_FORMAT " MB of memory in use", b->memory >> 20);
    }
    return NULL;
}

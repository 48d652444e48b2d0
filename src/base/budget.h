// SPDX-License-Identifier: GPL-3.0-or-later
/* The budget of a question: how much processor time and memory this thread may spend on its answer. Whoever
 * asks begins one; every loop that can be long asks whether to go on, and where the budget is spent it ends
 * with what it has, which is no error. The answer is then partial, and whoever asked says so. Without a
 * budget everything goes on. */
#pragma once

#include <glib.h>

typedef enum { UNDEX_BUDGET_LEFT, UNDEX_BUDGET_TIME_SPENT, UNDEX_BUDGET_MEMORY_SPENT } undex_budget_state;

/* Private to the functions below. */
typedef struct {
    guint steps, late_steps;   /* since the clock was read last */
    gboolean stopped, is_late; /* the stage in hand is over before it was done; and more than it */
    undex_budget_state state;
    double seconds, begun, until; /* `seconds` 0: there is no budget */
    gsize memory, kept;           /* bytes; `memory` 0: there is no bound */
} undex_budget;
/* Of the program itself, and so at a fixed place for each thread: asked for as one of a library, GNU ld
 * writes its address in a way that UBSan takes for NULL. */
extern _Thread_local undex_budget undex_budget_in_hand __attribute__((tls_model("local-exec")));

/* Steps between two looks at the clock: less than a millisecond. */
enum { UNDEX_BUDGET_STEPS = 1 << 14, UNDEX_BUDGET_LATE_STEPS = 1 << 8 };

/* Begins a budget in the place of the one before; 0 seconds: there is none. */
void undex_budget_begin(double seconds);
/* So many bytes may be kept from now on. */
void undex_budget_bound_memory(gsize bytes);
/* Begins a stage of the work, which ends when that share of all time is spent: the stages after it have the
 * rest. */
void undex_budget_begin_stage(double share);
/* What was spent first; UNDEX_BUDGET_LEFT: the answer is whole. */
undex_budget_state undex_budget_spent(void);
/* Why the answer is partial: "stopped after 5 s of processor time"; NULL: it is whole. Caller frees. */
char *undex_budget_reason(void);

/* Looks at the clock. FALSE: the stage is over. */
gboolean undex_budget_look(void);
/* So many steps are done on what a stage has found: that goes on when the stage is over. FALSE: so large a
 * share of all time is spent. */
gboolean undex_budget_is_within(double share, guint steps);
/* Bytes are kept, or are not any more. FALSE: there are too many, and the stage is over. */
gboolean undex_budget_keep(gsize bytes);
void undex_budget_release(gsize bytes);

/* So many steps are done, each of some ten nanoseconds. FALSE: the stage is over. */
static inline gboolean undex_budget_go_on(guint steps)
{
    undex_budget *b = &undex_budget_in_hand;
    b->steps += steps;
    return b->steps < UNDEX_BUDGET_STEPS ? !b->stopped : undex_budget_look();
}

// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Libraries that are loaded when they are first wanted. Reading and drawing PDFs takes some forty shared
 * libraries, and loading them is most of the time in which a search starts, runs and ends; a search reads no
 * PDF, guesses no encoding, guards no reader and prints no tree of facts.
 */
#ifndef UNDEX_BASE_LATE_H
#define UNDEX_BASE_LATE_H

#include "undex/error.h"

/* A function of the library, and where its address goes. */
typedef struct {
    const char *name;
    void **place;
} undex_late_symbol;

/* `names`: of the library's file, the first that is there is taken; up to NULL. Loaded before: does nothing.
 */
gboolean undex_late_load(const char *const *names, const undex_late_symbol *symbols, gsize count,
                         GError **error);

#endif

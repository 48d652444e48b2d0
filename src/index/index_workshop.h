// SPDX-License-Identifier: GPL-3.0-or-later
/* A folder that is there as a whole or not at all: it is made beside its place, out of sight, and gets its
 * name when all of it is on the disk. What merging and splitting begin and end with. */
#pragma once

#include <glib.h>
#include <sys/types.h>

typedef struct {
    char *folder; /* where it is to be: an absolute path */
    char *path;   /* where it is made */
    int lock;     /* the open folder, locked */
    mode_t mode;  /* that it will have; until then it is its owner's alone */
} undex_workshop;

/* An empty folder that no other process works in; what a run has left there that was cut short is removed. */
undex_workshop *undex_workshop_new(const char *folder, GError **error);
/* Puts it in its place, where nothing may be. */
gboolean undex_workshop_take(undex_workshop *workshop, GError **error);
/* Removes it, unless it was taken. */
void undex_workshop_free(undex_workshop *workshop);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(undex_workshop, undex_workshop_free)

// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Defaults of options, from files: $XDG_CONFIG_HOME/undex/config, and .undex.conf in the current folder and
 * its parents, of which the nearest counts most. A file has groups of `name = value`: [undex] for all
 * commands, [search] for one. What is typed counts more than any file, and so does the environment.
 *
 * A folder's file is read only where it belongs to the user, and cannot name a program to run; paths in a
 * file are relative to its folder, or begin with ~/.
 */
#pragma once

#include "cli/cli.h"

#include <glib.h>

/* One default. */
typedef struct {
    char *name;  /* "index", "search.count" */
    char *value; /* as the file has it */
    char *file;
} undex_config_entry;

/* Folders looked through for .undex.conf, and bytes of a file. */
enum { UNDEX_CONFIG_FOLDERS = 64, UNDEX_CONFIG_BYTES = 1 << 16 };

/* All defaults (undex_config_entry *, freed with the array), what counts least first. NULL and an error where
 * a file cannot be read or understood. Empty where $UNDEX_NO_CONFIG is set. */
GPtrArray *undex_config_read(GError **error);

/* The entry that counts for a name; NULL: there is none. */
const undex_config_entry *undex_config_find(const GPtrArray *entries, const char *name);

/* The value of `entry` where it is a path. Caller frees. */
char *undex_config_path(const undex_config_entry *entry);

/* Where it is that of an index: a server stays as it is. Caller frees. */
char *undex_config_location(const undex_config_entry *entry);

/* The user's own file; with `folder` that of the current folder. Caller frees. */
char *undex_config_file(gboolean folder);

/* Sets a default in a file, or takes it out of it (`value` NULL); what else is in the file stays as it is. */
gboolean undex_config_write(const char *file, const char *name, const char *value, GError **error);

/* Whether the name is that of a program to run, and the variable of the environment that counts more than a
 * default of that name; NULL: none does. */
gboolean undex_config_is_program(const char *name);
const char *undex_config_variable(const char *name);

/* config_defaults.c: defaults of options from the user's settings, set before the arguments are read. */
/* Sets the options of `rows` that the settings name for this command; what is no option of any kind is set as
 * the variable of the environment that it stands for, where that is not set. `base_of` gives the struct that
 * keeps a row's value. FALSE after it has said what is wrong, and in which file. */
gboolean undex_config_set_defaults(undex_cli *cli, const undex_option *const *rows, void *options,
                                   void *(*base_of)(undex_cli *cli, const undex_option *row, void *options));

// SPDX-License-Identifier: GPL-3.0-or-later
/* What commands that read documents can be told of the processes that do it. */
#ifndef UNDEX_CLI_OPTIONS_WORKER_H
#define UNDEX_CLI_OPTIONS_WORKER_H

#include "cli/cli.h"

#include "undex/ingest.h"

typedef struct {
    int jobs, max_pages;
    double timeout;
    char *max_memory;
    gboolean no_sandbox, attachments;
} undex_worker_given;

/* Rows of an option table; the undex_worker_given stands `base` bytes into the options: offsetof(...). */
#define UNDEX_WORKER_ENTRIES(base)                                                                           \
    {"jobs",                                                                                                 \
     'j',                                                                                                    \
     0,                                                                                                      \
     G_OPTION_ARG_INT,                                                                                       \
     (gpointer)((base) + offsetof(undex_worker_given, jobs)),                                                \
     "processes that read documents (usually one a core)",                                                   \
     "N"},                                                                                                   \
        {"timeout",                                                                                          \
         0,                                                                                                  \
         0,                                                                                                  \
         G_OPTION_ARG_DOUBLE,                                                                                \
         (gpointer)((base) + offsetof(undex_worker_given, timeout)),                                         \
         "give a document up after so long (60)",                                                            \
         "SECONDS"},                                                                                         \
        {"max-memory",                                                                                       \
         0,                                                                                                  \
         0,                                                                                                  \
         G_OPTION_ARG_STRING,                                                                                \
         (gpointer)((base) + offsetof(undex_worker_given, max_memory)),                                      \
         "memory for reading a document (1G)",                                                               \
         "SIZE"},                                                                                            \
        {"max-pages",                                                                                        \
         0,                                                                                                  \
         0,                                                                                                  \
         G_OPTION_ARG_INT,                                                                                   \
         (gpointer)((base) + offsetof(undex_worker_given, max_pages)),                                       \
         "take no document with more pages (20000)",                                                         \
         "N"},                                                                                               \
        {"attachments",                                                                                      \
         0,                                                                                                  \
         0,                                                                                                  \
         G_OPTION_ARG_NONE,                                                                                  \
         (gpointer)((base) + offsetof(undex_worker_given, attachments)),                                     \
         "take files that a PDF carries as documents of their own",                                          \
         NULL},                                                                                              \
    {                                                                                                        \
        "no-sandbox", 0, 0, G_OPTION_ARG_NONE,                                                               \
            (gpointer)((base) + offsetof(undex_worker_given, no_sandbox)),                                   \
            "read documents without protection, to find faults", NULL                                        \
    }

/* The limits of the workers; FALSE after it has said what is wrong. */
gboolean undex_worker_limits(const undex_cli *cli, const undex_worker_given *given,
                             undex_workers_options *workers);
/* Says what --no-sandbox means, where it is given. */
void undex_worker_warn(const undex_worker_given *given);

#endif

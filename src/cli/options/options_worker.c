// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options/options_worker.h"

#include <string.h>

/* "512M", "1.5G", "800000": bytes; 0: none of these. */
static gint64 read_size(const char *text)
{
    static const char units[] = "KMGT";
    char *end = NULL;
    double number = g_ascii_strtod(text, &end);
    const char *unit = *end ? strchr(units, g_ascii_toupper(*end)) : NULL;
    if (unit) {
        for (const char *p = units; p <= unit; p++)
            number *= 1024;
        end++;
        end += *end == 'B' || *end == 'b';
    }
    return end == text || *end || !(number >= 1 && number < 1e15) ? 0 : (gint64)number;
}

gboolean undex_worker_limits(const undex_cli *cli, const undex_worker_given *given,
                             undex_workers_options *workers)
{
    enum { LEAST_MEMORY = 64 << 20 };
    gint64 memory = given->max_memory ? read_size(given->max_memory) : 0;
    if (given->max_memory && memory < LEAST_MEMORY) {
        undex_usage(cli, "--max-memory wants a size of at least 64M, such as 512M or 1G");
        return FALSE;
    }
    if (given->jobs < 0 || given->max_pages < 0 || given->timeout < 0) {
        undex_usage(cli, "--jobs, --timeout and --max-pages want numbers above 0");
        return FALSE;
    }
    *workers = (undex_workers_options){.jobs = given->jobs,
                                       .timeout = given->timeout,
                                       .max_memory = memory,
                                       .max_pages = given->max_pages,
                                       .attachments = given->attachments,
                                       .no_sandbox = given->no_sandbox};
    return TRUE;
}

void undex_worker_warn(const undex_worker_given *given)
{
    if (given->no_sandbox)
        undex_cli_message("--no-sandbox: documents are read without protection; take only those you trust");
}

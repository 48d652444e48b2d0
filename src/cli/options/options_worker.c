// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options/options_worker.h"

static void say_unprotected(const char *missing)
{
    undex_cli_message("this system refuses %s: documents are read with less protection; take only those you "
                      "trust (--require-sandbox reads none)",
                      missing);
}

undex_workers_options undex_options_workers(const undex_cli *cli)
{
    const undex_worker_given *given = &cli->common.workers;
    if (given->no_sandbox)
        undex_cli_message("--no-sandbox: documents are read without protection; take only those you trust");
    return (undex_workers_options){.jobs = given->jobs,
                                   .timeout = given->timeout,
                                   .max_memory = given->max_memory,
                                   .max_pages = given->max_pages,
                                   .attachments = given->attachments,
                                   .ocr = (undex_ocr)given->ocr,
                                   .no_sandbox = given->no_sandbox,
                                   .require_sandbox = given->require_sandbox,
                                   .unprotected = cli->common.quiet ? NULL : say_unprotected};
}

// SPDX-License-Identifier: GPL-3.0-or-later
/* What commands that read documents can be told of the processes that do it. */
#pragma once

#include "cli/cli.h"

#include "undex/ingest.h"

/* The limits that were given for the workers; says what --no-sandbox means, where it is given. */
undex_workers_options undex_options_workers(const undex_cli *cli);

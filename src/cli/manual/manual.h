// SPDX-License-Identifier: GPL-3.0-or-later
/* The manual pages, made of the tables that the help is made of. */
#pragma once

#include "cli/cli.h"

/* Each prints one page as mdoc: undex(1), undex-COMMAND(1), undex-query(7), undex-records(5). */
void undex_manual_overview(undex_output *out);
void undex_manual_command(undex_output *out, const undex_command *command);
void undex_manual_query(undex_output *out);
void undex_manual_records(undex_output *out);

/* The exit codes with what they mean, as a section. */
void undex_manual_exit_status(undex_output *out);

// SPDX-License-Identifier: GPL-3.0-or-later
/* What options need and what they do not go with, by the columns of their rows. */
#pragma once

#include "cli/cli.h"

/* FALSE after it has said which rule does not hold. `rows`: all that the command takes; `given`: the rows
 * (undex_option *) of the options that were given. */
gboolean undex_option_rules_hold(const undex_cli *cli, const undex_option *const *rows, GPtrArray *given,
                                 const void *options);

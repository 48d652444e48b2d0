// SPDX-License-Identifier: GPL-3.0-or-later
/* Defaults of options from the user's settings (config.h), set before the arguments are read. */
#pragma once

#include "cli/cli.h"

/* Sets the options of `rows` that the settings name for this command; what is no option of any kind is set as
 * the variable of the environment that it stands for, where that is not set. `base_of` gives the struct that
 * keeps a row's value. FALSE after it has said what is wrong, and in which file. */
gboolean undex_config_set_defaults(undex_cli *cli, const undex_option *const *rows, void *options,
                                   void *(*base_of)(undex_cli *cli, const undex_option *row, void *options));

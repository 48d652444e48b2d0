// SPDX-License-Identifier: GPL-3.0-or-later
/* Texts side by side. */
#pragma once

#include "cli/terminal/output.h"

/* Prints the texts in columns of the same width beside each other; below each other, each after its name,
 * where the lines are too short for that. */
void undex_text_columns_print(undex_output *out, const char *const *names, const char *const *texts,
                              guint count);

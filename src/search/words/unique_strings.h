// SPDX-License-Identifier: GPL-3.0-or-later
/* Arrays of strings that have each string once. */
#pragma once

#include <glib.h>

/* Appends a copy of the string, where the array has none like it. */
void undex_search_add_unique(GPtrArray *strings, const char *string);

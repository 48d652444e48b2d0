// SPDX-License-Identifier: GPL-3.0-or-later
/* The indexes that merging and splitting copy from: nothing is made of what is damaged or being written. */
#pragma once

#include "index/index_private.h"

/* FALSE and an error: it is being written, or is damaged. */
gboolean undex_merge_input_is_sound(const undex_index *input, GError **error);
/* FALSE and an error: a writer came since it was opened, and may have written over what was copied. */
gboolean undex_merge_input_is_unchanged(const undex_index *input, GError **error);
/* Whom the input is kept from may not read what is made of it either. */
gboolean undex_merge_input_narrow(const undex_index *input, undex_index *made, GError **error);
/* Where a folder will be that is made at that path, without symbolic links. Caller frees. */
char *undex_merge_home_of(const char *folder);
/* The index that is made will be there. */
gboolean undex_merge_set_home(undex_index *made, const char *home, GError **error);

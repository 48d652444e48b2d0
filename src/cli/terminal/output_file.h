// SPDX-License-Identifier: GPL-3.0-or-later
/* Files that options name to be written: --image, --svg. */
#pragma once

#include "undex/index.h"

/* Writes a file through a temporary one beside it: all of it or none. What is there already is replaced only
 * where it is empty or begins like what is written, a picture like a picture, where it may be written to, and
 * where the index (NULL: none) does not know it. A device or a pipe is written to, a disk never. */
gboolean undex_output_file(undex_index *store, const char *path, const char *bytes, gsize length,
                           GError **error);

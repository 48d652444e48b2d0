// SPDX-License-Identifier: GPL-3.0-or-later
/* What is left to do where the entries of several indexes stand in one: of two files with one path one goes,
 * files with the same contents get one document, and documents of one name get the keys that tell them apart.
 * So the index becomes what one run over all files would have made. */
#pragma once

#include "index/index_private.h"

/* The entries of `inputs` (undex_index *) stand one input after another in `store`, whose transaction stays
 * open. Where `*stop` is set, it ends early. */
gboolean undex_merge_settle(undex_index *store, const GPtrArray *inputs, const volatile int *stop,
                            GError **error);

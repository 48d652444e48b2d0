// SPDX-License-Identifier: GPL-3.0-or-later
/* What a worker does with the bytes of a file in SKOS: they become a thesaurus. */
#pragma once

#include "undex/error.h"

/* The bytes of the thesaurus (thesaurus/thesaurus_read.h). Errors are those of undex_extract_statements() and
 * undex_skos_finish(). */
GBytes *undex_read_thesaurus(GBytes *bytes, GError **error);

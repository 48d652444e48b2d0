// SPDX-License-Identifier: GPL-3.0-or-later
/* The blocks of records that a thread read last: what is read next is often beside them. */
#pragma once

#include <glib.h>

/* As undex_record_block_unpack(). */
GPtrArray *undex_record_cache_unpack(const void *bytes, gsize length);

// SPDX-License-Identifier: GPL-3.0-or-later
/* Which part of an archive contents fall to: about as many to each, and to the same for ever. */
#pragma once

#include <glib.h>

enum { UNDEX_SHARDS_CEILING = 9999 };

/* Of so many parts, from 0. The digest is a SHA-256 in hexadecimal digits. */
int undex_content_shard(const char *sha256, int count);
